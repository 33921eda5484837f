"""What the offense table says of a section on a day: which limbs of Gov. Code 7282.5(a) its felony or misdemeanor meets.

`offenses.csv` holds one row per section and paragraph, with the days for which the row is law. Rows are matched by
code and section: the longest section of each paragraph wins, and a row for the parent section stands for all its
subdivisions. A recorded parent section is then as many possible offenses as it has subdivisions.
"""

import csv
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.terms import Tag

PART_6 = "7282.5(a)(3)(L)"
_FELONY = frozenset({"felony_only", "wobbler_as_felony", "any"})
_PLACES = frozenset({"state_prison", "1170h", "mixed", "unknown"})
_NOT_A_CRIME = (":e", ":d", ":p")


@dataclass(frozen=True, slots=True)
class Offense:
    """One row of the offense table."""

    id: str
    paragraph: str
    category: str
    code: str
    section: str
    section_end: str
    level_rule: str
    qualifies: str
    felony_custody: str
    valid_from: int
    valid_to: int
    notes: str
    confidence: str
    class_confidence: str
    source: str

    @property
    def is_parent(self) -> bool:
        """Whether the row stands for a section whose subdivision was not recorded."""
        return self.id.endswith(":p")


@dataclass(frozen=True, slots=True)
class Profile:
    """What one section means at felony and at misdemeanor level, on the days of one era.

    `values` are facts by path for the conviction's decision; `paragraphs` name the limbs of (a)(3) that could open;
    `rows` are the table's rows behind it; `tags` tell how sure the table is of each limb ((a)(2): of the place).
    """

    section: str
    values: dict[str, Any]
    felony_paragraph: str
    misdemeanor_paragraph: str
    rows: tuple[str, ...]
    tags: dict[str, Tag]
    has_felony_rows: bool
    has_misdemeanor_rows: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The possible offenses behind a recorded section; more than one means that `gap` was not recorded."""

    felony: tuple[Profile, ...]
    misdemeanor: tuple[Profile, ...]
    gap: str = ""


@lru_cache(maxsize=1)
def table_bytes() -> bytes:
    """The offense table as stored: part of the rule pack."""
    return files("amparo.law").joinpath("offenses.csv").read_bytes()


@lru_cache(maxsize=1)
def enhancement_lists() -> dict[str, dict[str, list[str]]]:
    """The lists of enhancements and exceptions."""
    return tomllib.loads(files("amparo.law").joinpath("enhancements.toml").read_text(encoding="utf-8"))


def _ordinal(text: str, absent: int) -> int:
    return date.fromisoformat(text).toordinal() if text else absent


@lru_cache(maxsize=1)
def all_offenses() -> tuple[Offense, ...]:
    """Every row of the table."""
    reader = csv.DictReader(io.StringIO(table_bytes().decode("utf-8")))
    return tuple(
        Offense(
            id=row["id"],
            paragraph=row["paragraph"],
            category=row["category"],
            code=row["code"],
            section=row["section"],
            section_end=row["section_end"],
            level_rule=row["level_rule"],
            qualifies=row["qualifies"],
            felony_custody=row["felony_custody"],
            valid_from=_ordinal(row["valid_from"], 0),
            valid_to=_ordinal(row["valid_to"], date.max.toordinal()),
            notes=row["notes"],
            confidence=row["confidence"],
            class_confidence=row["class_confidence"],
            source=row["source"],
        )
        for row in reader
    )


@lru_cache(maxsize=1)
def _by_code() -> dict[str, dict[str, list[Offense]]]:
    """Rows by code and by the section's leading part, so that a lookup reads a few rows and not all."""
    found: dict[str, dict[str, list[Offense]]] = {}
    for offense in all_offenses():
        found.setdefault(offense.code, {}).setdefault(_stem(offense.section), []).append(offense)
    return found


@lru_cache(maxsize=1)
def eras() -> tuple[int, ...]:
    """The days on which some row of the table begins, or the day after one ends: the table changes on no other."""
    days = {offense.valid_from for offense in all_offenses()}
    days |= {offense.valid_to + 1 for offense in all_offenses() if offense.valid_to < date.max.toordinal()}
    return tuple(sorted(days))


def _stem(section: str) -> str:
    return section.split("(", 1)[0].split("/", 1)[0]


