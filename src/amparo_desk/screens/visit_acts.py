"""What is noted of a visit on record: who confirmed the presence, what was done of what is owed, that it was a mistake."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.casefile.visit_file import VisitFile, fold_visit
from amparo.clock import CALIFORNIA
from amparo.facts.visit_record import MAY_CONFIRM, ROLES
from amparo.law.places import PLACE_DUTIES
from amparo_desk.acts.visits import (
    confirm_presence,
    note_duty_done,
    note_duty_not_done,
    void_visit,
)
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.act_form import ActForm, Do, complete, run_act
from amparo_desk.screens.acting import moment_field
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, vault_of
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.visit_form import NEVER, role_field
from amparo_desk.screens.visits import BACK, here, warn_of_why

_ROLES = tuple(ROLES)


@for_act(Act.CONFIRM_PRESENCE)
@require_http_methods(["GET", "POST"])
def presence(request: HttpRequest, draft: object) -> HttpResponse:
    """Confirm that the officers are, or were, there: by whom, and when."""
    visit = fold_visit(here(request, draft))
    form = ActForm(
        ("Confirm the presence", "Confirmar la presencia"),
        (
            (
                "Somebody responsible saw the officers or their identification, or their agency confirmed it. Before that no "
                "notice goes out: one sent too early empties a school."
            ),
            (
                "Una persona responsable vio a los agentes o su identificación, o su agencia lo confirmó. Antes no sale ningún "
                "aviso: uno enviado demasiado pronto vacía una escuela."
            ),
        ),
        ("Confirm it", "Confirmarla"),
        (
            "The presence is confirmed. The notices that waited for it are owed now.",
            "La presencia está confirmada. Ahora se deben los avisos que la esperaban.",
        ),
        (
            moment_field("confirmed_at", ("Confirmed at", "Se confirmó a las"), shown(california_now())),
            role_field(
                "by_role",
                ("Who confirmed it, by office", "Quién la confirmó, por su cargo"),
                roles=MAY_CONFIRM,
                places=(visit.told["place"],),
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        confirmed_at, by_role = typed.moment("confirmed_at"), typed.word("by_role", MAY_CONFIRM)
        complete(typed)
        assert confirmed_at is not None
        confirm_presence(
            vault_of(request),
            actor_of(request),
            now(),
            str(draft),
            seen,
            confirmed_at=confirmed_at,
            by_role=by_role,
        )

    return _run(request, form, visit, do, draft)


@for_act(Act.DO_VISIT_DUTY)
@require_http_methods(["GET", "POST"])
def duty_done(request: HttpRequest, draft: object, duty: str) -> HttpResponse:
    """Note that something owed was done: when, by which role, how."""
    visit = fold_visit(here(request, draft))
    form = ActForm(
        _duty_name(visit, duty),
        (
            "Note when it was done, by which office, and how.",
            "Anote cuándo se hizo, qué cargo lo hizo y cómo.",
        ),
        ("It was done", "Se hizo"),
        ("It is on record that it was done.", "Consta que se hizo."),
        (
            moment_field("done_at", ("Done at", "Se hizo a las"), shown(california_now())),
            role_field(
                "by_role",
                ("Who did it, by office", "Quién lo hizo, por su cargo"),
                places=(visit.told["place"],),
            ),
            Field("how", "radios", ("How", "Cómo"), choices=words.choices(words.HOW_DONE), required=True),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        done_at, by_role = typed.moment("done_at"), typed.word("by_role", _ROLES)
        how = typed.word("how", tuple(words.HOW_DONE))
        complete(typed)
        assert done_at is not None
        note_duty_done(
            vault_of(request),
            actor_of(request),
            now(),
            str(draft),
            seen,
            duty=duty,
            done_at=done_at,
            by_role=by_role,
            how=how,
        )

    return _run(request, form, visit, do, draft)


@for_act(Act.DO_VISIT_DUTY)
@require_http_methods(["GET", "POST"])
def duty_not_done(request: HttpRequest, draft: object, duty: str) -> HttpResponse:
    """Note that something owed was not done, and why."""
    visit = fold_visit(here(request, draft))
    form = ActForm(
        _duty_name(visit, duty),
        (
            "It was not done. The reason stays on record; it may still be done later.",
            "No se hizo. El motivo queda anotado; aún puede hacerse después.",
        ),
        ("Note that it was not done", "Anotar que no se hizo"),
        ("The reason is on record.", "Consta el motivo."),
        (
            Field(
                "reason",
                "radios",
                ("Why not", "Por qué no"),
                choices=words.choices(words.WHY_NOT_DONE),
                required=True,
            ),
            role_field(
                "by_role",
                ("Who says so, by office", "Quién lo dice, por su cargo"),
                places=(visit.told["place"],),
            ),
            Field("why", "area", ("In a few words", "En pocas palabras"), hint=NEVER),
        ),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        reason, by_role = typed.word("reason", tuple(words.WHY_NOT_DONE)), typed.word("by_role", _ROLES)
        why = typed.text("why", longest=500)
        complete(typed)
        note_duty_not_done(
            vault_of(request),
            actor_of(request),
            now(),
            str(draft),
            seen,
            duty=duty,
            reason=reason,
            by_role=by_role,
            why=why,
        )
        warn_of_why(request, why)

    return _run(request, form, visit, do, draft)


@for_act(Act.VOID_VISIT)
@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, draft: object) -> HttpResponse:
    """Mark a visit as entered by mistake, with the reason."""
    visit = fold_visit(here(request, draft))
    form = ActForm(
        ("Entered by mistake", "Anotada por error"),
        (
            (
                "The visit stays on record with this mark. It owes nothing, and no figure counts it from now on; one that was "
                "published is corrected in the next release. A visit that happened and was written down wrongly is corrected "
                "instead."
            ),
            (
                "La visita sigue constando con esta marca. No debe nada y ninguna cifra la cuenta desde ahora; una ya publicada "
                "se corrige en la próxima publicación. Una visita que sí ocurrió y se anotó mal se corrige, en vez de marcarse."
            ),
        ),
        ("Mark it", "Marcarla"),
        ("The visit is marked as entered by mistake.", "La visita está marcada como anotada por error."),
        (
            Field(
                "reason",
                "radios",
                ("Why it should not be there", "Por qué no debe estar"),
                choices=words.choices(words.WHY_VOIDED),
                required=True,
            ),
            Field("why", "area", ("In a few words", "En pocas palabras"), hint=NEVER),
        ),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        reason, why = typed.word("reason", tuple(words.WHY_VOIDED)), typed.text("why", longest=500)
        complete(typed)
        void_visit(vault_of(request), actor_of(request), now(), str(draft), seen, reason=reason, why=why)
        warn_of_why(request, why)

    return _run(request, form, visit, do, draft)


def _run(request: HttpRequest, form: ActForm, visit: VisitFile, do: Do, draft: object) -> HttpResponse:
    came = visit.told["arrived_at"].astimezone(CALIFORNIA)
    return run_act(
        request,
        form,
        None,
        do,
        back=f"{BACK}{draft}/",
        seen=visit.next_number,
        crumb=(f"{visit.number}, {came:%Y-%m-%d}", f"{visit.number}, {came:%Y-%m-%d}"),
    )


def _duty_name(visit: VisitFile, duty: str) -> Both:
    """The duty as the heading of its page. Raises Http404 where the visit does not bring it."""
    if duty not in visit.duties:
        raise Http404("The visit does not bring that duty.")
    return (PLACE_DUTIES[duty].says, PLACE_DUTIES[duty].dice)
