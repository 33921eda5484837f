"""The days of the log in words: what is missing and what to do, what is closed, what is attested of a month, and why not yet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from amparo.clock import CALIFORNIA
from amparo.release.statements import statement
from amparo_desk.said import Both
from amparo_desk.screens.days_told import Days, day_both, month_both, next_month, office_both
from amparo_desk.vault.days import CATCH_UP, Attestation


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence above the picture: how grave it is, what is so, what is to be done."""

    level: str
    says: Both
    what_to_do: Both | None = None
    command: str = ""


def lines(days: Days) -> list[Line]:
    """What is so, the gravest first."""
    if days.first is None or days.last is None:
        return worries(days)
    adopted = [day for day, closed in days.closed.items() if closed.is_adopted]
    return [
        *worries(days),
        _closed(days.first, days.last, is_signed=not days.waiting),
        *([_adopted(adopted)] if adopted else []),
    ]


def worries(days: Days) -> list[Line]:
    """What somebody must look after, the gravest first."""
    if days.last is None:
        return [_none_yet(days)]
    told = [_missing(days.missing)] if days.missing else []
    told += [_due(days.due - days.missing)] if days.due - days.missing else []
    return [*told, *([_waiting(days.waiting)] if days.waiting else [])]


def _none_yet(days: Days) -> Line:
    return Line(
        "warning" if days.missing else "info",
        ("No day has been closed yet.", "Todavía no se ha cerrado ningún día."),
        _RUN_IT,
        CLOSE_DAYS,
    )


CLOSE_DAYS = "amparo desk close-days"
_RUN_IT: Both = (
    "Days are closed each night by a job. Whoever runs this desk can close them now:",
    "Un proceso cierra los días cada noche. Quien administra este escritorio puede cerrarlos ahora:",
)


def _missing(missing: Collection[date]) -> Line:
    first, last = min(missing), max(missing)
    many = len(missing) > CATCH_UP  # a clock that is wrong must not close a year: somebody names the last day
    return Line(
        "error",
        (
            f"Missing: {span(first, last)[0]}. Whoever checks the public log sees it from a day after its end on.",
            f"Falta: {span(first, last)[1]}. Quien compruebe el registro público lo ve desde un día después de terminar.",
        ),
        (
            "Tell whoever runs this desk at once. They run:",
            "Avise enseguida a quien administra este escritorio. Debe ejecutar:",
        ),
        f"{CLOSE_DAYS} --through {last.isoformat()}" if many else CLOSE_DAYS,
    )


def _due(due: Collection[date]) -> Line:
    told = span(min(due), max(due))
    says: Both = (f"Not closed yet: {told[0]}.", f"Aún sin cerrar: {told[1]}.")
    return Line("warning", says, _RUN_IT, CLOSE_DAYS)


def _waiting(waiting: Collection[date]) -> Line:
    told = span(min(waiting), max(waiting))
    return Line(
        "warning",
        (
            f"Closed, and waiting for the signature: {told[0]}. Nothing is lost.",
            f"Cerrado y en espera de la firma: {told[1]}. No se pierde nada.",
        ),
        (
            "The signer did not answer, or the log could not be written. Whoever runs this desk looks after it, then runs:",
            (
                "El firmante no respondió o no se pudo escribir el registro. Quien administra este escritorio lo revisa y "
                "ejecuta:"
            ),
        ),
        CLOSE_DAYS,
    )


def _closed(first: date, last: date, *, is_signed: bool) -> Line:
    told = through(first, last)
    if not is_signed:
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


def _adopted(adopted: list[date]) -> Line:
    """Named one by one: of these days no proof can be given."""
    english, spanish = ("; ".join(day_both(day)[place] for day in adopted) for place in (0, 1))
    return Line(
        "info",
        (
            f"Taken over from the log after the database was restored, without their contents: {english}.",
            f"Tomados del registro tras restaurar la base de datos, sin su contenido: {spanish}.",
        ),
    )


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


# ---------------------------------------------------------------- one month, to be attested


@dataclass(frozen=True, slots=True)
class Covered:
    """The days of a month that the log holds: how many, and what is attested of them."""

    count: int
    says: Both


def covered(days: Days, month: date) -> Covered | None:
    """What an attestation of the month covers; None where the log holds no day of it."""
    if days.first is None or days.last is None:
        return None
    first = max(days.first, month)
    last = min(days.last, next_month(month) - timedelta(days=1))
    if first > last:
        return None
    return Covered((last - first).days + 1, statement(first, last))


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
