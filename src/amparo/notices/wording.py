"""Days, times and numbers as people say them, in every language of the notices."""

from collections.abc import Callable
from datetime import date, datetime

from amparo.notices.languages import NoticeLanguage

_DAYS: dict[NoticeLanguage, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "zh-Hans": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "zh-Hant": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "tl": ("Lunes", "Martes", "Miyerkules", "Huwebes", "Biyernes", "Sabado", "Linggo"),
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
}
_MONTHS: dict[NoticeLanguage, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
        *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "tl": (
        *("Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo", "Hulyo"),
        *("Agosto", "Setyembre", "Oktubre", "Nobyembre", "Disyembre"),
    ),
}
"""The other languages count their months."""


def day_in_words(day: date, language: NoticeLanguage) -> str:
    """`Thursday, January 9, 2025`, or `jueves 9 de enero de 2025`."""
    return _DAY[language](day, _DAYS[language][day.weekday()])


def moment_in_words(at: datetime, language: NoticeLanguage) -> str:
    """The day and the time on a twelve-hour clock, as people in California say it."""
    return _MOMENT[language](day_in_words(at, language), at)


def _month(day: date, language: NoticeLanguage) -> str:
    return _MONTHS[language][day.month - 1]


_DAY: dict[NoticeLanguage, Callable[[date, str], str]] = {
    "en": lambda day, weekday: f"{weekday}, {_month(day, 'en')} {day.day}, {day.year}",
    "es": lambda day, weekday: f"{weekday} {day.day} de {_month(day, 'es')} de {day.year}",
    "zh-Hans": lambda day, weekday: f"{day.year}年{day.month}月{day.day}日（{weekday}）",
    "zh-Hant": lambda day, weekday: f"{day.year}年{day.month}月{day.day}日（{weekday}）",
    "tl": lambda day, weekday: f"{weekday}, {_month(day, 'tl')} {day.day}, {day.year}",
    "vi": lambda day, weekday: f"{weekday}, ngày {day.day} tháng {day.month} năm {day.year}",
    "ko": lambda day, weekday: f"{day.year}년 {day.month}월 {day.day}일 {weekday}",
}


def _english(day: str, at: datetime) -> str:
    return f"{day}, at {at.hour % 12 or 12}:{at:%M}\u00a0{'a.m.' if at.hour < 12 else 'p.m.'}"


def _spanish(day: str, at: datetime) -> str:
    hour = at.hour % 12 or 12
    half = "a.\u00a0m." if at.hour < 12 else "p.\u00a0m."
    return f"{day} a {'la' if hour == 1 else 'las'} {hour}:{at:%M}\u00a0{half}"


def _tagalog(day: str, at: datetime) -> str:
    return f"{day}, {at.hour % 12 or 12}:{at:%M}\u00a0{'a.m.' if at.hour < 12 else 'p.m.'}"


def _korean(day: str, at: datetime) -> str:
    """`오전 12시` is read both ways, so the first hour of the day is hour 0 and noon is said by its name."""
    half = "오전" if at.hour < 12 else "낮" if at.hour == 12 else "오후"
    return f"{day} {half} {at.hour if at.hour < 13 else at.hour - 12}시 {at:%M}분"


def _vietnamese(day: str, at: datetime) -> str:
    """The part of the day is said, noon by its own word; the first hour is 0, so that no twelve is read both ways."""
    part = "sáng" if at.hour < 11 else "trưa" if at.hour < 13 else "chiều" if at.hour < 18 else "tối"
    return f"{day}, lúc {at.hour if at.hour < 13 else at.hour - 12}:{at:%M}\u00a0{part}"


def _chinese(small_hours: str, noon: str, day: str, at: datetime) -> str:
    hour = at.hour
    part = (
        small_hours
        if hour < 6
        else "上午"
        if hour < 12
        else noon
        if hour == 12
        else "下午"
        if hour < 18
        else "晚上"
    )
    return f"{day}{part}{hour if hour < 13 else hour - 12}:{at:%M}"


_MOMENT: dict[NoticeLanguage, Callable[[str, datetime], str]] = {
    "en": _english,
    "es": _spanish,
    "zh-Hans": lambda day, at: _chinese("凌晨", "中午", day, at),
    "zh-Hant": lambda day, at: _chinese("凌晨", "中午", day, at),
    "tl": _tagalog,
    "vi": _vietnamese,
    "ko": _korean,
}
