"""A list that became case files is counted and found as the list itself: nothing is lost on the way there and back."""

import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from amparo.casefile import CaseFile, contact_of, events_of, fold
from amparo.clock import CALIFORNIA
from amparo.facts import read_agency
from amparo.intake import Contact, Options, open_input
from amparo.intake.review import count_contacts, decide_contact, find, owed

ROOT = Path(__file__).parents[3]
AT = datetime(2026, 11, 25, 9, 0, tzinfo=CALIFORNIA)  # a Wednesday
AGENCY = read_agency(str(ROOT / "samples/madrone-agency.toml"))
LIST, FORM = "samples/jail-requests-2025.csv", "samples/i247a-request.json"


def contacts(name: str) -> list[Contact]:
    return list(open_input(str(ROOT / name), Options("no", None)).contacts)


def case_of(contact: Contact) -> CaseFile:
    told = events_of(
        contact, record=f"rec-{contact.reference}", agency="madrone", at=AT, by="c.ruiz", role="supervisor"
    )
    return fold(told)


def plain(contact: Contact) -> Contact:
    """A basis that nobody noted is written as nothing, in a list and in a form."""
    return dataclasses.replace(
        contact, handling=dataclasses.replace(contact.handling, basis=contact.handling.basis or "")
    )


@pytest.mark.parametrize("name", [LIST, FORM])
def test_a_contact_comes_back_whole_from_its_events(name: str) -> None:
    for contact in contacts(name):
        assert contact_of(case_of(contact)) == plain(contact), contact.reference


def test_every_count_and_finding_of_the_sample_list_is_the_same_from_the_case_files() -> None:
    listed = [decide_contact(contact, AGENCY) for contact in contacts(LIST)]
    folded = [decide_contact(contact_of(case_of(one.contact)), AGENCY) for one in listed]
    assert len(folded) == 24
    assert count_contacts([one.contact for one in folded]) == count_contacts([one.contact for one in listed])
    found = find(folded, AGENCY)
    assert found == find(listed, AGENCY)
    assert len(found) > 10
    assert [owed(one, AGENCY) for one in folded] == [owed(one, AGENCY) for one in listed]


def test_the_person_s_half_of_an_event_holds_all_that_tells_who_it_is() -> None:
    for contact in contacts(LIST):
        case = case_of(contact)
        for event in case.events:
            assert not {"person_ref", "booking_ref", "offense", "person", "name", "reach"} & set(event.body)
        if contact.person_ref:
            assert contact.person_ref not in str([dict(event.body) for event in case.events])
