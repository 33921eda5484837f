"""Signing in as people do it: password, second factor, one-time link, the end of a session."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings

from amparo.casefile import Role
from amparo_desk.accounts import manage
from amparo_desk.accounts.listening import BEGUN, SEEN
from amparo_desk.accounts.models import Change, User
from amparo_desk.accounts.sorts import SENTENCES, Sort
from tests.desk.accounts_cast import PASSWORD, browser_of, new_agency, somebody

pytestmark = pytest.mark.usefixtures("sqlite")


@pytest.fixture(autouse=True)
def _nobody_failed_before() -> None:
    cache.clear()


def sorts(user: User) -> list[str]:
    return list(Change.objects.filter(account=user.username).order_by("id").values_list("sort", flat=True))


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/", {"login": name, "password": password, **more})


def code(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up_an_app(client: Client) -> tuple[str, list[str]]:
    """What somebody does who sets up an app: confirm who they are, read the secret, type its code, print the codes."""
    asked = client.get("/account/second-factor/app/")
    assert asked["Location"].startswith("/account/confirm/?next=")
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get("/account/second-factor/app/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert b"<svg" in page.content
    done = client.post("/account/second-factor/app/", {"code": code(secret)}, follow=True)
    assert done.request["PATH_INFO"] == "/account/second-factor/codes/", done.content.decode()
    return secret, done.context["unused_codes"]


# With a password.


def test_a_clerk_signs_in_with_a_password_and_comes_back_to_the_page_that_was_wanted() -> None:
    user, client = somebody(new_agency(), Role.CLERK), Client()
    sent = client.get("/agency/")
    assert (sent.status_code, sent["Location"]) == (302, "/sign-in/?next=/agency/")
    page = client.get(sent["Location"])
    assert b'name="next" value="/agency/"' in page.content
    done = sign_in(client, user.username, next="/agency/")
    assert (done.status_code, done["Location"]) == (302, "/agency/")
    assert client.get("/account/").status_code == 200
    assert sorts(user)[-1] == Sort.SIGNED_IN
    assert client.post("/sign-out/")["Location"] == "/"
    assert client.get("/account/").status_code == 302
    assert sorts(user)[-1] == Sort.SIGNED_OUT


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.CLERK, "/"),
        (Role.ADMINISTRATOR, "/accounts/"),
        (Role.FRONT_DESK, "/visits/"),
        (Role.RELEASE_APPROVER, "/account/"),
    ],
)
def test_each_role_arrives_where_its_work_is(role: Role, place: str) -> None:
    user = somebody(new_agency(), role)
    Change.objects.create(
        at="2026-11-25T00:00Z", sort=Sort.SIGNED_IN, account=user.username, by="", agency="", role=""
    )
    assert sign_in(Client(), user.username)["Location"] == place


def test_a_wrong_password_is_told_in_both_languages_and_noted_without_what_was_typed() -> None:
    user = somebody(new_agency(), Role.CLERK)
    for language, says in (("en", "is not right"), ("es", "no es correcto")):
        told = Client(headers={"accept-language": language}).post(
            "/sign-in/", {"login": user.username, "password": "wrong words entirely"}
        )
        assert says in told.content.decode()
    assert sorts(user)[-2:] == [Sort.REFUSED, Sort.REFUSED]
    last = Change.objects.order_by("-id").first()
    sign_in(Client(), "my secret pass phrase")
    noted = Change.objects.order_by("-id").first()
    assert noted is not None
    assert noted != last
    assert (noted.sort, noted.account, noted.by) == (Sort.REFUSED, "", "")


def test_after_five_wrong_passwords_the_right_one_waits_as_well() -> None:
    user = somebody(new_agency(), Role.CLERK)
    for _ in range(5):
        sign_in(Client(), user.username, "wrong words entirely")
    told = sign_in(Client(), user.username)
    assert told.status_code == 200
    assert b"Too many tries" in told.content


def test_a_blocked_account_does_not_come_in_and_one_that_is_in_is_out_at_once() -> None:
    agency = new_agency()
    user = somebody(agency, Role.CLERK)
    client = browser_of(user)
    assert client.get("/account/").status_code == 200
    manage.block(user, agency, by="test")
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
    assert sign_in(Client(), user.username)["Location"] == "/sign-in/blocked/"
    assert b"This account is blocked" in Client().get("/sign-in/blocked/").content
    manage.unblock(user, agency, by="test")
    assert sign_in(Client(), user.username)["Location"] == "/"
    assert sorts(user)[-4:] == [Sort.BLOCKED, Sort.REFUSED, Sort.UNBLOCKED, Sort.SIGNED_IN]


def test_nobody_signs_themselves_up() -> None:
    for path in ("/signup/", "/sign-up/", "/accounts/signup/", "/accounts/login/", "/password/reset/"):
        assert Client().get(path).status_code in (302, 404)
        assert Client().get(path).get("Location", "/sign-in/").startswith("/sign-in/")


# With a second factor.


def test_a_supervisor_is_led_to_a_second_factor_and_gets_no_further_without_one() -> None:
    user, client = somebody(new_agency(), Role.SUPERVISOR), Client()
    assert sign_in(client, user.username, next="/requests/")["Location"] == "/account/second-factor/"
    page = client.get("/account/second-factor/")
    assert b"Your role needs a second factor before you go on." in page.content
    assert client.get("/")["Location"] == "/account/second-factor/"
    secret, codes = set_up_an_app(client)
    assert len(codes) == 10
    assert client.get("/").status_code == 200
    assert sorts(user)[-2:] == [Sort.FACTOR_ADDED, Sort.CODES_MADE]
    kept = Authenticator.objects.get(user=user, type="totp").data["secret"]
    assert secret not in kept, "what the app shares with us is sealed"

    again = Client()
    assert sign_in(again, user.username)["Location"] == "/sign-in/second-factor/"
    assert again.get("/")["Location"] == "/sign-in/", "the password alone lets nobody in"
    wrong = again.post("/sign-in/second-factor/", {"code": "000000"})
    assert b"The code is not right" in wrong.content
    assert sorts(user)[-1] == Sort.FACTOR_REFUSED
    cache.clear()  # the code that was just used counts only once, and so do tries
    assert again.post("/sign-in/second-factor/", {"code": code(secret)})["Location"] == "/"
    assert again.get("/").status_code == 200


def test_a_recovery_code_counts_once() -> None:
    user, client = somebody(new_agency(), Role.AUDITOR), Client()
    sign_in(client, user.username)
    _, codes = set_up_an_app(client)
    assert b"****" not in client.get("/account/second-factor/codes/").content, "they are not shown again"
    for expected in (302, 200):
        again = Client()
        sign_in(again, user.username)
        assert again.post("/sign-in/second-factor/", {"code": codes[0]}).status_code == expected


def test_the_last_second_factor_of_a_wide_role_stays_and_a_clerk_s_goes() -> None:
    for role, expected in ((Role.COUNSEL, 1), (Role.CLERK, 0)):
        user, client = somebody(new_agency(), role), Client()
        sign_in(client, user.username)
        set_up_an_app(client)
        page = client.post("/account/second-factor/app/remove/", follow=True)
        assert Authenticator.objects.filter(user=user, type="totp").count() == expected
        assert (b"Your role needs a second factor: add another one" in page.content) is bool(expected)


def test_a_session_that_began_with_a_password_alone_does_not_inherit_a_second_factor_set_up_elsewhere() -> (
    None
):
    county = new_agency()
    user = somebody(county, Role.CLERK)
    own, stolen = Client(), {"/policy/": Client(), "/account/second-factor/passkeys/new/": Client()}
    for client in (own, *stolen.values()):
        sign_in(client, user.username)
    set_up_an_app(own)
    manage.give(user, frozenset({Role.SUPERVISOR}), county, by="test")
    assert own.get("/policy/").status_code == 200
    for address, client in stolen.items():
        sent = client.get(address)
        assert (sent.status_code, sent["Location"]) == (302, f"/sign-in/?next={address}")
        assert client.get("/account/").status_code == 302
    assert sorts(user)[-1] == Sort.SIGNED_OUT


@override_settings(SECOND_FACTOR="offered")
def test_where_it_is_only_offered_it_is_offered_at_the_first_sign_in_alone() -> None:
    user = somebody(new_agency(), Role.SUPERVISOR)
    first = Client()
    assert sign_in(first, user.username)["Location"] == "/account/second-factor/"
    assert b"On to the desk" in first.get("/account/second-factor/").content
    assert first.get("/").status_code == 200
    assert sign_in(Client(), user.username)["Location"] == "/"


def test_a_code_that_was_used_does_not_count_again() -> None:
    user, client = somebody(new_agency(), Role.CLERK), Client()
    sign_in(client, user.username)
    secret, _ = set_up_an_app(client)
    cache.clear()
    used = code(secret)
    for expected in (302, 200):
        again = Client()
        sign_in(again, user.username)
        assert again.post("/sign-in/second-factor/", {"code": used}).status_code == expected


# With a one-time link.


def test_a_one_time_link_sets_a_password_once() -> None:
    agency = new_agency()
    user = manage.make("n.ewcomer", frozenset({Role.CLERK}), agency, by="test", language="es")
    link = manage.link(user, agency, by="test")
    assert link.startswith("http://localhost:8047/welcome/")
    path = link.removeprefix("http://localhost:8047")
    client = Client()
    sent = client.get(path)
    assert sent["Location"].endswith("/set-password/"), "the link itself does not stay in the address"
    weak = client.post(sent["Location"], {"new_password1": "madrone", "new_password2": "madrone"})
    assert weak.status_code == 200
    assert b"12" in weak.content
    other = client.post(sent["Location"], {"new_password1": PASSWORD, "new_password2": "another one here"})
    assert other.status_code == 200
    done = client.post(sent["Location"], {"new_password1": PASSWORD, "new_password2": PASSWORD}, follow=True)
    assert done.request["PATH_INFO"] == "/sign-in/"
    assert "n.ewcomer" in done.content.decode()
    assert sign_in(Client(), "n.ewcomer")["Location"] == "/"
    assert b"does not count any more" in Client().get(path).content
    assert sorts(user) == [Sort.MADE, Sort.ROLE_GIVEN, Sort.LINK_MADE, Sort.PASSWORD_SET, Sort.SIGNED_IN]


def test_a_link_of_a_blocked_account_or_a_late_or_a_made_up_one_does_not_count() -> None:
    agency = new_agency()
    user = somebody(agency, Role.CLERK)
    path = manage.link(user, agency, by="test").removeprefix(settings.ADDRESS)
    manage.block(user, agency, by="test")
    assert b"does not count any more" in Client().get(path, follow=True).content
    manage.unblock(user, agency, by="test")
    assert b"Set your password" in Client().get(path, follow=True).content
    with override_settings(PASSWORD_RESET_TIMEOUT=-1):
        assert b"does not count any more" in Client().get(path, follow=True).content
    assert b"does not count any more" in Client().get("/welcome/MQ/abc-def/", follow=True).content


def test_renewed_access_ends_sessions_password_and_second_factor() -> None:
    agency = new_agency()
    user, client = somebody(agency, Role.CLERK), Client()
    sign_in(client, user.username)
    set_up_an_app(client)
    manage.renew(User.objects.get(pk=user.pk), agency, by="d.quill")
    assert client.get("/account/").status_code == 302
    assert sign_in(Client(), user.username).status_code == 200
    assert not Authenticator.objects.filter(user=user).exists()


def test_a_password_is_changed_by_who_knows_the_old_one() -> None:
    user, client = somebody(new_agency(), Role.CLERK), Client()
    sign_in(client, user.username)
    wrong = client.post(
        "/account/password/", {"oldpassword": "no", "password1": "x" * 14, "password2": "x" * 14}
    )
    assert wrong.status_code == 200
    new = "five other quiet words here"
    done = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert done["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert sign_in(Client(), user.username, new)["Location"] == "/"
    assert Sort.PASSWORD_SET in sorts(user)


# The end of a session, and what is on record.


def test_a_clock_that_is_set_back_ends_the_sessions_instead_of_prolonging_them() -> None:
    client = browser_of(somebody(new_agency(), Role.CLERK))
    assert client.get("/account/").status_code == 200
    session = client.session
    session[BEGUN] = session[SEEN] = int(time.time()) + 365 * 24 * 3600
    session.save()
    assert client.get("/account/").status_code == 302


def test_a_session_ends_when_nothing_is_asked_and_after_a_long_shift() -> None:
    user = somebody(new_agency(), Role.CLERK)
    for which, ago in ((SEEN, settings.IDLE_MINUTES * 60 + 1), (BEGUN, settings.SESSION_HOURS * 3600 + 1)):
        client = browser_of(user)
        assert client.get("/account/").status_code == 200
        session = client.session
        session[which] = int(time.time()) - ago
        session.save()
        assert client.get("/account/")["Location"] == "/sign-in/?next=/account/", which
    client = browser_of(user)
    session = client.session
    session[SEEN] = before = int(time.time()) - 300
    session.save()
    client.get("/account/")
    assert client.session[SEEN] > before


@pytest.mark.parametrize(
    "statement", ["UPDATE {t} SET account = 'x'", "DELETE FROM {t}", "TRUNCATE {t}", "INSERT OR REPLACE"]
)
def test_the_database_itself_refuses_to_change_what_happened_to_accounts(statement: str) -> None:
    somebody(new_agency(), Role.CLERK)
    before = list(Change.objects.order_by("id").values_list())
    words = {  # each database has one of the two, and says of the other that it does not know it
        "INSERT OR REPLACE": "INSERT OR REPLACE INTO {t} SELECT * FROM {t}",
    }.get(statement, statement)
    with pytest.raises(DatabaseError, match=r"never changed or removed|syntax error"), transaction.atomic():
        connection.cursor().execute(words.format(t="accounts_change"))
    assert list(Change.objects.order_by("id").values_list()) == before


def test_each_sort_of_change_has_its_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(Sort)
    assert all(en and es for en, es in SENTENCES.values())
