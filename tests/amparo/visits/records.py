"""An invented visit to a school at which everything was done as it should be, and a way to change it."""

from copy import deepcopy
from datetime import datetime
from typing import Any

from amparo.clock import CALIFORNIA

AT = datetime(2026, 5, 1, 12, 0, tzinfo=CALIFORNIA)
"""When it is looked at: after everything was done."""

FAULTLESS: dict[str, Any] = {
    "schema": "amparo-visit/1",
    "place": "k12",
    "site": "Alder Creek Elementary (invented)",
    "arrived": "2026-03-18T10:12",
    "left": "2026-03-18T10:41",
    "received_by_role": "office_manager",
    "second_staff_witness_role": "attendance_clerk",
    "officers": {
        "count": 2,
        "agency_stated": "ICE",
        "identification_shown": True,
        "badges": ["4411"],
        "supervisor_phone_noted": True,
        "uniform": "plain_clothes",
    },
    "stated_reason": "Asked for the class schedule of one pupil",
    "wanted": ["pupil_records", "access_to_pupil"],
    "area_reached": "front_office",
    "entered_nonpublic_area": False,
    "exigent_circumstances_claimed": False,
    "answer_given": "I cannot let you in or give information.",
    "steps": [
        {"at": "2026-03-18T10:14", "what": "asked_for_identification"},
        {"at": "2026-03-18T10:15", "what": "called_principal"},
        {"at": "2026-03-18T10:20", "what": "called_counsel"},
        {"at": "2026-03-18T10:25", "what": "principal_confirmed_presence"},
        {"at": "2026-03-18T10:30", "what": "text_sent_to_families", "languages": ["en", "es"]},
        {"at": "2026-03-18T10:35", "what": "family_told", "by_role": "principal"},
        {"at": "2026-03-18T12:00", "what": "notes_written"},
    ],
    "later": {"state_justice_department_emailed": "2026-03-18T13:00", "governing_board_told": "2026-04-09"},
    "records_released": False,
    "free_text": "Two officers waited in the front office and left.",
    "facts": {"document": "NONE"},
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The faultless record with one field changed, or left out where the value is None."""
    plain = deepcopy(FAULTLESS)
    *way, last = path.split(".")
    group = plain
    for name in way:
        group = group[name]
    if value is None:
        group.pop(last, None)
    else:
        group[last] = value
    return plain


def step(what: str, **told: Any) -> dict[str, Any]:
    """The faultless record with one step changed; without anything told, it is left out."""
    plain = deepcopy(FAULTLESS)
    steps = [one for one in plain["steps"] if one["what"] != what]
    old = [one for one in plain["steps"] if one["what"] == what]
    plain["steps"] = steps + ([{**old[0], **told}] if told else [])
    return plain
