"""The words of `amparo run`, in English and Spanish."""

from datetime import date, datetime

from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.intake.federal_detainers import NO_REASON
from amparo.intake.review import State
from amparo.intake.review.finding import HOUSE_CITE, PROGRAM_CITE
from amparo.intake.review.owed import processing_minutes
from amparo.terms import Language
from amparo.terms.citations import TAG_SENTENCES, citation_in

Both = tuple[str, str]

ASKED: dict[str, Both] = {
    "notification": ("tell of release", "avisar la salida"),
    "hold": ("keep longer", "retener más"),
    "transfer": ("hand over", "entregar"),
    "interview": ("interview", "entrevistar"),
    "information": ("give information", "dar información"),
    "criminal_warrant": ("act on warrant", "cumplir orden"),
}

DUTY_NAMES: dict[str, Both] = {
    "COPY_TO_PERSON": ("copy to the person", "copia a la persona"),
    "INFORM_INTENT": ("intention to the person", "intención a la persona"),
    "RELEASE_NOTICE_PERSON": ("same notice, person", "mismo aviso, persona"),
    "RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": ("same notice, designee", "mismo aviso, designado"),
    "CONSENT_FORM": ("consent form", "formulario"),
    "CONSENT_RECORD": ("record of consent", "registro de respuesta"),
    "ICE_ACCESS_RECORD": ("record of ICE access", "registro de acceso"),
    "FORUM_NEXT_YEAR": ("community forum", "foro comunitario"),
    "DOJ_TRANSFER_REPORT": ("report to state DOJ", "informe al DOJ estatal"),
    "DOJ_TASKFORCE_REPORT": ("report to state DOJ", "informe al DOJ estatal"),
    "RELEASE_ON_TIME": ("release on time", "salida a su hora"),
    "VERIFY_WARRANT": ("verify the warrant", "verificar la orden"),
    "COUNSEL_REVIEW": ("counsel looks", "lo ve el abogado"),
}

STATES: dict[State, Both] = {
    State.DONE: ("done {at}", "hecho {at}"),
    State.LATE: ("LATE, {at}", "TARDE, {at}"),
    State.NOT_ON_RECORD: ("not on record", "no consta"),
    State.ONLY_IF_TOLD: ("only if the office is told", "solo si se avisa a la oficina"),
    State.NOT_LOGGED: ("not kept in this file", "no figura en este archivo"),
}

CHANNELS: dict[str, Both] = {
    "email": ("e-mail", "correo electrónico"),
    "fax": ("fax", "fax"),
    "phone": ("telephone", "teléfono"),
    "hand": ("by hand", "en mano"),
    "mail": ("mail", "correo"),
    "portal": ("web page", "página web"),
}

FORMS: dict[str, Both] = {
    "none": ("no paper", "sin papel"),
    "judicial_warrant": ("judge's warrant", "orden de un juez"),
    "list_demand": ("demand for a list", "petición de lista"),
    "other": ("another form", "otro formulario"),
}

