"""Task forces on their pages: one is stated for a year, and stated anew where something of it changed."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.oversight.task_forces import TaskForce, TaskForceError, read_task_force
from amparo_desk.acts.state_report import state_task_force
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.oversight import BACK, entries_of, id_field, id_of
from amparo_desk.screens.typed import Typed


@for_act(Act.SEND_STATE_REPORT)
@require_http_methods(["GET", "POST"])
def new_task_force(request: HttpRequest) -> HttpResponse:
    """State a task force of a year."""
    name = id_of(Typed(request.POST)) if request.method == "POST" else str(uuid.uuid4())
    return _task_force(request, name, 1, None)


@for_act(Act.SEND_STATE_REPORT)
@require_http_methods(["GET", "POST"])
def task_force(request: HttpRequest, draft: object) -> HttpResponse:
    """State it anew: what was said before stays on record."""
    entries = entries_of(request, str(draft), "task_force")
    return _task_force(request, str(draft), len(entries) + 1, read_task_force(entries[-1].body))


def _task_force(request: HttpRequest, id: str, seen: int, told: TaskForce | None) -> HttpResponse:
    form = ActForm(
        ("A task force", "Un grupo operativo"),
        (
            "Asked where the agency agreed to dedicate people or resources on an ongoing basis (Gov. Code § 7284.6(c)(1)) [V].",
            "Se pide si la agencia acordó dedicar personal o recursos de forma continua (Gov. Code § 7284.6(c)(1)) [V].",
        ),
        ("State it", "Declararlo"),
        ("The task force is on record.", "El grupo operativo consta."),
        (id_field(id), *_force_fields(told)),
    )

    def do(typed: Typed, number: int) -> None:
        given = {
            "year": typed.number("year", most=2199),
            "name": typed.text("name", needed=True),
            "purpose": typed.text("purpose", needed=True),
            **{name: typed.text(name, longest=4_000) for name in ("federal", "state", "local")},
            "arrests": typed.number("arrests"),
            "immigration_arrests": typed.number("immigration_arrests"),
            "reports_for_others": typed.answer("reports_for_others", needed=False),
        }
        complete(typed)
        try:
            state_task_force(vault_of(request), actor_of(request), now(), id, number, given)
        except TaskForceError as error:
            for fault in error.faults:
                typed.refuse(fault.field, (fault.en, fault.es))
            complete(typed)

    return run_act(request, form, None, do, back=BACK, seen=seen)


def _force_fields(told: TaskForce | None) -> tuple[Field, ...]:
    def count(value: int | None) -> str:
        return "" if value is None else str(value)

    lines: Both = ("One on each line", "Una por renglón")
    unknown: Both = ("Leave it empty where it is not known.", "Déjelo vacío si no se sabe.")
    reports = told.reports_for_others if told else None
    return (
        Field("year", "text", ("Year", "Año"), value=str(told.year) if told else "", required=True),
        Field(
            "name",
            "text",
            ("Name of the task force", "Nombre del grupo"),
            value=told.name if told else "",
            required=True,
        ),
        Field("purpose", "text", ("Purpose", "Fin"), value=told.purpose if told else "", required=True),
        Field(
            "federal",
            "area",
            ("Federal agencies", "Agencias federales"),
            hint=lines,
            value="\n".join(told.federal) if told else "",
        ),
        Field(
            "state",
            "area",
            ("State agencies", "Agencias estatales"),
            hint=lines,
            value="\n".join(told.state) if told else "",
        ),
        Field(
            "local",
            "area",
            ("Local agencies", "Agencias locales"),
            hint=lines,
            value="\n".join(told.local) if told else "",
        ),
        Field(
            "arrests",
            "text",
            ("Arrests in the year", "Arrestos en el año"),
            hint=unknown,
            value=count(told.arrests if told else None),
        ),
        Field(
            "immigration_arrests",
            "text",
            ("People arrested for immigration enforcement", "Personas arrestadas por control migratorio"),
            hint=unknown,
            value=count(told.immigration_arrests if told else None),
        ),
        Field(
            "reports_for_others",
            "radios",
            ("Was this agency named to report for it?", "¿Se designó a esta agencia para informar por él?"),
            choices=(
                Choice("yes", ("Yes", "Sí")),
                Choice("no", ("No", "No")),
                Choice("unknown", ("Not known", "No se sabe")),
            ),
            value={True: "yes", False: "no", None: ""}[reports],
        ),
    )
