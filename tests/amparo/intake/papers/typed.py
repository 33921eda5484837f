"""Documents typed for the tests: each line of text becomes a line of words, [x], [ ] and [?] become boxes to tick."""

from dataclasses import replace

from amparo.documents import Box, Document, How, Ink, Page, Tick, Word
from amparo.intake.papers import PaperRead, read_papers

HEAD = "DEPARTMENT OF HOMELAND SECURITY\nIMMIGRATION DETAINER - NOTICE OF ACTION\n"
FORM = """
Subject ID: 000-FICTION     File No: A-000-000-000
Event #: MAD-2501-0000      Date: 01/09/2025
Name of Alien: FICTICIO EJEMPLO, Alex
Date of Birth: 01/01/1988     Citizenship: FREEDONIA     Sex: M
1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS (complete box 1 or 2):
[ ] A final order of removal against the alien;
[ ] The pendency of ongoing removal proceedings against the alien;
[x] Biometric confirmation of the alien's identity;
[ ] Statements made by the alien to an immigration officer;
[ ] DHS transferred the alien to your custody for a proceeding.
IT IS THEREFORE REQUESTED THAT YOU:
* Notify DHS as early as practicable before the alien is released.
* Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS.
* Relay this detainer to any other law enforcement agency.
* Notify this office in the event of the alien's death or hospitalization.
[ ] If checked: please cancel the detainer previously submitted to you on ________ (date).
Local Booking/Inmate #: B-1002     Estimated release date/time: 01/23/2025 08:00
This form was served upon the alien on __________, in the following manner:
[ ] in person
[ ] by inmate mail delivery
DHS Form I-247A (3/17)
"""
WIDE, HIGH = 0.0085, 0.016


def document(text: str, how: How = "text", sure: float = 1.0) -> Document:
    """The text as a document; a form feed begins a new page."""
    words: list[Word] = []
    ticks: list[Tick] = []
    pages = text.strip("\n").split("\f")
    for number, page in enumerate(pages, 1):
        for line, row in enumerate(page.strip("\n").splitlines(), 1):
            _lay(row, number, line, how, sure, words, ticks)
    blank = Ink(10, 10, bytes(100))
    read = tuple(
        Page(n, 612, 792, "ocr" if how == "ocr" else "text", ink=blank) for n in range(1, len(pages) + 1)
    )
    return Document(
        "typed", "application/pdf", "0" * 64, 1, len(pages), read, tuple(words), tuple(ticks), (), ()
    )


def _lay(row: str, page: int, line: int, how: How, sure: float, words: list[Word], ticks: list[Tick]) -> None:
    top, start = line * 0.022, 0
    row = row.replace("[ ]", "[_]")
    for word in row.split():
        start = row.index(word, start)
        place = Box(0.05 + start * WIDE, top, 0.05 + (start + len(word)) * WIDE, top + HIGH)
        if word in ("[x]", "[_]", "[?]"):
            said = {"[x]": True, "[_]": False, "[?]": None}[word]
            ticks.append(Tick(page, place, said, "ink", 0.9 if said is not None else 0.5, line=line))
        else:
            words.append(Word(word, page, place, how, sure, line))
        start += len(word)


def read(text: str = FORM, how: How = "text", sure: float = 1.0) -> PaperRead:
    """The paper that is typed."""
    return read_papers(document(HEAD + text, how, sure))


def less_sure(paper: Document, word: str, sure: float) -> Document:
    """The same document with one word hardly read."""
    words = tuple(replace(one, sure=sure, how="ocr") if one.text == word else one for one in paper.words)
    return replace(paper, words=words)
