"""Periods that an office closed, drafts of releases, and what became of each."""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes

TABLES: dict[str, tuple[str, ...]] = {
    "vault_periodclosed": ("agency", "period"),
    "vault_releasedraft": ("draft",),
    "vault_releaseend": ("draft",),
}


def make(_apps: Any, editor: Any) -> None:
    """What was counted, approved or dropped is only ever added."""
    refuse_changes(editor, TABLES)


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("vault", "0006_days")]

    operations = [
        migrations.CreateModel(
            name="PeriodClosed",
            fields=[
                ("id", _id()),
                ("agency", models.CharField(max_length=40)),
                ("period", models.CharField(max_length=7)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "period"), name="a_period_is_closed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseDraft",
            fields=[
                ("id", _id()),
                ("draft", models.CharField(max_length=36, unique=True)),
                ("agency", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("manifest", models.CharField(max_length=64)),
                ("files", models.BinaryField()),
                ("told", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="ReleaseEnd",
            fields=[
                ("id", _id()),
                ("number", models.PositiveIntegerField(null=True, unique=True)),
                ("agency", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                (
                    "draft",
                    models.OneToOneField(
                        db_column="draft",
                        on_delete=models.PROTECT,
                        related_name="end",
                        to="vault.releasedraft",
                        to_field="draft",
                    ),
                ),
            ],
        ),
        migrations.RunPython(make),
    ]
