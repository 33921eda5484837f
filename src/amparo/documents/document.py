"""What a file says once it has been read: pages, words with their places, boxes to tick, fields of a form, notes.

Two ideas. Every place is a `Box`, in fractions of its page from the top left corner, of the page *as it was read*:
turned upright and straightened (`Page.turned`, `Page.tilt`; `page_picture` shows it the same way). And nothing here is
decided: how each word was read and how surely goes with it, a tick that cannot be told is None.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

How = Literal["form", "text", "ocr", "ink"]
"""From a form's field, from the text that the file itself holds, read from a picture, or seen as ink in a picture."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page: fractions 0 to 1 of its width and height, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have any place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def turned(self, degrees: int) -> "Box":
        """The same place after its page has been turned clockwise by 0, 90, 180 or 270 degrees."""
        match degrees % 360:
            case 90:
                return Box(1 - self.bottom, self.left, 1 - self.top, self.right)
            case 180:
                return Box(1 - self.right, 1 - self.bottom, 1 - self.left, 1 - self.top)
            case 270:
                return Box(self.top, 1 - self.right, self.bottom, 1 - self.left)
            case _:
                return self

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `line` counts the lines of its page; `sure` is 1 for what the file says itself."""

    text: str
    page: int
    box: Box
    how: How
    sure: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A small box to tick. `ticked` is None where it cannot be told; `dark` is the share of ink inside it."""

    page: int
    box: Box
    ticked: bool | None
    how: How
    sure: float
    dark: float | None = None
    line: int = 0


FieldKind = Literal["text", "tick", "choice", "signature", "button"]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a PDF form. `tip` is what it tells a screen reader; `ticked` is for kind "tick" only."""

    name: str
    tip: str
    kind: FieldKind
    value: str
    ticked: bool | None
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Ink:
    """How dark a page is without its ruled lines: a grid of cells, row by row, each 0 (blank) to 255 (all black)."""

    columns: int
    rows: int
    cells: bytes

    def share(self, box: Box) -> float:
        """The share of a place that is dark, 0 to 1."""
        left, right = int(box.left * self.columns), max(int(box.right * self.columns), 1)
        top, bottom = int(box.top * self.rows), max(int(box.bottom * self.rows), 1)
        cells = [
            self.cells[row * self.columns + column]
            for row in range(max(top, 0), min(bottom + 1, self.rows))
            for column in range(max(left, 0), min(right + 1, self.columns))
        ]
        return sum(cells) / (255 * len(cells)) if cells else 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: turned clockwise by `turned` degrees, then straightened by `tilt` degrees.

    `width` and `height` are those of the page upright, in points (1/72 inch) or pixels; `how` is how its words came.
    """

    number: int
    width: float
    height: float
    how: Literal["text", "ocr", "none"]
    turned: int = 0
    tilt: float = 0.0
    ink: Ink | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know about how the file was read, in both languages."""

    code: str
    en: str
    es: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text and fields. `page_count` is what the file holds, `pages` what was read of it."""

    name: str
    media_type: str
    sha256: str
    size: int
    page_count: int
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    ticks: tuple[Tick, ...]
    fields: tuple[FormField, ...]
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The words in lines, boxes to tick as [x], [ ] or [?], a form feed between pages."""
        return "\f".join("\n".join(self.lines(page.number)) for page in self.pages)

    def lines(self, page: int) -> Iterator[str]:
        """The lines of one page, from top to bottom."""
        marks = {True: "[x]", False: "[ ]", None: "[?]"}
        placed: dict[int, list[tuple[float, str]]] = {}
        for word in self.words:
            if word.page == page:
                placed.setdefault(word.line, []).append((word.box.left, word.text))
        for tick in self.ticks:
            if tick.page == page:
                placed.setdefault(tick.line, []).append((tick.box.left, marks[tick.ticked]))
        for line in sorted(placed):
            yield " ".join(text for _, text in sorted(placed[line], key=lambda part: part[0]))


def to_plain(document: Document) -> dict[str, Any]:
    """The document as plain data, as JSON can carry it."""
    plain = asdict(document)
    for page in plain["pages"]:
        if page["ink"]:
            page["ink"]["cells"] = page["ink"]["cells"].hex()
    return plain


def from_plain(plain: dict[str, Any]) -> Document:
    """The document again, from what `to_plain` made."""
    return Document(
        **{name: plain[name] for name in ("name", "media_type", "sha256", "size", "page_count")},
        pages=tuple(_page(page) for page in plain["pages"]),
        words=tuple(Word(**word | {"box": Box(**word["box"])}) for word in plain["words"]),
        ticks=tuple(Tick(**tick | {"box": Box(**tick["box"])}) for tick in plain["ticks"]),
        fields=tuple(FormField(**field | {"box": Box(**field["box"])}) for field in plain["fields"]),
        notes=tuple(Note(**note) for note in plain["notes"]),
    )


def _page(plain: dict[str, Any]) -> Page:
    ink = plain["ink"]
    read = Ink(ink["columns"], ink["rows"], bytes.fromhex(ink["cells"])) if ink else None
    return Page(**plain | {"ink": read})
