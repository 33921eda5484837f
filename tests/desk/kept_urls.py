"""The desk's addresses, and one form more: it takes down what it is sent, or fails where it is told to."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path

from amparo_desk.said.shapes import Field

FORM = """{% extends "base.html" %}{% load kept said %}{% block title %}{% t "Reception" "Recepción" %}{% endblock %}
{% block main %}<h1>{% t "Reception" "Recepción" %}</h1>
<form method="post" enctype="multipart/form-data">{% csrf_token %}{% kept %}
{% for one in fields %}{% field one %}{% endfor %}
{% t "Record it" "Registrarlo" as label %}{% include "parts/buttons.html" %}</form>{% endblock %}"""
FIELDS = (
    Field("name", "text", ("Name", "Nombre")),
    Field("judge", "yes_no", ("A judge?", "¿Un juez?")),
    Field("paper", "file", ("Paper", "Papel")),
)
TAKEN: list[tuple[dict[str, Any], bytes]] = []


def reception(request: HttpRequest) -> HttpResponse:
    """The form."""
    if request.method == "POST":
        if request.POST.get("name") == "fail":
            raise ZeroDivisionError
        paper = request.FILES.get("paper")
        TAKEN.append((dict(request.POST.items()), paper.read() if paper else b""))
        return HttpResponseRedirect("/taken")
    return HttpResponse(engines["django"].from_string(FORM).render({"fields": FIELDS}, request))


def taken(_request: HttpRequest) -> HttpResponse:
    """What came in last, on one line."""
    fields, paper = TAKEN[-1]
    return HttpResponse(
        f"{fields['name']}|{fields.get('judge', '')}|{len(paper)}", content_type="text/plain; charset=utf-8"
    )


urlpatterns = [path("reception", reception), path("taken", taken), path("", include("amparo_desk.urls"))]
