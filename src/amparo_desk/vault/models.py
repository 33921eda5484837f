"""The tables of the vault. Triggers of both databases refuse to change, remove or replace a row of what is on record."""

from django.db import models

APPEND_ONLY = (
    "vault_event",
    "vault_document",
    "vault_read",
    "vault_profile",
    "vault_erased",
    "vault_attestation",
    "vault_logrecord",
    "vault_closing",
    "vault_closedrecord",
    "vault_leaf",
    "vault_logbegun",
    "vault_logfollows",
    "vault_periodclosed",
    "vault_releasedraft",
    "vault_releaseend",
    "vault_matterentry",
)


class Event(models.Model):
    """One event of a record: the open half as canonical JSON, the person's half sealed, and a chain of digests."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=40)
    at = models.DateTimeField()
    on_paper = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    corrects = models.PositiveIntegerField(null=True)
    body = models.BinaryField()
    sealed = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        """Numbered without gaps: the database refuses a second event of one number."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "record", "number"], name="one_event_a_number")
        ]


class Document(models.Model):
    """The bytes of a document, sealed; its digest is that of the bytes as they came in."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        """The same bytes are kept once in a record."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "record", "sha256"], name="one_document_a_digest")
        ]


class Summary(models.Model):
    """A record in one line, and what it leaves open: a projection of the events, kept in the transaction that adds them.

    `work` is the open work as canonical JSON, of records that can come onto the list of today at whatever moment before
    `listed_until`; nothing of the person's half is in it.
    `number`, `sort`, `at`, `by` and `role` are those of the newest event.
    """

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    reference = models.CharField(max_length=40)
    received_on = models.DateField()
    received_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField()
    channel = models.CharField(max_length=20)
    form = models.CharField(max_length=40)
    contact = models.CharField(max_length=20)
    asks = models.TextField()
    intention = models.CharField(max_length=40)
    standing = models.CharField(max_length=20)
    waits = models.BooleanField()
    listed_until = models.DateTimeField(null=True)
    work = models.BinaryField()
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)

    class Meta:
        """Once a record; listed the newest first, and those that wait by themselves."""

        constraints = [models.UniqueConstraint(fields=["agency", "record"], name="one_summary_a_record")]
        indexes = [
            models.Index("agency", models.F("came_at").desc(), "record", name="summaries_newest_first"),
            models.Index(
                fields=["agency", "listed_until"],
                name="records_of_today",
                condition=models.Q(listed_until__isnull=False),
            ),
        ]


class BookingMark(models.Model):
    """A keyed digest of a record's booking reference, by which a booking's records are found without opening all."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    mark = models.CharField(max_length=64)

    class Meta:
        """One a record; looked up by mark."""

        constraints = [models.UniqueConstraint(fields=["agency", "record"], name="one_booking_mark_a_record")]
        indexes = [models.Index(fields=["agency", "mark"], name="records_of_a_booking")]


class Erased(models.Model):
    """That a record's person was erased: on what ground, by whom, and when. The open half stays.

    `citation` and `is_free` (no hold and no request covers it, as counsel said) are empty where it was done before they
    were asked for.
    """

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    ground = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    citation = models.CharField(max_length=200, null=True)
    is_free = models.BooleanField(null=True)

    class Meta:
        """Once a record."""

        constraints = [models.UniqueConstraint(fields=["agency", "record"], name="a_record_is_erased_once")]


class Read(models.Model):
    """Who opened what tells who a person is, when, as what, and what for."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    why = models.CharField(max_length=200)

    class Meta:
        """Looked up by record."""

        indexes = [models.Index(fields=["agency", "record"], name="reads_of_a_record")]


class Draft(models.Model):
    """What staff have begun and not yet put on record, sealed under the key of the record that it may become."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    sealed = models.BinaryField()

    class Meta:
        """One draft a record."""

        constraints = [models.UniqueConstraint(fields=["agency", "record"], name="one_draft_a_record")]


class DraftPaper(models.Model):
    """A document that came in with a draft, sealed like it."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    sealed = models.BinaryField()

    class Meta:
        """The same bytes are kept once in a draft."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "record", "sha256"], name="one_paper_a_digest")
        ]


class Profile(models.Model):
    """One version of the agency's profile, as canonical JSON."""

    agency = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    body = models.BinaryField()

    class Meta:
        """Numbered without gaps."""

        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="one_profile_a_number")]


