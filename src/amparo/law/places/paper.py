"""What the paper in an officer's hand is worth at a public place: by who issued it, who signed it, and the checks."""

from amparo.facts.visit import court_state, issuer, signer
from amparo.facts.visit_flags import paper_in_date, paper_names_this_place, person_matches
from amparo.law.paper_kinds import PaperClass, kinds
from amparo.rules import Choice, Condition, Decision

PAPERS: dict[str, tuple[str, str]] = {
    "unknown_paper": ("not known", "un papel desconocido"),
    "unproven_warrant": (
        "a court's warrant or order that lacks a check",
        "una orden judicial a la que le falta una comprobación",
    ),
    "unproven_subpoena": (
        "a court's subpoena that lacks a check",
        "un citatorio judicial al que le falta una comprobación",
    ),
    "none": ("none", "ninguno"),
    "agency_paper": ("an agency's", "de una agencia"),
    "agency_subpoena": ("an agency's subpoena", "un citatorio administrativo"),
    "other_state": ("of a court of another state", "de un tribunal de otro estado"),
    "sevp_letter": (
        "a letter of the student-visitor program",
        "una carta del programa de estudiantes extranjeros",
    ),
    "noi_i9": ("a Notice of Inspection (I-9)", "un aviso de inspección (I-9)"),
    "federal_subpoena": ("a subpoena of a federal court", "un citatorio de un tribunal federal"),
    "california_subpoena": ("a subpoena of a California court", "un citatorio de un tribunal de California"),
    "federal_search": ("a federal court's search warrant", "una orden de registro de un tribunal federal"),
    "california_search": (
        "a California court's search warrant",
        "una orden de registro de un tribunal de California",
    ),
    "arrest_warrant": ("a court's arrest warrant", "una orden de arresto de un tribunal"),
    "federal_order": ("an order of a federal court", "una orden de un tribunal federal"),
    "california_order": ("an order of a California court", "una orden de un tribunal de California"),
}
"""What a paper can come to, the most careful first."""

document = Choice(
    "visit.document",
    ("NONE", "UNKNOWN", "ADMIN", *kinds()),
    ("the paper", "el papel:"),
    ("Which paper do they show?", "¿Qué papel muestran?"),
    spoken={
        "NONE": ("none", "ninguno"),
        "UNKNOWN": ("not readable, not shown or only in part", "ilegible, no mostrado o solo en parte"),
        "ADMIN": (
            "an agency's paper of no known kind",
            "un papel de una agencia, de tipo desconocido",
        ),
        **{code: (kind.en, kind.es) for code, kind in kinds().items()},
    },
)
paper = Choice("found.paper", PAPERS, ("the paper", "el papel:"), spoken=PAPERS)


def _of(*classes: PaperClass) -> list[str]:
    return [code for code, kind in kinds().items() if kind.paper_class in classes]


FEDERAL_SEARCH = ("ao93", "civil_inspection_warrant")
FEDERAL_ARREST = ("ao442", "ao443")
STATE_ARREST = ("ca_arrest", "governor_extradition")
FEDERAL_ORDERS = tuple(kind for kind in _of(PaperClass.JUD_ORDER) if kind != "ca_order")
FEDERAL_SUBPOENAS = ("ao88", "ao89_ao110")
STATE_KINDS = ("ca_search", "ca_arrest", "ca_order", "ca_subpoena", "governor_extradition")
SUBPOENAS = (*FEDERAL_SUBPOENAS, "ca_subpoena")
COURT_KINDS = tuple(_of(PaperClass.JUD_WARRANT, PaperClass.JUD_ORDER, PaperClass.JUD_SUBPOENA))
WARRANTS = tuple(kind for kind in COURT_KINDS if kind not in SUBPOENAS)
ARRESTS = (*FEDERAL_ARREST, *STATE_ARREST)
PLACES_NAMED = tuple(kind for kind in WARRANTS if kind not in ARRESTS)
AGENCY_SUBPOENAS = tuple(_of(PaperClass.ADMIN_SUBPOENA))
AGENCY_PAPERS = tuple(
    kind
    for kind in ("ADMIN", *_of(PaperClass.ADMIN_WARRANT, PaperClass.ADMIN_NOTICE), "i247a")
    if kind not in ("sevp_letter", "noi_i9")
)
WISHES = tuple(kind for kind in _of(PaperClass.REQUEST) if kind != "i247a")

