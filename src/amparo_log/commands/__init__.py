"""amparo log …: make a log, check it, keep its keys, sign it. Each command is a file of this folder, found by walking it."""

import argparse
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

from amparo.terms import NOT_LEGAL_ADVICE, AmparoError
from amparo_log.command_options import sentence

_EXAMPLES = """examples:
  amparo log new /srv/amparo/log --origin madrone.example/log
  amparo log fsck /srv/amparo/log

"""


def parser() -> argparse.ArgumentParser:
    """Every command with its options, help and an example."""
    root = argparse.ArgumentParser(
        prog="amparo log",
        description="Make the public log, check every byte of it, keep its keys, sign it.",
        epilog=_EXAMPLES + NOT_LEGAL_ADVICE["en"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        import_module(f"{__name__}.{found.name}").add_parser(commands)
    return root


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 fine, 1 something was found, 2 bad input, with what is wrong, where, and how to mend it."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except AmparoError as error:
        said = sentence(error, getattr(options, "language", "en"))
        print(f"amparo log {options.command}: {said}", file=sys.stderr)
        return 2
    return code
