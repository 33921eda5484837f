"""One conviction or pending charge, as given, read and checked; the offense table has not been asked yet."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from amparo.facts.person import CUSTODIES, DEGREES, FINDINGS, LEVELS, SENTENCES, STATUSES
from amparo.facts.values import flag, listed, named, read_day, refuse_unknown, short_text, shown, word
from amparo.rules.states import UNKNOWN_WORD
from amparo.terms import ContradictionError, FactError, FactValueError

_CONVICTION = frozenset(
    {
        "code",
        "section",
        "degree",
        "level",
        "date",
        "sentence",
        "jurisdiction",
        "status",
        "target",
        "enhancements",
        "felony_custody",
        "not_named",
        "strike",
        "equiv_strike",
        "agg_felony",
        "prop47",
        "source",
        "verified",
    }
)
_CHARGE = frozenset(
    {
        "code",
        "section",
        "degree",
        "level",
        "target",
        "finding",
        "finding_date",
        "felony_custody",
        "charged_on",
    }
)
_TARGET = frozenset({"code", "section", "degree"})
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "PR",
        "GU",
        "VI",
        "AS",
        "MP",
    ]
)
_ELSEWHERE = frozenset({"foreign", "tribal", "military"})
CALIFORNIA_CODES = frozenset(
    [
        "PC",
        "HSC",
        "VEH",
        "WIC",
        "BPC",
        "GOV",
        "FGC",
        "CORP",
        "CCP",
        "CIV",
        "EDC",
        "ELEC",
        "EVID",
        "FAM",
        "FIN",
        "FAC",
        "HNC",
        "INS",
        "LAB",
        "MVC",
        "PRC",
        "PCC",
        "PROB",
        "PUC",
        "RTC",
        "SHC",
        "UIC",
        "WAT",
    ]
)
_NUMBER = r"[1-9][0-9]{0,5}(?!\.0+(?![0-9]))(\.[0-9]{1,4})?[a-z]{0,2}(\([a-z0-9]{1,4}\)){0,6}"
_SECTION = re.compile(f"{_NUMBER}(/{_NUMBER})?", re.ASCII)
_FREE_TEXT = re.compile(r"[A-Za-z0-9 .,:()/§-]{1,40}", re.ASCII)
_LETTERS = (*"ABCDEFGHIJKLMNOPQRSTU", "none")
_LISTED_LETTERS = frozenset("ABCDEFGHIJKLMNOP")


class Record:
    """One conviction or pending charge, read and checked; the offense table has not been asked yet."""

    __slots__ = (
        "agg_listed",
        "code",
        "date",
        "degree",
        "enhancements",
        "equiv_strike",
        "felony_custody",
        "finding",
        "jurisdiction",
        "level",
        "not_named",
        "path",
        "prop47",
        "section",
        "served_in_prison",
        "status",
        "status_known",
        "strike",
        "target",
    )

    path: str
    code: str
    section: str
    degree: str
    level: str | None
    date: int | None
    jurisdiction: str
    status: str
    status_known: bool
    target: tuple[str, str, str] | None
    enhancements: tuple[str, ...]
    felony_custody: str | None
    not_named: bool | None
    strike: bool | None
    equiv_strike: bool | None
    agg_listed: bool | None
    prop47: bool | str | None
    served_in_prison: bool
    finding: str | None


PROP47_ABSENT = "absent"


def read_conviction(given: Any, path: str, on: int, *, as_case: bool) -> Record:
    """One conviction, every value checked. Raises FactError with the path of the fact."""
    record = named(given, path)
    if not _CONVICTION.issuperset(record):
        refuse_unknown(record, _CONVICTION, path)
    for name in ("source", "verified"):
        short_text(record.get(name), f"{path}.{name}")
    read = Record()
    read.path = path
    get = record.get
    _read_place(read, record, path)
    read.level = word(get("level"), f"{path}.level", LEVELS)
    read.date = read_day(get("date"), f"{path}.date")
    if read.date is not None and read.date > on:
        raise ContradictionError(
            f"{path}.date",
            f"the conviction ({date.fromordinal(read.date)}) is after the day of the act ({date.fromordinal(on)}).",
            "Correct the date, or enter a charge under person.pending.",
        )
    status = word(get("status", "final"), f"{path}.status", STATUSES)
    read.status_known = status is not None
    read.status = status or "final"
    _read_section(read, record, path)
    read.enhancements = read_enhancements(get("enhancements"), f"{path}.enhancements")
    _read_custody(read, record, path)
    read.not_named = flag(get("not_named"), f"{path}.not_named")
    read.strike = flag(get("strike", False if as_case else None), f"{path}.strike")
    read.equiv_strike = flag(get("equiv_strike"), f"{path}.equiv_strike")
    letter = word(get("agg_felony"), f"{path}.agg_felony", _LETTERS)
    read.agg_listed = None if letter is None else letter in _LISTED_LETTERS
    read.prop47 = flag(record["prop47"], f"{path}.prop47") if "prop47" in record else PROP47_ABSENT
    read.served_in_prison = word(get("sentence"), f"{path}.sentence", SENTENCES) == "state_prison"
    read.finding = None
    return read


def read_charge(given: Any, path: str, on: int) -> Record:
    """One pending charge, every value checked. Raises FactError with the path of the fact."""
    record = named(given, path)
    if not _CHARGE.issuperset(record):
        refuse_unknown(record, _CHARGE, path)
    read = Record()
    read.path = path
    read.jurisdiction = "CA"
    read.level = word(record.get("level"), f"{path}.level", LEVELS)
    _read_section(read, record, path)
    read.finding = word(record.get("finding"), f"{path}.finding", FINDINGS)
    when = read_day(record.get("finding_date"), f"{path}.finding_date")
    if when is not None and when > on:
        raise ContradictionError(
            f"{path}.finding_date", "the finding is after the day of the act.", "Correct the date or the day."
        )
    _read_custody(read, record, path)
    return read


def read_enhancements(given: Any, path: str) -> tuple[str, ...]:
    """The enhancements found true. Raises FactValueError for a text that can be none."""
    found = listed(given or (), path, 32)
    for name in found:
        if not isinstance(name, str) or not _FREE_TEXT.fullmatch(name):
            raise FactValueError(path, f"{shown(name)} names no enhancement.", "Write PC 12022.7(a).")
    return tuple(found)


def _read_place(read: Record, record: Mapping[str, Any], path: str) -> None:
    where = record.get("jurisdiction", "CA")
    if not isinstance(where, str):
        raise FactValueError(
            f"{path}.jurisdiction", f"{shown(where)} is no jurisdiction.", "Write CA, US or NV."
        )
    if where == "CA" or where == "US":
        read.jurisdiction = where
    elif where in _STATES or where in _ELSEWHERE:
        read.jurisdiction = "elsewhere"
    else:
        raise FactValueError(
            f"{path}.jurisdiction",
            f"{shown(where)} is no jurisdiction.",
            "Write CA, US, a state's two letters, foreign, tribal or military.",
        )


def _read_custody(read: Record, record: Mapping[str, Any], path: str) -> None:
    read.felony_custody = word(record.get("felony_custody"), f"{path}.felony_custody", CUSTODIES)
    if read.felony_custody is not None and read.level in {"misdemeanor", "infraction"}:
        raise ContradictionError(
            f"{path}.felony_custody",
            f"a {read.level} has no felony custody.",
            f"Correct {path}.level or leave it out.",
        )


def _read_section(read: Record, record: Mapping[str, Any], path: str) -> None:
    code, section = record.get("code"), record.get("section")
    if not isinstance(code, str) or not isinstance(section, str) or not code or not section:
        raise FactError(
            path, "a code and a section are needed.", 'Write { code = "PC", section = "211", … }.'
        )
    read.degree = word(record.get("degree"), f"{path}.degree", DEGREES) or ""
    read.target = None
    if read.jurisdiction != "CA":
        if code.upper() in CALIFORNIA_CODES and read.jurisdiction == "US":
            raise ContradictionError(
                f"{path}.code",
                f"{code} is a California code, but the court is federal.",
                "Correct one of the two.",
            )
        if not (_FREE_TEXT.fullmatch(code) and _FREE_TEXT.fullmatch(section)):
            mend = "At most 40 letters, digits and ( ) . / each."
            raise FactValueError(f"{path}.section", "this code or section cannot be kept.", mend)
        read.code, read.section = code, section
        return
    read.code, read.section = section_form(code, section, path)
    target = record.get("target")
    if target is not None and target != UNKNOWN_WORD:
        fields = named(target, f"{path}.target")
        if not _TARGET.issuperset(fields):
            refuse_unknown(fields, _TARGET, f"{path}.target")
        target_code, target_section = section_form(
            str(fields.get("code", "PC")), str(fields.get("section", "")), f"{path}.target"
        )
        read.target = (
            target_code,
            target_section,
            word(fields.get("degree"), f"{path}.target.degree", DEGREES) or "",
        )


_FORMS: dict[tuple[str, str], tuple[str, str]] = {}


def section_form(code: str, section: str, path: str) -> tuple[str, str]:
    """A California code and section in the form of the offense table. Raises FactValueError for what is neither."""
    found = _FORMS.get((code, section))
    if found is not None:
        return found
    letters = code.strip().upper()
    if letters not in CALIFORNIA_CODES:
        near = get_close_matches(letters, CALIFORNIA_CODES, n=1)
        mend = f"Did you mean {near[0]}?" if near else "Write PC, HSC, VEH, WIC, BPC …"
        raise FactValueError(
            f"{path}.code", f"{shown(code)} is no California code.", f"{mend} Or give the jurisdiction."
        )
    normal = re.sub(r"\s+", "", section).lower()
    if not _SECTION.fullmatch(normal):
        raise FactValueError(
            f"{path}.section",
            f"{shown(section)} is no section number.",
            "Write 245(a)(1), 459, 23152/23550 or 664/211.",
        )
    if len(_FORMS) < 20_000:
        _FORMS[code, section] = (letters, normal)
    return letters, normal
