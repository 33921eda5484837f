"""A whole table of requests from a file or a database: decided by an engine, counted, and written in one piece."""

from amparo.tables.run import Asked, Opened, decide_table, opened
from amparo.tables.tally import Tally
from amparo.tables.what_if import read_what_if

__all__ = ["Asked", "Opened", "Tally", "decide_table", "opened", "read_what_if"]
