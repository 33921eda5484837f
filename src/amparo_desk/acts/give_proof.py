"""A proof for whoever holds a right to their own record: chosen fields opened, the rest proved unchanged.

It is checked by reading it back before it is handed out. What names a member of staff is never in it.
"""

from collections.abc import Mapping
from datetime import date, datetime

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.release.records import NEVER_SHOWN
from amparo.terms import FactValueError
from amparo.tlog import (
    OpenedDay,
    OpenedRecord,
    ProofFile,
    Record,
    check_inclusion,
    leaf_hash,
    read_checkpoint,
    read_leaf,
    read_proof_file,
    root_of_day,
)
from amparo.tlog.errors import ProofError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault import models
from amparo_desk.vault.closing import leaf_of
from amparo_desk.vault.days import ONE_DAY
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log

Found = Mapping[int, tuple[Record, models.ClosedRecord | None]]


def give_proof(
    vault: Vault, log: Log, actor: Actor, at: datetime, record: str, shown: Mapping[int, frozenset[str]]
) -> ProofFile:
    """The proof of these fields of these events; that the record was opened for it is on record.

    `shown` has for each event, by its number, the names to show, as `vault.days.logged` offers them; a name of the
    person's half that an event does not hold is passed over. Raises NotAllowedError, FactValueError for a name that is
    none or never shown, RefusedActError while a day is not closed and signed yet, SealError, LogError.
    """
    role = actor.role_for(Act.GIVE_PROOF)
    wanted = _wanted(vault, record, shown)
    events = vault.open(record, at=at, by=actor.account, role=role.value, why=Act.GIVE_PROOF.value)
    note = log.checkpoint()
    size = read_checkpoint(note.text).size if note else 0
    days: dict[models.Closing, list[tuple[Record, int]]] = {}
    found = vault.bound(record, events)
    for number, names in sorted(wanted.items()):
        made, closed = found.get(number, (None, None))
        if made is None or closed is None:
            raise RefusedActError(_not_closed(number, at))
        if _index(closed.closing, size) is None:
            raise RefusedActError(_not_signed(number, closed.closing.day))
        days.setdefault(closed.closing, []).append((made.shown(names), closed.place))
    assert note is not None  # a day is in a signed head
    opened = [_opened(vault, log, size, closing, own) for closing, own in days.items()]
    proof = ProofFile(note, tuple(sorted(opened, key=lambda day: day.index)))
    _check(proof, size, read_checkpoint(note.text).root)
    return proof


def _wanted(vault: Vault, record: str, shown: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """What is to be shown of which event; always that it is one."""
    offered = {one.number: one.names for one in vault.days.logged(record) if one.names}
    for number, names in shown.items():
        if number not in offered:
            raise FactValueError("shown", f"{record} has no event {number} in the log.", "Look at it again.")
        odd = sorted((names - {*offered[number]}) | (names & NEVER_SHOWN))
        if odd:
            raise FactValueError(
                "shown",
                f"{odd[0]!r} of event {number} cannot be shown.",
                f"One of {', '.join(offered[number])}.",
            )
    if not any(shown.values()):
        raise FactValueError("shown", "nothing was chosen.", "Choose at least one field.")
    return {number: names | {"kind"} for number, names in shown.items() if names}


def _index(closing: models.Closing, size: int) -> int | None:
    leaf: models.Leaf | None = getattr(closing, "leaf", None)
    return leaf.index if leaf is not None and leaf.index < size else None


def _opened(
    vault: Vault, log: Log, size: int, closing: models.Closing, own: list[tuple[Record, int]]
) -> OpenedDay:
    index = _index(closing, size)
    assert index is not None  # asked before
    ways = vault.closer.steps(closing, [place for _, place in own])
    records = tuple(OpenedRecord(made, way) for (made, _), way in zip(own, ways, strict=True))
    return OpenedDay(index, leaf_of(closing).entry, tuple(log.inclusion(index, size)), records)


def _check(proof: ProofFile, size: int, root: bytes) -> None:
    """As who holds it will: read from its bytes, each record to its day, each day to the signed head. Raises LogError."""
    for day in read_proof_file(proof.written).days:
        check_inclusion(leaf_hash(day.entry), day.index, size, day.path, root)
        leaf = read_leaf(day.entry)
        for one in day.records:
            if root_of_day(one.record.root, one.steps) != leaf.root:
                raise ProofError(
                    f"{leaf.agency}, {leaf.day}", "a record does not lead to the root of its day."
                )


def _not_closed(number: int, at: datetime) -> Reason:
    soon = at.date() + ONE_DAY
    return (
        f"Event {number} is in no closed day yet. Its day is closed in the night before {soon}; ask again then.",
        f"La anotación {number} aún no está en un día cerrado. Su día se cierra la noche anterior al {soon}; pídalo entonces.",
    )


def _not_signed(number: int, day: date) -> Reason:
    return (
        f"The day {day}, in which event {number} is, is closed and not signed yet. It is signed with the next closing.",
        f"El día {day}, en el que está la anotación {number}, está cerrado y aún no firmado. Se firma con el próximo cierre.",
    )
