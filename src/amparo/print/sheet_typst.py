"""A sheet in the typesetter's language: every text goes in as a string, so nothing of it is read as markup."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from amparo.print.letters import families_for, written
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

_REGIONS = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW")}
"""A PDF's language has no script; these regions are how readers tell the two ways of writing apart."""

_LONG = 500
"""Letters; a text of more may run over to the next page."""

_WORD = re.compile(r"\S{20}(?=\S)")
"""A word of more letters may be parted, where somebody else wrote it."""

_HANGUL = re.compile("[\uac00-\ud7a3]")


def to_typst(
    sheet: Sheet, at: datetime, by_hand: frozenset[str] = frozenset(), more_fonts: tuple[str, ...] = ()
) -> str:
    """The sheet, made at a moment, with the fields `by_hand` left blank, and `more_fonts` asked after our own."""
    language, region = _REGIONS.get(sheet.language, (sheet.language, ""))
    fonts = (*families_for(sheet.language), *more_fonts)
    say = _saying(by_hand)
    beside = sheet.beside
    head = ", ".join(
        (
            f"title: {_string(sheet.title)}",
            f"lang: {_string(language)}",
            f"region: {_string(region) if region else 'none'}",
            f"fonts: {_list([_string(one) for one in fonts])}",
            f"number: {say((sheet.number,))}",
            f"foot: {_string(sheet.foot)}",
            f"page-of: {_string(sheet.page)}",
            f"stamp: {_string(sheet.stamp)}",
            f"mark: {say(sheet.mark) if sheet.mark else 'none'}",
            f"mark-beside: {say(beside.mark) if beside and beside.mark else 'none'}",
            f"on: datetime(year: {at.year}, month: {at.month}, day: {at.day})",
        )
    )
    lead = say(beside.heading) if beside else "none"
    pairs = sheet.pairs()
    kept = [isinstance(after, Choices | Lines | Points) for after, _ in pairs[1:]] + [False]
    body = "\n".join(
        f"#{_block(block, other, say, lead, keep)}" for (block, other), keep in zip(pairs, kept, strict=True)
    )
    english = f"#let english-fonts = {_list([_string(one) for one in families_for('en')])}"
    return f"{english}\n{_style()}\n#show: sheet.with({head})\n{body}\n"


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.print").joinpath("sheet.typ").read_text("utf-8")


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _list(parts: list[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


_Say = Callable[[Said], str]


def _saying(by_hand: frozenset[str]) -> _Say:
    """How a text becomes an expression; a run of a field in `by_hand` becomes a blank."""

    def run(one: Run) -> str:
        if one.where and (one.where in by_hand or not one.text.strip()):
            return "blank(11em)"
        text = _words(_WORD.sub("\\g<0>\u200b", written(one.text)) if one.where else one.text)
        return f"strong({text})" if one.bold else text

    return lambda said: "{" + "; ".join(run(one) for one in said) + "}" if said else "[]"


def _words(text: str) -> str:
    """Text as an expression. Korean words stay whole at the end of a line, as they do not by themselves."""
    if not _HANGUL.search(text):
        return f"text({_string(text)})"
    parts = (
        f"box(text({_string(word)}))" if _HANGUL.search(word) else f"text({_string(word)})"
        for word in re.split("( +)", text)
        if word
    )
    return "{" + "; ".join(parts) + "}"


def _block(block: Block, beside: Block | None, say: _Say, lead: str, keep: bool) -> str:
    """A call that sets a block, with the English beside it or `none`.

    `lead` stands over the title of the English; a paragraph to `keep` is not parted from what follows by a page's end.
    """
    match block, beside:
        case Heading(), Heading() | None:
            over = lead if block.level == 1 else "none"
            other = _or_none(beside.said if beside else None, say)
            titled = f"titled({block.level}, {say(block.said)}, {other}, {over})"
            return f"{{pagebreak(weak: true); {titled}}}" if block.new_page else titled
        case Paragraph(), Paragraph() | None:
            soft, near = str(block.quiet).lower(), str(keep).lower()
            other = _or_none(beside.said if beside else None, say)
            return f"told({say(block.said)}, {other}, {soft}, {near}, {_is_long(block.said)})"
        case Points(), Points() | None:
            other = _list([say(one) for one in beside.points]) if beside else "none"
            numbered, long = str(block.numbered).lower(), _is_long(*block.points)
            return f"listed({_list([say(one) for one in block.points])}, {other}, {numbered}, {long})"
        case Rows(), Rows() | None:
            return _rows(block, beside, say)
        case Part(), Part() | None:
            other = f"({_part(beside, say)})" if beside else "none"
            return f"part({_part(block, say)}, {other})"
        case Lines(), Lines() | None:
            return _lines(block, beside, say)
        case Choices(), Choices() | None:
            others = beside.choices if beside else (None,) * len(block.choices)
            told = [
                f"({say(one)}, {say(other) if other else 'none'})"
                for one, other in zip(block.choices, others, strict=True)
            ]
            ticked = "none" if block.ticked is None else str(block.ticked)
            return f"choices({_list(told)}, {ticked}, {str(not block.small).lower()})"
    raise TypeError(f"{type(block).__name__} does not stand beside {type(beside).__name__}")


def _or_none(said: Said | None, say: _Say) -> str:
    return "none" if said is None else say(said)


def _is_long(*texts: Said) -> str:
    """Whether one of the texts is too long to be kept on one page, as only somebody else's words can be."""
    return str(any(sum(len(run.text) for run in said) > _LONG for said in texts)).lower()


def _rows(block: Rows, beside: Rows | None, say: _Say) -> str:
    told = []
    for place, (label, said) in enumerate(block.rows):
        other_label, other = beside.rows[place] if beside else ((), ())
        same = not other or [run.text for run in other] == [run.text for run in said]
        told.append(
            f"({say(label)}, {say(other_label) if other_label else 'none'}, {say(said)}, "
            f"{'none' if same else say(other)})"
        )
    return f"rows({_list(told)})"


def _part(part: Part, say: _Say) -> str:
    return f"{say(part.title)}, {_list([say(one) for one in part.said])}, {say(part.rule)}"


def _lines(block: Lines, beside: Lines | None, say: _Say) -> str:
    def line(one: Line, other: Line | None) -> str:
        asked = f"{say(one.asked)}, {say(other.asked) if other else 'none'}" if one.asked else "none, none"
        return f"({one.share}, {say(one.label)}, {say(other.label) if other else 'none'}, {asked}, {say(one.written)})"

    rows = []
    for place, row in enumerate(block.rows):
        others: tuple[Line | None, ...] = beside.rows[place] if beside else (None,) * len(row)
        rows.append(_list([line(one, other) for one, other in zip(row, others, strict=True)]))
    return f"lines({_list(rows)})"
