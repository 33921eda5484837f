"""Keeping an agency's accounts at /accounts/: added by a link, roles given and taken, blocked, renewed; all on record."""

import threading

import pytest
from django.db import connections
from django.test import Client

from amparo.casefile import Role
from amparo_desk.accounts import manage
from amparo_desk.accounts.models import Change, Membership, User
from amparo_desk.accounts.record import changes_at, note
from amparo_desk.accounts.sorts import Sort
from tests.desk.accounts_cast import PASSWORD, browser_of, new_agency, somebody

pytestmark = pytest.mark.usefixtures("sqlite")


@pytest.fixture
def agency() -> str:
    return new_agency()


@pytest.fixture
def keeper(agency: str) -> User:
    """Who keeps the accounts."""
    return somebody(agency, Role.ADMINISTRATOR)


@pytest.fixture
def browser(keeper: User) -> Client:
    return browser_of(keeper)


def test_somebody_is_added_with_a_link_that_is_shown_once(browser: Client, agency: str, keeper: User) -> None:
    page = browser.post("/accounts/", {"name": "R.Osa1", "language": "es", "roles": ["clerk", "counsel"]})
    user = User.objects.get(username="r.osa1")
    assert page.status_code == 200
    link = page.context["link"]
    assert link in page.content.decode()
    assert manage.roles_at(user, agency) == {Role.CLERK, Role.COUNSEL}
    assert (user.language, user.has_usable_password()) == ("es", False)
    welcome = Client().get(link.removeprefix("http://localhost:8047"), follow=True)
    assert b"r.osa1" in welcome.content
    listed = browser.get("/accounts/").content.decode()
    assert "r.osa1" in listed
    assert link not in listed
    noted = list(Change.objects.filter(account="r.osa1").values_list("sort", "by", "agency", "role"))
    assert noted == [
        (Sort.MADE, keeper.username, agency, ""),
        (Sort.ROLE_GIVEN, keeper.username, agency, "clerk"),
        (Sort.ROLE_GIVEN, keeper.username, agency, "counsel"),
        (Sort.LINK_MADE, keeper.username, agency, ""),
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "Rosa María", "roles": ["clerk"]}, "cannot be the name of an account"),
        ({"name": "", "roles": ["clerk"]}, "cannot be the name of an account"),
        ({"name": "x" * 41, "roles": ["clerk"]}, "cannot be the name of an account"),
        ({"name": "history", "roles": ["clerk"]}, "The desk itself uses history."),
        ({"name": "n.orole"}, "Choose at least one role."),
        ({"name": "n.orole", "roles": ["king"]}, "Choose at least one role."),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    browser: Client, typed: dict[str, object], says: str
) -> None:
    got = browser.post("/accounts/", {**typed, "language": "es"})
    page = got.content.decode()
    assert got.status_code == 400
    assert says in page
    assert f'value="{typed["name"]}"' in page
    assert 'value="es" checked' in page
    assert ('value="clerk" checked' in page) is (typed.get("roles") == ["clerk"])


def test_who_has_an_account_elsewhere_gets_roles_here_only_when_that_is_said(
    browser: Client, agency: str
) -> None:
    user = somebody(new_agency("elsewhere"), Role.CLERK)
    typed = {"name": user.username, "roles": ["auditor"]}
    page = browser.post("/accounts/", typed)
    assert "If it is the same person" in page.content.decode()
    assert not manage.roles_at(user, agency)
    done = browser.post("/accounts/", {**typed, "also_here": "yes"})
    assert done["Location"] == f"/accounts/{user.username}/"
    assert manage.roles_at(user, agency) == {Role.AUDITOR}


def test_roles_are_given_and_taken_here_alone(browser: Client, agency: str) -> None:
    there = new_agency("elsewhere")
    user = somebody(there, Role.SUPERVISOR)
    manage.give(user, frozenset({Role.CLERK}), agency, by="test")
    browser.post(f"/accounts/{user.username}/", {"do": "roles", "roles": ["counsel"]})
    assert manage.roles_at(user, agency) == {Role.COUNSEL}
    assert manage.roles_at(user, there) == {Role.SUPERVISOR}
    gone = browser.post(f"/accounts/{user.username}/", {"do": "roles"})
    assert gone["Location"] == "/accounts/"
    assert browser.get(f"/accounts/{user.username}/").status_code == 404
    assert manage.roles_at(user, there) == {Role.SUPERVISOR}


def test_an_account_that_also_works_elsewhere_is_not_blocked_nor_renewed_from_here(
    browser: Client, agency: str
) -> None:
    user = somebody(new_agency("elsewhere"), Role.SUPERVISOR)
    manage.give(user, frozenset({Role.CLERK}), agency, by="test")
    page = browser.get(f"/accounts/{user.username}/").content.decode()
    assert "Also works for another agency" in page
    assert 'value="block"' not in page
    for act in ("block", "renew"):
        got = browser.post(f"/accounts/{user.username}/", {"do": act})
        assert got.status_code == 400
        assert "also works for another agency" in got.content.decode()
    user.refresh_from_db()
    assert user.is_active
    assert user.check_password(PASSWORD)


