"""A house that publishes: agencies with the sample's list of a year, its public list, a log that is signed, closed periods."""

import itertools
import shutil
import tempfile
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections

from amparo.casefile import Act, Role
from amparo.facts import read_agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.commands.import_requests import take_in
from amparo_desk.releasing import House
from amparo_desk.vault.releases import Draft
from amparo_desk.vault.store import Vault
from tests.desk.conftest import HOME, KEY
from tests.desk.told import local
from tests.log.signing_world import World, make_world

SAMPLES = Path("samples")
PROFILE = tomllib.loads((SAMPLES / "madrone-agency.toml").read_text("utf-8"))
LATER = local(2026, 12, 1, 9)
_AGENCY = """
[[agency]]
id = "{id}"
name = {{ en = "The jail of {id} (fictional)", es = "La cárcel de {id} (ficticia)" }}
kind = "sheriff_jail"
region = "valley"
since = 2025-01-01
"""
_REGION = """
[[region]]
id = "valley"
name = { en = "The valley", es = "El valle" }
path = "M0 0 L1000 0 L1000 1000 L0 1000 Z"
"""
_COUNT = itertools.count(1)
ALIASES = ("default", "keys")


@dataclass
class Publishing:
    """The house, with a drafter and an approver at each agency."""

    house: House
    world: World
    agencies: list[str]
    at: datetime = LATER
    drafted: list[Draft] = field(default_factory=list)

    @property
    def vault(self) -> Vault:
        """The first agency's vault."""
        return self.house.vaults[self.agencies[0]]

    def actor(self, name: str = "i.vela", role: Role = Role.SUPERVISOR, agency: int = 0) -> Actor:
        """Somebody at one of the agencies."""
        return Actor(name, frozenset({role}), self.agencies[agency])

    @property
    def approver(self) -> Actor:
        """Somebody who approves."""
        return self.actor("s.ode", Role.RELEASE_APPROVER)

    def close_year(self, year: str = "2025") -> None:
        """An office of each agency closes a year."""
        for number in range(len(self.agencies)):
            actor = self.actor(agency=number)
            close_period(self.house.vaults[actor.agency], actor, self.at, year, "records")

    def draft(self, **more: Any) -> Draft:
        """A draft, made by the supervisor."""
        return draft_release(self.house, self.actor(), self.at, str(uuid.uuid4()), **more)

    def publish(self, **more: Any) -> Draft:
        """A draft, approved by the approver."""
        return approve_release(self.house, self.approver, self.at, self.draft(**more).id)

    def take_in(self, file: Path) -> None:
        """A jail's list, taken in at the first agency."""
        actor = self.actor()
        role, agency = actor.role_for(Act.IMPORT_REQUESTS), read_agency(SAMPLES / "madrone-agency.toml")
        take_in(self.vault, actor, role, str(file), agency)

    def move(self, folder: Path) -> None:
        """Let releases go to another folder."""
        self.house = replace(self.house, folder=folder)


@contextmanager
def fresh_databases(folder: Path) -> Iterator[tuple[str, str]]:
    """The desk's two databases empty, as files in a folder, and those of the session again afterwards.

    Releases are the house's: on the session's database each test would publish for every other one.
    """
    if connections["default"].vendor == "postgresql":
        with _fresh_on_postgresql():
            yield ALIASES
        return
    before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
    made = _empty()
    for alias in ALIASES:
        shutil.copy(made / f"{alias}.sqlite3", folder)
    point_at(folder)
    try:
        yield ALIASES
    finally:
        for alias in ALIASES:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = before[alias]


@contextmanager
def _fresh_on_postgresql() -> Iterator[None]:
    """The same where the desk's databases are those of a PostgreSQL: copies of an empty one, which is made once."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
    number = next(_COUNT)
    for alias in ALIASES:
        there = _empty_on_postgresql(alias)
        name = f"fresh_{alias}_{number}"
        _create(alias, f"CREATE DATABASE {name} TEMPLATE {there}")
        connections[alias].settings_dict["NAME"] = name
    try:
        yield
    finally:
        for alias in ALIASES:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = before[alias]


@lru_cache
def _empty_on_postgresql(alias: str) -> str:
    """The name of a database with its tables and nothing in them."""
    name = f"empty_{alias}"
    _create(alias, f"CREATE DATABASE {name}")
    connections[alias].settings_dict["NAME"] = name
    call_command("migrate", database=alias, verbosity=0)
    connections[alias].close()
    return name


def _create(alias: str, statement: str) -> None:
    connections[alias].close()
    told = connections[alias].settings_dict
    host = told["HOST"] or told["OPTIONS"]["host"]
    with psycopg.connect(host=host, user=told["USER"], dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


@lru_cache
def _empty() -> Path:
    """Both databases with their tables and nothing in them, made once."""
    folder = Path(tempfile.mkdtemp(dir=HOME))
    point_at(folder)
    for alias in ALIASES:
        call_command("migrate", database=alias, verbosity=0)
        connections[alias].close()
    return folder


def point_at(folder: Path) -> None:
    """Use the databases of a folder from now on. The machine goes on here, so nobody need wait for the disk."""
    for alias in ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = str(folder / f"{alias}.sqlite3")
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")


def public_list(*names: str) -> str:
    """A house's public list that names these agencies."""
    return _REGION + "".join(_AGENCY.format(id=name) for name in names)


def publishing(
    folder: Path,
    databases: tuple[str, str],
    *,
    agencies: int = 1,
    list_file: Path | None = None,
    named: str = "",
) -> Publishing:
    """A new house. Its first agency holds the sample's list, or another one; nothing is closed or drafted yet."""
    names = [named or f"jail-{next(_COUNT)}-{uuid.uuid4().hex[:6]}" for _ in range(agencies)]
    vaults = {name: Vault(name, KEY, using=databases[0], keys=databases[1]) for name in names}
    told = folder / "public-list.toml"
    told.write_text(public_list(*names), "utf-8")
    world = make_world(folder / "world", size=0)
    house = House(vaults, folder / "releases", told, world.home, databases[0])
    made = Publishing(house, world, names)
    for name in names:
        actor = Actor("i.vela", frozenset({Role.SUPERVISOR}), name)
        set_policy(vaults[name], actor, LATER, 0, profile=PROFILE)
    made.take_in(list_file or SAMPLES / "jail-requests-2025.csv")
    return made
