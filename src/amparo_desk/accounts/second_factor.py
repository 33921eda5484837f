"""Who must have a second factor: those who approve, or read widely. A password alone is not enough there."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from amparo.casefile import Role
from amparo_desk.accounts.models import Membership, User

WIDE = frozenset({Role.SUPERVISOR, Role.COUNSEL, Role.RELEASE_APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
_FOUND = "second_factor"


def has_one(user: User) -> bool:
    """Whether a code or a passkey is set up; recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def is_for(user: User) -> bool:
    """Whether one of the account's roles, at whatever agency, asks for a second factor."""
    return Membership.objects.filter(user=user, role__in=WIDE).exists()


def is_missing(user: User, held: frozenset[Role], session: Any) -> bool:
    """Whether the account must set one up before it goes on. What was found is remembered for the session."""
    if settings.SECOND_FACTOR != "required" or not held & WIDE or session.get(_FOUND):
        return False
    if not has_one(user):
        return True
    session[_FOUND] = True
    return False
