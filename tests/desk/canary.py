"""Unique strings in private places, and the search for each of them, in whatever spelling, in every public byte.

What is compressed or packed (gzip, zip, PDF, Parquet) is searched unpacked as well.
"""

import base64
import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, quote_plus

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def canary(number: int, longest: int = 200) -> str:
    """A string that is nowhere else; with signs that HTML, addresses and JSON spell otherwise where there is room."""
    plain = f"Zq{number:04}kxWvj"
    return plain if longest < 30 else f"{plain} ñ&<{number}"


def spellings(word: str) -> dict[str, bytes]:
    """Every spelling in which it might slip out, by name."""
    raw = word.encode()
    digest = sha256(raw)
    told = {
        "itself": raw,
        "lower": word.lower().encode(),
        "upper": word.upper().encode(),
        "latin-1": word.encode("latin-1", "ignore"),
        "utf-16": word.encode("utf-16-le"),
        "HTML": html.escape(word).encode(),
        "HTML in numbers": "".join(f"&#{ord(sign)};" for sign in word).encode(),
        "address": quote(word).encode(),
        "form": quote_plus(word).encode(),
        "JSON": json.dumps(word)[1:-1].encode(),
        "hexadecimal": raw.hex().encode(),
        "backwards": word[::-1].encode(),
        "SHA-256": digest.digest(),
        "SHA-256 in hexadecimal": digest.hexdigest().encode(),
        "SHA-256 in base64": base64.b64encode(digest.digest())[:42],
        "SHA-256 in base64 for addresses": base64.urlsafe_b64encode(digest.digest())[:42],
    }
    for shift in range(3):  # base64 spells the same bytes in three ways, by where they begin
        first, end = (0, 2, 3)[shift], -4 if (shift + len(raw)) % 3 else None
        told[f"base64, {shift} on"] = base64.b64encode(bytes(shift) + raw)[first:end]
    return told


def leaks(folder: Path, words: Iterable[str]) -> list[str]:
    """Which words are in the files of a folder or their names: file, spelling, word."""
    wanted: dict[bytes, tuple[str, str]] = {}
    for word in words:
        for name, spelling in spellings(word).items():
            if len(spelling) >= (5 if name == "itself" else 8):  # anything shorter stands in noise by chance
                wanted.setdefault(spelling, (word, name))
    found = list[str]()
    for path, content in _public(folder):
        lowered = content.lower()
        for spelling, (word, name) in wanted.items():
            if spelling in content or (name == "lower" and spelling in lowered):
                found.append(f"{path}: {word} ({name})")
    return found


def _public(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        named = path.relative_to(folder).as_posix()
        yield f"{named} (its name)", named.encode()
        if path.is_file():
            for content in _unpacked(path.read_bytes()):
                yield named, content


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield from _unpacked(gzip.decompress(content))
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _unpacked(archive.read(name))
    elif content[:4] == b"%PDF":
        for stream in _STREAM.findall(content):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue
    elif content[:4] == b"PAR1":
        import polars  # only the site's data files need it

        yield polars.read_parquet(io.BytesIO(content)).write_csv().encode()


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value, however deep; days and moments as their day."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield f"{value:%Y-%m-%d}"
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
