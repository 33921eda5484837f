"""What may be asked about a federal request: its kind, sender, papers, items, consent, and what counsel answered.

Each fact carries its question in English and Spanish and the values it is completed with when unknown.
"""

from amparo.rules import Choice, Flag

REQUEST_KINDS = (
    "hold",
    "notification",
    "transfer",
    "transport",
    "interview",
    "information",
    "status_inquiry",
    "civil_arrest",
    "criminal_warrant",
    "task_force",
    "joint_operation",
    "287g",
    "supervision",
    "premises",
    "interpreter",
    "border_search",
    "reentry_1326",
    "detention_contract",
)
POLICY_ACTS = frozenset(REQUEST_KINDS) - {"transport"}

KIND_NAMES: dict[str, tuple[str, str]] = {
    "hold": ("keep the person past release", "retener a la persona después de su salida"),
    "notification": ("tell when the person is released", "avisar cuándo sale la persona"),
    "transfer": ("hand the person over", "entregar a la persona"),
    "transport": (
        "drive the person to immigration authorities",
        "llevar a la persona ante las autoridades migratorias",
    ),
    "interview": ("interview the person", "entrevistar a la persona"),
    "information": ("give information", "dar información"),
    "status_inquiry": ("ask about immigration status", "preguntar por la situación migratoria"),
    "civil_arrest": ("arrest on a civil immigration paper", "arrestar con un papel migratorio civil"),
    "criminal_warrant": ("act on an arrest warrant", "cumplir una orden de arresto"),
    "task_force": ("work in a task force", "trabajar en un grupo operativo"),
    "joint_operation": ("join an operation", "participar en un operativo"),
    "287g": ("enforce immigration law under an agreement", "aplicar la ley migratoria por convenio"),
    "supervision": ("put officers under federal supervision", "poner agentes bajo supervisión federal"),
    "premises": (
        "let immigration authorities use office space",
        "dejar que autoridades migratorias usen oficinas",
    ),
    "interpreter": ("use immigration officers as interpreters", "usar agentes migratorios como intérpretes"),
    "border_search": (
        "help search without a warrant near the border",
        "ayudar a registrar sin orden cerca de la frontera",
    ),
    "reentry_1326": ("act on re-entry after removal", "actuar por reingreso tras una expulsión"),
    "detention_contract": ("house detained people under a contract", "alojar detenidos por contrato"),
}

NOT_IMMIGRATION = ("USMS", "FBI", "DEA", "ATF", "other_agency")
IMMIGRATION = ("ICE", "CBP", "HSI", "USCIS", "other_immigration_authority")
NOT_KNOWN = "not_known"
"""A sender nobody noted is treated as an immigration authority; a start nobody noted as the agency's own."""

sender = Choice(
    "request.from",
    (*IMMIGRATION, *NOT_IMMIGRATION, "own_staff", NOT_KNOWN),
    noun=("the sender", "quien pide es"),
    ask=("Which office sent it?", "¿Qué oficina lo envió?"),
    spoken={
        "ICE": ("ICE", "ICE"),
        "CBP": ("CBP", "CBP"),
        "HSI": ("HSI", "HSI"),
        "USCIS": ("USCIS", "USCIS"),
        "other_immigration_authority": ("another immigration authority", "otra autoridad migratoria"),
        "USMS": ("the U.S. Marshals", "el servicio de alguaciles federales (USMS)"),
        "FBI": ("the FBI", "el FBI"),
        "DEA": ("the DEA", "la DEA"),
        "ATF": ("the ATF", "la ATF"),
        "other_agency": (
            "an agency that is no immigration authority",
            "una agencia que no es autoridad migratoria",
        ),
        "own_staff": ("the agency's own staff", "el personal de la propia agencia"),
        "not_known": ("not known", "alguien desconocido"),
    },
)

initiated_by = Choice(
    "request.initiated_by",
    ("immigration_authority", "agency", NOT_KNOWN),
    noun=("whoever began the contact", "el contacto lo inició"),
    ask=("Who began the contact?", "¿Quién inició el contacto?"),
    spoken={
        "immigration_authority": ("the immigration authority", "la autoridad migratoria"),
        "agency": ("the agency itself", "la propia agencia"),
        "not_known": ("somebody, nobody noted who", "alguien, no se anotó quién"),
    },
)

