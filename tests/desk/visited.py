"""A visit in the making, for tests; everybody in it is invented."""

import json
import uuid
from datetime import datetime
from typing import Any

from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.visits import record_visit
from amparo_desk.vault.store import Vault

AT = datetime(2026, 3, 18, 16, 30, tzinfo=CALIFORNIA)
PLAIN: dict[str, Any] = {
    "schema": "amparo-visit/1",
    "place": "k12",
    "site": "Cedar Flat Elementary (fictional)",
    "arrived": "2026-03-18T10:12",
    "left": "2026-03-18T10:41",
    "received_by_role": "office_manager",
    "officers": {"count": 2, "agency_stated": "ICE", "identification_shown": True, "badges": ["4411"]},
    "wanted": ["pupil_records", "access_to_pupil"],
    "area_reached": "front_office",
    "entered_nonpublic_area": False,
    "papers": [{"shown": True, "kind": "i200", "names_this_place": False, "copy_kept": False}],
    "answer_given": "The superintendent must be called first.",
    "steps": [{"at": "2026-03-18T10:14", "what": "asked_for_identification"}],
    "records_released": False,
}
TYPED: dict[str, str] = {
    "place": "k12",
    "site": "Cedar Flat Elementary (fictional)",
    "arrived": "2026-03-18 10:12",
    "left": "2026-03-18 10:41",
    "officers": "2",
    "agency": "ICE",
    "shown": "yes",
    "badges": "4411",
    "wanted_1": "pupil_records",
    "wanted_2": "access_to_pupil",
    "area": "front_office",
    "entered": "no",
    "paper": "i200",
    "names_place": "no",
    "copied": "no",
    "received_by": "office_manager",
    "witness": "nobody",
    "answer": "The superintendent must be called first.",
    "step_1": "asked_for_identification",
    "step_1_at": "10:14",
    "free_text": "They waited at the counter.",
}
"""The same as it is typed."""


def of_a_day(day: str, **more: Any) -> dict[str, Any]:
    """The same visit on another day."""
    words = json.dumps(PLAIN).replace("2026-03-18", day)
    return {**json.loads(words), **more}


def keep_sites(vault: Vault, at: datetime, **by_place: int) -> None:
    """Name so many sites of each kind of place, on a day."""
    fixed = {"schema": "amparo-site/1", "body": "A body (fictional)", "county": "Madrone", "fictional": True}
    sites = {
        f"{place}-{number}": {**fixed, "name": f"{place} {number}", "place": place, "languages": ["en"]}
        for place, count in by_place.items()
        for number in range(count)
    }
    newest = vault.profile()
    vault.set_profile(
        {**(newest.body if newest else {}), "sites": sites}, at=at, by="s.dunn", role=Role.SITE_LEAD
    )


def who(vault: Vault, role: Role, name: str = "m.lane") -> Actor:
    """Somebody with one role."""
    return Actor(name, frozenset({role}), vault.agency)


def visited(vault: Vault, plain: dict[str, Any] | None = None, at: datetime = AT, **more: Any) -> str:
    """The name of a visit that is on record."""
    id = str(uuid.uuid4())
    record_visit(vault, who(vault, Role.FRONT_DESK), at, id, plain or PLAIN, came_by="desk", **more)
    return id
