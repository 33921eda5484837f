"""The folder of releases and the house behind it: what is there, what was approved and is not there yet, proofs to be added.

The database says what is a release, the folder holds what was said. A release is approved first and written then, so
whatever is cut off between is ended by the next who comes by: the same bytes, whole or not at all.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from amparo.register.release import (
    MANIFEST,
    PROOF,
    Release,
    add_proof,
    folder_name,
    read_releases,
    write_release,
)
from amparo.register.release_json import read_manifest, read_regions, read_table, read_told
from amparo.register.succession import Begun, Ended
from amparo.release.records import NEVER_SHOWN, Kind
from amparo.terms import FileError
from amparo.tlog import Record
from amparo_desk.agencies import agencies, vault_of
from amparo_desk.proving import index_of, prove, signed_leaves
from amparo_desk.public_list import PublicList, read_public_list
from amparo_desk.vault import models
from amparo_desk.vault.binding import log_name
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.releases import Draft, Releases
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log


class NotSaidError(SpokenError):
    """The log goes on in the place of another, and no signed day of it says so yet."""


class OtherReleaseError(SpokenError):
    """The folder holds another release under a number than the one that was approved here."""


@dataclass(frozen=True, slots=True)
class House:
    """The agencies of the desk, and where their releases go. `listed` is read anew each time."""

    vaults: Mapping[str, Vault]
    folder: Path
    list_file: Path
    log_home: Path
    using: str = "default"

    @property
    def releases(self) -> Releases:
        """What was drafted and approved."""
        return Releases(self.using)

    def listed(self) -> PublicList:
        """The house's public list. Raises FileError, DelayError."""
        return read_public_list(self.list_file)

    def log(self) -> Log:
        """The house's log. Raises StorageError where there is none."""
        return Log(self.log_home)


class _Vaults(Mapping[str, Vault]):
    """The vaults of this desk's agencies, each opened when it is asked for: one whose key is gone holds no other up."""

    def __getitem__(self, name: str) -> Vault:
        if name not in agencies():
            raise KeyError(name)
        return vault_of(name)

    def __iter__(self) -> Iterator[str]:
        return iter(agencies())

    def __len__(self) -> int:
        return len(agencies())


def house_here() -> House:
    """The house of this desk, as its settings say. A vault raises FileError, SealError where its key is gone or another."""
    return House(_Vaults(), settings.RELEASES, settings.RELEASE_LIST, settings.LOG_HOME)


def written(folder: Path) -> tuple[Release, ...]:
    """The releases of the folder, checked; none where it was not made yet. Raises ReleaseError."""
    return read_releases(folder, whole=True) if folder.is_dir() else ()


def release_of(files: Mapping[str, bytes]) -> Release:
    """The release that files come to, as anybody will read them. Raises ReleaseError."""
    tables = {
        path.removeprefix("tables/").removesuffix(".json"): content
        for path, content in files.items()
        if path.startswith("tables/")
    }
    told = read_told(
        files["release.json"],
        {name: read_table(name, content) for name, content in tables.items()},
        read_regions(files["regions.json"]),
    )
    return replace(told, salt=read_manifest(files[MANIFEST])[2])


def finish(house: House) -> list[int]:
    """Write every approved release that is not in the folder; their numbers. Done again, it writes none.

    Raises OtherReleaseError where a number holds another release, FileError where the folder cannot be written.
    """
    done = list[int]()
    for draft in house.releases.published():
        place = house.folder / folder_name(draft.number)
        if not os.path.lexists(place):
            with _alone(house.folder):
                if not os.path.lexists(place):
                    write_release(place, house.releases.files(draft.id))
                    done.append(draft.number)
    return done


def missing(house: House) -> list[Draft]:
    """What was approved and is not in the folder."""
    rows = house.releases.published()
    return [one for one in rows if not os.path.lexists(house.folder / folder_name(one.number))]


