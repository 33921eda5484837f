"""Why figures changed since the last release: one reason for the whole draft, and another for single figures."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.register.release import Correction, Key
from amparo_desk.acts.release_reasons import give_reasons, open_to_a_reason
from amparo_desk.release_reasons import REASONS
from amparo_desk.releasing import House, house_here, release_of
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now
from amparo_desk.screens.release_words import cell_both, code_both, figure_both
from amparo_desk.screens.releases import draft_of
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.releases import Draft

MOST = 400
"""So many figures can have a reason of their own on one page; the rest has the one for all."""


@for_act(Act.DRAFT_RELEASE)
def give(request: HttpRequest, draft: object) -> HttpResponse:
    """Say why figures changed; the same figures with these reasons are a new draft."""
    house = house_here()
    found = draft_of(house, str(draft))
    names, told = _corrections(house, found)
    keys = {f"figure-{number}": one.key for number, one in enumerate(told)}
    name = _new_name(request)

    def do(typed: Typed, _seen: int) -> None:
        reason, single = typed.word("reason", REASONS), dict[Key, str]()
        for field, key in keys.items():
            own = typed.word(field, REASONS, needed=False)
            if own:
                single[key] = own
        complete(typed)
        give_reasons(house, actor_of(request), now(), found.id, name, reason=reason, single=single)

    fields = (
        Field("draft", "hidden", ("Draft", "Borrador"), value=name),
        Field(
            "reason",
            "radios",
            ("Why did these figures change?", "¿Por qué cambiaron estas cifras?"),
            value=_commonest(told),
            choices=_choices(),
            required=True,
        ),
        *(_field(field, one, names, _commonest(told)) for field, one in zip(keys, told, strict=True)),
    )
    return run_act(request, _form(fields), None, do, back=f"/releases/draft/{name}/")


def _new_name(request: HttpRequest) -> str:
    """The name of the draft to be, made with the page: sent twice, it is one."""
    try:
        return str(uuid.UUID(request.POST.get("draft", "")))
    except ValueError:
        return str(uuid.uuid4())


def _corrections(house: House, draft: Draft) -> tuple[dict[str, Both], tuple[Correction, ...]]:
    """The agencies' names, and the corrections that are open to a reason. Raises Http404 where there are none."""
    if not draft.is_whole:
        raise Http404("A check stops that draft.")
    release = release_of(house.releases.files(draft.id))
    told = open_to_a_reason(release)
    if not told:
        raise Http404("Nothing in that draft changed for a reason that a person gives.")
    return {one.id: (one.name["en"], one.name["es"]) for one in release.agencies}, told[:MOST]


def _commonest(told: tuple[Correction, ...]) -> str:
    reasons = [one.reason for one in told]
    return max(REASONS, key=reasons.count)


def _choices() -> tuple[Choice, ...]:
    return tuple(Choice(code, code_both("correction", code)) for code in REASONS)


def _field(name: str, one: Correction, names: dict[str, Both], common: str) -> Field:
    place, old, new = figure_both(one, names), cell_both(one.old), cell_both(one.new)
    return Field(
        name,
        "choice",
        place,
        hint=(
            f"It was {old[0]} and is {new[0]}. Left open, it has the reason for all.",
            f"Era {old[1]} y es {new[1]}. Si no elige, vale el motivo para todas.",
        ),
        value="" if one.reason == common else one.reason,
        choices=_choices(),
    )


def _form(fields: tuple[Field, ...]) -> ActForm:
    return ActForm(
        ("Why figures changed", "Por qué cambiaron cifras"),
        (
            "One reason for all of them, and another one where a figure changed for a reason of its own. Each is public.",
            "Un motivo para todas, y otro donde una cifra cambió por un motivo propio. Cada motivo es público.",
        ),
        ("Keep these reasons", "Guardar estos motivos"),
        (
            "The reasons are kept, in a draft that takes the place of the one before.",
            "Los motivos están guardados, en un borrador que reemplaza al anterior.",
        ),
        fields,
    )
