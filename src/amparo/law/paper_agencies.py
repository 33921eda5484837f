"""Papers that no court issued: agency forms by number or title, letters, and what only calls itself a command."""

from amparo.law.paper_kinds import Finding, PaperClass, finding, kind_of_form, kinds
from amparo.law.paper_sheet import Sheet, has_box, is_prose, pattern
from amparo.law.paper_titles import kept_words

HEADER = (
    r"department of homeland security|immigration (?:and|&) customs enforcement|customs (?:and|&) border protection|"
    r"enforcement and removal operations|homeland security investigations|executive office for immigration review|"
    r"immigration court|board of immigration appeals|citizenship (?:and|&) immigration services|"
    r"departamento de seguridad nacional|servicio de inmigracion y control de aduanas|"
    r"servicio de inmigración y control de aduanas"
)
_IMMIGRATION_COURT = r"executive office for immigration review|immigration court|board of immigration appeals"
_OTHER_FEDERAL = (
    r"office of (?:the )?inspector general|drug enforcement administration|health (?:and|&) human services|"
    r"department of labor|internal revenue service|federal bureau of investigation|department of the treasury|"
    r"department of education|department of agriculture|social security administration|federal trade commission|"
    r"equal employment opportunity commission|national labor relations board|housing and urban development|"
    r"(?:united states|u\. ?s\.) department of justice|bureau of alcohol"
)
_CALIFORNIA = (
    r"(?<!people of the )state of california|california (?:department|state|civil|legislature|assembly|senate|health)|"
    r"attorney general of california|(?:assembly|senate) (?:select |standing )?committee|labor commissioner"
)

# Titles that no other issuer uses: they name their kind also where the header was cut off.
_OWN_TITLES = (
    ("i200", r"warrant for (?:the )?arrest of alien"),
    ("i205", r"warrant of (?:removal|deportation)"),
    ("i203", r"order to detain or release"),
    (
        "i247a",
        r"immigration detainer|request for (?:advance|voluntary) (?:notification of release|action|transfer)",
    ),
    (
        "i860_i851_i871",
        r"order of expedited removal|final administrative removal order|reinstate(?:ment of)? prior order",
    ),
    ("i213", r"record of deportable"),
    ("ij_order", r"(?:order|decision) of the immigration judge|decision of the board of immigration appeals"),
    ("i220_i286", r"order of release on recognizance|order of supervision|notice of custody determination"),
    ("interpol_notice", r"\binterpol\b|red notice"),
)
# Titles that mean this only below an agency's header.
_TITLES_UNDER_HEADER = (
    ("i862", r"notice to appear"),
    ("noi_i9", r"notice of inspection"),
    (
        "i9_result",
        r"notice of (?:suspect documents|discrepanc|technical|intent to fine|unauthorized)|procedural failure",
    ),
    ("sevp_letter", r"\bsevp\b|\bsevis\b|student and exchange visitor|designated school official"),
)
_USC = r"u\. ?s\. ?c\. ?(?:§|section)?"
_NSL = rf"national security letter|\b18 ?{_USC} ?2709\b|\b1[28] ?{_USC} ?3414\b"
_CUSTOMS = rf"\b19 ?{_USC} ?1509\b"
_CONSENT = r"\bi,?(?: \S+){0,8}? ?,? hereby (?:give my )?consent\b|\bi hereby (?:voluntarily )?(?:consent|authorize)\b"
_CALLS_ITSELF = (
    r"\b(?:warrants?|orders?|subpoenas?|writ|injunction|judgment|summons|decree|orden|citatorio)\b"
)
_COMMANDS = r"\bit is (?:so |hereby )?ordered\b|\byou are (?:hereby )?commanded\b|\bcourt (?:orders|finds)\b"
_SPANISH_COURT = r"\b(?:tribunal|corte|juzgado|juez|jueza|magistrad[oa])\b"


def find_header(caption: tuple[str, ...]) -> str:
    """Whose letterhead the lines bear: `eoir`, `dhs`, `federal`, `california`, or nothing."""
    lines = [line for line in caption if not has_box(line) and _is_heading(line)]
    for header, words in (("eoir", _IMMIGRATION_COURT), ("dhs", HEADER), ("federal", _OTHER_FEDERAL)):
        if any(pattern(words).search(line) for line in lines):
            return header
    return "california" if any(pattern(_CALIFORNIA).search(line) for line in lines) else ""


def claims_agency_too(sheet: Sheet, court_line: int) -> bool:
    """Whether a paper with a court in its caption looks like an agency's too: letterhead above, or a form's title.

    An agency named below the court is a party. One in a lawyer's address at the top is a client.
    """
    above = sheet.caption[:court_line]
    is_lawyers = any(pattern(r"\battorneys?\b").search(line) for line in above)
    if find_header(above) in ("eoir", "dhs") and not is_lawyers:
        return True
    titles = "|".join(words for kind, words in _OWN_TITLES if kind != "interpol_notice")
    starts = pattern(rf"^(?:\W|form\b|i-\d+[a-z]?\b)*(?:{titles})")
    return any(starts.match(line[:240]) for line in _headings(sheet))


