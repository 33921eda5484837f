"""amparo law sign, amparo law signed: counsel's yes to parts of the law book, and whether it still stands."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo.book.marks import part_link
from amparo.book.signing import SignOff, part_named, parts, read_sign_offs, standings, with_sign_off
from amparo.book.words import Words
from amparo.cli.files import day_of, one_at_a_time, read_text, write_whole
from amparo.cli.fold import fold
from amparo.terms import FactValueError


def add_parser(commands: Any) -> None:
    """Describe both commands."""
    sign = commands.add_parser(
        "law sign",
        help="sign a part of the law book",
        description="Add a sign-off: who has read a part of the law book and found rule and sentence right, on what day.",
        epilog='Example: amparo law sign "Gov. Code 7284.6(a)(1)(C)" --by "Irma Vela" --role "County Counsel" '
        "--on 2026-11-24 --file sign-offs.toml",
    )
    sign.add_argument("part", metavar="PART", nargs="*", help="a section, or a question by its name")
    sign.add_argument(
        "--all", action="store_true", help="every part that is not signed by this person as it is"
    )
    sign.add_argument("--by", metavar="NAME", required=True, help="who signs")
    sign.add_argument("--role", metavar="ROLE", required=True, help="as what")
    sign.add_argument("--on", metavar="DAY", required=True, help="the day of signing")
    sign.add_argument("--remark", metavar="TEXT", default="", help="a remark that the book shows")
    sign.add_argument(
        "--file", metavar="FILE", required=True, help="the file of sign-offs; made where there is none"
    )
    sign.set_defaults(run=run_sign)
    signed = commands.add_parser(
        "law signed",
        help="how the parts of the law book stand",
        description="List every part of the law book with its state. Ends with 1 where one has changed since it was signed.",
        epilog="Example: amparo law signed sign-offs.toml",
    )
    signed.add_argument("file", metavar="FILE", nargs="?", help="the file of sign-offs")
    signed.add_argument("--json", action="store_true", help="as JSON")
    signed.add_argument("--lang", choices=("en", "es"), default="en", help="language of the list")
    signed.set_defaults(run=run_signed)


def run_sign(options: argparse.Namespace) -> int:
    """Add the sign-offs to the file."""
    with one_at_a_time(Path(options.file).absolute().parent):
        return _sign(options)


def _sign(options: argparse.Namespace) -> int:
    file = Path(options.file)
    text = read_text(options.file) if file.exists() else ""
    before = read_sign_offs(text, options.file)
    on = day_of(options.on, "--on")
    for name in ("by", "role"):
        if not getattr(options, name).strip():
            raise FactValueError(f"--{name}", "it is empty.", "Say who signs, and as what.")
    if options.all and options.part:
        raise FactValueError("PART", "parts were named beside --all.", "Give one of the two.")
    if not options.all and not options.part:
        raise FactValueError("PART", "nothing was named.", "Name the parts, or give --all.")
    still = _open(before, options.by)
    named = still if options.all else list(dict.fromkeys(_part(part) for part in options.part))
    wanted = [part for part in named if part in still]
    for part in named:
        if part not in still:
            print(f"Signed by {options.by} as it is, nothing added: {part}")
    for part in wanted:
        made = SignOff(part, options.by, options.role, on, parts()[part], options.remark)
        text = with_sign_off(text, made)
    if wanted:
        write_whole(file, text.encode("utf-8"))
    for part in wanted:
        print(f"Signed: {part}")
    own = len(parts()) - len(still) + len(wanted)
    print(f"By {options.by} in all: {own} of {len(parts())} parts as they are, in {options.file}.")
    return 0


def _part(name: str) -> str:
    """A part by the title that the list and the book print, or as `part_named` finds it."""
    for language in ("en", "es"):
        for part in parts():
            if name.strip().lower() == part_link(part, Words(language)).text.lower():
                return part
    return part_named(name)


def _open(before: list[SignOff], by: str) -> list[str]:
    """The parts whose newest sign-off by this person is not of today's hashes."""
    newest = {one.part: one.hashes for one in before if one.by == by}
    return [part for part, hashes in parts().items() if newest.get(part) != hashes]


def run_signed(options: argparse.Namespace) -> int:
    """List the parts."""
    signed = read_sign_offs(read_text(options.file), options.file) if options.file else []
    found = standings(signed)
    if options.json:
        told = [
            {
                "part": one.part,
                "state": one.state,
                "rule": one.hashes.rule,
                "sentence": one.hashes.sentence,
                "signed": [
                    {"by": each.by, "role": each.role, "on": each.on.isoformat()} for each in one.signed
                ],
            }
            for one in found.values()
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        words = Words(options.lang)
        for one in found.values():
            who = "; ".join(
                words("signed_by", by=each.by, role=each.role, on=each.on.isoformat()) for each in one.signed
            )
            title = part_link(one.part, words).text
            key = f" [{one.part}]" if title != one.part else ""
            print(fold(f"{title}{key}: {words(one.state)}{' · ' if who else ''}{who}"))
    gone = sorted({one.part for one in signed} - set(found))
    for part in gone:
        print(f"{part}: signed, but no part of the law book is called so any more.")
    changed = [one for one in found.values() if one.state not in ("signed", "unsigned")]
    return 1 if changed or gone else 0
