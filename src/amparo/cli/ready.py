"""amparo ready FILE…|DIR: what stands at each site and what is due and missing; with a list, the county's table."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of, read_text, write_whole
from amparo.cli.shown_text import in_one_line, json_text
from amparo.cli.this_day import this_day
from amparo.facts.site_profile import SiteProfile
from amparo.facts.site_reading import read_site_profile
from amparo.terms import NOT_LEGAL_ADVICE, AmparoError, FileError, Language
from amparo.visits.matrix import MATRIX_COLUMNS, MatrixRow, cells_of, matrix_of
from amparo.visits.matrix_list import ListedBody, read_bodies
from amparo.visits.matrix_page import matrix_csv, matrix_html
from amparo.visits.readiness import is_due, readiness_of
from amparo.visits.readiness_shown import words
from amparo.visits.readiness_text import readiness_json, readiness_lines


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "ready",
        help="what stands at a site, and what is due and missing",
        description=(
            "Reads profiles of sites (amparo-site/1) and tells what stands and what is missing: areas, contacts, policies, "
            "training, drills, reports. Exit code 1 where something is due and missing."
        ),
        epilog="Example: amparo ready samples/sites --matrix samples/sites/districts-madrone.csv",
    )
    command.add_argument("files", metavar="FILE", nargs="+", help="profiles, or folders that hold some")
    command.add_argument("--on", metavar="DAY", help="the day it is looked at (today)")
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--matrix", metavar="LIST", help="the county's table: the CSV of its bodies")
    command.add_argument("--csv", metavar="OUT", help="write the table as CSV")
    command.add_argument("--html", metavar="OUT", help="write the table as a page that prints")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every profile, tell of each; a file that cannot be read is told and hides no other."""
    on = day_of(options.on, "--on") if options.on else this_day()
    if (options.csv or options.html) and not options.matrix:
        raise FileError("--csv, --html", "they write the county's table.", "Add --matrix LIST.csv.")
    profiles, refused = _read(options.files)
    for told in refused:
        print(f"amparo ready: {told}", file=sys.stderr)
    found = _matrix(options, profiles, on) if options.matrix else _sites(options, profiles, on)
    return 2 if refused else found


def _read(names: Sequence[str]) -> tuple[list[SiteProfile], list[str]]:
    profiles: list[SiteProfile] = []
    refused: list[str] = []
    for file in _files(names):
        try:
            profiles.append(read_site_profile(file))
        except AmparoError as error:
            refused.append(str(error))
    return profiles, refused


def _files(names: Sequence[str]) -> list[Path]:
    found: list[Path] = []
    for name in names:
        if not Path(name).is_dir():
            found.append(Path(name))
            continue
        inside = sorted(Path(name).glob("*.toml"))
        if not inside:
            raise FileError(
                name, "this folder holds no profile.", "A profile is a file that ends with .toml."
            )
        found += inside
    return found


def _sites(options: argparse.Namespace, profiles: Sequence[SiteProfile], on: date) -> int:
    told = [(profile, readiness_of(profile, on)) for profile in profiles]
    if options.json:
        plain = [readiness_json(profile, items, on) for profile, items in told]
        print(json_text(json.dumps(plain, ensure_ascii=False, indent=2)))
    else:
        language: Language = options.lang
        for profile, items in told:
            for line in readiness_lines(profile, items, on, language):
                print(in_one_line(line))
            print()
        print(NOT_LEGAL_ADVICE[language])
    return 1 if any(is_due(items) for _, items in told) else 0


def _matrix(options: argparse.Namespace, profiles: Sequence[SiteProfile], on: date) -> int:
    language: Language = options.lang
    bodies = read_bodies(read_text(options.matrix), Path(options.matrix).name)
    listed = {one.body for one in bodies}
    # A folder may hold sites of other bodies, a clinic say: they are told, not counted.
    aside = [profile.name for profile in profiles if profile.body not in listed]
    rows = matrix_of(bodies, [profile for profile in profiles if profile.body in listed], on)
    if options.csv:
        write_whole(Path(options.csv), matrix_csv(rows, language))
    if options.html:
        write_whole(Path(options.html), matrix_html(rows, _county(bodies), language, on))
    _print_matrix(rows, language, as_json=options.json)
    for name in aside:
        print(
            in_one_line(f"amparo ready: {name}: its body is not in {options.matrix}; it is left aside."),
            file=sys.stderr,
        )
    return 1 if any(row.due for row in rows) else 0


def _county(bodies: Sequence[ListedBody]) -> str:
    """The county of the list, where all its bodies are of one."""
    counties = {one.county for one in bodies}
    return counties.pop() if len(counties) == 1 else ""


def _print_matrix(rows: Sequence[MatrixRow], language: Language, *, as_json: bool) -> None:
    cells = [cells_of(row, language) for row in rows]
    if as_json:
        plain = [dict(zip(MATRIX_COLUMNS, row, strict=True)) for row in cells]
        print(json_text(json.dumps(plain, ensure_ascii=False, indent=2)))
        return
    _print_table([tuple(words("matrix", one, language) for one in MATRIX_COLUMNS), *cells])
    print(words("matrix", "clauses", language))
    print(words("matrix", "real", language))
    print(NOT_LEGAL_ADVICE[language])


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        told = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(in_one_line(told.rstrip()))
