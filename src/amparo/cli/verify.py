"""amparo verify DIR|PROOF: a copy of a log, or a proof from one, checked; a sentence for each thing checked and found."""

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from amparo.casefile.sorts import SORTS
from amparo.cli.files import MOST_BYTES, day_of
from amparo.cli.shown_text import in_one_line, json_text
from amparo.cli.this_day import this_day
from amparo.register import Level, Pinned, Report, ShownRecord, check_log, check_proof, read_log
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language
from amparo.tlog import LogError, VerifierKey, read_vkey

_BREAK = "\u200b"
"""Where a sheet on paper lets a long word end its line; it is copied with the key."""

MARKS: dict[Level, tuple[str, str]] = {
    Level.FINE: ("fine ", "bien "),
    Level.NOTE: ("note ", "nota "),
    Level.FAULT: ("FAULT", "FALLO"),
}
_WORDS: dict[str, tuple[str, str]] = {
    "unread": (
        "{path} cannot be read.",
        "No se puede leer {path}: no tiene la forma debida, o fue alterado o cortado. Pídalo de nuevo.",
    ),
    "nothing": (
        "Nothing wrong was found. Read the notes: they say what could not be checked.",
        "No se halló nada incorrecto. Lea las notas: dicen qué no se pudo comprobar.",
    ),
    "faults": ("Wrong: {count}.", "Incorrecto: {count}."),
    "shown": ("Shown of {what} ({agency}, {day}):", "Se muestra: {what} ({agency}, {day}):"),
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "checking": ("checking {done:,} of {size:,}", "comprobando {done:,} de {size:,}"),
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "verify",
        help="check a copy of a log, or a proof",
        description=(
            "Checks a copy of a log (the folder that holds `checkpoint`) or a proof file, and says in a sentence each "
            "what was checked and what was found. Take the keys from where agency and witness print them, not from what "
            "is checked. Exit code: 0 nothing wrong, 1 something wrong, 2 bad input. More: docs/how-to/verify.md."
        ),
        epilog="Examples: amparo verify public --key madrone.example/log+fb8e1fab+AZsf… --on 2026-11-25 · amparo verify "
        "proof.json --key madrone.example/log+fb8e1fab+AZsf… --log public",
    )
    command.add_argument("path", metavar="DIR|PROOF", help="a copy of a log, or a proof file")
    add_options(command)
    command.add_argument(
        "--witness", metavar="VKEY", action="append", default=[], help="a witness's key; may be given again"
    )
    command.add_argument(
        "--log", metavar="DIR", help="with a proof: a copy of the log, whose keys and tree are asked, too"
    )
    command.add_argument("--entry", metavar="FILE", help="with a C2SP tlog-proof: the entry that it proves")
    command.set_defaults(run=run)


def add_options(command: Any) -> None:
    """What is asked of every check of something public: pinned keys, the day, the language, the form of the answer."""
    command.add_argument(
        "--key",
        metavar="VKEY",
        action="append",
        default=[],
        help="a key of the log as the agency publishes it; may be given again",
    )
    command.add_argument(
        "--on", metavar="YYYY-MM-DD", help="judge as of this day in California; without it, today"
    )
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument("--json", action="store_true", help="as JSON, in both languages")


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 where something is wrong."""
    language: Language = options.language
    try:
        report = _report(options, language)
    except LogError as error:
        if language == "en":
            raise
        print(
            f"amparo verify: {_word('unread', language).format(path=options.path)} ({error})", file=sys.stderr
        )
        return 2
    if options.json:
        told = {
            "fine": not report.faults,
            "findings": [finding.to_json() for finding in report.findings],
            "shown": [shown.to_json() for shown in report.shown],
            "not_legal_advice": NOT_LEGAL_ADVICE["en"],
        }
        print(json_text(json.dumps(told, ensure_ascii=False, indent=2)))
    else:
        print("\n".join(_lines(report, language)))
    return 1 if report.faults else 0


def _report(options: argparse.Namespace, language: Language) -> Report:
    """Check what was given. Raises FileError, FormatError, FactValueError."""
    pinned = Pinned.of(map(key_of, options.key), map(key_of, options.witness))
    on = day_of(options.on, "--on") if options.on else this_day()
    path = Path(options.path)
    if path.is_dir():
        for name in ("log", "entry"):
            if getattr(options, name):
                raise FileError(f"--{name}", "it belongs to a proof, and this is a folder.")
        return check_log(path, on=on, pinned=pinned, progress=_progress(language))
    return check_proof(
        _content(options.path),
        pinned=pinned,
        log=read_log(Path(options.log)) if options.log else None,
        entry=_content(options.entry) if options.entry else None,
        on=on,
        sorts={sort.value: (told.en, told.es) for sort, told in SORTS.items()},
        where=options.path,
    )


def key_of(written: str) -> VerifierKey:
    """A key as it was typed, or copied from a sheet, where a line may end within it. Raises FormatError."""
    return read_vkey("".join(written.replace(_BREAK, "").split()))


def _content(name: str) -> bytes:
    """The bytes of a file. Raises FileError."""
    file = Path(name)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise FileError(name, "it is larger than 64 MB, which no proof is.")
        return file.read_bytes()
    except OSError as error:
        raise FileError(
            name, f"it cannot be opened ({error.strerror}).", "Check the name and the rights."
        ) from error
    except ValueError as error:
        raise FileError(repr(name), "this is no name of a file.") from error


def _progress(language: Language) -> Callable[[int, int], None] | None:
    """How far it is, for a person who waits at a terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, size: int) -> None:
        if done < size:
            print(f"\r{_word('checking', language).format(done=done, size=size)}", end="", file=sys.stderr)
        else:
            print("\r\x1b[K", end="", file=sys.stderr)

    return tell


def _lines(report: Report, language: Language) -> list[str]:
    """The answer in lines; folded for a person at a terminal, whole for a program that searches them."""
    place = 0 if language == "en" else 1
    lines = [f"{MARKS[one.level][place]}  {in_one_line(one.sentence(language))}" for one in report.findings]
    if sys.stdout.isatty():
        lines = [_folded(line) for line in lines]
    for shown in report.shown:
        lines += ["", *map(in_one_line, _fields(shown, language))]
    count = len(report.faults)
    lines += ["", _word("faults", language).format(count=count) if count else _word("nothing", language)]
    return [*lines, NOT_LEGAL_ADVICE[language]]


def _folded(line: str) -> str:
    wide = min(shutil.get_terminal_size().columns, 110)
    return textwrap.fill(
        line, wide, subsequent_indent=" " * 7, break_long_words=False, break_on_hyphens=False
    )


def _fields(shown: ShownRecord, language: Language) -> list[str]:
    """The fields of a record that are shown, as they were logged."""
    what = shown.what[0 if language == "en" else 1]
    head = _word("shown", language).format(
        what=what[0].lower() + what[1:], agency=shown.agency, day=shown.day
    )
    fields = (f"  {field.name}: {_value(field.content, language)}" for field in shown.record.fields)
    return [head, *fields]


def _value(value: Any, language: Language) -> str:
    """A value in words, where it is plain; else as it is written."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return _word("yes" if value else "no", language)
    if isinstance(value, dict) and len(value) == 1 and set(value) <= {"@day", "@at"}:
        return str(*value.values())
    return json.dumps(value, ensure_ascii=False)


def _word(name: str, language: Language) -> str:
    return _WORDS[name][0 if language == "en" else 1]
