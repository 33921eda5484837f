"""Whether a forum is owed: per governing body, from the access that its agencies gave in a year, and why.

"Not asked" and "did not answer" are not "none": such a body's answer is unknown, and it is said whom to ask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from amparo.clock import end_of_next_year
from amparo.facts import AGENCY_KINDS
from amparo.law.meetings import NO_DUTY, OWED, decide_meeting
from amparo.register.release import Agency, Release, State
from amparo.terms import Language, Tag

COUNTY_KINDS = ("sheriff_jail", "sheriff_patrol", "probation", "juvenile_hall", "district_attorney")
DISTRICT_KINDS = ("school_police", "ccc_police")
Both = tuple[str, str]


class Owed(StrEnum):
    """Whether a forum is owed."""

    YES = "owed"
    UNKNOWN = "unknown"
    NO = "not_owed"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a department without figures of its own said of a year; its kind is one of AGENCY_KINDS, where it is known."""

    name: str
    year: int
    answer: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A governing body: its name in English and Spanish, its agencies by identifier, and its other departments' statements."""

    name: Both
    agencies: tuple[str, ...]
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """What one agency or department adds: owed, unknown or not, in words, with the law; whom to ask where it is unknown."""

    who: Both
    owed: Owed
    why: Both
    cite: str
    tag: Tag
    rule: str

    @property
    def is_to_be_asked(self) -> bool:
        """Whether somebody must still ask here."""
        return self.owed is Owed.UNKNOWN


@dataclass(frozen=True, slots=True)
class BodyOwed:
    """A body's answer for a year: owed where one of its agencies gave access, unknown where one may have."""

    name: Both
    year: int
    owed: Owed
    due: date
    reasons: tuple[Reason, ...]

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "body": _pair(self.name),
            "access_year": self.year,
            "forum": self.owed.value,
            "due": self.due.isoformat() if self.owed is not Owed.NO else None,
            "ask": [_pair(one.who) for one in self.reasons if one.is_to_be_asked],
            "reasons": [
                {
                    "who": _pair(one.who),
                    "forum": one.owed.value,
                    "why": _pair(one.why),
                    "cite": one.cite,
                    "tag": one.tag,
                    "rule": one.rule,
                }
                for one in self.reasons
            ],
        }


def _pair(words: Both) -> dict[Language, str]:
    return {"en": words[0], "es": words[1]}


def owed_in(release: Release, year: int, bodies: Sequence[Body] = ()) -> tuple[BodyOwed, ...]:
    """Every governing body of a release and whether it owes a forum for access in a year.

    `bodies` says which agencies answer to which body. An agency that none of them names stands under a body of its own,
    named after it: a release says in which region an agency is, not in which county or city.
    """
    named = {agency for one in bodies for agency in one.agencies}
    lone = [_body_of(one) for one in release.agencies if one.id not in named and _is_local(one)]
    known = {one.id: one for one in release.agencies}
    return tuple(_answer(release, year, body, known) for body in (*bodies, *lone))


def _is_local(agency: Agency) -> bool:
    return agency.kind in (*COUNTY_KINDS, *DISTRICT_KINDS, "police")


def _body_of(agency: Agency) -> Body:
    name_en, name_es = agency.name["en"], agency.name["es"]
    if agency.kind in DISTRICT_KINDS:
        told = (
            f"The county board or city council for the district of: {name_en}",
            f"La junta del condado o el concejo, por el distrito de: {name_es}",
        )
    elif agency.kind == "police":
        told = (f"The city council for: {name_en}", f"El concejo municipal por: {name_es}")
    else:
        told = (f"The board of supervisors for: {name_en}", f"La junta de supervisores por: {name_es}")
    return Body(told, (agency.id,))


def _answer(release: Release, year: int, body: Body, known: Mapping[str, Agency]) -> BodyOwed:
    reasons = [
        _reason(release, year, known[name]) if name in known else _not_in_the_release(release, name, year)
        for name in body.agencies
    ]
    reasons += [_stated(one) for one in _statements(body, year)]
    return BodyOwed(body.name, year, _together(reasons), end_of_next_year(date(year, 12, 31)), tuple(reasons))


def _statements(body: Body, year: int) -> list[Statement]:
    """What each department said of the year; one that spoke of other years alone has said nothing of this one."""
    told = [one for one in body.statements if one.year == year]
    heard = {one.name for one in told}
    kinds = {one.name: one.kind for one in body.statements if one.name not in heard}
    return told + [Statement(name, year, None, kind) for name, kind in kinds.items()]


def _together(reasons: Iterable[Reason]) -> Owed:
    """Owed where one is; not owed only where every one is known not to be; with nobody to go by, unknown."""
    found = {one.owed for one in reasons}
    if Owed.YES in found:
        return Owed.YES
    return Owed.NO if found == {Owed.NO} else Owed.UNKNOWN


