"""What may be asked about a visit and is answered by yes or no; and the two findings that are so."""

from amparo.facts import visit, visit_paper
from amparo.rules import Choice, Fact, Flag


def _flag(name: str, claim: tuple[str, str], ask: tuple[str, str]) -> Flag:
    return Flag(f"visit.{name}", claim, ask)


def _found(name: str, claim: tuple[str, str]) -> Flag:
    return Flag(f"found.{name}", claim)


officer_proceeds = _flag(
    "officer_proceeds",
    ("the officers go ahead", "los agentes siguen adelante"),
    ("Are they going in anyway?", "¿Entran de todos modos?"),
)
exigency_claimed = _flag(
    "exigency_claimed",
    ("an emergency is claimed", "alegan una emergencia"),
    ("Do they claim an emergency?", "¿Alegan una emergencia?"),
)
on_site = _flag(
    "on_site", ("it is on the site", "es en el sitio"), ("Is it on the site?", "¿Es en el sitio?")
)
presence_confirmed = _flag(
    "presence_confirmed",
    ("the presence is confirmed", "la presencia está confirmada"),
    (
        "Did an administrator see the officer or the identification, or did the agency confirm?",
        "¿Vio la persona responsable al agente o su identificación, o lo confirmó la agencia?",
    ),
)
person_taken = _flag(
    "person_taken",
    ("a person was taken", "se llevaron a una persona"),
    ("Was somebody taken?", "¿Se llevaron a alguien?"),
)
communicated_intent = _flag(
    "communicated_intent",
    ("an arrest was announced", "anunciaron un arresto"),
    ("Did the officer say that an arrest is intended?", "¿Dijo el agente que piensa hacer un arresto?"),
)
arrest_contact = _flag(
    "arrest_contact",
    ("the employee named a contact for it", "el empleado nombró un contacto para ello"),
    (
        "Has the employee named an emergency contact for an arrest?",
        "¿Nombró el empleado un contacto de emergencia para un arresto?",
    ),
)
adopted = _flag(
    "adopted",
    ("the policy is adopted", "la política está adoptada"),
    ("Is the policy adopted?", "¿Está adoptada la política?"),
)
counsel_confirmed = _flag(
    "counsel_confirmed",
    ("counsel has confirmed the paper", "la asesoría legal confirmó el papel"),
    (
        "Has counsel confirmed paper, date and scope?",
        "¿Confirmó la asesoría legal el papel, la fecha y el alcance?",
    ),
)
paper_in_date = _flag(
    "paper_in_date",
    ("the paper is in date", "el papel está vigente"),
    ("Is the paper in date?", "¿Está vigente el papel?"),
)
paper_names_this_place = _flag(
    "paper_names_this_place",
    ("the paper names this place", "el papel nombra este lugar"),
    ("Does the paper name this place?", "¿Nombra el papel este lugar?"),
)
person_matches = _flag(
    "person_matches",
    ("the paper's person is the one meant", "la persona del papel es la buscada"),
    (
        "Do the name and birth date on the paper match?",
        "¿Coinciden el nombre y la fecha de nacimiento del papel?",
    ),
)
grants_nonpublic_access = _flag(
    "grants_nonpublic_access",
    ("the paper grants the facility's nonpublic areas", "el papel autoriza las áreas no públicas del centro"),
    (
        "Does the paper grant access to the facility's nonpublic areas?",
        "¿Autoriza el papel las áreas no públicas del centro?",
    ),
)
gag = _flag(
    "gag",
    ("the paper forbids telling", "el papel prohíbe avisar"),
    ("Does the paper forbid telling?", "¿Prohíbe el papel avisar?"),
)
licensed = _flag(
    "licensed",
    ("the child care is licensed", "la guardería tiene licencia"),
    ("Is the child care licensed?", "¿Tiene licencia la guardería?"),
)
on_lea_site = _flag(
    "on_lea_site",
    ("it is on a public school's site", "está en una escuela pública"),
    ("Is it on a public school's site?", "¿Está en una escuela pública?"),
)
confidential_address = _flag(
    "confidential_address",
    ("the address is confidential", "el domicilio es confidencial"),
    ("Is the address confidential?", "¿Es confidencial el domicilio?"),
)
life_at_risk = _flag(
    "life_at_risk",
    ("a life may be at risk", "puede haber una vida en peligro"),
    ("Is anybody hurt or in danger?", "¿Hay alguien herido o en peligro?"),
)
local_property_rule = _flag(
    "local_property_rule",
    ("a local rule forbids the use", "una regla local prohíbe ese uso"),
    (
        "Does a local rule forbid this use of agency land?",
        "¿Prohíbe una regla local ese uso de terrenos de la agencia?",
    ),
)
patient_in_their_custody = _flag(
    "patient_in_their_custody",
    ("the patient is in their custody", "el paciente está bajo su custodia"),
    ("Is the patient in their custody?", "¿Está el paciente bajo su custodia?"),
)
plan_holds_procedure = _flag(
    "plan_holds_procedure",
    ("the safety plan holds the notice by now", "el plan de seguridad ya contiene el aviso"),
    (
        "Does the safety plan hold the notice procedure by this day?",
        "¿Contiene ya el plan de seguridad el procedimiento de aviso?",
    ),
)

walked_in = _found(
    "walked_in", ("they are in a nonpublic area unasked", "están en un área no pública sin pedirlo")
)
immigration = _found(
    "immigration",
    ("the purpose is immigration enforcement or not known", "el motivo es control migratorio o se desconoce"),
)
record_kind_known = _found(
    "record_kind_known", ("it is known which records are asked for", "se sabe qué registros se piden")
)

VISIT_FACTS: dict[str, Fact] = {
    fact.path: fact
    for fact in (*vars(visit).values(), *vars(visit_paper).values(), *list(globals().values()))
    if isinstance(fact, Flag | Choice)
}
"""Every fact and finding of a visit, by path."""
