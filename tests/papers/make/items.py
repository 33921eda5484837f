"""A paper as a list of items, from which each tool lays out its own page: titles, labelled values, options, signatures."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Title:
    """A heading in the middle."""

    text: str
    large: bool = False


@dataclass(frozen=True)
class Row:
    """Labels with their values, side by side."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Blocks:
    """Labels with values of several lines, in columns."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    bullet: bool = False


@dataclass(frozen=True)
class Option:
    """A box to tick with its words."""

    on: bool
    text: str


@dataclass(frozen=True)
class Signature:
    """A place to sign: what is written on the line, and what is printed below it, in columns."""

    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Foot:
    """The last line of a page, where a form prints its number."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """A new page."""


Item = Title | Row | Blocks | Text | Option | Signature | Foot | PageBreak


@dataclass
class Case:
    """One paper: its items, and what is true of it by the names of fields. What is blank on it is None."""

    items: list[Item]
    true: dict[str, object] = field(default_factory=dict)
    kind: str = "i247a"
