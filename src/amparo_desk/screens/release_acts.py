"""The acts on releases: count one, approve it, throw it away, withdraw one that is published."""

import os
import uuid
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act
from amparo.register.release import Withdrawn, folder_name
from amparo.register.tables import CODES
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import approve_release, overtaken, why_not
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.release_drop import drop_release
from amparo_desk.release_reasons import REASONS
from amparo_desk.releasing import house_here
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, Do, complete, run_act
from amparo_desk.screens.again import who_is_it
from amparo_desk.screens.frame import actor_of, for_act, now, refusal
from amparo_desk.screens.release_counting import COUNTED, GoesOnError, count_now, typed_before
from amparo_desk.screens.release_words import code_both
from amparo_desk.screens.releases import draft_of
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.releases import Draft, DraftState

_LOOKED: Both = (
    "Tick it once you have looked: what is published cannot be called back.",
    "Márquelo cuando lo haya visto: lo publicado no se puede recuperar.",
)
_PUBLISHED: Both = (
    "This release is published already. Nothing is left to approve here.",
    "Esta publicación ya está publicada. Aquí no queda nada por aprobar.",
)


def _choices(name: str, codes: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, code_both(name, code)) for code in codes)


def _draft_field(value: str) -> Field:
    """The name of the draft to be, made with the page: a second click counts nothing twice."""
    return Field("draft", "hidden", ("Draft", "Borrador"), value=value)


def _named(typed: Typed) -> str:
    try:
        return str(uuid.UUID(typed.text("draft")))
    except ValueError:
        return str(uuid.uuid4())


@for_act(Act.DRAFT_RELEASE)
def new(request: HttpRequest) -> HttpResponse:
    """Count the next release."""
    name = str(uuid.uuid4())
    form = ActForm(
        ("Count a release", "Contar una publicación"),
        (
            "Every case file of this desk's agencies is opened, which is noted. What comes out are numbers by codes and periods.",
            "Se abre cada expediente de las agencias de este escritorio, y consta. Salen números por códigos y períodos.",
        ),
        ("Count now", "Contar ahora"),
        COUNTED,
        (
            _draft_field(name),
            Field(
                "reason",
                "radios",
                ("If figures changed since the last release: why?", "Si cambiaron cifras: ¿por qué?"),
                hint=(
                    "It stands beside each old and new figure. For the first release it says nothing.",
                    "Queda junto a cada cifra anterior y nueva. En la primera publicación no dice nada.",
                ),
                value=typed_before(request, "late_entry"),
                choices=_choices("correction", REASONS),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, _seen: int) -> None:
        reason, id = typed.word("reason", REASONS), _named(typed)
        complete(typed)
        actor, at = actor_of(request), now()
        count_now(
            request,
            typed,
            id,
            lambda house, progress: draft_release(house, actor, at, id, reason=reason, progress=progress),
        )

    return _counted(request, form, do)


def _counted(request: HttpRequest, form: ActForm, do: Do) -> HttpResponse:
    """The form, or the list of releases once it is counted; the page of the count where that takes longer."""
    try:
        return run_act(request, form, None, do, back="/releases/")
    except GoesOnError:
        return HttpResponseRedirect(f"/releases/counting/{_named(Typed(request.POST))}/")


@for_act(Act.WITHDRAW_RELEASE)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Count a release that takes an earlier one back."""
    reasons = tuple(CODES["withdrawal"])
    form = ActForm(
        (f"Withdraw release {number}", f"Retirar la publicación {number}"),
        (
            (
                "A new release says so; a second person approves. The old one stays at its address, marked. If it could identify "
                "somebody, its files are given out no more, and figures on people of those years are not told again."
            ),
            (
                "Lo dice una publicación nueva; la aprueba otra persona. La anterior queda en su dirección, marcada. Si podía "
                "identificar a alguien, sus archivos ya no se entregan y no se repiten cifras de personas de esos años."
            ),
        ),
        ("Count the release that withdraws it", "Contar la publicación que la retira"),
        COUNTED,
        (
            _draft_field(str(uuid.uuid4())),
            Field(
                "reason",
                "radios",
                ("Why is it withdrawn?", "¿Por qué se retira?"),
                value=typed_before(request),
                choices=_choices("withdrawal", reasons),
                required=True,
            ),
        ),
        danger=True,
    )

    def do(typed: Typed, _seen: int) -> None:
        reason, id = typed.word("reason", reasons), _named(typed)
        complete(typed)
        actor, at, told = actor_of(request), now(), Withdrawn(number, reason)
        count_now(
            request,
            typed,
            id,
            lambda house, progress: draft_release(house, actor, at, id, withdraw=told, progress=progress),
        )

    return _counted(request, form, do)


@for_act(Act.APPROVE_RELEASE)
def approve(request: HttpRequest, draft: object) -> HttpResponse:
    """Approve a draft and publish it, after showing once more who one is."""
    house, actor = house_here(), actor_of(request)
    found = draft_of(house, str(draft))
    if not found.is_whole:
        raise Http404("A check stops that draft.")
    asked = who_is_it(request)
    if asked is not None:
        return asked

    def do(typed: Typed, _seen: int) -> None:
        if not typed.tick("looked"):
            typed.refuse("looked", _LOOKED)
        complete(typed)
        approve_release(house, actor, now(), found.id)

    is_written = os.path.lexists(house.folder / folder_name(found.number))
    return run_act(
        request,
        _approval(found.number),
        None,
        do,
        back=f"/releases/draft/{found.id}/",
        draft=found,
        blocked=_closed(found, actor, is_written) if request.method == "GET" else None,
    )


def _closed(draft: Draft, actor: Actor, is_written: bool) -> Both | None:
    """Why there is nothing to approve here now; None where there is. What was cut off is approved again to be written."""
    if draft.state is DraftState.PUBLISHED:
        return _PUBLISHED if is_written else None
    return why_not(draft, actor, now()) if draft.state is DraftState.WAITING else refusal(overtaken(draft))


def _approval(number: int) -> ActForm:
    return ActForm(
        (f"Publish release {number}", f"Publicar la publicación {number}"),
        (
            "It becomes public as it was counted, and its seal goes into the log. It can be corrected and withdrawn, not undone.",
            "Se hace pública tal como se contó, y su sello entra en el registro. Se puede corregir y retirar, no deshacer.",
        ),
        ("Approve and publish", "Aprobar y publicar"),
        (f"Release {number} is published.", f"La publicación {number} está publicada."),
        (
            Field(
                "looked",
                "tick",
                (
                    "I have looked at the tables, at what changed and at what is withheld",
                    "He visto las tablas, lo que cambió y lo que se reserva",
                ),
                required=True,
            ),
        ),
        danger=True,
        template="screens/release_approve.html",
    )


@for_act(Act.DRAFT_RELEASE)
def drop(request: HttpRequest, draft: object) -> HttpResponse:
    """Throw a draft away."""
    found = draft_of(house_here(), str(draft))
    form = ActForm(
        ("Throw this draft away", "Desechar este borrador"),
        (
            "That it was counted, and by whom, stays on record. Nothing of it was published.",
            "Queda constancia de que se contó y de quién lo hizo. No se publicó nada de él.",
        ),
        ("Throw it away", "Desecharlo"),
        ("The draft is thrown away.", "El borrador se desechó."),
        danger=True,
    )

    def do(typed: Typed, _seen: int) -> None:
        complete(typed)
        drop_release(house_here(), actor_of(request), now(), found.id)

    return run_act(request, form, None, do, back="/releases/")
