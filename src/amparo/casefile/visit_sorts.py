"""What each entry of a visit holds, as data: its fields, their types, which half they are in, and the sentence people see.

The open half holds words of closed lists, counts, moments and roles: what may be counted and shown on a list. What was
written in words, the officers' names and the papers lie sealed. Nobody who was asked for has a field at all, and there is
none for immigration status, nationality, citizenship or birthplace.
"""

from datetime import date, datetime
from enum import StrEnum

from amparo.casefile.sorts import Field, Told
from amparo.facts.visit_words import OUTCOMES, PLACES

KIND = "visit"
"""What a visit is called among the matters of an agency."""


class VisitSort(StrEnum):
    """What happened."""

    RECORDED = "visit_recorded"
    CORRECTED = "visit_corrected"
    PAPER_KEPT = "visit_paper_kept"
    PAPER_READ = "visit_paper_read"
    PRESENCE_CONFIRMED = "presence_confirmed"
    DUTY_DONE = "visit_duty_done"
    DUTY_NOT_DONE = "visit_duty_not_done"
    NOTICE_SENT = "visit_notice_sent"
    VOIDED = "visit_voided"


CAME_BY = ("desk", "guide")
PAPER_CLASSES = ("court", "agency", "none", "unknown")
"""Whose word the paper is, as far as it may ever be counted."""

HOW_DONE = ("in_person", "telephone", "email", "message", "post", "meeting", "written_down")
WHY_NOT_DONE = ("law_forbids", "not_reached", "somebody_else_did", "counsel_said_no", "overtaken", "other")
WHY_VOIDED = ("entered_twice", "no_visit", "drill", "elsewhere", "other")
"""Why a visit should never have been entered; one that was and was written down wrongly is corrected instead."""
SURE = ("high", "medium", "low")

DECIDED: dict[str, Field] = {
    "decided_on": Field(date, needed=True),
    "outcome": Field(str, needed=True, words=tuple(OUTCOMES)),
    "rule": Field(str, needed=True, longest=40),
    "citation": Field(str, needed=True),
    "tag": Field(str, needed=True, words=("V", "S", "K")),
    "answers": Field(list, needed=True),
    "owed": Field(list, needed=True),
    "optional": Field(list, needed=True),
    "flags": Field(list, needed=True),
    "rule_pack": Field(str, needed=True, longest=64),
}
"""What the rules answered. `answers` are one a request, `owed` and `optional` duties, each with its moment where it has one."""

RECORD: dict[str, Field] = {
    "place": Field(str, needed=True, words=tuple(PLACES)),
    "site": Field(str, needed=True, longest=120),
    "came_by": Field(str, needed=True, words=CAME_BY),
    "arrived_at": Field(datetime, needed=True),
    "left_at": Field(datetime),
    "officers": Field(int),
    "requests": Field(list, needed=True),
    "papers": Field(list, needed=True),
    "paper_class": Field(str, needed=True, words=PAPER_CLASSES),
    "identification_shown": Field(bool),
    "entered_nonpublic": Field(bool),
    "witness": Field(bool),
    "confirmed_at": Field(datetime),
    "confirmed_by": Field(str, longest=40),
    "struck": Field(list, needed=True),
    **DECIDED,
    "record": Field(dict, needed=True, person=True),
    "facts": Field(dict, needed=True, person=True),
}
"""A visit as it was written down. `struck` says which field lost something and why, never what it was; `confirmed_at` and
`confirmed_by` that the record itself tells of a named role who confirmed the presence."""

VISIT_SORTS: dict[VisitSort, Told] = {
    VisitSort.RECORDED: Told(
        "A visit was put on record.",
        "Se registró una visita.",
        {"number": Field(str, needed=True, longest=20), "kept": Field(list, needed=True), **RECORD},
    ),
    VisitSort.CORRECTED: Told(
        "The record of the visit was corrected.",
        "Se corrigió el registro de la visita.",
        {**RECORD, "why": Field(str, needed=True, person=True, longest=500)},
    ),
    VisitSort.PAPER_KEPT: Told(
        "A paper was kept sealed.",
        "Se guardó un papel sellado.",
        {
            "sha256": Field(str, needed=True, longest=64),
            "media_type": Field(str, needed=True, longest=80),
            "bytes": Field(int, needed=True),
        },
    ),
    VisitSort.PAPER_READ: Told(
        "A paper was read by the checker.",
        "El verificador leyó un papel.",
        {
            "sha256": Field(str, needed=True, longest=64),
            "paper": Field(str, needed=True, longest=40),
            "sure": Field(str, needed=True, words=SURE),
            "read": Field(dict, needed=True, person=True),
        },
    ),
    VisitSort.PRESENCE_CONFIRMED: Told(
        "The presence of the officers was confirmed.",
        "Se confirmó la presencia de los agentes.",
        {
            "confirmed_at": Field(datetime, needed=True),
            "by_role": Field(str, needed=True, longest=40),
            **DECIDED,
        },
    ),
    VisitSort.DUTY_DONE: Told(
        "Something owed was done.",
        "Se hizo algo que se debía.",
        {
            "duty": Field(str, needed=True, longest=40),
            "done_at": Field(datetime, needed=True),
            "by_role": Field(str, needed=True, longest=40),
            "how": Field(str, needed=True, words=HOW_DONE),
        },
    ),
    VisitSort.DUTY_NOT_DONE: Told(
        "Something owed was not done, with the reason.",
        "No se hizo algo que se debía; consta el motivo.",
        {
            "duty": Field(str, needed=True, longest=40),
            "reason": Field(str, needed=True, words=WHY_NOT_DONE),
            "by_role": Field(str, needed=True, longest=40),
            "why": Field(str, person=True, longest=500),
        },
    ),
    VisitSort.NOTICE_SENT: Told(
        "A paper made from the record was sent.",
        "Se envió un papel hecho a partir del registro.",
        {
            "draft": Field(str, needed=True, longest=40),
            "language": Field(str, needed=True, longest=40),
            "duty": Field(str, needed=True, longest=40),
            "sent_at": Field(datetime, needed=True),
            "by_role": Field(str, needed=True, longest=40),
            "how": Field(str, needed=True, words=HOW_DONE),
            "sha256": Field(str, needed=True, longest=64),
        },
    ),
    VisitSort.VOIDED: Told(
        "The visit was marked as entered by mistake.",
        "Se marcó la visita como anotada por error.",
        {
            "reason": Field(str, needed=True, words=WHY_VOIDED),
            "why": Field(str, person=True, longest=500),
        },
    ),
}
"""The names fit where the kind of an entry is kept; a duty that was sent by a draft is done."""
