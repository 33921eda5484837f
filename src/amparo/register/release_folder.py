"""A release in its folder: read and checked against its manifest, and written whole or not at all."""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from amparo.register.folder import Folder, UnreadError
from amparo.register.log import read_log
from amparo.register.release_again import SoundBefore, read_contents
from amparo.register.release_json import read_manifest
from amparo.register.release_paths import LOG, is_of_release
from amparo.register.release_values import Release
from amparo.register.release_written import MANIFEST, PROOF
from amparo.register.succession import BEGUN, Begun, read_begun
from amparo.register.totals import ReleaseError
from amparo.terms import FileError
from amparo.tlog import LogError

LARGEST_FILE = 500_000_000
_NUMBER = re.compile(r"[0-9]{4,6}", re.ASCII)
_AGAIN = (
    "Take the whole release from its publisher again.",
    "Tome otra vez la publicación entera de quien la publica.",
)


def _error(file: str, en: str, es: str, mend: tuple[str, str] = _AGAIN) -> ReleaseError:
    return ReleaseError(file, en, mend[0], f"{es} {mend[1]}")


def folder_name(number: int) -> str:
    """The name of a release's folder: 0001."""
    return f"{number:04}"


def read_release(folder: Path, before: SoundBefore | None = None) -> Release:
    """The release in a folder, every byte held against its manifest. Raises ReleaseError, FileError.

    `before`: what was found sound before and need not be gone through again; the bytes are held against the manifest always.
    """
    there = Folder(folder)
    if not there.has(MANIFEST):
        raise _error(
            str(folder / MANIFEST),
            "it is not there, so this is no release.",
            "no está, así que esto no es una publicación.",
            (
                "Give the folder of one release, as RELEASES/0001.",
                "Dé la carpeta de una publicación, como RELEASES/0001.",
            ),
        )
    manifest = _read(there, MANIFEST)
    number, listed = read_manifest(manifest)
    named = folder.resolve().name
    if _NUMBER.fullmatch(named) and int(named) != number:
        raise _error(
            MANIFEST,
            f"it is the manifest of release {number}, and the folder is {named}.",
            f"es el manifiesto de la publicación {number}, y la carpeta es {named}.",
        )
    contents = _listed(there, listed)
    named_by = sha256(manifest).hexdigest()
    release = before.read(named_by, contents) if before else read_contents(contents)
    if release.number != number:
        raise _error(
            "release.json",
            f"it says that it is release {release.number}; the manifest says {number}.",
            f"dice que es la publicación {release.number}; el manifiesto dice {number}.",
        )
    return replace(
        release,
        begun=_begun(folder, contents[BEGUN], release.origin) if BEGUN in contents else None,
        manifest=named_by,
        proof=_read(there, PROOF) if there.has(PROOF) else None,
        folder=folder,
        log=tuple(path for path in listed if path.startswith(LOG)),
        digests={path: digest for path, (digest, _) in listed.items()},
    )


def _begun(folder: Path, content: bytes, origin: str) -> Begun:
    """Whose place the release's log takes, by its own word, which the copy of the log beside it holds."""
    try:
        log = read_log(folder / "log")
        told: Begun | str = read_begun(content, log) if log.head.origin == origin else "it is of another log."
    except (FileError, LogError) as error:
        told = str(error)
    if isinstance(told, str):
        raise _error(
            BEGUN,
            f"it does not show that {origin} goes on in the place of another log: {told}",
            f"no muestra que {origin} siga en lugar de otro registro.",
        )
    return told


def _listed(there: Folder, listed: Mapping[str, tuple[str, int]]) -> dict[str, bytes]:
    """The contents of the files that the manifest lists, those of the log left out; and that no other file lies there."""
    for needed in ("release.json", "regions.json"):
        if needed not in listed:
            raise _error(MANIFEST, f"it does not list {needed}.", f"no nombra {needed}.")
    for path in there.walk("."):
        path = path.removeprefix("./")
        if path not in listed and path not in (MANIFEST, PROOF):
            raise _error(
                path,
                "the manifest does not list it: it was added.",
                "el manifiesto no lo nombra: se añadió.",
                ("Move it away.", "Quítelo de ahí."),
            )
    contents: dict[str, bytes] = {}
    for path, (digest, size) in listed.items():
        if not is_of_release(path):
            raise _error(
                MANIFEST,
                f"it lists {ascii(path)[:120]}, which is no file of a release.",
                f"nombra {ascii(path)[:120]}, que no es un archivo de una publicación.",
            )
        content = _read(there, path)
        if len(content) != size or sha256(content).hexdigest() != digest:
            raise _error(
                path,
                "it was changed: it is not what the manifest says.",
                "se cambió: no es lo que dice el manifiesto.",
            )
        if not path.startswith(LOG):
            contents[path] = content
    return contents


