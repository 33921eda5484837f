"""amparo drill make, amparo drill score: made-up papers for a drill, and what the desk did against what the guide says."""

import argparse
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of, write_whole
from amparo.cli.shown_text import in_one_line, json_text
from amparo.cli.this_day import this_day
from amparo.clock import CALIFORNIA
from amparo.facts.site_reading import read_site_profile
from amparo.print.paper import typesetter
from amparo.terms import FileError
from amparo.visits.drill import new_drill, read_drill
from amparo.visits.drill_papers import drill_paper_files
from amparo.visits.drill_score import score_json, score_lines, score_of

_FILE = "drill.json"


def add_parser(commands: Any) -> None:
    """Describe both commands."""
    make = commands.add_parser(
        "drill make",
        help="made-up papers for a drill at a site",
        description=(
            "Writes made-up papers (PDF and picture), each with the mark DRILL / SIMULACRO on every page, the observer's "
            "sheet, and drill.json, in which the observer enters what the desk did. A drill is never a visit, and in no figure."
        ),
        epilog="Example: amparo drill make samples/sites/school.toml drill",
    )
    make.add_argument("site", metavar="SITE", help="the site's profile, a TOML file")
    make.add_argument("out", metavar="OUT", help="the folder to write into")
    make.add_argument("--on", metavar="DAY", help="the day of the drill (today)")
    make.set_defaults(run=run_make)
    score = commands.add_parser(
        "drill score",
        help="what the desk did in a drill, against the guide",
        description="Compares what the desk did with what the rules say for the drill's day. Exit code 1 where they differ.",
        epilog="Example: amparo drill score drill/drill.json",
    )
    score.add_argument("file", metavar="FILE", help="the filled-in drill.json")
    score.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    score.add_argument("--json", action="store_true", help="as JSON")
    score.set_defaults(run=run_score)


def run_make(options: argparse.Namespace) -> int:
    """Make every paper, then write them; answers that were entered already are not overwritten."""
    profile = read_site_profile(options.site)
    on = day_of(options.on, "--on") if options.on else this_day()
    folder = Path(options.out)
    if (folder / _FILE).exists():
        problem = "a drill stands there already, and may hold answers."
        raise FileError(str(folder / _FILE), problem, "Choose a new folder.")
    typesetter()  # refused before anything is written
    made = drill_paper_files(profile.name, _noon(on))
    made[_FILE] = (json.dumps(new_drill(profile, on), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            options.out, f"the folder cannot be made ({error.strerror}).", "Choose another."
        ) from error
    for name, content in made.items():
        write_whole(folder / name, content)
        print(folder / name)
    return 0


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12), CALIFORNIA)


def run_score(options: argparse.Namespace) -> int:
    """Print the score."""
    drill = read_drill(options.file)
    scores = score_of(drill)
    if options.json:
        print(json_text(json.dumps(score_json(drill, scores), ensure_ascii=False, indent=2)))
    else:
        for line in score_lines(drill, scores, options.lang):
            print(in_one_line(line))
    return 0 if all(one.answer == "right" and one.origin == "right" and not one.left for one in scores) else 1
