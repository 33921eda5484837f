"""Proof files of C2SP tlog-proof: an entry's index, its audit path and the checkpoint, for whoever checks it offline."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.tlog.checking import check_inclusion
from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import FormatError
from amparo.tlog.keys import VerifierKey
from amparo.tlog.notes import Note, Signed, open_note, read_note
from amparo.tlog.tree import leaf_hash

HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class TlogProof:
    """That an entry is in a log: index from 0, audit path from the leaf up, checkpoint; extra bytes prove nothing."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes | None = None

    @property
    def written(self) -> str:
        """The proof file's text."""
        extra = "" if self.extra is None else f"extra {b64encode(self.extra).decode()}\n"
        path = "".join(f"{b64encode(step).decode()}\n" for step in self.path)
        return f"{HEAD}\n{extra}index {self.index}\n{path}\n{self.checkpoint.written}"

    def check(self, entry: bytes, keys: Iterable[VerifierKey]) -> tuple[Checkpoint, tuple[Signed, ...]]:
        """That this entry is in the log that these keys signed; its head and who signed. Raises SignatureError, ProofError."""
        signed = open_note(self.checkpoint, keys, "the checkpoint")
        head = read_checkpoint(self.checkpoint.text)
        check_inclusion(leaf_hash(entry), self.index, head.size, self.path, head.root)
        return head, signed


def read_proof(content: bytes | str, where: str = "the proof") -> TlogProof:
    """A proof from its file. Raises FormatError."""
    try:
        text = content if isinstance(content, str) else content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(where, f"it is not UTF-8 (byte {error.start}).") from error
    head, _, checkpoint = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != HEAD:
        raise FormatError(where, f"its first line is not {HEAD}.")
    extra = (
        decode64(lines.pop(0).removeprefix("extra "), where)
        if lines and lines[0].startswith("extra ")
        else None
    )
    index = _INDEX.fullmatch(lines[0]) if lines else None
    if index is None:
        raise FormatError(where, "it does not say of which entry it is (index …).")
    path = tuple(decode64(line, where, 32) for line in lines[1:])
    if len(path) > 63:
        raise FormatError(where, "its path is longer than any tree is high.")
    return TlogProof(int(index[1]), path, read_note(checkpoint, where), extra)


def decode64(word: str, where: str, length: int | None = None) -> bytes:
    """Bytes from base64 as RFC 4648, section 4, has it, in their one spelling. Raises FormatError."""
    try:
        found = b64decode(word, validate=True)
    except (NotBase64, ValueError):
        found = None
    if found is None or b64encode(found).decode() != word or (length is not None and len(found) != length):
        raise FormatError(where, f"{word[:60]!r} is no base64{f' of {length} bytes' if length else ''}.")
    return found
