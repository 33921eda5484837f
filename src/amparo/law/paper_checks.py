"""The administrator's list for court papers, C1 to C12: what the text and the day answer, and what eyes must see.

Passed is yes, no, or *not known*; not known is never a yes. Days are calendar days: the day of issue is not counted,
the last day is included.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from amparo.law.paper_courts import Court
from amparo.law.paper_kinds import Kind
from amparo.law.paper_marks import RESPOND_BY, date_after
from amparo.law.paper_sheet import Sheet, pattern
from amparo.law.paper_signers import Signer
from amparo.terms.citations import Language

FEDERAL_SEARCH_DAYS = 14
"""Fed. R. Crim. P. 41(e)(2)(A): a search warrant is executed within this many days of its issue (K)."""

CALIFORNIA_SEARCH_DAYS = 10
"""Pen. Code 1534: a search warrant is served within this many days of its issue (K)."""

FEDERAL_DAYTIME = (time(6), time(22))
"""Fed. R. Crim. P. 41(a)(2)(B): daytime, unless the judge ticked any time (K)."""

CALIFORNIA_DAYTIME = (time(7), time(22))
"""Pen. Code 1533: unless the magistrate allowed service at night (K)."""

CALIFORNIA_MISDEMEANOR_NIGHT = (time(22), time(6))
"""Pen. Code 840: no misdemeanor arrest between these hours, but endorsed, in public, or of somebody in custody (K)."""

SEARCHES = frozenset({"ao93", "ca_search", "civil_inspection_warrant"})
ARRESTS = frozenset({"ao442", "ao443", "ca_arrest", "governor_extradition", "jud_pc_determination"})
ORDERS = frozenset({"fed_order", "ca_order", "jud_pc_determination", "writ"})
SUBPOENAS = frozenset({"ao88", "ao89_ao110", "ca_subpoena"})


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. `passed` is None where the text does not tell: then somebody must look."""

    code: str
    passed: bool | None
    says: str
    dice: str

    def says_in(self, language: Language) -> str:
        """The sentence in the reader's language."""
        return self.dice if language == "es" else self.says


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader of the paper knows beyond its text, each None where nobody has looked."""

    on: date | None
    at: time | None
    person_matches: bool | None
    place_named: bool | None
    all_pages: bool | None
    at_health_facility: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that the paper itself names."""

    issued: date | None
    execute_by: date | None
    respond_by: date | None


def check_paper(
    kind: str, fit: Kind | None, sheet: Sheet, court: Court | None, signer: Signer, dates: Dates, seen: Seen
) -> tuple[Check, ...]:
    """All checks that apply to this kind. A paper that no court issued is only counted and copied."""
    if court is None:
        return (_pages(sheet, seen), _COPY)
    checks = [_court(court, sheet), _signature(fit, signer), _days(kind, sheet, dates, seen.on)]
    if kind in SEARCHES or kind == "ca_arrest":
        checks.append(_hours(kind, sheet, seen.at))
    if kind in SEARCHES or (kind in ORDERS and kind not in ARRESTS and kind != "writ"):
        checks.append(_place(seen.place_named))
    if kind in ARRESTS:
        checks.append(_person(seen.person_matches))
    if kind in SEARCHES:
        checks.append(_things(sheet))
    checks.append(_pages(sheet, seen))
    if kind in ("ca_search", "ca_arrest"):
        checks.append(_officers(sheet))
    if seen.at_health_facility and kind not in SUBPOENAS:
        checks.append(_nonpublic(sheet))
    if kind in SUBPOENAS:
        checks.append(_answer(dates.respond_by, seen.on))
    return (*checks, _COPY)


def _court(court: Court, sheet: Sheet) -> Check:
    passed = None if sheet.is_excerpt and not court.names_a_seat and court.system != "other" else court.is_listed
    return Check(
        "C1", passed,
        "The paper names a federal district or a California county that exists.",
        "El papel nombra un distrito federal o un condado de California que existe.",
    )  # fmt: skip


def _signature(kind: Kind | None, signer: Signer) -> Check:
    fits = kind is not None and signer.office in kind.fit
    passed = signer.has_signed if fits and signer.has_signed is not False else False
    return Check(
        "C2", passed,
        "It is signed by somebody whose title fits this kind of paper; look at the ink or stamp.",
        "Está firmado por alguien cuyo cargo corresponde a este papel; mire la firma o el sello.",
    )  # fmt: skip


def _days(kind: str, sheet: Sheet, dates: Dates, on: date | None) -> Check:
    return Check(
        "C3", _in_time(kind, sheet, dates, on),
        "It is dated today or earlier and, if it is a search warrant, has not run out.",
        "Su fecha es de hoy o anterior y, si es orden de registro, no ha vencido.",
    )  # fmt: skip


def _in_time(kind: str, sheet: Sheet, dates: Dates, on: date | None) -> bool | None:
    if on is None:
        return None
    if dates.issued is not None and dates.issued > on:
        return False
    if kind not in SEARCHES:
        return None if dates.issued is None else True  # an arrest warrant and an order do not run out
    if dates.execute_by is not None and on > dates.execute_by:
        return False
    is_tracking = pattern(r"\btracking (?:warrant|device)\b").search(" ".join(sheet.caption))
    if dates.issued is None or kind == "civil_inspection_warrant" or is_tracking:
        return None  # these run by their own words, which somebody must read
    limit = CALIFORNIA_SEARCH_DAYS if kind == "ca_search" else FEDERAL_SEARCH_DAYS
    return on <= dates.issued + timedelta(days=limit)


