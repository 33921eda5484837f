"""Keys in files: PKCS8 PEM for its owner's eyes alone, under a line that names its public half; a recovery key is encrypted.

    amparo.madrone.example/log+1a2b3c4d+AWx…      the public half: it may be told to anybody
    -----BEGIN PRIVATE KEY-----
    …

`openssl pkey -in FILE` reads the same files. A file is never written over another.
"""

import os
import re
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from amparo.tlog import FormatError, Kind, SigningKey, VerifierKey, has_ml_dsa, read_vkey
from amparo.tlog.keys import key_name
from amparo_log import key_words
from amparo_log.durable import (
    LEFTOVER,
    Batch,
    NotAllowedError,
    naming,
    remove_leftovers,
    sync_folder,
    write_durably,
)
from amparo_log.key_words import KeyFileError
from amparo_log.pass_phrase import encrypted, long_enough

try:  # it came to the library late, and not every build of it has it
    from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
except ImportError:  # pragma: no cover - the pinned library has it
    MLDSA44PrivateKey = None  # type: ignore[assignment,misc]

_WORDS = {Kind.ED25519: "ed25519", Kind.COSIGNATURE: "cosignature", Kind.ML_DSA_44: "ml-dsa-44"}
_BLOCK = re.compile(
    r"(\S+)\n(-----BEGIN ((?:ENCRYPTED )?PRIVATE KEY)-----\n[A-Za-z0-9+/=\n]+-----END \3-----\n)"
)
_LARGEST = 20_000


def make_keys(
    folder: Path, name: str, kinds: Iterable[Kind], *, beside: bool = False
) -> tuple[SigningKey, ...]:
    """New keys of a name, each in a file of its own in the folder (0700; the files 0600).

    A key of that name and kind which is there already is an error, unless the new one is to stand beside it.
    """
    wanted = tuple(kinds)
    if Kind.ML_DSA_44 in wanted and not has_ml_dsa():
        raise key_words.no_ml_dsa(folder)
    key_name(name)
    private_folder(folder)
    there = {(key.name, key.kind) for key in load_keys(folder)}
    for kind in wanted:
        if not beside and (name, kind) in there:
            raise key_words.key_there(folder, name, _WORDS[kind])
    remove_leftovers(folder)
    keys = tuple(SigningKey(name, kind, secrets.token_bytes(32)) for kind in wanted)
    for key in keys:
        _write(folder / file_name(key.verifier), key, None)
    return keys


def file_name(key: VerifierKey) -> str:
    """The name of a key's file, as `ed25519-1a2b3c4d.pem`."""
    return f"{_WORDS[key.kind]}-{key.key_id.hex()}.pem"


def load_keys(folder: Path) -> tuple[SigningKey, ...]:
    """All keys of a folder, in the order of their files. Raises KeyFileError, StorageError."""
    with naming(folder):
        _refuse_open(folder, "chmod 700")
        files = sorted(file for file in folder.iterdir() if _is_key(file))
    found = []
    for file in files:
        key = _load(file, None)
        if file.name != file_name(key.verifier):
            raise key_words.other_name(file, file_name(key.verifier))
        found.append(key)
    return tuple(found)


def make_recovery_key(file: Path, name: str, pass_phrase: str) -> SigningKey:
    """A new key in a file encrypted with a pass phrase, for a safe: never for the machine that signs."""
    key = SigningKey(key_name(name), Kind.ED25519, secrets.token_bytes(32))
    _write(file, key, long_enough(pass_phrase))
    return key


def load_recovery_key(file: Path, pass_phrase: str) -> SigningKey:
    """A recovery key from its file. Raises KeyFileError where the pass phrase is another."""
    return _load(file, pass_phrase)


def public_half(file: Path) -> VerifierKey:
    """The public key that a file names, without opening it: what the file says, not yet what it holds."""
    return _read(file)[0]


def private_folder(folder: Path) -> None:
    """Make a folder for its owner alone where there is none, durably; refuse one that others may enter.

    A folder that is there, and keys in it, are made durable as well: whoever made them may have been cut off before that.
    """
    batch = Batch()
    batch.folder(folder, mode=0o700)
    batch.sync()
    for place in (folder, *folder.absolute().parents[:2]):
        with suppress(NotAllowedError):  # one of another user is not new
            sync_folder(place)
    with naming(folder):
        _refuse_open(folder, "chmod 700")


def give_to_owner(folder: Path) -> None:
    """Where the superuser worked: let each key belong to whoever owns the folder, so that the signer can read it."""
    if os.geteuid() != 0:
        return
    with naming(folder):
        owner = folder.stat()
        for file in folder.glob("*.pem"):
            os.chown(file, owner.st_uid, owner.st_gid)


def _is_key(file: Path) -> bool:
    return file.suffix == ".pem" and not file.name.startswith(LEFTOVER)


def _write(file: Path, key: SigningKey, pass_phrase: str | None) -> None:
    private = _private(key)
    if pass_phrase is None:
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    else:
        der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        pem = encrypted(der, pass_phrase)
    write_durably(file, f"{key.verifier.vkey}\n{pem}".encode(), mode=0o600, replace=False)


def _private(key: SigningKey) -> "Ed25519PrivateKey | MLDSA44PrivateKey":
    if key.kind is Kind.ML_DSA_44:
        return MLDSA44PrivateKey.from_seed_bytes(key.seed)
    return Ed25519PrivateKey.from_private_bytes(key.seed)


def _load(file: Path, pass_phrase: str | None) -> SigningKey:
    public, pem = _read(file)
    if ("ENCRYPTED" in pem) != (pass_phrase is not None):
        raise key_words.wrong_place(file, is_encrypted=pass_phrase is None)
    try:
        private = load_pem_private_key(pem.encode(), None if pass_phrase is None else pass_phrase.encode())
    except (ValueError, UnsupportedAlgorithm, InternalError) as error:
        raise (key_words.broken(file) if pass_phrase is None else key_words.other_phrase(file)) from error
    expected = MLDSA44PrivateKey if public.kind is Kind.ML_DSA_44 else Ed25519PrivateKey
    if expected is None or not isinstance(private, expected):
        raise key_words.not_its_line(file)
    key = SigningKey(public.name, public.kind, private.private_bytes_raw())
    if key.verifier != public:
        raise key_words.not_its_line(file)
    return key


def _read(file: Path) -> tuple[VerifierKey, str]:
    """The key that a file's line names, and the block under it."""
    with naming(file):
        _refuse_open(file, "chmod 600")
        with file.open("rb") as stream:
            content = stream.read(_LARGEST)
    found = _BLOCK.fullmatch(content.decode("ascii", errors="replace"))
    if found is None:
        raise key_words.broken(file)
    try:
        return read_vkey(found[1]), found[2]
    except FormatError as error:
        raise key_words.broken(file) from error


def _refuse_open(path: Path, mend: str) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise key_words.open_to_others(path, f"{mode:o}", mend)


__all__ = [
    "KeyFileError",
    "file_name",
    "give_to_owner",
    "load_keys",
    "load_recovery_key",
    "make_keys",
    "make_recovery_key",
    "private_folder",
    "public_half",
]
