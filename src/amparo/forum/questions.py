"""The register of questions from the floor: asked, answered, owed by which office until when, refused and why, or withdrawn.

It holds what was asked, never who asked. What is still owed goes into the next forum's packet by itself, since a packet
takes every question asked before its day; nobody has to carry it over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.forum.faults import Fault
from amparo.forum.plan_file import PlanError
from amparo.forum.reading import Reader
from amparo.forum.screening import is_an_office, tells_of_somebody
from amparo.forum.yaml_tree import tree_of
from amparo.terms import Language

Both = tuple[str, str]
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_ADVICE: Both = ("Write it.", "Escríbalo.")


class QuestionState(StrEnum):
    """Where a question stands."""

    OWED = "owed"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_BELONGS: dict[QuestionState, frozenset[str]] = {
    QuestionState.OWED: frozenset({"due"}),
    QuestionState.ANSWERED: frozenset({"answered_on", "answer", "answer_es", "due"}),
    QuestionState.REFUSED: frozenset({"reason", "reason_es", "due"}),
    QuestionState.WITHDRAWN: frozenset(),
}
_NEEDS: dict[QuestionState, tuple[str, ...]] = {
    QuestionState.OWED: ("owner", "owner_es", "due"),
    QuestionState.ANSWERED: ("owner", "owner_es", "answered_on", "answer", "answer_es"),
    QuestionState.REFUSED: ("owner", "owner_es", "reason", "reason_es"),
    QuestionState.WITHDRAWN: (),
}
"""What each state must say, beside what every question says."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the public at a forum. Texts are English and Spanish; an empty one is not there.

    `forum` is the day of the forum at which it was asked.
    """

    id: str
    forum: date
    topic: Both
    question: Both
    state: QuestionState
    owner: Both
    due: date | None
    answered_on: date | None
    answer: Both
    reason: Both
    line: int

    def is_overdue(self, on: date) -> bool:
        """Whether an answer is still owed on a day after the one on which it was due."""
        return self.state is QuestionState.OWED and self.due is not None and self.due < on

    def said(self, words: Both, language: Language) -> str:
        """A text of it in a language."""
        return words[0 if language == "en" else 1]


@dataclass(frozen=True, slots=True)
class Carried:
    """The questions as one forum meets them, in the order of their days and names.

    `owed`: from earlier forums, overdue ones first. `answered` and `closed`: earlier ones whose forum was the last before
    this one, or that were answered since. `here`: asked at this forum.
    """

    owed: tuple[Question, ...]
    answered: tuple[Question, ...]
    refused: tuple[Question, ...]
    withdrawn: tuple[Question, ...]
    here: tuple[Question, ...]

    @property
    def earlier(self) -> tuple[Question, ...]:
        """Everything from earlier forums."""
        return (*self.owed, *self.answered, *self.refused, *self.withdrawn)


def read_questions(text: str, file: str = "the questions") -> tuple[Question, ...]:
    """The register from the text of its file. Raises PlanError with everything that is wrong with it."""
    faults: list[Fault] = []
    names = tree_of(text, faults)
    if names is None:
        raise PlanError(file, faults)
    top = Reader(names, "", faults, {})
    top.needs(
        "questions",
        ("Write a list, `[]` where nothing was asked.", "Escriba una lista; `[]` si no se preguntó nada."),
    )
    groups = top.groups("questions") or []
    found = [_question(one) for one in groups]
    _each_once(groups)
    top.close()
    if faults:
        raise PlanError(file, faults)
    return tuple(one for one in found if one is not None)


def carried(questions: Sequence[Question], forum: date) -> Carried:
    """The questions as the forum of a day meets them.

    Every question of an earlier forum is told once more at the next one, with what became of it; from then on only while it is
    owed. One that was answered after the last forum is told, too, however old it is.
    """
    earlier = [one for one in questions if one.forum < forum]
    last = max((one.forum for one in earlier), default=forum)

    def is_news(one: Question) -> bool:
        return one.forum == last or (one.answered_on is not None and one.answered_on >= last)

    def of(state: QuestionState) -> list[Question]:
        return [
            one for one in earlier if one.state is state and (state is QuestionState.OWED or is_news(one))
        ]

    return Carried(
        tuple(sorted(of(QuestionState.OWED), key=lambda one: (one.due or date.max, one.id))),
        _in_order(of(QuestionState.ANSWERED)),
        _in_order(of(QuestionState.REFUSED)),
        _in_order(of(QuestionState.WITHDRAWN)),
        _in_order([one for one in questions if one.forum == forum]),
    )


def _in_order(questions: Sequence[Question]) -> tuple[Question, ...]:
    return tuple(sorted(questions, key=lambda one: (one.forum, one.id)))


def _question(group: Reader) -> Question | None:
    for name in ("id", "forum", "topic", "topic_es", "question", "question_es", "state"):
        group.needs(name, _ADVICE)
    told = group.one_of("state", tuple(QuestionState))
    state = QuestionState(told) if told else None
    forum = group.day("forum")
    topic, asked = _both(group, "topic"), _both(group, "question")
    owner, answer, reason = _both(group, "owner"), _both(group, "answer"), _both(group, "reason")
    due, answered_on = group.day("due"), group.day("answered_on")
    name = group.text("id") or ""
    if name and not _ID.fullmatch(name):
        group.wrong("not_an_id", "id", value=name)
    if owner[0] and not is_an_office(owner[0]):
        group.wrong("not_an_office", "owner", value=owner[0])
    _check_days(group, forum, {"due": due, "answered_on": answered_on})
    if state is not None:
        _check_state(group, state)
    group.close()
    if state is None or forum is None:
        return None
    return Question(
        name, forum, topic, asked, state, owner, due, answered_on, answer, reason, group.names.line
    )


def _both(group: Reader, name: str) -> Both:
    """A text in both languages; who asked must not be in it."""
    told = []
    for written in (name, f"{name}_es"):
        text = group.text(written) or ""
        for what in _tells(text, is_owner=name == "owner"):
            group.wrong("a_persons_name", written, what=what)
        told.append(text)
    return told[0], told[1]


def _tells(text: str, is_owner: bool) -> Iterator[str]:
    """What in a text looks like somebody; of an office, whose name has capitals, only titles before a name are looked for."""
    yield from tells_of_somebody(text, titles_only=is_owner)


def _check_state(group: Reader, state: QuestionState) -> None:
    for name in _NEEDS[state]:
        group.needs(name, _ADVICE)
    may = _BELONGS[state]
    for name in ("due", "answered_on", "answer", "answer_es", "reason", "reason_es"):
        if name not in may and group.has(name):
            group.wrong("not_in_this_state", name, state=state.value, name=name)


def _check_days(group: Reader, forum: date | None, days: dict[str, date | None]) -> None:
    for name, day in days.items():
        if forum is not None and day is not None and day < forum:
            group.wrong("before_it_was_asked", name, value=day, asked=forum)


def _each_once(groups: Sequence[Reader]) -> None:
    first: dict[str, int] = {}
    for one in groups:
        told = one.text("id")
        if told is not None and told in first:
            one.wrong("same_id", "id", value=told, first=first[told])
        elif told is not None:
            first[told] = one.line("id")
