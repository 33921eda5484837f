"""amparo log fsck: whether every byte of a log is as it was written; what is not is named, each with what to do."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from amparo.tlog import read_vkey
from amparo_log.command_options import with_options
from amparo_log.fsck import check
from amparo_log.fsck_words import Problem


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "fsck",
        help="check every byte of a log",
        description="Check a log's home, or any copy of its public folder: every entry, tile, head and signature. "
        "Nothing is changed. Ends with 1 where something is damaged.",
        epilog="Example: amparo log fsck /srv/amparo/log",
    )
    command.add_argument("folder", metavar="DIR", type=Path, help="the log's home, or a public copy")
    command.add_argument(
        "--key",
        metavar="VKEY",
        action="append",
        default=[],
        help="a public key of a witness, or of a log without key notes; once or more",
    )
    with_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and say what was found; 1 where something is damaged."""
    keys = [read_vkey(word) for word in options.key]
    found = list[Problem]()
    for one in check(options.folder, keys, _progress if sys.stderr.isatty() else lambda _done, _all: None):
        found.append(one)
        if not options.json:
            print(f"{one.file}: {one.in_language(options.language)}", flush=True)
    faults = sum(one.is_fault for one in found)
    if options.json:
        print(
            json.dumps(
                {"faults": faults, "found": [_told(one) for one in found]}, ensure_ascii=False, indent=1
            )
        )
    else:
        print(_SUM[options.language][bool(faults)].format(faults))
    return int(bool(faults))


def _told(one: Problem) -> dict[str, Any]:
    return {
        "code": one.code,
        "level": "fault" if one.is_fault else "note",
        "file": one.file,
        "entry": one.entry,
        "hash": one.hash,
        "says": one.en,
        "dice": one.es,
    }


def _progress(done: int, count: int) -> None:
    """How far it is, on one line of a terminal, which is wiped at the end."""
    end = "" if done < count else "\r\x1b[K"
    print(f"\r{done * 100 // max(count, 1)} %{end}", end="", file=sys.stderr, flush=True)


_SUM = {
    "en": (
        "Every byte that was checked is as it was written.",
        "Damaged, or beyond checking: {}. Do not write to this log; copy the named files again from a copy of it.",
    ),
    "es": (
        "Cada byte revisado está como se escribió.",
        "Dañado, o imposible de revisar: {}. No escriba en este registro; copie otra vez los archivos nombrados.",
    ),
}
