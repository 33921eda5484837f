"""Which paper is a court's and which an agency's, from its text: `read_paper(text)` gives a `Paper`.

The reader never approves anything. Its best answer is "looks like a court's paper, somebody must read it now"; any
doubt between agency and court is `UNKNOWN`: no access and no refusal at the desk, and counsel is called at once,
because a real search warrant must not be stalled. Its steps, in order, the first that fits decides:

1. not whole, not readable, or only on a phone: unknown;
2. the paper's own immigration form number, and no court in the caption: that agency's kind;
3. an agency's header, and no court in the caption: the agency's kind by its title;
4. a court in the caption: by the title, most doubtful first (an application for a warrant is not a warrant);
5. a court named only in the body, a warning, a box or the footer is no caption;
6. the signer's title must fit the kind; 7. an unsigned court paper is unknown, an unsigned agency paper stays what it
   is; 8. the list of checks.

The law behind it: Gov. Code 7284.4(b), (h), (i) for custody, Fed. R. Crim. P. 4, 9 and 41, Pen. Code 1523 ff., 8 CFR
236, 241, 287. What a judge's words cover is not coded: an administrator or counsel reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, Unpack

from amparo.law.paper_agencies import claims_agency_too, find_header, read_agency_paper
from amparo.law.paper_check_words import REFERS
from amparo.law.paper_checks import ARRESTS, Check, Looked, Seen, check_paper, dates_on
from amparo.law.paper_courts import Court, find_court
from amparo.law.paper_custody import crime_behind, document_kind
from amparo.law.paper_features import Feature, find_features, pages_marked
from amparo.law.paper_kinds import COURT_CLASSES, STEPS, Finding, PaperClass, kinds
from amparo.law.paper_marks import Crime, docket_number, own_agency_form, own_court_form
from amparo.law.paper_sheet import (
    CAPTION_LINES,
    Sheet,
    has_a_number,
    is_spanish,
    mask_a_numbers,
    pattern,
    read_sheet,
)
from amparo.law.paper_signers import (
    JUDGES,
    NOBODY,
    OF_AN_AGENCY,
    SIGNED_BY,
    Signer,
    agency_signs,
    as_seen,
    best_signer,
    find_signers,
    fits_kind,
)
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_titles import is_complaint, read_court_title
from amparo.law.paper_words import CLASS_NAMES, sentence
from amparo.terms.citations import Language

__all__ = ["Check", "Feature", "Looked", "Paper", "PaperClass", "mask_a_numbers", "read_paper"]

LATE_CAPTION = 60
"""A court's heading down to this line, as below a lawyer's long address, is doubt enough not to call it a letter."""

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper looks like. It holds no name and no A-number; empty text and None mean: not found on the paper."""

    kind: str  # a code of paper_kinds.toml; empty where only the class is known
    paper_class: PaperClass
    confidence: Confidence
    form_no: str
    court_name: str
    court_state: str  # of a state court, two letters
    case_no: str
    title: str
    issue_date: date | None
    execute_by: date | None
    response_date: date | None
    signer_title: str
    signer: str  # as the custody rules name it
    signature_present: bool | None  # None: the text does not tell
    document_kind: str  # `documents[].kind` of the custody rules
    crime: Crime
    flags: tuple[str, ...]
    checks: tuple[Check, ...]
    next_steps: tuple[str, ...]
    features: tuple[Feature, ...]

    @property
    def orders_arrest(self) -> bool:
        """Whether a judge's paper commands or authorises the arrest of the person it names."""
        return self.paper_class in COURT_CLASSES and self.kind in ARRESTS

    @property
    def failed_checks(self) -> tuple[str, ...]:
        """Codes of the checks that did not pass; those nobody could answer are not among them."""
        return tuple(check.code for check in self.checks if check.passed is False)

    def as_document(self) -> dict[str, str | None]:
        """The entry of `request.documents` for the custody rules; null where the paper does not tell.

        A judge's title without a signature that was seen stays `unknown`: the custody rules keep the question open.
        """
        is_signed = self.signature_present is True
        return {
            "kind": self.document_kind,
            "signed_by": self.signer if is_signed or self.paper_class not in COURT_CLASSES else "unknown",
            "crime": self.crime,
            "form": self.form_no or None,
            "court": self.court_name or None,
            "case_no": self.case_no or None,
            "date": self.issue_date.isoformat() if self.issue_date else None,
        }

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the class, the steps and the sentence for staff in both languages."""
        plain = {name: _plain(value) for name, value in asdict(self).items()}
        steps = [
            {"code": code, "says": STEPS_SAID[code]["en"], "dice": STEPS_SAID[code]["es"]}
            for code in self.next_steps
        ]
        name = CLASS_NAMES[self.paper_class]
        return plain | {
            "class_says": name["en"],
            "class_dice": name["es"],
            "next_steps_said": steps,
            "says": self.says("en"),
            "dice": self.says("es"),
        }

    def says(self, language: Language = "en") -> str:
        """One sentence for staff. It never approves: it ends with who must confirm."""
        return sentence(self.kind, self.paper_class, self.confidence == "high", self.flags, language)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def read_paper(
    text: str,
    *,
    on: date | None = None,
    language: str = "",
    **looked: Unpack[Looked],
) -> Paper:
    """Reads a paper's text, and never fails, whatever the text is.

    `on` and `at` are the day and the local hour at which the paper would be carried out: without them its dates are
    not judged. `looked` is what somebody saw who holds the paper; `signature_seen` among it outweighs the text.
    `language` is the paper's own, where the reader already knows it (`es`).
    """
    sheet = read_sheet(text)
    at, signature_seen = looked.get("at"), looked.get("signature_seen")
    pages_seen, pages_total = looked.get("pages_seen"), looked.get("pages_total")
    if isinstance(at, datetime):
        on, at = on or at.date(), at.time()
    on = on.date() if isinstance(on, datetime) else on
    at = None if at is None else at.replace(tzinfo=None)
    marked_seen, marked_total = pages_marked(sheet)
    whole = None if pages_seen is None or pages_total is None else pages_seen >= pages_total
    whole = marked_seen >= marked_total if whole is None and marked_total else whole
    seen = Seen(
        on,
        at,
        looked.get("person_matches"),
        looked.get("place_named"),
        whole,
        looked.get("at_health_facility", False),
        looked.get("grants_access"),
        looked.get("officer"),
        looked.get("copied"),
    )

    form, court = own_agency_form(sheet), find_court(sheet.caption)
    is_agency_form = bool(form) and court is None
    if looked.get("shown_on_phone", False):
        return _partial(sheet, seen, "phone_only")
    if not sheet.is_readable:
        return _partial(sheet, seen, "unreadable")
    if whole is False and not (is_agency_form and pages_seen is None):
        return _partial(sheet, seen, "incomplete")
    if court is None:
        return _agency_paper(sheet, form, seen, signature_seen)
    return _court_paper(sheet, court, form, seen, signature_seen, is_spanish(sheet, language))


def _partial(sheet: Sheet, seen: Seen, why: str) -> Paper:
    """Step 1: nothing can be said of a paper before all of it can be read; only its court and numbers are noted."""
    found = Finding("blank_or_partial", PaperClass.UNKNOWN, flags=(why,))
    paper = _paper(sheet, found, None, NOBODY, "low", "unknown", replace(seen, all_pages=False))
    court = find_court(sheet.caption)
    return replace(paper, court_name=court.name, court_state=court.state) if court else paper


def _names_court_late(sheet: Sheet) -> bool:
    """Whether a court stands where no caption is, yet as in one: below a lawyer's long address, or in a lost line."""
    if find_court(sheet.lines[CAPTION_LINES:LATE_CAPTION]):
        return True
    return bool(
        re.search(r"\b(?:DISTRICT|SUPERIOR|CIRCUIT) COURT\b", " ".join(sheet.lines[:LATE_CAPTION])[:6000])
    )


