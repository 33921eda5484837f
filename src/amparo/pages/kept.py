"""What may be taken over from the site that stands, and the record that says so, which lies beside the site and not in it.

    a part's digest is the record's ─► each of its files read, held against the digest in the record ─► laid again
    a file of a release is there     ─► likewise, wherever in the site that stands it lies

A file that is not what the record says, or not there, is never taken over: its part is made anew. So a record that is of another
site, or of another program, or damaged, costs time and nothing else.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from amparo.pages.frames import Frame
from amparo.pages.laid import Content, Given, Kept, Laid
from amparo.pages.parts import Part, Sorts
from amparo.register.days import NOT_YET, Agency, Followed
from amparo.register.seen import Attestation, Seen
from amparo.register.tree import Roots
from amparo.terms import FileError

_FORMAT = "amparo-built/v1"
_ENDINGS = (".py", ".toml", ".html", ".css", ".js")
_PACKAGES = ("jinja2", "markupsafe", "babel", "polars")


@dataclass
class Record:
    """What is known of a site that was built: of which program, its parts, its files, and what was found sound on the way."""

    program: str
    head: str = ""
    """The first line of the file that it was read from, which no other record has."""
    parts: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Of each part the digest of what it tells, and the paths of its files."""
    files: dict[str, Laid] = field(default_factory=dict)
    sound: list[str] = field(default_factory=list)
    """Digests of releases, and of what agencies tell in them."""
    keys: str = ""
    attestations: dict[str, Attestation] = field(default_factory=dict)
    followed: Followed = NOT_YET
    roots: dict[str, bytes] = field(default_factory=dict)

    def keep(self, seen: Seen) -> None:
        """Keep what the check of the log saw."""
        self.keys, self.attestations, self.followed = seen.keys, seen.attestations, seen.followed
        self.roots = seen.roots.found

    def seen(self, digests: Mapping[str, str]) -> Seen:
        """For the check of a log: what the check before it saw. `digests` are those of the files in the log's copy."""
        roots = Roots(digests, self.roots)
        return Seen(digests, self.keys, self.attestations, followed_before=self.followed, roots=roots)


