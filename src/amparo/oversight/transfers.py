"""Each hand-over of a year to immigration authorities, with the offense that allowed it (Gov. Code § 7284.6(c)(2)).

What is not known is a named gap on the hand-over's own line: no hand-over is left out because something of it is missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from amparo.casefile import CaseFile, Sort
from amparo.casefile.accesses import MEANS_OF
from amparo.casefile.folding import PartState, standing_events
from amparo.clock import CALIFORNIA
from amparo.decision import decide
from amparo.facts import Agency
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.request import POLICY_ACTS
from amparo.intake.cells import offense as read_offense
from amparo.law.duties import DOJ_TRANSFER_REPORT
from amparo.terms import AmparoError, Language

_REFUSED = ("prohibited", "requires_judicial_order")
_OF_A_JUDGE = ("X-2", "X-3")
_FEDERAL = re.compile(
    r"([0-9]{1,2}) ?U\.?S\.?C\.?A? ?(?:§+ ?)?([0-9]+[A-Za-z]?(?:-[0-9]+)?(?:\([0-9A-Za-z]{1,4}\))*)"
)


class Gap(StrEnum):
    """What is not known of a hand-over, or why no offense stands beside it."""

    OUTSIDE = "outside"
    NOT_DECIDED = "not_decided"
    NOT_SETTLED = "not_settled"
    ERASED = "erased"
    CHARGE_NOT_ON_RECORD = "charge_not_on_record"
    OFFENSE_NOT_ON_RECORD = "offense_not_on_record"
    NO_OFFENSE_IN_GROUND = "no_offense_in_ground"
    DAY_NOT_NOTED = "day_not_noted"

    def in_language(self, language: Language) -> str:
        """The sentence that people read."""
        return GAPS[self][0 if language == "en" else 1]


GAPS: dict[Gap, tuple[str, str]] = {
    Gap.OUTSIDE: (
        "Handed over outside what the rules allowed: no offense allowed it.",
        "Se entregó fuera de lo que permiten las reglas: ningún delito lo permitió.",
    ),
    Gap.NOT_DECIDED: (
        "The rules never answered this part: which offense allowed it is not known.",
        "Las reglas nunca respondieron a esta parte: no se sabe qué delito la permitió.",
    ),
    Gap.NOT_SETTLED: (
        "Facts were missing when it was decided: which offense allowed it is not known.",
        "Faltaban datos cuando se decidió: no se sabe qué delito la permitió.",
    ),
    Gap.ERASED: (
        "The person's half was erased: the offense is no longer on record.",
        "Se borró la mitad de la persona: el delito ya no consta.",
    ),
    Gap.CHARGE_NOT_ON_RECORD: (
        "A court's warrant carried it, and the charge in it is not on record as a code and section.",
        "La sostuvo una orden de un tribunal, y el cargo que trae no consta como código y sección.",
    ),
    Gap.OFFENSE_NOT_ON_RECORD: (
        "It was allowed, and the record does not name the offense that allowed it.",
        "Se permitió, y el expediente no nombra el delito que la permitió.",
    ),
    Gap.NO_OFFENSE_IN_GROUND: (
        "The ground is no conviction and no charge, so there is no offense to name.",
        "El fundamento no es una condena ni un cargo, así que no hay delito que nombrar.",
    ),
    Gap.DAY_NOT_NOTED: (
        "The day of the hand-over was not noted; it is counted by the nearest day on record.",
        "No se anotó el día de la entrega; se cuenta por el día más cercano que consta.",
    ),
}
"""Each in English and Spanish."""


class Apart(StrEnum):
    """Why a hand-over is none that this report counts."""

    NOT_REGULATED = "not_regulated"
    ORDINARY_WARRANT = "ordinary_warrant"

    def in_language(self, language: Language) -> str:
        """The sentence that people read."""
        return APART[self][0 if language == "en" else 1]


APART: dict[Apart, tuple[str, str]] = {
    Apart.NOT_REGULATED: (
        "not under Gov. Code § 7284.6(a)(4) on its day",
        "ese día no la regía Gov. Code § 7284.6(a)(4)",
    ),
    Apart.ORDINARY_WARRANT: (
        "on a warrant for another crime, which is no hand-over to immigration authorities",
        "por orden de arresto de otro delito, que no es una entrega a autoridades migratorias",
    ),
}
"""Each in English and Spanish."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One hand-over: its day, what allowed it, the rule with citation and tag, and what is not known. `record` stays here."""

    record: str
    on: date
    asked: str
    offenses: tuple[str, ...]
    basis: str
    rule: str
    citation: str
    tag: str
    decided_for: date | None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfers:
    """The hand-overs of a year that the report counts, in their order, and those that stand apart with the reason."""

    counted: tuple[Transfer, ...]
    apart: tuple[tuple[str, date, Apart], ...]

    @property
    def offenses(self) -> int:
        """How many offenses allowed them all together: a hand-over may rest on several."""
        return sum(len(one.offenses) for one in self.counted)


