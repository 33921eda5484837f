"""What the papers beside a request are: a court's warrant or finding, a writ, a court order, an immigration subpoena."""

from amparo.facts.counsel import clerk_signed_warrant
from amparo.facts.documents import crime, document_kind, documents, signed_by
from amparo.rules import any_of

_federal_judge = signed_by.one_of("federal_district_judge", "federal_magistrate_judge")
_arrests = document_kind.one_of("arrest_warrant", "probable_cause_determination")
_immigration_crime = crime == "federal_criminal_immigration"
_judge = signed_by.one_of("federal_district_judge", "federal_magistrate_judge", "state_judge")
_court = signed_by.one_of(
    "federal_district_judge", "federal_magistrate_judge", "clerk_of_court", "state_judge"
)

paper_of_a_federal_judge = any_of(
    documents,
    _arrests & _federal_judge & _immigration_crime,
    says=(
        "a federal judge signed a warrant or finding on a criminal immigration offense",
        "un juez federal firmó una orden o determinación por un delito migratorio",
    ),
)
warrant_of_a_clerk = any_of(
    documents,
    (document_kind == "arrest_warrant") & (signed_by == "clerk_of_court") & _immigration_crime,
    says=(
        "a clerk of court signed an arrest warrant on a criminal immigration offense",
        "un secretario de tribunal firmó una orden de arresto por un delito migratorio",
    ),
)
clerk_s_warrant_counts = warrant_of_a_clerk & clerk_signed_warrant
judicial_paper = paper_of_a_federal_judge | clerk_s_warrant_counts
"""Gov. Code 7284.4(h), (i): issued by a federal judge or magistrate judge; a clerk's only if counsel says so (X-3)."""

writ_of_a_court = any_of(
    documents,
    (document_kind == "writ") & _court,
    says=(
        "a judge or clerk signed a writ to bring the person to court and back",
        "un juez o secretario firmó una orden para llevar a la persona al tribunal y traerla de vuelta",
    ),
)

court_order = any_of(
    documents,
    (document_kind == "court_order") & _court,
    says=("a court ordered it or subpoenaed it", "un tribunal lo ordenó o lo exigió por citatorio"),
)
immigration_subpoena = any_of(
    documents,
    document_kind == "administrative_subpoena",
    says=("an immigration subpoena backs the request", "un citatorio migratorio respalda la solicitud"),
)

immigration_crime_warrant = any_of(
    documents,
    (
        ((document_kind == "arrest_warrant") & _court)
        | ((document_kind == "probable_cause_determination") & _judge)
    )
    & _immigration_crime,
    says=(
        "a court's arrest paper names a federal immigration crime",
        "un papel de arresto de un tribunal nombra un delito migratorio federal",
    ),
)
ordinary_warrant = any_of(
    documents,
    (document_kind == "arrest_warrant") & _court & crime.one_of("federal_other", "state_crime"),
    says=(
        "a court's arrest warrant names a crime that is no immigration matter",
        "una orden de arresto de un tribunal nombra un delito no migratorio",
    ),
)
maybe_immigration_crime = any_of(
    documents,
    _arrests & _immigration_crime,
    says=("the paper may name an immigration crime", "el papel puede nombrar un delito migratorio"),
)
