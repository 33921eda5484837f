"""A visit as it goes on record: read from plain data with what its site's profile knows, and what the rules answer to it."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from amparo.casefile.visit_file import VisitFile
from amparo.clock import CALIFORNIA
from amparo.decision.visit_law import visit_rule_pack
from amparo.facts.site_profile import SiteProfile
from amparo.terms import Language
from amparo.visits import (
    VisitRecord,
    answer_of,
    counted_of,
    duties_owed,
    presence_confirmed,
    visit_record_of,
)
from amparo_desk.acts.sites import site_called
from amparo_desk.vault.drafts import Paper
from amparo_desk.vault.store import Vault

SITE_SHOWN = 120
"""How much of a site's name stands on a list; the whole lies in the record."""


def read_plain(
    vault: Vault, plain: Mapping[str, Any], language: Language
) -> tuple[SiteProfile | None, VisitRecord]:
    """A record, with what the profile of its site knows where the record does not say; and that profile, if there is one.

    Raises VisitRecordError.
    """
    record = visit_record_of(dict(plain), language=language)
    site = site_of(vault, record)
    if site is None:
        return None, record
    facts = {name: value for name, value in site.visit_facts(record.on).items() if name not in record.facts}
    return site, replace(record, facts={**facts, **record.facts})


def site_of(vault: Vault, record: VisitRecord) -> SiteProfile | None:
    """The profile of the site that a record names, where it is of the same kind of place."""
    site = site_called(vault, record.site or "")
    return site if site is not None and site.place == record.place else None


def kept(paper: Paper) -> dict[str, Any]:
    """What the open half says of a paper: its digest, its type, its size."""
    content, media_type = paper
    return {"sha256": hashlib.sha256(content).hexdigest(), "media_type": media_type, "bytes": len(content)}


def told_of(record: VisitRecord, came_by: str, at: datetime, site: SiteProfile | None) -> dict[str, Any]:
    """Both halves of a visit as it is written down, with what the rules answer to it."""
    plain = record.to_plain()
    officers = record.officers
    shown, confirmed = officers.identification_shown, presence_confirmed(record)
    return {
        "place": record.place,
        "site": (record.site or "-")[:SITE_SHOWN],
        "came_by": came_by,
        "arrived_at": record.arrived,
        "left_at": record.left,
        "officers": officers.count,
        "requests": [request for request, _ in answer_of(record).answers],
        "papers": [paper.kind for paper in record.papers if paper.kind],
        "paper_class": counted_of(record, at).paper_class,
        "identification_shown": shown if isinstance(shown, bool) else None,
        "entered_nonpublic": record.entered_nonpublic_area,
        "witness": record.second_staff_witness_role is not None,
        "confirmed_at": confirmed and confirmed.at,
        "confirmed_by": confirmed and confirmed.role,
        "struck": [{"field": one.field, "reason": one.reason.code} for one in record.struck],
        **decided_of(record, at, site),
        "record": plain,
        "facts": dict(plain.get("facts") or {}),
    }


def decided_of(record: VisitRecord, at: datetime, site: SiteProfile | None) -> dict[str, Any]:
    """What the rules answer for the day of the visit, and by when each duty is due."""
    found = answer_of(record)
    first = found.first
    dues = {one.duty.code: one for one in duties_owed(record, at, site.meetings if site else ())}
    return {
        "decided_on": first.on,
        "outcome": first.outcome,
        "rule": first.rule.id,
        "citation": first.rule.cite,
        "tag": first.rule.tag,
        "answers": [
            {"request": request, "outcome": answer.outcome, "rule": answer.rule.id}
            for request, answer in found.answers
        ],
        "owed": [_duty(duty.code, dues) for duty in found.owed],
        "optional": [_duty(duty.code, {}) for duty in found.optional],
        "flags": list(dict.fromkeys(word for _, answer in found.answers for word in answer.flag_words)),
        "rule_pack": visit_rule_pack(),
    }


def _duty(code: str, dues: Mapping[str, Any]) -> dict[str, Any]:
    """A duty as it is kept: what lacks is left out, since nothing is written for it. A message sent too early meets none."""
    one = dues.get(code)
    met = one.done if one is not None and one.state != "early" else None
    told = {"duty": code, "due": one and one.due, "met_at": met}
    return {name: value for name, value in told.items() if value is not None}


def with_marks(plain: Mapping[str, Any], visit: VisitFile) -> dict[str, Any]:
    """The record with what was noted at the desk since: who confirmed the presence, and what was done of what is owed."""
    found = dict(plain)
    if visit.by_own_act and visit.confirmed_at is not None:
        step = {"at": _wall(visit.confirmed_at), "what": "presence_confirmed", "by_role": visit.confirmed_by}
        found["steps"] = sorted([*found.get("steps", ()), step], key=lambda one: str(one.get("at", "")))
    done = [
        one
        for one in visit.duties.values()
        if one.state == "done" and one.at is not None and (one.by_role or one.how == "written_down")
    ]
    if done:
        codes = {one.code for one in done}
        others = [one for one in found.get("duties", ()) if one["code"] not in codes]
        marks = [
            {"code": one.code, "done": _wall(one.at), **({"by_role": one.by_role} if one.by_role else {})}
            for one in done
            if one.at
        ]
        found["duties"] = [*others, *marks]
    return found


def _wall(moment: datetime) -> str:
    """A moment as a record writes it: California's wall, without a zone."""
    return f"{moment.astimezone(CALIFORNIA):%Y-%m-%dT%H:%M:%S}"
