"""The closed days of all agencies and the log of the house: which are in it, which go in next, which it alone knows.

The log's order is the log's: what stands in it is never put in another. What is not in it yet goes in by day, then by
agency. That a day is in the log is noted once a signed head covers it, so what is asked of the log is only its tail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from amparo.tlog import DayLeaf, read_checkpoint, read_leaf
from amparo_desk.vault import models
from amparo_desk.vault.closing import leaf_of
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError
from amparo_log.storage import Log

NAMED = 5
"""So many days are named in a sentence; of more it says how many."""


class OlderDatabaseError(SpokenError):
    """The log holds days that the database does not: it was restored from an older copy. `days` are those days."""

    def __init__(self, days: Sequence[DayLeaf]) -> None:
        self.days = tuple(days)
        super().__init__(
            f"The log holds {len(days)} closed days that this database does not: {_named(days)}. The database was restored "
            f"from an older copy. Nothing was closed. If a newer backup exists, restore it; else `amparo desk adopt-days` "
            f"takes these days over from the log, without their contents, and says so.",
            f"El registro tiene {len(days)} días cerrados que esta base de datos no tiene: {_named(days)}. La base se recuperó "
            f"de una copia anterior. No se cerró nada. Si hay una copia más reciente, recupérela; si no, `amparo desk "
            f"adopt-days` toma esos días del registro, sin su contenido, y lo dice.",
        )


class OlderLogError(StorageError):
    """The log ends before, or differs from, what the database knows to be signed: its folder is an older copy, or another."""


class OtherDayError(SpokenError):
    """The log and the database hold different roots for the same day; nobody but counsel can say which was first."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of the log, beyond what is noted as signed: indexes of closings that are there, and days not known here."""

    there: dict[int, models.Closing]
    unknown: dict[int, DayLeaf]


def tail_of(log: Log, using: str) -> Tail:
    """What stands in the log beyond the last day that is noted as signed.

    Raises OlderLogError where the log is not the one that was noted, OtherDayError where a day differs.
    """
    first = first_of(log, using)
    start = max(_check_last(log, using, first) + 1, first)
    leaves = {
        index: read_leaf(entry, f"{log.home}, entry {index - first}")
        for index, entry in enumerate(log.entries(start - first, log.head.size), start)
    }
    there, unknown = dict[int, models.Closing](), dict[int, DayLeaf]()
    known = _closings_since(min((leaf.day for leaf in leaves.values()), default=date.max), using)
    seen = set[tuple[str, date]]()
    for index, leaf in leaves.items():
        closing, is_second = known.get((leaf.agency, leaf.day)), (leaf.agency, leaf.day) in seen
        seen.add((leaf.agency, leaf.day))
        if closing is None and not is_second:
            unknown[index] = leaf
        elif closing is not None and not is_second and _may_stand_here(closing, leaf):
            there[index] = closing
        else:
            raise OtherDayError(
                f"{leaf.agency}, {leaf.day}: entry {index} of the log is not what this database has of that day. Nothing "
                f"was closed. One of the two was restored and continued: compare both with their backups; tell counsel.",
                f"{leaf.agency}, {leaf.day}: la entrada {index} del registro no es lo que esta base de datos tiene de ese día. "
                f"No se cerró nada. Una de las dos se recuperó y siguió: compárelas con sus copias; avise al abogado.",
            )
    return Tail(there, unknown)


def _may_stand_here(closing: models.Closing, leaf: DayLeaf) -> bool:
    """Whether it is this day, and is not noted elsewhere in the log."""
    return bytes(closing.root) == leaf.root and getattr(closing, "leaf", None) is None


def _closings_since(day: date, using: str) -> dict[tuple[str, date], models.Closing]:
    rows = models.Closing.objects.using(using).filter(day__gte=day).select_related("leaf")
    return {(row.agency, row.day): row for row in rows}


def refuse_older(log: Log, using: str) -> Tail:
    """The same, where the database knows every day of it. Raises OlderDatabaseError beside."""
    tail = tail_of(log, using)
    if tail.unknown:
        raise OlderDatabaseError(list(tail.unknown.values()))
    return tail


