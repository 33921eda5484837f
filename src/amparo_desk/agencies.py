"""The agencies of this desk: each has a key in its folder, and with it its vault."""

import re
from difflib import get_close_matches
from functools import lru_cache

from django.conf import settings

from amparo.terms import FactValueError, FileError
from amparo_desk.vault import models
from amparo_desk.vault.sealing import agency_key
from amparo_desk.vault.store import Vault

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
"""As the leaf of a day can hold it."""


def check_name(name: str) -> str:
    """An agency's short name. Raises FactValueError."""
    if len(name) > 40 or not _NAME.fullmatch(name):
        raise FactValueError(
            "--as",
            f"{name!r} is no short name.",
            "At most 40 letters, digits and -, with no - at either end, as in madrone-jail.",
        )
    return name


def agencies() -> list[str]:
    """The short names of all agencies."""
    return sorted(file.stem for file in settings.KEYS.glob("*.key"))


def known_agency(name: str) -> str:
    """The name, where an agency is called so. Raises FactValueError, FileError."""
    check_name(name)
    refuse_lost_key(name)
    known = agencies()
    if not known:
        raise FileError(
            str(settings.HOME),
            "there is no desk here.",
            "Go to its folder, or set AMPARO_DESK_HOME to it; `amparo desk init` makes a new one.",
        )
    if name not in known:
        near = get_close_matches(name, known, n=1)
        mend = f"Did you mean {near[0]}?" if near else f"There is {', '.join(known)}."
        raise FactValueError("--as", f"no agency is called {name} at the desk in {settings.HOME}.", mend)
    return name


def vault_of(name: str) -> Vault:
    """The vault of an agency. Raises FileError where its key is gone, SealError where the key is another one."""
    key = agency_key(settings.KEYS, known_agency(name))
    _check(name, key)
    return Vault(name, key)


@lru_cache(maxsize=256)
def _check(name: str, key: bytes) -> None:
    """Once a process and key: nothing must be written with another key than the one that opens what is there."""
    Vault(name, key).check_key()


def refuse_lost_key(name: str) -> None:
    """A new key beside old case files would open none of them, and the old one then none of the new."""
    from django.db import DatabaseError  # only now is it known which databases there are

    file = settings.KEYS / f"{name}.key"
    if file.exists():
        return
    try:
        kept = models.Event.objects.filter(agency=name, number=1).count()
    except DatabaseError:  # there are no tables yet, so nothing lies here
        return
    if kept:
        raise FileError(
            str(file),
            f"it is gone, and {kept} case files of {name} lie here that only it opens. A new key cannot.",
            "Put the file back from its backup.",
        )
