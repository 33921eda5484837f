"""Releases on their pages: what is published, what waits for a second person, and a draft as the public will see it."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.register.release import Cell, Release, State, Table, folder_name
from amparo.register.tables import TABLES
from amparo.terms import AmparoError
from amparo_desk.accounts.models import Membership
from amparo_desk.acts.release_approve import why_not
from amparo_desk.acts.release_reasons import open_to_a_reason
from amparo_desk.release_counting import Counting
from amparo_desk.releasing import House, house_here, missing, release_of, written
from amparo_desk.said import Both
from amparo_desk.screens import release_words as words
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal
from amparo_desk.vault.releases import Draft, DraftState, NoReleaseError

MOST = 40
"""So many corrections are named on one page; the tables show them all."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release in the list."""

    number: int
    made_on: date
    manifest: str
    has_proof: bool
    withdrawn: Both | None
    may_go: bool
    """Whether it may still be withdrawn; for wrong figures once, and then again because it could identify somebody."""
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Row:
    """A draft in the list."""

    draft: Draft
    state: Both
    is_open: bool
    takes_back: tuple[int, Both] | None


@for_act(Act.READ_RELEASES)
def show(request: HttpRequest) -> HttpResponse:
    """The list: published releases, the newest first, and the drafts that wait."""
    house, actor = house_here(), actor_of(request)
    counting = Counting(house.folder)
    error: Both | None = None
    there: tuple[Release, ...] = ()
    try:
        house.listed()
        there = written(house.folder)
    except AmparoError as problem:
        error = refusal(problem)
    drafts = house.releases.all()
    return page(
        request,
        "screens/releases.html",
        error=error,
        published=_published(there, drafts),
        unwritten=[one.number for one in missing(house)],
        drafts=[_row(one) for one in drafts if one.state is not DraftState.PUBLISHED],
        counting=counting.last() if counting.goes_on() else None,
        may_draft=actor.may(Act.DRAFT_RELEASE),
        may_withdraw=actor.may(Act.WITHDRAW_RELEASE),
        may_close=actor.may(Act.CLOSE_PERIOD),
    )


def _published(there: tuple[Release, ...], drafts: list[Draft]) -> list[Published]:
    gone = {one.release: one for one in there[-1].withdrawn} if there else {}
    own = {one.number: one for one in drafts if one.state is DraftState.PUBLISHED}
    return [
        Published(
            one.number,
            one.made_on,
            one.manifest,
            one.proof is not None,
            words.code_both("withdrawal", gone[one.number].reason) if one.number in gone else None,
            one.number not in gone or gone[one.number].is_given_out,
            own.get(one.number),
        )
        for one in reversed(there)
    ]


def _row(draft: Draft) -> Row:
    is_open = draft.state is DraftState.WAITING
    state = words.STOPPED if is_open and not draft.is_whole else words.STATES[draft.state]
    return Row(draft, state, is_open, _takes_back(draft))


def _takes_back(draft: Draft) -> tuple[int, Both] | None:
    """Which release the draft was counted to withdraw, and why."""
    told = draft.told.get("withdraw")
    return (told["release"], words.code_both("withdrawal", told["reason"])) if told else None


# ---------------------------------------------------------------- one draft


@dataclass(frozen=True, slots=True)
class Told:
    """A table of a draft: its title, and how many figures are shown, hidden, missing."""

    name: str
    title: Both
    shown: int
    hidden: int
    missing: int


@dataclass(frozen=True, slots=True)
class Period:
    """What a draft says of one agency and period."""

    agency: Both
    period: Both
    state: Both
    closed_on: date | None
    office: Both | None


def draft_of(house: House, id: str) -> Draft:
    """A draft of the house. Raises Http404 where there is none of that name."""
    try:
        return house.releases.draft(id)
    except NoReleaseError as error:
        raise Http404(str(error)) from error


@for_act(Act.READ_RELEASES)
def show_draft(request: HttpRequest, draft: object) -> HttpResponse:
    """A draft: its checks, what changed, what is withheld and why, who was asked, its tables."""
    house, actor = house_here(), actor_of(request)
    found = draft_of(house, str(draft))
    release = release_of(house.releases.files(found.id)) if found.is_whole else None
    names = _names(house, release)
    findings = [
        (one["code"], words.finding_both(one, names)) for one in found.told["findings"] if not one["stops"]
    ]
    changed = [says for code, says in findings if code == "corrected"]
    approvers = _approvers(house, found)
    waits = found.state is DraftState.WAITING
    return page(
        request,
        "screens/release_draft.html",
        draft=found,
        state=_row(found).state,
        waits=waits,
        stops=[words.finding_both(one, names) for one in found.told["findings"] if one["stops"]],
        changed=changed[:MOST],
        may_reason=waits
        and found.by == actor.account
        and actor.may(Act.DRAFT_RELEASE)
        and _has_open(release),
        more=max(0, len(changed) - MOST),
        withheld=[words.withheld(one, names) for one in found.told["findings"] if one["code"] == "hidden"],
        through=found.told.get("through"),
        takes_back=_takes_back(found),
        notes=[says for code, says in findings if code not in ("hidden", "corrected")],
        withdrawn=_withdrawn(release),
        periods=_periods(release) if release else [],
        tables=[_told(release.tables[name]) for name in TABLES] if release else [],
        files=len(house.releases.files(found.id)),
        has_folder=os.path.lexists(house.folder / folder_name(found.number)),
        why_not=why_not(found, actor, now()) if waits and found.is_whole else None,
        approvers=approvers,
        may_approve=actor.may(Act.APPROVE_RELEASE),
        may_drop=actor.may(Act.DRAFT_RELEASE),
    )


