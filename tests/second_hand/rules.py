"""The rules of section 6 for fully known facts: one function for each kind, first match wins."""

from collections.abc import Callable, Iterator
from datetime import date

from tests.second_hand.completions import Facts

PROHIBITED = "prohibited"
PERMITTED = "permitted"
JUDICIAL_ORDER = "requires_judicial_order"
REQUIRED = "required"
NOT_REGULATED = "not_regulated"

TRUST_ACT = date(2014, 1, 1)
JUVENILE = date(2016, 1, 1)
PLATE_READERS = date(2016, 1, 1)
TRUTH_ACT = date(2017, 1, 1)
DETENTION_CONTRACTS = date(2017, 6, 27)
VALUES_ACT = date(2018, 1, 4)

LOCAL = (
    "sheriff_jail",
    "sheriff_patrol",
    "police",
    "school_police",
    "ccc_police",
    "probation",
    "juvenile_hall",
    "district_attorney",
)
STATE = ("csu_police", "uc_police", "chp", "state_lea")
OUTSIDE = ("cdcr", "non_law_enforcement")

FEDERAL_JUDGES = ("federal_district_judge", "federal_magistrate_judge")
JUDGES = (*FEDERAL_JUDGES, "state_judge")
COURT = (*JUDGES, "clerk_of_court")
IMMIGRATION_CRIME = "federal_criminal_immigration"
ORDINARY_CRIMES = ("federal_other", "state_crime")

RELEASE_ITEMS = ("release_date", "release_time")
RULED_ITEMS = (*RELEASE_ITEMS, "citizenship_status", "criminal_history", "clets_non_criminal", "alpr")


def before_start(f: Facts) -> str:
    """G-3: the law is silent yet; local policy may already speak."""
    return {"forbids": PROHIBITED, "judicial_only": JUDICIAL_ORDER}.get(f["policy"], NOT_REGULATED)


def if_policy_allows(f: Facts) -> str:
    """G-4: what state law would permit, local law or policy may forbid."""
    return PERMITTED if f["policy"] == "allows" else PROHIBITED


def papers(f: Facts) -> Iterator[tuple[str, str, str]]:
    """The documents of the request: kind, who signed, which crime."""
    for number, kind in enumerate(f["documents"]):
        yield kind, f[f"signed_by[{number}]"], f[f"crime[{number}]"]


def non_immigration_request(f: Facts) -> bool:
    """The condition of G-8 and, for an interview, of I-1."""
    return not f["asked_by_immigration"] and f["purpose"] == "criminal_non_immigration"


# ---------------------------------------------------------------- 6.2 hold


def hold(f: Facts) -> str:
    if f["on"] < TRUST_ACT:  # H-1
        return before_start(f)
    if f["on"] < VALUES_ACT:  # H-2
        if f["policy"] == "forbids":
            return PROHIBITED
        return PERMITTED if f["ground"] else PROHIBITED
    return PROHIBITED  # H-3


# ---------------------------------------------------------------- 6.3 notification


def notification(f: Facts) -> str:
    if non_immigration_request(f):  # G-8
        return NOT_REGULATED
    return release_information(f)


def release_information(f: Facts) -> str:
    if f["on"] >= JUVENILE and (f["minor"] or f["agency_kind"] == "juvenile_hall"):  # N-2
        return JUDICIAL_ORDER
    if f["on"] < VALUES_ACT:  # N-1
        return before_start(f)
    if f["policy"] == "forbids":  # N-3
        return PROHIBITED
    if f["public"]:  # N-4
        return PERMITTED
    if f["initiated_by"] != "immigration_authority":  # N-5
        return PROHIBITED
    if f["ground"]:  # N-6
        return PERMITTED
    return PROHIBITED  # N-8


# ---------------------------------------------------------------- 6.4 transfer, transport


def transfer(f: Facts) -> str:
    if any(kind == "writ" and signer in COURT for kind, signer, _ in papers(f)):
        return REQUIRED
    if f["kind"] != "criminal_warrant" and non_immigration_request(f):  # G-8
        return NOT_REGULATED
    if f["on"] < VALUES_ACT:
        return before_start(f)
    if judicial_paper(f):
        return PERMITTED
    return transfer_without_paper(f)


