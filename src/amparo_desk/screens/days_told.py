"""The days of the log as a picture and in words: months, each day with a shape and a letter, and what there is to do.

Days are closed strictly one after another, so those that are missing are always the last ones, without a gap between.
"""

from calendar import SUNDAY, Calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from amparo.clock import CALIFORNIA
from amparo.notices.wording import day_in_words, month_in_words
from amparo.release.offices import OFFICES, OfficeName
from amparo_desk.said import Both
from amparo_desk.vault.days import CATCH_UP, Attestation, ClosedDay


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
            "not closed, more than 12 hours after its end: outsiders see that it is missing",
            "sin cerrar, más de 12 horas después de terminar: desde fuera se ve que falta",
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


# ---------------------------------------------------------------- in words


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence above the picture: how grave it is, what is so, what is to be done."""

    level: str
    says: Both
    what_to_do: Both | None = None


def lines(days: Days) -> list[Line]:
    """What is so, the gravest first."""
    if days.last is None:
        return [_none_yet(days)]
    told = [_missing(days.missing)] if days.missing else []
    told += [_due(days.due - days.missing)] if days.due - days.missing else []
    waiting = [day for day, closed in days.closed.items() if closed.index is None]
    told += [_waiting(waiting)] if waiting else []
    return [*told, _closed(days, len(waiting))]


def _none_yet(days: Days) -> Line:
    return Line(
        "warning" if days.missing else "info",
        ("No day has been closed yet.", "Todavía no se ha cerrado ningún día."),
        _RUN_IT,
    )


_RUN_IT: Both = (
    "Days are closed each night by a job. Whoever runs this desk can close them now: amparo desk close-days",
    (
        "Un proceso cierra los días cada noche. Quien administra este escritorio puede cerrarlos ahora: "
        "amparo desk close-days"
    ),
)


def _missing(missing: Collection[date]) -> Line:
    first, last = min(missing), max(missing)
    through = f" --through {last.isoformat()}" if len(missing) > CATCH_UP else ""
    says: Both = (
        f"Missing: {span(first, last)[0]}. Anybody who checks the public log sees it.",
        f"Falta: {span(first, last)[1]}. Quien compruebe el registro público lo ve.",
    )
    return Line(
        "error",
        says,
        (
            f"Tell whoever runs this desk at once. They run: amparo desk close-days{through}",
            f"Avise enseguida a quien administra este escritorio. Debe ejecutar: amparo desk close-days{through}",
        ),
    )


def _due(due: Collection[date]) -> Line:
    told = span(min(due), max(due))
    return Line(
        "warning",
        (f"Not closed yet: {told[0]}.", f"Aún sin cerrar: {told[1]}."),
        _RUN_IT,
    )


def _waiting(waiting: Collection[date]) -> Line:
    told = span(min(waiting), max(waiting))
    return Line(
        "warning",
        (
            f"Closed, and waiting for the signature: {told[0]}. Nothing is lost.",
            f"Cerrado y en espera de la firma: {told[1]}. No se pierde nada.",
        ),
        (
            (
                "The signer did not answer, or the log could not be written. Whoever runs this desk looks after it, then "
                "runs once more: amparo desk close-days"
            ),
            (
                "El firmante no respondió o no se pudo escribir el registro. Quien administra este escritorio lo revisa y "
                "ejecuta otra vez: amparo desk close-days"
            ),
        ),
    )


def _closed(days: Days, waiting: int) -> Line:
    assert days.first is not None
    assert days.last is not None
    told = through(days.first, days.last)
    if waiting:
        return Line("info", (f"Every day {told[0]} is closed.", f"Está cerrado cada día {told[1]}."))
    return Line(
        "success",
        (
            f"Every day {told[0]} is closed and signed.",
            f"Cada día {told[1]} está cerrado y firmado.",
        ),
    )


def attested_line(attested: Iterable[Attestation]) -> Both | None:
    """Which month was attested last, and by which office."""
    newest = max(attested, key=lambda one: one.month, default=None)
    if newest is None:
        return None
    name, office = month_both(newest.month), office_both(newest.office)
    return (
        f"{name[0]} is attested by the agency’s {office[0]}.",
        f"El mes de {name[1]} está certificado por: {office[1]}.",
    )


def office_both(office: str) -> Both:
    """An office as people call it."""
    return OFFICES[OfficeName(office)] if office in set(OfficeName) else (office, office)


def span(first: date, last: date) -> Both:
    """One day, or the first and the last of several."""
    if first == last:
        return day_both(first)
    a, b = day_both(first), day_both(last)
    return (f"{a[0]}, through {b[0]}", f"desde el {a[1]} hasta el {b[1]}")


def through(first: date, last: date) -> Both:
    """From a day through another, within a sentence."""
    a, b = day_both(first), day_both(last)
    return (f"from {a[0]}, through {b[0]},", f"desde el {a[1]} hasta el {b[1]}")


def day_both(day: date) -> Both:
    """A day in words."""
    return (day_in_words(day, "en"), day_in_words(day, "es"))


def month_both(month: date) -> Both:
    """A month in words."""
    return (month_in_words(month, "en"), month_in_words(month, "es"))


# ---------------------------------------------------------------- one month, to be attested


@dataclass(frozen=True, slots=True)
class Covered:
    """The days of a month that the log holds: how many, from when through when, and what is attested of them."""

    count: int
    days: Both
    says: Both


def covered(days: Days, month: date) -> Covered | None:
    """What an attestation of the month covers; None where the log holds no day of it."""
    if days.first is None or days.last is None:
        return None
    first = max(days.first, month)
    last = min(days.last, next_month(month) - timedelta(days=1))
    if first > last:
        return None
    return Covered((last - first).days + 1, span(first, last), _attested_sentence(month, first, last))


def _attested_sentence(month: date, first: date, last: date) -> Both:
    name, told = month_both(month), through(first, last)
    return (
        (
            f"For {name[0]} this office attests: every day {told[0]} was closed, each once, and what the agency knows of "
            "those days is on record in them or, where it came late, in a later day that names its own."
        ),
        (
            f"Respecto de {name[1]}, esta oficina certifica: cada día {told[1]} se cerró, una sola vez, y lo que la agencia "
            "sabe de esos días está anotado en ellos o, si llegó tarde, en un día posterior que dice cuál es el suyo."
        ),
    )


def cannot_attest(days: Days, month: date) -> Both | None:
    """Why a month cannot be attested now; None where it can."""
    name, attested = month_both(month), days.attested.get(month)
    if attested is not None:
        office = office_both(attested.office)
        on = day_both(attested.at.astimezone(CALIFORNIA).date())
        return (
            f"{name[0]} is attested already: {office[0]}, {on[0]}. Nothing more is needed.",
            f"El mes de {name[1]} ya está certificado: {office[1]}, {on[1]}. No hace falta nada más.",
        )
    if days.is_whole(month):
        return None
    if next_month(month) > days.today:
        return (
            f"{name[0]} is not over. A month is attested once its last day is closed.",
            f"El mes de {name[1]} no ha terminado. Un mes se certifica cuando su último día está cerrado.",
        )
    if days.first is None or next_month(month) <= days.first:
        return (
            f"The log holds no day of {name[0]}: it began later.",
            f"El registro no tiene ningún día de {name[1]}: comenzó después.",
        )
    return (
        f"Not every day of {name[0]} is closed. They are closed first; what to do stands under Days.",
        f"No todos los días de {name[1]} están cerrados. Primero se cierran; en Días se dice qué hacer.",
    )
