"""The administrator's list for court papers, C1 to C12: what the text and the day answer, and what eyes must see.

Passed is yes, no, or *not known*; not known is never a yes. Days are calendar days: the day of issue is not counted,
the last day is included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypedDict

from amparo.law.paper_check_words import FAILS, LOOK, SENTENCES, UNKNOWN
from amparo.law.paper_courts import Court
from amparo.law.paper_marks import EXECUTE_BY, ISSUED, ISSUED_BY_SUBPOENA, RESPOND_BY, date_after
from amparo.law.paper_sheet import Sheet, pattern
from amparo.law.paper_signers import Signer

FEDERAL_SEARCH_DAYS = 14
"""Fed. R. Crim. P. 41(e)(2)(A): a search warrant is executed within this many days of its issue (K)."""

CALIFORNIA_SEARCH_DAYS = 10
"""Pen. Code 1534: a search warrant is served within this many days of its issue (K)."""

FEDERAL_DAYTIME = (time(6), time(22))
"""Fed. R. Crim. P. 41(a)(2)(B): daytime, unless the judge ticked any time (K)."""

CALIFORNIA_DAYTIME = (time(7), time(22))
"""Pen. Code 1533: unless the magistrate allowed service at night (K)."""

MISDEMEANOR_DAYTIME = (time(6), time(22))
"""Pen. Code 840: no arrest for a misdemeanor outside it, unless endorsed, in public, or of somebody in custody (K)."""

SEARCHES = frozenset({"ao93", "ca_search", "civil_inspection_warrant"})
ARRESTS = frozenset({"ao442", "ao443", "ca_arrest", "governor_extradition", "jud_pc_determination"})
ORDERS = frozenset({"fed_order", "ca_order", "jud_pc_determination", "writ"})
SUBPOENAS = frozenset({"ao88", "ao89_ao110", "ca_subpoena"})


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. `passed` is None where the text does not tell: then somebody must look."""

    code: str
    passed: bool | None
    says: str
    dice: str
    follows: str = ""
    sigue: str = ""
    """What follows where it did not pass, in English and Spanish; empty where it did."""


Officer = Literal["federal", "california"]


class Looked(TypedDict, total=False):
    """What a person who holds the paper may say of it, each None or left out where nobody has looked."""

    at: datetime | time | None
    shown_on_phone: bool
    pages_seen: int | None
    pages_total: int | None
    signature_seen: bool | None
    person_matches: bool | None
    place_named: bool | None
    at_health_facility: bool
    grants_access: bool | None
    officer: Officer | None
    copied: bool | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known beyond the text, each None where nobody has looked."""

    on: date | None = None
    at: time | None = None
    person_matches: bool | None = None
    place_named: bool | None = None
    all_pages: bool | None = None
    at_health_facility: bool = False
    grants_access: bool | None = None
    officer: Officer | None = None
    copied: bool | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that the paper itself names."""

    issued: date | None = None
    execute_by: date | None = None
    respond_by: date | None = None


def dates_on(sheet: Sheet, kind: str) -> Dates:
    """The days named on the paper that matter for its kind."""
    # On an agency's subpoena a bare "Date:" is that of the appearance.
    issued = ISSUED_BY_SUBPOENA if kind in ("i138", "customs_summons", "other_agency_subpoena") else ISSUED
    return Dates(
        date_after(sheet, issued),
        date_after(sheet, EXECUTE_BY) if kind in SEARCHES else None,
        date_after(sheet, RESPOND_BY) if kind in SUBPOENAS else None,
    )


def check_paper(
    kind: str, sheet: Sheet, court: Court | None, signer: Signer, fits: bool | None, dates: Dates, seen: Seen
) -> tuple[Check, ...]:
    """The checks that apply to this kind; a paper that no court issued is only counted and copied."""
    if court is None:
        answers: Iterator[tuple[str, bool | None]] = iter(
            [("C8", all_pages(sheet, seen)), ("C12", seen.copied)]
        )
    else:
        answers = _answers(kind, sheet, court, signer, fits, dates, seen)
    return tuple(told_check(code, passed) for code, passed in answers)


def told_check(code: str, passed: bool | None) -> Check:
    """A line of the list with its sentences, and with what follows where it did not pass."""
    follows = ("", "") if passed else FAILS[code] if passed is False else UNKNOWN.get(code, LOOK)
    return Check(code, passed, *SENTENCES[code], *follows)


