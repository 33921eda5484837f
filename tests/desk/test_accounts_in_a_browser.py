"""In a real browser: a passkey, an app's codes, and the pages of accounts, at three widths and in two languages."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import (
    PASS_PHRASE,
    WIDTHS,
    Site,
    browser,
    is_too_wide,
    new_page,
    sign_in,
    site,
    violations,
    weight,
)

PICTURES = os.environ.get("AMPARO_PICTURES", "")
"""A folder for pictures of each page, to be looked at; none are taken without it."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A desk with people of several roles, where a second factor is asked of those who read widely."""
    with site(tmp_path_factory.mktemp("accounts"), AMPARO_DESK_SECOND_FACTOR="required") as running:
        running.add_account("i.vela", "supervisor")
        running.add_account("c.ruiz", "clerk", language="es")
        running.add_account("d.quill", "administrator", "auditor")
        running.add_account("m.luna", "administrator", language="es")
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def seen(page: Page, name: str) -> None:
    """Nothing on the page keeps anybody out; at each width it fits."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert not is_too_wide(page), f"{name} at {width}"
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    assert violations(page) == [], name
    assert page.faults == [], name  # type: ignore[attr-defined]


def confirm(page: Page) -> None:
    """Show once more who one is, by the password."""
    page.wait_for_url("**/account/confirm/**")
    page.locator("input[name=password]").fill(PASS_PHRASE)
    page.get_by_role("button", name="Confirm").click()


def sign_out(page: Page) -> None:
    """Sign out, which leads back to where one signs in."""
    page.locator("header").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")


def test_a_supervisor_signs_in_with_a_passkey_alone_once_it_is_set_up(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    sign_in(page, "i.vela", next_page="/sign-in/")
    page.wait_for_url("**/account/second-factor/")
    expect(page.locator("main")).to_contain_text("Your role needs a second factor")
    page.goto("/")
    page.wait_for_url("**/account/second-factor/")
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.wait_for_url("**/passkeys/new/")
    seen(page, "passkey-new")
    page.get_by_label("Sign in with it alone").check()
    page.locator("#passkey-add").click()
    page.wait_for_url("**/second-factor/codes/")
    assert page.locator("main li code").count() == 10
    seen(page, "codes")
    page.goto("/account/second-factor/passkeys/")
    expect(page.locator("main")).to_contain_text("Key 1")

    sign_out(page)
    page.locator("#passkey-sign-in").click()
    page.wait_for_url(f"{desk.address}/")
    expect(page.locator("header")).to_contain_text("i.vela")

    sign_out(page)
    sign_in(page, "i.vela")
    page.wait_for_url("**/sign-in/second-factor/")
    seen(page, "second-factor-asked")
    page.locator("#passkey-authenticate").click()
    page.wait_for_url(f"{desk.address}/")
    assert page.faults == []  # type: ignore[attr-defined]


def test_an_administrator_sets_up_an_app_and_keeps_accounts(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "d.quill", next_page="/sign-in/")
    page.wait_for_url("**/account/second-factor/")
    seen(page, "second-factor")
    page.get_by_role("link", name="Set up an app").click()
    seen(page, "confirm")
    confirm(page)
    page.wait_for_url("**/second-factor/app/")
    box = page.locator("main svg").first.bounding_box()
    assert box is not None
    assert box["width"] >= 100, "the picture is large enough to be read by a phone"
    seen(page, "app")
    secret = page.locator("main code").first.inner_text()
    page.locator("input[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Set up").click()
    page.wait_for_url("**/second-factor/codes/")

    page.goto("/accounts/")
    seen(page, "accounts")
    page.locator("#name").fill("Rosa")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("main")).to_contain_text("Choose at least one role")
    assert page.locator("#name").input_value() == "Rosa"
    seen(page, "accounts-error")
    page.locator("#name").fill("r.osa")
    page.get_by_label("Records clerk").check()
    page.get_by_role("button", name="Add").click()
    expect(page.locator("h1")).to_contain_text("r.osa")
    link = page.locator("main code").inner_text()
    seen(page, "link")
    page.goto("/accounts/r.osa/")
    seen(page, "account")
    page.goto("/accounts/history/")
    expect(page.locator("main")).to_contain_text("One-time link made")
    seen(page, "history")

    new = new_page(chromium, desk.address, language="es")
    new.goto(link)
    expect(new.locator("h1")).to_have_text("Establezca su contraseña")
    seen(new, "welcome-es")
    new.locator("input[name=new_password1]").fill(PASS_PHRASE)
    new.locator("input[name=new_password2]").fill(PASS_PHRASE)
    new.locator("main button").click()
    new.wait_for_url("**/sign-in/")
    seen(new, "sign-in-es")
    sign_in(new, "r.osa")
    new.wait_for_url(f"{desk.address}/")


def test_the_language_is_changed_on_the_spot_and_stays_with_the_account(
    desk: Site, chromium: Browser
) -> None:
    page = new_page(chromium, desk.address)
    page.goto("/sign-in/")
    seen(page, "sign-in")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("h1")).to_have_text("Iniciar sesión")
    sign_in(page, "c.ruiz")
    page.goto("/account/")
    expect(page.locator("h1")).to_have_text("Su cuenta")
    seen(page, "own-es")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Your account")
    page.goto("/nowhere/")
    assert page.faults == []  # type: ignore[attr-defined]


def test_no_page_of_accounts_weighs_more_than_100_kb(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address, language="es")
    assert weight(page, "/sign-in/") < 100_000
    sign_in(page, "m.luna")
    desk.run(_WITH_A_FACTOR, "m.luna")
    for path in ("/account/", "/account/second-factor/passkeys/", "/accounts/", "/accounts/history/"):
        assert weight(page, path) < 100_000
        assert page.url == f"{desk.address}{path}"


_WITH_A_FACTOR = """
from allauth.mfa.models import Authenticator
from amparo_desk.accounts.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
Authenticator.objects.get_or_create(user=User.objects.get(username=values[0]), type="totp", defaults={"data": {}})
for one in Session.objects.all():
    session = SessionStore(one.session_key)
    session["second_factor"] = True
    session.save()
"""
