"""Which court a caption names: the federal districts and circuits, California's courts, and courts of other states.

Sources: districts 28 U.S.C. §§ 81–131 and the territories' own acts, circuits 28 U.S.C. § 41, California's counties
Gov. Code §§ 23101–23158, its appellate districts Gov. Code § 69100 (all K; the lists change about once in a lifetime).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from amparo.law.paper_sheet import has_box, is_prose, pattern, runs_on

System = Literal["federal", "california", "other"]

# Name, letters, and the parts of a divided state: Northern, Southern, Eastern, Western, Central, Middle.
_STATES = """
Alabama:AL:NMS;Alaska:AK:;Arizona:AZ:;Arkansas:AR:EW;California:CA:NECS;Colorado:CO:;Connecticut:CT:;
Delaware:DE:;District of Columbia:DC:;Florida:FL:NMS;Georgia:GA:NMS;Hawaii:HI:;Idaho:ID:;Illinois:IL:NCS;
Indiana:IN:NS;Iowa:IA:NS;Kansas:KS:;Kentucky:KY:EW;Louisiana:LA:EMW;Maine:ME:;Maryland:MD:;Massachusetts:MA:;
Michigan:MI:EW;Minnesota:MN:;Mississippi:MS:NS;Missouri:MO:EW;Montana:MT:;Nebraska:NE:;Nevada:NV:;
New Hampshire:NH:;New Jersey:NJ:;New Mexico:NM:;New York:NY:NSEW;North Carolina:NC:EMW;North Dakota:ND:;
Ohio:OH:NS;Oklahoma:OK:NEW;Oregon:OR:;Pennsylvania:PA:EMW;Rhode Island:RI:;South Carolina:SC:;South Dakota:SD:;
Tennessee:TN:EMW;Texas:TX:NSEW;Utah:UT:;Vermont:VT:;Virginia:VA:EW;Washington:WA:EW;West Virginia:WV:NS;
Wisconsin:WI:EW;Wyoming:WY:;Puerto Rico:PR:;Guam:GU:;Northern Mariana Islands:MP:;Virgin Islands:VI:
"""
_COUNTIES = """
Alameda;Alpine;Amador;Butte;Calaveras;Colusa;Contra Costa;Del Norte;El Dorado;Fresno;Glenn;Humboldt;Imperial;Inyo;Kern;
Kings;Lake;Lassen;Los Angeles;Madera;Marin;Mariposa;Mendocino;Merced;Modoc;Mono;Monterey;Napa;Nevada;Orange;Placer;
Plumas;Riverside;Sacramento;San Benito;San Bernardino;San Diego;San Francisco;San Joaquin;San Luis Obispo;San Mateo;
Santa Barbara;Santa Clara;Santa Cruz;Shasta;Sierra;Siskiyou;Solano;Sonoma;Stanislaus;Sutter;Tehama;Trinity;Tulare;
Tuolumne;Ventura;Yolo;Yuba
"""
_PARTS = {"N": "Northern", "S": "Southern", "E": "Eastern", "W": "Western", "C": "Central", "M": "Middle"}
_CIRCUITS = (
    "First;Second;Third;Fourth;Fifth;Sixth;Seventh;Eighth;Ninth;Tenth;Eleventh;District of Columbia;Federal"
)
_APPELLATE = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


def _rows(table: str) -> list[str]:
    return "".join(table.splitlines()).split(";")


_SEATS = [row.split(":") for row in _rows(_STATES)]
STATES = {name: letters for name, letters, _ in _SEATS}
DISTRICTS = frozenset(
    f"{_PARTS[part]} District of {name}" if part else f"District of {name.removeprefix('District of ')}"
    for name, _, parts in _SEATS
    for part in (parts or ("",))
)
COUNTIES = frozenset(_rows(_COUNTIES))
_BY_LENGTH = sorted(STATES, key=len, reverse=True)  # West Virginia before Virginia
_LONGEST_DISTRICT_FIRST = sorted(sorted(DISTRICTS), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Court:
    """The court in a paper's caption."""

    name: str
    system: System
    state: str  # of a state court, two letters; empty where none is named
    is_listed: bool  # its district or county is one that exists
    names_a_seat: bool  # it names any district, county or circuit at all
    line: int


_FEDERAL = (
    r"united states district court|u\. ?s\. district court|us district court|united states courts? of appeals?|"
    r"united states bankruptcy court|supreme court of the united states"
)
_CALIFORNIA = (
    r"superior court,? (?:(?:of|for|in and for) )?(?:the )?(?:state of )?california|california superior court|"
    r"courts? of appeal,? (?:of |for )?(?:the )?(?:state of )?california|california court of appeal|"
    r"supreme court,? (?:of )?(?:the )?(?:state of )?california|california supreme court"
)
_ANY = (
    r"(?:[\w.'&-]+ ){0,5}?(?:district|superior|circuit|supreme|municipal|county|family|justice|justices|juvenile|"
    r"probate|criminal|city|magistrate|magistrates|tribal|chancery|common|federal) (?:pleas )?courts?\b"
    r"(?! (?:use|case|order|clerk|judge|house|date|number|no\b))|court of (?:common pleas|claims|chancery|appeals?)\b"
)
# Who may have made the final order: the choices of a removal warrant, where a scanner has lost the boxes.
_OF_A_LIST = (
    r"\bfinal order by\b|\bimmigration judge\b|\bdesignated official\b|\bboard of immigration appeals\b"
)
_LEAD = r"^(?:\d{1,2} )?(?:in (?:and for )?the |the |before the )?"


