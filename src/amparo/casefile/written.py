"""An event as bytes and back: canonical JSON (RFC 8785), days and moments marked as such, moments by California's clock."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import rfc8785

from amparo.clock import CALIFORNIA

_DAY, _MOMENT = "@day", "@at"


def written(values: Mapping[str, Any]) -> bytes:
    """One half of an event as canonical bytes: the same values always give the same ones."""
    return rfc8785.dumps(_plain(values))


def read(content: bytes) -> dict[str, Any]:
    """What `written` made bytes of."""
    found: dict[str, Any] = _live(json.loads(content))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _live(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {_MOMENT}:
            return datetime.fromisoformat(value[_MOMENT]).astimezone(CALIFORNIA)
        if set(value) == {_DAY}:
            return date.fromisoformat(value[_DAY])
        return {name: _live(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_live(inner) for inner in value]
    return value
