"""A form that was sent after its session ended, or into a fault, is shown again to who typed it, and to nobody else."""

import re
import time
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from amparo_desk.accounts.models import Membership, User
from amparo_desk.kept.form import TypedFile, TypedForm, from_bytes, to_bytes
from amparo_desk.kept.keeping import (
    KEPT_FOR,
    LARGEST,
    MOST,
    NotKeptError,
    Owner,
    find,
    keep,
    owner_of,
    signed,
    sweep,
)
from amparo_desk.kept.models import KeptForm
from tests.desk.accounts_cast import new_agency
from tests.desk.conftest import NAMES
from tests.desk.kept_urls import TAKEN

AT = datetime(2026, 11, 25, 6, 45, tzinfo=UTC)  # a Wednesday in Greenwich, Tuesday evening in California
PHRASE = "copper kettle by the river"
PAPER = b"%PDF-1.7 invented\x00\xff"


@pytest.fixture
def account(sqlite: tuple[str, str]) -> User:  # noqa: ARG001 - the databases must be there
    """An account of a clerk at an agency of its own."""
    return new_account()


def new_account(agency: str = "") -> User:
    name = next(NAMES)
    user = User(username=f"clerk.{name.replace('-', '')}")
    user.set_password(PHRASE)
    user.save()
    Membership.objects.create(user=user, agency=agency or name, role="clerk")
    return user


@pytest.fixture
def browser(account: User) -> Client:
    """A browser in which the account has signed in, that checks tokens as in earnest."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    with override_settings(ROOT_URLCONF="tests.desk.kept_urls"):
        TAKEN.clear()
        sign_in(client, account)
        yield client


def sign_in(client: Client, user: User, next_page: str = "/") -> HttpResponse:
    page = client.get("/sign-in/", {"next": next_page})
    typed = {**hidden(page), "login": user.username, "password": PHRASE, "next": next_page}
    return client.post("/sign-in/", typed)


def hidden(page: HttpResponse) -> dict[str, str]:
    """The hidden fields of the first form of the page's main part."""
    html = page.content.decode().partition("<main")[2] or page.content.decode()
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html.partition("</form>")[0])
    return {name: unescape(value) for name, value in found}


def end_session(client: Client) -> None:
    """What half an hour does: the session is gone, the page stands open."""
    session = client.session
    session.flush()
    del client.cookies["amparo_desk"]


def test_what_was_typed_is_shown_again_after_signing_in_and_sent_on_one_button(
    browser: Client, account: User
) -> None:
    opened = hidden(browser.get("/reception"))
    end_session(browser)
    typed = {
        **opened,
        "name": "B-1002 <b>",
        "judge": "unknown",
        "paper": SimpleUploadedFile("fax.pdf", PAPER),
    }
    sent = browser.post("/reception", typed)
    assert sent.status_code == 302
    assert sent["Location"].startswith("/sign-in/?next=%2Fkept%2F")
    assert TAKEN == []
    back = sent["Location"].partition("next=")[2].replace("%2F", "/")
    assert sign_in(browser, account, back)["Location"] == back

    page = browser.get(back)
    shown = page.content.decode()
    assert "What you had typed is still here" in shown
    assert "<dt>Name</dt>" in shown
    assert "B-1002 &lt;b&gt;" in shown
    assert "Asked and unknown" in shown
    assert "fax.pdf" in shown
    assert TAKEN == [], "nothing is sent unasked"

    assert browser.post("/reception", hidden(page))["Location"] == "/taken"
    ((fields, paper),) = TAKEN
    assert (fields["name"], fields["judge"], paper) == ("B-1002 <b>", "unknown", PAPER)
    assert browser.get(back).status_code == 404, "it is removed after use"
    assert not KeptForm.objects.filter(account=account.username).exists()


def test_another_account_that_has_the_address_is_refused_and_the_writer_is_not(
    browser: Client, account: User
) -> None:
    opened = hidden(browser.get("/reception"))
    end_session(browser)
    back = (
        browser.post("/reception", {**opened, "name": "B-1002"})["Location"]
        .partition("next=")[2]
        .replace("%2F", "/")
    )
    other = new_account()
    sign_in(browser, other, back)
    refused = browser.get(back)
    assert (refused.status_code, b"B-1002" in refused.content) == (404, False)
    assert browser.post(back, hidden(browser.get("/reception"))).status_code == 404
    end_session(browser)
    sign_in(browser, account, back)
    assert b"B-1002" in browser.get(back).content


