"""A county's desk for tests of pages: an agency with the sample's policy, people with roles, the sample's request on record."""

import json
import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.test import Client

from amparo.casefile import CaseFile, Role, Sort, fold
from amparo.facts import read_agency
from amparo.intake import Options, open_input
from amparo.intake.i247a import read_form
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.agencies import vault_of
from amparo_desk.vault.store import Vault
from tests.desk.accounts_cast import browser_of, new_agency, somebody

SAMPLES = Path("samples")
AT = datetime(2026, 11, 25, 6, 45, tzinfo=UTC)  # the evening before, 22:45, by California's clock


@dataclass
class Desk:
    """One agency's desk. `as_` gives a browser signed in as somebody with these roles."""

    agency: str
    vault: Vault
    browsers: dict[tuple[Role, ...], Client] = field(default_factory=dict)

    def as_(self, *roles: Role, language: str = "en") -> Client:
        """A browser of somebody with the roles."""
        return browser_of(somebody(self.agency, *roles, language=language))

    def actor(self, *roles: Role) -> Actor:
        """Somebody with the roles, without a browser."""
        return Actor("c.ruiz", frozenset(roles), self.agency)


def county(*, policy: bool = True) -> Desk:
    """A new agency; with the policy of the sample county."""
    name = new_agency()
    desk = Desk(name, vault_of(name))
    if policy:
        profile = tomllib.loads((SAMPLES / "madrone-agency.toml").read_text("utf-8"))
        set_policy(desk.vault, desk.actor(Role.SUPERVISOR), AT, 0, profile=profile)
    return desk


def sample_request(desk: Desk, **more: Any) -> str:
    """The sample's I-247A on record; its identifier."""
    record = str(uuid.uuid4())
    source = open_input(str(SAMPLES / "i247a-request.json"), Options("", None))
    contact = next(iter(source.contacts))
    agency = read_agency(SAMPLES / "madrone-agency.toml")
    receive_request(
        desk.vault,
        desk.actor(Role.CLERK),
        agency,
        record,
        AT,
        contact,
        Came(how="paper", name="EJEMPLO, Alex"),
        **more,
    )
    return record


def open_request(desk: Desk, **local: Any) -> str:
    """The same form, of which the local record says nothing yet, or what `local` gives; its identifier."""
    given = json.loads((SAMPLES / "i247a-request.json").read_text("utf-8"))
    kept = ("booking_ref", "person_ref", "release_due_at")
    given["local_record"] = {name: given["local_record"][name] for name in kept} | local
    record = str(uuid.uuid4())
    agency = read_agency(SAMPLES / "madrone-agency.toml")
    contact = read_form(given, "form.json")
    receive_request(desk.vault, desk.actor(Role.CLERK), agency, record, AT, contact, Came(how="paper"))
    return record


def seen(desk: Desk, record: str) -> str:
    """The number of a record's next event, as a form sends it."""
    return str(len(desk.vault.events(record)) + 1)


def sorts(desk: Desk, record: str) -> list[Sort]:
    """What happened to a record, in order."""
    return [event.sort for event in desk.vault.events(record)]


def state(desk: Desk, record: str) -> CaseFile:
    """The state of a record, with what is sealed."""
    return fold(desk.vault.open(record, at=AT, by="test", role="auditor", why="test"))


def post(browser: Client, desk: Desk, record: str, where: str, **typed: str) -> Any:
    """Send a form of a record's page, as it stands now."""
    return browser.post(f"/requests/{record}/{where}", {"seen": seen(desk, record), **typed})
