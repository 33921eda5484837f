"""Turns the keys of the desk off and on: whoever speaks to the machine, or types by switches, must be able to."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

KEYS_OFF = "keys_off"
"""In a session: that single keys do nothing."""


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Turn them off, or on again, until the session ends; then back to the page."""
    request.session[KEYS_OFF] = request.POST.get("keys") == "off"
    back = request.POST.get("next", "/")
    own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if own else "/")
