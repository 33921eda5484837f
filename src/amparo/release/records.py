"""What of an event, a tombstone, an attestation, a release, a new log, a matter or a day's readings is in its record.

Each field is salted by itself, so each can be shown or withheld alone. A value is what the vault keeps, as JSON: days and
moments marked as such, moments by California's clock. A record names the root of the one before it of the same case file,
and a correction the root of what it corrects. Nothing here is public: of a record the log holds the root.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from amparo.casefile import Event
from amparo.casefile.sorts import SORTS
from amparo.casefile.written import read, written
from amparo.clock import CALIFORNIA
from amparo.register.succession import Ended
from amparo.release.grounds import Ground
from amparo.release.offices import OfficeName
from amparo.release.statements import statement
from amparo.tlog import Tree


class Kind(StrEnum):
    """What a record of the log is of."""

    EVENT = "event"
    TOMBSTONE = "tombstone"
    ATTESTATION = "attestation"
    READS = "reads"
    RELEASE = "release"
    LOG_BEGUN = "log_begun"
    MATTER = "matter"


NEVER_SHOWN = frozenset({"by", "person.interpreter"})
"""Names that no proof shows: they tell of a member of staff, or of who helped."""
ENVELOPE = (
    "kind",
    "agency",
    "record",
    "number",
    "sort",
    "at",
    "on_paper",
    "day",
    "role",
    "corrects",
    "corrects_root",
    "previous",
)
"""What stands in the record of every event beside its own fields, without what is never shown."""


def local_day(at: datetime) -> date:
    """The day of a moment by California's clock."""
    return at.astimezone(CALIFORNIA).date()


def event_values(event: Event, previous: bytes | None, corrected: bytes | None = None) -> dict[str, Any]:
    """The fields of an event's record. `previous` and `corrected` are roots of records of the same case file."""
    envelope = {
        "kind": Kind.EVENT.value,
        "agency": event.agency,
        "record": event.record,
        "number": event.number,
        "sort": event.sort.value,
        "at": event.at,
        "on_paper": event.on_paper,
        "day": local_day(event.on_paper or event.at),
        "by": event.by,
        "role": event.role,
        "corrects": event.corrects,
        "corrects_root": spelt(corrected),
        "previous": spelt(previous),
    }
    body = {f"body.{name}": value for name, value in event.body.items()}
    person = {f"person.{name}": value for name, value in event.person.items()}
    return _plain({**envelope, **body, **person})


def names_of(event: Event) -> tuple[str, ...]:
    """What can be shown of an event whose person's half is closed: of that half every name that its sort knows."""
    person = sorted(name for name, field in SORTS[event.sort].fields.items() if field.person)
    body = (f"body.{name}" for name in sorted(event.body))
    names = (*ENVELOPE, *body, *(f"person.{name}" for name in person))
    return tuple(name for name in names if name not in NEVER_SHOWN)


def tombstone_values(
    agency: str,
    ground: str,
    citation: str | None,
    *,
    at: datetime,
    role: str,
    is_free: bool | None,
    roots: Iterable[bytes],
) -> dict[str, Any]:
    """The fields of a tombstone: on what ground, by which law, in which role, on which day, and the roots that it covers.

    No name and no record is told; who holds a proof of the record finds its root among `roots`.
    """
    return _plain(
        {
            "kind": Kind.TOMBSTONE.value,
            "agency": agency,
            "ground": _ground(ground),
            "citation": citation,
            "day": local_day(at),
            "role": role,
            "no_hold_stated": is_free,
            "roots": sorted(filter(None, (spelt(root) for root in roots))),
        }
    )


def attestation_values(
    agency: str,
    month: date,
    office: OfficeName,
    *,
    at: datetime,
    by: str,
    ends: date | None,
    days: Sequence[tuple[date, bytes]],
) -> dict[str, Any]:
    """The fields of an attestation: which office says what of which days, one or more, each with its root."""
    en, es = statement(days[0][0], days[-1][0])
    return _plain(
        {
            "kind": Kind.ATTESTATION.value,
            "agency": agency,
            "month": f"{month:%Y-%m}",
            "office": {"code": office.value, "en": office.in_language("en"), "es": office.in_language("es")},
            "statement": {"en": en, "es": es},
            "day": local_day(at),
            "by": by,
            "ends": ends,
            "days": [[day.isoformat(), spelt(root)] for day, root in days],
        }
    )


def release_values(agency: str, number: int, manifest: str, *, at: datetime) -> dict[str, Any]:
    """The fields of a release's record: its number, and the SHA-256 of its manifest, in hexadecimal."""
    return _plain(
        {
            "kind": Kind.RELEASE.value,
            "agency": agency,
            "number": number,
            "manifest": manifest,
            "day": local_day(at),
        }
    )


def log_begun_values(agency: str, log: str, before: Sequence[Ended], *, at: datetime) -> dict[str, Any]:
    """The fields of the record that a log goes on in the place of others: their names, and where each ends."""
    return _plain(
        {
            "kind": Kind.LOG_BEGUN.value,
            "agency": agency,
            "log": log,
            "before": [{"log": one.log, "size": one.size, "root": one.root} for one in before],
            "day": local_day(at),
        }
    )


def matter_values(
    agency: str, kind: str, number: int, sort: str, digest: str, *, at: datetime, role: str
) -> dict[str, Any]:
    """The fields of the record of an entry of a matter, such as a report to the state: the digest covers what is sealed."""
    return _plain(
        {
            "kind": Kind.MATTER.value,
            "agency": agency,
            "matter": kind,
            "number": number,
            "sort": sort,
            "digest": digest,
            "day": local_day(at),
            "role": role,
        }
    )


def reads_values(agency: str, day: date, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields of the record of a day's readings: how many there were since the last one, and the root of a tree of them."""
    tree = Tree(written(row) for row in rows)
    return _plain(
        {
            "kind": Kind.READS.value,
            "agency": agency,
            "day": day,
            "rows": tree.size,
            "root": spelt(tree.root()),
        }
    )


def spelt(root: bytes | None) -> str | None:
    """A root as a record spells it: base64."""
    return None if root is None else b64encode(root).decode()


def _ground(ground: str) -> dict[str, str]:
    """A ground of ours with its sentences; one that was noted in other words, before, in those."""
    if ground not in set(Ground):
        return {"code": "other", "en": ground, "es": ground}
    known = Ground(ground)
    return {"code": known.value, "en": known.in_language("en"), "es": known.in_language("es")}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the vault reads it back: the same whether the event is in hand or comes from its row."""
    plain: dict[str, Any] = json.loads(written(read(written(values))))
    return plain