def _is_heading(line: str) -> bool:
    """A letterhead stands at the beginning of a short line; a sentence only mentions an agency."""
    lead = r"^(?:.{0,40}(?:\bof|\bthe|u\.s\.|[-|:,/]) )?(?:u\. ?s\. |united states |\W)*"
    names = f"{HEADER}|{_OTHER_FEDERAL}|{_CALIFORNIA}"
    if not pattern(f"{lead}(?:{names})").search(line[:240]):
        return False
    has_no_breaks = len(line) > 240  # a text that lost its line breaks has no short line
    return has_no_breaks or not is_prose(line.partition(" - ")[0])


def own_title(sheet: Sheet) -> str:
    """The kind whose own title stands among the headings of the caption, whoever the paper says it is from."""
    for line in _headings(sheet):
        for kind, words in _OWN_TITLES:
            if pattern(words).search(line):
                return kind
    return ""


def _headings(sheet: Sheet) -> list[str]:
    return [line for line in sheet.caption if not has_box(line) and not is_prose(line)]


def read_agency_paper(sheet: Sheet, form: str, header: str) -> Finding:
    """The kind of a paper whose caption names no court: by its own form number, else by header and title."""
    kind, titled = kind_of_form().get(form, ""), own_title(sheet)
    if kind and titled and kind != titled and "interpol_notice" not in (kind, titled):
        # Two papers in one text, as a detainer with its warrant: the first is the one that is named on top.
        return Finding(titled, kinds()[titled].paper_class, flags=("several_papers",))
    kind = kind or titled
    if not kind:
        kind = _below_header(sheet, header) if header else _without_header(sheet)
    titles = [line for line in _headings(sheet) if pattern(_CALLS_ITSELF).search(line)]
    if kind == "other_agency_subpoena" and any(pattern(r"\bgrand jury\b").search(line) for line in titles):
        kind = ""  # a grand jury is a court's; a paper that names no court leaves it open
    title = kept_words(titles[0]) if titles else ""
    if kind:
        return finding(kind, title)
    if header in ("dhs", "eoir"):
        return Finding("", PaperClass.ADMIN_NOTICE, title)
    if any(pattern(r"governor's (?:warrant|requisition)|fugitive").search(line) for line in titles):
        # No magistrate signed it.
        return Finding("governor_extradition", PaperClass.UNKNOWN, title, ("no_court",))
    if any(pattern(_SPANISH_COURT).search(line) for line in _headings(sheet)):
        return Finding("", PaperClass.UNKNOWN, title, ("spanish_court",))
    if titles or pattern(_COMMANDS).search(sheet.flat):
        return Finding("", PaperClass.UNKNOWN, title, ("no_court",))
    return finding("letter_email_card")


def _below_header(sheet: Sheet, header: str) -> str:
    """Step 3: an agency's paper without a form number, by its title."""
    headings = " / ".join(_headings(sheet))
    text = sheet.flat
    if pattern(_NSL).search(text) and header in ("federal", "dhs"):
        return "nsl"
    if pattern(_CONSENT).search(text):
        return "ice_consent"
    if header == "eoir":
        return "ij_order" if pattern(r"\b(?:orders?|decision)\b").search(headings) else _titled(headings)
    kind = _titled(headings)
    demands = pattern(r"\bsubpoena\b|\bsummons\b|civil investigative demand").search(headings)
    if kind and (header == "dhs" or kind == "noi_i9") and not (demands and kind == "sevp_letter"):
        return kind
    if demands and demands[0].lower() == "summons" and pattern(_CUSTOMS).search(text):
        return "customs_summons"
    if demands and header == "california":
        return "ca_admin_subpoena"
    if demands:
        is_others = header == "federal" or pattern(r"inspector general").search(headings)
        return "other_agency_subpoena" if is_others else "i138"
    if header == "dhs" and pattern(r"\b274a\.2\b").search(text) and pattern(r"\binspect").search(text):
        return "noi_i9"
    return ""


def _titled(headings: str) -> str:
    return next((kind for kind, words in _TITLES_UNDER_HEADER if pattern(words).search(headings)), "")


def _without_header(sheet: Sheet) -> str:
    """What names itself even without a letterhead."""
    text = sheet.flat
    if pattern(_NSL).search(" ".join(_headings(sheet))):
        return "nsl"
    if pattern(_CONSENT).search(text) and pattern(r"_{3,}|signature").search(text):
        return "ice_consent"
    kind = _titled(" / ".join(_headings(sheet)))
    names_its_law = {"noi_i9": r"\bI-9\b|\b274a\b", "i862": r"\bremoval proceedings\b"}
    return kind if kind in names_its_law and pattern(names_its_law[kind]).search(text) else ""
