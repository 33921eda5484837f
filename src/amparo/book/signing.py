"""Who signed which part of the law book, and whether what they signed still stands.

A sign-off names a part, a person, a day, and two hashes: of the rules as they are run, and of the sentences as they are
read. When either changes the part is shown as changed until it is signed again. The file is only ever added to: an
older sign-off stays as history. No sign-off comes with Amparo; each agency's counsel keeps a file of their own.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import rfc8785

from amparo.book.contents import Section, all_sections, questions
from amparo.book.places_contents import PlacePart, ladders, parts_of_places
from amparo.law.index import not_coded, register, statements
from amparo.law.places import PLACE_DUTIES, place_statements, steps_said
from amparo.law.places.steps import ADDED, CARDS, SEQUENCES
from amparo.rules import Condition, Decision, Rule
from amparo.rules.prose_reading import prose
from amparo.terms import FactValueError, FileError

State = Literal["unsigned", "signed", "rule_changed", "sentence_changed", "both_changed"]

QUESTION = "question: "
LADDER = "place: "
OFFENSES, REGISTER, LEFT = "offense table", "register of days", "left to judgement"
_READ = ("says", "dice", "cite", "tag")


@dataclass(frozen=True, slots=True)
class Hashes:
    """What is signed: the rules as run and the sentences as read, each a SHA-256 in hexadecimal."""

    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """One person's yes to one part of the book."""

    part: str
    by: str
    role: str
    on: date
    hashes: Hashes
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of the book with its newest sign-off of each person, and what that comes to."""

    part: str
    hashes: Hashes
    state: State
    signed: tuple[SignOff, ...]


# ------------------------------------------------------------------ what is hashed


@lru_cache(maxsize=1)
def parts() -> dict[str, Hashes]:
    """Every part of the book that is signed, in its order, with its hashes."""
    found = {QUESTION + name: _of_question(decision) for name, decision in questions().items()}
    found |= {section.name: _of_section(section) for section in all_sections()}
    found[OFFENSES] = _of_files("offenses.csv", "enhancements.toml")
    found[REGISTER] = _of_entries(register())
    found[LEFT] = _of_entries(not_coded())
    found |= {LADDER + decision.name: _of_question(decision) for decision, _ in ladders()}
    found |= {part.name: _of_places(part) for part in parts_of_places()}
    return found


def _hash(plain: Any) -> str:
    return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


NO_RULE = _hash([])
"""The hash of a part in which nothing is run."""


def _of_question(decision: Decision) -> Hashes:
    """A question is its ladder: its rules in their order with conditions and words, and the duties they bring."""
    run = [_run(rule) for rule in decision.rules]
    owings = decision.graph()["owings"]
    read: list[Any] = [_read(rule) for rule in decision.rules]
    read += [[owing.duty.says, owing.duty.dice] for owing in decision.owings]
    return Hashes(_hash([decision.name, list(decision.outcomes), run, owings]), _hash(read))


def _of_section(section: Section) -> Hashes:
    run: list[Any] = [[_run(placed.rule), list(placed.questions)] for placed in section.rules]
    read: list[Any] = [_read(placed.rule) for placed in section.rules]
    for owed in section.duties:
        duty = owed.duty
        brought = [
            [
                name,
                None if owing.on_receipt is None else owing.on_receipt.graph(),
                {outcome: condition.graph() for outcome, condition in sorted(owing.upon.items())},
            ]
            for name, owing in owed.owings
        ]
        run.append([duty.code, duty.owed_by, duty.owed_to, duty.house, brought])
        read.append([duty.code, duty.says, duty.dice, duty.deadline, duty.plazo, duty.cite, duty.tag])
    read += [[key, _plain(statements()[key])] for key in section.statements]
    read += [_plain(reading) for reading in section.readings]
    return Hashes(_hash(run), _hash(read))


def _of_places(part: PlacePart) -> Hashes:
    """A group of the law of public places; with the duties go their words, with the steps the sequences."""
    run: list[Any] = [[_run(placed.rule), list(placed.questions)] for placed in part.rules]
    read: list[Any] = [_read(placed.rule) for placed in part.rules]
    if part.group == "duties":
        run += [[code, duty.owed_by, duty.owed_to, duty.house] for code, duty in PLACE_DUTIES.items()]
        read += [
            [duty.says, duty.dice, duty.deadline, duty.plazo, duty.cite, duty.tag]
            for duty in PLACE_DUTIES.values()
        ]
    if part.group == "steps":
        run.append([{key: list(steps) for key, steps in {**SEQUENCES, **CARDS}.items()}, ADDED])
        read.append(steps_said())
    read += [[key, _plain(place_statements()[key])] for key in part.statements]
    read += [_plain(entry) for entry in (*part.readings, *part.left)]
    return Hashes(_hash(run), _hash(read))


def _run(rule: Rule) -> dict[str, Any]:
    return {name: value for name, value in rule.graph().items() if name not in _READ}


def _read(rule: Rule) -> list[Any]:
    return [rule.key, rule.cite, rule.tag, rule.says, rule.dice, _words(rule.when)]


def _words(condition: Condition) -> list[list[str]]:
    return [
        [node.claim + node.spelled for node in prose(condition, language).nodes()]
        for language in ("en", "es")
    ]


def _of_files(*names: str) -> Hashes:
    """Tables are signed as they are: what is run and what is read are the same rows."""
    rows = [files("amparo.law").joinpath(name).read_text("utf-8") for name in names]
    return Hashes(_hash(rows), _hash(rows))


_ENTRY_READ = ("says", "dice", "what", "que", "why", "porque", "who", "quien")


def _of_entries(entries: Iterable[Mapping[str, Any]]) -> Hashes:
    plain = [_plain(entry) for entry in entries]
    run = [{name: value for name, value in entry.items() if name not in _ENTRY_READ} for entry in plain]
    return Hashes(_hash(run), _hash(plain))


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _day(value) if isinstance(value, date) else value for name, value in entry.items()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ------------------------------------------------------------------ how it stands


def standings(signed: Iterable[SignOff]) -> dict[str, Standing]:
    """Every part of the book with its state."""
    newest: dict[str, dict[str, SignOff]] = {}
    for one in signed:
        newest.setdefault(one.part, {})[one.by] = one
    found = {}
    for part, hashes in parts().items():
        by = tuple(newest.get(part, {}).values())
        found[part] = Standing(part, hashes, _state(hashes, by), by)
    return found


def _state(hashes: Hashes, signed: tuple[SignOff, ...]) -> State:
    if not signed:
        return "unsigned"
    rule = any(one.hashes.rule != hashes.rule for one in signed)
    sentence = any(one.hashes.sentence != hashes.sentence for one in signed)
    if rule and sentence:
        return "both_changed"
    return "rule_changed" if rule else "sentence_changed" if sentence else "signed"


# ------------------------------------------------------------------ the file

_HEAD = """\
# Sign-offs of the law book. Added to by `amparo law sign`; nothing is ever taken out.
# rule and sentence are the hashes of what was signed; a part that has changed since is shown red.
"""


def read_sign_offs(text: str, name: str) -> list[SignOff]:
    """The sign-offs of a file, oldest first. Raises FileError, saying which entry is wrong and how."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileError(name, f"it cannot be read: {error}.") from error
    entries = given.get("signed", [])
    if set(given) - {"signed"} or not isinstance(entries, list):
        raise FileError(name, "it is no file of sign-offs.", "It holds entries [[signed]] and nothing else.")
    return [_sign_off(entry, number, name) for number, entry in enumerate(entries, 1)]


