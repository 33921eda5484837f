"""Hiding: tables on people with true counts go in; out come the tables that may be published, and why each cell is hidden.

The masking rule is applied to each table; the attack then judges the result together with everything ever published. Where
it finds more than the rule allows, more is hidden, and where nothing helps the table is withheld: its sum alone stands.

What was once published of an agency and year stays word for word, unless a correction touches so many people that old
beside new tells nothing of a few: the difference of two tables is a table of the people who came, went or were moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from amparo.register.release import HIDDEN, By, Cell, ReleaseError, State, Table, counted, table_of
from amparo.release.attack import Bound, attack_group
from amparo.release.hiding_words import Why
from amparo.release.masking import POOL, Cover, covered, small
from amparo.release.outsider import (
    WITHIN,
    Group,
    Spot,
    Version,
    ceilings,
    groups,
    is_of_people,
    sums_of,
    versions,
    was_taken_back,
    whose,
)

LEAST_KEY = 16
"""Bytes of a key, at least."""


@dataclass(frozen=True, slots=True)
class Note:
    """Why cells of a table are hidden, and how many for this reason. For the desk, never for the public."""

    table: str
    agency: str
    period: str
    measure: str
    why: Why
    cells: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tables as they may be published, the notes, and the bounds that stand for each group of people after it."""

    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    bounds: tuple[Bound, ...]


def hide(
    tables: Sequence[Table],
    *,
    key: bytes,
    earlier: Sequence[Sequence[Table]] = (),
    packets: Sequence[Sequence[Table]] = (),
    taken_back: frozenset[int] = frozenset(),
) -> Outcome:
    """Hide what must be hidden in the tables on people; class A passes as it is.

    `key`: random bytes that the caller makes and never publishes. `earlier`: the tables of every release so far, oldest
    first. `packets`: what others gave out of the same. `taken_back`: the numbers of those that are given out no more because
    they could identify somebody. Raises ReleaseError where true counts do not add up.
    """
    if len(key) < LEAST_KEY:
        raise ReleaseError("key", f"it has {len(key)} bytes.", f"Make {LEAST_KEY} random ones or more.")
    past, true = versions(earlier, packets, taken_back), groups(tables)
    chosen = dict[Group, dict[Spot, Cell]]()
    notes, bounds = list[Note](), list[Bound]()
    for group, cells in sorted(true.items()):
        told = past.get(group, [])
        hiding = _Hiding(group, _summed(group, cells), told, key, was_taken_back(told, taken_back))
        chosen[group] = hiding.settle(Version(len(earlier) + 1, {}, ceilings(tables, group)))
        notes += hiding.notes()
        bounds += hiding.bounds
    return Outcome(tuple(_rebuilt(table, chosen) for table in tables), tuple(notes), tuple(bounds))


def _summed(group: Group, cells: Mapping[Spot, Cell]) -> dict[Spot, Cell]:
    """The same with the sum of each table; all tables of a group must tell of the same number of people."""
    found = dict(cells)
    for table in sorted({table for table, _ in cells}):
        codes = [cell for (name, by), cell in cells.items() if name == table and by]
        if any(cell.state is State.HIDDEN for cell in cells.values()):
            raise ReleaseError(f"tables/{table}.json", "it is hidden already.", "Hide true counts, once.")
        if codes and all(cell.value is not None for cell in codes):
            found.setdefault((table, ()), counted(sum(cell.value or 0 for cell in codes)))
            if found[table, ()].value != sum(cell.value or 0 for cell in codes):
                raise ReleaseError(
                    f"tables/{table}.json", f"{group}: it does not add up to its sum.", "Count it again."
                )
    for people, sums in sums_of(Version(0, found)).items():
        if len(sums) > 1:
            problem = f"{group}: the same people ({people}), but {sorted(sums)} of them."
            raise ReleaseError("tables", problem, "Count them again.")
    return found


def _rebuilt(table: Table, chosen: Mapping[Group, Mapping[Spot, Cell]]) -> Table:
    if not is_of_people(table):
        return table
    cells = {
        (*group, by): cell
        for group, told in chosen.items()
        for (name, by), cell in told.items()
        if name == table.name
    }
    return table_of(table.name, cells)


