"""Invented requests to an invented jail: by chance, but the same each time, with what was done about them in a year."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from amparo.casefile import Event, events_of
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.facts.agency import read_policy
from amparo.intake import Contact, Handling, Part
from amparo.intake.review import decide_contact

AGENCY = Agency(
    "sheriff_jail",
    read_policy({"notification": "allows", "hold": "forbids", "transfer": "judicial_only"}),
    name="Bench County Jail (invented)",
    house_deadlines={"copy_to_person_hours": 24, "release_notice_minutes": 60},
)
PROFILE: dict[str, Any] = {
    "profile": {
        "agency_kind": "sheriff_jail",
        "name": AGENCY.name,
        "policy": {"notification": "allows", "hold": "forbids", "transfer": "judicial_only"},
        "house_deadlines": dict(AGENCY.house_deadlines),
    }
}
"""The same as the desk keeps it."""
YEAR = datetime(2025, 1, 1, 6, tzinfo=UTC)
NOW = datetime(2026, 1, 31, 22, 45, tzinfo=CALIFORNIA)
OPEN = 0.17
"""So many of all requests leave something to be done."""

SECTIONS = (
    ("PC", "459", "felony"),
    ("PC", "273.5", "misdemeanor"),
    ("HSC", "11378", "felony"),
    ("PC", "211", "felony"),
    ("VEH", "23152", "misdemeanor"),
    ("PC", "484", "misdemeanor"),
)


def requests(count: int, agency: str) -> Iterator[list[Event]]:
    """The events of so many records, each with its parts decided, the oldest first."""
    chance = random.Random("requests to a desk")
    for number in range(count):
        contact = _contact(chance, number, count)
        yield events_of(
            contact,
            record=f"rec-{number:06}",
            agency=agency,
            at=contact.received_at or NOW,
            by=chance.choice(("c.ruiz", "d.soto", "e.lind")),
            role="clerk",
            answers=decide_contact(contact, AGENCY).answers,
        )


def _contact(chance: random.Random, number: int, count: int) -> Contact:
    minutes = int(number / count * 364 * 24 * 60) + chance.randrange(60)
    at = (YEAR + timedelta(minutes=minutes)).astimezone(CALIFORNIA)
    kinds = chance.choice((("notification",), ("hold", "notification"), ("notification", "interview")))
    return Contact(
        source="bench",
        file="requests",
        line=number + 1,
        reference=f"R-{number:05}",
        received_on=at.date(),
        received_at=at,
        channel=chance.choice(("fax", "email", "portal")),
        form="I-247A",
        parts=tuple(_part(chance, kind, at.date()) for kind in kinds),
        handling=_handling(chance, at),
        person_ref=f"P-{chance.randrange(count)}",
        booking_ref=f"B-{chance.randrange(count)}",
        office="Field office (invented)",
        pages=chance.randrange(1, 5),
    )


def _part(chance: random.Random, kind: str, on: date) -> Part:
    person: dict[str, Any] = {
        "minor": False,
        "history_complete": chance.random() < 0.7,
        "registry": "none",
        "federal_felony_warrant": "none",
        "pending": [],
        "convictions": [_conviction(chance, on) for _ in range(chance.randrange(4))],
    }
    return Part(kind, on, "received", {"kind": kind, "from": "ICE", "form": "I-247A"}, person)


def _conviction(chance: random.Random, on: date) -> dict[str, Any]:
    code, section, level = chance.choice(SECTIONS)
    day = on - timedelta(days=chance.randrange(300, 9000))
    return {"code": code, "section": section, "level": level, "date": day, "prop47": False, "strike": False}


def _handling(chance: random.Random, at: datetime) -> Handling:
    """Most are done with: declined, the copy served, the person gone; some lack one of these or all."""
    if chance.random() < OPEN / 3:
        return Handling()
    left = at + timedelta(hours=chance.randrange(30, 400))
    served = at + timedelta(hours=chance.randrange(1, 30))
    copy = served if chance.random() > OPEN * 2 / 3 else None
    return Handling(
        decision="declined",
        decided_at=at + timedelta(hours=1),
        copy_served_at=copy,
        told_intention_at=copy,
        copy_language=chance.choice(("en", "es")),
        release_due_at=left,
        released_at=left,
        staff_minutes=chance.randrange(5, 60),
    )
