"""The line about the log on the page of today: loud for those who can mend what is missing, calm for all others.

It costs one question to the database, and a second one where somebody may attest a month: the last closed day says all
about the days before it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo_desk.acts.actor import Actor
from amparo_desk.said import Both
from amparo_desk.screens.days_told import Days, month_both, slug
from amparo_desk.screens.days_words import worries
from amparo_desk.vault.store import Vault

CALM = "calm"
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
    today, last = at.astimezone(CALIFORNIA).date(), vault.days.last()
    if last is None or last < today - timedelta(days=1):
        return _behind(vault, actor, at)
    return _unattested(vault, at) if actor.may(Act.ATTEST_MONTH) else None


def _behind(vault: Vault, actor: Actor, at: datetime) -> DaysLine | None:
    days = Days(
        None,
        vault.days.last(),
        {},
        frozenset(vault.days.missing(at)),
        frozenset(vault.days.due(at)),
        {},
        at.astimezone(CALIFORNIA).date(),
    )
    if days.last is not None and not days.due:  # an agency that has left the log owes it no day
        return None
    said = worries(days)[0]
    if actor.may(Act.ATTEST_MONTH):
        return DaysLine(said.level, said.says, said.what_to_do, said.command)
    return DaysLine(CALM, said.says, link="/days/" if actor.may(Act.READ_DAYS) else "")


def _unattested(vault: Vault, at: datetime) -> DaysLine | None:
    """The oldest month that can be attested and is not."""
    days = Days(
        vault.days.first(),
        vault.days.last(),
        {},
        frozenset(),
        frozenset(),
        {one.month: one for one in vault.days.attestations()},
        at.astimezone(CALIFORNIA).date(),
    )
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
