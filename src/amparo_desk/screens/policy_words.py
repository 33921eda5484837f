"""What a local rule can say and what that comes to by law, in English and Spanish. It may be stricter, never looser."""

from dataclasses import dataclass

from amparo.facts.request import KIND_NAMES, POLICY_ACTS
from amparo.terms import Tag
from amparo_desk.said import Both

CUSTODY = ("hold", "notification", "transfer", "interview", "information")
"""The acts of every day in a jail; the others are folded away below them."""
OTHERS = tuple(kind for kind in KIND_NAMES if kind in POLICY_ACTS and kind not in CUSTODY)

ALLOWS, FORBIDS, JUDICIAL, CUSTOM, UNKNOWN = "allows", "forbids", "judicial_only", "custom", "unknown"

RULES: dict[str, Both] = {
    ALLOWS: ("Allows it", "Lo permite"),
    FORBIDS: ("Forbids it", "Lo prohíbe"),
    JUDICIAL: ("Only on a judge's paper", "Solo con un papel de un juez"),
    CUSTOM: ("A rule of its own, which needs a conviction", "Una regla propia, que exige una condena"),
    UNKNOWN: ("Not known", "No se sabe"),
}
HINTS: dict[str, Both] = {
    ALLOWS: (
        "Only as far as the law leaves it to the agency.",
        "Solo hasta donde la ley lo deja a la agencia.",
    ),
    FORBIDS: ("Also where the law would leave it open.", "También donde la ley lo dejaría abierto."),
    JUDICIAL: ("Read as: forbids it.", "Se lee como: lo prohíbe."),
    CUSTOM: (
        "Write its words below. Open until the record is read.",
        "Escriba abajo sus palabras. Queda abierto hasta leer el historial.",
    ),
    UNKNOWN: ("Never a yes: the safe answer is given.", "Nunca es un sí: se da la respuesta segura."),
}
JUDICIAL_TRANSFER: Both = (
    "Without such a paper nobody is handed over.",
    "Sin ese papel no se entrega a nadie.",
)


@dataclass(frozen=True, slots=True)
class ByLaw:
    """What the law says of an act, whatever the local rule: in a sentence, where, and how sure we are."""

    says: Both
    cite: str
    tag: Tag


BY_LAW: dict[str, ByLaw] = {
    "hold": ByLaw(
        (
            "The law forbids it since 2018, whatever the local rule says.",
            "La ley lo prohíbe desde 2018, diga lo que diga la regla local.",
        ),
        "Gov. Code § 7284.6(a)(1)(B)",
        "V",
    ),
    "notification": ByLaw(
        (
            "The law leaves it to the agency only for what is public, or on a ground of § 7282.5. Never owed.",
            "La ley lo deja a la agencia solo si el dato es público o hay una causal del § 7282.5. Nunca es obligatorio.",
        ),
        "Gov. Code §§ 7282.5, 7284.6(a)(1)(C)",
        "V",
    ),
    "transfer": ByLaw(
        (
            "The law asks for a judge's paper, or a ground of § 7282.5(a). A court's own writ commands all the same.",
            "La ley exige un papel de un juez o una causal del § 7282.5(a). El mandato propio de un tribunal rige igual.",
        ),
        "Gov. Code §§ 7282.5(a), 7284.6(a)(4)",
        "V",
    ),
    "interview": ByLaw(
        (
            "The law asks for the written form and the person's own yes first.",
            "La ley exige antes el formulario escrito y el sí de la propia persona.",
        ),
        "Gov. Code §§ 7283.1(a), 7284.6(b)(5)",
        "V",
    ),
    "information": ByLaw(
        (
            "The law keeps back what is personal and not public; no conviction changes that.",
            "La ley reserva lo personal que no es público; ninguna condena lo cambia.",
        ),
        "Gov. Code § 7284.6(a)(1)(D)",
        "V",
    ),
}

DEADLINES: dict[str, tuple[Both, Both]] = {
    "copy_to_person_hours": (
        ("Copy of the request to the person, within hours", "Copia de la solicitud a la persona, en horas"),
        (
            "Counted from when it came in. The law says on receipt, and no hours.",
            "Desde que llegó. La ley dice al recibirla, y no fija horas.",
        ),
    ),
    "release_notice_minutes": (
        ("Notice of release to the person, within minutes", "Aviso de salida a la persona, en minutos"),
        (
            "Counted from when the federal office was told. The law says promptly.",
            "Desde que se avisó a la oficina federal. La ley dice sin demora.",
        ),
    ),
    "interview_reading_minutes": (
        (
            "Time to read the consent form, in minutes",
            "Tiempo para leer el formulario de consentimiento, en minutos",
        ),
        ("The law sets none.", "La ley no fija ninguno."),
    ),
    "release_minutes": (
        ("Time to process a release, in minutes", "Tiempo para tramitar una salida, en minutos"),
        (
            "Within it a release counts as on time. The law gives no time beyond everyone's.",
            "Dentro de él la salida cuenta como puntual. La ley no da más tiempo que a todos.",
        ),
    ),
}
"""The house's own deadlines: what each is, and beside it what the law says."""


def act_name(act: str) -> Both:
    """The name of an act with a capital letter."""
    en, es = KIND_NAMES[act]
    return (en[:1].upper() + en[1:], es[:1].upper() + es[1:])


def hint_for(act: str, rule: str) -> Both:
    """What a choice comes to for an act."""
    return JUDICIAL_TRANSFER if (act, rule) == ("transfer", JUDICIAL) else HINTS[rule]
