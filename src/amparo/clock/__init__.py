"""The day and hour of California, hours that truly passed, and the moments by which something is due."""

from amparo.clock.california import CALIFORNIA
from amparo.clock.deadlines import due_after, elapsed, end_of_next_year, spoken

__all__ = ["CALIFORNIA", "due_after", "elapsed", "end_of_next_year", "spoken"]
