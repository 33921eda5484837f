"""Pages of the second factor, with what our templates add to allauth's: whether one is still missing, and the picture."""

from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from django.utils.safestring import mark_safe

from amparo_desk.accounts import second_factor


class SecondFactor(IndexView):  # type: ignore[misc]
    """What is set up, and what can be."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether the account must set one up before it goes on."""
        held = frozenset(role for roles in self.request.agencies.values() for role in roles)
        missing = second_factor.is_missing(held, self.request)
        return {**super().get_context_data(**kwargs), "needs_factor": missing}


class App(ActivateTOTPView):  # type: ignore[misc]
    """Set up an app with codes."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the picture that the app reads, as a part of the page: a picture from elsewhere is not let in."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        svg = context["totp_svg"]
        # Drawn by us, from our own secret: nothing in it was typed by anybody.
        context["totp_picture"] = mark_safe(svg[svg.index("<svg") :])
        return context
