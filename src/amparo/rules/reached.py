"""What a decision came to on some facts: the answer, what is possible, what is missing and what turns on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.rules.decision import NOT_SETTLED, Decision, Duty, Outcome, Rule
from amparo.rules.python_reading import Values, compiled

Gaps = Mapping[str, tuple[str, ...]]
"""For a flag that is itself the result of looking through records: the facts that keep it open."""


Turns = dict[str, tuple[tuple[str, tuple[Outcome, ...]], ...]]
"""For each missing fact: the values tried, each with the outcomes that are possible with it."""


@dataclass(slots=True, eq=False)
class Reached:
    """A decision with its answer on some facts.

    `possible` holds the outcomes in order of protection; `outcome` is the only one, or `insufficient_facts`. `safe` is
    what is done meanwhile. `rule` is the rule that answers (where not settled: one behind the safe outcome); where
    several give it in different completions it is the last of them, the most general, and `either` are the others.
    `missing` are the paths of the facts that can still change the answer, sorted; `turns` tells for each of them the
    values tried and the outcomes that are still possible then.
    """

    decision: Decision
    values: Values
    on: int
    possible: tuple[Outcome, ...]
    outcome: Outcome
    safe: Outcome
    rule: Rule
    missing: tuple[str, ...] = ()
    turns: Turns = field(default_factory=dict)
    either: tuple[Rule, ...] = ()
    looked_at: int = 0
    truths: tuple[int, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether every completion of the unknown facts ends the same."""
        return self.outcome != NOT_SETTLED

    def trace(self) -> tuple[int, ...]:
        """The truth of every condition of every rule, in the places that `compiled(decision).shapes` name."""
        return compiled(self.decision).trace(self.values, self.on)

    def duties(self) -> list[Duty]:
        """What is owed: receipt duties if they may be owed, the others by the outcome."""
        return compiled(self.decision).owed(self.values, self.on, self.outcome)