def transfers_of(cases: Iterable[CaseFile], agency: Agency, year: int) -> Transfers:
    """The hand-overs of a year. The case files are opened ones, as they stand now."""
    counted, apart = list[Transfer](), list[tuple[str, date, Apart]]()
    for case in cases:
        for on, is_noted, is_outside in _handovers(case):
            if on.year != year:
                continue
            part = _part(case)
            why = None if is_outside else _stands_apart(part)
            if why is not None:
                apart.append((case.record, on, why))
            else:
                counted.append(_transfer(case, part, agency, on, is_noted, is_outside))
    return Transfers(
        tuple(sorted(counted, key=lambda one: (one.on, one.record))),
        tuple(sorted(apart)),
    )


def _handovers(case: CaseFile) -> Iterator[tuple[date, bool, bool]]:
    """Each once, however many entries tell it: the day, whether it was noted, whether it was done outside the decision."""
    found = dict[datetime | None, bool]()
    for given in case.given:
        if given.means == "transfer":
            found[given.at] = found.get(given.at, False) or given.beyond
    for access in case.accesses:
        if access["means"] == "transfer":
            found.setdefault(access["given_at"], False)
    if case.handed_over and not found:
        told = (one for one in standing_events(case).values() if one.sort is Sort.HANDED_OVER)
        found[next((one.on_paper for one in told if one.on_paper is not None), None)] = False
    beyond = found.get(None, False)
    timed = {at: outside for at, outside in found.items() if at is not None}
    for at, outside in timed.items():
        yield _day(at), True, outside or beyond
    if found and not timed:
        yield _nearest(case), False, beyond


def _nearest(case: CaseFile) -> date:
    decided_at = case.intention.get("decided_at")
    at = case.released_at or decided_at
    on: date = _day(at) if at else case.received["received_on"]
    return on


def _day(at: datetime) -> date:
    return at.astimezone(CALIFORNIA).date()


def _part(case: CaseFile) -> PartState | None:
    """The part behind a hand-over: one that was allowed before one that was not, one that was answered before any other."""
    asked = [part for kind, part in case.parts.items() if MEANS_OF.get(kind) == "transfer"]
    ranked = sorted(asked, key=lambda one: (one.decided is None, not _is_allowed(one)))
    return ranked[0] if ranked else None


def _is_allowed(part: PartState) -> bool:
    return part.decided is not None and part.decided["outcome"] not in (*_REFUSED, "insufficient_facts")


def _stands_apart(part: PartState | None) -> Apart | None:
    """Where the rules allowed it and owe the state no report of it, it is another kind of hand-over."""
    if part is None or part.decided is None or not _is_allowed(part):
        return None
    if DOJ_TRANSFER_REPORT.code in part.decided["duties"]:
        return None
    return Apart.NOT_REGULATED if part.decided["outcome"] == "not_regulated" else Apart.ORDINARY_WARRANT


