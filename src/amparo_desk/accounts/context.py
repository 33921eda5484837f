"""What every page of the desk knows: the agency it speaks for, and whether there are others to choose."""

from typing import Any

from django.http import HttpRequest


def desk(request: HttpRequest) -> dict[str, Any]:
    """The agency's name, and those the account may also work for."""
    actor = getattr(request, "actor", None)
    agencies = getattr(request, "agencies", {})
    return {
        "agency_name": actor.agency if actor else "",
        "other_agencies": [name for name in agencies if actor is None or name != actor.agency],
    }
