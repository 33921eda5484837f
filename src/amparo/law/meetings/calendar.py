"""The days and numbers of open-meeting law and of the yearly forum, each with its source and confidence tag."""

from datetime import date

from amparo.law.calendar import TRUTH_ACT

__all__ = ["TRUTH_ACT"]  # the forum's own act; its day stands in the calendar of custody law

OPEN_MEETINGS_ACT = date(2026, 7, 1)
"""SB 707 (2025): the duties of Gov. Code 54953.4 begin, and the policy on failures of service is due (V)."""

OPEN_MEETINGS_END = date(2030, 1, 1)
"""Gov. Code 54953.4 is repealed (S)."""

REVENUE_INDEXED = date(2027, 1, 1)
"""From this day the revenue of a special district is held against an indexed amount (S)."""

MEETING_DAYS: dict[date, tuple[str, str]] = {
    OPEN_MEETINGS_ACT: (
        "Gov. Code § 54953.4 begins: attendance and comment from elsewhere, agenda languages, help and reach [V].",
        "Empieza Gov. Code § 54953.4: asistencia y comentario a distancia, idiomas de la agenda, ayuda y alcance [V].",
    ),
    OPEN_MEETINGS_END: (
        "Gov. Code § 54953.4 ends; the ordinary Brown Act stays [S].",
        "Termina Gov. Code § 54953.4; queda la Brown Act ordinaria [S].",
    ),
}
"""The days on which a rule of this folder begins or ends, beside those of the TRUTH Act."""

PEOPLE_OF_THE_PLACE = 30_000
"""Gov. Code 54953.4(e): people of the city or county (S)."""

PEOPLE_OF_THE_COUNTY = 600_000
"""Gov. Code 54953.4(e): people of the county around a city, or under a district that covers it (S)."""

STAFF_OF_A_LARGE_DISTRICT = 200
"""Gov. Code 54953.4(e): over so many full-time employees, with a second test (S)."""

STAFF_OF_THE_LARGEST_DISTRICTS = 1_000
"""Gov. Code 54953.4(e): over so many full-time employees, alone (S)."""

DISTRICT_REVENUE = 400_000_000
"""Gov. Code 54953.4(e): yearly revenue over so many dollars, until it is indexed (S)."""

LANGUAGE_SHARE = 0.20
"""Gov. Code 54953.4(e): both shares of the newest American Community Survey reach it (V)."""

MOST_LANGUAGES = 3
"""Gov. Code 54953.4(e): where more languages pass, the largest so many (V)."""

FORUM_NOTICE_DAYS = 30
"""Gov. Code 7283(a): the notice of a community forum, in days before it (V)."""
