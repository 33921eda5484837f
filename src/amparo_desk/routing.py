"""Which database holds what: data keys in one of their own, so that erasing a key is not undone by a backup of the rest."""

from typing import Any

_PLACES = {"keys": ("keys",), "vault": ("default",)}


class KeysApart:
    """Keys to `keys`, everything else to `default`. A database called like one of these with a suffix is its like."""

    def db_for_read(self, model: Any, **_: Any) -> str:
        return _PLACES[model._meta.app_label][0]

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return app_label in _PLACES and db.split("_")[0] in _PLACES[app_label]
