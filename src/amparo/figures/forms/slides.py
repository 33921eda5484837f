"""The report as slides: the few large numbers, the charts beside their numbers, the year before, who answered, what changed."""

from collections.abc import Iterator, Sequence

from amparo.figures.cells import sum_of_cell
from amparo.figures.forms.chart import chart_table, drawing, name_of
from amparo.figures.forms.parts import never_added
from amparo.figures.forms.press_note import leads
from amparo.figures.report import Report
from amparo.figures.sentences import (
    beside,
    change_head,
    change_words,
    chart_sentence,
    column_words,
    corrected_words,
    how_to_check,
    opening,
    say,
    so_far,
    source,
    who_answered,
)
from amparo.figures.spoken import spoken, state_word
from amparo.print.slides import Halves, Large, Listed, Picture, Rows, Said, Slide, SlideBlock, Slides, to_pdf
from amparo.register.tables import word_of
from amparo.terms import NOT_LEGAL_ADVICE, Language

_ROWS = 8
"""Rows of a table that one slide holds."""


def slides(report: Report, language: Language) -> bytes:
    """The slides as PDF/UA-1, of the day on which the release was made. Raises FileError without a typesetter."""
    made = Slides(
        language,
        say("title_slides", language, year=report.year),
        report.agency.name[language],
        (*opening(report, language), source(report, language), NOT_LEGAL_ADVICE[language]),
        tuple(_slides(report, language)),
        f"{say('slide_of', language, number=report.number)} · {report.agency.name[language]} · {NOT_LEGAL_ADVICE[language]}",
    )
    return to_pdf(made, report.made_on)


def _slides(report: Report, language: Language) -> Iterator[Slide]:
    notes = tuple(Said(one, quiet=True) for one in opening(report, language))
    numbers = tuple(
        (spoken(one.year, language), f"{one.headline.title[language]}, {report.year}")
        for one in leads(report)
    )
    changes = [beside(one, report, language) or so_far(one, report, language) for one in leads(report)]
    short = tuple(one for one in changes if one) or tuple(who_answered(report, language))
    yield Slide(say("at_a_glance", language), (Large(numbers), *notes, Listed(short)))
    for one in report.charts:
        table = chart_table(one, report, language)
        flat = tuple(tuple(str(part) for cell in row for part in cell) for row in table.rows)
        told = chart_sentence(one, report, language)
        numbered = Rows(table.head, flat[-_ROWS:], (3, 1))
        picture = Picture(drawing(one, report, language), told)
        yield Slide(name_of(one, language), (Said(told), Halves(picture, numbered)))
    yield from _all_heads(report, language)
    yield from _coverage(report, language)
    yield from _corrections(report, language)
    yield from _definitions(report, language)
    checks = (Said(how_to_check(report, language)), Said(say("not_zero", language), quiet=True))
    yield Slide(say("how_to_check", language), checks)


def _all_heads(report: Report, language: Language) -> Iterator[Slide]:
    columns = [one for one in report.columns if one.when != "quarter"]
    changes = change_head(report, language)
    head = [say("figure", language), *(column_words(one, language) for one in columns)]
    head += [changes] if changes else []
    rows = list[tuple[str, ...]]()
    for one in report.heads:
        by_when = {"before": one.before, "year": one.year, "to_date": one.to_date}
        found = [by_when[column.when] for column in columns]
        cells = [spoken(total, language) for total in found if total is not None]
        cells += [change_words(one.change, language)] if changes else []
        rows.append((one.headline.title[language], *cells))
    yield from _tabled("in_short", tuple(head), rows, (4, *(2 for _ in head[1:])), language)


def _coverage(report: Report, language: Language) -> Iterator[Slide]:
    told = Listed(tuple(who_answered(report, language)))
    rows = [(one.agency.name[language], state_word(one.state, language)) for one in report.others]
    head = (say("agency", language), say("what_it_said", language))
    yield from _tabled("who_answered", head, rows, (3, 2), language, above=(told,), most=6)


def _corrections(report: Report, language: Language) -> Iterator[Slide]:
    if not report.corrected:
        yield Slide(say("corrections", language), (Said(say("no_corrections", language)),))
        return
    rows = [
        (
            corrected_words(one, language),
            spoken(sum_of_cell(one.correction.old), language),
            spoken(sum_of_cell(one.correction.new), language),
            word_of("correction", one.correction.reason, language),
            say("release", language, number=one.correction.release),
            say("release", language, number=one.since),
        )
        for one in report.corrected
    ]
    head = tuple(say(one, language) for one in ("figure", "was", "is", "why", "was_in", "since"))
    yield from _tabled("corrections", head, rows, (4, 1, 1, 3, 2, 2), language, most=5)


def _definitions(report: Report, language: Language) -> Iterator[Slide]:
    """What each figure of the slides counts, two tables to a slide; and what the large numbers must not be added to."""
    used = {table for one in report.heads for table, _, _ in one.headline.adds}
    sections = [one for one in report.sections if one.table in used]
    told = [f"{one.spec.title[language]}: {one.spec.definition[language]}" for one in sections]
    for first in range(0, len(told), 2):
        yield Slide(say("definitions", language), tuple(map(Said, told[first : first + 2])))
    large = {table for one in leads(report) for table, _, _ in one.headline.adds}
    never = [line for one in sections if one.table in large for line in never_added(one, language)]
    for first in range(0, len(never), 3):
        yield Slide(say("not_added", language), (Listed(tuple(never[first : first + 3])),))


def _tabled(
    name: str,
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
    language: Language,
    most: int = _ROWS,
    above: tuple[SlideBlock, ...] = (),
) -> Iterator[Slide]:
    """A table over as many slides as it needs."""
    for first in range(0, len(rows), most):
        table = Rows(head, tuple(rows[first : first + most]), widths)
        yield Slide(say(name, language), (*above, table) if first == 0 else (table,))
