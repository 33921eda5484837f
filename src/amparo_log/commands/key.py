"""amparo log key …: make the keys of a log, change them by a note that old and recovery key sign, show and check them."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from amparo.terms import NOT_LEGAL_ADVICE
from amparo.tlog import FormatError, Note, SigningKey, VerifierKey, read_vkey
from amparo.tlog.key_notes import KeyNote, Reason, read_key_note, recovery_name
from amparo_log import key_ceremony, key_view, key_words
from amparo_log.command_options import with_options
from amparo_log.keyfiles import load_recovery_key, make_recovery_key, public_half
from amparo_log.pass_phrase import ask_pass_phrase
from amparo_log.storage import Log

_EXAMPLES = """examples, in the order of use:
  amparo log key recovery recovery.pem --origin madrone.example/log
  amparo log key begin /srv/amparo/log --keys /srv/signer/keys --recovery recovery.pem
  amparo log key show /srv/amparo/log
  amparo log key rotate /srv/amparo/log --keys /srv/signer/keys --reason routine --draft next.note
  amparo log key sign next.note --recovery recovery.pem
  amparo log key take /srv/amparo/log next.note
  amparo log key check /srv/amparo/log --keys /srv/signer/keys

"""


def add_parser(commands: Any) -> None:
    """Describe the command and those below it."""
    command = commands.add_parser(
        "key",
        help="make, change, show and check the keys of a log",
        description="Make the keys of a log, change them, show and check them. See docs/how-to/log-keys.md.",
        epilog=_EXAMPLES + NOT_LEGAL_ADVICE["en"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    below = command.add_subparsers(dest="key_command", metavar="WHAT", required=True)
    _making(below)
    _changing(below)
    show = _below(below, "show", "the keys of a log, and what became of the former ones", _show)
    show.add_argument("home", metavar="HOME", type=Path, help="the log, or a public copy of it")
    check = _below(below, "check", "check every key note, and the checkpoint's signature", _check)
    check.add_argument("home", metavar="HOME", type=Path, help="the log, or a public copy of it")
    check.add_argument(
        "--keys", metavar="DIR", type=Path, help="the signer's keys: which are good, old, waiting"
    )
    for one in (show, check):
        _pins(one)


def _making(below: Any) -> None:
    recovery = _below(
        below, "recovery", "make a recovery key, on a machine that is never in a network", _recovery
    )
    recovery.add_argument("file", metavar="FILE", type=Path, help="where: best a stick that goes into a safe")
    recovery.add_argument("--origin", metavar="NAME", required=True, help="the log's name")
    recovery.add_argument("--name", help="the key's name; NAME/recovery without a word")
    _phrase(recovery)
    begin = _below(
        below, "begin", "make the first key of a log, and its first key note", _begin, aliases=["new"]
    )
    _drafting(begin)
    begin.add_argument("--ml-dsa", action="store_true", help="a key of ML-DSA-44 beside that of Ed25519")
    begin.add_argument(
        "--recovery-key", metavar="VKEY", type=_vkey, help="the recovery key, where its file is elsewhere"
    )


def _changing(below: Any) -> None:
    rotate = _below(below, "rotate", "write the note that changes a log's keys", _rotate)
    _drafting(rotate)
    rotate.add_argument(
        "--reason", required=True, choices=[str(one) for one in Reason if one is not Reason.BEGIN]
    )
    rotate.add_argument(
        "--from", dest="since", metavar="SIZE", type=int, help="after a theft: the leaves still vouched for"
    )
    rotate.add_argument(
        "--ml-dsa",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="with a key of ML-DSA-44 or without; as before if not said",
    )
    rotate.add_argument(
        "--new-recovery-key", metavar="VKEY", type=_vkey, help="the recovery key that is to follow"
    )
    _pins(rotate)
    sign = _below(below, "sign", "sign a draft with a recovery key, where that key is kept", _sign)
    sign.add_argument("draft", metavar="DRAFT", type=Path)
    sign.add_argument(
        "--recovery", metavar="FILE", type=Path, required=True, help="the file of the recovery key"
    )
    _phrase(sign)
    take = _below(below, "take", "make a signed draft the log's next key note", _take)
    take.add_argument("home", metavar="HOME", type=Path)
    take.add_argument("draft", metavar="DRAFT", type=Path)
    _pins(take)


def _below(below: Any, name: str, told: str, run: Any, **more: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = below.add_parser(
        name, help=told, description=told[0].upper() + told[1:] + ".", **more
    )
    with_options(command)
    command.set_defaults(run=run)
    return command


def _drafting(command: argparse.ArgumentParser) -> None:
    command.add_argument("home", metavar="HOME", type=Path, help="the log")
    command.add_argument(
        "--keys", metavar="DIR", type=Path, required=True, help="the folder of the signer's keys"
    )
    command.add_argument(
        "--recovery", metavar="FILE", type=Path, help="the recovery key, where it is at hand: all at once"
    )
    command.add_argument(
        "--draft", metavar="FILE", type=Path, help="where the note waits for the recovery key"
    )
    _phrase(command)


def _phrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pass-phrase-file", metavar="FILE", type=Path, help="the pass phrase; asked for without it"
    )


def _pins(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--key",
        metavar="VKEY",
        type=_vkey,
        action="append",
        default=[],
        help="a key of this log that you were told",
    )


def _vkey(word: str) -> VerifierKey:
    """A key from the command line; a bad one is told by its sentence."""
    try:
        return read_vkey(word)
    except FormatError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _recovery(options: argparse.Namespace) -> int:
    name = options.name or recovery_name(options.origin)
    key = make_recovery_key(options.file, name, ask_pass_phrase(options.pass_phrase_file, new=True))
    return _say(options, "recovery", key=key.verifier.vkey, file=str(options.file))


def _begin(options: argparse.Namespace) -> int:
    log = Log(options.home)
    _one_way(options)
    ended = key_ceremony.ended_already(log, Reason.BEGIN)
    if ended:
        return _taken(options, ended)
    key = None
    if options.recovery:
        new = not options.recovery.exists()
        phrase = ask_pass_phrase(options.pass_phrase_file, new=new)
        if new:
            key = make_recovery_key(options.recovery, recovery_name(log.origin), phrase)
        else:
            key = load_recovery_key(options.recovery, phrase)
    recovery = key.verifier if key else options.recovery_key
    if recovery is None:
        raise key_words.no_recovery_named()
    draft = key_ceremony.draft_first(log, options.keys, recovery, ml_dsa=options.ml_dsa)
    return _go_on(options, log, draft, key, ())


def _rotate(options: argparse.Namespace) -> int:
    log = Log(options.home)
    _one_way(options)
    reason, pins = Reason(options.reason), list(options.key)
    ended = key_ceremony.ended_already(log, reason, options.since, options.new_recovery_key)
    if ended:
        return _taken(options, ended)
    key = None
    if options.recovery:  # opened first: with another pass phrase nothing is made
        key = load_recovery_key(options.recovery, ask_pass_phrase(options.pass_phrase_file, new=False))
    draft = key_ceremony.draft_next(
        log,
        options.keys,
        reason,
        since=options.since,
        new_recovery=options.new_recovery_key,
        ml_dsa=options.ml_dsa,
        pinned=pins,
    )
    return _go_on(options, log, draft, key, pins)


def _one_way(options: argparse.Namespace) -> None:
    """That it is said either where the recovery key is, or where its draft waits for it."""
    if bool(options.recovery) == bool(options.draft):
        raise key_words.one_way()


def _go_on(
    options: argparse.Namespace, log: Log, draft: Note, key: SigningKey | None, pins: Sequence[VerifierKey]
) -> int:
    """Sign and take the draft at once, or let it wait."""
    if key is not None:
        return _taken(options, key_ceremony.take(log, key_ceremony.countersign(draft, key), pins))
    key_ceremony.write_draft(options.draft, draft)
    note = read_key_note(draft.text)
    return _say(options, "draft", file=str(options.draft), key=note.signer.vkey, text=note.text)


def _sign(options: argparse.Namespace) -> int:
    draft = key_ceremony.read_draft(options.draft)
    note = read_key_note(draft.text)
    public = public_half(options.recovery)
    if public.name != note.recovery.name and note.reason is not Reason.RECOVERY:
        raise key_words.foreign_signer(options.draft, public.vkey)
    if not options.json:
        print(key_view.before_signing(note, options.language))
    key = load_recovery_key(options.recovery, ask_pass_phrase(options.pass_phrase_file, new=False))
    key_ceremony.write_draft(options.draft, key_ceremony.countersign(draft, key))
    return _say(options, "signed", file=str(options.draft), key=public.vkey)


def _take(options: argparse.Namespace) -> int:
    draft = key_ceremony.read_draft(options.draft)
    return _taken(options, key_ceremony.take(Log(options.home), draft, options.key))


def _taken(options: argparse.Namespace, note: KeyNote) -> int:
    return _say(
        options,
        "taken",
        place=note.place,
        size=note.since.size,
        key=note.signer.vkey,
        recovery=note.recovery.vkey,
    )


def _say(options: argparse.Namespace, what: str, **values: object) -> int:
    print(key_view.said(options, what, **values))
    return 0


def _show(options: argparse.Namespace) -> int:
    shown = key_view.look(options.home, options.key)
    print(
        json.dumps(shown.as_json(), ensure_ascii=False) if options.json else shown.history(options.language)
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    shown = key_view.look(options.home, options.key, options.keys)
    print(
        json.dumps(shown.as_json(), ensure_ascii=False) if options.json else shown.findings(options.language)
    )
    return 0 if shown.sound else 1
