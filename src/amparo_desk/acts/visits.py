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
from amparo.facts.never_written import strike
from amparo.facts.site_profile import SiteProfile
from amparo.facts.visit_record import MAY_CONFIRM
from amparo.terms import FactValueError, Language
from amparo.visits import (
    VisitRecord,
    visit_record_of,
)
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.visit_told import decided_of, kept, read_plain, site_of, told_of, with_marks
from amparo_desk.vault.drafts import Paper
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault

_CONFIRMED: Reason = (
    "The presence was confirmed already.",
    "La presencia ya se confirmó.",
)
_NOT_THEIRS: Reason = (
    "The presence is confirmed by an office that answers for the site, such as its principal or the person responsible.",
    "La presencia la confirma un cargo que responde por el sitio, como la dirección o la persona responsable.",
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
VOIDED: Reason = (
    "The visit is marked as entered by mistake: nothing more is noted of it.",
    "La visita está marcada como anotada por error: no se le añade nada más.",
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


def read_visit(
    vault: Vault, actor: Actor, at: datetime, plain: Mapping[str, Any], language: Language = "en"
) -> tuple[SiteProfile | None, VisitRecord]:
    """A visit as it would be put on record, with the profile of its site; nothing is kept.

    Raises NotAllowedError, VisitRecordError where the record cannot be read, RefusedActError where it has not come yet.
    """
    actor.role_for(Act.RECORD_VISIT)
    site, record = read_plain(vault, plain, language)
    if record.arrived > at:
        raise RefusedActError(_AHEAD)
    return site, record


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
    site, record = read_visit(vault, actor, at, plain, language)
    given = {"number": "V", **told_of(record, came_by, at, site), "kept": [kept(one) for one in papers]}
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


# ---------------------------------------------------------------- the sealed half


def open_visit(vault: Vault, actor: Actor, at: datetime, id: str, act: Act = Act.READ_VISITS) -> Opened:
    """A visit with its record; that it was opened is on record first. Raises NotAllowedError, ErasedError, NoMatterError."""
    role = actor.role_for(act)
    visit = visit_of(vault, id)
    sealed = vault.matters.open(id, visit.told_entry, at=at, by=actor.account, role=role.value, why=act.value)
    plain = with_marks(sealed["record"], visit)
    return Opened(visit, sealed["record"], visit_record_of(plain))


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
    site, record = read_plain(vault, plain, language)
    if record.arrived > at:
        raise RefusedActError(_AHEAD)
    told = told_of(record, visit.told["came_by"], at, site)
    if visit.by_own_act:
        told |= decided_of(visit_record_of(with_marks(record.to_plain(), visit)), at, site)
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
    if by_role not in MAY_CONFIRM:
        raise RefusedActError(_NOT_THEIRS)
    visit = _as_seen(vault, id, seen)
    if visit.is_confirmed:
        raise RefusedActError(_CONFIRMED)
    _within(visit, confirmed_at, at)
    sealed = vault.matters.open(
        id, visit.told_entry, at=at, by=actor.account, role=role.value, why=Act.CONFIRM_PRESENCE.value
    )
    as_confirmed = replace(visit, confirmed_at=confirmed_at, confirmed_by=by_role, by_own_act=True)
    record = visit_record_of(with_marks(sealed["record"], as_confirmed))
    decided = decided_of(record, at, site_of(vault, record))
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


def void_visit(
    vault: Vault, actor: Actor, at: datetime, id: str, seen: int, *, reason: str, why: str
) -> Entry:
    """Mark a visit as entered by mistake: it stays to be seen, owes nothing, and is counted nowhere from then on.

    Raises NotAllowedError, RefusedActError, MatterChangedError.
    """
    role = actor.role_for(Act.VOID_VISIT)
    _as_seen(vault, id, seen)
    told = {"reason": reason, "why": strike(why).text}
    return _add(vault, actor, at, id, seen, VisitSort.VOIDED, told, role.value)


def keep_visit_paper(vault: Vault, actor: Actor, at: datetime, id: str, seen: int, paper: Paper) -> Entry:
    """Keep a further paper sealed. Raises NotAllowedError, RefusedActError, MatterChangedError."""
    role = actor.role_for(Act.RECORD_VISIT)
    told = kept(paper)
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
    _as_seen(vault, id, seen)
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
    """The visit as the page showed it: done again, an act is held against the state that it was done in.

    Raises RefusedActError where it was entered by mistake.
    """
    entries = vault.matters.entries(id)
    visit = fold_visit(entries[: seen - 1] if 1 < seen <= len(entries) else entries)
    if visit.is_voided:
        raise RefusedActError(VOIDED)
    return visit


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
