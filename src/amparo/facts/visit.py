"""What may be asked about a visit by officers to a public place: each fact with its question in English and Spanish.

A fact that is absent or unknown takes a safe value (`visit_defaults`). `found.*` are findings: what one decision came
to, handed to the next as a fact, so that every decision can be read alone, on a telephone too.
"""

from amparo.facts.visit_words import PLACES
from amparo.rules import Choice

place = Choice(
    "visit.place", PLACES, ("the place", "el lugar:"), ("Where are you?", "¿Dónde está usted?"), spoken=PLACES
)
request = Choice(
    "visit.request",
    (
        "enter_public",
        "enter_nonpublic",
        "speak_to_person",
        "remove_person",
        "arrest",
        "search",
        "records",
        "serve_paper",
        "inspection",
        "none",
        "respond",
        "assist",
        "use_property",
    ),
    ("what is asked", "lo que se pide:"),
    ("What do they ask for?", "¿Qué piden?"),
    spoken={
        "enter_public": ("to be in the public area", "estar en el área pública"),
        "enter_nonpublic": ("to enter a nonpublic area", "entrar a un área no pública"),
        "speak_to_person": ("to speak to a person", "hablar con una persona"),
        "remove_person": ("to take a person along", "llevarse a una persona"),
        "arrest": ("to arrest somebody", "arrestar a alguien"),
        "search": ("to search", "registrar el lugar"),
        "records": ("records or information about a person", "registros o información sobre una persona"),
        "serve_paper": ("to hand over a paper", "entregar un papel"),
        "inspection": ("to inspect I-9 forms", "inspeccionar formularios I-9"),
        "none": ("nothing", "nada"),
        "respond": ("that a crew comes to a call", "que un equipo acuda a una llamada"),
        "assist": ("help with their operation", "ayuda con su operativo"),
        "use_property": ("to use the agency's land", "usar terrenos de la agencia"),
    },
)
area = Choice(
    "visit.area",
    ("public", "nonpublic"),
    ("the area", "el área:"),
    ("Where do they want to go or act?", "¿A dónde quieren ir o dónde quieren actuar?"),
    spoken={"public": ("public", "pública"), "nonpublic": ("nonpublic", "no pública")},
)
purpose = Choice(
    "visit.purpose",
    (
        "immigration_enforcement",
        "not_known",
        "other_law_enforcement",
        "emergency_response",
        "non_enforcement",
    ),
    ("the purpose", "el motivo:"),
    (
        "Why are they here today? (Only the administrator enters a confirmed other purpose.)",
        "¿Cuál es el motivo de su visita? (Solo la persona responsable anota otro motivo confirmado.)",
    ),
    spoken={
        "immigration_enforcement": ("immigration enforcement", "control migratorio"),
        "not_known": ("not known", "desconocido"),
        "other_law_enforcement": (
            "another crime, as the administrator confirmed",
            "otro delito, confirmado por la persona responsable",
        ),
        "emergency_response": (
            "an emergency, as the administrator confirmed",
            "una emergencia, confirmada por la persona responsable",
        ),
        "non_enforcement": (
            "no enforcement, as the administrator confirmed",
            "ningún operativo, confirmado por la persona responsable",
        ),
    },
)
offence = Choice(
    "visit.offence",
    ("not_named", "immigration", "another", "unreadable"),
    ("the crime that the paper names", "el delito que nombra el papel:"),
    ("Which crime does the court's paper name?", "¿Qué delito nombra el papel del tribunal?"),
    spoken={
        "not_named": ("it names none", "no nombra ninguno"),
        "immigration": ("an immigration crime", "un delito migratorio"),
        "another": ("another crime", "otro delito"),
        "unreadable": ("it cannot be read", "no se puede leer"),
    },
)
consent = Choice(
    "visit.consent",
    ("none", "parent_written", "student_written", "patient_authorisation", "patron_written"),
    ("the consent on paper", "el consentimiento por escrito:"),
    ("Is there a written consent, and whose?", "¿Hay un consentimiento escrito, y de quién?"),
    spoken={
        "none": ("none", "ninguno"),
        "parent_written": ("the parent's or guardian's", "el del padre, la madre o el tutor legal"),
        "student_written": ("the student's own", "el del propio estudiante"),
        "patient_authorisation": ("the patient's own", "el del propio paciente"),
        "patron_written": ("the patron's own", "el del propio usuario"),
    },
)
age_18_or_more = Choice(
    "visit.age_18_or_more",
    ("yes", "no"),
    ("whether the person is 18 or more", "si la persona tiene 18 años o más:"),
    (
        "Is the person 18 or older (from records, by the administrator only)?",
        "¿Tiene la persona 18 años o más (según los registros; solo lo mira la persona responsable)?",
    ),
    spoken={"yes": ("yes", "sí"), "no": ("no", "no")},
)
record_kind = Choice(
    "visit.record_kind",
    (
        "pupil",
        "student",
        "staff",
        "patient",
        "patron",
        "guest",
        "employee",
        "vendors",
        "welfare",
        "juvenile",
        "voter",
        "dmv",
        "call_record",
        "tenant",
        "member",
        "public_case_file",
        "directory",
        "video",
        "other",
    ),
    ("the kind of record", "el tipo de registro:"),
    ("Which records do they ask for?", "¿Qué registros piden?"),
    spoken={
        "pupil": ("about a pupil", "de un alumno o alumna"),
        "student": ("about a student", "de un estudiante"),
        "staff": ("about staff", "del personal"),
        "patient": ("about a patient", "de un paciente"),
        "patron": ("about a library user", "de un usuario de la biblioteca"),
        "guest": ("about a guest", "de una persona alojada"),
        "employee": ("about an employee", "de un empleado"),
        "vendors": ("about vendors", "de vendedores"),
        "welfare": ("of welfare", "de asistencia social"),
        "juvenile": ("of juveniles", "de menores"),
        "voter": ("of voters", "de votantes"),
        "dmv": ("of drivers", "de conductores"),
        "call_record": ("of calls", "de llamadas"),
        "tenant": ("about tenants", "de inquilinos"),
        "member": ("about members", "de miembros"),
        "public_case_file": ("a public case file", "un expediente público"),
        "directory": ("directory items only", "solo datos de directorio"),
        "video": ("video", "video"),
        "other": ("others", "otros"),
    },
)
person_sought = Choice(
    "visit.person_sought",
    ("none", "pupil", "student", "patient", "patron", "guest", "employee", "visitor"),
    ("the person sought", "la persona buscada:"),
    (
        "Whom do they ask for? (Do not look the person up.)",
        "¿A quién buscan? (No busque a la persona en los registros.)",
    ),
    spoken={
        "none": ("nobody", "a nadie"),
        "pupil": ("a pupil", "a un alumno o una alumna"),
        "student": ("a student", "a un estudiante"),
        "patient": ("a patient", "a un paciente"),
        "patron": ("a library user", "a un usuario de la biblioteca"),
        "guest": ("a guest", "a una persona alojada"),
        "employee": ("an employee", "a un empleado"),
        "visitor": ("a visitor", "a un visitante"),
    },
)
place_sub = Choice(
    "visit.place_sub",
    ("none", "charter", "private_school", "not_qualifying", "police_desk"),
    ("the form of the place", "la forma del lugar:"),
    ("Is the place one of these?", "¿Es el lugar uno de estos?"),
    spoken={
        "none": ("the usual one", "la habitual"),
        "charter": ("a charter school", "una escuela autónoma"),
        "private_school": ("a private school", "una escuela privada"),
        "not_qualifying": (
            "a college outside the Cal Grant law",
            "una universidad fuera de la ley Cal Grant",
        ),
        "police_desk": ("a police desk", "un mostrador de policía"),
    },
)
operator = Choice(
    "visit.operator",
    ("public", "private"),
    ("the operator", "quien opera el lugar:"),
    ("Is the place run by a public body?", "¿Opera el lugar un organismo público?"),
    spoken={"public": ("public", "público"), "private": ("private", "privado")},
)
health_kind = Choice(
    "visit.health_kind",
    ("hospital_public", "hospital_private", "clinic_public", "clinic_private", "rcfe", "other"),
    ("the kind of facility", "el tipo de centro:"),
    ("What kind of facility is it?", "¿Qué tipo de centro es?"),
    spoken={
        "hospital_public": ("a public hospital", "un hospital público"),
        "hospital_private": ("a private hospital", "un hospital privado"),
        "clinic_public": ("a public clinic", "una clínica pública"),
        "clinic_private": ("a private clinic", "una clínica privada"),
        "rcfe": ("a residential care home for the elderly", "una residencia para personas mayores"),
        "other": ("another provider", "otro proveedor"),
    },
)
event = Choice(
    "visit.event",
    ("none", "parent_detained", "employee_detained", "policy_check", "reverification", "rumour"),
    ("the event", "el suceso:"),
    ("Nobody asks for anything: what happened?", "Nadie pide nada: ¿qué pasó?"),
    spoken={
        "none": ("none", "ninguno"),
        "parent_detained": ("a parent was detained", "detuvieron al padre o la madre"),
        "employee_detained": ("an employee was detained", "detuvieron a un empleado"),
        "policy_check": ("a look at whether a policy is adopted", "revisar si una política está adoptada"),
        "reverification": (
            "papers of employees are to be checked again",
            "volver a revisar papeles de empleados",
        ),
        "rumour": ("a rumour", "un rumor"),
    },
)
POLICIES = (
    "none",
    "sb98_plan",
    "ab49_policy",
    "sb81_map",
    "sb580",
    "sb707_disruption",
    "ag_library",
    "ag_shelter",
)
policy = Choice(
    "visit.policy",
    POLICIES,
    ("the policy", "la política:"),
    ("Which policy?", "¿Qué política?"),
    spoken={
        "none": ("none", "ninguna"),
        "sb98_plan": ("the school safety plan (SB 98)", "el plan de seguridad escolar (SB 98)"),
        "ab49_policy": ("the school policy (AB 49)", "la política escolar (AB 49)"),
        "sb81_map": ("the map of nonpublic areas (SB 81)", "el plano de áreas no públicas (SB 81)"),
        "sb580": ("the agency's policy (SB 580)", "la política de la agencia (SB 580)"),
        "sb707_disruption": (
            "the policy on disrupted meetings (SB 707)",
            "la política sobre reuniones interrumpidas (SB 707)",
        ),
        "ag_library": (
            "the Attorney General's model for libraries",
            "el modelo de la Fiscalía General para bibliotecas",
        ),
        "ag_shelter": (
            "the Attorney General's model for shelters",
            "el modelo de la Fiscalía General para albergues",
        ),
    },
)
assist_kind = Choice(
    "visit.assist_kind",
    ("arrest_support", "scene_support", "equipment_access", "joint_inspection", "transport", "none"),
    ("the help asked for", "la ayuda que piden:"),
    ("What help do they ask for?", "¿Qué ayuda piden?"),
    spoken={
        "arrest_support": (
            "with an arrest, search, guard or interpreting",
            "con un arresto, registro, vigilancia o interpretación",
        ),
        "scene_support": ("cordon, traffic or crowd control", "cordón, tránsito o control de gente"),
        "equipment_access": (
            "keys, lock box, ladder, drone, radio or plate reader",
            "llaves, escalera, dron, radio o lector de matrículas",
        ),
        "joint_inspection": ("coming along to an inspection", "acompañar una inspección"),
        "transport": ("driving a person into custody", "trasladar a una persona detenida"),
        "none": ("none", "ninguna"),
    },
)
who_called = Choice(
    "visit.who_called",
    ("public", "federal_agency", "own_officer"),
    ("who called", "quien llamó:"),
    ("Who called?", "¿Quién llamó?"),
    spoken={
        "public": ("a member of the public", "una persona del público"),
        "federal_agency": ("a federal agency", "una agencia federal"),
        "own_officer": ("an officer of one's own", "un agente propio"),
    },
)
injunction_plaintiff = Choice(
    "visit.injunction_plaintiff",
    ("yes", "no", "not_known"),
    ("whether the congregation is part of a court case", "si la congregación es parte de un juicio:"),
    (
        "Is the congregation part of a court case about this?",
        "¿Es la congregación parte de un juicio sobre esto?",
    ),
    spoken={"yes": ("yes", "sí"), "no": ("no", "no"), "not_known": ("not known", "no se sabe")},
)
safety_plan_updated = Choice(
    "visit.safety_plan_updated",
    ("yes", "no", "not_known"),
    ("whether the safety plan holds the notice", "si el plan de seguridad contiene el aviso:"),
    (
        "Does the site's safety plan hold the notice procedure?",
        "¿Contiene el plan de seguridad el procedimiento de aviso?",
    ),
    spoken={"yes": ("yes", "sí"), "no": ("no", "no"), "not_known": ("not known", "no se sabe")},
)
signer = Choice(
    "visit.signer",
    (
        "in_order",
        "judge",
        "magistrate",
        "court_clerk",
        "attorney",
        "immigration_officer",
        "immigration_judge",
        "none",
    ),
    ("the signer", "quien firma:"),
    ("Who signed the paper?", "¿Quién firmó el papel?"),
    spoken={
        "in_order": ("as it should be, by the check of the paper", "quien debe, según la revisión del papel"),
        "judge": ("a judge of a court", "un juez o jueza de un tribunal"),
        "magistrate": ("a magistrate judge of a court", "un juez magistrado de un tribunal"),
        "court_clerk": ("a court's clerk", "el secretario de un tribunal"),
        "attorney": ("an attorney", "un abogado o abogada"),
        "immigration_officer": ("an immigration officer", "un agente de inmigración"),
        "immigration_judge": ("an immigration judge", "un juez de inmigración (no es juez de un tribunal)"),
        "none": ("nobody", "nadie"),
    },
)
issuer = Choice(
    "visit.issuer",
    ("in_order", "court", "agency", "attorney", "not_known"),
    ("the issuer", "quien emite el papel:"),
    ("Who issued the paper?", "¿Quién emitió el papel?"),
    spoken={
        "in_order": ("as it should be, by the check of the paper", "quien debe, según la revisión del papel"),
        "court": ("a court", "un tribunal"),
        "agency": ("an agency", "una agencia"),
        "attorney": ("an attorney", "un abogado o abogada"),
        "not_known": ("not known", "no se sabe"),
    },
)
court_state = Choice(
    "visit.court_state",
    ("california", "another", "not_known"),
    ("the state court", "el tribunal estatal:"),
    ("Of which state is the state court?", "¿De qué estado es el tribunal estatal?"),
    spoken={
        "california": ("of California", "de California"),
        "another": ("of another state", "de otro estado"),
        "not_known": ("of a state not known", "de un estado desconocido"),
    },
)
route = Choice(
    "visit.route",
    ("in_person", "phone", "mail", "email", "cpra"),
    ("the way of asking", "la vía:"),
    ("How do they ask?", "¿Por qué vía piden?"),
    spoken={
        "in_person": ("in person", "en persona"),
        "phone": ("by telephone", "por teléfono"),
        "mail": ("by mail", "por correo"),
        "email": ("by e-mail", "por correo electrónico"),
        "cpra": ("a public-records request", "una solicitud de registros públicos"),
    },
)