def _sign_off(entry: Any, number: int, name: str) -> SignOff:
    if not isinstance(entry, dict):
        raise FileError(name, f"entry {number} is no table.", "Write it as [[signed]].")
    for key in ("part", "by", "role", "rule", "sentence"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise FileError(name, f"entry {number} lacks `{key}`.", "Put the file back from its copy.")
    if type(entry.get("on")) is not date:
        raise FileError(name, f"entry {number} has no day `on`.", "Write it as on = 2026-11-24.")
    for key in ("rule", "sentence"):
        if not re.fullmatch("[0-9a-f]{64}", entry[key]):
            raise FileError(
                name,
                f"`{key}` of entry {number} is no hash: the file was altered.",
                "Put it back from its copy.",
            )
    unknown = set(entry) - {"part", "by", "role", "rule", "sentence", "on", "remark"}
    if unknown:
        raise FileError(name, f"entry {number} has an unknown `{min(unknown)}`.", "Take it out.")
    hashes = Hashes(entry["rule"], entry["sentence"])
    return SignOff(
        entry["part"], entry["by"], entry["role"], entry["on"], hashes, str(entry.get("remark", ""))
    )


def part_named(name: str) -> str:
    """The part that a person means. Raises FactValueError, with parts that are like it."""
    known = parts()
    if name in known:
        return name
    plain = name.lower().replace("§", "").split()
    spelled = {part: part.lower().replace("§", "").split() for part in known}
    like = [part for part, own in spelled.items() if own[-len(plain) :] == plain]
    like = like or [part for part, own in spelled.items() if "".join(plain) in "".join(own)]
    if len(like) == 1:
        return like[0]
    raise FactValueError(
        name,
        "no part of the law book is called so."
        if not like
        else "several parts of the law book are called so.",
        f"Perhaps: {'; '.join((like or get_close_matches(name, known, n=4, cutoff=0.3) or list(known))[:6])}. "
        "`amparo law signed` lists them all.",
    )


def with_sign_off(text: str, made: SignOff) -> str:
    """The text of a file with one more sign-off at its end; an empty text gets its head."""
    lines = [
        "[[signed]]",
        f"part = {_quoted(made.part)}",
        f"by = {_quoted(made.by)}",
        f"role = {_quoted(made.role)}",
        f"on = {made.on.isoformat()}",
        f'rule = "{made.hashes.rule}"',
        f'sentence = "{made.hashes.sentence}"',
    ]
    if made.remark:
        lines.append(f"remark = {_quoted(made.remark)}")
    kept = text if text.strip() else _HEAD
    return kept.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"'
        + "".join(sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}" for sign in escaped)
        + '"'
    )
