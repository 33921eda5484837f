"""How a visit comes on record: typed, or handed in as the file of the guide; either is shown once more before it is kept.

Nothing typed is lost on the way: the page that shows it holds every field, and a photo waits sealed for a day at most.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.terms import AmparoError
from amparo.visits import VisitRecord
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.sites import sites_at
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.visits import read_visit, record_visit, visits_of
from amparo_desk.kept.form import AGAIN, typed_form
from amparo_desk.kept.keeping import NotKeptError, discard, keep
from amparo_desk.said import Both, language_now
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, refusal, vault_of
from amparo_desk.screens.oversight import id_of
from amparo_desk.screens.receive import papers_sent
from amparo_desk.screens.receive_form import fields_of, with_fields
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.visit_file_taken import read_file
from amparo_desk.screens.visit_form import groups
from amparo_desk.screens.visit_said import summary_of
from amparo_desk.screens.visit_shown import answers_said
from amparo_desk.screens.visit_sites import Asked, Sites, asked_of
from amparo_desk.screens.visit_typed import plain_of
from amparo_desk.screens.visits import BACK, on_record

_TOO_LARGE: Both = (
    "The photo or PDF is too large to wait while the visit is looked over. Put the visit on record without it, then add it.",
    "La foto o el PDF es demasiado grande para esperar mientras se revisa la visita. Regístrela sin él y añádalo después.",
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A visit as it is shown once more: its record, what is asked of its site, and the fields that are sent again."""

    name: str
    record: VisitRecord
    asked: Asked
    hidden: tuple[tuple[str, str], ...]
    by_file: bool


