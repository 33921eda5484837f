"""A sheet as HTML, to be looked at before it is printed: no script, no style of its own, everything escaped."""

from html import escape
from typing import assert_never

from amparo.print.sheet import (
    Block,
    Choices,
    Heading,
    Line,
    Lines,
    Paragraph,
    Part,
    Points,
    Rows,
    Run,
    Said,
    Sheet,
)

_BLANK = "________________"


def to_article(sheet: Sheet, *, level: int = 1) -> str:
    """The sheet as an `<article>`, its title a heading of this level; the English follows in an article of its own.

    Classes to style: `sheet`, `mark`, `rows`, `part`, `rule`, `lines`, `choices`, `quiet`, `foot`, `by-hand`,
    `new-page`.
    """
    language = escape(sheet.language)
    told = _body(sheet.mark, sheet.blocks, level)
    foot = f'<p class="foot">{escape(sheet.foot)} {_run(sheet.number)}</p>'
    article = f'<article class="sheet" lang="{language}">\n{told}\n{foot}\n</article>'
    if sheet.beside is None:
        return article
    english = _body(sheet.beside.mark, sheet.beside.blocks, level + 1)
    heading = f'<p class="same">{_said(sheet.beside.heading)}</p>'
    return f'{article}\n<article class="sheet beside" lang="en">\n{heading}\n{english}\n</article>'


def _body(mark: Said, blocks: tuple[Block, ...], level: int) -> str:
    told = [f'<p class="mark">{_said(mark)}</p>'] if mark else []
    return "\n".join([*told, *(_block(block, level) for block in blocks)])


def _block(block: Block, level: int) -> str:
    match block:
        case Heading():
            number = min(block.level + level - 1, 6)
            page = ' class="new-page"' if block.new_page else ""
            return f"<h{number}{page}>{_said(block.said)}</h{number}>"
        case Paragraph():
            return f"<p{' class=quiet' if block.quiet else ''}>{_said(block.said)}</p>"
        case Points():
            kind = "ol" if block.numbered else "ul"
            return f"<{kind}>{''.join(f'<li>{_said(one)}</li>' for one in block.points)}</{kind}>"
        case Rows():
            rows = "".join(
                f"<div><dt>{_said(label)}</dt><dd>{_said(said)}</dd></div>" for label, said in block.rows
            )
            return f'<dl class="rows">{rows}</dl>'
        case Part():
            said = "".join(f"<p>{_said(one)}</p>" for one in block.said)
            title = f"<h{min(level + 2, 6)}>{_said(block.title)}</h{min(level + 2, 6)}>"
            return f'<section class="part">{title}{said}<p class="rule">{_said(block.rule)}</p></section>'
        case Lines():
            return f'<ul class="lines">{"".join(_line(line) for row in block.rows for line in row)}</ul>'
        case Choices():
            told = "".join(
                f"<li>{'☒' if place == block.ticked else '☐'} {_said(one)}</li>"
                for place, one in enumerate(block.choices)
            )
            return f'<ul class="choices">{told}</ul>'
    assert_never(block)


def _line(line: Line) -> str:
    asked = f"{_said(line.asked)} " if line.asked else ""
    label = f"{_said(line.label)}: " if line.label else ""
    return f"<li>{asked}{label}{_said(line.written) if line.written else _BLANK}</li>"


def _said(said: Said) -> str:
    return "".join(_run(run) for run in said)


def _run(run: Run) -> str:
    if run.where and not run.text.strip():
        return f'<span class="by-hand">{_BLANK}</span>'
    told = escape(run.text)
    return f"<strong>{told}</strong>" if run.bold else told
