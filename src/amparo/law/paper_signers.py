"""Who signed a paper, by the title beside the signature, and whether a signature can be seen at all.

A text cannot show ink. So a signature is *seen* (`/s/`, a name on the signature line), *missing* (an empty line, the
word "unsigned"), or *not told by the text*, where a signer's title stands in its place and nothing says that it is
empty. Whoever has looked at the paper itself says so, and that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from amparo.law.paper_courts import System
from amparo.law.paper_sheet import Sheet, has_box, is_prose, pattern, word_set

Office = Literal[
    "federal_judge",
    "magistrate_judge",
    "other_judge",
    "state_judge",
    "clerk",
    "clerk_by_order",
    "attorney",
    "immigration_judge",
    "immigration_officer",
    "agency_officer",
    "unknown",
]

SIGNED_BY: dict[Office, str] = {
    "federal_judge": "federal_district_judge",
    "magistrate_judge": "federal_magistrate_judge",
    "state_judge": "state_judge",
    "clerk": "clerk_of_court",
    "clerk_by_order": "clerk_of_court",
    "immigration_judge": "immigration_judge",
    "immigration_officer": "immigration_officer",
    "agency_officer": "agency_officer",
    "other_judge": "unknown",
    "attorney": "unknown",
    "unknown": "unknown",
}
"""The office as the custody rules name it (`documents[].signed_by`)."""

OF_AN_AGENCY: frozenset[Office] = frozenset({"immigration_judge", "immigration_officer", "agency_officer"})
JUDGES: frozenset[Office] = frozenset({"federal_judge", "magistrate_judge", "state_judge", "other_judge"})
_OF_A_COURT: frozenset[Office] = JUDGES | {"clerk", "clerk_by_order"}

_US = r"(?:u\. ?s\.|us|united states)"
_IMMIGRATION_OFFICER = (
    r"(?:authorized )?immigration officer|(?:supervisory )?(?:detention and )?deportation officer|\bSDDO\b|"
    r"\bAFOD\b|(?:assistant )?field office director|officer in charge|patrol agent in charge|border patrol agent|"
    r"(?:ice|cbp|hsi|ero) (?:special )?(?:officer|agent)|immigration enforcement agent|uscis officer"
)
_AGENCY_OFFICER = (
    r"(?:supervisory )?special agent(?: in charge)?|inspector general|field director|revenue officer|"
    r"(?:regional|executive|program|district) director|diversion program manager|labor commissioner|"
    r"deputy attorney general|attorney general|\bauditor\b|investigator|committee chair|chairperson|governor"
)
_STATE_JUDGE = (
    r"judge of (?:the )?superior court|superior court judge|commissioner of (?:the )?superior court|"
    r"judge pro tem|presiding judge|judicial officer|court commissioner|\bcommissioner\b|\breferee\b|"
    r"\bmagistrate\b|(?<!department of )\bjustice\b|\bjudge\b(?!'s)"
)
# The first that matches names the office: an immigration judge is no judge, a magistrate judge no district judge.
_TITLES: tuple[tuple[Office, str], ...] = (
    ("immigration_judge", r"(?:appellate )?immigration judge|board member|board of immigration appeals"),
    ("other_judge", rf"{_US} bankruptcy judge|administrative law judge"),
    ("magistrate_judge", rf"(?:chief )?(?:{_US} )?magistrate judge|{_US} magistrate"),
    ("federal_judge", rf"(?:(?:chief|senior) )?(?:{_US} )?(?:district|circuit) judge|chief judge"),
    ("immigration_officer", _IMMIGRATION_OFFICER),
    ("agency_officer", _AGENCY_OFFICER),
    ("state_judge", _STATE_JUDGE),
    ("clerk", r"clerk of (?:the )?(?:\w+ )?court|(?:deputy )?court clerk|deputy clerk|\bclerk\b"),
    ("attorney", r"assistant united states attorney|\bAUSA\b|\battorney\b"),
)
_ANY_TITLE = (  # a quick look, before each of the titles is tried
    r"judge|clerk|commissioner|magistrate|officer|agent|director|manager|attorney|general|sddo|afod|board|"
    r"auditor|investigator|chair|governor|referee|justice"
)

_SEEN = (
    r"/s/|(?<![\w'])s/ ?(?-i:[A-Z])|(?:electronically|digitally|original|e-) ?signed|\bsigned (?:by|at|on)\b|"
    r"\bsigned ?:|[\[(]signed|\[signature\]|signature on file|stamped signature|\bsigned$"
)
_DENIED = (
    r"\b(?:unsigned|not signed|no signature|without (?:a )?signature|signature (?:missing|blank|pending))\b"
)
_EMPTY = r"_{3,}|-{5,}|\.{5,}"
_LABEL = r"signature(?: of [a-z ]+)?[)\]]? ?:? ?"
_LABEL_WORDS = word_set(
    "signature of the authorized immigration officer printed name and title judge clerk deputy attorney court date "
    "time or issuing officer's judge's attorney's telephone city state"
)
# Lines that name somebody else than the signer.
_NOT_SIGNING = (
    r"^(?:to|cc|copy|copies|attn|attention|present|before|assigned|via|from|return|re|warden)\b|^judge ?: [a-z]|"
    r"^\(?(?:printed )?(?:name )?(?:and )?title of\b|^\(?printed name"
)
_OTHER_ROLE = (
    r"\b(?:affiant|complainant|applicant|arresting officer|executing officer|approved as to form|"
    r"(?:presented|submitted|prepared|received|requested|served) by)"
)
_OTHER_PART = (
    r"^(?:return(?: of service)?|(?:certificate|proof|declaration) of service|certification|inventory|"
    r"(?:attachment|exhibit)\b.{0,12})\W*$"
)
_BY_ORDER = r"\bby (?:the )?order of the court\b"
_BEFORE_A_MENTION = word_set(
    "a an any the before to that this is was were be been return has have had with from other such shall may must "
    "when if until under"
)


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs, or whose place for signing is empty."""

    title: str
    office: Office
    has_signed: bool | None  # None: the text does not tell


