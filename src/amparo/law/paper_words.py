"""What the reader of papers says to staff: one sentence, which always sends them to somebody who must confirm."""

from amparo.law.paper_kinds import PaperClass, kinds
from amparo.terms.citations import Language

CONFIRM: dict[Language, str] = {
    "en": "an administrator or counsel must confirm this.",
    "es": "la persona responsable o la asesoría legal debe confirmarlo.",
}

CLASS_NAMES: dict[PaperClass, dict[Language, str]] = {
    PaperClass.JUD_WARRANT: {"en": "a judge's warrant", "es": "una orden de un juez"},
    PaperClass.JUD_ORDER: {"en": "a court's order", "es": "una resolución de un tribunal"},
    PaperClass.JUD_SUBPOENA: {"en": "a court's subpoena", "es": "un citatorio de un tribunal"},
    PaperClass.ADMIN_WARRANT: {
        "en": "an agency's warrant, not a court's",
        "es": "una orden de una agencia, no de un tribunal",
    },
    PaperClass.ADMIN_SUBPOENA: {
        "en": "an agency's subpoena, not a court's",
        "es": "un citatorio de una agencia, no de un tribunal",
    },
    PaperClass.ADMIN_NOTICE: {
        "en": "an agency's paper, not a court's",
        "es": "un papel de una agencia, no de un tribunal",
    },
    PaperClass.REQUEST: {"en": "a request, which commands nothing", "es": "una petición, que no ordena nada"},
    PaperClass.UNKNOWN: {
        "en": "not known: it may be a court's or an agency's",
        "es": "no se sabe: puede ser de un tribunal o de una agencia",
    },
}
"""What each class is, in words."""

CONFIDENCE_NAMES: dict[str, dict[Language, str]] = {
    "high": {"en": "high", "es": "alta"},
    "medium": {"en": "medium", "es": "media"},
    "low": {"en": "low", "es": "baja"},
}
"""How sure the reader is, in words."""

FLAGS: dict[str, dict[Language, str]] = {
    "phone_only": {"en": "only shown on a phone", "es": "mostrado solo en un teléfono"},
    "incomplete": {"en": "not all pages were shown", "es": "no se mostraron todas las páginas"},
    "unreadable": {"en": "it cannot be read", "es": "no se puede leer"},
    "possible_mismatch": {
        "en": "it has marks of a court and of an agency: counsel at once",
        "es": "tiene señales de un tribunal y de una agencia: asesoría legal de inmediato",
    },
    "possible_pc_finding": {
        "en": "a complaint that a judge may have signed, which is no warrant",
        "es": "una acusación que quizá firmó un juez, que no es una orden",
    },
    "not_a_command": {
        "en": "it asks for, supports, drafts or returns a command, and is none",
        "es": "pide, apoya, propone o devuelve una orden, y no lo es",
    },
    "other_state": {
        "en": "from a court of another state: not void, but a California court takes it up first",
        "es": "de un tribunal de otro estado: no es nulo, pero antes lo adopta un tribunal de California",
    },
    "unlisted_court": {
        "en": "it names no court that could be found in the list",
        "es": "no nombra un tribunal que esté en la lista",
    },
    "spanish_court": {
        "en": "a court's paper would be in English",
        "es": "un papel de un tribunal estaría en inglés",
    },
    "no_court": {
        "en": "it calls itself a command and names no court",
        "es": "dice ser una orden y no nombra un tribunal",
    },
    "late_court": {
        "en": "a court's name stands lower than in a caption",
        "es": "el nombre de un tribunal aparece más abajo del encabezado",
    },
    "several_papers": {
        "en": "the text holds more than one paper: read each alone",
        "es": "el texto contiene más de un papel: revise cada uno aparte",
    },
    "no_title": {"en": "its title names no known paper", "es": "su título no nombra un papel conocido"},
    "unsigned": {"en": "no signature is seen", "es": "no se ve una firma"},
    "wrong_signer": {
        "en": "no signer whose title fits is seen",
        "es": "no se ve a un firmante con el cargo que corresponde",
    },
    "out_of_date": {"en": "its dates do not fit today", "es": "sus fechas no corresponden a hoy"},
    "out_of_hours": {
        "en": "it may not be carried out at this hour",
        "es": "no se puede cumplir a esta hora",
    },
    "other_place": {
        "en": "it names another place than this one",
        "es": "nombra un lugar distinto de este",
    },
    "other_person": {
        "en": "it names another person than the one meant",
        "es": "nombra a una persona distinta de la buscada",
    },
    "other_officer": {
        "en": "the officer who shows it cannot carry it out alone",
        "es": "el agente que lo muestra no puede cumplirlo solo",
    },
    "no_access_words": {
        "en": "its words do not open the nonpublic areas of a health facility",
        "es": "su texto no abre las áreas no públicas de un centro de salud",
    },
    "answer_overdue": {
        "en": "its answer date has come or passed",
        "es": "su fecha de respuesta ya llegó o pasó",
    },
    "gag": {
        "en": "it may forbid telling others: counsel first",
        "es": "quizá prohíbe contarlo: primero la asesoría legal",
    },
    "excerpt": {"en": "only parts of it were typed", "es": "solo se escribieron partes"},
    "long_text": {
        "en": "only its beginning and end were read",
        "es": "solo se leyeron el principio y el final",
    },
}
"""Everything odd that may be noted about a paper, as staff are told."""

_UNKNOWN: dict[Language, str] = {
    "en": "Paper not identified: call now",
    "es": "Papel no identificado: llame ya",
}
_AGENCYS: dict[Language, str] = {
    "en": "an agency's paper, which no court issued",
    "es": "papel de una agencia (no es de un tribunal)",
}
_LOOKS: dict[Language, str] = {"en": "This looks like {name}", "es": "Parece ser: {name}"}
_NOT_SURE: dict[Language, str] = {
    "en": "Not sure: this looks like {name}",
    "es": "Sin certeza, parece ser: {name}",
}
_MAY_BE: dict[Language, str] = {"en": "it may be {name}", "es": "podría ser: {name}"}


def sentence(
    kind: str, paper_class: PaperClass, is_sure: bool, flags: tuple[str, ...], language: Language
) -> str:
    """One sentence on what the paper looks like, ending with who must confirm it."""
    noted = [FLAGS[flag][language] for flag in flags]
    name = _name(kind, language) if kind else _AGENCYS[language]
    if paper_class is PaperClass.UNKNOWN:
        lead = _UNKNOWN[language]
        if kind == "blank_or_partial":
            noted.append(name)
        elif kind:
            noted.insert(0, _MAY_BE[language].format(name=name))
    else:
        lead = (_LOOKS if is_sure else _NOT_SURE)[language].format(name=name)
    aside = f" ({'; '.join(noted)})" if noted else ""
    return f"{lead}{aside}; {CONFIRM[language]}"


def _name(kind: str, language: Language) -> str:
    row = kinds()[kind]
    if language == "en":
        return row.en
    # The state courts' own Spanish pages say "corte": both words at the first mention, never for an agency.
    is_courts = "de un tribunal" in row.es and "no es" not in row.es
    return row.es.replace("de un tribunal", "de un tribunal (corte)", 1) if is_courts else row.es
