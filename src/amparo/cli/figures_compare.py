"""amparo figures compare MEASURE --year Y: counties side by side, like measures alone, with those of which nothing was found."""

import argparse
import json
from typing import Any

from amparo.cli import figures_words as words
from amparo.cli.figures_read import read_tables
from amparo.cli.shown_text import in_one_line
from amparo.figures.reported.collection import collected, completed, fields_of, published
from amparo.figures.reported.comparison import Comparison, Entry, Group, compare, share_of
from amparo.figures.reported.figure import FiguresError, Reported
from amparo.figures.reported.findings import period_words, told
from amparo.figures.vocabulary import KINDS, MEASURES, UNITS, WORDS
from amparo.terms import NOT_LEGAL_ADVICE, FactValueError, Language


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "figures compare",
        help="the published figures of California's counties side by side, like measures alone",
        description=(
            "Compares the counties' published totals of one measure in a calendar year. Other units, kinds and periods are "
            "set apart; figures that do not agree are all shown; counties without a figure are named. Nothing is averaged."
        ),
        epilog="Example: amparo figures compare transfers --year 2018",
    )
    command.add_argument("measure", metavar="MEASURE", help=f"one of: {', '.join(MEASURES)}")
    command.add_argument(
        "files", metavar="FILE", nargs="*", help="further tables, beside the collected figures"
    )
    command.add_argument("--year", type=int, required=True, help="the calendar year")
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and show. Raises FactValueError for a measure or year that cannot be, FileError for a file."""
    language: Language = options.language
    word = WORDS.get(options.measure)
    if word is None:
        raise FactValueError(
            "MEASURE", f"{options.measure!r} is not defined.", f"Known: {', '.join(MEASURES)}."
        )
    if not 1900 <= options.year <= 2999:
        raise FactValueError(
            "--year", f"{options.year} is no year of these figures.", "Give one such as 2018."
        )
    figures = collected()
    if options.files:
        readings = read_tables(options.files)
        if faults := tuple(fault for one in readings for fault in one.faults):
            raise FiguresError(faults)
        figures = completed([*published().figures, *(figure for one in readings for figure in one.figures)])
    compared = compare(word.measure, options.year, figures)
    if options.json:
        print(json.dumps(_told(compared), ensure_ascii=False, indent=2))
    else:
        _say(compared, figures, language)
    return 0


def _say(compared: Comparison, figures: tuple[Reported, ...], language: Language) -> None:
    measure = MEASURES[compared.measure]
    print(
        words.COMPARED[language].format(
            title=measure.title[language], year=compared.year, meaning=measure.meaning[language]
        )
    )
    if not compared.groups:
        print(words.NOTHING[language])
    for group in compared.groups:
        print("\n" + words.GROUP[language].format(what=_group_words(group, language)))
        for entry in group.entries:
            print(in_one_line(f"  {entry.county}: {_entry_words(entry, figures, language)}"))
    if compared.apart:
        print("\n" + words.APART[language])
        for one in compared.apart:
            print(in_one_line(f"  {one.county}, {period_words(one.period, language)}: {told(one, language)}"))
    print("\n" + words.SILENT[language].format(count=len(compared.silent), names=", ".join(compared.silent)))
    print(NOT_LEGAL_ADVICE[language])


def _group_words(group: Group, language: Language) -> str:
    unit = UNITS[group.unit][language] if group.unit else words.NOT_SAID[language]
    return f"{unit}, {KINDS[group.kind][language]}" if group.kind else unit


def _entry_words(entry: Entry, figures: tuple[Reported, ...], language: Language) -> str:
    said = list[str]()
    for one in entry.figures:
        share = share_of(one, figures)
        base = f" = {share.percent}% / {share.base.value:,}" if share else ""
        said.append(told(one, language) + base)
    contested = f" [{words.CONTESTED[language]}]" if entry.is_contested else ""
    replaced = "".join(f"; {told(one, language)}" for one in entry.replaced)
    return "; ".join(said) + contested + replaced


def _told(compared: Comparison) -> dict[str, Any]:
    return {
        "measure": compared.measure,
        "year": compared.year,
        "groups": [
            {
                "kind": group.kind,
                "unit": group.unit,
                "counties": [
                    {
                        "county": entry.county,
                        "contested": entry.is_contested,
                        "figures": [fields_of(one) for one in entry.figures],
                        "replaced": [fields_of(one) for one in entry.replaced],
                    }
                    for entry in group.entries
                ],
            }
            for group in compared.groups
        ],
        "apart": [fields_of(one) for one in compared.apart],
        "no_figure_found": list(compared.silent),
        "not_legal_advice": NOT_LEGAL_ADVICE,
    }
