"""The outcomes of open-meeting law and their order of protection: what may still be owed comes first."""

from amparo.rules import Decision

OWED = "owed"
MET_LATE = "met_late"
MET = "met"
NO_DUTY = "no_duty"
ELIGIBLE = "eligible"
NOT_ELIGIBLE = "not_eligible"

MEETING_OUTCOME_NAMES: dict[str, tuple[str, str]] = {
    OWED: ("owed, and not met", "se debe y no está cumplido"),
    MET_LATE: ("met, but late", "cumplido, pero tarde"),
    MET: ("met", "cumplido"),
    NO_DUTY: ("no duty under this rule", "sin deber según esta regla"),
    ELIGIBLE: ("an eligible body", "un órgano alcanzado"),
    NOT_ELIGIBLE: ("no eligible body", "un órgano no alcanzado"),
}


def duty_decision(name: str) -> Decision:
    """A decision on one duty of a meeting: owed, met late, met, or none; where facts are missing it counts as owed."""
    return Decision(name, (OWED, MET_LATE, MET, NO_DUTY))


def body_decision(name: str) -> Decision:
    """A decision on the body: where facts are missing it counts as eligible, since it then owes more."""
    return Decision(name, (ELIGIBLE, NOT_ELIGIBLE))
