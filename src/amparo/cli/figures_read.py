"""amparo figures read FILE…: tables of figures that others published, read, and everything that does not agree in them."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from amparo.cli.figures_words import FAULTS, KINDS, READ, SOURCES, SUMMARY, UNREAD
from amparo.cli.files import MOST_BYTES
from amparo.cli.shown_text import in_one_line
from amparo.figures.reported import reading
from amparo.figures.reported.check import check
from amparo.figures.reported.collection import fields_of, joined
from amparo.figures.reported.figure import Fault, FiguresError, Reported
from amparo.figures.reported.findings import Finding
from amparo.figures.reported.reading import Reading
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_SEPARATORS = {",": ",", ";": ";", "\t": "tab", "|": "|"}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "figures read",
        help="tables of figures that others published: what is in them, and what does not agree",
        description=(
            "Reads tables of published figures in any of three shapes (told by their first row), in any usual encoding, "
            "and says which figures do not agree, which sums fail and by how much, and what has no definition. "
            "0 in order · 1 a contradiction or a sum that fails · 2 rows that cannot be read."
        ),
        epilog="Example: amparo figures read samples/county-figures.csv",
    )
    command.add_argument("files", metavar="FILE", nargs="+", help="CSV; a list of sources may be among them")
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=run)


def read_tables(files: list[str]) -> tuple[Reading, ...]:
    """The tables by their names. Raises FileError."""
    given = list[tuple[str, bytes]]()
    for name in files:
        try:
            if Path(name).stat().st_size > MOST_BYTES:
                raise FileError(name, "it is larger than 64 MB.", "Give it in parts.")
            given.append((name, Path(name).read_bytes()))
        except OSError as error:
            raise FileError(
                name, f"it cannot be opened ({error.strerror}).", "Check the name and the rights."
            ) from error
    return reading.read_files(given)


def run(options: argparse.Namespace) -> int:
    """Read, check, and say what was found. Raises FileError."""
    language: Language = options.language
    try:
        readings = read_tables(options.files)
    except FiguresError as error:
        if language == "en":
            raise
        raise FileError(error.file, error.sentences(language).removeprefix(f"{error.file}: ")) from error
    figures = tuple(figure for one in readings for figure in one.figures)
    aside = tuple(row for one in readings for row in one.aside)
    faults = tuple(fault for one in readings for fault in one.faults)
    # Each table is checked as it is for what stands in it twice; several are then joined, so that what two of them took
    # from one source is one figure.
    findings = check(figures if len(options.files) == 1 else joined(figures), aside)
    if options.json:
        print(json.dumps(_told(readings, figures, findings, faults), ensure_ascii=False, indent=2))
    else:
        _say(readings, findings, faults, language)
    return 2 if faults else 1 if any(one.fails or one.kind == "no_definition" for one in findings) else 0


def _say(
    readings: tuple[Reading, ...],
    findings: tuple[Finding, ...],
    faults: tuple[Fault, ...],
    language: Language,
) -> None:
    for one in readings:
        sentence = SOURCES if one.shape == reading.SOURCES else READ
        print(
            in_one_line(
                sentence[language].format(
                    file=one.file,
                    count=len(one.sources) if one.shape == reading.SOURCES else len(one.figures),
                    counties=len({figure.county for figure in one.figures}),
                    aside=len(one.aside),
                    shape=one.shape,
                    encoding=one.encoding,
                    separator=_SEPARATORS[one.separator],
                )
            )
        )
        if one.unread:
            print(in_one_line(UNREAD[language].format(columns=", ".join(one.unread))))
    print()
    for found in findings:
        print(in_one_line(f"{KINDS[found.kind][language]} · {found.sentence(language)}{_where(found)}"))
    fails = sum(one.fails or one.kind == "no_definition" for one in findings)
    print()
    print(SUMMARY[language].format(fails=fails, count=len(findings)))
    print(NOT_LEGAL_ADVICE[language])
    if faults:
        for fault in faults:
            print(in_one_line(fault.sentence(language)), file=sys.stderr)
        print(FAULTS[language].format(count=len(faults)), file=sys.stderr)


def _where(found: Finding) -> str:
    """The lines that a finding is about, where they are known."""
    lines = sorted({line for _, line in found.lines if line})
    return f" [{', '.join(map(str, lines))}]" if lines else ""


def _told(
    readings: tuple[Reading, ...],
    figures: tuple[Reported, ...],
    findings: tuple[Finding, ...],
    faults: tuple[Fault, ...],
) -> dict[str, Any]:
    return {
        "files": [
            {"file": one.file, "shape": one.shape, "encoding": one.encoding, "unread": list(one.unread)}
            for one in readings
        ],
        "figures": [fields_of(one) | {"file": one.file, "line": one.line} for one in figures],
        "aside": [
            {"why": row.why, "county": row.county, "named": row.named, "value": row.value, "line": row.line}
            for one in readings
            for row in one.aside
        ],
        "findings": [
            {
                "kind": one.kind,
                "fails": one.fails,
                "en": one.en,
                "es": one.es,
                "lines": [{"file": file, "line": line} for file, line in one.lines],
            }
            for one in findings
        ],
        "faults": [
            {"file": one.file, "line": one.line, "column": one.column, "en": one.en, "es": one.es}
            for one in faults
        ],
        "not_legal_advice": NOT_LEGAL_ADVICE,
    }
