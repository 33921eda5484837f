"""A school office without a network: the officers come, the guide leads, the record is saved and read by the desk's reader."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from amparo.law.places import decide_visit
from amparo.visits import visit_record_of
from tests.amparo.pages.guide.serving import made, serving
from tests.desk.browser import browser, is_too_wide, new_page, violations

SAYS = {
    "en": ("I cannot let you in", "I need a paper from a court.", "I do not consent."),
    "es": ("No puedo dejarle pasar", "Necesito una orden de un tribunal.", "No doy mi consentimiento"),
}


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as found:
        yield found


def _cut_off(opened: Browser, language: str, width: int) -> Page:
    """The guide, loaded once; then the server is gone and the network is cut."""
    with serving(made()) as served:
        page = new_page(opened, served.address, width=width, language=language)
        page.goto("/guide/")
        page.wait_for_selector("#offline[data-state=ready]")
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector("[data-place]")
    return page


@pytest.mark.parametrize(("language", "width"), [("en", 320), ("es", 320), ("es", 1280)])
def test_an_office_manager_alone_at_the_counter_is_led_through_a_visit_without_a_network(
    opened: Browser, language: str, width: int
) -> None:
    page = _cut_off(opened, language, width)
    cannot, court, consent = SAYS[language]
    page.click("[data-place=k12]")
    expect(page.locator("#say")).to_contain_text(cannot)
    page.click("[data-value=speak_to_person]")
    page.click("#question li:nth-child(2) button")
    page.click("[data-value=agency]")
    expect(page.locator("#answer")).to_have_attribute("data-outcome", "refuse_access")
    expect(page.locator("[data-step=S-09]")).to_contain_text(court)
    page.click("#going")
    expect(page.locator("#say")).to_contain_text(consent)
    assert violations(page) == []
    page.click("#not-in")
    page.click("#to-record")
    for what in ("officers_arrived", "asked_for_identification", "called_administrator", "officers_left"):
        page.click(f"[data-now={what}]")
    page.fill("#field-free_text", "The pupil was born in another country. The officers left calmly.")
    page.click("#save-record")
    with page.expect_download() as told:
        page.click("#struck-accept")
    saved = json.loads(Path(told.value.path()).read_text("utf-8"))
    assert "another country" not in json.dumps(saved)
    assert "left calmly" in saved["free_text"]
    record = visit_record_of(saved)
    answer = decide_visit("k12", saved["facts"], record.on)
    assert (saved["decided"]["outcome"], saved["decided"]["rule"]) == (answer.outcome, answer.rule.id)
    assert record.steps[0].what == "officers_arrived"
    assert not record.struck
    assert not record.untaken
    page.context.close()


def test_a_saved_record_is_opened_again_and_a_bad_file_changes_nothing(
    opened: Browser, tmp_path: Path
) -> None:
    page = _cut_off(opened, "en", 320)
    page.click("#to-record")
    page.click("[data-now=asked_for_papers]")
    bad = tmp_path / "bad.json"
    for content, told in (
        ("{", "no JSON"),
        ('{"schema": "amparo-drill/1"}', "amparo-visit/1"),
        ('{"schema": "amparo-visit/1", "place": "moon"}', "kind of place"),
        ('{"schema": "amparo-visit/1", "place": "k12", "facts": {"request": "moon"}}', "facts.request"),
    ):
        bad.write_text(content, "utf-8")
        page.set_input_files("#open-file", bad)
        expect(page.locator("#record-told")).to_contain_text(told)
        expect(page.locator("#steps-noted")).to_contain_text("Asked for papers")
    good = tmp_path / "good.json"
    good.write_text(
        json.dumps(
            {
                "schema": "amparo-visit/1",
                "place": "library",
                "arrived": "2026-03-18T10:12",
                "facts": {"request": "records"},
                "steps": [{"at": "2026-03-18T10:14", "what": "asked_for_identification"}],
                "answer_given": "Nothing was handed over.",
                "later": {"counsel_told": None},
            }
        ),
        "utf-8",
    )
    page.set_input_files("#open-file", good)
    expect(page.locator("#record-told")).to_contain_text("later")
    assert page.input_value("#field-arrived") == "2026-03-18T10:12"
    expect(page.locator("#steps-noted")).to_contain_text("Asked for identification")
    page.click("text=To the answer")
    expect(page.locator("[data-step=S-23]")).to_have_count(1)
    page.context.close()


def test_a_record_with_every_field_filled_in_is_read_whole_and_printed(opened: Browser) -> None:
    page = _cut_off(opened, "es", 320)
    page.click("[data-place=k12]")
    page.click("#to-record")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.click("text=Añadir un papel")
    page.click("#screen .duties button >> nth=0")
    for field in page.locator("#screen select").all():
        field.select_option(index=1)
    values = {
        "number": "2",
        "tel": "707-555-0144",
        "date": "2026-03-17",
        "datetime-local": "2026-03-18T10:12",
    }
    for kind, value in values.items():
        for field in page.locator(f"#screen input[type={kind}]").all():
            field.fill(value)
    for field in page.locator("#screen input[type=text], #screen textarea").all():
        field.fill("Con calma.")
    for tick in page.locator("#screen input[type=checkbox]").all():
        tick.check()
    page.locator("#field-code").select_option(index=1)
    page.locator("#field-to").select_option('"counsel"')
    page.click("#notice-now")
    with page.expect_download() as told:
        page.click("#save-record")
    saved = json.loads(Path(told.value.path()).read_text("utf-8"))
    record = visit_record_of(saved)
    assert not record.untaken
    assert record.officers.count == 2
    assert record.papers[0].kind == "i200"
    assert saved["notices"][0]["to"] == "counsel"
    page.click("#print-record")
    expect(page.locator("#screen")).to_contain_text("Con calma.")
    assert violations(page) == []
    assert not is_too_wide(page)
    page.context.close()


def test_leaving_with_unsaved_notes_asks_first(opened: Browser) -> None:
    page = _cut_off(opened, "en", 320)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.click("#to-record")
    page.close(run_before_unload=True)
    page = _cut_off(opened, "en", 320)
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.click("#to-record")
    page.click("[data-now=officers_arrived]")
    page.reload()
    assert asked == ["beforeunload"]
    page.context.close()
