"""amparo witness …: a witness of logs, kept by another body: set up, told which logs to trust, run, asked what it found."""

import argparse
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from amparo.terms import NOT_LEGAL_ADVICE, AmparoError
from amparo.tlog.errors import FormatError
from amparo.tlog.keys import Kind as KeyKind
from amparo.tlog.keys import SigningKey, VerifierKey, has_ml_dsa, read_vkey
from amparo_log.command_options import sentence, with_options
from amparo_log.durable import naming, write_durably
from amparo_log.keyfiles import load_keys, make_keys, private_folder
from amparo_log.witness_compare import compare
from amparo_log.witness_evidence import LARGEST_FILE, check_evidence, evidence_of, read_evidence
from amparo_log.witness_look import look
from amparo_log.witness_reading import Copy
from amparo_log.witness_server import WitnessServer
from amparo_log.witness_show import Shown, accept_clock, one_finding, show
from amparo_log.witness_state import WitnessState
from amparo_log.witness_trust import distrust, trust
from amparo_log.witness_words import TOLD

_EXAMPLES = """examples:
  amparo witness init /var/lib/amparo-witness --name witness.library.example/amparo
  amparo witness trust /var/lib/amparo-witness madrone.example/log VKEY --keys https://log.madrone.example
  amparo witness serve /var/lib/amparo-witness --port 8472
  amparo witness compare /var/lib/amparo-witness https://log.madrone.example
  amparo witness look /var/lib/amparo-witness https://log.madrone.example
  amparo witness show /var/lib/amparo-witness --language es
  amparo witness evidence /var/lib/amparo-witness --number 1 --out evidence.json

"""