WORDS: dict[str, Both] = {
    "asked": ("asked", "pedido"),
    "on": ("day of act", "día"),
    "answer": ("answer", "respuesta"),
    "rule": ("rule", "regla"),
    "citation": ("citation", "cita"),
    "owed": ("owed", "se debe"),
    "by": ("by when", "a más tardar"),
    "state": ("on record", "consta"),
    "missing": ("missing", "falta"),
    "meanwhile": ("meanwhile", "mientras tanto"),
    "line": ("line", "línea"),
    "received": ("came in", "llegó"),
    "person": ("person", "persona"),
    "booking": ("booking", "ingreso"),
    "papers": ("papers", "papeles"),
    "judicial": ("signed by a judge", "firmado por un juez"),
    "administrative": ("administrative, no judge", "administrativo, sin juez"),
    "agency_said": ("the agency", "la agencia"),
    "responded": ("answered", "respondió"),
    "declined": ("declined", "rechazó"),
    "withdrawn_by_requester": ("withdrawn by the office", "retirada por la oficina"),
    "pending": ("undecided", "sin decidir"),
    "on_receipt": ("on receipt", "al recibirla"),
    "promptly": ("promptly after the office is told", "sin demora tras avisar a la oficina"),
    "when_due": ("when release is due", "cuando toca la salida"),
    "contacts": ("Contacts", "Contactos"),
    "why": ("Why: the rules that decided", "Por qué: las reglas que decidieron"),
    "findings": ("Findings", "Hallazgos"),
    "no_findings": ("Nothing was found.", "No se halló nada."),
    "outcomes": ("Answers, by what was asked", "Respuestas, por lo pedido"),
    "counts": ("Counts, by definition", "Cifras, por definición"),
    "federal": ("Federal rows, counted only", "Filas federales, solo contadas"),
    "notices": ("Notices", "Avisos"),
    "assumed": ("What was assumed", "Qué se supuso"),
    "dropped": ("What was left aside", "Qué se dejó a un lado"),
    "house": (
        "* house rule of the agency's profile, not law",
        "* regla interna del perfil de la agencia, no es ley",
    ),
    "safe": ("done meanwhile", "mientras tanto"),
    "rows": ("rows", "filas"),
    "no_reason": (NO_REASON, "(sin motivo)"),
    "lifted": ("Why the federal office lifted them", "Por qué la oficina federal las retiró"),
    "lacking": ("Facts missing", "Datos que faltan"),
    "not_to_california": (
        "rows not sent to California, not decided",
        "filas no enviadas a California, sin decidir",
    ),
    "form_not_known": (
        "rows on a form not known, not decided",
        "filas con formulario desconocido, sin decidir",
    ),
    "pages_written": (
        "{pages} pages written in English and Spanish; each text is a draft until counsel approves it.",
        "Se escribieron {pages} páginas en inglés y español; cada texto es borrador hasta su aprobación.",
    ),
    "sum_findings": (
        "Findings: {all}, of which {law} against the law, {house} against the agency's own rule.",
        "Hallazgos: {all}, de ellos {law} contra la ley y {house} contra la regla de la agencia.",
    ),
    "sum_pages": ("Pages: {index}", "Páginas: {index}"),
    "sum_no_pages": ("Pages: none (--out DIR writes them)", "Páginas: ninguna (--out CARPETA las escribe)"),
    "rule_unapplied": (
        "The agency's own rule{rule} cannot be applied until the record is read.",
        "La regla de la agencia{rule} no puede aplicarse hasta que se lea el historial.",
    ),
    "rule_unread": (
        "The agency's own rule{rule} cannot be applied here: somebody must read it and decide.",
        "La regla de la agencia{rule} no puede aplicarse aquí: alguien debe leerla y decidir.",
    ),
}

_HOUSE_CITES: dict[str, Both] = {
    HOUSE_CITE: (HOUSE_CITE, "regla interna (perfil)"),
    PROGRAM_CITE: (PROGRAM_CITE, "regla interna (Amparo)"),
}

NO_PROFILE: Both = (
    "No profile was given: the agency is taken as a county jail whose local policy is unknown (--agency PROFILE).",
    "No se dio perfil: la agencia se toma como cárcel del condado cuya regla local se desconoce (--agency PERFIL).",
)


def say(both: Both, language: Language) -> str:
    """One of the two."""
    return both[0] if language == "en" else both[1]


def word(name: str, language: Language) -> str:
    """A word of the output."""
    return say(WORDS[name], language)


def cite_in(cite: str, language: Language) -> str:
    """The section behind a finding, or the house rule in words."""
    return say(_HOUSE_CITES[cite], language) if cite in _HOUSE_CITES else citation_in(cite, language)


def stamp(at: datetime | date | None) -> str:
    """A moment or a day as it stands in the tables; the times are California's."""
    if isinstance(at, datetime):
        return f"{at.astimezone(CALIFORNIA):%Y-%m-%d %H:%M}"
    return at.isoformat() if at else ""


def about_releases(agency: Agency) -> Both:
    """The assumption on how long processing takes."""
    minutes = processing_minutes(agency)
    return (
        f"A release up to {minutes} minutes after it was due is taken as processing time (house rule).",
        f"Una salida hasta {minutes} minutos después de su hora se toma como trámite (regla interna).",
    )


def tags_in(language: Language) -> str:
    """What the letters behind a citation say: how sure we are of the source."""
    return " · ".join(f"({tag}) {sentence[language]}" for tag, sentence in TAG_SENTENCES.items())
