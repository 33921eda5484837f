"""All findings of a list, line by line, the gravest of each line first. Each theme has its own file."""

from collections.abc import Iterable, Sequence

from amparo.facts import Agency
from amparo.intake.review import across, answered, marked, served
from amparo.intake.review.deciding import Decided
from amparo.intake.review.finding import Finding, Severity

_GRAVEST_FIRST = {severity: place for place, severity in enumerate(Severity)}


def find(decided: Sequence[Decided], agency: Agency, keyed: Iterable[Decided] = ()) -> tuple[Finding, ...]:
    """Everything found in a jail's list; `keyed` are forms keyed in beside it, to see whether they stand on it."""
    found: list[Finding] = []
    for one in decided:
        found += answered.find(one, agency)
        found += served.find(one, agency)
        found += marked.find(one)
    found += across.find(decided, keyed)
    return tuple(sorted(found, key=lambda one: (one.file, one.line, _GRAVEST_FIRST[one.severity], one.code)))