def _rows(code: str, section: str, era: int) -> list[Offense]:
    """The rows that speak of a section in an era: per paragraph those with the longest section."""
    by_stem = _by_code().get(code, {})
    near = [
        row
        for row in by_stem.get(_stem(section), ())
        if (row.section == section or section.startswith(row.section + "("))
        and not row.section_end
        and row.valid_from <= era <= row.valid_to
    ]
    if not near and code == "PC":
        number = float(_number(section))
        near = [
            row
            for row in by_stem.get("16000", ())
            if row.section_end and float(row.section) <= number <= float(row.section_end)
        ]
    longest: dict[str, int] = {}
    for row in near:
        longest[row.paragraph] = max(longest.get(row.paragraph, 0), len(row.section))
    return [row for row in near if len(row.section) == longest[row.paragraph]]


def _number(section: str) -> str:
    digits = ""
    for letter in section:
        if letter.isdigit() or (letter == "." and "." not in digits):
            digits += letter
        else:
            break
    return digits or "0"


def _table_section(code: str, section: str, degree: str) -> str:
    """A recorded section in the table's own form: the degree of a burglary, the punishment section of a DUI."""
    if code == "PC" and _stem(section) == "459" and "/" not in section and degree:
        return "459/460(a)" if degree == "first" else "459/460(b)"
    if code == "VEH" and _stem(section) in {"23152", "23153"}:
        stem, _, punishment = section.partition("/")
        return f"{_stem(stem)}/{punishment}" if punishment else _stem(stem)
    return section


@lru_cache(maxsize=65_536)
def match(code: str, section: str, degree: str, target: tuple[str, str, str] | None, era: int) -> Match:
    """The offenses that a recorded section can be, in the era that begins on the day `era` (an ordinal)."""
    if code == "PC":
        stem, _, rest = section.partition("/")
        if _stem(stem) in {"664", "182"}:
            direct = [row for row in _rows(code, section, era) if row.qualifies == "yes"]
            if rest and target is None:
                target = ("PC", rest, degree)
            return _attempt(_stem(stem), target, era, direct)
    return _match_plain(code, _table_section(code, section, degree), era)


def _match_plain(code: str, section: str, era: int) -> Match:
    rows = _rows(code, section, era)
    parents = [row for row in rows if row.is_parent]
    if not parents:
        profile = _profile(section, rows)
        return Match((profile,), (profile,))
    prefixes = tuple(row.section + "(" for row in parents)
    sections = dict.fromkeys(
        row.section
        for row in _by_code()[code][_stem(section)]
        if row.section.startswith(prefixes)
        and row.paragraph in {parent.paragraph for parent in parents}
        and row.valid_from <= era <= row.valid_to
    )
    each = [_profile(part, [row for row in _rows(code, part, era) if not row.is_parent]) for part in sections]
    as_felony = tuple(profile for profile in each if profile.has_felony_rows)
    return Match(as_felony or (_profile(section, []),), tuple(each), "section")


def _profile(section: str, rows: Iterable[Offense]) -> Profile:
    rows = [row for row in rows if not row.is_parent]
    felony = [row for row in rows if row.level_rule in _FELONY]
    misdemeanor = [row for row in rows if row.level_rule == "wobbler_as_misdemeanor"]
    crimes = [row for row in felony if not row.id.endswith(_NOT_A_CRIME)]
    a1 = [row for row in felony if row.paragraph == "7282.5(a)(1)"]
    a3 = [row for row in crimes if row.paragraph.startswith("7282.5(a)(3)")]
    wobblers = [row for row in misdemeanor if not row.id.endswith(_NOT_A_CRIME)]
    places = {row.felony_custody for row in rows if row.felony_custody in _PLACES}
    place = places.pop() if len(places) == 1 else ""
    listed = [row for row in a3 if row.qualifies == "yes"]
    wobbling = [row for row in wobblers if row.qualifies == "yes"]
    has_a6 = any(row.paragraph == "7282.5(a)(6)" for row in rows)
    return Profile(
        section=section,
        values={
            "c.a1": any(row.qualifies == "yes" for row in a1),
            "c.a1_conditional": any(row.qualifies == "conditional" for row in a1),
            "c.place": place if place in {"state_prison", "1170h"} else None,
            "c.a3": bool(listed),
            "c.a3_conditional": any(row.qualifies == "conditional" for row in a3),
            "c.unlisted": not rows,
            "c.a6": has_a6,
            "c.target_a6": False,
            "c.wobbler": bool(wobbling),
            "c.wobbler_conditional": any(row.qualifies == "conditional" for row in wobblers),
        },
        felony_paragraph=(listed or a3)[0].paragraph if a3 else "",
        misdemeanor_paragraph=(wobbling or wobblers)[0].paragraph if wobblers else "",
        rows=tuple(row.id for row in rows),
        tags={
            "7282.5(a)(1)": _surest(row.confidence for row in a1),
            "7282.5(a)(2)": _surest(row.class_confidence for row in rows if row.felony_custody in _PLACES),
            "7282.5(a)(3)": _surest(row.confidence for row in (*a3, *wobblers)),
        },
        has_felony_rows=bool(felony),
        has_misdemeanor_rows=bool(misdemeanor) or has_a6,
    )


