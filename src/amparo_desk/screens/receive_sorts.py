"""What each sort of paper asks on its page, before when it came and whom it is about."""

from collections.abc import Iterable
from dataclasses import replace

from amparo.facts.request import NOT_KNOWN
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.receive_form import Group, office, ticks

_OFTEN = frozenset(
    {
        "hold",
        "notification",
        "transfer",
        "transport",
        "interview",
        "information",
        "status_inquiry",
        "civil_arrest",
    }
)
"""What is asked often; the rest is folded away."""
_WHAT: Both = ("What it is", "Qué es")
_ASKS: Both = ("What it asks", "Qué pide")


def _yes_no(name: str, label: Both) -> Field:
    return Field(name, "radios", label, choices=words.YES_NO, required=True)


def _detainer() -> tuple[Group, ...]:
    return (
        Group(
            _WHAT,
            (
                Field("form", "choice", ("Form", "Formulario"), choices=words.FORMS, required=True),
                Field("prepared_on", "day", ("Date on the form", "Fecha del formulario")),
                office(),
                _yes_no(
                    "cancels", ("Does it take an earlier request back?", "¿Retira una solicitud anterior?")
                ),
            ),
        ),
        Group(
            _ASKS,
            (
                _yes_no("asks_notification", ("To be told of the release", "Que se le avise de la salida")),
                _yes_no(
                    "asks_hold",
                    ("To keep the person past release", "Que se retenga a la persona después de su salida"),
                ),
                _yes_no("asks_transfer", ("To hand the person over", "Que se le entregue a la persona")),
            ),
            (
                "Where a box cannot be read, answer yes: deciding what was not asked harms nobody.",
                "Si una casilla no se lee, responda sí: decidir lo que no se pidió no daña a nadie.",
            ),
        ),
    )


_SIGNED = Field(
    "signed_by",
    "choice",
    ("Signed by", "Firma"),
    (
        "The title under the signature decides, not the heading.",
        "Vale el cargo bajo la firma, no el encabezado.",
    ),
    NOT_KNOWN,
    choices=words.SIGNERS,
    required=True,
)
_CRIME = Field(
    "crime",
    "choice",
    ("Crime that it names", "Delito que nombra"),
    value=NOT_KNOWN,
    choices=words.CRIMES,
    required=True,
)
_SENDER = Field(
    "sender",
    "choice",
    ("Who sent it", "Quién lo envió"),
    value=NOT_KNOWN,
    choices=words.SENDERS,
    required=True,
)


def items(ticked: Iterable[str] = ("personal_other",)) -> Group:
    """Which information is asked for, item by item: each is decided on its own."""
    lead: Both = ("Each item is decided on its own.", "Cada dato se decide por separado.")
    return ticks("item", ("Which information", "Qué información"), words.ITEM_CHOICES, ticked, lead)


def asked(ticked: Iterable[str] = ()) -> Group:
    """What is asked, of everything that can be asked."""
    group = ticks("asks", _ASKS, words.KINDS, ticked)
    return replace(
        group,
        fields=tuple(field for field in group.fields if field.name.removeprefix("asks_") in _OFTEN),
        rare=tuple(field for field in group.fields if field.name.removeprefix("asks_") not in _OFTEN),
    )


def groups_for(sort: str) -> tuple[Group, ...]:
    """The fields of a sort of paper, before those of when, how and whom."""
    match sort:
        case "detainer":
            return _detainer()
        case "court_warrant":
            return (Group(_WHAT, (_SIGNED, _CRIME, _SENDER, office())),)
        case "writ":
            return (Group(_WHAT, (_SIGNED, _SENDER, office())),)
        case "court_order":
            return (Group(_WHAT, (_SIGNED, _SENDER, office())), items())
        case "office_subpoena":
            return (Group(_WHAT, (_SENDER, office())), items())
        case "office_warrant":
            form = Field(
                "warrant_form", "choice", ("Form", "Formulario"), choices=words.OFFICE_WARRANTS, required=True
            )
            return (Group(_WHAT, (form, _SENDER, office())), asked(("civil_arrest",)))
        case _:
            return (Group(_WHAT, (_SENDER, office())), asked(), items(()))
