"""A power cut at every write of an act: the record is whole before and after, and the act can be repeated."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from amparo.casefile import Event, Sort
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import ANSWER, AT, FACTS, REQUEST, event
from tests.desk.cut import Do, killed_everywhere
from tests.desk.told import local

WHO: dict[str, Any] = {"at": AT, "by": "s.ode", "role": "supervisor"}
FAX = (b"%PDF-1.7 a fax", "application/pdf")
PROOF = (b"%PDF-1.7 a signed proof of service", "application/pdf")
BOOKED = {**REQUEST, "booking_ref": "B-1"}


def told(vault: Vault, record: str = "rec-1") -> list[Event]:
    more: dict[str, Any] = {"agency": vault.agency, "record": record}
    return [
        event(1, Sort.REQUEST_RECEIVED, BOOKED, **more),
        event(2, Sort.DOCUMENT_ATTACHED, _paper(FAX), **more),
        event(3, Sort.FACTS_CONFIRMED, FACTS, **more),
        event(4, Sort.DECIDED, ANSWER, **more),
    ]


def later(vault: Vault) -> list[Event]:
    more: dict[str, Any] = {"agency": vault.agency, "record": "rec-1"}
    served = {"notice": "copy_and_intent", "how": "hand", "served_at": AT}
    return [
        event(5, Sort.INTENTION_SET, {"intention": "declined"}, **more),
        event(6, Sort.DOCUMENT_ATTACHED, _paper(PROOF), **more),
        event(7, Sort.NOTICE_SERVED, served | {"sha256": hashlib.sha256(PROOF[0]).hexdigest()}, **more),
        event(8, Sort.REQUEST_RECEIVED, {**BOOKED, "booking_ref": "B-2"}, corrects=1, **more),
    ]


def _paper(paper: tuple[bytes, str]) -> dict[str, Any]:
    content, media_type = paper
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "media_type": media_type,
        "bytes": len(content),
    }


def _without_papers(vault: Vault, record: str) -> list[Event]:
    first, _, facts, answer = told(vault, record)
    return [first, replace(facts, number=2), replace(answer, number=3)]


def nothing(_: Vault) -> None:
    """Nothing must be there before."""


def one_record(vault: Vault) -> None:
    vault.add_with(told(vault), [FAX])


def drafts(vault: Vault) -> None:
    for id in ("rec-1", "rec-2"):
        vault.save_draft(id, {"reference": "R-1"}, at=AT, by="c.ruiz", papers=[FAX])


def a_profile(vault: Vault) -> None:
    vault.set_profile({"agency_kind": "sheriff_jail"}, **WHO)


ACTS: dict[str, tuple[Do, Do]] = {
    "a draft is saved with its paper": (
        nothing,
        lambda vault: vault.save_draft("rec-1", {"asks": ["hold"]}, at=AT, by="c.ruiz", papers=[FAX]),
    ),
    "a draft is saved again": (
        drafts,
        lambda vault: vault.save_draft("rec-1", {"asks": ["hold"]}, at=AT, by="d.soto", papers=[PROOF]),
    ),
    "a draft is dropped": (drafts, lambda vault: vault.drop_draft("rec-1")),
    "a draft becomes a record": (
        drafts,
        lambda vault: vault.add_with(told(vault), [FAX], drop_draft="rec-1"),
    ),
    "a draft goes into a record that there is": (
        lambda vault: (drafts(vault), vault.add_with(told(vault), [FAX], drop_draft="rec-1")),
        lambda vault: vault.add_with(later(vault), [PROOF], drop_draft="rec-2"),
    ),
    "a record is added without a draft": (nothing, one_record),
    "a list is taken in": (
        one_record,
        lambda vault: vault.add_all([_without_papers(vault, record) for record in ("rec-2", "rec-3")]),
    ),
    "a profile is set": (a_profile, lambda vault: vault.set_profile({"agency_kind": "police"}, **WHO)),
    "a person is erased": (one_record, lambda vault: vault.erase("rec-1", "invented ground", **WHO)),
    "a day is closed": (one_record, lambda vault: vault.close(local(2026, 11, 26, 0, 5))),
    "a day without events is closed": (nothing, lambda vault: vault.close(local(2026, 11, 26, 0, 5))),
    "a day is closed on which somebody was erased": (
        lambda vault: (one_record(vault), vault.erase("rec-1", "invented ground", **WHO)),
        lambda vault: vault.close(local(2026, 11, 26, 0, 5)),
    ),
    "a person is erased after the day was closed": (
        lambda vault: (one_record(vault), vault.close(local(2026, 11, 26, 0, 5))),
        lambda vault: vault.erase("rec-1", "court_order", citation="an invented order", is_free=True, **WHO),
    ),
    "a month is attested": (
        lambda vault: (one_record(vault), vault.close(local(2026, 12, 1, 0, 5))),
        lambda vault: vault.attest(date(2026, 11, 1), "records", **WHO),
    ),
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_whenever_the_power_fails_all_or_nothing_is_on_record_and_a_repeated_act_doubles_nothing(
    request: pytest.FixtureRequest, database: str, name: str
) -> None:
    cuts = killed_everywhere(request.getfixturevalue(database), *ACTS[name])
    assert cuts.writes >= 3, "every write of the act was one at which the power failed"
    assert cuts.nothing >= 2
    assert cuts.everything >= 2, "it failed after the commit too"


def test_an_act_that_goes_in_by_halves_is_found(sqlite: tuple[str, str]) -> None:
    def by_halves(vault: Vault) -> None:
        vault.keep_document("rec-1", *FAX, AT)
        vault.add(told(vault)[:2])
        vault.add(told(vault))

    with pytest.raises(AssertionError, match="a part of the act was on record"):
        killed_everywhere(sqlite, nothing, by_halves)
