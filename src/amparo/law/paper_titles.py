"""The title of a court paper, and the kind that it names: step 4 of the procedure.

The title is the line of the caption that names the paper. Its order of questions is the safeguard: whatever asks for
a command, swears to one, drafts or returns one is asked about first, because its title holds the command's name.
"""

from amparo.law.paper_courts import Court
from amparo.law.paper_kinds import Finding, PaperClass, finding, kind_of_form
from amparo.law.paper_marks import own_court_form
from amparo.law.paper_sheet import Sheet, has_box, has_verb, is_prose, pattern, word_set

_NO_COMMAND = (
    r"application|affidavit|complaint|motion|petition|return|inventory|recall(?:ed|ing)?|quash(?:ed|ing)?"
)
_COMMAND = r"subpoena|warrant|orders?|writ|injunction|judgment|decree"
_NO_PAPER_OF_OURS = r"proposed|draft|summons|notice|indictment|information|requisition|minutes"
_TITLE_WORDS = rf"\b(?:{_NO_COMMAND}|{_COMMAND}|{_NO_PAPER_OF_OURS})\b"
_NOT_YET_A_COMMAND = rf"\b(?:{_NO_COMMAND})\b(?! (?:no|number|filed)\b)"
_ADJECTIVES = r"the|amended|first|second|final|temporary|stipulated|protective|interim|preliminary|permanent"
_ORDER_FIRST = rf"^(?:\W|\b(?:{_ADJECTIVES})\b)*"
_LED_BY_TITLE = rf"{_ORDER_FIRST}(?:(?:search|arrest|bench|material|criminal) )?{_TITLE_WORDS}"
# Here the paper begins to speak, and its caption is over.
_BODY = (
    r"^(?:to ?:|to (?:any|the sheriff|the warden|the marshal|all)\b|you are\b|i,|this (?:matter|cause|court)\b|"
    r"the people of the state of california,? to\b|before the court|upon\b|it is\b|it appearing|having\b|whereas\b|"
    r"an application by|the (?:above|court|undersigned)\b|greetings)"
)
_MATTER = r"^(?:in the matter|in re\b|in the search of|re the )"
_PARTY = r"(?:^| )vs?\.(?: |$)|\b(?:plaintiffs?|defendants?|petitioners?|respondents?|attorneys?)\b"
_CONTINUES = r"^(?:to|for|of|and|on|re|in|from|by|with|under|pursuant|granting|denying|directing)\b"
_BREAKS_OFF = r"\b(?:to|for|of|and|on|re|the|in|from|by|with|under|granting|denying|directing|enforcing)$"
# The choices of an arrest warrant, their boxes lost, and a clerk's stamp.
_NO_TITLE = r"\bindictment\b.*\binformation\b|\bviolation petition\b|\bcourt use only\b"
# Only these words of a title are kept: whoever is named beside them is not our business.
_KEPT = word_set(
    "a action ad administrative affidavit alien amended an and appear application arrest before bench body "
    "business cause civil compel complaint continuing corpus criminal custody debtor decision decree denying "
    "deportation detain detainer determination directing disclosure discrepancies documents draft duces "
    "enforce enforcing expedited extradition finding fine for form fugitive governor's grand granting habeas "
    "hearing illegal immigration in indictment information injunction inspection intent inventory issuance "
    "issue judge judgment jury juvenile material minutes motion no-bail notice objects of on or order orders "
    "permanent petition preliminary prior probable produce production proposed prosequendum protective "
    "quashing ramey re recall recalling recognizance records reinstate release removal requisition "
    "restraining return search seizure show stay subpoena summons supervised suspect tecum temporary "
    "testificandum testify the to tracking trial vacating violation warrant witness writ"
)


