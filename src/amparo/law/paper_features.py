"""What was looked for on a paper, and whether it was found: so that the answer also says what it does not know.

Of people a feature tells only that somebody is named, never who; of an A-number only that there is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.law.paper_agencies import find_header
from amparo.law.paper_checks import Dates, Seen, allows_night
from amparo.law.paper_courts import Court
from amparo.law.paper_kinds import Finding
from amparo.law.paper_marks import docket_number, own_agency_form, own_court_form
from amparo.law.paper_sheet import Sheet, has_a_number, mask_a_numbers, pattern
from amparo.law.paper_signers import Signer
from amparo.terms.citations import Language

FEATURES: dict[str, dict[Language, str]] = {
    "court_name": {"en": "a court at its head", "es": "un tribunal en el encabezado"},
    "agency_header": {"en": "an agency at its head", "es": "una agencia en el encabezado"},
    "title": {"en": "its title", "es": "su título"},
    "form_no": {"en": "its form number", "es": "su número de formulario"},
    "case_no": {"en": "its case number", "es": "su número de caso"},
    "a_number": {"en": "an A-number (masked)", "es": "un número A (oculto)"},
    "issue_date": {"en": "its date of issue", "es": "su fecha de emisión"},
    "execute_by": {"en": "its last day", "es": "su último día"},
    "hours": {"en": "the hours it allows", "es": "las horas que permite"},
    "signer_name": {"en": "the signer's name", "es": "el nombre de quien firma"},
    "signer_title": {"en": "the signer's title", "es": "el cargo de quien firma"},
    "signature_present": {"en": "a signature", "es": "una firma"},
    "addressed_to": {"en": "to whom it is addressed", "es": "a quién se dirige"},
    "person_named": {"en": "a person it names", "es": "una persona que nombra"},
    "place_named": {"en": "a place it names", "es": "un lugar que nombra"},
    "things_listed": {"en": "a list of things", "es": "una lista de cosas"},
    "attachments_present": {"en": "its attachments", "es": "sus anexos"},
    "statutes_cited": {"en": "the law it cites", "es": "la ley que cita"},
    "seal": {"en": "a seal", "es": "un sello"},
    "pages": {"en": "all its pages", "es": "todas sus páginas"},
    "response_date": {"en": "its answer date", "es": "su fecha de respuesta"},
    "phone_only": {"en": "shown on a telephone only", "es": "mostrado solo en un teléfono"},
}
"""Everything that is looked for, with its name in English and Spanish."""

HEADERS = {
    "dhs": "DHS",
    "eoir": "Immigration Court (DOJ)",
    "federal": "a federal agency",
    "california": "California",
}
_ADDRESSED = r"^to ?:|^to (?:any|all|the) |\bto any (?:[\w-]+ ){0,5}officer\b|\bto ?: any\b"
_PERSON = (
    r"\bvs?\. ?[A-Z\d(]|\b(?:defendant|respondent|subject|alien|witness|employee)(?:'s)?(?: name)? ?:|"
    r"\bname of (?:person|alien|subject|defendant|witness)\b|\bthe (?:above-named|following)? ?person\b|"
    r"\b(?:to )?arrest (?:and (?:bring|take)\b|\(name|the defendant|the person)|\bhereby name|\bbody of\b"
)
_PLACE = (
    r"\b\d{1,5} (?:[\w.'-]+ ){1,4}(?:street|avenue|road|boulevard|lane|drive|way|court|place|highway|"
    r"st|ave|rd|blvd|ln|dr|hwy)\b|\b(?:premises|property) (?:located|known|described|at)\b|"
    r"\b(?:located|situated) (?:at|in)\b"
)
_THINGS = r"\battachment b\b|\b(?:property|items|things) to be seized\b|\bfollowing (?:property|items)\b"
_HOURS = r"\bin the daytime\b|\bat any (?:time|hour)\b|\bnight(?:time)? (?:service|search)\b"
_STATUTES = (
    r"\b\d{1,2} ?(?:u\. ?s\. ?c\.|usc|c\.f\.r\.|cfr)(?: ?§{1,2}| ?sections?)? ?\d[\w.()-]{0,20}|"
    r"\b(?:penal|pen\.|government|gov\.|labor|lab\.|education|educ\.) code(?: ?§{1,2}| ?sections?)? ?\d[\w.()-]{0,12}|"
    r"\bsections? \d{3}[\w()]{0,12}(?: (?:and|or) \d{3}[\w()]{0,12})?(?= (?:and|of|or)\b)|"
    r"\bFed(?:eral|\.) R(?:ules?|\.) (?:of )?\w+\.? ?P?[\w.]* ?\d+|\bRule 41\b"
)
_SIGNED = (
    r"/s/ ?\S|(?<![\w'])s/ ?(?-i:[A-Z])|\bsigned (?:by|:)|\bsignature\)? ?:? ?(?!of\b)(?-i:[A-Z][\w.]* [A-Z])"
)
_MOST_STATUTES = 6


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing looked for. `found` is None where a text cannot show it; `value` is empty where it is not handed on."""

    code: str
    found: bool | None
    value: str = ""

    def says(self, language: Language) -> str:
        """The feature by name, with its value."""
        name = FEATURES[self.code][language]
        return f"{name}: {self.value}" if self.value else name


