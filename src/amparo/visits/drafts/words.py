"""The closed lists of words in which a draft speaks of a visit: agencies, classes of paper, how officers were dressed."""

import re
from collections.abc import Mapping

from amparo.law.paper_kinds import PaperClass, kinds
from amparo.terms import Language

__all__ = [
    "AGENCIES",
    "AGENCY_PAPER",
    "ANSWERED",
    "CLASSES",
    "NOT_NOTED",
    "NO_PAPER",
    "UNWRITTEN",
    "agency_of",
    "class_of",
    "said",
]

AGENCY_PAPER = "ADMIN"
"""A paper that an agency issued, of a kind that nobody could tell."""

NO_PAPER, NOT_NOTED = "NONE", "UNWRITTEN"
"""That none was shown, as somebody noted; and that nobody noted whether one was."""

Said = Mapping[str, tuple[str, str]]

AGENCIES: Said = {
    "ice": (
        "U.S. Immigration and Customs Enforcement (ICE)",
        "Servicio de Inmigración y Control de Aduanas (ICE)",
    ),
    "hsi": ("Homeland Security Investigations (HSI)", "Investigaciones de Seguridad Nacional (HSI)"),
    "cbp": (
        "U.S. Customs and Border Protection (CBP)",
        "Oficina de Aduanas y Protección Fronteriza (CBP)",
    ),
    "usms": ("U.S. Marshals Service", "Servicio de Alguaciles Federales"),
    "fbi": ("Federal Bureau of Investigation (FBI)", "Buró Federal de Investigaciones (FBI)"),
    "dhs": ("U.S. Department of Homeland Security", "Departamento de Seguridad Nacional"),
    "police": ("a police department", "un departamento de policía"),
    "sheriff": ("a sheriff's office", "una oficina del sheriff"),
    "other": (
        "another agency, named in the office's own record",
        "otra agencia, nombrada en el registro de la oficina",
    ),
    "unknown": ("agency not stated", "no se dijo qué agencia"),
}
"""The agencies as a draft names them. What an officer said is looked up here; it is never copied."""

_FOUND = (
    ("hsi", r"\bhsi\b|homeland security investigations"),
    ("cbp", r"\bcbp\b|border patrol|customs and border|patrulla fronteriza"),
    ("ice", r"\bice\b|ice_ero|\bero\b|immigration and customs|inmigraci[oó]n y control"),
    ("usms", r"\busms\b|marshal"),
    ("fbi", r"\bfbi\b|bureau of investigation"),
    ("dhs", r"\bdhs\b|homeland security|seguridad nacional"),
    ("sheriff", r"sheriff"),
    ("police", r"police|polic[ií]a"),
)

UNWRITTEN: Said = {"unknown": ("something that nobody wrote down", "algo que nadie anotó")}
"""A request that the record does not name."""

CLASSES: Said = {
    "court": ("issued by a court", "emitidos por un tribunal (corte)"),
    "agency": ("issued by an agency, not by a court", "emitidos por una agencia, no por un tribunal (corte)"),
    "none": ("none, or a letter or card", "ninguno, o una carta o tarjeta"),
    "unknown": ("not read whole, so not known", "no leídos por completo, por eso desconocidos"),
    "unwritten": ("not written down", "no se anotó"),
}
"""Papers by who issued them, as a governing board and the public read of them."""

ANSWERED: Said = {
    "refuse_access": ("no access is agreed to", "no se autoriza el acceso"),
    "refuse_records": (
        "no record and no information is given",
        "no se entrega ningún registro ni información",
    ),
    "refuse_assist": ("no help is given", "no se da ayuda"),
    "hold_and_refer": (
        "the person who decides is asked and nothing is opened or given meanwhile",
        "decide la persona responsable y mientras tanto nada se abre ni se entrega",
    ),
    "do_not_obstruct": (
        "no consent is given and nobody stands in the way",
        "no se da el consentimiento y nadie se interpone",
    ),
    "permit_limited": (
        "a court's paper is honoured inside its own words",
        "la orden del tribunal se cumple en sus términos",
    ),
    "provide": (
        "what is owed or consented to is given and no more",
        "se entrega lo debido o consentido y nada más",
    ),
    "public_area_ok": (
        "the officers may be where anybody may be",
        "los agentes pueden estar donde puede estar cualquiera",
    ),
    "ordinary_procedure": ("the usual procedure is followed", "se sigue el procedimiento habitual"),
    "notify_only": ("only notices and records are due", "solo se deben avisos y registros"),
    "no_duty": ("nothing is required", "nada se exige"),
}
"""The answers as a report tells them: what the rules give, not what a person at the desk is told to do."""

_COURT = (PaperClass.JUD_WARRANT, PaperClass.JUD_ORDER, PaperClass.JUD_SUBPOENA)
_AGENCY = (PaperClass.ADMIN_WARRANT, PaperClass.ADMIN_SUBPOENA, PaperClass.ADMIN_NOTICE)


_ITS_CLASS = {NO_PAPER: "none", NOT_NOTED: "unwritten", AGENCY_PAPER: "agency"}


def agency_of(stated: str) -> str:
    """The word of the agency that was stated; `other` for one that is not in the list, `unknown` for none."""
    told = stated.strip().lower()
    if told in AGENCIES:
        return told
    if not told:
        return "unknown"
    return next((word for word, pattern in _FOUND if re.search(pattern, told)), "other")


def class_of(kind: str) -> str:
    """The class of a kind of paper: by its issuer, never by its title."""
    if kind in _ITS_CLASS:
        return _ITS_CLASS[kind]
    known = kinds().get(kind)
    if known is None or known.paper_class == PaperClass.UNKNOWN:
        return "unknown"
    if known.paper_class in _COURT:
        return "court"
    return "agency" if known.paper_class in _AGENCY or kind == "i247a" else "none"


def said(words: Said, word: str, language: Language) -> str:
    """A word of a closed list in a language."""
    return words[word][1 if language == "es" else 0]
