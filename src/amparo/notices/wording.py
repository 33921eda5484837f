"""Days and times as people say them, in English and Spanish."""

from datetime import date, datetime

from amparo.terms import Language

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
        *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}


def day_in_words(day: date, language: Language) -> str:
    """`Thursday, January 9, 2025`, or `jueves 9 de enero de 2025`."""
    weekday, month = _DAYS[language][day.weekday()], _MONTHS[language][day.month - 1]
    if language == "es":
        return f"{weekday} {day.day} de {month} de {day.year}"
    return f"{weekday}, {month} {day.day}, {day.year}"


def moment_in_words(at: datetime, language: Language) -> str:
    """The day and the time on a twelve-hour clock, as people in California say it."""
    hour = at.hour % 12 or 12
    if language == "es":
        half = "a.\u00a0m." if at.hour < 12 else "p.\u00a0m."
        return f"{day_in_words(at, language)} a {'la' if hour == 1 else 'las'} {hour}:{at:%M}\u00a0{half}"
    half = "a.m." if at.hour < 12 else "p.m."
    return f"{day_in_words(at, language)}, at {hour}:{at:%M}\u00a0{half}"
