"""Section 4.3 done by hand: an open case is completed in every way, and the tables answer each completion.

All completions alike: that outcome. Otherwise `insufficient_facts`. This checks the rows that say `insufficient_facts`
themselves, and lets a worked case with unknown facts be asked of tables that know only known ones.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from tests.second_hand_sql.compare import Beside, Case
from tests.second_hand_sql.slices import ask_cases
from tests.second_hand_sql.spaces import PAPER, Space, Word, space_of

INSUFFICIENT = "insufficient_facts"
_ALWAYS_KNOWN: Mapping[str, Word] = {"from": "not_known", "initiated_by": "not_known", "history_complete": 0}
"""Section 4.1: what an unknown value is treated as, without being completed."""


def outcomes_of(
    beside: Beside, cases: Sequence[Case], ways: Callable[[Case], Iterator[Case]]
) -> list[set[str]]:
    """For each case, the outcomes of its completions."""
    numbered = [(number, way) for number, case in enumerate(cases) for way in ways(case)]
    ask_cases(beside, [way for _, way in numbered])
    answered = beside.database.execute("SELECT case_id, outcome FROM answer ORDER BY case_id").fetchall()
    assert len(answered) == len(numbered)
    found: list[set[str]] = [set() for _ in cases]
    for place, outcome in answered:
        found[numbered[place][0]].add(outcome)
    return found


def status(outcomes: set[str]) -> str:
    """What is reported where these outcomes are possible."""
    return next(iter(outcomes)) if len(outcomes) == 1 else INSUFFICIENT


def is_open(case: Case, space: Space) -> bool:
    """Whether a case of a space leaves something open: a question for counsel, or a part of the record."""
    return case["history_complete"] == 0 or any(case[name] is None for name in _questions(space))


def closed(case: Case) -> Iterator[Case]:
    """The completions of such a case: counsel answers yes and no; the unread part holds a ground and holds none."""
    space = space_of(str(case["kind"]))
    names = _questions(space)
    answers = product(*((1, 0) if case[name] is None else (case[name],) for name in names))
    grounds = (case["conviction_opens"],) if case["history_complete"] else (1, case["conviction_opens"])
    for answer, ground in product(answers, grounds):
        whole = {"history_complete": 1, "conviction_opens": ground}
        yield case | dict(zip(names, answer, strict=True)) | whole


def _questions(space: Space) -> list[str]:
    return [name for name in space.words if name.startswith("legal_") and name in space.read]


def known(case: Case) -> Iterator[Case]:
    """The completions of a flat row with unknown facts; counsel's questions stay as they are."""
    space = space_of(str(case["kind"]))
    case = case | {name: word for name, word in _ALWAYS_KNOWN.items() if case[name] is None}
    if case["purpose"] is None and case["kind"] not in ("status_inquiry", "supervision"):
        case = case | {"purpose": "other"}  # G-8: purpose missing, treated as an immigration request
    unknown = [
        name
        for name, word in case.items()
        if word is None
        and not name.startswith("legal_")
        and name in space.read | set(PAPER)
        and (name not in PAPER or case["document_kind"] is not None)
    ]
    choices = [[group[0] for group in space.classes[name] if group[0] != "no_paper"] for name in unknown]
    for words in product(*choices):
        yield case | dict(zip(unknown, words, strict=True))