def _has_open(release: Release | None) -> bool:
    """Whether a figure changed for a reason that a person gives."""
    return release is not None and bool(open_to_a_reason(release))


def _names(house: House, release: Release | None) -> dict[str, Both]:
    """The agencies' names, of a draft that a check stopped as the house has them now."""
    try:
        agencies = release.agencies if release else house.listed().agencies
    except AmparoError:  # the list is looked after on the page of all releases
        agencies = ()
    return {one.id: (one.name["en"], one.name["es"]) for one in agencies}


def _approvers(house: House, draft: Draft) -> int:
    """How many others may approve it, at whatever agency of the house."""
    rows = Membership.objects.filter(
        role="release_approver", agency__in=list(house.vaults), user__is_active=True
    )
    return rows.exclude(user__username=draft.by).values("user").distinct().count()


def _withdrawn(release: Release | None) -> list[tuple[int, Both]]:
    told = release.withdrawn if release else ()
    return [(one.release, words.code_both("withdrawal", one.reason)) for one in told]


def _periods(release: Release) -> list[Period]:
    names = {one.id: (one.name["en"], one.name["es"]) for one in release.agencies}
    return [
        Period(
            names[one.agency],
            words.period_both(one.period),
            words.code_both("asked", one.state),
            one.closed_on,
            words.code_both("office", one.office) if one.office else None,
        )
        for one in release.asked
    ]


def _told(table: Table) -> Told:
    states = Counter(row.cell.state for row in table.rows)
    counts = (states[state] for state in (State.VALUE, State.HIDDEN, State.MISSING))
    return Told(table.name, words.table_both(table.name), *counts)


# ---------------------------------------------------------------- one table of a draft


@dataclass(frozen=True, slots=True)
class Line:
    """One figure over the periods of a year."""

    measure: Both
    codes: tuple[Both, ...]
    cells: tuple[tuple[Both, Both, str], ...]
    """For each period its name, what stands there, and the state."""


@for_act(Act.READ_RELEASES)
def show_table(request: HttpRequest, draft: object, table: str) -> HttpResponse:
    """One table of a draft, as the public will see it, of one agency and year."""
    house = house_here()
    found = draft_of(house, str(draft))
    if table not in TABLES or not found.is_whole:
        raise Http404(f"There is no table {table} in that draft.")
    release = release_of(house.releases.files(found.id))
    own = release.tables[table]
    choices = sorted(
        {(row.agency, row.period[:4]) for row in own.rows}, key=lambda one: (one[0], -int(one[1]))
    )
    asked = (request.GET.get("agency", ""), request.GET.get("year", ""))
    chosen = asked if asked in choices else next(iter(choices), ("", ""))
    names = {one.id: (one.name["en"], one.name["es"]) for one in release.agencies}
    spec = TABLES[table]
    return page(
        request,
        "screens/release_table.html",
        draft=found,
        title=words.table_both(table),
        definition=(spec.definition["en"], spec.definition["es"]),
        lines=_lines(own, *chosen),
        agency=names.get(chosen[0], chosen),
        year=chosen[1],
        choices=[(agency, year, names[agency], (agency, year) == chosen) for agency, year in choices],
        is_of_people=spec.public_class == "B",
    )


def _lines(table: Table, agency: str, year: str) -> list[Line]:
    rows = [row for row in table.rows if row.agency == agency and row.period[:4] == year]
    periods = sorted({row.period for row in rows}, key=lambda period: (len(period) == 4, period))
    cells = {(row.measure, row.by, row.period): row.cell for row in rows}
    return [
        Line(
            (measure.title["en"], measure.title["es"]),
            tuple(words.code_both(*pair) for pair in by),
            tuple(_cell(period, cells[measure.name, by, period]) for period in periods),
        )
        for measure in TABLES[table.name].measures.values()
        for by in measure.places()
        if (measure.name, by, periods[0]) in cells
    ]


def _cell(period: str, cell: Cell) -> tuple[Both, Both, str]:
    return (words.period_both(period), words.cell_both(cell), cell.state.value)
