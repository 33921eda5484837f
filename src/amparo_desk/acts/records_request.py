"""A request for records: it is logged, its time extended, its texts read by counsel, its package made, let go by another, sent.

What a request has come to follows from its entries alone: `Standing` says it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.intake.never_kept import names_somebody
from amparo.oversight.clocks import Clock
from amparo.oversight.fields import Kind
from amparo.oversight.package import READ_AS, Package, Scope, package_of
from amparo.oversight.package_forms import LIST, forms_of, package_data
from amparo.release.records import local_day
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.overseeing import Beside, beside_published, opened_cases
from amparo_desk.releasing import House
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault

KIND = "records_request"
HOW = ("email", "mail", "hand", "portal")
_AHEAD: Reason = ("That day has not come yet.", "Ese día aún no ha llegado.")
_BEFORE: Reason = ("That is before the request came in.", "Eso es antes de que llegara la solicitud.")
_NO_EXTENSION: Reason = (
    "An extension is noted once, and before the first ten days have passed.",
    "La prórroga se anota una vez, y antes de que pasen los primeros diez días.",
)
_NAMES: Reason = (
    "The reason seems to name somebody, or to hold a telephone number. It stands in the log: write it without.",
    "El motivo parece nombrar a alguien o traer un teléfono. Queda en el registro: escríbalo sin eso.",
)
_ANSWERED: Reason = (
    "This request was answered. What is asked for beside it is a request of its own.",
    "Esta solicitud ya se respondió. Lo que se pida además es otra solicitud.",
)
_NO_PACKAGE: Reason = (
    "There is no package that waits: make one; what was read or extended since counts in it.",
    "No hay un paquete en espera: haga uno; en él cuenta lo leído o prorrogado desde entonces.",
)
_SAME: Reason = (
    "You made this package, so somebody else lets it leave: counsel or a release approver.",
    "Usted hizo este paquete; lo deja salir otra persona: el abogado de la agencia o aprobación de publicaciones.",
)
_UNREAD: Reason = (
    "Free texts in it are not read yet. They are withheld on no ground of law, so counsel reads them before it leaves.",
    "Hay textos libres sin leer. Se reservan sin fundamento de ley; el abogado los lee antes de que salga.",
)
_NOT_APPROVED: Reason = (
    "Nobody has let this package leave yet.",
    "Nadie ha dejado salir aún este paquete.",
)
_NO_TEXT: Reason = (
    "What was noted here names no text that waits to be read. Look at the list again.",
    "Lo anotado no nombra ningún texto que espere lectura. Mire la lista otra vez.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a request has come to. `package` is the newest one made; `is_free` says that somebody else let it leave.

    A package from before counsel's last reading neither waits nor is free: it is made again.
    """

    id: str
    number: str
    scope: Scope
    clock: Clock
    entries: Sequence[Entry]
    reason: str
    package: Entry | None
    waits: bool
    is_free: bool

    @property
    def next_number(self) -> int:
        """The number of the next entry."""
        return len(self.entries) + 1


def standing_of(entries: Sequence[Entry]) -> Standing:
    """What a request's entries come to."""
    first = entries[0].body
    by_sort = {one.sort: one for one in entries}
    answered = by_sort.get("answered")
    clock = Clock(first["received_on"], "extended" in by_sort, answered.body["sent_on"] if answered else None)
    package, approved = by_sort.get("packaged"), by_sort.get("approved")
    read = max((one.number for one in entries if one.sort == "texts_read"), default=0)
    # What counsel says later of a text stands in no package made before, and neither does leave that was given before.
    is_free = bool(package and approved and approved.number > package.number > read)
    return Standing(
        entries[0].matter,
        first["number"],
        Scope(first["since"], first["until"], tuple(Kind(kind) for kind in first["kinds"])),
        clock,
        entries,
        by_sort["extended"].body["reason"] if "extended" in by_sort else "",
        package,
        bool(package and not is_free and package.number > read),
        is_free,
    )


def log_request(
    vault: Vault,
    actor: Actor,
    at: datetime,
    id: str,
    *,
    received_on: date,
    scope: Scope,
    requester: str,
    reach: str,
    said: str,
) -> Entry:
    """Put a request for records on record. Who asks is a person and lies sealed. Raises NotAllowedError, RefusedActError."""
    role = actor.role_for(Act.LOG_RECORDS_REQUEST)
    if received_on > local_day(at):
        raise RefusedActError(_AHEAD)
    body = {
        "number": f"R{received_on.year}-{id[:6].upper()}",
        "received_on": received_on,
        "since": scope.since,
        "until": scope.until,
        "kinds": [kind.value for kind in scope.kinds],
    }
    sealed = {"requester": requester, "reach": reach, "said": said}
    return vault.matters.add(
        id, KIND, 1, "received", body, sealed=sealed, at=at, by=actor.account, role=role.value
    )


def extend_request(vault: Vault, actor: Actor, at: datetime, id: str, seen: int, reason: str) -> Entry:
    """Note an extension of fourteen days with its reason. Raises NotAllowedError, RefusedActError, MatterChangedError."""
    role = actor.role_for(Act.LOG_RECORDS_REQUEST)
    told = standing_of(vault.matters.entries(id))
    if seen > len(told.entries):
        if not told.clock.may_extend(local_day(at)):
            raise RefusedActError(_NO_EXTENSION)
        if names_somebody(reason):
            raise RefusedActError(_NAMES)
    return vault.matters.add(
        id, KIND, seen, "extended", {"reason": reason}, at=at, by=actor.account, role=role.value
    )


