"""The tables of data keys and of the secrets of days."""

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


class DaySecret(models.Model):
    """The secret of a closed day, wrapped: from it come slots, filler and order, so a day can be proved from again."""

    agency = models.CharField(max_length=40)
    day = models.DateField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """One secret a day."""

        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="one_secret_a_day")]