purpose_is_not_immigration = Flag(
    "request.purpose_is_not_immigration",
    ("the recorded purpose is a crime other than immigration", "el fin anotado es un delito no migratorio"),
)

FORMS = ("I-247", "I-247A", "I-247D", "I-247N", "I-247X", "I-247G", "none", "other")

PURPOSES = (
    "t_u_visa_certification",
    "18usc922d5",
    "consular_notification",
    "immigration_enforcement",
    "criminal_non_immigration",
    "traffic_stop",
    "booking",
    "patrol",
    "other",
)
_PURPOSE_SPOKEN = {
    "t_u_visa_certification": ("a T or U visa certification", "una certificación de visa T o U"),
    "18usc922d5": ("a firearms check under 18 USC 922(d)(5)", "una verificación de armas, 18 USC 922(d)(5)"),
    "consular_notification": ("telling a consulate", "avisar a un consulado"),
    "immigration_enforcement": ("immigration enforcement", "aplicar la ley migratoria"),
    "criminal_non_immigration": ("a crime that is no immigration matter", "un delito no migratorio"),
    "traffic_stop": ("a traffic stop", "una parada de tránsito"),
    "booking": ("booking", "el ingreso en la cárcel"),
    "patrol": ("patrol", "el patrullaje"),
    "other": ("something else", "otra cosa"),
}
_PURPOSE_ASK = ("What is it for?", "¿Para qué es?")
_PURPOSE_NOUN = ("the purpose", "el fin es")

inquiry_purpose = Choice(
    "request.purpose",
    PURPOSES,
    noun=_PURPOSE_NOUN,
    ask=_PURPOSE_ASK,
    completes=("t_u_visa_certification", "18usc922d5", "consular_notification", "other"),
    spoken=_PURPOSE_SPOKEN,
)
supervision_purpose = Choice(
    "request.purpose",
    PURPOSES,
    noun=_PURPOSE_NOUN,
    ask=_PURPOSE_ASK,
    completes=("immigration_enforcement", "other"),
    spoken=_PURPOSE_SPOKEN,
)

# ------------------------------------------------------------------ consent

form_given = Flag(
    "request.consent.form_given",
    ("the person was given the consent form", "se entregó a la persona el formulario de consentimiento"),
    ask=("Was the written consent form given?", "¿Se entregó el formulario escrito de consentimiento?"),
).denied(
    "the person was not given the consent form", "no se entregó a la persona el formulario de consentimiento"
)
language_understood = Flag(
    "request.consent.language_understood",
    (
        "the form was in a language the person understands",
        "el formulario estaba en un idioma que la persona entiende",
    ),
    ask=(
        "Does the person understand the language of the form?",
        "¿Entiende la persona el idioma del formulario?",
    ),
).denied(
    "the form was not in a language the person understands",
    "el formulario no estaba en un idioma que la persona entienda",
)
consent_answer = Choice(
    "request.consent.answer",
    ("consented", "declined", "attorney_only"),
    noun=("the person's answer", "la persona respondió"),
    ask=("What did the person answer on the form?", "¿Qué respondió la persona en el formulario?"),
    completes=("consented", "declined"),
    spoken={
        "consented": ("yes", "que sí"),
        "declined": ("no", "que no"),
        "attorney_only": ("only with my attorney", "que solo con su abogado"),
    },
)
attorney_present = Flag(
    "request.consent.attorney_present",
    ("the person's attorney is there", "el abogado de la persona está presente"),
    ask=("Is the person's attorney there?", "¿Está presente el abogado de la persona?"),
).denied("the person's attorney is not there", "el abogado de la persona no está presente")
answer_recorded = Flag(
    "request.consent.answer_recorded", ("an answer is recorded", "hay una respuesta anotada")
)

# ------------------------------------------------------------------ information, item by item

