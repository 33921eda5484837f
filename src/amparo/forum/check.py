"""A plan for the forum checked: the duties of law first, then what the plan does not say, then the standards of the house."""

from collections.abc import Sequence

from amparo.forum.definitions import Defined
from amparo.forum.duties import duties_not_met
from amparo.forum.findings import Finding, Severity
from amparo.forum.plan import Plan
from amparo.forum.standards import standards_not_met
from amparo.forum.stated import access_at_odds, figures_at_odds

_GRAVEST_FIRST = tuple(Severity)


def check_plan(plan: Plan, definitions: Sequence[Defined] | None = None) -> tuple[Finding, ...]:
    """Everything found in a plan, the gravest first, then by line. `definitions` come from a release (`defined_in`)."""
    findings = [
        *duties_not_met(plan),
        *access_at_odds(plan, definitions),
        *standards_not_met(plan),
        *figures_at_odds(plan, definitions),
    ]
    return tuple(sorted(findings, key=lambda one: (_GRAVEST_FIRST.index(one.severity), one.line, one.code)))
