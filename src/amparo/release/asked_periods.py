"""Who was asked about which period, and who answered: what offices closed, carried over to each period that is shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from amparo.register.release_values import ANSWERED, Agency, Asked
from amparo.register.totals import Table
from amparo.release.gate_words import Code, Finding, found
from amparo.release.periods import Period, period_of

Known = Mapping[tuple[str, str], Asked]
_ON_RECORD = (("contacts", "contacts"), ("visits", "visits"))


def known_by_period(asked: Iterable[Asked]) -> dict[tuple[str, str], Asked]:
    """What offices said, by agency and period; the last word of two counts."""
    return {(one.agency, one.period): one for one in asked}


def asked_of(agency: Agency, period: Period, known: Known) -> Asked:
    """What is known of one period: as it was said, or put together from its quarters, or taken from its year."""
    said = known.get((agency.id, period.code))
    if said is not None:
        return said
    if period.quarter:
        whole = known.get((agency.id, f"{period.year}"))
        state = whole.state if whole else "not_asked"
        closed = (whole.closed_on, whole.office) if whole else (None, None)
        return Asked(agency.id, period.code, state, *closed)
    quarters = [known.get((agency.id, one.code)) for one in period.quarters if one.last >= agency.since]
    return _year(agency.id, period.code, quarters)


def _year(agency: str, code: str, quarters: Sequence[Asked | None]) -> Asked:
    """A year is closed once each of its quarters is; else it is what is worst said of one of them."""
    said = [one for one in quarters if one is not None]
    if not said:
        return Asked(agency, code, "not_asked")
    if len(said) == len(quarters) and all(one.state in ANSWERED for one in said):
        last = max(said, key=lambda one: one.closed_on or date.min)
        state = "reported" if any(one.state == "reported" for one in said) else "none_known"
        return Asked(agency, code, state, last.closed_on, last.office)
    refused = any(one.state == "did_not_answer" for one in said)
    return Asked(agency, code, "did_not_answer" if refused else "not_asked")


def judged(one: Asked, on_record: int) -> tuple[Asked, list[Finding]]:
    """What was said of a period held against what was counted: a report of nothing is told as such, and the other way round."""
    place, findings = f"{one.agency} {one.period}", list[Finding]()
    if one.state not in ANSWERED:
        return Asked(one.agency, one.period, one.state), findings
    if one.closed_on is None or one.office is None:
        findings.append(found(Code.NOT_CLOSED, place, detail="not asked", detail_es="no se le preguntó"))
        return Asked(one.agency, one.period, "not_asked"), findings
    if one.closed_on <= period_of(one.period).last:
        findings.append(found(Code.CLOSED_TOO_EARLY, place, detail=one.closed_on))
    if one.state == "none_known" and on_record:
        findings.append(found(Code.CLOSED_AS_NOTHING, place, detail=on_record))
    state = "reported" if on_record else "none_known"
    return Asked(one.agency, one.period, state, one.closed_on, one.office), findings


def known_to_be(tables: Iterable[Table]) -> Counter[str]:
    """How many contacts and visits of an agency are on record, by period: it is not one of which nothing is known then."""
    found = Counter[str]()
    for table in tables:
        for row in table.rows:
            if not row.by and (table.name, row.measure) in _ON_RECORD:
                found[row.period] += row.cell.value or 0
    return found


def part_periods(agencies: Iterable[Agency], asked: Iterable[Asked]) -> Iterator[Finding]:
    """Periods within which an agency began: their figures are of a part."""
    since = {agency.id: agency.since for agency in agencies}
    for one in asked:
        if is_part(since[one.agency], one.period):
            yield found(Code.FIRST_DAYS_MISSING, f"{one.agency} {one.period}", detail=since[one.agency])


def is_part(since: date, period: str) -> bool:
    """Whether an agency began within a period, after its first day."""
    told = period_of(period)
    return told.first < since <= told.last
