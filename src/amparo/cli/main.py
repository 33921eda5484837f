"""amparo COMMAND …: parses, calls, and turns every refusal into a sentence and an exit code.

0 fine · 1 `check` or `verify` found something · 2 bad input, with what is wrong, where, and how to mend it.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from amparo import __version__
from amparo.terms import NOT_LEGAL_ADVICE, AmparoError, FileError

_EXAMPLES = """examples:
  amparo run samples/i247a-request.json samples/jail-requests-2025.csv --agency samples/madrone-agency.toml
  amparo decide request.json --agency samples/madrone-agency.toml
  amparo law 7284.6
  amparo law book --out law-book
  amparo paper fax.txt
  amparo visit samples/school-visit.yaml
  amparo verify public --key VKEY
  amparo release check releases --log public --key VKEY
  amparo site build releases public-site
  amparo forum check samples/forum-plan.yaml
  amparo guide card samples/sites/school.toml card
  amparo ready samples/sites
  amparo figures read samples/county-figures.csv

"""


_COMMANDS = {
    "run": "run",
    "decide": "decide",
    "check": "check",
    "law": "law",
    "law book": "law_book",
    "law sign": "law_sign",
    "law signed": "law_sign",
    "paper": "paper",
    "visit": "visit",
    "verify": "verify",
    "release check": "release",
    "site build": "site",
    "figures read": "figures_read",
    "figures compare": "figures_compare",
    "figures build": "figures_build",
    "forum check": "forum_check",
    "forum owed": "forum_check",
    "forum dates": "forum_check",
    "forum build": "forum_build",
    "guide link": "guide",
    "guide card": "guide",
    "ready": "ready",
    "drill make": "drill",
    "drill score": "drill",
}
"""Each command and the file that describes it, in the order in which help shows them. Only the one asked for is loaded."""


def parser(asked: str | None = None) -> argparse.ArgumentParser:
    """The command asked for with its options, help and an example; where it is none of ours, every command."""
    root = argparse.ArgumentParser(
        prog="amparo",
        description="What California law lets a public body do when immigration enforcement asks, and what it then owes.",
        epilog=_EXAMPLES + NOT_LEGAL_ADVICE["en"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"amparo {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    files = [_COMMANDS[asked]] if asked in _COMMANDS else dict.fromkeys(_COMMANDS.values())
    for file in files:
        import_module(f"amparo.cli.{file}").add_parser(commands)
    for other in () if asked in _COMMANDS else entry_points(group=_OTHERS):
        commands.add_parser(other.name, help=f"a package of its own: see `amparo {other.name} --help`")
    return root


_OTHERS = "amparo.commands"
"""Under this name other packages bring commands: each an entry point that takes the words after its name."""


def _joined(arguments: Sequence[str]) -> list[str]:
    """A command of two words as the one that the parser knows; `amparo law 7284.6` stays as it is."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first in _COMMANDS and len(arguments) > 1 else list(arguments)


def _of_another_package(command: str) -> EntryPoint | None:
    """A command that another package brings, the desk say: this one does not know it, it only opens its door."""
    return next(iter(entry_points(group=_OTHERS, name=command)), None)


def _opened(command: EntryPoint) -> Callable[[Sequence[str]], int]:
    """The command's function. Raises FileError where what it needs is not installed."""
    try:
        found: Callable[[Sequence[str]], int] = command.load()
    except ImportError as error:
        raise FileError(
            command.name,
            f"it needs the package {error.name}, which is not installed.",
            f"pip install -e '.[{command.name}]' in Amparo's folder.",
        ) from error
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):  # an old terminal without our letters still gets the answer
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    joined = _joined(given)
    asked = joined[0] if joined else None
    other = _of_another_package(asked) if asked and asked not in _COMMANDS else None
    options = argparse.Namespace(command=asked) if other else parser(asked).parse_args(joined)
    try:
        code: int = _opened(other)(given[1:]) if other else options.run(options)
        sys.stdout.flush()
    except AmparoError as error:
        print(f"amparo {options.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, `head` say, has closed: nothing is lost
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing fails at exit either
        return 0
    except OSError as error:
        print(
            f"amparo {options.command}: the answer cannot be written out ({error.strerror}).", file=sys.stderr
        )
        return 2
    return code
