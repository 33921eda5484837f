"""Drafts, which may be changed and dropped; profiles, which may not."""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes


def make(_apps: Any, editor: Any) -> None:
    """Profiles are only ever added."""
    refuse_changes(editor, {"vault_profile": ("agency", "number")})


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_waiting")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record"), name="one_draft_a_record")
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftPaper",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=80)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record", "sha256"), name="one_paper_a_digest")
                ],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("body", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="one_profile_a_number")
                ],
            },
        ),
        migrations.RunPython(make),
    ]
