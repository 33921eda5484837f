"""In a real browser: reports, requests for records and samples at 320 px and wide, in both languages, accessible, by keyboard."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browser import Site, browser, is_too_wide, new_page, sign_in, site, violations, weight
from tests.desk.released import public_list
from tests.log.signing_world import make_world

HEAVIEST = 100 * 1024
_FILL = """
import tomllib, uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from amparo.casefile import Act, Role
from amparo.facts import read_agency
from amparo.oversight.fields import Kind
from amparo.oversight.package import Scope
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.draw_sample import ask_for_sample
from amparo_desk.acts.records_request import log_request, make_package
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.acts.state_report import make_state_report, note_report_sent, state_task_force
from amparo_desk.agencies import vault_of
from amparo_desk.commands.import_requests import take_in
from amparo_desk.releasing import house_here
vault, now = vault_of("madrone"), datetime.now(UTC)
actor = Actor("i.other", frozenset({Role.SUPERVISOR}), "madrone")
profile = Path("samples/madrone-agency.toml")
set_policy(vault, actor, now, 0, profile=tomllib.loads(profile.read_text("utf-8")))
role = actor.role_for(Act.IMPORT_REQUESTS)
take_in(vault, actor, role, "samples/jail-requests-2025.csv", read_agency(profile))
first, second, records, sample, force = (str(uuid.uuid4()) for _ in range(5))
state_task_force(vault, actor, now, force, 1, {"year": 2025, "name": "Valley (fictional)", "purpose": "vehicles",
    "federal": "HSI", "state": "", "local": "", "arrests": 3, "immigration_arrests": None, "reports_for_others": None})
make_state_report(vault, actor, now, first, 2025)
note_report_sent(vault, actor, now, first, sent_on=date.today(), how="portal", office="Department of Justice")
state_task_force(vault, actor, now, force, 2, {"year": 2025, "name": "Valley (fictional)", "purpose": "vehicles",
    "federal": "HSI", "state": "", "local": "", "arrests": 4, "immigration_arrests": 1, "reports_for_others": True})
make_state_report(vault, actor, now, second, 2025)
came = date.today() - timedelta(days=8)
scope = Scope(date(2025, 1, 1), date(2025, 12, 31), tuple(Kind))
log_request(vault, actor, now, records, received_on=came, scope=scope, requester="Quimby Requester",
    reach="quimby@press.example", said="everything")
make_package(vault, house_here(), actor, now, records, 2)
ask_for_sample(vault, house_here().log(), Actor("t.marlow", frozenset({Role.AUDITOR}), "madrone"), now, sample, 5)
print(json.dumps([first, second, records, sample, force]))
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, list[str]]]:
    """The sample county's desk with a report, an amendment, a request for records, a sample; and their names."""
    folder = tmp_path_factory.mktemp("oversight-pages")
    told = folder / "list.toml"
    told.write_text(public_list("madrone"), "utf-8")
    places = {
        "AMPARO_LOG_HOME": str(make_world(folder / "world", size=0).home),
        "AMPARO_RELEASES": str(folder / "releases"),
        "AMPARO_RELEASE_LIST": str(told),
    }
    with site(folder / "desk", **places) as running:
        for name, language in (("s.okafor", "en"), ("r.vega", "es")):
            running.add_account(name, "supervisor", "counsel", "auditor", language=language)
        yield running, json.loads(running.run(_FILL).splitlines()[-1])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def faults(page: Page, path: str, width: int) -> list[str]:
    """What is wrong with a page as it stands."""
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(path)
    assert answer is not None
    found = [f"answers {answer.status}"] * (answer.status != 200)
    found += [*violations(page), *(["too wide"] * is_too_wide(page)), *page.faults]  # type: ignore[attr-defined]
    return [f"{path} at {width} px: {one}" for one in found]


def pages(names: list[str]) -> list[str]:
    """Every page of reports, requests and samples that shows or asks."""
    first, second, records, sample, force = names
    own = f"/oversight/requests/{records}/"
    return [
        "/",
        "/oversight/",
        "/oversight/reports/new/",
        f"/oversight/reports/{first}/",
        f"/oversight/reports/{second}/",
        f"/oversight/reports/{second}/sent/",
        "/oversight/compare/2025/",
        "/oversight/task-forces/new/",
        f"/oversight/task-forces/{force}/",
        "/oversight/requests/new/",
        own,
        *(f"{own}{act}/" for act in ("extend", "texts", "package", "approve", "answered")),
        "/oversight/samples/new/",
        f"/oversight/samples/{sample}/",
        f"/oversight/samples/{sample}/draw/",
    ]


@pytest.mark.parametrize(("name", "language", "width"), [("r.vega", "es", 320), ("s.okafor", "en", 1400)])
def test_each_page_is_accessible_and_narrow_enough_in_both_languages(
    desk: tuple[Site, list[str]], chromium: Browser, name: str, language: str, width: int, tmp_path: Path
) -> None:
    running, names = desk
    page = new_page(chromium, running.address, width=width, language=language)
    sign_in(page, name)
    assert [one for path in pages(names) for one in faults(page, path, width)] == []
    assert page.locator("html").get_attribute("lang") == language
    assert max(weight(page, path) for path in pages(names)) <= HEAVIEST
    for number, path in enumerate(pages(names)):
        page.goto(path)
        page.screenshot(path=str(tmp_path / f"{number:02}.png"), full_page=True)
    page.context.close()


def test_the_state_s_table_is_laid_beside_ours_without_scripts(
    desk: tuple[Site, list[str]], chromium: Browser, tmp_path: Path
) -> None:
    running, _ = desk
    page = new_page(chromium, running.address, width=320, language="es", java_script_enabled=False)
    sign_in(page, "r.vega")
    table = tmp_path / "estado.csv"
    table.write_bytes("offense;year\r\nPC 211;2025\r\nPC 187;nunca\r\n".encode("cp1252"))
    page.goto("/oversight/compare/2025/")
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name="Comparar").click()
    assert "línea 3" in page.locator("main").inner_text()
    table.write_bytes("offense;year\r\n".encode("cp1252") + b"PC 211;2025\r\n" * 40)
    page.goto("/oversight/compare/2025/")
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name="Comparar").click()
    said = page.locator("main").inner_text()
    assert "40" in said
    assert "sin explicar" in said
    page.context.close()


def test_a_request_is_logged_by_keyboard_alone_and_stands_on_the_page_of_today(
    desk: tuple[Site, list[str]], chromium: Browser
) -> None:
    running, names = desk
    page = new_page(chromium, running.address, width=1400, language="en")
    sign_in(page, "s.okafor")
    page.goto("/oversight/requests/new/")
    for label, text in (
        ("received_on", "2026-01-05"),
        ("requester", "Ottoline Requester"),
        ("since", "2025-01-01"),
        ("until", "2025-03-31"),
    ):
        page.locator(f"[name={label}]").focus()
        page.keyboard.type(text)
    page.locator("[name=kind_requests]").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Put it on record").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Ottoline Requester" in page.locator("main").inner_text()
    page.goto("/")
    said = page.locator("main").inner_text()
    assert "Requests for records to answer" in said
    assert "Gov. Code § 7922.535" in said
    assert names[2] in page.content()
    page.context.close()
