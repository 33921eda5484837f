"""Days and what goes into them: roots of records, closings, places in the log, attestations; erasures with their citation.

Columns are added to `vault_erased` as ones that may be empty: SQLite would otherwise make the table anew, without its triggers.
"""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes

TABLES: dict[str, tuple[str, ...]] = {
    "vault_attestation": ("agency", "month"),
    "vault_logrecord": ("agency", "kind", "record", "number"),
    "vault_closing": ("agency", "day"),
    "vault_closedrecord": ("log_record_id",),
    "vault_leaf": ("closing_id",),
}


def make(_apps: Any, editor: Any) -> None:
    """What is in a day is only ever added."""
    refuse_changes(editor, TABLES)


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("vault", "0005_summaries")]

    operations = [
        migrations.AddField("erased", "citation", models.CharField(max_length=200, null=True)),
        migrations.AddField("erased", "is_free", models.BooleanField(null=True)),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("month", models.DateField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=40)),
                ("ends", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "month"), name="one_attestation_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="LogRecord",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=20)),
                ("record", models.CharField(max_length=80)),
                ("number", models.PositiveBigIntegerField()),
                ("root", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "kind", "record", "number"), name="one_log_record_of_a_thing"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("root", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("is_adopted", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "day"), name="a_day_is_closed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedRecord",
            fields=[
                ("id", _id()),
                ("place", models.PositiveIntegerField()),
                (
                    "closing",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="records", to="vault.closing"),
                ),
                (
                    "log_record",
                    models.OneToOneField(
                        on_delete=models.PROTECT, related_name="closed", to="vault.logrecord"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("id", _id()),
                ("index", models.PositiveBigIntegerField(unique=True)),
                (
                    "closing",
                    models.OneToOneField(on_delete=models.PROTECT, related_name="leaf", to="vault.closing"),
                ),
            ],
        ),
        migrations.RunPython(make),
    ]
