"""Words of the record as people read them, English and Spanish."""

from amparo.facts.request import ITEMS, item_kind
from amparo_desk.said import Both

NOTICES: dict[str, Both] = {
    "copy_and_intent": (
        "Copy of the request, and what we intend",
        "Copia de la solicitud y qué pensamos hacer",
    ),
    "change_of_intention": ("Our intention has changed", "Cambió lo que pensamos hacer"),
    "interview_consent": ("Consent to an interview", "Consentimiento para una entrevista"),
    "designee_form": ("Attorney or person to be told", "Abogado o persona a quien avisar"),
    "release_notice_person": ("Notice of release, to the person", "Aviso de salida, a la persona"),
    "release_notice_attorney_or_designee": (
        "Notice of release, to the attorney or chosen person",
        "Aviso de salida, al abogado o persona elegida",
    ),
    "reply_to_federal_office": ("Reply to the federal office", "Respuesta a la oficina federal"),
    "read_aloud": ("Sheet to read aloud", "Hoja para leer en voz alta"),
    "proof_of_service": ("Proof of service", "Constancia de entrega"),
    "counsel_question": ("Question for counsel", "Pregunta para el abogado de la agencia"),
    "breach_note": ("Note of an act outside the decision", "Nota de un acto fuera de la decisión"),
}
HOW_SERVED: dict[str, Both] = {
    "hand": ("By hand", "En mano"),
    "read_aloud": ("Read aloud", "Leído en voz alta"),
    "interpreter": ("Through an interpreter", "Por medio de intérprete"),
    "post": ("By post, after release", "Por correo, después de la salida"),
    "pick_up": ("Kept for pick-up", "Guardado para recoger"),
    "email": ("By e-mail, as they asked", "Por correo electrónico, como lo pidió"),
    "fax": ("By fax, as they asked", "Por fax, como lo pidió"),
    "refused_to_sign": ("Given; refused to sign", "Entregado; no quiso firmar"),
    "not_served": ("Not served", "No entregado"),
    "not_noted": ("Nobody noted how", "No se anotó cómo"),
}
SIGNED: dict[str, Both] = {
    "signed": ("Signed", "Firmó"),
    "mark": ("Made a mark", "Puso una marca"),
    "refused": ("Refused to sign", "No quiso firmar"),
    "could_not": ("Could not sign", "No pudo firmar"),
}
INTENTIONS: dict[str, Both] = {
    "responded": ("We will answer", "Responderemos"),
    "declined": ("We decline", "No accedemos"),
    "pending": ("Not decided yet", "Aún sin decidir"),
}
FOUND: dict[str, Both] = {
    "court_website": ("The court's own website", "La página del propio tribunal"),
    "court_directory": ("A printed directory of courts", "Un directorio impreso de tribunales"),
    "dispatch_record": ("Dispatch's own list", "La lista propia de despacho"),
}
CHANNELS: dict[str, Both] = {
    "email": ("e-mail", "correo electrónico"),
    "fax": ("fax", "fax"),
    "phone": ("telephone", "teléfono"),
    "hand": ("by hand", "en mano"),
    "mail": ("mail", "correo postal"),
    "portal": ("web page", "página web"),
}
CONTACT_NAMES: dict[str, Both] = {
    "paper": ("A paper", "Un papel"),
    "telephone_call": ("A telephone call", "Una llamada"),
    "courtesy_call": ("A courtesy call", "Una llamada de cortesía"),
    "meeting": ("A meeting", "Una reunión"),
    "list_demand": ("A demand for a list", "Una petición de lista"),
    "database_query": ("A database query", "Una consulta a una base de datos"),
    "interview_request": ("A request to interview", "Una petición de entrevista"),
    "visit": ("A visit at the counter", "Una visita en la ventanilla"),
}
FORMS: dict[str, Both] = {
    "judicial_warrant": ("A warrant that names a court", "Una orden que nombra un tribunal"),
    "list_demand": CONTACT_NAMES["list_demand"],
    "none": ("No form", "Sin formulario"),
}
"""What stands for a form where no form has that name; any other is called as it is printed."""
LANGUAGES: dict[str, Both] = {
    "en": ("English", "inglés"),
    "es": ("Spanish", "español"),
    "zh-Hans": ("Chinese, simplified", "chino simplificado"),
    "zh-Hant": ("Chinese, traditional", "chino tradicional"),
    "tl": ("Tagalog", "tagalo"),
    "vi": ("Vietnamese", "vietnamita"),
    "ko": ("Korean", "coreano"),
}
STATES: dict[str, Both] = {
    "draft": ("draft", "borrador"),
    "reviewed": ("reviewed", "revisado"),
    "approved": ("approved", "aprobado"),
}
MEANS: dict[str, Both] = {
    "interview": ("An interview", "Una entrevista"),
    "information": ("Information", "Información"),
    "notification": ("A release date told", "Una fecha de salida avisada"),
    "transfer": ("A hand-over", "Una entrega"),
    "hold": ("Kept past release for a hold", "Retención después de la salida"),
}
AGE_BANDS: dict[str, Both] = {
    "under_18": ("Under 18", "Menos de 18"),
    "18_24": ("18 to 24", "18 a 24"),
    "25_34": ("25 to 34", "25 a 34"),
    "35_44": ("35 to 44", "35 a 44"),
    "45_54": ("45 to 54", "45 a 54"),
    "55_64": ("55 to 64", "55 a 64"),
    "65_over": ("65 and over", "65 o más"),
}
PURPOSE_NAMES: dict[str, Both] = {
    "declining": (
        "Declining, serving the person's papers, keeping the record",
        "Rechazar, entregar papeles a la persona, llevar el expediente",
    ),
    "helping": (
        "Answering the federal office or giving it access",
        "Responder a la oficina federal o darle acceso",
    ),
}
SEXES: dict[str, Both] = {
    "female": ("Female", "Femenino"),
    "male": ("Male", "Masculino"),
    "nonbinary": ("Nonbinary", "No binario"),
}
ETHNICITIES: dict[str, Both] = {
    "asian": ("Asian", "Asiática"),
    "black": ("Black", "Negra"),
    "hispanic": ("Hispanic or Latino", "Hispana o latina"),
    "middle_eastern_south_asian": ("Middle Eastern or South Asian", "De Oriente Medio o del sur de Asia"),
    "native_american": ("Native American", "Indígena americana"),
    "pacific_islander": ("Pacific Islander", "De las islas del Pacífico"),
    "white": ("White", "Blanca"),
    "several": ("More than one", "Más de una"),
    "another": ("Another", "Otra"),
}


def item_name(item: str) -> Both:
    """One item of information in words; a name that the rules do not know is shown as it was written."""
    if item not in ITEMS:
        return (item, item)
    return (item_kind.say(item, "en"), item_kind.say(item, "es"))


def capital(words: Both) -> Both:
    """The same words with a capital, as a label begins."""
    en, es = words
    return (en[:1].upper() + en[1:], es[:1].upper() + es[1:])
