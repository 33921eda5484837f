"""That a new log says whose place it takes."""

from typing import Any

from django.db import migrations, models

from amparo_desk.vault.triggers import refuse_changes


def make(_apps: Any, editor: Any) -> None:
    """It is only ever added."""
    refuse_changes(editor, {"vault_logfollows": ("agency", "origin")})


class Migration(migrations.Migration):
    dependencies = [("vault", "0008_log_begun")]

    operations = [
        migrations.CreateModel(
            name="LogFollows",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("origin", models.CharField(max_length=200)),
                ("before", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "origin"), name="a_log_is_begun_once")
                ],
            },
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
