"""A pass phrase in front of a key: PKCS8 encrypted by PBES2, as OpenSSL reads it, with the number of rounds that we choose.

The crypto library writes 2,048 rounds, which is too few for a file that a thief may try at leisure.
"""

import secrets
from base64 import encodebytes
from getpass import getpass
from hashlib import pbkdf2_hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from amparo_log import key_words
from amparo_log.durable import naming

ROUNDS = 600_000
SHORTEST = 20
_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_PBKDF2 = bytes.fromhex("06092a864886f70d01050c")
_HMAC_SHA256 = bytes.fromhex("300c06082a864886f70d02090500")
_AES_256_CBC = bytes.fromhex("060960864801650304012a")


def long_enough(pass_phrase: str) -> str:
    """The pass phrase, if it is one. Raises PassPhraseError."""
    if len(pass_phrase) < SHORTEST or not pass_phrase.isprintable():
        raise key_words.short_phrase(SHORTEST)
    return pass_phrase


def ask_pass_phrase(file: Path | None, *, new: bool) -> str:
    """The pass phrase: the first line of a file, or asked at the terminal; a new one is asked twice."""
    if file is not None:
        try:
            with naming(file):
                lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise key_words.unreadable_phrase(file) from error
        return lines[0] if lines else ""
    try:
        given = getpass("Pass phrase of the recovery key / Frase de la clave de recuperación: ")
        if new and given != getpass("Once more / Otra vez: "):
            raise key_words.not_twice()
    except EOFError as error:
        raise key_words.nobody_to_ask() from error
    return given


def encrypted(der: bytes, pass_phrase: str) -> str:
    """A PKCS8 key as an encrypted block of PEM (RFC 5958, RFC 8018)."""
    salt, start = secrets.token_bytes(16), secrets.token_bytes(16)
    key = pbkdf2_hmac("sha256", pass_phrase.encode(), salt, ROUNDS)
    padder = PKCS7(128).padder()
    cipher = Cipher(algorithms.AES256(key), modes.CBC(start)).encryptor()
    hidden = cipher.update(padder.update(der) + padder.finalize()) + cipher.finalize()
    rounds = ROUNDS.to_bytes(
        3, "big"
    )  # DER has its integers as short as they can be, and this one begins with a bit 0
    derived = _of(0x30, _PBKDF2 + _of(0x30, _of(0x04, salt) + _of(0x02, rounds) + _HMAC_SHA256))
    scheme = _of(0x30, _PBES2 + _of(0x30, derived + _of(0x30, _AES_256_CBC + _of(0x04, start))))
    block = encodebytes(_of(0x30, scheme + _of(0x04, hidden))).decode().replace("\n", "")
    lines = "".join(f"{block[at : at + 64]}\n" for at in range(0, len(block), 64))
    return f"-----BEGIN ENCRYPTED PRIVATE KEY-----\n{lines}-----END ENCRYPTED PRIVATE KEY-----\n"


def _of(tag: int, content: bytes) -> bytes:
    """A value of DER."""
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content
