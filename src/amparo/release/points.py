"""What one case file counts for in the public tables: points, each with its table, measure, codes and day.

Requests count in the period in which they came in, acts in that in which they happened. Warrants of a judge stand apart;
demands for lists and courtesy calls are contacts, no requests. What is taken back was received, and was not declined.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from amparo.casefile import CaseFile, Sort
from amparo.casefile.accesses import MEANS_OF
from amparo.facts import Agency
from amparo.register.tables import CODES
from amparo.release.access import (
    OTHER,
    REFUSED,
    Access,
    accesses_of,
    basis_of,
    day_gone,
    group_on_record,
    said_answered,
)
from amparo.release.as_of import local_day
from amparo.release.copies import Timed, copy_points, minutes_to_copy
from amparo.release.interviews import offered_points, said_before_interview
from amparo.release.owed_points import late_since, owed_points
from amparo.release.point import Point

WARRANT, LIST_DEMAND = "judicial_warrant", "list_demand"
_ACTS = {
    "notification": "notification",
    "hold": "hold",
    "transfer": "transfer",
    "transport": "transfer",
    "interview": "interview",
    "information": "information",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One case file counted: its points, and what is counted of the person: who a person is, other files tell together.

    `given`: the access that it tells of; `group`: the group of offenses behind that, `on_record`: that of the offense in the
    record that could have opened an answer. `said`: what the person answered before an interview. `timed`: the minutes to
    the copy. `late_since`: when a release was due that came later while the request was open.
    """

    points: tuple[Point, ...]
    given: tuple[Access, ...]
    group: str
    on_record: str = OTHER
    said: str = ""
    timed: Timed | None = None
    late_since: datetime | None = None


def count_one(case: CaseFile, agency: Agency, last: date) -> Counted:
    """What a case file, as it stood at the end of a day, counts for."""
    given = accesses_of(case)
    basis = basis_of(case, given, agency)
    points: tuple[Point, ...] = (
        *_received(case),
        *_acts(case, given),
        *owed_points(case, agency, given, last),
        *_minutes(case, given),
    )
    if given and case.received["about_a_person"]:
        points += (Point("grounds", "answered", case.received["received_on"], {"ground": basis.ground}),)
    if not is_request(case):
        return Counted(points, given, basis.group, group_on_record(case, agency))
    minutes = minutes_to_copy(case)
    return Counted(
        (*points, *_outcomes(case, given), *copy_points(case), *offered_points(case, given, last)),
        given,
        basis.group,
        group_on_record(case, agency),
        said_before_interview(case, last),
        None if minutes is None else (case.received["received_on"], minutes),
        late_since(case, agency),
    )


def is_warrant(case: CaseFile) -> bool:
    """Whether it came with a warrant of a judge and asks no more than that."""
    return case.received.get("form") == WARRANT or set(case.received["asks"]) == {"criminal_warrant"}


def is_request(case: CaseFile) -> bool:
    """Whether it asks something about one person, on no judge's warrant."""
    got = case.received
    return bool(got["about_a_person"]) and bool(got["asks"]) and not is_warrant(case)


def _received(case: CaseFile) -> Iterator[Point]:
    got, on = case.received, case.received["received_on"]
    yield Point("contacts", "contacts", on, {"kind": kind_of(case)})
    if is_warrant(case):
        yield Point("requests", "judicial_warrants", on)
    if not is_request(case):
        return
    form = got.get("form") or "none"
    yield Point("requests", "received", on, {"form": form if form in CODES["form"] else "other"})
    for kind in got["asks"]:
        yield Point("parts", "asked", on, {"act": _ACTS.get(kind, "other")})


def kind_of(case: CaseFile) -> str:
    """How the federal side got in touch, as a code; a list tells it by its form and channel."""
    got = case.received
    if is_warrant(case):
        return WARRANT
    if got.get("contact") in CODES["kind"]:
        return str(got["contact"])
    if got.get("form") == LIST_DEMAND:
        return LIST_DEMAND
    call = got.get("form", "none") in ("none", "") and got.get("channel") == "phone"
    return "telephone_call" if call else "paper"