def _transfer(
    case: CaseFile, part: PartState | None, agency: Agency, on: date, is_noted: bool, is_outside: bool
) -> Transfer:
    offenses, basis, gap = _allowed_by(case, part, agency, is_outside)
    gaps = tuple(filter(None, (gap, None if is_noted else Gap.DAY_NOT_NOTED)))
    decided: Mapping[str, Any] = (part.decided if part else None) or {}
    return Transfer(
        case.record,
        on,
        part.kind if part else "",
        offenses,
        basis,
        decided.get("rule", ""),
        decided.get("citation", ""),
        decided.get("tag", ""),
        decided.get("on"),
        gaps,
    )


_Found = tuple[tuple[str, ...], str, Gap | None]


def _allowed_by(case: CaseFile, part: PartState | None, agency: Agency, is_outside: bool) -> _Found:
    """The offenses that allowed a hand-over, whether conviction, charge or warrant, and what is not known of them."""
    if part is None or part.decided is None:
        return (), "", Gap.OUTSIDE if is_outside else Gap.NOT_DECIDED
    outcome = part.decided["outcome"]
    if is_outside or outcome in _REFUSED:
        return (), "", Gap.OUTSIDE
    if outcome == "insufficient_facts":
        return (), "", Gap.NOT_SETTLED
    if part.decided["rule"].startswith(_OF_A_JUDGE):
        charge = _section(case.verified.get(part.kind, {}).get("offense", ""))
        return ((charge,), "warrant", None) if charge else ((), "warrant", Gap.CHARGE_NOT_ON_RECORD)
    return _on_the_record(case, part, agency)


def _section(given: str) -> str:
    """A code and a section as written there; a text that is neither may name somebody and is not passed on."""
    federal = _FEDERAL.fullmatch(given.strip())
    if federal is not None:
        return f"{federal[1]} USC {federal[2]}"
    found = read_offense(given)
    return "" if isinstance(found, str) else " ".join(found)


def _on_the_record(case: CaseFile, part: PartState, agency: Agency) -> _Found:
    """The convictions or charges that opened, decided again for the day of the act. The local rule is no part of that."""
    facts = part.facts or {}
    if "person" not in facts:
        return (), "", Gap.ERASED
    legal = {name: said for name, said in case.questions.items() if said is not None}
    open_rule = Agency(kind=agency.kind, policy=dict.fromkeys(POLICY_ACTS, "allows"))
    try:
        answer = decide(
            facts["request"],
            facts["person"],
            open_rule,
            facts["on"],
            legal={name: said for name, said in legal.items() if name in LEGAL_QUESTIONS},
        )
    except AmparoError:  # kept by an earlier version with a fact that this one reads otherwise
        return (), "", Gap.OFFENSE_NOT_ON_RECORD
    found, bases = list[str](), set[str]()
    for path, _ in answer.relied_on:
        row = _at(facts["person"], path)
        if row.get("code") and row.get("section"):
            found.append(f"{row['code']} {row['section']}")
            bases.add("charge" if "charge" in path else "conviction")
    if found:
        return tuple(found), "+".join(sorted(bases)), None
    listed = _section(case.intention.get("offense", ""))
    if listed:
        return (listed,), "list", None
    return (), "", Gap.NO_OFFENSE_IN_GROUND if answer.relied_on else Gap.OFFENSE_NOT_ON_RECORD


def _at(person: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """What stands at a path of the record, as `person.convictions[0]`; nothing where it is no conviction and no charge."""
    name, bracket, number = path.removeprefix("person.").partition("[")
    rows = person.get(name)
    index = number.partition("]")[0]
    if not bracket or not isinstance(rows, list | tuple) or not index.isdigit() or int(index) >= len(rows):
        return {}
    row = rows[int(index)]
    return row if isinstance(row, Mapping) else {}
