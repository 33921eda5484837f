"""The marks on a paper: its own form number, its docket number, its dates, and the crimes it cites."""

from datetime import date
from typing import Literal

from amparo.law.paper_sheet import Sheet, is_prose, mask_a_numbers, pattern

Crime = Literal["federal_criminal_immigration", "federal_other", "state_crime", "none_civil", "unknown"]

# Form numbers. Scanners read the capital I of an immigration form as l, 1 or |.

_AGENCY_FORM = (
    r"(?:\bI|(?<=form )[l1|])[- ]?(200|203A?|205|213|220[AB]|247[ADNXG]?|286|763|851|860|862|871|138)\b"
)
_COURT_FORM = r"\bAO[- ]?(88[AB]?|89B?|91|93C?|102|104|106|110|442|443)\b|\b(SUBP-0\d\d|CR-125)\b"
# Words in capitals or in a title that speak about a form instead of printing its number.
_SPEAKS_OF_A_FORM = (
    r"\b(?:enforc\w+|compel\w*|regarding|quash\w*|compliance|re ?:|attached|see|pursuant|under|said|such)\b"
)


def own_agency_form(sheet: Sheet) -> str:
    """The immigration form number that the paper prints as its own, in caption, title or footer; else nothing.

    A number in running text does not count: a court's order enforcing a Form I-138 names that form.
    """
    return _own_form(sheet, _AGENCY_FORM, "I-")


def own_court_form(sheet: Sheet) -> str:
    """The federal court's or Judicial Council's form number that the paper prints as its own."""
    return _own_form(sheet, _COURT_FORM, "AO ")


def _own_form(sheet: Sheet, expression: str, prefix: str) -> str:
    for line in (*sheet.caption, *sheet.footer):
        match = pattern(expression).search(line[:240])
        if match and not _speaks_of_it(line, match.start(), match.end()):
            number = next(group for group in match.groups() if group).upper()
            return number if "-" in number else prefix + number
    return ""


def _speaks_of_it(line: str, start: int, end: int) -> bool:
    before = pattern(r"\b(?:(?:dhs|ice|cbp) )?form ?(?:no\.?)? ?$").sub("", line[:start])
    after = pattern(r"^\)? ?\([^)]*\)").sub("", line[end:])
    around = [len(pattern(r"[^\W\d_]+").findall(part)) for part in (before, after)]
    if all(around) and sum(around) > 4:
        return True  # an imprint stands at the edge of its line
    rest = f"{before} {after}"
    return is_prose(rest) or bool(pattern(_SPEAKS_OF_A_FORM).search(rest))


# Numbers and dates.

_DOCKET = (
    r"\b\d:\d{2}-?(?:cr|mj|cv|mc|sw|gj)-?\d{2,6}(?:-[A-Z]{1,4}){0,4}\b|\b\d{2}-?(?:mj|cr|cv|sw|mc)-?\d{2,6}\b"
)
_LABELLED = r"\b(?:case|docket|action|warrant) ?(?:no\.?|number|#) ?:? ?([A-Z\d][A-Z\d:./-]{3,24})"


def docket_number(sheet: Sheet) -> str:
    """The court's number for the case; an A-number is none."""
    text = mask_a_numbers(sheet.flat)
    match = pattern(_DOCKET).search(text)
    if match:
        return match[0]
    labelled = (found[1].rstrip(".:/-") for found in pattern(_LABELLED).finditer(text))
    return next((number for number in labelled if any(character.isdigit() for character in number)), "")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b|"
    rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b|"
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? {_MONTH},? (\d{{4}})\b"
)
ISSUED = (
    r"\bdate and time issued\b",
    r"\bdated\b|\bgiven under my hand\b|\bsigned (?:on|at)\b|\bso ordered\b",
    r"\b(?:date issued|issued on|issue date|date of issue)\b",
    r"(?<!hearing )(?<!trial )\bdate ?:",
    r"\bissued\b",
    r"\bfiled\b",
)
ISSUED_BY_SUBPOENA = (ISSUED[1], ISSUED[2])
EXECUTE_BY = (
    r"\bexecute this warrant on or before\b",
    r"\bon or before\b|\bexpires?(?: on)?\b|\bmust be (?:executed|served) by\b",
)
RESPOND_BY = (
    r"\bdate and time ?:",
    r"\b(?:return|due) date\b|\bdate of (?:appearance|production)\b|\bdate to appear\b|\bresponse due\b",
    r"\bproduced? by\b|\bno later than\b",
)
_FAR = 70


