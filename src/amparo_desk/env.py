"""What the desk is told from outside, each value read once with its type; an odd one stops the start and says how to mend it."""

import os
from pathlib import Path

from amparo.terms import AmparoError


class SettingError(AmparoError):
    """A setting is missing or odd."""

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(f"{name}: {problem} {mend}")


def folder(name: str, otherwise: str) -> Path:
    """A folder; it is made, for its owner alone, when something is first written there."""
    return Path(os.environ.get(name, otherwise)).expanduser().absolute()


def database(name: str, file: Path) -> dict[str, object]:
    """A database: the SQLite file, or what `postgresql://user@host:port/name` says. Raises SettingError."""
    given = os.environ.get(name, "")
    if not given:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(file),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # recursive_triggers: without it INSERT OR REPLACE would delete past the trigger that refuses it.
                "init_command": "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
            },
        }
    from urllib.parse import parse_qs, unquote, urlsplit  # only a server has an address

    told = urlsplit(given)
    if told.scheme not in ("postgresql", "postgres") or not told.path.strip("/"):
        raise SettingError(
            name, f"{given!r} is no database.", "Write postgresql://user@host:5432/name, or leave it out."
        )
    extra = {key: values[-1] for key, values in parse_qs(told.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.path.strip("/"),
        "USER": unquote(told.username or ""),
        "PASSWORD": unquote(told.password or ""),
        "HOST": extra.pop("host", told.hostname or ""),
        "PORT": str(told.port or ""),
        "OPTIONS": extra,
    }