def parser() -> argparse.ArgumentParser:
    """Every command with its options, help and an example."""
    root = argparse.ArgumentParser(
        prog="amparo witness",
        description="Countersign logs of others, and find out where one tells two histories. See docs/how-to/witness.md.",
        epilog=_EXAMPLES + NOT_LEGAL_ADVICE["en"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    init = _command(commands, "init", "make a witness: its keys and an empty state", _init)
    init.add_argument("--name", required=True, help="the witness's name, as witness.library.example/amparo")
    trusted = _command(
        commands, "trust", "rely on the keys of a log; run again for its new key notes", _trust
    )
    trusted.add_argument("origin", metavar="ORIGIN", help="the log's name: the first line of its checkpoint")
    trusted.add_argument(
        "vkeys", metavar="VKEY", nargs="*", help="a key that its keeper told you by another way"
    )
    trusted.add_argument(
        "--keys", metavar="DIR|URL", help="a copy of the log, for its key notes (keys/000.note …)"
    )
    serve = _command(commands, "serve", "countersign for the logs that are trusted, until stopped", _serve)
    serve.add_argument(
        "--port", metavar="N", type=int, default=8472, help="8472; 0 takes a free one and says which"
    )
    serve.add_argument(
        "--host", default="127.0.0.1", help="127.0.0.1: a web server with TLS stands before it"
    )
    _command(commands, "show", "what was countersigned, and everything that was found", _show)
    compared = _command(
        commands, "compare", "compare copies seen elsewhere with what was countersigned", _compare
    )
    compared.add_argument(
        "places", metavar="DIR|URL", nargs="+", help="a copy of the log, or a checkpoint alone"
    )
    looked = _command(
        commands, "look", "read a log's new leaves: which agency has not closed which day", _look
    )
    looked.add_argument("place", metavar="DIR|URL", help="a copy of the log")
    evidence = _command(commands, "evidence", "write a finding as one file; or check such a file", _evidence)
    evidence.add_argument("--number", metavar="N", type=int, help="the finding, as `show` numbers it")
    evidence.add_argument("--out", metavar="FILE", type=Path, help="where to write it")
    evidence.add_argument(
        "--key", metavar="VKEY", action="append", default=[], help="to check: the log's key"
    )
    clock = _command(commands, "clock", "after a clock that was ahead: take the time from now", _clock)
    clock.add_argument("origin", metavar="ORIGIN", help="the log's name")
    distrusted = _command(commands, "distrust", "countersign no more for a log", _distrust)
    distrusted.add_argument("origin", metavar="ORIGIN", help="the log's name")
    return root


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 fine, 1 something was found, 2 bad input, with what is wrong, where, and how to mend it."""
    options = parser().parse_args(arguments)
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no picture of the keys
    try:
        code: int = options.run(options)
    except AmparoError as error:
        print(f"amparo witness {options.command}: {sentence(error, options.language)}", file=sys.stderr)
        return 2
    return code


def _command(commands: Any, name: str, told: str, run: Callable[[argparse.Namespace], int]) -> Any:
    command = commands.add_parser(
        name,
        help=told,
        description=f"{told[0].upper()}{told[1:]}.",
        epilog=next(line for line in _EXAMPLES.splitlines() if f"witness {name} " in line).replace(
            "  ", "Example: ", 1
        )
        if f"witness {name} " in _EXAMPLES
        else None,
    )
    command.add_argument("state", metavar="STATE", type=Path, help="the witness's folder")
    with_options(command)
    command.set_defaults(run=run)
    return command


def _now() -> int:
    return int(datetime.now(UTC).timestamp())


def _keys(folder: Path) -> tuple[SigningKey, ...]:
    keys = load_keys(folder / "keys")
    if not keys:
        raise FormatError(
            str(folder / "keys"), "there is no key of this witness.", "Make a new witness; see its manual."
        )
    return keys


def _own(folder: Path) -> list[VerifierKey]:
    return [key.verifier for key in _keys(folder)]


def _say(options: argparse.Namespace, told: Any, lines: Sequence[str]) -> None:
    if options.json:
        print(json.dumps(told, indent=1, ensure_ascii=False, default=str))
        return
    for line in lines:
        print(line)


def _init(options: argparse.Namespace) -> int:
    private_folder(options.state)
    kinds = (KeyKind.COSIGNATURE, KeyKind.ML_DSA_44) if has_ml_dsa() else (KeyKind.COSIGNATURE,)
    folder = options.state / "keys"
    there = load_keys(folder) if folder.is_dir() else ()  # a cut-off attempt is completed
    missing = tuple(
        kind for kind in kinds if (options.name, kind) not in {(key.name, key.kind) for key in there}
    )
    state_is_there = (options.state / "witness.sqlite").exists()
    if missing and not state_is_there:
        make_keys(folder, options.name, missing)
    WitnessState.make(options.state)
    vkeys = [key.vkey for key in _own(options.state)]
    _say(options, {"name": options.name, "vkeys": vkeys}, [TOLD["made"].said(options.language), *vkeys])
    return 0


def _trust(options: argparse.Namespace) -> int:
    notes: tuple[str, ...] = ()
    if options.keys:
        with Copy(options.keys) as copy:
            notes = copy.key_notes()
        if not notes:
            raise FormatError(
                options.keys, "there are no key notes (keys/000.note).", "Name a copy of the log."
            )
    pins = [read_vkey(word) for word in options.vkeys]
    keys = trust(WitnessState(options.state), options.origin, pins, notes, _now())
    told = [{"code": one.code, "en": one.en, "es": one.es} for one in keys.findings]
    vkeys = [key.vkey for key in keys.current]
    lines = [one.es if options.language == "es" else one.en for one in keys.findings]
    lines.append(TOLD["trusted"].said(options.language, origin=options.origin))
    _say(options, {"origin": options.origin, "keys": vkeys, "findings": told}, [*lines, *vkeys])
    return 0


def _distrust(options: argparse.Namespace) -> int:
    distrust(WitnessState(options.state), options.origin)
    _say(
        options,
        {"origin": options.origin},
        [TOLD["distrusted"].said(options.language, origin=options.origin)],
    )
    return 0


def _serve(options: argparse.Namespace) -> int:
    state, keys = WitnessState(options.state), _keys(options.state)

    def tell(line: str) -> None:
        print(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}", file=sys.stderr, flush=True)

    try:
        server = WitnessServer((options.host, options.port), state, keys, _now, tell)
    except (OSError, OverflowError) as error:
        raise FormatError(
            f"{options.host}:{options.port}",
            f"it cannot answer there ({getattr(error, 'strerror', None) or error}).",
            "Stop what answers there, or choose another --port.",
        ) from error
    with server:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: Thread(target=server.shutdown).start())
        address = f"http://{options.host}:{server.server_port}"
        told = TOLD["serving"].said(options.language, address=address)
        print(json.dumps({"address": address}) if options.json else told, flush=True)
        server.serve_forever(poll_interval=0.2)
    return 0


def _show(options: argparse.Namespace) -> int:
    shown: Shown = show(WitnessState(options.state), _own(options.state))
    _say(options, shown.as_json, shown.lines(options.language))
    return 1 if shown.open else 0


def _compare(options: argparse.Namespace) -> int:
    found = compare(WitnessState(options.state), _own(options.state), options.places, _now())
    told = [
        {
            "place": one.place,
            "outcome": one.outcome,
            "size": one.head.size if one.head else None,
            "countersigned": one.own,
            "findings": one.numbers,
            "en": one.said("en"),
            "es": one.said("es"),
        }
        for one in found
    ]
    _say(options, told, [one.said(options.language) for one in found])
    return 1 if any(one.is_fault for one in found) else 0


def _look(options: argparse.Namespace) -> int:
    found = look(WitnessState(options.state), options.place, _now())
    told = [
        {
            "code": one.code,
            "agency": one.agency or None,
            "first": one.first,
            "last": one.last,
            "entry": one.entry,
            "en": one.said("en"),
            "es": one.said("es"),
        }
        for one in found
    ]
    _say(options, told, [one.said(options.language) for one in found])
    return 1 if any(one.is_fault for one in found) else 0


def _evidence(options: argparse.Namespace) -> int:
    if options.state.is_file():
        return _check_evidence(options)
    evidence = evidence_of(one_finding(WitnessState(options.state), options.number))
    if options.out is None:
        sys.stdout.write(evidence.written)
        return 0
    write_durably(options.out, evidence.written.encode(), replace=False)
    told = TOLD["written"].said(options.language, file=options.out)
    _say(options, {"file": options.out, "kind": evidence.kind}, [told])
    return 0


def _check_evidence(options: argparse.Namespace) -> int:
    if not options.key:
        raise FormatError(
            "--key", "the log's key is needed to check evidence.", "Give it as its keeper publishes it."
        )
    with naming(options.state), options.state.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    evidence = read_evidence(content, str(options.state))
    first, second = check_evidence(evidence, [read_vkey(word) for word in options.key], str(options.state))
    told = {"kind": evidence.kind, "origin": evidence.origin, "first": first.size, "second": second.size}
    _say(options, told, [TOLD[f"proved-{evidence.kind}"].said(options.language, **told)])
    return 0


def _clock(options: argparse.Namespace) -> int:
    before = accept_clock(WitnessState(options.state), options.origin, _now())
    when = datetime.fromtimestamp(before, UTC).strftime("%Y-%m-%d %H:%M UTC")
    _say(
        options, {"origin": options.origin, "before": when}, [TOLD["clock"].said(options.language, when=when)]
    )
    return 0
