"""Writing down what happens to accounts, and reading it. No password and no unknown name is ever written."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q

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
    """The newest changes that concern an agency: its roles, the sign-ins of those who hold one there, and nobody's.

    What an account did before it was given a role there concerns only where it had one then.
    """
    held = Membership.objects.filter(agency=agency).values_list("user__username", flat=True)
    given = Change.objects.filter(
        agency=agency, account=OuterRef("account"), sort=Sort.ROLE_GIVEN, id__lt=OuterRef("id")
    )
    everywhere = Change.objects.filter(agency="")
    of_theirs = Q(account="") | (Q(account__in=set(held)) & Exists(given))
    there = Change.objects.filter(agency=agency) | everywhere.filter(of_theirs)
    return there.order_by("-id")[:most]
