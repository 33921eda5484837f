"""What one case file counts for in the public tables: points, each with its table, measure, codes and day.

Requests count in the period in which they came in, acts in that in which they happened. Warrants of a judge stand apart;
demands for lists and courtesy calls are contacts, no requests. What is taken back was received, and was not declined.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.casefile import CaseFile, Sort
from amparo.casefile.accesses import MEANS_OF
from amparo.facts import Agency
from amparo.register.tables import CODES
from amparo.release.access import REFUSED, Access, accesses_of, basis_of, day_gone, said_answered
from amparo.release.as_of import local_day
from amparo.release.owed_points import owed_points
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
    """One case file counted: its points; the access that it tells of, and the group of offenses behind that."""

    points: tuple[Point, ...]
    given: tuple[Access, ...]
    group: str


def count_one(case: CaseFile, agency: Agency, last: date) -> Counted:
    """What a case file, as it stood at the end of a day, counts for."""
    given = accesses_of(case)
    basis = basis_of(case, given, agency)
    points = (
        *_received(case),
        *(_outcomes(case, given) if is_request(case) else ()),
        *_acts(case, given),
        *owed_points(case, agency, given, last),
        *_minutes(case),
    )
    if given and case.received["about_a_person"]:
        points += (Point("grounds", "answered", case.received["received_on"], {"ground": basis.ground}),)
    return Counted(points, given, basis.group)


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
    for kind in case.received["asks"]:
        codes = {"act": _ACTS.get(kind, "other"), "outcome": _outcome_of_part(case, kind, given)}
        yield Point("answers", "parts", on, codes)


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


def _minutes(case: CaseFile) -> Iterator[Point]:
    """Time by the day on which it was noted, which `as_of` knows of a desk's entries; a list tells no day of it."""
    for event in case.events:
        if event.sort is Sort.TIME_SPENT:
            on: date = local_day(event.on_paper) if event.on_paper else case.received["received_on"]
            yield Point("staff_time", "minutes", on, amount=event.body["minutes"])
