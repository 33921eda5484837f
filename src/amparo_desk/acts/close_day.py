"""Closing the days of an agency: done by the house's clock after midnight, by nobody in particular."""

from datetime import date, datetime

from amparo_desk.vault.store import Vault


def close_days(vault: Vault, at: datetime, through: date | None = None) -> list[date]:
    """Close every day that has ended, with events or without, one after another; which were closed now.

    Done again, it closes none twice. Raises ClockError where the clock stands behind a closed day, or where more than
    eight days are due and `through` does not say up to which; NotEndedError where that day has not ended.
    """
    return vault.close(at, through)
