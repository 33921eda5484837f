"""A year of a log as anybody sees it, simulated: entries, files, their sizes and times. And ways to close a day badly.

The days are closed as the desk closes them: every agency's leaf in one batch after midnight, in the order of their names.
A record is only its root here: 32 bytes that look like chance, as the root of salted fields does.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from amparo.tlog import SLOTS, Checkpoint, Day, DayLeaf, Tile, Tree, bundle, leaf_hash, new_tiles

FIRST = date(2025, 12, 1)  # a Monday
QUIET = ("alder", "toyon")
BUSY = ("larkspur", "willow")
AGENCIES = tuple(sorted(QUIET + BUSY))
MIDNIGHT = 600
"""Seconds after midnight at which the days of all are closed, give or take what a machine takes."""

Roots = list[bytes]
Closed = tuple[bytes, float]
"""The entry of a day, and when it was published, in seconds after midnight."""
Close = Callable[[str, date, Roots, bytes, random.Random], Closed]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What everybody sees of one agency's day: the entry, and of what it lies in the sizes, the order and the time."""

    agency: str
    on: date
    entry: bytes
    in_order: bool
    published: float
    bundle_size: int
    tile_size: int
    checkpoint_size: int


@dataclass(slots=True)
class Public:
    """A log's public folder, as it grew: each file's size, and each leaf as it could be seen on its day."""

    files: dict[str, int] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)


def records(agency: str, chance: random.Random) -> int:
    """How many records an agency has on a day: often none, or from none to 3,000."""
    if agency in QUIET:
        return chance.choice((0, 0, 0, 0, 1, 2))
    if chance.random() < 0.02:
        return chance.randrange(SLOTS, 3001)
    return chance.choice((0, *(chance.randrange(5, 40) for _ in range(6)), chance.randrange(40, 400)))


def year(
    close: Close, days: int = 365, *, seed: str = "a year", many: Mapping[str, int] | None = None
) -> Public:
    """A year in which days are closed so; `many` fixes how many records each agency has."""
    chance, public, tree = random.Random(seed), Public(), Tree()
    kept: list[bytes] = []
    for number in range(days):
        on = FIRST + timedelta(days=number)
        closed = dict[str, Closed]()
        for agency in AGENCIES:
            count = records(agency, chance) if many is None else many[agency]
            roots = [chance.randbytes(32) for _ in range(count)]
            closed[agency] = close(agency, on, roots, chance.randbytes(32), chance)
        _publish(public, tree, kept, on, closed)
    return public


def _publish(public: Public, tree: Tree, kept: list[bytes], on: date, closed: dict[str, Closed]) -> None:
    """Append what was ready at a time, at that time: one batch, where all was ready at once."""
    for when in sorted({when for _, when in closed.values()}):
        ready = [agency for agency in AGENCIES if closed[agency][1] == when]
        before = tree.size
        for agency in ready:
            kept.append(closed[agency][0])
            tree.append_hash(leaf_hash(closed[agency][0]))
        sizes = {tile: _size(tile, kept) for tile in new_tiles(before, tree.size)}
        public.files |= {tile.path: size for tile, size in sizes.items()}
        head = Checkpoint("log.county.example/amparo", tree.size, tree.root()).text
        for place, agency in enumerate(ready, before):
            bundle_size = next(size for tile, size in sizes.items() if tile.level is None)
            tile_size = next(size for tile, size in sizes.items() if tile.level == 0)
            named = place % len(AGENCIES) == AGENCIES.index(agency)
            entry = closed[agency][0]
            public.leaves.append(Leaf(agency, on, entry, named, when, bundle_size, tile_size, len(head)))


def _size(tile: Tile, kept: list[bytes]) -> int:
    if tile.level is None:
        start = tile.number * 256
        return len(bundle(kept[start : start + tile.width]))
    return tile.width * 32


# As it is done.


def properly(agency: str, on: date, roots: Roots, secret: bytes, _chance: random.Random) -> Closed:
    """All leaves of a size, all slots filled, all at once."""
    return DayLeaf(agency, on, Day(roots, secret).root).entry, _midnight(on)


def _midnight(on: date) -> float:
    return MIDNIGHT + random.Random(on.isoformat()).random()


# And badly.


def in_a_leaf_that_grows(
    agency: str, on: date, roots: Roots, _secret: bytes, chance: random.Random
) -> Closed:
    """The leaf also says how many there were."""
    entry = DayLeaf(agency, on, chance.randbytes(32)).entry
    return entry + (b"%d" % len(roots) if roots else b""), _midnight(on)


def with_empty_slots(agency: str, on: date, roots: Roots, _secret: bytes, _chance: random.Random) -> Closed:
    """Only records, no filler: days without any look alike."""
    return DayLeaf(agency, on, Tree(roots).root()).entry, _midnight(on)


def filled_with_zeros(agency: str, on: date, roots: Roots, secret: bytes, _chance: random.Random) -> Closed:
    """Filler that is no secret: whoever knows it knows an empty day when it is seen."""
    held = dict(zip(random.Random(secret).sample(range(SLOTS), min(len(roots), SLOTS)), roots, strict=False))
    root = Tree(held.get(slot, bytes(32)) for slot in range(SLOTS)).root()
    return DayLeaf(agency, on, root).entry, _midnight(on)


def later_when_busy(agency: str, on: date, roots: Roots, _secret: bytes, chance: random.Random) -> Closed:
    """Each agency's day is published when it is ready, and that takes as long as there are records."""
    took = round(chance.random() * 3 + len(roots) * 0.02, 3)
    return DayLeaf(agency, on, chance.randbytes(32)).entry, _midnight(on) + took


BADLY: tuple[Close, ...] = (in_a_leaf_that_grows, with_empty_slots, filled_with_zeros, later_when_busy)
