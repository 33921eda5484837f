"""What is owed to the person, the public and the state (spec section 7)."""

from tests.second_hand.completions import Facts, Unknown, Weighed
from tests.second_hand.rules import (
    JUDICIAL_ORDER,
    LOCAL,
    NOT_REGULATED,
    PERMITTED,
    PROHIBITED,
    RELEASE_ITEMS,
    REQUIRED,
    RULED_ITEMS,
    STATE,
    TRUTH_ACT,
    VALUES_ACT,
    arrest_crimes,
    immigration_subpoena,
    judicial_paper,
    juvenile_item,
    non_immigration_request,
    ordinary_warrant,
    transfer_without_paper,
)

RECEIPT = frozenset({"COPY_TO_PERSON", "INFORM_INTENT"})  # R
NOTICES = frozenset({"RELEASE_NOTICE_PERSON", "RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE"})  # N
ACCESS = frozenset({"ICE_ACCESS_RECORD", "FORUM_NEXT_YEAR"})  # A
TRANSFER_REPORT = frozenset({"DOJ_TRANSFER_REPORT"})  # D
ON_TIME = frozenset({"RELEASE_ON_TIME"})  # T
FORM = frozenset({"CONSENT_FORM"})  # F
FORM_RECORD = frozenset({"CONSENT_RECORD"})  # S
VERIFY = frozenset({"VERIFY_WARRANT"})  # V
COUNSEL = frozenset({"COUNSEL_REVIEW"})  # C
TASK_FORCE_REPORT = frozenset({"DOJ_TASKFORCE_REPORT"})
NONE: frozenset[str] = frozenset()

UNDONE = (PROHIBITED, JUDICIAL_ORDER, "insufficient_facts")
OUTSIDE_G8 = ("notification", "transfer", "transport", "information")
ADDRESSES = ("home_address", "work_address")


def duties(f: Facts, found: Weighed) -> frozenset[str]:
    """The duties of one decision, or of one item of information: R, the cell of the table, and C."""
    if f["agency_kind"] == "non_law_enforcement":  # G-1
        return NONE
    owed = (RECEIPT if receipt_owed(f, found) else NONE) | counsel(f, found)
    if f["agency_kind"] == "cdcr":
        return owed | (interview(f, found) - ACCESS if f["kind"] == "interview" else NONE)
    return owed | CELLS.get(f["kind"], nothing)(f, found)


# ---------------------------------------------------------------- when R, N, A and C apply


def receipt_owed(f: Facts, found: Weighed) -> bool:
    if f["initiated_by"] == "agency" or outside_g8(f):
        return False
    in_force = (f["agency_kind"] in LOCAL and f["on"] >= TRUTH_ACT) or (
        f["agency_kind"] == "cdcr" and f["on"] >= VALUES_ACT
    )
    if not in_force:
        return False
    if f["kind"] in ("transfer", "transport"):
        return found.outcome != REQUIRED
    if f["kind"] == "criminal_warrant":
        return acts_as_transfer(found) and found.outcome != REQUIRED
    return f["kind"] in ("hold", "notification") or (
        f["kind"] == "information" and f["item"] in RELEASE_ITEMS
    )


def outside_g8(f: Facts) -> bool:
    return f["kind"] in OUTSIDE_G8 and non_immigration_request(f)


def truth_act(f: Facts) -> bool:
    """Whether N and A apply at all."""
    return f["agency_kind"] in LOCAL and f["on"] >= TRUTH_ACT and not outside_g8(f)


def counsel(f: Facts, found: Weighed) -> frozenset[str]:
    if any(name.startswith("legal:") for name in found.missing) or REQUIRED in found.possible:
        return COUNSEL
    if f["kind"] == "information" and f["agency_kind"] != "cdcr":
        collision = f["item"] == "citizenship_status" and f["policy"] == "forbids"
        if collision and found.outcome == PERMITTED:  # F-6
            return COUNSEL
        if found.outcome == JUDICIAL_ORDER and any(
            decided_by_subpoena(each) for each in found.completions
        ):  # F-4
            return COUNSEL
    return NONE


