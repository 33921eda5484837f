"""The command line: a door to the library. `amparo --help` lists the commands."""

from amparo.cli.main import main

__all__ = ["main"]
