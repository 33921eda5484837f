"""amparo log checkpoint: what is public now, in words: how much, signed by whom, countersigned by whom and when."""

import argparse
import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from amparo.terms import filled
from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import SignatureError
from amparo.tlog.notes import Note, open_note
from amparo.tlog.rotation import own_keys
from amparo.tlog.rotation_codes import Level
from amparo.tlog.rotation_words import KeyFinding
from amparo_log.command_options import with_options
from amparo_log.storage import Log
from amparo_log.witness_list import Witness, read_witnesses


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is told of a log: its head, the public checkpoint, the finding on its key, and each witness's time."""

    head: Checkpoint
    public: Checkpoint | None
    key: KeyFinding | None
    witnesses: tuple[tuple[Witness, datetime | None], ...]
    quorum: int

    @property
    def there(self) -> int:
        """How many witnesses countersigned."""
        return sum(at is not None for _, at in self.witnesses)

    @property
    def code(self) -> int:
        """0 where all is as it should be."""
        wrong = self.key is None or self.key.level is Level.FAULT or self.there < self.quorum
        return int(wrong)


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "checkpoint",
        help="show the public checkpoint in words",
        description="Shows what is public of a log: how many entries, signed by which key, countersigned by which witness "
        "and when, and how many entries wait for a signature. Ends with 1 where nothing is public, no good key signed, or "
        "too few countersigned.",
        epilog="Example: amparo log checkpoint /srv/amparo/log --language es",
    )
    command.add_argument("home", metavar="HOME", type=Path, help="the log's folder")
    with_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show it."""
    shown = _look(Log(options.home))
    if options.json:
        print(json.dumps(_as_json(shown), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_as_text(shown, options.language)))
    return shown.code


def _look(log: Log) -> _Shown:
    listed, note = read_witnesses(log.home), log.checkpoint()
    if note is None:
        return _Shown(log.head, None, None, tuple((one, None) for one in listed.witnesses), listed.quorum)
    public = read_checkpoint(note.text, str(log.public / "checkpoint"))
    key = own_keys(log.keys(), log.origin).explain(note, public.size)
    times = tuple((one, _time(note, one)) for one in listed.witnesses)
    return _Shown(log.head, public, key, times, listed.quorum)


def _time(note: Note, witness: Witness) -> datetime | None:
    """When a witness countersigned last; not at all: none."""
    try:
        signed = open_note(note, witness.keys)
    except SignatureError:
        return None
    last = max((one.at or 0 for one in signed), default=0)
    return datetime.fromtimestamp(min(last, _LAST), UTC)


_LAST = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())
"""The calendar here goes no further; a witness may say what it likes."""


def _as_json(shown: _Shown) -> dict[str, Any]:
    public, key = shown.public, shown.key
    return {
        "origin": shown.head.origin,
        "head": shown.head.size,
        "size": public.size if public else None,
        "root": b64encode(public.root).decode() if public else None,
        "key": {"code": key.code, "level": key.level, "says": key.en, "dice": key.es} if key else None,
        "witnesses": [
            {"url": one.url, "name": one.name, "at": at.isoformat() if at else None}
            for one, at in shown.witnesses
        ],
        "quorum": shown.quorum,
        "quorum_met": shown.there >= shown.quorum,
    }


def _as_text(shown: _Shown, language: str) -> list[str]:
    words, lines, public = _WORDS[language], list[str](), shown.public
    if public is None:
        lines.append(words["nothing"].format(origin=shown.head.origin))
    else:
        root = b64encode(public.root).decode()
        lines.append(filled(words["public"], origin=public.origin, size=public.size, root=root))
    if shown.key:
        lines.append(shown.key.es if language == "es" else shown.key.en)
    for one, at in shown.witnesses:
        when = f"{at:%Y-%m-%d %H:%M} UTC" if at else ""
        lines.append(words["cosigned" if at else "lacks"].format(name=one.name, url=one.url, at=when))
    lines.append(filled(words["quorum"], there=shown.there, quorum=shown.quorum))
    waiting = shown.head.size - (public.size if public else 0)
    return [*lines, filled(words["waiting"], waiting=waiting)] if waiting else lines


_WORDS = {
    "en": {
        "nothing": "{origin}: nothing is public yet. `amparo log publish` signs and publishes.",
        "public": "{origin}: {size:entry is|entries are} public. Root {root}.",
        "cosigned": "Countersigned by {name} ({url}), {at}.",
        "lacks": "Not countersigned by {name} ({url}).",
        "quorum": "Countersigned by {there:witness|witnesses}; {quorum:is|are} needed.",
        "waiting": "{waiting:further entry is|further entries are} in the log and {waiting:?waits|wait} for a signature"
        " (`amparo log publish`).",
    },
    "es": {
        "nothing": "{origin}: aún no hay nada público. `amparo log publish` firma y publica.",
        "public": "{origin}: {size:asiento público|asientos públicos}. Raíz {root}.",
        "cosigned": "Refrendado por {name} ({url}), {at}.",
        "lacks": "Sin refrendo de {name} ({url}).",
        "quorum": "Testigos que refrendaron: {there}; se necesitan {quorum}.",
        "waiting": "Otros asientos que están en el registro y esperan firma: {waiting} (`amparo log publish`).",
    },
}
