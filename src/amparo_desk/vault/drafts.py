"""Drafts: what staff have begun and not yet put on record, sealed from the first second, changed and dropped at will.

A draft bears the identifier of the record that it may become, and is sealed under that record's own key. Its papers are
kept beside it, so that saving a word does not seal a whole fax again. A draft that is dropped takes its key along,
unless it became a record.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.casefile.written import read, written
from amparo_desk.vault import models
from amparo_desk.vault.errors import NoDraftError
from amparo_desk.vault.keyring import Keyring
from amparo_desk.vault.refusing import refuse_origin
from amparo_desk.vault.sealing import seal, unseal

Paper = tuple[bytes, str]
"""The bytes of a document and its media type."""


@dataclass(frozen=True, slots=True)
class DraftHead:
    """What is known of a draft without opening it: which record it may become, and who saved it last, when."""

    id: str
    at: datetime
    by: str


class Drafts:
    """The drafts of one agency."""

    def __init__(self, keyring: Keyring, using: str) -> None:
        self.agency, self._keyring, self._using = keyring.agency, keyring, using

    def save(
        self, id: str, content: Mapping[str, Any], papers: Sequence[Paper], *, at: datetime, by: str
    ) -> None:
        """Put the content in the place of what was saved before; papers are added to those that lie there."""
        refuse_origin("draft", content)
        drafts = models.Draft.objects.using(self._using)
        key = self._keyring.new(id, at)
        sealed = seal(key, written(content), self._place(id))
        drafts.update_or_create(
            agency=self.agency, record=id, defaults={"at": at, "by": by, "sealed": sealed}
        )
        for paper, media_type in papers:
            sha256 = hashlib.sha256(paper).hexdigest()
            if not self._papers(id).filter(sha256=sha256).exists():
                models.DraftPaper.objects.using(self._using).create(
                    agency=self.agency,
                    record=id,
                    sha256=sha256,
                    media_type=media_type,
                    sealed=seal(key, paper, f"{self._place(id)}/{sha256}"),
                )

    def content(self, id: str) -> dict[str, Any]:
        """What was saved last. Raises NoDraftError, SealError."""
        row = models.Draft.objects.using(self._using).filter(agency=self.agency, record=id).first()
        if row is None:
            raise NoDraftError(f"There is no draft {id}: it was dropped, or it is on record already.")
        return read(unseal(self._keyring.of(id), bytes(row.sealed), self._place(id)))

    def papers(self, id: str) -> list[Paper]:
        """The papers of a draft, in the order in which they came in. Raises SealError."""
        rows = list(self._papers(id).order_by("id"))
        key = self._keyring.of(id) if rows else b""
        return [(unseal(key, bytes(r.sealed), f"{self._place(id)}/{r.sha256}"), r.media_type) for r in rows]

    def heads(self) -> list[DraftHead]:
        """The drafts, the newest first; nothing is opened for it."""
        rows = models.Draft.objects.using(self._using).filter(agency=self.agency).order_by("-at", "id")
        return [DraftHead(*row) for row in rows.values_list("record", "at", "by")]

    def drop(self, id: str) -> None:
        """Remove a draft and its papers; one that is gone already is no mistake."""
        models.Draft.objects.using(self._using).filter(agency=self.agency, record=id).delete()
        self._papers(id).delete()

    def _papers(self, id: str) -> Any:
        return models.DraftPaper.objects.using(self._using).filter(agency=self.agency, record=id)

    def _place(self, id: str) -> str:
        return f"draft of {self.agency}/{id}"
