"""Looks for people in texts that become public: a title before a name, words by which people tell who they are, numbers of files.

It finds what can be told from the shape of words. A bare name in the middle of a sentence ("what Ana told us") looks like
any word with a capital letter and is not found: whoever writes the register reads it once more before it goes out.
Mailboxes and telephone numbers are refused when the file is read (`reading`).
"""

import re
from collections.abc import Iterator

_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’-]+"
_TITLES = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Sr|Sra|Srta|Dra|Don|Doña|Señor|Señora|Señorita)\b\.?\s+{_NAME}"
)
_SELF = re.compile(
    rf"\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir)\s+name\s+is|[Ii]\s+am|I['’]m|[Mm]e\s+llamo|[Ss]e\s+llama|[Mm]i\s+nombre\s+es|[Ss]u\s+nombre\s+es|[Ss]oy)"
    rf"\s+{_NAME}"
)
_KIN = re.compile(
    r"\b(?:[Mm]y|[Mm]i|[Hh]er|[Hh]is|[Ss]u)\s+(?:son|daughter|husband|wife|brother|sister|father|mother|cousin|friend|"
    rf"hijo|hija|esposo|esposa|hermano|hermana|padre|madre|primo|prima|amigo|amiga)\s*,?\s+{_NAME}"
)
_NUMBERS = re.compile(
    r"\bA[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}\b|\b\d{6,}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b", re.ASCII
)
_STREET = re.compile(
    rf"\b\d{{1,5}}\s+(?:{_NAME}\s+){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Way|Boulevard|Blvd)\b"
    rf"|\b(?:Calle|Avenida|Camino)\s+{_NAME}[^.;]{{0,30}}?\s\d{{1,5}}\b"
)
_OFFICE = re.compile(
    r"\b(?:office|department|division|board|council|counsel|commission|committee|clerk|executive|manager|administrator|"
    r"sheriff|police|probation|attorney|defender|jail|services|agency|district|court|library|chair|supervisors|staff)\b",
    re.IGNORECASE,
)
_PERSON_AFTER_OFFICE = re.compile(
    r"\b(?:Sheriff|Chief|Supervisor|Deputy|Captain|Lieutenant|Sergeant|Councilmember|Attorney)\s+"
    r"(?!Office|Department|Administration|General|Services|Division|Records)[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?\s*$"
)


def tells_of_somebody(text: str, titles_only: bool = False) -> Iterator[str]:
    """Every place of a text that looks as if it told who somebody is."""
    for pattern in (_TITLES,) if titles_only else (_TITLES, _SELF, _KIN, _NUMBERS, _STREET):
        for hit in pattern.finditer(text):
            yield hit.group()


def is_an_office(owner: str) -> bool:
    """Whether an owner names an office, as far as its words tell."""
    return bool(_OFFICE.search(owner)) and not _PERSON_AFTER_OFFICE.search(owner)
