"""What the desk is told from outside, each value read once with its type; an odd one stops the start and says how to mend it.

Every setting stands in `dotenv-sample` at the root, with a sentence; a test compares the two.
"""

import os
import re
import secrets
from pathlib import Path

from amparo.terms import AmparoError
from amparo_desk.once import write_once

_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\]):[0-9]{1,5}")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


class SettingError(AmparoError):
    """A setting is missing or odd."""

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(f"{name}: {problem} {mend}")


def folder(name: str, otherwise: str) -> Path:
    """A folder, or a file in one; it is made, for its owner alone, when something is first written there."""
    return Path(os.environ.get(name) or otherwise).expanduser().absolute()


def number(name: str, otherwise: int, *, least: int, most: int) -> int:
    """A whole number between two limits. Raises SettingError."""
    given = os.environ.get(name) or str(otherwise)
    if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
        raise SettingError(
            name, f"{given!r} is no number from {least} to {most}.", f"Leave it out for {otherwise}."
        )
    return int(given)


def word(name: str, otherwise: str, choices: tuple[str, ...]) -> str:
    """One of several words. Raises SettingError."""
    given = os.environ.get(name) or otherwise
    if given not in choices:
        raise SettingError(name, f"{given!r} is not known.", f"Write {' or '.join(choices)}.")
    return given


def address(name: str, otherwise: str) -> str:
    """The address of a program on this machine, as http://127.0.0.1:8471. Raises SettingError."""
    given = os.environ.get(name) or otherwise
    if not _LOCAL.fullmatch(given):
        raise SettingError(
            name,
            f"{given[:60]!r} is no address on this machine.",
            f"Write it as {otherwise}, or leave it out.",
        )
    return given


def hosts(name: str, otherwise: str) -> list[str]:
    """Names under which the desk is reached, parted by commas, without scheme or port. Raises SettingError."""
    given = [host.strip().lower() for host in (os.environ.get(name) or otherwise).split(",") if host.strip()]
    odd = [host for host in given if not _HOST.fullmatch(host)]
    if odd or not given:
        raise SettingError(
            name,
            f"{(odd or [''])[0]!r} is no name of a machine.",
            "Write amparo.madrone.example, without https:// and without a port; several are parted by commas.",
        )
    return given


def secret(file: Path) -> str:
    """What signs sessions and links, from its file; empty where there is none yet. Raises SettingError."""
    try:
        found = file.read_text("ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(
            "AMPARO_DESK_SECRET_FILE", f"{file} cannot be read.", "Let the desk's user alone read it."
        ) from error
    if len(found) < 50:
        raise SettingError(
            "AMPARO_DESK_SECRET_FILE",
            f"{file} holds no secret of ours.",
            "Remove it; `amparo desk init` makes a new one, and everybody signs in again.",
        )
    return found


def make_secret(file: Path) -> str:
    """The same; a new one, readable by its owner alone, where there is none."""
    write_once(file, secrets.token_urlsafe(60).encode() + b"\n")
    return secret(file)


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

    try:
        told, port = urlsplit(given), urlsplit(given).port
    except ValueError:
        told, port = urlsplit(""), None
    if told.scheme not in ("postgresql", "postgres") or not told.path.strip("/"):
        # What was given may hold a password, and errors are read by many: it is not repeated.
        raise SettingError(
            name, "what it says is no database.", "Write postgresql://user@host:5432/name, or leave it out."
        )
    extra = {key: values[-1] for key, values in parse_qs(told.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.path.strip("/"),
        "USER": unquote(told.username or ""),
        "PASSWORD": unquote(told.password or ""),
        "HOST": extra.pop("host", told.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": extra,
    }
