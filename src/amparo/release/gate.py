"""The gate: counts become a draft of a release, or are refused with the reasons. Nothing passes by another way.

Delay, who closed what, hiding, the attack over everything ever published, corrections held against the last release: each
is asked here, in this order, and what comes out are files that `register` reads back before anybody sees them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from amparo.register.release import (
    ANSWERED,
    MISSING,
    Agency,
    Asked,
    By,
    Cell,
    Correction,
    Key,
    Region,
    Release,
    ReleaseError,
    State,
    Table,
    Withdrawn,
    check_sound,
    files_of,
    table_of,
)
from amparo.register.tables import TABLES, word_of
from amparo.release.asked_periods import asked_of, judged, known_by_period, known_to_be, part_periods
from amparo.release.attack import found_anew
from amparo.release.erased import with_their_grounds
from amparo.release.gate_words import Code, Finding, found
from amparo.release.hiding import Note, hide
from amparo.release.periods import SHORTEST_DELAY, last_day, period_of, periods_since, quarter_of
from amparo.release.taken_back import not_given_out, old_as_told, with_repeats
from amparo.terms import Language

Cells = dict[tuple[str, str, str, By], Cell]
"""Cells of one table by agency, period, measure and codes."""
DEFAULT_REASON = "late_entry"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: the release and its files, or neither where a finding stops it; and everything that was found."""

    release: Release | None
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What stops it."""
        return tuple(one for one in self.findings if one.stops)


@dataclass(frozen=True, slots=True)
class Counts:
    """The counted tables of one agency; none where it handed in nothing and is told of as asked or not asked alone."""

    agency: Agency
    tables: tuple[Table, ...] = ()


def quarters_shown(earlier: Sequence[Release], agency: str) -> frozenset[int]:
    """The years whose quarters a release has shown of an agency: they are shown from then on."""
    told = earlier[-1].tables.values() if earlier else ()
    return frozenset(
        period_of(row.period).year
        for table in told
        for row in table.rows
        if row.agency == agency and "-" in row.period
    )


def make_release(
    counts: Sequence[Counts],
    asked: Iterable[Asked],
    earlier: Sequence[Release],
    on: date,
    *,
    origin: str,
    follows: Collection[str] = (),
    regions: Sequence[Region],
    key: bytes,
    salt: str,
    delay_days: int = SHORTEST_DELAY,
    reasons: Mapping[Key, str] | None = None,
    withdrawn: Sequence[Withdrawn] = (),
    packets: Sequence[Sequence[Table]] = (),
) -> Draft:
    """A draft of the next release, made on a day. Raises DelayError, ReleaseError where what is handed in cannot be used.

    `asked`: what offices said, by period; a year follows from its quarters. `key`: random bytes that the caller makes and never
    publishes; `salt`: others, in hexadecimal, which the manifest holds. `follows`: logs in whose place this one goes on, as its
    record says. `reasons`: why a figure changed; else it was entered later. `packets`: tables that others got of the same.
    """
    last = last_day(on, delay_days)
    findings = [*_before(earlier, on, {origin, *follows}), *_young(counts, last)]
    known = known_by_period(asked)
    told: list[Asked] = []
    tables: dict[str, Cells] = {name: {} for name in TABLES}
    for one in sorted(counts, key=lambda one: one.agency.id):
        states, said = _states(one, known, last)
        told += states.values()
        findings += said
        for name, cells in _cells(one, states).items():
            tables[name] |= cells
    if not told:
        findings.append(found(Code.NOTHING_TO_SHOW, detail=_first_day(on, delay_days)))
    if any(one.stops for one in findings):
        return Draft(None, {}, tuple(findings))
    agencies = tuple(sorted((one.agency for one in counts), key=lambda agency: agency.id))
    findings += part_periods(agencies, told)
    whole = with_their_grounds((table_of(name, cells) for name, cells in tables.items()), earlier)
    past = [tuple(release.tables.values()) for release in earlier]
    gone = _all_withdrawn(earlier, withdrawn)
    said_back = {one.release for one in (*withdrawn, *(earlier[-1].withdrawn if earlier else ()))}
    findings += [
        found(Code.TAKEN_BACK_TOO, detail=one.release) for one in gone if one.release not in said_back
    ]
    hidden = hide(whole, key=key, earlier=past, packets=packets, taken_back=not_given_out(gone))
    findings += [_hidden(note) for note in hidden.notes]
    release = Release(
        number=len(earlier) + 1,
        made_on=on,
        origin=origin,
        agencies=agencies,
        asked=tuple(sorted(told, key=lambda one: (one.agency, one.period))),
        tables={table.name: table for table in hidden.tables},
        regions=tuple(sorted(regions, key=lambda region: region.id)),
        withdrawn=gone,
        previous=earlier[-1].manifest if earlier else None,
        salt=salt,
    )
    release, changed = _corrected(release, earlier, reasons or {})
    findings += changed
    findings += _attacked([*past, hidden.tables], packets, not_given_out(gone))
    return _closed(release, findings)


def _before(earlier: Sequence[Release], on: date, logs: Collection[str]) -> Iterator[Finding]:
    if earlier and earlier[-1].origin not in logs:
        yield found(Code.OTHER_LOG, detail=earlier[-1].origin)
    if earlier and earlier[-1].made_on > on:
        yield found(Code.BEFORE_THE_LAST, detail=earlier[-1].made_on)


def _young(counts: Iterable[Counts], last: date) -> Iterator[Finding]:
    for one in counts:
        periods = {row.period for table in one.tables for row in table.rows}
        for period in sorted(periods):
            if period_of(period).last > last:
                yield found(Code.TOO_YOUNG, f"{one.agency.id} {period}", detail=last)


def _states(
    one: Counts, known: Mapping[tuple[str, str], Asked], last: date
) -> tuple[dict[str, Asked], list[Finding]]:
    """What is known of each period of an agency that is shown; an agency without counts is told of by the year."""
    periods = {row.period for table in one.tables for row in table.rows}
    if not one.tables:
        periods = {period.code for period in periods_since(one.agency.since, last) if not period.quarter}
    on_record = known_to_be(one.tables)
    states: dict[str, Asked] = {}
    findings: list[Finding] = []
    for code in sorted(periods):
        said = asked_of(one.agency, period_of(code), known)
        if not one.tables and said.state in ANSWERED:
            raise ReleaseError(
                f"{one.agency.id} {code}", "it answered, and its counts are not here.", "Hand in its counts."
            )
        states[code], more = judged(said, on_record[code])
        findings += more
    return states, findings


def _cells(one: Counts, states: Mapping[str, Asked]) -> dict[str, Cells]:
    """The cells of an agency by table: as counted where somebody closed the period, else missing."""
    by_table: dict[str, Cells] = {}
    for name, spec in TABLES.items():
        counted = {row.place: row.cell for table in one.tables if table.name == name for row in table.rows}
        cells: Cells = {}
        for code, said in states.items():
            if spec.grain == "year" and "-" in code:
                continue
            for measure, by in spec.places():
                place = (one.agency.id, code, measure, by)
                cells[place] = counted[place] if said.state in ANSWERED else MISSING
        by_table[name] = cells
    return by_table


def _first_day(on: date, delay_days: int) -> date:
    """The first day on which something can be published, counted from now."""
    quarter = quarter_of(on)
    return date.fromordinal(quarter.last.toordinal() + delay_days)


def _hidden(note: Note) -> Finding:
    place = f"{note.table} {note.agency} {note.period} {note.measure}"
    why = note.why.in_language("en"), note.why.in_language("es")
    told = found(Code.HIDDEN, place, count=note.cells, detail=why[0], detail_es=why[1])
    return replace(told, count=note.cells, why=why)


def _all_withdrawn(earlier: Sequence[Release], now: Iterable[Withdrawn]) -> tuple[Withdrawn, ...]:
    """A release that was taken back stays so; one that only repeats what could identify somebody goes with it."""
    before = earlier[-1].withdrawn if earlier else ()
    worse = (one for one in now if not one.is_given_out)
    every = {one.release: one for one in (*now, *before, *worse)}
    return with_repeats(every.values(), earlier)


def _corrected(
    release: Release, earlier: Sequence[Release], reasons: Mapping[Key, str]
) -> tuple[Release, list[Finding]]:
    """The release with what it corrects of the last one, and a finding for each; a figure that is gone stops it."""
    if not earlier:
        return release, []
    before, now = earlier[-1], release.cells()
    closed = {(one.agency, one.period) for one in before.asked if one.state in ANSWERED}
    corrections: list[Correction] = []
    findings: list[Finding] = []
    for key in before.cells():
        new, old = now.get(key), old_as_told(before, release.withdrawn, key)
        if new is None:
            findings.append(found(Code.FIGURE_GONE, named(key), detail=before.number))
        elif new != old:
            table, agency, period, measure, by = key
            reason = _reason(key, old, new, reasons, was_closed=(agency, period) in closed)
            corrections.append(
                Correction(before.number, table, agency, period, by, measure, old, new, reason)
            )
            findings.append(finding_of(corrections[-1]))
    return replace(release, corrections=tuple(corrections)), findings


def finding_of(one: Correction) -> Finding:
    """What is said of a correction to whoever approves it."""
    return found(
        Code.CORRECTED,
        named(one.key),
        detail=f"{_said(one.old, 'en')}, now {_said(one.new, 'en')}",
        detail_es=f"{_said(one.old, 'es')}, ahora {_said(one.new, 'es')}",
        reason=word_of("correction", one.reason, "en"),
        reason_es=word_of("correction", one.reason, "es"),
    )


def _reason(key: Key, old: Cell, new: Cell, reasons: Mapping[Key, str], *, was_closed: bool) -> str:
    if old.state is State.MISSING and not was_closed:
        return "period_closed"
    if new.state is State.HIDDEN:
        return "hidden_to_protect"
    return reasons.get(key, DEFAULT_REASON)


def _said(cell: Cell, language: Language) -> str:
    """A cell in a word."""
    match cell.state:
        case State.VALUE:
            return str(cell.value)
        case State.HIDDEN:
            return "hidden" if language == "en" else "oculta"
        case State.MISSING:
            return "missing" if language == "en" else "sin dato"


def named(key: Key) -> str:
    """Where a figure stands, by its codes."""
    table, agency, period, measure, by = key
    return " ".join((table, agency, period, measure, *(code for _, code in by)))


def _attacked(
    published: Sequence[Sequence[Table]], packets: Sequence[Sequence[Table]], taken_back: frozenset[int]
) -> Iterator[Finding]:
    """Where each hidden figure stands that an outsider finds by this draft from all that was ever published; not what it is."""
    for bound in found_anew(published, packets=packets, taken_back=taken_back):
        key = (bound.table, bound.agency, bound.period, bound.measure, bound.by)
        yield found(Code.DETERMINED, named(key))


def _closed(release: Release, findings: list[Finding]) -> Draft:
    """The draft as it goes to the second person, or nothing of it."""
    if not any(one.stops for one in findings):
        try:
            check_sound(release)
            return Draft(release, files_of(release), tuple(findings))
        except ReleaseError as error:
            findings.append(found(Code.UNFIT, detail=error.sentence("en"), detail_es=error.sentence("es")))
    return Draft(None, {}, tuple(findings))
