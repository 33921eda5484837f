"""What Django and allauth tell of sign-ins becomes a record, and an empty session its moment of beginning."""

import time
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa import signals as factors
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from amparo_desk.accounts import second_factor
from amparo_desk.accounts.models import User
from amparo_desk.accounts.record import note
from amparo_desk.accounts.sorts import Sort

BEGUN, SEEN = "begun", "seen"
"""In a session: when it began, and when it was last used, in seconds."""


def listen() -> None:
    """Connect each signal once."""
    user_logged_in.connect(_signed_in, dispatch_uid="desk")
    user_logged_out.connect(_signed_out, dispatch_uid="desk")
    user_login_failed.connect(_refused, dispatch_uid="desk")
    password_changed.connect(_password_changed, dispatch_uid="desk")
    factors.authentication_failed.connect(_factor_refused, dispatch_uid="desk")
    factors.authenticator_added.connect(_factor_added, dispatch_uid="desk")
    factors.authenticator_removed.connect(_factor_removed, dispatch_uid="desk")
    factors.authenticator_reset.connect(_codes_made, dispatch_uid="desk")


def _signed_in(request: Any, user: User, **_: Any) -> None:
    request.session[BEGUN] = request.session[SEEN] = int(time.time())
    note(Sort.SIGNED_IN, user.username)


def _signed_out(user: User | None, **_: Any) -> None:
    if user is not None and user.is_authenticated:
        note(Sort.SIGNED_OUT, user.username)


def _refused(credentials: dict[str, Any], **_: Any) -> None:
    typed = str(credentials.get("username", ""))
    known = User.objects.filter(username__iexact=typed).values_list("username", flat=True).first()
    note(Sort.REFUSED, known or "")


def _password_changed(user: User, **_: Any) -> None:
    note(Sort.PASSWORD_SET, user.username)


def _factor_refused(user: User, **_: Any) -> None:
    note(Sort.FACTOR_REFUSED, user.username)


def _factor_added(request: Any, user: User, authenticator: Any, **_: Any) -> None:
    codes = authenticator.type == authenticator.Type.RECOVERY_CODES
    if not codes:
        second_factor.was_shown(request)
    note(Sort.CODES_MADE if codes else Sort.FACTOR_ADDED, user.username)


def _factor_removed(user: User, **_: Any) -> None:
    note(Sort.FACTOR_REMOVED, user.username)


def _codes_made(user: User, **_: Any) -> None:
    note(Sort.CODES_MADE, user.username)
