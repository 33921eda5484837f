"""What a witness reads of a copy of a log, a folder or an address: its checkpoint, its leaf hashes, its entries, its key notes.

The root is worked out from what was read by the few lines below. They are shared with nothing that makes a log, so that a
mistake there is not made again here, and nothing that a copy says of itself is relied on.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from amparo.tlog.errors import FormatError
from amparo.tlog.notes import LARGEST, Note, read_note
from amparo_log.durable import named
from amparo_log.over_http import Peer
from amparo_log.said import SaidError

WIDE = 256
LONGEST_ENTRY = 0xFFFF
MOST_LEAVES = 20_000_000
MOST_KEY_NOTES = 1000
_LARGEST_BUNDLE = WIDE * (LONGEST_ENTRY + 2)


class CopyError(SaidError):
    """A file of a copy that is not there, or is not what it should be."""


class Peaks:
    """The complete subtrees of a tree that grows at its end, the largest first: all that must be known to go on from there."""

    def __init__(self, size: int = 0, hashes: bytes = b"") -> None:
        self.size = size
        heights = [height for height in reversed(range(size.bit_length())) if size >> height & 1]
        if len(hashes) != 32 * len(heights):
            raise FormatError(f"the edge of {size} leaves", f"it has {len(heights)} hashes of 32 bytes.")
        self._stack = [(height, hashes[32 * at : 32 * at + 32]) for at, height in enumerate(heights)]

    @property
    def hashes(self) -> bytes:
        """By which, with the size, it can be gone on from later."""
        return b"".join(one for _, one in self._stack)

    def push(self, leaf: bytes) -> None:
        """One leaf hash more."""
        height, stack = 0, self._stack
        while stack and stack[-1][0] == height:
            leaf, height = sha256(b"\x01" + stack.pop()[1] + leaf).digest(), height + 1
        stack.append((height, leaf))
        self.size += 1

    def root(self) -> bytes:
        """The root of what was pushed so far."""
        if not self._stack:
            return sha256(b"").digest()
        found = self._stack[-1][1]
        for _, left in reversed(self._stack[:-1]):
            found = sha256(b"\x01" + left + found).digest()
        return found


def subtree(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    peaks = Peaks()
    for leaf in leaves:
        peaks.push(leaf)
    return peaks.root()


class Copy:
    """A copy of a log: a folder, an address, or a file or address of a checkpoint alone (`bare`). Use it as a context."""

    def __init__(self, place: str, *, timeout: float = 10.0) -> None:
        """Raises FormatError for an address that is none, CopyError where there is no such folder."""
        self.place, self._stack = place, ExitStack()
        self._peer: Peer | None = None
        self.bare = False
        if place.startswith(("http://", "https://")):
            self._peer = self._stack.enter_context(Peer(place, timeout=timeout))
            return
        self._folder = Path(place)
        if not self._folder.exists():
            raise CopyError(
                place,
                "no-copy",
                "there is no such folder or file. Name the folder with `checkpoint` and `tile`, or an address with http.",
                "no existe tal carpeta o archivo. Indique la carpeta con `checkpoint` y `tile`, o una dirección con http.",
            )
        if (self._folder / "public" / "checkpoint").is_file():
            self._folder = self._folder / "public"

    def __enter__(self) -> "Copy":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def checkpoint(self) -> Note:
        """Its checkpoint; nothing in it is relied on yet. Raises CopyError, FormatError."""
        for path in ("/checkpoint", ""):
            content = self._content(path, LARGEST)
            if content is not None:
                self.bare = not path
                return read_note(content, f"{self.place}{path}")
        raise self._missing("/checkpoint")

    def key_notes(self) -> tuple[str, ...]:
        """Its key notes, as they are written; their signatures are not looked at. Raises CopyError."""
        notes = list[str]()
        while len(notes) < MOST_KEY_NOTES:
            content = self._content(f"/keys/{len(notes):03}.note", LARGEST)
            if content is None:
                break
            notes.append(content.decode("utf-8", errors="replace"))
        return tuple(notes)

    def leaves(self, size: int) -> list[bytes]:
        """The hashes of its first `size` leaves. Raises CopyError."""
        found = list[bytes]()
        if size > MOST_LEAVES:
            raise _cut(self.place, f"{size} leaves; more than {MOST_LEAVES} are not read into memory")
        for number, wide in _bundles(0, size):
            path, content = self._tile("0", number, wide, WIDE * 32)
            if len(content) % 32 or len(content) < wide * 32:
                raise _cut(f"{self.place}{path}", f"{len(content)} bytes instead of {wide * 32}")
            found += [content[at : at + 32] for at in range(0, wide * 32, 32)]
        return found

    def entries(self, start: int, size: int) -> Iterator[tuple[int, bytes]]:
        """Its entries from `start` up to, and without, `size`, each with its index. Raises CopyError."""
        for number, wide in _bundles(start, size):
            path, content = self._tile("entries", number, wide, _LARGEST_BUNDLE)
            at = 0
            for within in range(wide):
                end = at + 2 + int.from_bytes(content[at : at + 2], "big")
                if at + 2 > len(content) or end > len(content):
                    raise _cut(f"{self.place}{path}", f"entry {number * WIDE + within} is not whole")
                if number * WIDE + within >= start:
                    yield number * WIDE + within, content[at + 2 : end]
                at = end

    def _tile(self, level: str, number: int, wide: int, most: int) -> tuple[str, bytes]:
        for width in dict.fromkeys(
            (wide, WIDE)
        ):  # the part may have been cleared away where the whole is there
            path = _path(level, number, width)
            content = self._content(path, most)
            if content is not None:
                return path, content
        raise self._missing(_path(level, number, wide))

    def _content(self, path: str, most: int) -> bytes | None:
        if self._peer is not None:
            answer = self._peer.get(path, most=most)
            if answer.status not in (200, 404, 410):
                raise _odd(f"{self.place}{path}", answer.status)
            return answer.body if answer.status == 200 else None
        file = self._folder / path[1:] if path else self._folder
        if not file.is_file():
            return None
        try:
            with file.open("rb") as opened:
                content = opened.read(most + 1)
        except OSError as error:
            raise named(error, file) from error
        if len(content) > most:
            raise _cut(str(file), f"more than {most} bytes")
        return content

    def _missing(self, path: str) -> CopyError:
        return CopyError(
            f"{self.place}{path}",
            "no-file",
            "it is not there, so this copy is not whole. Tell its keeper; another copy may have it.",
            "no está, así que esta copia no está completa. Avise a quien la guarda; otra copia puede tenerlo.",
        )


def _bundles(start: int, size: int) -> Iterator[tuple[int, int]]:
    for number in range(start // WIDE, (size + WIDE - 1) // WIDE):
        yield number, min(size - number * WIDE, WIDE)


def _path(level: str, number: int, wide: int) -> str:
    thousands: Sequence[str] = f"{number:,}".split(",")
    name = "/".join([*(f"x{part:0>3}" for part in thousands[:-1]), f"{thousands[-1]:0>3}"])
    return f"/tile/{level}/{name}" + ("" if wide == WIDE else f".p/{wide}")


def _odd(where: str, status: int) -> CopyError:
    return CopyError(
        where,
        "no-file",
        f"it answers {status} instead of the file. Ask again later; redirections are not followed.",
        f"responde {status} en lugar del archivo. Pregunte más tarde; no se siguen redirecciones.",
    )


def _cut(where: str, told: str) -> CopyError:
    return CopyError(
        where,
        "cut-off",
        f"it is cut off or too long ({told}). Tell the copy's keeper; another copy may be whole.",
        f"está cortado o es demasiado largo ({told}). Avise a quien guarda la copia; otra puede estar completa.",
    )
