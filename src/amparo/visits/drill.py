"""A drill's own file, `amparo-drill/1`: which made-up papers were shown and what the desk did. It is never a visit.

It holds offices with telephones and words of closed lists, no name and no note; no reader of visits takes it: it is in no figure.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from amparo.facts.site_checked import Checked
from amparo.facts.site_contacts import read_contacts
from amparo.facts.site_offices import words_of
from amparo.facts.site_profile import Contact, SiteProfile
from amparo.facts.values import read_day
from amparo.facts.visit_words import OUTCOMES, PLACES
from amparo.law.places import steps_said
from amparo.terms import FactValueError, FileError
from amparo.visits.drill_papers import MARK, ORIGINS, PAPERS

__all__ = ["DRILL_SCHEMA", "Drill", "DrillAnswer", "drill_of", "new_drill", "read_drill"]

DRILL_SCHEMA = "amparo-drill/1"
_MOST_BYTES = 1024 * 1024
_KNOWN = frozenset({"schema", "mark", "site", "body", "place", "facts", "contacts", "on", "answers"})
_FACTS = frozenset(
    {"place_sub", "operator", "health_kind", "licensed", "confidential_address", "on_lea_site"}
    | {"safety_plan_updated", "safety_plan_date"}
)
_ANSWER = frozenset({"paper", "by_role", "paper_from", "answer", "steps", "seconds"})


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """What the desk did with one paper. None: it was not tried, or nobody noted it."""

    paper: str
    by_role: str | None = None
    paper_from: str | None = None
    answer: str | None = None
    steps: tuple[str, ...] | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill at a site on a day, with what is known of the site as facts of a visit, and whom its staff call."""

    site: str
    place: str
    facts: Mapping[str, Any]
    on: date
    answers: tuple[DrillAnswer, ...]
    body: str = ""
    contacts: Mapping[str, Contact] = field(default_factory=dict)


def new_drill(profile: SiteProfile, on: date) -> dict[str, Any]:
    """The file of a drill that is about to be held: every paper, nothing answered."""
    return {
        "schema": DRILL_SCHEMA,
        "mark": MARK,
        "site": profile.name,
        "body": profile.body,
        "place": profile.place,
        "facts": profile.visit_facts(on),
        "contacts": {
            role: {"office": one.office, "telephone": one.telephone} for role, one in profile.contacts.items()
        },
        "on": on.isoformat(),
        "answers": [
            {
                "paper": code,
                "by_role": None,
                "paper_from": None,
                "answer": None,
                "steps": None,
                "seconds": None,
            }
            for code in PAPERS
        ],
    }


def read_drill(path: str | Path) -> Drill:
    """A drill from its file. Raises FileError where it is none, FactValueError where a value in it is none of ours."""
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileError(str(file), f"it cannot be opened ({error.strerror}).") from error
    if len(content) > _MOST_BYTES:
        raise FileError(str(file), "it is larger than 1 MB.", "A drill is a short file.")
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileError(str(file), "it is no text in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise FileError(str(file), f"line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except (RecursionError, ValueError) as error:
        raise FileError(str(file), "it cannot be read: nested too deep, or a number too long.") from error
    return drill_of(given, file.name)


def drill_of(given: Any, name: str) -> Drill:
    """A drill from plain data; `name` tells it in what is refused."""
    if not isinstance(given, Mapping) or given.get("schema") != DRILL_SCHEMA:
        told = given.get("schema") if isinstance(given, Mapping) else None
        mend = "The record of a visit is read by `amparo visit`; a drill is made by `amparo drill make`."
        raise FileError(name, f"this is no drill: its schema is {told!r}, not {DRILL_SCHEMA!r}.", mend)
    if given.get("mark") != MARK:
        raise FileError(
            name, f"the mark {MARK!r} is missing.", "A drill carries it, so that nobody takes it for a visit."
        )
    _known(given, _KNOWN, name)
    facts = given.get("facts", {})
    if not isinstance(facts, Mapping):
        _refuse(f"{name}: facts", facts, "Write an object, as `amparo drill make` did.")
    _known(facts, _FACTS, f"{name}: facts")
    day = read_day(given.get("on"), f"{name}: on")
    if day is None:
        _refuse(f"{name}: on", given.get("on"), "Write the day as 2026-11-26.")
    rows = given.get("answers")
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        _refuse(f"{name}: answers", rows, "Write a list with one object for each paper.")
    answers = tuple(_answer(row, f"{name}: answers[{number}]") for number, row in enumerate(rows))
    twice = [one.paper for one in answers if sum(one.paper == other.paper for other in answers) > 1]
    if twice:
        _refuse(f"{name}: answers", twice[0], "Each paper stands once.")
    return Drill(
        site=_text(given, name),
        place=_word(given, "place", tuple(PLACES), name, needed=True) or "",
        facts=dict(facts),
        on=date.fromordinal(day),
        answers=answers,
        body=Checked(name, {}).label(given, "body", needed=False),
        contacts=read_contacts(given, Checked(name, {})),
    )


def _answer(row: Mapping[str, Any], at: str) -> DrillAnswer:
    _known(row, _ANSWER, at)
    steps, seconds = row.get("steps"), row.get("seconds")
    if steps is not None and (not isinstance(steps, list) or not all(one in steps_said() for one in steps)):
        _refuse(f"{at}.steps", steps, 'Write codes of the guide\'s steps, as ["S-01", "S-04"].')
    if seconds is not None and (
        isinstance(seconds, bool) or not isinstance(seconds, int) or not 0 <= seconds < 86400
    ):
        _refuse(f"{at}.seconds", seconds, "Write whole seconds, or null.")
    return DrillAnswer(
        paper=_word(row, "paper", tuple(PAPERS), at, needed=True) or "",
        by_role=_word(row, "by_role", words_of("offices"), at),
        paper_from=_word(row, "paper_from", tuple(ORIGINS), at),
        answer=_word(row, "answer", tuple(OUTCOMES), at),
        steps=None if steps is None else tuple(dict.fromkeys(steps)),
        seconds=seconds,
    )


def _text(given: Mapping[str, Any], name: str) -> str:
    site = given.get("site")
    if not isinstance(site, str) or not 0 < len(site) <= 160 or not site.isprintable():
        _refuse(f"{name}: site", site, "Write the site's name in one line.")
    return site


def _word(
    given: Mapping[str, Any], key: str, words: tuple[str, ...], at: str, *, needed: bool = False
) -> str | None:
    value = given.get(key)
    if value is None and not needed:
        return None
    if value not in words:
        _refuse(f"{at}.{key}", value, f"One of {', '.join(words)}{'' if needed else ', or null'}.")
    return str(value)


def _known(given: Mapping[str, Any], names: frozenset[str], at: str) -> None:
    for key in given:
        if key not in names:
            mend = f"Known here: {', '.join(sorted(names))}. A drill holds roles and words of lists, no names and no notes."
            raise FactValueError(f"{at}.{key}", "there is no such key.", mend)


def _refuse(path: str, value: Any, mend: str) -> NoReturn:
    raise FactValueError(path, f"{str(value)[:60]!r} cannot stand here.", mend)
