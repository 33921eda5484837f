"""What every command of a log can be told: the language of its sentences, and that it should answer as JSON."""

import argparse

from amparo.tlog.errors import LogError
from amparo_log.durable import StorageError
from amparo_log.said import SaidError


def with_options(command: argparse.ArgumentParser) -> None:
    """Add `--json` and `--language` to a command."""
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="the language of the sentences"
    )


def sentence(error: LogError | Exception, language: str) -> str:
    """An error as a person reads it."""
    return error.in_language(language) if isinstance(error, StorageError | SaidError) else str(error)
