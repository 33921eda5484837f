"""A visit before it is kept: its site is chosen from the profiles, it is shown once more, and nothing typed is lost."""

import json
import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import Client as Browser

from amparo.casefile import Role
from amparo.facts.visit_record import ROLES, ROLES_FIRST
from amparo.facts.visit_words import PLACES
from amparo_desk.acts.visits import visit_of, visits_of
from amparo_desk.agencies import vault_of
from amparo_desk.kept.keeping import find, owner_of
from amparo_desk.kept.models import KeptForm
from tests.desk.accounts_cast import browser_of, somebody
from tests.desk.screens.test_visit_pages import PNG, desk_of, words_of
from tests.desk.visited import AT, PLAIN, TYPED

pytestmark = pytest.mark.usefixtures("sqlite")
NAMES = {
    "cedar-flat": ("Cedar Flat Elementary School (fictional)", "k12"),
    "alder-creek": ("Alder Creek Middle School (fictional)", "k12"),
    "branch": ("Main Street Branch (fictional)", "library"),
}


def desk_with_sites(language: str = "en") -> tuple[str, Browser]:
    """An agency that has named three sites, and somebody at its front desk."""
    agency, client = desk_of(Role.FRONT_DESK, language=language)
    fixed = {"schema": "amparo-site/1", "body": "A body (fictional)", "county": "Madrone", "fictional": True}
    sites = {
        slug(name): {**fixed, "name": name, "place": place, "languages": ["en"]}
        for name, place in NAMES.values()
    }
    vault_of(agency).set_profile({"sites": sites}, at=AT, by="s.dunn", role=Role.SITE_LEAD)
    return agency, client


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


CEDAR = slug(NAMES["cedar-flat"][0])


def typed(**more: Any) -> dict[str, Any]:
    """What is typed, under a name of its own."""
    return {**TYPED, "draft": str(uuid.uuid4()), **more}


def sent_again(got: Any, **more: Any) -> dict[str, Any]:
    """The hidden fields of a page that showed a visit, as its form sends them."""
    page = got.content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"} | more


def test_a_typed_visit_is_shown_once_more_with_what_will_be_struck_and_only_then_kept() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    note = "The pupil asked for was born in Wombatland. They waited."
    got = client.post("/visits/new/", typed(free_text=note))
    page = words_of(got)
    for told in (
        "Nothing is on record yet",
        "Will be struck before it is kept Notes",
        "Officers 2",
        "Badges 4411",
        "Steps 10:14 ",
        "They waited.",
        "Papers shown",
        "(not copied)",
        "decided for 2026-03-18",
    ):
        assert told.lower() in page.lower(), told
    assert "Wombatland" not in page
    assert visits_of(vault_of(agency)) == []
    again = sent_again(got, confirmed="yes")
    assert again["free_text"] == note, "what was typed goes along, to be changed"
    kept = client.post("/visits/new/", again)
    assert kept.status_code == 302, words_of(kept)
    assert visit_of(vault_of(agency), again["draft"]).told["officers"] == 2


def test_to_change_something_leads_back_to_the_page_with_everything_typed() -> None:
    agency, client = desk_of(Role.FRONT_DESK, language="es")
    photo = SimpleUploadedFile("photo.png", PNG, "image/png")
    got = client.post("/visits/new/", typed(papers=photo))
    assert "photo.png" in words_of(got)
    back = client.post("/visits/new/", sent_again(got, mend="yes"))
    page = back.content.decode()
    assert back.status_code == 200
    for value in (TYPED["site"], TYPED["agency"], TYPED["arrived"]):
        assert f'value="{value}"' in page, value
    assert TYPED["answer"] in page
    assert "Espera con esta visita: photo.png" in words_of(back)
    got = client.post("/visits/new/", {**sent_again(back), **TYPED})
    again = sent_again(got, confirmed="yes")
    assert client.post("/visits/new/", again).status_code == 302
    assert len(visit_of(vault_of(agency), again["draft"]).papers) == 1
    assert not KeptForm.objects.filter(id=again["kept_again"].partition(".")[0]).exists()


def test_a_photo_that_waits_outlives_the_end_of_the_session_and_is_nobody_else_s() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    got = client.post("/visits/new/", typed(papers=SimpleUploadedFile("photo.png", PNG, "image/png")))
    again = sent_again(got, confirmed="yes")
    other = browser_of(somebody(agency, Role.FRONT_DESK))
    stolen = {name: value for name, value in again.items() if name != "kept"}
    other.post("/visits/new/", {**stolen, "draft": str(uuid.uuid4())})
    assert all(not visit.papers for _, visit in visits_of(vault_of(agency)))
    client.logout()
    offered = client.post("/visits/new/", again)["Location"]
    name, key = re.findall(r"kept%2F([\w-]+)%2F([\w-]+)%2F", offered)[0]
    owner = owner_of(again["kept"])
    assert owner is not None
    (file,) = find(name, key, owner.account, KeptForm.objects.get(id=name).at).files
    assert file.content == PNG


