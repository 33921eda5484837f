"""Events as rows and back, and the chain of digests that links a record's rows."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from amparo.casefile import Event, Sort
from amparo.casefile.written import read, written
from amparo_desk.vault import models
from amparo_desk.vault.errors import TamperedError
from amparo_desk.vault.sealing import seal, unseal


def columns_of(event: Event, before: str, key: bytes) -> dict[str, Any]:
    """What a row holds of an event: the person's half sealed, and the link to the row before."""
    body, sealed = written(event.body), seal(key, written(event.person), place_of(event))
    return {
        "agency": event.agency,
        "record": event.record,
        "number": event.number,
        "sort": event.sort.value,
        "at": event.at,
        "on_paper": event.on_paper,
        "by": event.by,
        "role": event.role,
        "corrects": event.corrects,
        "body": body,
        "sealed": sealed,
        "digest": _digest(before, event, body, sealed),
    }


def event_of(row: models.Event, key: bytes | None = None) -> Event:
    """The event of a row, without what tells who the person is unless the record's key is given. Raises SealError."""
    event = Event(
        row.record,
        row.number,
        Sort(row.sort),
        row.agency,
        row.at,
        row.by,
        row.role,
        read(bytes(row.body)),
        {},
        row.on_paper,
        row.corrects,
    )
    if key is None:
        return event
    return replace(event, person=read(unseal(key, bytes(row.sealed), place_of(event))))


def in_chain(record: str, rows: Iterable[models.Event]) -> list[models.Event]:
    """The rows of a record, whose chain holds. Raises TamperedError."""
    checked, digest = list(rows), ""
    for number, row in enumerate(checked, 1):
        digest = _digest(digest, row, bytes(row.body), bytes(row.sealed))
        if row.number != number or row.digest != digest:
            raise TamperedError(
                f"Event {number} of {record} is not the one that was written. Compare with a backup; tell counsel."
            )
    return checked


def place_of(event: Event | models.Event) -> str:
    """To what the sealed half of an event is bound."""
    return f"{event.agency}/{event.record}/{event.number}/{event.sort}"


def _digest(before: str, event: Event | models.Event, body: bytes, sealed: bytes) -> str:
    """The link of one event in its record's chain."""
    envelope = {
        "before": before,
        "agency": event.agency,
        "record": event.record,
        "number": event.number,
        "sort": str(event.sort),
        "at": event.at.timestamp(),
        "on_paper": event.on_paper.timestamp() if event.on_paper else None,
        "by": event.by,
        "role": event.role,
        "corrects": event.corrects,
        "body": hashlib.sha256(body).hexdigest(),
        "sealed": hashlib.sha256(sealed).hexdigest(),
    }
    return hashlib.sha256(written(envelope)).hexdigest()
