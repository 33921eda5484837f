"""The table of data keys."""

from django.db import models


class DataKey(models.Model):
    """The key of one record, wrapped; without it the record's sealed halves are noise. Erasing it erases the record."""

    agency = models.CharField(max_length=40)
    record = models.CharField(max_length=80)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """One key a record."""

        constraints = [models.UniqueConstraint(fields=["agency", "record"], name="one_key_a_record")]
