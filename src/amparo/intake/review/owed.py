"""What is owed on a contact, by when, and whether the record shows it done.

Hours come from the agency's profile (`house_deadlines`) and are house rules: the statute says "upon receiving" and
"promptly" and sets no number. Without such a line in the profile no hour is computed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from amparo.clock import due_after, end_of_next_year
from amparo.facts import Agency
from amparo.intake.contact import Contact
from amparo.intake.review.deciding import Decided, told_the_office
from amparo.law import duties as law
from amparo.rules import Duty
from amparo.terms import FactValueError

COPY_HOURS = "copy_to_person_hours"
NOTICE_MINUTES = "release_notice_minutes"
RELEASE_MINUTES = "release_minutes"
LONGEST_LIMIT = 100_000
"""In the limit's own unit: beyond it, a slip of the pen."""

RELEASE_MINUTES_IF_SILENT = 60
"""A release up to so many minutes after it was due is taken as the time that processing takes (house rule)."""


class State(StrEnum):
    """Whether something owed is done."""

    DONE = "done"
    LATE = "late"
    NOT_ON_RECORD = "not on record"
    ONLY_IF_TOLD = "only if told"
    NOT_LOGGED = "not logged"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed: the duty, its moment or last day if one can be computed, and whether it was done.

    `house` says that the moment is a house rule. `NOT_LOGGED` is what this kind of list has no column for.
    """

    duty: Duty
    state: State
    due: datetime | date | None = None
    house: bool = False
    done_at: datetime | None = None


def owed(decided: Decided, agency: Agency) -> tuple[Owed, ...]:
    """Everything owed on a contact, in the order of `law.duties`."""
    return owed_on(decided.contact, (duty for answer in decided.answers for duty in answer.duties), agency)


def owed_on(contact: Contact, duties: Iterable[Duty], agency: Agency) -> tuple[Owed, ...]:
    """The same where the answers' duties are known and the facts behind them are not at hand."""
    wanted = set(duties)
    told = contact.handling.office_told_at
    if (
        told is not None and contact.about_a_person
    ):  # it was told, so these are owed whether or not it was allowed
        wanted |= {*law.RELEASE_NOTICES, *law.ACCESS}
    return tuple(
        entry for duty in law.ALL_DUTIES if duty in wanted for entry in _entry(duty, contact, agency)
    )


def _entry(duty: Duty, contact: Contact, agency: Agency) -> Iterator[Owed]:
    done = contact.handling
    match duty:
        case law.COPY_TO_PERSON | law.INFORM_INTENT:
            due = due_of(duty, contact.received_at, None, agency)
            at = done.copy_served_at if duty is law.COPY_TO_PERSON else done.told_intention_at
            yield Owed(duty, _state(at, due), due, due is not None, at)
        case law.RELEASE_NOTICE_PERSON | law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE:
            if done.office_told_at is not None:
                person = duty is law.RELEASE_NOTICE_PERSON
                due = due_of(duty, contact.received_at, done.office_told_at, agency)
                at = done.person_release_notice_at if person else done.designee_notice_at
                yield Owed(duty, _state(at, due), due, due is not None, at)
            elif _still_may_tell(contact):
                yield Owed(duty, State.ONLY_IF_TOLD)
        case law.FORUM_NEXT_YEAR:
            if _access_was_given(contact):
                yield Owed(duty, State.NOT_LOGGED, end_of_next_year(_day_of_access(contact)))
        case law.ICE_ACCESS_RECORD if done.access_given_at is not None:
            state = State.DONE if done.access_recorded else State.NOT_ON_RECORD
            yield Owed(duty, state, done_at=done.access_given_at if done.access_recorded else None)
        case law.ICE_ACCESS_RECORD | law.DOJ_TRANSFER_REPORT:
            if _access_was_given(contact):
                yield Owed(duty, State.NOT_LOGGED)
        case law.RELEASE_ON_TIME:
            yield Owed(duty, _released(contact, agency), done.release_due_at, False, done.released_at)
        case _:
            yield Owed(duty, State.NOT_LOGGED)


def due_of(duty: Duty, received: datetime | None, told: datetime | None, agency: Agency) -> datetime | None:
    """By when the house serves a paper on the person: counted from the request, or from what the office was told.

    None where the profile sets no such limit, or nobody noted the moment from which it is counted.
    """
    if duty in law.RELEASE_NOTICES:
        minutes = house_limit(agency, NOTICE_MINUTES)
        return due_after(told, minutes=minutes) if told is not None and minutes is not None else None
    hours = house_limit(agency, COPY_HOURS)
    return due_after(received, hours=hours) if received is not None and hours is not None else None


def _state(at: datetime | None, due: datetime | None) -> State:
    if at is None:
        return State.NOT_ON_RECORD
    return State.LATE if due is not None and at > due else State.DONE


def _released(contact: Contact, agency: Agency) -> State:
    if contact.handling.released_at is None:
        return State.NOT_ON_RECORD
    return State.LATE if _left_late(contact, agency) else State.DONE


def _left_late(contact: Contact, agency: Agency) -> bool:
    """Whether the release came later than processing takes."""
    done = contact.handling
    if done.released_at is None or done.release_due_at is None:
        return False
    return done.released_at > due_after(done.release_due_at, minutes=processing_minutes(agency))


def processing_minutes(agency: Agency) -> int:
    """How many minutes after the due time a release is still taken as on time."""
    minutes = house_limit(agency, RELEASE_MINUTES)
    return RELEASE_MINUTES_IF_SILENT if minutes is None else minutes


def house_limit(agency: Agency, name: str) -> int | None:
    """One of the agency's own limits. Raises FactValueError where it is no number that can be counted with."""
    limit: object = agency.house_deadlines.get(name)
    if limit is None:
        return None
    if isinstance(limit, int) and not isinstance(limit, bool) and 0 <= limit <= LONGEST_LIMIT:
        return limit
    raise FactValueError(
        f"house_deadlines.{name}",
        f"{limit!r} is no whole number from 0 to {LONGEST_LIMIT:,}.",
        "Write digits without quotes.",
    )


def _still_may_tell(contact: Contact) -> bool:
    return contact.handling.decision in {None, "pending"}


def _access_was_given(contact: Contact) -> bool:
    """Access is given by answering or handing over, not by being allowed to."""
    handling = contact.handling
    given = handling.transferred or handling.access_given_at is not None
    return told_the_office(contact) or given or handling.decision is None


def _day_of_access(contact: Contact) -> date:
    handling = contact.handling
    at = handling.office_told_at or handling.access_given_at or handling.decided_at
    if at is not None:
        return at.date()
    return contact.parts[0].on if contact.parts else contact.received_on