NOBODY = Signer("", "unknown", None)


def find_signers(sheet: Sheet, after: int, system: System | None) -> list[Signer]:
    """All titles that stand at a signature below the paper's title; a return or proof of service is another paper."""
    role_ends = -1
    signers = []
    for at in range(after + 1, len(sheet.lines)):
        line = sheet.lines[at]
        if pattern(_OTHER_PART).match(line[:60]):
            break
        if pattern(_OTHER_ROLE).search(line[:240]):
            role_ends = at + 3
        if len(line) > 240 or not pattern(_ANY_TITLE).search(line):
            continue
        if has_box(line) or pattern(_NOT_SIGNING).search(line):
            continue
        found = _title_in(line, system)
        if found is None or (at <= role_ends and found[1] not in _OF_A_COURT):
            continue
        title, office = found
        if office == "clerk" and pattern(_BY_ORDER).search(" ".join(sheet.lines[max(0, at - 3) : at + 2])):
            office = "clerk_by_order"
        has_signed = _has_signed(sheet.lines, at)
        if has_signed is False and sheet.is_excerpt:
            has_signed = None  # what the excerpt leaves out is not missing
        signers.append(Signer(title, office, has_signed))
    return signers


def is_denied(sheet: Sheet) -> bool:
    """Whether the text itself says that nobody signed."""
    said = (line for line in sheet.lines if len(line) < 160 and pattern(_DENIED).search(line))
    return not all(map(is_prose, said))


def best_signer(signers: list[Signer], fit: tuple[str, ...]) -> Signer:
    """Of several the one that fits the kind and has signed; a judge before a clerk."""
    rank = {True: 0, None: 1, False: 2}
    best = sorted(signers, key=lambda s: (s.office not in fit, rank[s.has_signed], s.office not in JUDGES))
    return best[0] if best else NOBODY


def as_seen(signer: Signer, sheet: Sheet, signature_seen: bool | None) -> Signer:
    """The signer, with what eyes saw on the paper; without anybody's title, a signature is there only if it is seen."""
    if signature_seen is not None:
        return replace(signer, has_signed=signature_seen)
    if signer.office != "unknown" or sheet.is_excerpt:
        return replace(signer, has_signed=False) if is_denied(sheet) else signer
    is_seen = not is_denied(sheet) and any(pattern(_SEEN).search(line[:240]) for line in sheet.lines)
    return replace(signer, has_signed=is_seen)


def fits_kind(signer: Signer, fit: tuple[str, ...], sheet: Sheet) -> bool | None:
    """Whether the signer's title is one that this kind of paper needs; an excerpt may have left the signer out."""
    if not fit or (signer.office == "unknown" and sheet.is_excerpt and not is_denied(sheet)):
        return None
    return signer.office in fit


