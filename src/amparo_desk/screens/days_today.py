"""The line about the log on the page of today: loud for those who can mend what is missing, calm for all others.

Where all is well it costs one question to the database, and a few where somebody may attest a month: yesterday says all
about the days before it, since they are closed and signed one after another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo_desk.acts.actor import Actor
from amparo_desk.said import Both
from amparo_desk.screens.days_told import month_both, read_days, slug
from amparo_desk.screens.days_words import worries
from amparo_desk.vault.store import Vault

CALM = "calm"
CLOSED_BY = 1
"""By this hour of the night yesterday is closed, where all is well."""
SIGNED_WITHIN = timedelta(hours=1)
"""A day is signed as soon as it is closed; where that failed, outsiders would soon find it missing."""
_SEE_DAYS: Both = ("See the days", "Ver los días")


@dataclass(frozen=True, slots=True)
class DaysLine:
    """What is said, how loudly, and where it leads."""

    level: str
    says: Both
    what_to_do: Both | None = None
    command: str = ""
    link: str = "/days/"
    link_says: Both = _SEE_DAYS


def days_line(vault: Vault, actor: Actor, at: datetime) -> DaysLine | None:
    """The gravest thing there is to say of the days; None where all is well and nobody need think of it."""
    yesterday = at.astimezone(CALIFORNIA).date() - timedelta(days=1)
    newest = next(iter(vault.days.closed(yesterday, yesterday)), None)
    if newest is None or (newest.index is None and newest.at + SIGNED_WITHIN <= at):
        return _behind(vault, actor, at)
    return _unattested(vault, at) if actor.may(Act.ATTEST_MONTH) else None


def _behind(vault: Vault, actor: Actor, at: datetime) -> DaysLine | None:
    there = at.astimezone(CALIFORNIA)
    days = read_days(vault, at, there.date())
    said = worries(days)
    if not said or (days.is_only_yesterday_due and there.hour < CLOSED_BY):
        return None  # an agency that has left the log owes it no day; and the night's job has its hour
    if actor.may(Act.ATTEST_MONTH):
        return DaysLine(said[0].level, said[0].says, said[0].what_to_do, said[0].command)
    return DaysLine(CALM, said[0].says, link="/days/" if actor.may(Act.READ_DAYS) else "")


def _unattested(vault: Vault, at: datetime) -> DaysLine | None:
    """The oldest month that can be attested and is not."""
    days = read_days(vault, at, at.astimezone(CALIFORNIA).date())
    month = next(iter(days.unattested()), None)
    if month is None:
        return None
    name = month_both(month)
    return DaysLine(
        "warning",
        (f"{name[0]} is not attested yet.", f"El mes de {name[1]} aún no está certificado."),
        link=f"/days/attest/{slug(month)}/",
        link_says=("Attest it", "Certificarlo"),
    )
