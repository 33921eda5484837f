"""A sheet: a short document for one person, such as a notice or a form, in large print with room to write.

Unlike a `Document`, which is a book, it may be in any language and may carry the same text in English beside it. It tells
our own words from words that somebody else wrote, since those may hold any letter.
"""

from dataclasses import dataclass
from typing import assert_never

from amparo.terms import RulebookError


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text. `where` names the field of words that are not ours, such as a name; empty for our own.

    A run of someone else's words without any is a blank, to be written by hand.
    """

    text: str
    bold: bool = False
    where: str = ""


Said = tuple[Run, ...]
"""Text as a person reads it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title, of which there is one. With `new_page` a new page begins with it on paper."""

    level: int
    said: Said
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a `quiet` one is for those who look closer."""

    said: Said
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `numbered` where the order counts or the points are spoken."""

    points: tuple[Said, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels with what is said to each."""

    rows: tuple[tuple[Said, Said], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a request: its heading, what is said to it, and the rule behind it."""

    title: Said
    said: tuple[Said, ...]
    rule: Said


@dataclass(frozen=True, slots=True)
class Line:
    """A line to write on with its label below.

    `share` is its part of the width, `written` what stands on it already, `asked` a question above it.
    """

    label: Said
    share: int = 1
    written: Said = ()
    asked: Said = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of lines to write on."""

    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes of equal size, each with what it means; `ticked` counts from 0, None where a person marks one by hand.

    A `small` one is for the record, not for a person who has to decide.
    """

    choices: tuple[Said, ...]
    ticked: int | None = None
    small: bool = False


Block = Heading | Paragraph | Points | Rows | Part | Lines | Choices


@dataclass(frozen=True, slots=True)
class Beside:
    """The same sheet in English, block for block, for a text that is not approved."""

    heading: Said
    mark: Said
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet. `mark` and `stamp` say that its text is not approved; both are empty where it is.

    `foot` stands on every page with `number` and `page`, in which $page and $pages are filled.
    """

    language: str
    title: str
    number: Run
    blocks: tuple[Block, ...]
    foot: str
    page: str
    mark: Said = ()
    stamp: str = ""
    beside: Beside | None = None

    def __post_init__(self) -> None:
        if self.beside is not None:
            kinds = [type(block) for block in self.blocks]
            if kinds != [type(block) for block in self.beside.blocks]:
                raise RulebookError(f"{self.title}: the English beside it does not have the same blocks.")

    def pairs(self) -> tuple[tuple[Block, Block | None], ...]:
        """Every block with the English beside it, if there is any."""
        if self.beside is None:
            return tuple((block, None) for block in self.blocks)
        return tuple(zip(self.blocks, self.beside.blocks, strict=True))


def runs_of(sheet: Sheet) -> list[Run]:
    """Every run of a sheet, the English beside it as well, in the order in which it is read."""
    found: list[Run] = [sheet.number, *sheet.mark]
    for block, beside in sheet.pairs():
        for one in (block, beside):
            if one is not None:
                found += [run for said in texts_of(one) for run in said]
    return found


def texts_of(block: Block) -> tuple[Said, ...]:
    """Every text of a block, in the order in which it is read."""
    match block:
        case Heading() | Paragraph():
            return (block.said,)
        case Points():
            return block.points
        case Rows():
            return tuple(said for row in block.rows for said in row)
        case Part():
            return (block.title, *block.said, block.rule)
        case Lines():
            return tuple(
                said for row in block.rows for line in row for said in (line.asked, line.written, line.label)
            )
        case Choices():
            return block.choices
    assert_never(block)


def own(text: str, bold: bool = False) -> Said:
    """Words of ours, without any place to fill."""
    return (Run(text, bold),)
