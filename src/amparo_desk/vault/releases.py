"""Releases as the house keeps them: each draft with the very files that would be published, and what became of it.

They are the house's, not one agency's: who works for any of its agencies in the right role sees them all. What a draft is
follows from its rows alone. A number is given once, so of two who approve, one wins.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from amparo.casefile.written import read, written
from amparo.register.release import MANIFEST
from amparo_desk.vault import models
from amparo_desk.vault.errors import SpokenError


class TakenError(SpokenError):
    """A draft cannot be approved or dropped any more: somebody was first."""


class NoReleaseError(SpokenError):
    """There is no such draft or release."""


class DraftState(StrEnum):
    """What became of a draft."""

    WAITING = "waiting"
    PUBLISHED = "published"
    DROPPED = "dropped"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class End:
    """Who approved or dropped a draft, when, in which role, and at which agency of the house."""

    at: datetime
    by: str
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft without its files: whose, of which number, who made it and when, the digest of its manifest, what was found."""

    id: str
    agency: str
    number: int
    at: datetime
    by: str
    role: str
    manifest: str
    told: Mapping[str, Any]
    state: DraftState
    end: End | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it has files: no check stopped it."""
        return bool(self.manifest)


class Releases:
    """The drafts and releases of a house."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def keep(
        self,
        id: str,
        files: Mapping[str, bytes],
        told: Mapping[str, Any],
        *,
        agency: str,
        number: int,
        at: datetime,
        by: str,
        role: str,
    ) -> Draft:
        """Keep a draft; without files where a check stopped it. One of that name stands: done again, it adds none."""
        rows = models.ReleaseDraft.objects.using(self._using)
        try:
            with transaction.atomic(using=self._using):
                if not rows.filter(draft=id).exists():
                    rows.create(
                        draft=id,
                        agency=agency,
                        number=number,
                        at=at,
                        by=by,
                        role=role,
                        manifest=sha256(files[MANIFEST]).hexdigest() if files else "",
                        files=packed(files),
                        told=written(told),
                    )
        except IntegrityError:
            if not rows.filter(draft=id).exists():
                raise
        return self.draft(id)

    def draft(self, id: str) -> Draft:
        """A draft, whatever became of it. Raises NoReleaseError."""
        row = self._rows().filter(draft=id).first()
        if row is None:
            raise NoReleaseError(
                "There is no such draft of a release. Look at the list of releases.",
                "No existe ese borrador de publicación. Mire la lista de publicaciones.",
            )
        return _draft(row, self.last_number())

    def files(self, id: str) -> dict[str, bytes]:
        """The files of a draft by path. Raises NoReleaseError, TakenError where they are not those that were kept."""
        self.draft(id)
        row = models.ReleaseDraft.objects.using(self._using).get(draft=id)
        return unpacked(row)

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        last = self.last_number()
        return [_draft(row, last) for row in self._rows().order_by("-id")]

    def published(self) -> list[Draft]:
        """Those that were approved, by number."""
        rows = self._rows().filter(end__number__isnull=False).order_by("end__number")
        return [_draft(row, 0) for row in rows]

    def last_number(self) -> int:
        """The number of the last release that was approved here; 0 before the first."""
        rows = models.ReleaseEnd.objects.using(self._using)
        return rows.aggregate(last=Max("number"))["last"] or 0

    def drop(self, id: str, *, agency: str, at: datetime, by: str, role: str) -> None:
        """Put on record that a draft was thrown away. Raises TakenError where it was approved."""
        end(self._using, id, None, agency=agency, at=at, by=by, role=role)

    def _rows(self) -> QuerySet[models.ReleaseDraft]:
        rows = models.ReleaseDraft.objects.using(self._using)
        return rows.select_related("end").defer("files")


def end(using: str, id: str, number: int | None, *, agency: str, at: datetime, by: str, role: str) -> bool:
    """End a draft; whether it was this who did. The same end stands already where it is done again. Raises TakenError."""
    rows = models.ReleaseEnd.objects.using(using)
    try:
        with transaction.atomic(using=using):
            there = rows.filter(draft_id=id).first()
            if there is None:
                rows.create(draft_id=id, number=number, agency=agency, at=at, by=by, role=role)
                return True
    except IntegrityError:
        there = rows.filter(draft_id=id).first()
    if there is not None and there.number == number:
        return False
    raise _taken(number, there)


def _taken(number: int | None, there: models.ReleaseEnd | None) -> TakenError:
    if there is None:
        return TakenError(
            f"Release {number} was approved meanwhile, from another draft. Count anew: what you saw may differ from it.",
            f"La publicación {number} se aprobó entretanto, de otro borrador. Cuente de nuevo: lo que vio puede ser distinto.",
        )
    if there.number is None:
        return TakenError(
            f"{there.by} threw this draft away. Nothing was published. Count anew if it is still wanted.",
            f"{there.by} desechó este borrador. No se publicó nada. Cuente de nuevo si aún hace falta.",
        )
    return TakenError(
        f"{there.by} approved this draft: it is release {there.number}. What is published is withdrawn, never thrown away.",
        f"{there.by} aprobó este borrador: es la publicación {there.number}. Lo publicado se retira; nunca se desecha.",
    )


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one archive, the same bytes each time."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of an archive by path. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(row: models.ReleaseDraft) -> dict[str, bytes]:
    """The files of a row. Raises TakenError where the manifest is not the one that was kept."""
    try:
        files = unzipped(bytes(row.files))
    except zipfile.BadZipFile:
        files = {}
    if (files or row.manifest) and sha256(files.get(MANIFEST, b"")).hexdigest() != row.manifest:
        raise TakenError(
            f"The files of the draft of release {row.number} are not those that were kept. Compare with a backup; tell counsel.",
            f"Los archivos del borrador de la publicación {row.number} no son los que se guardaron. Compare con una copia; "
            f"avise al abogado.",
        )
    return files


def _draft(row: models.ReleaseDraft, last: int) -> Draft:
    ended: models.ReleaseEnd | None = getattr(row, "end", None)
    if ended is not None:
        state = DraftState.DROPPED if ended.number is None else DraftState.PUBLISHED
    else:
        state = DraftState.OVERTAKEN if row.number <= last else DraftState.WAITING
    told = End(ended.at, ended.by, ended.role, ended.agency) if ended is not None else None
    return Draft(
        row.draft,
        row.agency,
        row.number,
        row.at,
        row.by,
        row.role,
        row.manifest,
        read(bytes(row.told)),
        state,
        told,
    )
