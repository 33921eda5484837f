"""The yearly forum: whether it is owed, its dates, the plan for it and what a checker finds in that plan."""

from amparo.forum.check import check_plan
from amparo.forum.dates import Dates, dates_for
from amparo.forum.definitions import Defined, defined_in
from amparo.forum.findings import Finding, Severity
from amparo.forum.owed import Body, BodyOwed, owed_in
from amparo.forum.plan import Plan
from amparo.forum.plan_file import PlanError, read_plan

__all__ = [
    "Body",
    "BodyOwed",
    "Dates",
    "Defined",
    "Finding",
    "Plan",
    "PlanError",
    "Severity",
    "check_plan",
    "dates_for",
    "defined_in",
    "owed_in",
    "read_plan",
]