# ---------------------------------------------------------------- typed


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a visit on record. Only the place, the site and the moment must be there; what nobody knows stays open."""
    vault = vault_of(request)
    sites = sites_at(vault)
    if request.method == "POST":
        return _typed(request, sites)
    # Filled in where every visit was to one site; where there are several, the last one's would be a trap.
    been = {(visit.told["place"], visit.told["site"]) for _, visit in visits_of(vault) if not visit.is_voided}
    place, site = been.pop() if len(been) == 1 and not sites else ("", "")
    return _form(
        request, str(uuid.uuid4()), fields_of(groups(shown(california_now()), place, site, sites)), sites
    )


def _typed(request: HttpRequest, sites: Sites) -> HttpResponse:
    typed = Typed(request.POST)
    name, error, status = id_of(typed), None, 422
    plain = plain_of(typed, sites)
    if typed.tick("mend"):
        typed.errors.clear()
        status = 200
    elif not typed.errors:
        try:
            return _looked_over(request, typed, name, plain, sites, by_file=False)
        except NotAllowedError as refused:
            error, status = refusal(refused), 403
        except AmparoError as refused:
            error, status = refusal(refused), 409
    given = {one: str(value) for one, value in request.POST.items()}
    asked = fields_of(groups("", str(plain.get("place", "")), sites=sites))
    return _form(request, name, typed_again(asked, given, typed.errors), sites, error=error, status=status)


def _form(
    request: HttpRequest,
    name: str,
    fields: tuple[Field, ...],
    sites: Sites,
    *,
    error: Both | None = None,
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "screens/visit_new.html",
        status=status,
        draft=name,
        groups=with_fields(groups("", sites=sites), fields),
        fields=fields,
        files=[file.name for file in request.FILES.getlist("papers")],
        error=error,
        back=BACK,
    )


# ---------------------------------------------------------------- the guide's file


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def take_file(request: HttpRequest) -> HttpResponse:
    """Hand in the file that the guide saved: it is read and shown, and put on record once somebody confirms it."""
    if request.method == "GET":
        return _file_page(request)
    typed = Typed(request.POST)
    try:
        plain = read_file(request)
        return _looked_over(request, typed, id_of(typed), plain, sites_at(vault_of(request)), by_file=True)
    except AmparoError as refused:
        return _file_page(request, error=refusal(refused), status=409)


def _file_page(request: HttpRequest, *, error: Both | None = None, status: int = 200) -> HttpResponse:
    return page(request, "screens/visit_file.html", status=status, fields=(), error=error, back=BACK)


# ---------------------------------------------------------------- once more, then on record


def _looked_over(
    request: HttpRequest, typed: Typed, name: str, plain: Mapping[str, Any], sites: Sites, *, by_file: bool
) -> HttpResponse:
    """The visit once more, or, where that was confirmed, its page. Raises AmparoError where it cannot be kept."""
    vault, actor = vault_of(request), actor_of(request)
    _, record = read_visit(vault, actor, now(), plain, language_now())
    asked = asked_of(record.place, record.site or "", sites, by_file=by_file)
    hidden = _as_file(plain) if by_file else _as_typed(request, sites)
    seen = _Shown(name, record, asked, hidden, by_file)
    if not typed.tick("confirmed"):
        return _look(request, seen)
    chosen = _chosen(typed, asked)
    if typed.errors:
        return _look(request, seen, errors=typed.errors, status=422)
    if chosen in sites:
        plain = {**plain, "site": sites[chosen].name}
    try:
        papers = papers_sent(request.FILES.getlist("papers"), needed=False)
        entry, record = record_visit(
            vault,
            actor,
            now(),
            name,
            plain,
            came_by="guide" if by_file else "desk",
            papers=papers,
            language=language_now(),
        )
    except NotAllowedError:
        raise
    except AmparoError as refused:
        return _look(request, seen, error=refusal(refused), status=409)
    return on_record(request, name, entry.body["number"], record)


def _chosen(typed: Typed, asked: Asked) -> str:
    """Which profile was chosen for a site that has none by its name; without an answer, what stood filled in."""
    if asked.field is None:
        return ""
    offered = tuple(choice.value for choice in asked.field.choices)
    return typed.word("as_site", offered, needed=not asked.field.value) or asked.field.value


def _as_typed(request: HttpRequest, sites: Sites) -> tuple[tuple[str, str], ...]:
    names = (field.name for field in fields_of(groups("", sites=sites)) if field.kind != "file")
    return tuple((name, value) for name in names if (value := request.POST.get(name, "")))


def _as_file(plain: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return (("plain", json.dumps(plain, ensure_ascii=False)),)


def _look(
    request: HttpRequest,
    seen: _Shown,
    *,
    errors: Mapping[str, Both] | None = None,
    error: Both | None = None,
    status: int = 200,
) -> HttpResponse:
    """The visit as it will be kept. Its files wait sealed, for whoever sent them alone."""
    again = _waiting(request) if error is None else ""
    files = [file.name for file in request.FILES.getlist("papers")]
    field = seen.asked.field
    if field is not None:
        given = request.POST.get("as_site", "") or field.value
        field = replace(field, value=given, error=(errors or {}).get(field.name))
    return page(
        request,
        "screens/visit_look.html",
        status=status,
        draft=seen.name,
        by_file=seen.by_file,
        summary=summary_of(seen.record),
        answers=answers_said(seen.record),
        struck=words.struck_said(seen.record.struck),
        untaken=seen.record.untaken,
        warning=seen.asked.warning,
        question=field,
        fields=(field,) if field is not None else (),
        hidden=seen.hidden,
        files=files,
        again=again,
        error=error,
        back=BACK,
    )


def _waiting(request: HttpRequest) -> str:
    """Keep the files that came with a visit until it is confirmed; how they are found again. Raises RefusedActError."""
    if not request.FILES.getlist("papers"):
        return ""
    papers_sent(request.FILES.getlist("papers"), needed=False)
    account = request.user.get_username()
    try:
        # The fields go along in the page; only the files wait.
        form = replace(typed_form(request, actor_of(request).agency), fields=(), words={})
        address = keep(account, form, now())
    except NotKeptError as error:
        raise RefusedActError(_TOO_LARGE) from error
    before = request.POST.get(AGAIN, "").partition(".")[0]
    if before:
        discard(before)
    _, _, name, key, _ = address.split("/")
    return f"{name}.{key}"
