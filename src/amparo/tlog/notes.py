"""Signed notes (C2SP signed-note): a text, and under it lines by which keys say that they signed it.

A note is opened with the keys that are relied on; signatures of other keys are left aside, as the specification demands.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.tlog.errors import FormatError, SignatureError
from amparo.tlog.keys import VerifierKey, key_name

_LINE = re.compile(r"— (\S+) ([A-Za-z0-9+/=]+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
MOST_SIGNATURES = 100
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: the key's name, its 4-byte identifier, and what follows it."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line, with its newline."""
        return f"— {self.name} {b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is written; nothing in it is relied on yet. `text` ends with its newline."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def written(self) -> str:
        """The note as bytes are made of it."""
        return f"{self.text}\n{''.join(signature.line for signature in self.signatures)}"

    def signed_too(self, signatures: Iterable[Signature]) -> "Note":
        """The same with further signatures; a key that signed already is not added twice, its newer line stands."""
        lines = {(line.name, line.key_id): line for line in (*self.signatures, *signatures)}
        return Note(self.text, tuple(lines.values()))


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that fits: whose, and for a cosignature when, in seconds since 1970."""

    key: VerifierKey
    at: int | None = None


def make_note(text: str, signatures: Iterable[Signature]) -> Note:
    """A note of a text. Raises FormatError."""
    if not text.endswith("\n") or _CONTROL.search(text):
        raise FormatError("a note", "its text must end with a newline and hold no other control character.")
    return Note(text, tuple(signatures))


def read_note(content: bytes | str, where: str = "a note") -> Note:
    """A note from its bytes. Raises FormatError."""
    if len(content) > LARGEST:
        raise FormatError(where, f"it is larger than {LARGEST} bytes.")
    try:
        whole = content if isinstance(content, str) else content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(where, f"it is not UTF-8 (byte {error.start}).") from error
    if _CONTROL.search(whole):
        raise FormatError(where, "it holds a control character.")
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise FormatError(where, "it has no signatures under its text, or is cut off.")
    signatures = tuple(read_signatures(lines, where))
    if not signatures:
        raise FormatError(where, "it has no signatures under its text.")
    return Note(text + "\n", signatures)


def read_signatures(lines: str, where: str = "signatures") -> Iterable[Signature]:
    """Signature lines, as a note and the answer of a witness have them. Raises FormatError."""
    found = lines.split("\n")[:-1]
    if len(found) > MOST_SIGNATURES:
        raise FormatError(where, f"it has more than {MOST_SIGNATURES} signatures.")
    for line in found:
        parts = _LINE.fullmatch(line)
        try:
            decoded = b64decode(parts[2], validate=True) if parts else b""
        except NotBase64:
            decoded = b""
        if parts is None or len(decoded) < 5 or b64encode(decoded).decode() != parts[2]:
            raise FormatError(where, f"{line[:60]!r} is no line of a signature.")
        yield Signature(key_name(parts[1]), decoded[:4], decoded[4:])


def open_note(note: Note, keys: Iterable[VerifierKey], where: str = "the note") -> tuple[Signed, ...]:
    """Who of these keys signed. Raises SignatureError where one's signature does not fit, or none of them signed."""
    known = {(key.name, key.key_id): key for key in keys}
    fit = list[Signed]()
    seen = set[tuple[str, bytes]]()
    for signature in note.signatures:
        named = (signature.name, signature.key_id)
        key = known.get(named)
        if key is None or named in seen:
            continue
        seen.add(named)
        fit.append(Signed(key, key.verify(note.text, signature.signature, where)))
    if not fit:
        asked = ", ".join(sorted({key.name for key in known.values()})) or "nobody"
        raise SignatureError(where, f"it is not signed by a key that is relied on ({asked}).")
    return tuple(fit)
