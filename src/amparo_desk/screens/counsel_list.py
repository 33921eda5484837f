"""What counsel is asked, over all records, from open halves alone; what is done meanwhile; what was answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act, CaseFile, Event, Sort, fold
from amparo.decision.questions import question_for
from amparo.facts.request import KIND_NAMES
from amparo_desk.acts.receive_request import FOR_COUNSEL
from amparo_desk.said import Both
from amparo_desk.screens.frame import for_act, now, page, vault_of
from amparo_desk.screens.paging import paged

AT_ONCE, NEWEST_ANSWERS = 50, 20
_LEGAL = "legal:"


@dataclass(frozen=True, slots=True)
class Question:
    """One open question of one record: in words, since when, what it would decide, and what is done meanwhile.

    `parts` are the parts it bears on, each with the safe outcome that is followed while it is open.
    """

    record: str
    reference: str
    received_at: datetime | None
    words: Both
    asked_at: datetime | None
    asked_by: str
    parts: tuple["Meanwhile", ...]


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What is done on one part until counsel has answered, with the citation and day of the answer of the rules."""

    asks: Both
    safe: str
    cite: str
    tag: str
    on: object


@dataclass(frozen=True, slots=True)
class Answered:
    """One question that counsel answered."""

    record: str
    reference: str
    words: Both
    answer: bool
    at: datetime
    by: str


@for_act(Act.ANSWER_COUNSEL)
def show(request: HttpRequest) -> HttpResponse:
    """All open questions, those that wait longest first, and the newest answers below."""
    office = vault_of(request).office
    found = [question for events in office.asked(now()) for question in open_questions(fold(events))]
    found.sort(key=lambda one: (one.received_at is None, one.received_at, one.reference))
    pages = paged(request, len(found), AT_ONCE)
    return page(
        request,
        "screens/counsel_list.html",
        questions=found[pages.first : pages.first + AT_ONCE],
        total=len(found),
        pages=pages,
        answered=[_answered(event, named) for event, named in office.answered(NEWEST_ANSWERS)],
    )


def open_questions(case: CaseFile) -> Iterator[Question]:
    """The questions of a record that wait for counsel: those of the rules, and those that somebody asked."""
    if case.withdrawn is not None:
        return
    missing = {
        path.removeprefix(_LEGAL): None
        for part in case.parts.values()
        if part.decided is not None
        for path in part.decided["missing"]
        if path.startswith(_LEGAL)
    }
    asked = {name: None for name, answer in case.questions.items() if answer is None}
    for name in {**missing, **asked}:
        at, by = _asking(case, name)
        received = case.received.get("received_at")
        yield Question(
            case.record,
            case.received["reference"],
            received,
            question_words(name),
            at,
            by,
            tuple(_meanwhile(case, name)),
        )


def question_words(name: str) -> Both:
    """A question in words; one about a single conviction says which."""
    if name in FOR_COUNSEL:
        return FOR_COUNSEL[name]
    plain, _, place = name.partition(":")
    path = f"{_LEGAL}{plain}"
    en, es = question_for(path, "en"), question_for(path, "es")
    en, es = (plain if en == path else en), (plain if es == path else es)
    if place.isdigit():
        number = int(place) + 1
        return (f"Conviction {number}: {en}", f"Condena {number}: {es}")
    return (en, es)


def _meanwhile(case: CaseFile, name: str) -> Iterator[Meanwhile]:
    plain = name.partition(":")[0]
    for kind, part in case.parts.items():
        decided = part.decided
        if decided is not None and f"{_LEGAL}{plain}" in decided["missing"]:
            asks = KIND_NAMES.get(kind, (kind, kind))
            yield Meanwhile(asks, decided["safe"], decided["citation"], decided["tag"], decided["on"])


def _asking(case: CaseFile, name: str) -> tuple[datetime | None, str]:
    """When and by whom it was put to counsel; nobody where only the rules ask it."""
    for event in case.events:
        if event.sort is Sort.COUNSEL_ASKED and event.body.get("question") == name:
            return event.at, event.by
    return None, ""


def _answered(event: Event, reference: str) -> Answered:
    words = question_words(event.body["question"])
    return Answered(event.record, reference, words, event.body["answer"], event.at, event.by)