def known(house: House) -> tuple[Release, ...]:
    """Every release that was ever published, whole and checked; what was cut off is ended first.

    A release that this database does not know (an older copy of it was restored) is published all the same, and counts.
    Raises ReleaseError, FileError, OtherReleaseError.
    """
    finish(house)
    there = written(house.folder)
    for draft in house.releases.published():
        found = there[draft.number - 1].manifest if draft.number <= len(there) else ""
        if found != draft.manifest:
            name = folder_name(draft.number)
            raise OtherReleaseError(
                f"{house.folder / name} is not the release that was approved here. One of the two is from an older copy, or "
                f"was changed. Compare folder and database with their backups; nothing is published until they agree.",
                f"{house.folder / name} no es la publicación que se aprobó aquí. Una de las dos viene de una copia anterior o "
                f"se cambió. Compare carpeta y base de datos con sus copias; no se publica nada hasta que coincidan.",
            )
    return there


def begun_in(house: House, log: Log) -> tuple[Begun, bytes] | None:
    """In whose place this log goes on, and the proof that a signed day of it says so; None where it is the house's first.

    Raises NotSaidError where no such day is signed yet.
    """
    rows = models.LogFollows.objects.using(house.using).filter(origin=log.origin).order_by("agency")
    told = [row for row in rows if row.agency in house.vaults]
    for row in told:
        shown = _begun(house, log, row.agency)
        if shown is not None:
            before = tuple(Ended(**one) for one in json.loads(row.before))
            proof = prove(house.vaults[row.agency].closer, log, [shown])
            return Begun(log.origin, before), proof.written
    if told:
        raise NotSaidError(
            f"{log.origin} goes on in the place of another log and does not say so in public yet. It does once the night has "
            f"signed its first day; count then.",
            f"{log.origin} sigue en lugar de otro registro y aún no lo dice en público. Lo dirá cuando la noche firme su primer "
            f"día; cuente entonces.",
        )
    return None


def _begun(house: House, log: Log, agency: str) -> tuple[Record, models.ClosedRecord] | None:
    """An agency's record that this log goes on in the place of another, and its signed day; None where there is none."""
    signed = signed_leaves(log, house.using)
    row = models.LogFollows.objects.using(house.using).filter(origin=log.origin, agency=agency).first()
    closed = (
        models.ClosedRecord.objects.using(house.using)
        .select_related("closing", "closing__leaf")
        .filter(log_record__agency=agency, log_record__kind=Kind.LOG_BEGUN.value)
        .filter(log_record__record=log_name(log.origin))
        .first()
    )
    if row is None or closed is None or index_of(closed.closing, signed) is None:
        return None
    record = house.vaults[agency].begun(row)
    return record.shown({one.name for one in record.fields} - NEVER_SHOWN), closed


def add_proofs(house: House, log: Log) -> list[str]:
    """Put the proof beside each release whose record lies in a signed day and has none yet; their paths."""
    signed, added = signed_leaves(log, house.using), list[str]()
    rows = models.ClosedRecord.objects.using(house.using).select_related(
        "closing", "closing__leaf", "log_record"
    )
    own = {row.log_record.record: row for row in rows.filter(log_record__kind=Kind.RELEASE.value)}
    for draft in house.releases.published():
        name = folder_name(draft.number)
        closed, place = own.get(name), house.folder / name
        if closed is None or draft.agency not in house.vaults or index_of(closed.closing, signed) is None:
            continue
        if not (place / MANIFEST).exists() or (place / PROOF).exists():
            continue
        vault = house.vaults[draft.agency]
        record = vault.released(draft)
        shown = [(record.shown({one.name for one in record.fields} - NEVER_SHOWN), closed)]
        if draft.told["origin"] != log.origin:  # approved, and its day not signed, before the log was lost
            begun = _begun(house, log, draft.agency)
            if begun is None:
                continue
            shown.append(begun)
        add_proof(place, prove(vault.closer, log, shown).written)
        added.append(f"{name}/{PROOF}")
    return added


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While somebody writes to the folder: two at once would clear away each other's half."""
    lock = folder.with_name(f".{folder.name}.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        mend = "Let the desk's user write there; AMPARO_RELEASES names another place."
        raise FileError(str(folder), f"it cannot be written ({error.strerror or error}).", mend) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
