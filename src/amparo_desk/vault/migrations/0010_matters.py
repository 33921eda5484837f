"""What the agency owes a single addressee: reports to the state, requests for records, task forces, samples."""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes

TABLES: dict[str, tuple[str, ...]] = {"vault_matterentry": ("agency", "matter", "number")}


def make(_apps: Any, editor: Any) -> None:
    """Entries are only ever added."""
    refuse_changes(editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("vault", "0009_log_follows")]

    operations = [
        migrations.CreateModel(
            name="MatterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("matter", models.CharField(max_length=36)),
                ("kind", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
                ("sort", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("body", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("files", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "matter", "number"), name="one_entry_a_number_of_a_matter"
                    )
                ],
            },
        ),
        migrations.RunPython(make),
    ]
