"""A second, invented agency, made from a seed: some 480 requests a year, so that quarters, hiding and the map show something.

It is a list in the columns of the importer, read by the importer like any other, with the record of each access added as a
desk would add it. Everybody in it is invented. The same seed gives the same bytes on every Python: only `Random.random`
is drawn from, whose numbers are promised to stay.
"""

import csv
import io
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from amparo.casefile import CaseFile, Event, Sort, events_of, fold, make_event
from amparo.clock import CALIFORNIA
from amparo.facts import Agency, read_agency
from amparo.intake import Options, open_input
from amparo.intake.jail_columns import COLUMNS
from amparo.intake.review import decide_contact

NAME = "encina"
PROFILE = Path(__file__).parents[3] / "samples" / "encina-agency.toml"
YEARS = (2023, 2024, 2025)
REQUESTS_A_YEAR = 480
SEED = 247

_ROLE, _BY = "supervisor", "generator"
_ASKS = (
    (0.68, "notification hold"),
    (0.22, "notification"),
    (0.06, "hold"),
    (0.04, "notification interview"),
)
_BASES = ((0.70, "none"), (0.17, "conviction"), (0.07, "charge_only"), (0.06, ""))
_OFFENSES = (
    (0.22, "PC 245(a)(1)"),
    (0.12, "PC 211"),
    (0.10, "PC 273.5"),
    (0.08, "PC 422"),
    (0.12, "PC 459"),
    (0.08, "PC 487(a)"),
    (0.12, "HSC 11351"),
    (0.06, "PC 29800(a)(1)"),
    (0.10, "VEH 23153/23566"),
)
_AGES = (
    (0.16, "18_24"),
    (0.34, "25_34"),
    (0.27, "35_44"),
    (0.14, "45_54"),
    (0.07, "55_64"),
    (0.02, "65_over"),
)
_SEXES = ((0.86, "male"), (0.13, "female"), (0.01, "nonbinary"))
_LANGUAGES = ((0.62, "es"), (0.26, "en"), (0.05, "zh-Hans"), (0.04, "mixtec (oral)"), (0.03, "vi"))
_CHANNELS = ((0.78, "email"), (0.14, "fax"), (0.08, "portal"))
_LIST_DEMANDS, _WARRANTS = 3, 2
"""A year, beside the requests."""


