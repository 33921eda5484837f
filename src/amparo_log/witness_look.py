"""Looking through a log's new leaves: that they lead to the signed root, and which agency has not closed which day.

The witness keeps how far it has looked and the edge of the tree there. What it reads next is added to that edge, so new leaves
that lead to the signed root prove at once that nothing before them was changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.days import DayLeaf, read_leaf
from amparo.tlog.errors import FormatError
from amparo.tlog.notes import open_note
from amparo_log import witness_state as kept
from amparo_log.said import SaidError
from amparo_log.witness_reading import Copy, CopyError, Peaks
from amparo_log.witness_state import Known, WitnessState
from amparo_log.witness_trust import keys_of
from amparo_log.witness_words import DAYS

PACIFIC = ZoneInfo("America/Los_Angeles")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was seen: a word, the agency, days, the entry; `is_fault` where somebody has to look into it."""

    code: str
    agency: str = ""
    first: date | None = None
    last: date | None = None
    before: date | None = None
    entry: int | None = None
    new: int = 0
    size: int = 0
    many: int = 0

    @property
    def is_fault(self) -> bool:
        """Whether a day is missing or closed twice."""
        return self.code in ("missing", "gap", "again")

    def said(self, language: str) -> str:
        """The sentence, `en` or `es`."""
        names = ("agency", "first", "last", "before", "entry", "new", "size", "many")
        return DAYS[self.code].said(language, **{name: getattr(self, name) for name in names})


class LookError(SaidError):
    """What was read contradicts what was seen before, or is of no log that is known here."""


def look(state: WitnessState, place: str, at: int, *, timeout: float = 10.0) -> list[Told]:
    """Read what is new at a place, and tell of every agency's days as of `at`. Raises LookError, LogError."""
    with Copy(place, timeout=timeout) as copy:
        note = copy.checkpoint()
        head = read_checkpoint(note.text, place)
        with state.reading() as db:
            log, edge, at_start = kept.known(db, head.origin), *_looked(db, head.origin)
        if log is None:
            raise LookError(
                place,
                "unknown",
                "it is a log that this witness does not know. `amparo witness trust` makes it known.",
                "es un registro que este testigo no conoce. `amparo witness trust` lo da a conocer.",
            )
        open_note(note, keys_of(log).at(head.size), place)
        if head.size < at_start:
            raise _shorter(place, head.size, at_start)
        leaves = list(_new_leaves(copy, log, edge, head))
    with state.writing() as db:
        other = 0
        for entry, leaf in leaves:
            if leaf is None:
                other += 1
            else:
                _note(db, head.origin, entry, leaf)
        changed = db.execute(
            "INSERT INTO looked VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE"
            " SET size = excluded.size, peaks = excluded.peaks, at = excluded.at, other = other + excluded.other"
            " WHERE size = ?",
            (head.origin, head.size, edge.hashes, at, other, at_start),
        )
        if changed.rowcount != 1:
            raise _two_looked(place)
        today = datetime.fromtimestamp(at, UTC).astimezone(PACIFIC).date()
        return [Told("read", new=len(leaves), size=head.size), *days(db, head.origin, today)]


def days(db: Connection, origin: str, today: date) -> list[Told]:
    """Every agency's days as of a day in California: day D is missing once the day after it has ended."""
    found = list[Told]()
    for agency, first, last in db.execute(
        "SELECT agency, first, last FROM agency_day WHERE origin = ? ORDER BY agency", (origin,)
    ).fetchall():
        faults = list(_faults(db, origin, agency))
        end, due = date.fromisoformat(last), today - 2 * _DAY
        if end < due:
            faults.append(Told("missing", agency, end + _DAY, due, before=end))
        found += faults or [Told("fine", agency, date.fromisoformat(first), end)]
    looked = db.execute("SELECT other FROM looked WHERE origin = ?", (origin,)).fetchone()
    return [*found, Told("other", many=looked[0])] if looked and looked[0] else found


