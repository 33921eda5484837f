"""Invented visits and sites, one for each draft, with a word of its own in every field of free text."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.facts.site_profile import SiteProfile
from amparo.facts.site_reading import site_profile_of
from amparo.visits import VisitRecord, visit_record_of

AT = datetime(2026, 6, 20, 9, 0, tzinfo=CALIFORNIA)
"""When every draft of these tests is made: after all of the visits."""


def canary(number: int) -> str:
    """A word that stands nowhere else."""
    return f"Qz{number:02d}canary"


CANARIES = tuple(canary(number) for number in range(1, 22))

_PAPER: dict[str, Any] = {
    "shown": True,
    "kind": "i200",
    "title": canary(1),
    "form_number": canary(2),
    "headed_by": canary(3),
    "signed_by_title": canary(4),
    "court_named": canary(5),
    "judge_named": canary(6),
    "case_number": canary(7),
    "picture": canary(8),
    "copy_kept": True,
}

_VISIT: dict[str, Any] = {
    "schema": "amparo-visit/1",
    "place": "k12",
    "site": canary(9),
    "arrived": "2026-03-18T10:12",
    "left": "2026-03-18T10:41",
    "received_by_role": "office_manager",
    "second_staff_witness_role": "principal",
    "officers": {
        "count": 2,
        "agency_stated": f"ICE {canary(10)}",
        "identification_shown": True,
        "names": [canary(11)],
        "badges": [canary(12)],
        "supervisor_phone": canary(13),
        "uniform": "plain_clothes",
        "vehicles": canary(14),
    },
    "stated_reason": canary(15),
    "wanted": ["pupil_records", "access_to_pupil"],
    "area_reached": "front_office",
    "entered_nonpublic_area": False,
    "papers": [_PAPER],
    "answer_given": canary(16),
    "officers_then": canary(17),
    "steps": [{"at": "2026-03-18T10:31", "what": "principal_confirmed_presence"}],
    "records_released": False,
    "free_text": canary(18),
    "follow_up": canary(19),
    "duties": [{"code": "D-LOG", "how": canary(20), "not_done_because": canary(21)}],
    "facts": {"purpose": "immigration_enforcement"},
}


def visit(*without: str, **changed: Any) -> VisitRecord:
    """The visit to a school, with fields changed or left out; facts are added to those that are there."""
    plain = deepcopy(_VISIT)
    facts = {**plain["facts"], **changed.pop("facts", {})}
    plain = {**plain, **changed, "facts": facts}
    for name in without:
        del plain[name]
    return visit_record_of(plain)


def on_paper(kind: str, **more: Any) -> list[dict[str, Any]]:
    """One paper of a kind."""
    return [{**_PAPER, "kind": kind, **more}]


def confirmed_at(moment: str, what: str = "administrator_confirmed_presence") -> list[dict[str, Any]]:
    """The step by which a role confirmed the presence."""
    return [{"at": moment, "what": what}]


def site(place: str = "k12", **more: Any) -> SiteProfile:
    """An invented site with contacts by office."""
    return site_profile_of(
        {
            "schema": "amparo-site/1",
            "name": "Cedar Flat Campus",
            "body": "Madrone Unified District",
            "county": "Madrone",
            "fictional": True,
            "place": place,
            "languages": ["en", "es", "vi"],
            "meetings": [date(2026, 7, 9)],
            "contacts": {
                "administrator": {"office": "principal", "telephone": "707-555-0101"},
                "contact_office": {
                    "office": "superintendent",
                    "telephone": "707-555-0102",
                    "mailbox": "office@madrone.example",
                },
                "resources": {
                    "office": "student_services",
                    "telephone": "707-555-0103",
                    "link": "https://madrone.example/help",
                },
            },
            **more,
        },
        "the site",
    )


SCHOOL = visit()
CAMPUS = visit(
    place="ccc",
    wanted=["student_records", "to_enter_nonpublic"],
    papers=on_paper("i138"),
    steps=confirmed_at("2026-03-18T10:31"),
    facts={"person_taken": "yes"},
)
CHILD_CARE = visit(place="child_care", wanted=["other_records"], steps=[], facts={"licensed": "yes"})
PRESCHOOL = visit(place="child_care", wanted=["other_records"], steps=[], facts={"licensed": "no"})
COURT = visit(
    place="courthouse",
    arrived="2026-06-10T09:12",
    left="2026-06-10T09:40",
    wanted=["to_arrest"],
    area_reached="public_hallway",
    steps=[],
    duties=[],
    facts={"person_taken": "yes"},
)
INSPECTION = visit(place="worksite", wanted=["inspection"], papers=on_paper("noi_i9"), steps=[])
DETAINED = visit(wanted=["nothing"], papers=[], steps=[], facts={"event": "parent_detained"})
DISCLOSED = visit(
    wanted=["pupil_records"],
    papers=on_paper("ca_order", names_this_place=True, in_date=True),
    steps=[],
    facts={"counsel_confirmed": "yes", "signer": "judge", "issuer": "court", "court_state": "CA"},
)

SHOWN: dict[str, tuple[VisitRecord, str]] = {
    "board_report": (SCHOOL, "k12"),
    "children_justice_email": (SCHOOL, "k12"),
    "school_notice": (SCHOOL, "k12"),
    "school_all_clear": (SCHOOL, "k12"),
    "refusal_memo": (SCHOOL, "k12"),
    "campus_notice": (CAMPUS, "ccc"),
    "campus_all_clear": (CAMPUS, "ccc"),
    "emergency_contact": (CAMPUS, "ccc"),
    "subpoena_receipt": (CAMPUS, "ccc"),
    "child_care_report": (CHILD_CARE, "child_care"),
    "preschool_report": (PRESCHOOL, "child_care"),
    "court_report": (COURT, "courthouse"),
    "inspection_posting": (INSPECTION, "worksite"),
    "inspection_results": (INSPECTION, "worksite"),
    "care_steps": (DETAINED, "k12"),
    "disclosure_log": (DISCLOSED, "k12"),
}
"""A visit, and the kind of site, that asks for each draft."""
