"""Proofs made by chance: of logs whose records say all sorts of things, and the same proofs changed in all sorts of ways."""

import json
import random
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from typing import Any

import rfc8785

from amparo.tlog import OpenedDay, ProofFile, Record, make_record
from tests.amparo.register.logs import FIRST, LOG_KEY, STRANGER, WITNESS, SmallLog, drawn

AGENCIES = ("Madrone-Sheriff", "Pico-Library", "A")
NAMES = ("R-1", "R-2", "Ä", "\U0001f333 tree", "＿", "x" * 201)
SORTS = ("request_received", "withdrawn", "no such sort", "__proto__", "constructor")
KINDS = ("event", "event", "event", "event", "reads", "tombstone", "attestation", "release", "__proto__", 7)
ODD = (
    "",
    "<img src=x>",
    "a\nb",
    "\u202eback",
    "\u0085",
    "{name}",
    "$&",
    0,
    1.5,
    -1e-9,
    1e21,
    2**53 - 1,
    True,
    None,
)
ODDER: tuple[Any, ...] = (
    [],
    {},
    [[]],
    {"@day": "2026-02-30"},
    {"z": 1, "\U0001f333": 2, "＿": 3, "10": 4, "9": 5},
)


def drawn_proofs(count: int, seed: int) -> list[bytes]:
    """So many proof files, about a quarter of them as they were given."""
    chance = random.Random(seed)
    found = list[bytes]()
    while len(found) < count:
        log, held = _log(chance)
        for _ in range(12):
            proof = _proof(chance, log, held)
            found.append(proof.written)
            found += [changed(chance, proof) for _ in range(3)]
    return found[:count]


def _log(chance: random.Random) -> tuple[SmallLog, list[tuple[str, Any, list[Record]]]]:
    """A log of a few days, and the records of those of its days that have any."""
    log, held = SmallLog([], {}), []
    before: list[Record] = []
    for passed in range(chance.randint(1, 6)):
        day = FIRST + timedelta(passed)
        for agency in AGENCIES[: chance.randint(1, 3)]:
            records = list[Record]()
            for _ in range(chance.choice((0, 1, 3))):
                records.append(_record(chance, agency, day, before))
                before.append(records[-1])
            log.close(agency, day, records)
            if records:
                held.append((agency, day, records))
    if not held:
        record = _record(chance, "A", FIRST, [])
        log.close("A", FIRST, [record])
        held.append(("A", FIRST, [record]))
    return log, held


def _record(chance: random.Random, agency: str, day: Any, before: list[Record]) -> Record:
    root = b64encode(chance.choice(before).root).decode() if before else "AA=="
    days = (day, day, day - timedelta(2), day + timedelta(1))
    values: dict[str, Any] = {
        "kind": chance.choice(KINDS),
        "agency": chance.choice((agency, agency, agency, "Other")),
        "record": chance.choice(NAMES[:2] if chance.random() < 0.7 else NAMES),
        "number": chance.choice((1, 1, 2, 2, 3, 5, 30, 0, -1, 1.5)),
        "sort": chance.choice(SORTS),
        "day": {"@day": chance.choice(days).isoformat()},
        "previous": chance.choice((None, root, root, "AA")),
        "corrects": chance.choice((None, None, 1, 2)),
        "corrects_root": chance.choice((None, root)),
        "ground": chance.choice(({"code": "x", "en": "A reason.", "es": "Un motivo."}, {"en": ""}, "no")),
        "citation": chance.choice((None, "Invented Code § 1")),
    }
    for name in chance.sample(sorted(values), 2):
        values[name] = chance.choice((*ODD, *ODDER))
    values |= {
        name: chance.choice((*ODD, *ODDER))
        for name in chance.sample(("body.ä", "\U0001f333", "__proto__"), 2)
    }
    return make_record(values, drawn(chance.random()))


def _proof(chance: random.Random, log: SmallLog, held: list[tuple[str, Any, list[Record]]]) -> ProofFile:
    days = list[OpenedDay]()
    for agency, day, records in chance.sample(held, chance.randint(1, min(4, len(held)))):
        shown = [
            (place, record.shown([field.name for field in record.fields if chance.random() < 0.9]))
            for place, record in enumerate(records)
            if chance.random() < 0.9
        ]
        days.append(log.opened(agency, day, shown))
    key = STRANGER if chance.random() < 0.05 else LOG_KEY
    return ProofFile(log.note(key=key), tuple(days))


def changed(chance: random.Random, proof: ProofFile) -> bytes:
    """The proof, changed in one place: its bytes, its spelling, something in it, or its parts put together otherwise."""
    content = proof.written
    match chance.randrange(8):
        case 0:
            return _with_other_byte(chance, content)
        case 1:
            at, wide = chance.randrange(len(content)), chance.choice((1, 1, 40))
            return content[:at] + content[at + wide :]
        case 2:
            return chance.choice(
                (content + b"\n", b"\xef\xbb\xbf" + content, json.dumps(json.loads(content)).encode())
            )
        case 3:
            name, key = (
                chance.choice(proof.checkpoint.signatures).name,
                chance.choice((LOG_KEY, STRANGER, WITNESS)),
            )
            lines = [
                replace(line, name=name, key_id=key.verifier.key_id) for line in proof.checkpoint.signatures
            ]
            return replace(proof, checkpoint=replace(proof.checkpoint, signatures=tuple(lines))).written
        case 4:
            return replace(proof, days=(*proof.days, chance.choice(proof.days))).written
        case _:
            return _with_other_value(chance, content)


def _with_other_byte(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _with_other_value(chance: random.Random, content: bytes) -> bytes:
    told = json.loads(content)
    inner, way = told, chance.random()
    while True:
        places = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        if not places:
            return content
        place = chance.choice(places)
        below = inner[place]
        if isinstance(below, dict | list) and below and chance.random() < 0.9:
            inner = below
            continue
        if way < 0.2:
            del inner[place]
        elif way < 0.35 and isinstance(inner, list):
            inner.append(below)
        elif way < 0.5 and isinstance(inner, list):
            chance.shuffle(inner)
        else:
            inner[place] = chance.choice(
                (*ODD, *ODDER, "A" * 43 + "=", below, [below], str(below)[::-1], 1023, 1024)
            )
        return rfc8785.dumps(told)
