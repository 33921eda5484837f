"""What a log asks of a witness and what it hears (C2SP tlog-witness, add-checkpoint), as text."""

import re
from base64 import b64encode
from dataclasses import dataclass

from amparo.tlog.errors import FormatError
from amparo.tlog.notes import LARGEST, Note, read_note
from amparo.tlog.proofs import decode64

SIZE_TYPE = "text/x.tlog.size"
MOST_STEPS = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class AddCheckpoint:
    """A checkpoint to countersign, the size that the witness saw last, and the proof from there."""

    old: int
    path: tuple[bytes, ...]
    checkpoint: Note

    @property
    def written(self) -> str:
        """The body of the request."""
        path = "".join(f"{b64encode(step).decode()}\n" for step in self.path)
        return f"old {self.old}\n{path}\n{self.checkpoint.written}"


def read_add_checkpoint(content: bytes) -> AddCheckpoint:
    """The request from its body. Raises FormatError."""
    where = "the request"
    if len(content) > LARGEST:
        raise FormatError(where, f"it is larger than {LARGEST} bytes.")
    try:
        head, blank, checkpoint = content.decode("utf-8").partition("\n\n")
    except UnicodeDecodeError as error:
        raise FormatError(where, f"it is not UTF-8 (byte {error.start}).") from error
    first, *steps = head.split("\n")
    old = _OLD.fullmatch(first)
    if old is None or not blank:
        raise FormatError(
            where, "it must begin with the old size (old …) and, after an empty line, hold a checkpoint."
        )
    if len(steps) > MOST_STEPS:
        raise FormatError(where, f"a consistency proof has at most {MOST_STEPS} hashes.")
    return AddCheckpoint(
        int(old[1]), tuple(decode64(step, where, 32) for step in steps), read_note(checkpoint, where)
    )