def judicial_paper(f: Facts) -> bool:
    """X-2: a federal judge's warrant or finding on an immigration crime; X-3: a clerk's, if counsel says so."""
    for kind, signer, crime in papers(f):
        if kind in ("arrest_warrant", "probable_cause_determination") and crime == IMMIGRATION_CRIME:
            if signer in FEDERAL_JUDGES:
                return True
            by_clerk = kind == "arrest_warrant" and signer == "clerk_of_court"
            if by_clerk and f["legal:clerk_signed_warrant"]:
                return True
    return False


def transfer_without_paper(f: Facts) -> str:
    if f["minor"]:
        return JUDICIAL_ORDER
    if f["policy"] in ("forbids", "judicial_only"):
        return JUDICIAL_ORDER
    if f["ground"]:
        return PERMITTED
    return JUDICIAL_ORDER


# ---------------------------------------------------------------- 6.5 interview


def interview(f: Facts) -> str:
    if non_immigration_request(f):  # I-1, criminal matters only
        return NOT_REGULATED
    if f["on"] < TRUTH_ACT:  # I-1
        return before_start(f)
    if f["on"] < VALUES_ACT and not (f["asked_by_ice"] and f["agency_kind"] in LOCAL):  # I-1
        return before_start(f)
    if f["policy"] == "forbids":  # I-2
        return PROHIBITED
    return consent(f)


def consent(f: Facts) -> str:
    if not f["form_given"]:  # I-3
        return PROHIBITED
    if not f["language_understood"]:  # I-4
        return PROHIBITED
    if f["answer"] == "declined":  # I-5
        return PROHIBITED
    if f["answer"] == "attorney_only" and not f["attorney_present"]:  # I-5
        return PROHIBITED
    return PERMITTED  # I-6


# ---------------------------------------------------------------- 6.6 information, one item


def information_item(f: Facts) -> str:
    item = f["item"]
    if any(kind == "court_order" and signer in COURT for kind, signer, _ in papers(f)):  # F-1
        return REQUIRED
    if juvenile_item(f):  # F-9
        return JUDICIAL_ORDER
    if item == "alpr" and f["on"] >= PLATE_READERS:  # F-8
        return PROHIBITED
    if non_immigration_request(f):  # G-8
        return NOT_REGULATED
    if item == "citizenship_status":  # F-6
        return PERMITTED
    if item in RELEASE_ITEMS:  # F-2
        return release_information(f)
    if f["on"] < VALUES_ACT:  # F-0, G-3
        return before_start(f)
    if item == "clets_non_criminal":  # F-7
        return PROHIBITED
    if item == "criminal_history":  # F-5
        return if_policy_allows(f)
    if f["public"]:  # F-3
        return if_policy_allows(f)
    return JUDICIAL_ORDER if immigration_subpoena(f) else PROHIBITED  # F-4, F-3


def juvenile_item(f: Facts) -> bool:
    if f["on"] < JUVENILE or f["item"] == "citizenship_status":
        return False
    return bool(f["minor"]) or f["agency_kind"] == "juvenile_hall"


def immigration_subpoena(f: Facts) -> bool:
    return "administrative_subpoena" in f["documents"]


# ---------------------------------------------------------------- 6.7 status questions


def status_inquiry(f: Facts) -> str:
    if f["on"] < VALUES_ACT:
        return before_start(f)
    if f["purpose"] in ("t_u_visa_certification", "18usc922d5"):
        return if_policy_allows(f)
    if f["purpose"] == "consular_notification":
        return NOT_REGULATED
    return PROHIBITED


# ---------------------------------------------------------------- 6.8 arrest and federal process


def always_barred(f: Facts) -> str:
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    return PROHIBITED  # A-1 civil_arrest, A-4 border_search, A-5 287g, A-7 interpreter


def criminal_warrant(f: Facts) -> str:
    if any(kind == "writ" and signer in COURT for kind, signer, _ in papers(f)):
        return REQUIRED
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    if ordinary_warrant(f):
        return PERMITTED
    if immigration_crime_warrant(f):
        if f["in_custody"]:
            return transfer(f)
        if f["warrant_policy"] == "forbids":  # G-4: counsel need not be asked
            return PROHIBITED
        return PERMITTED if f["legal:criminal_immigration_warrant_arrest"] else PROHIBITED
    return PROHIBITED  # paper not from a court