def program_of(sorts: Sorts) -> str:
    """A digest of all that makes a site of releases: this program whole, what it is built on, and the words given to it."""
    digest = sha256(json.dumps([sys.version, *map(version, _PACKAGES), sorted(sorts.items())]).encode())
    for path, content in _sources(files("amparo"), "amparo"):
        digest.update(f"{path} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _sources(one, f"{path}/{one.name}")
        elif one.name.endswith(_ENDINGS):
            yield f"{path}/{one.name}", one.read_bytes()


def place_of(target: Path) -> Path:
    """Where the record of a site lies."""
    return target.with_name(f".{target.name}.built.json")


def read_record(target: Path, program: str) -> Record:
    """The record of a site; an empty one where there is none, or none that this program wrote, whole."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        head, _, body = place_of(target).read_bytes().partition(b"\n")
        told = json.loads(body) if head.decode() == _head(body) else {}
        if told["program"] == program:
            return Record(
                program,
                head.decode(),
                {name: (digest, paths) for name, (digest, paths) in told["parts"].items()},
                {path: Laid(*laid) for path, laid in told["files"].items()},
                told["sound"],
                told["keys"],
                {digest: _attestation(one) for digest, one in told["attestations"].items()},
                Followed(tuple(told["bundles"]), tuple(map(_days, told["days"]))),
                {key: bytes.fromhex(root) for key, root in told["roots"].items()},
            )
    return Record(program)


def write_record(target: Path, record: Record) -> None:
    """Lay the record beside the site, whole or not at all. Raises FileError."""
    told = {
        "program": record.program,
        "parts": record.parts,
        "files": {path: [laid.sha256, laid.size] for path, laid in record.files.items()},
        "sound": sorted(record.sound),
        "keys": record.keys,
        "bundles": record.followed.bundles,
        "days": [_spelt_days(one) for one in record.followed.agencies],
        "roots": {key: root.hex() for key, root in record.roots.items()},
        "attestations": {digest: _spelt(one) for digest, one in record.attestations.items()},
    }
    body = json.dumps(told, separators=(",", ":")).encode()
    place = place_of(target)
    beside = place.with_name(f"{place.name}.new")
    try:
        beside.write_bytes(f"{_head(body)}\n".encode() + body)
        beside.replace(place)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FileError(
            str(place),
            f"it cannot be written ({error.strerror}). The new site stands; the next build will make all of it anew.",
            "Make room or mend the rights.",
        ) from error


def _head(body: bytes) -> str:
    return f"{_FORMAT} {sha256(body).hexdigest()}"


def _spelt(one: Attestation) -> list[Any]:
    size, root = one.under
    days = [day.isoformat() if day else None for day in (one.ends, one.until)]
    return [one.agency, one.month, list(one.offices), days, [size, root.hex()], one.digest.hex()]


def _attestation(told: list[Any]) -> Attestation:
    agency, month, (en, es), days, (size, root), digest = told
    ends, until = (date.fromisoformat(day) if day else None for day in days)
    return Attestation(
        agency, month, (en, es), ends, until, (size, bytes.fromhex(root)), bytes.fromhex(digest)
    )


def _spelt_days(one: Agency) -> list[Any]:
    gaps = [[first.isoformat(), last.isoformat(), perhaps] for first, last, perhaps in one.gaps]
    months = {month: digest.hex() for month, digest in one.months.items()}
    return [one.name, one.first.isoformat(), one.last.isoformat(), one.at, one.count, gaps, months]


def _days(told: list[Any]) -> Agency:
    name, first, last, at, count, gaps, months = told
    day = date.fromisoformat
    return Agency(
        *(name, day(first), day(last), at, count),
        [(day(start), day(end), perhaps) for start, end, perhaps in gaps],
        {month: bytes.fromhex(digest) for month, digest in months.items()},
    )


class Standing:
    """The site that stands, as far as its record vouches for it: a context in which its files are looked over."""

    def __init__(self, target: Path, record: Record) -> None:
        self._target = str(target)  # paths by hand from here on: they are many
        self._record = record
        self._by_digest = {laid.sha256: path for path, laid in reversed(record.files.items())}
        self._looking = _look_over(target) if record.files else None
        self._changed: frozenset[str] | None = None

    def __enter__(self) -> "Standing":
        return self

    def __exit__(self, *_: object) -> None:
        if self._looking and self._changed is None:  # nobody has asked, say because the releases are refused
            self._looking.kill()
            self._looking.communicate()

    def kept(self, part: Part, frame_of: Any) -> list[tuple[str, Content, Laid]] | None:
        """The files of a part that is as it was, in the frames of now; None where it must be made."""
        told, paths = self._record.parts.get(part.name, ("", []))
        if part.told is None or told != part.told or not all(map(self._is_whole, paths)):
            return None
        found = list[tuple[str, Content, Laid]]()
        for path in paths:
            laid, frame = self._record.files[path], frame_of(path)
            content = self._framed(path, laid, frame) if frame else self._there(path)
            if content is None:
                return None
            told_now = laid if isinstance(content, Kept) else Laid(sha256(content).hexdigest(), len(content))
            found.append((path, content, told_now))
        return found

    def given(self, file: Given) -> Content:
        """A file of a release from the site that stands, where it is there whole; else the release's own."""
        path = self._by_digest.get(file.sha256)
        return self._there(path) if path and self._is_whole(path) else file

    def _is_whole(self, path: str) -> bool:
        """Whether a file was found to be what the record says; none is where nobody could look."""
        if self._changed is None:
            self._changed = self._looked_over()
        return path not in self._changed

    def _looked_over(self) -> frozenset[str]:
        """Every file that is not what the record says."""
        if self._looking:
            told, _ = self._looking.communicate()
            with contextlib.suppress(ValueError):
                head, *paths = json.loads(told)
                if (
                    head == self._record.head
                ):  # else the record was exchanged meanwhile, and what was found is of another
                    return frozenset(paths)
        return frozenset(self._record.files)

    def _there(self, path: str) -> Kept:
        return Kept(f"{self._target}/{path}")

    def _framed(self, path: str, laid: Laid, frame: Frame) -> bytes | Kept | None:
        there = self._there(path)
        try:
            content = _read(there.path)
        except OSError:
            return None
        if sha256(content).hexdigest() != laid.sha256:
            return None
        new = frame.around(content)
        return there if new == content else new


def _look_over(target: Path) -> "subprocess.Popen[bytes] | None":
    """Begin to look over a site; None where there is no room for a process."""
    program = str(files("amparo.pages").joinpath("look_over.py"))
    command = [sys.executable, "-I", "-S", program, str(place_of(target)), str(target)]
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None


def _read(place: str) -> bytes:
    """A file of the site; a link is none."""
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        return file.read()


def laid_of(path: str, content: Content, standing: Standing | None) -> tuple[Content, Laid]:
    """What is laid at a path that is made anew, with its digest and size."""
    if isinstance(content, Given):
        size = content.path.stat().st_size
        return (standing.given(content) if standing else content), Laid(content.sha256, size)
    assert isinstance(content, bytes), path
    return content, Laid(sha256(content).hexdigest(), len(content))
