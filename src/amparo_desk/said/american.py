"""Days and times as people in California type them, 11/25/2026 10:45 pm, in the one spelling that is read: 2026-11-25 22:45."""

import re

_DAY = re.compile(r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap])\.?\s?m\.?"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?P<second>:\d{2})?",
    re.IGNORECASE,
)
_PARTING = re.compile(r"[\s,T]+(?:at\s+|a\s+las?\s+)?", re.IGNORECASE)


def iso_day(typed: str) -> str:
    """The day as 2026-11-25, whichever of the two ways it was typed; anything else comes back as it is.

    Month before day, as on every form here. Whether such a day exists is for the reader of days to say.
    """
    found = _DAY.fullmatch(typed.strip())
    return typed if found is None else _day(found)


def iso_moment(typed: str) -> str:
    """The day and time as 2026-11-25 22:45; anything else comes back as it is."""
    text = typed.strip()
    at = _DAY.match(text)
    parting = _PARTING.match(text, at.end()) if at else None
    clock = _CLOCK.fullmatch(text, parting.end()) if parting else None
    if at is None or clock is None:
        return typed
    time = _time(clock)
    return typed if time is None else f"{_day(at)} {time}"


def _day(found: re.Match[str]) -> str:
    return found["iso"] or f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _time(clock: re.Match[str]) -> str | None:
    """The time on a clock of 24 hours; None where a clock of 12 has no such hour."""
    if not clock["half"]:
        return f"{int(clock['hour24']):02}:{clock['minute24']}{clock['second'] or ''}"
    hour = int(clock["hour"])
    if not 1 <= hour <= 12:
        return None
    afternoon = 12 if clock["half"].lower() == "p" else 0
    return f"{hour % 12 + afternoon:02}:{clock['minute'] or '00'}"
