"""The attack: how narrowly an outsider who keeps everything ever published can tell each hidden count of people.

Two ideas. Every figure on the same people of one agency and year is one integer program: counts are whole, each person
stands once in each table, a hidden cell is somebody, and the sums are known. And a version is tied to the one before it:
the outsider takes it that as few people came, went or were moved as explain what both versions show. So the change
between two versions is a count of people too, and is attacked like one.

What the outsider knows without our tables of people (class A, packets of others, the sums) stands in `before`: it is not
held against a table that it tells the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amparo.register.release import By, ReleaseError, State, Table
from amparo.release.knowledge import LARGEST_SMALL, Amount, Knowledge
from amparo.release.masking import LEAST_SHOWN, POOL
from amparo.release.outsider import WITHIN, Group, Spot, Version, parts, versions, whose


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the most that a hidden count can be; with `since`, that a count changed since that earlier release.

    `is_between`: of those who stand in this table and not in the one within it, as the people asked about to whom no access
    was given. No table tells how many they are, and they are people all the same.
    """

    table: str
    agency: str
    period: str
    measure: str
    by: By
    release: int
    low: int
    high: int
    before: tuple[int, int]
    since: int | None = None
    is_between: bool = False

    @property
    def is_determined(self) -> bool:
        """Whether the count is known exactly, and was not without these tables. That somebody changed, only where few did.

        Of those between two tables a zero may be known, and a number that a table would show.
        """
        if self.is_between and not 0 < self.low < LEAST_SHOWN:
            return False
        if self.since is not None:
            return self.low == self.high and 0 < self.low < LEAST_SHOWN
        return self.low == self.high and self.before[0] != self.before[1]

    @property
    def is_narrow(self) -> bool:
        """Whether more is known than the rule says: 1 to 10. Of few changes nothing may be known, not even a zero."""
        low, high = self.before
        if self.since is not None and high < POOL:
            return self.low > 0 or self.high < min(LARGEST_SMALL, high)
        if (self.since is not None or self.is_between) and self.high == 0:
            return False
        return self.low < LEAST_SHOWN and (self.low > max(1, low) or self.high < min(LARGEST_SMALL, high))

    @property
    def is_too_much(self) -> bool:
        """Whether it is either."""
        return self.is_determined or self.is_narrow


def attack(
    published: Sequence[Sequence[Table]],
    *,
    packets: Sequence[Sequence[Table]] = (),
    only_small: bool = False,
    taken_back: frozenset[int] = frozenset(),
) -> tuple[Bound, ...]:
    """A bound for every hidden count of people ever published, and for every change between two versions.

    `published` holds the tables of each release, oldest first, class A among them; `packets` what others gave out. With
    `only_small` the outsider knows that no cell above 10 was hidden. `taken_back` numbers the releases that are given out no
    more: the outsider has them all the same, and what is told no more after them is no hidden count of its own.
    Raises ReleaseError where figures contradict each other.
    """
    found = list[Bound]()
    for group, told in sorted(versions(published, packets, taken_back).items()):
        found += attack_group(group, told, only_small=only_small)
    return tuple(found)


def found_anew(
    published: Sequence[Sequence[Table]],
    *,
    packets: Sequence[Sequence[Table]] = (),
    taken_back: frozenset[int] = frozenset(),
) -> tuple[Bound, ...]:
    """What the last release lets an outsider find beyond the rule, without what could be found before it came.

    A packet of others can undo what is out already; that is a finding of the packet, and no later release mends it.
    """
    past = attack(published[:-1], packets=packets, taken_back=taken_back)
    before = {bound for bound in past if bound.is_too_much}
    found = attack(published, packets=packets, taken_back=taken_back)
    return tuple(bound for bound in found if bound.is_too_much and bound not in before)


def attack_group(group: Group, told: Sequence[Version], *, only_small: bool = False) -> Iterator[Bound]:
    """The same for one group of people, from all its versions; one by one, so that a caller may stop at the first."""
    for part in parts(told):
        if any(version.release for version in part):
            model = _Model.of(group, part, only_small)
            yield from model.changes()
            yield from model.hidden_cells()
            yield from model.between()


