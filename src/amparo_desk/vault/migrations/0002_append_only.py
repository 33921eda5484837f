"""Events, documents and reads are only ever added: triggers see to it."""

from typing import Any

from django.db import migrations

from amparo_desk.vault.triggers import refuse_changes

TABLES = {
    "vault_event": ("agency", "record", "number"),
    "vault_document": ("agency", "record", "sha256"),
    "vault_read": (),
}


def make(_apps: Any, editor: Any) -> None:
    """Make the triggers of the database at hand."""
    refuse_changes(editor, TABLES)


class Migration(migrations.Migration):
    """Cannot be undone: a record that could be changed is none."""

    dependencies = [("vault", "0001_initial")]
    operations = [migrations.RunPython(make)]
