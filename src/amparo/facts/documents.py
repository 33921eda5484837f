"""What may be asked about a paper beside a request: what it is, who signed it, which crime it names."""

from amparo.rules import Choice, Listing

DOCUMENT_KINDS = (
    "arrest_warrant",
    "probable_cause_determination",
    "administrative_warrant",
    "removal_order",
    "administrative_subpoena",
    "court_order",
    "writ",
    "detainer_box2",
    "other",
)
SIGNERS = (
    "federal_district_judge",
    "federal_magistrate_judge",
    "clerk_of_court",
    "immigration_judge",
    "immigration_officer",
    "state_judge",
    "agency_officer",
)
CRIMES = ("federal_criminal_immigration", "federal_other", "state_crime", "none_civil")

document_kind = Choice(
    "kind",
    DOCUMENT_KINDS,
    noun=("the paper", "el papel es"),
    ask=("What paper is it?", "¿Qué papel es?"),
    spoken={
        "arrest_warrant": ("an arrest warrant", "una orden de arresto"),
        "probable_cause_determination": (
            "a finding of probable cause",
            "una determinación de causa probable",
        ),
        "administrative_warrant": (
            "an immigration officer's warrant (I-200, I-205)",
            "una orden de un agente migratorio (I-200, I-205)",
        ),
        "removal_order": ("a removal order", "una orden de expulsión"),
        "administrative_subpoena": ("an immigration subpoena", "un citatorio migratorio"),
        "court_order": ("a court order or subpoena", "una orden o citatorio de un tribunal"),
        "writ": ("a writ to bring a prisoner to court", "un mandamiento para llevar a un preso al tribunal"),
        "detainer_box2": ("box 2 of a detainer", "la casilla 2 de una solicitud de retención"),
        "other": ("another paper", "otro papel"),
    },
)
signed_by = Choice(
    "signed_by",
    SIGNERS,
    noun=("its signer", "quien firma es"),
    ask=("Who signed the paper, and with what title?", "¿Quién firmó el papel y con qué cargo?"),
    completes=("federal_district_judge", "agency_officer"),
    spoken={
        "federal_district_judge": ("a federal judge", "un juez federal"),
        "federal_magistrate_judge": ("a federal magistrate judge", "un juez magistrado federal"),
        "clerk_of_court": ("a clerk of court", "un secretario de tribunal"),
        "immigration_judge": ("an immigration judge", "un juez de inmigración"),
        "immigration_officer": ("an immigration officer", "un agente migratorio"),
        "state_judge": ("a state judge", "un juez estatal"),
        "agency_officer": ("nobody of a court", "alguien ajeno a los tribunales"),
    },
)
crime = Choice(
    "crime",
    CRIMES,
    noun=("its crime", "el delito es"),
    ask=("Which crime does the paper name?", "¿Qué delito nombra el papel?"),
    completes=("federal_criminal_immigration", "federal_other"),
    spoken={
        "federal_criminal_immigration": ("a federal immigration crime", "un delito migratorio federal"),
        "federal_other": ("another federal crime", "otro delito federal"),
        "state_crime": ("a state crime", "un delito estatal"),
        "none_civil": ("none (it is civil)", "ninguno (es civil)"),
    },
)
documents = Listing("request.documents", (document_kind, signed_by, crime))
