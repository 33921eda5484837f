"""That the house went on in a new log, the one before being lost."""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes


def make(_apps: Any, editor: Any) -> None:
    """It is only ever added."""
    refuse_changes(editor, {"vault_logbegun": ("origin",)})


class Migration(migrations.Migration):
    dependencies = [("vault", "0007_releases")]

    operations = [
        migrations.CreateModel(
            name="LogBegun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("origin", models.CharField(max_length=200, unique=True)),
                ("first", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
