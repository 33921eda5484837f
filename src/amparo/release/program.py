"""A small integer program: whole numbers between bounds, lines that tie them, and the least and most that each can be."""

from collections.abc import Mapping

from amparo.terms import EngineError

try:
    import highspy
    from highspy._core import _Highs  # the class below `Highs`, which prints a banner on standard output
except ImportError as error:
    raise EngineError("highspy", "it is not installed.", "pip install -e '.[site]'") from error

SLACK = 1e-6
"""How far from a whole number the solver's arithmetic may stray."""
Terms = Mapping[int, int]
"""A sum: numbers of the program, each with its factor."""


class Program:
    """Whole numbers and lines. Where lines contradict each other there is no least and no most, but None."""

    def __init__(self) -> None:
        self._highs = _Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
            self._highs.setOptionValue(option, value)
        self._numbers = 0
        self._whole = list[int]()

    def number(self, low: int, high: int, *, whole: bool = True) -> int:
        """A further number between two bounds, both possible; what comes back names it."""
        self._highs.addCol(0.0, low, high, 0, [], [])
        if whole:
            self._whole.append(self._numbers)
        self._numbers += 1
        return self._numbers - 1

    def line(self, terms: Terms, low: int, high: int) -> None:
        """A sum lies between two bounds, both possible."""
        factors = [float(factor) for factor in terms.values()]
        self._highs.addRow(float(low), float(high), len(factors), list(terms), factors)

    def most(self, terms: Terms) -> int | None:
        """The most that a sum can be."""
        found = self.least({number: -factor for number, factor in terms.items()})
        return None if found is None else -found

    def least(self, terms: Terms) -> int | None:
        """The least that a sum can be.

        Fractions are tried first, since they are quick: where they come out whole, nothing whole can be less.
        """
        if not self._numbers:
            return 0
        for number, factor in terms.items():
            self._highs.changeColCost(number, float(factor))
        found = self._run()
        if found is not None and not self._is_whole():
            self._take_as(highspy.HighsVarType.kInteger)
            found = self._run()
            self._take_as(highspy.HighsVarType.kContinuous)
        for number in terms:
            self._highs.changeColCost(number, 0.0)
        return None if found is None else round(found)

    def _run(self) -> float | None:
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            found: float = self._highs.getInfo().objective_function_value
            return found
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        raise EngineError(
            "highspy", f"it gave up: {status}.", "Publish nothing that this attack has not finished."
        )

    def _is_whole(self) -> bool:
        told = self._highs.getSolution().col_value
        return all(abs(told[number] - round(told[number])) < SLACK for number in self._whole)

    def _take_as(self, kind: "highspy.HighsVarType") -> None:
        for number in self._whole:
            self._highs.changeColIntegrality(number, kind)
