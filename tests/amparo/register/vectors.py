"""The test vectors and the examples of docs/spec, made from the program itself: python -m tests.amparo.register.vectors."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import rfc8785

from amparo.clock import CALIFORNIA
from amparo.register.release import files_of
from amparo.release.records import tombstone_values
from amparo.tlog import Day, DayLeaf, ProofFile, Record, leaf_hash, make_record
from tests.amparo.register.cases import AGENCY, RECEIVED, small_case
from tests.amparo.register.logs import LOG_KEY, WITNESS, SmallLog, attestation, drawn, small_log
from tests.amparo.register.releases import small_release

SPEC = Path(__file__).resolve().parents[3] / "docs/spec"
VECTORS = SPEC / "vectors.json"
TUESDAY = date(2026, 11, 24)
BLOCK = re.compile(r"(<!-- example:([a-z-]+) -->\n).*?(<!-- /example -->)", re.DOTALL)
SHOWN = frozenset({"kind", "number", "sort", "day"})


def made() -> dict[str, Any]:
    """All vectors."""
    case = small_case()
    return {
        "about": "Test vectors for docs/spec. People, agencies and keys are invented. Bytes are in hexadecimal, "
        "except where the format has base64.",
        "keys": {"log": LOG_KEY.verifier.vkey, "witness": WITNESS.verifier.vkey},
        "leaf": _leaf(),
        "days": [_day(count) for count in (0, 1, 3, 1024, 1025)],
        "record": _record(case.records[0], "event 1"),
        "tombstone": _record(_stone(), "stone"),
        "attestation": _record(_attested(), f"attestation {AGENCY} 2026-10-01"),
        "proof": _proof().written.decode(),
        "whole_case": case.proof(1, 2, 3).written.decode(),
        "tlog_proof": _proof().tlog_proofs()[0].written,
        "refused": [{"why": why, "proof": proof.decode()} for why, proof in _refused().items()],
    }


def written() -> str:
    """The file of vectors."""
    return json.dumps(made(), ensure_ascii=False, indent=1) + "\n"


def pages() -> dict[Path, str]:
    """Each page with its examples as they are made today."""
    examples = _examples()

    def block(found: re.Match[str]) -> str:
        return f"{found[1]}```text\n{examples[found[2]]}\n```\n{found[3]}"

    return {page: BLOCK.sub(block, page.read_text("utf-8")) for page in sorted(SPEC.glob("*.md"))}


def _examples() -> dict[str, str]:
    record = small_case().records[0]
    fields = [field for field in record.fields if field.name in ("sort", "day")]
    return {
        "leaf": _hex(DayLeaf("Madrone-Sheriff", TUESDAY, Day([], drawn("day")).root).entry),
        "day": _lines(_day(3)),
        "record": _lines(
            {
                **{
                    f"field {field.name}": {
                        "value": field.content,
                        "salt": field.salt.hex(),
                        "leaf": field.hashed.hex(),
                    }
                    for field in fields
                },
                "leaves": len(record.fields) + len(record.hidden),
                "root": record.root.hex(),
            }
        ),
        "tombstone": _lines(_shown(_stone())),
        "attestation": _lines(_shown(_attested())),
        "proof": _cut(json.loads(_proof().written)),
        **_release(),
        "tlog-proof": _proof().tlog_proofs()[0].written.rstrip("\n"),
    }


def _release() -> dict[str, str]:
    """The files of a release, the first lines of their lists."""
    files = {path: json.loads(content) for path, content in files_of(small_release()).items()}
    manifest, table = files["manifest.json"], files["tables/contacts.json"]
    manifest["files"] = [*manifest["files"][:2], "…"]
    table["rows"] = [*table["rows"][:2], "…"]
    told = files["release.json"] | {"asked": [*files["release.json"]["asked"][:2], "…"]}
    cut = {"manifest": manifest, "release-told": told, "table": table}
    return {name: json.dumps(one, ensure_ascii=False, indent=1) for name, one in cut.items()}


def _leaf() -> dict[str, Any]:
    leaf = DayLeaf("Madrone-Sheriff", TUESDAY, Day([], drawn("day")).root)
    return {
        "agency": leaf.agency,
        "day": leaf.day.isoformat(),
        "root": leaf.root.hex(),
        "entry": leaf.entry.hex(),
        "leaf_hash": leaf_hash(leaf.entry).hex(),
    }


def _day(count: int) -> dict[str, Any]:
    """A day of so many records, whose roots are SHA-256 of `record 0`, `record 1` and so on."""
    day = Day([drawn("record", at) for at in range(count)], drawn("day"))
    steps = [[step.slot for step in day.steps(at)] for at in range(min(count, 3))]
    return {
        "secret": drawn("day").hex(),
        "records": count,
        "record_roots": "SHA-256 of the ASCII text `record N`, N from 0",
        "root": day.root.hex(),
        "slots_of_the_first_three": steps,
    }


def _record(record: Record, secret: str) -> dict[str, Any]:
    return {
        "secret": sha256(secret.encode()).hexdigest(),
        "fields": [
            {
                "name": field.name,
                "value": field.content,
                "salt": field.salt.hex(),
                "leaf": field.hashed.hex(),
            }
            for field in record.fields
        ],
        "filler": [leaf.hex() for leaf in record.hidden],
        "root": record.root.hex(),
    }


def _stone() -> Record:
    values = tombstone_values(
        AGENCY,
        "court_order",
        "Invented Code § 12",
        at=datetime(2026, 11, 24, 14, 5, tzinfo=CALIFORNIA),
        role="counsel",
        is_free=True,
        roots=[record.root for record in small_case().records],
    )
    return make_record(values, drawn("stone"))


def _attested() -> Record:
    return attestation(small_log(2, [AGENCY]), AGENCY, date(2026, 10, 1), date(2026, 11, 2))


def _shown(record: Record) -> dict[str, Any]:
    return {field.name: field.content for field in record.fields if field.name != "by"}


def _proof() -> ProofFile:
    case = small_case()
    record = case.records[0].shown(SHOWN)
    return case.log.proof(AGENCY, RECEIVED, [(0, record)])


def _refused() -> dict[str, bytes]:
    """Proofs that must be refused, and why."""
    proof = _proof()
    changes: dict[str, Callable[[Any], None]] = {
        "a value was changed": lambda told: _first(told)["fields"][0].update(value={"@day": "2026-10-06"}),
        "a name was changed": lambda told: _first(told)["fields"][0].update(name="days"),
        "a salt was changed": lambda told: _first(told)["fields"][0].update(salt="A" * 43 + "="),
        "a field is shown twice": lambda told: _first(told)["fields"].append(_first(told)["fields"][0]),
        "a withheld leaf was left out": lambda told: _first(told)["hidden"].pop(),
        "a slot was changed": lambda told: _first(told)["steps"][0].update(slot=7),
        "the steps were left out": lambda told: _first(told).update(steps=[]),
        "the index was changed": lambda told: told["days"][0].update(index=9),
        "the path was cut": lambda told: told["days"][0]["path"].pop(),
        "another name stands in it": lambda told: told.update(note="trust me"),
        "it is of another version": lambda told: told.update(format="amparo-proof/v2"),
    }
    found = {why: _changed(proof.written, change) for why, change in changes.items()}
    other = SmallLog([*small_log(4).entries], {}).note()
    found["the checkpoint is of another state"] = replace(proof, checkpoint=other).written
    return {
        **found,
        "a name stands twice": proof.written.replace(b'"index":', b'"index":1,"index":', 1),
        "it is not in its one spelling": json.dumps(json.loads(proof.written), indent=1).encode(),
        "it is cut off": proof.written[:-1],
    }


def _first(told: Any) -> Any:
    return told["days"][0]["records"][0]


def _changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    told = json.loads(content)
    change(told)
    return rfc8785.dumps(told)


def _hex(content: bytes) -> str:
    rows = (content[at : at + 16] for at in range(0, len(content), 16))
    return "\n".join(f"{place * 16:4}  {row.hex(' ')}" for place, row in enumerate(rows))


def _lines(told: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())


def _cut(told: Any) -> str:
    """The file, folded, its long lists cut."""
    record = _first(told)
    record["hidden"] = [*record["hidden"][:2], "…"]
    record["steps"][0]["path"] = [*record["steps"][0]["path"][:2], "…"]
    told["days"][0]["path"] = [*told["days"][0]["path"][:2], "…"]
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)


if __name__ == "__main__":
    VECTORS.write_text(written(), "utf-8")
    for page, text in pages().items():
        page.write_text(text, "utf-8")