RELEASE_ITEMS = ("release_date", "release_time")
ADDRESS_ITEMS = ("home_address", "work_address")
ITEMS = (
    *RELEASE_ITEMS,
    *ADDRESS_ITEMS,
    "phone",
    "employer",
    "family",
    "photo",
    "checkin_times",
    "criminal_history",
    "citizenship_status",
    "clets_non_criminal",
    "alpr",
    "jail_terminal_access",
    "standing_access",
    "booking_file",
    "personal_other",
)
"""Any other item name is personal information too (F-3); a name close to one of these is taken for a misspelling."""

STANDING_ACCESS = ("jail_terminal_access", "standing_access")
"""Decided as the least shareable item that it exposes (F-10)."""

item_kind = Choice(
    "item.kind",
    (*ITEMS, "other_personal"),
    noun=("the item asked for", "el dato pedido es"),
    spoken={
        "release_date": ("the release date", "la fecha de salida"),
        "release_time": ("the release time", "la hora de salida"),
        "home_address": ("the home address", "el domicilio"),
        "work_address": ("the work address", "la dirección del trabajo"),
        "phone": ("the telephone number", "el número de teléfono"),
        "employer": ("the employer", "el empleador"),
        "family": ("the family", "la familia"),
        "photo": ("the photo", "la foto"),
        "checkin_times": (
            "probation or parole check-in times",
            "el calendario de citas de probatoria o de libertad condicional",
        ),
        "criminal_history": ("the criminal history", "el historial penal"),
        "citizenship_status": ("citizenship or immigration status", "la ciudadanía o situación migratoria"),
        "clets_non_criminal": (
            "CLETS data, not criminal history",
            "la información de CLETS que no es historial penal",
        ),
        "alpr": ("plate-reader data", "la información de lectores de placas"),
        "jail_terminal_access": (
            "live access to a jail terminal",
            "el acceso directo a una terminal de la cárcel",
        ),
        "standing_access": ("standing access", "un acceso permanente"),
        "booking_file": ("the booking file", "el expediente de ingreso"),
        "personal_other": ("other personal information", "otra información personal"),
        "other_personal": ("personal information by another name", "información personal con otro nombre"),
    },
)
item_is_public = Flag(
    "item.public",
    ("the item is given to everybody", "el dato se da a todo el mundo"),
    ask=(
        "Does the agency give this item to anybody who asks, in the same detail and at the same time?",
        "¿Da la agencia este dato a cualquiera que lo pida, con el mismo detalle y al mismo tiempo?",
    ),
)
item_is_known_public = Flag(
    "item.known_public", ("the item is known to be public", "se sabe que el dato es público")
).denied("the item is not known to be public", "no consta que el dato sea público")

# ------------------------------------------------------------------ joint work, premises, contracts

