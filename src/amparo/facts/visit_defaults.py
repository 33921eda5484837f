"""What a fact of a visit counts as where nobody knows, or where a worked case leaves it out."""

from collections.abc import Mapping
from typing import Any

SAFE: Mapping[str, Any] = {
    "visit.request": "enter_nonpublic",
    "visit.area": "nonpublic",
    "visit.purpose": "not_known",
    "visit.offence": "unreadable",
    "visit.consent": "none",
    "visit.age_18_or_more": "no",
    "visit.record_kind": "other",
    "visit.person_sought": "none",
    "visit.place_sub": "none",
    "visit.operator": "public",
    "visit.health_kind": "hospital_public",
    "visit.event": "none",
    "visit.policy": "none",
    "visit.assist_kind": "arrest_support",
    "visit.who_called": "federal_agency",
    "visit.injunction_plaintiff": "not_known",
    "visit.safety_plan_updated": "not_known",
    "visit.signer": "none",
    "visit.issuer": "not_known",
    "visit.court_state": "not_known",
    "visit.route": "in_person",
    "visit.document": "UNKNOWN",
    "visit.headed_by": "not_known",
    "visit.paper_title": "not_known",
    "visit.on_site": True,
    "visit.licensed": True,
    "visit.confidential_address": True,
    "visit.life_at_risk": True,
}
"""The safe value of each unknown fact; a flag that is not here is false. An unknown request is asked both ways, as entry
and as records: see `law.places`."""

IN_A_CASE: Mapping[str, Any] = {
    "visit.purpose": "immigration_enforcement",
    "visit.offence": "not_named",
    "visit.signer": "in_order",
    "visit.issuer": "in_order",
    "visit.court_state": "california",
    "visit.document": "NONE",
    "visit.confidential_address": False,
    "visit.paper_in_date": True,
    "visit.paper_names_this_place": True,
    "visit.person_matches": True,
}
"""What an absent fact means in a file of worked cases, where that is not the safe value."""

OWN_RECORD: Mapping[str, str] = {
    "k12": "pupil",
    "ccc": "student",
    "csu": "student",
    "uc": "student",
    "private_college": "student",
    "health": "patient",
    "library": "patron",
    "shelter": "guest",
    "worksite": "employee",
    "dispatch": "call_record",
    "ambulance": "patient",
    "worship": "member",
}
"""The kind of record that a place is asked for where nobody says which; elsewhere `other`."""

NOTED = frozenset(
    {
        "agency",
        "id_shown",
        "agents_verified",
        "person_taken_kind",
        "received",
        "response_date",
        "safety_plan_date",
        "names_probation_only",
        "location",
    }
)
"""What is written down or read into another fact, and no rule asks as it stands."""