def title_lines(sheet: Sheet, court_line: int) -> list[tuple[int, str]]:
    """Lines of the caption that could name the paper: headings only, until the paper begins to speak."""
    found: list[tuple[int, str]] = []
    names_the_matter = False  # "In the Matter of the" / "APPLICATION OF …": a name that goes on, not a title
    for at, line in enumerate(sheet.caption):
        if at > court_line and pattern(_BODY).match(line):
            break
        is_matter = bool(pattern(_MATTER).match(line))
        skips, names_the_matter = names_the_matter or is_matter, is_matter and _breaks_off(line)
        if skips or has_box(line) or pattern(_NO_TITLE).search(line):
            continue
        if is_prose(line) and (has_verb(line) or len(line) > 90 or not pattern(_LED_BY_TITLE).match(line)):
            continue  # "Warrant for the arrest of a witness" is a title, though written like a sentence
        is_partys = pattern(_PARTY).search(line) and not _is_led_by_title(line)
        if is_partys or not pattern(_TITLE_WORDS).search(line):
            continue
        before = sheet.caption[at - 1] if found and found[-1][0] == at - 1 else ""
        if before and _continues(found[-1][1], before, line):
            found[-1] = (at, f"{found[-1][1]} {line}")
        else:
            found.append((at, line))
    return found


def _breaks_off(line: str) -> bool:
    return bool(pattern(_BREAKS_OFF).search(line))


def _continues(title: str, before: str, line: str) -> bool:
    """Whether the line goes on with the title above it: "ORDER GRANTING PETITIONER'S" / "MOTION TO COMPEL"."""
    if _breaks_off(before) or pattern(_CONTINUES).match(line):
        return True
    names_its_object = pattern(r"\b(?:granting|denying|regarding|re|on)\b").search(before)
    return is_headed_as_order(title) and bool(names_its_object)


def _is_led_by_title(line: str) -> bool:
    """A title that mentions a party; or two columns read as one, the party on the left, the title on the right."""
    ends = pattern(rf"(?:{_NO_COMMAND}|{_COMMAND})$").search(line)
    return bool(ends or pattern(_LED_BY_TITLE).match(line))


def is_headed_as_order(title: str) -> bool:
    """Whether "order" or the like leads the title: what follows ("granting petition …") is what it is about."""
    return bool(pattern(rf"{_ORDER_FIRST}(?:orders?|judgment|decree|injunction)\b").match(title))


def is_no_command_yet(title: str) -> bool:
    """Whether the title asks for a command, swears to one, drafts, returns or withdraws it, instead of giving it."""
    if pattern(r"\b(?:proposed|draft)\b").search(title):
        return True
    return not is_headed_as_order(title) and bool(pattern(_NOT_YET_A_COMMAND).search(title))


def kept_words(title: str) -> str:
    """The title without names, numbers and anything else that is not a word of titles."""
    words = [word for word in pattern(r"[a-z'-]+").findall(title[:240]) if word.lower() in _KEPT]
    kept = " ".join(words)
    while (trimmed := pattern(rf"^(?:a|an|and|of|on|or|the) |{_BREAKS_OFF}").sub("", kept).strip()) != kept:
        kept = trimmed
    return kept


def read_court_title(sheet: Sheet, court: Court) -> tuple[Finding, int]:
    """The kind that the caption's title names, and the line where it stands."""
    titles = title_lines(sheet, court.line)
    for at, title in titles:
        if is_no_command_yet(title):
            return Finding("", PaperClass.UNKNOWN, kept_words(title), ("not_a_command",)), at
    for at, title in titles:
        kind = kind_of_title(title, court, " ".join(sheet.lines[at + 1 :]))
        if kind:
            return finding(kind, kept_words(title)), at
    printed = kind_of_form().get(own_court_form(sheet), "")
    for at, title in titles:
        if printed and pattern(rf"\b(?:{_COMMAND})\b").search(title):
            # "Warrant by Telephone": the form's number says of what.
            return finding(printed, kept_words(title)), at
    at, title = titles[0] if titles else (court.line, "")
    return Finding("", PaperClass.UNKNOWN, kept_words(title), ("no_title",)), at


def is_complaint(title: str) -> bool:
    """Whether the title is that of a criminal complaint, which no signature of a judge turns into a warrant."""
    return bool(pattern(r"\bcomplaint\b").search(title))