def _read(there: Folder, path: str) -> bytes:
    try:
        return there.read(path, LARGEST_FILE)
    except UnreadError as error:
        if error.code == "file_missing":
            raise _error(
                path, "it is missing; the manifest lists it.", "falta; el manifiesto lo nombra."
            ) from error
        raise _error(path, error.problem, "no se puede leer, es un enlace o es demasiado grande.") from error


def read_releases(folder: Path, before: SoundBefore | None = None) -> tuple[Release, ...]:
    """Every release of a folder, 0001 first, each naming the manifest of the one before. Raises ReleaseError, FileError."""
    if not folder.is_dir():
        raise FileError(
            str(folder), "there is no such folder.", "Give the folder that holds 0001, 0002 and so on."
        )
    names = sorted((one.name for one in folder.iterdir() if _NUMBER.fullmatch(one.name)), key=int)
    found: list[Release] = []
    for number, name in enumerate(names, 1):
        if name != folder_name(number):
            raise _error(
                folder_name(number),
                f"this release is missing, and {name} is there.",
                f"falta esta publicación, y está {name}.",
            )
        try:
            release = read_release(folder / name, before)
        except ReleaseError as error:
            raise ReleaseError(f"{name}/{error.file}", str(error).partition(": ")[2], "", error.es) from error
        _follows(release, found[-1] if found else None, name)
        found.append(release)
    return tuple(found)


def _follows(release: Release, before: Release | None, name: str) -> None:
    """That a release is the next one, of the same log or of one that goes on in its place."""
    if release.previous != (before.manifest if before else None):
        raise _error(
            f"{name}/release.json",
            "it does not name the manifest of the release before it.",
            "no nombra el manifiesto de la publicación anterior.",
        )
    if before is not None and release.origin != before.origin:
        if release.begun is None or not release.begun.names(before.origin):
            raise _error(
                f"{name}/{MANIFEST}",
                f"it is of another log: {release.origin}, not {before.origin}, and no record of that log says that it goes on "
                f"in its place.",
                f"es de otro registro: {release.origin}, no {before.origin}, y ninguna constancia suya dice que siga en su "
                f"lugar.",
            )
    if before is not None and release.made_on < before.made_on:
        raise _error(
            f"{name}/release.json",
            "it was made before the release that it follows.",
            "se hizo antes que la publicación a la que sigue.",
        )


def write_release(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a release's files as a new folder, whole or not at all: RELEASES/0001. Raises ReleaseError, FileError.

    A release is never changed: where the folder is there already, nothing is written. What an earlier attempt left half
    done beside it is removed.
    """
    if MANIFEST not in files:
        raise ReleaseError(str(folder), f"{MANIFEST} is not among the files.", "Make them with files_of.")
    beside = folder.with_name(f".{folder.name}.writing")
    try:
        if os.path.lexists(folder):
            raise _error(
                str(folder),
                "this release is there already, and a release is never changed.",
                "esta publicación ya está, y una publicación nunca se cambia.",
                ("Make the next number.", "Haga el número siguiente."),
            )
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        for path, content in sorted(files.items()):
            if path not in (MANIFEST, PROOF) and not is_of_release(path):
                raise ReleaseError(str(folder), f"{path!r} is no file of a release.")
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            _write(beside / path, content)
        for inner in sorted((one for one in beside.rglob("*") if one.is_dir()), reverse=True):
            _settle(inner)
        _settle(beside)
        read_release_at(beside, folder.name)
        beside.rename(folder)
        _settle(folder.parent)
    except OSError as error:
        mend = "Free space or rights there, then publish again; nothing of it was published."
        raise FileError(str(folder), f"it cannot be written ({error.strerror or error}).", mend) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def read_release_at(beside: Path, name: str) -> None:
    """Read back what was written before anybody can see it. Raises ReleaseError."""
    number = read_release(beside).number
    if name != folder_name(number):
        raise ReleaseError(name, f"the files are release {number}.", f"Write them to {folder_name(number)}.")


def add_proof(folder: Path, proof: bytes) -> None:
    """Put the proof of a release's manifest beside it, once the day is signed that holds it. Raises FileError."""
    beside = folder.with_name(f".{folder.name}.proof")
    try:
        _write(beside, proof)
        beside.replace(folder / PROOF)
        _settle(folder)
    except OSError as error:
        beside.unlink(missing_ok=True)
        mend = "Free space or rights there, then add it again."
        raise FileError(
            str(folder / PROOF), f"it cannot be written ({error.strerror or error}).", mend
        ) from error


def _write(place: Path, content: bytes) -> None:
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
