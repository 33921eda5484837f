"""The words of the pages by which a contact comes in: what may be chosen, in English and Spanish."""

from amparo.facts.documents import crime, signed_by
from amparo.facts.request import ITEMS, KIND_NAMES, NOT_KNOWN, REQUEST_KINDS, item_kind, sender
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice

SORTS: dict[str, Both] = {
    "detainer": (
        "A form I-247 (A, D, G, N, X): asks to keep somebody or to tell of a release",
        "Un formulario I-247 (A, D, G, N, X): pide retener a alguien o avisar de su salida",
    ),
    "court_warrant": ("An arrest warrant that names a court", "Una orden de arresto que nombra un tribunal"),
    "writ": ("A writ to bring a prisoner to court", "Un mandamiento para llevar a un preso al tribunal"),
    "court_order": (
        "A court's order, subpoena or search warrant",
        "Una orden, un citatorio o una orden de registro de un tribunal",
    ),
    "office_subpoena": (
        "A subpoena of an immigration office (I-138 and the like)",
        "Un citatorio de una oficina migratoria (I-138 y parecidos)",
    ),
    "office_warrant": (
        "An immigration officer's warrant alone (I-200, I-205)",
        "Solo una orden de un agente migratorio (I-200, I-205)",
    ),
    "other": ("Another paper, a letter or an e-mail", "Otro papel, una carta o un correo"),
}
"""What a paper can be; each has its own few fields."""

JUDICIAL = frozenset({"court_warrant", "writ", "court_order"})
"""A court may stand behind these: a supervisor verifies them before anything is done or refused."""

OF_COURTS = frozenset({"arrest_warrant", "probable_cause_determination", "writ", "court_order"})
"""The kinds of document behind which a court may stand."""

OF_A_COURT = frozenset(
    {"federal_district_judge", "federal_magistrate_judge", "state_judge", "clerk_of_court"}
)
"""Those who sign for a court."""

COURT_CLASSES = ("JUD_WARRANT", "JUD_ORDER", "JUD_SUBPOENA")
"""The classes of `amparo.law.papers` behind which a court may stand."""

CLASS_SAYS: dict[str, Both] = {
    "REQUEST": (
        "Signed by an immigration officer: no judge. It asks, and commands nothing.",
        "La firma un agente migratorio: no es de un juez. Pide, y no ordena nada.",
    ),
    "ADMIN_WARRANT": (
        "Signed by an immigration officer: no judge. It is no court's warrant.",
        "La firma un agente migratorio: no es de un juez. No es orden de un tribunal.",
    ),
    "ADMIN_SUBPOENA": (
        "Issued by an agency: no judge. Only a court could compel an answer. Counsel sees it at once.",
        "La emite una agencia: no es de un juez. Solo un tribunal podría exigir respuesta. La ve enseguida el abogado.",
    ),
    "ADMIN_NOTICE": (
        "Issued by an agency: no judge. It commands nothing here.",
        "La emite una agencia: no es de un juez. Aquí no ordena nada.",
    ),
    "JUD_WARRANT": (
        "It looks like a judge's warrant. Do nothing on it before the supervisor has verified it; refuse nothing either.",
        "Parece una orden de un juez. No haga nada con ella antes de que supervisión la verifique; tampoco niegue nada.",
    ),
    "JUD_ORDER": (
        "It looks like a court's order. Do nothing on it before the supervisor has verified it; refuse nothing either.",
        "Parece una orden de un tribunal. No haga nada con ella antes de que supervisión la verifique; tampoco niegue nada.",
    ),
    "JUD_SUBPOENA": (
        "It looks like a court's subpoena. Answer nothing before the supervisor has verified it; refuse nothing either.",
        "Parece un citatorio de un tribunal. No responda antes de que supervisión lo verifique; tampoco niegue nada.",
    ),
    "UNKNOWN": (
        (
            "It could not be told whether a court or an agency stands behind it. Look at it: who signed, with what title? "
            "Until that is known, do nothing on it and refuse nothing."
        ),
        (
            "No se pudo saber si detrás hay un tribunal o una agencia. Mírelo: ¿quién firma y con qué cargo? "
            "Hasta saberlo, no haga nada con él ni niegue nada."
        ),
    ),
}
"""Whose word a paper is, said plainly; by the class of `amparo.law.papers`."""

CHANNELS = (
    Choice("fax", ("Fax", "Fax")),
    Choice("email", ("E-mail", "Correo electrónico")),
    Choice("portal", ("Portal", "Portal")),
    Choice("hand", ("By hand", "En mano")),
    Choice("mail", ("Post", "Correo postal")),
    Choice("phone", ("Telephone", "Teléfono")),
)
MATCHES = (
    Choice(
        "booking_number",
        ("Yes: the booking number is on the paper", "Sí: el número de ingreso está en el papel"),
    ),
    Choice("fingerprint", ("Yes: by fingerprint number", "Sí: por el número de huellas")),
    Choice("name_and_birth", ("Name and birth date only", "Solo nombre y fecha de nacimiento")),
    Choice("nobody", ("No: we hold no such person", "No: no tenemos a esa persona")),
    Choice("not_known", ("Not looked up yet", "Aún no se ha buscado")),
)
"""How somebody here was found to be the person on the paper."""

FORMS = tuple(
    Choice(name, (name, name)) for name in ("I-247A", "I-247G", "I-247D", "I-247N", "I-247X", "I-247")
)
OFFICE_WARRANTS = (
    Choice("I-200", ("I-200", "I-200")),
    Choice("I-205", ("I-205", "I-205")),
    Choice("other", ("Another", "Otra")),
)
YES_NO = (Choice("yes", ("Yes", "Sí")), Choice("no", ("No", "No")))
_UNKNOWN = Choice(NOT_KNOWN, ("Not known", "No se sabe"))
SIGNERS = (*(Choice(word, signed_by.spoken[word]) for word in signed_by.choices), _UNKNOWN)
CRIMES = (*(Choice(word, crime.spoken[word]) for word in crime.choices), _UNKNOWN)
SENDERS = tuple(Choice(word, sender.spoken[word]) for word in sender.choices if word != "own_staff")
KINDS = tuple(Choice(kind, KIND_NAMES[kind]) for kind in REQUEST_KINDS)
ITEM_CHOICES = tuple(Choice(item, item_kind.spoken[item]) for item in ITEMS)
LONE_PAPERS: dict[str, Both] = {
    "I-200": ("I-200, an immigration officer's warrant", "I-200, orden de un agente migratorio"),
    "I-205": (
        "I-205, an immigration officer's removal warrant",
        "I-205, orden de expulsión de un agente migratorio",
    ),
    "arrest_warrant": ("A court's arrest warrant", "Una orden de arresto de un tribunal"),
    "court_order": ("A court's order or subpoena", "Una orden o un citatorio de un tribunal"),
    "administrative_subpoena": ("An immigration office's subpoena", "Un citatorio de una oficina migratoria"),
    "removal_order": ("An immigration judge's order", "Una orden de un juez de inmigración"),
    "other": ("Another paper", "Otro papel"),
}
"""What lay beside the main paper."""

PART_OF_IT = "same"
BESIDE = (
    Choice(PART_OF_IT, ("More pages of the same paper", "Más páginas del mismo papel")),
    *(Choice(word, words) for word, words in LONE_PAPERS.items()),
)
