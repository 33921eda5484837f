"""Shows its writer what was kept, to send it again or to discard it; and the page for a form whose token is old."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amparo_desk.kept.form import TypedForm
from amparo_desk.kept.keeping import NotKeptError, discard, find
from amparo_desk.said.shapes import YES_NO_UNKNOWN
from amparo_desk.said.speech import both


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def kept(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """What was typed, for the account that typed it; nothing is sent before its button is pressed."""
    try:
        form = find(name, key, request.user.get_username(), datetime.now(UTC))
    except NotKeptError:
        return render(request, "kept/gone.html", status=404)
    if request.method == "POST":
        discard(name)
        return HttpResponseRedirect("/")
    actor = getattr(request, "actor", None)
    told = {
        "form": form,
        "shown": _shown(form),
        "again": f"{name}.{key}",
        "elsewhere": bool(form.agency) and actor is not None and actor.agency != form.agency,
    }
    return render(request, "kept/kept.html", told)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives the reason
    """The page for a form whose token is old or missing; what was typed is kept by the middleware."""
    response = render(request, "403_csrf.html", status=403)
    response.csrf_failed = True  # type: ignore[attr-defined]
    return response


def _shown(form: TypedForm) -> list[tuple[str, str]]:
    """The fields that a person typed, under the words that the form had for them."""
    answers = {choice.value: both(choice.label) for choice in YES_NO_UNKNOWN}
    return [
        (form.words.get(name, name), answers.get(value, value))
        for name, value in form.fields
        if value and (name in form.words or not form.words)
    ]
