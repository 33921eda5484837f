"""A desk in a folder of its own, and the same on a PostgreSQL that really runs."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.desk.signed import SignedLog

HOME = Path(tempfile.mkdtemp(prefix="amparo-desk-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["AMPARO_DESK_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "amparo_desk.settings"

from amparo_desk.env import make_secret  # noqa: E402

make_secret(HOME / "secret-key")

import django  # noqa: E402 - the desk reads its settings when it is imported

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

setup_test_environment(debug=False)
# How a password is hashed is Django's; here it need not be slow as well.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

from django.db import connections  # noqa: E402

from amparo_desk.vault.sealing import new_key  # noqa: E402
from amparo_desk.vault.store import Vault  # noqa: E402
from tests.readings import postgres  # noqa: E402

KEY = new_key()
NAMES = iter(f"agency-{number}" for number in range(10_000))


@pytest.fixture(scope="session")
def sqlite() -> tuple[str, str]:
    """The names of the two SQLite databases."""
    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    return "default", "keys"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[tuple[str, str]]:
    """The names of the two databases of a private PostgreSQL."""
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as connection:
        for alias in ("default_pg", "keys_pg"):
            connection.execute(f"CREATE DATABASE {alias}")
            connections.databases[alias] = connections.configure_settings(
                {
                    alias: {
                        "ENGINE": "django.db.backends.postgresql",
                        "NAME": alias,
                        "USER": "amparo",
                        "HOST": connection.info.host,
                    },
                    "default": {},
                }
            )[alias]
            call_command("migrate", database=alias, verbosity=0)
        yield "default_pg", "keys_pg"
        for alias in ("default_pg", "keys_pg"):
            connections[alias].close()


@pytest.fixture(params=["sqlite", "postgresql"])
def vault(request: pytest.FixtureRequest) -> Vault:
    """The vault of an agency that nobody else uses, on each database in turn."""
    using, keys = request.getfixturevalue(request.param)
    return Vault(next(NAMES), KEY, using=using, keys=keys)


@pytest.fixture(scope="session")
def signed_log(tmp_path_factory: pytest.TempPathFactory) -> "SignedLog":
    """A log whose head is signed whenever a vault's closed days are added."""
    from tests.desk.signed import SignedLog  # only some tests need one

    return SignedLog.new(tmp_path_factory.mktemp("signed"))


def rows(vault: Vault, statement: str, *values: Any) -> list[Any]:
    """What a statement gives when it is sent to the vault's database past everything of ours."""
    with connections[vault._using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