_by_a_judge = signer.one_of("in_order", "judge", "magistrate").called(
    "a judge of a court signed it", "lo firmó un juez de un tribunal"
)
_by_judge_or_clerk = signer.one_of("in_order", "judge", "magistrate", "court_clerk").called(
    "a judge or clerk of a court signed it", "lo firmó un juez o el secretario de un tribunal"
)
_for_a_court = signer.one_of("in_order", "judge", "magistrate", "court_clerk", "attorney").called(
    "a clerk, an attorney or a judge signed it", "lo firmó el secretario, un abogado o un juez"
)
_clerk_may_sign = document.one_of(*FEDERAL_ARREST, "ca_arrest")
signed = (
    (document.one_of(*SUBPOENAS) & _for_a_court)
    | (_clerk_may_sign & _by_judge_or_clerk)
    | (
        document.one_of(*(kind for kind in WARRANTS if kind not in (*FEDERAL_ARREST, "ca_arrest")))
        & _by_a_judge
    )
).called("whoever must sign it has signed", "lo firmó quien debe firmarlo")
_place = document.one_of(*PLACES_NAMED).named(
    "it is a search warrant or an order", "es una orden de registro u otra orden judicial"
)
_arrest = document.one_of(*ARRESTS).named(
    "it is an arrest warrant of a court", "es una orden de arresto de un tribunal"
)
passes = (
    signed
    & ~(issuer == "not_known")
    & paper_in_date
    & (~_place | paper_names_this_place)
    & (~_arrest | person_matches)
).called("the paper passes its checks", "el papel pasa las comprobaciones")

paper_in_hand = Decision("paper_in_hand", tuple(PAPERS))
"""Section 1.5, GEN-03, GEN-04: group of the paper. C5 is asked of search warrants and orders, C6 of arrest warrants."""


def _row(
    part: str, then: str, when: Condition, says: str, dice: str, cite: str = "U.S. Const., amend. IV"
) -> None:
    paper_in_hand.rule(
        "GEN-04" if "agency" in then else "GEN-03",
        part=part,
        when=when,
        then=then,
        cite=cite,
        tag="S",
        says=says,
        dice=dice,
    )