def _hours(kind: str, sheet: Sheet, at: time | None) -> Check:
    return Check(
        "C4", _in_hours(kind, sheet, at),
        "The hour is one at which this paper may be carried out.",
        "La hora es una en la que este papel puede cumplirse.",
    )  # fmt: skip


def _in_hours(kind: str, sheet: Sheet, at: time | None) -> bool | None:
    if at is None or kind == "civil_inspection_warrant":
        return None
    if kind == "ca_arrest":
        begins, ends = CALIFORNIA_MISDEMEANOR_NIGHT
        if ends <= at <= begins or pattern(r"\bfelony\b").search(sheet.flat):
            return True
        if pattern(r"\bmisdemeanor\b").search(sheet.flat):
            return allows_night(sheet) is True
        return None
    first, last = CALIFORNIA_DAYTIME if kind == "ca_search" else FEDERAL_DAYTIME
    return True if first <= at <= last else allows_night(sheet)


_ANY_TIME = r"at any (?:time|hour)(?: in| of)?(?: the)? (?:day (?:or|and) night|night|day)"
_NIGHT = r"night(?:time)? (?:service|search)(?: is)?(?: hereby)?:? ?"
_TICKED = r"(?:\[ ?x ?\]|\( ?x ?\)) ?"


def allows_night(sheet: Sheet) -> bool | None:
    """Whether the judge allowed any hour: a ticked box or plain words. Printed words beside lost boxes do not tell."""
    text = sheet.flat
    if pattern(rf"{_TICKED}{_ANY_TIME}|{_TICKED}{_NIGHT}|{_NIGHT}(?:{_TICKED}(?:yes|approved|granted|authorized))").search(text):
        return True
    if pattern(rf"{_NIGHT}(?:approved|granted|authorized|endorsed)|endorsed for {_NIGHT}").search(text):
        return True
    if pattern(rf"\[ ?\] ?{_ANY_TIME}").search(text):
        return False
    if not pattern(_ANY_TIME).search(text):
        return False
    return None if pattern(r"\bin the daytime\b|\[ ?x? ?\]").search(text) else True


def _place(named: bool | None) -> Check:
    return Check(
        "C5", named,
        "It names this address, building and room; where it names a part, only that part.",
        "Nombra esta dirección, edificio y sala; si nombra una parte, solo esa parte.",
    )  # fmt: skip


def _person(matches: bool | None) -> Check:
    return Check(
        "C6", matches,
        "The name and birth date are those of the person; nobody searches records to find out.",
        "El nombre y la fecha de nacimiento son los de la persona; nadie busca en registros para saberlo.",
    )  # fmt: skip


def _things(sheet: Sheet) -> Check:
    listed = pattern(r"\battachment b\b|\b(?:property|items|things) to be seized\b|\bfollowing (?:property|items)\b")
    return Check(
        "C7", True if listed.search(sheet.flat) else None,
        "It lists the things to be taken; only these.",
        "Enumera las cosas que se pueden llevar; solo esas.",
    )  # fmt: skip


def _pages(sheet: Sheet, seen: Seen) -> Check:
    missing = {name for name in ("a", "b") if _mentions_but_lacks(sheet, name)}
    return Check(
        "C8", False if missing else seen.all_pages,
        "All pages and attachments have been shown.",
        "Se han mostrado todas las páginas y anexos.",
    )  # fmt: skip


def _mentions_but_lacks(sheet: Sheet, name: str) -> bool:
    if not pattern(rf"\battachment {name}\b").search(sheet.flat):
        return False
    return not any(pattern(rf"^attachment {name}\b").match(line) and len(line) < 60 for line in sheet.lines)


def _officers(sheet: Sheet) -> Check:
    addressed = pattern(r"\bto (?:any|all|the) (?:[\w']+,? (?:or )?){0,6}?(?:peace|police) officer|\bany peace officer")
    return Check(
        "C9", True if addressed.search(sheet.flat) else None,
        "It is addressed to California peace officers: a federal officer alone cannot carry it out.",
        "Se dirige a agentes del orden de California: un agente federal solo no puede cumplirla.",
    )  # fmt: skip


def _nonpublic(sheet: Sheet) -> Check:
    return Check(
        "C10", None if pattern(r"\bnon-?public\b").search(sheet.flat) else False,
        "Its words grant access to this health facility's nonpublic areas (Health & Saf. Code 24251(b)).",
        "Su texto permite entrar a las áreas no públicas de este centro de salud (Health & Saf. Code 24251(b)).",
    )  # fmt: skip


def _answer(respond_by: date | None, on: date | None) -> Check:
    passed = None if respond_by is None or on is None else respond_by > on
    return Check(
        "C11", passed,
        "Its answer date is still to come; counsel looks at service, notice to the person and any gag.",
        "La fecha de respuesta aún no llega; la asesoría legal revisa la entrega, el aviso a la persona y el secreto.",
    )  # fmt: skip


_COPY = Check(
    "C12", None,
    "The whole paper has been copied, with A-numbers masked.",
    "Se copió todo el papel, con los números A ocultos.",
)  # fmt: skip


def dates_on(sheet: Sheet, kind: str, issued: tuple[str, ...], execute_by: tuple[str, ...]) -> Dates:
    """The days named on the paper that matter for its kind."""
    return Dates(
        date_after(sheet.flat, issued),
        date_after(sheet.flat, execute_by) if kind in SEARCHES else None,
        date_after(sheet.flat, RESPOND_BY) if kind in SUBPOENAS else None,
    )
