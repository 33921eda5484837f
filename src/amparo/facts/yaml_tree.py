"""A YAML 1.2 file as a small tree in which every name and word knows its line; nothing in it is ever built or run.

Only what people write by hand is taken: names, lists, words. Anchors, aliases, tags and second documents are refused,
since a short file could grow by them without end; so are names that stand twice, and a file too large or too deep.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MOST_CHARACTERS = 1_000_000
DEEPEST = 12
MOST_NODES = 20_000
_NULLS = ("", "~", "null", "Null", "NULL")
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    r"\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Signs of control, also where an escape like `"\\x1b"` writes them, and those that are not seen or turn a text round.

The joiners U+200C and U+200D are none of them: Persian and Hindi need them."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sentence as it is written; `plain` where it stands without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there: null, ~ or empty."""
        return self.plain and self.text in _NULLS


@dataclass(slots=True)
class Names:
    """Names with what stands under each, and the line of each name."""

    line: int
    held: dict[str, "Node"] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    held: list["Node"] = field(default_factory=list)


Node = Word | Names | Items

Note = Callable[[str, int, dict[str, object]], None]
"""Takes what is wrong: its code, the line, and what the sentence of that code needs."""


def has_unseen_sign(text: str) -> bool:
    """Whether a text holds a sign of control, or one that is not seen or turns it round."""
    return _UNSEEN.search(text) is not None


def tree_of(text: str, note: Note) -> Names | None:
    """The names of a file; what is wrong is noted with its line. None where there are no names to read."""
    if len(text) > MOST_CHARACTERS:
        note("too_large", 1, {"most": f"{MOST_CHARACTERS:,}"})
        return None
    found = _NO_LETTER.search(text)
    if found:
        note("no_text", text.count("\n", 0, found.start()) + 1, {})
        return None
    builder = _Builder(note)
    try:
        for event in _events(text):
            if not builder.take(event):
                return None
    except MarkedYAMLError as error:
        note(*_spoken(error, text))
        return None
    except (YAMLError, ValueError, RecursionError):
        note("not_yaml", 1, {"why": ""})
        return None
    if isinstance(builder.root, Names) and builder.root.held:
        return builder.root
    if not builder.noted:
        note("no_names", builder.root.line if builder.root else 1, {})
    return None


def _events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _spoken(error: MarkedYAMLError, text: str) -> tuple[str, int, dict[str, object]]:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else 1
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in (error.problem or ""):
        return "tab", line, {}
    return "not_yaml", line, {"why": f" ({error.problem})" if error.problem else ""}


class _Builder:
    """Takes the events of a file, one by one, and builds the tree without calling itself."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.noted = False
        self.root: Node | None = None
        self.open: list[Names | Items] = []
        self.names: list[Word | None] = []
        self.nodes = 0
        self.documents = 0

    def take(self, event: Any) -> bool:
        """One event; False where the file cannot be read any further."""
        line = event.start_mark.line + 1
        match event:
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    return self._stop("second_document", line)
            case AliasEvent():
                return self._stop("anchor", line)
            case ScalarEvent() | MappingStartEvent() | SequenceStartEvent():
                return self._node(event, line)
            case MappingEndEvent() | SequenceEndEvent():
                self.open.pop()
                self.names.pop()
            case _:
                pass
        return True

    def _stop(self, code: str, line: int, **told: object) -> bool:
        self.noted = True
        self.note(code, line, told)
        return False

    def _node(self, event: Any, line: int) -> bool:
        self.nodes += 1
        if event.anchor is not None:
            return self._stop("anchor", line)
        if event.tag is not None:
            return self._stop("tag", line)
        if self.nodes > MOST_NODES:
            return self._stop("too_many", line, most=f"{MOST_NODES:,}")
        if isinstance(event, ScalarEvent):
            if has_unseen_sign(str(event.value)):
                return self._stop("no_text", line)
            self._word(Word(str(event.value), event.style is None, line))
            return True
        made: Names | Items = Names(line) if isinstance(event, MappingStartEvent) else Items(line)
        if self.open and isinstance(self.open[-1], Names) and self.names[-1] is None:
            return self._stop("name_is_no_word", line)
        self._place(made)
        self.open.append(made)
        self.names.append(None)
        return True if len(self.open) <= DEEPEST else self._stop("too_deep", line, most=DEEPEST)

    def _word(self, word: Word) -> None:
        if self.open and isinstance(self.open[-1], Names) and self.names[-1] is None:
            self.names[-1] = word
        else:
            self._place(word)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Items):
            parent.held.append(node)
            return
        name = self.names[-1]
        assert name is not None
        self.names[-1] = None
        if name.text in parent.held:
            self._stop("twice", name.line, name=name.text, first=parent.lines[name.text])
            return
        parent.held[name.text] = node
        parent.lines[name.text] = name.line
