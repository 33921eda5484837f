"""What every page of the desk knows: the agency it speaks for, where its reader can go, what other agencies they have."""

from typing import Any

from django.http import HttpRequest

from amparo_desk.said import both
from amparo_desk.screens.frame import NAV


def desk(request: HttpRequest) -> dict[str, Any]:
    """The agency's name, the ways to go for these roles, and the agencies that can be chosen instead."""
    actor = getattr(request, "actor", None)
    agencies = getattr(request, "agencies", {})
    return {
        "agency_name": actor.agency if actor else "",
        "nav": [
            (url, both(label), request.path.startswith(url) if url != "/" else request.path == url)
            for url, label, act in NAV
            if actor is not None and actor.may(act)
        ],
        "other_agencies": [name for name in agencies if actor is None or name != actor.agency],
    }
