"""The full check of what is bound into the log: every root made again from its event, every day from its records.

Sealed halves are unsealed in memory; nobody is shown anything of them, so no reading is noted. An erased record's roots
cannot be made again: that they are there, and in their days, is all that is left of it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256

from amparo.release.records import Kind
from amparo.tlog import Day
from amparo_desk.vault import models
from amparo_desk.vault.days import Days
from amparo_desk.vault.log_records import LogRecords
from amparo_desk.vault.matters import Matters
from amparo_desk.vault.releases import TakenError, unpacked
from amparo_desk.vault.rows import event_of
from amparo_desk.vault.sealing import SealError

Found = tuple[str, str]
"""In which record or on which day something is not as it was written, and the code of what."""


def roots_of(
    records: LogRecords, rows: list[models.Event], key: bytes | None, last: datetime | None
) -> Iterator[str]:
    """Of one record: whether each event has its root. Of an old one it is made at the next closing; `last` is the last one."""
    known = records.roots(rows[0].record)
    if (
        any(row.number not in known and last is not None and row.at < last for row in rows)
        and key is not None
    ):
        yield "no_root"
    if set(known) - {row.number for row in rows}:
        yield "root_alone"
    if key is None:
        return
    try:
        events = [event_of(row, key) for row in rows]
    except SealError:
        return  # said already
    for event in events:
        if event.number in known and records.of_event(event, key, known).root != known[event.number]:
            yield "root"
            return


def days_of(records: LogRecords, days: Days) -> Iterator[Found]:
    """Of all days: whether they follow one another, each comes to its root, and what is of no event is as it was written."""
    rows = models.Closing.objects.using(records.using).filter(agency=records.agency).order_by("day")
    before: date | None = None
    for closing in rows:
        if before is not None and (closing.day - before).days != 1:
            yield closing.day.isoformat(), "day_gap"
        before = closing.day
        if not closing.is_adopted and not _comes_to_its_root(records, closing):
            yield closing.day.isoformat(), "day"
    yield from _tombstones(records)
    yield from _attestations(records, days)
    yield from _releases(records)
    yield from _begun(records)
    yield from _matters(records)
    yield from _readings(records)


def _comes_to_its_root(records: LogRecords, closing: models.Closing) -> bool:
    own = models.ClosedRecord.objects.using(records.using).filter(closing_id=closing.pk).order_by("place")
    told = list(own.values_list("place", "log_record__root"))
    try:
        secret = records.keyring.of_day(closing.day)
    except SealError:
        secret = None
    if secret is None or [place for place, _ in told] != list(range(len(told))):
        return False
    return Day([bytes(root) for _, root in told], secret).root == bytes(closing.root)


def _tombstones(records: LogRecords) -> Iterator[Found]:
    roots, last = records.roots_of_kind(Kind.TOMBSTONE), records.last_closed_at()
    for erased in models.Erased.objects.using(records.using).filter(agency=records.agency):
        root = roots.get((erased.record, 1))
        if root is None and (last is None or erased.at > last):
            continue  # from before there were tombstones; the next closing makes one
        if root != records.tombstone(erased).root:
            yield erased.record, "tombstone"


def _attestations(records: LogRecords, days: Days) -> Iterator[Found]:
    roots = records.roots_of_kind(Kind.ATTESTATION)
    for row in models.Attestation.objects.using(records.using).filter(agency=records.agency):
        month = row.month.isoformat()
        if roots.get((month, 1)) != records.attestation(row, days.roots_of_month(row.month, row.ends)).root:
            yield month, "attestation"


def _releases(records: LogRecords) -> Iterator[Found]:
    """That the record of each release is of it, and that its files are still those that were approved."""
    roots = records.roots_of_kind(Kind.RELEASE)
    rows = models.ReleaseEnd.objects.using(records.using).filter(number__isnull=False)
    for row in rows.filter(draft__agency=records.agency).select_related("draft").order_by("number"):
        name, own = f"{row.number:04}", records.release(row.number or 0, row.draft.manifest, row.at)
        try:
            unpacked(row.draft)
        except TakenError:
            yield name, "release"
            continue
        if roots.pop((name, 1), None) != own.root:
            yield name, "release"
    yield from ((name, "release") for name, _ in roots)


def _begun(records: LogRecords) -> Iterator[Found]:
    """That what was said of a new log is what its record was made of."""
    roots = records.roots_of_kind(Kind.LOG_BEGUN)
    for row in models.LogFollows.objects.using(records.using).filter(agency=records.agency):
        name = sha256(row.origin.encode()).hexdigest()
        if roots.get((name, 1)) != records.begun(row).root:
            yield row.origin, "log_begun"


def _matters(records: LogRecords) -> Iterator[Found]:
    """That each entry of a matter follows the one before, comes to its root, and that what is sealed of it opens."""
    roots, matters = records.roots_of_kind(Kind.MATTER), Matters(records)
    rows = models.MatterEntry.objects.using(records.using).filter(agency=records.agency)
    for matter in rows.order_by("matter").values_list("matter", flat=True).distinct():
        own = {number for name, number in roots if name == matter}
        if not matters.is_whole(matter, {number: roots[matter, number] for number in own}):
            yield matter, "matter"
        if matters.is_key_left(matter):
            yield matter, "key_left"
        for number in own:
            roots.pop((matter, number))
    yield from ((name, "matter") for name in sorted({name for name, _ in roots}))


def _readings(records: LogRecords) -> Iterator[Found]:
    before = 0
    for (day, last), root in records.roots_of_kind(Kind.READS).items():
        if records.reads(date.fromisoformat(day), before, last).root != root:
            yield day, "reads"
        before = last
