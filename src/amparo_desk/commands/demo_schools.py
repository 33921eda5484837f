"""The demonstration's school district: its sites and a year of visits by officers, so that the figures of visits show some.

Everything here is invented. The visits are put on record by the same act as at the desk, on the day on which they came.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo.register.release import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.sites import slug_of
from amparo_desk.acts.visits import record_visit, visits_of
from amparo_desk.agencies import vault_of
from amparo_desk.commands.init import set_up
from amparo_desk.vault.store import Vault

DISTRICT = Agency(
    "madrone-schools",
    {
        "en": "Madrone Unified School District (fictional)",
        "es": "Distrito Escolar Unificado de Madrone (ficticio)",
    },
    "non_law_enforcement",
    "madrone-valley",
    date(2025, 1, 1),
)
SITES = {"k12": 5, "child_care": 3, "worksite": 2}
"""How many sites of each kind the district names: enough that its schools are told by themselves."""
NAMED_AT = datetime(2025, 2, 3, 9, tzinfo=CALIFORNIA)
FRONT, LEAD = "l.mora", "s.dunn"
"""Their accounts are the district's."""
_BODY = DISTRICT.name["en"]
_SCHOOL = f"Cedar Flat Elementary (fictional), {_BODY}"
"""As the sample's visit names its school."""
_OFFICE = {"k12": "principal", "child_care": "director", "worksite": "duty_manager"}


@dataclass(frozen=True, slots=True)
class _Visit:
    """One invented visit: where, when, the paper that was shown, and how many hours later what is owed was seen to."""

    place: str
    site: int
    on: date
    paper: str
    hours: int
    wanted: tuple[str, ...] = ("access_to_pupil",)


_VISITS = (
    _Visit("k12", 2, date(2025, 2, 19), "i200", 2),
    _Visit("k12", 5, date(2025, 4, 8), "", 3, ("pupil_records", "access_to_pupil")),
    _Visit("worksite", 1, date(2025, 6, 12), "noi_i9", 1, ("inspection",)),
    _Visit("k12", 3, date(2025, 9, 24), "i200", 1, ("pupil_records",)),
    _Visit("child_care", 2, date(2025, 10, 7), "", 2, ("to_enter_nonpublic",)),
    _Visit("k12", 2, date(2025, 10, 16), "i205", 40),
    _Visit("k12", 3, date(2025, 11, 5), "ao93", 1, ("to_enter_nonpublic",)),
    _Visit("k12", 4, date(2025, 12, 3), "", 2),
)


def take_in() -> None:
    """The district, its sites and its visits, as far as they lack."""
    set_up(DISTRICT.id)
    vault = vault_of(DISTRICT.id)
    if vault.profile() is None:
        lead = Role.SITE_LEAD.value
        vault.set_profile({"sites": dict(_sites())}, at=NAMED_AT, by=LEAD, role=lead, after=0)
    known = {name for name, _ in visits_of(vault)}
    for number, visit in enumerate(_VISITS, 1):
        name = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{DISTRICT.id} {number}"))
        if name not in known:
            _record(vault, name, visit)


def _sites() -> Iterator[tuple[str, dict[str, Any]]]:
    """The profile of each site under its name: its kind, its languages, and whom to call."""
    for place, count in SITES.items():
        for number in range(1, count + 1):
            name = _name(place, number)
            fixed = {"schema": "amparo-site/1", "body": _BODY, "county": "Madrone", "fictional": True}
            contacts = {
                "administrator": {"office": _OFFICE[place], "telephone": f"707-555-01{number:02}"},
                "backup": {"office": "superintendent", "telephone": "707-555-0190"},
                "counsel": {"office": "legal_office", "telephone": "707-555-0191"},
            }
            own = {"name": name, "place": place, "languages": ["en", "es"], "contacts": contacts}
            yield slug_of(name), {**fixed, **own}


def _name(place: str, number: int) -> str:
    """What a site is called; the first school is the one to which the sample's visit came."""
    words = {"k12": "School", "child_care": "Child Care Center", "worksite": "Yard"}
    return _SCHOOL if (place, number) == ("k12", 1) else f"{words[place]} {number} (fictional)"


def _record(vault: Vault, name: str, visit: _Visit) -> None:
    came = datetime.combine(visit.on, time(10, 12), CALIFORNIA)
    wall = f"{came + timedelta(hours=visit.hours):%Y-%m-%dT%H:%M}"
    done = [
        {"code": code, "done": wall, "by_role": "principal"} for code in ("D-ADMIN", "D-COUNSEL", "D-BCJ")
    ]
    plain = {
        "schema": "amparo-visit/1",
        "site": _name(visit.place, visit.site),
        "place": visit.place,
        "arrived": f"{came:%Y-%m-%dT%H:%M}",
        "left": f"{came + timedelta(minutes=25):%Y-%m-%dT%H:%M}",
        "received_by_role": "office_manager",
        "second_staff_witness_role": "receptionist",
        "officers": {"count": 2, "agency_stated": "ICE", "identification_shown": True, "badges": ["4411"]},
        "wanted": list(visit.wanted),
        "area_reached": "front_office",
        "entered_nonpublic_area": False,
        "papers": [{"shown": True, "kind": visit.paper, "copy_kept": True}] if visit.paper else [],
        "records_released": False,
        "facts": {} if visit.paper else {"document": "NONE"},
        "duties": done,
    }
    actor = Actor(FRONT, frozenset({Role.FRONT_DESK}), DISTRICT.id)
    record_visit(vault, actor, came + timedelta(hours=2), name, plain, came_by="desk")
