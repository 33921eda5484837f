"""A proof for whoever holds a right to their own record: chosen fields opened, the rest proved unchanged.

It is checked by reading it back before it is handed out. What names a member of staff is never in it.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.release.records import NEVER_SHOWN, local_day
from amparo.terms import FactValueError
from amparo.tlog import ProofFile
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.proving import index_of, prove, signed_leaves
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log


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
    signed, found, shown_of = signed_leaves(log, vault.using), vault.bound(record, events), []
    for number, names in sorted(wanted.items()):
        made, closed = found.get(number, (None, None))
        if made is None or closed is None:
            raise RefusedActError(_not_closed(number, local_day(at)))
        if index_of(closed.closing, signed) is None:
            raise RefusedActError(_not_signed(number, closed.closing.day))
        shown_of.append((made.shown(names), closed))
    return prove(vault.closer, log, shown_of)


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


def _not_closed(number: int, today: date) -> Reason:
    soon = today + timedelta(days=1)
    return (
        f"Event {number} is in no closed day yet. Days are closed after midnight: ask again on {soon}.",
        f"La anotación {number} aún no está en un día cerrado. Los días se cierran pasada la medianoche: pídalo el {soon}.",
    )


def _not_signed(number: int, day: date) -> Reason:
    return (
        f"The day {day}, in which event {number} is, is closed and not signed yet. It is signed with the next closing.",
        f"El día {day}, en el que está la anotación {number}, está cerrado y aún no firmado. Se firma con el próximo cierre.",
    )
