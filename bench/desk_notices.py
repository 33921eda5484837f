"""How long the notices of one case take to print: the cover in every language, and a whole set in each of them."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from amparo.notices import Named, Owed, make_set
from amparo.notices.languages import NoticeLanguage
from amparo.notices.sets import make_one
from amparo.notices.texts import languages_of
from tests.amparo.notices.made import MADE, NO_HOLD, NO_NOTICE, TOLD, copy_and_intent, head, one_of_each

GOAL = 1_000
"""A six-language set, in milliseconds; Chinese counts once in law and is printed in both its ways of writing."""


def measure(rounds: int = 5) -> dict[str, dict[str, Any]]:
    """Milliseconds, the median of some rounds, and how many papers came of it. No two rounds print the same words."""
    languages = languages_of("copy_and_intent")
    found = {f"the cover in {len(languages)} languages": _timed(rounds, lambda at: _covers(languages, at))}
    for language in languages:
        found[f"a whole set, {language}"] = _timed(rounds, lambda at, of=language: make_set(_owed(of), at))
    return found


def _covers(languages: Any, at: Any) -> list[Any]:
    notice = replace(copy_and_intent(NO_NOTICE, NO_HOLD), made_at=at)
    return [make_one(notice, language, at) for language in languages]


def _owed(language: NoticeLanguage) -> Owed:
    interview = next(notice for notice in one_of_each() if type(notice).__name__ == "InterviewConsent")
    return Owed(
        head("T-001", person="Rosa Ejemplo"),
        language,
        copy=copy_and_intent(NO_NOTICE, NO_HOLD),
        interview=interview,
        told=TOLD,
        named=Named("attorney", "Irma Vela", language),
        asks_whom=True,
        aloud=True,
    )


def _timed(rounds: int, make: Callable[[Any], Any]) -> dict[str, Any]:
    spent, papers = [], 0
    for number in range(rounds + 1):
        began = time.perf_counter()
        made = make(MADE + timedelta(minutes=number))
        spent.append((time.perf_counter() - began) * 1000)
        papers = len(made)
    return {"first": spent[0], "median": sorted(spent[1:])[rounds // 2], "papers": papers}
