"""Whose signatures a witness relies on: keys that its keeper was told, and key notes that follow from them as signed."""

from collections.abc import Iterable
from sqlite3 import Connection

from amparo.tlog.errors import FormatError
from amparo.tlog.keys import VerifierKey, read_vkey
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import Level
from amparo_log.said import SaidError
from amparo_log.witness_state import (
    Finding,
    Kind,
    Known,
    WitnessState,
    add_finding,
    add_log,
    add_trust,
    countersigned_at,
    known,
    stop_trust,
)


class TrustError(SaidError):
    """Keys that are not taken; nothing was changed."""


def keys_of(log: Known) -> Keys:
    """The keys of a log that is known; none where it is trusted no more."""
    if log.stopped:
        return Keys()
    return read_keys(log.key_notes, (read_vkey(pin) for pin in log.pins), log.origin)


def trust(
    state: WitnessState, origin: str, pins: Iterable[VerifierKey], notes: tuple[str, ...], at: int
) -> Keys:
    """Rely on a log's keys from now on. Key notes must go on from those kept here. Raises TrustError, StorageError."""
    _named(origin)
    with state.writing() as db:
        before = known(db, origin)
        kept = before.key_notes if before else ()
        words = tuple(dict.fromkeys([*(before.pins if before else ()), *(pin.vkey for pin in pins)]))
        if not words:
            raise TrustError(
                origin,
                "no-pin",
                "no key was named. Name one that the log's keeper told you by another way than this address.",
                "no se indicó ninguna clave. Indique una que quien lleva el registro le haya dado por otro medio.",
            )
        keys = read_keys(notes or kept, (read_vkey(word) for word in words), origin)
        faults = [found for found in keys.findings if found.level is Level.FAULT]
        if faults:
            raise TrustError(origin, faults[0].code, faults[0].en, faults[0].es)
        other = next((at for at, note in enumerate(kept) if notes and notes[at : at + 1] != (note,)), None)
        if other is None:
            add_log(db, origin)
            add_trust(db, origin, words, notes)
            _compare_heads(db, origin, keys)
            return keys
        second = notes[other] if other < len(notes) else ""
        add_finding(db, Finding(origin, Kind.KEYS, second, kept[other], second, "", at))
    raise TrustError(
        origin,
        "other-key-notes",
        f"key note {other} is not the one that was taken before. Nothing was changed, and both are kept as a finding. "
        "Ask the log's keeper by another way before anything else.",
        f"la nota de claves {other} no es la que se aceptó antes. No se cambió nada, y ambas quedan guardadas como hallazgo. "
        "Pregunte a quien lleva el registro por otro medio antes de hacer otra cosa.",
    )


def distrust(state: WitnessState, origin: str) -> None:
    """Countersign no more for a log. What is known of it stays; `trust` takes it up again. Raises TrustError, StorageError."""
    with state.writing() as db:
        if known(db, origin) is None:
            raise TrustError(
                origin,
                "unknown",
                "this witness does not know a log of that name. `amparo witness show` lists those it knows.",
                "este testigo no conoce ningún registro con ese nombre. `amparo witness show` muestra los que conoce.",
            )
        stop_trust(db, origin)


def _compare_heads(db: Connection, origin: str, keys: Keys) -> None:
    """A key note names the head from which its keys sign: where that was countersigned here, it must be the same."""
    for head in keys.heads:
        seen = countersigned_at(db, origin, head.size)
        if seen and seen[0] != head.root:
            raise TrustError(
                origin,
                "other-head",
                f"a key note names another root for {head.size} leaves than was countersigned here: the log told two "
                "histories, or the note is of another. Nothing was changed. Ask its keeper.",
                f"una nota de claves indica para {head.size} asientos otra raíz que la refrendada aquí: el registro contó dos "
                "historias, o la nota es de otro. No se cambió nada. Pregunte a quien lo lleva.",
            )


def _named(origin: str) -> None:
    if not origin or "\n" in origin or len(origin.encode()) > 255 or not origin.isprintable():
        raise FormatError(
            repr(origin[:60]), "this is no name of a log.", "It is the first line of its checkpoint."
        )
