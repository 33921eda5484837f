"""What the paper in hand is worth stands on the answer, from the rule itself, as soon as anything is known of one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from amparo.facts.visit_record import ROLES
from amparo.facts.visit_words import PLACES
from amparo.pages.guide.page import screens
from tests.amparo.pages.guide.serving import made, serving
from tests.desk.browser import new_page


@pytest.fixture(scope="module")
def page(opened: Browser) -> Iterator[Page]:
    with serving(made()) as served:
        page = new_page(opened, served.address, width=320, language="es", service_workers="block")
        page.goto("/guide/")
        page.wait_for_selector("[data-place]")
        yield page


def test_an_agencys_arrest_warrant_is_told_to_be_an_agencys_with_who_must_confirm_it(page: Page) -> None:
    page.click("[data-place=k12]")
    page.click("[data-value=records]")
    assert page.locator("#paper").count() == 0, "of a paper nobody has spoken yet"
    page.locator("#question button").nth(1).click()
    page.click("[data-value=agency]")
    page.click("[data-value=arrest]")
    page.click("[data-value=immigration_officer]")
    told = page.locator("#paper")
    assert told.get_attribute("data-paper") == "agency_paper"
    assert "Un papel de agencia no abre áreas no públicas" in told.inner_text()
    assert "debe confirmar qué es el papel" in told.inner_text()
    assert "U.S. Const., amend. IV · S:" in told.inner_text()


def test_the_answers_given_stand_there_with_one_colon_each(page: Page) -> None:
    page.locator("#answered summary").click()
    assert "::" not in page.locator("#answered").inner_text()


def test_the_roles_of_the_place_stand_first_in_the_record_and_none_is_missing(page: Page) -> None:
    for place, first in screens()["record"]["roles_first"].items():
        page.goto("about:blank")
        page.goto("/guide/")
        page.click(f"[data-place={place}]")
        page.click("#to-record")
        offered = page.eval_on_selector_all(
            "#field-received_by_role option", "all => all.map(one => one.value && JSON.parse(one.value))"
        )
        assert offered[1 : len(first) + 1] == first, place
        assert sorted(offered[1:]) == sorted(ROLES), place
    assert set(screens()["record"]["roles_first"]) == set(PLACES)
