"""amparo paper FILE: which kind of paper is this, from its text; it never approves anything."""

import argparse
import json
from datetime import date
from typing import Any

from amparo.cli.files import read_text
from amparo.facts import read_day
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_words import CLASS_NAMES, CONFIDENCE_NAMES, FLAGS
from amparo.law.papers import Paper, read_paper
from amparo.terms import NOT_LEGAL_ADVICE, Language

_WORDS: dict[Language, dict[str, str]] = {
    "en": {"class": "what it is", "no_kind": "no kind known", "sure": "how sure", "odd": "note"},
    "es": {"class": "qué es", "no_kind": "clase desconocida", "sure": "certeza", "odd": "nota"},
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "paper",
        help="which kind of paper is this",
        description="Names the kind and class of a paper from its text, and what staff do next.",
        epilog="Example: amparo paper fax.txt --on 2026-11-24   (- reads from input)",
    )
    command.add_argument("file", metavar="FILE", help="a text file, or - for input")
    command.add_argument("--on", metavar="DAY", help="the day on which it is shown: checks its dates")
    command.add_argument("--phone", action="store_true", help="it was shown on a telephone's screen only")
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read and print."""
    day = read_day(options.on, "--on")
    paper = read_paper(
        read_text(options.file),
        on=None if day is None else date.fromordinal(day),
        shown_on_phone=options.phone,
    )
    if options.json:
        print(
            json.dumps(
                {**paper.to_json(), "not_legal_advice": NOT_LEGAL_ADVICE["en"]},
                ensure_ascii=False,
                indent=2,
                default=str,
            )
        )
    else:
        print(_text(paper, options.lang))
    return 0


def _text(paper: Paper, language: Language) -> str:
    marks = {True: "+", False: "-", None: "?"}
    words = _WORDS[language]
    codes = f"{paper.kind or words['no_kind']} · {paper.paper_class}"
    lines = [
        paper.says(language),
        f"  {words['class']}: {CLASS_NAMES[paper.paper_class][language]} ({codes})",
        f"  {words['sure']}: {CONFIDENCE_NAMES[paper.confidence][language]}",
    ]
    lines += [f"  {words['odd']}: {FLAGS[flag][language]}" for flag in paper.flags]
    for check in paper.checks:
        lines.append(
            f"  {marks[check.passed]} {check.code}: {check.says if language == 'en' else check.dice}"
        )
    lines += [f"  → {code}: {STEPS_SAID[code][language]}" for code in paper.next_steps]
    lines.append(NOT_LEGAL_ADVICE[language])
    return "\n".join(lines)
