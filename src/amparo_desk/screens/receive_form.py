"""The fields of the pages by which a contact comes in: what was read stands in them, with where and how surely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

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
    pairs: bool = False
    """Whether two fields each belong together and stand in one line."""

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
    if found["value"] is None and not raw and found["sure"] >= SURE:
        return (
            f"Page {found['page']}: blank on the paper.",
            f"Página {found['page']}: en blanco en el papel.",
        )
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
            Field(
                "channel",
                "radios",
                ("How it came", "Cómo llegó"),
                value=channel,
                choices=words.CHANNELS,
                required=True,
            ),
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
