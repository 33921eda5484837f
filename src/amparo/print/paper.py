"""A document as a PDF that a screen reader can read (PDF/UA-1), set by Typst with the fonts it brings along.

The fonts of the machine are not looked at, so the same document gives the same bytes everywhere, and a letter that the
fonts lack is an error, never a box. All text goes in as Typst strings: nothing of it is read as markup.
"""

from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, assert_never

from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Columns,
    Document,
    Heading,
    In,
    Inline,
    Item,
    Items,
    Ladder,
    Link,
    Note,
    Pair,
    Paragraph,
    Picture,
    Small,
    Strong,
    Table,
    Text,
)
from amparo.terms import FileError


def to_pdf(document: Document, on: date) -> bytes:
    """The document as PDF/UA-1; `on` is the day it states as its own. Raises FileError where Typst is not installed."""
    made: bytes = typesetter().compile(
        to_typst(document, on).encode("utf-8"),
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=(on - date(1970, 1, 1)).days * 86400,
    )
    return made


def typesetter() -> Any:
    """The typesetter. Raises FileError where it is not installed."""
    try:
        import typst  # only this reading needs it, and it is large
    except ImportError as error:
        raise FileError(
            "PDF",
            "the package `typst` is not installed, which sets the pages.",
            "pip install -e '.[pdf]' in Amparo's folder; or leave the PDF out with --no-pdf.",
        ) from error
    return typst


def to_typst(document: Document, on: date) -> str:
    """The document in Typst's language."""
    head = (
        f"#show: pages.with(title: {_string(document.title)}, subtitle: {_string(document.subtitle)}, "
        f"lang: {_string(document.language)}, foot: {_string(document.foot)}, "
        f"contents: {_string(document.contents)}, on: datetime(year: {on.year}, month: {on.month}, day: {on.day}), "
        f"full: {str(document.full).lower()}, front: {_blocks(document.front)})"
    )
    return f"{_style()}\n{head}\n" + "\n".join(f"#{_block(block)}" for block in document.blocks) + "\n"


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.print").joinpath("paper.typ").read_text("utf-8")


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _list(parts: list[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def _blocks(blocks: tuple[Block, ...]) -> str:
    """Content made of blocks, as an expression."""
    return "{" + "; ".join(_block(block) for block in blocks) + "}" if blocks else "[]"


def _block(block: Block) -> str:
    match block:
        case Heading():
            chips = "; ".join(f"h(0.6em); {_inline(chip)}" for chip in block.chips)
            beside = f"; beside({{{chips}}})" if chips else ""
            return (
                f"titled({block.level}, {{{_inline(block.text)}{beside}}}, "
                f'"{block.anchor}", {str(block.listed).lower()})'
            )
        case Paragraph():
            name = f', at: "{block.anchor}"' if block.anchor else ""
            return f"said({_text(block.text)}, quiet: {str(block.quiet).lower()}{name})"
        case Items():
            return _items(block.items)
        case Table():
            return _table(block)
        case Pair():
            return f"pair({_blocks(block.left)}, {_blocks(block.right)}, {str(block.long).lower()})"
        case Ladder():
            steps = _list(
                [
                    f"({_inline(step.label)}, {_text(step.asks)}, {_inline(step.answer)})"
                    for step in block.steps
                ]
            )
            return f"ladder({_string(block.yes)}, {_string(block.no)}, {steps})"
        case Note():
            return f"note({_string(block.title)}, {_string(block.tone)}, {_blocks(block.blocks)})"
        case Columns():
            return f"narrow({_list([_text(entry) for entry in block.entries])})"
        case Picture():
            return f"picture({_string(_drawing(block.svg))}, {_string(block.says)})"
    assert_never(block)


_INKS = (
    "text{font-family:'Libertinus Serif';font-size:13px;fill:#222222}.value{font-weight:bold}.middle{text-anchor:middle}"
    ".s1{fill:#2f5d46}.s2{fill:#8a6a1f}.line{fill:none;stroke:#2f5d46;stroke-width:2}.ground{stroke:#5c5850}"
    ".cross{stroke:#8c1d18}"
)


def _drawing(svg: str) -> str:
    """A drawing as a file of its own, with the inks of paper."""
    opening, _, rest = svg.partition(">")
    told = opening.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{told}><style>{_INKS}</style>{rest}"


def _items(items: tuple[Item, ...]) -> str:
    told = []
    for item in items:
        below = f"; {_items(item.below)}" if item.below else ""
        told.append(f"{{{_text(item.text)}{below}}}")
    return f"list({', '.join(told)})"


def _table(table: Table) -> str:
    widths = table.widths or (1,) * len(table.head)
    shares = _list([f"{share}fr" for share in widths])
    head = ", ".join(_text((Strong(name),)) for name in table.head)
    cells = ", ".join(_text(cell) for row in table.rows for cell in row)
    return f"tabled({_string(table.caption)}, {shares}, ({head},), ({cells},))"


def _text(text: Text) -> str:
    return "{" + "; ".join(_inline(part) for part in text) + "}" if text else "[]"


def _inline(part: Inline) -> str:
    match part:
        case str():
            return f"text({_string(part)})"
        case Strong():
            return f"strong({_string(part.text)})"
        case Small():
            return f"text(size: 0.87em, {_string(part.text)})"
        case Code():
            return f"code({_string(part.text)})"
        case Link():
            # A key is never parted at its hyphen: Spanish would repeat it. A code may be, after each line below.
            key = "-" in part.text and " " not in part.text
            text = f"box({_string(part.text)})" if key else f"loose({_string(part.text)})"
            return f'link(label("{part.to}"), {text})'
        case In():
            return f'text(lang: "{part.language}", {_string(part.text)})'
        case Chip():
            return f"chip({_string(part.text)}, {_string(part.tone)})"
    assert_never(part)
