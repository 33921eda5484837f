"""The page of a record whose person was erased: that it was, on what ground, since when, and what stays."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from amparo.casefile.roles import ROLES, Role
from amparo.release.grounds import GROUNDS, Ground
from amparo_desk.said import Both
from amparo_desk.said.shapes import Happened
from amparo_desk.screens.frame import page, vault_of
from amparo_desk.screens.happened import happened
from amparo_desk.vault.erasing import Erasure
from amparo_desk.vault.store import Vault


def erased_page(
    request: HttpRequest, record: str, erasure: Erasure, backups_end: date, *, status: int = 200
) -> HttpResponse:
    """What is left of it. Nothing is opened: there is nothing that could be."""
    vault = vault_of(request)
    events = vault.events(record)
    return page(
        request,
        "screens/erased.html",
        status=status,
        reference=events[0].body.get("reference", ""),
        ground=ground_both(erasure.ground),
        citation=erasure.citation or "",
        role=ROLES[Role(erasure.role)] if erasure.role in ROLES else (erasure.role, erasure.role),
        erasure=erasure,
        backups_end=backups_end,
        logged_on=_tombstone_day(vault, record),
        happened=happened(events),
    )


def erased_matter_page(
    request: HttpRequest, number: str, erasure: Erasure, backup_days: int, events: list[Happened]
) -> HttpResponse:
    """What is left of a visit whose sealed half was erased."""
    return page(
        request,
        "screens/erased.html",
        reference=number,
        ground=ground_both(erasure.ground),
        citation=erasure.citation or "",
        role=ROLES[Role(erasure.role)] if erasure.role in ROLES else (erasure.role, erasure.role),
        erasure=erasure,
        backups_end=erasure.backups_end(backup_days),
        happened=events,
        is_visit=True,
    )


def ground_both(ground: str) -> Both:
    """A ground in words; one that was written down before there were words for it, as it was."""
    return GROUNDS[Ground(ground)] if ground in set(Ground) else (ground, ground)


def _tombstone_day(vault: Vault, record: str) -> date | None:
    """In which day of the log the erasure stands; None while that day is not closed."""
    return next((one.day for one in vault.days.logged(record) if one.kind == "tombstone"), None)
