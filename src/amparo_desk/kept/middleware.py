"""Sees that a form which could not be taken in is kept: its session had ended, its token was old, or the desk failed.

Nor is a form taken in that was opened while its writer worked for another agency: what was typed of a person there
would go on record here.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import translation

from amparo_desk.kept.form import AGAIN, KEPT, typed_form
from amparo_desk.kept.keeping import NotKeptError, discard, find, keep, owner_of, sweep
from amparo_desk.said import Both, said

Answer = Callable[[HttpRequest], HttpResponse]
_EVERY = timedelta(hours=1)
_STILL_HERE: Both = (
    "Your session had ended, so nothing was sent. What you typed is kept: sign in and you will see it again.",
    "Su sesión había terminado y no se envió nada. Lo que escribió está guardado: inicie sesión y lo verá de nuevo.",
)


class Kept:
    """Stands after the one that knows the account, and before the one that asks for it."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response
        self._swept = datetime.min.replace(tzinfo=UTC)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self._answer(request)
        self._sweep(datetime.now(UTC))
        signed_in = request.user.get_username() if request.user.is_authenticated else ""
        again = _bring_files(request, signed_in)
        response = self._answer(request)
        if _was_lost(response):
            return _offer(request, response)
        if again and 300 <= response.status_code < 400:
            discard(again)
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Keep a form of another agency, and say so. The doors know by now for which one its writer works."""
        actor = getattr(request, "actor", None)
        owner = owner_of(request.POST.get(KEPT, "")) if request.method == "POST" and actor else None
        if owner is None or owner.account != actor.account or owner.agency in ("", actor.agency):
            return None
        address = ""
        with suppress(NotKeptError):
            address = keep(owner.account, typed_form(request, owner.agency), datetime.now(UTC))
        told = {"typed_for": owner.agency, "now_for": actor.agency, "kept_address": address}
        return render(request, "kept/elsewhere.html", told, status=409)

    def _sweep(self, at: datetime) -> None:
        """Once an hour, take away what a day has passed over."""
        if at - self._swept >= _EVERY:
            self._swept = at
            with suppress(
                DatabaseError
            ):  # the next hour will do; whoever sends something need not wait for it
                sweep(at)


def _bring_files(request: HttpRequest, account: str) -> str:
    """Where a kept form is sent again by its account, lay its files beside the fields; the name of the row."""
    name, _, key = request.POST.get(AGAIN, "").partition(".")
    if not name or not account:
        return ""
    try:
        form = find(name, key, account, datetime.now(UTC))
    except NotKeptError:
        return ""
    for file in form.files:
        if file.field not in request.FILES:
            request.FILES.appendlist(file.field, file.uploaded())
    return name


def _was_lost(response: HttpResponse) -> bool:
    """Whether the view never took the form in."""
    return _to_sign_in(response) or response.status_code == 500 or getattr(response, "csrf_failed", False)


def _to_sign_in(response: HttpResponse) -> bool:
    place = response.get("Location", "") if response.status_code in (302, 303) else ""
    return bool(place) and urlsplit(place).path == resolve_url(settings.LOGIN_URL)


def _offer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same answer with the way back to what was typed; as it was where the form is none of ours or is too large."""
    owner = owner_of(request.POST.get(KEPT, ""))
    user = request.user.get_username() if request.user.is_authenticated else ""
    if owner is None or (user and user != owner.account):
        return response
    if not user:  # its files lie with the form that it is sent again from, for the same account
        _bring_files(request, owner.account)
    try:
        address = keep(owner.account, typed_form(request, owner.agency), datetime.now(UTC))
    except (NotKeptError, DatabaseError):
        return response  # too large, or the fault is the database itself: the page says what to do
    with translation.override(getattr(request, "LANGUAGE_CODE", None)):
        if not user:
            messages.info(request, said(*_STILL_HERE))
            return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': address})}")
        template = "403_csrf.html" if response.status_code == 403 else "500.html"
        return render(request, template, {"kept_address": address}, status=response.status_code)