class Draws:
    """Draws from a seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random

    def chance(self, share: float) -> bool:
        """Yes, in this share of draws."""
        return self._draw() < share

    def below(self, most: int) -> int:
        """A whole number from 0, below a most."""
        return int(self._draw() * most)

    def one(self, shares: Sequence[tuple[float, str]]) -> str:
        """One word, by shares that come to 1."""
        left = self._draw()
        for share, word in shares:
            left -= share
            if left < 0:
                return word
        return shares[-1][1]


@dataclass(slots=True)
class _List:
    """The list as it grows: its lines, and who was asked about already."""

    draws: Draws
    lines: list[dict[str, str]]
    people: int = 0

    def add(self, received: datetime, cells: Mapping[str, str]) -> None:
        """One more line; what is not given is empty, or no."""
        number = len(self.lines) + 1
        fixed = {"request_id": f"E-{number:05}", "received_at": f"{received:%Y-%m-%dT%H:%M}"}
        no = dict.fromkeys(
            ("asks_notification", "asks_hold", "asks_interview", "transferred", "ice_arrest_on_premises"),
            "no",
        )
        self.lines.append({**no, "attached_paper": "none", **fixed, **cells})

    def person(self) -> dict[str, str]:
        """Somebody new, or, one time in eight, somebody asked about before, on a new booking."""
        again = self.people > 40 and self.draws.chance(0.125)
        if not again:
            self.people += 1
        known = self.people - self.draws.below(40) if again else self.people
        return {"person_ref": f"EP-{known:05}", "booking_ref": f"EB-{len(self.lines) + 1:05}"}


def jail_list(seed: int = SEED, years: Sequence[int] = YEARS) -> str:
    """The list as CSV, in the order of arrival."""
    made = _List(Draws(seed), [])
    for year in years:
        for day in _days(made.draws, year):
            _line(made, *day)
    out = io.StringIO()
    writer = csv.DictWriter(out, tuple(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(made.lines)
    return out.getvalue()


def _days(draws: Draws, year: int) -> list[tuple[datetime, str]]:
    """When contacts come in over a year, with what they are; a little more in spring."""
    sorts = [
        *["request"] * REQUESTS_A_YEAR,
        *["list_demand"] * _LIST_DEMANDS,
        *["judicial_warrant"] * _WARRANTS,
    ]
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    found = []
    for sort in sorts:
        day = draws.below(days)
        if draws.chance(0.12):
            day = 60 + draws.below(92)
        on = date(year, 1, 1) + timedelta(days=day)
        found.append((datetime.combine(on, time(6 + draws.below(16), draws.below(60))), sort))
    return sorted(found)


def _line(made: _List, received: datetime, sort: str) -> None:
    match sort:
        case "list_demand":
            made.add(
                received,
                {
                    "channel": "email",
                    "form": "list_demand",
                    "basis_claimed": "bulk_list",
                    "decision": "declined",
                    "decided_at": _after(received, 26),
                    "staff_minutes": "35",
                },
            )
        case "judicial_warrant":
            made.add(received, _warrant(received) | made.person())
        case _:
            made.add(received, _request(made.draws, received) | made.person())


def _warrant(received: datetime) -> dict[str, str]:
    return {
        "channel": "hand",
        "form": "judicial_warrant",
        "attached_paper": "judicial",
        "basis_claimed": "judicial_warrant",
        "decision": "responded",
        "decided_at": _after(received, 5),
        "copy_served_at": _after(received, 7),
        "copy_served_language": "es",
        "released_at": _after(received, 30),
        "transferred": "yes",
        "staff_minutes": "90",
    }


def _request(draws: Draws, received: datetime) -> dict[str, str]:
    """A request about one person: what it asks, what the clerk found, what was decided and served."""
    form = "none" if draws.chance(0.05) else "I-247A"
    asks = draws.one(_ASKS).split()
    if form == "none":
        asks = ["notification"]
    basis = draws.one(_BASES)
    cells = {
        "channel": "phone" if form == "none" else draws.one(_CHANNELS),
        "form": form,
        "attached_paper": "none" if form == "none" else "I-200",
        **{f"asks_{act}": "yes" if act in asks else "no" for act in ("notification", "hold", "interview")},
        "basis_claimed": basis,
        "age_band": "25-34",
        "staff_minutes": str(12 + draws.below(40)),
        **_record(draws, received, basis),
    }
    cells |= _decided(draws, received, cells)
    cells |= _served(draws, received)
    due = received + timedelta(hours=20 + draws.below(150))
    if cells["decision"] != "pending" or draws.chance(0.5):
        late = 30 if draws.chance(0.02) else 0
        gone = due + timedelta(minutes=5 + draws.below(40), hours=late)
        cells |= {"release_due_at": _minute(due), "released_at": _minute(gone)}
        if cells["decision"] == "responded" and cells["asks_notification"] == "yes":
            cells |= _told(draws, due)
    return cells


def _record(draws: Draws, received: datetime, basis: str) -> dict[str, str]:
    if basis not in ("conviction", "charge_only"):
        return {"offence_count": "0"}
    convicted = received.date() - timedelta(days=200 + draws.below(4_400))
    told = {
        "basis_offense": draws.one(_OFFENSES),
        "basis_level": "felony",
        "offence_count": str(1 + draws.below(2)),
    }
    return told | ({"basis_date": convicted.isoformat()} if basis == "conviction" else {})


def _decided(draws: Draws, received: datetime, cells: Mapping[str, str]) -> dict[str, str]:
    """A conviction is mostly answered, an unread history never decided in time, all else declined; a few go wrong."""
    at = _after(received, 1 + draws.below(20))
    if draws.chance(0.03):
        return {"decision": "withdrawn_by_requester", "decided_at": at}
    if not cells["basis_claimed"] and draws.chance(0.7):
        return {"decision": "pending"}
    asks = cells["asks_notification"] == "yes"
    answers = cells["basis_claimed"] == "conviction" and draws.chance(0.82)
    slips = cells["basis_claimed"] == "charge_only" and draws.chance(0.15)
    return {"decision": "responded" if asks and (answers or slips) else "declined", "decided_at": at}


def _served(draws: Draws, received: datetime) -> dict[str, str]:
    if draws.chance(0.04):
        return {}
    hours = 26 + draws.below(20) if draws.chance(0.05) else 1 + draws.below(22)
    at = _after(received, hours)
    told = {} if draws.chance(0.03) else {"told_decision_at": at}
    return {"copy_served_at": at, "copy_served_language": draws.one(_LANGUAGES), **told}


def _told(draws: Draws, due: datetime) -> dict[str, str]:
    told = due - timedelta(hours=2 + draws.below(12))
    cells = {
        "ice_notified_at": _minute(told),
        "ice_arrest_on_premises": "yes" if draws.chance(0.35) else "no",
    }
    if not draws.chance(0.02):
        cells["person_release_notice_at"] = _minute(told + timedelta(minutes=5 + draws.below(30)))
    if not draws.chance(0.06):
        cells["designee_notice_at"] = _minute(told + timedelta(minutes=10 + draws.below(80)))
    return cells


def _after(moment: datetime, hours: int) -> str:
    return _minute(moment + timedelta(hours=hours, minutes=7))


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def case_files(seed: int = SEED, years: Sequence[int] = YEARS) -> list[CaseFile]:
    """The case files of the list, as the importer makes them, with the record of each access."""
    agency, draws = profile(), Draws(seed + 1)
    held: dict[str, tuple[str, str]] = {}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encina.csv"
        path.write_text(jail_list(seed, years), encoding="utf-8")
        at = datetime(years[-1] + 1, 2, 2, 9, tzinfo=CALIFORNIA)
        for contact in open_input(str(path), Options()).contacts:
            answers = decide_contact(contact, agency).answers
            events = events_of(
                contact, record=contact.reference, agency=NAME, at=at, by=_BY, role=_ROLE, answers=answers
            )
            who = held.setdefault(contact.person_ref, (draws.one(_AGES), draws.one(_SEXES)))
            found.append(fold([*events, *_accesses(events, who, draws)]))
    return found


def profile() -> Agency:
    """The agency's profile."""
    return read_agency(str(PROFILE))


def _accesses(events: Sequence[Event], who: tuple[str, str], draws: Draws) -> Iterator[Event]:
    """The record of access that a desk would add where somebody was told of; a few never came."""
    told = next((event for event in events if event.sort is Sort.OFFICE_TOLD), None)
    if told is None or draws.chance(0.05):
        return
    age, sex = who
    given = {
        "part": "notification",
        "means": "notification",
        "given_at": told.body["told_at"],
        "age_band": age,
    }
    yield make_event(
        Sort.ACCESS_GIVEN,
        {**given, "sex": sex},
        record=told.record,
        number=len(events) + 1,
        agency=told.agency,
        at=told.at,
        by=_BY,
        role=_ROLE,
        on_paper=told.body["told_at"],
    )
