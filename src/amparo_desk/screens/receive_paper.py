"""A paper that lies kept: its picture on one side, what was read of it on the other; confirmed, it is on record.

The same page without a picture takes what is keyed from a paper in hand.
"""

import uuid
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.terms import AmparoError
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.keep_paper import Draft, begin_reading, note_reading, open_draft, papers_of
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.act_form import Incomplete
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.receive_again import earlier_of
from amparo_desk.screens.receive_form import fields_of, with_fields
from amparo_desk.screens.receive_laid import (
    Laid,
    groups_of,
    keyed,
    laid_of,
    pictures_of,
    sort_field,
    told_of,
)
from amparo_desk.screens.receive_read import read_kept
from amparo_desk.screens.receive_take import alike_to, take, takes_back
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.errors import NoDraftError

_AGAIN: Both = (
    "It seems that this was sent before. Say below whether it was; nothing is merged.",
    "Parece que esto ya se envió antes. Diga abajo si es así; nada se junta.",
)
_BACK: Both = (
    "This paper takes an earlier request back. Say below which; what is owed to the person stays owed.",
    "Este papel retira una solicitud anterior. Diga abajo cuál; lo que se debe a la persona se sigue debiendo.",
)


@for_act(Act.RECEIVE_REQUEST)
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Show a kept paper with what was read of it, or put it on record as it was confirmed."""
    found = _draft(request, draft)
    if isinstance(found, HttpResponse):
        return found
    vault, actor, at = vault_of(request), actor_of(request), now()
    if found.read is None and request.method == "GET" and (not found.is_tried or "read" in request.GET):
        begin_reading(vault, actor, found)
        kept = papers_of(vault, actor, found, at, "papers of a draft, to be read")
        found = note_reading(vault, actor, found, read_kept(kept, at))
    laid = laid_of(found, at, _sort(request))
    return _posted(request, laid, found) if request.method == "POST" else _shown(request, laid)


@for_act(Act.RECEIVE_REQUEST)
@require_GET
def reading(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """What stands on the screen while a paper is read: it is safe, and how long that may take. The browser goes on by itself."""
    found = _draft(request, draft)
    if isinstance(found, HttpResponse):
        return found
    where = f"/requests/new/{draft}/"
    answer = page(request, "screens/receive_reading.html", came_at=found.came_at, where=where)
    answer["Refresh"] = f"0; url={where}"
    return answer


@for_act(Act.RECEIVE_REQUEST)
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """The same, keyed from a paper in hand."""
    given = request.POST if request.method == "POST" else request.GET
    laid = keyed(given.get("record", ""), now(), _sort(request) or "detainer", given.get("again", ""))
    return _posted(request, laid, None) if request.method == "POST" else _shown(request, laid)


def _draft(request: HttpRequest, draft: uuid.UUID) -> Draft | HttpResponse:
    """The draft; or the way to the record that was made of it. Raises Http404 where there is neither."""
    try:
        return open_draft(vault_of(request), actor_of(request), str(draft), now())
    except NoDraftError as error:
        if vault_of(request).line(str(draft)) is None:
            raise Http404("There is no such draft here.") from error
    if request.method == "POST":
        told(
            request,
            (
                "It is on record already. Look whether it says what you confirmed.",
                "Ya consta. Mire si dice lo que usted confirmó.",
            ),
        )
    return HttpResponseRedirect(f"/requests/{draft}/")


def _sort(request: HttpRequest) -> str:
    """What a person said that the paper is."""
    wanted = request.POST.get("other_sort" if "change" in request.POST else "as", "")
    return wanted if wanted in words.SORTS else ""


def _posted(request: HttpRequest, laid: Laid, draft: Draft | None) -> HttpResponse:
    typed = Typed({name: str(value) for name, value in request.POST.items()})
    error: Both | None = None
    status = 422
    if "change" in request.POST or not laid.sort:
        return _shown(request, laid, typed)
    try:
        return HttpResponseRedirect(take(request, laid, typed, draft))
    except Incomplete:
        pass
    except NotAllowedError:
        raise
    except AmparoError as refused:
        error, status = refusal(refused), 409
    return _shown(request, laid, typed, error=error, status=status)


def _shown(
    request: HttpRequest,
    laid: Laid,
    typed: Typed | None = None,
    *,
    error: Both | None = None,
    status: int = 200,
) -> HttpResponse:
    back = takes_back(laid, typed.given if typed is not None else {})
    earlier = earlier_of(vault_of(request), alike_to(laid, typed), but=laid.record)
    groups = groups_of(laid, earlier, takes_back=back) if laid.sort else ()
    if typed is not None:
        groups = with_fields(groups, (_as_typed(field, typed) for field in fields_of(groups)))
    fields = fields_of(groups)
    pictures, more = pictures_of(laid, {field.name: field.label for field in fields})
    return page(
        request,
        "screens/receive_paper.html",
        status=status,
        laid=laid,
        groups=groups,
        fields=fields,
        left=[
            field for field in fields if field.required and not field.value and not error and status == 200
        ],
        error=error,
        sort=sort_field(laid),
        sort_says=words.SORTS.get(laid.sort),
        pictures=pictures,
        more=more,
        originals=[f"/requests/new/{laid.record}/file/{number}" for number in range(len(laid.papers))],
        sent_again=any(one.seems_sent_again for one in earlier),
        takes_back=back,
        again_says=_AGAIN,
        back_says=_BACK,
        told=told_of(laid),
    )


def _as_typed(field: Field, typed: Typed) -> Field:
    """What was typed stays; a field that was not on the page when it was sent keeps what was read. A tick that is
    missing was taken away."""
    absent = "" if field.kind == "tick" else field.value
    return replace(field, value=typed.given.get(field.name, absent), error=typed.errors.get(field.name))