def decided_by_subpoena(f: Facts) -> bool:
    personal = f["item"] not in RULED_ITEMS
    return personal and f["on"] >= VALUES_ACT and immigration_subpoena(f) and not juvenile_item(f)


# ---------------------------------------------------------------- the cells of the table


def nothing(_: Facts, __: Weighed) -> frozenset[str]:
    return NONE


def hold(f: Facts, found: Weighed) -> frozenset[str]:
    if found.outcome == PERMITTED:
        return ACCESS if truth_act(f) else NONE
    return ON_TIME if found.outcome in UNDONE else NONE


def notification(f: Facts, found: Weighed) -> frozenset[str]:
    return NOTICES | ACCESS if found.outcome in (PERMITTED, NOT_REGULATED) and truth_act(f) else NONE


def transfer(f: Facts, found: Weighed) -> frozenset[str]:
    if found.outcome == REQUIRED:
        return VERIFY | COUNSEL
    if found.outcome == PERMITTED:
        owed = TRANSFER_REPORT | ON_TIME | (NOTICES | ACCESS if truth_act(f) else NONE)
        return owed | (VERIFY if any(carried_by_paper(each) for each in found.completions) else NONE)
    if found.outcome == NOT_REGULATED and f["kind"] != "criminal_warrant":
        return NOTICES | ACCESS if truth_act(f) else NONE
    return ON_TIME if found.outcome in UNDONE else NONE


def carried_by_paper(f: Facts) -> bool:
    """Whether a court's paper alone carries the answer."""
    if f["kind"] == "criminal_warrant" and ordinary_warrant(f):
        return True
    return judicial_paper(f) and transfer_without_paper(f) != PERMITTED


def interview(f: Facts, found: Weighed) -> frozenset[str]:
    starts = {**dict.fromkeys(LOCAL, TRUTH_ACT), **dict.fromkeys((*STATE, "cdcr"), VALUES_ACT)}
    if f["on"] < starts[f["agency_kind"]]:
        return NONE
    if found.outcome == PERMITTED:
        return FORM | FORM_RECORD | (ACCESS if truth_act(f) else NONE)
    if found.outcome != PROHIBITED:
        return NONE
    owed = FORM if f["form_given"] is False or f["language_understood"] is False else NONE
    return owed | (NONE if isinstance(f["answer"], Unknown) else FORM_RECORD)


def information(f: Facts, found: Weighed) -> frozenset[str]:
    item = f["item"]
    to_ice = f["asked_by_ice"] and truth_act(f)
    told = item == "checkin_times" or (item in (*RELEASE_ITEMS, *ADDRESSES) and f["public"] is not True)
    if found.outcome == REQUIRED:  # F-1
        return VERIFY | COUNSEL | (ACCESS if to_ice and told else NONE)
    if item in RELEASE_ITEMS:  # F-2
        return notification(f, found)
    if found.outcome == NOT_REGULATED and f["on"] < VALUES_ACT and to_ice and told:  # F-0
        return ACCESS
    return NONE


def joint_work(f: Facts, found: Weighed) -> frozenset[str]:
    """T-5; an unknown dedication counts as one."""
    return TASK_FORCE_REPORT if found.outcome == PERMITTED and f["ongoing_dedication"] is not False else NONE


def criminal_warrant(f: Facts, found: Weighed) -> frozenset[str]:
    if found.outcome == REQUIRED:
        return VERIFY | COUNSEL
    if not acts_as_transfer(found):
        return VERIFY if found.outcome == PERMITTED else NONE
    return transfer(f, found)


def acts_as_transfer(found: Weighed) -> bool:
    """The table's row for warrants: an immigration crime, or a crime unknown, in custody or not known, on any paper."""
    return any(
        each["in_custody"] and any(crime == "federal_criminal_immigration" for crime in arrest_crimes(each))
        for each in found.completions
    )


CELLS = {
    "hold": hold,
    "notification": notification,
    "transfer": transfer,
    "transport": transfer,
    "interview": interview,
    "information": information,
    "task_force": joint_work,
    "joint_operation": joint_work,
    "criminal_warrant": criminal_warrant,
}
