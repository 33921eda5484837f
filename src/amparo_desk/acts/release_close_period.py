"""An office closes a period: what the agency knows of it is on record, so its figures stand and a zero of them is one."""

from datetime import date, datetime

from amparo.casefile import Act
from amparo.register.totals import is_period
from amparo.release.offices import OfficeName
from amparo.release.periods import Period, period_of
from amparo.release.records import local_day
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.store import Vault

_NOT_OVER = (
    "The period is not over, and what may still come in cannot be closed. Close it once its last day has passed.",
    "El período no ha terminado, y no se cierra lo que aún puede llegar. Ciérrelo cuando haya pasado su último día.",
)
_DAYS_OPEN = (
    "Not every day of the period that the log must hold is closed. They are closed first; what to do stands under Days.",
    "No están cerrados todos los días del período que debe tener el registro. Ciérrelos antes; en Días se dice cómo.",
)


def close_period(vault: Vault, actor: Actor, at: datetime, period: str, office: str) -> None:
    """Close a year (2025) or a quarter (2025-Q3). Closed once: done again, what stands, stands.

    Raises NotAllowedError, FactValueError where there is no such period or office, RefusedActError where it is not over or
    a day of it that the log must hold is not closed.
    """
    role = actor.role_for(Act.CLOSE_PERIOD)
    if office not in set(OfficeName):
        raise FactValueError(
            "office", f"{office!r} is none of the offices.", f"Choose one of: {', '.join(OfficeName)}."
        )
    if not is_period(period):
        raise FactValueError("period", f"{period!r} is no period.", "Write 2025, or 2025-Q3 for a quarter.")
    told = period_of(period)
    if local_day(at) <= told.last:
        raise RefusedActError(_NOT_OVER)
    if not _days_are_closed(vault, told):
        raise RefusedActError(_DAYS_OPEN)
    vault.periods.close(period, office, at=at, by=actor.account, role=role.value)


def _days_are_closed(vault: Vault, period: Period) -> bool:
    """Of a period before the log began no day is asked for: its papers are closed by the office's word alone."""
    began, ends = vault.days.first(), vault.days.ends() or date.max
    first, last = max(began or date.max, period.first), min(ends, period.last)
    return first > last or len(vault.days.closed(first, last)) == (last - first).days + 1
