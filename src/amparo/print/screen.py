"""A document as one page of HTML: no script, no outside resource, its style inside; everything is escaped here."""

from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import assert_never

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
    headings,
)
from amparo.terms import Language


def to_html(document: Document, other: tuple[str, str, Language] | None = None) -> bytes:
    """The page in UTF-8. `other` is the same page in another language: its address, the language's name, its code."""
    switch = ""
    if other is not None:
        address, name, language = (escape(part) for part in other)
        switch = f'<a class="switch" href="{address}" lang="{language}" hreflang="{language}">{name}</a>'
    listed = headings(document.blocks)
    entries = "\n".join(
        f'<li class="l{one.level}"><a href="#{one.anchor}">{escape(one.text)}</a></li>' for one in listed
    )
    page = f"""<!doctype html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
<style>
{_style()}</style>
</head>
<body>
<a class="skip" href="#book">{escape(document.skip)}</a>
<nav class="narrow" aria-label="{escape(document.contents)}"><details><summary>{escape(document.contents)}</summary>
<ul>
{entries}
</ul></details></nav>
<nav class="side" aria-label="{escape(document.contents)}"><p>{escape(document.contents)}</p>
<ul>
{entries}
</ul></nav>
<main id="book">
<header>{switch}
<h1>{escape(document.title)}</h1>
<p class="subtitle">{escape(document.subtitle)}</p>
{_blocks(document.front)}
</header>
{_blocks(document.blocks)}
<footer><p>{escape(document.foot)}</p></footer>
</main>
</body>
</html>
"""
    return page.encode("utf-8")


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.print").joinpath("screen.css").read_text("utf-8")


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            chips = "".join(" " + _inline(chip) for chip in block.chips)
            level = block.level + 1  # the document's title is the one heading of level 1
            return f'<h{level} id="{block.anchor}">{escape(block.text)}{chips}</h{level}>'
        case Paragraph():
            kind = ' class="quiet"' if block.quiet else ""
            name = f' id="{block.anchor}"' if block.anchor else ""
            return f"<p{name}{kind}>{_text(block.text)}</p>"
        case Items():
            return _items(block.items)
        case Table():
            return _table(block)
        case Pair():
            return (
                f'<div class="pair"><div>{_blocks(block.left)}</div>\n<div>{_blocks(block.right)}</div></div>'
            )
        case Ladder():
            return _ladder(block)
        case Note():
            title = f'<p class="title">{escape(block.title)}</p>' if block.title else ""
            return f'<aside class="note {block.tone}">{title}{_blocks(block.blocks)}</aside>'
        case Columns():
            entries = "".join(f"<li>{_text(entry)}</li>" for entry in block.entries)
            return f'<ul class="columns">{entries}</ul>'
        case Picture():
            return f'<figure class="picture">{block.svg}</figure>'  # its name tells the same; see `charts`
    assert_never(block)


def _items(items: tuple[Item, ...]) -> str:
    told = "".join(f"<li>{_text(item.text)}{_items(item.below) if item.below else ''}</li>" for item in items)
    return f"<ul>{told}</ul>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in table.head)
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * share // total}%">' for share in table.widths)
    rows = "\n".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell" data-head="{escape(name)}">{_text(cell)}</td>'
            if place
            else f'<th scope="row" role="rowheader">{_text(cell)}</th>'
            for place, (name, cell) in enumerate(zip(table.head, row, strict=True))
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<table role="table"><caption>{escape(table.caption)}</caption><colgroup>{columns}</colgroup>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody></table>'
    )


def _ladder(ladder: Ladder) -> str:
    steps = []
    for place, step in enumerate(ladder.steps):
        last = place == len(ladder.steps) - 1
        asks = f'<span class="asks">{_text(step.asks)}</span>'
        yes = f'<span class="yes">{escape(ladder.yes)}</span>' if not last else ""
        down = f'<span class="no">{escape(ladder.no)}</span>' if not last else ""
        label = f'<span class="label">{_inline(step.label)}</span>'
        steps.append(
            f'<li><div class="step">{label} {asks} <span class="answer">{yes} {_inline(step.answer)}</span></div>{down}</li>'
        )
    return f'<ol class="ladder" role="list" aria-label="{escape(ladder.title)}">{"".join(steps)}</ol>'


def _text(text: Text) -> str:
    return "".join(_inline(part) for part in text)


def _inline(part: Inline) -> str:
    match part:
        case str():
            return escape(part)
        case Strong():
            return f"<strong>{escape(part.text)}</strong>"
        case Small():
            return f"<small>{escape(part.text)}</small>"
        case Code():
            return f"<code>{escape(part.text)}</code>"
        case Link():
            return f'<a href="#{part.to}">{escape(part.text)}</a>'
        case In():
            return f'<span lang="{part.language}">{escape(part.text)}</span>'
        case Chip():
            return f'<span class="chip {part.tone}">{escape(part.text)}</span>'
    assert_never(part)