def _outcomes(case: CaseFile, given: tuple[Access, ...]) -> Iterator[Point]:
    on = case.received["received_on"]
    yield Point("answers", "requests", on, {"outcome": _outcome(case, given)})
    yield Point("eligibility", "requests", on, {"eligibility": _eligibility(case)})
    for kind in case.received["asks"]:
        codes = {"act": _ACTS.get(kind, "other"), "outcome": _outcome_of_part(case, kind, given)}
        yield Point("answers", "parts", on, codes)


def _eligibility(case: CaseFile) -> str:
    """Whether the rules allowed anything that was asked, each part on the day of its act."""
    found = [part.decided["outcome"] if part.decided else None for part in case.parts.values()]
    if any(one is not None and one not in (*REFUSED, "insufficient_facts") for one in found):
        return "allowed"
    if "insufficient_facts" in found:
        return "facts_missing"
    return "not_recorded" if None in found else "not_allowed"


def _outcome(case: CaseFile, given: tuple[Access, ...]) -> str:
    if given:
        return "outside" if any(one.outside for one in given) else "answered"
    if case.withdrawn is not None:
        return "withdrawn"
    parts = {_outcome_of_part(case, kind, given) for kind in case.received["asks"]}
    return "declined" if parts == {"declined"} else "undecided"


def _outcome_of_part(case: CaseFile, kind: str, given: tuple[Access, ...]) -> str:
    mine = [one for one in given if one.means == MEANS_OF.get(kind)]
    if mine:
        return "outside" if any(one.outside for one in mine) else "answered"
    if case.withdrawn is not None:
        return "withdrawn"
    said_no = case.intended(kind) == "no" or any(kind in one["declined"] for one in case.replies)
    decided = case.parts[kind].decided
    # Of a list that says "responded" the parts that the rules refuse, and that nobody did, were not answered.
    left_undone = said_answered(case) and decided is not None and decided["outcome"] in REFUSED
    return "declined" if said_no or left_undone else "undecided"


def _acts(case: CaseFile, given: tuple[Access, ...]) -> Iterator[Point]:
    for one in given:
        yield Point("access", "given", one.on, {"means": one.means})
        if one.means == "transfer":
            yield Point("handovers", "handovers", one.on, {"way": _way(case, one)})
    if case.taken_to_court_at is not None:
        # A court's writ is obeyed and the person comes back: no hand-over.
        yield Point("handovers", "taken_to_court", local_day(case.taken_to_court_at))
    for event in case.events:
        if event.sort is Sort.ARRESTED_ON_PREMISES:
            at = event.body.get("arrested_at") or event.on_paper
            yield Point("arrests_on_premises", "arrests", local_day(at) if at else day_gone(case))


def _way(case: CaseFile, given: Access) -> str:
    if given.outside:
        return "outside"
    asked = [one for kind, one in case.parts.items() if MEANS_OF.get(kind) == "transfer"]
    decided = [part.decided for part in asked if part.decided is not None]
    if is_warrant(case) or any(one["rule"].startswith(("X-2", "X-3", "A-2")) for one in decided):
        return WARRANT
    allowed = any(one["outcome"] not in (*REFUSED, "insufficient_facts") for one in decided)
    return "within_decision" if allowed else "not_noted"


def _minutes(case: CaseFile, given: tuple[Access, ...]) -> Iterator[Point]:
    """Time by the day on which it was noted, which `as_of` knows of a desk's entries; a list tells no day of it."""
    for event in case.events:
        if event.sort is Sort.TIME_SPENT:
            on: date = local_day(event.on_paper) if event.on_paper else case.received["received_on"]
            purpose = event.body.get("purpose") or _purpose(case, given)
            yield Point("staff_time", "minutes", on, {"purpose": purpose}, event.body["minutes"])


def _purpose(case: CaseFile, given: tuple[Access, ...]) -> str:
    """What time was for that the entry does not tell: by what became of the request."""
    if given:
        return "helping"
    said_no = case.withdrawn is None and case.intention.get("intention") == "declined"
    declined = _outcome(case, given) == "declined" if is_request(case) else said_no
    return "declining" if declined else "not_known"
