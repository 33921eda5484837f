"""amparo guide link, amparo guide card: a site's own contacts for the offline guide, and its printed card."""

import argparse
from datetime import datetime, time
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of, write_whole
from amparo.cli.this_day import this_day
from amparo.clock import CALIFORNIA
from amparo.facts.guide_site import guide_link
from amparo.facts.site_reading import read_site_profile
from amparo.terms import NOT_LEGAL_ADVICE, FileError
from amparo.visits.card import card_files


def add_parser(commands: Any) -> None:
    """Describe both commands."""
    link = commands.add_parser(
        "guide link",
        help="the offline guide's address with a site's contacts",
        description=(
            "Prints the address of the offline guide with the contacts of a site behind the #, a part that no browser sends."
        ),
        epilog="Example: amparo guide link samples/sites/school.toml --base https://public.example",
    )
    link.add_argument("site", metavar="SITE", help="the site's profile, a TOML file")
    link.add_argument("--base", metavar="URL", default="", help="the address of the public site")
    link.set_defaults(run=run_link)
    card = commands.add_parser(
        "guide card",
        help="the printed card of a site",
        description="Writes a site's card in English and Spanish, as pages and as PDF, with its own contacts.",
        epilog="Example: amparo guide card samples/sites/school.toml card",
    )
    card.add_argument("site", metavar="SITE", help="the site's profile, a TOML file")
    card.add_argument("out", metavar="OUT", help="the folder to write into")
    card.add_argument("--on", metavar="DAY", help="the day it is decided for (today)")
    card.set_defaults(run=run_card)


def run_link(options: argparse.Namespace) -> int:
    """Print the link."""
    print(guide_link(read_site_profile(options.site), options.base))
    return 0


def run_card(options: argparse.Namespace) -> int:
    """Make every file, then write them."""
    on = day_of(options.on, "--on") if options.on else this_day()
    made = card_files(read_site_profile(options.site), datetime.combine(on, time(12), CALIFORNIA))
    folder = Path(options.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            options.out, f"the folder cannot be made ({error.strerror}).", "Choose another."
        ) from error
    for name, content in made.items():
        write_whole(folder / name, content)
        print(f"{folder / name}")
    print(NOT_LEGAL_ADVICE["en"])
    return 0
