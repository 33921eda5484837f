"""A log beside the desk, for tests of pages: an agency's days are closed by a given clock, and signed in a log that is real.

The log begins with days of an invented agency, so that an index here is none that another test wrote by hand.
"""

from datetime import date, datetime, timedelta

from django.conf import settings

from amparo.tlog import Checkpoint, DayLeaf, Kind, Signature, SigningKey, make_note
from amparo.tlog.key_notes import first_note, recovery_name, sign_key_note
from amparo_desk.vault import models
from amparo_desk.vault.closing import leaf_of
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log

ORIGIN = "log.madrone.example/days"
KEY = SigningKey(ORIGIN, Kind.ED25519, b"\7" * 32)
RECOVERY = SigningKey(recovery_name(ORIGIN), Kind.ED25519, b"\5" * 32)
BEFORE = 4_096
_BEGAN = date(1990, 1, 1)


def open_log() -> Log:
    """The house's log, made where there is none."""
    if (settings.LOG_HOME / "format").exists():
        return Log(settings.LOG_HOME)
    settings.LOG_HOME.mkdir(parents=True, exist_ok=True)
    log = Log.make(settings.LOG_HOME, ORIGIN)
    begun = first_note(ORIGIN, [KEY.verifier], RECOVERY.verifier)
    log.add_keys(sign_key_note(begun.text, [KEY, RECOVERY]))
    log.append(DayLeaf("elsewhere", _BEGAN + timedelta(days=n), b"\1" * 32).entry for n in range(BEFORE))
    return log


def close(vault: Vault, at: datetime, through: date | None = None) -> list[date]:
    """Close every day that is due, as the night's job does; they wait for their signature then."""
    return vault.close(at, through)


def sign(vault: Vault) -> None:
    """Put the agency's closed days into the log and sign its head."""
    log = open_log()
    rows = models.Closing.objects.using(vault._using).filter(agency=vault.agency, leaf__isnull=True)
    waiting = list(rows.order_by("day"))
    places = log.append(leaf_of(row).entry for row in waiting)
    text = Checkpoint(ORIGIN, log.head.size, log.head.root).text
    log.publish(make_note(text, [Signature(ORIGIN, KEY.verifier.key_id, KEY.sign(text))]))
    models.Leaf.objects.using(vault._using).bulk_create(
        models.Leaf(closing=row, index=index) for index, row in zip(places, waiting, strict=True)
    )
