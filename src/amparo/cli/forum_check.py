"""amparo forum check PLAN, forum owed RELEASES, forum dates: the yearly forum, whether it is owed, its dates, its plan."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of, read_text
from amparo.cli.fold import fold
from amparo.cli.shown_text import in_one_line, json_text
from amparo.cli.this_day import this_day
from amparo.forum import Finding, check_plan, dates_for, defined_in, owed_in, read_plan
from amparo.forum.bodies_file import read_bodies
from amparo.forum.findings import SEVERITY_WORDS, Severity
from amparo.forum.owed import BodyOwed, Owed
from amparo.forum.plan_file import PlanError
from amparo.register.release import Release, read_releases
from amparo.terms import NOT_LEGAL_ADVICE, FactValueError, FileError, Language
from amparo.terms.citations import citation_in

_WORDS: dict[str, tuple[str, str]] = {
    "nothing": ("Nothing was found.", "No se halló nada."),
    "found": (
        "Found: {law} of law, {unknown} not said, {house} of the house.",
        "Se halló: {law} de ley, {unknown} sin decir, {house} de la casa.",
    ),
    "line": ("line", "línea"),
    "mend": ("Mend:", "Corregir:"),
    "decided_for": ("Decided for the forum of {day}.", "Decidido para el foro del {day}."),
    "owed": ("owed by {due}", "se debe, a más tardar el {due}"),
    "unknown": ("not known", "no se sabe"),
    "not_owed": ("not owed", "no se debe"),
    "for_year": ("Access given in {year}", "Acceso dado en {year}"),
    "nobody": (
        "The release names no local agency.",
        "La publicación no nombra ninguna agencia local.",
    ),
    "past": ("PAST", "YA PASÓ"),
    "working": (
        "Working days from then to the forum: {count}",
        "Días hábiles desde entonces hasta el foro: {count}",
    ),
}


def _say(name: str, language: Language, **told: object) -> str:
    return _WORDS[name][0 if language == "en" else 1].format(**told)


def _language_and_json(command: Any) -> None:
    command.add_argument("--language", choices=("en", "es"), default="en", help="language of the sentences")
    command.add_argument("--json", action="store_true", help="as JSON, in both languages")


def add_parser(commands: Any) -> None:
    """Describe the three commands."""
    check = commands.add_parser(
        "forum check",
        help="check a plan for the yearly forum",
        description=(
            "Reads a plan and tells what the law does not allow, what the plan does not say, and which standards of the "
            "house it misses; each with its line, its ground and how to mend it. Exit code: 0 nothing found, 1 something "
            "found, 2 bad input."
        ),
        epilog="Example: amparo forum check samples/forum-plan.yaml --releases releases --agency madrone",
    )
    check.add_argument("plan", metavar="PLAN", help="the plan (YAML); - for standard input")
    check.add_argument(
        "--releases", metavar="DIR", help="say which definition gives each figure, by the newest release"
    )
    check.add_argument(
        "--agency",
        metavar="ID",
        help="whose figures they are; needed where a release has several and the plan does not name one",
    )
    _language_and_json(check)
    check.set_defaults(run=run_check)
    owed = commands.add_parser(
        "forum owed",
        help="say which governing bodies owe a forum, and why",
        description=(
            "For each governing body: owed, not owed, or not known and whom to ask, from the access that a release shows. "
            "Exit code: 0 answered, 2 bad input."
        ),
        epilog="Example: amparo forum owed releases --year 2025 --bodies bodies.yaml",
    )
    owed.add_argument("releases", metavar="RELEASES", help="the folder that holds 0001, 0002 and so on")
    owed.add_argument("--year", type=int, help="the year of the access; last year where none is given")
    owed.add_argument("--bodies", metavar="FILE", help="which agencies answer to which body (YAML)")
    _language_and_json(owed)
    owed.set_defaults(run=run_owed)
    dates = commands.add_parser(
        "forum dates",
        help="print the last lawful day of each notice",
        description="Every date before a forum, with weekday and law; what is past is marked. Exit code: 0, 2 bad input.",
        epilog="Example: amparo forum dates --on 2027-07-07 --closed 2027-07-05",
    )
    dates.add_argument("--on", metavar="DAY", required=True, help="the day of the forum")
    dates.add_argument(
        "--as-of", metavar="DAY", help="the day on which you ask; this day where none is given"
    )
    dates.add_argument(
        "--closed", metavar="DAY", action="append", default=[], help="a holiday; may be repeated"
    )
    _language_and_json(dates)
    dates.set_defaults(run=run_dates)


# ------------------------------------------------------------------ check


def run_check(options: argparse.Namespace) -> int:
    """Check and print; 1 where anything was found."""
    language: Language = options.language
    try:
        plan = read_plan(read_text(options.plan), options.plan)
    except PlanError as error:
        if options.json:
            faults = [
                {"line": one.line, "path": one.path, "code": one.code, "says": {"en": one.en, "es": one.es}}
                for one in error.faults
            ]
            print(json_text(json.dumps({"fine": False, "faults": faults}, ensure_ascii=False, indent=2)))
        raise PlanError(error.file, error.faults, language) from error
    definitions = None
    if options.releases:
        release = _newest(options.releases)
        own = plan.agencies[0] if len(plan.agencies or ()) == 1 else None
        definitions = defined_in(release, _agency(release, options.agency or own), plan.data_year)
    found = check_plan(plan, definitions)
    counted = [one for one in found if one.severity is not Severity.REMINDER]
    if options.json:
        told = {
            "fine": not counted,
            "decided_for": plan.on.isoformat(),
            "findings": [one.plain() for one in found],
            "not_legal_advice": NOT_LEGAL_ADVICE,
        }
        print(json_text(json.dumps(told, ensure_ascii=False, indent=2)))
        return int(bool(counted))
    for severity in Severity:
        some = [one for one in found if one.severity is severity]
        if some:
            print(f"{SEVERITY_WORDS[severity][0 if language == 'en' else 1].upper()}\n")
        for one in some:
            print(_finding(one, language))
    counts = {severity.value: sum(one.severity is severity for one in found) for severity in Severity}
    print(_say("found", language, **counts) if counted else _say("nothing", language))
    print(f"{_say('decided_for', language, day=plan.on)} {NOT_LEGAL_ADVICE[language]}")
    return int(bool(counted))


def _finding(one: Finding, language: Language) -> str:
    return "\n".join(
        fold(line)
        for line in (
            f"{_say('line', language)} {one.line}, {one.path}: {in_one_line(one.sentence(language))}",
            f"    {_say('mend', language)} {in_one_line(one.how_to_mend(language))}",
            f"    {one.ground(language)}\n",
        )
    )


def _newest(folder: str) -> Release:
    """The newest release that was not taken back. Raises FileError where there is none."""
    releases = read_releases(Path(folder))
    if not releases:
        raise FileError(
            folder, "there is no release in it.", "Give the folder that holds 0001, 0002 and so on."
        )
    taken_back = {one.release for release in releases for one in release.withdrawn}
    kept = [release for release in releases if release.number not in taken_back]
    if not kept:
        raise FileError(folder, "every release in it was taken back.", "Publish a new one first.")
    return kept[-1]


def _agency(release: Release, given: str | None) -> str:
    known = [one.id for one in release.agencies]
    if given is not None:
        return given
    if len(known) != 1:
        raise FactValueError("--agency", "the release has several agencies.", f"One of: {', '.join(known)}.")
    return known[0]


# ------------------------------------------------------------------ owed


def run_owed(options: argparse.Namespace) -> int:
    """Say for each body whether it owes a forum."""
    language: Language = options.language
    year = options.year if options.year is not None else this_day().year - 1
    if not 2017 <= year <= 2100:
        raise FactValueError("--year", f"{year} is no year of access.", "Give a year from 2017 on.")
    bodies = read_bodies(read_text(options.bodies), options.bodies) if options.bodies else ()
    release = _newest(options.releases)
    found = owed_in(release, year, bodies)
    if options.json:
        told = {
            "access_year": year,
            "release": release.number,
            "bodies": [one.plain() for one in found],
            "not_legal_advice": NOT_LEGAL_ADVICE,
        }
        print(json_text(json.dumps(told, ensure_ascii=False, indent=2)))
        return 0
    print(f"{_say('for_year', language, year=year)}\n")
    print("\n".join(_owed(one, language) for one in found) or _say("nobody", language))
    print(NOT_LEGAL_ADVICE[language])
    return 0


def _owed(one: BodyOwed, language: Language) -> str:
    place = 0 if language == "en" else 1
    lines = [f"{in_one_line(one.name[place])}: {_say(one.owed.value, language, due=one.due)}"]
    for reason in one.reasons:
        mark = {Owed.YES: "+", Owed.UNKNOWN: "?", Owed.NO: "-"}[reason.owed]
        lines.append(f"  {mark} {in_one_line(reason.who[place])}: {in_one_line(reason.why[place])}")
        lines.append(f"    {citation_in(reason.cite, language)} · {reason.tag} · {reason.rule}")
    return "\n".join(map(fold, lines)) + "\n"


# ------------------------------------------------------------------ dates


def run_dates(options: argparse.Namespace) -> int:
    """Print every date before a forum."""
    language: Language = options.language
    as_of = day_of(options.as_of, "--as-of") if options.as_of else this_day()
    closed = {day_of(day, "--closed") for day in options.closed}
    found = dates_for(day_of(options.on, "--on"), as_of, closed)
    if options.json:
        told = {**found.plain(), "not_legal_advice": NOT_LEGAL_ADVICE}
        print(json_text(json.dumps(told, ensure_ascii=False, indent=2)))
        return 0
    house = SEVERITY_WORDS[Severity.HOUSE][0 if language == "en" else 1]
    for one in found.due:
        ground = f"{citation_in(one.cite, language)} · {one.tag}" if one.cite else house
        ground = "" if one.code == "forum" else f"\n    {ground}"
        past = f"  [{_say('past', language)}]" if one.is_past else ""
        print(fold(f"{one.day_said(language)}{past}: {one.sentence(language)}{ground}"))
    print(f"\n{_say('working', language, count=len(found.working_days))}")
    for note in found.notes:
        print(fold(note[0 if language == "en" else 1]))
    print(NOT_LEGAL_ADVICE[language])
    return 0
