"""What the demonstration's site shows beside the county of the samples: Encina's agencies and the map's regions. Invented."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from amparo.register.release import Agency, Asked, Region
from amparo.release.counting import KeptDays, count
from amparo.release.gate import Counts
from amparo.release.periods import Period, last_day, periods_since
from amparo_desk.commands.demo_agency import YEARS, case_files, profile

REGIONS = Path(__file__).parents[3] / "samples" / "demo-regions.json"
SINCE = date(YEARS[0], 1, 1)
JAIL = Agency(
    "encina-jail",
    {"en": "Encina County Central Jail (fictional)", "es": "Cárcel central del condado de Encina (ficticia)"},
    "sheriff_jail",
    "encina-plain",
    SINCE,
)
SILENT = (
    Agency(
        "encina-probation",
        {"en": "Encina County Probation (fictional)", "es": "Probatoria del condado de Encina (ficticia)"},
        "probation",
        "encina-foothills",
        SINCE,
    ),
    Agency(
        "toyon-police",
        {"en": "Toyon Police Department (fictional)", "es": "Departamento de Policía de Toyon (ficticio)"},
        "police",
        "toyon-delta",
        SINCE,
    ),
)
"""One was asked and did not answer, the other was never asked."""


def regions() -> tuple[Region, ...]:
    """The regions of the map."""
    told = json.loads(REGIONS.read_text("utf-8"))["regions"]
    return tuple(Region(one["id"], one["name"], one["path"]) for one in told)


def counts(on: date, quarters_shown: frozenset[int] = frozenset()) -> tuple[Counts, ...]:
    """The counts of Encina's agencies as of a day."""
    last = min(last_day(on), date(YEARS[-1], 12, 31))
    tables = count(
        case_files(), profile(), JAIL.id, SINCE, last, kept_days(last), quarters_shown=quarters_shown
    )
    return (Counts(JAIL, tables), *(Counts(agency) for agency in SILENT))


def asked(on: date) -> tuple[Asked, ...]:
    """Each quarter was closed by the records office twelve days after its end; of the silent ones, what is known."""
    last = min(last_day(on), date(YEARS[-1], 12, 31))
    known = [
        Asked(JAIL.id, one.code, "reported", one.last + timedelta(days=12), "records")
        for one in periods_since(SINCE, last)
        if one.quarter
    ]
    years = [one for one in periods_since(SINCE, last) if not one.quarter]
    return (*known, *_silent(years))


def _silent(years: Sequence[Period]) -> list[Asked]:
    return [
        *(Asked(SILENT[0].id, one.code, "did_not_answer") for one in years),
        *(Asked(SILENT[1].id, one.code, "not_asked") for one in years),
    ]


def kept_days(last: date) -> KeptDays:
    """Every day closed, every month attested."""
    days = [SINCE + timedelta(days=number) for number in range((last - SINCE).days + 1)]
    return KeptDays(closed=tuple(days), attested_months=tuple(day for day in days if day.day == 1))
