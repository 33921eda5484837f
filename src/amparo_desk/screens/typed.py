"""What was typed into a form becomes values; what cannot be read is told beside its field, and nothing is cleared."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from amparo.intake.cells import day, is_reference, moment, offense
from amparo_desk.said import Both

NEEDED: Both = ("This is needed.", "Esto hace falta.")
NO_MOMENT: Both = (
    "Write the date and the time as 01/09/2025 10:45 pm or 2025-01-09 22:45, California's clock.",
    "Escriba fecha y hora como 01/09/2025 10:45 pm (mes/día/año) o 2025-01-09 22:45, hora de California.",
)
NO_DAY: Both = (
    "Write the day as 01/09/2025 (month first) or 2025-01-09.",
    "Escriba el día como 01/09/2025 (primero el mes) o 2025-01-09.",
)
NO_CHOICE: Both = ("Choose one of those shown.", "Elija una de las opciones.")
NO_OFFENSE: Both = (
    "Write the code and the section, as in PC 245(a)(1).",
    "Escriba el código y la sección, como en PC 245(a)(1).",
)
NO_REFERENCE: Both = (
    "Letters, digits, dots and hyphens, with at least one digit, as in B-1002. Never a name.",
    "Letras, cifras, puntos y guiones, con al menos una cifra, como B-1002. Nunca un nombre.",
)
NO_NUMBER: Both = ("Write digits only.", "Escriba solo cifras.")
ANSWERS = {"yes": True, "no": False, "unknown": None}


class Typed:
    """The fields of a form, each read once; `errors` holds what is wrong, by name."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self.errors: dict[str, Both] = {}

    def refuse(self, name: str, error: Both) -> None:
        """Note what is wrong with a field; the first word stands."""
        self.errors.setdefault(name, error)

    def text(self, name: str, *, needed: bool = False, longest: int = 200) -> str:
        """A text without signs that cannot be printed, lines apart."""
        found = self.given.get(name, "").replace("\r\n", "\n").strip()
        if needed and not found:
            self.refuse(name, NEEDED)
        if len(found) > longest:
            self.refuse(name, (f"At most {longest} letters.", f"A lo más {longest} letras."))
        if not found.replace("\n", "").isprintable():
            self.refuse(
                name,
                ("There is a sign in it that cannot be printed.", "Hay un signo que no se puede imprimir."),
            )
        return found

    def word(self, name: str, words: tuple[str, ...], *, needed: bool = True) -> str:
        """One of some words, or nothing."""
        found = self.given.get(name, "").strip()
        if found in words:
            return found
        if found:
            self.refuse(name, NO_CHOICE)
        elif needed:
            self.refuse(name, NEEDED)
        return ""

    def answer(self, name: str, *, needed: bool = True) -> bool | None:
        """Yes, no, or None where it was asked and is unknown; not answered at all is an error where it is needed."""
        found = self.given.get(name, "")
        if found not in ANSWERS:
            if needed or found:
                self.refuse(name, NEEDED if not found else NO_CHOICE)
            return None
        return ANSWERS[found]

    def tick(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.given.get(name, "") in ("on", "yes", "true", "1")

    def moment(self, name: str, *, needed: bool = True) -> datetime | None:
        """A moment by California's clock."""
        found = self.given.get(name, "").strip()
        if not found:
            if needed:
                self.refuse(name, NEEDED)
            return None
        read = moment(_with_the_year_first(found))
        if isinstance(read, str):
            self.refuse(name, NO_MOMENT)
            return None
        return read

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """A day of the calendar."""
        found = self.given.get(name, "").strip()
        if not found:
            if needed:
                self.refuse(name, NEEDED)
            return None
        read = day(_with_the_year_first(found))
        if isinstance(read, str):
            self.refuse(name, NO_DAY)
            return None
        return read

    def number(self, name: str, *, most: int = 100_000) -> int | None:
        """A whole number, or None where nothing was typed."""
        found = self.given.get(name, "").strip()
        if not found:
            return None
        if found.isascii() and found.isdigit() and len(found) < 10 and int(found) <= most:
            return int(found)
        self.refuse(name, NO_NUMBER)
        return None

    def reference(self, name: str, *, needed: bool = False) -> str:
        """A reference that is no name."""
        found = self.given.get(name, "").strip()
        if not found:
            if needed:
                self.refuse(name, NEEDED)
            return ""
        if not is_reference(found):
            self.refuse(name, NO_REFERENCE)
        return found

    def offense(self, name: str, *, needed: bool = True) -> tuple[str, str] | None:
        """A California code and section."""
        found = self.given.get(name, "").strip()
        if not found:
            if needed:
                self.refuse(name, NEEDED)
            return None
        read = offense(found.upper() if found.islower() else found)
        if isinstance(read, str):
            self.refuse(name, NO_OFFENSE)
            return None
        return read


_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})\s*([AaPp])?\.?\s?[Mm]?\.?)?")


def _with_the_year_first(found: str) -> str:
    """11/25/2026 10:45 pm as 2026-11-25 22:45; what is written otherwise stays as it is."""
    told = _AMERICAN.fullmatch(found)
    if told is None:
        return found
    month, on, year, hour, minute, half = told.groups()
    if hour is None:
        return f"{year}-{int(month):02}-{int(on):02}"
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return found
        number = number % 12 + (12 if half in "Pp" else 0)
    return f"{year}-{int(month):02}-{int(on):02} {number:02}:{minute}"


def shown(at: datetime | date | None) -> str:
    """A moment or a day as it is typed."""
    if isinstance(at, datetime):
        return f"{at:%Y-%m-%d %H:%M}"
    return at.isoformat() if at else ""
