"""Counting people: who a record is of, and figures of different people, which no adding of points can give.

A person who was asked about twice counts once; who a person is does not leave this file.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from amparo.casefile import CaseFile, Sort
from amparo.register.totals import By
from amparo.release.access import OTHER
from amparo.release.as_of import local_day
from amparo.release.periods import Period, quarter_of
from amparo.release.points import Counted

NOT_RECORDED = "not_recorded"
Sums = Counter[tuple[str, str, By, Period]]
"""Figures by table, measure, codes and period, quarters and years."""


@dataclass(slots=True)
class _Person:
    """What is counted of one person: when they were asked about, when access was given and to whom, and what they said."""

    asked: set[Period] = field(default_factory=set)
    bookings: set[tuple[Period, str]] = field(default_factory=set)
    given: set[Period] = field(default_factory=set)
    told: Counter[Period] = field(default_factory=Counter)
    said: set[tuple[Period, str]] = field(default_factory=set)
    late: set[datetime] = field(default_factory=set)
    age: dict[int, str] = field(default_factory=dict)
    sex: dict[int, str] = field(default_factory=dict)
    group: dict[int, str] = field(default_factory=dict)
    on_record: dict[int, str] = field(default_factory=dict)


def people_sums(told: Iterable[tuple[CaseFile, Counted]], since: date) -> Sums:
    """Figures of different people and bookings, quarters and years."""
    cases = [(case, one) for case, one in told if case.received["about_a_person"]]
    names = _who([case for case, _ in cases])
    people: defaultdict[str, _Person] = defaultdict(_Person)
    for case, one in sorted(cases, key=lambda pair: pair[0].received["received_on"]):
        _note(people[names[case.record]], case, one, since)
    sums: Sums = Counter()
    bookings = {place for person in people.values() for place in person.bookings}
    for period, _ in bookings:
        sums["requests", "bookings", (), period] += 1
    for person in people.values():
        sums.update(Counter(_counts(person)))
    return sums


def _both(on: date) -> tuple[Period, Period]:
    return quarter_of(on), Period(on.year)


def _note(person: _Person, case: CaseFile, one: Counted, since: date) -> None:
    on = case.received["received_on"]
    if on >= since:
        person.asked |= set(_both(on))
        booking = case.received.get("booking_ref", "")
        person.bookings |= {(period, booking) for period in _both(on) if booking}
        person.said |= {(period, one.said) for period in _both(on) if one.said}
        if person.on_record.get(on.year, OTHER) == OTHER:
            person.on_record[on.year] = one.on_record
    if one.late_since is not None and local_day(one.late_since) >= since:
        person.late.add(one.late_since)
    for access in (access for access in one.given if access.on >= since):
        person.given |= set(_both(access.on))
        if access.means == "notification":
            person.told.update(_both(access.on))
        if person.group.get(access.on.year, OTHER) == OTHER:
            person.group[access.on.year] = one.group
    for event in case.events:
        if event.sort is Sort.ACCESS_GIVEN:
            year = local_day(event.body["given_at"]).year
            person.age[year] = event.person.get("age_band") or person.age.get(year, NOT_RECORDED)
            person.sex[year] = event.person.get("sex") or person.sex.get(year, NOT_RECORDED)


def _counts(person: _Person) -> Iterator[tuple[str, str, By, Period]]:
    """Each figure that this person adds one to, as often as it does."""
    for period in person.asked:
        yield "requests", "people_asked_about", (), period
    for period in person.given:
        yield "access", "people", (), period
    for period, times in person.told.items():
        yield from [("access", "repeat_notices", (), period)] * (times - 1)
    for period, answer in person.said:
        yield "interviews", "people", (("interview_answer", answer),), period
    for due in person.late:
        for period in _both(local_day(due)):
            yield "late_duties", "late_releases", (), period
    yield from _characteristics(person)


def _characteristics(person: _Person) -> Iterator[tuple[str, str, By, Period]]:
    """Of each year in which access was given, or the person was asked about, one code of each list."""
    given = {period.year for period in person.given}
    for year in given | {period.year for period in person.asked}:
        told = [("asked_by_offense_group", "offense_group", person.on_record.get(year, OTHER))]
        if year in given:
            group = person.group.get(year, OTHER)
            told = [
                ("asked_by_offense_group", "offense_group", group),
                ("people_by_offense_group", "offense_group", group),
                ("people_by_age", "age", person.age.get(year, NOT_RECORDED)),
                ("people_by_sex", "sex", person.sex.get(year, NOT_RECORDED)),
            ]
        for table, name, code in told:
            yield table, "people", ((name, code),), Period(year)
            yield table, "people", (), Period(year)


def _who(cases: Sequence[CaseFile]) -> dict[str, str]:
    """For each record whose it is: one name for all that tell of the same person, or that staff linked as sent again.

    A record that names nobody, or whose person was erased, stands for a person of its own.
    """
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    known = {case.record for case in cases}
    for case in cases:
        find(case.record)
        reference = case.received.get("person_ref")
        for other in (
            *(one for one in case.links if one in known),
            *((f"person {reference}",) if reference else ()),
        ):
            root[find(case.record)] = find(other)
    return {record: find(record) for record in sorted(known)}
