"""A small case file in a small log: three events of one invented person, a correction among them, and a proof of them."""

from dataclasses import dataclass
from datetime import date, datetime

from amparo.casefile import Sort, make_event
from amparo.clock import CALIFORNIA
from amparo.release.records import NEVER_SHOWN, event_values
from amparo.tlog import ProofFile, Record, make_record
from tests.amparo.register.logs import FIRST, ONE, SmallLog, drawn, small_log

AGENCY = "Madrone-Sheriff"
CASE = "R-2026-014"
RECEIVED = date(2026, 10, 5)  # a Monday
LATE = date(2026, 10, 8)  # a Thursday


@dataclass(frozen=True)
class Case:
    """A log of two agencies in which one case file has three events, two of them on their day, one three days late."""

    log: SmallLog
    records: tuple[Record, Record, Record]

    def proof(self, *numbers: int, hide: frozenset[str] = NEVER_SHOWN) -> ProofFile:
        """A proof of some of the events, without some of their fields."""
        days = []
        for day, held in ((RECEIVED, (1, 2)), (LATE, (3,))):
            shown = [
                (place, self._shown(number, hide)) for place, number in enumerate(held) if number in numbers
            ]
            if shown:
                days.append(self.log.opened(AGENCY, day, shown))
        return ProofFile(self.log.note(), tuple(days))

    def _shown(self, number: int, hide: frozenset[str]) -> Record:
        record = self.records[number - 1]
        return record.shown([field.name for field in record.fields if field.name not in hide])


def small_case() -> Case:
    """The case file, logged."""
    log = small_log(4)
    records = _records()
    for passed in range(4, 12):
        day = FIRST + ONE * passed
        log.close(AGENCY, day, records[:2] if day == RECEIVED else records[2:] if day == LATE else ())
        log.close("Pico-Library", day)
    return Case(log, records)


def _records() -> tuple[Record, Record, Record]:
    at = datetime(2026, 10, 5, 9, 30, tzinfo=CALIFORNIA)
    told = {
        "reference": "R-014",
        "received_on": RECEIVED,
        "asks": ["notification"],
        "about_a_person": True,
        "name": "Rosa Invented",
    }
    common = {"record": CASE, "agency": AGENCY, "by": "account-7", "role": "clerk"}
    first = make_event(Sort.REQUEST_RECEIVED, told, number=1, at=at, **common)
    second = make_event(
        Sort.REQUEST_RECEIVED, {**told, "reference": "R-014b"}, number=2, at=at, corrects=1, **common
    )
    third = make_event(
        Sort.WITHDRAWN, {}, number=3, at=datetime(2026, 10, 8, 8, tzinfo=CALIFORNIA), on_paper=at, **common
    )
    one = make_record(event_values(first, None), drawn("event", 1))
    two = make_record(event_values(second, one.root, one.root), drawn("event", 2))
    three = make_record(event_values(third, two.root), drawn("event", 3))
    return one, two, three
