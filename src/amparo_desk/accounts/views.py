"""The pages of one's own account, the choice of an agency and of a language, the one-time link, and the watchman's page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.casefile import Act
from amparo_desk.accounts import second_factor
from amparo_desk.accounts.managing import may_read_history
from amparo_desk.accounts.middleware import CHOSEN
from amparo_desk.accounts.models import User
from amparo_desk.accounts.record import note
from amparo_desk.accounts.sorts import Sort
from amparo_desk.said import said


@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the desk answers, for a watchman."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language, for the account where somebody is signed in, and for this browser."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))
    if chosen not in ("en", "es"):
        return response
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    response.set_cookie("django_language", chosen, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


@require_http_methods(["GET", "POST"])
def agency(request: HttpRequest) -> HttpResponse:
    """Say for which agency one works now."""
    if request.method == "POST" and request.POST.get("agency") in request.agencies:
        request.session[CHOSEN] = request.POST["agency"]
        return HttpResponseRedirect(_back(request))
    return render(request, "accounts/agency.html", {"next": _back(request), "choices": request.agencies})


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    actor = request.actor
    context = {
        "has_factor": second_factor.has_one(request.user),
        "held": request.agencies,
        "keeps_accounts": actor is not None and actor.may(Act.MANAGE_USERS),
        "reads_history": actor is not None and may_read_history(actor),
    }
    return render(request, "accounts/own.html", context)


class Welcome(PasswordResetConfirmView):
    """The one-time link: whoever holds it sets the account's password, once."""

    template_name = "accounts/welcome.html"
    success_url = reverse_lazy("account_login")

    def get_user(self, uidb64: str) -> User | None:
        """The account of the link, unless it is blocked."""
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it, and lead to sign-in."""
        note(Sort.PASSWORD_SET, self.user.username)
        messages.success(
            self.request,
            said(
                "The password is set. Sign in as {name}.",
                "La contraseña quedó establecida. Inicie sesión como {name}.",
                name=self.user.username,
            ),
        )
        return super().form_valid(form)


def _back(request: HttpRequest) -> str:
    """The page somebody came from, where it is one of ours."""
    path = request.POST.get("next") or request.GET.get("next") or "/"
    own_host = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if own_host else "/"
