"""Histories of case files made by chance: every sort of event, corrections and struck entries, in whatever order."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from amparo.casefile import Event, EventError, Sort, fold, make_event
from amparo.casefile.sorts import HOW_SERVED, INTENTIONS, MEANS, NOTICES, SEXES
from amparo.clock import CALIFORNIA
from amparo.law import duties as law

BEGIN = datetime(2026, 1, 5, 8, tzinfo=CALIFORNIA)  # a Monday
KINDS = ("notification", "hold", "transfer", "interview")
MISSING = ("person.minor", "person.convictions", "legal:court_commands", "request.from")
Given = dict[str, Any]


def history(chance: random.Random, agency: str, record: str, at: datetime) -> list[Event]:
    """One record's events, valid as a whole."""
    asks = chance.sample(KINDS, chance.randrange(0, 3))
    events = [_event(1, Sort.REQUEST_RECEIVED, _received(chance, asks, record), agency, record, at)]
    for _ in range(chance.randrange(0, 12)):
        number = len(events) + 1
        corrects = None
        if chance.random() < 0.08 and number > 2:
            sort, given = Sort.VOIDED, {"entry": chance.randrange(2, number), "reason": "noted by mistake"}
        else:
            sort = chance.choice(tuple(_MAKE))
            given = _MAKE[sort](chance, asks)
            same = [event.number for event in events if event.sort is sort]
            corrects = chance.choice(same) if same and chance.random() < 0.3 else None
        events.append(_event(number, sort, given, agency, record, at, corrects))
        if not _follows(events):
            events.pop()
    return events


def _follows(events: list[Event]) -> bool:
    try:
        fold(events)
    except EventError:
        return False
    return True


def _event(
    number: int, sort: Sort, given: Given, agency: str, record: str, at: datetime, corrects: int | None = None
) -> Event:
    return make_event(
        sort,
        given,
        record=record,
        number=number,
        agency=agency,
        at=at,
        by="c.ruiz",
        role="clerk",
        corrects=corrects,
    )


def _when(chance: random.Random) -> datetime:
    return BEGIN + timedelta(minutes=chance.randrange(60 * 24 * 300))


def _received(chance: random.Random, asks: list[str], record: str) -> Given:
    at = _when(chance)
    return {
        "reference": f"R-{record}",
        "received_on": at.date(),
        "received_at": at if chance.random() < 0.8 else None,
        "channel": chance.choice(("fax", "email", "")),
        "form": chance.choice(("I-247A", "list_demand", "")),
        "asks": asks,
        "about_a_person": chance.random() < 0.8,
        "booking_ref": chance.choice(("B-1", "B-2", "")),
    }


def _decided(chance: random.Random, asks: list[str]) -> Given:
    return {
        "part": chance.choice(asks or KINDS),
        "on": _when(chance).date(),
        "outcome": "prohibited",
        "safe": "prohibited",
        "rule": "N-8",
        "citation": "Gov. Code § 7284.6(a)(1)(C)",
        "tag": "V",
        "missing": chance.sample(MISSING, chance.randrange(3)),
        "duties": [duty.code for duty in chance.sample(law.ALL_DUTIES, chance.randrange(8))],
        "rule_pack": "0" * 64,
    }


def _facts(chance: random.Random, asks: list[str]) -> Given:
    part = chance.choice(asks or KINDS)
    facts = {"part": part, "on": _when(chance).date(), "day_rule": "received"}
    return {**facts, "request": {"kind": part, "from": "ICE"}, "person": {"convictions": []}}


def _served(chance: random.Random, _: list[str]) -> Given:
    return {
        "notice": chance.choice(NOTICES),
        "how": chance.choice(HOW_SERVED),
        "served_at": _when(chance) if chance.random() < 0.8 else None,
        "told_intention_at": _when(chance) if chance.random() < 0.6 else None,
    }


def _moment(name: str) -> Callable[[random.Random, list[str]], Given]:
    return lambda chance, _: {name: _when(chance)}


def _access(chance: random.Random, asks: list[str]) -> Given:
    means = chance.choice(MEANS)
    return {
        "part": chance.choice(asks or KINDS),
        "means": means,
        "given_at": _when(chance),
        "items": ["photo"] if means == "information" else None,
        "sex": chance.choice((*SEXES, "")),
    }


def _outside(chance: random.Random, asks: list[str]) -> Given:
    return {
        "part": chance.choice((*asks, "")),
        "act": chance.choice(("told_release", "handed_over", "let_interview", "kept_longer", "other")),
        "reason": "a slip",
        "happened_at": _when(chance) if chance.random() < 0.8 else None,
    }


_MAKE: dict[Sort, Callable[[random.Random, list[str]], Given]] = {
    Sort.DECIDED: _decided,
    Sort.FACTS_CONFIRMED: _facts,
    Sort.NOTICE_SERVED: _served,
    Sort.INTENTION_SET: lambda chance, _: {"intention": chance.choice(INTENTIONS)},
    Sort.COUNSEL_ASKED: lambda chance, _: {"question": chance.choice(("q1", "q2"))},
    Sort.COUNSEL_ANSWERED: lambda chance, _: {"question": "q1", "answer": chance.random() < 0.5},
    Sort.OFFICE_TOLD: _moment("told_at"),
    Sort.RELEASE_DUE: _moment("due_at"),
    Sort.RELEASED: _moment("released_at"),
    Sort.WITHDRAWN: _moment("withdrawn_at"),
    Sort.HANDED_OVER: _moment("handed_over_at"),
    Sort.DESIGNEE_NAMED: lambda chance, _: {"attorney": chance.random() < 0.5},
    Sort.ACCESS_GIVEN: _access,
    Sort.ACTED_OUTSIDE_DECISION: _outside,
    Sort.TIME_SPENT: lambda chance, _: {"minutes": chance.randrange(90)},
}