scene_support_only = Flag(
    "request.scene_support_only",
    ("officers only secure the scene", "los agentes solo aseguran el lugar"),
    ask=("Are officers asked only to secure the scene?", "¿Se pide solo asegurar el lugar?"),
)
civil_arrests_by_local = Flag(
    "request.civil_arrests_by_local",
    (
        "local officers would make civil immigration arrests",
        "agentes locales harían arrestos migratorios civiles",
    ),
    ask=(
        "Would local officers make civil immigration arrests?",
        "¿Harían agentes locales arrestos migratorios civiles?",
    ),
)
primary_purpose_immigration = Flag(
    "request.primary_purpose_immigration",
    ("its primary purpose is immigration enforcement", "su fin principal es aplicar la ley migratoria"),
    ask=(
        "Is immigration enforcement its primary purpose?",
        "¿Es su fin principal aplicar la ley migratoria?",
    ),
)
duties_unrelated_to_immigration = Flag(
    "request.duties_unrelated_to_immigration",
    ("the duties are primarily about other crime", "las tareas tratan principalmente de otros delitos"),
    ask=(
        "Are the duties primarily about other crime?",
        "¿Tratan las tareas principalmente de otros delitos?",
    ),
).denied(
    "the duties are not primarily about other crime", "las tareas no tratan principalmente de otros delitos"
)
ongoing_dedication = Flag(
    "request.ongoing_dedication",
    (
        "the agency dedicates people or resources on an ongoing basis",
        "la agencia dedica personal o recursos de forma continua",
    ),
    ask=(
        "Are people or resources dedicated on an ongoing basis?",
        "¿Se dedica personal o recursos de forma continua?",
    ),
)
exclusive = Flag(
    "request.exclusive",
    ("the space is for immigration authorities alone", "el espacio es solo para autoridades migratorias"),
    ask=("Would the space be theirs alone?", "¿Sería el espacio solo para ellos?"),
)
enhancement_1326b2 = Flag(
    "request.enhancement_1326b2",
    (
        "the re-entry may carry the aggravated-felony enhancement of 8 USC 1326(b)(2)",
        "el reingreso puede llevar el agravante de 8 USC 1326(b)(2)",
    ),
    ask=(
        "May the enhancement of 8 USC 1326(b)(2) apply?",
        "¿Puede aplicarse el agravante de 8 USC 1326(b)(2)?",
    ),
).denied(
    "the re-entry may not carry the enhancement of 8 USC 1326(b)(2)",
    "el reingreso no puede llevar el agravante de 8 USC 1326(b)(2)",
)
detected_in_unrelated_activity = Flag(
    "request.detected_in_unrelated_activity",
    (
        "it was detected during unrelated law-enforcement activity",
        "se detectó en otra labor policial",
    ),
    ask=(
        "Was it found during unrelated police work?",
        "¿Se halló en otra labor policial?",
    ),
).denied("it was not detected during unrelated police work", "no se detectó en otra labor policial")
population = Choice(
    "request.population",
    ("civil_immigration", "minors_orr", "federal_criminal"),
    noun=("the group to be housed", "el contrato alojaría a"),
    ask=("Whom would the contract house?", "¿A quiénes alojaría el contrato?"),
    spoken={
        "civil_immigration": ("people in civil immigration custody", "personas en custodia migratoria civil"),
        "minors_orr": ("minors in federal care", "menores al cuidado federal"),
        "federal_criminal": ("federal criminal prisoners", "presos penales federales"),
    },
)
action = Choice(
    "request.action",
    ("new", "expand_beds", "renew_same_beds"),
    noun=("the act", "el acto es"),
    ask=(
        "New, more beds, or renewed with the same beds?",
        "¿Nuevo, con más camas, o renovado con las mismas?",
    ),
    spoken={
        "new": ("a new contract", "un contrato nuevo"),
        "expand_beds": ("more beds", "un cambio a más camas"),
        "renew_same_beds": ("a renewal with the same beds", "una renovación con las mismas camas"),
    },
)
had_contract = Flag(
    "request.had_contract_2017_06_15",
    ("there was a contract on 2017-06-15", "había un contrato el 2017-06-15"),
    ask=("Was there such a contract on 15 June 2017?", "¿Había tal contrato el 15 de junio de 2017?"),
).denied("there was no contract on 2017-06-15", "no había contrato el 2017-06-15")

# ------------------------------------------------------------------ local policy

policy = Choice(
    "local_policy",
    ("allows", "forbids"),
    noun=("local policy", "la regla local es"),
    ask=(
        "What does the agency's own policy say on this act?",
        "¿Qué dice la regla de la agencia sobre este acto?",
    ),
    spoken={"allows": ("to allow it", "permitirlo"), "forbids": ("to forbid it", "prohibirlo")},
)
transfer_policy = Choice(  # completed with `forbids` too: before 2018 it is stricter than `judicial_only`
    "local_policy",
    ("allows", "forbids", "judicial_only"),
    noun=("local policy", "la regla local es"),
    ask=(
        "What does the agency's own policy say on transfers?",
        "¿Qué dice la regla de la agencia sobre entregas?",
    ),
    spoken={
        "allows": ("to allow it", "permitirla"),
        "forbids": ("to forbid it", "prohibirla"),
        "judicial_only": ("to want a judge's paper", "exigir un papel de un juez"),
    },
)
