"""The report as a press note: the sentences, who answered, what was corrected, how to check it; as HTML and as plain text."""

from textwrap import fill

from amparo.figures.cells import sum_of_cell
from amparo.figures.forms.parts import check_blocks, correction_blocks, document, heading, never_added, points
from amparo.figures.report import Corrected, Head, Report
from amparo.figures.sentences import (
    beside,
    corrected_words,
    how_to_check,
    opening,
    say,
    sentence,
    so_far,
    source,
    told,
    who_answered,
)
from amparo.figures.spoken import spoken
from amparo.print.blocks import Block, Paragraph
from amparo.print.screen import to_html
from amparo.register.tables import word_of
from amparo.terms import NOT_LEGAL_ADVICE, Language

_WIDE = 76


def press_note(report: Report, language: Language) -> bytes:
    """The press note, as HTML."""
    front = [Paragraph((one,)) for one in opening(report, language)]
    blocks: list[Block] = [heading("in_short", language, 1)]
    if report.standing.answered:
        blocks.append(points([sentence(one, report, language) for one in leads(report)]))
    changes = [beside(one, report, language) for one in leads(report)]
    changes += [so_far(one, report, language) for one in leads(report)]
    if any(changes):
        blocks += [heading("beside_before", language), points([one for one in changes if one])]
    blocks += [heading("who_answered", language), points(list(who_answered(report, language)))]
    blocks += [
        *_definitions(report, language),
        *correction_blocks(report, language),
        *check_blocks(report, language),
    ]
    return to_html(document(report, language, "title_press", front, blocks))


def leads(report: Report) -> list[Head]:
    """The few figures that come first."""
    return [one for one in report.heads if one.headline.lead]


def _definitions(report: Report, language: Language) -> list[Block]:
    """What the figures of the note count."""
    tables = dict.fromkeys(table for one in leads(report) for table, _, _ in one.headline.adds)
    specs = [one.spec for one in report.sections if one.table in tables]
    lines = [f"{spec.title[language]}: {spec.definition[language]}" for spec in specs]
    never = [line for one in report.sections if one.table in tables for line in never_added(one, language)]
    return [
        heading("definitions", language),
        points(lines),
        heading("not_added", language),
        points(never),
    ]


def plain_text(report: Report, language: Language) -> str:
    """The press note as plain text."""
    sentences = [sentence(one, report, language) for one in leads(report)] if report.standing.answered else []
    changes = [beside(one, report, language) for one in leads(report)]
    changes += [so_far(one, report, language) for one in leads(report)]
    body = [*opening(report, language), *sentences, *filter(None, changes), *who_answered(report, language)]
    return _text(report, "title_press", body, language)


def sentences_text(report: Report, language: Language) -> str:
    """Every sentence of the report as plain text, each in a line of its own, to be taken over word for word."""
    return _text(report, "title_slides", list(told(report, language)), language, wide=0)


def _text(report: Report, title: str, body: list[str], language: Language, wide: int = _WIDE) -> str:
    lines = [
        say(title, language, year=report.year),
        report.agency.name[language],
        "",
        *body,
        "",
        f"{say('corrections', language)}:",
        *(_correction(one, language) for one in report.corrected),
        *(() if report.corrected else (say("no_corrections", language),)),
        "",
        source(report, language),
        how_to_check(report, language),
        say("not_zero", language),
        NOT_LEGAL_ADVICE[language],
    ]
    return "".join(f"{fill(one, wide, break_on_hyphens=False) if wide else one}\n" for one in lines)


def _correction(one: Corrected, language: Language) -> str:
    told = one.correction
    return say(
        "correction_told",
        language,
        what=corrected_words(one, language),
        old=spoken(sum_of_cell(told.old), language),
        new=spoken(sum_of_cell(told.new), language),
        why=word_of("correction", told.reason, language),
        was_in=told.release,
        since=one.since,
    )
