"""A record in one line and what it leaves open, filled from the events; booking marks; what was erased."""

from itertools import groupby
from typing import Any

from django.db import migrations, models

from amparo_desk.vault.listing import columns_of
from amparo_desk.vault.rows import event_of
from amparo_desk.vault.triggers import refuse_changes


def make(_apps: Any, editor: Any) -> None:
    """That somebody was erased is only ever added."""
    refuse_changes(editor, {"vault_erased": ("agency", "record")})


def fill(apps: Any, editor: Any) -> None:
    """Summaries of the events that are there already. Marks of bookings need the agency's key: `Vault.make_anew`."""
    using = editor.connection.alias
    events = apps.get_model("vault", "Event").objects.using(using)
    summaries = apps.get_model("vault", "Summary").objects.using(using)
    rows = events.order_by("agency", "record", "number").iterator()
    for _, own in groupby(rows, key=lambda row: (row.agency, row.record)):
        summaries.create(**columns_of(event_of(row) for row in own))


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("vault", "0004_drafts_profiles")]

    operations = [
        migrations.CreateModel(
            name="Summary",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=40)),
                ("received_on", models.DateField()),
                ("received_at", models.DateTimeField(null=True)),
                ("came_at", models.DateTimeField()),
                ("channel", models.CharField(max_length=20)),
                ("form", models.CharField(max_length=40)),
                ("contact", models.CharField(max_length=20)),
                ("asks", models.TextField()),
                ("intention", models.CharField(max_length=40)),
                ("standing", models.CharField(max_length=20)),
                ("waits", models.BooleanField()),
                ("listed_until", models.DateTimeField(null=True)),
                ("work", models.BinaryField()),
                ("number", models.PositiveIntegerField()),
                ("sort", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record"), name="one_summary_a_record")
                ],
                "indexes": [
                    models.Index(
                        "agency",
                        models.OrderBy(models.F("came_at"), descending=True),
                        "record",
                        name="summaries_newest_first",
                    ),
                    models.Index(
                        condition=models.Q(("listed_until__isnull", False)),
                        fields=["agency", "listed_until"],
                        name="records_of_today",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingMark",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("mark", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record"), name="one_booking_mark_a_record")
                ],
                "indexes": [models.Index(fields=["agency", "mark"], name="records_of_a_booking")],
            },
        ),
        migrations.CreateModel(
            name="Erased",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("ground", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record"), name="a_record_is_erased_once")
                ],
            },
        ),
        migrations.RunPython(make),
        migrations.RunPython(fill),
        migrations.DeleteModel(name="Waiting"),
    ]
