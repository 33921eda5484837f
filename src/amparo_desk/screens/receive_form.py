"""The fields of the pages by which a contact comes in: what was read stands in them, with where and how surely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from amparo.facts.request import NOT_KNOWN
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.typed import shown

Read = Mapping[str, Any]
"""What was read into one field: value, page, box, how, sure, raw (as written)."""

_HOW: dict[str, Both] = {
    "form": ("from the form's own field", "del campo del formulario"),
    "text": ("from the text of the file", "del texto del archivo"),
    "ocr": ("from the picture", "de la imagen"),
    "ink": ("from the ink in the box", "de la tinta en la casilla"),
}
SURE = 0.85
"""What was read less surely is shown as doubtful."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some fields under one heading. `ticks` are shown closely, as a list of small boxes."""

    title: Both
    fields: tuple[Field, ...]
    lead: Both | None = None
    ticks: bool = False
    rare: tuple[Field, ...] = ()
    """What is seldom wanted stands folded away."""

    @property
    def has_rare(self) -> bool:
        """Whether something of what is folded away is filled in, or wrong."""
        return any(field.value or field.error for field in self.rare)


def fields_of(groups: Iterable[Group]) -> tuple[Field, ...]:
    """All fields, in their order."""
    return tuple(field for group in groups for field in (*group.fields, *group.rare))


def with_fields(groups: Iterable[Group], fields: Iterable[Field]) -> tuple[Group, ...]:
    """The groups with these fields in the place of theirs, by name."""
    by_name = {field.name: field for field in fields}
    return tuple(
        replace(
            group,
            fields=tuple(by_name[field.name] for field in group.fields),
            rare=tuple(by_name[field.name] for field in group.rare),
        )
        for group in groups
    )


def read_in(field: Field, read: Mapping[str, Read]) -> Field:
    """The field with what was read, and the evidence as its hint; what was not read stays as it is."""
    found = read.get(field.name)
    if found is None:
        return field
    value_now = as_typed(found["value"]) or field.value
    return replace(field, value=value_now, hint=evidence_of(found) or field.hint)


def as_typed(value: Any) -> str:
    """A value as it stands in a field; nothing where it was not read."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value) if isinstance(value, date | datetime) else str(value or "")


def evidence_of(found: Read) -> Both | None:
    """Where, how and how surely something was read, and as what it was written; nothing where it has no place."""
    if not found["page"]:
        if found["value"] is False:
            return ("This form has no place for it.", "Este formulario no tiene lugar para eso.")
        return ("Follows from the form itself.", "Resulta del formulario mismo.") if found["value"] else None
    how = _HOW[found["how"]]
    sure = round(100 * found["sure"])
    raw = found.get("raw") or ""
    written = (f" As written: “{raw}”.", f" Así está escrito: «{raw}».") if raw else ("", "")
    if found["value"] is None:
        return (
            f"Page {found['page']}: could not be read surely. Look at the picture.{written[0]}",
            f"Página {found['page']}: no se pudo leer con seguridad. Mire la imagen.{written[1]}",
        )
    doubt = ("", "") if found["sure"] >= SURE else (" Doubtful: look at it.", " Dudoso: mírelo.")
    return (
        f"Page {found['page']}, {how[0]}, {sure} % sure.{doubt[0]}{written[0]}",
        f"Página {found['page']}, {how[1]}, seguridad del {sure} %.{doubt[1]}{written[1]}",
    )


# ------------------------------------------------------------------ what every paper has


def came(received: datetime, channel: str, pages: int | None, hint: Both | None) -> Group:
    """When and how it came."""
    return Group(
        ("When and how it came", "Cuándo y cómo llegó"),
        (
            Field("received_at", "moment", ("Came in", "Llegó"), hint, shown(received), required=True),
            Field("channel", "radios", ("By", "Por"), value=channel, choices=words.CHANNELS, required=True),
            Field("pages", "text", ("Pages", "Páginas"), value=str(pages or "")),
        ),
    )


def office(value: str = "") -> Field:
    """From which office; never from whom."""
    hint: Both = (
        "The office only: no officer's name, no telephone number",
        "Solo la oficina: sin nombre ni teléfono de agentes",
    )
    return Field("office", "text", ("From which office", "De qué oficina"), hint, value)


def whom(*, born: bool = True) -> Group:
    """Whom it is about, as far as our own records need it."""
    fields = [
        NAME,
        Field(
            "born",
            "day",
            ("Birth date on the paper", "Fecha de nacimiento en el papel"),
            (
                "Compared only. Kept of it: minor, yes or no.",
                "Solo se compara. De ella se guarda: menor, sí o no.",
            ),
        ),
        Field(
            "matched_by",
            "radios",
            ("Is it somebody here?", "¿Es alguien que está aquí?"),
            choices=words.MATCHES,
            required=True,
            why=(
                "A name and a birth date alone have put the wrong person in custody.",
                "Solo por nombre y fecha de nacimiento se ha detenido a la persona equivocada.",
            ),
        ),
        BOOKING,
        RELEASE_DUE,
    ]
    if not born:
        fields = [field for field in fields if field.name != "born"]
    return Group(("Whom it is about", "A quién se refiere"), tuple(fields))


NAME = Field(
    "name",
    "text",
    ("Name as on the paper", "Nombre como está en el papel"),
    ("In any script. Kept sealed.", "En cualquier escritura. Se guarda sellado."),
)
BOOKING = Field(
    "booking_ref",
    "text",
    ("Booking number here", "Número de ingreso aquí"),
    ("As in B-1002. Leave it empty where there is none.", "Como B-1002. Déjelo vacío si no hay."),
)
RELEASE_DUE = Field(
    "release_due_at",
    "moment",
    ("Due for release, if known", "Salida prevista, si se sabe"),
    ("As 2025-01-23 08:00. Empty where nobody knows.", "Como 2025-01-23 08:00. Vacío si no se sabe."),
)


def ticks(
    name: str, title: Both, choices: Iterable[Choice], ticked: Iterable[str], lead: Both | None = None
) -> Group:
    """A list of small boxes, each a field of its own: `name_word`."""
    chosen = set(ticked)
    fields = tuple(
        Field(
            f"{name}_{choice.value}",
            "tick",
            _capital(choice.label),
            value="yes" if choice.value in chosen else "",
        )
        for choice in choices
    )
    return Group(title, fields, lead, ticks=True)


def _capital(words_of: Both) -> Both:
    en, es = words_of
    return (en[:1].upper() + en[1:], es[:1].upper() + es[1:])


# ------------------------------------------------------------------ what each sort of paper asks

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
