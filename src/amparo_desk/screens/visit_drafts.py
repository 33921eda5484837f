"""The papers made from the record of a visit: which are owed, each as it reads, its files, and that it was sent.

A notice that waits for the officers' presence to be confirmed is shown with its mark, and gives no file.
"""

import hashlib
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.facts.visit_record import ROLES
from amparo.law.places import PLACE_DUTIES, PRACTICE_SAID, duty_at
from amparo.notices.texts import text_of
from amparo.visits.drafts import (
    DRAFTS,
    Confirmed,
    Draft,
    DraftRefusedError,
    NotConfirmedError,
    drafts_owed,
    make_draft,
)
from amparo.visits.drafts.make import ROOM
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.visit_told import site_of
from amparo_desk.acts.visits import VOIDED, Opened, note_notice_sent, open_visit
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.acting import moment_field
from amparo_desk.screens.frame import View, actor_of, california_now, for_act, now, page, refusal, vault_of
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.visit_form import role_field
from amparo_desk.screens.visits import BACK, here

_STATES: dict[str, Both] = {
    "owed": ("owed", "se debe"),
    "optional": ("optional", "es optativo"),
    "held": ("HELD until the presence is confirmed", "EN ESPERA hasta confirmar la presencia"),
}


@for_act(Act.SEND_VISIT_NOTICE)
@require_GET
def show(request: HttpRequest, draft: object) -> HttpResponse:
    """The papers that this visit brings, each with its languages."""
    opened = _opened(request, draft)
    site = site_of(vault_of(request), opened.record)
    visit = opened.visit
    found = () if visit.is_voided else drafts_owed(opened.record, site, now(), confirmed=_confirmed(opened))
    sent = {(one["draft"], one["language"]): one["sent_at"] for one in opened.visit.notices}
    return page(
        request,
        "screens/visit_drafts.html",
        visit=opened.visit,
        address=f"{BACK}{draft}/",
        drafts=[
            (
                one,
                _title(one.code),
                (PLACE_DUTIES[one.duty].says, PLACE_DUTIES[one.duty].dice),
                _STATES[one.state],
                _sent(one, sent),
            )
            for one in found
        ],
    )


def _title(code: str) -> Both:
    """What a paper is called, as it stands over its text."""
    return (text_of(code, "en", ROOM).sentence("title"), text_of(code, "es", ROOM).sentence("title"))


def _sent(owed: Any, sent: dict[tuple[str, str], datetime]) -> list[tuple[str, datetime]]:
    return [
        (language, sent[owed.code, language]) for language in owed.languages if (owed.code, language) in sent
    ]


def _or_refused(view: View) -> View:
    """A paper that serves no duty of the visit, or that waits, is told with how to mend it, and nothing is made of it."""

    @wraps(view)
    def shown_or_refused(request: HttpRequest, draft: object, code: str, language: str) -> HttpResponse:
        try:
            return view(request, draft, code, language)
        except (DraftRefusedError, RefusedActError) as error:
            return page(
                request,
                "screens/visit_refused.html",
                status=409,
                address=f"{BACK}{draft}/",
                waits=isinstance(error, NotConfirmedError),
                error=refusal(error),
            )

    return shown_or_refused


@for_act(Act.SEND_VISIT_NOTICE)
@_or_refused
@require_GET
def one(request: HttpRequest, draft: object, code: str, language: str) -> HttpResponse:
    """One paper as it reads now."""
    opened = _opened(request, draft)
    made = _made(request, opened, code, language, preview=True)
    record = opened.record
    duty = duty_at(made.duty, record.place, record.on, record.facts)
    return page(
        request,
        "screens/visit_draft.html",
        visit=opened.visit,
        address=f"{BACK}{draft}/",
        own=f"{BACK}{draft}/drafts/{code}/{language}/",
        made=made,
        article=mark_safe(made.article(2)),  # our own texts; whoever made it has escaped every word
        title=_title(code),
        duty=(duty.says, duty.dice),
        practice=PRACTICE_SAID if duty.practice else None,
        cite=duty.cite,
        tag=duty.tag,
        is_email=not made.held and made.email() is not None,
    )


