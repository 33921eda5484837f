"""What an outsider holds of the people of one agency and year: every version of every table, and what class A says beside it.

Class A is exact by decision, so its figures are knowledge, never targets. Where it tells how often was answered on what
stands in a person's record, it tells how many people can stand in the groups of offenses at most: who reads both sees that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from amparo.register.release import MISSING, By, Cell, State, Table, counted
from amparo.register.tables import TABLES

Group = tuple[str, str, str]
"""Agency, period, measure: people in every table of class B that tells of them, or of others among whom they are."""
Spot = tuple[str, By]
"""A table and what its figure is broken down by; nothing, for the sum."""

WITHIN = {name: spec.within for name, spec in TABLES.items() if spec.within}
"""Of each table of people the one in which all of them stand, too, under the same code."""

_NAMED = tuple(
    ("people_by_offense_group", (("offense_group", code),))
    for code in ("against_person", "property", "weapons", "drugs", "driving")
)
_BEHIND = ("a1", "a2", "a3", "a5", "b")
"""Only an answer on one of these grounds puts a person into a named group; all others are in `other_or_none`."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most so many people stand in these spots together."""

    spots: frozenset[Spot]
    most: int


@dataclass(frozen=True, slots=True)
class Version:
    """What one release says of a group, or a packet of others (`release` is 0 then)."""

    release: int
    cells: Mapping[Spot, Cell]
    ceilings: tuple[Ceiling, ...] = ()

    def tables(self) -> tuple[str, ...]:
        """The tables that say anything at all."""
        return tuple(
            sorted({table for (table, _), cell in self.cells.items() if cell.state is not State.MISSING})
        )

    def codes(self, table: str) -> Mapping[By, Cell]:
        """The cells of one table, without its sum."""
        return {by: cell for (name, by), cell in self.cells.items() if name == table and by}

    def is_shut(self, table: str) -> bool:
        """Whether nothing of a table is shown but its sum. Only then can a hidden cell be a zero."""
        return all(cell.state is not State.VALUE for cell in self.codes(table).values())


def is_of_people(table: Table) -> bool:
    """Whether a table is of class B. A table that nobody knows counts as one."""
    return table.name not in TABLES or TABLES[table.name].public_class == "B"


def versions(
    published: Sequence[Sequence[Table]],
    packets: Sequence[Sequence[Table]] = (),
    taken_back: frozenset[int] = frozenset(),
) -> dict[Group, list[Version]]:
    """Every version of every group: packets first, then releases, oldest first; the same said again is no new version.

    It is one where class A was corrected beside it and leaves less room than before: a reader sees both, and both are of the
    same people. Where it leaves more, the narrower room that was told before still holds for what was told then.
    After a release that is given out no more, a group's sum alone is told. That is none either: whoever reads knows the sum.
    """
    found = dict[Group, list[Version]]()
    numbered = chain(((0, tables) for tables in packets), enumerate(published, start=1))
    for release, tables in numbered:
        for group, cells in groups(tables).items():
            before = found.setdefault(group, [])
            says_something = any(cell.state is not State.MISSING for cell in cells.values())
            version = Version(release, cells, ceilings(tables, group))
            is_new = says_something and (not before or _tells_more(version, before[-1]))
            if is_new and not (tells_no_more(version) and was_taken_back(before, taken_back)):
                before.append(version)
    return found


def _tells_more(version: Version, before: Version) -> bool:
    """Whether a version says anything that the one before it does not: another figure, or a lower ceiling."""
    known = {ceiling.spots: ceiling.most for ceiling in before.ceilings}
    return version.cells != before.cells or any(
        ceiling.most < known.get(ceiling.spots, ceiling.most + 1) for ceiling in version.ceilings
    )


def tells_no_more(version: Version) -> bool:
    """Whether nothing is shown of these people but how many they are; nor is anything of a year with nobody in it."""
    shown = [cell for (_, by), cell in version.cells.items() if by and cell.state is not State.MISSING]
    return all(cell.state is State.HIDDEN for cell in shown) or all(cell.value == 0 for cell in shown)


def was_taken_back(told: Sequence[Version], taken_back: frozenset[int]) -> bool:
    """Whether a release that is given out no more told of these people, broken down."""
    return any(version.release in taken_back and not tells_no_more(version) for version in told)


def whose(table: str) -> str:
    """Which people a table tells of; all tables of the same people have the same sum."""
    return TABLES[table].whose if table in TABLES else ""


def sums_of(version: Version) -> dict[str, set[int]]:
    """The sums that a version shows of each kind of people that it tells of."""
    found = {whose(table): set[int]() for table in version.tables()}
    for (table, by), cell in version.cells.items():
        if not by and cell.value is not None:
            found[whose(table)].add(cell.value)
    return found


def parts(told: Sequence[Version]) -> list[list[Version]]:
    """The versions table by table, where every sum is known: then one table tells nothing of another; else all together.

    A table and the one within which its people stand tell of each other always.
    """
    sums = [sums_of(version) for version in told]
    if any(not one or any(len(values) != 1 for values in one.values()) for one in sums):
        return [list(told)]
    found = dict[str, list[Version]]()
    for version, one in zip(told, sums, strict=True):
        cells = dict[str, dict[Spot, Cell]]()
        for table in version.tables():
            here = cells.setdefault(WITHIN.get(table, table), {})
            here |= {(table, by): cell for by, cell in version.codes(table).items()}
            here[table, ()] = counted(*one[whose(table)])
        for name, here in cells.items():
            before = found.setdefault(name, [])
            told_here = replace(version, cells=here)
            if not before or _tells_more(told_here, before[-1]):
                before.append(told_here)
    return list(found.values())


def groups(tables: Iterable[Table]) -> dict[Group, dict[Spot, Cell]]:
    """The figures on people by whom they are about."""
    found = dict[Group, dict[Spot, Cell]]()
    for table in filter(is_of_people, tables):
        for row in table.rows:
            found.setdefault((row.agency, row.period, row.measure), {})[table.name, row.by] = row.cell
    return found


def ceilings(tables: Iterable[Table], group: Group) -> tuple[Ceiling, ...]:
    """What `grounds.answered` says of offense groups.

    It counts by the day of the request, and people are counted by the day of access: a reader takes the same year for both.
    """
    agency, year, _ = group
    answered = dict[str, list[Cell]]()
    periods = set[str]()
    for row in (row for table in tables if table.name == "grounds" for row in table.rows if row.by):
        if row.agency == agency and row.period.split("-")[0] == year:
            answered.setdefault(row.codes["ground"], []).append(row.cell)
            periods.add(row.period)
    if periods != {year} and len(periods) != 4:
        return ()
    cells = [cell for ground in _BEHIND for cell in answered.get(ground, [MISSING])]
    if any(cell.state is not State.VALUE for cell in cells):
        return ()
    return (Ceiling(frozenset(_NAMED), sum(cell.value or 0 for cell in cells)),)
