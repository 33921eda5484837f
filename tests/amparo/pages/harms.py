"""Ways in which a folder of releases comes damaged, forged or mixed up, and what is then said: where, what, how to mend it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from amparo.register.release import canonical, manifest_of

Harm = Callable[[Path], object]
LAST = "0003"
TABLE = "tables/days.json"


def put(releases: Path, path: str, content: bytes, number: str = LAST) -> None:
    """Change a file of a release and make its manifest again, as a forger would."""
    folder = releases / number
    (folder / path).write_bytes(content)
    files = {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }
    (folder / "manifest.json").write_bytes(manifest_of(int(number), files, "5a" * 32))


def in_table(old: bytes, new: bytes) -> Harm:
    """Other bytes within a table."""

    def harm(releases: Path) -> None:
        content = (releases / LAST / TABLE).read_bytes()
        assert old in content
        put(releases, TABLE, content.replace(old, new, 1))

    return harm


def told(change: Callable[[Any], object]) -> Harm:
    """Other values within release.json, spelt as they must be."""

    def harm(releases: Path) -> None:
        values = json.loads((releases / LAST / "release.json").read_bytes())
        change(values)
        put(releases, "release.json", canonical(values))

    return harm


def listed(path: str) -> Harm:
    """A manifest that lists one more file."""

    def harm(releases: Path) -> None:
        file = releases / LAST / "manifest.json"
        values = json.loads(file.read_bytes())
        values["files"] = sorted(
            [*values["files"], {"path": path, "sha256": "0" * 64, "size": 1}], key=lambda one: one["path"]
        )
        file.write_bytes(canonical(values))

    return harm


def manifest(**more: Any) -> Harm:
    """A manifest that says something else."""

    def harm(releases: Path) -> None:
        file = releases / LAST / "manifest.json"
        file.write_bytes(canonical(json.loads(file.read_bytes()) | more))

    return harm


def instead(path: str, make: Callable[[Path], object]) -> Harm:
    """Something else where a file, or a folder, was."""

    def harm(releases: Path) -> None:
        place, away = releases / LAST / path, releases.parent / "away"
        if place.exists():
            shutil.move(place, away)
        make(place)

    return harm


_VALUE = b'"value":365'
_AGAIN = "Take the whole release from its publisher again"
_TELL = "Take the file from the publisher again; if it is the same there, tell them"
_MAKE = "Make the release again"
NAMED: dict[str, tuple[Harm, str]] = {
    "a file is missing": (lambda at: (at / LAST / TABLE).unlink(), rf"0003/{TABLE}: it is missing.*{_AGAIN}"),
    "a file was added": (
        lambda at: (at / LAST / "x.json").write_text("{}"),
        r"0003/x\.json: the manifest does not list it: it was added\. Move it away",
    ),
    "a file was changed": (
        lambda at: (at / LAST / TABLE).write_text("{}"),
        rf"0003/{TABLE}: it was changed.*{_AGAIN}",
    ),
    "a file has grown": (
        lambda at: (at / LAST / TABLE).write_bytes(b" " * 9_000_000),
        rf"0003/{TABLE}: it was changed: it is larger than the manifest says.*{_AGAIN}",
    ),
    "a link for a file": (
        instead(TABLE, lambda place: place.symlink_to(place.parents[3] / "away")),
        rf"0003/{TABLE}: it is a link; links are not followed.*{_AGAIN}",
    ),
    "a link for a folder": (
        instead("tables", lambda place: place.symlink_to(place.parents[2] / "away")),
        r"0003/tables: the manifest does not list it.*Move it away",
    ),
    "a folder for a file": (
        instead(TABLE, Path.mkdir),
        rf"0003/{TABLE}: it is missing, or it is no file.*{_AGAIN}",
    ),
    "a pipe for a file": (
        instead(TABLE, os.mkfifo),
        rf"0003/{TABLE}: it is missing, or it is no file.*{_AGAIN}",
    ),
    "a folder for the manifest": (
        instead("manifest.json", Path.mkdir),
        r"0003/manifest\.json: it is not there, or it is no file, so this is no release.*taken from its publisher",
    ),
    "an empty manifest": (
        lambda at: (at / LAST / "manifest.json").write_bytes(b""),
        rf"0003/manifest\.json: it is no JSON.*{_TELL}",
    ),
    "no manifest": (
        lambda at: (at / LAST / "manifest.json").unlink(),
        r"0003/manifest\.json: it is not there.*taken from its publisher",
    ),
    "another case": (
        lambda at: (at / LAST / TABLE).rename(at / LAST / "tables/Days.json"),
        r"0003/tables/Days\.json: the manifest does not list it.*Move it away",
    ),
    "another log": (
        told(lambda values: values.update(origin="pico.example/log")),
        rf"0003/manifest\.json: it is of another log: pico\.example/log, not madrone\.example/log.*{_AGAIN}",
    ),
    "a number is skipped": (
        lambda at: shutil.rmtree(at / "0002"),
        rf"0002: this release is missing, and 0003 is there.*{_AGAIN}",
    ),
    "a number twice": (
        lambda at: shutil.copytree(at / "0002", at / "00002"),
        r"00002: this is a second release 2; 0002 is the first\. Move away the one that is not yours",
    ),
    "a copy under the next number": (
        lambda at: shutil.copytree(at / LAST, at / "0004"),
        rf"0004/manifest\.json: it is the manifest of release 3, and the folder is 0004.*{_AGAIN}",
    ),
    "a link to another release": (
        lambda at: (at / "0004").symlink_to(at / LAST),
        rf"0004/manifest\.json: it is the manifest of release 3, and the folder is 0004.*{_AGAIN}",
    ),
    "a file for a release": (lambda at: (at / "0004").write_text(""), rf"0004: it is no folder.*{_AGAIN}"),
    "another number in the manifest": (
        manifest(number=4),
        r"0003/manifest\.json: it is the manifest of release 4",
    ),
    "another format": (
        manifest(format="amparo-release/v2"),
        r"0003/manifest\.json: format: it is not amparo-release/v1",
    ),
    "a path that leads out": (
        listed("../0002/release.json"),
        r"0003/manifest\.json: it lists '\.\./0002.*no file of",
    ),
    "a path from the root": (
        listed("/etc/passwd"),
        r"0003/manifest\.json: it lists '/etc/passwd'.*no file of",
    ),
    "a path of Windows": (listed("tables\\days.json"), r"0003/manifest\.json: it lists 'tables.*no file of"),
    "a path with a nought": (
        listed("tables/x\0"),
        r"0003/manifest\.json: it lists 'tables/x\\x00'.*no file of",
    ),
    "a number beyond all": (
        in_table(_VALUE, b'"value":' + b"9" * 6000),
        rf"0003/{TABLE}: it is no JSON.*{_TELL}",
    ),
    "a number too large": (
        in_table(_VALUE, b'"value":9007199254740993'),
        rf"0003/{TABLE}: rows\[1\]: state and value do not go together.*{_TELL}",
    ),
    "no number": (in_table(_VALUE, b'"value":NaN'), rf"0003/{TABLE}: rows\[1\]: state and value.*{_TELL}"),
    "a fraction": (in_table(_VALUE, b'"value":365.0'), rf"0003/{TABLE}: rows\[1\]: state and value.*{_TELL}"),
    "less than nothing": (
        in_table(_VALUE, b'"value":-1'),
        rf"0003/{TABLE}: rows\[1\]: state and value.*{_TELL}",
    ),
    "yes for a number": (
        in_table(_VALUE, b'"value":true'),
        rf"0003/{TABLE}: rows\[1\]: state and value.*{_TELL}",
    ),
    "a field twice": (
        in_table(_VALUE, b'"value":1,' + _VALUE),
        rf"0003/{TABLE}: .*says a field twice.*{_TELL}",
    ),
    "deeper than is read": (
        lambda at: put(at, TABLE, b"[" * 200_000 + b"]" * 200_000),
        rf"0003/{TABLE}: it is no JSON.*{_TELL}",
    ),
    "two million rows of nothing": (
        lambda at: put(at, TABLE, b'{"rows":[' + b"1," * 2_000_000 + b'1],"table":"days"}'),
        rf"0003/{TABLE}: rows\[0\]: an object with agency, period.*{_TELL}",
    ),
    "half a letter": (
        lambda at: put(
            at,
            "release.json",
            (at / LAST / "release.json").read_bytes().replace(b"Madrone County", b"Madrone \\ud800"),
        ),
        rf"0003/release\.json: it is no JSON.*{_TELL}",
    ),
    "no text at all": (
        lambda at: put(at, "release.json", b"\xff\xfe"),
        rf"0003/release\.json: it is no JSON.*{_TELL}",
    ),
    "a figure that nobody defined": (
        in_table(b'"measure":"closed"', b'"measure":"closed_by"'),
        rf"0003/{TABLE}: row 2, measure, by: tables\.toml has no such figure",
    ),
    "a table that nobody defined": (
        lambda at: put(at, "tables/birthplace.json", canonical({"rows": [], "table": "birthplace"})),
        r"0003/manifest\.json: it lists 'tables/birthplace\.json', which is no file of a release",
    ),
    "an unknown release is taken back": (
        told(lambda values: values["withdrawn"].append({"release": 7, "reason": "figures_wrong"})),
        rf"0003/release\.json: release 7 is named there and is not an earlier one.*{_MAKE}",
    ),
    "it takes itself back": (
        told(lambda values: values["withdrawn"].append({"release": 3, "reason": "figures_wrong"})),
        rf"0003/release\.json: release 3 is named there and is not an earlier one.*{_MAKE}",
    ),
    "it gives out again what could identify": (
        told(lambda values: values["withdrawn"].append({"release": 1, "reason": "figures_wrong"})),
        rf"0003/release\.json: it takes back release 1 for another reason than before.*{_MAKE}",
    ),
    "a day that never was": (
        told(lambda values: values.update(made_on="2026-02-30")),
        r"0003/release\.json: made_on: ",
    ),
    "older than the one before": (
        told(lambda values: values.update(made_on="2025-03-01", asked=[], corrections=[])),
        r"0003/(release|tables/\w+)\.json: ",
    ),
    "code in a name": (
        told(lambda values: values["agencies"][0]["name"].update(en="<script>alert(1)</script>")),
        r"0003/release\.json: agencies\[0\]\.name\.en: it does not have the shape",
    ),
    "a proof that is a folder": (
        lambda at: (at / LAST / "manifest.proof.json").mkdir(),
        rf"0003/manifest\.proof\.json: it is missing, or it is no file.*{_AGAIN}",
    ),
    "a proof that is a link": (
        lambda at: (at / LAST / "manifest.proof.json").symlink_to("/etc/passwd"),
        rf"0003/manifest\.proof\.json: it is a link.*{_AGAIN}",
    ),
    "a name that speaks to the terminal": (
        lambda at: (at / LAST / "a\x1b[2J\nb").write_text(""),
        r"0003/a\\x1b\[2J\\nb: the manifest does not list it.*Move it away",
    ),
    "a name that is no text": (
        lambda at: Path(os.fsdecode(os.fsencode(at / LAST) + b"/\xff")).write_text(""),
        r"0003/\\udcff: the manifest does not list it.*Move it away",
    ),
}
"""By what was done: how, and what the command says. Each is found by `site build` and by `release check` alike."""

OF_THE_LOG: dict[str, tuple[Harm, str]] = {
    "an empty checkpoint": (
        lambda at: put(at, "log/checkpoint", b""),
        rf"0003/log/checkpoint: it has no signatures.*{_MAKE} with a whole copy of its log",
    ),
    "a checkpoint that is no text": (
        lambda at: put(at, "log/checkpoint", b"\xff\xff"),
        rf"0003/log/checkpoint: .*{_MAKE} with a whole copy of its log",
    ),
}
"""The same of the copy of the log that a release carries; `release check` is told of a log by `--log`."""
