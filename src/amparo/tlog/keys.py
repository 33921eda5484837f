"""Keys of logs and witnesses: Ed25519 (C2SP signed-note), and the cosignatures of C2SP tlog-cosignature.

A kind is the byte by which C2SP tells signatures apart. ML-DSA-44 is there where the crypto library has it: `has_ml_dsa`.
"""

import re
import struct
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from amparo.tlog.checkpoints import read_checkpoint
from amparo.tlog.errors import FormatError, SignatureError

try:  # it came to the library late, and not every build of it has it
    from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
except ImportError:  # pragma: no cover - the pinned library has it
    MLDSA44PrivateKey = MLDSA44PublicKey = None  # type: ignore[assignment,misc]


class Kind(IntEnum):
    """Sorts of signature, each with its byte."""

    ED25519 = 0x01
    COSIGNATURE = 0x04
    ML_DSA_44 = 0x06


_LENGTH = {Kind.ED25519: 32, Kind.COSIGNATURE: 32, Kind.ML_DSA_44: 1312}
_PRIME = 2**255 - 19
_EIGHTH = 0x5FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_OF_SMALL_ORDER = frozenset({0, 1, _PRIME - 1, _EIGHTH, _PRIME - _EIGHTH})
"""The second coordinates of those eight points of the curve under which anybody can make a signature that fits."""
_TIMED = 8
_LAST_TIME = 2**63 - 1
_VKEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")


def has_ml_dsa() -> bool:
    """Whether the crypto library at hand has ML-DSA-44."""
    if MLDSA44PrivateKey is None:
        return False
    try:
        MLDSA44PrivateKey.from_seed_bytes(bytes(32))
    except UnsupportedAlgorithm:
        return False
    return True


def key_name(name: str) -> str:
    """A name that a key may have: not empty, without spaces, controls or plus. Raises FormatError."""
    if not name or "+" in name or any(letter.isspace() or ord(letter) < 0x20 for letter in name):
        raise FormatError(
            repr(name),
            "this is no name of a key.",
            "Write it as amparo.county.example/log, without spaces or +.",
        )
    return name


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under its name: 32 bytes of Ed25519, or 1,312 of ML-DSA-44."""

    name: str
    kind: Kind
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell it from others of the name."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as one word: name, identifier, and the key in base64."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(bytes([self.kind]) + self.public).decode()}"

    def verify(self, text: str, signature: bytes, where: str = "the note") -> int | None:
        """That this key signed the text; for a cosignature when, in seconds since 1970. Raises SignatureError."""
        at, rest = None, signature
        if self.kind is not Kind.ED25519:
            if len(signature) <= _TIMED:
                raise SignatureError(where, f"the signature of {self.name} is cut off.")
            (at,), rest = struct.unpack(">Q", signature[:_TIMED]), signature[_TIMED:]
            if at > _LAST_TIME:
                raise SignatureError(where, f"the signature of {self.name} is from no time.")
        try:
            message = signed_message(self.kind, self.name, text, at)
            if self.kind is Kind.ML_DSA_44:
                if not has_ml_dsa():
                    raise SignatureError(
                        where,
                        f"{self.name} signed with ML-DSA-44, which this crypto library has not.",
                        "Update `cryptography`.",
                    )
                MLDSA44PublicKey.from_public_bytes(self.public).verify(rest, message)
            else:
                Ed25519PublicKey.from_public_bytes(self.public).verify(rest, message)
        except (InvalidSignature, FormatError, ValueError) as error:
            raise SignatureError(
                where, f"the signature of {self.name} does not fit: the text is not the one that was signed."
            ) from error
        return at


def read_vkey(word: str) -> VerifierKey:
    """A public key from its word. Raises FormatError."""
    found = _VKEY.fullmatch(word.strip())
    try:
        content = b64decode(found[3], validate=True) if found else b""
        kind = Kind(content[0]) if content else None
    except (NotBase64, ValueError):
        found, content, kind = None, b"", None
    if found is None or kind is None or len(content) != 1 + _LENGTH[kind]:
        raise FormatError(
            f"{word[:60]!r}",
            "this is no public key of a log or witness.",
            "It is written name+identifier+key.",
        )
    if kind is not Kind.ML_DSA_44 and _anybody_signs(content[1:]):
        raise FormatError(
            f"{word[:60]!r}", "under this key anybody could sign.", "It was never drawn: make another."
        )
    key = VerifierKey(key_name(found[1]), kind, content[1:])
    if key.key_id.hex() != found[2]:
        raise FormatError(
            f"{word[:60]!r}", "its identifier does not fit its key: a letter was changed.", "Copy it again."
        )
    return key


def _anybody_signs(public: bytes) -> bool:
    """Whether a key of Ed25519 is of small order, or spelt as no key is: what it signed would prove nothing of anybody."""
    second = int.from_bytes(public, "little") & (2**255 - 1)
    return second >= _PRIME or second in _OF_SMALL_ORDER


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key under its name: the 32 bytes from which it is made. It never shows them."""

    name: str
    kind: Kind
    seed: bytes

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r}, {self.kind.name}, …)"

    @property
    def verifier(self) -> VerifierKey:
        """Its public half."""
        if self.kind is Kind.ML_DSA_44:
            public = MLDSA44PrivateKey.from_seed_bytes(self.seed).public_key().public_bytes_raw()
        else:
            public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return VerifierKey(self.name, self.kind, public)

    def sign(self, text: str, at: int | None = None) -> bytes:
        """The signature of a text, ready for its line; a cosignature says when, in seconds since 1970. Raises FormatError."""
        if (at is None) != (self.kind is Kind.ED25519):
            raise FormatError(self.name, "a cosignature says when; a plain signature does not.")
        message = signed_message(self.kind, self.name, text, at)
        if self.kind is Kind.ML_DSA_44:
            made = MLDSA44PrivateKey.from_seed_bytes(self.seed).sign(message)
        else:
            made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)
        return made if at is None else struct.pack(">Q", at) + made


def signed_message(kind: Kind, name: str, text: str, at: int | None) -> bytes:
    """The bytes over which a signature of this kind goes (C2SP signed-note, tlog-cosignature). Raises FormatError."""
    match kind:
        case Kind.ED25519:
            return text.encode()
        case Kind.COSIGNATURE:
            return f"cosignature/v1\ntime {at}\n{text}".encode()
        case Kind.ML_DSA_44:
            point = read_checkpoint(text)
            named, origin = name.encode(), point.origin.encode()
            if not 0 < len(named) < 256 or not 0 < len(origin) < 256:
                raise FormatError(name, "a name that ML-DSA-44 signs has 1 to 255 bytes.")
            return b"".join(
                (
                    b"subtree/v1\n\0",
                    bytes([len(named)]) + named,
                    struct.pack(">Q", at or 0),
                    bytes([len(origin)]) + origin,
                    struct.pack(">QQ", 0, point.size),
                    point.root,
                )
            )
