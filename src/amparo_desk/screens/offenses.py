"""Suggestions for an offense while it is typed: rows of the offense table that are in force, each once."""

import re
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, JsonResponse

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.law.offenses import Offense, all_offenses, era_of
from amparo_desk.said import Both, both
from amparo_desk.screens.frame import for_act, now
from amparo_desk.screens.offense_words import OTHER, group_of

MOST, LONGEST_QUERY = 12, 40
_CODES = ("PC", "HSC", "VEH", "BPC")
"""California's codes that the table has sections of; digits alone are looked for in the Penal Code first."""


@for_act(Act.READ_PERSON)
def suggest(request: HttpRequest) -> HttpResponse:
    """At most twelve, for `?q=`: `[{"value": "PC 245(a)(1)", "label": "…"}]`. What is not in the table can be typed."""
    today = now().astimezone(CALIFORNIA).date()
    found = suggestions(request.GET.get("q", ""), era_of(today.toordinal()))
    return JsonResponse([{"value": value, "label": both(label)} for value, label in found], safe=False)


def suggestions(query: str, era: int) -> list[tuple[str, Both]]:
    """The sections that begin with what was typed, those of the code that was typed first."""
    typed = _plain(query)
    if not typed or len(query) > LONGEST_QUERY:
        return []
    starts = [(value, label) for value, label in _in_force(era) if _plain(value).startswith(typed)]
    if typed[0].isdigit():
        by_section = [one for one in _in_force(era) if _plain(one[0].partition(" ")[2]).startswith(typed)]
        starts = sorted(by_section, key=lambda one: not one[0].startswith(f"{_CODES[0]} "))
    return starts[:MOST]


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum() or letter in "()./")


@lru_cache(maxsize=4)
def _in_force(era: int) -> tuple[tuple[str, Both], ...]:
    """Each section once, with the group in which the table has it, in the order of the sections."""
    found: dict[str, list[Offense]] = {}
    for row in all_offenses():
        if row.code in _CODES and row.valid_from <= era <= row.valid_to and not row.section_end:
            found.setdefault(f"{row.code} {row.section}", []).append(row)
    return tuple((value, _label(value, rows)) for value, rows in sorted(found.items(), key=_order))


def _order(entry: tuple[str, list[Offense]]) -> tuple[int, float, str]:
    code, _, section = entry[0].partition(" ")
    digits = re.match(r"\d+(\.\d+)?", section)
    return _CODES.index(code), float(digits[0]) if digits else 0.0, section


def _label(value: str, rows: list[Offense]) -> Both:
    """The plainest of its groups: that of a listed limb before the bare word "serious" or "violent"."""
    in_order = sorted(rows, key=lambda row: not row.paragraph.startswith("7282.5(a)(3)"))
    en, es = next((told for row in in_order if (told := group_of(row.category))), OTHER)
    return (f"{value}: {en}", f"{value}: {es}")
