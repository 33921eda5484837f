"""The form before an interview: who wants to talk and about what, and three choices of equal size (§ 7283.1(a)).

No box is ticked, nobody of the agency or of the federal office signs as a witness, and no time presses.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head, office_in, signature_lines
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Choices, Line, Said


@dataclass(frozen=True, slots=True)
class InterviewConsent:
    """What the form says. `words` are what the office wrote of its purpose; `reading_minutes` the house's time to read."""

    head: Head
    office: str
    received_at: datetime
    about: Literal["immigration", "other", "unknown"] = "unknown"
    words: str = ""
    reading_minutes: int | None = None
    given_at: datetime | None = None


def fill_interview_consent(notice: InterviewConsent, text: Text) -> Filling:
    """What fills its text."""
    minutes = notice.reading_minutes
    values = {
        "office": office_in(notice.office, text),
        "received": ours(moment_in_words(notice.received_at, text.language)),
        "about": _about(notice, text),
        "reading": said_in(text, "reading.minutes", minutes=ours(str(minutes)))
        if minutes
        else said_in(text, "reading.open"),
    }
    given = ours(moment_in_words(notice.given_at, text.language)) if notice.given_at else ()
    choices = Choices(tuple(said_in(text, f"choice.{one}") for one in ("no", "lawyer", "yes")))
    sign = signature_lines(text, [(Line(said_in(text, "line.given"), 1, given),)])
    return Filling(values, {"choices": (choices,), "sign": (sign,)})


def _about(notice: InterviewConsent, text: Text) -> Said:
    told = said_in(text, f"about.{notice.about}")
    if not notice.words:
        return told
    space = "" if text.language.startswith("zh") else " "
    return (*told, *ours(space), *said_in(text, "about.words", words=theirs(notice.words, "words")))
