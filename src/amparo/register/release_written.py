"""The files of a release as bytes: JSON in its one canonical spelling (RFC 8785), and the manifest that lists them."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from amparo.register.release_values import Release, Withdrawn
from amparo.register.totals import Cell, ReleaseError, Table

FORMAT = "amparo-release/v1"
MANIFEST, PROOF = "manifest.json", "manifest.proof.json"
SALT = re.compile(r"[0-9a-f]{64}", re.ASCII)


def canonical(values: Any) -> bytes:
    """Values as RFC 8785 spells them. Ours are texts, whole numbers, nothing, lists and objects with plain names alone.

    For those the quick writer of the standard library spells the same bytes; a test holds it against rfc8785.
    """
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def manifest_of(number: int, files: Mapping[str, bytes], salt: str) -> bytes:
    """The manifest: every file of the release with its digest and size, but itself and its proof. Raises ReleaseError.

    `salt`: 32 bytes in hexadecimal, drawn by chance for this release alone. Its SHA-256 stands in the log for ever; once the
    manifest is given out no more, nobody without these bytes can try figures until one fits that SHA-256.
    """
    if not SALT.fullmatch(salt):
        raise ReleaseError(
            MANIFEST,
            "its salt is not 32 bytes in hexadecimal.",
            "Draw them by chance, once for each release.",
        )
    listed = [
        {"path": path, "sha256": sha256(content).hexdigest(), "size": len(content)}
        for path, content in sorted(files.items())
        if path not in (MANIFEST, PROOF)
    ]
    return canonical({"format": FORMAT, "number": number, "salt": salt, "files": listed})


def files_of(release: Release) -> dict[str, bytes]:
    """The files of a release by path, manifest included; a copy of the log and the proof are added beside.

    Raises ReleaseError where no salt was drawn for it.
    """
    files = contents_of(release)
    return files | {MANIFEST: manifest_of(release.number, files, release.salt)}


def contents_of(release: Release) -> dict[str, bytes]:
    """The files of a release by path, but its manifest."""
    files = {f"tables/{name}.json": canonical(_table(table)) for name, table in release.tables.items()}
    files["release.json"] = canonical(_told(release))
    files["regions.json"] = canonical(
        {"regions": [{"id": one.id, "name": dict(one.name), "path": one.path} for one in release.regions]}
    )
    return files


def _told(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "made_on": release.made_on.isoformat(),
        "origin": release.origin,
        "agencies": [
            {
                "id": one.id,
                "name": dict(one.name),
                "kind": one.kind,
                "region": one.region,
                "since": one.since.isoformat(),
            }
            for one in release.agencies
        ],
        "asked": [
            {
                "agency": one.agency,
                "period": one.period,
                "state": one.state,
                "closed_on": one.closed_on and one.closed_on.isoformat(),
                "office": one.office,
            }
            for one in release.asked
        ],
        "corrections": [
            {
                "release": one.release,
                "table": one.table,
                "agency": one.agency,
                "period": one.period,
                "by": dict(one.by),
                "measure": one.measure,
                "old": _cell(one.old),
                "new": _cell(one.new),
                "reason": one.reason,
            }
            for one in release.corrections
        ],
        "withdrawn": [_withdrawn(one) for one in release.withdrawn],
        "previous": release.previous,
    }


def _withdrawn(one: Withdrawn) -> dict[str, Any]:
    told = {"release": one.release, "reason": one.reason}
    if one.is_given_out:
        return told
    return {**told, "manifest": one.manifest, "made_on": one.made_on and one.made_on.isoformat()}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"state": cell.state.value, "value": cell.value}


def _table(table: Table) -> dict[str, Any]:
    return {
        "table": table.name,
        "rows": [
            {
                "agency": row.agency,
                "period": row.period,
                "by": dict(row.by),
                "measure": row.measure,
                "state": row.cell.state.value,
                "value": row.cell.value,
            }
            for row in table.rows
        ],
    }
