"""What every page of the desk knows: the agency it speaks for, where its reader can go, what other agencies they have."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from amparo_desk.accounts.middleware import ShutVaultError
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.said import both
from amparo_desk.screens.frame import NAV


def desk(request: HttpRequest) -> dict[str, Any]:
    """The agency's name, the ways to go for these roles, and the agencies that can be chosen instead."""
    actor = getattr(request, "actor", None)
    agencies = getattr(request, "agencies", {})
    return {
        "agency_name": SimpleLazyObject(lambda: _name(request)) if actor else "",
        "nav": [
            (url, both(label), request.path.startswith(url) if url != "/" else request.path == url)
            for url, label, act in NAV
            if actor is not None and actor.may(act)
        ],
        "other_agencies": [name for name in agencies if actor is None or name != actor.agency],
    }


def _name(request: HttpRequest) -> str:
    """The agency's full name, as its profile has it; else its short one."""
    try:
        return agency_at(request.vault).name or request.actor.agency
    except ShutVaultError:  # the page that says so needs a name as well
        return request.actor.agency
