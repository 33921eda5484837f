"""Versions of what is told of one group of people as one integer program: a number for each cell that is not shown.

Lines tie the cells of a table to its sum, those under a ceiling to the ceiling, and each version to the one before it. The
outsider takes it that as few people came, went or were moved as explain what both versions show; `settle` finds how few.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amparo.register.release import ReleaseError, State
from amparo.release.masking import LEAST_SHOWN
from amparo.release.outsider import WITHIN, Spot, Version, sums_of, whose
from amparo.release.program import Program

MOST = 1_000_000
"""No county has more people in a year: the bound where nothing else bounds."""
LARGEST_SMALL = LEAST_SHOWN - 1

Step = tuple[int, int, str]
"""From which version to which, in which table."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of numbers of the program, and what is known of it already."""

    terms: Mapping[int, int]
    known: int = 0

    def __sub__(self, other: "Amount") -> "Amount":
        terms = dict(self.terms)
        for number, factor in other.terms.items():
            terms[number] = terms.get(number, 0) - factor
        return Amount(terms, self.known - other.known)


def together(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts that share no number."""
    terms, known = dict[int, int](), 0
    for amount in amounts:
        terms |= amount.terms
        known += amount.known
    return Amount(terms, known)


class Knowledge:
    """The program. `blind` leaves out what our own releases show of cells; `only_small`: none above 10 was hidden."""

    def __init__(
        self, told: Sequence[Version], *, only_small: bool = False, ceilings: bool = True, blind: bool = False
    ) -> None:
        self.program = Program()
        self._contradicts = False
        self.cells = list[dict[Spot, Amount]]()
        self.sums = list[dict[str, Amount]]()
        self.moves = dict[Step, Amount]()
        last = dict[str, int]()
        for at, version in enumerate(told):
            self._tell(version, only_small, blind and version.release > 0)
            for ceiling in version.ceilings if ceilings else ():
                under = together(self.cells[at][spot] for spot in ceiling.spots if spot in self.cells[at])
                self._line(under, 0, ceiling.most)
            for table in version.tables():
                if table in last:
                    self._tie(last[table], at, table)
                last[table] = at

    def settle(self, fewest: Mapping[Step, int] | None = None) -> dict[Step, int] | None:
        """Hold every change to the fewest people that explain it, or to what is known; None where lines contradict each other."""
        if self._contradicts or self.program.least({}) is None:
            return None
        found = dict[Step, int]()
        for step, moved in sorted(self.moves.items()):
            people = self.bounds(moved, only_least=True)[0] if fewest is None else fewest[step]
            found[step] = people
            self._line(moved, 0, people)
        return found

    def bounds(self, amount: Amount, *, only_least: bool = False) -> tuple[int, int]:
        """The least and the most of an amount; there is one, since `settle` found that the lines agree."""
        if not any(amount.terms.values()):
            return amount.known, amount.known
        low = self.program.least(amount.terms)
        high = low if only_least else self.program.most(amount.terms)
        if low is None or high is None:
            raise ReleaseError(
                "tables", "figures on the same people contradict each other.", "Count them again."
            )
        return low + amount.known, high + amount.known

    def _tell(self, version: Version, only_small: bool, blind: bool) -> None:
        """The amounts of a version; each table adds up to its people, and who stands in one stands in that around it."""
        self.sums.append({})
        self.cells.append({})
        for people, shown in sorted(sums_of(version).items()):
            total = Amount({}, min(shown)) if len(shown) == 1 else Amount({self.program.number(0, MOST): 1})
            self.sums[-1][people] = total
            for value in shown:
                self._line(total, value, value)
        for table in version.tables():
            self._tell_table(version, table, only_small, blind)
        here = self.cells[-1]
        for inner, around in WITHIN.items():
            for (table, by), amount in list(here.items()):
                if table == inner and (around, by) in here:
                    self._line(amount - here[around, by], -MOST, 0)

    def _tell_table(self, version: Version, table: str, only_small: bool, blind: bool) -> None:
        total = self.sums[-1][whose(table)]
        codes = {by: cell for by, cell in version.codes(table).items() if cell.state is not State.MISSING}
        room = MOST if total.terms else total.known
        low, high = (0 if version.is_shut(table) else 1), room
        if only_small:
            low, high = 1, LARGEST_SMALL
        if blind:
            low, high = 0, room
        here = dict[Spot, Amount]()
        for by, cell in sorted(codes.items()):
            is_known = cell.value is not None and not blind
            here[table, by] = (
                Amount({}, cell.value or 0)
                if is_known
                else Amount({self.program.number(low, max(low, high)): 1})
            )
        self.cells[-1] |= here
        is_whole = codes and len(codes) == len(version.codes(table))
        self._line(together(here.values()) - total, 0 if is_whole else -MOST, 0)

    def _tie(self, start: int, at: int, table: str) -> None:
        """What a table says now is what it said before, with who came and without who went."""
        moved = list[Amount]()
        for spot, now in self.cells[at].items():
            before = self.cells[start].get(spot)
            if spot[0] != table or before is None:
                continue
            change = now - before
            if change.terms:
                far = Amount({self.program.number(0, MOST, whole=False): 1})
                self._line(far - change, 0, 3 * MOST)
                self._line(change - Amount(dict.fromkeys(far.terms, -1)), 0, 3 * MOST)
                moved.append(far)
            else:
                moved.append(Amount({}, abs(change.known)))
        self.moves[start, at, table] = together(moved)

    def _line(self, amount: Amount, low: int, high: int) -> None:
        if amount.terms:
            self.program.line(amount.terms, low - amount.known, high - amount.known)
        elif not low <= amount.known <= high:
            self._contradicts = True
