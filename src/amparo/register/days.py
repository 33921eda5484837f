"""The days of each agency as the log's entries tell them: from when through when, which are missing, which stand twice.

A day that ended must stand in the log by the end of the day after it, by California's clock.
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256

from amparo.register.findings import Finding, found, some
from amparo.register.folder import Folder
from amparo.register.tree import Grown, read_entries, tile_of
from amparo.tlog import DayLeaf, FormatError, read_leaf
from amparo.tlog.tiles import WIDTH

Entries = Callable[[], Iterable[tuple[int, bytes]]]
"""Goes over the entries that can be relied on, each with its number; called again, again from the first."""
ONE = timedelta(days=1)
GRACE = 2
"""A day may be missing on the day itself and on the day after it; from the second day after it, it is late."""


@dataclass
class Agency:
    """What is known of one agency's days while the entries go by."""

    name: str
    first: date
    last: date
    at: int
    count: int = 0
    gaps: list[tuple[date, date, bool]] = field(default_factory=list)
    """First and last day of each gap, and whether an entry that cannot be relied on may be one of them."""
    months: dict[str, bytes] = field(default_factory=dict)
    """Of each month a digest over its days and their roots."""

    def copy(self) -> "Agency":
        """The same, to go on with."""
        return replace(self, gaps=list(self.gaps), months=dict(self.months))

    def has(self, first: date, last: date) -> bool:
        """That all these days are closed."""
        within = self.first <= first and last <= self.last
        return within and all(last < start or end < first for start, end, _ in self.gaps)

    def fill(self, day: date) -> bool:
        """Take a day out of the gap that it was missing in, if it was."""
        place = bisect(self.gaps, day, key=lambda gap: gap[0]) - 1
        if place < 0 or day > self.gaps[place][1]:
            return False
        first, last, perhaps = self.gaps[place]
        parts = [(first, day - ONE, perhaps), (day + ONE, last, perhaps)]
        self.gaps[place : place + 1] = [part for part in parts if part[0] <= part[1]]
        self.months.pop(f"{day:%Y-%m}", None)
        return True

    def whole(self, month: str) -> bool:
        """That the days of a month that stand in the log are known in their order, so that its digest can be compared."""
        unsure = (f"{start:%Y-%m}" <= month <= f"{end:%Y-%m}" for start, end, perhaps in self.gaps if perhaps)
        return month in self.months and not any(unsure)

    def close(self, leaf: DayLeaf, index: int) -> None:
        """The next day."""
        self.last, self.at, self.count = leaf.day, index, self.count + 1
        spelt = leaf.day.isoformat()
        month = spelt[:7]
        self.months[month] = day_digest(self.months.get(month, b""), spelt, leaf.root)