def kind_of_title(title: str, court: Court, text: str) -> str:
    """The kind that a command's title names, or nothing. A court of another state lends California's names."""
    is_federal = court.system == "federal"
    if is_headed_as_order(title):
        return _kind_of_order(title, is_federal, text)
    if pattern(r"\bsubpoena\b").search(title):
        return _kind_of_subpoena(title, text) if is_federal else "ca_subpoena"
    if pattern(r"\bwarrant\b").search(title):
        return _kind_of_warrant(title, is_federal)
    if pattern(rf"\b(?:{_COMMAND})\b").search(title):
        return _kind_of_order(title, is_federal, text)
    return ""


def _kind_of_warrant(title: str, is_federal: bool) -> str:
    if pattern(r"\b(?:inspection|administrative search) warrant\b|warrant ?[-(]+ ?civil").search(title):
        return "civil_inspection_warrant"
    if pattern(r"\bwitness\b").search(title):
        return "ao443"
    if pattern(r"\b(?:search|seizure|tracking)\b").search(title):
        return "ao93" if is_federal else "ca_search"
    if pattern(r"\bfugitive\b|\bgovernor|\brequisition\b").search(title):
        return "governor_extradition"
    if pattern(r"\b(?:arrest|ramey|bench)\b").search(title):
        return "ao442" if is_federal else "ca_arrest"
    return ""


def _kind_of_subpoena(title: str, text: str) -> str:
    is_criminal = (
        r"\bgrand jury\b|\bcriminal (?:case|trial|action)\b|\bunited states of america,? vs?\.|-(?:cr|gj|mj)-"
    )
    is_civil = r"\bcivil (?:action|case)\b|\bAO ?88|-cv-"
    if pattern(is_civil).search(title) or not pattern(is_criminal).search(f"{title} {text}"):
        return "ao88"
    return "ao89_ao110"


_WRIT = r"\bwrit of habeas corpus ad (?:prosequendum|testificandum)\b|\bhabeas corpus ad\b"
_REFUSES = r"\b(?:deny|denying|denied|quash\w*|vacat\w+|recall\w*|dissolv\w+|stay\w*)\b"
_FINDS = r"\b(?:finds?|found|finding|is|establish\w*|determin\w+)\b"
_DENIES = r"\b(?:no|not|without|lack\w*|insufficient|den(?:y|ies|ied)|whether|if)\b"
_ARREST = (
    r"\bbe (?:arrested|taken into custody)\b|\bmay (?:lawfully )?arrest\b|\bcommanded to arrest\b|"
    r"\bauthori[sz]\w* (?:[\w']+ ){0,6}?(?:to )?(?:arrest|take (?:[\w']+ ){0,4}?into custody)|\bshall (?:be )?arrest|"
    r"\b(?:is|are) (?:hereby )?(?:ordered|commanded) (?:[\w']+ ){0,6}?(?:arrest|into custody)|"
    r"\barrest of (?:[\w'.]+ ){1,6}?is (?:hereby )?(?:authorized|ordered)|\border(?:s|ed)? the arrest\b"
)


def _kind_of_order(title: str, is_federal: bool, text: str) -> str:
    if pattern(_WRIT).search(title) and not pattern(_REFUSES).search(title):
        return "writ"
    if is_federal and not pattern(_REFUSES).search(title) and authorises_arrest_on_probable_cause(text):
        return "jud_pc_determination"
    return "fed_order" if is_federal else "ca_order"


def authorises_arrest_on_probable_cause(text: str) -> bool:
    """Whether a sentence finds probable cause and a sentence authorises the arrest; one that denies counts for none."""
    finds = allows = False
    for said in pattern(r"[.;:] (?=[A-Z(\d])").split(text):
        if len(said) > 2000 or pattern(_DENIES).search(said):
            continue
        finds = finds or bool(pattern(r"\bprobable cause\b").search(said) and pattern(_FINDS).search(said))
        allows = allows or bool(pattern(_ARREST).search(said))
    return finds and allows
