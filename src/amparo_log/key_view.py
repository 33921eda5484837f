"""The keys of a log as people read them: the history, what was found, and what each command of keys has done."""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo.terms import filled
from amparo.tlog import LogError, VerifierKey, read_checkpoint, read_note, root_of
from amparo.tlog.key_notes import KeyNote, Reason, short
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import KeyCode, Level
from amparo.tlog.rotation_words import KeyFinding, finding
from amparo_log.durable import LEFTOVER, MissingError, naming
from amparo_log.home import read_bytes
from amparo_log.keyfiles import load_keys
from amparo_log.storage import Log

_MARKS = {Level.FINE: "ok", Level.NOTE: "!", Level.FAULT: "✗"}
_REASONS = {
    Reason.BEGIN: ("the log begins", "el registro comienza"),
    Reason.ROUTINE: ("planned change", "cambio previsto"),
    Reason.LOST: ("the key was lost", "la clave se perdió"),
    Reason.STOLEN: ("the key was stolen", "la clave fue robada"),
    Reason.RECOVERY: ("new recovery key", "nueva clave de recuperación"),
    Reason.RECOVERY_LOST: ("the recovery key was lost", "la clave de recuperación se perdió"),
}


@dataclass(frozen=True, slots=True)
class KeysSeen:
    """What a look at a log's keys found."""

    keys: Keys
    found: tuple[KeyFinding, ...]

    @property
    def sound(self) -> bool:
        """That no fault was found."""
        return all(one.level is not Level.FAULT for one in self.found)

    def findings(self, language: str) -> str:
        """A sentence for each thing found, faults last."""
        ordered = sorted(self.found, key=lambda one: list(Level).index(one.level))
        return "\n".join(f"{_MARKS[one.level]:>2} {one.place}: {_in(one, language)}" for one in ordered)

    def history(self, language: str) -> str:
        """Each note that is taken, the keys that hold now, and what is to be known."""
        place = int(language == "es")
        lines = [(self.keys.origin or "-")]
        for note in self.keys.notes:
            since = filled(
                ("from {size:entry|entries} on", "desde {size:asiento|asientos}")[place], size=note.since.size
            )
            lines.append(f"{note.place}  {since}  {_REASONS[note.reason][place]}")
            lines += [f"    {key.vkey}" for key in (*note.log, note.recovery)]
        lines.append(("Keys that sign now:", "Claves que firman ahora:")[place])
        lines += [f"    {key.vkey}" for key in self.keys.current] or ["    -"]
        lines += [_in(one, language) for one in self.found if one.level is not Level.FINE]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The same for a program."""
        recovery = self.keys.recovery
        return {
            "origin": self.keys.origin,
            "sound": self.sound,
            "current": [key.vkey for key in self.keys.current],
            "recovery": recovery.vkey if recovery else None,
            "notes": [
                {
                    "place": note.place,
                    "reason": note.reason.value,
                    "from": note.since.size,
                    "log": [key.vkey for key in note.log],
                    "recovery": note.recovery.vkey,
                }
                for note in self.keys.notes
            ],
            "findings": [
                {"code": one.code, "level": one.level, "place": one.place, "en": one.en, "es": one.es}
                for one in self.found
            ],
        }


def look(home: Path, pinned: Sequence[VerifierKey] = (), folder: Path | None = None) -> KeysSeen:
    """The keys of a log or of a public copy; with the signer's folder, what each key in it is good for. Raises StorageError."""
    public = home / "public" if (home / "public").is_dir() else home
    with naming(public):
        found = (public / "keys").glob("*.note")
        places = sorted(place for place in found if not place.name.startswith(LEFTOVER))
    try:
        checkpoint = read_note(read_bytes(public / "checkpoint"), "checkpoint")
    except MissingError:
        checkpoint = None
    head = read_checkpoint(checkpoint.text, "checkpoint") if checkpoint else None
    log = Log(home) if (home / "format").exists() else None
    origin = log.origin if log else head.origin if head else None
    keys = read_keys([read_bytes(place) for place in places], pinned, origin)
    told = list(keys.findings)
    if checkpoint and head:
        told.append(keys.explain(checkpoint, head.size))
    if log:
        told += _heads(log, keys.notes)
    if folder:
        told += _held(folder, keys)
    return KeysSeen(keys, tuple(told))


