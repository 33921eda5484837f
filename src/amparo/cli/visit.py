"""amparo visit FILE: the record of a visit read, answered by the rules, held against what was done; drafts on request."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of
from amparo.cli.fold import fold
from amparo.cli.shown_text import json_text
from amparo.cli.this_day import this_day
from amparo.cli.visit_text import visit_json, visit_lines
from amparo.clock import CALIFORNIA
from amparo.facts.site_profile import SiteProfile
from amparo.facts.site_reading import read_site_profile
from amparo.facts.visit_words import PLACES
from amparo.intake.cells import moment
from amparo.terms import FactValueError, Language
from amparo.visits import VisitRecord, VisitRecordError, findings_of, plain_of_text, read_visit_record
from amparo.visits.drafts import held_said, write_drafts

_MOST = 200_000
_MARKS = ("officers", "papers", "wanted", "steps", "area_reached", "received_by_role")


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "visit",
        help="what a visit's record shows, and what is then owed",
        description=(
            "Reads the record of a visit (amparo-visit/1, YAML or JSON), tells what the rules answer, what the record "
            "shows and what is owed by when. Exit code 1 where something is to be mended or done."
        ),
        epilog="Example: amparo visit samples/school-visit.yaml --on 2026-03-20",
    )
    command.add_argument("file", metavar="FILE", help="the record")
    command.add_argument("--on", metavar="DAY", help="as of the end of this day (today)")
    command.add_argument("--at", metavar="MOMENT", help="as of this moment, as 2026-03-18T17:00")
    command.add_argument(
        "--place", choices=tuple(PLACES), help="the kind of place, where the record does not tell"
    )
    command.add_argument(
        "--profile", metavar="SITE.toml", help="the site's profile: what it tells of the place"
    )
    command.add_argument("--drafts", metavar="OUT", help="write the drafts that are owed into this folder")
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, answer, print; write the drafts where they were asked for."""
    at = _as_of(options.at, options.on)
    profile = read_site_profile(options.profile) if options.profile else None
    record = _read(options.file, options.lang, options.place or (profile.place if profile else ""))
    record = _with_profile(record, profile)
    found = print_visit(record, options.file, at, options.lang, options.json, profile)
    if options.drafts:
        for path in write_drafts(record, profile, at, Path(options.drafts)):
            print(path, file=sys.stderr)
        for line in held_said(record, profile, at, options.lang):
            print(line, file=sys.stderr)
    return found


def print_visit(
    record: VisitRecord,
    name: str,
    at: datetime,
    language: Language,
    as_json: bool,
    profile: SiteProfile | None = None,
) -> int:
    """Print one visit; 1 where something is to be mended or done. Raises VisitRecordError where it has not come yet."""
    if record.arrived > at:
        raise FactValueError(
            "--on", f"{at:%Y-%m-%d %H:%M} is before they came.", "Give a later day or moment."
        )
    meetings = profile.meetings if profile else ()
    if as_json:
        print(json_text(json.dumps(visit_json(record, name, at, meetings), ensure_ascii=False, indent=1)))
    else:
        print(fold("\n".join(visit_lines(record, name, at, language, meetings))))
    return int(any(finding.is_found for finding in findings_of(record, at)))


def run_visits(names: Sequence[str], language: Language, as_json: bool) -> int:
    """Each record of a list, as of today: what `amparo run` does with them."""
    return max(
        print_visit(_read(name, language, ""), name, _as_of(None, None), language, as_json) for name in names
    )


def is_visit(name: str) -> bool:
    """Whether a file is the record of a visit, by what is in it; what cannot be read is none, and its reader says why."""
    try:
        with Path(name).open("rb") as stream:
            content = stream.read(_MOST)
    except OSError:
        return False
    if b"arrived" not in content and b"amparo-visit/" not in content:
        return False
    try:
        plain = plain_of_text(content, name)
    except VisitRecordError:
        return b"amparo-visit/" in content
    schema = str(plain.get("schema", ""))
    by_its_keys = "arrived" in plain and any(mark in plain for mark in _MARKS)
    return schema.startswith("amparo-visit/") or (not schema and by_its_keys)


def _read(name: str, language: Language, place: str) -> VisitRecord:
    """A record. Raises VisitRecordError, its words in the language asked for."""
    try:
        return read_visit_record(name, place=place, language=language)
    except VisitRecordError as error:
        raise VisitRecordError(error.name, error.faults, language) from error


def _with_profile(record: VisitRecord, profile: SiteProfile | None) -> VisitRecord:
    """The record with what the site's profile tells of the place; what the record itself says stands."""
    if profile is None:
        return record
    if profile.place != record.place:
        raise FactValueError(
            "--profile",
            f"it is of {profile.place}, and the record of {record.place}.",
            "Give the site's own profile.",
        )
    return replace(record, facts={**profile.visit_facts(record.on), **record.facts})


def _as_of(at: str | None, on: str | None) -> datetime:
    if at:
        found = moment(at)
        if isinstance(found, str):
            raise FactValueError("--at", found, "Write it as 2026-03-18T17:00, local time, without a zone.")
        return found
    day = day_of(on, "--on") if on else this_day()
    return datetime.combine(day, time(23, 59, 59), CALIFORNIA)
