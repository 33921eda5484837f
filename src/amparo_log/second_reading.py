"""The second reading of a log: every entry and every tile from the disk, and the root from them, before anything is signed.

Two ideas. The entries alone say what the tree is: they are hashed one after another onto a stack of complete subtrees, the
larger below (a compact range), and every hash of a tile must be one that grew there. And whoever remembers a size and a root
needs no proof: the reading tells the root that the tree had at that size.

Nothing here is shared with what writes a log (`storage`, `amparo.tlog.tree`, `amparo.tlog.tiles`): a mistake there, or a bit
that flipped on the way to the disk, is not made again here. Therefore paths and bundles are worked out once more.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import FormatError
from amparo_log.durable import named
from amparo_log.said import SaidError

_WIDE = 256
_BYTES = 32
_HEAD_LARGEST = 10_000
_LARGEST = _WIDE * (2 + 0xFFFF)
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class DamagedError(SaidError):
    """A file of the log that is not there, is cut off, or does not fit the others. `where` names it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What lies there: the head as it is written, and the root of the tree at each size that was asked for."""

    head: Checkpoint
    roots: Mapping[int, bytes]


def reread(home: Path, sizes: Iterable[int] = ()) -> Reading:
    """Read a log home whole, compare everything with everything. Raises DamagedError, FormatError, StorageError.

    `sizes` are those whose roots are wanted beside the head's; one that the log does not reach is left out.
    """
    place, head = home / "head", read_head(home)
    roots = read_tree(home / "public", head.size, (*sizes, head.size))
    if roots[head.size] != head.root:
        raise DamagedError(
            str(place),
            "other-root",
            f"it names another root than its {head.size} entries have; tiles and entries agree with each other. "
            "Compare with `amparo log fsck`, and take this file from the newest copy.",
            f"indica otra raíz que la de sus {head.size} asientos; los archivos de asientos y de resúmenes sí concuerdan. "
            "Revise con `amparo log fsck` y recupere este archivo de la copia más reciente.",
        )
    return Reading(head, roots)


def read_head(home: Path) -> Checkpoint:
    """The head as it is written: nothing is compared with it yet. Raises DamagedError, StorageError."""
    place = home / "head"
    content = read_file(place)
    if content is None:
        raise DamagedError(
            str(place),
            "no-head",
            "it is not there, so this is no home of a log. Name the folder that `amparo log new` made.",
            "no existe; esta carpeta no guarda ningún registro. Indique la carpeta que creó `amparo log new`.",
        )
    return _read_head(content, place)


def read_tree(public: Path, size: int, sizes: Iterable[int] = ()) -> Mapping[int, bytes]:
    """The roots that the tree of `size` entries under a folder has at these sizes. Raises DamagedError, StorageError."""
    wanted, roots = {at for at in sizes if 0 <= at <= size}, dict[int, bytes]()
    grown = _Grown(public, size)
    for at, entry in enumerate(_entries(public, size)):
        if at in wanted:
            roots[at] = grown.root()
        grown.push(sha256(b"\0" + entry).digest())
    grown.end()
    return {**roots, **({size: grown.root()} if size in wanted else {})}


class _Grown:
    """The stack of complete subtrees, and beside it, for each level of tiles, the hashes that its open tile must hold."""

    def __init__(self, public: Path, size: int) -> None:
        self._public, self._size = public, size
        self._stack: list[tuple[int, bytes]] = []
        self._rows: list[list[bytes]] = [[]]
        self._done = [0]

    def push(self, hashed: bytes) -> None:
        """A leaf more."""
        height, stack = 0, self._stack
        self._held(0, hashed)
        while stack and stack[-1][0] == height:
            height, hashed = height + 1, sha256(b"\1" + stack.pop()[1] + hashed).digest()
            if not height % 8:
                self._held(height // 8, hashed)
        stack.append((height, hashed))

    def root(self) -> bytes:
        """The root of what was pushed so far."""
        if not self._stack:
            return sha256().digest()
        *rest, (_, found) = self._stack
        for _, left in reversed(rest):
            found = sha256(b"\1" + left + found).digest()
        return found

    def end(self) -> None:
        """Compare the tiles at the right edge, which are not full."""
        for level, row in enumerate(self._rows):
            if row:
                self._compare(level, row)

    def _held(self, level: int, hashed: bytes) -> None:
        if level == len(self._rows):
            self._rows.append([])
            self._done.append(0)
        row = self._rows[level]
        row.append(hashed)
        if len(row) == _WIDE:
            self._compare(level, row)
            self._rows[level] = []
            self._done[level] += 1

    def _compare(self, level: int, row: list[bytes]) -> None:
        number = self._done[level]
        place, content = _tile(self._public, str(level), number, len(row))
        if content[: len(row) * _BYTES] == b"".join(row):
            return
        if len(content) < len(row) * _BYTES:
            there, all_of_it = len(content), len(row) * _BYTES
            raise _cut(place, f"{there} of {all_of_it} bytes are there", f"hay {there} bytes de {all_of_it}")
        at = next(at for at, hashed in enumerate(row) if content[at * _BYTES : (at + 1) * _BYTES] != hashed)
        first = (number * _WIDE + at) << 8 * level
        last = first + (1 << 8 * level) - 1
        entries = _path(
            self._public, "entries", first // _WIDE, min(self._size - first // _WIDE * _WIDE, _WIDE)
        )
        raise DamagedError(
            str(place),
            "other-hash",
            f"its hash {at} is not that of {f'entry {first}' if first == last else f'entries {first} to {last}'}: this "
            f"file or {entries} was changed. `amparo log fsck` tells which; copy it again from the public site or a copy.",
            f"su resumen {at} no es el {f'del asiento {first}' if first == last else f'de los asientos {first} a {last}'}: se "
            f"alteró este archivo o {entries}. `amparo log fsck` dice cuál; recupérelo del sitio público o de una copia.",
        )


def _entries(public: Path, size: int) -> Iterator[bytes]:
    for number in range((size + _WIDE - 1) // _WIDE):
        wide = min(size - number * _WIDE, _WIDE)
        place, content = _tile(public, "entries", number, wide)
        at, found, full = 0, 0, place.parent.suffix != ".p"
        while found < wide:
            end = at + 2 + int.from_bytes(content[at : at + 2], "big")
            if at + 2 > len(content) or end > len(content):
                entry = number * _WIDE + found
                raise _cut(place, f"entry {entry} is not whole", f"el asiento {entry} no está completo")
            yield content[at + 2 : end]
            at, found = end, found + 1
        if at < len(content) and (wide == _WIDE or not full):
            raise DamagedError(
                str(place),
                "too-long",
                f"{len(content) - at} bytes follow after its last entry. Copy it again from the public site or a copy.",
                f"sobran {len(content) - at} bytes después del último asiento. Recupérelo del sitio público o de una copia.",
            )


def _tile(public: Path, level: str, number: int, wide: int) -> tuple[Path, bytes]:
    """A file, or the full one where the part that was asked for has been cleared away since."""
    for width in (wide, _WIDE) if wide < _WIDE else (wide,):
        place = _path(public, level, number, width)
        content = read_file(place)
        if content is not None:
            if level != "entries" and len(content) > width * _BYTES:
                there, all_of_it = len(content), width * _BYTES
                told = f"{there} bytes are there instead of {all_of_it}"
                raise _cut(place, told, f"hay {there} bytes en lugar de {all_of_it}")
            return place, content
    place = _path(public, level, number, wide)
    raise DamagedError(
        str(place),
        "no-tile",
        "it is not there. Copy it again from the public site or a copy; nothing is signed until then.",
        "no existe. Recupérelo del sitio público o de una copia; mientras tanto no se firma nada.",
    )


def _path(public: Path, level: str, number: int, wide: int) -> Path:
    digits = str(number)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    name = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return public / "tile" / level / (name if wide == _WIDE else f"{name}.p/{wide}")


def read_file(place: Path) -> bytes | None:
    """A file's bytes, None where there is none. Raises DamagedError, StorageError.

    Who writes the log is not trusted: no link is followed to what only the signer may read, and nothing waited for.
    """
    content = bytearray()
    try:
        opened = os.open(place, _OPEN)
        try:
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise _no_file(place)
            while len(content) <= _LARGEST and (more := os.read(opened, 1 << 20)):
                content += more
        finally:
            os.close(opened)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise (_no_file(place) if place.is_symlink() else named(error, place)) from error
    if len(content) > _LARGEST:
        raise _cut(place, f"more than {_LARGEST} bytes", f"más de {_LARGEST} bytes")
    return bytes(content)


def _no_file(place: Path) -> DamagedError:
    return DamagedError(
        str(place),
        "no-file",
        "it is no plain file; links are not followed. Put the file itself there, from the public site or a copy.",
        "no es un archivo normal; no se siguen enlaces. Ponga ahí el archivo mismo, del sitio público o de una copia.",
    )


def _read_head(content: bytes, place: Path) -> Checkpoint:
    try:
        head = read_checkpoint(content[:_HEAD_LARGEST].decode("utf-8"), str(place))
    except (UnicodeDecodeError, FormatError) as error:
        head = Checkpoint("", 0, b"", (str(error),))
    if head.extensions or head.text.encode() != content:
        raise DamagedError(
            str(place),
            "no-head",
            "it is no head of a log: origin, size and root, a line each. Take it from the newest copy.",
            "no es la cabecera de un registro: origen, tamaño y raíz, una línea cada uno. Recupérela de la copia más reciente.",
        )
    return head


def _cut(place: Path, told: str, dicho: str) -> DamagedError:
    return DamagedError(
        str(place),
        "cut-off",
        f"it is cut off or too long ({told}). Copy it again from the public site or a copy.",
        f"está cortado o es demasiado largo ({dicho}). Recupérelo del sitio público o de una copia.",
    )
