"""Writing down what happens to accounts, and reading it. No password and no unknown name is ever written."""

from collections.abc import Iterable
from datetime import UTC, datetime

from amparo_desk.accounts.models import Change, Membership
from amparo_desk.accounts.sorts import Sort

COMMAND_LINE = "(command line)"
"""Who changed it, where it was done on the machine itself."""


def note(sort: Sort, account: str, *, by: str = "", agency: str = "", role: str = "") -> None:
    """Add one change, at this moment. What an account does itself is by that account."""
    Change.objects.create(
        at=datetime.now(UTC), sort=sort, account=account, by=by or account, agency=agency, role=role
    )


def changes_at(agency: str, *, most: int = 500) -> Iterable[Change]:
    """The newest changes that concern an agency: its roles, the sign-ins of those who hold one there, and nobody's."""
    held = Membership.objects.filter(agency=agency).values_list("user__username", flat=True)
    there = Change.objects.filter(agency=agency) | Change.objects.filter(agency="", account__in={*held, ""})
    return there.order_by("-id")[:most]
