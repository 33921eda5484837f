"""Sealing: each record has a data key of its own, which the agency's key wraps. AES-256-GCM, bound to its place.

What is sealed is bound to agency, record and place, so that nothing can be moved to another person's record. Keys are
never written in the open, neither to a database nor to a log.
"""

import base64
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.terms import AmparoError, FileError
from amparo_desk.once import write_once

_NONCE, _KEY = 12, 32


class SealError(AmparoError):
    """Something sealed cannot be opened: another key, or it was moved or changed."""


def seal(key: bytes, content: bytes, place: str) -> bytes:
    """Content sealed for one place."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """The content again. Raises SealError where it is not what was sealed for this place with this key."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise SealError(
            f"{place} cannot be opened: the agency's key is another one, or it was changed. Restore both from one backup."
        ) from error


def new_key() -> bytes:
    """A new key."""
    return secrets.token_bytes(_KEY)


def agency_key(folder: Path, agency: str, *, make: bool = False) -> bytes:
    """The agency's key from its file; with `make` a new one where there is none. Raises FileError."""
    file = folder / f"{agency}.key"
    try:
        if make:
            write_once(file, base64.b64encode(new_key()) + b"\n")
        key = base64.b64decode(file.read_bytes().strip(), validate=True)
    except OSError as error:
        raise FileError(
            str(file),
            f"the agency's key cannot be read ({error.strerror}).",
            "Put it back from its backup. Only where the agency has no case files yet does `amparo desk init` make one.",
        ) from error
    except ValueError as error:
        raise FileError(str(file), "this is no key.", "Put the file back from its backup.") from error
    if len(key) != _KEY:
        raise FileError(
            str(file), f"a key has {_KEY} bytes; this has {len(key)}.", "Put it back from its backup."
        )
    return key
