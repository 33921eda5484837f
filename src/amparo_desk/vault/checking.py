"""The full check of a vault: every chain, every document with its event, every key, every line of the projection.

Sealed halves and documents are unsealed in memory and held against their digests; nobody is shown anything of them, so
no reading is noted.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from amparo.casefile import EventError, Sort
from amparo.terms import Language
from amparo_desk.vault import models
from amparo_desk.vault.errors import TamperedError
from amparo_desk.vault.keyring import Keyring
from amparo_desk.vault.listing import columns_of
from amparo_desk.vault.rows import event_of, in_chain
from amparo_desk.vault.sealing import SealError, unseal

_SAYS = {
    "chain": (
        "An event is not the one that was written. Compare with a backup; tell counsel.",
        "Una anotación no es la que se escribió. Compare con una copia de respaldo; avise al abogado de la agencia.",
    ),
    "order": (
        "The events do not follow each other. Compare with a backup; tell counsel.",
        "Las anotaciones no se siguen. Compare con una copia de respaldo; avise al abogado de la agencia.",
    ),
    "no_key": (
        "Its data key is gone, and nobody erased it. Restore the keys from their backup.",
        "Falta su clave de datos y nadie la borró. Recupere las claves de su copia de respaldo.",
    ),
    "key_left": (
        "It was erased, and its data key is still there. Erase it again.",
        "Se borró, pero su clave de datos sigue ahí. Bórrelo otra vez.",
    ),
    "sealed": (
        "Something sealed does not open with its key. Compare with a backup; tell counsel.",
        "Algo sellado no se abre con su clave. Compare con una copia de respaldo; avise al abogado de la agencia.",
    ),
    "no_document": (
        "An event names a document that is not kept.",
        "Una anotación nombra un documento que no se guarda.",
    ),
    "no_event": (
        "A document is kept that no event names.",
        "Se guarda un documento que ninguna anotación nombra.",
    ),
    "projection": (
        "Its line in the lists is not what the events come to. Make the lists anew.",
        "Su línea en las listas no es lo que dan las anotaciones. Haga las listas de nuevo.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: in which record, of which sort."""

    record: str
    code: str

    def in_language(self, language: Language) -> str:
        """What is wrong, and what to do."""
        return _SAYS[self.code][0 if language == "en" else 1]


def check(agency: str, keyring: Keyring, using: str) -> Iterator[Problem]:
    """Everything that is wrong with an agency's records, record by record."""
    rows = models.Event.objects.using(using).filter(agency=agency).order_by("record", "number")
    erased = set(models.Erased.objects.using(using).filter(agency=agency).values_list("record", flat=True))
    known: set[str] = set()
    for record, own in groupby(rows.iterator(), key=lambda row: row.record):
        known.add(record)
        events = list(own)
        key, codes = _key(keyring, record, record in erased)
        codes += [*_chain(record, events), *_sealed(events, key)]
        codes += [
            *_documents(agency, record, events, key, using),
            *_projection(agency, record, events, using),
        ]
        yield from (Problem(record, code) for code in dict.fromkeys(codes))
    documents = models.Document.objects.using(using).filter(agency=agency)
    alone = set(documents.values_list("record", flat=True).distinct()) - known
    yield from (Problem(record, "no_event") for record in sorted(alone))
    lines = models.Summary.objects.using(using).filter(agency=agency).values_list("record", flat=True)
    yield from (Problem(record, "projection") for record in sorted(set(lines) - known))


def _key(keyring: Keyring, record: str, erased: bool) -> tuple[bytes | None, list[str]]:
    try:
        key = keyring.find(record)
    except SealError:
        return None, ["sealed"]
    if erased:
        return None, [] if key is None else ["key_left"]
    return key, ["no_key"] if key is None else []


def _chain(record: str, rows: list[models.Event]) -> Iterator[str]:
    try:
        in_chain(record, rows)
    except TamperedError:
        yield "chain"


def _sealed(rows: list[models.Event], key: bytes | None) -> Iterator[str]:
    if key is None:
        return
    try:
        for row in rows:
            event_of(row, key)
    except SealError:
        yield "sealed"


def _documents(
    agency: str, record: str, rows: list[models.Event], key: bytes | None, using: str
) -> Iterator[str]:
    events = [event_of(row) for row in rows]
    kept = models.Document.objects.using(using).filter(agency=agency, record=record)
    digests = set(kept.values_list("sha256", flat=True))
    if {e.body["sha256"] for e in events if e.sort is Sort.DOCUMENT_ATTACHED} - digests:
        yield "no_document"
    if digests - {e.body.get("sha256") for e in events}:
        yield "no_event"
    if key is not None and not all(_opens(document, key) for document in kept.iterator()):
        yield "sealed"


def _opens(document: models.Document, key: bytes) -> bool:
    place = f"{document.agency}/{document.record}/{document.sha256}"
    try:
        content = unseal(key, bytes(document.sealed), place)
    except SealError:
        return False
    return hashlib.sha256(content).hexdigest() == document.sha256


def _projection(agency: str, record: str, rows: list[models.Event], using: str) -> Iterator[str]:
    try:
        columns = columns_of(event_of(row) for row in rows)
    except EventError:
        yield "order"
        return
    found = models.Summary.objects.using(using).filter(agency=agency, record=record).values(*columns).first()
    if found is None or {**found, "work": bytes(found["work"])} != columns:
        yield "projection"
