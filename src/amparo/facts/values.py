"""Reading one value of a fact: a flag, a word, a day, a list. Every refusal names the path and how to mend it."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from amparo.rules.states import DOES_NOT_APPLY, UNKNOWN_WORD
from amparo.terms import FactError, FactValueError, UnknownFactError

FIRST_YEAR, LAST_YEAR = 1850, 2150
"""A day outside these years is a slip of the pen."""

_FORBIDDEN = ("citizen", "nationality", "birth", "country", "immigration_status", "alien", "a_number")


def shown(given: Any) -> str:
    """A value for a message: short words as they are, of anything else only what kind of thing it is."""
    if isinstance(given, bool | int | float) or (isinstance(given, str) and len(given) <= 60):
        return ascii(given) if not str(given).isprintable() else repr(given)
    return f"a {'long text' if isinstance(given, str) else type(given).__name__}"


def flag(given: Any, path: str, *, may_not_apply: bool = False) -> bool | None:
    """True, false, or None where unknown; what does not apply counts as false only where that is the careful side."""
    if given is True or given is False:
        return bool(given)
    if given is None or given == UNKNOWN_WORD:
        return None
    if given == DOES_NOT_APPLY and may_not_apply:
        return False
    raise FactValueError(
        path, f"{shown(given)} is neither true nor false.", "Write true, false, or null for unknown."
    )


def word(given: Any, path: str, words: tuple[str, ...]) -> str | None:
    """One of some words, or None where unknown."""
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and given in words:
        return given
    near = get_close_matches(given, words, n=1) if isinstance(given, str) and len(given) <= 60 else []
    mend = f"Did you mean {near[0]!r}?" if near else f"It is one of {', '.join(words)}, or null for unknown."
    raise FactValueError(path, f"{shown(given)} is no value of this fact.", mend)


def short_text(given: Any, path: str, most: int = 80) -> None:
    """Refuse what is kept for the record only and is no short text: it could carry anything."""
    if given is not None and not (isinstance(given, str) and len(given) <= most):
        if type(given) is date or given is True or given is False:
            return
        raise FactValueError(path, f"{shown(given)} is no short text.", f"At most {most} letters.")


def refuse_unknown(record: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    """Refuse every name that is no fact, and say so plainly of what is never kept."""
    for name in record:
        if name not in known:
            path = f"{where}.{name if isinstance(name, str) and len(name) <= 60 and name.isprintable() else '(a name)'}"
            if any(word in str(name).lower() for word in _FORBIDDEN):
                raise FactError(
                    path,
                    "this is never asked and never kept: no rule turns on where a person was born or belongs.",
                    "Leave it out.",
                )
            raise UnknownFactError(path, known)


def named(given: Any, path: str) -> Mapping[str, Any]:
    """A set of named facts; nothing where it is absent."""
    if given is None:
        return {}
    if type(given) is dict or isinstance(given, Mapping):  # the first is much the quicker question
        return given
    raise FactValueError(path, f"{shown(given)} is not a set of named facts.", "Write { name = value, … }.")


def listed(given: Any, path: str, most: int = 256) -> list[Any] | tuple[Any, ...]:
    """A list of at most so many records."""
    if isinstance(given, list | tuple):
        if len(given) > most:
            raise FactValueError(
                path, f"there are {len(given)} of them.", f"At most {most} are decided at once."
            )
        return given
    raise FactValueError(path, f"{shown(given)} is not a list.", "Write [ … ], or null for unknown.")


def read_day(given: Any, path: str) -> int | None:
    """A day as an ordinal, from a date or its ISO text; None where unknown.

    Raises FactValueError where there is no such day on the calendar.
    """
    if type(given) is date:
        return _sensible(given, path)
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and len(given) == 10:
        try:
            day = date.fromisoformat(given)
        except ValueError:
            pass
        else:
            return _sensible(day, path)
    raise FactValueError(path, f"{shown(given)} is no day of the calendar.", "Write it as 2026-11-24.")


def _sensible(day: date, path: str) -> int:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FactValueError(path, f"{day.isoformat()} is out of all reach.", "Check the year.")
    return day.toordinal()