@dataclass
class Days:
    """All agencies, in the order of their first day, and what was found on the way."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def day_digest(before: bytes, day: str, root: bytes) -> bytes:
    """A digest over days and roots, continued by one day."""
    return sha256(before + day.encode() + root).digest()


@dataclass(frozen=True, slots=True)
class Followed:
    """The days of all agencies after so many full bundles of entries, whose files had these digests; nothing was wrong so far."""

    bundles: tuple[str, ...]
    agencies: tuple[Agency, ...]

    @property
    def entries(self) -> int:
        """How many entries were gone over."""
        return len(self.bundles) * WIDTH

    def begin(self) -> Days:
        """The days to go on from."""
        return Days({one.name: one.copy() for one in self.agencies})


NOT_YET = Followed((), ())


def entries_of_log(folder: Folder, size: int, grown: Grown, bundles: int = 0) -> Iterator[tuple[int, bytes]]:
    """Every entry that can be relied on, with its number; the first bundles left out. Raises UnreadError where a file changed."""
    for number in range(bundles, -(-size // WIDTH)):
        first, tile = number * WIDTH, tile_of(size, None, number)
        if grown.bad and all(first + place in grown.bad for place in range(tile.width)):
            continue
        for place, entry in enumerate(read_entries(folder, tile)):
            if first + place not in grown.bad:
                yield first + place, entry


def follow_days(
    entries: Entries,
    size: int,
    bad: frozenset[int],
    rest: Entries | None = None,
    begun: Days | None = None,
    reached: Callable[[int, Days, bool], None] = lambda _index, _days, _clean: None,
) -> Days:
    """Go over the entries once. What is kept grows with the agencies and months, not with the days.

    `rest`: the entries after those that `begun` has gone over. `reached` is told, before each entry that begins a bundle, the
    days so far, and whether nothing was wrong with them.
    """
    days, forms = begun or Days(), list[int]()
    backwards, again = list[tuple[int, DayLeaf, date]](), dict[int, DayLeaf]()
    lost = sorted(bad)
    for index, entry in (rest or entries)():
        if not index % WIDTH:
            reached(index, days, not (forms or backwards or again))
        try:
            leaf = read_leaf(entry)
        except FormatError:
            forms.append(index)
            continue
        agency = days.agencies.get(leaf.agency)
        if agency is None:
            agency = days.agencies[leaf.agency] = Agency(leaf.agency, leaf.day, leaf.day, index)
        elif leaf.day <= agency.last:
            if agency.fill(leaf.day) or leaf.day < agency.first:
                backwards.append((index, leaf, agency.last))
            else:
                again[index] = leaf
            continue
        elif leaf.day > agency.last + ONE:
            perhaps = bisect(lost, agency.at) < bisect(lost, index)
            agency.gaps.append((agency.last + ONE, leaf.day - ONE, perhaps))
        agency.close(leaf, index)
    if forms:
        days.findings.append(found("leaf_form", _place(size, forms[0]), forms[0], count=f"{len(forms):,}"))
    days.findings += some(_order(size, *told) for told in backwards)
    days.findings += some(_twice(entries, size, again))
    return days


def judged(agency: Agency, on: date | None, ends: date | None, size: int) -> list[Finding]:
    """What is to be said of an agency's days on a day; `ends` is its last day where an office attested that it leaves."""
    faults = list[Finding]()
    sure = [(first, last) for first, last, perhaps in agency.gaps if not perhaps]
    unsure = [(first, last) for first, last, perhaps in agency.gaps if perhaps]
    if sure:
        faults.append(found("agency_missing", agency=agency.name, days=spoken(sure)))
    if unsure:
        faults.append(found("agency_perhaps", agency=agency.name, days=spoken(unsure)))
    if on is not None:
        due = on - timedelta(days=GRACE)
        due = min(due, ends) if ends else due
        if agency.last < due:
            behind = spoken([(agency.last + ONE, due)])
            faults.append(found("agency_behind", agency=agency.name, last=agency.last, days=behind))
        if agency.last >= on:
            place = _place(size, agency.at)
            faults.append(found("agency_ahead", place, agency.at, agency=agency.name, day=agency.last, on=on))
    if ends and agency.last > ends:
        faults.append(found("agency_after_end", agency=agency.name, last=ends))
    head = found(
        "agency_days" if faults else "agency_closed",
        agency=agency.name,
        first=agency.first,
        last=agency.last,
        count=f"{agency.count:,}",
    )
    return [head, *faults]


def spoken(ranges: Sequence[tuple[date, date]], most: int = 6) -> str:
    """Days in words: each, or from … through …, and how many there are."""
    parts = [
        f"{first}" if first == last else f"{first} … {last} ({(last - first).days + 1})"
        for first, last in ranges[:most]
    ]
    return ", ".join([*parts, *(["…"] if len(ranges) > most else [])])


def _place(size: int, index: int) -> str:
    return tile_of(size, None, index // WIDTH).path


def _order(size: int, index: int, leaf: DayLeaf, last: date) -> Finding:
    return found("agency_order", _place(size, index), index, day=leaf.day, agency=leaf.agency, last=last)


def _twice(entries: Entries, size: int, again: Mapping[int, DayLeaf]) -> Iterator[Finding]:
    """Days that were closed before: the entries are gone over again, to find where."""
    wanted = {(leaf.agency, leaf.day) for leaf in again.values()}
    earlier = dict[tuple[str, date], tuple[int, bytes]]()
    for index, entry in entries() if again else ():
        try:
            leaf = read_leaf(entry)
        except FormatError:
            continue
        if (leaf.agency, leaf.day) in wanted:
            earlier.setdefault((leaf.agency, leaf.day), (index, leaf.root))
    for index, leaf in again.items():
        other, root = earlier[leaf.agency, leaf.day]
        code = "agency_twice" if root == leaf.root else "agency_two_roots"
        yield found(code, _place(size, index), index, day=leaf.day, agency=leaf.agency, other=other)