def _decided(who: Both, kind: str | None, given: bool | None, year: int, fact: Both) -> Reason:
    """The rule's answer for one agency, with the fact on which it rests."""
    reached = decide_meeting(
        "forum_owed", {"agency.kind": kind, "forum.access_given": given}, date(year, 12, 31)
    )
    owed = {OWED: Owed.YES, NO_DUTY: Owed.NO}.get(reached.outcome, Owed.UNKNOWN)
    says = (reached.rule.says, reached.rule.dice) if reached.settled else ("", "")
    why = (f"{fact[0]} {says[0]}".strip(), f"{fact[1]} {says[1]}".strip())
    return Reason(who, owed, why, reached.rule.cite, reached.rule.tag, reached.rule.key)


def _reason(release: Release, year: int, agency: Agency) -> Reason:
    who = (agency.name["en"], agency.name["es"])
    number, is_whole = _access(release, agency.id, year)
    kind = agency.kind if agency.kind in AGENCY_KINDS else None
    if number:
        so_far = ("", "") if is_whole else (" so far", " hasta ahora")
        fact = (
            f"Access given in {year}{so_far[0]}: {number} (release {release.number}).",
            f"Acceso dado en {year}{so_far[1]}: {number} (publicación {release.number}).",
        )
        return _decided(who, kind, True, year, fact)
    if number == 0 and is_whole:
        fact = (
            f"The year {year} is closed and shows no access (release {release.number}).",
            f"El año {year} está cerrado y no muestra acceso (publicación {release.number}).",
        )
        return _decided(who, kind, False, year, fact)
    return _decided(who, kind, None, year, _silence(release, agency.id, year, number))


def _access(release: Release, agency: str, year: int) -> tuple[int | None, bool]:
    """The times that access was given as far as they are published, and whether the whole year is."""
    cells = release.cells()

    def value(period: str) -> int | None:
        cell = cells.get(("access", agency, period, "given", ()))
        return cell.value if cell is not None and cell.state is State.VALUE else None

    whole = value(str(year))
    if whole is not None:
        return whole, True
    quarters = [value(f"{year}-Q{number}") for number in (1, 2, 3, 4)]
    known = [one for one in quarters if one is not None]
    return (sum(known) if known else None), len(known) == len(quarters)


_SILENCES: dict[str, Both] = {
    "not_asked": (
        "It was not asked about {year}. Not asked is not none: ask it.",
        "No se le preguntó por {year}. Que no se le haya preguntado no quiere decir que no lo dio: pregúntele.",
    ),
    "did_not_answer": (
        "It was asked about {year} and did not answer. That is not none: ask it again.",
        "Se le preguntó por {year} y no respondió. Eso no quiere decir que no lo dio: pregúntele de nuevo.",
    ),
    "open": (
        "The year {year} is not closed yet, and what is closed shows no access. Ask it about the rest.",
        "El año {year} aún no está cerrado, y lo cerrado no muestra acceso. Pregúntele por el resto.",
    ),
    "": (
        "Nothing is told of it for {year}: ask it.",
        "De ella no consta nada sobre {year}: pregúntele.",
    ),
}


def _silence(release: Release, agency: str, year: int, number: int | None) -> Both:
    if number == 0:
        code = "open"
    else:
        told = [one.state for one in release.asked if one.agency == agency and one.period[:4] == str(year)]
        code = next((state for state in ("did_not_answer", "not_asked") if state in told), "")
    en, es = _SILENCES[code]
    return en.format(year=year), es.format(year=year)


def _not_in_the_release(release: Release, name: str, year: int) -> Reason:
    fact = (
        f"Release {release.number} has no such agency: ask it about {year}.",
        f"La publicación {release.number} no tiene tal agencia: pregúntele por {year}.",
    )
    return _decided((name, name), None, None, year, fact)


def _stated(one: Statement) -> Reason:
    """What a department said of itself. It counts as one of the county's or city's agencies."""
    who = (one.name, one.name)
    match one.answer:
        case "gave_access":
            said: Both = ("It says that it gave access.", "Dice que dio acceso.")
            given: bool | None = True
            if one.kind is None:
                said = (
                    f"{said[0]} Whether it is a law-enforcement agency is not written down: ask which kind it is.",
                    f"{said[1]} No consta si es una agencia policial: pregunte de qué clase es.",
                )
        case "none":
            said, given = ("It says that it gave none.", "Dice que no dio ninguno."), False
        case _:
            en, es = _SILENCES.get(one.answer or "", _SILENCES[""])
            said, given = (en.format(year=one.year), es.format(year=one.year)), None
    return _decided(who, one.kind, given, one.year, said)