def test_the_site_is_chosen_from_the_profiles_and_another_one_is_said_to_lack_one() -> None:
    agency, client = desk_with_sites()
    page = client.get("/visits/new/").content.decode()
    for name, _ in NAMES.values():
        assert name in page
    assert client.post("/visits/new/", typed()).status_code == 422, "nothing is chosen"
    two = client.post("/visits/new/", typed(known_site=CEDAR, site="Elsewhere"))
    assert "A site is chosen, and another" in words_of(two)
    one = typed(known_site=CEDAR, site="", place="", confirmed="yes")
    assert client.post("/visits/new/", one).status_code == 302
    told = visit_of(vault_of(agency), one["draft"]).told
    assert (told["site"], told["place"]) == (NAMES["cedar-flat"][0], "k12")
    other = client.post("/visits/new/", typed(known_site="other", site="Willow Hall"))
    assert "lack the body, the contacts and the languages" in words_of(other)


def test_a_name_typed_a_little_differently_is_offered_the_profile() -> None:
    agency, client = desk_with_sites()
    sent = typed(known_site="other", site="cedar flat elementry")
    got = client.post("/visits/new/", sent)
    assert "Which of the agency’s sites is it?" in words_of(got)
    assert "Main Street" not in words_of(got)
    undecided = client.post("/visits/new/", sent_again(got, confirmed="yes"))
    assert undecided.status_code == 422
    assert client.post("/visits/new/", sent_again(got, confirmed="yes", as_site=CEDAR)).status_code == 302
    assert visit_of(vault_of(agency), sent["draft"]).told["site"] == NAMES["cedar-flat"][0]


@pytest.mark.parametrize("chosen", [CEDAR, "other"])
def test_the_guide_s_file_is_given_its_profile_or_stays_as_written(chosen: str) -> None:
    agency, client = desk_with_sites()
    plain = {**PLAIN, "site": "Cedar Flat Elementary"}
    file = SimpleUploadedFile("visit.json", json.dumps(plain).encode(), "application/json")
    got = client.post("/visits/file/", {"file": file})
    page = words_of(got)
    assert NAMES["cedar-flat"][0] in page
    assert NAMES["alder-creek"][0] in page, "a file never chose: all sites of its kind are offered"
    assert NAMES["branch"][0] not in page
    again = sent_again(got, confirmed="yes", as_site=chosen)
    assert client.post("/visits/file/", again).status_code == 302
    expected = NAMES["cedar-flat"][0] if chosen == CEDAR else plain["site"]
    assert visit_of(vault_of(agency), again["draft"]).told["site"] == expected


def test_a_profile_of_that_name_for_another_kind_of_place_is_told_and_not_taken() -> None:
    _, client = desk_with_sites()
    got = client.post("/visits/new/", typed(known_site="other", place="shelter", site=NAMES["branch"][0]))
    assert "The profile of that name is of another kind of place: " in words_of(got)


def test_the_page_of_a_correction_holds_the_chosen_site() -> None:
    _, client = desk_with_sites()
    one = typed(known_site=CEDAR, site="", place="", confirmed="yes")
    client.post("/visits/new/", one)
    page = client.get(f"/visits/{one['draft']}/correct/").content.decode()
    assert re.search(rf'<option value="{CEDAR}"[^>]* selected', page)
    better = {**TYPED, "known_site": CEDAR, "place": "", "site": "", "why": "A third.", "seen": "2"}
    assert client.post(f"/visits/{one['draft']}/correct/", better).status_code == 302


def test_the_roles_of_the_kind_of_place_stand_first_and_none_is_missing() -> None:
    assert set(ROLES_FIRST) == set(PLACES)
    _, client = desk_of(Role.FRONT_DESK)
    got = client.post("/visits/new/", typed(place="library", arrived="never"))
    chosen = re.search(r'<select[^>]*name="received_by".*?</select>', got.content.decode(), re.DOTALL)
    assert chosen
    offered = [word for word in re.findall(r'<option value="([^"]*)"', chosen[0]) if word]
    assert tuple(offered[: len(ROLES_FIRST["library"])]) == ROLES_FIRST["library"]
    assert sorted(offered) == sorted(ROLES)