def refuse_gone(home: Path, using: str) -> None:
    """Where the log's folder is not there: raises OlderLogError if the database knows days that were signed in it.

    A database that was restored first would close days anew that the log, once it is back, has with other roots.
    """
    signed = models.Leaf.objects.using(using).count()
    if signed:
        raise OlderLogError(
            str(home),
            f"the log is not there, and {signed} days of it were signed. Nothing was closed.",
            "Put its folder back (is the disk mounted? does AMPARO_LOG_HOME name it?), then do this again. Make no new log.",
            f"el registro no está ahí, y {signed} días de él se firmaron. No se cerró nada. Vuelva a poner su carpeta (¿está "
            f"montado el disco?, ¿la nombra AMPARO_LOG_HOME?) y repítalo. No haga un registro nuevo.",
        )


def append_closed(log: Log, using: str, tail: Tail) -> list[DayLeaf]:
    """Add every closed day that is not in the log, all or none; which they were. Raises StorageError."""
    known = {closing.pk for closing in tail.there.values()}
    rows = models.Closing.objects.using(using).filter(leaf__isnull=True).order_by("day", "agency")
    new = [row for row in rows.iterator() if row.pk not in known]
    leaves = [leaf_of(row) for row in new]
    if new:
        first, places = first_of(log, using), log.append(leaf.entry for leaf in leaves)
        tail.there.update((first + place, row) for place, row in zip(places, new, strict=True))
    return leaves


def note_signed(log: Log, using: str, tail: Tail) -> int:
    """Note which days of the tail the published head covers; how many were noted. Done again, it notes none twice."""
    note = log.checkpoint()
    size = first_of(log, using) + (read_checkpoint(note.text, str(log.home)).size if note else 0)
    rows = [
        models.Leaf(closing_id=row.pk, index=index)
        for index, row in sorted(tail.there.items())
        if index < size
    ]
    with transaction.atomic(using=using):
        noted = models.Leaf.objects.using(using).filter(index__in=[row.index for row in rows])
        known = set(noted.values_list("index", flat=True))
        new = [row for row in rows if row.index not in known]
        models.Leaf.objects.using(using).bulk_create(new, batch_size=500)
    return len(new)


def adopt(log: Log, using: str, at: datetime) -> list[DayLeaf]:
    """Take the days over that the log holds and the database does not, as closed, without contents; which they were.

    What is on record and was in one of them goes into the next day that is closed, as a late entry.
    """
    tail = tail_of(log, using)
    with transaction.atomic(using=using):
        for index, leaf in tail.unknown.items():
            tail.there[index] = models.Closing.objects.using(using).create(
                agency=leaf.agency, day=leaf.day, root=leaf.root, at=at, is_adopted=True
            )
    note_signed(log, using, tail)
    return list(tail.unknown.values())


def first_of(log: Log, using: str) -> int:
    """The number of this log's first leaf, counted on through all logs of the house: 0 but where one was lost before it."""
    begun = models.LogBegun.objects.using(using).filter(origin=log.origin).first()
    return begun.first if begun is not None else 0


def begin_anew(log: Log, using: str, at: datetime) -> int:
    """Go on in this new, empty log, because the one before is lost, or its keys; how many days it begins with.

    What was signed stays where it was; what was closed and not signed goes into the new log with the next night. Done
    again it changes nothing. Raises OlderLogError where the log is the one that is in use, or none was before it.
    """
    rows = models.LogBegun.objects.using(using)
    last: int | None = models.Leaf.objects.using(using).aggregate(last=Max("index"))["last"]
    if not rows.filter(origin=log.origin).exists():
        if last is None or _is_in_use(log, using):
            raise OlderLogError(
                str(log.home),
                "only a new log can be begun, and only in the place of one in which days were signed.",
                "`amparo log new` makes one under a new name; see docs/how-to/log-keys.md.",
                "solo se puede empezar un registro nuevo, y solo en lugar de otro en el que ya se firmaron días. "
                "`amparo log new` hace uno con otro nombre; vea docs/how-to/log-keys.md.",
            )
        rows.create(origin=log.origin, first=last + 1, at=at)
    return models.Closing.objects.using(using).filter(leaf__isnull=True).count()


