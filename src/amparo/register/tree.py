"""Whether every entry and tile of a copy agrees with the signed root; where one does not, which file it is, and which entry.

Entries, tiles and the signed root are three tellings of one tree. Where two of them agree, the third is the one that was
changed; so one fault is told once, and what follows from it is not told again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice, product

from amparo.register.findings import Finding, found, some
from amparo.register.folder import Folder, UnreadError
from amparo.tlog import EMPTY_ROOT, Checkpoint, FormatError, Tile, entries_of, hashes_of, node_hash, tiles_of
from amparo.tlog.tiles import LONGEST_ENTRY, WIDTH

Progress = Callable[[int, int], None]
"""progress(done, of): how many entries were looked at."""
LARGEST_BUNDLE = WIDTH * (LONGEST_ENTRY + 2)
_LARGEST_TILE = WIDTH * 32
_MOST_CHOICES = 4096
_MOST_UNREAD = 500


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree as it was found. `usable`: the signed root was reached; `bad`: entries that cannot be relied on."""

    findings: tuple[Finding, ...]
    usable: bool
    bad: frozenset[int] = frozenset()
    files: frozenset[str] = frozenset()
    """Files that were found wanting, or not found."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Up to 256 entries, as the bundle and as the tile tell of them: leaf hashes, or None where the file is of no use."""

    number: int
    width: int
    by_entries: list[bytes] | None
    by_tile: list[bytes] | None

    @property
    def rows(self) -> list[list[bytes]]:
        """What is told of it: nothing, one thing, or two that differ."""
        rows = [row for row in (self.by_entries, self.by_tile) if row is not None]
        return rows[:1] if rows[:1] == rows[1:] else rows


@dataclass
class Roots:
    """The roots of full stretches whose two files agreed, by the digests of both: what was hashed once is not hashed again."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file beside the log, by path, where somebody has held it against the bytes already."""
    before: Mapping[str, bytes] = field(default_factory=dict)
    found: dict[str, bytes] = field(default_factory=dict)

    def known(self, size: int, number: int) -> bytes | None:
        """The root of a full stretch, where both its files are those of a check before."""
        if not self.before or (number + 1) * WIDTH > size:
            return None
        key = self._key(size, number)
        root = self.before.get(key) if key else None
        if key and root:
            self.found[key] = root
        return root

    def keep(self, size: int, number: int, root: bytes) -> None:
        """Keep what two files that agree come to, where it is known which bytes these were."""
        if key := self._key(size, number):
            self.found[key] = root

    def _key(self, size: int, number: int) -> str:
        paths = (tile_of(size, level, number).path for level in (None, 0))
        digests = [self.files.get(path, "") for path in paths]
        return " ".join(digests) if all(digests) else ""


@dataclass
class _Walk:
    """What the walk over the stretches leaves behind."""

    folder: Folder
    size: int
    roots: Roots
    options: list[tuple[bytes, ...]] = field(default_factory=list)
    """Of each full stretch the root, or those it may have, the likeliest first."""
    edge: tuple[list[bytes], ...] = ([],)
    """The last stretch where it is not full: the hashes, or those it may have."""
    suspects: list[int] = field(default_factory=list)
    unread: dict[str, Finding] = field(default_factory=dict)
    hashes: int = 0

    def miss(self, error: UnreadError) -> None:
        """A file cannot be read. Raises _TooManyError where it is not worth going on."""
        self.unread[error.where] = unread(error)
        if len(self.unread) > _MOST_UNREAD:
            raise _TooManyError


class _TooManyError(Exception):
    """So many files cannot be read that this is no copy of a log."""


def check_tree(
    folder: Folder, head: Checkpoint, progress: Progress | None = None, roots: Roots | None = None
) -> Grown:
    """Compare every entry and tile with the signed root. Reads each file once, and again what is suspect.

    `roots` spares what an earlier check has hashed, and is told what this one has.
    """
    short = _short(folder, head.size)
    if short:
        return Grown((short, found("tree_unsaid")), usable=False)
    walk = _Walk(folder, head.size, roots or Roots())
    try:
        upper = _upper(walk)
        _stretches(walk, upper.get(1, []), progress)
    except _TooManyError:
        return Grown((*some(walk.unread.values()), found("tree_unsaid")), usable=False)
    rows = _reached(walk, head)
    if rows is None:
        return Grown((*_lost(walk), found("tree_unsaid")), usable=False)
    faults, bad = list(walk.unread.values()), set[int]()
    replaced = [n for n, root in enumerate(rows[1]) if root != walk.options[n][0]]
    for number in sorted({*walk.suspects, *replaced}):
        full = number < len(rows[1])
        told, wrong = _suspect(walk, number, rows[1][number] if full else rows[0])
        faults += told
        bad |= wrong
    faults += _wrong_above(upper, rows)
    if faults:
        good = head.size - len(bad)
        rest = [found("tree_rest", entries=f"{good:,}")] if good else []
        places = frozenset(fault.place for fault in faults)
        return Grown((*some(faults), *rest), True, frozenset(bad), places)
    files = sum(1 for _ in tiles_of(head.size))
    fine = found("tree_agrees", entries=f"{head.size:,}", files=f"{files:,}", hashes=f"{walk.hashes:,}")
    return Grown((fine,), usable=True)


