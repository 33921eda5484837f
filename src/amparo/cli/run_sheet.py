"""Lines that fit a terminal: titles, rows of a table and paragraphs, folded to its width."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from amparo.cli.run_words import word
from amparo.terms import Language

WIDEST = 100
"""A longer line is hard to read; the widths of columns are written for it."""

NARROWEST = 72
"""Below it the columns would hold no word; a narrower terminal breaks the lines itself."""


def terminal_width() -> int:
    """The columns of the terminal (or of COLUMNS), within what the tables can be folded to."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((WIDEST, 24)).columns))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A width and a language in which to write."""

    width: int
    language: Language

    def words(self, *names: str) -> tuple[str, ...]:
        """Words of the output."""
        return tuple(word(name, self.language) for name in names)

    def word(self, name: str, **values: object) -> str:
        """A word or sentence of the output, with its {places} filled in."""
        told = word(name, self.language)
        return told.format(**values) if values else told

    def text(self, text: str, indent: int = 0, hang: int = 2) -> list[str]:
        """A paragraph; its further lines hang by so many spaces more."""
        return wrap(text, self.width, initial_indent=" " * indent, subsequent_indent=" " * (indent + hang))

    def item(self, text: str) -> list[str]:
        """A paragraph of a list."""
        return wrap(text, self.width, initial_indent="- ", subsequent_indent="  ")

    def title(self, text: str) -> list[str]:
        """A title with its line below."""
        lines = wrap(text, self.width)
        return ["", *lines, "=" * max(map(len, lines), default=0)]

    def row(self, cells: Sequence[str], widths: Sequence[int], indent: int) -> Iterator[str]:
        """One row of a table; a cell that is too long goes on below, in its own column.

        The widths are those of the widest sheet: on a narrower one the last column gives way.
        """
        fitted = [*widths[:-1], widths[-1] - (WIDEST - self.width)]
        wrapped = [wrap(cell, width - 1) or [""] for cell, width in zip(cells, fitted, strict=True)]
        for place in range(max(map(len, wrapped))):
            parts = (
                (lines[place] if place < len(lines) else "").ljust(width)
                for lines, width in zip(wrapped, fitted, strict=True)
            )
            yield " " * indent + "".join(parts)
