"""How allauth behaves at the desk: nobody signs themselves up, its words are ours, what it keeps secret is sealed."""

import base64
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import lazy

from amparo.casefile import Act, Role
from amparo.casefile.roles import RIGHTS
from amparo_desk.accounts import second_factor
from amparo_desk.accounts.models import Change, Membership, User
from amparo_desk.accounts.sorts import Sort
from amparo_desk.said import Both, both, said

_spoken = lazy(both, str)

_WRONG: Both = (
    "The name or the password is not right. After several wrong ones the desk waits some minutes.",
    "El nombre o la contraseña no es correcto. Tras varios intentos fallidos hay que esperar unos minutos.",
)
_WAIT: Both = (
    "Too many tries. Wait five minutes, then try again.",
    "Demasiados intentos. Espere cinco minutos y vuelva a intentarlo.",
)
_CODE: Both = (
    "The code is not right, or was used already. Take the newest one.",
    "El código no es correcto o ya se usó. Tome el más reciente.",
)
_PASSWORD: Both = ("The password is not right.", "La contraseña no es correcta.")
_LAST: Both = (
    "Your role needs a second factor: add another one before you remove this.",
    "Su función exige un segundo factor: añada otro antes de retirar este.",
)
_NO_CODES: Both = (
    "Set up an app or a passkey first; recovery codes come with it.",
    "Primero configure una aplicación o una llave de acceso; los códigos de recuperación vienen con ella.",
)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator; a sign-in leads on to what is still to be set up."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _spoken(_WRONG),
        "invalid_login": _spoken(_WRONG),
        "incorrect_password": _spoken(_PASSWORD),
        "enter_current_password": _spoken(_PASSWORD),
        "incorrect_code": _spoken(_CODE),
        "too_many_login_attempts": _spoken(_WAIT),
        "rate_limited": _spoken(_WAIT),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """At the first sign-in, where the role asks for one, to set up a second factor; else where one wanted to go."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if self._is_first(user) and second_factor.is_for(user) and not second_factor.has_one(user):
            return HttpResponseRedirect(reverse("mfa_index"))
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where nothing else was wanted: to the day's list, the accounts, the visits, or one's own, as the roles are."""
        held = Membership.objects.filter(user=request.user).values_list("role", flat=True)
        rights = {act for role in held for act in RIGHTS[Role(role)]}
        if Act.READ_PERSON in rights:
            return reverse("today")
        if Act.MANAGE_USERS in rights:
            return reverse("accounts")
        return reverse("visits" if Act.READ_VISITS in rights else "own")

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        """To one's own account."""
        return reverse("own")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show again who one is, in our words."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": said(*_WAYS[method["id"]])} for method in methods]

    def _is_first(self, user: User) -> bool:
        return Change.objects.filter(account=user.username, sort=Sort.SIGNED_IN)[:2].count() < 2


_WAYS: dict[str, Both] = {
    "reauthenticate": ("Use your password", "Usar su contraseña"),
    "mfa_reauthenticate": ("Use a code", "Usar un código"),
    "mfa_reauthenticate:webauthn": ("Use a passkey", "Usar una llave de acceso"),
}


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """What an authenticator app shares with us is sealed, and the last factor of a wide role stays."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _spoken(_CODE),
        "cannot_delete_authenticator": _spoken(_LAST),
        "cannot_generate_recovery_codes": _spoken(_NO_CODES),
    }

    def encrypt(self, text: str) -> str:
        """Sealed for this desk."""
        from amparo_desk.vault.sealing import seal  # the vault's models are loaded after this app's

        return base64.b64encode(seal(_key(), text.encode(), _PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """In the open again. Raises SealError."""
        from amparo_desk.vault.sealing import unseal  # as above

        return unseal(_key(), base64.b64decode(encrypted_text), _PLACE).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody whose role asks for one."""
        if authenticator.type == Authenticator.Type.RECOVERY_CODES or settings.SECOND_FACTOR != "required":
            return True
        kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        others = Authenticator.objects.filter(user=authenticator.user, type__in=kinds)
        return others.exclude(pk=authenticator.pk).exists() or not second_factor.is_for(authenticator.user)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A name to begin with: the first key, the second."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return said("Key {number}", "Llave {number}", number=number)

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """Staff have no mailbox here."""


_PLACE = "second factor"


def _key() -> bytes:
    return HKDF(SHA256(), 32, None, b"amparo desk, second factors").derive(settings.SECRET_KEY.encode())
