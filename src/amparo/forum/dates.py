"""The dates before a forum: the last lawful day of its notice, the days of the house, and which of them are past.

Days are counted whole: from the day of publication to the day of the forum. No half day is rounded in anybody's favor.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from amparo.forum.plan_facts import last_notice_day
from amparo.forum.words import weekday_name
from amparo.law.meetings.calendar import (
    FORUM_NOTICE_DAYS,
    OPEN_MEETINGS_ACT,
    OPEN_MEETINGS_END,
    TRUTH_ACT,
)
from amparo.terms import FactValueError, Language, Tag

_SATURDAY = 5
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """One date: its code, the day, what it is, the law (empty: a standard of the house), and whether the day is past."""

    code: str
    day: date
    en: str
    es: str
    cite: str
    tag: Tag | None
    is_past: bool

    def sentence(self, language: Language) -> str:
        """What the day is."""
        return self.en if language == "en" else self.es

    def day_said(self, language: Language) -> str:
        """The day with its weekday."""
        return f"{self.day} ({weekday_name(self.day, language)})"


@dataclass(frozen=True, slots=True)
class Dates:
    """Every date before a forum, in order; the working days between the last day of notice and the forum; notes."""

    forum: date
    as_of: date
    due: tuple[Due, ...]
    working_days: tuple[date, ...]
    notes: tuple[tuple[str, str], ...]

    def of(self, code: str) -> Due:
        """The date of a code."""
        return next(one for one in self.due if one.code == code)

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "forum": self.forum.isoformat(),
            "as_of": self.as_of.isoformat(),
            "due": [
                {
                    "code": one.code,
                    "day": one.day.isoformat(),
                    "says": {"en": one.en, "es": one.es},
                    "cite": one.cite or None,
                    "tag": one.tag,
                    "past": one.is_past,
                }
                for one in self.due
            ],
            "working_days": [day.isoformat() for day in self.working_days],
            "notes": [{"en": en, "es": es} for en, es in self.notes],
        }


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Monday to Friday, but for the days that the office names as closed."""
    return day.weekday() < _SATURDAY and day not in closed


def dates_for(forum: date, as_of: date, closed: Collection[date] = ()) -> Dates:
    """Every date before a forum. `closed` are the holidays on which the office or the newspaper does not work.

    Raises FactValueError for a day before the law, or beyond the calendar.
    """
    if not TRUTH_ACT.year < forum.year < date.max.year:
        raise FactValueError(
            "--on",
            f"{forum} is no day on which a forum can be owed.",
            f"The first forums fell due in {TRUTH_ACT.year + 1}.",
        )
    last = last_notice_day(forum)
    days = [last + timedelta(days=number) for number in range((forum - last).days)]
    due = tuple(sorted(_due(forum, as_of, closed), key=lambda one: (one.day, one.code)))
    return Dates(
        forum, as_of, due, tuple(day for day in days if is_working_day(day, closed)), _notes(forum, due)
    )


def _due(forum: date, as_of: date, closed: Collection[date]) -> Iterator[Due]:
    last = last_notice_day(forum)

    def made(code: str, day: date, en: str, es: str, cite: str = "", tag: Tag | None = None) -> Due:
        return Due(code, day, en, es, cite, tag, day < as_of)

    yield made(
        "first_notice",
        last,
        f"The last lawful day of the first notice: {FORUM_NOTICE_DAYS} days before. A day later is refused.",
        f"El último día legal del primer aviso: {FORUM_NOTICE_DAYS} días antes. Un día después se rechaza.",
        "Gov. Code §§ 7283(a), 7283.1(d)",
        "V",
    )
    working = last
    while not is_working_day(working, closed):
        working -= timedelta(days=1)
    yield made(
        "first_notice_working_day",
        working,
        "The last working day on which the first notice can run in time; order it before. First of the weekly series.",
        "El último día hábil en que el primer aviso sale a tiempo; encárguelo antes. Primero de la serie semanal.",
    )
    day = working + _WEEK
    number = 2
    while day < forum:
        shown = day
        while not is_working_day(shown, closed):
            shown -= timedelta(days=1)
        yield made(
            f"notice_{number}",
            shown,
            f"Notice {number} of the weekly series.",
            f"Aviso {number} de la serie semanal.",
        )
        day, number = day + _WEEK, number + 1
    yield made(
        "papers_posted",
        forum - timedelta(days=1),
        "The last day on which a paper of the packet can be posted before the day of the forum.",
        "El último día en que un documento se puede publicar antes del día del foro.",
    )
    yield made("forum", forum, "The forum.", "El foro.")
    yield made(
        "forum_due",
        date(forum.year, 12, 31),
        f"The last day of a forum for access given in {forum.year - 1}.",
        f"El último día de un foro por el acceso dado en {forum.year - 1}.",
        "Gov. Code § 7283.1(d)",
        "V",
    )
    if OPEN_MEETINGS_ACT <= forum < OPEN_MEETINGS_END:
        yield made(
            "disruption_policy",
            OPEN_MEETINGS_ACT,
            "An eligible body had approved its policy on failures of service by this day (MTG-R04).",
            "A más tardar este día un órgano alcanzado debía aprobar su regla sobre fallas del servicio (MTG-R04).",
            "Gov. Code § 54953.4(b)(1)(A)(i)",
            "V",
        )


def _notes(forum: date, due: tuple[Due, ...]) -> tuple[tuple[str, str], ...]:
    notes = [
        (
            "When an agenda must be posted stands in the ordinary Brown Act, which is not coded here: ask the clerk.",
            "Cuándo se debe publicar la agenda está en la Brown Act ordinaria, que aquí no está: pregunte a la secretaría.",
        ),
        (
            "Working days are Monday to Friday without the days given as --closed: holidays are the office's to name.",
            "Son hábiles los días de lunes a viernes sin los dados con --closed: los feriados los nombra la oficina.",
        ),
    ]
    if next(one for one in due if one.code == "first_notice").is_past:
        notes.insert(
            0,
            (
                f"The last lawful day of the first notice is past. Unless it has run, {forum} is no lawful day.",
                f"El último día legal del primer aviso ya pasó. Si no ha salido, el {forum} no es un día legal.",
            ),
        )
    return tuple(notes)