def test_a_form_that_was_not_opened_here_is_not_kept(browser: Client) -> None:
    opened = hidden(browser.get("/reception"))
    end_session(browser)
    for kept in ("", "forged", signing.dumps(["c.ruiz", "madrone"], salt="another")):
        sent = browser.post("/reception", {**opened, "kept": kept, "name": "B-1002"})
        assert sent.status_code == 302
        assert sent["Location"].startswith("/sign-in/")
        assert "kept" not in sent["Location"]
    assert TAKEN == []


def test_a_form_whose_token_is_old_is_offered_again(browser: Client) -> None:
    opened = hidden(browser.get("/reception"))
    failed = browser.post("/reception", {**opened, "csrfmiddlewaretoken": "x" * 64, "name": "B-1002"})
    assert failed.status_code == 403
    assert b"The page was open too long" in failed.content
    (back,) = re.findall(r'href="(/kept/[^"]+)"', failed.content.decode())
    assert browser.post("/reception", hidden(browser.get(back)))["Location"] == "/taken"
    assert TAKEN[0][0]["name"] == "B-1002"


def test_without_session_and_without_token_the_form_is_kept_as_well(browser: Client, account: User) -> None:
    opened = hidden(browser.get("/reception"))
    browser.cookies.clear()
    sent = browser.post("/reception", {**opened, "name": "B-1002"})
    back = sent["Location"].partition("next=")[2].replace("%2F", "/")
    sign_in(browser, account, back)
    assert b"B-1002" in browser.get(back).content


def test_a_fault_of_the_desk_loses_nothing(browser: Client) -> None:
    opened = hidden(browser.get("/reception"))
    failed = browser.post("/reception", {**opened, "name": "fail", "judge": "no"})
    assert failed.status_code == 500
    (back,) = re.findall(r'href="(/kept/[^"]+)"', failed.content.decode())
    assert b"fail" in browser.get(back).content
    again = browser.post("/reception", hidden(browser.get(back)))
    assert again.status_code == 500
    assert browser.get(back).status_code == 200, "as long as it was not taken in, it stays"


def test_a_form_typed_for_one_agency_is_not_sent_to_another(browser: Client, account: User) -> None:
    opened = hidden(browser.get("/reception"))
    end_session(browser)
    back = (
        browser.post("/reception", {**opened, "name": "B-1002"})["Location"]
        .partition("next=")[2]
        .replace("%2F", "/")
    )
    Membership.objects.filter(user=account).update(agency="elsewhere")
    sign_in(browser, account, back)
    page = browser.get(back).content.decode()
    assert "Choose that agency first" in page
    assert 'action="/reception"' not in page


@pytest.mark.parametrize("size", [5, LARGEST])
def test_a_form_opened_for_one_agency_does_not_go_on_record_at_another_that_was_chosen_meanwhile(
    browser: Client, account: User, size: int
) -> None:
    own = Membership.objects.get(user=account).agency
    opened, other = hidden(browser.get("/reception")), new_agency()
    Membership.objects.create(user=account, agency=other, role="clerk")
    token = {"csrfmiddlewaretoken": opened["csrfmiddlewaretoken"]}
    browser.post("/agency/", {"agency": other, **token})
    paper = SimpleUploadedFile("fax.pdf", bytes(size))
    refused = browser.post("/reception", {**opened, "name": "B-1002", "paper": paper})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert f"opened for {own}, and you work for {other} now" in page
    assert TAKEN == []
    assert KeptForm.objects.filter(account=account.username).exists() is (size == 5)
    if size == 5:
        back = re.findall(r'href="(/kept/[^"]*)"', page)[0]
        browser.post("/agency/", {"agency": own, **token})
        assert browser.post("/reception", hidden(browser.get(back)))["Location"] == "/taken"
        assert TAKEN[0][0]["name"] == "B-1002"


def test_it_can_be_discarded(browser: Client, account: User) -> None:
    back = keep(account.username, FORM_OF_ONE, timezone.now())
    page = browser.get(back)
    token = hidden(page)["csrfmiddlewaretoken"]
    assert browser.post(back, {"csrfmiddlewaretoken": token}).status_code == 302
    assert browser.get(back).status_code == 404


# What is kept, and for how long.