@for_act(Act.SEND_VISIT_NOTICE)
@_or_refused
@require_GET
def as_file(request: HttpRequest, draft: object, code: str, language: str) -> HttpResponse:
    """The paper as PDF, as text, or as an e-mail that nobody has sent. One that is held gives none."""
    opened = _opened(request, draft)
    made = _made(request, opened, code, language, preview=False)
    form = request.GET.get("as", "pdf")
    name = f"{opened.visit.number}-{code}-{language}"
    match form:
        case "pdf":
            content, media_type = made.pdf(), "application/pdf"
        case "txt":
            content, media_type = made.text().encode(), "text/plain; charset=utf-8"
        case "eml" if (mail := made.email()) is not None:
            content, media_type = mail, "message/rfc822"
        case _:
            raise Http404("The paper has no such form.")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


@for_act(Act.SEND_VISIT_NOTICE)
@_or_refused
@require_http_methods(["GET", "POST"])
def sent(request: HttpRequest, draft: object, code: str, language: str) -> HttpResponse:
    """Put on record that a paper was sent: when, by which role, how. The desk sends nothing itself."""
    opened = _opened(request, draft)
    made = _made(request, opened, code, language, preview=False)
    form = ActForm(
        ("This paper was sent", "Este papel se envió"),
        (
            "The desk sends nothing itself. Note when it went out, by which office, and how.",
            "El escritorio no envía nada. Anote cuándo salió, qué cargo lo envió y cómo.",
        ),
        ("Note that it was sent", "Anotar que se envió"),
        ("It is on record that it was sent.", "Consta que se envió."),
        (
            moment_field("sent_at", ("Sent at", "Se envió a las"), shown(california_now())),
            role_field(
                "by_role",
                ("Who sent it, by office", "Quién lo envió, por su cargo"),
                places=(opened.visit.told["place"],),
            ),
            Field("how", "radios", ("How", "Cómo"), choices=words.choices(words.HOW_DONE), required=True),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        sent_at, by_role = typed.moment("sent_at"), typed.word("by_role", tuple(ROLES))
        how = typed.word("how", tuple(words.HOW_DONE))
        complete(typed)
        assert sent_at is not None
        note_notice_sent(
            vault_of(request),
            actor_of(request),
            now(),
            str(draft),
            seen,
            draft=code,
            language=language,
            duty=made.duty,
            sent_at=sent_at,
            by_role=by_role,
            how=how,
            sha256=hashlib.sha256(made.text().encode()).hexdigest(),
        )

    number = opened.visit.number
    back = f"{BACK}{draft}/"
    return run_act(request, form, None, do, back=back, seen=opened.visit.next_number, crumb=(number, number))


def _opened(request: HttpRequest, draft: object) -> Opened:
    here(request, draft)
    return open_visit(vault_of(request), actor_of(request), now(), str(draft), Act.SEND_VISIT_NOTICE)


def _confirmed(opened: Opened) -> Confirmed | None:
    visit = opened.visit
    return None if visit.confirmed_at is None else Confirmed(visit.confirmed_by, visit.confirmed_at)


def _made(request: HttpRequest, opened: Opened, code: str, language: str, *, preview: bool) -> Draft:
    """The paper. Raises Http404 where there is none of that name and language, NotConfirmedError where it is held,
    RefusedActError where the visit was entered by mistake.
    """
    if opened.visit.is_voided:
        raise RefusedActError(VOIDED)
    if code not in DRAFTS or language not in ("en", "es"):
        raise Http404("There is no such paper.")
    return make_draft(
        code,
        opened.record,
        site_of(vault_of(request), opened.record),
        now(),
        "es" if language == "es" else "en",
        confirmed=_confirmed(opened),
        preview=preview,
    )
