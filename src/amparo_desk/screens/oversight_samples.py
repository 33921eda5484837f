"""Samples for an auditor on their pages: asked for, drawn, and the sheet by which anybody checks that nobody picked."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo_desk.acts.draw_sample import KIND, ask_for_sample, asked_of, draw_sample
from amparo_desk.releasing import house_here
from amparo_desk.said.shapes import Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.oversight import BACK, entries_of, id_field, id_of
from amparo_desk.screens.typed import Typed


@for_act(Act.DRAW_SAMPLE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a sample."""
    name = id_of(Typed(request.POST)) if request.method == "POST" else str(uuid.uuid4())
    form = ActForm(
        ("A sample of records", "Una muestra de expedientes"),
        (
            "What can be drawn is fixed now. The seed is the root of the public log once it has grown, which nobody knows yet.",
            "Lo que puede salir se fija ahora. La semilla es la raíz del registro público cuando crezca, que nadie conoce aún.",
        ),
        ("Ask for it", "Pedirla"),
        (
            "The sample is asked for. Draw it once the night has signed a day.",
            "La muestra está pedida. Sáquela cuando la noche firme un día.",
        ),
        (id_field(name), Field("size", "text", ("How many records", "Cuántos expedientes"), required=True)),
    )

    def do(typed: Typed, _seen: int) -> None:
        size = typed.number("size", most=10_000)
        if size is None:
            typed.refuse("size", ("Write a number.", "Escriba un número."))
        complete(typed)
        ask_for_sample(vault_of(request), house_here().log(), actor_of(request), now(), name, size or 0)

    return run_act(request, form, None, do, back=f"/oversight/samples/{name}/" if request.POST else BACK)


@for_act(Act.READ_OVERSIGHT)
@require_GET
def show(request: HttpRequest, draft: object) -> HttpResponse:
    """One sample: what was fixed, the seed, and the records in the order in which they were drawn."""
    entries = entries_of(request, str(draft), KIND)
    asked, vault = asked_of(entries[0]), vault_of(request)
    drawn = entries[1] if len(entries) > 1 else None
    lines = {record: vault.line(record) for record in drawn.body["records"]} if drawn else {}
    return page(
        request,
        "screens/sample.html",
        asked=asked,
        entry=entries[0],
        drawn=drawn,
        records=[(number, record, line) for number, (record, line) in enumerate(lines.items(), 1)],
        may_draw=actor_of(request).may(Act.DRAW_SAMPLE),
        may_open=actor_of(request).may(Act.READ_PERSON),
    )


@for_act(Act.DRAW_SAMPLE)
@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, draft: object) -> HttpResponse:
    """Draw it."""
    entries = entries_of(request, str(draft), KIND)
    form = ActForm(
        ("Draw the sample", "Sacar la muestra"),
        (
            "It is drawn by the public log alone. Drawn again, it is the same.",
            "La saca solo el registro público. Si se saca otra vez, es la misma.",
        ),
        ("Draw it", "Sacarla"),
        ("The sample is drawn.", "La muestra está sacada."),
    )

    def do(typed: Typed, _seen: int) -> None:
        complete(typed)
        draw_sample(vault_of(request), house_here().log(), actor_of(request), now(), entries[0].matter)

    return run_act(request, form, None, do, back=f"/oversight/samples/{entries[0].matter}/")
