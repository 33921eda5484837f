"""Changing accounts: made, given and taken roles, blocked, renewed. Each change is on record with who made it.

Whoever changes something does it for one agency: roles are given and taken there alone, and only an account that
belongs there alone can be blocked or renewed, for both reach wherever it may come in. Whoever runs the desk's machine
does these two for no agency in particular (`agency=None`), and so for every account.
"""

import re

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from amparo.casefile import Role
from amparo.terms import AmparoError
from amparo_desk.accounts.models import NAME, Membership, User
from amparo_desk.accounts.record import note
from amparo_desk.accounts.sorts import Sort
from amparo_desk.said import Both

_TAKEN = ("history",)
"""Names that stand in addresses of the desk."""


class AccountError(AmparoError):
    """An account cannot be changed like that; `reason` says why and how to mend it, in both languages."""

    def __init__(self, en: str, es: str) -> None:
        self.reason: Both = (en, es)
        super().__init__(en)


class TakenNameError(AccountError):
    """Somebody has that name already, at another agency."""


def account(name: str) -> User:
    """The account of that name. Raises AccountError."""
    # What cannot be a name is not looked for: PostgreSQL fails at some signs.
    found = User.objects.filter(username=name).first() if re.fullmatch(NAME, name) else None
    if found is None:
        raise AccountError(f"There is no account {name}.", f"No existe la cuenta {name}.")
    return found


def roles_at(user: User, agency: str) -> frozenset[Role]:
    """The roles of an account at an agency."""
    held = Membership.objects.filter(user=user, agency=agency).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def is_only_at(user: User, agency: str) -> bool:
    """Whether every role of the account is at this agency."""
    return not Membership.objects.filter(user=user).exclude(agency=agency).exists()


@transaction.atomic
def make(name: str, roles: frozenset[Role], agency: str, *, by: str, language: str = "en") -> User:
    """A new account without a password. Raises AccountError, TakenNameError."""
    if not re.fullmatch(NAME, name) or len(name) > 40:
        raise AccountError(
            f"{name!r} cannot be the name of an account. Small letters and digits, parted by . or -, as in c.ruiz.",
            f"{name!r} no puede ser el nombre de una cuenta. Letras minúsculas sin acento y cifras, separadas por . o -, "
            "como en c.ruiz.",
        )
    if name in _TAKEN:
        raise AccountError(
            f"The desk itself uses {name}. Choose another name.", f"El sistema usa {name}. Elija otro nombre."
        )
    if not roles:
        raise AccountError("Choose at least one role.", "Elija al menos una función.")
    user = User(username=name, language=language)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise TakenNameError(
            f"There is an account {name} already. If it is the same person, give it roles here as well.",
            f"Ya existe la cuenta {name}. Si es la misma persona, asígnele funciones también aquí.",
        ) from error
    note(Sort.MADE, name, by=by, agency=agency)
    give(user, roles, agency, by=by)
    return user


@transaction.atomic
def give(user: User, roles: frozenset[Role], agency: str, *, by: str) -> None:
    """Give roles at an agency; one that is held already is held once. Raises AccountError where they are one's own.

    Who keeps the accounts reads nobody's file: to change that, one other person must have agreed.
    """
    if roles and by == user.username:
        raise AccountError(
            "Nobody gives a role to themselves. Ask another administrator, or whoever runs this desk's machine.",
            "Nadie se asigna funciones a sí mismo. Pídalo a otra persona con la función de administración, o a quien "
            "administra el equipo de este sistema.",
        )
    for role in sorted(roles):
        _, new = Membership.objects.get_or_create(user=user, agency=agency, role=role.value)
        if new:
            note(Sort.ROLE_GIVEN, user.username, by=by, agency=agency, role=role.value)


@transaction.atomic
def take(user: User, roles: frozenset[Role], agency: str, *, by: str) -> None:
    """Take roles away. Raises AccountError where nobody would be left to keep the accounts."""
    if Role.ADMINISTRATOR in roles:
        _leave_an_administrator(user, agency)
    for role in sorted(roles):
        gone, _ = Membership.objects.filter(user=user, agency=agency, role=role.value).delete()
        if gone:
            note(Sort.ROLE_TAKEN, user.username, by=by, agency=agency, role=role.value)


@transaction.atomic
def block(user: User, agency: str | None, *, by: str) -> None:
    """Shut somebody out, from this moment on. Raises AccountError."""
    _only_here(user, agency)
    for place in set(Membership.objects.filter(user=user).values_list("agency", flat=True)):
        _leave_an_administrator(user, place)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        note(Sort.BLOCKED, user.username, by=by, agency=agency or "")


@transaction.atomic
def unblock(user: User, agency: str | None, *, by: str) -> None:
    """Let somebody in again. Raises AccountError."""
    _only_here(user, agency)
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        note(Sort.UNBLOCKED, user.username, by=by, agency=agency or "")


@transaction.atomic
def renew(user: User, agency: str | None, *, by: str) -> str:
    """A one-time link for somebody who lost password or second factor: neither counts any more. Raises AccountError.

    Nobody renews their own: a desk left open for a minute would be enough to take the account over for good.
    """
    if by == user.username:
        raise AccountError(
            "Nobody renews their own access. Change the password under Your account, or ask another administrator.",
            "Nadie renueva su propio acceso. Cambie la contraseña en Su cuenta, o pídalo a otra persona con la función "
            "de administración.",
        )
    _only_here(user, agency)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    note(Sort.ACCESS_RENEWED, user.username, by=by, agency=agency or "")
    return link(user, agency, by=by)


def link(user: User, agency: str | None, *, by: str) -> str:
    """A link with which a password is set once. It holds for some days, and until a password is set."""
    note(Sort.LINK_MADE, user.username, by=by, agency=agency or "")
    place = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("welcome", args=[place, default_token_generator.make_token(user)])
    return f"{settings.ADDRESS}{path}"


def _only_here(user: User, agency: str | None) -> None:
    if agency is not None and not is_only_at(user, agency):
        raise AccountError(
            f"{user.username} also works for another agency. Take the roles here away instead; "
            "whoever runs this desk's machine can do the rest with `amparo desk account`.",
            f"{user.username} trabaja también para otra agencia. Retire las funciones de aquí; quien administra "
            "el equipo de este sistema puede hacer lo demás con `amparo desk account`.",
        )


def _leave_an_administrator(user: User, agency: str) -> None:
    """Held while the transaction lasts, so that two who take each other away at once do not both succeed."""
    there = Membership.objects.select_for_update().filter(agency=agency, role=Role.ADMINISTRATOR.value)
    others = [one for one in there.select_related("user") if one.user.is_active]
    if [one.user.pk for one in others] == [user.pk]:
        raise AccountError(
            f"{user.username} is the last administrator here. Give somebody else the role first.",
            f"{user.username} es la última persona con la función de administración aquí. Antes asígnela a otra.",
        )
