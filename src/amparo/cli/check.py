"""amparo check FILE…: worked cases and scenarios decided again; every difference is told."""

import argparse
import json
from typing import Any

from amparo.cli.files import read_facts
from amparo.decision.checking import Checked, check_file


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check",
        help="compare worked cases with the rules",
        description="Decide every case of a file and tell each difference from what it expects.",
        epilog="Example: amparo check src/amparo/law/cases/law-enforcement-cases.json tests/scenarios/custody/hold.toml",
    )
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="a case file (JSON) or a scenario file (TOML)"
    )
    command.add_argument("--json", action="store_true", help="the result as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 where anything differs."""
    found = [(file, checked) for file in options.files for checked in check_file(read_facts(file), file)]
    failed = [(file, checked) for file, checked in found if checked.differences]
    passed = len(found) - len(failed)
    if options.json:
        told = {
            "passed": passed,
            "failed": len(failed),
            "differences": [_plain(file, one) for file, one in failed],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for file, checked in failed:
            print(f"{file}: {checked.name}: {checked.sentence}")
            for difference in checked.differences:
                print(f"    {difference}  [{checked.citation}]")
        print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


def _plain(file: str, checked: Checked) -> dict[str, Any]:
    return {
        "file": file,
        "case": checked.name,
        "why": checked.sentence,
        "differences": list(checked.differences),
    }
