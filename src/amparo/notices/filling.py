"""A text with places becomes the blocks of a sheet: a small Markdown, and every place filled with runs of text.

What fills a place is never read as markup, since it is put in after the text was taken apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from amparo.notices.texts import Text
from amparo.print.sheet import Block, Heading, Paragraph, Points, Run, Said
from amparo.terms import RulebookError

_PLACE = re.compile(r"\$([a-z_]+)")
_ALONE = re.compile(r"\$([a-z_]+)")
Values = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a text: places within a line, and places that are blocks."""

    values: Values = field(default_factory=dict)
    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)


def ours(text: str) -> Said:
    """Our own words as a text."""
    return (Run(text),) if text else ()


def theirs(text: str, where: str) -> Said:
    """Words that somebody wrote down, of the field `where`; without any, a blank to be written by hand."""
    return (Run(text, where=where),)


def spoken(sentence: str, values: Values | None = None) -> Said:
    """A sentence with its places filled and its **bold** kept. Raises RulebookError for a place that nothing fills."""
    runs: list[Run] = []
    for place, part in enumerate(sentence.split("**")):
        bold = place % 2 == 1
        for found, piece in enumerate(_PLACE.split(part)):
            if found % 2 == 0:
                _add(runs, Run(piece, bold))
                continue
            if values is None or piece not in values:
                raise RulebookError(f"{sentence!r}: nothing fills the place ${piece}.")
            for run in values[piece]:
                _add(runs, replace(run, bold=bold or run.bold))
    return tuple(runs)


def _add(runs: list[Run], run: Run) -> None:
    """Add a run; an end like `a.m.` takes the full stop of the sentence with it."""
    if runs and runs[-1].text.endswith(".") and run.text.startswith(".") and not run.where:
        run = replace(run, text=run.text[1:])
    if run.text or run.where:
        runs.append(run)


def said_in(text: Text, sentence: str, /, **values: Said) -> Said:
    """A sentence of a text, by name, with its places filled."""
    return spoken(text.sentence(sentence), values)


def blocks_of(body: str, filling: Filling) -> tuple[Block, ...]:
    """The blocks of a body. Raises RulebookError for a place that nothing fills."""
    found: list[Block] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in block.strip().splitlines()]
        alone = _ALONE.fullmatch(block.strip())
        if alone and alone[1] in filling.blocks:
            found += filling.blocks[alone[1]]
        elif lines[0].startswith("#"):
            marks, _, heading = lines[0].partition(" ")
            found.append(Heading(len(marks), spoken(heading, filling.values)))
        elif all(line.startswith("- ") for line in lines):
            found.append(Points(tuple(spoken(line[2:], filling.values) for line in lines)))
        else:
            found.append(Paragraph(spoken(" ".join(lines), filling.values)))
    return tuple(found)