_CONFIDENCE: dict[str, Tag] = {"statute": "V", "secondary": "S", "own_knowledge": "K"}


def _surest(confidences: Iterable[str]) -> Tag:
    """The tag of the surest row; K where there is none."""
    return min((_CONFIDENCE[one] for one in confidences), key="VSK".index, default="K")


# ------------------------------------------------------------------ attempt and conspiracy


def _attempt(act: str, target: tuple[str, str, str] | None, era: int, direct: list[Offense]) -> Match:
    """An attempt (Pen. Code 664) or conspiracy (182): its level is its own, the rest follows the target."""
    if target is None or _stem(target[1]) in {"", "664", "182"}:
        return Match((), (), "target")
    code, section, degree = target
    found = _match_plain(code, _table_section(code, section, degree), era)
    as_felony = tuple(_attempt_profile(act, code, profile, era, direct) for profile in found.felony)
    as_misdemeanor = tuple(_attempt_profile(act, code, profile, era, direct) for profile in found.misdemeanor)
    return Match(as_felony, as_misdemeanor, "target" if found.gap else "")


def _attempt_profile(act: str, code: str, target: Profile, era: int, direct: list[Offense]) -> Profile:
    excepted = act == "664" and code == "PC" and _is_assault(target.section)
    serious = [
        row
        for row in _rows(code, target.section, era)
        if row.paragraph == "7282.5(a)(1)" and "1192.7(c)" in row.category and row.level_rule in _FELONY
    ]
    values = dict(target.values)
    values["c.a1"] = bool(direct) or (not excepted and any(row.qualifies == "yes" for row in serious))
    values["c.a1_conditional"] = not excepted and any(row.qualifies == "conditional" for row in serious)
    values["c.target_a6"] = values["c.a6"]
    values["c.a6"] = False
    return Profile(
        section=f"{act}/{target.section}",
        values=values,
        felony_paragraph="7282.5(a)(3)(P)" if values["c.a3"] else "",
        misdemeanor_paragraph="7282.5(a)(3)(P)" if values["c.wobbler"] else "",
        rows=target.rows,
        tags=target.tags,
        has_felony_rows=target.has_felony_rows,
        has_misdemeanor_rows=target.has_misdemeanor_rows,
    )


def _is_assault(section: str) -> bool:
    """Assaults: Pen. Code 220, 240 to 245.5, 4500, 4501 (1192.7(c)(39))."""
    number = float(_number(section))
    return number in {220.0, 4500.0, 4501.0} or 240.0 <= number <= 245.5


# ------------------------------------------------------------------ enhancements


@lru_cache(maxsize=4096)
def enhancement(found_true: str) -> tuple[str, str]:
    """What an enhancement found true makes of a felony: ("serious", ""), ("listed", paragraph) or ("", "")."""
    code, _, section = found_true.strip().rpartition(" ")
    code, section = (code or "PC").upper(), section.lower()
    lists = enhancement_lists()
    for word, name in (("serious", "serious_or_violent"), ("listed", "listed")):
        for known in lists[name].get(code, ()):
            if section == known or section.startswith(known + "("):
                paragraph = next(
                    (
                        r.paragraph
                        for r in all_offenses()
                        if r.id.endswith(":e") and (r.code, r.section) == (code, known)
                    ),
                    "",
                )
                return word, paragraph
    return "", ""


def is_domestic_violence_2014(code: str, section: str) -> bool:
    """Whether the magistrate rule of 2014 excepts a listed felony as domestic violence."""
    return _stem(section) in enhancement_lists()["domestic_violence_2014"].get(code, ())


def era_of(on: int) -> int:
    """The day on which the table's era of a day began."""
    found = 0
    for day in eras():
        if day <= on:
            found = day
    return found
