"""The little rule language: facts, conditions over them, ordered rules. It knows no law."""

from amparo.rules.answering import reach
from amparo.rules.conditions import Condition, Finding, always, any_of
from amparo.rules.decision import Chapter, Decision, Duty, Outcome, Rule
from amparo.rules.facts import Choice, Day, Fact, Flag, Listing
from amparo.rules.leaves import on_or_after
from amparo.rules.reached import Reached, Turns
from amparo.rules.states import DOES_NOT_APPLY, FactState, state_of

__all__ = [
    "DOES_NOT_APPLY",
    "Chapter",
    "Choice",
    "Condition",
    "Day",
    "Decision",
    "Duty",
    "Fact",
    "FactState",
    "Finding",
    "Flag",
    "Listing",
    "Outcome",
    "Reached",
    "Rule",
    "Turns",
    "always",
    "any_of",
    "on_or_after",
    "reach",
    "state_of",
]
