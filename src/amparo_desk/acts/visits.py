"""Visits by officers: put on record, corrected, presence confirmed, what is owed marked as done, papers kept and read.

The record is a file of the form `amparo-visit/1`, from the desk's page or from the offline guide. What must never be kept is
struck before anything is stored; the desk tells where and why. The rules answer for the day of the visit.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.casefile.visit_file import HELD, VisitFile, fold_visit, parted
from amparo.casefile.visit_sorts import KIND, VisitSort
from amparo.clock import CALIFORNIA
from amparo.decision import rule_pack
from amparo.facts.never_written import strike
from amparo.facts.site_profile import SiteProfile
from amparo.terms import FactValueError, Language
from amparo.visits import (
    VisitRecord,
    answer_of,
    counted_of,
    duties_owed,
    presence_confirmed,
    visit_record_of,
)
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.sites import site_called
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.drafts import Paper
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault

_CONFIRMED: Reason = (
    "The presence was confirmed already.",
    "La presencia ya se confirmó.",
)
_AHEAD: Reason = ("That moment has not come yet.", "Ese momento aún no ha llegado.")
_BEFORE: Reason = (
    "That is before the officers came.",
    "Eso es antes de que llegaran los agentes.",
)
_NO_DUTY: Reason = (
    "The visit does not bring that duty.",
    "La visita no trae ese deber.",
)
_DONE: Reason = ("It was done already.", "Ya se hizo.")
_HELD: Reason = (
    "This notice waits: a named role confirms the officers' presence first. One sent too early empties a school.",
    "Este aviso espera: antes un cargo nombrado confirma la presencia. Uno enviado demasiado pronto vacía una escuela.",
)
_TWICE: Reason = (
    "This very paper lies with the visit already.",
    "Este mismo papel ya está con la visita.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A visit with what is sealed of it: the record as it stands, with what the desk has noted since."""

    visit: VisitFile
    plain: Mapping[str, Any]
    record: VisitRecord


def visit_of(vault: Vault, id: str) -> VisitFile:
    """The state of a visit, from its open halves. Raises NoMatterError where there is none of that name."""
    return fold_visit(vault.matters.entries(id))


def visits_of(vault: Vault) -> list[tuple[str, VisitFile]]:
    """Every visit with the name under which it is kept, the newest first. Nothing sealed is opened."""
    return [(own[0].matter, fold_visit(own)) for own in vault.matters.all(KIND)]


def record_visit(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    plain: Mapping[str, Any],
    *,
    came_by: str,
    papers: Sequence[Paper] = (),
    language: Language = "en",
) -> tuple[Entry, VisitRecord]:
    """Put a visit on record with its papers, all or nothing; done again as it was, it stands once.

    Raises NotAllowedError, VisitRecordError where the record cannot be read, RefusedActError where it has not come yet.
    """
    role = actor.role_for(Act.RECORD_VISIT)
    site, record = _read(vault, plain, language)
    if record.arrived > at:
        raise RefusedActError(_AHEAD)
    given = {"number": "V", **_told(record, came_by, at, site), "kept": [_kept(one) for one in papers]}
    body, sealed = parted(VisitSort.RECORDED, given)
    entry = vault.matters.add(
        id,
        KIND,
        1,
        VisitSort.RECORDED.value,
        body,
        sealed=sealed,
        files={hashlib.sha256(content).hexdigest(): content for content, _ in papers},
        at=at,
        by=actor.account,
        role=role.value,
        numbered="V",
    )
    return entry, record


def _read(
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


def _kept(paper: Paper) -> dict[str, Any]:
    content, media_type = paper
    return {"sha256": hashlib.sha256(content).hexdigest(), "media_type": media_type, "bytes": len(content)}


def _told(record: VisitRecord, came_by: str, at: datetime, site: SiteProfile | None) -> dict[str, Any]:
    """Both halves of a visit as it is written down, with what the rules answer to it."""
    plain = record.to_plain()
    officers = record.officers
    shown, confirmed = officers.identification_shown, presence_confirmed(record)
    return {
        "place": record.place,
        "site": record.site or "-",
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
        **_decided(record, at, site),
        "record": plain,
        "facts": dict(plain.get("facts") or {}),
    }


def _decided(record: VisitRecord, at: datetime, site: SiteProfile | None) -> dict[str, Any]:
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
        "rule_pack": rule_pack(),
    }


def _duty(code: str, dues: Mapping[str, Any]) -> dict[str, Any]:
    """A duty as it is kept: what lacks is left out, since nothing is written for it."""
    one = dues.get(code)
    told = {"duty": code, "due": one and one.due, "met_at": one and one.done}
    return {name: value for name, value in told.items() if value is not None}


