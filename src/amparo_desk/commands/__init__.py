"""amparo desk …: set up the desk, keep its accounts, start its site, take in a jail's list, review what is on record."""

import os
import resource
from collections.abc import Sequence
from importlib import import_module

import django

from amparo.terms import FileError
from amparo_desk.commands.parser import parser


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code. Raises AmparoError, which the door tells."""
    options = parser().parse_args(arguments)
    os.umask(0o077)  # whatever the desk writes is its owner's alone
    # A crash leaves no picture of the memory, in which keys and names lie, on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo_desk.settings")
    for name, value in options.environment.items():
        os.environ.setdefault(name, value)
    if getattr(options, "port", None):
        os.environ["AMPARO_DESK_PORT"] = str(options.port)
    django.setup()
    from django.db import DatabaseError  # only now is it known which databases there are

    try:
        code: int = import_module(f"amparo_desk.commands.{options.command_file}").run(options)
    except DatabaseError as error:
        raise FileError(
            "the desk's databases",
            f"they cannot be used ({str(error).splitlines()[0]}).",
            "See that they run and lie where AMPARO_DESK_HOME or AMPARO_DESK_DATABASE say; `amparo desk init` makes tables.",
        ) from error
    return code
