"""The pages of how a person leaves: when release is due, the release itself, a handover."""

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.facts.request import KIND_NAMES
from amparo_desk.acts.record_release import record_due, record_release
from amparo_desk.acts.record_transfer import record_transfer
from amparo_desk.said.shapes import Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.acting import moment_field
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, vault_of
from amparo_desk.screens.opened import open_record
from amparo_desk.screens.typed import Typed, shown


@for_act(Act.RECORD_RELEASE)
def due(request: HttpRequest, record: str) -> HttpResponse:
    """Note when release is due."""
    opened = open_record(request, record, "release due")
    form = ActForm(
        ("When is the person due for release?", "¿Cuándo le toca salir a la persona?"),
        (
            "The time at which anybody would leave. No request moves it.",
            "La hora a la que saldría cualquiera. Ninguna solicitud la cambia.",
        ),
        ("Put it on record", "Registrar"),
        ("On record.", "Consta."),
        (moment_field("due_at", ("Due for release", "Le toca salir"), shown(opened.case.release_due_at)),),
    )

    def do(typed: Typed, seen: int) -> None:
        due_at = typed.moment("due_at")
        complete(typed)
        assert due_at is not None
        record_due(vault_of(request), actor_of(request), record, now(), seen, due_at=due_at)

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.RECORD_RELEASE)
def released(request: HttpRequest, record: str) -> HttpResponse:
    """Note the release."""
    opened = open_record(request, record, "release")
    form = ActForm(
        ("The person has left", "La persona salió"),
        (
            "When the door was passed. If federal officers arrested the person on the premises, say so: it counts.",
            "Cuándo cruzó la puerta. Si agentes federales arrestaron a la persona en el recinto, dígalo: se cuenta.",
        ),
        ("Put it on record", "Registrar"),
        ("The release is on record.", "La salida consta."),
        (
            moment_field("released_at", ("Left at", "Salió a las"), shown(california_now())),
            Field(
                "arrested",
                "yes_no",
                (
                    "Arrested by federal officers on the premises?",
                    "¿La arrestaron agentes federales en el recinto?",
                ),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        released_at, arrested = typed.moment("released_at"), typed.answer("arrested")
        complete(typed)
        assert released_at is not None
        record_release(
            vault_of(request),
            actor_of(request),
            record,
            now(),
            seen,
            released_at=released_at,
            arrested=bool(arrested),
        )

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.RECORD_TRANSFER)
def transfer(request: HttpRequest, record: str, part: str) -> HttpResponse:
    """Note a handover that the rules allow."""
    opened = open_record(request, record, "handover")
    name = KIND_NAMES.get(part, (part, part))
    form = ActForm(
        (f"Handed over: {name[0]}", f"Entrega: {name[1]}"),
        (
            (
                "Decided again for the day of the handover. Where it was not allowed and was done all the "
                "same, record it as an act outside the decision."
            ),
            (
                "Se decide de nuevo para el día de la entrega. Si no estaba permitida y aun así se hizo, "
                "anótela como acto fuera de la decisión."
            ),
        ),
        ("The person was handed over", "Se entregó a la persona"),
        ("The handover is on record.", "La entrega consta."),
        (moment_field("handed_over_at", ("When", "Cuándo"), shown(california_now())),),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        at = typed.moment("handed_over_at")
        complete(typed)
        assert at is not None
        record_transfer(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            part=part,
            handed_over_at=at,
        )

    return run_act(request, form, opened.case, do, back=opened.url)
