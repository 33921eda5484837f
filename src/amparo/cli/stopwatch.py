"""How long something took: the one place of the library that looks at a clock, and it learns no day from it."""

import time


class Stopwatch:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def seconds(self) -> float:
        """Seconds since then."""
        return time.monotonic() - self._began
