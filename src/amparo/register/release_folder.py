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
from amparo.register.release_paths import BEGUN, LOG, gone_at, is_of_release, proof_of_gone
from amparo.register.release_values import Release
from amparo.register.release_written import MANIFEST, PROOF
from amparo.register.succession import Begun, read_begun
from amparo.register.totals import ReleaseError
from amparo.terms import FileError
from amparo.tlog import LogError

LARGEST_FILE = 500_000_000
LARGEST_OTHER = 50_000_000
"""Bytes that a manifest or its proof may have; every other file has at most what the manifest says."""
NUMBER = re.compile(r"[0-9]{4,6}", re.ASCII)
_AGAIN = (
    "Take the whole release from its publisher again.",
    "Tome otra vez la publicación entera de quien la publica.",
)

_UNREAD = {
    "no_manifest": (
        "it is not there, or it is no file, so this is no release.",
        "no está, o no es un archivo, así que esto no es una publicación.",
        "Give the folder of a whole release, as RELEASES/0001, taken from its publisher.",
        "Dé la carpeta de una publicación entera, como RELEASES/0001, tomada de quien la publica.",
    ),
    "file_missing": ("it is missing, or it is no file.", "falta, o no es un archivo."),
    "file_link": ("it is a link; links are not followed.", "es un enlace; no se siguen enlaces."),
    "file_large": (
        "it was changed: it is larger than the manifest says.",
        "se cambió: es más grande de lo que dice el manifiesto.",
    ),
    "file_denied": (
        "it cannot be read",
        "no se puede leer.",
        "Give this account the right to read it and all that lies beside it.",
        "Dé a esta cuenta permiso para leerlo y leer lo que está a su lado.",
    ),
}


def refused(file: str, en: str, es: str, mend: tuple[str, str] = _AGAIN) -> ReleaseError:
    """The error for a file of a release, in both languages, with what to do."""
    return ReleaseError(file, en, mend[0], f"{es} {mend[1]}")


def folder_name(number: int) -> str:
    """The name of a release's folder: 0001."""
    return f"{number:04}"


def read_release(folder: Path, before: SoundBefore | None = None) -> Release:
    """The release in a folder, every byte held against its manifest. Raises ReleaseError, FileError.

    `before`: what was found sound before and need not be gone through again; the bytes are held against the manifest always.
    """
    there = Folder(folder)
    manifest = _read(there, MANIFEST)
    number, listed, salt = read_manifest(manifest)
    named = folder.absolute().name
    if NUMBER.fullmatch(named) and int(named) != number:
        raise refused(
            MANIFEST,
            f"it is the manifest of release {number}, and the folder is {named}.",
            f"es el manifiesto de la publicación {number}, y la carpeta es {named}.",
        )
    contents = _listed(there, listed)
    named_by = sha256(manifest).hexdigest()
    release = before.read(named_by, contents) if before else read_contents(contents)
    if release.number != number:
        raise refused(
            "release.json",
            f"it says that it is release {release.number}; the manifest says {number}.",
            f"dice que es la publicación {release.number}; el manifiesto dice {number}.",
        )
    in_log = {gone: content for path, content in contents.items() if (gone := gone_at(path)) is not None}
    _check_gone(release, in_log)
    return replace(
        release,
        salt=salt,
        in_log=in_log,
        begun=_begun(folder, contents[BEGUN], release.origin) if BEGUN in contents else None,
        manifest=named_by,
        proof=_read(there, PROOF) if there.has(PROOF) else None,
        folder=folder,
        log=tuple(path for path in listed if path.startswith(LOG)),
        digests={path: digest for path, (digest, _) in listed.items()},
    )


def _check_gone(release: Release, in_log: Mapping[int, bytes]) -> None:
    """That proofs lie there of releases alone that it says are given out no more."""
    gone = {one.release for one in release.withdrawn if not one.is_given_out}
    for number in sorted(set(in_log) - gone):
        raise refused(
            proof_of_gone(number),
            f"release.json does not say that release {number} could identify somebody, so its proof does not belong here.",
            f"release.json no dice que la publicación {number} pudiera identificar a alguien; su prueba no va aquí.",
        )


def _begun(folder: Path, content: bytes, origin: str) -> Begun:
    """Whose place the release's log takes, by its own word, which the copy of the log beside it holds."""
    try:
        log = read_log(folder / "log")
        told: Begun | str = read_begun(content, log) if log.head.origin == origin else "it is of another log."
    except (FileError, LogError) as error:
        told = str(error)
    if isinstance(told, str):
        raise refused(
            BEGUN,
            f"it does not show that {origin} goes on in the place of another log: {told}",
            f"no muestra que {origin} siga en lugar de otro registro.",
        )
    return told


def _listed(there: Folder, listed: Mapping[str, tuple[str, int]]) -> dict[str, bytes]:
    """The contents of the files that the manifest lists, those of the log left out; and that no other file lies there."""
    for needed in ("release.json", "regions.json"):
        if needed not in listed:
            raise refused(MANIFEST, f"it does not list {needed}.", f"no nombra {needed}.")
    for path in there.walk("."):
        path = path.removeprefix("./")
        if path not in listed and path not in (MANIFEST, PROOF):
            raise refused(
                ascii(path)[1:-1],  # a name that somebody else chose, which may hold anything
                "the manifest does not list it: it was added.",
                "el manifiesto no lo nombra: se añadió.",
                ("Move it away.", "Quítelo de ahí."),
            )
    contents: dict[str, bytes] = {}
    for path, (digest, size) in listed.items():
        if not is_of_release(path):
            raise refused(
                MANIFEST,
                f"it lists {ascii(path)[:120]}, which is no file of a release.",
                f"nombra {ascii(path)[:120]}, que no es un archivo de una publicación.",
            )
        content = _read(there, path, size)
        if len(content) != size or sha256(content).hexdigest() != digest:
            raise refused(
                path,
                "it was changed: it is not what the manifest says.",
                "se cambió: no es lo que dice el manifiesto.",
            )
        if not path.startswith(LOG):
            contents[path] = content
    return contents


def _read(there: Folder, path: str, size: int = LARGEST_OTHER) -> bytes:
    """The bytes of a file that is at most so large, by the word of the manifest."""
    try:
        return there.read(path, min(size, LARGEST_FILE))
    except UnreadError as error:
        code = "no_manifest" if path == MANIFEST and error.code == "file_missing" else error.code
        en, es, *mend = _UNREAD.get(code, _UNREAD["file_denied"])
        en = f"{en} ({error.problem.removesuffix('.')})." if error.code == "file_denied" else en
        raise refused(path, en, es, (mend[0], mend[1]) if mend else _AGAIN) from error


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
            raise refused(
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
