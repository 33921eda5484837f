"""decide(request, person, agency, on): one answer, with its explanation, its duties and a receipt that replays."""

from amparo.decision.answer import Answer, Item
from amparo.decision.decide import decide, decide_parts, parts_of_form
from amparo.decision.explanation import Explanation, explain
from amparo.decision.receipt import make_receipt, replays, rule_pack

__all__ = [
    "Answer",
    "Explanation",
    "Item",
    "decide",
    "decide_parts",
    "explain",
    "make_receipt",
    "parts_of_form",
    "replays",
    "rule_pack",
]