def _agency_paper(sheet: Sheet, form: str, seen: Seen, signature_seen: bool | None) -> Paper:
    """Steps 2, 3 and 5: no court in the caption. Later words "judge" and "court" change nothing."""
    header = find_header(sheet.caption)
    found = read_agency_paper(sheet, form, header)
    if (found.kind == "letter_email_card" or "no_court" in found.flags) and _names_court_late(sheet):
        found = Finding("", PaperClass.UNKNOWN, found.title, ("late_court",))
    if own_court_form(sheet) and not form:
        flag = "possible_mismatch" if header in ("dhs", "eoir") else "no_court"
        found = Finding("", PaperClass.UNKNOWN, found.title, (flag,))
    signers = [signer for signer in find_signers(sheet, -1, None) if signer.office in OF_AN_AGENCY]
    signer = NOBODY if found.kind == "letter_email_card" else best_signer(signers, ())
    if header == "dhs" and signer.office == "agency_officer":
        signer = replace(signer, office="immigration_officer")  # whatever else the title says
    signer = as_seen(signer, sheet, signature_seen)
    is_agencys = found.kind == "i247a" or found.paper_class not in (PaperClass.REQUEST, PaperClass.UNKNOWN)
    agree = sum((bool(found.kind), bool(header), signer.office in OF_AN_AGENCY))
    confidence: Confidence = "low" if not is_agencys or agree < 2 else "high" if agree == 3 else "medium"
    return _paper(sheet, found, None, signer, confidence, "none_civil" if is_agencys else "unknown", seen)


