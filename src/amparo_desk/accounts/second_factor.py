"""Who must have a second factor: those who approve, or read widely. A password alone is not enough there."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings

from amparo.casefile import Role
from amparo_desk.accounts.models import Membership, User

WIDE = frozenset({Role.SUPERVISOR, Role.COUNSEL, Role.RELEASE_APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
_SHOWN = "second_factor"
"""In a session: that a second factor was shown in it."""


def has_one(user: User) -> bool:
    """Whether a code or a passkey is set up; recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def is_for(user: User) -> bool:
    """Whether one of the account's roles, at whatever agency, asks for a second factor."""
    return Membership.objects.filter(user=user, role__in=WIDE).exists()


def is_needed(held: frozenset[Role], request: Any) -> bool:
    """Whether one of these roles asks for a second factor that this session has not shown.

    That the account has one is not enough: whoever signed in with a stolen password before it was set up, or before
    the role was given, would go on with the password alone.
    """
    if settings.SECOND_FACTOR != "required" or not held & WIDE or request.session.get(_SHOWN):
        return False
    if not any(one.get("method") == "mfa" for one in get_authentication_records(request, request.user)):
        return True
    request.session[_SHOWN] = True
    return False


def is_missing(held: frozenset[Role], request: Any) -> bool:
    """Whether the account must set one up before it goes on."""
    return is_needed(held, request) and not has_one(request.user)


def was_shown(request: Any) -> None:
    """Whoever has just set one up has it at hand."""
    request.session[_SHOWN] = True
