"""The set of notices that is owed in one case, each made, printed and hashed.

Which duties are owed is decided elsewhere; here stands which papers they become. The outgoing answer that gives a release
date is held back until the papers of `told` are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal

from amparo.notices.change_of_intention import ChangeOfIntention
from amparo.notices.copy_and_intent import CopyAndIntent
from amparo.notices.designee_form import DesigneeForm
from amparo.notices.head import Head
from amparo.notices.interview_consent import InterviewConsent
from amparo.notices.languages import NoticeLanguage
from amparo.notices.make import NoticeData, make_notice, notice_of
from amparo.notices.proof_of_service import ProofOfService
from amparo.notices.read_aloud import ReadAloud
from amparo.notices.release_notice import (
    NamedAs,
    ReleaseNoticeAttorneyOrDesignee,
    ReleaseNoticePerson,
    ToldToOffice,
)
from amparo.notices.standing import Standing, State, state_of
from amparo.notices.texts import languages_of, text_of
from amparo.print.sheet_paper import ByHand, print_sheet

Standings = Mapping[tuple[str, NoticeLanguage], Standing]
"""What the agency has said of its texts, by notice and language."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the person named, or counsel on record; `language` is the one the notice to them is written in."""

    named_as: NamedAs
    name: str
    language: NoticeLanguage = "en"


@dataclass(frozen=True, slots=True, eq=False)
class Owed:
    """What is owed to one person on one request. `head.number` is the stem: each notice adds its own letters to it.

    `copy` and `changed` are the notices on receipt and of a change, `interview` the form before an interview, `told`
    what the federal office is told of a release. `asks_whom` adds the form for naming somebody. `aloud` adds the sheet
    to be read, which is also added where a language has no text of its own.
    """

    head: Head
    language: NoticeLanguage
    copy: CopyAndIntent | None = None
    changed: ChangeOfIntention | None = None
    interview: InterviewConsent | None = None
    told: ToldToOffice | None = None
    named: Named | None = None
    asks_whom: bool = False
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """One printed notice. `by_hand` says what must be written on it before it is served, and why."""

    notice: str
    number: str
    language: NoticeLanguage
    content: bytes
    sha256: str
    pages: int
    version: str
    digest: str
    state: State
    by_hand: tuple[ByHand, ...] = ()


LETTERS = {
    "copy_and_intent": "CI",
    "change_of_intention": "CH",
    "interview_consent": "IC",
    "designee_form": "DF",
    "release_notice_person": "RN",
    "release_notice_attorney_or_designee": "RD",
    "read_aloud": "RA",
    "proof_of_service": "PS",
    "reply_to_federal_office": "RE",
    "counsel_question": "CQ",
    "breach_note": "BN",
}
"""What a notice adds to the number of the case."""


def make_set(owed: Owed, at: datetime, *, standings: Standings | None = None) -> tuple[Made, ...]:
    """Every notice of a set, printed at a moment, with a proof of service behind each that is served on the person.

    A notice without a text in the person's language is made in English, to be read aloud.
    """
    made: list[Made] = []
    for notice, language in notices_owed(owed):
        one = make_one(notice, language, at, standings=standings)
        made.append(one)
        if one.notice in SERVED:
            proof = _proof(owed, notice, one)
            made.append(make_one(proof, _spoken(proof, owed.language), at, standings=standings))
    return tuple(made)


SERVED = ("copy_and_intent", "change_of_intention", "interview_consent", "release_notice_person")
"""What is served on the person, and so has a proof of service. The others are signed themselves, sent, or read."""


def make_one(
    notice: NoticeData, language: NoticeLanguage, at: datetime, *, standings: Standings | None = None
) -> Made:
    """One notice, printed at a moment."""
    known = standings or {}
    name = notice_of(notice)
    text, standing = text_of(name, language), known.get((name, language))
    sheet = make_notice(notice, language, standing=standing, english_standing=known.get((name, "en")))
    printed = print_sheet(sheet, at)
    return Made(
        notice=name,
        number=notice.head.number,
        language=language,
        content=printed.content,
        sha256=sha256(printed.content).hexdigest(),
        pages=printed.pages,
        version=text.version,
        digest=text.digest,
        state=state_of(text, standing).state,
        by_hand=printed.by_hand,
    )


def notices_owed(owed: Owed) -> tuple[tuple[NoticeData, NoticeLanguage], ...]:
    """The notices of a set with the language of each, in the order in which they are handed over."""
    found: list[NoticeData] = []
    if owed.copy is not None:
        copy = replace(owed.copy, number=_number(owed, "copy_and_intent"))
        found.append(copy)
        if owed.aloud or owed.language not in languages_of("copy_and_intent"):
            found.append(ReadAloud(_head(owed, "read_aloud"), copy))
    if owed.changed is not None:
        found.append(replace(owed.changed, head=_head(owed, "change_of_intention")))
    if owed.asks_whom:
        found.append(DesigneeForm(_head(owed, "designee_form")))
    if owed.interview is not None:
        found.append(replace(owed.interview, head=_head(owed, "interview_consent")))
    if owed.told is not None:
        also, named = _also(owed.named)
        found.append(ReleaseNoticePerson(_head(owed, "release_notice_person"), owed.told, also, named))
    told = [(notice, _spoken(notice, owed.language)) for notice in found]
    if owed.told is not None and owed.named is not None:
        letter = _to_the_named(owed, owed.told, owed.named)
        told.append((letter, _spoken(letter, owed.named.language)))
    return tuple(told)


def _also(named: Named | None) -> tuple[Literal["attorney", "person", "nobody"], str]:
    if named is None:
        return "nobody", ""
    return ("person" if named.named_as == "person" else "attorney"), named.name


def _to_the_named(owed: Owed, told: ToldToOffice, named: Named) -> NoticeData:
    head = _head(owed, "release_notice_attorney_or_designee")
    return ReleaseNoticeAttorneyOrDesignee(head, told, named.name, named.named_as, owed.head.person)


def _proof(owed: Owed, notice: NoticeData, made: Made) -> ProofOfService:
    """The proof for one notice; its pages are counted with those of the copy, where these are known."""
    copied = notice.pages if isinstance(notice, CopyAndIntent) and notice.on_paper else 0
    return ProofOfService(
        head=replace(owed.head, number=f"{made.number}-{LETTERS['proof_of_service']}"),
        notice=made.notice,
        number=made.number,
        language=made.language,
        version=made.version,
        pages=None if copied is None else made.pages + copied,
    )


def _spoken(notice: NoticeData, language: NoticeLanguage) -> NoticeLanguage:
    return language if language in languages_of(notice_of(notice)) else "en"


def _head(owed: Owed, notice: str) -> Head:
    return replace(owed.head, number=_number(owed, notice))


def _number(owed: Owed, notice: str) -> str:
    return f"{owed.head.number}-{LETTERS[notice]}"
