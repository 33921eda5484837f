"""Folding text to the width of the terminal, each line under its own indentation."""

import shutil
import textwrap

WIDEST = 110


def terminal_width() -> int:
    """Columns of the terminal, or of COLUMNS; 100 where nobody says."""
    return min(WIDEST, shutil.get_terminal_size((100, 24)).columns)


def fold(text: str) -> str:
    """The text with every long line folded; a folded part stands four columns further in."""
    width = terminal_width()
    lines = []
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(
            line, width, subsequent_indent=indent + "    ", break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines)
