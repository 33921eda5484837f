"""The doors: who comes in, as whom, at which agency, for how long; every page is shut unless `doors.py` opens it.

A view finds `request.actor` (who acts, in which roles, at which agency) and `request.vault` (that agency's alone).
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from amparo.casefile import Role
from amparo.terms import AmparoError
from amparo_desk.accounts import doors, second_factor
from amparo_desk.accounts.listening import BEGUN, SEEN
from amparo_desk.accounts.models import Membership
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.agencies import vault_of
from amparo_desk.vault.store import Vault

CHOSEN = "agency"
"""In a session: for which agency somebody with several works now."""
_A_MINUTE = 60
_ALLOWED = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)"

Answer = Callable[[HttpRequest], HttpResponse]


class ShutVaultError(AmparoError):
    """The agency's key is gone, or is another one than that which sealed its case files."""


class Doors:
    """One for all requests; sets who acts before a view is chosen, and asks at its door."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _enter(request)
        language = request.user.language if request.user.is_authenticated else _asked_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self._answer(request)
        response["Content-Language"] = language
        response["Cache-Control"] = "no-store"
        response["Permissions-Policy"] = _ALLOWED
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """What stands in the way of this page; None where it is open."""
        name = request.resolver_match.view_name
        if name in doors.OPEN:
            return None
        # Who was sent on from a form they had typed comes back to the page, not to a form sent half by half.
        back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        if not request.user.is_authenticated:
            return redirect_to_login(back) if back != "/" else redirect(settings.LOGIN_URL)
        held = frozenset(role for roles in request.agencies.values() for role in roles)
        needed = second_factor.is_needed(held, request)
        if needed and second_factor.has_one(request.user):
            # A session that began with the password alone: not even one's own pages, where a factor could be added.
            logout(request)
            return redirect_to_login(back)
        if name in doors.OWN:
            return None
        if needed:
            return HttpResponseRedirect(reverse("mfa_index"))
        if not held:
            return render(request, "accounts/no_role.html", status=403)
        if name == doors.AGENCY or request.actor is not None:
            return None
        return HttpResponseRedirect(f"{reverse(doors.AGENCY)}?{urlencode({'next': back})}")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A right that is missing is refused; an agency's key that is missing or another is told."""
        if isinstance(error, NotAllowedError):
            return render(request, "accounts/not_allowed.html", status=403)
        if isinstance(error, ShutVaultError):
            return render(request, "accounts/no_vault.html", status=503)
        return None


def _enter(request: HttpRequest) -> None:
    """Set who acts: nobody, somebody who has still to choose an agency, or an actor with the vault of one."""
    request.actor, request.vault, request.agencies = None, None, {}
    if not request.user.is_authenticated or not _keep_awake(request):
        return
    held: dict[str, set[Role]] = {}
    for agency, role in Membership.objects.filter(user=request.user).values_list("agency", "role"):
        held.setdefault(agency, set()).add(Role(role))
    request.agencies = {agency: frozenset(held[agency]) for agency in sorted(held)}
    chosen = request.session.get(CHOSEN) if len(held) > 1 else next(iter(held), None)
    if chosen in held:
        request.actor = Actor(request.user.username, request.agencies[chosen], chosen)
        request.vault = SimpleLazyObject(lambda: _open(chosen))


def _open(agency: str) -> Vault:
    try:
        return vault_of(agency)
    except AmparoError as error:
        raise ShutVaultError(str(error)) from error


def _keep_awake(request: HttpRequest) -> bool:
    """Whether the session goes on; it ends when nothing was asked for some time, and after a shift in any case."""
    now, session = int(time.time()), request.session
    begun, seen = session.get(BEGUN, 0), session.get(SEEN, 0)
    turned_back = max(begun, seen) - now > _A_MINUTE  # what was used in a time to come would never grow old
    if turned_back or now - begun > settings.SESSION_HOURS * 3600 or now - seen > settings.IDLE_MINUTES * 60:
        logout(request)
        return False
    if now - seen > _A_MINUTE:  # each write waits for the disk, so not at every request
        session[SEEN] = now
    return True


def _asked_language(request: HttpRequest) -> str:
    """The language that the browser was given here, or asks for."""
    return translation.get_language_from_request(request)