def find_features(
    sheet: Sheet,
    found: Finding,
    court: Court | None,
    signer: Signer,
    dates: Dates,
    seen: Seen,
    *,
    is_on_phone: bool,
) -> tuple[Feature, ...]:
    """All that was looked for, in the order of the specification."""
    header = find_header(sheet.caption)
    form = own_agency_form(sheet) or own_court_form(sheet)
    told: dict[str, str] = {
        "court_name": court.name if court else "",
        "agency_header": HEADERS.get(header, ""),
        "title": found.title,
        "form_no": "" if "several_papers" in found.flags else form,
        "case_no": docket_number(sheet),
        "issue_date": dates.issued.isoformat() if dates.issued else "",
        "execute_by": dates.execute_by.isoformat() if dates.execute_by else "",
        "response_date": dates.respond_by.isoformat() if dates.respond_by else "",
        "signer_title": signer.title,
        "attachments_present": ", ".join(_attachments(sheet)),
        "statutes_cited": "; ".join(_statutes(sheet)),
    }
    looked: dict[str, bool | None] = {
        "a_number": has_a_number(sheet.flat),
        "hours": _has(_HOURS, sheet.flat),
        "signer_name": any(pattern(_SIGNED).search(line[:240]) for line in sheet.lines),
        "signature_present": signer.has_signed,
        "addressed_to": any(pattern(_ADDRESSED).search(line[:240]) for line in sheet.lines),
        "person_named": _has(_PERSON, sheet.flat),
        "place_named": _has(_PLACE, sheet.flat),
        "things_listed": _has(_THINGS, sheet.flat),
        "seal": None,
        "pages": seen.all_pages,
        "phone_only": is_on_phone,
    }
    values = {"hours": "24 h"} if looked["hours"] and allows_night(sheet) else {}
    return tuple(
        Feature(code, bool(told[code]), told[code])
        if code in told
        else Feature(code, looked[code], values.get(code, ""))
        for code in FEATURES
    )


def _has(expression: str, text: str) -> bool:
    return bool(pattern(expression).search(text))


def _attachments(sheet: Sheet) -> Iterator[str]:
    """The letters of the attachments that are there, each with a heading of its own."""
    for letter in "ABC":
        heads = pattern(rf"^attachment {letter}\b")
        if any(len(line) < 60 and heads.match(line) for line in sheet.lines):
            yield letter


def _statutes(sheet: Sheet) -> list[str]:
    """The first sections that it cites, each once; an A-number is none."""
    text = mask_a_numbers(sheet.flat[:40_000])
    cited = (match[0].rstrip(".,;(- ") for match in pattern(_STATUTES).finditer(text))
    return list(dict.fromkeys(cited))[:_MOST_STATUTES]


def pages_marked(sheet: Sheet) -> tuple[int, int]:
    """The pages that the text itself counts ("Page 1 of 3"): how many are there, of how many; zeros without a count."""
    marks = {
        (int(page), int(total))
        for page, total in pattern(r"\bpage (\d{1,3}) of (\d{1,3})\b").findall(sheet.flat)
    }
    total = max((total for _, total in marks), default=0)
    return len({page for page, of in marks if of == total}), total
