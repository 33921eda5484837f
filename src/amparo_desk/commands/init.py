"""amparo desk init: the databases, what signs sessions, and the key of an agency. Done again, it changes nothing that stands."""

import argparse

from django.conf import settings
from django.core.management import call_command

from amparo.terms import FileError
from amparo_desk.agencies import check_name, refuse_lost_key
from amparo_desk.env import make_secret
from amparo_desk.vault.sealing import agency_key
from amparo_desk.vault.store import Vault


def run(options: argparse.Namespace) -> int:
    """Make what is not there yet, and say where it lies."""
    set_up(options.name)
    print(f"Ready: {settings.HOME}")
    print(
        f"The key of {options.name}: {settings.KEYS / (options.name + '.key')}. "
        "Without it nothing can be opened: back it up, elsewhere."
    )
    return 0


def set_up(name: str) -> None:
    """Databases, secret and key. Raises FileError, FactValueError."""
    check_name(name)
    try:
        settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FileError(
            str(settings.HOME),
            f"the folder cannot be made ({error.strerror}).",
            "Set AMPARO_DESK_HOME to one that can.",
        ) from error
    settings.SECRET_KEY = make_secret(settings.SECRET_FILE)
    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    refuse_lost_key(name)
    Vault(name, agency_key(settings.KEYS, name, make=True)).check_key()