def _faults(db: Connection, origin: str, agency: str) -> Sequence[Told]:
    rows = db.execute(
        "SELECT entry, first, last FROM day_fault WHERE origin = ? AND agency = ? ORDER BY entry",
        (origin, agency),
    )
    return [
        Told(
            "gap" if last else "again",
            agency,
            date.fromisoformat(first),
            date.fromisoformat(last) if last else None,
            entry=entry,
        )
        for entry, first, last in rows
    ]


def _looked(db: Connection, origin: str) -> tuple[Peaks, int]:
    row = db.execute("SELECT size, peaks FROM looked WHERE origin = ?", (origin,)).fetchone()
    size, peaks = row or (0, b"")
    return Peaks(size, peaks), size


def _new_leaves(copy: Copy, log: Known, edge: Peaks, head: Checkpoint) -> list[tuple[int, DayLeaf | None]]:
    """The entries from the edge on, added to it; they must lead to the root, past what was countersigned."""
    known = {head.size: head.root}
    if log.size < head.size:
        known[log.size] = log.root
    leaves = list[tuple[int, DayLeaf | None]]()
    if edge.size == head.size:
        _same_root(copy, edge, known, log)
    for entry, content in copy.entries(edge.size, head.size):
        edge.push(sha256(b"\0" + content).digest())
        leaves.append((entry, _day_of(content)))
        if edge.size in known:
            _same_root(copy, edge, known, log)
    return leaves


def _same_root(copy: Copy, edge: Peaks, known: dict[int, bytes], log: Known) -> None:
    if edge.root() == known[edge.size]:
        return
    whose = (
        ("countersigned here", "refrendó aquí")
        if edge.size == log.size
        else ("that the log signed", "firmó el registro")
    )
    raise CopyError(
        copy.place,
        "other-root",
        f"its first {edge.size} entries, with those seen before, do not lead to the root {whose[0]}: a file of this copy was "
        "changed, or the log tells another history. `amparo witness compare` tells which. Nothing was noted.",
        f"sus primeros {edge.size} asientos, con los ya vistos, no llevan a la raíz que se {whose[1]}: se alteró un archivo de "
        "esta copia, o el registro cuenta otra historia. `amparo witness compare` dice cuál. No se anotó nada.",
    )


def _day_of(content: bytes) -> DayLeaf | None:
    try:
        return read_leaf(content)
    except FormatError:
        return None


def _note(db: Connection, origin: str, entry: int, leaf: DayLeaf) -> None:
    """Note a leaf's day, and where it does not follow on the one before, that."""
    row = db.execute(
        "SELECT last FROM agency_day WHERE origin = ? AND agency = ?", (origin, leaf.agency)
    ).fetchone()
    if row is None:
        db.execute(
            "INSERT INTO agency_day VALUES (?, ?, ?, ?)", (origin, leaf.agency, str(leaf.day), str(leaf.day))
        )
        return
    last = date.fromisoformat(row[0])
    if leaf.day.toordinal() != last.toordinal() + 1:
        ends = (last + _DAY, leaf.day - _DAY) if leaf.day > last else (leaf.day, "")
        db.execute(
            "INSERT INTO day_fault VALUES (?, ?, ?, ?, ?)", (origin, entry, leaf.agency, *map(str, ends))
        )
    db.execute(
        "UPDATE agency_day SET last = max(last, ?) WHERE origin = ? AND agency = ?",
        (str(leaf.day), origin, leaf.agency),
    )


def _shorter(place: str, size: int, before: int) -> LookError:
    return LookError(
        place,
        "shorter",
        f"it shows {size} leaves, and {before} were seen before: an old copy, or a log that went back. "
        "`amparo witness compare` with this and another copy tells.",
        f"muestra {size} asientos, y antes se vieron {before}: una copia vieja, o un registro que retrocedió. "
        "`amparo witness compare` con esta copia y otra lo aclara.",
    )


def _two_looked(place: str) -> LookError:
    return LookError(
        place,
        "busy",
        "another `look` noted the same leaves meanwhile. Nothing was noted twice; do it again.",
        "otro `look` anotó los mismos asientos mientras tanto. Nada se anotó dos veces; repítalo.",
    )
