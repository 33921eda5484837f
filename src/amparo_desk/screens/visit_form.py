"""The fields of the page on which a visit is put on record: what is asked first at a counter comes first, the rest may wait."""

from collections.abc import Iterable, Mapping

from amparo.facts.visit import purpose
from amparo.facts.visit_record import AREAS, ROLES, ROLES_FIRST, STEPS, UNIFORMS, WANTED
from amparo.facts.visit_words import PLACES
from amparo.law.paper_kinds import kinds
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.acting import moment_field
from amparo_desk.screens.receive_form import Group
from amparo_desk.screens.visit_sites import Sites, first_for, known_field, places_of

STEP_ROWS = 4
WANTED_ROWS = 3
NO_PAPER, NOBODY = "none", "nobody"
SHOWN: dict[str, Both] = {
    "yes": ("Yes", "Sí"),
    "no": ("No", "No"),
    "refused": ("Refused", "Se negaron"),
    "unknown": ("Nobody knows", "No se sabe"),
}

NEVER: Both = (
    (
        "Never write the name of a pupil, patient or guest, nor where anybody was born or belongs. It would be struck "
        "before it is kept."
    ),
    (
        "Nunca escriba el nombre de un alumno, paciente o persona alojada, ni dónde nació o de dónde es alguien. Se "
        "tacharía antes de guardarse."
    ),
)