def ordinary_warrant(f: Facts) -> bool:
    return any(
        kind == "arrest_warrant" and signer in COURT and crime in ORDINARY_CRIMES
        for kind, signer, crime in papers(f)
    )


def immigration_crime_warrant(f: Facts) -> bool:
    """A court's warrant, or a judge's finding of probable cause, on such a crime."""
    signers = {"arrest_warrant": COURT, "probable_cause_determination": JUDGES}
    return any(
        signer in signers.get(str(kind), ()) and crime == IMMIGRATION_CRIME
        for kind, signer, crime in papers(f)
    )


def arrest_crimes(f: Facts) -> list[str]:
    """The crimes that arrest papers name, whoever signed them."""
    arrests = ("arrest_warrant", "probable_cause_determination")
    return [str(crime) for kind, _, crime in papers(f) if kind in arrests]


def reentry_1326(f: Facts) -> str:
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    if f["enhancement_1326b2"] and f["detected_in_unrelated_activity"]:
        return if_policy_allows(f)
    return PROHIBITED


def supervision(f: Facts) -> str:
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    return PROHIBITED if f["purpose"] == "immigration_enforcement" else NOT_REGULATED


def premises(f: Facts) -> str:
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    return PROHIBITED if f["exclusive"] else if_policy_allows(f)


# ---------------------------------------------------------------- 6.9 task force, joint operation


def joint_work(f: Facts) -> str:
    if f["on"] < VALUES_ACT:  # G-3
        return before_start(f)
    if f["civil_arrests_by_local"]:  # T-1
        return PROHIBITED
    if f["scene_support_only"]:  # T-6
        if f["legal:scene_support"] or f["policy"] == "forbids":
            return PROHIBITED
        return NOT_REGULATED
    if f["primary_purpose_immigration"] or not f["duties_unrelated_to_immigration"]:  # T-2
        return PROHIBITED
    return if_policy_allows(f)  # T-2, T-4


# ---------------------------------------------------------------- 6.10 detention contracts


def detention_contract(f: Facts) -> str:
    if f["on"] < DETENTION_CONTRACTS:  # K-1
        return before_start(f)
    if f["population"] == "federal_criminal":  # K-6
        if f["on"] < VALUES_ACT:
            return before_start(f)
        if f["policy"] == "forbids":  # G-4
            return PROHIBITED
        if not f["legal:federal_detainees_scope"]:
            return NOT_REGULATED
    if not f["had_contract_2017_06_15"]:  # K-2
        return PROHIBITED
    if f["action"] == "expand_beds":  # K-3
        return PROHIBITED
    if f["action"] == "new" and not f["legal:lapsed_contract"]:  # K-4
        return PROHIBITED
    return if_policy_allows(f)  # K-3, K-4


RULES: dict[str, Callable[[Facts], str]] = {
    "hold": hold,
    "notification": notification,
    "transfer": transfer,
    "transport": transfer,
    "interview": interview,
    "information": information_item,
    "status_inquiry": status_inquiry,
    "civil_arrest": always_barred,
    "criminal_warrant": criminal_warrant,
    "task_force": joint_work,
    "joint_operation": joint_work,
    "287g": always_barred,
    "supervision": supervision,
    "premises": premises,
    "interpreter": always_barred,
    "border_search": always_barred,
    "reentry_1326": reentry_1326,
    "detention_contract": detention_contract,
}


def rule_for(kind: str, agency_kind: str) -> Callable[[Facts], str]:
    """The rule of a kind at an agency; G-1 and G-2 stand before all others."""
    if agency_kind == "non_law_enforcement":  # G-1
        return lambda _: NOT_REGULATED
    if agency_kind == "cdcr":  # G-2
        return state_prison_interview if kind == "interview" else lambda _: NOT_REGULATED  # P-1
    return RULES[kind]


def state_prison_interview(f: Facts) -> str:
    if f["on"] < VALUES_ACT or not f["asked_by_ice"]:  # P-3
        return NOT_REGULATED
    return consent(f)  # P-3: I-3 to I-6
