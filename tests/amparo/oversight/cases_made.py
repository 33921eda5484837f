"""Case files with hand-overs of every kind, for tests of the state's report and of packages; the people are invented."""

from datetime import date, datetime
from typing import Any

from amparo.casefile import CaseFile, Sort, fold, make_event
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.facts.request import POLICY_ACTS

AGENCY = Agency(
    kind="sheriff_jail", policy=dict.fromkeys(POLICY_ACTS, "allows"), name="Madrone jail (fictional)"
)
ON = date(2025, 3, 17)  # a Monday
AT = datetime(2025, 3, 17, 9, 30, tzinfo=CALIFORNIA)
FELONY = {"code": "PC", "section": "211", "level": "felony", "date": date(2020, 5, 4)}
OTHER = {"code": "PC", "section": "187", "level": "felony", "date": date(2021, 5, 4)}
PERMITTED = {
    "part": "transfer",
    "on": ON,
    "outcome": "permitted",
    "safe": "permitted",
    "rule": "X-7",
    "citation": "Gov. Code § 7282.5(a)",
    "tag": "V",
    "missing": [],
    "duties": ["DOJ_TRANSFER_REPORT"],
    "rule_pack": "0" * 64,
}
Told = tuple[Sort, dict[str, Any]]
HANDED: Told = (Sort.HANDED_OVER, {"handed_over_at": AT})
NAME = "Zoraida Invented"


def facts(*convictions: dict[str, Any]) -> Told:
    """Confirmed facts of a transfer, with convictions."""
    given = {"part": "transfer", "on": ON, "day_rule": "received"}
    request = {"kind": "transfer", "from": "ICE"}
    return (
        Sort.FACTS_CONFIRMED,
        {**given, "request": request, "person": {"minor": False, "convictions": list(convictions)}},
    )


def decided(**more: Any) -> Told:
    """An answer of the rules."""
    return (Sort.DECIDED, {**PERMITTED, **more})


def case(
    record: str, *told: Told, on: date = ON, asks: tuple[str, ...] = ("transfer",), **more: Any
) -> CaseFile:
    """A case file of a request that came in on a day."""
    received = {
        "reference": f"R-{record}",
        "received_on": on,
        "asks": list(asks),
        "about_a_person": True,
        "name": NAME,
        "person_ref": "P-77",
        **more,
    }
    events = [(Sort.REQUEST_RECEIVED, received), *told]
    return fold(
        make_event(sort, given, record=record, number=n, agency="madrone", at=AT, by="c.ruiz", role="clerk")
        for n, (sort, given) in enumerate(events, 1)
    )
