"""The table of kept forms. The key to a row stands in the address that its writer was sent to, and nowhere else."""

from django.db import models


class KeptForm(models.Model):
    """A form as it was typed, sealed, for the account that typed it."""

    id = models.CharField(max_length=22, primary_key=True)
    account = models.CharField(max_length=150)
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        """Looked up by account and by age."""

        db_table = "kept_form"
        indexes = [
            models.Index(fields=["account", "at"], name="kept_of_an_account"),
            models.Index(fields=["at"], name="kept_by_age"),
        ]
