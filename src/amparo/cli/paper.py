"""amparo paper FILE: which kind of paper is this, from a text, a PDF or a picture; it never approves anything."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from amparo.cli.files import MOST_BYTES, read_text
from amparo.cli.paper_words import field_lines, fields_as_json, how_read, how_read_as_json, paper_text
from amparo.documents import is_document, read_document
from amparo.facts import read_day
from amparo.intake.papers import PaperRead, read_papers
from amparo.law.papers import read_paper
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "paper",
        help="which kind of paper is this",
        description=(
            "Names the kind and class of a paper from a text, a PDF or a picture (PNG, JPEG, TIFF), and what staff "
            "do next."
        ),
        epilog="Example: amparo paper fax.tif --fields --on 2026-11-24   (- reads a text from input)",
    )
    command.add_argument(
        "file", metavar="FILE", help="a text, a PDF or a picture, or - for a text from input"
    )
    command.add_argument("--on", metavar="DAY", help="the day on which it is shown: checks its dates")
    command.add_argument("--phone", action="store_true", help="it was shown on a telephone's screen only")
    command.add_argument(
        "--fields", action="store_true", help="the fields too, each with its place on the paper"
    )
    command.add_argument("--no-ocr", action="store_true", help="leave pages that are pictures unread")
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read and print."""
    day = read_day(options.on, "--on")
    on = None if day is None else date.fromordinal(day)
    content = _content(options.file)
    if content is not None and is_document(content):
        return _run_document(options, content, on)
    if options.fields:
        raise FileError(
            options.file,
            "this is a text: fields are read from a PDF or a picture only.",
            "Leave --fields out.",
        )
    paper = read_paper(_text(options.file, content), on=on, shown_on_phone=options.phone)
    if options.json:
        _print_json(paper.to_json())
    else:
        print(paper_text(paper, options.lang))
        print(NOT_LEGAL_ADVICE[options.lang])
    return 0


def _content(name: str) -> bytes | None:
    """The bytes of a file; None for input and for what `read_text` refuses better."""
    file = Path(name)
    if name == "-" or not file.is_file() or file.stat().st_size > MOST_BYTES:
        return None
    try:
        return file.read_bytes()
    except OSError:
        return None


def _text(name: str, content: bytes | None) -> str:
    """The text of a file. A file that is none says what else it is."""
    if content:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            read_document(content, name)  # raises: it says what the file is
    return read_text(name)


def _run_document(options: argparse.Namespace, content: bytes, on: date | None) -> int:
    document = read_document(content, options.file, ocr=not options.no_ocr)
    first = read_papers(document, on=on, shown_on_phone=options.phone)
    if options.json:
        _print_json(
            {
                **_as_json(first, options.fields),
                "read": how_read_as_json(document),
                "others": [_as_json(other, options.fields) for other in first.others],
            }
        )
        return 0
    language: Language = options.lang
    print("\n".join(how_read(document, language)))
    papers = (first, *first.others)
    for read in papers:
        if len(papers) > 1:
            print(_heading(read, language))
        print(paper_text(read.paper, language))
        if options.fields:
            print("\n".join(field_lines(read, language)))
    print(NOT_LEGAL_ADVICE[language])
    return 0


def _heading(read: PaperRead, language: Language) -> str:
    pages = f"{read.pages[0]}-{read.pages[-1]}" if len(read.pages) > 1 else str(read.pages[0])
    return f"\n{'Paper on page' if language == 'en' else 'Papel en la página'} {pages}"


def _as_json(read: PaperRead, with_fields: bool) -> dict[str, Any]:
    fields = fields_as_json(read) if with_fields else {}
    return {**read.paper.to_json(), "revision": read.revision, "pages": list(read.pages), **fields}


def _print_json(plain: dict[str, Any]) -> None:
    told = {**plain, "not_legal_advice": NOT_LEGAL_ADVICE["en"]}
    print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
