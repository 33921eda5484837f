"""What an engine must be able to do to be measured: take one request's facts, answer, and say which outcome that is."""

import statistics
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.peers.asked import Facts

MOST_CALLS = 2_000
MOST_SECONDS = 1.0


class Contender(ABC):
    """One encoding of the decision. The clock runs from `ready`'s form of the facts to the outcome as a word.

    `ready` makes what the engine's own interface takes from Python and is not measured; `ask` and `outcome` are.
    """

    asked_singly = 300
    """How many of the requests are compared one by one, besides all of them as a table."""

    def ready(self, facts: Facts) -> Any:
        """The facts in the form that the engine takes."""
        return facts

    @abstractmethod
    def ask(self, form: Any) -> Any:
        """The engine's own answer to one request."""

    @abstractmethod
    def outcome(self, raw: Any) -> str:
        """The outcome in an answer, in our words."""

    def says(self, raw: Any) -> str:
        """What a reader should know of an answer to a request with a missing fact."""
        return self.outcome(raw)

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A run over the requests, so many times over; making the table ready is not measured. Unless an engine knows
        tables, it is a loop."""
        forms = [self.ready(facts) for facts in requests] * copies
        return lambda: [self.outcome(self.ask(form)) for form in forms]

    def column(self, decided: Any) -> list[str]:
        """The outcomes in the result of a run, in the order of the requests."""
        return list(decided)

    def one_by_one(self, requests: Sequence[Facts]) -> list[float]:
        """Microseconds for each of some single calls."""
        forms = [self.ready(facts) for facts in requests[:MOST_CALLS]]
        self._clocked(forms[:50], MOST_SECONDS / 10)
        return self._clocked(forms, MOST_SECONDS)

    def _clocked(self, forms: Sequence[Any], most: float) -> list[float]:
        spent: list[float] = []
        end = time.perf_counter() + most
        for form in forms:
            began = time.perf_counter_ns()
            self.outcome(self.ask(form))
            spent.append((time.perf_counter_ns() - began) / 1000)
            if time.perf_counter() > end:
                break
        return spent

    def all_at_once(self, requests: Sequence[Facts], copies: int) -> tuple[float, float]:
        """Seconds that a run over a table takes, and megabytes by which memory rose in a first run, its answers included.

        The seconds are the middle one of three further runs; a run that takes long is made only once more.
        """
        run = self.table(requests, copies)
        before = start_of_rise()
        began = time.perf_counter()
        run()
        long = time.perf_counter() - began > MOST_SECONDS
        rise = peak() - before
        spent = []
        for _ in range(1 if long else 3):
            began = time.perf_counter()
            run()
            spent.append(time.perf_counter() - began)
        return statistics.median(spent), rise


# ------------------------------------------------------------------ memory, as Linux counts it

_STATUS = Path("/proc/self/status")


def start_of_rise() -> float:
    """Megabytes of memory now, from which a rise is counted; the peak so far is forgotten."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("VmRSS")


def peak() -> float:
    """The most megabytes of memory since then."""
    return _memory("VmHWM")


def _memory(name: str) -> float:
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name + ":"))
