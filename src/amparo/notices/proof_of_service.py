"""The proof that a notice was given: which, how, when, by which role, and what the person did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head, role_in, signature_lines
from amparo.notices.languages import LANGUAGE_NAMES, NoticeLanguage
from amparo.notices.texts import Text, text_of
from amparo.notices.wording import day_in_words, time_in_words
from amparo.print.sheet import Choices, Line, Lines, Rows, Said

Way = Literal["hand", "read_aloud", "interpreter", "post", "pickup"]
Result = Literal["signature", "mark", "refused", "unable", "absent"]
WAYS: tuple[Way, ...] = ("hand", "read_aloud", "interpreter", "post", "pickup")
RESULTS: tuple[Result, ...] = ("signature", "mark", "refused", "unable", "absent")


@dataclass(frozen=True, slots=True)
class ProofOfService:
    """What the proof says; what is not known yet is left to be written and ticked by hand.

    `notice`, `number`, `language` and `version` are those of the notice that was given, `pages` all pages given with it.
    """

    head: Head
    notice: str
    number: str
    language: NoticeLanguage
    version: str
    pages: int | None = None
    way: Way | None = None
    result: Result | None = None
    served_at: datetime | None = None
    role: str = ""
    interpreter: str = ""


def fill_proof_of_service(proof: ProofOfService, text: Text) -> Filling:
    """What fills its text."""
    served = Rows(
        (
            (said_in(text, "served.notice"), ours(text_of(proof.notice, text.language).sentence("title"))),
            (said_in(text, "served.number"), theirs(proof.number, "served_number")),
            (said_in(text, "served.text"), ours(f"{LANGUAGE_NAMES[proof.language]}, {proof.version}")),
            (said_in(text, "served.pages"), theirs("" if proof.pages is None else str(proof.pages), "pages")),
        )
    )
    ways = tuple(said_in(text, f"way.{one}") for one in WAYS)
    results = tuple(said_in(text, f"result.{one}") for one in RESULTS)
    return Filling(
        {},
        {
            "served": (served,),
            "ways": (Choices(ways, WAYS.index(proof.way) if proof.way else None, small=True),),
            "given": (_given(proof, text),),
            "received_as": (
                Choices(results, RESULTS.index(proof.result) if proof.result else None, small=True),
            ),
            "sign": (signature_lines(text, interpreter=proof.interpreter),),
        },
    )


def _given(proof: ProofOfService, text: Text) -> Lines:
    at = proof.served_at
    day: Said = ours(day_in_words(at, text.language)) if at else ()
    time: Said = ours(time_in_words(at, text.language)) if at else ()
    role: Said = role_in(proof.role, text) if proof.role else ()
    return Lines(
        (
            (Line(said_in(text, "given.date"), 3, day), Line(said_in(text, "given.time"), 2, time)),
            (Line(said_in(text, "given.role"), 1, role),),
        )
    )