def choices(words: Mapping[str, Both], *, first: Iterable[Choice] = ()) -> tuple[Choice, ...]:
    """Words of a closed list as things to choose, each beginning with a capital."""
    return (*first, *(Choice(word, (_capital(told[0]), _capital(told[1]))) for word, told in words.items()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def groups(arrived: str, place: str = "", site: str = "", sites: Sites | None = None) -> tuple[Group, ...]:
    """All fields, under their headings, with what is known before anything is typed; the agency's sites are chosen from."""
    known = sites or {}
    places = places_of(known, place)
    return (
        _where(arrived, place, site, known),
        _who(),
        _wanted(),
        _paper(),
        _answer(places),
        _steps(),
        _more(),
    )


def role_field(
    name: str,
    label: Both,
    *,
    required: bool = True,
    roles: Iterable[str] = tuple(ROLES),
    places: Iterable[str] = (),
) -> Field:
    """Who acted, by office, those who are usually at these kinds of place first; never a name."""
    offered = choices(_in_order(roles, places))
    return Field(name, "choice", label, choices=offered, required=required)


def _in_order(roles: Iterable[str], places: Iterable[str]) -> dict[str, Both]:
    first = [role for place in places for role in ROLES_FIRST.get(place, ())]
    return {role: ROLES[role] for role in first_for(roles, first)}


def _where(arrived: str, place: str, site: str, sites: Sites) -> Group:
    only_other: Both | None = ("For another site alone", "Solo para otro sitio") if sites else None
    return Group(
        ("When and where", "Cuándo y dónde"),
        (
            *((known_field(sites),) if sites else ()),
            Field(
                "place",
                "choice",
                ("What kind of place", "Qué clase de lugar"),
                hint=only_other,
                choices=choices(PLACES),
                value="" if sites else place,
                required=not sites,
            ),
            Field(
                "site",
                "text",
                ("Its name", "Su nombre") if sites else ("Which site", "Qué sitio"),
                hint=only_other,
                value="" if sites else site,
                required=not sites,
            ),
            moment_field("arrived", ("They came at", "Llegaron a las"), arrived),
            Field("left", "moment", ("They left at", "Se fueron a las")),
        ),
    )


def _who() -> Group:
    return Group(
        ("Who came", "Quiénes vinieron"),
        (
            Field("officers", "text", ("How many officers", "Cuántos agentes")),
            Field(
                "agency",
                "text",
                ("The agency that they named", "La agencia que dijeron"),
                hint=("As they said it, or refused", "Como lo dijeron, o se negaron"),
            ),
            Field(
                "shown",
                "radios",
                ("Identification shown", "Mostraron identificación"),
                choices=tuple(Choice(word, told) for word, told in SHOWN.items()),
            ),
            Field(
                "badges",
                "text",
                ("Badge numbers", "Números de placa"),
                hint=("Apart by commas; officers' alone", "Separados por comas; solo de agentes"),
            ),
            Field(
                "phone_noted",
                "yes_no",
                ("Supervisor's telephone noted", "Se anotó el teléfono del supervisor"),
            ),
            Field("uniform", "choice", ("How they were dressed", "Cómo vestían"), choices=choices(UNIFORMS)),
        ),
    )


def _wanted() -> Group:
    wishes = tuple(
        Field(
            f"wanted_{row}",
            "choice",
            ("What they wanted", "Qué querían") if row == 1 else ("And also", "Y además"),
            choices=choices(WANTED),
        )
        for row in range(1, WANTED_ROWS + 1)
    )
    return Group(
        ("What they wanted", "Qué querían"),
        (
            *wishes,
            Field(
                "purpose",
                "choice",
                ("Why they were there", "Por qué vinieron"),
                choices=choices(purpose.spoken or {}),
            ),
            Field(
                "stated_reason",
                "area",
                ("What they gave as the reason", "Qué dieron como motivo"),
                hint=NEVER,
            ),
            Field("area", "choice", ("How far they came", "Hasta dónde llegaron"), choices=choices(AREAS)),
            Field(
                "entered",
                "yes_no",
                ("They went into a nonpublic area", "Entraron a un área no pública"),
            ),
            Field("exigent", "yes_no", ("They claimed an emergency", "Alegaron una emergencia")),
        ),
    )


def _paper() -> Group:
    named = {code: (kind.en, kind.es) for code, kind in kinds().items()}
    first = (
        Choice(NO_PAPER, ("No paper was shown", "No mostraron ningún papel")),
        Choice("UNKNOWN", ("A paper; nobody is sure which", "Un papel; nadie sabe con certeza cuál")),
        Choice("ADMIN", ("An agency's paper of another kind", "Otro papel de una agencia")),
    )
    return Group(
        ("The paper", "El papel"),
        (
            Field(
                "paper",
                "choice",
                ("Which paper they showed", "Qué papel mostraron"),
                choices=choices(named, first=first),
            ),
            Field(
                "papers",
                "file",
                ("Photo or PDF of the paper", "Foto o PDF del papel"),
                hint=(
                    "Kept sealed. The checker reads it afterwards and says where it is not sure.",
                    "Se guarda sellado. Después lo lee el verificador, que dice dónde no está seguro.",
                ),
            ),
            Field("names_place", "yes_no", ("It names this place", "Nombra este lugar")),
            Field("in_date", "yes_no", ("It is in date", "Está vigente")),
            Field("copied", "yes_no", ("A copy was made", "Se hizo una copia")),
        ),
    )


def _answer(places: Iterable[str]) -> Group:
    known = tuple(places)
    return Group(
        ("What was answered", "Qué se respondió"),
        (
            role_field(
                "received_by", ("Who received them", "Quién los recibió"), required=False, places=known
            ),
            Field(
                "witness",
                "choice",
                ("Second member of staff as witness", "Otra persona del personal como testigo"),
                choices=choices(_in_order(ROLES, known), first=(Choice(NOBODY, ("Nobody", "Nadie")),)),
            ),
            Field("answer", "area", ("The answer given", "La respuesta que se dio"), hint=NEVER),
            Field("released", "yes_no", ("Records were handed over", "Se entregaron registros")),
            Field("taken", "yes_no", ("A person was taken", "Se llevaron a una persona")),
        ),
    )


def _steps() -> Group:
    fields: list[Field] = []
    for row in range(1, STEP_ROWS + 1):
        fields += [
            Field(f"step_{row}", "choice", (f"Step {row}", f"Paso {row}"), choices=choices(STEPS)),
            Field(
                f"step_{row}_at",
                "text",
                (f"Time of step {row}", f"Hora del paso {row}"),
                hint=("As 10:14", "Como 10:14"),
            ),
        ]
    return Group(
        ("What was done, with the time", "Qué se hizo, con la hora"),
        tuple(fields),
        ("As many as you remember; the others stay empty.", "Los que recuerde; los demás quedan vacíos."),
        pairs=True,
    )


def _more() -> Group:
    return Group(
        ("Anything else", "Algo más"),
        (
            Field(
                "then", "area", ("What the officers then did", "Qué hicieron después los agentes"), hint=NEVER
            ),
            Field("free_text", "area", ("Notes", "Notas"), hint=NEVER),
        ),
    )
