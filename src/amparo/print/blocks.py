"""The blocks of a document: what a page holds, said once, for every way in which it is shown.

Text is a sequence of `Inline`s; a plain string is text. An `anchor` is a name that links can lead to, made of letters,
digits, `-`, `.` and `_`. A `tone` colors what is also said in words, never instead of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from amparo.terms import Language, RulebookError

Tone = Literal["plain", "stop", "judge", "open", "free", "command", "good", "bad", "quiet"]
"""stop: not allowed · judge: only with a judge · open: allowed · free: no rule · command: a court · good, bad: a state."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """Text for those who look closer."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A word as the machine knows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an anchor of the same document."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words in a colored frame."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class In:
    """Text in another language than the document's."""

    text: str
    language: Language


Inline = str | Strong | Small | Code | Link | Chip | In
Text = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, with chips behind it. `listed`: it stands in the table of contents."""

    level: int
    text: str
    anchor: str
    chips: tuple[Chip, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `quiet` ones are for those who look closer."""

    text: Text
    quiet: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, with points below it."""

    text: Text
    below: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings; `widths` are the columns' shares. The first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns that are read side by side; on a telephone and by a voice the left one comes first.

    A `long` pair may run over pages.
    """

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    long: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a ladder: `label` names it, `asks` is what is asked, `answer` what follows on a yes."""

    label: Inline
    asks: Text
    answer: Chip


@dataclass(frozen=True, slots=True)
class Ladder:
    """Questions in order, drawn as steps: yes leads to the answer at the side, no leads down; the last has no question.

    `title` names it for those who do not see it.
    """

    title: str
    yes: str
    no: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A framed remark."""

    title: str
    blocks: tuple["Block", ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Columns:
    """Short entries set in narrow columns, as an index is."""

    entries: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG without a style of its own, and the sentence that says the same to those who do not see it.

    Its classes are those of charts: `label`, `value`, `middle`, `s1` and so on.
    """

    svg: str
    says: str


Block = Heading | Paragraph | Items | Table | Pair | Ladder | Note | Columns | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `foot` stands on every page of paper; `contents` is the title of the table of
    contents, `skip` the link past it. `full`: much stands on the first page, so that its title keeps little room.
    """

    language: Language
    title: str
    subtitle: str
    front: tuple[Block, ...]
    blocks: tuple[Block, ...]
    contents: str
    foot: str
    skip: str
    full: bool = False


_ANCHOR = re.compile(r"[A-Za-z0-9._-]+")


def anchor(*words: str) -> str:
    """An anchor made of words: `Gov. Code § 7284.6(a)` becomes `gov-code-7284.6-a`. Raises RulebookError for none."""
    made = re.sub(r"[^a-z0-9.]+", "-", "-".join(words).lower().replace(". ", " ")).strip("-.")
    if not _ANCHOR.fullmatch(made):
        raise RulebookError(f"{words!r} gives no anchor.")
    return made


def headings(blocks: Iterable[Block]) -> list[Heading]:
    """The headings that the table of contents lists."""
    return [block for block in blocks if isinstance(block, Heading) and block.listed]
