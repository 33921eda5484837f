"""The table of kept forms. Its rows are taken away again, so no trigger guards them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="KeptForm",
            fields=[
                ("id", models.CharField(max_length=22, primary_key=True, serialize=False)),
                ("account", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "kept_form",
                "indexes": [
                    models.Index(fields=["account", "at"], name="kept_of_an_account"),
                    models.Index(fields=["at"], name="kept_by_age"),
                ],
            },
        ),
    ]