def _answers(
    kind: str, sheet: Sheet, court: Court, signer: Signer, fits: bool | None, dates: Dates, seen: Seen
) -> Iterator[tuple[str, bool | None]]:
    leaves_seat_out = sheet.is_excerpt and not court.names_a_seat and court.system != "other"
    yield "C1", None if leaves_seat_out else court.is_listed
    yield "C2", False if fits is False or signer.has_signed is False else fits and signer.has_signed
    yield "C3", in_time(kind, sheet, dates, seen.on)
    if kind in SEARCHES or kind == "ca_arrest":
        yield "C4", in_hours(kind, sheet, seen.at)
    if kind in SEARCHES or kind in ORDERS:
        yield "C5", seen.place_named
    if kind in ARRESTS:
        yield "C6", seen.person_matches
    if kind in SEARCHES:
        lists = pattern(
            r"\battachment b\b|\b(?:property|items|things) to be seized\b|\bfollowing (?:property|items)\b"
        )
        yield "C7", True if lists.search(sheet.flat) else None
    yield "C8", all_pages(sheet, seen)
    if kind in ("ca_search", "ca_arrest"):
        yield "C9", for_this_officer(sheet, seen.officer)
    if seen.at_health_facility and kind not in SUBPOENAS:
        yield "C10", grants_access(sheet, seen)
    if kind in SUBPOENAS:
        yield "C11", None if dates.respond_by is None or seen.on is None else dates.respond_by > seen.on
    yield "C12", seen.copied


def for_this_officer(sheet: Sheet, officer: Officer | None) -> bool | None:
    """Whether a California warrant is in the hands of one to whom it is addressed; nobody guesses who the officer is."""
    if officer is None or officer == "federal":
        return None if officer is None else False
    return True if pattern(r"\b(?:peace|police) officer\b|\bto any sheriff\b").search(sheet.flat) else None


def grants_access(sheet: Sheet, seen: Seen) -> bool | None:
    """Whether the words open this facility's nonpublic areas. Words that are found must still be read by somebody."""
    if not pattern(r"\bnon-?public\b").search(sheet.flat):
        return bool(seen.grants_access)
    return seen.grants_access


def in_time(kind: str, sheet: Sheet, dates: Dates, on: date | None) -> bool | None:
    """Whether the day is one on which the paper stands; arrest warrants and orders do not run out."""
    if on is None:
        return None
    if dates.issued is not None and dates.issued > on:
        return False
    if kind not in SEARCHES:
        return None if dates.issued is None else True
    if dates.execute_by is not None and on > dates.execute_by:
        return False
    is_tracking = pattern(r"\btracking\b").search(" ".join(sheet.caption))
    if dates.issued is None or kind == "civil_inspection_warrant" or is_tracking:
        return None  # these run by their own words, which somebody must read
    limit = CALIFORNIA_SEARCH_DAYS if kind == "ca_search" else FEDERAL_SEARCH_DAYS
    return on <= dates.issued + timedelta(days=limit)


def in_hours(kind: str, sheet: Sheet, at: time | None) -> bool | None:
    """Whether the hour, by the clock on the wall, is one at which the paper may be carried out."""
    if at is None or kind == "civil_inspection_warrant":
        return None
    if kind == "ca_arrest":
        first, last = MISDEMEANOR_DAYTIME
        if first <= at <= last or pattern(r"\bfelony\b").search(sheet.flat):
            return True
        return allows_night(sheet) if pattern(r"\bmisdemeanor\b").search(sheet.flat) else None
    first, last = CALIFORNIA_DAYTIME if kind == "ca_search" else FEDERAL_DAYTIME
    return True if first <= at <= last else allows_night(sheet)


_ANY_TIME = r"at any (?:time|hour)(?: in| of)?(?: the)? (?:day (?:or|and) night|night|day)"
_NIGHT = r"night(?:time)? (?:service|search)(?: is)?(?: hereby)?:? ?"
_TICK = r"(?:\[ ?x ?\]|\( ?x ?\)) ?"
_YES = r"(?:yes|approved|granted|authorized|allowed)"


def allows_night(sheet: Sheet) -> bool | None:
    """Whether the judge allowed any hour, by a ticked box or plain words. A choice whose boxes are lost is unknown."""
    text = sheet.flat
    ticked = rf"{_TICK}{_ANY_TIME}|{_TICK}{_NIGHT}|{_NIGHT}{_TICK}{_YES}|{_NIGHT}{_YES} ?{_TICK}"
    if pattern(rf"{ticked}|{_NIGHT}{_YES}(?! ?\[ ?\])|endorsed for night").search(text):
        return True
    if pattern(rf"\[ ?\] ?{_ANY_TIME}").search(text) or not pattern(_ANY_TIME).search(text):
        return False
    return None if pattern(r"\bin the daytime\b|\[ ?x? ?\]").search(text) else True


def all_pages(sheet: Sheet, seen: Seen) -> bool | None:
    """Whether everything was shown: no, where an attachment is named that is not there."""
    return False if any(_mentions_but_lacks(sheet, name) for name in "ab") else seen.all_pages


def _mentions_but_lacks(sheet: Sheet, name: str) -> bool:
    if not pattern(rf"\battachment {name}\b").search(sheet.flat):
        return False
    heads = pattern(rf"^attachment {name}\b")
    return not any(heads.match(line) and len(line) < 60 for line in sheet.lines)