def find_court(caption: tuple[str, ...]) -> Court | None:
    """The court that the caption names as the issuer, or none where a court is only mentioned.

    A court's name in a sentence, beside a box to tick or in a warning is no caption: DHS papers are full of them.
    """
    for at, line in enumerate(caption):
        for system, words in (("federal", _FEDERAL), ("california", _CALIFORNIA), ("other", _ANY)):
            match = pattern(f"{_LEAD}(?P<name>{words})").match(line[:240])
            if match is None or (system == "other" and _is_some_court(line, match["name"])):
                continue
            if _is_heading(caption, at, line[match.end() :]):
                return _court(system, match["name"], caption, at)
    return None


def _is_some_court(line: str, name: str) -> bool:
    """Whether the words, as in "of a United States District Court", name no court in particular."""
    return is_prose(line) or not {"a", "an", "any", "or", "by"}.isdisjoint(name.split())


def _is_heading(caption: tuple[str, ...], at: int, rest: str) -> bool:
    line = caption[at]
    if has_box(line) or (at and runs_on(caption[at - 1], line)):
        return False
    if any(pattern(_OF_A_LIST).search(above[:240]) for above in caption[max(0, at - 3) : at]):
        return False
    rest = pattern(r"^[ ,.:;()-]*(?:(?:in and )?for|of)?(?: the)?[ ,]*").sub("", rest)
    if pattern(r"^(?:[a-z]+ )?district of [a-z]|^$").match(rest):
        return True  # the seat follows; whatever comes after it on the same line is a scanner's doing
    rest = rest[:120]  # a text that lost its line breaks begins with its court all the same
    return not is_prose(rest if line.islower() else f"X {rest}")


def _court(system: str, name: str, caption: tuple[str, ...], at: int) -> Court:
    near = _words(caption[max(0, at - 2) : at + 5])
    if system == "federal":
        return _federal(name.lower(), _words(caption[at : at + 4]), at)
    # "Superior Court, County of Yolo" may stand below the name of its state.
    if system == "california" or " state of california " in near:
        return _californian(name.lower(), near, at)
    state = next((state for state in _BY_LENGTH if f" {state.lower()} " in near), "")
    if state == "California":  # a court that California does not have
        state = ""
    words = name.title().split()
    at_court = next(index for index, word in enumerate(words) if word.startswith("Court"))
    is_last = at_court == len(words) - 1
    shown = " ".join(words[max(0, at_court - 1) :] if is_last else words[at_court:]).replace(" Of ", " of ")
    names_a_seat = bool(state) or " county " in near
    return Court(
        f"{shown} ({state or 'no state named'})", "other", STATES.get(state, ""), False, names_a_seat, at
    )


def _words(lines: tuple[str, ...]) -> str:
    """The lines as words in lower case with single spaces, so that a name can be looked up without a pattern."""
    words = " ".join(pattern(r"[^\W_]+").findall(" ".join(line[:240] for line in lines))).lower()
    return pattern(r" district (?:of|for) the ").sub(" district of ", f" {words} ")


def _first_named(names: Iterable[str], near: str, *forms: str) -> str:
    """Which of the names stands first in the text, in one of its forms."""
    places = {
        name: place
        for name in names
        for form in forms
        if (place := near.find(form.format(name.lower()))) >= 0
    }
    return min(sorted(places), key=places.__getitem__, default="")


def _federal(kind: str, near: str, at: int) -> Court:
    if "supreme" in kind:
        return Court("Supreme Court of the United States", "federal", "", True, True, at)
    if "appeal" in kind:
        seat = _first_named(_rows(_CIRCUITS), near, " {} circuit ")
        shown = "United States Court of Appeals" + (f", {seat} Circuit" if seat else "")
        return Court(shown, "federal", "", bool(seat), " circuit " in near, at)
    near = pattern(r" ([nsec]) d (?:cal|california) ").sub(_spelled_out, near)
    # The longest first: "District of California" alone is no district, and stands in none of the list.
    seat = next((district for district in _LONGEST_DISTRICT_FIRST if f" {district.lower()} " in near), "")
    made_up = pattern(r" ([a-z]+ern|central|middle) district ").search(near)
    is_listed = bool(seat) and (made_up is None or seat.lower().startswith(made_up[1]))
    shown = "United States Bankruptcy Court" if "bankruptcy" in kind else "United States District Court"
    names_a_seat = bool(seat or made_up) or " district of " in near
    return Court(f"{shown}, {seat}" if is_listed else shown, "federal", "", is_listed, names_a_seat, at)


def _spelled_out(abbreviated: re.Match[str]) -> str:
    """What is abbreviated as "N.D. Cal.", in full."""
    return f" {_PARTS[abbreviated[1].upper()].lower()} district of california "


def _californian(kind: str, near: str, at: int) -> Court:
    if "supreme" in kind:
        return Court("Supreme Court of California", "california", "CA", True, True, at)
    if "appeal" in kind:
        seat = _first_named(_APPELLATE, near, " {} appellate district ")
        shown = "Court of Appeal of California" + (f", {seat} Appellate District" if seat else "")
        return Court(shown, "california", "CA", bool(seat), " district " in near, at)
    seat = _first_named(COUNTIES, near, " county of {} ", " {} county ")
    shown = "Superior Court of California" + (f", County of {seat}" if seat else "")
    return Court(shown, "california", "CA", bool(seat), " county " in near, at)
