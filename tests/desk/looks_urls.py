"""The page on which every part of the desk's pages can be seen, with invented values."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from amparo.casefile import Role
from amparo_desk.said import both, said
from amparo_desk.said.shapes import Choice, Criterion, DutyLine, Field, Happened, Mark, PaperPage

RECEIVED = datetime(2026, 11, 25, 6, 45, tzinfo=UTC)  # Tuesday, 24 November, 22:45 in California

FIELDS = (
    Field("reference", "text", ("Reference", "Referencia"), ("As your system calls it.", "Como la llama su sistema.")),
    Field("received_at", "moment", ("Arrived", "Llegó"), value="2026-11-24 22:45", required=True),
    Field("conviction_on", "day", ("Day of the conviction", "Día de la condena"), value="2021-13-01",
          error=("There is no thirteenth month. Write the day as 2021-11-24.",
                 "No hay mes trece. Escriba el día como 2021-11-24.")),
    Field("offense", "code", ("Offense", "Delito"), ("Code and section.", "Código y sección."), value="PC 273.5"),
    Field("felony", "yes_no", ("Was it a felony?", "¿Fue un delito grave (felony)?"), value="unknown",
          why=("The five years count for misdemeanors only.", "Los cinco años valen solo para delitos menores.")),
    Field("judge", "yes_no", ("Did a judge sign it?", "¿Lo firmó un juez?"),
          error=("Choose one of the three.", "Elija una de las tres.")),
    Field("channel", "choice", ("How it came", "Cómo llegó"), value="fax",
          choices=(Choice("fax", ("Fax", "Fax")), Choice("email", ("E-mail", "Correo electrónico")))),
    Field("asks", "radios", ("What it asks", "Qué pide"), value="hold",
          choices=(Choice("hold", ("Keep longer", "Retener más"), ("Past the release", "Más allá de la salida")),
                   Choice("notification", ("Tell of the release", "Avisar la salida")))),
    Field("served", "tick", ("A copy was given to the person", "Se dio una copia a la persona"), value="yes"),
    Field("reason", "area", ("Reason", "Motivo"), value="<b>Line</b>\nand line"),
    Field("paper", "file", ("The paper", "El papel"), ("PDF, PNG, JPEG or TIFF.", "PDF, PNG, JPEG o TIFF.")),
)  # fmt: skip

CRITERIA = (
    Criterion(("A judge has signed the paper", "Un juez firmó el papel"), "no", "Gov. Code § 7284.4(i)",
              date(2018, 1, 1), "V", ("The I-200 is signed by an officer.", "El I-200 lo firma un agente.")),
    Criterion(("A conviction under Penal Code 273.5", "Una condena según el Código Penal 273.5"), "unknown",
              "Gov. Code § 7282.5(a)(3)(B)", date(2018, 1, 1), "S"),
    Criterion(("The agency's own rule allows it", "La regla de la agencia lo permite"), "yes", "local policy",
              date(2024, 12, 2), "K"),
    Criterion(("The person is a minor", "La persona es menor de edad"), "not_asked", "WIC 831", None, "V"),
)  # fmt: skip

DUTIES = (
    DutyLine(("Give the person a copy", "Dar una copia a la persona"), "late", RECEIVED, "Gov. Code § 7283.1(b)",
             "/looks/", house=True, person="B-1002"),
    DutyLine(("Tell the person the intention", "Comunicar la intención a la persona"), "now", RECEIVED,
             "Gov. Code § 7283.1(b)", person="B-1002", note=("In Spanish", "En español")),
    DutyLine(("Notice to the attorney or designee", "Aviso al abogado o designado"), "today", None,
             "Gov. Code § 7283.1(b)", person="B-1002"),
    DutyLine(("Release on time", "Salida a su hora"), "later", RECEIVED, "Gov. Code § 7284.6(a)(1)(B)",
             person="B-1007"),
    DutyLine(("Counsel looks", "Lo ve el abogado"), "done", RECEIVED, "Gov. Code § 7284.6", person="B-1007"),
)  # fmt: skip

CLERK = ("Records clerk", "Personal de registros")
EVENTS = (
    Happened(RECEIVED, ("A request came in by fax.", "Llegó una solicitud por fax."), "c.ruiz", CLERK, RECEIVED, number=1,
             details=((("Form", "Formulario"), "I-247A"), (("Booking", "Ingreso"), "B-1002"))),
    Happened(RECEIVED, ("The date was misread.", "La fecha se leyó mal."), "c.ruiz", CLERK, number=2, corrects=1),
)  # fmt: skip

PAPER = PaperPage("/looks/paper.svg", 1, 2, 850, 1100,
                  (Mark(0.12, 0.1, 0.3, 0.03, "Date"), Mark(0.12, 0.3, 0.03, 0.022, "Box: notify")), chosen=1)  # fmt: skip

NAV = (
    ("/looks/", ("Today", "Hoy"), True),
    ("/looks/requests/", ("Requests", "Solicitudes"), False),
    ("/looks/new/", ("New request", "Solicitud nueva"), False),
    ("/looks/policy/", ("Local policy", "Regla local"), False),
)


def looks(request: HttpRequest) -> HttpResponse:
    """Every part once."""
    request.actor = SimpleNamespace(account="c.ruiz", roles=frozenset({Role.CLERK, Role.SUPERVISOR}))  # type: ignore[attr-defined]
    messages.success(request, said("It is on record.", "Quedó registrado."))
    messages.error(request, said("Somebody was first.", "Alguien se adelantó."))
    told = {
        "agency_name": "Madrone County Sheriff's Office, Main Jail (fictional)",
        "nav": [(url, both(label), current) for url, label, current in NAV],
        "fields": FIELDS,
        "criteria": CRITERIA,
        "duties": DUTIES,
        "events": EVENTS,
        "paper": PAPER,
        "outcomes": ("prohibited", "requires_judicial_order", "permitted", "not_regulated", "required",
                     "insufficient_facts", "mixed"),
        "day": date(2026, 11, 24),
        "moment": RECEIVED,
        "again": [("part", "hold")],
    }  # fmt: skip
    return render(request, "looks.html", told)


def drawn(_request: HttpRequest) -> HttpResponse:
    """A paper, drawn."""
    lines = "".join(
        f'<rect x="100" y="{y}" width="{650 - y % 190}" height="9"/>' for y in range(120, 1000, 36)
    )
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="850" height="1100" fill="#888888">{lines}</svg>'
    )
    return HttpResponse(picture, content_type="image/svg+xml")


def offenses(request: HttpRequest) -> JsonResponse:
    """What a completion is offered."""
    known = [
        {"value": "PC 273.5", "label": "PC 273.5 injury to a spouse"},
        {"value": "PC 245(a)(1)", "label": "PC 245(a)(1)"},
    ]
    return JsonResponse(
        [one for one in known if request.GET["q"].lower() in one["value"].lower()], safe=False
    )


def shown(template: str, status: int) -> object:
    """A page that says that something failed."""
    return lambda request: render(request, template, {"kept_address": "/kept/a/b/"}, status=status)


urlpatterns = [
    path("looks/", looks),
    path("looks/paper.svg", drawn),
    path("offenses", offenses),
    *(
        path(f"looks/{name}/", shown(f"{name}.html", int(name[:3])))
        for name in ("400", "403", "403_csrf", "404", "500")
    ),
]
