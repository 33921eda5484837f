"""Blocks that several forms of a report share: its tables, who answered, corrections, definitions, and how to check it."""

from collections.abc import Sequence

from amparo.figures.cells import Sum, sum_of_cell
from amparo.figures.report import Column, Report, Section
from amparo.figures.sentences import (
    change_head,
    change_words,
    column_words,
    corrected_words,
    how_to_check,
    line_words,
    say,
    source,
    who_answered,
)
from amparo.figures.speech import day, period
from amparo.figures.spoken import capital, spoken, state_word
from amparo.print.blocks import Block, Document, Heading, Item, Items, Note, Paragraph, Table, Text, anchor
from amparo.register.tables import TABLES, word_of
from amparo.terms import NOT_LEGAL_ADVICE, Language


def document(
    report: Report, language: Language, title: str, front: Sequence[Block], blocks: Sequence[Block]
) -> Document:
    """A document of a report: what it rests on stands on its first page and its foot."""
    advice = Note("", (Paragraph((NOT_LEGAL_ADVICE[language],)),), "quiet")
    return Document(
        language,
        say(title, language, year=report.year),
        report.agency.name[language],
        (*front, Paragraph((source(report, language),), quiet=True), advice),
        tuple(blocks),
        say("contents", language),
        f"{source(report, language)} {NOT_LEGAL_ADVICE[language]}",
        say("skip", language),
    )


def heading(name: str, language: Language, level: int = 2) -> Heading:
    """A heading, by the name of its words; one of the first level begins a page."""
    return Heading(level, say(name, language), anchor(name))


def points(sentences: Sequence[str]) -> Items:
    """Sentences as a list."""
    return Items(tuple(Item((one,)) for one in sentences))


def shown(total: Sum | None, language: Language) -> str:
    """One value of a table."""
    return say("by_year_only", language) if total is None else spoken(total, language)


def section_table(report: Report, section: Section, columns: Sequence[Column], language: Language) -> Table:
    """A public table with these columns of the report, and the change from the year before where there is one."""
    places = [report.columns.index(one) for one in columns]
    changes = change_head(report, language)
    head = [say("figure", language), *(column_words(one, language) for one in columns)]
    rows = list[tuple[Text, ...]]()
    for line in section.told:
        cells = [line_words(section.table, line, language)]
        cells += [shown(line.sums[place], language) for place in places]
        if changes:
            cells.append(change_words(line.change, language))
        rows.append(tuple((one,) for one in cells))
    if changes:
        head.append(changes)
    widths = (4, *(1 for _ in head[1:])) if len(head) > 4 else (3, *(1 for _ in head[1:]))
    return Table(section.spec.title[language], tuple(head), tuple(rows), widths)


def section_blocks(report: Report, columns: Sequence[Column], language: Language) -> list[Block]:
    """Every public table with its definition beside its numbers, and what must not be added to what."""
    blocks: list[Block] = [heading("definitions", language, 1)]
    for section in report.sections:
        blocks.append(Heading(2, section.spec.title[language], anchor("table", section.table)))
        blocks.append(Paragraph((section.spec.definition[language],)))
        if section.told:
            blocks.append(section_table(report, section, columns, language))
        if section.leaves_zeros_out:
            blocks.append(
                Paragraph((say("rest_zero" if section.told else "all_zero", language),), quiet=True)
            )
        for measure in section.partly:
            title = section.spec.measures[measure].title[language]
            blocks.append(Paragraph((say("rest_unknown", language, title=title),), quiet=True))
        blocks += [Paragraph((one,), quiet=True) for one in never_added(section, language)]
    return blocks


def never_added(section: Section, language: Language) -> list[str]:
    """What each measure of a table must not be added to, in sentences."""
    told = list[str]()
    for measure in section.spec.measures.values():
        others = [
            say("itself", language)  # of other periods: the same people may stand in several
            if TABLES[table].measures[name] is measure
            else f"{TABLES[table].measures[name].title[language]} ({TABLES[table].title[language]})"
            for table, _, name in (one.partition(".") for one in measure.never_add)
        ]
        if others:
            title = measure.title[language]
            told.append(say("never_add", language, title=title, others="; ".join(others)))
    return told


def coverage_blocks(report: Report, language: Language) -> list[Block]:
    """Who was asked and who answered, and what the agency's own figures rest on."""
    agencies = tuple(
        ((one.agency.name[language],), (state_word(one.state, language),)) for one in report.others
    )
    heads = (say("agency", language), say("what_it_said", language))
    blocks: list[Block] = [
        heading("who_answered", language),
        *(Paragraph((one,)) for one in who_answered(report, language)),
        Table(say("who_answered", language), heads, agencies, (3, 2)),
    ]
    closed = tuple(
        (
            (capital(period(one.period, language)),),
            (state_word(one.state, language),),
            (word_of("office", one.office, language) if one.office else "—",),
            (day(one.closed_on, language) if one.closed_on else "—",),
        )
        for one in report.standing.periods
    )
    if closed:
        names = ("period", "what_it_said", "closed_by", "closed_on")
        blocks.append(
            Table(say("rests_on", language), tuple(say(one, language) for one in names), closed, (2, 2, 2, 2))
        )
    return blocks


def correction_blocks(report: Report, language: Language) -> list[Block]:
    """Every correction of a figure that is shown: old, new, why, and in which release."""
    blocks: list[Block] = [heading("corrections", language)]
    if not report.corrected:
        return [*blocks, Paragraph((say("no_corrections", language),))]
    rows = tuple(
        (
            (corrected_words(one, language),),
            (spoken(sum_of_cell(one.correction.old), language),),
            (spoken(sum_of_cell(one.correction.new), language),),
            (word_of("correction", one.correction.reason, language),),
            (say("release", language, number=one.correction.release),),
            (say("release", language, number=one.since),),
        )
        for one in report.corrected
    )
    names = ("figure", "was", "is", "why", "was_in", "since")
    heads = tuple(say(one, language) for one in names)
    return [*blocks, Table(say("corrections", language), heads, rows, (4, 1, 1, 3, 2, 2))]


def check_blocks(report: Report, language: Language) -> list[Block]:
    """How to check it, and what is not zero."""
    return [
        heading("how_to_check", language),
        Paragraph((how_to_check(report, language),)),
        Paragraph((say("not_zero", language),), quiet=True),
    ]