class _Hiding:
    """One group of people: which spots are hidden and why, until the attack finds nothing more than the rule allows."""

    def __init__(
        self,
        group: Group,
        true: Mapping[Spot, Cell],
        past: Sequence[Version],
        key: bytes,
        is_taken_back: bool = False,
    ) -> None:
        self.group, self.true, self.past, self.is_taken_back = group, true, past, is_taken_back
        self.order = sorted((spot for spot in true if spot[1]), key=lambda spot: _drawn(key, group, spot))
        self.hidden = dict[Spot, Why]()
        self.bounds = list[Bound]()
        self.last = next((version for version in reversed(past) if version.release), None)
        self.kept_back = self.is_shut_again = False

    def settle(self, blank: Version) -> dict[Spot, Cell]:
        """The cells as they may be published."""
        tables = sorted({table for table, _ in self.true})
        before = list(attack_group(self.group, self.past))
        known = {bound for bound in before if bound.is_too_much}
        if self.is_taken_back:
            self.bounds = before
            for table in tables:
                self._shut(table, Why.TAKEN_BACK)
            return self._cells()
        for table in tables:
            self._mask(table)
        while True:
            cells = self._cells()
            if self.last and cells == self.last.cells:
                self.bounds = before
                return cells
            self.bounds, bad = [], list[Bound]()
            for bound in attack_group(self.group, [*self.past, replace(blank, cells=cells)]):
                self.bounds.append(bound)
                if bound.is_too_much and bound not in known:
                    bad.append(bound)
                    if self.last:
                        break
            if not bad:
                return cells
            if self.last and not self._stays_shut(self.last, tables):
                self.kept_back, self.hidden, self.bounds = True, {}, before
                return self._as_before(self.last)
            found = {bound.table for bound in bad}
            if self.last is None and not any(map(self._hide_more, _in_turn(found))):
                return cells

    def notes(self) -> list[Note]:
        """Why, table by table."""
        if self.kept_back:
            return [
                Note(table, *self.group, Why.KEPT_BACK, 0)
                for table in sorted({name for name, _ in self.true})
            ]
        told = dict[tuple[str, Why], int]()
        for (table, _), why in self.hidden.items():
            told[table, why] = told.get((table, why), 0) + 1
        return [Note(table, *self.group, why, cells) for (table, why), cells in sorted(told.items())]

    def _mask(self, table: str) -> None:
        """The rule alone, upon what is hidden since an earlier release."""
        counts = self._counts(table)
        total = self.true.get((table, ()))
        if total is None or total.value is None:
            self._shut(table, Why.WITHHELD)
        elif 0 < total.value < POOL:
            self._shut(table, Why.POOL)
        else:
            hidden = small(counts) | self._hidden_before(counts, table)
            self.hidden |= dict.fromkeys(hidden, Why.COMPLEMENTARY) | dict.fromkeys(small(counts), Why.SMALL)
            self._cover(table, counts, hidden)

    def _cover(self, table: str, counts: Mapping[Spot, int], hidden: frozenset[Spot]) -> None:
        beside = covered(counts, [spot for spot in self.order if spot in counts], hidden)
        if beside is None:
            self._shut(table, Why.WITHHELD)
        else:
            self.hidden |= {spot: _COVERS[why] for spot, why in beside.items()}

    def _stays_shut(self, last: Version, tables: Sequence[str]) -> bool:
        """Shut again what was shut before, so that at least the new sum can be told; False where that is done already."""
        if self.is_shut_again or not all(last.is_shut(table) for table in tables):
            return False
        self.is_shut_again, self.hidden = True, {}
        for table in tables:
            self._shut(table, Why.WITHHELD)
        return True

    def _hide_more(self, tables: set[str]) -> bool:
        """One more cell in each of these tables, or the whole of it; False where all are shut already."""
        more = False
        for table in sorted(tables):
            counts = self._counts(table)
            if all(spot in self.hidden for spot in counts):
                continue
            more = True
            left = [spot for spot in self.order if counts.get(spot) and spot not in self.hidden]
            if left:
                self.hidden[left[0]] = Why.ATTACKED
            else:
                self._shut(table, Why.WITHHELD)
        return more

    def _shut(self, table: str, why: Why) -> None:
        self.hidden |= dict.fromkeys(self._counts(table), why)

    def _counts(self, table: str) -> dict[Spot, int]:
        return {
            spot: cell.value
            for spot, cell in self.true.items()
            if spot[0] == table and spot[1] and cell.value is not None
        }

    def _hidden_before(self, counts: Mapping[Spot, int], table: str) -> frozenset[Spot]:
        """What the last release hid stays hidden, unless nobody is left in the cell, or too few were in the year."""
        if self.last is None or table not in self.last.tables():
            return frozenset()
        if self.last.is_shut(table):
            total = self.last.cells.get((table, ()))
            was_withheld = total is None or (total.value or 0) >= POOL
            return frozenset(counts) if was_withheld else frozenset()
        return frozenset(
            spot
            for spot, cell in self.last.cells.items()
            if spot[0] == table and cell.state is State.HIDDEN and counts.get(spot)
        )

    def _cells(self) -> dict[Spot, Cell]:
        return {spot: HIDDEN if spot in self.hidden else cell for spot, cell in self.true.items()}

    def _as_before(self, last: Version) -> dict[Spot, Cell]:
        """What the last release said. Of a table that it did not have nothing is told but the sum, where it said none of them."""
        had = {whose(table) for table in last.tables()}
        return {
            spot: last.cells.get(spot, HIDDEN if spot[1] else cell)
            for spot, cell in self.true.items()
            if spot[1] or spot in last.cells or whose(spot[0]) not in had
        }


def _in_turn(tables: set[str]) -> tuple[set[str], set[str]]:
    """Where to hide more, first and then: first in a base, so that for a share nothing is lost of what stands without it."""
    return {WITHIN.get(table, table) for table in tables}, tables


_COVERS = {Cover.COMPLEMENTARY: Why.COMPLEMENTARY, Cover.ONE_MORE: Why.ONE_MORE}


def _drawn(key: bytes, group: Group, spot: Spot) -> bytes:
    """The place of a cell in the order in which cover is taken: without the key, as good as drawn."""
    by: By = spot[1]
    return sha256(
        b"\0".join([key, *(word.encode() for word in (*group, spot[0], *(w for pair in by for w in pair)))])
    ).digest()
