"""One reason for every figure that changed, and another for single ones; nothing typed is lost, nothing is counted again."""

import re
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from amparo.casefile import Act, Role
from amparo.facts import read_agency
from amparo.register.release import Correction, read_releases
from amparo_desk.acts.release_reasons import give_reasons
from amparo_desk.acts.step import RefusedActError
from amparo_desk.commands.import_requests import take_in
from amparo_desk.releasing import house_here, release_of
from amparo_desk.screens.frame import now
from amparo_desk.vault.releases import DraftState, Releases
from tests.desk.accounts_cast import browser_of, somebody
from tests.desk.released import SAMPLES
from tests.desk.screens.here import Desk
from tests.desk.screens.test_releases import SUPERVISOR, approver, counted, desk, read

__all__ = ["desk"]


@pytest.fixture
def changed(desk: Desk, tmp_path: Path) -> tuple[Client, str]:
    """A first release, a contact that came in late, and a second draft; the drafter's browser and the draft's page."""
    approver(desk).post(f"{counted(desk)}approve/", {"looked": "yes"})
    lines = (SAMPLES / "jail-requests-2025.csv").read_text("utf-8").splitlines()
    more = tmp_path / "late.csv"
    more.write_text("\n".join([lines[0], lines[1].replace("R-001", "R-901").replace("B-10", "B-77")]) + "\n")
    actor = desk.actor(SUPERVISOR)
    take_in(
        desk.vault,
        actor,
        actor.role_for(Act.IMPORT_REQUESTS),
        str(more),
        read_agency(SAMPLES / "madrone-agency.toml"),
    )
    browser = browser_of(somebody(desk.agency, SUPERVISOR))
    return browser, counted(desk, browser)


def corrections(page: str) -> tuple[Correction, ...]:
    """Those of a draft."""
    return release_of(house_here().releases.files(page.split("/")[3])).corrections


def form_of(browser: Client, page: str) -> tuple[str, dict[str, str]]:
    """The form of reasons: the name of the draft to be, and its fields with what stands before each."""
    told = browser.get(f"{page}reasons/").content.decode()
    labels = re.findall(r'<label class="usa-label" for="(figure-\d+)">(.*?)</label>', told, re.DOTALL)
    name = re.findall(r'name="draft" value="([^"]+)"', told)[0]
    return name, {field: " ".join(re.sub(r"<[^>]*>", " ", label).split()) for field, label in labels}


def test_one_reason_for_all_and_another_for_a_single_figure(desk: Desk, changed: tuple[Client, str]) -> None:
    browser, page = changed
    assert f'href="{page}reasons/"' in read(browser, page)
    name, fields = form_of(browser, page)
    before = corrections(page)
    assert len(fields) == len(before) > 3
    own = next(field for field, label in fields.items() if label.endswith("Requests about one person"))
    typed = {"seen": "1", "draft": name, "reason": "entry_corrected", own: "entry_struck"}
    for _ in range(2):
        sent = browser.post(f"{page}reasons/", typed)
        assert (sent.status_code, sent["Location"]) == (302, f"/releases/draft/{name}/")
    after = corrections(sent["Location"])
    assert [one.key for one in after] == [one.key for one in before]
    assert sorted({one.reason for one in after}) == ["entry_corrected", "entry_struck"]
    assert [one.table for one in after if one.reason == "entry_struck"] == ["requests"]
    states = {one.id: one.state for one in Releases().all()}
    assert (states[page.split("/")[3]], states[name]) == (DraftState.DROPPED, DraftState.WAITING)
    told = read(browser, sent["Location"])
    assert "with the reason: an entry was struck as a mistake" in told
    approver(desk).post(f"{sent['Location']}approve/", {"looked": "yes"})
    assert read_releases(settings.RELEASES)[1].corrections == after


def test_every_other_file_is_byte_for_byte_the_one_that_was_counted(changed: tuple[Client, str]) -> None:
    browser, page = changed
    name, _ = form_of(browser, page)
    browser.post(f"{page}reasons/", {"draft": name, "reason": "entry_corrected"})
    old, new = (house_here().releases.files(id) for id in (page.split("/")[3], name))
    assert {path for path in old if old[path] != new[path]} == {"release.json", "manifest.json"}
    assert old.keys() == new.keys()


def test_what_was_typed_is_kept_where_something_is_wrong(changed: tuple[Client, str]) -> None:
    browser, page = changed
    name, fields = form_of(browser, page)
    first = next(iter(fields))
    wrong = browser.post(f"{page}reasons/", {"draft": name, first: "entry_struck"})
    assert wrong.status_code == 422
    told = wrong.content.decode()
    assert "This is needed." in told
    assert re.search(r'<option value="entry_struck" selected>', told)
    assert f'name="draft" value="{name}"' in told
    odd = browser.post(f"{page}reasons/", {"draft": name, "reason": "late_entry", first: "because"})
    assert odd.status_code == 422
    assert Releases().draft(page.split("/")[3]).state is DraftState.WAITING


def test_only_who_counted_it_gives_reasons_so_that_nobody_approves_their_own_count(
    desk: Desk, changed: tuple[Client, str]
) -> None:
    _, page = changed
    other = browser_of(somebody(desk.agency, SUPERVISOR))
    assert f'href="{page}reasons/"' not in read(other, page)
    refused = other.post(f"{page}reasons/", {"draft": str(uuid.uuid4()), "reason": "entry_corrected"})
    assert refused.status_code == 409
    assert "Somebody else counted this release" in refused.content.decode()
    with pytest.raises(RefusedActError):
        give_reasons(
            house_here(), desk.actor(SUPERVISOR), now(), page.split("/")[3], "x", reason="entry_corrected"
        )


def test_without_a_change_there_is_nothing_to_give_a_reason_for(desk: Desk) -> None:
    page, browser = counted(desk), desk.as_(SUPERVISOR)
    assert "reasons/" not in read(browser, page)
    assert browser.get(f"{page}reasons/").status_code == 404


def test_the_page_speaks_spanish(desk: Desk, changed: tuple[Client, str]) -> None:
    _, page = changed
    told = read(desk.as_(SUPERVISOR, language="es"), f"{page}reasons/")
    assert "¿Por qué cambiaron estas cifras?" in told
    assert "Si no elige, vale el motivo para todas." in told
    assert desk.as_(Role.AUDITOR).get(f"{page}reasons/").status_code == 403
