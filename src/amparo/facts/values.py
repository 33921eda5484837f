"""Reading one value of a fact: a flag, a word, a day, a list. Every refusal names the path and how to mend it."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from amparo.rules.states import DOES_NOT_APPLY, UNKNOWN_WORD
from amparo.terms import FactError, FactValueError, UnknownFactError

_FORBIDDEN = ("citizen", "nationality", "birth", "country", "immigration_status", "alien", "a_number")


def flag(given: Any, path: str) -> bool | None:
    if given is True or given is False:
        return bool(given)
    if given is None or given == UNKNOWN_WORD:
        return None
    if given == DOES_NOT_APPLY:
        return False
    raise FactValueError(
        path, f"{given!r} is neither true nor false.", "Write true, false, or null for unknown."
    )


def word(given: Any, path: str, words: tuple[str, ...]) -> str | None:
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and given in words:
        return given
    near = get_close_matches(str(given), words, n=1)
    mend = f"Did you mean {near[0]!r}?" if near else f"It is one of {', '.join(words)}, or null for unknown."
    raise FactValueError(path, f"{given!r} is no value of this fact.", mend)


def refuse_unknown(record: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for name in record:
        if name not in known:
            path = f"{where}.{name}"
            if any(word in str(name).lower() for word in _FORBIDDEN):
                raise FactError(
                    path,
                    "this is never asked and never kept: no rule turns on where a person was born or belongs.",
                    "Leave it out.",
                )
            raise UnknownFactError(path, known)


def named(given: Any, path: str) -> Mapping[str, Any]:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return given
    raise FactValueError(path, f"{given!r} is not a set of named facts.", "Write { name = value, … }.")


def listed(given: Any, path: str) -> list[Any] | tuple[Any, ...]:
    if isinstance(given, list | tuple):
        return given
    raise FactValueError(path, f"{given!r} is not a list.", "Write [ … ], or null for unknown.")


def read_day(given: Any, path: str) -> int | None:
    """A day as an ordinal, from a date or its ISO text; None where unknown.

    Raises FactValueError where there is no such day on the calendar.
    """
    if type(given) is date:
        return given.toordinal()
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and len(given) == 10:
        try:
            return date.fromisoformat(given).toordinal()
        except ValueError:
            pass
    raise FactValueError(path, f"{given!r} is no day of the calendar.", "Write it as 2026-11-24.")
