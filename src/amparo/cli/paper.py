"""amparo paper FILE|TEXT: which kind of paper is this, from a text, a PDF, a picture or questions by hand; it never approves."""

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from amparo.cli.files import MOST_BYTES, read_text
from amparo.cli.fold import fold
from amparo.cli.paper_hand import add_by_hand, asks_by_hand, only_by_hand, run_by_hand
from amparo.cli.paper_looked import add_looked, looked_at
from amparo.cli.paper_refused import in_spanish
from amparo.cli.paper_words import field_lines, fields_as_json, how_read, how_read_as_json, paper_text
from amparo.cli.paper_worth import worth_as_json, worth_lines
from amparo.documents import is_document, read_document
from amparo.facts import read_day
from amparo.intake.papers import PaperRead, read_papers
from amparo.law.papers import Looked, Paper, read_paper
from amparo.terms import NOT_LEGAL_ADVICE, AmparoError, FileError, Language


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "paper",
        help="which kind of paper is this",
        description=(
            "Names the kind and class of a paper from a text, a PDF or a picture (PNG, JPEG, TIFF), or from a few "
            "questions by hand, and what staff do next. It never approves anything."
        ),
        epilog=(
            "Examples: amparo paper fax.tif --fields --on 2026-11-24 · amparo paper --ask · "
            "amparo paper --headed-by agency --signed-by immigration_officer   (- reads a text from input)"
        ),
    )
    command.add_argument(
        "file",
        metavar="FILE|TEXT",
        nargs="?",
        help="a text file, a PDF or a picture, - for a text from input, or the words of the paper themselves",
    )
    command.add_argument("--text", help="the words of the paper, given here")
    command.add_argument("--on", metavar="DAY", help="the day on which it is shown: checks its dates")
    command.add_argument("--phone", action="store_true", help="it was shown on a telephone's screen only")
    command.add_argument(
        "--fields", action="store_true", help="the fields too, each with its place on the paper"
    )
    command.add_argument("--no-ocr", action="store_true", help="leave pages that are pictures unread")
    add_looked(command)
    add_by_hand(command)
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read and print; what is refused is told in the reader's language too. Raises AmparoError."""
    try:
        return _run(options)
    except AmparoError as error:
        if options.lang == "es":
            raise in_spanish(error) from error
        raise


def _run(options: argparse.Namespace) -> int:
    day = read_day(options.on, "--on")
    on = None if day is None else date.fromordinal(day)
    if options.ask or asks_by_hand(options):
        return run_by_hand(options, on)
    if (options.file is None) == (options.text is None):
        raise FileError(
            "FILE",
            "there is no paper to read." if options.text is None else "a file and --text are two papers.",
            "Give a file or a text; or answer questions by hand: amparo paper --ask",
        )
    only_by_hand(options)
    on, looked = looked_at(options, on)
    content = None if options.text is not None else _content(options.file)
    if content is not None and is_document(content):
        return _run_document(options, content, on, looked)
    if options.fields:
        raise FileError(
            options.file or "--text",
            "this is a text: fields are read from a PDF or a picture only.",
            "Leave --fields out.",
        )
    text, is_given = _words(options, content)
    paper = read_paper(text, on=on, **looked)
    if options.json:
        _print_json({**paper.to_json(), "worth": worth_as_json(paper, on), "text_given": is_given})
        return 0
    if is_given and options.text is None:
        print(_GIVEN[options.lang])
    print(_folded(paper, on, options.lang))
    print(NOT_LEGAL_ADVICE[options.lang])
    return 0


_GIVEN: dict[Language, str] = {
    "en": "There is no file of this name: read as the words of the paper.",
    "es": "No hay un archivo con este nombre: se leyó como el texto del papel.",
}
_LOOKS_LIKE_A_NAME = re.compile(r"^\S+$|^[^\n]{1,120}\.[A-Za-z]{2,4}$")


def _words(options: argparse.Namespace, content: bytes | None) -> tuple[str, bool]:
    """The words of the paper, and whether they were given in the command itself."""
    if options.text is not None:
        return options.text, True
    name = options.file
    if name != "-" and not _LOOKS_LIKE_A_NAME.match(name) and not _is_there(name):
        return name, True
    return _text(name, content), False


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def _content(name: str) -> bytes | None:
    """The bytes of a file; None for input and for what `read_text` refuses better."""
    file = Path(name)
    if name == "-" or not _is_there(name) or not file.is_file() or file.stat().st_size > MOST_BYTES:
        return None
    try:
        return file.read_bytes()
    except OSError:
        return None


def _text(name: str, content: bytes | None) -> str:
    """The text of a file. A file that is none says what else it is."""
    if content is not None and (not content or b"\0" in content):
        read_document(content, name)  # raises: nothing is in it, or it is no text
    if content:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            read_document(content, name)  # raises: it says what the file is
    return read_text(name)


def _run_document(options: argparse.Namespace, content: bytes, on: date | None, looked: Looked) -> int:
    document = read_document(content, options.file, ocr=not options.no_ocr)
    first = read_papers(document, on=on, **looked)
    if options.json:
        _print_json(
            {
                **_as_json(first, on, options.fields),
                "read": how_read_as_json(document),
                "others": [_as_json(other, on, options.fields) for other in first.others],
            }
        )
        return 0
    language: Language = options.lang
    print("\n".join(how_read(document, language)))
    papers = (first, *first.others)
    for read in papers:
        if len(papers) > 1:
            print(_heading(read, language))
        print(_folded(read.paper, on, language))
        if options.fields:
            print("\n".join(field_lines(read, language)))
    print(NOT_LEGAL_ADVICE[language])
    return 0


def _folded(paper: Paper, on: date | None, language: Language) -> str:
    """All that is said of a paper, at the width of the terminal."""
    return fold("\n".join((paper_text(paper, language), *worth_lines(paper, on, language))))


def _heading(read: PaperRead, language: Language) -> str:
    pages = f"{read.pages[0]}-{read.pages[-1]}" if len(read.pages) > 1 else str(read.pages[0])
    return f"\n{'Paper on page' if language == 'en' else 'Papel en la página'} {pages}"


def _as_json(read: PaperRead, on: date | None, with_fields: bool) -> dict[str, Any]:
    fields = fields_as_json(read) if with_fields else {}
    return {
        **read.paper.to_json(),
        "worth": worth_as_json(read.paper, on),
        "revision": read.revision,
        "pages": list(read.pages),
        **fields,
    }


def _print_json(plain: dict[str, Any]) -> None:
    told = {**plain, "not_legal_advice": NOT_LEGAL_ADVICE["en"]}
    print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