def test_blocked_unblocked_and_renewed_from_the_page(browser: Client, agency: str) -> None:
    user = somebody(agency, Role.CLERK)
    path = f"/accounts/{user.username}/"
    assert browser.post(path, {"do": "block"})["Location"] == path
    assert "Blocked." in browser.get(path).content.decode()
    assert browser.post(path, {"do": "unblock"})["Location"] == path
    renewed = browser.post(path, {"do": "renew"})
    assert "/welcome/" in renewed.context["link"]
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_the_last_administrator_stays(browser: Client, agency: str, keeper: User) -> None:
    path = f"/accounts/{keeper.username}/"
    for typed in ({"do": "roles", "roles": ["clerk"]}, {"do": "block"}):
        got = browser.post(path, typed)
        assert got.status_code == 400
        assert "is the last administrator here" in got.content.decode()
    assert manage.roles_at(keeper, agency) == {Role.ADMINISTRATOR}, "nor is the other half of it done"
    other = somebody(agency, Role.ADMINISTRATOR)
    manage.block(other, agency, by="test")
    assert browser.post(path, {"do": "block"}).status_code == 400, "one who is blocked keeps nothing"
    manage.unblock(other, agency, by="test")
    assert browser.post(path, {"do": "roles"})["Location"] == "/account/"
    assert browser.get("/accounts/").status_code == 403


def test_a_sign_that_no_name_has_is_no_fault_of_the_desk(browser: Client) -> None:
    assert browser.get("/accounts/a%00b/").status_code == 404
    assert browser.get("/kept/a%00b/key/").status_code == 404
    typed = {"name": "a\0b", "roles": ["clerk"], "also_here": "yes"}
    assert browser.post("/accounts/", typed).status_code == 400


def test_nobody_gives_a_role_to_themselves_or_renews_their_own_access(
    browser: Client, agency: str, keeper: User
) -> None:
    somebody(agency, Role.ADMINISTRATOR)
    path = f"/accounts/{keeper.username}/"
    for typed, says in (
        ({"do": "roles", "roles": ["administrator", "clerk"]}, "Nobody gives a role to themselves"),
        ({"do": "roles", "roles": ["auditor"]}, "Nobody gives a role to themselves"),
        ({"do": "renew"}, "Nobody renews their own access"),
    ):
        got = browser.post(path, typed)
        assert got.status_code == 400
        assert says in got.content.decode()
    assert manage.roles_at(keeper, agency) == {Role.ADMINISTRATOR}
    keeper.refresh_from_db()
    assert keeper.has_usable_password()
    again = {"name": keeper.username, "roles": ["clerk"], "also_here": "yes"}
    assert browser.post("/accounts/", again).status_code == 400


def test_an_administrator_of_another_agency_sees_and_changes_nothing_here(agency: str) -> None:
    user = somebody(agency, Role.CLERK)
    stranger = browser_of(somebody(new_agency("elsewhere"), Role.ADMINISTRATOR))
    for typed in ({"do": "roles", "roles": ["supervisor"]}, {"do": "block"}, {"do": "renew"}):
        assert stranger.post(f"/accounts/{user.username}/", typed).status_code == 404
    assert user.username not in stranger.get("/accounts/").content.decode()
    assert user.username not in stranger.get("/accounts/history/").content.decode()
    assert manage.roles_at(user, agency) == {Role.CLERK}


def test_the_history_tells_administrators_and_auditors_what_happened_here(
    browser: Client, agency: str
) -> None:
    user = somebody(agency, Role.CLERK, language="es")
    browser_of(user)
    Client().post("/sign-in/", {"login": "something that nobody is called", "password": "x"})
    auditor = browser_of(somebody(agency, Role.AUDITOR, language="es"))
    page = browser.get("/accounts/history/").content.decode()
    assert "something that" not in page
    for says in ("Signed in", "Role given", "Records clerk", "a name that nobody has", user.username):
        assert says in page
    assert "Función asignada" in auditor.get("/accounts/history/").content.decode()
    assert {one.agency for one in changes_at(agency)} <= {agency, ""}


def test_the_history_does_not_tell_what_somebody_did_before_they_worked_here(
    browser: Client, agency: str
) -> None:
    user = somebody(new_agency("elsewhere"), Role.SUPERVISOR)
    note(Sort.SIGNED_IN, user.username)
    manage.give(user, frozenset({Role.CLERK}), agency, by="test")
    lines = browser.get("/accounts/history/").context["lines"]
    assert [one.sort for one, *_ in lines if one.account == user.username] == [Sort.ROLE_GIVEN]
    note(Sort.SIGNED_OUT, user.username)
    lines = browser.get("/accounts/history/").context["lines"]
    assert [one.sort for one, *_ in lines if one.account == user.username] == [
        Sort.SIGNED_OUT,
        Sort.ROLE_GIVEN,
    ]


def test_two_administrators_who_take_each_other_away_at_once_do_not_both_succeed(agency: str) -> None:
    pair = [somebody(agency, Role.ADMINISTRATOR) for _ in range(2)]
    start, refused = threading.Barrier(2), []

    def take(one: User) -> None:
        start.wait()
        try:
            manage.take(one, frozenset({Role.ADMINISTRATOR}), agency, by="test")
        except manage.AccountError as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=(one,)) for one in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Membership.objects.filter(agency=agency).count() == 1
