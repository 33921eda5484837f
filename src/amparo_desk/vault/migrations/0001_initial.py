"""Events, documents, reads."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "record", "sha256"), name="one_document_a_digest"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("sort", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("on_paper", models.DateTimeField(null=True)),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("corrects", models.PositiveIntegerField(null=True)),
                ("body", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "record", "number"), name="one_event_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Read",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("record", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=40)),
                ("why", models.CharField(max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "record"], name="reads_of_a_record")],
            },
        ),
    ]
