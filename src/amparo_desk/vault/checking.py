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
from amparo_desk.vault.checking_days import days_of, roots_of
from amparo_desk.vault.days import Days
from amparo_desk.vault.errors import TamperedError
from amparo_desk.vault.keyring import Keyring
from amparo_desk.vault.listing import columns_of
from amparo_desk.vault.log_records import LogRecords
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
    "no_root": (
        "An event has no root for the log, though a day was closed since. Compare with a backup; tell counsel.",
        "Una anotación no tiene raíz para el registro, aunque se cerró un día después. Compare con una copia; avise al abogado.",
    ),
    "root_alone": (
        "The log has a root of an event that is not there. Compare with a backup; tell counsel.",
        "El registro tiene la raíz de una anotación que no está. Compare con una copia de respaldo; avise al abogado.",
    ),
    "root": (
        "An event does not come to the root that was written for it. Compare with a backup; tell counsel.",
        "Una anotación no da la raíz que se escribió para ella. Compare con una copia de respaldo; avise al abogado.",
    ),
    "day": (
        "The closed day does not come to its root. Compare databases and keys with their backups; tell counsel.",
        "El día cerrado no da su raíz. Compare las bases de datos y las claves con sus copias; avise al abogado.",
    ),
    "day_gap": (
        "Before this closed day one is missing. Compare with a backup; tell counsel.",
        "Antes de este día cerrado falta otro. Compare con una copia de respaldo; avise al abogado de la agencia.",
    ),
    "tombstone": (
        "The erasure is not the one whose tombstone was written. Compare with a backup; tell counsel.",
        "El borrado no es aquel cuya lápida se escribió. Compare con una copia de respaldo; avise al abogado.",
    ),
    "attestation": (
        "The attestation is not the one that was written. Compare with a backup; tell counsel.",
        "La certificación no es la que se escribió. Compare con una copia de respaldo; avise al abogado.",
    ),
    "release": (
        "The release is not the one whose record was written. Compare with a backup; tell counsel.",
        "La publicación no es aquella cuya constancia se escribió. Compare con una copia de respaldo; avise al abogado.",
    ),
    "log_begun": (
        "What this new log says of the one before is not what its record was made of. Compare with a backup; tell counsel.",
        (
            "Lo que este registro nuevo dice del anterior no es de lo que se hizo su constancia. Compare con una copia; avise al "
            "abogado."
        ),
    ),
    "matter": (
        "An entry on a report, a request for records or a sample is not the one that was written. Compare with a backup.",
        "Una anotación de un informe, una solicitud de registros o una muestra no es la que se escribió. Compare con una copia.",
    ),
    "reads": (
        "The readings up to this closing are not those that were there. Compare with a backup; tell counsel.",
        "Las lecturas hasta este cierre no son las que constaban. Compare con una copia de respaldo; avise al abogado.",
    ),
    "leaf": (
        "The log holds something else where this day was signed, or ends before it. Run `amparo log fsck`; tell counsel.",
        "El registro tiene otra cosa donde se firmó este día, o termina antes. Ejecute `amparo log fsck`; avise al abogado.",
    ),
    "unknown_day": (
        "The log holds this day and this database does not: it is an older copy. See docs/how-to/log.md.",
        "El registro tiene este día y esta base de datos no: es una copia anterior. Vea docs/how-to/log.md.",
    ),
    "projection": (
        "Its line in the lists is not what the events come to. Make the lists anew.",
        "Su línea en las listas no es lo que dan las anotaciones. Haga las listas de nuevo.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: in which record, or on which day, and of which sort."""

    record: str
    code: str

    def in_language(self, language: Language) -> str:
        """What is wrong, and what to do."""
        return _SAYS[self.code][0 if language == "en" else 1]


def check(agency: str, keyring: Keyring, using: str) -> Iterator[Problem]:
    """Everything that is wrong with an agency's records, record by record."""
    rows = models.Event.objects.using(using).filter(agency=agency).order_by("record", "number")
    erased = set(models.Erased.objects.using(using).filter(agency=agency).values_list("record", flat=True))
    known, records = set[str](), LogRecords(keyring, using)
    last = records.last_closed_at()
    for record, own in groupby(rows.iterator(), key=lambda row: row.record):
        known.add(record)
        events = list(own)
        key, codes = _key(keyring, record, record in erased)
        codes += [*_chain(record, events), *_sealed(events, key), *roots_of(records, events, key, last)]
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
    yield from (Problem(place, code) for place, code in days_of(records, Days(keyring, using)))


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
