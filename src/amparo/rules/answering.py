"""What a decision comes to: the possible outcomes, the safe one, and exactly the facts that can still change it.

First the rules are read once with three-valued facts. That never misses a possible outcome but may name one too many,
because two rules can read the same unknown fact. So where more than one outcome seems possible, the unknown facts are
completed in every way they allow and the rules run on each completion: the result is exact. A fact is missing where
two completions differ in nothing else and end differently; a follow-on question waits for the facts before it.
"""

from amparo.rules.completing import Read, complete
from amparo.rules.decision import Decision
from amparo.rules.python_reading import Values, compiled
from amparo.rules.reached import Gaps, Reached


def reach(decision: Decision, values: Values, on: int, gaps: Gaps | None = None) -> Reached:
    """Decide on a day (an ordinal) with values by path, where None is unknown."""
    mask, stop, truths = compiled(decision).reading(values, on)
    rules = decision.rules
    if not mask & (mask - 1):
        rule = rules[stop]
        return Reached(
            decision, values, on, (rule.then,), rule.then, rule.then, rule, (), {}, (), stop, truths
        )
    return complete(Read(decision, values, on, stop, truths), gaps or {})
