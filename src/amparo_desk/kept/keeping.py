"""Keeps a typed form for a day: sealed with a key that is written nowhere, and opened for its own account alone."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from amparo.terms import AmparoError
from amparo_desk.kept.form import TypedForm, from_bytes, to_bytes
from amparo_desk.kept.models import KeptForm
from amparo_desk.vault.sealing import SealError, new_key, seal, unseal

OPEN_FOR = timedelta(days=7)
"""How long a form may stand open on a screen and still be kept."""
KEPT_FOR = timedelta(hours=24)
LARGEST = 12 * 1024 * 1024
"""With its files, in bytes."""
MOST = 10
"""Of one account at a time; the oldest makes room."""
_SALT = "amparo_desk.kept"


class NotKeptError(AmparoError):
    """A form cannot be kept, or is kept no longer, or not for this account."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who opened a form, and for which agency they worked then."""

    account: str
    agency: str


def signed(owner: Owner) -> str:
    """The field by which a form tells who opened it, and when; nobody else can write it."""
    return signing.dumps([owner.account, owner.agency], salt=_SALT)


def owner_of(given: str) -> Owner | None:
    """Who opened the form; None where the field was not written here, or is older than a week."""
    try:
        account, agency = signing.loads(given, salt=_SALT, max_age=OPEN_FOR)
    except (signing.BadSignature, ValueError):
        return None
    return Owner(account, agency)


def keep(account: str, form: TypedForm, at: datetime) -> str:
    """Keep a form; the address at which its writer finds it again. Raises NotKeptError where it is too large."""
    row = to_bytes(form)
    if len(row) > LARGEST:
        raise NotKeptError(
            f"The form has {len(row)} bytes with its files; at most {LARGEST} are kept. Send the file again."
        )
    name, key = secrets.token_urlsafe(16), new_key()
    with transaction.atomic():
        sweep(at)
        KeptForm.objects.create(id=name, account=account, at=at, sealed=seal(key, row, _place(name, account)))
        newest = KeptForm.objects.filter(account=account).order_by("-at").values_list("id", flat=True)
        KeptForm.objects.filter(id__in=list(newest[MOST:])).delete()
    return f"/kept/{name}/{base64.urlsafe_b64encode(key).decode().rstrip('=')}/"


def find(name: str, key: str, account: str, at: datetime) -> TypedForm:
    """The form again, for the account that typed it. Raises NotKeptError."""
    row = KeptForm.objects.filter(id=name, at__gt=at - KEPT_FOR).first() if name.isprintable() else None
    if row is None:
        raise NotKeptError("It is kept no longer: it was sent or discarded, or a day has passed.")
    try:
        bare = base64.urlsafe_b64decode(f"{key}=")
        # Sealed for one account: whoever else has the address cannot open it.
        return from_bytes(unseal(bare, bytes(row.sealed), _place(name, account)))
    except (SealError, ValueError) as error:
        raise NotKeptError("Another account typed this, or the address is not whole.") from error


def discard(name: str) -> None:
    """Take a kept form away."""
    KeptForm.objects.filter(id=name).delete()


def sweep(at: datetime) -> int:
    """Take away what was kept for a day; how many."""
    return KeptForm.objects.filter(at__lte=at - KEPT_FOR).delete()[0]


def _place(name: str, account: str) -> str:
    return f"kept/{name}/{account}"