def _heads(log: Log, notes: Iterable[KeyNote]) -> Iterable[KeyFinding]:
    """Whether the log had each of the heads that its key notes name."""
    for note in notes:
        size = note.since.size
        try:
            had = size <= log.head.size and root_of(size, log.node(size)) == note.since.root
        except LogError:
            had = False
        if not had:
            yield finding(KeyCode.OTHER_TREE, note.place, size=size)


def _held(folder: Path, keys: Keys) -> Iterable[KeyFinding]:
    """What each private key in the signer's folder is good for, and whether the one that must sign is there."""
    held = [key.verifier for key in load_keys(folder)]
    former = {key for note in keys.notes for key in note.log} - set(keys.current)
    for key in held:
        code = (
            KeyCode.HELD
            if key in keys.current
            else KeyCode.HELD_OLD
            if key in former
            else KeyCode.HELD_WAITING
        )
        yield finding(code, str(folder), key=short(key))
    for key in keys.current:
        if key not in held:
            yield finding(KeyCode.NOT_HELD, str(folder), key=short(key))


def before_signing(note: KeyNote, language: str) -> str:
    """What whoever guards the recovery key reads before signing."""
    told = {
        "en": "You are about to sign this. See that the log, the reason and the new keys are those that were read to you:",
        "es": "Usted va a firmar esto. Vea que el registro, el motivo y las claves nuevas sean los que le leyeron:",
    }
    return f"{told[language]}\n\n{note.text}"


def said(options: argparse.Namespace, what: str, **values: object) -> str:
    """What a command has done, in the language or form that was asked for."""
    if options.json:
        return json.dumps({"done": what, **values}, ensure_ascii=False)
    return filled(_DONE[what][int(options.language == "es")], **values)


def _in(one: KeyFinding, language: str) -> str:
    return one.es if language == "es" else one.en


_DONE = {
    "recovery": (
        (
            "The recovery key is in {file}, under its pass phrase. Its public half:\n    {key}\nMake two copies, put file and"
            " pass phrase into different safes, and let no copy stay on a machine."
        ),
        (
            "La clave de recuperación está en {file}, bajo su frase. Su mitad pública:\n    {key}\nHaga dos copias, guarde el"
            " archivo y la frase en cajas fuertes distintas, y no deje ninguna copia en una máquina."
        ),
    ),
    "draft": (
        (
            "The draft is in {file}; the key {key} lies ready, and nothing holds yet. Next, where the recovery key is kept:"
            " `amparo log key sign {file} --recovery FILE`; then, here: `amparo log key take HOME {file}`.\n\n{text}"
        ),
        (
            "El borrador está en {file}; la clave {key} está lista, y aún no rige nada. Ahora, donde se guarda la clave de"
            " recuperación: `amparo log key sign {file} --recovery ARCHIVO`; luego, aquí: `amparo log key take HOME {file}`."
            "\n\n{text}"
        ),
    ),
    "signed": (
        "{file} is signed by {key}.",
        "{file} está firmado por {key}.",
    ),
    "taken": (
        (
            "{place} holds from {size:entry|entries} on. The log signs with\n    {key}\nand the recovery key"
            " is\n    {recovery}\nTell"
            " both to your witnesses, and print them where people look for them."
        ),
        (
            "{place} rige desde {size:asiento|asientos}. El registro firma con\n    {key}\ny la clave de"
            " recuperación es\n    {recovery}\n"
            "Comuníquelas a sus testigos y publíquelas donde la gente las busque."
        ),
    ),
}
