"""Triggers that refuse to change, remove, replace or empty what is on record, on SQLite and on PostgreSQL.

SQLite lets INSERT OR REPLACE past a delete trigger unless `recursive_triggers` is on, which the settings see to on each
connection; so a trigger before INSERT refuses it here as well. PostgreSQL's TRUNCATE passes row triggers.
"""

from collections.abc import Mapping
from typing import Any

SAYS = "what is on record is never changed or removed; add an event that corrects it"


def refuse_changes(editor: Any, tables: Mapping[str, tuple[str, ...]]) -> None:
    """Make the triggers of the database at hand for tables, each with the columns that name a row once."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(
            f"CREATE OR REPLACE FUNCTION vault_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
    for table, unique in tables.items():
        for statement in _postgresql(table) if postgresql else _sqlite(table, unique):
            editor.execute(statement)


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
