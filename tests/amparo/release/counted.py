"""Case files to count: the sample list's, and small ones of a desk; and what differs between two counts. All invented."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amparo.casefile import CaseFile, Sort, events_of, fold, make_event
from amparo.clock import CALIFORNIA
from amparo.facts import read_agency
from amparo.intake import Options, open_input
from amparo.intake.review import decide_contact
from amparo.register.totals import Cell, Key, Table
from amparo.release.counting import KeptDays, count

ROOT = Path(__file__).parents[3]
AGENCY = read_agency(str(ROOT / "samples/madrone-agency.toml"))
JAIL = "madrone-jail"
SINCE = date(2025, 1, 1)
Told = tuple[Sort, dict[str, Any]]


def moment(month: int, day: int, hour: int = 9, year: int = 2025) -> datetime:
    """A moment of California's clock."""
    return datetime(year, month, day, hour, tzinfo=CALIFORNIA)


def sample_cases(imported: datetime | None = None) -> list[CaseFile]:
    """The 24 case files of the sample list, with the rules' answers."""
    at = imported or moment(3, 2, year=2026)
    found = []
    for contact in open_input(str(ROOT / "samples/jail-requests-2025.csv"), Options()).contacts:
        answers = decide_contact(contact, AGENCY).answers
        told = events_of(
            contact,
            record=contact.reference,
            agency="madrone",
            at=at,
            by="i.vela",
            role="supervisor",
            answers=answers,
        )
        found.append(fold(told))
    return found


REQUEST: dict[str, Any] = {
    "reference": "M-1",
    "received_at": moment(2, 10),
    "received_on": date(2025, 2, 10),  # a Monday
    "channel": "email",
    "form": "I-247A",
    "contact": "paper",
    "asks": ["notification", "hold"],
    "about_a_person": True,
    "person_ref": "P-1",
    "booking_ref": "B-1",
}
FACTS: dict[str, Any] = {
    "part": "notification",
    "on": date(2025, 2, 11),
    "day_rule": "decided",
    "request": {"kind": "notification", "from": "ICE", "initiated_by": "immigration_authority"},
    "person": {
        "in_custody": True,
        "minor": False,
        "convictions": [{"code": "PC", "section": "211", "level": "felony", "date": date(2019, 4, 2)}],
        "pending": [],
        "registry": "none",
        "federal_felony_warrant": "none",
        "history_complete": True,
    },
}


def answer(part: str, outcome: str, rule: str, *duties: str) -> Told:
    """What the rules answered to a part."""
    return Sort.DECIDED, {
        "part": part,
        "on": date(2025, 2, 11),
        "outcome": outcome,
        "safe": outcome,
        "rule": rule,
        "citation": "Gov. Code § 7284.6",
        "tag": "V",
        "missing": [],
        "duties": list(duties),
        "rule_pack": "0" * 64,
    }


RECEIPT = ("COPY_TO_PERSON", "INFORM_INTENT")
DECIDED: tuple[Told, ...] = (
    (Sort.FACTS_CONFIRMED, FACTS),
    answer("notification", "permitted", "N-6", *RECEIPT, "ICE_ACCESS_RECORD"),
    (Sort.FACTS_CONFIRMED, FACTS | {"part": "hold", "request": {**FACTS["request"], "kind": "hold"}}),
    answer("hold", "prohibited", "H-3", *RECEIPT, "RELEASE_ON_TIME"),
)
"""A request of which the telling is permitted and the hold is not."""


def desk_case(
    *told: Told, record: str = "rec-1", request: Mapping[str, Any] | None = None, at: datetime | None = None
) -> CaseFile:
    """A case file as a desk keeps it, each event entered on a moment, the day of the request unless said."""
    first = (Sort.REQUEST_RECEIVED, REQUEST | dict(request or {}))
    return fold(
        make_event(
            sort,
            given,
            record=record,
            number=number,
            agency="madrone",
            at=at or moment(2, 11),
            by="c.ruiz",
            role="clerk",
        )
        for number, (sort, given) in enumerate((first, *told), 1)
    )


def tables(
    cases: Iterable[CaseFile], last: date = date(2025, 12, 31), days: KeptDays | None = None
) -> tuple[Table, ...]:
    """The true tables of a few case files."""
    return count(cases, AGENCY, JAIL, SINCE, last, days)


def cells(counted: Iterable[Table]) -> dict[Key, Cell]:
    """Every cell of several tables."""
    return {key: cell for table in counted for key, cell in table.cells().items()}


def figure(
    counted: Iterable[Table], table: str, measure: str, period: str = "2025", **codes: str
) -> int | None:
    """One figure."""
    return cells(counted)[table, JAIL, period, measure, tuple(sorted(codes.items()))].value


def changed(before: Iterable[Table], after: Iterable[Table]) -> dict[str, int]:
    """By how much each figure changed, as `answers.requests answered: 1`; what stayed is left out."""
    old, new = cells(before), cells(after)
    assert old.keys() == new.keys()
    return {
        " ".join((f"{key[0]}.{key[3]}", *(code for _, code in key[4]))): (new[key].value or 0)
        - (old[key].value or 0)
        for key in new
        if new[key] != old[key]
    }
