"""Words on a paper become a value: a day, a moment, a sex, a telephone, a reference. What is no such thing is None."""

import re
from datetime import date, datetime

from amparo.clock import CALIFORNIA
from amparo.intake.cells import is_reference

FIRST_YEAR_OF_A_FORM, FIRST_YEAR_OF_A_LIFE, LAST_YEAR = 2000, 1901, 2099
"""Days outside are slips of a pen or of a reader: 1900 is what programs write for an empty date."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        1,
    )
    for name in names.split()
}
_DAY = re.compile(
    r"(?<![\d/-])(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<m2>\d{1,2}) ?[/.-] ?(?P<d2>\d{1,2}) ?[/.-] ?(?P<y2>\d{4}|\d{2})"
    r"|(?P<n3>[A-Za-z]{3,10})\.? ?(?P<d3>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<y3>\d{4})"
    r"|(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?: day of| de)?[ -]?(?P<n4>[A-Za-z]{3,10})\.?,?(?: de)?[ -]?(?P<y4>\d{4}))(?![\d/])"
)
_HOUR = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::\d{2})? ?([AaPp])?\.?[Mm]?\b|(?<!\d)(\d{2})(\d{2}) ?(?:hrs|hours|h)\b"
)
_TELEPHONE = re.compile(r"\(?\b\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}\b|\b\d{3}[ .-]\d{4}\b")
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})


def day_in(text: str, first_year: int = FIRST_YEAR_OF_A_FORM) -> date | None:
    """The only day in a text; None where there is none, or two that differ, or one of no calendar."""
    found = {_day(match, first_year) for match in _DAY.finditer(text)}
    return found.pop() if len(found) == 1 else None


def day_in_scan(text: str, first_year: int = FIRST_YEAR_OF_A_FORM) -> tuple[date | None, bool]:
    """The same for a text read from a picture, where an O may be a 0; and whether signs had to be taken for others."""
    found = day_in(text, first_year)
    if found is not None:
        return found, False
    mended = re.sub(
        r"\b[\dOolI|SB]{1,4}(?:[/.-][\dOolI|SB]{1,4}){2}\b", lambda m: m[0].translate(_LIKE_DIGITS), text
    )
    return (day_in(mended, first_year), True) if mended != text else (None, False)


def _day(match: re.Match[str], first_year: int) -> date | None:
    parts = match.groupdict()
    at = next(n for n in "1234" if parts.get(f"y{n}"))
    month = parts.get(f"m{at}") or str(_MONTHS.get((parts.get(f"n{at}") or "").lower(), 0))
    year = int(parts[f"y{at}"] or 0)
    if year < 100:
        # A form of two digits: of this century if that is no later than its last third, as births may be older.
        year += 2000 if year <= 40 else 1900
    try:
        found = date(year, int(month), int(parts[f"d{at}"] or 0))
    except ValueError:  # 31 February
        return None
    return found if first_year <= found.year <= LAST_YEAR else None


def moment_in(text: str) -> date | datetime | None:
    """The day in a text with its hour, by California's clock; the day alone where no hour stands."""
    day = day_in(text)
    if day is None:
        return None
    hours = list(_HOUR.finditer(_DAY.sub(" ", text)))
    if len(hours) != 1:
        return day
    hour, minute = (int(hours[0][1] or hours[0][4]), int(hours[0][2] or hours[0][5]))
    half = (hours[0][3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CALIFORNIA)
    except ValueError:  # 25 o'clock
        return day


def is_hour(text: str) -> bool:
    """Whether a text is an hour and nothing else, as where a narrow cell breaks it off its day."""
    return bool(_HOUR.fullmatch(text.strip()))


def sex_in(text: str) -> str | None:
    """M, F or X as the form has it."""
    words = {
        "m": "M", "male": "M", "masculino": "M", "hombre": "M",
        "f": "F", "female": "F", "femenino": "F", "mujer": "F",
        "x": "X", "nonbinary": "X",
    }  # fmt: skip
    found = {words[word] for word in re.findall(r"[a-z]+", text.lower()) if word in words}
    return found.pop() if len(found) == 1 else None


def telephone_in(text: str) -> str | None:
    """The first telephone number."""
    found = _TELEPHONE.search(text)
    return found[0] if found else None


def reference_in(text: str) -> str | None:
    """A reference: one run of letters and digits with a digit in it."""
    words = [word.strip(".,;:_#") for word in text.split()]
    found = [word for word in words if word and is_reference(word)]
    return found[0] if len(found) == 1 else None


def plain_text(text: str) -> str | None:
    """The words without lines to write on and stray signs; None where nothing is left."""
    kept = re.sub(r"[_\u2026]{2,}|\.{3,}|[|¦]", " ", text)
    kept = " ".join(kept.split()).strip(" .,;:_-–—'\"“”‘’")
    return kept if any(sign.isalnum() for sign in kept) else None
