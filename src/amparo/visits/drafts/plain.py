"""The blocks of a sheet as plain text, for an e-mail: a blank stays a line to write on."""

from typing import assert_never

from amparo.print.sheet import Block, Choices, Heading, Lines, Paragraph, Part, Points, Rows, Said

__all__ = ["plain"]

_BLANK = "________________"


def plain(blocks: tuple[Block, ...]) -> str:
    """Every word of some blocks, one block after the other."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            told = _said(block.said)
            return f"{told}\n{('=' if block.level == 1 else '-') * len(told)}"
        case Paragraph():
            return _said(block.said)
        case Points():
            return "\n".join(
                f"{f'{place}.' if block.numbered else '-'} {_said(one)}"
                for place, one in enumerate(block.points, 1)
            )
        case Rows():
            return "\n".join(f"{_said(label)}: {_said(value)}" for label, value in block.rows)
        case Part():
            return "\n".join(_said(one) for one in (block.title, *block.said, block.rule))
        case Lines():
            return "\n".join(
                f"{_said(line.asked)} {_said(line.label)}: {_said(line.written) or _BLANK}".strip()
                for row in block.rows
                for line in row
            )
        case Choices():
            return "\n".join(
                f"[{'x' if place == block.ticked else ' '}] {_said(one)}"
                for place, one in enumerate(block.choices)
            )
    assert_never(block)


def _said(said: Said) -> str:
    return "".join(run.text if run.text.strip() or not run.where else _BLANK for run in said)
