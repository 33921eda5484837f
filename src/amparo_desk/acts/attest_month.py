"""An office attests a month: that every day of it was closed. The office speaks; who pressed the key is on record, not shown."""

from datetime import date, datetime

from amparo.casefile import Act
from amparo.release.offices import OfficeName
from amparo.release.records import local_day
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.days import Attestation, last_of_month
from amparo_desk.vault.store import Vault

__all__ = ["OfficeName", "attest_month"]

_NOT_OVER = (
    "The month, or the agency's last day, is not over: only days that are closed can be attested.",
    "El mes, o el último día de la agencia, no ha terminado: solo se certifican días cerrados.",
)
_NOT_CLOSED = (
    "Not every day of the month is closed. Close the missing days first.",
    "No están cerrados todos los días del mes. Cierre antes los que faltan.",
)
_NO_DAYS = (
    "No day of that month is in the log of this agency.",
    "Ningún día de ese mes está en el registro de esta agencia.",
)


def attest_month(
    vault: Vault, actor: Actor, at: datetime, month: date, office: str, ends: date | None = None
) -> Attestation:
    """Attest the days of a month (any day of it names it); `ends` is the last day of an agency that leaves the log.

    Attested once: done again, what stands is given back. Raises NotAllowedError, FactValueError where the office is none,
    RefusedActError where the month is not over or a day of it is not closed.
    """
    role = actor.role_for(Act.ATTEST_MONTH)
    if office not in set(OfficeName):
        raise FactValueError(
            "office", f"{office!r} is none of the offices.", f"Choose one of: {', '.join(OfficeName)}."
        )
    month, last = month.replace(day=1), ends or last_of_month(month)
    if ends is not None and ends.replace(day=1) != month:
        raise FactValueError("ends", f"{ends} is not in the month that is attested.", f"{month:%Y-%m}.")
    if local_day(at) <= last:
        raise RefusedActError(_NOT_OVER)
    first = vault.days.first()
    if first is None or first > last:
        raise RefusedActError(_NO_DAYS)
    start = max(first, month)
    if len(vault.days.closed(start, last)) != (last - start).days + 1:
        raise RefusedActError(_NOT_CLOSED)
    vault.attest(month, office, at=at, by=actor.account, role=role.value, ends=ends)
    return next(one for one in vault.days.attestations() if one.month == month)
