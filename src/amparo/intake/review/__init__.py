"""A list held against the answers: what was owed by when, what was found, and what is counted, by definition."""

from amparo.intake.review.counts import Count, count_contacts
from amparo.intake.review.deciding import Decided, decide_contact
from amparo.intake.review.federal import FederalCounts, count_federal
from amparo.intake.review.finding import Code, Finding, Severity
from amparo.intake.review.findings import find
from amparo.intake.review.owed import Owed, State, owed, owed_on

__all__ = [
    "Code",
    "Count",
    "Decided",
    "FederalCounts",
    "Finding",
    "Owed",
    "Severity",
    "State",
    "count_contacts",
    "count_federal",
    "decide_contact",
    "find",
    "owed",
    "owed_on",
]
