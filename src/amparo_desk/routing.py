"""Which database holds what: data keys in one of their own, so that erasing a key is not undone by a backup of the rest."""

from typing import Any


class KeysApart:
    """Keys to `keys`, everything else to `default`. A database called like one of these with a suffix is its like."""

    def db_for_read(self, model: Any, **_: Any) -> str:
        return _place(model._meta.app_label)

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return db.split("_")[0] == _place(app_label)


def _place(app_label: str) -> str:
    return "keys" if app_label == "keys" else "default"
