"""Visits by officers: the list with what is owed, and what every page of a visit begins or ends with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from amparo.casefile import Act
from amparo.casefile.today import Item
from amparo.casefile.visit_file import VisitFile, visits_today
from amparo.facts.never_written import strike
from amparo.visits import StruckField, VisitRecord
from amparo_desk.acts.visits import visits_of
from amparo_desk.said import Both, said
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.frame import actor_of, for_act, now, page, told, vault_of
from amparo_desk.screens.paging import paged
from amparo_desk.vault.matters import NoMatterError
from amparo_desk.vault.store import Vault

AT_ONCE = 40
BACK = "/visits/"


@dataclass(frozen=True, slots=True)
class Row:
    """One visit in the list."""

    id: str
    visit: VisitFile
    place: Both
    outcome: Both
    open: int
    is_erased: bool


@for_act(Act.READ_VISITS)
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What the visits leave open, the most urgent first, and all of them, the newest first. Nothing sealed is opened."""
    vault, actor = vault_of(request), actor_of(request)
    all_visits, erased = visits_of(vault), vault.matters.erased()
    pages = paged(request, len(all_visits), AT_ONCE)
    some = all_visits[pages.first : pages.first + AT_ONCE]
    return page(
        request,
        "screens/visits.html",
        items=words.lines(due(vault, all_visits)),
        rows=[_row(id, visit, id in erased) for id, visit in some],
        pages=pages,
        may_record=actor.may(Act.RECORD_VISIT),
        at=now(),
    )


def due(vault: Vault, visits: Iterable[tuple[str, VisitFile]] | None = None) -> list[Item]:
    """What the visits leave open now; of one that was erased nothing can be done any more."""
    erased = vault.matters.erased()
    found = visits_of(vault) if visits is None else visits
    return visits_today(((id, visit) for id, visit in found if id not in erased), now())


def _row(id: str, visit: VisitFile, is_erased: bool) -> Row:
    return Row(
        id,
        visit,
        words.PLACES[visit.told["place"]],
        words.OUTCOMES[visit.decided["outcome"]],
        len(visit.open_duties()),
        is_erased,
    )


def on_record(request: HttpRequest, id: str, number: str, record: VisitRecord) -> HttpResponse:
    """To the page of the visit, which says first what was struck and why."""
    told(
        request,
        (
            f"Visit {number} is on record. What is owed, and by when, stands below.",
            f"La visita {number} consta. Abajo está lo que se debe y para cuándo.",
        ),
    )
    warn_struck(request, record.struck)
    return HttpResponseRedirect(f"{BACK}{id}/")


def warn_struck(request: HttpRequest, struck: Iterable[StruckField]) -> None:
    """A message for each thing that was struck before it was stored: in which field, and why."""
    for one in struck:
        field = words.field_name(one.field)
        messages.warning(
            request,
            said(
                f"Struck before it was kept, in “{field[0]}”: {one.reason.says}",
                f"Tachado antes de guardarse, en «{field[1]}»: {one.reason.dice}",
            ),
        )


def warn_of_why(request: HttpRequest, why: str) -> None:
    """Say what was struck from a reason before it was kept, as of every other field."""
    warn_struck(request, (StruckField("why", reason) for reason in strike(why).reasons))


def here(request: HttpRequest, draft: object) -> list[Any]:
    """The entries of the visit at an address. Raises Http404 where there is none at this agency."""
    try:
        found = vault_of(request).matters.entries(str(draft))
    except NoMatterError as error:
        raise Http404(str(error)) from error
    if found[0].kind != "visit":
        raise Http404("That is no visit.")
    return list(found)
