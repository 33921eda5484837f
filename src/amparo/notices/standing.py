"""What an agency has said of a text, and whether that still holds: a changed text is a draft again, whoever changed it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.notices.languages import NoticeLanguage
from amparo.notices.texts import Text, text_of

State = Literal["draft", "reviewed", "approved"]
Reason = Literal["", "not_read", "changed", "older_than_english"]
"""Why a text is a draft: nobody has read it, it was changed since, or it says an English text of another version."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency's word on one text: read or approved, by which role, on which day. `digest` is that of the text as read."""

    notice: str
    language: NoticeLanguage
    digest: str
    state: Literal["reviewed", "approved"]
    role: str
    on: date


@dataclass(frozen=True, slots=True)
class TextState:
    """The state of a text today; `role` and `on` where it is more than a draft, `reason` where it is none."""

    state: State
    role: str = ""
    on: date | None = None
    reason: Reason = ""

    @property
    def is_approved(self) -> bool:
        """Whether it prints without a mark."""
        return self.state == "approved"


def state_of(text: Text, standing: Standing | None) -> TextState:
    """The state of a text, from the agency's word on it. A word on another text counts for nothing."""
    if _is_older_than_english(text):
        return TextState("draft", reason="older_than_english")
    if standing is None or (standing.notice, standing.language) != (text.notice, text.language):
        return TextState("draft", reason="not_read")
    if standing.digest != text.digest:
        return TextState("draft", reason="changed")
    return TextState(standing.state, standing.role, standing.on)


def _is_older_than_english(text: Text) -> bool:
    return any(
        one.language != "en" and one.of != text_of(one.notice, "en").version for one in (text, *text.leans_on)
    )