def _court_paper(
    sheet: Sheet, court: Court, form: str, seen: Seen, signature_seen: bool | None, in_spanish: bool
) -> Paper:
    """Step 4 and those after it: a court in the caption."""
    found, title_line = read_court_title(sheet, court)
    signers = find_signers(sheet, max(title_line, court.line), court.system)
    fit = kinds()[found.kind].fit if found.kind else ()
    signer = as_seen(best_signer(signers, fit), sheet, signature_seen)
    fits = fits_kind(signer, fit, sheet)
    case_no = docket_number(sheet)

    if form or claims_agency_too(sheet, court.line) or (has_a_number(sheet.flat) and not case_no):
        found = Finding("", PaperClass.UNKNOWN, found.title, ("possible_mismatch",))
    elif agency_signs(signers):
        found = replace(found, paper_class=PaperClass.UNKNOWN, flags=(*found.flags, "possible_mismatch"))
    elif in_spanish:
        found = Finding("", PaperClass.UNKNOWN, found.title, ("spanish_court",))
    elif (
        not found.kind
        and is_complaint(found.title)
        and signer.office in JUDGES
        and signer.has_signed is not False
    ):
        found = replace(found, flags=(*found.flags, "possible_pc_finding"))

    agree = sum((bool(found.kind), court.is_listed, fits is True and signer.has_signed is not False))
    is_sure = agree == 3 and signer.has_signed is True and bool(case_no)
    confidence: Confidence = "low" if agree < 2 else "high" if is_sure else "medium"
    return _paper(sheet, found, court, signer, confidence, crime_behind(found.kind, sheet), seen, fits)


def _paper(
    sheet: Sheet,
    found: Finding,
    court: Court | None,
    signer: Signer,
    confidence: Confidence,
    crime: Crime,
    seen: Seen,
    fits: bool | None = None,
) -> Paper:
    """Steps 6 to 8: the checks, what they leave of the class, and what staff do next."""
    dates = dates_on(sheet, found.kind)
    checks = check_paper(found.kind, sheet, court, signer, fits, dates, seen)
    if court is not None and found.kind:
        found = _after_checks(found, court, signer, {check.code for check in checks if check.passed is False})
    failed = [check.code for check in checks if check.passed is False]
    aside = tuple(REFERS[code] for code in failed if code in REFERS) if court is not None else ()
    flags = (*found.flags, *aside, *_notes(found, sheet))
    paper_class, row = found.paper_class, kinds().get(found.kind)
    steps = row.steps if row and row.steps and paper_class is row.paper_class else STEPS[paper_class]
    steps = (*steps, "S-17") if aside and "S-17" not in steps else steps
    return Paper(
        kind=found.kind,
        paper_class=paper_class,
        confidence="low" if paper_class is PaperClass.UNKNOWN else confidence,
        form_no="" if "several_papers" in flags else own_agency_form(sheet) or own_court_form(sheet),
        court_name=court.name if court else "",
        court_state=court.state if court else "",
        case_no=docket_number(sheet),
        title=found.title,
        issue_date=dates.issued,
        execute_by=dates.execute_by,
        response_date=dates.respond_by,
        signer_title=signer.title,
        signer=SIGNED_BY[signer.office],
        signature_present=signer.has_signed,
        document_kind=document_kind(found.kind, paper_class, sheet),
        crime=crime,
        flags=flags,
        checks=checks,
        next_steps=(*steps, "S-26") if "other_state" in flags else steps,
        features=find_features(sheet, found, court, signer, dates, seen, is_on_phone="phone_only" in flags),
    )


def _after_checks(found: Finding, court: Court, signer: Signer, failed: set[str]) -> Finding:
    """A court's paper without a known court, a fitting signature or a fitting date keeps its kind and loses its class."""
    why = {
        "C1": "other_state" if court.state not in ("", "CA") else "unlisted_court",
        "C2": "unsigned" if signer.has_signed is False else "wrong_signer",
        "C3": "out_of_date",
    }
    reasons = tuple(flag for code, flag in why.items() if code in failed)
    return (
        replace(found, paper_class=PaperClass.UNKNOWN, flags=(*found.flags, *reasons)) if reasons else found
    )


_GAG = r"\b(?:shall|must|may|do) not (?:be )?disclos|\bnon-?disclosure\b|\bunder seal\b"


def _notes(found: Finding, sheet: Sheet) -> Iterator[str]:
    """What staff should know of any paper."""
    if (found.paper_class in COURT_CLASSES or found.kind == "nsl") and pattern(_GAG).search(sheet.flat):
        yield "gag"
    if sheet.is_excerpt:
        yield "excerpt"
    if sheet.is_cut:
        yield "long_text"
