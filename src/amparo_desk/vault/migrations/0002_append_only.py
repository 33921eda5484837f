"""Triggers that refuse to change, remove, replace or empty what is on record, on SQLite and on PostgreSQL.

SQLite lets INSERT OR REPLACE past a delete trigger unless `recursive_triggers` is on, which the settings see to on each
connection; so a trigger before INSERT refuses it here as well. PostgreSQL's TRUNCATE passes row triggers.
"""

from typing import Any

from django.db import migrations

TABLES = {
    "vault_event": ("agency", "record", "number"),
    "vault_document": ("agency", "record", "sha256"),
    "vault_read": (),
}
SAYS = "what is on record is never changed or removed; add an event that corrects it"


def _sqlite(table: str, unique: tuple[str, ...]) -> list[str]:
    same = " AND ".join(f"{column} = NEW.{column}" for column in unique)
    taken = f"id = NEW.id{f' OR ({same})' if same else ''}"
    made = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for act in ("UPDATE", "DELETE")
    ]
    made.append(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS "
        f"(SELECT 1 FROM {table} WHERE {taken}) BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    )
    return made


def _postgresql(table: str) -> list[str]:
    refuses = "EXECUTE FUNCTION vault_refuses()"
    return [
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuses}",
        f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuses}",
    ]


def refuse_changes(_apps: Any, editor: Any) -> None:
    """Make the triggers of the database at hand."""
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE FUNCTION vault_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
    for table, unique in TABLES.items():
        made = _sqlite(table, unique) if editor.connection.vendor == "sqlite" else _postgresql(table)
        for statement in made:
            editor.execute(statement)


class Migration(migrations.Migration):
    """Cannot be undone: a record that could be changed is none."""

    dependencies = [("vault", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes)]
