"""Changes of accounts are only ever added: triggers see to it."""

from typing import Any

from django.db import migrations

from amparo_desk.vault.triggers import refuse_changes


def make(_apps: Any, editor: Any) -> None:
    """Make the triggers of the database at hand."""
    refuse_changes(editor, {"accounts_change": ()})


class Migration(migrations.Migration):
    """Cannot be undone: a record that could be changed is none."""

    dependencies = [("accounts", "0001_initial"), ("vault", "0002_append_only")]
    operations = [migrations.RunPython(make)]
