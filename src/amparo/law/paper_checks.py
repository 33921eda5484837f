"""The administrator's list for court papers, C1 to C12: what the text and the day answer, and what eyes must see.

Passed is yes, no, or *not known*; not known is never a yes. Days are calendar days: the day of issue is not counted,
the last day is included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from amparo.law.paper_courts import Court
from amparo.law.paper_marks import EXECUTE_BY, ISSUED, ISSUED_BY_SUBPOENA, RESPOND_BY, date_after
from amparo.law.paper_sheet import Sheet, pattern
from amparo.law.paper_signers import Signer

FEDERAL_SEARCH_DAYS = 14
"""Fed. R. Crim. P. 41(e)(2)(A): a search warrant is executed within this many days of its issue (K)."""

CALIFORNIA_SEARCH_DAYS = 10
"""Pen. Code 1534: a search warrant is served within this many days of its issue (K)."""

FEDERAL_DAYTIME = (time(6), time(22))
"""Fed. R. Crim. P. 41(a)(2)(B): daytime, unless the judge ticked any time (K)."""

CALIFORNIA_DAYTIME = (time(7), time(22))
"""Pen. Code 1533: unless the magistrate allowed service at night (K)."""

MISDEMEANOR_DAYTIME = (time(6), time(22))
"""Pen. Code 840: no arrest for a misdemeanor outside it, unless endorsed, in public, or of somebody in custody (K)."""

SEARCHES = frozenset({"ao93", "ca_search", "civil_inspection_warrant"})
ARRESTS = frozenset({"ao442", "ao443", "ca_arrest", "governor_extradition", "jud_pc_determination"})
ORDERS = frozenset({"fed_order", "ca_order"})
SUBPOENAS = frozenset({"ao88", "ao89_ao110", "ca_subpoena"})

SENTENCES = {
    "C1": (
        "It names a federal district or a California county that exists.",
        "Nombra un distrito federal o un condado de California que existe.",
    ),
    "C2": (
        "It is signed by somebody whose title fits this kind of paper; look at the ink or stamp.",
        "Está firmado por alguien cuyo cargo corresponde a este papel; mire la firma o el sello.",
    ),
    "C3": (
        "It is dated today or earlier and, if it is a search warrant, has not run out.",
        "Su fecha es de hoy o anterior y, si es orden de registro, no ha vencido.",
    ),
    "C4": (
        "The hour is one at which it may be carried out; a misdemeanor arrest at night also in public or in custody.",
        "La hora permite cumplirlo; el arresto nocturno por delito menor, también en público o bajo custodia.",
    ),
    "C5": (
        "It names this address, building and room; where it names a part, only that part.",
        "Nombra esta dirección, edificio y sala; si nombra una parte, solo esa parte.",
    ),
    "C6": (
        "Name and birth date are those of the person; nobody searches records to find out.",
        "El nombre y la fecha de nacimiento son los de la persona; nadie busca en registros para saberlo.",
    ),
    "C7": (
        "It lists the things to be taken; only these.",
        "Enumera las cosas que se pueden llevar; solo esas.",
    ),
    "C8": (
        "All pages and attachments have been shown.",
        "Se han mostrado todas las páginas y anexos.",
    ),
    "C9": (
        "It is addressed to California peace officers: a federal officer alone cannot carry it out.",
        "Se dirige a agentes del orden de California: un agente federal solo no puede cumplirlo.",
    ),
    "C10": (
        "Its words grant access to this health facility's nonpublic areas (Health & Saf. Code 24251(b)).",
        "Su texto permite entrar a las áreas no públicas de este centro de salud (Health & Saf. Code 24251(b)).",
    ),
    "C11": (
        "Its answer date is still to come; counsel looks at service, notice to the person and any gag.",
        "La fecha de respuesta aún no llega; la asesoría legal revisa la entrega, el aviso y el secreto.",
    ),
    "C12": (
        "The whole paper has been copied, with A-numbers masked in the copy.",
        "Se copió todo el papel, con los números A ocultos en la copia.",
    ),
}
"""What a pass means, for staff, in English and Spanish."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. `passed` is None where the text does not tell: then somebody must look."""

    code: str
    passed: bool | None
    says: str
    dice: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known beyond the text, each None where nobody has looked."""

    on: date | None = None
    at: time | None = None
    person_matches: bool | None = None
    place_named: bool | None = None
    all_pages: bool | None = None
    at_health_facility: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that the paper itself names."""

    issued: date | None = None
    execute_by: date | None = None
    respond_by: date | None = None


def dates_on(sheet: Sheet, kind: str) -> Dates:
    """The days named on the paper that matter for its kind."""
    # On an agency's subpoena a bare "Date:" is that of the appearance.
    issued = ISSUED_BY_SUBPOENA if kind in ("i138", "customs_summons", "other_agency_subpoena") else ISSUED
    return Dates(
        date_after(sheet, issued),
        date_after(sheet, EXECUTE_BY) if kind in SEARCHES else None,
        date_after(sheet, RESPOND_BY) if kind in SUBPOENAS else None,
    )


