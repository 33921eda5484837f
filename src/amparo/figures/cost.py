"""What staff's time cost: minutes of a release times the rates that the agency states. Reckoned for a report, never kept.

Declining stands apart from helping, and what is known of neither apart from both. Rates are the agency's word, with their
source; nothing is estimated where it gave none.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from amparo.figures.cells import Figures
from amparo.register.tables import CODES
from amparo.register.totals import is_identifier
from amparo.terms import AmparoError, Language

PURPOSES = tuple(CODES["purpose"])
_FIELDS = {"agency", "year", "pay_class", "rate_per_hour", "share", "source"}
_CENT, _WHOLE = Decimal("0.01"), Decimal(100)


class RatesError(AmparoError):
    """A file of rates that cannot be used: every fault of it, each with its place and what to do, in both languages."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(en for en, _ in faults))

    def sentence(self, language: Language) -> str:
        """All faults in one language."""
        return "; ".join(es if language == "es" else en for en, es in self.faults)


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hour of one class of pay costs, how many of a hundred minutes are its own, and who says so."""

    agency: str
    year: int
    pay_class: str
    per_hour: Decimal
    share: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What the minutes of an agency and year cost, by purpose; None where the minutes are not known."""

    agency: str
    year: int
    rates: tuple[Rate, ...]
    minutes: Mapping[str, int | None]

    @property
    def per_hour(self) -> Decimal:
        """An hour, by the shares of the classes."""
        return sum((one.per_hour * one.share for one in self.rates), Decimal()) / _WHOLE

    def dollars(self, purpose: str) -> Decimal | None:
        """The cost of one purpose, to the cent, halves up; None where its minutes are not known."""
        minutes = self.minutes[purpose]
        if minutes is None:
            return None
        return (minutes * self.per_hour / 60).quantize(_CENT, ROUND_HALF_UP)

    @property
    def total(self) -> Decimal | None:
        """The sum of the purposes as they are shown; None where one of them is not known."""
        each = [self.dollars(purpose) for purpose in PURPOSES]
        return None if None in each else sum((one for one in each if one is not None), Decimal())

    def method(self, language: Language) -> str:
        """How it was reckoned, in a sentence or two."""
        classes = "; ".join(
            f"{one.pay_class}: ${one.per_hour:,.2f}, {one.share.normalize():f} % ({one.source})"
            for one in self.rates
        )
        if language == "es":
            return (
                f"Minutos anotados en {self.year}, entre 60, por la tarifa por hora que declara la agencia "
                f"(${self.per_hour:,.2f}, según la parte de cada categoría: {classes}). Cada finalidad se redondea al "
                "centavo. Incluye solo el tiempo anotado: no otros gastos, ni el tiempo que nadie anotó."
            )
        return (
            f"Minutes noted in {self.year}, divided by 60, times the rate an hour that the agency states "
            f"(${self.per_hour:,.2f}, by the share of each class of pay: {classes}). Each purpose is rounded to the cent. "
            "Only time that was noted is in it: no other expense, and no time that nobody noted."
        )


def read_rates(text: str, name: str) -> tuple[Rate, ...]:
    """The rates of a TOML file: `[[rates]]` with agency, year, pay_class, rate_per_hour, source; share where several.

    Raises RatesError with every fault that it has.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RatesError([(f"{name}: it is no TOML ({error}).", f"{name}: no es TOML ({error}).")]) from error
    given = told.get("rates")
    if set(told) != {"rates"} or not isinstance(given, list) or not given:
        raise RatesError(
            [
                (
                    f"{name}: it holds [[rates]] and nothing else, at least one.",
                    f"{name}: contiene [[rates]] y nada más, al menos una.",
                )
            ]
        )
    faults, rates = list[tuple[str, str]](), list[Rate]()
    for number, one in enumerate(given, 1):
        found = _faults(one) if isinstance(one, dict) else [("it is no table.", "no es una tabla.")]
        faults += [(f"{name}, rate {number}: {en}", f"{name}, tarifa {number}: {es}") for en, es in found]
        if not found:
            rates.append(_rate(one))
    faults += _shares(rates, name) if not faults else []
    if faults:
        raise RatesError(faults)
    return tuple(rates)


def cost_of(figures: Figures, agency: str, year: int, rates: Sequence[Rate]) -> Cost | None:
    """The cost of an agency's year; None where it states no rate for it. A year that is not closed whole is not known."""
    own = tuple(one for one in rates if (one.agency, one.year) == (agency, year))
    if not own:
        return None
    cells = figures.cells("staff_time", agency, str(year))
    minutes = {
        purpose: cell.value if (cell := cells.get(("minutes", (("purpose", purpose),)))) else None
        for purpose in PURPOSES
    }
    return Cost(agency, year, own, minutes)


def _faults(one: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [
        (f"{field} is not known here.", f"{field} no se conoce aquí.") for field in sorted(set(one) - _FIELDS)
    ]
    found += [(f"{field} is missing.", f"falta {field}.") for field in sorted(_FIELDS - {"share"} - set(one))]
    if "agency" in one and not is_identifier(one["agency"]):
        found.append(
            ("agency is no identifier of an agency.", "agency no es el identificador de una agencia.")
        )
    if "year" in one and not (type(one["year"]) is int and 1900 <= one["year"] <= 2199):
        found.append(("year is no year.", "year no es un año."))
    for field in ("pay_class", "source"):
        if field in one and not (isinstance(one[field], str) and one[field].strip()):
            found.append((f"{field} is no text.", f"{field} no es un texto."))
    for field, most in (("rate_per_hour", Decimal(10_000)), ("share", _WHOLE)):
        if field in one and not _is_amount(one[field], most):
            found.append(
                (
                    f'{field} is no amount over 0, at most {most:,}; write it as "48.50".',
                    f'{field} no es una cantidad mayor que 0, de {most:,} como máximo; escríbala así: "48.50".',
                )
            )
    return found


def _is_amount(given: object, most: Decimal) -> bool:
    """A text or a whole number; a binary fraction is refused, since it is not what somebody wrote."""
    if isinstance(given, bool) or not isinstance(given, int | str):
        return False
    try:
        amount = Decimal(given)
    except InvalidOperation:
        return False
    return amount.is_finite() and 0 < amount <= most


def _rate(one: Mapping[str, Any]) -> Rate:
    return Rate(
        one["agency"],
        one["year"],
        one["pay_class"].strip(),
        Decimal(one["rate_per_hour"]),
        Decimal(one.get("share", 100)),
        one["source"].strip(),
    )


def _shares(rates: Sequence[Rate], name: str) -> list[tuple[str, str]]:
    """That the shares of each agency and year come to a hundred, and no class stands twice."""
    found = list[tuple[str, str]]()
    for agency, year in sorted({(one.agency, one.year) for one in rates}):
        own = [one for one in rates if (one.agency, one.year) == (agency, year)]
        whole = sum((one.share for one in own), Decimal())
        if whole != _WHOLE:
            found.append(
                (
                    f"{name}, {agency} {year}: the shares come to {whole}, not 100.",
                    f"{name}, {agency} {year}: las partes suman {whole}, no 100.",
                )
            )
        if len({one.pay_class for one in own}) < len(own):
            found.append(
                (
                    f"{name}, {agency} {year}: a class of pay stands twice.",
                    f"{name}, {agency} {year}: una categoría está dos veces.",
                )
            )
    return found
