"""A record's file, JSON or YAML 1.2, as one small tree in which every name and word knows its line."""

import json
import re
from bisect import bisect_right
from typing import Any

from amparo.facts.yaml_tree import (
    DEEPEST,
    MOST_CHARACTERS,
    MOST_NODES,
    Items,
    Names,
    Node,
    Word,
    has_unseen_sign,
    tree_of,
)
from amparo.visits.faults import VisitRecordError, fault

_BLANK = re.compile(r"[ \t\r\n]*")
_JOINERS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,15})", re.ASCII)
_DECODER = json.JSONDecoder()


def tree_of_bytes(content: bytes, name: str) -> Names:
    """The names of a file. Raises VisitRecordError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise VisitRecordError(name, [fault("no_text", line)]) from error
    return tree_of_text(text, name)


def tree_of_text(text: str, name: str) -> Names:
    """The names of a text. Raises VisitRecordError."""
    if len(text) > MOST_CHARACTERS:
        raise VisitRecordError(name, [fault("too_large", 1, most=f"{MOST_CHARACTERS:,}")])
    if text.lstrip().startswith("{"):
        try:
            return _Json(text).read()
        except _NoJsonError as error:
            if not _looks_like_flow(text):
                raise VisitRecordError(name, [fault(error.code, error.line, "", **error.told)]) from error
    faults = []
    found = tree_of(text, lambda code, line, told: faults.append(fault(code, line, "", **told)))
    if found is None or faults:
        raise VisitRecordError(name, faults)
    return found


def _looks_like_flow(text: str) -> bool:
    """Whether a text that begins with a brace may be YAML in one line: its first name has no quotes."""
    return re.match(r"\s*\{\s*[A-Za-z_]", text) is not None


def plain_of(node: Node) -> Any:
    """The tree as plain data: words as they are, true, false and whole numbers where they stand without quotes."""
    match node:
        case Names():
            return {name: plain_of(held) for name, held in node.held.items()}
        case Items():
            return [plain_of(held) for held in node.held]
        case Word():
            if node.is_null:
                return None
            if node.plain and node.text in ("true", "false"):
                return node.text == "true"
            return int(node.text) if node.plain and _NUMBER.fullmatch(node.text) else node.text


class _NoJsonError(ValueError):
    def __init__(self, code: str, line: int, **told: object) -> None:
        super().__init__(code)
        self.code, self.line, self.told = code, line, told


class _Json:
    """Reads JSON with the line of everything. Strings are freed of signs that are not seen, since telephones add them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [found.start() for found in re.finditer("\n", text)]
        self.nodes = 0

    def read(self) -> Names:
        node, at = self._value(self._skip(0), 0)
        if self._skip(at) != len(self.text) or not isinstance(node, Names):
            raise self._wrong("not_json", at)
        if not node.held:
            raise self._wrong("no_names", 0)
        return node

    def _line(self, at: int) -> int:
        return bisect_right(self.ends, at - 1) + 1

    def _wrong(self, code: str, at: int, **told: object) -> _NoJsonError:
        return _NoJsonError(code, self._line(at), **told)

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        self.nodes += 1
        if depth > DEEPEST:
            raise self._wrong("too_deep", at, most=DEEPEST)
        if self.nodes > MOST_NODES:
            raise self._wrong("too_many", at, most=f"{MOST_NODES:,}")
        match self.text[at : at + 1]:
            case "{":
                return self._names(at, depth)
            case "[":
                return self._items(at, depth)
            case _:
                return self._word(at)

    def _word(self, at: int) -> tuple[Word, int]:
        try:
            value, end = _DECODER.raw_decode(self.text, at)
        except (ValueError, RecursionError) as error:
            raise self._wrong("not_json", at) from error
        if not isinstance(value, str):
            return Word(self.text[at:end], True, self._line(at)), end
        value = _JOINERS.sub("", value)
        if has_unseen_sign(value):
            raise self._wrong("no_text", at)
        return Word(value, False, self._line(at)), end

    def _names(self, at: int, depth: int) -> tuple[Names, int]:
        made = Names(self._line(at))
        at = self._skip(at + 1)
        while self.text[at : at + 1] != "}":
            if made.held:
                at = self._after(at, ",")
            name, end = self._word(at)
            if name.plain:
                raise self._wrong("not_json", at)
            if name.text in made.held:
                raise self._wrong("twice", at, name=name.text, first=made.lines[name.text])
            made.lines[name.text] = self._line(at)
            made.held[name.text], at = self._value(self._after(self._skip(end), ":"), depth + 1)
            at = self._skip(at)
        return made, at + 1

    def _items(self, at: int, depth: int) -> tuple[Items, int]:
        made = Items(self._line(at))
        at = self._skip(at + 1)
        while self.text[at : at + 1] != "]":
            if made.held:
                at = self._after(at, ",")
            held, at = self._value(at, depth + 1)
            made.held.append(held)
            at = self._skip(at)
        return made, at + 1

    def _after(self, at: int, sign: str) -> int:
        if self.text[at : at + 1] != sign:
            raise self._wrong("not_json", at)
        return self._skip(at + 1)
