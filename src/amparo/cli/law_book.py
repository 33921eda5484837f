"""amparo law book: the law book as pages and as PDF, in English and Spanish, with the agency's sign-offs."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from amparo.book.pages import counted, law_book
from amparo.book.signing import SignOff, read_sign_offs, standings
from amparo.book.words import Words
from amparo.cli.files import day_of, read_text, write_whole
from amparo.law.calendar import RULES_VERSION
from amparo.print.paper import to_pdf, typesetter
from amparo.print.screen import to_html
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_OTHER: dict[Language, Language] = {"en": "es", "es": "en"}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "law book",
        help="the law book for counsel, as pages and as PDF",
        description="Write the law book: every rule as it is run beside its sentence and citation, with worked examples.",
        epilog="Example: amparo law book --out law-book --signed sign-offs.toml",
    )
    command.add_argument(
        "--out", metavar="DIR", default="law-book", help="the folder to write into (law-book)"
    )
    command.add_argument("--lang", choices=("en", "es", "both"), default="both", help="languages (both)")
    command.add_argument("--no-pdf", action="store_true", help="pages only; the PDF needs the extra `pdf`")
    command.add_argument("--signed", metavar="FILE", help="the sign-offs of the agency's counsel")
    command.add_argument(
        "--on", metavar="DAY", default=RULES_VERSION, help=f"the day the book is for ({RULES_VERSION})"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files and say what stands."""
    on = day_of(options.on, "--on")
    signed = read_sign_offs(read_text(options.signed), options.signed) if options.signed else []
    languages: tuple[Language, ...] = ("en", "es") if options.lang == "both" else (options.lang,)
    folder = Path(options.out)
    if not options.no_pdf:
        typesetter()  # refused before anything is written
    _make(folder)
    for language in languages:
        for file, content in _made(language, on, signed, pdf=not options.no_pdf, both=len(languages) > 1):
            write_whole(folder / file, content)
            print(f"{folder / file}  {len(content) / 1e6:.1f} MB")
    parts = counted(standings(signed))
    print(
        Words("en")(
            "signed_summary",
            all=parts.all,
            signed=parts.signed,
            changed=parts.changed,
            unsigned=parts.unsigned,
        )
    )
    print(NOT_LEGAL_ADVICE["en"])
    return 0


def _made(
    language: Language, on: date, signed: Sequence[SignOff], *, pdf: bool, both: bool
) -> list[tuple[str, bytes]]:
    document = law_book(language, on, signed)
    other = _OTHER[language]
    switch = (f"law-book.{other}.html", Words(other)("other_language"), other) if both else None
    made = [(f"law-book.{language}.html", to_html(document, switch))]
    if pdf:
        if sys.stderr.isatty():
            print(f"Setting the pages ({language}) …", file=sys.stderr)
        made.append((f"law-book.{language}.pdf", to_pdf(document, on)))
    return made


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            str(folder), f"the folder cannot be made ({error.strerror}).", "Choose another with --out."
        ) from error
