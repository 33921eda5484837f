"""One record of a conviction or a charge as it is read: its offense, its dates, its yes, no or open (spec 5)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.second_hand import offenses
from tests.second_hand.offenses import Row, normal_code, normal_section

VALUES_ACT = date(2018, 1, 4)


@dataclass(frozen=True)
class Answer:
    """What one record says: value is yes, no or open; the gaps are what would close it."""

    value: str
    gaps: frozenset[str] = frozenset()


YES = Answer("yes")
NO = Answer("no")


def open_by(*gaps: str) -> Answer:
    return Answer("open", frozenset(gaps))


def agreed(answers: list[Answer], gap: str) -> Answer:
    """The answer on which every way of filling the gap agrees; otherwise the gap."""
    if answers and all(answer == YES for answer in answers):
        return YES
    if answers and all(answer == NO for answer in answers):
        return NO
    return open_by(gap)


@dataclass(frozen=True)
class Reading:
    """The day of the act, how absent facts are read, and what counsel has answered."""

    on: date
    as_case: bool
    legal: Mapping[str, bool]

    @property
    def text_2014(self) -> bool:
        """Whether the first text of 7282.5 is in force (H-2)."""
        return self.on < VALUES_ACT


@dataclass(frozen=True)
class Offense:
    """What a record was for; `attempt` is 664 or 182 when the section is only its target (5.8)."""

    code: str
    section: str
    attempt: str = ""

    @property
    def gap(self) -> str:
        """The fact to ask for when the section is not exact enough."""
        return "target" if self.attempt else "section"


def unknown(value: object) -> bool:
    return value is None or value == "unknown"


def day(value: object) -> date | None:
    """A date, or None when it is unknown."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def last_day(start: date, years: int) -> date:
    """The same day so many years later; a window from 29 February ends on 28 February (5.2)."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def inside(record: Mapping[str, Any], years: int | None, on: date) -> bool | None:
    """Whether the act falls inside the window of the conviction; None = its date is unknown (5.2)."""
    if years is None:
        return True
    start = day(record.get("date"))
    if start is None:
        return None
    return start <= on <= last_day(start, years)


def felony_window(reading: Reading) -> int | None:
    return None if reading.text_2014 else 15


def flag(value: object) -> bool | None:
    """True, False, or None for anything that is not one of them."""
    return value if isinstance(value, bool) else None


def rows_of(offense: Offense, on: date) -> tuple[Row, ...]:
    return offenses.rows_for(offenses.OFFENSES_CSV, offense.code, offense.section, on)


def offense_of(record: Mapping[str, Any]) -> Offense | str:
    """The offense of a record, or the name of the field that hides it."""
    if unknown(record.get("code")):
        return "code"
    if unknown(record.get("section")):
        return "section"
    code = normal_code(str(record["code"]))
    section = normal_section(code, str(record["section"]), record.get("degree"))
    attempt = re.fullmatch(r"(664|182)(?:\([^/]*\))?(?:/(.+))?", section) if code == "PC" else None
    if not attempt:
        return Offense(code, section)
    target = record.get("target")
    if not isinstance(target, Mapping):
        target = {"code": "PC", "section": attempt[2], "degree": record.get("degree")}
    inner = offense_of({name: target.get(name) for name in ("code", "section", "degree")})
    if isinstance(inner, str) or inner.attempt:
        return "target"
    return Offense(inner.code, inner.section, attempt[1])
