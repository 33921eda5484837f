"""Days, times and numbers as people say them, in every language of the notices."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from amparo.notices.languages import NoticeLanguage
from amparo.terms import Language

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


def month_in_words(day: date, language: Language) -> str:
    """The month of a day: `January 2025`, or `enero de 2025`."""
    return f"{_month(day, language)}{' de' if language == 'es' else ''} {day.year}"


def moment_in_words(at: datetime, language: NoticeLanguage) -> str:
    """The day and the time on a twelve-hour clock, as people in California say it."""
    return _TOGETHER[language](day_in_words(at, language), time_in_words(at, language), at)


def time_in_words(at: datetime, language: NoticeLanguage) -> str:
    """The time alone: `10:45 p.m.`."""
    return _TIME[language](at)


def every_word(language: NoticeLanguage) -> str:
    """Every word that a day or a time can be told with, run together: what the fonts must hold."""
    months = [date(2026, month, month) for month in range(1, 13)]
    told = [moment_in_words(datetime(2026, 1, 1, hour, tzinfo=UTC), language) for hour in range(24)]
    return "".join([*told, *(day_in_words(day, language) for day in months), *_DAYS[language]])


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


def _half_day(morning: str, afternoon: str, at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M}\u00a0{morning if at.hour < 12 else afternoon}"


def _hour(at: datetime) -> int:
    """The hour on a clock where noon is 12 and the first hour of the day 0: no twelve can then be read both ways."""
    return at.hour if at.hour < 13 else at.hour - 12


def _korean(at: datetime) -> str:
    half = "오전" if at.hour < 12 else "낮" if at.hour == 12 else "오후"
    return f"{half} {_hour(at)}시 {at:%M}분"


def _vietnamese(at: datetime) -> str:
    part = "sáng" if at.hour < 11 else "trưa" if at.hour < 13 else "chiều" if at.hour < 18 else "tối"
    return f"{_hour(at)}:{at:%M}\u00a0{part}"


def _tagalog(at: datetime) -> str:
    parts = ((5, "madaling-araw"), (12, "umaga"), (13, "tanghali"), (18, "hapon"), (24, "gabi"))
    part = next(name for until, name in parts if at.hour < until)
    return f"{at.hour % 12 or 12}:{at:%M}\u00a0ng\u00a0{part}"


def _chinese(at: datetime) -> str:
    parts = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
    part = next(name for until, name in parts if at.hour < until)
    return f"{part}{_hour(at)}:{at:%M}"


_TIME: dict[NoticeLanguage, Callable[[datetime], str]] = {
    "en": lambda at: _half_day("a.m.", "p.m.", at),
    "es": lambda at: _half_day("a.\u00a0m.", "p.\u00a0m.", at),
    "zh-Hans": _chinese,
    "zh-Hant": _chinese,
    "tl": _tagalog,
    "vi": _vietnamese,
    "ko": _korean,
}

_TOGETHER: dict[NoticeLanguage, Callable[[str, str, datetime], str]] = {
    "en": lambda day, time, _: f"{day}, at {time}",
    "es": lambda day, time, at: f"{day} a {'la' if at.hour % 12 == 1 else 'las'} {time}",
    "zh-Hans": lambda day, time, _: f"{day}{time}",
    "zh-Hant": lambda day, time, _: f"{day}{time}",
    "tl": lambda day, time, _: f"{day}, {time}",
    "vi": lambda day, time, _: f"{day}, lúc {time}",
    "ko": lambda day, time, _: f"{day} {time}",
}