def agency_signs(signers: list[Signer]) -> bool:
    """Whether somebody signs below a court's caption who signs for no court: then it is no court's paper for us."""
    if any(signer.office == "immigration_judge" for signer in signers):
        return True
    is_courts = any(signer.office not in OF_AN_AGENCY for signer in signers)
    return any(s.office in OF_AN_AGENCY and (s.has_signed or not is_courts) for s in signers)


def _title_in(line: str, system: System | None) -> tuple[str, Office] | None:
    """The title in the line and its office, if the line is one that somebody signs and not one that mentions them."""
    without_label = pattern(r"\(signature[^)]*\)|signature of (?:the )?clerk or deputy clerk").sub(" ", line)
    for text in dict.fromkeys((without_label, line)):
        for office, words in _TITLES:
            titles = list(pattern(words).finditer(text))
            if not titles:
                continue
            # The first office that is named decides, or a magistrate judge in a sentence would end as a "judge".
            alone = [title[0] for title in titles if _stands_alone(text, title.start(), title.end())]
            return (_shown(alone[0]), _office(office, text, system)) if alone else None
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if before.rstrip().endswith("(") and after.lstrip().startswith(")") and len(text.split()) <= 6:
        return False  # a printed label below the name that the officer writes in
    before = pattern(_BY_ORDER).sub("", before)
    return not any(_mentions(part, text.isupper()) for part in (before, after.replace(" the ", " ")))


def _mentions(part: str, in_capitals: bool) -> bool:
    """Whether the words around a title make a sentence of it."""
    words = pattern(r"[^\W\d_]+").findall(part.lower() if in_capitals else part)
    small = _BEFORE_A_MENTION - {"a", "the"} if in_capitals else _BEFORE_A_MENTION  # "A" is also an initial
    return len(words) > 10 or not small.isdisjoint(words)


def _office(office: Office, text: str, system: System | None) -> Office:
    in_a_state = system in ("california", "other") and not pattern(rf"\b{_US} ").search(text)
    if in_a_state and office in ("federal_judge", "magistrate_judge"):
        return "state_judge"
    if system == "federal" and office == "state_judge":
        return "other_judge"  # no federal judge signs with these titles
    is_of_dhs = office == "agency_officer" and pattern(r"\bhsi\b|homeland|\bice\b|\bcbp\b").search(text)
    return "immigration_officer" if is_of_dhs else office


def _shown(title: str) -> str:
    if title.isupper() and len(title) <= 5:  # SDDO
        return title
    return title.title().replace(" Of ", " of ").replace(" The ", " the ").replace("'S", "'s")


def _has_signed(lines: tuple[str, ...], at: int) -> bool | None:
    """Looks at the line itself, then upwards until somebody else's place begins, then at the line below."""
    for up, line in enumerate(_upwards(lines, at)):
        if pattern(_SEEN).search(line) or _names_after_label(line):
            return True
        if pattern(_EMPTY).search(line):
            return False
        above = lines[at - up - 1] if at - up - 1 >= 0 else ""
        if pattern(_LABEL).search(line) and not pattern(r"\(signature").search(line):
            if _is_name(above):
                return True
            if not pattern(_SEEN).search(above):
                return False
    for down, below in enumerate(
        lines[at + 1 : at + 4]
    ):  # a heading, as "CLERK OF COURT", with its line below
        if pattern(_ANY_TITLE).search(below[:240]):
            return None  # somebody else's place
        if pattern(_SEEN).search(below[:240]):
            return True if down == 0 else None
        if pattern(_EMPTY).search(below[:240]):
            return False
    return None


def _upwards(lines: tuple[str, ...], at: int) -> Iterator[str]:
    yield lines[at][:240]
    for up in range(at - 1, max(-1, at - 4), -1):
        line = lines[up][:240]
        if pattern(_OTHER_ROLE).search(f"{lines[up - 1][:240]} {line}" if up else line):
            return  # "Presented by" and whoever signed there
        if pattern(_SEEN).search(line):
            yield line
            return
        is_anothers = not pattern(_LABEL).search(line) and pattern(_ANY_TITLE).search(line)
        if is_anothers or is_prose(lines[up]):
            return
        yield line


def _names_after_label(line: str) -> bool:
    label = pattern(rf"{_LABEL}(.+)$").search(line)
    if label is None:
        return False
    words = pattern(r"[^\W\d_]+").findall(label[1])
    return len([word for word in words if word.lower() not in _LABEL_WORDS]) >= 2


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() and word.strip(".").isalpha() for word in words)