class _Model:
    """The integer program of one group, and beside it the one of what is known without our tables of people."""

    def __init__(self, group: Group, told: Sequence[Version], only_small: bool, ceilings: bool) -> None:
        self.group, self.told = group, told
        self.full = Knowledge(told, only_small=only_small, ceilings=ceilings)
        self.moved = self.full.settle()
        self.blind: Knowledge | None = None
        if self.moved is not None and any(
            not version.release or (ceilings and version.ceilings) for version in told
        ):
            self.blind = Knowledge(told, ceilings=ceilings, blind=True)
            self.blind.settle(self.moved)

    @classmethod
    def of(cls, group: Group, told: Sequence[Version], only_small: bool) -> "_Model":
        """The program; without what class A seems to say of groups where that cannot be (a request of the year before)."""
        for ceilings in (True, False):
            model = cls(group, told, only_small, ceilings)
            if model.moved is not None:
                return model
        agency, period, measure = group
        raise ReleaseError(
            "tables",
            f"the figures of {agency}, {period}, {measure} contradict each other.",
            "Count them again.",
        )

    def hidden_cells(self) -> Iterator[Bound]:
        """A bound for each hidden cell of each version."""
        for at, version in enumerate(self.told):
            for spot, cell in sorted(version.cells.items(), key=lambda one: one[0]):
                if version.release and cell.state is State.HIDDEN and spot[1]:
                    bounds = self.full.bounds(self.full.cells[at][spot])
                    yield self._bound(spot, version.release, bounds, self._before(at, spot))

    def between(self) -> Iterator[Bound]:
        """A bound for how many stand in a table and not in the one within it, code by code."""
        for at, version in enumerate(self.told):
            if not version.release:
                continue
            for inner, around in WITHIN.items():
                for spot in sorted(self.full.cells[at]):
                    if spot[0] == around and (inner, spot[1]) in self.full.cells[at]:
                        rest = [
                            model.cells[at][spot] - model.cells[at][inner, spot[1]]
                            for model in (self.full, self.blind)
                            if model is not None
                        ]
                        yield self._bound_between(at, spot, inner, rest)

    def _bound_between(self, at: int, spot: Spot, inner: str, rest: Sequence[Amount]) -> Bound:
        low, high = self.full.bounds(rest[0])
        if self.blind is not None:
            before = self.blind.bounds(rest[1])
        else:
            sums = self.full.sums[at]
            before = 0, self.full.bounds(sums[whose(spot[0])] - sums[whose(inner)])[1]
        release = self.told[at].release
        return Bound(spot[0], *self.group, spot[1], release, low, high, before, is_between=True)

    def changes(self) -> Iterator[Bound]:
        """A bound for how far each cell changed from one release to the next that says otherwise."""
        for (start, at, table), people in (self.moved or {}).items():
            earlier, later = self.told[start].release, self.told[at].release
            if not people or not earlier or not later:
                continue
            for spot, now in sorted(self.full.cells[at].items(), key=lambda one: one[0]):
                if spot[0] == table and spot in self.full.cells[start]:
                    low, high = self.full.bounds(now - self.full.cells[start][spot])
                    least = 0 if low <= 0 <= high else min(abs(low), abs(high))
                    bounds = least, max(abs(low), abs(high))
                    yield self._bound(spot, later, bounds, (0, people), earlier)

    def _before(self, at: int, spot: Spot) -> tuple[int, int]:
        if self.blind is None:
            return 0, self.full.bounds(self.full.sums[at][whose(spot[0])])[1]
        return self.blind.bounds(self.blind.cells[at][spot])

    def _bound(
        self,
        spot: Spot,
        release: int,
        bounds: tuple[int, int],
        before: tuple[int, int],
        since: int | None = None,
    ) -> Bound:
        return Bound(spot[0], *self.group, spot[1], release, *bounds, before, since)
