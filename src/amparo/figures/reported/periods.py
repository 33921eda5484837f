"""Periods as tables give them: days, years, months, quarters, federal fiscal years; and what a note says of a part of a year."""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

from amparo.figures.reported.figure import Period, calendar_year

_MONTHS: tuple[tuple[str, ...], ...] = (
    (
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    ),
    (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
)
_NAME = "|".join(word for words in _MONTHS for word in words)
_UNTIL = re.compile(rf"\b(?:to|until|through|al?|hasta(?: el)?) (\d{{1,2}}) (?:de )?({_NAME})\b", re.I)
_MID = re.compile(rf"\b(?:to|until|hasta) (?:mid|mediados de)[ -]({_NAME})\b", re.I)
_FROM = re.compile(rf"\b({_NAME}) (?:to|through|a) ({_NAME})\b", re.I)


class PeriodError(ValueError):
    """It is no period that can be used; the two words are what is wrong, in English and Spanish."""

    def __init__(self, en: str, es: str) -> None:
        self.en, self.es = en, es
        super().__init__(en)


def read_date(text: str) -> date:
    """A day as 2021-12-31, or as a spreadsheet in the United States shows it, 12/31/2021. Raises PeriodError."""
    spelt = text.strip()
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", spelt)
    us = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", spelt)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif us:
        month, day, year = (int(part) for part in us.groups())
    else:
        raise PeriodError(
            f"{text!r} is no day. Write it as 2021-12-31.", f"{text!r} no es un día. Escriba 2021-12-31."
        )
    if (month, day) == (2, 29) and not isleap(year):
        raise PeriodError(
            f"{text!r}: {year} had no 29 February. Write 28 February or 1 March.",
            f"{text!r}: {year} no tuvo 29 de febrero. Escriba 28 de febrero o 1 de marzo.",
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise PeriodError(
            f"{text!r}: there is no such day. Write it as year-month-day.",
            f"{text!r}: no existe ese día. Escríbalo como año-mes-día.",
        ) from None


def read_span(start: str, end: str) -> Period:
    """A period from its first and last day. Raises PeriodError, also where the end is before the start."""
    first, last = read_date(start), read_date(end)
    if last < first:
        raise PeriodError(
            f"the period ends ({end.strip()}) before it begins ({start.strip()}). Exchange the two.",
            f"el período termina ({end.strip()}) antes de empezar ({start.strip()}). Intercámbielos.",
        )
    return Period(first, last)


def read_period(text: str) -> Period:
    """2018 · FY2018 · 2018-Q3 · 2018-09 · 2018-09/2019-09 · 2018-09-01/2019-08-31. Raises PeriodError."""
    spelt = text.strip()
    if re.fullmatch(r"(19|20)\d\d", spelt):
        return calendar_year(int(spelt))
    if fiscal := re.fullmatch(r"FF?Y ?((?:19|20)\d\d)", spelt, re.I):
        year = int(fiscal[1])
        return Period(date(year - 1, 10, 1), date(year, 9, 30))
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", spelt, re.I):
        year, last = int(quarter[1]), int(quarter[2]) * 3
        return Period(date(year, last - 2, 1), _end_of(year, last))
    first, _, second = spelt.partition("/")
    if re.fullmatch(r"\d{4}-\d{2}", first) and re.fullmatch(r"(\d{4}-\d{2})?", second):
        return _months(first, second, spelt)
    if second and re.fullmatch(r"[\d-]+", first):
        return read_span(first, second)
    raise PeriodError(
        f"{text!r} is no period. Write 2021, FY2021, 2021-Q3, or 2021-05-01/2021-12-31.",
        f"{text!r} no es un período. Escriba 2021, FY2021, 2021-Q3 o 2021-05-01/2021-12-31.",
    )


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(first: str, second: str, spelt: str) -> Period:
    """Months. From September to September are twelve months: the day on which one year gave way to the next is not told."""
    try:
        start = date.fromisoformat(f"{first}-01")
        last = date.fromisoformat(f"{second or first}-01")
    except ValueError:
        raise PeriodError(f"{spelt!r}: there is no such month.", f"{spelt!r}: no existe ese mes.") from None
    if last < start:
        raise PeriodError(
            f"{spelt!r}: the period ends before it begins. Exchange the two.",
            f"{spelt!r}: el período termina antes de empezar. Intercámbielos.",
        )
    if last.month == start.month and last > start:
        return Period(start, last - timedelta(days=1), spelt)
    end = _end_of(last.year, last.month)
    return Period(start, end)


def part_of(period: Period, note: str) -> Period:
    """A part of a year, as far as the note tells it: `to 18 November`, `January to August`, `to mid July`."""
    year = period.start.year
    if until := _UNTIL.search(note):
        month = _month(until[2])
        if 1 <= int(until[1]) <= monthrange(year, month)[1]:
            return Period(period.start, date(year, month, int(until[1])))
    if mid := _MID.search(note):
        return Period(period.start, date(year, _month(mid[1]), 15), mid[0])
    if months := _FROM.search(note):
        start, end = _month(months[1]), _month(months[2])
        if start <= end:
            return Period(date(year, start, 1), _end_of(year, end))
    return Period(period.start, period.end, note or "part_year")


def _month(name: str) -> int:
    return next(words.index(name.casefold()) for words in _MONTHS if name.casefold() in words) + 1
