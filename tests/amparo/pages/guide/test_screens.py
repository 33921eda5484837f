"""The guide's screens: what is said first, what is asked, "They are going in" everywhere, both languages, keyboard, paper."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from amparo.facts.guide_site import guide_link
from amparo.facts.site_reading import read_site_profile
from amparo.facts.visit_words import PLACES
from amparo.law.places import PRACTICE_SAID, decide_visit, steps_said
from amparo.law.places.limits import NEVER_DONE
from amparo.pages.guide.page import screens, words
from tests.amparo.pages.guide.serving import Served, made, serving
from tests.desk.browser import is_too_wide, new_page, violations

SAMPLE = Path(__file__).parents[4] / "samples" / "sites" / "school.toml"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(made()) as found:
        yield found


@pytest.fixture(scope="module")
def both(opened: Browser, served: Served) -> dict[str, Page]:
    """One page a language, on the narrowest screen; each test opens it anew."""
    return {
        language: new_page(opened, served.address, width=320, language=language, service_workers="block")
        for language in ("en", "es")
    }


@pytest.fixture
def pages(both: dict[str, Page]) -> Iterator[dict[str, Page]]:
    """The same; an error in the script, or a broken policy of the page, fails the test that met it."""
    yield both
    faults = [fault for page in both.values() for fault in page.faults]  # type: ignore[attr-defined]
    for page in both.values():
        page.faults.clear()  # type: ignore[attr-defined]
    assert faults == []


@pytest.fixture
def english(pages: dict[str, Page]) -> Page:
    return fresh(pages["en"])


def fresh(page: Page, fragment: str = "") -> Page:
    page.goto("about:blank")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/guide/{fragment}")
    page.wait_for_selector("[data-place]")
    return page


def told_day(page: Page) -> date:
    return date.fromisoformat(page.locator("#why time").get_attribute("datetime") or "")


def steps_shown(page: Page) -> set[str]:
    """The steps on the screen, the largest among them."""
    listed = set(page.eval_on_selector_all("[data-step]", "all => all.map(one => one.dataset.step)"))
    return listed | {page.locator("#say").get_attribute("data-first") or ""}


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_tap_at_each_place_brings_the_sentence_the_whole_answer_and_its_ground(
    pages: dict[str, Page], language: str
) -> None:
    page = fresh(pages[language])
    for place in PLACES:
        page.click(f"[data-place={place}]")
        say = page.locator("#say")
        assert say.locator(".quote").count() == 1, place
        box, bar = say.bounding_box(), page.locator("#bar").bounding_box()
        assert box
        assert bar
        assert 0 <= box["y"] <= bar["y"] - box["height"], f"{place}: the sentence is not on the screen"
        answer = decide_visit(place, {}, told_day(page))
        shown = page.locator("#answer")
        assert shown.get_attribute("data-outcome") == answer.outcome, place
        assert steps_shown(page) == set(answer.steps), place
        duties = set(page.eval_on_selector_all("[data-duty]", "all => all.map(one => one.dataset.duty)"))
        assert duties == {duty.code for duty in (*answer.owed, *answer.optional)}, place
        for duty in (*answer.owed, *answer.optional):
            ground = page.locator(f"[data-duty={duty.code}] .quiet").inner_text()
            assert f"{duty.cite} · {duty.tag}: " in ground, place
            assert (PRACTICE_SAID[language == "es"] in ground) is duty.practice, place
        why = page.locator("#why").inner_text()
        assert all(part in why for part in (answer.rule.id, answer.rule.cite, f"{answer.rule.tag}: ")), place
        assert ("not legal advice" if language == "en" else "no es asesoría legal") in why
        page.go_back()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_first_screen_of_a_small_telephone_holds_the_limits_of_staff_and_places_to_choose(
    pages: dict[str, Page], language: str
) -> None:
    page = fresh(pages[language])
    bar = page.locator("#bar").bounding_box()
    assert bar
    never = page.locator("#never")
    assert all(limit[language == "es"] in never.inner_text() for limit in NEVER_DONE)
    boxes = [
        never.bounding_box(),
        *(page.locator(f"[data-place={place}]").bounding_box() for place in [*PLACES][:4]),
    ]
    assert all(box and box["y"] + box["height"] <= bar["y"] for box in boxes)


def test_at_a_desk_where_nothing_else_is_known_the_words_of_s_04_stand_largest(english: Page) -> None:
    english.click("[data-place=k12]")
    assert "I cannot let you in or give information." in english.locator("#say .quote").inner_text()
    assert "person who decides" in english.locator("#call").inner_text()


def test_every_question_may_be_passed_and_none_is_put_that_makes_no_sense_at_the_place(english: Page) -> None:
    for place in ("k12", "city_county_office", "fire", "worship"):
        english.click(f"[data-place={place}]")
        asked: list[str] = []
        while True:
            name = english.locator("#question").get_attribute("data-fact")
            if name is None:
                if not english.locator("#more").count():
                    break
                english.click("#more")
                continue
            asked.append(name)
            english.click("#question [data-value=unknown]")
        assert len(asked) == len(set(asked)), place
        assert len(asked) < 12, place
        answer = decide_visit(place, {}, told_day(english))
        assert english.locator("#answer").get_attribute("data-outcome") == answer.outcome, (
            "passing loosens nothing"
        )
        assert not {"event", "life_at_risk", "who_called", "signer", "arrest_contact"} & set(asked), place
        assert ("place_sub" in asked) <= (
            place in ("k12", "child_care", "private_college", "city_county_office")
        ), place
        fresh(english)


def test_a_paper_is_asked_for_by_what_stands_on_it_and_an_agencys_opens_nothing(english: Page) -> None:
    english.click("[data-place=k12]")
    english.click("[data-value=enter_nonpublic]")
    english.click("text=help me to look at it")
    english.click("[data-value=agency]")
    assert english.locator("#answer").get_attribute("data-outcome") == "refuse_access"
    assert "S-09" in steps_shown(english)
    english.locator("#answered summary").click()
    english.click("[data-change=headed_by]")
    english.click("[data-value=federal_court]")
    english.click("[data-value=search]")
    english.click("[data-value=judge]")
    english.click("[data-value=true]")
    english.click("[data-value=true]")
    assert english.locator("#answer").get_attribute("data-outcome") == "permit_limited"
    assert "must read this right now" in english.locator("#say").inner_text()


def test_a_paper_known_by_its_number_is_chosen_from_a_list(english: Page) -> None:
    english.click("[data-place=library]")
    english.click("[data-value=records]")
    english.click("text=I know what it is")
    english.click("[data-value=i138]")
    assert english.locator("#answer").get_attribute("data-outcome") == "refuse_records"
    assert "S-26" in steps_shown(english)


OTHER_SCREENS = {
    "home": "",
    "visit": "document.querySelector('[data-place=shelter]').click()",
    "kinds": "document.querySelector('[data-place=k12]').click(); document.querySelector('[data-value=records]').click();"
    "[...document.querySelectorAll('#question button')][2].click()",
    "contacts": "[...document.querySelectorAll('#screen > .choices:last-of-type button')][0].click()",
    "record": "document.querySelector('#to-record').click()",
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("where", OTHER_SCREENS)
def test_they_are_going_in_is_one_tap_away_on_every_screen_and_one_tap_back(
    pages: dict[str, Page], language: str, where: str
) -> None:
    page = fresh(pages[language])
    page.evaluate(OTHER_SCREENS[where])
    before = page.locator("#screen").inner_html()
    page.click("#going")
    said = steps_said()["S-14"][language]
    assert page.locator("#say .quote").inner_text().strip('«»."') in said
    assert "consen" in page.locator("#say .quote").inner_text()
    assert violations(page) == []
    assert not is_too_wide(page)
    page.click("#not-in")
    expect(page.locator("body")).to_have_class("ready")
    assert page.locator("#screen").inner_html() == before


def test_once_they_are_inside_the_answer_and_the_record_say_so(english: Page) -> None:
    english.click("[data-place=k12]")
    english.click("#going")
    english.click("#inside")
    assert english.locator("#answer").get_attribute("data-outcome") == "do_not_obstruct"
    english.click("#to-record")
    assert "Officers went in" in english.locator("#steps-noted").inner_text()


def test_the_language_changes_in_place_and_nothing_is_lost(english: Page) -> None:
    english.click("[data-place=k12]")
    english.click("[data-value=records]")
    fact = english.locator("#question").get_attribute("data-fact")
    english.click("#language")
    assert english.locator("html").get_attribute("lang") == "es"
    assert "No puedo dejarle pasar" in english.locator("#say").inner_text()
    assert english.locator("#question").get_attribute("data-fact") == fact
    assert english.evaluate("document.activeElement.id") == "language"
    english.click("#to-record")
    english.fill("#field-free_text", "Dos agentes, muy tranquilos.")
    english.click("#language")
    assert english.input_value("#field-free_text") == "Dos agentes, muy tranquilos."


def test_back_start_over_and_its_undo_lose_nothing(english: Page) -> None:
    english.click("[data-place=csu]")
    english.click("[data-value=records]")
    english.click("#to-record")
    english.click("[data-now=asked_for_papers]")
    english.click("#start-over")
    assert english.locator("[data-place]").count() == len(PLACES)
    english.click("#to-record")
    assert english.locator("#steps-noted").count() == 0
    english.go_back()
    english.click("#undo")
    assert "Asked for papers" in english.locator("#steps-noted").inner_text()
    english.click("#back")
    english.wait_for_selector("[data-place]")
    english.click("#back")
    english.wait_for_selector("#steps-noted")


def test_the_keyboard_alone_leads_through_and_the_new_question_is_read_next(english: Page) -> None:
    for _ in range(30):
        english.keyboard.press("Tab")
        if english.evaluate("document.activeElement.dataset.place") == "library":
            break
    english.keyboard.press("Enter")
    assert english.evaluate("document.activeElement.id") == "screen-title"
    for _ in range(30):
        english.keyboard.press("Tab")
        if english.evaluate("document.activeElement.dataset.value") == "records":
            break
    english.keyboard.press("Space")
    assert english.evaluate("document.activeElement.id") == "question-title"
    expect(english.locator("#told[role=status]")).not_to_be_empty()


def test_a_sites_link_fills_in_whom_to_call_and_a_tap_calls(pages: dict[str, Page], served: Served) -> None:
    profile = read_site_profile(SAMPLE)
    served.asked.clear()
    page = fresh(pages["es"], guide_link(profile).split("/guide/")[1] + "&lang=es")
    page.click("#own-site")
    contact = profile.contacts["administrator"]
    assert page.locator("#call a").first.get_attribute("href") == f"tel:{contact.telephone.replace('-', '')}"
    assert contact.inside("es") in page.locator("#call").inner_text()
    assert not any("site=" in path for path in served.asked)


def test_a_damaged_link_is_told_and_the_guide_goes_on(pages: dict[str, Page]) -> None:
    page = fresh(pages["en"], "#site=bm90IGpzb24")
    assert "cannot be read" in page.locator("#site-problem").inner_text()
    page.click("[data-place=k12]")
    assert page.locator("#say").count() == 1


def test_telephones_are_typed_in_for_this_visit_and_what_is_none_is_refused(english: Page) -> None:
    english.click("text=Put in telephones")
    english.fill("#tel-administrator", "Mrs. Doe")
    english.click("text=Done")
    assert "no telephone number" in english.locator("[role=alert]").inner_text()
    assert english.input_value("#tel-administrator") == "Mrs. Doe"
    english.fill("#tel-administrator", "707-555-0101")
    english.click("text=Done")
    english.click("[data-place=k12]")
    assert english.locator("#call a").first.get_attribute("href") == "tel:7075550101"


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 320, "light"), ("es", 320, "dark"), ("es", 1280, "light")]
)
def test_every_screen_is_accessible_and_never_wider_than_the_telephone(
    pages: dict[str, Page], language: str, width: int, scheme: str
) -> None:
    page = fresh(pages[language])
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 640})
    for where, way in OTHER_SCREENS.items():
        page.goto("about:blank")
        page.goto("/guide/")
        page.evaluate(way)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == [], where
        assert not is_too_wide(page), where
        page.evaluate("document.documentElement.style.fontSize = '36px'")
        assert not is_too_wide(page), f"{where} at twice the size of letters"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.click("#large")
        assert not is_too_wide(page), f"{where} in large print"
    page.emulate_media(color_scheme="light")


def test_on_paper_stands_the_answer_without_its_buttons(english: Page) -> None:
    english.click("[data-place=health]")
    english.emulate_media(media="print")
    assert english.locator("#say").is_visible()
    assert english.locator("#why").is_visible()
    assert not any(one.is_visible() for one in english.locator("button").all())
    english.emulate_media(media="screen")


def test_without_a_script_the_general_steps_and_the_way_to_the_cards_stand_there(
    opened: Browser, served: Served
) -> None:
    page = new_page(opened, served.address, width=320, java_script_enabled=False)
    page.goto("/guide/")
    told = page.locator("#general").inner_text()
    for step in ("S-01", "S-04", "S-14"):
        assert all(said in told for said in steps_said()[step].values())
    assert "runs no scripts" in told
    assert "Printed cards" in told
    assert "Tarjetas impresas" in told
    page.context.close()


def test_every_step_stands_under_one_heading_and_every_word_is_said_in_both_languages() -> None:
    grouped = [step for group in screens()["groups"].values() for step in group]
    assert sorted(grouped) == sorted(steps_said())
    assert set(screens()["first"]) <= set(grouped)
    assert all(en and es and en != es for name, (en, es) in words().items() if name not in ("no",))


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    folder = files("amparo.pages").joinpath("guide")
    code = "".join(
        one.read_text("utf-8") for one in folder.joinpath("app").iterdir() if one.name.endswith(".js")
    )
    asked = set(re.findall(r'word\("(\w+)"', code)) | set(re.findall(r'word\(\w+ \? "(\w+)" : "\w+"', code))
    fixed = set(re.findall(r"page\.(\w+)", folder.joinpath("page.html").read_text("utf-8")))
    assert asked | fixed <= set(words())
    loose = {
        name for name in words() if f'"{name}"' not in code and name not in fixed and name not in ("lead",)
    }
    assert {name for name in loose if not name.startswith("field_")} <= {"exempt_parts", "second_request"}
    for name in (one for one in loose if one.startswith("field_")):
        assert f'"{name.removeprefix("field_")}"' in code, name