def date_after(sheet: Sheet, labels: tuple[str, ...]) -> date | None:
    """The first date that stands soon after a label; one that begins its line goes before one in a sentence."""
    text = "\n".join(sheet.lines)
    for begins_line in (True, False):
        for label in labels:
            for match in pattern(label).finditer(text):
                if begins_line and match.start() and text[match.start() - 1] != "\n":
                    continue
                found = _first_date(text[match.end() : match.end() + _FAR].replace("\n", " "))
                if found:
                    return found
    return None


def _first_date(text: str) -> date | None:
    match = pattern(_DATE).search(text)
    if match is None:
        return None
    iso, american, month_first, day_first = (match.groups()[i : i + 3] for i in (0, 3, 6, 9))
    if iso[0]:
        year, month, day = (int(part) for part in iso)
    elif american[0]:
        month, day, year = (int(part) for part in american)
        year += 2000 if year < 100 else 0
    elif month_first[0]:
        month, day, year = _MONTHS.index(month_first[0].lower()) + 1, int(month_first[1]), int(month_first[2])
    else:
        day, month, year = int(day_first[0]), _MONTHS.index(day_first[1].lower()) + 1, int(day_first[2])
    try:
        return date(year, month, day)
    except ValueError:  # 31 February: a date that nobody can keep is no date
        return None


# Crimes, from the statutes that are cited.

_SECTION = r"\d{2,5}[a-z]?(?:\([a-z\d]{1,4}\)){0,5}(?! ?u\. ?s| ?usc)"
_SECTIONS = (
    rf"{_SECTION}(?:(?:, and |, or |,? ?& | and | or |, | through |-)(?:§{{1,2}} ?)?{_SECTION}){{0,15}}"
)
_UNITED_STATES_CODE = (
    rf"(?:\b(\d{{1,2}}) ?|\btitle (\d{{1,2}}),? )(?:u\. ?s\. ?c\.|usc|u\. ?s\. code|united states code),? ?"
    rf"(?:§{{1,2}}|sections?|secs?\.)? ?({_SECTIONS})"
)
_ONE_SECTION = r"(?<![\w(])(\d{2,5})([a-z]?)((?:\([a-z\d]{1,4}\))*)"
_STATE_CODE = (
    r"\b(?:penal code|pen\. code|p\.?c\.? ?§|health (?:and|&) saf(?:ety|\.) code|vehicle code|veh\. code)|"
    r"\b(?:pc|hs|vc) \d"
)
_IMMIGRATION_CRIMES = frozenset({"1253", "1304", "1306", "1325", "1326", "1327"})
_OTHER_CRIMES_OF_TITLE_8 = frozenset({"1324", "1328", "1324c"})
_PROCEDURE_OF_TITLE_18 = frozenset({"2516", "2518", "2703", "2704", "2705", "2706", "2709"})
_TITLES_WITHOUT_CRIMES = frozenset({"5", "12", "19", "28", "44"})


def crime_cited(text: str) -> Crime:
    """Whether the statutes cited make federal criminal immigration law, another federal crime or a state's crime.

    8 U.S.C. 1253, 1304, 1306, 1324a(f), 1325, 1326 and 1327 punish presence, entry, re-entry or employment: Gov. Code
    7284.4(f) reckons them as immigration enforcement (K). One of them among others decides.
    """
    found: set[Crime] = set()
    for match in pattern(_UNITED_STATES_CODE).finditer(text):
        for number, letter, subdivision in pattern(_ONE_SECTION).findall(match[3]):
            found.add(_crime(match[1] or match[2], number, letter.lower(), subdivision.lower()))
    if pattern(_STATE_CODE).search(text):
        found.add("state_crime")
    order: tuple[Crime, ...] = ("federal_criminal_immigration", "federal_other", "state_crime")
    return next((crime for crime in order if crime in found), "unknown")


def _crime(title: str, number: str, letter: str, subdivision: str) -> Crime:
    if title == "8":
        if number + letter in _IMMIGRATION_CRIMES or (
            number + letter == "1324a" and subdivision.startswith("(f)")
        ):
            return "federal_criminal_immigration"
        return "federal_other" if number + letter in _OTHER_CRIMES_OF_TITLE_8 else "unknown"
    is_procedure = title == "18" and (number in _PROCEDURE_OF_TITLE_18 or 3000 <= int(number) < 6006)
    return "unknown" if is_procedure or title in _TITLES_WITHOUT_CRIMES else "federal_other"