def read_texts(
    vault: Vault, actor: Actor, at: datetime, id: str, seen: int, said: Mapping[tuple[str, str], str]
) -> Entry:
    """Note what counsel says of free texts, each by its field and its very words. Raises NotAllowedError, RefusedActError."""
    role = actor.role_for(Act.READ_FREE_TEXT)
    told = standing_of(vault.matters.entries(id))
    if not said or not set(said.values()) <= set(READ_AS):
        raise RefusedActError(_NO_TEXT)
    if told.clock.answered_on is not None:
        raise RefusedActError(_ANSWERED)
    marks = [{"field": field, "text": text, "said": word} for (field, text), word in sorted(said.items())]
    body = {word: sum(one["said"] == word for one in marks) for word in READ_AS}
    return vault.matters.add(
        id, KIND, seen, "texts_read", body, sealed={"marks": marks}, at=at, by=actor.account, role=role.value
    )


def texts_read(
    vault: Vault, actor: Actor, at: datetime, act: Act, told: Standing
) -> dict[tuple[str, str], str]:
    """What counsel said of each text, the newest word of each; that it was opened is on record."""
    role, found = actor.role_for(act), dict[tuple[str, str], str]()
    for entry in told.entries:
        if entry.sort == "texts_read":
            opened = vault.matters.open(
                told.id, entry.number, at=at, by=actor.account, role=role.value, why=act.value
            )
            found |= {(one["field"], one["text"]): one["said"] for one in opened["marks"]}
    return found


def count_package(
    vault: Vault, house: House, actor: Actor, at: datetime, act: Act, told: Standing
) -> tuple[Package, list[Beside]]:
    """The package as it would be made now, and its requests beside the published ones; every case file is opened for it."""
    read = texts_read(vault, actor, at, act, told)
    cases = opened_cases(vault, actor, act, at)
    erased = frozenset(case.record for case in cases if vault.erasure(case.record) is not None)
    made = package_of(cases, told.scope, read, erased)
    return made, beside_published(house, vault.agency, told.scope, cases, made.requests_by_year)


def make_package(
    vault: Vault, house: House, actor: Actor, at: datetime, id: str, seen: int, *, pdf: bool = True
) -> Entry:
    """Make the package and keep its files. Raises NotAllowedError, RefusedActError, MatterChangedError, FileError."""
    role = actor.role_for(Act.LOG_RECORDS_REQUEST)
    told = standing_of(vault.matters.entries(id))
    if told.clock.answered_on is not None:
        raise RefusedActError(_ANSWERED)
    made, beside = count_package(vault, house, actor, at, Act.LOG_RECORDS_REQUEST, told)
    files = forms_of(package_data(made, told.number, local_day(at)), pdf=pdf)
    body = {
        "rows": len(made.rows),
        "files": made.files,
        "withheld": len(made.withheld),
        "by_ground": {ground.value: count for ground, count in made.by_ground.items()},
        "unread": len(made.unread),
        "sha256": hashlib.sha256(files[LIST]).hexdigest(),
        "beside": [_beside(one) for one in beside],
    }
    return vault.matters.add(
        id, KIND, seen, "packaged", body, files=files, at=at, by=actor.account, role=role.value
    )


def _beside(one: Beside) -> dict[str, Any]:
    reasons = [reason.value for reason in one.difference.reasons] if one.difference else []
    return {
        "year": one.year,
        "ours": one.ours,
        "published": one.published,
        "release": one.release,
        "reasons": reasons,
    }


def why_not_free(told: Standing, actor: Actor) -> Reason | None:
    """Why a package cannot be let go by somebody now; None where it can."""
    if told.clock.answered_on is not None:
        return _ANSWERED
    if told.package is None or not told.waits:
        return _NO_PACKAGE
    if told.package.by == actor.account:
        return _SAME
    return _UNREAD if told.package.body["unread"] else None


def approve_package(vault: Vault, actor: Actor, at: datetime, id: str, seen: int) -> Entry:
    """Let the newest package leave: somebody else than its maker. Raises NotAllowedError, RefusedActError."""
    role = actor.role_for(Act.ANSWER_RECORDS_REQUEST)
    told = standing_of(vault.matters.entries(id))
    if seen > len(told.entries):
        against = why_not_free(told, actor)
        if against is not None:
            raise RefusedActError(against)
    package = told.package
    body = {"package": package.number, "sha256": package.body["sha256"]} if package else {}
    return vault.matters.add(id, KIND, seen, "approved", body, at=at, by=actor.account, role=role.value)


def note_answered(
    vault: Vault, actor: Actor, at: datetime, id: str, seen: int, *, sent_on: date, how: str
) -> Entry:
    """Put on record when and how the package that was let go was sent. Raises NotAllowedError, RefusedActError."""
    role = actor.role_for(Act.LOG_RECORDS_REQUEST)
    told = standing_of(vault.matters.entries(id))
    if seen > len(told.entries):
        if told.clock.answered_on is not None:
            raise RefusedActError(_ANSWERED)
        if not told.is_free:
            raise RefusedActError(_NOT_APPROVED)
        if sent_on > local_day(at):
            raise RefusedActError(_AHEAD)
        if sent_on < told.clock.received_on:
            raise RefusedActError(_BEFORE)
    body = {"sent_on": sent_on, "how": how}
    return vault.matters.add(id, KIND, seen, "answered", body, at=at, by=actor.account, role=role.value)


def requests_of(vault: Vault) -> list[Standing]:
    """Every request for records, the newest first."""
    return [standing_of(own) for own in vault.matters.all(KIND)]
