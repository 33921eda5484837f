"""What the house does each night: close every agency's day, add it to the log, have the head signed, publish what is proved.

Each step can be done again as it was: whatever crashed or did not answer is made up for by the next run. Nothing is closed
while the log knows days that the database does not.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from amparo.register.release import folder_name
from amparo.release.records import NEVER_SHOWN, Kind
from amparo.terms import AmparoError
from amparo.tlog import DayLeaf
from amparo_desk.acts.close_day import close_days
from amparo_desk.agencies import agencies, vault_of
from amparo_desk.leaves import append_closed, note_signed, refuse_gone, refuse_older
from amparo_desk.proving import index_of, prove, signed_leaves
from amparo_desk.releasing import House, add_proofs, finish
from amparo_desk.vault import models
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.store import Vault
from amparo_log.publishing import Published, publish
from amparo_log.signer_client import SignerAbsentError, SignerRefusedError
from amparo_log.storage import Log

USING = "default"
_FROM_AN_OLDER_COPY = ("shorter", "different")
"""What the signer says of a log that is not the one it signed; of it no day is closed."""


class NoLogError(SpokenError):
    """There is no log at the place that the settings name."""

    def __init__(self, home: Path) -> None:
        super().__init__(
            f"There is no log in {home}: the days are closed, and nobody outside can see it. `amparo log new {home} "
            f"--origin NAME` makes one; then do this again.",
            f"No hay registro en {home}: los días están cerrados y nadie de fuera puede verlo. `amparo log new {home} "
            f"--origin NOMBRE` hace uno; después repítalo.",
        )


@dataclass(slots=True)
class Night:
    """What was done: days closed by agency, agencies whose days were not, leaves added, what was published or why not.

    `released` are the releases that were written, and the proofs put beside them; `unreleased` why one could not be.
    """

    closed: dict[str, list[date]] = field(default_factory=dict)
    refused: dict[str, AmparoError] = field(default_factory=dict)
    appended: list[DayLeaf] = field(default_factory=list)
    published: Published | None = None
    unsigned: AmparoError | None = None
    attested: list[str] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    unreleased: AmparoError | None = None

    @property
    def is_fine(self) -> bool:
        """Whether every agency's days are closed, signed, and countersigned by as many as should."""
        is_whole = not self.refused and self.unreleased is None
        return is_whole and self.published is not None and not self.published.loud


def close_house(
    home: Path, signer: str, at: datetime, through: date | None = None, house: House | None = None
) -> Night:
    """Do it all. Before anything is closed, what stands in the log is shown to signer and witnesses once more.

    Releases are looked after where the house is given.
    Raises OlderDatabaseError, OlderLogError, OtherDayError, RestoredError, SignerRefusedError where database, log or signer
    are from an older copy, or the log is gone; BusyError where somebody else does it; LogError.
    """
    night = Night()
    if not home.exists():
        refuse_gone(home, USING)
        night.unsigned = NoLogError(home)
        _close(night, at, through)
        return night
    log = Log(home)
    with log.writing():
        tail = refuse_older(log, USING)
        if log.head.size:
            _publish(night, log, signer, at)
        _close(night, at, through)
        night.appended = append_closed(log, USING, tail)
        if night.appended:
            _publish(night, log, signer, at)
        note_signed(log, USING, tail)
        for agency in agencies():
            if agency not in night.refused:
                night.attested += publish_attestations(vault_of(agency), log)
        if house is not None:
            _finish_releases(night, house, log)
    return night


def _finish_releases(night: Night, house: House, log: Log) -> None:
    """Write what was approved and cut off, and put proofs beside releases. What is wrong there holds no day up."""
    try:
        night.released += [folder_name(number) for number in finish(house)]
        night.released += add_proofs(house, log)
    except AmparoError as error:
        night.unreleased = error


def _publish(night: Night, log: Log, signer: str, at: datetime) -> None:
    """Have the head signed and countersigned; a signer that is down is made up for later. Raises as `close_house`."""
    try:
        night.published, night.unsigned = publish(log, signer, at), None
    except (SignerAbsentError, SignerRefusedError) as error:
        if isinstance(error, SignerRefusedError) and error.code in _FROM_AN_OLDER_COPY:
            raise
        night.published, night.unsigned = None, error


def publish_attestations(vault: Vault, log: Log) -> list[str]:
    """Write the proof file of each attestation that lies in a signed day and has none yet; their paths."""
    signed, written = signed_leaves(log, vault.using), list[str]()
    rows = models.ClosedRecord.objects.using(vault.using).select_related("closing", "closing__leaf")
    own = rows.filter(log_record__agency=vault.agency, log_record__kind=Kind.ATTESTATION.value)
    for closed in own.order_by("id").select_related("log_record"):
        month = date.fromisoformat(closed.log_record.record)
        path = f"attestations/{vault.agency}/{month:%Y-%m}.json"
        if index_of(closed.closing, signed) is None or (log.public / path).exists():
            continue
        row = models.Attestation.objects.using(vault.using).get(agency=vault.agency, month=month)
        record = vault.attested(row)
        shown = record.shown({one.name for one in record.fields} - NEVER_SHOWN)
        log.write_public(path, prove(vault.closer, log, [(shown, closed)]).written)
        written.append(path)
    return written


def _close(night: Night, at: datetime, through: date | None) -> None:
    """Each agency by itself: what is wrong with one holds no other up."""
    for agency in agencies():
        try:
            closed = close_days(vault_of(agency), at, through)
        except AmparoError as error:
            night.refused[agency] = error
        else:
            night.closed[agency] = closed
