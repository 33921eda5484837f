"""The values of a record's fields as a proof shows them: text, number, day, or nothing where the field is withheld."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.tlog import FormatError, Record
from amparo.tlog.proofs import decode64

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def shown_values(record: Record) -> Mapping[str, Any]:
    """What is shown of a record, by name."""
    return {field.name: field.content for field in record.fields}


def text_of(values: Mapping[str, Any], name: str, longest: int = 200) -> str | None:
    """A text, where it is shown and is one."""
    found = values.get(name)
    return found if isinstance(found, str) and 0 < len(found) <= longest else None


def number_of(values: Mapping[str, Any], name: str) -> int | None:
    """A number from 0, where it is shown and is one."""
    found = values.get(name)
    return found if type(found) is int and found >= 0 else None


def day_of(values: Mapping[str, Any], name: str) -> date | None:
    """A day, where it is shown and is one: {"@day": "2026-11-24"}, as the vault marks it."""
    found = values.get(name)
    word = found.get("@day") if isinstance(found, dict) and set(found) == {"@day"} else None
    return day_from(word)


def day_from(word: object) -> date | None:
    """A day as it is written, 2026-11-24."""
    if not isinstance(word, str) or not _DAY.fullmatch(word):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def root_from(word: object) -> bytes | None:
    """A root as a record spells it: base64 of 32 bytes."""
    if not isinstance(word, str):
        return None
    try:
        return decode64(word, "a root", 32)
    except FormatError:
        return None
