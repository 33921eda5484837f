"""What the desk alone can do, since it knows both sides: counts from case files beside figures that somebody published."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, CaseFile, fold
from amparo.figures.differences import (
    Alternative,
    Counts,
    Difference,
    Reason,
    Theirs,
    difference,
    differences,
    read_theirs,
)
from amparo.figures.reported.figure import calendar_year
from amparo.oversight.compare import Ours
from amparo.oversight.compare import counted as counted_as
from amparo.oversight.package import Scope, is_request
from amparo.oversight.state_report_forms import DATA
from amparo.oversight.transfers import Transfers, transfers_of
from amparo.register.release import Release, State
from amparo.release.records import local_day
from amparo.terms import AmparoError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.releasing import House, known
from amparo_desk.vault.matters import Entry, Matters
from amparo_desk.vault.store import Vault

MEASURE = "transfers"
"""The vocabulary's word for hand-overs to immigration authorities."""


def opened_cases(vault: Vault, actor: Actor, act: Act, at: datetime) -> list[CaseFile]:
    """Every case file of the agency, opened; that all were, by whom and for which act, is on record first."""
    role = actor.role_for(act)
    events = vault.open_all(at=at, by=actor.account, role=role.value, why=act.value)
    return [fold(own) for own in events if own]


@dataclass(frozen=True, slots=True)
class Compared:
    """A state table laid beside ours: what was counted, every difference, and lines of the table that are of other years."""

    ours: Ours
    theirs: Theirs
    found: tuple[Difference, ...]


def compare_with_state(
    vault: Vault, actor: Actor, at: datetime, year: int, file: str, content: bytes
) -> Compared:
    """Lay a table of the state beside the agency's year. Raises FiguresError with every fault of the table at once."""
    role = actor.role_for(Act.SEND_STATE_REPORT)
    theirs = read_theirs(file, content, MEASURE, year, agency_at(vault).county)
    cases, agency = opened_cases(vault, actor, Act.SEND_STATE_REPORT, at), agency_at(vault)
    of_year = transfers_of(cases, agency, year)
    beside = {other: transfers_of(cases, agency, other) for other in (year - 1, year + 1)}
    data = sent_data(vault.matters, year, at=at, by=actor.account, role=role.value)
    made = counted_as(of_year, data, {other: len(one.counted) for other, one in beside.items()})
    own = our_counts(made, year, of_year, beside.values())
    found = tuple(one for counts in theirs.counts for one in differences(own, counts))
    return Compared(made, theirs, found)


def our_counts(made: Ours, year: int, of_year: Transfers, beside: Iterable[Transfers]) -> Counts:
    """Our side, with our count under every other definition that a table may follow."""
    days = (one.on for own in (of_year, *beside) for one in own.counted)
    return Counts(
        MEASURE,
        calendar_year(year),
        made.handovers,
        made.by_offense,
        tuple(_alternatives(made)),
        tuple(sorted(days)),
    )


def _alternatives(made: Ours) -> Iterable[Alternative]:
    yield Alternative(
        Reason.CONVICTIONS,
        made.offenses,
        "each offense that allowed a hand-over counted once",
        "cada delito que permitió una entrega, contado una vez",
    )
    if made.sent is not None:
        yield Alternative(
            Reason.CORRECTED,
            made.sent,
            "as it stood in the report that was sent",
            "como constaba en el informe que se envió",
        )
    yield Alternative(
        Reason.MANNER,
        made.within_decision,
        "without those done outside the decision",
        "sin las que se hicieron fuera de la decisión",
    )
    yield Alternative(
        Reason.MANNER,
        made.with_others,
        "with those on a warrant for another crime",
        "con las que fueron por orden de arresto de otro delito",
    )
    for other, count in sorted(made.other_years.items()):
        yield Alternative(Reason.PERIOD, count, f"the year {other}", f"el año {other}")


def sent_entries(matters: Matters, year: int) -> list[tuple[Entry, Entry]]:
    """The reports of a year that were sent, the oldest first: how each was made, and how it was sent."""
    found = [
        (own[0], own[1])
        for own in matters.all("state_report")
        if own[0].body["year"] == year and len(own) > 1
    ]
    return sorted(found, key=lambda both: both[1].at)


def sent_data(matters: Matters, year: int, *, at: datetime, by: str, role: str) -> dict[str, Any] | None:
    """The data of the newest report of a year that was sent; None where none was."""
    sent = sent_entries(matters, year)
    if not sent:
        return None
    made = sent[-1][0]
    files = matters.files(made.matter, 1, at=at, by=by, role=role, why=Act.SEND_STATE_REPORT.value)
    data: dict[str, Any] = json.loads(files[DATA])
    return data


# ---------------------------------------------------------------- beside what is published


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a package beside the published one: the year, ours, theirs (None: hidden or not published), difference."""

    year: int
    ours: int
    published: int | None
    release: int | None
    difference: Difference | None


def beside_published(
    house: House, agency: str, scope: Scope, cases: Sequence[CaseFile], requests: Mapping[int, int]
) -> list[Beside]:
    """The requests of each whole year of a package beside those of the newest release; of a part of a year there is none."""
    try:
        releases: Sequence[Release] = known(house)
    except AmparoError:  # looked after on the page of releases
        releases = ()
    found = list[Beside]()
    for year in range(scope.since.year, scope.until.year + 1):
        if date(year, 1, 1) < scope.since or date(year, 12, 31) > scope.until:
            continue
        ours, newest = requests.get(year, 0), releases[-1] if releases else None
        published = _published(newest, agency, year) if newest else None
        differs = None
        if newest is not None and published is not None:
            tried = [_before(newest, cases, year)]
            differs = difference("requests", calendar_year(year), ours, published, tried)
        found.append(Beside(year, ours, published, newest.number if newest else None, differs))
    return found


def _published(release: Release, agency: str, year: int) -> int | None:
    cell = release.cells().get(("requests", agency, str(year), "received", ()))
    return cell.value if cell is not None and cell.state is State.VALUE else None


def _before(release: Release, cases: Sequence[CaseFile], year: int) -> Alternative:
    """Our count without what was entered after the release was counted: what the next release will correct."""
    made = release.made_on
    known_then = sum(
        is_request(case)
        and case.received["received_on"].year == year
        and local_day(case.events[0].at) <= made
        for case in cases
    )
    return Alternative(
        Reason.CORRECTED,
        known_then,
        f"without what was entered after release {release.number} was counted",
        f"sin lo que se anotó después de contar la publicación {release.number}",
    )
