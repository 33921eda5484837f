"""From case files to typed public tables: whole numbers by codes and periods, true ones, before anything is hidden.

What comes in are folded case files; what goes out are tables of register, which have no place for anything but codes,
periods and numbers. A person who was asked about twice counts once; who a person is does not leave this file.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from amparo.casefile import CaseFile, Sort
from amparo.facts import Agency
from amparo.register.tables import TABLES
from amparo.register.totals import By, Table, by_of, counted, table_of
from amparo.release.access import OTHER
from amparo.release.as_of import as_of, local_day
from amparo.release.periods import Period, quarter_of, shown_periods
from amparo.release.point import Point
from amparo.release.points import Counted, count_one

NOT_RECORDED = "not_recorded"
_Places = dict[tuple[str, str, str, By], int]


@dataclass(frozen=True, slots=True)
class KeptDays:
    """What the log says of an agency's days: each closed day, each day on which a late entry came in, each month attested."""

    closed: tuple[date, ...] = ()
    late_entries: tuple[date, ...] = ()
    attested_months: tuple[date, ...] = ()

    def points(self) -> Iterator[Point]:
        """The points of the days."""
        for measure, days in (
            ("closed", set(self.closed)),
            ("late_entries", self.late_entries),
            ("attested_months", {day.replace(day=1) for day in self.attested_months}),
        ):
            for day in days:
                yield Point("days", measure, day)


@dataclass(slots=True)
class _Person:
    """What is counted of one person: in which quarters they were asked about, in which years access was given, and to whom."""

    asked: set[Period] = field(default_factory=set)
    given: set[int] = field(default_factory=set)
    age: dict[int, str] = field(default_factory=dict)
    sex: dict[int, str] = field(default_factory=dict)
    group: dict[int, str] = field(default_factory=dict)


def count(
    cases: Iterable[CaseFile],
    profile: Agency,
    agency: str,
    since: date,
    last: date,
    days: KeptDays | None = None,
    *,
    quarters_shown: frozenset[int] = frozenset(),
) -> tuple[Table, ...]:
    """Every public table of one agency, true and whole, over its periods from `since` that end by `last`.

    `last` is the end of the newest quarter that may be published (`periods.last_day`); what happened later is not looked
    at. `quarters_shown` are years whose quarters an earlier release showed. Periods that nobody closed are counted here
    like others; the gate takes their numbers away.
    """
    standing = [one for case in cases if (one := as_of(case, last)) is not None]
    told = [(case, count_one(case, profile, last)) for case in standing]
    sums = _sums((point for _, one in told for point in one.points), since, last)
    sums.update(_sums((days or KeptDays()).points(), since, last))
    _count_people(told, sums, since)
    contacts = {
        period.year: number
        for (table, _, by, period), number in sums.items()
        if table == "contacts" and not by and not period.quarter
    }
    shown = shown_periods(since, last, contacts, quarters_shown=quarters_shown)
    return tuple(_table(name, agency, shown, sums) for name in TABLES)


def _sums(points: Iterable[Point], since: date, last: date) -> Counter[tuple[str, str, By, Period]]:
    """Points added up by table, measure, codes and period, quarters and years."""
    sums: Counter[tuple[str, str, By, Period]] = Counter()
    for point in points:
        if not since <= point.on <= last:
            continue
        places: set[By] = {by_of(point.codes)}
        if TABLES[point.table].measures[point.measure].total:
            places.add(())
        for by in places:
            for period in (quarter_of(point.on), Period(point.on.year)):
                sums[point.table, point.measure, by, period] += point.amount
    return sums


def _table(
    name: str, agency: str, shown: Iterable[Period], sums: Mapping[tuple[str, str, By, Period], int]
) -> Table:
    spec = TABLES[name]
    return table_of(
        name,
        {
            (agency, period.code, measure, by): counted(sums.get((name, measure, by, period), 0))
            for period in shown
            if spec.grain != "year" or not period.quarter
            for measure, by in spec.places()
        },
    )


def _count_people(
    told: Iterable[tuple[CaseFile, Counted]],
    sums: Counter[tuple[str, str, By, Period]],
    since: date,
) -> None:
    """Different people and bookings, which no adding of points can give."""
    cases = [(case, one) for case, one in told if case.received["about_a_person"]]
    names = _who(case for case, _ in cases)
    people: defaultdict[str, _Person] = defaultdict(_Person)
    bookings: defaultdict[Period, set[str]] = defaultdict(set)
    for case, one in sorted(cases, key=lambda pair: pair[0].received["received_on"]):
        on = case.received["received_on"]
        person = people[names[case.record]]
        _note(person, case, one)
        if on >= since:
            person.asked |= {quarter_of(on), Period(on.year)}
            for period in (quarter_of(on), Period(on.year)):
                bookings[period] |= {case.received.get("booking_ref", "")} - {""}
    for period, known in bookings.items():
        sums["requests", "bookings", (), period] += len(known)
    for person in people.values():
        for period in person.asked:
            sums["requests", "people_asked_about", (), period] += 1
        for year in person.given:
            _characteristics(person, year, sums)


def _note(person: _Person, case: CaseFile, one: Counted) -> None:
    for access in one.given:
        person.given.add(access.on.year)
        if person.group.get(access.on.year, OTHER) == OTHER:
            person.group[access.on.year] = one.group
    for event in case.events:
        if event.sort is Sort.ACCESS_GIVEN:
            year = local_day(event.body["given_at"]).year
            person.age[year] = event.person.get("age_band") or person.age.get(year, NOT_RECORDED)
            person.sex[year] = event.person.get("sex") or person.sex.get(year, NOT_RECORDED)


def _characteristics(person: _Person, year: int, sums: Counter[tuple[str, str, By, Period]]) -> None:
    for table, name, code in (
        ("people_by_age", "age", person.age.get(year, NOT_RECORDED)),
        ("people_by_sex", "sex", person.sex.get(year, NOT_RECORDED)),
        ("people_by_offense_group", "offense_group", person.group.get(year, OTHER)),
    ):
        sums[table, "people", ((name, code),), Period(year)] += 1
        sums[table, "people", (), Period(year)] += 1


def _who(cases: Iterable[CaseFile]) -> dict[str, str]:
    """For each record whose it is: one name for all that tell of the same person, or that staff linked as sent again.

    A record that names nobody, or whose person was erased, stands for a person of its own.
    """
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    held = list(cases)
    known = {case.record for case in held}
    for case in held:
        find(case.record)
        reference = case.received.get("person_ref")
        for other in (
            *(one for one in case.links if one in known),
            *((f"person {reference}",) if reference else ()),
        ):
            root[find(case.record)] = find(other)
    return {record: find(record) for record in sorted(known)}
