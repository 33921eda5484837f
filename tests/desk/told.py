"""A small case file and moments of California, for tests of days."""

from datetime import date, datetime
from typing import Any

from amparo.casefile import Event, Sort
from amparo.clock import CALIFORNIA
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import ANSWER, AT, FACTS, REQUEST, event

WEDNESDAY = date(2026, 11, 25)


def local(*told: int) -> datetime:
    """A moment by California's clock."""
    return datetime(*told, tzinfo=CALIFORNIA)  # type: ignore[arg-type,misc]


def told(vault: Vault, record: str = "rec-1", at: datetime = AT, **more: Any) -> list[Event]:
    """A request, its facts, and the answer of the rules."""
    own: dict[str, Any] = {"agency": vault.agency, "record": record, "at": at, **more}
    return [
        event(1, Sort.REQUEST_RECEIVED, REQUEST, **own),
        event(2, Sort.FACTS_CONFIRMED, FACTS, **own),
        event(3, Sort.DECIDED, ANSWER, **own),
    ]
