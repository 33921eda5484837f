"""The sites' pages: who may read and set them, what is refused and kept typed, versions, the card, no name anywhere."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.casefile import Role
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.acts.sites import set_site, site_called, sites_at, slug_of
from amparo_desk.screens.policy_changes import versions
from amparo_desk.vault.errors import ProfileChangedError
from tests.desk.screens.here import AT, Desk, county

pytestmark = pytest.mark.usefixtures("sqlite")
SCHOOL = Path("samples/sites/school.toml").read_bytes()
CLINIC = Path("samples/sites/clinic.toml").read_bytes()


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def _with_sites() -> Desk:
    desk = county()
    for content in (SCHOOL, CLINIC):
        set_site(desk.vault, desk.actor(Role.SITE_LEAD), AT, _seen(desk), content=content, name="site.toml")
    return desk


def _seen(desk: Desk) -> int:
    newest = desk.vault.profile()
    return newest.number if newest else 0


def test_a_profile_is_handed_in_as_a_file_and_the_policy_of_the_agency_stays() -> None:
    desk = county()
    policy = agency_at(desk.vault)
    browser = desk.as_(Role.SITE_LEAD)
    sent = {"file": SimpleUploadedFile("school.toml", SCHOOL), "seen": str(_seen(desk))}
    answer = browser.post("/sites/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/sites/alder-creek-elementary-school/")
    shown = _text(browser.get(answer["Location"]))
    assert "Alder Creek Elementary School" in shown
    assert "Gov. Code § 7284.8 · S: checked in a secondary source" in shown
    assert "Principal, 707-555-0141" in shown
    assert "This is not legal advice" in shown
    assert agency_at(desk.vault) == policy


def test_a_profile_that_cannot_stand_is_refused_and_what_was_typed_stays() -> None:
    desk = county()
    typed = SCHOOL.decode().replace('office = "principal"', 'office = "Oralee Brindle"')
    answer = desk.as_(Role.SITE_LEAD).post("/sites/", {"text": typed, "seen": str(_seen(desk))})
    assert answer.status_code == 422
    assert "line 15: contacts.administrator.office" in _text(answer)
    assert "Oralee Brindle" in unescape(answer.content.decode())
    assert sites_at(desk.vault) == {}
    empty = desk.as_(Role.SITE_LEAD).post("/sites/", {"text": " ", "seen": "0"})
    assert empty.status_code == 422


def test_a_site_of_the_same_name_gets_a_new_version_and_nobody_overwrites_another() -> None:
    desk = _with_sites()
    seen = _seen(desk)
    newer = SCHOOL.replace(b"trained = 14", b"trained = 19")
    who = desk.actor(Role.ADMINISTRATOR)
    set_site(desk.vault, who, AT, seen, content=newer, name="school.toml")
    assert len(sites_at(desk.vault)) == 2
    assert _seen(desk) == seen + 1
    with pytest.raises(ProfileChangedError):
        set_site(desk.vault, who, AT, seen, content=SCHOOL, name="school.toml")
    found = site_called(desk.vault, "Alder Creek Elementary School")
    assert found is not None
    assert found.training[1].trained == 19
    assert found.last_drill == date(2026, 9, 17)
    assert site_called(desk.vault, "Another School") is None
    newest = versions(desk.vault.profiles())[0]
    assert [change.name[0] for change in newest.changes] == ["Site: Alder Creek Elementary School"]
    assert newest.changes[0].before == ("an earlier profile", "un perfil anterior")


def test_who_may_read_and_who_may_set_a_site() -> None:
    desk = _with_sites()
    for role in (Role.FRONT_DESK, Role.SITE_LEAD, Role.ADMINISTRATOR, Role.COUNSEL, Role.AUDITOR):
        page = desk.as_(role).get("/sites/")
        assert page.status_code == 200
        assert ("Hand in a site" in _text(page)) is (role in (Role.SITE_LEAD, Role.ADMINISTRATOR))
    assert desk.as_(Role.CLERK).get("/sites/").status_code == 403
    refused = desk.as_(Role.FRONT_DESK).post("/sites/", {"text": SCHOOL.decode(), "seen": "1"})
    assert refused.status_code == 403
    with pytest.raises(NotAllowedError):
        set_site(desk.vault, desk.actor(Role.FRONT_DESK), AT, 0, content=SCHOOL, name="x")


def test_the_list_counts_what_is_due_in_spanish_as_well() -> None:
    desk = _with_sites()
    shown = _text(desk.as_(Role.SITE_LEAD, language="es").get("/sites/"))
    assert "Riverbend Community Clinic" in shown
    assert "un centro de salud" in shown
    assert "3 de 8" in shown


def test_the_card_is_printed_and_an_unknown_site_or_language_is_none() -> None:
    desk = _with_sites()
    browser = desk.as_(Role.FRONT_DESK)
    card = browser.get("/sites/alder-creek-elementary-school/card-es.pdf")
    assert card.content.startswith(b"%PDF")
    assert browser.get("/sites/alder-creek-elementary-school/card-fr.pdf").status_code == 404
    assert browser.get("/sites/none/").status_code == 404


def test_a_name_becomes_a_word_in_addresses() -> None:
    assert slug_of("Escuela Peña Blanca, nº 4") == "escuela-pena-blanca-no-4"
    assert slug_of("學校") == "site"
