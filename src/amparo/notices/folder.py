"""Writing a folder of our own: whole files or none, nothing that is not ours touched, the same bytes every time.

A marker lists what we wrote, with its digest. A folder without it that holds anything is somebody else's and is
refused; so is one in which somebody changed a page by hand. What an earlier run left and this one does not write is
removed; anything else in the folder stays. Files are readable by their owner only, since notices belong with the case
files.
"""

import json
import os
import re
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from amparo.terms import FileError

MARKER = ".amparo-run.json"
FORMAT = "amparo-run-folder/1"
MOST_NAMED = 5
Digests = dict[str, tuple[str, ...]]
_NAME = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their name below `folder`. Raises FileError where the folder is not ours or cannot be written."""
    for name in files:
        if not _NAME.fullmatch(name):
            raise FileError(str(folder), f"{name!r} is no name for a file of this folder.")
    try:
        earlier = _ours(folder)
        _refuse_foreign(folder, files, earlier)
        _refuse_changed(folder, files, earlier)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _write(folder / MARKER, _marker(_both(earlier, _digests(files))))
        for name, content in files.items():
            _write(folder / name, content)
        for name in sorted(set(earlier) - set(files)):
            stale = folder / name
            if stale.is_file() and not _is_link(stale):
                stale.unlink()
        _write(folder / MARKER, _marker(_digests(files)))
    except OSError as error:
        mend = "Choose another folder after --out."
        raise FileError(str(folder), f"it cannot be written ({error.strerror or error}).", mend) from error


def _ours(folder: Path) -> Digests:
    """What an earlier run wrote here, by name, with every digest it may have; a new or empty folder holds nothing."""
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
        return {}
    if not folder.is_dir():
        raise FileError(str(folder), "this is a file, no folder.", "Choose another name after --out.")
    marker = folder / MARKER
    if not marker.is_file():
        if any(folder.iterdir()):
            raise FileError(
                str(folder),
                "this folder holds something that amparo did not write.",
                "Choose a new or empty folder after --out.",
            )
        return {}
    try:
        told: Any = json.loads(marker.read_text("utf-8"))
        found = {name: tuple(str(one).split()) for name, one in told["files"].items()}
        named = found if told["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError, AttributeError):
        named = None
    if named is None or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in named):
        raise FileError(
            str(folder), f"its {MARKER} cannot be read.", "Choose a new or empty folder after --out."
        )
    return named


def _refuse_foreign(folder: Path, files: Mapping[str, bytes], earlier: Digests) -> None:
    for name in files:
        place = folder / name
        if _is_link(place) or (place.exists() and name not in earlier):
            raise FileError(
                str(place), "this was not written by amparo.", "Move it away, or choose another folder."
            )


def _refuse_changed(folder: Path, files: Mapping[str, bytes], earlier: Digests) -> None:
    """A page that somebody changed by hand is theirs now: it is neither overwritten nor removed."""
    fine = _both(earlier, _digests(files))
    changed = [
        name
        for name in sorted(earlier)
        if (folder / name).is_file()
        and not _is_link(folder / name)
        and sha256((folder / name).read_bytes()).hexdigest() not in fine[name]
    ]
    if changed:
        was, it = ("was", "it") if len(changed) == 1 else ("were", "them")
        more = f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else ""
        named = f"{', '.join(changed[:MOST_NAMED])}{more}"
        raise FileError(str(folder), f"{named} {was} changed by hand; move {it}, or choose another folder.")


def _is_link(place: Path) -> bool:
    return place.is_symlink() or place.parent.is_symlink()


def _digests(files: Mapping[str, bytes]) -> Digests:
    return {name: (sha256(content).hexdigest(),) for name, content in files.items()}


def _both(earlier: Digests, later: Digests) -> Digests:
    """While a run writes, a file is the earlier one or the later: cut short, it leaves a folder that can be used."""
    return {
        name: tuple(dict.fromkeys((*earlier.get(name, ()), *later.get(name, ()))))
        for name in (*earlier, *later)
    }


def _marker(digests: Digests) -> bytes:
    named = {name: " ".join(digests[name]) for name in sorted(digests)}
    told = {"format": FORMAT, "files": named}
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _write(place: Path, content: bytes) -> None:
    """Write beside, then put in place: a reader sees the old file or the new one, never half of it."""
    handle, beside = tempfile.mkstemp(prefix=".amparo-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
