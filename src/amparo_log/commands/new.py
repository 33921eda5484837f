"""amparo log new: an empty log in a folder of its own."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo_log.command_options import with_options
from amparo_log.storage import Log


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "new",
        help="make an empty log",
        description="Make an empty log in a folder that holds none.",
        epilog="Example: amparo log new /srv/amparo/log --origin madrone.example/log",
    )
    command.add_argument("home", metavar="HOME", type=Path, help="the folder; made where there is none")
    command.add_argument(
        "--origin",
        metavar="NAME",
        required=True,
        help="the log's name for ever, best an address without https://",
    )
    with_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make it, and say where."""
    log = Log.make(options.home, options.origin)
    if options.json:
        print(json.dumps({"home": str(log.home), "origin": log.origin, "size": log.head.size}))
    else:
        print(_MADE[options.language].format(log.origin, log.home))
    return 0


_MADE = {
    "en": "The log {} stands in {}. It has no entries yet. Next: `amparo log key begin`.",
    "es": "El registro {} está en {}. Aún no tiene asientos. Lo siguiente: `amparo log key begin`.",
}
