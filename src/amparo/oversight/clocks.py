"""The days by which a request for records is answered (Gov. Code § 7922.535, tag K: read from memory, to be confirmed).

Ten days from the day on which it came in, and fourteen more where the agency says in writing why. Days are days of the
calendar, counted without moving one off a weekend: the law file says nothing of weekends, and the earlier day harms nobody.
"""

from dataclasses import dataclass
from datetime import date, timedelta

CITE, TAG = "Gov. Code § 7922.535", "K"
FIRST, MORE = timedelta(days=10), timedelta(days=14)
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Clock:
    """A request's clock: the day it came in, the day it is due, and whether it was extended or answered."""

    received_on: date
    is_extended: bool = False
    answered_on: date | None = None

    @property
    def first_due(self) -> date:
        """The tenth day."""
        return self.received_on + FIRST

    @property
    def due(self) -> date:
        """The day by which an answer is owed, with an extension that was noted."""
        return self.first_due + MORE if self.is_extended else self.first_due

    def is_late(self, on: date) -> bool:
        """Whether the answer is late on a day, or came late."""
        return (self.answered_on or on) > self.due

    def is_soon(self, on: date) -> bool:
        """Whether it is due within three days and not answered."""
        return self.answered_on is None and not self.is_late(on) and self.due - on <= SOON

    def may_extend(self, on: date) -> bool:
        """Whether an extension can still be noted: once, and before the first ten days have passed."""
        return not self.is_extended and self.answered_on is None and self.received_on <= on <= self.first_due
