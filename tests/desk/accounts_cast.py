"""Accounts for tests of the desk's pages: an agency with its key, people with roles, a browser that is signed in as one."""

from itertools import count

from django.conf import settings
from django.test import Client

from amparo.casefile import Role
from amparo_desk.accounts import manage
from amparo_desk.accounts.models import User
from amparo_desk.vault.sealing import agency_key

PASSWORD = "four quiet words here"
_NUMBERS = count(1)


def new_agency(word: str = "county") -> str:
    """The short name of an agency that nobody else uses, with a key."""
    name = f"{word}-{next(_NUMBERS)}"
    agency_key(settings.KEYS, name, make=True)
    return name


def somebody(agency: str, *roles: Role, name: str = "", language: str = "en") -> User:
    """An account with roles at an agency, and the password above."""
    user = manage.make(
        name or f"p{next(_NUMBERS)}.test", frozenset(roles), agency, by="test", language=language
    )
    user.set_password(PASSWORD)
    user.save()
    return user


def browser_of(user: User) -> Client:
    """A browser in which the account is signed in; past the second factor, which tests of sign-in ask for themselves."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["second_factor"] = True
    session.save()
    return client
