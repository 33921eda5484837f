"""Matters: what the agency owes a single addressee (reports, requests for records, samples), and visits by officers.

A matter is entries of one sort of business, numbered without gaps, in a chain of digests, never changed. The open half may be
shown and counted; names of requesters and files lie sealed under the matter's own key. Each entry has its root in the log.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from amparo.casefile.written import read, written
from amparo.clock import CALIFORNIA
from amparo.release.records import Kind
from amparo_desk.vault import models
from amparo_desk.vault.erasing import BACKUP_DAYS, ErasedError, Erasure, erasure_of
from amparo_desk.vault.errors import SpokenError, TamperedError
from amparo_desk.vault.log_records import LogRecords
from amparo_desk.vault.releases import packed, unzipped
from amparo_desk.vault.sealing import SealError, seal, unseal
from amparo_desk.vault.turns import write_in_turn

KINDS = ("state_report", "task_force", "records_request", "sample", "visit")
BEFORE_A_MATTER = "matter/"
"""What stands before a matter's name where keys and erasures have it: no record is called so."""


class MatterChangedError(SpokenError):
    """Somebody else has added to the matter since it was looked at."""


class NoMatterError(SpokenError):
    """There is no such matter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a matter, without what is sealed; `digest` links it to those before."""

    matter: str
    kind: str
    number: int
    sort: str
    at: datetime
    by: str
    role: str
    body: Mapping[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class Matters:
    """The matters of one agency."""

    records: LogRecords
    backup_days: int = BACKUP_DAYS

    @property
    def agency(self) -> str:
        """Whose they are."""
        return self.records.agency

    def add(
        self,
        matter: str,
        kind: str,
        number: int,
        sort: str,
        body: Mapping[str, Any],
        *,
        sealed: Mapping[str, Any] | None = None,
        files: Mapping[str, bytes] | None = None,
        at: datetime,
        by: str,
        role: str,
        numbered: str = "",
    ) -> Entry:
        """Add one entry; done again as it was, it adds none. Raises MatterChangedError where another one has its number.

        With `numbered` a matter's first entry gets the next number of its kind and year, as V-2026-001, into its open half.
        """
        using = self.records.using
        try:
            with transaction.atomic(using=using):
                write_in_turn(using, self.agency, alone=bool(numbered))
                there = self._chain(matter)
                if numbered and number == 1:
                    given = read(bytes(there[0].body))["number"] if there else self._next(kind, numbered, at)
                    body = {**body, "number": given}
                if len(there) >= number:
                    return self._same(there[number - 1], sort, body, by)
                if len(there) != number - 1 or (there and there[0].kind != kind):
                    raise _changed()
                self._write(there, matter, kind, number, sort, body, sealed or {}, files or {}, at, by, role)
        except IntegrityError:
            return self._same(self._row(matter, number), sort, body, by)
        return _entry(self._row(matter, number))

    def _write(
        self,
        there: list[models.MatterEntry],
        matter: str,
        kind: str,
        number: int,
        sort: str,
        body: Mapping[str, Any],
        sealed: Mapping[str, Any],
        files: Mapping[str, bytes],
        at: datetime,
        by: str,
        role: str,
    ) -> None:
        told = written(body)
        key = self._key(matter) if there else self.records.keyring.new(_key(matter), at)
        place = _place(self.agency, matter, number)
        row = models.MatterEntry(agency=self.agency, matter=matter, kind=kind, number=number, sort=sort)
        row.at, row.by, row.role, row.body = at, by, role, told
        row.sealed = seal(key, written(sealed), place)
        row.files = seal(key, packed(files), f"{place}/files") if files else b""
        row.digest = _digest(there[-1].digest if there else "", row)
        row.save(using=self.records.using, force_insert=True)
        self.records.add(Kind.MATTER, matter, number, self.records.matter(row), at)

    def _next(self, kind: str, letter: str, at: datetime) -> str:
        """The next number of a year; asked for while nobody else writes."""
        year = at.astimezone(CALIFORNIA).year
        begun = self._rows().filter(kind=kind, number=1)
        begun = begun.filter(
            at__gte=datetime(year, 1, 1, tzinfo=CALIFORNIA),
            at__lt=datetime(year + 1, 1, 1, tzinfo=CALIFORNIA),
        )
        return f"{letter}-{year}-{begun.count() + 1:03}"

    def _same(self, row: models.MatterEntry | None, sort: str, body: Mapping[str, Any], by: str) -> Entry:
        if row is None or (row.sort, row.by, bytes(row.body)) != (sort, by, written(body)):
            raise _changed()
        return _entry(row)

    # -------------------------------------------------------------- reading

    def all(self, kind: str) -> list[list[Entry]]:
        """Every matter of a kind, the newest first, each as its entries. Nothing sealed is read, and no chain is checked."""
        found = dict[str, list[Entry]]()
        for row in self._rows().filter(kind=kind).defer("sealed", "files").order_by("id"):
            found.setdefault(row.matter, []).append(_entry(row))
        return list(reversed(found.values()))

    def entries(self, matter: str) -> list[Entry]:
        """The entries of one matter. Raises NoMatterError, TamperedError."""
        rows = self._chain(matter)
        if not rows:
            raise NoMatterError(
                "There is no such matter. Look at the list.", "No existe ese asunto. Mire la lista."
            )
        return [_entry(row) for row in rows]

    def open(self, matter: str, number: int, *, at: datetime, by: str, role: str, why: str) -> dict[str, Any]:
        """What is sealed of one entry; that it was opened is on record first. Raises NoMatterError, SealError."""
        row, key = self._opened(matter, number, at, by, role, why)
        return read(unseal(key, bytes(row.sealed), _place(self.agency, matter, number)))

    def files(
        self, matter: str, number: int, *, at: datetime, by: str, role: str, why: str
    ) -> dict[str, bytes]:
        """The files of one entry by name; that they were opened is on record first. Raises NoMatterError, SealError."""
        row, key = self._opened(matter, number, at, by, role, why)
        if not row.files:
            return {}
        return unzipped(unseal(key, bytes(row.files), f"{_place(self.agency, matter, number)}/files"))

    def is_whole(self, matter: str, roots: Mapping[int, bytes]) -> bool:
        """Whether a matter's entries are those that were written, by these roots, and open. Nobody is shown anything."""
        try:
            rows, is_erased = self._chain(matter), self.erasure(matter) is not None
            key = b"" if is_erased else self.records.keyring.of(_key(matter))
            for row in rows if key else ():
                place = _place(self.agency, matter, row.number)
                unseal(key, bytes(row.sealed), place)
                if row.files:
                    unseal(key, bytes(row.files), f"{place}/files")
        except (TamperedError, SealError):
            return False
        return {row.number: self.records.matter(row).root for row in rows} == dict(roots)

    def _opened(
        self, matter: str, number: int, at: datetime, by: str, role: str, why: str
    ) -> tuple[models.MatterEntry, bytes]:
        using = self.records.using
        row = next((one for one in self._chain(matter) if one.number == number), None)
        if row is None:
            self.entries(matter)
            raise NoMatterError(
                "There is no such entry. Look at the list.", "No existe esa anotación. Mire la lista."
            )
        with transaction.atomic(using=using):
            write_in_turn(using, self.agency)
            models.Read.objects.using(using).create(
                agency=self.agency, record=matter, at=at, by=by, role=role, why=why[:200]
            )
        return row, self._key(matter)

    # -------------------------------------------------------------- erasing

    def erasure(self, matter: str) -> Erasure | None:
        """That what is sealed of a matter was erased; None where it was not."""
        return erasure_of(self.agency, _key(matter), self.records.using)

    def is_key_left(self, matter: str) -> bool:
        """Whether a matter was erased and its key is still there: the erasure was cut off, and is to be done again."""
        return self.erasure(matter) is not None and self.records.keyring.find(_key(matter)) is not None

    def erased(self) -> set[str]:
        """The matters of which it was."""
        rows = models.Erased.objects.using(self.records.using).filter(agency=self.agency)
        names = rows.filter(record__startswith=BEFORE_A_MATTER).values_list("record", flat=True)
        return {name.removeprefix(BEFORE_A_MATTER) for name in names}

    def erase(
        self,
        matter: str,
        ground: str,
        *,
        at: datetime,
        by: str,
        role: str,
        citation: str | None = None,
        is_free: bool | None = None,
    ) -> Erasure:
        """Destroy a matter's key for good; that it was done, on what ground, stays. Done again, it ends what was cut off.

        Raises NoMatterError.
        """
        using = self.records.using
        with transaction.atomic(using=using):
            write_in_turn(using, self.agency, alone=True)
            self.entries(matter)
            if self.erasure(matter) is None:
                row = models.Erased(
                    agency=self.agency, record=_key(matter), ground=ground.strip(), at=at, by=by
                )
                row.role, row.citation, row.is_free = role, citation, is_free
                row.save(using=using, force_insert=True)
                self.records.bury(row)
        self.records.keyring.destroy(_key(matter))
        erasure = self.erasure(matter)
        assert erasure is not None
        return erasure

    def _key(self, matter: str) -> bytes:
        """A matter's key. Raises ErasedError where it was erased, SealError where it is gone otherwise."""
        erasure = self.erasure(matter)
        if erasure is not None:
            raise ErasedError(_key(matter), erasure, self.backup_days)
        return self.records.keyring.of(_key(matter))

    def _chain(self, matter: str) -> list[models.MatterEntry]:
        rows, digest = list(self._rows().filter(matter=matter).order_by("number")), ""
        for number, row in enumerate(rows, 1):
            digest = _digest(digest, row)
            if row.number != number or row.digest != digest:
                raise TamperedError(
                    f"Entry {number} of {matter} is not the one that was written. Compare with a backup; tell counsel."
                )
        return rows

    def _row(self, matter: str, number: int) -> models.MatterEntry:
        return self._rows().get(matter=matter, number=number)

    def _rows(self) -> QuerySet[models.MatterEntry]:
        return models.MatterEntry.objects.using(self.records.using).filter(agency=self.agency)


def _changed() -> MatterChangedError:
    return MatterChangedError(
        "Somebody was first: this has changed since you opened it. What you typed is still here; look at it again.",
        "Alguien se adelantó: esto cambió desde que lo abrió. Lo que escribió sigue aquí; mírelo de nuevo.",
    )


def _entry(row: models.MatterEntry) -> Entry:
    told = read(bytes(row.body))
    return Entry(row.matter, row.kind, row.number, row.sort, row.at, row.by, row.role, told, row.digest)


def _key(matter: str) -> str:
    """Under which name a matter's key is kept: no record is called so."""
    return f"{BEFORE_A_MATTER}{matter}"


def _place(agency: str, matter: str, number: int) -> str:
    return f"{agency}/matter/{matter}/{number}"


def _digest(before: str, row: models.MatterEntry) -> str:
    """The link of one entry in its matter's chain."""
    envelope = {
        "before": before,
        **{name: getattr(row, name) for name in ("agency", "matter", "kind", "number", "sort", "by", "role")},
        "at": row.at.timestamp(),
        **{
            name: hashlib.sha256(bytes(getattr(row, name))).hexdigest()
            for name in ("body", "sealed", "files")
        },
    }
    return hashlib.sha256(written(envelope)).hexdigest()