def restore(log: Log, using: str) -> list[DayLeaf]:
    """Add to an older copy of the log the days that it lacks, as the database knows them to be signed; which they were.

    The same days in the same places give the same root: the signer, who remembers it, sees that they are. Raises
    OlderLogError where what the copy holds is not what was signed there, or a day between lies in no copy.
    """
    first = first_of(log, using)
    start = first + log.head.size
    rows = models.Leaf.objects.using(using).select_related("closing").order_by("index")
    last = rows.filter(index__gte=first, index__lt=start).last()
    if last is not None and log.entry(last.index - first) != leaf_of(last.closing).entry:
        raise _other(log, last.index - first, last.closing)
    lacking = list(rows.filter(index__gte=start))
    if [row.index for row in lacking] != list(range(start, start + len(lacking))):
        raise OlderLogError(
            str(log.home),
            "this database does not know every day that the log lacks.",
            "Take a newer copy of the log from where it is published, and then restore the rest.",
            "esta base de datos no conoce todos los días que le faltan al registro. Tome una copia más reciente de donde está "
            "publicado y recupere después el resto.",
        )
    leaves = [leaf_of(row.closing) for row in lacking]
    if leaves:
        log.append(leaf.entry for leaf in leaves)
    return leaves


def _other(log: Log, place: int, closing: models.Closing) -> OlderLogError:
    named = f"{closing.agency}, {closing.day}"
    return OlderLogError(
        str(log.home),
        f"its entry {place} is not the day that was signed there ({named}).",
        "See that AMPARO_LOG_HOME names this desk's log, and the database is this desk's.",
        f"su entrada {place} no es el día que se firmó ahí ({named}). Vea que AMPARO_LOG_HOME indique el "
        f"registro de este escritorio y que la base de datos sea la suya.",
    )


def _is_in_use(log: Log, using: str) -> bool:
    """Whether the first day of this log is one that the database knows to be signed."""
    if not log.head.size:
        return False
    leaf = read_leaf(log.entry(0), str(log.home))
    rows = models.Leaf.objects.using(using)
    return rows.filter(closing__agency=leaf.agency, closing__day=leaf.day, closing__root=leaf.root).exists()


def _check_last(log: Log, using: str, first: int) -> int:
    """The index of the last day that is noted as signed, -1 where none is. Raises OlderLogError."""
    rows = models.Leaf.objects.using(using)
    last: int | None = rows.aggregate(last=Max("index"))["last"]
    if last is None:
        return -1
    closing = rows.select_related("closing").get(index=last).closing
    named, size = f"{closing.agency}, {closing.day}", first + log.head.size
    if last < first:
        return last  # of this log nothing is noted as signed yet
    if size <= last:
        raise OlderLogError(
            str(log.home),
            f"the log ends at {log.head.size} entries, and entry {last - first} ({named}) was signed.",
            "It is an older copy: put the newest one in its place, or fetch what is missing from where it is published. "
            "If there is none, `amparo desk restore-log` writes the missing days again.",
            f"el registro termina en {log.head.size} entradas, y la entrada {last - first} ({named}) se firmó. Es una copia "
            f"anterior: ponga la más reciente en su lugar, o traiga lo que falta de donde está publicado. Si no la hay, "
            f"`amparo desk restore-log` escribe otra vez los días que faltan.",
        )
    if log.entry(last - first) != leaf_of(closing).entry:
        raise _other(log, last - first, closing)
    return last


def _named(days: Sequence[DayLeaf]) -> str:
    told = ", ".join(f"{leaf.agency} {leaf.day}" for leaf in days[:NAMED])
    return f"{told}, …" if len(days) > NAMED else told


def differing(log: Log, agency: str, using: str) -> list[date]:
    """The days of an agency that are noted as signed and stand otherwise in the log, or not at all."""
    first, size, found = first_of(log, using), log.head.size, list[date]()
    rows = models.Leaf.objects.using(using).filter(closing__agency=agency, index__gte=first)
    for leaf in rows.select_related("closing").order_by("index"):
        if leaf.index >= first + size or log.entry(leaf.index - first) != leaf_of(leaf.closing).entry:
            found.append(leaf.closing.day)
    return found
