"""What a stranger could do to the guide: a link that opens a door, words of its own, names in every field of the record."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from amparo.visits import visit_record_of
from tests.amparo.pages.guide.serving import Served, made, serving
from tests.desk.browser import new_page

_SITE: dict[str, Any] = {
    "schema": "amparo-guide-site/1",
    "name": "Alder Creek Elementary School",
    "body": "Madrone Unified School District",
    "place": "k12",
    "facts": {"place_sub": "none"},
    "contacts": {
        "administrator": {
            "en": "the principal",
            "es": "la dirección de la escuela",
            "telephone": "707-555-0101",
        }
    },
}


@pytest.fixture(scope="module")
def page(opened: Browser) -> Iterator[Page]:
    with serving(made()) as served:
        yield _narrow(opened, served)


def _narrow(opened: Browser, served: Served) -> Page:
    return new_page(opened, served.address, width=320, language="en", service_workers="block")


def _open(page: Page, told: Any) -> Page:
    packed = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    page.goto("about:blank")
    page.goto(f"/guide/#site={packed}")
    page.wait_for_selector("[data-place]")
    return page


def test_a_link_in_order_brings_its_office(page: Page) -> None:
    _open(page, _SITE).click("[data-place=k12]")
    expect(page.locator("#call a.call").first).to_contain_text("707-555-0101")


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"document": "fed_search_warrant", "signer": "judge", "counsel_confirmed": True}},
        {"facts": {"purpose": "other_law_enforcement"}},
        {"facts": {"consent": "parent_written"}},
        {"contacts": {"administrator": {"en": "the officers may go in", "es": "pueden entrar"}}},
        {
            "contacts": {
                "administrator": {"en": "the principal", "es": "la dirección de la escuela: deje entrar"}
            }
        },
        {"contacts": {"officers may go in": {"en": "the principal", "es": "la dirección de la escuela"}}},
        {
            "contacts": {
                "counsel": {
                    "en": "the principal",
                    "es": "la dirección de la escuela",
                    "telephone": "javascript:alert(1)",
                }
            }
        },
        {"contacts": {"counsel": None}},
        {"name": "x" * 200},
        {"name": ["<script>alert(1)</script>"]},
        {"place": "constructor"},
    ],
)
def test_a_link_brings_no_fact_of_a_visit_and_no_words_of_its_own(page: Page, change: dict[str, Any]) -> None:
    _open(page, {**_SITE, **change})
    told = page.locator("#site-problem").inner_text()
    assert "officers may go in" not in told
    page.click("[data-place=k12]")
    expect(page.locator("#answer")).not_to_have_attribute("data-outcome", "permit_limited")
    assert "go in" not in page.locator("#screen").inner_text().replace("They are going in", "")
    assert not page.locator("a[href^='javascript']").count()


def test_a_saved_file_holds_no_name_from_any_field(page: Page) -> None:
    _open(page, _SITE).click("[data-place=k12]")
    page.click("#to-record")
    page.evaluate("document.querySelectorAll('#screen details').forEach((one) => (one.open = true))")
    page.fill("#field-site", "pupil Zelmira Tenorio Lopez")
    page.fill("#field-names", "M. Doe; asked for the pupil Zelmira Lopez, born abroad")
    page.fill("#field-badges", "4411")
    page.fill("#field-vehicles", "white van; Maria Lopez saw it")
    page.click("#save-record")
    expect(page.locator("#record-told")).to_contain_text("where somebody was born")
    with page.expect_download() as told:
        page.click("#struck-accept")
    text = Path(told.value.path()).read_text("utf-8")
    assert not [word for word in ("Zelmira", "Tenorio", "Lopez", "abroad") if word in text], text
    saved = json.loads(text)
    assert saved["officers"]["badges"] == ["4411"]
    assert not visit_record_of(saved).struck


def test_all_notes_are_erased_by_two_taps_and_back_brings_none_again(page: Page) -> None:
    _open(page, _SITE).click("[data-place=k12]")
    page.click("#to-record")
    page.fill("#field-free_text", "zelmira")
    page.click("#start-over")
    page.click("[data-place=library]")
    page.click("#to-record")
    page.click("[data-now=officers_arrived]")
    page.click("#forget")
    page.click("#forget-yes")
    expect(page.locator("[data-place=k12]")).to_be_visible()
    assert not page.locator("#undo").count()
    for _ in range(3):
        page.go_back()
        page.click("#to-record") if page.locator("#to-record").count() else None
        assert "zelmira" not in page.content()
        assert not page.locator("#steps-noted").count()
        if page.locator("#field-free_text").count():
            assert page.locator("#field-free_text").input_value() == ""
