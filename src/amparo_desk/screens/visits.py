"""Visits by officers: the list with what is owed, the page on which one is put on record, and the file of the guide handed in."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.casefile.today import Item
from amparo.casefile.visit_file import VisitFile, visits_today
from amparo.terms import AmparoError
from amparo.visits import StruckField, VisitRecord
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.visits import record_visit, visits_of
from amparo_desk.said import Both, language_now, said
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.oversight import id_of
from amparo_desk.screens.paging import paged
from amparo_desk.screens.receive import papers_sent
from amparo_desk.screens.receive_form import fields_of, with_fields
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.visit_file_taken import read_file, summary_of
from amparo_desk.screens.visit_form import groups
from amparo_desk.screens.visit_typed import plain_of
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


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a visit on record. Only the place, the site and the moment must be there; what nobody knows stays open."""
    if request.method == "POST":
        return _record(request)
    # Filled in where every visit was to one site; where there are several, the last one's would be a trap.
    sites = {
        (visit.told["place"], visit.told["site"])
        for _, visit in visits_of(vault_of(request))
        if not visit.is_voided
    }
    place, site = sites.pop() if len(sites) == 1 else ("", "")
    return _form(request, str(uuid.uuid4()), fields_of(groups(shown(california_now()), place, site)))


def _record(request: HttpRequest) -> HttpResponse:
    typed = Typed(request.POST)
    name, error, status = id_of(typed), None, 422
    plain = plain_of(typed)
    if not typed.errors:
        try:
            papers = papers_sent(request.FILES.getlist("papers"), needed=False)
            entry, record = record_visit(
                vault_of(request),
                actor_of(request),
                now(),
                name,
                plain,
                came_by="desk",
                papers=papers,
                language=language_now(),
            )
            return on_record(request, name, entry.body["number"], record)
        except NotAllowedError as refused:
            error, status = refusal(refused), 403
        except AmparoError as refused:
            error, status = refusal(refused), 409
    all_fields = fields_of(groups(""))
    given = {one: str(value) for one, value in request.POST.items()}
    return _form(request, name, typed_again(all_fields, given, typed.errors), error=error, status=status)


def _form(
    request: HttpRequest,
    name: str,
    fields: tuple[Field, ...],
    *,
    error: Both | None = None,
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "screens/visit_new.html",
        status=status,
        draft=name,
        groups=with_fields(groups(""), fields),
        fields=fields,
        error=error,
        back=BACK,
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


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def take_file(request: HttpRequest) -> HttpResponse:
    """Hand in the file that the guide saved: it is read and shown, and put on record once somebody confirms it."""
    if request.method == "GET":
        return _file_page(request)
    typed = Typed(request.POST)
    name = id_of(typed)
    try:
        plain, record = read_file(request)
        if not typed.tick("confirmed"):
            return _file_page(request, name=name, plain=plain, record=record)
        entry, record = record_visit(
            vault_of(request),
            actor_of(request),
            now(),
            name,
            plain,
            came_by="guide",
            papers=papers_sent(request.FILES.getlist("papers"), needed=False),
            language=language_now(),
        )
    except AmparoError as refused:
        return _file_page(request, error=refusal(refused), status=409, kept=request.POST.get("plain", ""))
    return on_record(request, name, entry.body["number"], record)


def _file_page(
    request: HttpRequest,
    *,
    name: str = "",
    plain: dict[str, Any] | None = None,
    record: VisitRecord | None = None,
    error: Both | None = None,
    status: int = 200,
    kept: str = "",
) -> HttpResponse:
    return page(
        request,
        "screens/visit_file.html",
        status=status,
        draft=name,
        plain=json.dumps(plain, ensure_ascii=False) if plain is not None else kept,
        summary=summary_of(record) if record is not None else (),
        struck=words.struck_said(record.struck) if record is not None else (),
        untaken=record.untaken if record is not None else (),
        is_read=record is not None,
        fields=(),
        error=error,
        back=BACK,
    )


def here(request: HttpRequest, draft: object) -> list[Any]:
    """The entries of the visit at an address. Raises Http404 where there is none at this agency."""
    try:
        found = vault_of(request).matters.entries(str(draft))
    except NoMatterError as error:
        raise Http404(str(error)) from error
    if found[0].kind != "visit":
        raise Http404("That is no visit.")
    return list(found)
