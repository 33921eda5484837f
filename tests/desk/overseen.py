"""Reports to the state and requests for records in the making, for tests; the people are invented."""

import json
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, Role, make_event
from amparo.oversight.fields import Kind
from amparo.oversight.package import Scope
from amparo.oversight.state_report_forms import DATA
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.records_request import (
    Standing,
    count_package,
    log_request,
    read_texts,
    standing_of,
)
from amparo_desk.acts.state_report import make_state_report, note_report_sent
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault
from tests.amparo.oversight.cases_made import HANDED, case, decided, facts
from tests.desk.released import Publishing
from tests.desk.told import local

AT = local(2026, 1, 20, 9)  # a Tuesday
READ = Act.READ_FREE_TEXT
ALL = tuple(Kind)


def who(vault: Vault, role: Role = Role.SUPERVISOR, name: str = "s.okafor") -> Actor:
    return Actor(name, frozenset({role}), vault.agency)


def with_hand_overs(vault: Vault, *convictions: tuple[dict[str, Any], ...]) -> None:
    """One record with a hand-over for each list of convictions."""
    for number, found in enumerate(convictions, 1):
        made = case(f"rec-{number}", facts(*found), decided(), HANDED)
        vault.add(
            [
                make_event(
                    event.sort,
                    {**event.body, **event.person},
                    record=event.record,
                    number=event.number,
                    agency=vault.agency,
                    at=event.at,
                    by=event.by,
                    role=event.role,
                )
                for event in made.events
            ]
        )


FORCE = {
    "year": 2025,
    "name": "Valley task force (fictional)",
    "purpose": "stolen vehicles",
    "federal": "HSI",
    "state": "CHP",
    "local": "",
    "arrests": 12,
    "immigration_arrests": None,
    "reports_for_others": True,
}


def make(vault: Vault, at: datetime = AT, **more: Any) -> Entry:
    return make_state_report(vault, who(vault), at, str(uuid.uuid4()), 2025, pdf=False, **more)


def send(vault: Vault, made: Entry, at: datetime = AT) -> Entry:
    return note_report_sent(
        vault, who(vault), at, made.matter, sent_on=at.date(), how="portal", office="Department of Justice"
    )


def data_of(vault: Vault, made: Entry) -> dict[str, Any]:
    files = vault.matters.files(made.matter, 1, at=AT, by="x", role="supervisor", why="test")
    told: dict[str, Any] = json.loads(files[DATA])
    return told


def asked(vault: Vault, at: datetime, kinds: tuple[Kind, ...] = ALL) -> Standing:
    id = str(uuid.uuid4())
    scope = Scope(date(2025, 1, 1), date(2025, 12, 31), kinds)
    log_request(
        vault,
        who(vault),
        at,
        id,
        received_on=at.date(),
        scope=scope,
        requester="Quimby Requester",
        reach="quimby@press.example",
        said="everything on transfers",
    )
    return standing_of(vault.matters.entries(id))


def again(vault: Vault, told: Standing) -> Standing:
    return standing_of(vault.matters.entries(told.id))


def read_all(desk: Publishing, told: Standing, say: Callable[[str], str] = lambda _: "give") -> Standing:
    vault, counsel = desk.vault, who(desk.vault, Role.COUNSEL, "d.quill")
    package, _ = count_package(vault, desk.house, counsel, desk.at, READ, told)
    if package.unread:
        said = {(one.field, one.text): say(one.text) for one in package.unread}
        read_texts(vault, counsel, desk.at, told.id, told.next_number, said)
    return again(vault, told)
