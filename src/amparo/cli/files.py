"""Reading a file of facts, JSON or TOML, with a refusal that says what, where and how to mend it."""

import contextlib
import fcntl
import json
import os
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from amparo.facts import read_day
from amparo.terms import FactValueError, FileError

MOST_BYTES = 64 * 1024 * 1024


def read_text(name: str) -> str:
    """A text file, or standard input for `-`. Raises FileError."""
    if name == "-":
        return sys.stdin.read()
    file = Path(name)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise FileError(name, "it is larger than 64 MB.", "Give one request at a time.")
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            name, f"it cannot be opened ({error.strerror}).", "Check the name and the rights."
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(
            name,
            f"it is no text in UTF-8 (byte {error.start}).",
            "A PDF or picture must be turned into text first.",
        ) from error


def read_facts(name: str) -> dict[str, Any]:
    """A JSON or TOML file that holds named facts. Raises FileError."""
    text = read_text(name)
    if not text.strip():
        raise FileError(name, "it is empty.", "Write at least the day, the request and the person.")
    try:
        data = tomllib.loads(text) if name.endswith(".toml") else json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        mend = (
            "A table is decided with --table." if name.endswith((".csv", ".parquet")) else "It must be JSON."
        )
        raise FileError(name, f"line {error.lineno}, column {error.colno}: {error.msg}.", mend) from error
    except tomllib.TOMLDecodeError as error:
        raise FileError(name, f"it cannot be read: {error}.") from error
    except _TwiceError as error:
        raise FileError(name, f"the fact {error} stands twice.", "Keep one of the two.") from error
    except (RecursionError, ValueError) as error:
        raise FileError(name, "it cannot be read: nested too deep, or a number too long.") from error
    if not isinstance(data, dict):
        raise FileError(
            name, "it holds no named facts.", 'Write { "on": …, "request": { … }, "person": { … } }.'
        )
    return data


class _TwiceError(ValueError):
    """A name that stands twice in one object: JSON would keep the last in silence."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = value
    return found


def day_of(text: str, name: str) -> date:
    """A day that was given on the command line. Raises FactValueError."""
    ordinal = read_day(text, name)
    if ordinal is None:
        raise FactValueError(name, "a day is needed.", "Write it as 2026-11-24.")
    return date.fromordinal(ordinal)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a half. Raises FileError."""
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        raise FileError(
            str(file), f"it cannot be written ({error.strerror}).", "Check the folder and the rights."
        ) from error
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """While this runs, nobody else who asks the same writes in the folder. Raises FileError where there is none."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise FileError(
            str(folder), f"the folder cannot be opened ({error.strerror}).", "Check its name and the rights."
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_bytes(name: str, content: bytes) -> None:
    """Write a file whole. Raises FileError where it cannot be written."""
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        raise FileError(
            name, f"it cannot be written ({error.strerror}).", "Check the folder and the rights."
        ) from error