# ---------------------------------------------------------------- the sealed half


def open_visit(vault: Vault, actor: Actor, at: datetime, id: str, act: Act = Act.READ_VISITS) -> Opened:
    """A visit with its record; that it was opened is on record first. Raises NotAllowedError, ErasedError, NoMatterError."""
    role = actor.role_for(act)
    visit = visit_of(vault, id)
    sealed = vault.matters.open(id, visit.told_entry, at=at, by=actor.account, role=role.value, why=act.value)
    plain = with_marks(sealed["record"], visit)
    return Opened(visit, sealed["record"], visit_record_of(plain))


def with_marks(plain: Mapping[str, Any], visit: VisitFile) -> dict[str, Any]:
    """The record with what was noted at the desk since: who confirmed the presence, and what was done of what is owed."""
    found = dict(plain)
    if visit.by_own_act and visit.confirmed_at is not None:
        step = {"at": _wall(visit.confirmed_at), "what": "presence_confirmed", "by_role": visit.confirmed_by}
        found["steps"] = sorted([*found.get("steps", ()), step], key=lambda one: str(one["at"]))
    done = [
        one for one in visit.duties.values() if one.state == "done" and one.at is not None and one.by_role
    ]
    if done:
        codes = {one.code for one in done}
        others = [one for one in found.get("duties", ()) if one["code"] not in codes]
        marks = [{"code": one.code, "done": _wall(one.at), "by_role": one.by_role} for one in done if one.at]
        found["duties"] = [*others, *marks]
    return found


def _wall(moment: datetime) -> str:
    """A moment as a record writes it: California's wall, without a zone."""
    return f"{moment.astimezone(CALIFORNIA):%Y-%m-%dT%H:%M:%S}"


# ---------------------------------------------------------------- what is added


def correct_visit(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    plain: Mapping[str, Any],
    *,
    why: str,
    language: Language = "en",
) -> tuple[Entry, VisitRecord]:
    """Put a record in the place of the one before, which stays; what was done stays done.

    Raises NotAllowedError, VisitRecordError, MatterChangedError.
    """
    role = actor.role_for(Act.CORRECT_VISIT)
    visit = _as_seen(vault, id, seen)
    site, record = _read(vault, plain, language)
    if record.arrived > at:
        raise RefusedActError(_AHEAD)
    told = _told(record, visit.told["came_by"], at, site)
    if visit.by_own_act:
        told |= _decided(visit_record_of(with_marks(record.to_plain(), visit)), at, site)
    if not why.strip():
        raise FactValueError("why", "a record is corrected with the reason.", "Write it in a few words.")
    entry = _add(
        vault, actor, at, id, seen, VisitSort.CORRECTED, {**told, "why": strike(why).text}, role.value
    )
    return entry, record


def confirm_presence(
    vault: Vault, actor: Actor, at: datetime, id: str, seen: int, *, confirmed_at: datetime, by_role: str
) -> Entry:
    """Note that a named role has confirmed that the officers are there; notices that waited for it are owed from now on.

    Raises NotAllowedError, RefusedActError, MatterChangedError.
    """
    role = actor.role_for(Act.CONFIRM_PRESENCE)
    visit = _as_seen(vault, id, seen)
    if visit.is_confirmed:
        raise RefusedActError(_CONFIRMED)
    _within(visit, confirmed_at, at)
    sealed = vault.matters.open(
        id, visit.told_entry, at=at, by=actor.account, role=role.value, why=Act.CONFIRM_PRESENCE.value
    )
    as_confirmed = replace(visit, confirmed_at=confirmed_at, confirmed_by=by_role, by_own_act=True)
    record = visit_record_of(with_marks(sealed["record"], as_confirmed))
    decided = _decided(record, at, site_of(vault, record))
    told = {"confirmed_at": confirmed_at, "by_role": by_role, **decided}
    return _add(vault, actor, at, id, seen, VisitSort.PRESENCE_CONFIRMED, told, role.value)


def note_duty_done(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    *,
    duty: str,
    done_at: datetime,
    by_role: str,
    how: str,
) -> Entry:
    """Note when, by which role and how something owed was done. Raises NotAllowedError, RefusedActError, MatterChangedError."""
    role = actor.role_for(Act.DO_VISIT_DUTY)
    visit = _as_seen(vault, id, seen)
    _is_open(visit, duty)
    _within(visit, done_at, at)
    if duty in HELD and (visit.confirmed_at is None or done_at < visit.confirmed_at):
        raise RefusedActError(_HELD)
    told = {"duty": duty, "done_at": done_at, "by_role": by_role, "how": how}
    return _add(vault, actor, at, id, seen, VisitSort.DUTY_DONE, told, role.value)


