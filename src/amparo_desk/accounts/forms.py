"""The forms of sign-in. Labels and hints stand in the templates, in both languages."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm


class _Plain:
    """A form whose fields carry no words of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Plain, LoginForm):  # type: ignore[misc]
    """Name and password."""


class SignInAgain(_Plain, ReauthenticateForm):  # type: ignore[misc]
    """The password, once more."""


class ChangePassword(_Plain, ChangePasswordForm):  # type: ignore[misc]
    """The old password, the new one twice."""


class _Digits(_Plain):
    """A code from an app, typed on a keyboard of digits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"  # type: ignore[attr-defined]


class Code(_Digits, AuthenticateForm):  # type: ignore[misc]
    """A code at sign-in."""


class CodeAgain(_Digits, FactorAgainForm):  # type: ignore[misc]
    """A code, once more."""


class ActivateCode(_Digits, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""
