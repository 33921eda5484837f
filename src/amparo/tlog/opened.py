"""The proof file that a holder is given: chosen fields of their record, the way of each to a day, and of the day to the log.

It is JSON in canonical spelling (RFC 8785). What each field of it must be stands in docs/spec/proof.md.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from amparo.tlog.days import Step
from amparo.tlog.errors import FormatError
from amparo.tlog.notes import Note, read_note
from amparo.tlog.proofs import TlogProof, decode64
from amparo.tlog.records import LEAVES, Field, Record

FORMAT = "amparo-proof/v1"
LARGEST_FILE = 20_000_000
DEEPEST = 200
"""So many lists and objects may stand one inside the other: else one program's depth would be another's crash."""
Spelling = Callable[[Any], bytes]
_BEYOND = re.compile(rb"[\xf0-\xff]|\\u[dD][89abAB]")
"""The first byte of a letter beyond the first 65,536, or one of them spelt in two halves."""


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record as far as it is shown, and its way to the root of its day."""

    record: Record
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OpenedDay:
    """A day of the log: index and entry of its leaf, audit path to the checkpoint, and the records shown of it."""

    index: int
    entry: bytes
    path: tuple[bytes, ...]
    records: tuple[OpenedRecord, ...]


@dataclass(frozen=True, slots=True)
class ProofFile:
    """Days under one checkpoint."""

    checkpoint: Note
    days: tuple[OpenedDay, ...]

    @property
    def written(self) -> bytes:
        """The file."""
        return rfc8785.dumps(
            {
                "format": FORMAT,
                "checkpoint": self.checkpoint.written,
                "days": [
                    {
                        "index": day.index,
                        "entry": _b64(day.entry),
                        "path": [_b64(step) for step in day.path],
                        "records": [_written(record) for record in day.records],
                    }
                    for day in self.days
                ],
            }
        )

    def tlog_proofs(self) -> tuple[TlogProof, ...]:
        """For each day a proof as C2SP tlog-proof has it, with the day's entry as its extra: for tools of others."""
        return tuple(TlogProof(day.index, day.path, self.checkpoint, day.entry) for day in self.days)


def read_proof_file(content: bytes, where: str = "the proof file") -> ProofFile:
    """A proof file from its bytes; nothing in it is relied on yet. Raises FormatError."""
    if len(content) > LARGEST_FILE:
        raise FormatError(where, f"it is larger than {LARGEST_FILE} bytes.")
    told, spell = _parsed(content, where)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise FormatError(where, f"it does not say that it is {FORMAT}.")
    _only(told, {"format", "checkpoint", "days"}, where)
    checkpoint = read_note(_of(told, "checkpoint", str, where), where)
    return ProofFile(checkpoint, tuple(_day(day, spell, where) for day in _of(told, "days", list, where)))


def _parsed(content: bytes, where: str) -> tuple[Any, Spelling]:
    """What a file in canonical spelling holds, and what spells its values so. Raises FormatError.

    Where no number is a fraction or very large and no letter lies beyond the first 65,536, Python's own writer, which is
    many times faster, spells as RFC 8785 does: it differs in numbers and in the order of such letters alone.
    """
    numbers = list[bool]()

    def whole(word: str) -> int:
        number = int(word)
        numbers.append(abs(number) < 2**53)
        return number

    def odd(word: str) -> float:
        numbers.append(False)
        return float(word)

    try:
        told = json.loads(content, parse_int=whole, parse_float=odd, parse_constant=odd)
        if _is_deeper(told, DEEPEST):
            raise FormatError(
                where, f"lists and objects in it stand more than {DEEPEST} deep, one inside the other."
            )
        spell = _quick if all(numbers) and not _BEYOND.search(content) else rfc8785.dumps
        canonical = spell(told)
    except (ValueError, RecursionError) as error:
        raise FormatError(
            where,
            "it is no JSON, or is cut off.",
            "If it is a proof, ask for it again; of a log, give the folder.",
        ) from error
    if canonical != content:  # a name that stands twice, say: JSON would keep the last in silence
        raise FormatError(
            where, "it is not in its one spelling (RFC 8785): something was changed.", "Ask for it again."
        )
    return told, spell


def _is_deeper(value: Any, left: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inner is not None and (left < 1 or any(_is_deeper(one, left - 1) for one in inner))


def _quick(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


def _day(told: Any, spell: Spelling, where: str) -> OpenedDay:
    _only(told, {"index", "entry", "path", "records"}, where)
    return OpenedDay(
        _number(told, "index", where),
        decode64(_of(told, "entry", str, where), where),
        _hashes(told, "path", where),
        tuple(_record(record, spell, where) for record in _of(told, "records", list, where)),
    )


def _record(told: Any, spell: Spelling, where: str) -> OpenedRecord:
    _only(told, {"fields", "hidden", "steps"}, where)
    fields, steps = list[Field](), list[Step]()
    for field in _of(told, "fields", list, where):
        _only(field, {"name", "value", "salt"}, where)
        salt = decode64(_of(field, "salt", str, where), where, 32)
        fields.append(Field(_of(field, "name", str, where), spell(field["value"]), salt))
    for step in _of(told, "steps", list, where):
        _only(step, {"slot", "path"}, where)
        steps.append(Step(_number(step, "slot", where), _hashes(step, "path", where)))
    return OpenedRecord(Record(tuple(fields), _hashes(told, "hidden", where, LEAVES)), tuple(steps))


def _written(opened: OpenedRecord) -> dict[str, Any]:
    return {
        "fields": [
            {"name": field.name, "value": field.content, "salt": _b64(field.salt)}
            for field in opened.record.fields
        ],
        "hidden": [_b64(leaf) for leaf in opened.record.hidden],
        "steps": [
            {"slot": step.slot, "path": [_b64(hashed) for hashed in step.path]} for step in opened.steps
        ],
    }


def _b64(content: bytes) -> str:
    return b64encode(content).decode()


def _only(told: Any, names: set[str], where: str) -> None:
    if not isinstance(told, Mapping) or set(told) != names:
        raise FormatError(where, f"where {', '.join(sorted(names))} must stand, something else does.")


def _of(told: Mapping[str, Any], name: str, kind: type, where: str) -> Any:
    found = told[name]
    if not isinstance(found, kind):
        raise FormatError(where, f"`{name}` is of another type.")
    return found


def _number(told: Mapping[str, Any], name: str, where: str) -> int:
    found = told[name]
    if type(found) is not int or not 0 <= found < 2**53:
        raise FormatError(where, f"`{name}` is no number from 0.")
    return found


def _hashes(told: Mapping[str, Any], name: str, where: str, most: int = 64) -> tuple[bytes, ...]:
    found = _of(told, name, list, where)
    if len(found) > most or any(not isinstance(word, str) for word in found):
        raise FormatError(where, f"`{name}` is no list of at most {most} hashes.")
    return tuple(decode64(word, where, 32) for word in found)