FORM_OF_ONE = TypedForm(
    "/reception", "madrone", (("name", "Ñandú 李"), ("name", "two")), {"name": "Name"}, ()
)


def name_and_key(address: str) -> tuple[str, str]:
    _, _, name, key, _ = address.split("/")
    return name, key


def test_a_form_comes_back_as_it_was() -> None:
    form = TypedForm("/a?b=c", "madrone", FORM_OF_ONE.fields, {}, (TypedFile("p", "fax.pdf", "application/pdf", PAPER),
                                                                  TypedFile("q", "empty", "text/plain", b"")))  # fmt: skip
    assert from_bytes(to_bytes(form)) == form


def test_neither_database_nor_log_holds_what_was_typed_or_its_key(account: User, capfd: Any) -> None:
    _, key = name_and_key(keep(account.username, FORM_OF_ONE, AT))
    row = KeptForm.objects.get(account=account.username)
    held = " ".join(
        str(bytes(value) if isinstance(value, memoryview) else value) for value in vars(row).values()
    )
    assert "Ñandú" not in held
    assert "reception" not in held
    assert key not in held + "".join(capfd.readouterr())


def test_after_a_day_it_is_gone(account: User) -> None:
    name, key = name_and_key(keep(account.username, FORM_OF_ONE, AT))
    assert find(name, key, account.username, AT + KEPT_FOR - timedelta(seconds=1)) == FORM_OF_ONE
    with pytest.raises(NotKeptError, match="a day has passed"):
        find(name, key, account.username, AT + KEPT_FOR)
    sweep(AT + KEPT_FOR)
    assert not KeptForm.objects.filter(id=name).exists()


def test_whoever_sends_something_has_old_forms_taken_away(account: User, browser: Client) -> None:
    name, _ = name_and_key(keep(account.username, FORM_OF_ONE, timezone.now()))
    KeptForm.objects.filter(id=name).update(at=timezone.now() - KEPT_FOR)
    browser.handler.load_middleware()
    browser.post("/reception", hidden(browser.get("/reception")))
    assert not KeptForm.objects.filter(id=name).exists()


@pytest.mark.parametrize("key", ["", "A" * 43, "short", "ñ" * 43, "A" * 400])
def test_another_key_opens_nothing(account: User, key: str) -> None:
    name, _ = name_and_key(keep(account.username, FORM_OF_ONE, AT))
    with pytest.raises(NotKeptError, match="address is not whole"):
        find(name, key, account.username, AT)


def test_the_oldest_makes_room(account: User) -> None:
    kept = [
        name_and_key(keep(account.username, FORM_OF_ONE, AT + timedelta(seconds=n))) for n in range(MOST + 2)
    ]
    held = set(KeptForm.objects.filter(account=account.username).values_list("id", flat=True))
    assert held == {name for name, _ in kept[2:]}


def test_what_is_too_large_is_refused_and_told(account: User) -> None:
    file = TypedFile("paper", "large.pdf", "application/pdf", bytes(LARGEST))
    with pytest.raises(NotKeptError, match="at most 12582912 are kept"):
        keep(account.username, TypedForm("/", "", (), {}, (file,)), AT)


def test_the_signed_field_is_good_for_seven_days(monkeypatch: pytest.MonkeyPatch) -> None:
    given = signed(Owner("c.ruiz", "madrone"))
    assert owner_of(given) == Owner("c.ruiz", "madrone")
    now, week = time.time(), 7 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: now + week - 60)
    assert owner_of(given) is not None
    monkeypatch.setattr(time, "time", lambda: now + week + 60)
    assert owner_of(given) is None


@pytest.mark.parametrize("given", ["", "a:b:c", "x" * 5000, signing.dumps("c.ruiz", salt="amparo_desk.kept")])
def test_an_odd_field_belongs_to_nobody(given: str) -> None:
    assert owner_of(given) is None


def test_a_password_is_never_kept(browser: Client, account: User) -> None:
    opened = hidden(browser.get("/reception"))
    end_session(browser)
    typed = {**opened, "name": "B-1002", "password": "open sesame", "new_password1": "open sesame"}
    back = browser.post("/reception", typed)["Location"].partition("next=")[2].replace("%2F", "/")
    form = find(*name_and_key(back), account.username, timezone.now())
    assert dict(form.fields) == {"name": "B-1002"}