def check_paper(
    kind: str, sheet: Sheet, court: Court | None, signer: Signer, fits: bool | None, dates: Dates, seen: Seen
) -> tuple[Check, ...]:
    """The checks that apply to this kind; a paper that no court issued is only counted and copied."""
    if court is None:
        answers: Iterator[tuple[str, bool | None]] = iter([("C8", all_pages(sheet, seen)), ("C12", None)])
    else:
        answers = _answers(kind, sheet, court, signer, fits, dates, seen)
    return tuple(Check(code, passed, *SENTENCES[code]) for code, passed in answers)


def _answers(
    kind: str, sheet: Sheet, court: Court, signer: Signer, fits: bool | None, dates: Dates, seen: Seen
) -> Iterator[tuple[str, bool | None]]:
    leaves_seat_out = sheet.is_excerpt and not court.names_a_seat and court.system != "other"
    yield "C1", None if leaves_seat_out else court.is_listed
    yield "C2", False if fits is False or signer.has_signed is False else fits and signer.has_signed
    yield "C3", in_time(kind, sheet, dates, seen.on)
    if kind in SEARCHES or kind == "ca_arrest":
        yield "C4", in_hours(kind, sheet, seen.at)
    if kind in SEARCHES or kind in ORDERS:
        yield "C5", seen.place_named
    if kind in ARRESTS:
        yield "C6", seen.person_matches
    if kind in SEARCHES:
        lists = pattern(
            r"\battachment b\b|\b(?:property|items|things) to be seized\b|\bfollowing (?:property|items)\b"
        )
        yield "C7", True if lists.search(sheet.flat) else None
    yield "C8", all_pages(sheet, seen)
    if kind in ("ca_search", "ca_arrest"):
        yield (
            "C9",
            True if pattern(r"\b(?:peace|police) officer\b|\bto any sheriff\b").search(sheet.flat) else None,
        )
    if seen.at_health_facility and kind not in SUBPOENAS:
        yield (
            "C10",
            None if pattern(r"\bnon-?public\b").search(sheet.flat) else False,
        )  # words found must be read
    if kind in SUBPOENAS:
        yield "C11", None if dates.respond_by is None or seen.on is None else dates.respond_by > seen.on
    yield "C12", None


def in_time(kind: str, sheet: Sheet, dates: Dates, on: date | None) -> bool | None:
    """Whether the day is one on which the paper stands; arrest warrants and orders do not run out."""
    if on is None:
        return None
    if dates.issued is not None and dates.issued > on:
        return False
    if kind not in SEARCHES:
        return None if dates.issued is None else True
    if dates.execute_by is not None and on > dates.execute_by:
        return False
    is_tracking = pattern(r"\btracking\b").search(" ".join(sheet.caption))
    if dates.issued is None or kind == "civil_inspection_warrant" or is_tracking:
        return None  # these run by their own words, which somebody must read
    limit = CALIFORNIA_SEARCH_DAYS if kind == "ca_search" else FEDERAL_SEARCH_DAYS
    return on <= dates.issued + timedelta(days=limit)


def in_hours(kind: str, sheet: Sheet, at: time | None) -> bool | None:
    """Whether the hour, by the clock on the wall, is one at which the paper may be carried out."""
    if at is None or kind == "civil_inspection_warrant":
        return None
    if kind == "ca_arrest":
        first, last = MISDEMEANOR_DAYTIME
        if first <= at <= last or pattern(r"\bfelony\b").search(sheet.flat):
            return True
        return allows_night(sheet) if pattern(r"\bmisdemeanor\b").search(sheet.flat) else None
    first, last = CALIFORNIA_DAYTIME if kind == "ca_search" else FEDERAL_DAYTIME
    return True if first <= at <= last else allows_night(sheet)


_ANY_TIME = r"at any (?:time|hour)(?: in| of)?(?: the)? (?:day (?:or|and) night|night|day)"
_NIGHT = r"night(?:time)? (?:service|search)(?: is)?(?: hereby)?:? ?"
_TICK = r"(?:\[ ?x ?\]|\( ?x ?\)) ?"
_YES = r"(?:yes|approved|granted|authorized|allowed)"


def allows_night(sheet: Sheet) -> bool | None:
    """Whether the judge allowed any hour, by a ticked box or plain words. A choice whose boxes are lost is unknown."""
    text = sheet.flat
    ticked = rf"{_TICK}{_ANY_TIME}|{_TICK}{_NIGHT}|{_NIGHT}{_TICK}{_YES}|{_NIGHT}{_YES} ?{_TICK}"
    if pattern(rf"{ticked}|{_NIGHT}{_YES}(?! ?\[ ?\])|endorsed for night").search(text):
        return True
    if pattern(rf"\[ ?\] ?{_ANY_TIME}").search(text) or not pattern(_ANY_TIME).search(text):
        return False
    return None if pattern(r"\bin the daytime\b|\[ ?x? ?\]").search(text) else True


def all_pages(sheet: Sheet, seen: Seen) -> bool | None:
    """Whether everything was shown: no, where an attachment is named that is not there."""
    return False if any(_mentions_but_lacks(sheet, name) for name in "ab") else seen.all_pages


def _mentions_but_lacks(sheet: Sheet, name: str) -> bool:
    if not pattern(rf"\battachment {name}\b").search(sheet.flat):
        return False
    heads = pattern(rf"^attachment {name}\b")
    return not any(heads.match(line) and len(line) < 60 for line in sheet.lines)
