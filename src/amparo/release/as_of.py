"""A case file as it stood at the end of a day: what happened later is left out, however early it was entered.

A late entry about an earlier day is in; an act of a later day is not, so that nothing younger than the delay allows shows
through the outcome of an older request. What only classifies, as facts and answers of the rules, is always in.
"""

from dataclasses import replace
from datetime import date, datetime

from amparo.casefile import CaseFile, Event, Sort, fold
from amparo.casefile.folding import standing_events
from amparo.clock import CALIFORNIA

_MOMENTS = {
    Sort.INTENTION_SET: "decided_at",
    Sort.WITHDRAWN: "withdrawn_at",
    Sort.NOTICE_SERVED: "served_at",
    Sort.OFFICE_TOLD: "told_at",
    Sort.RELEASED: "released_at",
    Sort.HANDED_OVER: "handed_over_at",
    Sort.TAKEN_TO_COURT: "taken_at",
    Sort.ARRESTED_ON_PREMISES: "arrested_at",
    Sort.ACTED_OUTSIDE_DECISION: "happened_at",
    Sort.ACCESS_GIVEN: "given_at",
    Sort.REPLY_SENT: "sent_at",
    Sort.TIME_SPENT: "",
}
"""The sorts of events that are acts, with the field that says when."""


def local_day(at: datetime) -> date:
    """The day of a moment by California's clock."""
    return at.astimezone(CALIFORNIA).date()


def is_from_a_list(case: CaseFile) -> bool:
    """Whether the case file was taken over from a list: its events then came in together, and their hour tells nothing."""
    kind: str = case.received.get("source", {}).get("kind", "desk")
    return kind != "desk"


def day_of_act(event: Event, first: Event, from_a_list: bool) -> date | None:
    """The day on which it happened; None where it is no act, or only a list tells of it and not when.

    `first` is the event that it stands for, where it corrects one: a correction does not make an act younger.
    """
    if event.sort not in _MOMENTS:
        return None
    at = event.body.get(_MOMENTS[event.sort]) or event.on_paper
    if isinstance(at, datetime):
        return local_day(at)
    return None if from_a_list else local_day(first.on_paper or first.at)


def as_of(case: CaseFile, last: date) -> CaseFile | None:
    """The case file without what happened after a day; None where the contact itself came later."""
    if case.received["received_on"] > last:
        return None
    kept: list[Event] = []
    for place, event in standing_events(case).items():
        on = _day_on_a_list(case, event) if is_from_a_list(case) else None
        on = on or day_of_act(event, case.events[place - 1], is_from_a_list(case))
        if on is None or on <= last:
            kept.append(replace(event, number=len(kept) + 1, corrects=None, on_paper=_when(event, on)))
    return fold(kept)


def _day_on_a_list(case: CaseFile, event: Event) -> date | None:
    """A list notes one moment for several things: who was arrested or handed over left then, who was answered was told then."""
    told, left = case.office_told_at, case.released_at
    match event.sort:
        case Sort.ARRESTED_ON_PREMISES | Sort.HANDED_OVER if left is not None:
            return local_day(left)
        case Sort.INTENTION_SET if told is not None and event.body.get("intention") == "responded":
            return local_day(told)
    return None


def _when(event: Event, on: date | None) -> datetime | None:
    """The moment of an act that notes none of its own is kept at hand, since its number changes."""
    if event.on_paper is not None or on is None:
        return event.on_paper
    return datetime(on.year, on.month, on.day, 12, tzinfo=CALIFORNIA)
