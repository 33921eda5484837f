"""A checkpoint's text (C2SP tlog-checkpoint): whose log, how many leaves, which root. Its signatures stand in the note."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from amparo.tlog.errors import FormatError

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: its origin, its size in leaves, its 32-byte root."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is signed: each on a line of its own."""
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def read_checkpoint(text: str, where: str = "the checkpoint") -> Checkpoint:
    """A checkpoint from the text of its note. Raises FormatError."""
    lines = text.split("\n")
    if lines.pop() or len(lines) < 3 or not all(lines):
        raise FormatError(where, "it must have an origin, a size and a root, each on a line of its own.")
    origin, size, root, *extensions = lines
    if not _SIZE.fullmatch(size):
        raise FormatError(where, f"{size!r} is no size of a log.")
    try:
        hashed = b64decode(root, validate=True)
    except ValueError:  # no base64, or letters that are none of ASCII
        hashed = b""
    if len(hashed) != 32 or b64encode(hashed).decode() != root:
        raise FormatError(where, f"{root[:60]!r} is no root: 32 bytes in base64.")
    return Checkpoint(origin, int(size), hashed, tuple(extensions))