def note_duty_not_done(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    *,
    duty: str,
    reason: str,
    by_role: str,
    why: str,
) -> Entry:
    """Note that something owed was not done, and why. Raises NotAllowedError, RefusedActError, MatterChangedError."""
    role = actor.role_for(Act.DO_VISIT_DUTY)
    _is_open(_as_seen(vault, id, seen), duty)
    told = {"duty": duty, "reason": reason, "by_role": by_role, "why": strike(why).text}
    return _add(vault, actor, at, id, seen, VisitSort.DUTY_NOT_DONE, told, role.value)


def note_notice_sent(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    *,
    draft: str,
    language: str,
    duty: str,
    sent_at: datetime,
    by_role: str,
    how: str,
    sha256: str,
) -> Entry:
    """Note that a paper made from the record was sent; what waits for the presence is not, before that is confirmed.

    Raises NotAllowedError, RefusedActError, MatterChangedError.
    """
    role = actor.role_for(Act.SEND_VISIT_NOTICE)
    visit = _as_seen(vault, id, seen)
    _within(visit, sent_at, at)
    if duty in HELD and (visit.confirmed_at is None or sent_at < visit.confirmed_at):
        raise RefusedActError(_HELD)
    told = {
        "draft": draft,
        "language": language,
        "duty": duty,
        "sent_at": sent_at,
        "by_role": by_role,
        "how": how,
        "sha256": sha256,
    }
    return _add(vault, actor, at, id, seen, VisitSort.NOTICE_SENT, told, role.value)


def keep_visit_paper(vault: Vault, actor: Actor, at: datetime, id: str, seen: int, paper: Paper) -> Entry:
    """Keep a further paper sealed. Raises NotAllowedError, RefusedActError, MatterChangedError."""
    role = actor.role_for(Act.RECORD_VISIT)
    told = _kept(paper)
    if _as_seen(vault, id, seen).paper(told["sha256"]) is not None:
        raise RefusedActError(_TWICE)
    files = {told["sha256"]: paper[0]}
    return _add(vault, actor, at, id, seen, VisitSort.PAPER_KEPT, told, role.value, files=files)


def note_paper_read(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    *,
    sha256: str,
    paper: str,
    sure: str,
    read: Mapping[str, Any],
) -> Entry:
    """Keep what the checker made of a paper: its kind and how sure, and sealed, what it read. Raises NotAllowedError."""
    role = actor.role_for(Act.RECORD_VISIT)
    told = {"sha256": sha256, "paper": paper, "sure": sure, "read": dict(read)}
    return _add(vault, actor, at, id, seen, VisitSort.PAPER_READ, told, role.value)


def visit_paper(
    vault: Vault, actor: Actor, at: datetime, id: str, sha256: str, act: Act = Act.READ_VISIT_PAPER
) -> tuple[bytes, str] | None:
    """A paper's bytes and its media type; that it was opened is on record first. None where the visit has none of it."""
    role = actor.role_for(act)
    paper = visit_of(vault, id).paper(sha256)
    if paper is None:
        return None
    files = vault.matters.files(
        id, paper.entry, at=at, by=actor.account, role=role.value, why=f"document {sha256}"
    )
    return files[sha256], paper.media_type


# ---------------------------------------------------------------- the steps of an act


def _as_seen(vault: Vault, id: str, seen: int) -> VisitFile:
    """The visit as the page showed it: done again, an act is held against the state that it was done in."""
    entries = vault.matters.entries(id)
    return fold_visit(entries[: seen - 1] if 1 < seen <= len(entries) else entries)


def _add(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    seen: int,
    sort: VisitSort,
    given: Mapping[str, Any],
    role: str,
    *,
    files: Mapping[str, bytes] | None = None,
) -> Entry:
    body, sealed = parted(sort, given)
    return vault.matters.add(
        id, KIND, seen, sort.value, body, sealed=sealed, files=files, at=at, by=actor.account, role=role
    )


def _is_open(visit: VisitFile, duty: str) -> None:
    known = visit.duties.get(duty)
    if known is None:
        raise RefusedActError(_NO_DUTY)
    if known.state == "done":
        raise RefusedActError(_DONE)


def _within(visit: VisitFile, moment: datetime, at: datetime) -> None:
    if moment > at:
        raise RefusedActError(_AHEAD)
    if moment < visit.told["arrived_at"]:
        raise RefusedActError(_BEFORE)
