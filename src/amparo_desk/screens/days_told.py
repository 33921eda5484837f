"""The days of the log as a picture: months, each day with a shape and a letter. What is said of them stands in days_words.

Days are closed strictly one after another, so those that are missing are always the last ones, without a gap between.
"""

from calendar import SUNDAY, Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from amparo.clock import CALIFORNIA
from amparo.notices.wording import day_in_words, month_in_words
from amparo.release.offices import OFFICES, OfficeName
from amparo_desk.said import Both
from amparo_desk.vault.days import Attestation, ClosedDay
from amparo_desk.vault.store import Vault


class Standing(StrEnum):
    """How a day stands in the log."""

    SIGNED = "signed"
    WAITING = "waiting"
    MISSING = "missing"
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Word:
    """A standing as the picture shows it: its letter, its name, what it means."""

    standing: Standing
    letter: Both
    name: Both
    means: Both


WORDS: dict[Standing, Word] = {
    Standing.SIGNED: Word(
        Standing.SIGNED,
        ("S", "F"),
        ("signed", "firmado"),
        (
            "closed, and signed in the public log: nothing in it can be changed unseen",
            "cerrado y firmado en el registro público: nada en él se puede cambiar sin que se note",
        ),
    ),
    Standing.WAITING: Word(
        Standing.WAITING,
        ("W", "E"),
        ("waiting", "en espera"),
        (
            "closed, and waiting for its signature: no proof can be given of it yet",
            "cerrado y en espera de la firma: aún no se puede dar una prueba de él",
        ),
    ),
    Standing.MISSING: Word(
        Standing.MISSING,
        ("M", "X"),
        ("missing", "falta"),
        (
            "not closed, more than 12 hours after its end: a day after its end, outsiders see that it is missing",
            "sin cerrar, más de 12 horas después de terminar: un día después de terminar, se ve desde fuera que falta",
        ),
    ),
    Standing.DUE: Word(
        Standing.DUE,
        ("D", "P"),
        ("due", "pendiente"),
        ("over, and to be closed now", "terminado, y por cerrar ahora"),
    ),
    Standing.AHEAD: Word(
        Standing.AHEAD,
        ("", ""),
        ("not over yet", "aún no termina"),
        ("not over yet, or before the log began", "aún no termina, o anterior al inicio del registro"),
    ),
}
WEEKDAYS: tuple[Both, ...] = (
    ("Su", "do"),
    ("Mo", "lu"),
    ("Tu", "ma"),
    ("We", "mi"),
    ("Th", "ju"),
    ("Fr", "vi"),
    ("Sa", "sá"),
)
"""As a wall calendar in California has them: Sunday first."""


_LATELY = timedelta(days=62)
"""Days that wait for their signature are the newest ones; older than these there are none but after a great fault."""


@dataclass(frozen=True, slots=True)
class Square:
    """One day of the picture."""

    day: int
    word: Word
    is_today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the picture. `is_whole` says that it is over and each of its days closed, so it can be attested."""

    slug: str
    name: Both
    says: Both
    weeks: tuple[tuple[Square | None, ...], ...]
    office: Both | None
    attested_on: date | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of an agency's days; `first` is the day with which its log began, `last` the one closed last."""

    first: date | None
    last: date | None
    closed: Mapping[date, ClosedDay]
    missing: frozenset[date]
    due: frozenset[date]
    attested: Mapping[date, Attestation]
    today: date

    def standing(self, day: date) -> Standing:
        """How a day stands."""
        closed = self.closed.get(day)
        if closed is not None:
            return Standing.WAITING if closed.index is None else Standing.SIGNED
        if day in self.missing:
            return Standing.MISSING
        return Standing.DUE if day in self.due else Standing.AHEAD

    @property
    def waiting(self) -> list[date]:
        """The closed days that are not signed yet."""
        return [day for day, closed in self.closed.items() if closed.index is None]

    @property
    def is_only_yesterday_due(self) -> bool:
        """Whether every day before yesterday is closed and signed."""
        return self.last is not None and len(self.due) == 1 and not self.missing and not self.waiting

    def months(self, year: int) -> list[date]:
        """The months of a year to be shown, the newest first: none before the log began, none after today."""
        begun = (self.first or self.today).replace(day=1)
        months = (date(year, number, 1) for number in range(12, 0, -1))
        return [month for month in months if begun <= month <= self.today]

    def is_whole(self, month: date) -> bool:
        """Whether a month is over and the log holds it to its end."""
        return (
            self.first is not None
            and self.last is not None
            and self.first < next_month(month) <= (self.last + timedelta(days=1))
        )

    def unattested(self) -> list[date]:
        """The months that can be attested and are not, the oldest first."""
        found, month = list[date](), (self.first or self.today).replace(day=1)
        while self.is_whole(month):
            found += [month] * (month not in self.attested)
            month = next_month(month)
        return found


def read_days(vault: Vault, at: datetime, since: date) -> Days:
    """What is known of the days since one, and of the newest days in any case."""
    days = vault.days
    first, last = days.first(), days.last()
    closed = days.closed(min(since, last - _LATELY), last) if last is not None else []
    return Days(
        first,
        last,
        {one.day: one for one in closed},
        frozenset(days.missing(at)),
        frozenset(days.due(at)),
        {one.month: one for one in days.attestations()},
        at.astimezone(CALIFORNIA).date(),
    )


def slug(month: date) -> str:
    """A month as it stands in an address: 2026-10."""
    return f"{month:%Y-%m}"


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def picture(days: Days, year: int) -> list[Month]:
    """The months of a year."""
    return [_month(days, month) for month in days.months(year)]


def _month(days: Days, month: date) -> Month:
    weeks = tuple(
        tuple(_square(days, day) if day.month == month.month else None for day in week)
        for week in Calendar(SUNDAY).monthdatescalendar(month.year, month.month)
    )
    attested = days.attested.get(month)
    return Month(
        slug(month),
        month_both(month),
        _counted([square.word.standing for week in weeks for square in week if square]),
        weeks,
        office_both(attested.office) if attested else None,
        attested.at.astimezone(CALIFORNIA).date() if attested else None,
        days.is_whole(month),
    )


def _square(days: Days, day: date) -> Square:
    return Square(day.day, WORDS[days.standing(day)], day == days.today)


def _counted(standings: Sequence[Standing]) -> Both:
    """How many days of a month are how, for those who do not see the picture."""
    counts = [(one, standings.count(one)) for one in Standing if one is not Standing.AHEAD]
    told = [
        (f"{count} {WORDS[one].name[0]}", f"{count} {_many(WORDS[one].name[1], count)}")
        for one, count in counts
        if count
    ]
    if not told:
        return ("no day closed yet", "ningún día cerrado todavía")
    return (", ".join(en for en, _ in told), ", ".join(es for _, es in told))


def _many(name: str, count: int) -> str:
    """The Spanish name for several days."""
    return (
        {"firmado": "firmados", "falta": "faltan", "pendiente": "pendientes"}.get(name, name)
        if count > 1
        else name
    )


def office_both(office: str) -> Both:
    """An office as people call it."""
    return OFFICES[OfficeName(office)] if office in set(OfficeName) else (office, office)


def day_both(day: date) -> Both:
    """A day in words."""
    return (day_in_words(day, "en"), day_in_words(day, "es"))


def month_both(month: date) -> Both:
    """A month in words."""
    return (month_in_words(month, "en"), month_in_words(month, "es"))
