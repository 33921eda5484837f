"""What a visit owes, each duty with the moment by which it is due, and whether it was done, as of a moment.

A deadline in hours is elapsed hours; "same day" ends at the end of that day in California; "immediately" and "as soon as
possible" have no number in the law: by our own rule they are kept until the officers left, or within an hour of their
coming, whichever is later. "Timely" is the next meeting of the board or thirty days, whichever is first. The duty of an
inspection has two clocks: once its results came, and the first notice was posted, the second runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from amparo.clock import CALIFORNIA, due_after
from amparo.clock.business_days import is_business_day, next_business_day
from amparo.facts.visit_record import LATER_MEETS, STEP_MEETS
from amparo.law.places import PLACE_DUTIES
from amparo.law.places.failing import may_fail
from amparo.rules import Duty
from amparo.terms import Language
from amparo.visits.answer import answer_of, facts_told, presence_confirmed
from amparo.visits.record import VisitRecord

State = Literal["done", "early", "late", "open", "overdue", "excused"]
STATES: dict[State, tuple[str, str]] = {
    "done": ("done", "hecho"),
    "early": ("done too early", "hecho demasiado pronto"),
    "late": ("done late", "hecho tarde"),
    "open": ("open", "pendiente"),
    "overdue": ("overdue", "vencido"),
    "excused": ("not done, with a reason", "no se hizo, con motivo"),
}
"""The state of a duty, as people say it."""

BOARD_DAYS, REGISTER_DAYS = 30, 30
POSTING_HOURS = 72
RESULTS_WITHIN = ("within 72 hours of the results", "en 72 horas desde que llegan los resultados")
"""By when the second notice of an inspection is posted."""
CAMPUS_MINUTES = AT_ONCE_MINUTES = 60
_AT_CONTACT = ("D-ID", "D-COPY", "D-WITNESS")
AT_ONCE = ("D-ADMIN", "D-COUNSEL", "D-PARENT", "D-EMERG", "D-CARE")
"""Duties that are owed immediately, or as soon as possible: the hour is our own rule."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty of a visit. `due` is None where nothing sets a moment; `next_business` where the day is no business day.

    `may_fail` tells whether missing it may be called a failure: never for one of our own, or one that is only asked for.
    """

    duty: Duty
    due: datetime | None
    next_business: date | None
    done: datetime | None
    state: State
    may_fail: bool

    def words(self, language: Language) -> str:
        """The duty, by when, and its state, in a line."""
        state = STATES[self.state][language == "es"]
        return f"{self.duty.in_language(language)} [{due_words(self, language)}: {state}]"


def due_words(one: Owed, language: Language) -> str:
    """By when, in words and as a moment; where the day is no business day, the next one too."""
    words = one.duty.deadline_in(language)
    if one.due is None:
        return words
    moment = f"{one.due:%Y-%m-%d %H:%M}"
    if one.duty.code in AT_ONCE:
        moment = f"by our own rule {moment}" if language == "en" else f"por regla propia {moment}"
    if one.next_business is not None:
        moment += f"; {'business day' if language == 'en' else 'día hábil'} {one.next_business}"
    return f"{words} ({moment})"


def duties_owed(record: VisitRecord, at: datetime, meetings: Sequence[date] = ()) -> tuple[Owed, ...]:
    """Every duty of a visit, in the order of section 6, as of a moment; `meetings` are the board's next regular ones.

    The entry in the public register (D-REG) stands last: a rule of our own, which always runs.
    """
    owed = [*answer_of(record).owed, PLACE_DUTIES["D-REG"]]
    each = (_owed(record, duty, at, meetings) for duty in owed)
    return tuple(_after_the_results(record, one, at) if one.duty.code == "D-902" else one for one in each)


def first_posting(record: VisitRecord, at: datetime) -> Owed | None:
    """The first notice of an inspection, also where its results came since; None where none is owed."""
    owed = next((duty for duty in answer_of(record).owed if duty.code == "D-902"), None)
    return _owed(record, owed, at, ()) if owed is not None else None


def _after_the_results(record: VisitRecord, first: Owed, at: datetime) -> Owed:
    """The second notice, due 72 hours after the results came, where the first was posted; else the first."""
    told = record.later.get("inspection_results_received")
    if told is None or first.done is None:
        return first
    came = told if isinstance(told, datetime) else datetime.combine(told, time(), CALIFORNIA)
    if came > at:
        return first
    duty = replace(first.duty, deadline=RESULTS_WITHIN[0], plazo=RESULTS_WITHIN[1])
    due, done = due_after(came, hours=POSTING_HOURS), _second_posted(record, came)
    if done is not None and done <= at:
        return replace(first, duty=duty, due=due, done=done, state="late" if done > due else "done")
    return replace(first, duty=duty, due=due, done=None, state="overdue" if at > due else "open")


def _second_posted(record: VisitRecord, came: datetime) -> datetime | None:
    """When the notice of the results was posted: by what followed, or by a mark or notice after the results came."""
    told = record.later.get("inspection_results_posted")
    found = [mark.done for mark in record.duties if mark.code == "D-902"]
    found += [notice.at for notice in record.notices if notice.code == "D-902"]
    after = [moment for moment in found if moment is not None and moment >= came]
    return min([*after, *([_moment(told)] if told is not None else [])], default=None)


def _owed(record: VisitRecord, duty: Duty, at: datetime, meetings: Sequence[date]) -> Owed:
    due, done = _due(record, duty.code, meetings), done_at(record, duty.code)
    excused = any(
        mark.code == duty.code and mark.done is None and mark.not_done_because for mark in record.duties
    )
    state: State
    if done is not None and done <= at:
        is_late = due is not None and done > due
        state = "early" if _too_early(record, duty.code, done) else "late" if is_late else "done"
    elif excused:
        state = "excused"
    else:
        state, done = ("overdue" if due is not None and at > due else "open"), None
    day = due.date() if due is not None and duty.code not in ("D-902", "D-SB98-CAMPUS") else None
    moved = next_business_day(day) if day is not None and not is_business_day(day) else None
    facts = facts_told(record)
    fails = may_fail(
        duty.code,
        record.place,
        operator=str(facts.get("operator", "public")),
        place_sub=str(facts.get("place_sub", "none")),
    )
    fails = fails and not duty.practice and not (duty.code == "D-COPY" and tells_of_no_paper(record))
    return Owed(duty, due, moved, done, state, fails)


def tells_of_no_paper(record: VisitRecord) -> bool:
    """Whether nothing tells if a paper was shown: none is noted, nor that there was none, nor a paper of consent."""
    return not record.papers and all(
        record.facts.get(name) in (None, nothing)
        for name, nothing in (("document", "UNKNOWN"), ("consent", "none"))
    )


def _too_early(record: VisitRecord, code: str, done: datetime) -> bool:
    """Whether a notice of SB 98 went out before a named role had confirmed that officers were there."""
    confirmed = presence_confirmed(record)
    return code in ("D-SB98-K12", "D-SB98-CAMPUS") and (confirmed is None or done < confirmed.at)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), CALIFORNIA)


def _due(record: VisitRecord, code: str, meetings: Sequence[date]) -> datetime | None:
    """By when; None where no number of days or hours is set by law or by us."""
    came = record.arrived
    if code in _AT_CONTACT:
        return record.left or _end_of(record.on)
    if code in AT_ONCE:
        taken = next((step.at for step in record.steps if step.what == "person_taken" and step.at), came)
        begun = taken if code in ("D-EMERG", "D-CARE") else came
        within = due_after(begun, minutes=AT_ONCE_MINUTES)
        return max(within, record.left) if record.left is not None else within
    confirmed = presence_confirmed(record)
    match code:
        case "D-LOG" | "D-BCJ":
            return _end_of(record.on)
        case "D-CDSS-AG":
            return _end_of(next_business_day(record.on))
        case "D-BOARD":
            return _end_of(min([*_meetings(record, meetings), record.on + timedelta(days=BOARD_DAYS)]))
        case "D-REG":
            return _end_of(record.on + timedelta(days=REGISTER_DAYS))
        case "D-SB98-CAMPUS":
            return due_after(confirmed.at, minutes=CAMPUS_MINUTES) if confirmed else None
        case "D-902":
            received = next(
                (step.at for step in record.steps if step.what == "paper_received" and step.at), came
            )
            return due_after(received, hours=POSTING_HOURS)
        case "D-FERPA":
            return record.records_released_at
        case _:
            return None


def _meetings(record: VisitRecord, meetings: Sequence[date]) -> list[date]:
    """The meetings after the visit; one on the very day comes too soon to be the next."""
    told = record.later.get("next_board_meeting")
    own = [told.date() if isinstance(told, datetime) else told] if told is not None else []
    return [day for day in (*own, *meetings) if day > record.on]


def done_at(record: VisitRecord, code: str) -> datetime | None:
    """When a duty was first met, by a mark, a notice, a step or what followed; None where nothing tells it."""
    found = [mark.done for mark in record.duties if mark.code == code]
    found += [notice.at for notice in record.notices if notice.code == code]
    found += [step.at or record.arrived for step in record.steps if STEP_MEETS[step.what] == code]
    found += [_moment(value) for name, value in record.later.items() if LATER_MEETS.get(name) == code]
    found += [record.left or record.arrived] if _met_by_the_record(record, code) else []
    return min((moment for moment in found if moment is not None), default=None)


def _moment(told: datetime | date) -> datetime:
    """A day without an hour counts as its end: an hour that nobody noted is never in time by itself."""
    return told if isinstance(told, datetime) else _end_of(told)


def _met_by_the_record(record: VisitRecord, code: str) -> bool:
    """Whether what stands in the record is itself the duty: who came, a copy of every page, a witness."""
    shown = [paper for paper in record.papers if paper.shown is not False]
    match code:
        case "D-ID":
            officers = record.officers
            return officers.identification_shown is not None or bool(officers.badges)
        case "D-COPY":
            return bool(shown) and all(paper.copy_kept for paper in shown)
        case "D-WITNESS":
            return record.second_staff_witness_role is not None
        case _:
            return False