def tile_of(size: int, level: int | None, number: int) -> Tile:
    """The tile or bundle of this number in a tree of `size` entries, at its width."""
    return Tile(level, number, min((size >> (8 * (level or 0))) - number * WIDTH, WIDTH))


def read_entries(folder: Folder, tile: Tile) -> list[bytes]:
    """The entries of a bundle. Raises UnreadError."""
    try:
        return entries_of(folder.read(tile.path, LARGEST_BUNDLE), tile)
    except FormatError as error:
        raise UnreadError(tile.path, "file_form", error.problem) from error


def read_hashes(folder: Folder, tile: Tile) -> list[bytes]:
    """The hashes of a tile. Raises UnreadError."""
    try:
        return hashes_of(folder.read(tile.path, _LARGEST_TILE), tile)
    except FormatError as error:
        raise UnreadError(tile.path, "file_form", error.problem) from error


def unread(error: UnreadError) -> Finding:
    """The finding that a file which cannot be read makes."""
    return found(error.code, error.where, detail=error.problem)


def top(row: list[bytes]) -> bytes:
    """The root over hashes whose number is a power of two."""
    while len(row) > 1:
        pairs = iter(row)
        row = [sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
    return row[0]


def _short(folder: Folder, size: int) -> Finding | None:
    """That the folder ends before the log does: neither bundle nor tile of the last entries is there."""

    def there(number: int) -> bool:
        return any(folder.has(tile_of(size, level, number).path) for level in (None, 0))

    last = -(-size // WIDTH) - 1
    if size == 0 or there(last):
        return None
    first = next(number for number in range(last + 1) if not there(number))
    return found("tree_short", tile_of(size, None, first).path, first * WIDTH, size=f"{size:,}")


def _upper(walk: _Walk) -> dict[int, list[bytes | None]]:
    """The hashes of every level above the lowest, None where a tile is of no use."""
    levels, level = dict[int, list[bytes | None]](), 1
    while width := walk.size >> (8 * level):
        row = list[bytes | None]()
        for number in range(-(-width // WIDTH)):
            tile = tile_of(walk.size, level, number)
            row += _hashes(walk, tile) or [None] * tile.width
        levels[level] = row
        level += 1
    return levels


def _hashes(walk: _Walk, tile: Tile) -> list[bytes] | None:
    try:
        return read_hashes(walk.folder, tile)
    except UnreadError as error:
        walk.miss(error)
        return None


def _stretch(walk: _Walk, number: int) -> _Stretch:
    bundle = tile_of(walk.size, None, number)
    by_entries = None
    try:
        by_entries = [sha256(b"\0" + entry).digest() for entry in read_entries(walk.folder, bundle)]
    except UnreadError as error:
        walk.miss(error)
    return _Stretch(number, bundle.width, by_entries, _hashes(walk, tile_of(walk.size, 0, number)))


def _stretches(walk: _Walk, above: list[bytes | None], progress: Progress | None) -> None:
    """Go over all stretches, and keep what each is told to be."""
    for number in range(-(-walk.size // WIDTH)):
        _go_over(walk, number, above[number] if number < len(above) else None)
        if progress and not number % 16:
            progress(number * WIDTH, walk.size)
    if progress:
        progress(walk.size, walk.size)


def _go_over(walk: _Walk, number: int, above: bytes | None) -> None:
    """Go over one stretch, of which the level above it tells, too; one whose files are known is not hashed again."""
    if root := walk.roots.known(walk.size, number):
        walk.hashes += WIDTH * 2 - 1
        walk.options.append(_likeliest([root], above, suspect=False))
        return
    stretch = _stretch(walk, number)
    rows = stretch.rows
    walk.hashes += stretch.width * 2 - 1
    if suspect := len(rows) != 1 or None in (stretch.by_entries, stretch.by_tile):
        walk.suspects.append(number)
    if stretch.width < WIDTH:
        walk.edge = tuple(rows)
        return
    tops = [top(row) for row in rows]
    walk.options.append(_likeliest(tops, above, suspect))
    if not suspect:
        walk.roots.keep(walk.size, number, tops[0])


def _likeliest(roots: list[bytes], above: bytes | None, suspect: bool) -> tuple[bytes, ...]:
    """The roots that a stretch may have; first the one that two of its three tellings agree on."""
    if not suspect and above in (None, roots[0]):
        return (roots[0],)
    told = [*roots, *([above] if above else [])]
    if suspect and above in roots:
        told.insert(0, above)
    return tuple(dict.fromkeys(told))


def _reached(walk: _Walk, head: Checkpoint) -> list[list[bytes]] | None:
    """The rows of the tree under which the signed root is reached: the edge, then level 1 and up. None: it is not."""
    choices = ((row, edge) for row in product(*walk.options) for edge in walk.edge)
    for row, edge in islice(choices, _MOST_CHOICES):
        if _root([*row], edge) == head.root:
            rows = [edge, [*row]]
            while len(rows[-1]) >= WIDTH:
                full = range(0, len(rows[-1]) // WIDTH * WIDTH, WIDTH)
                rows.append([top(rows[-1][at : at + WIDTH]) for at in full])
            return rows
    return None


def _root(row: list[bytes], edge: list[bytes]) -> bytes:
    """The root over full stretches and the hashes of the last."""
    peaks = [*_peaks(row), *_peaks(edge)]
    if not peaks:
        return EMPTY_ROOT
    right = peaks.pop()
    while peaks:
        right = node_hash(peaks.pop(), right)
    return right


def _peaks(row: list[bytes]) -> Iterator[bytes]:
    """The roots of the complete subtrees of which a row is made, from the left."""
    at = 0
    while at < len(row):
        wide = 1 << ((len(row) - at).bit_length() - 1)
        yield top(row[at : at + wide])
        at += wide


def _lost(walk: _Walk) -> list[Finding]:
    """What keeps the signed root from being reached."""
    if walk.unread:
        return some(walk.unread.values())
    if not walk.suspects and all(len(options) == 1 for options in walk.options):
        return [found("tree_root", "checkpoint")]
    doubtful = dict.fromkeys(
        [*walk.suspects, *(number for number, options in enumerate(walk.options) if len(options) > 1)]
    )
    places = [tile_of(walk.size, None, number).path for number in doubtful]
    more = ", …" if len(places) > 3 else ""
    return [found("tree_undecided", places[0], places=", ".join(places[:3]) + more)]


def _suspect(walk: _Walk, number: int, right: bytes | list[bytes]) -> tuple[list[Finding], set[int]]:
    """Which file of a stretch is wrong, now that the root is reached, and which entries are of no use."""
    bundle, tile, first = tile_of(walk.size, None, number), tile_of(walk.size, 0, number), number * WIDTH
    stretch = _stretch(walk, number)
    entries, hashes = stretch.by_entries, stretch.by_tile

    def holds(row: list[bytes] | None) -> bool:
        return row is not None and right == (top(row) if isinstance(right, bytes) else row)

    differ = [
        first + place
        for place, (one, other) in enumerate(zip(entries or (), hashes or (), strict=False))
        if one != other
    ]
    faults, bad = list[Finding](), set[int]()
    if not holds(entries):
        bad = set(differ if holds(hashes) and entries else range(first, first + bundle.width))
    if entries and bad:
        whole = len(bad) == bundle.width
        faults += (
            [found("tree_entries", bundle.path, first, last=first + bundle.width - 1)]
            if whole and bundle.width > 1
            else [found("tree_entry", bundle.path, entry) for entry in sorted(bad)]
        )
    if hashes and not holds(hashes):
        exact = holds(entries) and differ
        place = differ[0] if exact else first
        faults.append(
            found("tree_tile", tile.path, place, hash=place - first)
            if exact
            else found("tree_tiles", tile.path, first)
        )
    return faults, bad


def _wrong_above(upper: dict[int, list[bytes | None]], rows: list[list[bytes]]) -> Iterator[Finding]:
    """Tiles above the lowest whose hashes are not those of the tree that was signed."""
    size_at = {level: len(row) for level, row in upper.items()}
    for level, row in upper.items():
        for start in range(0, size_at[level], WIDTH):
            pairs = zip(row[start : start + WIDTH], rows[level][start : start + WIDTH], strict=True)
            wrong = [place for place, (told, right) in enumerate(pairs) if told not in (None, right)]
            if wrong:
                number = start // WIDTH
                tile = Tile(level, number, min(size_at[level] - start, WIDTH))
                yield found("tree_tile", tile.path, hash=wrong[0])
