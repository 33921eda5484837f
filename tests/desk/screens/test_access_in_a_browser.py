"""In a real browser: an interview that was allowed is put on record, in both languages, at every width and by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.desk.browser import WIDTHS, Site, browser, is_too_wide, new_page, sign_in, site, violations, weight

HEAVIEST = 100 * 1024
_FILL = """
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo.intake import Contact, Part
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.make_notices import Wanted, make_notices
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_policy import agency_at, set_policy
from amparo_desk.agencies import vault_of
vault, now = vault_of("madrone"), datetime.now(UTC).replace(second=0, microsecond=0)
actor = Actor("s.okafor", frozenset({Role.SUPERVISOR}), "madrone")
profile = tomllib.loads(Path("samples/madrone-agency.toml").read_text("utf-8"))
profile["policy"]["information"] = "allows"
set_policy(vault, actor, now, 0, profile=profile)
agency, came = agency_at(vault), now - timedelta(hours=1)
day = came.astimezone(CALIFORNIA).date()
consent = {"form_given": True, "language_understood": True, "answer": "consented"}
asked = {
    "interview": {"consent": consent},
    "information": {"items": ["photo", "criminal_history", "home_address"], "info_public": {"photo": True}},
}
for kind, facts in asked.items():
    for who in ("en", "es"):
        record = f"r-{kind}-{who}"
        part = Part(kind, day, "received", {"kind": kind, "from": "ICE", **facts}, {"minor": False})
        contact = Contact("desk", "desk", 0, f"P-1{len(vault.records())}", day, came, "email", "other", (part,))
        receive_request(vault, actor, agency, record, now, contact, Came("paper"))
        if kind == "interview":
            seen = len(vault.events(record)) + 1
            case = make_notices(vault, actor, agency, record, now, seen, Wanted("es", came))
            form = next(one["sha256"] for one in case.made if one["notice"] == "interview_consent")
            seen = len(vault.events(record)) + 1
            serve_notice(vault, actor, record, now, seen, sha256=form, how="hand", served_at=came, signed="signed")
        else:
            seen = len(vault.events(record)) + 1
            act_outside(vault, actor, record, now, seen, part=kind, done="let_interview", happened_at=came,
                reason="a slip", repaired="")
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A desk with an interview asked for and allowed, and one that was let without the rules."""
    with site(tmp_path_factory.mktemp("access")) as running:
        running.add_account("c.ruiz", "clerk")
        running.add_account("c.vega", "clerk", language="es")
        running.run(_FILL)
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


@pytest.mark.parametrize(("name", "language"), [("c.ruiz", "en"), ("c.vega", "es")])
def test_every_page_of_it_is_light_fits_and_has_nothing_that_axe_finds(
    desk: Site, chromium: Browser, name: str, language: str
) -> None:
    page = new_page(chromium, desk.address, language=language)
    sign_in(page, name)
    for path in (
        f"r-interview-{language}/access/interview/",
        f"r-information-{language}/access/information/",
        f"r-information-{language}/access/interview/",
        f"r-information-{language}/access/notification/",
        f"r-information-{language}/",
    ):
        assert weight(page, f"/requests/{path}") <= HEAVIEST, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"/requests/{path}")
            assert not is_too_wide(page), (path, width)
            assert violations(page) == [], (path, width)
    page.context.close()


def test_a_permitted_interview_is_put_on_record_from_the_record_s_page_without_scripts(
    desk: Site, chromium: Browser
) -> None:
    page = new_page(chromium, desk.address, language="es", java_script_enabled=False)
    sign_in(page, "c.vega")
    page.goto("/requests/r-interview-es/")
    page.get_by_role("link", name="Si se permite una entrevista").click()
    page.select_option("#age_band", "25_34")
    page.select_option("#sex", "not_held")
    page.get_by_role("button", name="Registrar").click()
    assert "Esto aún no quedó registrado" in page.content()
    assert page.input_value("#age_band") == "25_34"
    page.select_option("#ethnicity", "hispanic")
    page.get_by_role("button", name="Registrar").press("Enter")
    assert page.url.endswith("/requests/r-interview-es/")
    assert "El acceso consta." in page.content()
    page.context.close()
