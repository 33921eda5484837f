"""Every paper of a forum as files: the packet, what is posted and handed out, the forms of its figures, the data."""

import re
from collections.abc import Iterator
from datetime import date

from amparo.figures.forms.csv_form import csv_form
from amparo.figures.forms.press_note import plain_text, press_note
from amparo.figures.forms.slides import slides
from amparo.figures.forms.staff_report import on_paper, on_screen
from amparo.figures.speech import LANGUAGES, NAMES, OTHER
from amparo.forum.agenda import agenda
from amparo.forum.calendar_file import calendar_file
from amparo.forum.notice_text import notice, notice_dates
from amparo.forum.packet import Packet
from amparo.forum.packet_data import packet_data
from amparo.forum.packet_paper import packet_document
from amparo.forum.sign_up import sign_up
from amparo.print.blocks import Document
from amparo.print.paper import to_pdf, typesetter
from amparo.print.screen import to_html
from amparo.terms import FileError, Language

_LETTER = re.compile(r'the text `"(.{1,20}?)"` could not be displayed')


def packet_files(packet: Packet) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file. The same packet gives the same bytes.

    Of a draft there are no forms of the figures and no press note: they could not say that they are one.
    Raises FileError where the typesetter is not installed.
    """
    yield "forum.json", packet_data(packet)
    for language in LANGUAGES:
        for name, content in _in_language(packet, language):
            yield f"{language}/{name}", content
    if packet.is_draft:
        return
    for report in packet.reports:
        yield f"figures-{report.agency.id}.csv", csv_form(report)
        for language in LANGUAGES:
            folder = f"{language}/{report.agency.id}"
            yield f"{folder}/press-note.txt", plain_text(report, language).encode()
            yield f"{folder}/press-note.html", press_note(report, language)
            yield f"{folder}/slides.pdf", slides(report, language)
            yield f"{folder}/staff-report.html", on_screen(report, language)
            yield f"{folder}/staff-report.pdf", on_paper(report, language)


def _in_language(packet: Packet, language: Language) -> Iterator[tuple[str, bytes]]:
    document, other = packet_document(packet, language), OTHER[language]
    yield "packet.pdf", _on_paper(document, packet.release.made_on)
    yield "packet.html", to_html(document, (f"../{other}/packet.html", NAMES[other], other))
    yield "notice.txt", notice(packet, language).encode()
    yield "notice-dates.txt", notice_dates(packet, language).encode()
    yield "agenda.txt", agenda(packet, language).encode()
    yield "forum.ics", calendar_file(packet, language)
    yield "sign-up.pdf", sign_up(packet, language)


def _on_paper(document: Document, on: date) -> bytes:
    """The packet as PDF/UA-1. Raises FileError where the fonts of the house lack a letter of the plan, or of a question."""
    typst = typesetter()
    try:
        return to_pdf(document, on)
    except typst.TypstError as error:
        lacking = _LETTER.search(str(error))
        if lacking is None:
            raise
        raise FileError(
            "the plan",
            f"no font of the packet holds this: {lacking[1]}",
            "Find it in the plan or in its questions, and spell it in letters of English or Spanish.",
        ) from error
