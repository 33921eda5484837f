"""Federal rows as counts: outcome by kind, what is missing, reasons of lifting. Never a row by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from amparo.decision import Answer
from amparo.facts import Agency
from amparo.intake.contact import Contact, Part
from amparo.intake.review.deciding import decide_contact

CALIFORNIA = frozenset({"CALIFORNIA", "CA"})
JAIL = Agency(kind="sheriff_jail")
"""Whom the row was sent to, of whose policy nothing is known."""

MOST_REASONS = 50
OTHER_REASONS = "(other reasons)"


@dataclass(slots=True)
class FederalCounts:
    """Counts over federal rows. `outcomes` and `missing` are by kind of part; `first` and `last` are prepare dates."""

    rows: int = 0
    elsewhere: int = 0
    unknown_form: int = 0
    first: date | None = None
    last: date | None = None
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    safe: Counter[tuple[str, str]] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    lifted: Counter[str] = field(default_factory=Counter)

    @property
    def decided(self) -> int:
        """Rows that California law could decide: sent to California, on a form we know."""
        return self.rows - self.elsewhere - self.unknown_form


def count_federal(contacts: Iterable[Contact]) -> FederalCounts:
    """Count a stream of federal rows; rows of one day and form are decided once. Raises RefusedError."""
    counts = FederalCounts()
    known: dict[tuple[date, str], tuple[tuple[Part, Answer], ...]] = {}
    for contact in contacts:
        counts.rows += 1
        on = contact.received_on
        counts.first = on if counts.first is None else min(counts.first, on)
        counts.last = on if counts.last is None else max(counts.last, on)
        if contact.state not in CALIFORNIA:
            counts.elsewhere += 1
            continue
        if not contact.parts:
            counts.unknown_form += 1
            continue
        pairs = known.get((on, contact.form))
        if pairs is None:
            pairs = known.setdefault((on, contact.form), decide_contact(contact, JAIL).pairs)
        for part, answer in pairs:
            counts.outcomes[part.kind, answer.outcome] += 1
            counts.safe[part.kind, answer.safe] += 1
            counts.rules[part.kind, answer.rule.key] += 1
            counts.missing.update((part.kind, path) for path in answer.missing)
        reason = contact.lift_reason
        counts.lifted[
            reason if reason in counts.lifted or len(counts.lifted) < MOST_REASONS else OTHER_REASONS
        ] += 1
    return counts