class Attestation(models.Model):
    """That an office attested the days of a month; `ends` is the last day of an agency that leaves the log."""

    agency = models.CharField(max_length=40)
    month = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    office = models.CharField(max_length=40)
    ends = models.DateField(null=True)

    class Meta:
        """Once a month."""

        constraints = [models.UniqueConstraint(fields=["agency", "month"], name="one_attestation_a_month")]


class LogRecord(models.Model):
    """The root of what goes into a day of the log: an event, a tombstone, an attestation, a release, a new log, a matter, or
    readings.

    `record` and `number` say of what: an event's own; a tombstone's record and 1; an attestation's first day of the month
    and 1; a release's name, as 0001, and 1; a new log's digest and 1; a matter's own; for readings the day that was closed
    and the last reading that is in it.
    """

    agency = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    record = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    root = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        """One for each thing."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "record", "number"], name="one_log_record_of_a_thing"
            )
        ]


class Closing(models.Model):
    """That an agency's day was closed, with the root of the day. `is_adopted`: taken from the log, contents not known here."""

    agency = models.CharField(max_length=40)
    day = models.DateField()
    root = models.BinaryField()
    at = models.DateTimeField()
    is_adopted = models.BooleanField(default=False)

    class Meta:
        """Once a day: of two who close, one wins."""

        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="a_day_is_closed_once")]


class ClosedRecord(models.Model):
    """In which closing a record of the log is, and at which place among that day's records, from 0."""

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="records")
    log_record = models.OneToOneField(LogRecord, models.PROTECT, related_name="closed")
    place = models.PositiveIntegerField()


class LogBegun(models.Model):
    """That the house went on in a new log, the one before being lost: its first leaf has the number `first`."""

    origin = models.CharField(max_length=200, unique=True)
    first = models.PositiveBigIntegerField()
    at = models.DateTimeField()


class LogFollows(models.Model):
    """That an agency's record in a new log says which logs it goes on in the place of: `before` is JSON, the newest first."""

    agency = models.CharField(max_length=40)
    origin = models.CharField(max_length=200)
    before = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Once in each log."""

        constraints = [models.UniqueConstraint(fields=["agency", "origin"], name="a_log_is_begun_once")]


class Leaf(models.Model):
    """Where in the log a closed day stands, counted on through all logs of the house; written once a signed head covers it."""

    closing = models.OneToOneField(Closing, models.PROTECT, related_name="leaf")
    index = models.PositiveBigIntegerField(unique=True)


class PeriodClosed(models.Model):
    """That an office closed a period, as 2025 or 2025-Q3: what the agency knows of it is on record."""

    agency = models.CharField(max_length=40)
    period = models.CharField(max_length=7)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    office = models.CharField(max_length=40)

    class Meta:
        """Once a period."""

        constraints = [models.UniqueConstraint(fields=["agency", "period"], name="a_period_is_closed_once")]


class ReleaseDraft(models.Model):
    """A release that was counted, at one of the house's agencies: the very files that would be published, and what was found.

    `files` is a zip archive, `told` is JSON: findings and what is withheld, as codes. No true figure that is hidden lies here.
    """

    draft = models.CharField(max_length=36, unique=True)
    agency = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    manifest = models.CharField(max_length=64)
    files = models.BinaryField()
    told = models.BinaryField()


class ReleaseEnd(models.Model):
    """What became of a draft: it was approved, and is release `number` from then on, or it was dropped (without a number).

    `agency` is that of whoever did it, which may be another one of the house.
    """

    draft = models.OneToOneField(
        ReleaseDraft, models.PROTECT, to_field="draft", db_column="draft", related_name="end"
    )
    number = models.PositiveIntegerField(unique=True, null=True)
    agency = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)


class MatterEntry(models.Model):
    """One entry of what the agency owes a single addressee: the open half, what is sealed, its files, a chain of digests.

    `kind` is a report to the state, a task force, a request for records or a sample; `matter` is which one.
    """

    agency = models.CharField(max_length=40)
    matter = models.CharField(max_length=36)
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    body = models.BinaryField()
    sealed = models.BinaryField()
    files = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        """Numbered without gaps."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "matter", "number"], name="one_entry_a_number_of_a_matter"
            )
        ]
