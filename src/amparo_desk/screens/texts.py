"""The notices' texts in every language: version and state of each, a sample to print, and counsel's word on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act
from amparo.casefile.roles import ROLES, Role
from amparo.clock import CALIFORNIA
from amparo.notices.languages import LANGUAGE_NAMES, NoticeLanguage
from amparo.notices.make import make_notice
from amparo.notices.standing import Standing, TextState, state_of
from amparo.notices.texts import Text, languages_of, notices_with_texts, text_of
from amparo.print.sheet_paper import print_sheet
from amparo.terms import AmparoError
from amparo_desk.acts.set_policy import agency_at, approve_text, texts_at
from amparo_desk.said import Both
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.policy_changes import TEXT_STATES
from amparo_desk.screens.text_samples import sample_of
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.words import LANGUAGES, NOTICES
from amparo_desk.vault.store import Vault

WHY_DRAFT: dict[str, Both] = {
    "": ("", ""),
    "not_read": ("nobody has reviewed it", "nadie lo ha revisado"),
    "changed": ("it was changed since it was read", "cambió desde que se leyó"),
    "older_than_english": (
        "it says an older English text: it must be translated anew first",
        "dice un texto inglés anterior: antes hay que traducirlo de nuevo",
    ),
}
CHANGED: Both = (
    "This text was changed while you looked at it. Print the sample again and read that one.",
    "Este texto cambió mientras lo miraba. Imprima de nuevo la muestra y lea esa.",
)
UNKNOWN: Both = ("There is no such text.", "No existe ese texto.")


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its language in the page's words and in its own, its version and state, and what counsel may say."""

    text: Text
    language: Both
    own_name: str
    state: TextState
    word: Both
    role: Both
    why: Both

    @property
    def says(self) -> tuple[str, ...]:
        """The states that counsel may give it now."""
        if self.state.reason == "older_than_english":
            return ()
        return tuple(state for state in ("reviewed", "approved", "draft") if state != self.state.state)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice with its texts."""

    name: str
    title: Both
    rows: tuple[Row, ...]


@for_act(Act.READ_PERSON)
def show(request: HttpRequest) -> HttpResponse:
    """All texts. Counsel's buttons stand beside them for whoever may approve."""
    if request.method == "POST":
        return _say(request)
    return _texts_page(request)


def _texts_page(request: HttpRequest, *, status: int = 200, error: Both | None = None) -> HttpResponse:
    vault = vault_of(request)
    newest = vault.profile()
    kept = texts_at(vault)
    notices = [
        Notice(
            name, NOTICES.get(name, (name, name)), tuple(_row(name, one, kept) for one in languages_of(name))
        )
        for name in notices_with_texts()
    ]
    rows = [row for notice in notices for row in notice.rows]
    return page(
        request,
        "screens/texts.html",
        status=status,
        fields=(),
        error=error,
        notices=notices,
        total=len(rows),
        approved=sum(row.state.is_approved for row in rows),
        seen=newest.number if newest is not None else 0,
        may_say=actor_of(request).may(Act.APPROVE_TEXT),
    )


def _row(notice: str, language: NoticeLanguage, kept: dict[str, dict[str, Any]]) -> Row:
    text = text_of(notice, language)
    state = state_of(text, standing_of(kept, notice, language))
    role = ROLES[Role(state.role)] if state.role in set(Role) else (state.role, state.role)
    return Row(
        text,
        LANGUAGES[language],
        LANGUAGE_NAMES[language],
        state,
        TEXT_STATES[state.state],
        role,
        WHY_DRAFT[state.reason],
    )


def standing_of(kept: dict[str, dict[str, Any]], notice: str, language: NoticeLanguage) -> Standing | None:
    """The agency's word on a text, as its profile keeps it; none where it was called a draft again."""
    told = kept.get(f"{notice}/{language}")
    if told is None or told["state"] == "draft":
        return None
    at: datetime = told["at"]
    return Standing(
        notice, language, told["digest"], told["state"], told["role"], at.astimezone(CALIFORNIA).date()
    )


@for_act(Act.APPROVE_TEXT)
def _say(request: HttpRequest) -> HttpResponse:
    """Counsel's word on one text, as it was when the page was made: the button names its digest."""
    typed = Typed(request.POST)
    seen = typed.number("seen")
    notice, language, state, digest = (*request.POST.get("say", "").split("/"), "", "", "", "")[:4]
    if seen is None or state not in TEXT_STATES or language not in languages_of(notice):
        return _texts_page(request, status=422, error=UNKNOWN)
    if len(digest) < 16 or not text_of(notice, language).digest.startswith(digest):
        return _texts_page(request, status=409, error=CHANGED)
    try:
        approve_text(
            vault_of(request),
            actor_of(request),
            now(),
            seen,
            notice=notice,
            language=language,
            digest=text_of(notice, language).digest,
            state=state,
        )
    except AmparoError as error:
        return _texts_page(request, status=409, error=refusal(error))
    title, tongue, word = NOTICES.get(notice, (notice, notice)), LANGUAGES[language], TEXT_STATES[state]
    told(
        request,
        (f"Noted. {title[0]}, {tongue[0]}: {word[0]}.", f"Anotado. {title[1]}, {tongue[1]}: {word[1]}."),
    )
    return HttpResponseRedirect(f"/texts/#{notice}")


@for_act(Act.READ_PERSON)
def sample(request: HttpRequest, notice: str, language: NoticeLanguage) -> HttpResponse:
    """A text as it prints today, with its mark if it is a draft, about people who do not exist."""
    if notice not in notices_with_texts() or language not in languages_of(notice):
        raise Http404
    try:
        content = sample_pdf(vault_of(request), notice, language, now())
    except AmparoError as error:  # the typesetter is not installed, for one
        return _texts_page(request, status=503, error=refusal(error))
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="sample-{notice}-{language}.pdf"'},
    )


def sample_pdf(vault: Vault, notice: str, language: NoticeLanguage, at: datetime) -> bytes:
    """The bytes of a sample."""
    kept = texts_at(vault)
    sheet = make_notice(
        sample_of(notice, agency_at(vault), at),
        language,
        standing=standing_of(kept, notice, language),
        english_standing=standing_of(kept, notice, "en"),
    )
    return print_sheet(sheet, at).content
