"""Erasing a person for good: counsel alone, on a ground, with the law that they cite, and nothing that must be held."""

import re
from datetime import datetime

from amparo.casefile import Act
from amparo.casefile.visit_file import fold_visit
from amparo.release.grounds import Ground
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.erasing import Erasure
from amparo_desk.vault.store import Vault

__all__ = ["Ground", "erase_record", "erase_visit"]

LONGEST_CITATION = 200
_NAMES = ("name", "person_ref", "booking_ref", "case_number")
"""The fields by which the person of a record is known."""
_HELD = (
    "Nothing is erased while a litigation hold or an open records request covers it. Counsel must say that none does.",
    "No se borra nada que deba conservarse por litigio o por una solicitud de registros pendiente. Declárelo el abogado.",
)


def erase_record(
    vault: Vault,
    actor: Actor,
    at: datetime,
    record: str,
    ground: Ground,
    citation: str,
    no_hold: bool,
) -> Erasure:
    """Destroy what tells who the person of a record is; the erasure, with the day on which the last backup ends.

    The citation goes into the tombstone, which may be opened in public: it names a law or an order, never the person, so
    the record is opened once more to compare, which is noted. Done again after a crash, it ends what was cut off, and the
    first ground stands.

    Raises NotAllowedError, RefusedActError where counsel does not say that no hold covers it, FactValueError where no law is
    cited or the person is named, AmparoError where there is no such record.
    """
    role = actor.role_for(Act.ERASE)
    cited = _cited(citation, no_hold)
    if vault.erasure(record) is None and vault.line(record) is not None:
        _refuse_person(vault, actor, at, record, cited)
    return vault.erase(
        record, ground.value, at=at, by=actor.account, role=role.value, citation=cited, is_free=no_hold
    )


def erase_visit(
    vault: Vault, actor: Actor, at: datetime, id: str, ground: Ground, citation: str, *, no_hold: bool
) -> Erasure:
    """Destroy what is sealed of a visit: the words, the officers' names, the papers. The open half stays, for the counts.

    Raises NotAllowedError, RefusedActError, FactValueError as for a record, NoMatterError where there is no such visit.
    """
    role = actor.role_for(Act.ERASE)
    cited = _cited(citation, no_hold)
    matters = vault.matters
    if matters.erasure(id) is None:
        newest = fold_visit(matters.entries(id)).told_entry
        sealed = matters.open(id, newest, at=at, by=actor.account, role=role.value, why=Act.ERASE.value)
        names = (sealed["record"].get("officers") or {}).get("names") or ()
        _refuse_names(cited, {word for name in names for word in _words(str(name)) if len(word) > 2})
    return matters.erase(
        id, ground.value, at=at, by=actor.account, role=role.value, citation=cited, is_free=no_hold
    )


def _cited(citation: str, no_hold: bool) -> str:
    if not no_hold:
        raise RefusedActError(_HELD)
    cited = " ".join(citation.split())
    if len(cited) < 3 or len(cited) > LONGEST_CITATION or not any(letter.isalnum() for letter in cited):
        raise FactValueError(
            "citation",
            "nothing is erased without the law or order that it rests on.",
            f"Write it in 3 to {LONGEST_CITATION} letters, without anybody's name.",
        )
    return cited


def _refuse_person(vault: Vault, actor: Actor, at: datetime, record: str, cited: str) -> None:
    """Raises FactValueError where the citation holds a word of the person's name, or a number by which they are known."""
    role = actor.role_for(Act.ERASE)
    events = vault.open(record, at=at, by=actor.account, role=role.value, why=Act.ERASE.value)
    names = [event.person.get(name, "") for event in events for name in _NAMES]
    _refuse_names(cited, {word for name in [*names, record] for word in _words(str(name)) if len(word) > 2})


def _refuse_names(cited: str, known: set[str]) -> None:
    if known & set(_words(cited)):
        raise FactValueError(
            "citation",
            "it names the person, and a tombstone may be opened in public.",
            "Cite the law, or the court's order by its date, without anybody's name; leave out a place that is called the same.",
        )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold())