_row(
    "-unread",
    "unknown_paper",
    document.one_of("UNKNOWN", "blank_or_partial"),
    "A paper that nobody could read whole may be a court's; nothing is opened, nothing refused flatly.",
    "Un papel que nadie pudo leer entero puede ser de un tribunal; nada se abre y nada se niega de plano.",
)
_row(
    "-mismatch",
    "unknown_paper",
    (document.one_of(*COURT_KINDS) & (issuer == "agency"))
    | (document.one_of(*AGENCY_PAPERS, *AGENCY_SUBPOENAS) & (issuer == "court")),
    "Kind and issuer do not fit together; counsel looks at it at once.",
    "El tipo y quien lo emite no concuerdan; la asesoría legal lo mira de inmediato.",
)
_row(
    "-other_state",
    "other_state",
    document.one_of(*STATE_KINDS) & (court_state == "another"),
    (
        "A paper of another state's court has no effect here until a court of California takes it "
        "up; it is not called void."
    ),
    (
        "Un papel de un tribunal de otro estado no tiene efecto aquí hasta que un tribunal de "
        "California lo acoja; no se dice que sea nulo."
    ),
    "Code Civ. Proc. § 2029.300; Pen. Code § 1547",
)
_row(
    "-unproven_subpoena",
    "unproven_subpoena",
    document.one_of(*SUBPOENAS)
    & ~(passes & ((court_state == "california") | document.one_of(*FEDERAL_SUBPOENAS))),
    "A court's subpoena that lacks a check is referred.",
    "Un citatorio judicial al que le falta una comprobación se remite.",
)
_row(
    "-unproven",
    "unproven_warrant",
    document.one_of(*WARRANTS) & ~(passes & ((court_state == "california") | ~document.one_of(*STATE_KINDS))),
    "A court's warrant or order that lacks a check is referred, never refused flatly.",
    "Una orden judicial a la que le falta una comprobación se remite; nunca se niega de plano.",
)
_row(
    "-noi",
    "noi_i9",
    document == "noi_i9",
    "A Notice of Inspection asks for I-9 forms only.",
    "Un aviso de inspección pide solo formularios I-9.",
    "8 CFR § 274a.2(b)(2)(ii)",
)
_row(
    "-sevp",
    "sevp_letter",
    document == "sevp_letter",
    "A letter of the student program goes to the designated school official.",
    "Una carta del programa de estudiantes va al funcionario escolar designado.",
    "8 CFR § 214.3(g)",
)
_row(
    "-agency_subpoena",
    "agency_subpoena",
    document.one_of(*AGENCY_SUBPOENAS),
    "An agency's subpoena enforces nothing by itself; a court must be asked.",
    "Un citatorio administrativo no obliga por sí mismo; hay que pedirlo a un tribunal.",
    "8 USC § 1225(d)(4)(B)",
)
_row(
    "-agency",
    "agency_paper",
    document.one_of(*AGENCY_PAPERS),
    "An agency's paper opens no nonpublic area and commands nothing of the staff.",
    "Un papel de agencia no abre áreas no públicas ni ordena nada al personal.",
)
_row(
    "-federal_search",
    "federal_search",
    document.one_of(*FEDERAL_SEARCH),
    "A federal judge's search warrant opens what it names.",
    "La orden de registro de un juez federal abre lo que nombra.",
)
_row(
    "-california_search",
    "california_search",
    document == "ca_search",
    "A California judge's search warrant opens what it names.",
    "La orden de registro de un juez de California abre lo que nombra.",
)
_row(
    "-arrest",
    "arrest_warrant",
    document.one_of(*ARRESTS),
    "A court's arrest warrant reaches the person it names.",
    "La orden de arresto de un tribunal alcanza a la persona que nombra.",
)
_row(
    "-federal_order",
    "federal_order",
    document.one_of(*FEDERAL_ORDERS),
    "A federal court's order binds within its words.",
    "La orden de un tribunal federal obliga en sus términos.",
)
_row(
    "-california_order",
    "california_order",
    document == "ca_order",
    "A California court's order binds within its words.",
    "La orden de un tribunal de California obliga en sus términos.",
)
_row(
    "-federal_subpoena",
    "federal_subpoena",
    document.one_of(*FEDERAL_SUBPOENAS),
    "A federal court's subpoena is answered in time or challenged.",
    "El citatorio de un tribunal federal se contesta a tiempo o se impugna.",
)
_row(
    "-california_subpoena",
    "california_subpoena",
    document == "ca_subpoena",
    "A California court's subpoena is answered in time or challenged.",
    "El citatorio de un tribunal de California se contesta a tiempo o se impugna.",
)
_row(
    "-none",
    "none",
    document.one_of("NONE", *WISHES),
    "A letter, a card, a form for consent or spoken words are no paper of power.",
    "Una carta, una tarjeta, un formulario de consentimiento o la palabra no son un papel con fuerza.",
)
paper_in_hand.rule(
    "GEN-03",
    then="unknown_paper",
    cite="U.S. Const., amend. IV",
    tag="S",
    says="Whatever else it is, it is treated as a paper not known.",
    dice="Sea lo que sea, se trata como un papel desconocido.",
)
