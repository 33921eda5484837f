"""The offense table, asked once for each distinct section of a table: numbers for it, and the offenses it can be.

A section whose subdivision was not recorded is several possible offenses; where they do not agree the question stays
open. What stands here is rows of plain values, so that polars and a database are given the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amparo.decision.history import can_be_prop47
from amparo.decision.record_columns import OFFENSE, Records
from amparo.facts.person import CUSTODIES, LEVELS
from amparo.facts.records import Record, read_charge, read_conviction, read_enhancements
from amparo.law.offenses import Match, Profile, enhancement, is_domestic_violence_2014, match
from amparo.terms import ContradictionError

Cells = tuple[Any, ...]

_ALWAYS = (None, None, None)
"""Tried whatever the level, and decided by the rules."""


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """`keys[i]`: two numbers for the i-th key, or none where `decide` would refuse the row, since a California code cannot
    come from a federal court. The first is shared by all spellings of one offense; the second, its kind, by all that the
    offense table and the enhancements do not tell apart. `offenses`: a kind, then the columns of `Records.offense`; one
    row for each offense that it can be."""

    keys: list[tuple[int, int] | tuple[None, None]]
    offenses: list[Cells]


def matched(records: Records, keys: Iterable[Cells]) -> Matched:
    """Ask the offense table for each key: the cells of `Records.key`, then the era's first day as an ordinal.

    Raises FactError for a section, code, court or enhancement that is none of ours.
    """
    asked = _Asked(records, len(records.key) - ("enhancements" in records.key))
    found = [asked.key(cells) for cells in keys]
    return Matched(found, [(kind, *each) for offenses, kind in asked.kinds.items() for each in offenses])


@dataclass(slots=True, eq=False)
class _Asked:
    """Remembers every section, kind and enhancement, so that each is looked up once."""

    records: Records
    width: int
    sections: dict[Cells, tuple[Record, int] | None] = field(default_factory=dict)
    same: dict[Cells, int] = field(default_factory=dict)
    kind_of: dict[Cells, int] = field(default_factory=dict)
    kinds: dict[tuple[Cells, ...], int] = field(default_factory=dict)
    enhanced: dict[str | None, Cells] = field(default_factory=lambda: {None: (False, False)})

    def key(self, cells: Cells) -> tuple[int, int] | tuple[None, None]:
        """The two numbers of one key; `width` cells of it are the section, the last is the era."""
        section, era = cells[: self.width], cells[-1]
        if section not in self.sections:
            self.sections[section] = self._read(section)
        found = self.sections[section]
        if found is None:
            return None, None
        record, same = found
        texts = cells[self.width] if len(cells) > self.width + 1 else None
        if texts not in self.enhanced:
            self.enhanced[texts] = self._enhanced(texts)
        words = self.enhanced[texts]
        kind = self.kind_of.get((same, era, words))
        if kind is None:
            offenses = tuple((*one, *words) for one in _HOW[self.records.name][1](record, era))
            kind = self.kind_of[same, era, words] = self.kinds.setdefault(offenses, len(self.kinds))
        return same, kind

    def _read(self, section: Cells) -> tuple[Record, int] | None:
        given = dict(zip(self.records.key, section, strict=False))
        try:
            record = _HOW[self.records.name][0](_as_given(given), self.records.name)
        except ContradictionError:
            return None
        offense = (record.jurisdiction, record.code, record.section, record.degree, record.target)
        return record, self.same.setdefault(offense, len(self.same))

    def _enhanced(self, texts: Any) -> Cells:
        """Whether an enhancement found true makes the felony serious, and whether one is listed."""
        each = [text.strip() for text in texts.split(";") if text.strip()]
        words = {
            enhancement(text)[0] for text in read_enhancements(each, f"{self.records.name}.enhancements")
        }
        return "serious" in words, "listed" in words


def _as_given(cells: Mapping[str, Any]) -> dict[str, Any]:
    """A row's section as `decide` is given one."""
    given = {name: cells[name] for name in ("code", "section", "degree")}
    if "jurisdiction" in cells:
        given["jurisdiction"] = "CA" if cells["jurisdiction"] is None else cells["jurisdiction"]
    if cells["target_section"] is not None:
        code = "PC" if cells["target_code"] is None else cells["target_code"]
        target = {"code": code, "section": cells["target_section"], "degree": cells["target_degree"]}
        given["target"] = target
    return given


# ------------------------------------------------------------------ convictions


def _read_conviction(given: Mapping[str, Any], path: str) -> Record:
    return read_conviction(given, path, date.max.toordinal(), as_case=False)


def _convicted(record: Record, era: int) -> Iterator[Cells]:
    """The offenses that a conviction's section can be; those of another court are not in the table."""
    nothing = (*(None for _ in OFFENSE), None)
    if record.jurisdiction != "CA":
        yield (*_ALWAYS, record.jurisdiction, False, *nothing)
        return
    found = match(record.code, record.section, record.degree, record.target, era)
    code, section, degree = record.target or (record.code, record.section, record.degree)
    if record.target is None and section.startswith(("664/", "182/")):
        section = section.partition("/")[2]
    here = ("CA", can_be_prop47(code, section, degree))
    if not found.gap:
        yield (*_ALWAYS, *here, *_values(found.felony[0]))
    elif found.gap == "target" and not found.felony and not found.misdemeanor:
        yield (None, None, "target", *here, *nothing)
    else:
        yield from _tried(found, here, nothing)


def _tried(found: Match, here: Cells, nothing: Cells) -> Iterator[Cells]:
    at = {"felony": found.felony, "misdemeanor": found.misdemeanor, "infraction": ()}
    for level in LEVELS:
        yield from dict.fromkeys((level, True, None, *here, *_values(profile)) for profile in at[level])
        if not at[level]:
            yield (level, False, "closed", *here, *nothing)


def _values(profile: Profile) -> Cells:
    return (*(profile.values[f"c.{name}"] for name in OFFENSE), profile.values["c.place"])


# ------------------------------------------------------------------ charges


def _read_charge(given: Mapping[str, Any], path: str) -> Record:
    return read_charge(given, path, date.max.toordinal())


def _charged(record: Record, era: int) -> Iterator[Cells]:
    """What a charge's section comes to, for each place of custody that its record can name."""
    profiles = match(record.code, record.section, record.degree, record.target, era).felony
    serious = [bool(profile.values["c.a1"]) for profile in profiles]
    spared = is_domestic_violence_2014(record.code, record.section)
    listed = [bool(profile.values["c.a3"]) and not spared for profile in profiles]
    places = [_place(profiles, serious, known) for known in (None, *CUSTODIES)]
    yield (*_ALWAYS, bool(profiles) and all(serious), bool(profiles) and all(listed), *places)


def _place(profiles: Iterable[Profile], serious: Iterable[bool], known: str | None) -> str | None:
    """Where the statute sends whichever felony it is, if the record names this place or none."""
    places = [profile.values["c.place"] or known for profile in profiles]
    each = list(zip(serious, places, strict=True))
    if each and all(yes or place == "state_prison" for yes, place in each):
        return "state_prison"
    if each and all(not yes and place == "1170h" for yes, place in each):
        return "1170h"
    return known if each else None


_HOW: dict[
    str, tuple[Callable[[Mapping[str, Any], str], Record], Callable[[Record, int], Iterator[Cells]]]
] = {"convictions": (_read_conviction, _convicted), "charges": (_read_charge, _charged)}
