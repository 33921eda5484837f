"""The packet as data for machines: the plan's own facts, what was found, the questions, the figures and what was corrected."""

import json
from typing import Any

from amparo.figures.cells import sum_of_cell
from amparo.figures.cost import PURPOSES
from amparo.figures.forms.csv_form import state_of
from amparo.figures.forms.json_form import json_form
from amparo.figures.report import Corrected
from amparo.forum.packet import Packet
from amparo.forum.plan import Said
from amparo.forum.questions import Question
from amparo.register.tables import word_of
from amparo.terms import NOT_LEGAL_ADVICE

FORMAT = "amparo-forum/v1"


def packet_data(packet: Packet) -> bytes:
    """The whole packet; the same bytes each time."""
    plan, held = packet.plan, packet.questions
    who = plan.meeting.community_presenter
    told = {
        "format": FORMAT,
        "draft": packet.is_draft,
        "year": packet.year,
        "governing_body": {"en": plan.body_name, "es": plan.body_name_es},
        "place": {"en": plan.meeting.place, "es": plan.meeting.place_es},
        "starts": plan.meeting.starts.isoformat(),
        "community_presenter": None if isinstance(who, Said) else who,
        "owed": packet.owed.plain(),
        "parts": [
            {
                "id": one.id,
                "title": {"en": one.title, "es": one.title_es},
                "by": {"en": one.by, "es": one.by_es},
            }
            for one in plan.parts or ()
        ],
        "departments": [
            {"name": {"en": one.name, "es": one.name_es}, "answer": one.answer}
            for one in plan.departments or ()
        ],
        "findings": [one.plain() for one in packet.findings],
        "based_on_release": packet.based_on,
        "release": packet.release.number,
        "changed_since": [_changed(one) for one in packet.changed],
        "cost": [
            {
                "agency": one.agency,
                "dollars": {
                    name: None if (paid := one.dollars(name)) is None else str(paid) for name in PURPOSES
                },
                "total": None if one.total is None else str(one.total),
                "method": {"en": one.method("en"), "es": one.method("es")},
            }
            for one in packet.costs
        ],
        "questions": {
            "owed": [_question(one, packet) for one in held.owed],
            "answered": [_question(one, packet) for one in held.answered],
            "refused": [_question(one, packet) for one in held.refused],
            "withdrawn": [_question(one, packet) for one in held.withdrawn],
            "asked_here": [_question(one, packet) for one in held.here],
        },
        "reports": [json.loads(json_form(report)) for report in packet.reports],
        "not_legal_advice": dict(NOT_LEGAL_ADVICE),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _changed(one: Corrected) -> dict[str, Any]:
    told = one.correction
    states = {name: state_of(sum_of_cell(cell)) for name, cell in (("old", told.old), ("new", told.new))}
    return {
        "agency": told.agency,
        "table": told.table,
        "measure": told.measure,
        "by": dict(told.by),
        "period": told.period,
        **{name: {"state": state, "value": value} for name, (state, value) in states.items()},
        "reason": told.reason,
        "why": {
            "en": word_of("correction", told.reason, "en"),
            "es": word_of("correction", told.reason, "es"),
        },
        "since_release": one.since,
        "since": one.made_on.isoformat(),
    }


def _question(one: Question, packet: Packet) -> dict[str, Any]:
    def both(words: tuple[str, str]) -> dict[str, str] | None:
        return {"en": words[0], "es": words[1]} if words[0] else None

    return {
        "id": one.id,
        "forum": one.forum.isoformat(),
        "topic": both(one.topic),
        "question": both(one.question),
        "state": one.state.value,
        "owner": both(one.owner),
        "due": one.due.isoformat() if one.due else None,
        "overdue": one.is_overdue(packet.plan.on),
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
        "answer": both(one.answer),
        "reason": both(one.reason),
    }
