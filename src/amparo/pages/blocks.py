"""The blocks of a paper as a part of a page of the site: the same words, in the site's own marks; everything is escaped here."""

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup, escape

from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Columns,
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

_ALARMS = ("bad", "stop")


def to_markup(blocks: Iterable[Block]) -> Markup:
    """Blocks one after the other; a heading of level 1 stands under the page's own.

    A table whose caption a heading above it says already keeps it for screen readers alone.
    """
    told, above = list[Markup](), ""
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text
        told.append(_block(block, above))
    return Markup("\n").join(told)


def _block(block: Block, above: str) -> Markup:
    match block:
        case Heading():
            level = Markup(str(min(block.level + 1, 6)))
            return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, block.anchor, block.text)
        case Paragraph():
            kind = Markup(' class="quiet small"') if block.quiet else ""
            return Markup("<p{}>{}</p>").format(kind, _text(block.text))
        case Items():
            return _items(block.items)
        case Table():
            return _table(block, is_bare=block.caption == above)
        case Note():
            kind = "note note--alarm" if block.tone in _ALARMS else "note"
            title = Markup("<p><strong>{}</strong></p>").format(block.title) if block.title else ""
            return Markup('<div class="{}">{}{}</div>').format(kind, title, to_markup(block.blocks))
        case Picture():  # its words are escaped where it is drawn
            return Markup("<figure>{}</figure>").format(Markup(block.svg))
        case Pair():
            return Markup('<div class="two"><div>{}</div><div>{}</div></div>').format(
                to_markup(block.left), to_markup(block.right)
            )
        case Ladder():
            steps = Markup("").join(
                Markup("<li>{} {} {}</li>").format(_inline(one.label), _text(one.asks), _inline(one.answer))
                for one in block.steps
            )
            return Markup("<ol>{}</ol>").format(steps)
        case Columns():
            entries = Markup("").join(Markup("<li>{}</li>").format(_text(one)) for one in block.entries)
            return Markup('<ul class="columns">{}</ul>').format(entries)
    assert_never(block)


def _items(items: tuple[Item, ...]) -> Markup:
    told = Markup("").join(
        Markup("<li>{}{}</li>").format(_text(one.text), _items(one.below) if one.below else "")
        for one in items
    )
    return Markup("<ul>{}</ul>").format(told)


def _table(table: Table, is_bare: bool) -> Markup:
    heads = Markup("").join(
        Markup('<th scope="col" role="columnheader">{}</th>').format(name) for name in table.head
    )
    rows = Markup("\n").join(
        Markup('<tr role="row">{}</tr>').format(
            Markup("").join(
                Markup(
                    '<td role="cell">{}</td>' if place else '<th scope="row" role="rowheader">{}</th>'
                ).format(_text(cell))
                for place, cell in enumerate(row)
            )
        )
        for row in table.rows
    )
    return Markup(
        '<div class="roll" role="region" tabindex="0" aria-label="{0}"><table class="usa-table cols-{1}" role="table">'
        '<caption{4}>{0}</caption><thead role="rowgroup"><tr role="row">{2}</tr></thead>\n'
        '<tbody role="rowgroup">{3}</tbody></table></div>'
    ).format(table.caption, len(table.head) - 1, heads, rows, Markup(' class="unseen"') if is_bare else "")


def _text(text: Text) -> Markup:
    return Markup("").join(_inline(part) for part in text)


def _inline(part: Inline) -> Markup:
    match part:
        case str():
            return escape(part)
        case Strong() | Chip():
            return Markup("<strong>{}</strong>").format(part.text)
        case Small():
            return Markup('<span class="small quiet">{}</span>').format(part.text)
        case Code():
            return Markup("<code>{}</code>").format(part.text)
        case Link():
            return Markup('<a href="#{}">{}</a>').format(part.to, part.text)
        case In():
            return Markup('<span lang="{}">{}</span>').format(part.language, part.text)
    assert_never(part)
