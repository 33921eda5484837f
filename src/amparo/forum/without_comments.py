"""A plan, its questions or its rates without their comments, line for line: what is given out holds only what was read.

Who asked a question must not stand in its register; a comment in it is read by no check, so none leaves the house.
"""

import re
from collections.abc import Iterable, Iterator

from ruamel.yaml import YAML
from ruamel.yaml.events import ScalarEvent

_TOML = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''" + r'|"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'" + r"|#[^\n]*",
    re.DOTALL,
)
"""A string of TOML, or a comment: whichever begins first."""
_YAML = re.compile(r"(?:^|(?<=[\s\[\]{},]))#[^\n]*", re.MULTILINE)


def yaml_without_comments(text: str) -> str:
    """A YAML text that was read before, each comment blanked; every line keeps its number."""
    return _blanked(text, _comments(text, list(_words(text))))


def toml_without_comments(text: str) -> str:
    """The same of a TOML text."""
    return _blanked(text, (one.span() for one in _TOML.finditer(text) if one.group().startswith("#")))


def _words(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the words of a YAML text stand; of a block, from its second line on."""
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, ScalarEvent):
            begins, ends = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">"):
                begins = text.find("\n", begins) if "\n" in text[begins:ends] else ends
            yield begins, ends


def _comments(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = number = 0
    while (found := _YAML.search(text, at)) is not None:
        while number < len(words) and words[number][1] <= found.start():
            number += 1
        inside = number < len(words) and words[number][0] <= found.start() < words[number][1]
        at = words[number][1] if inside else found.end()
        if not inside:
            yield found.span()


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    told, at = list[str](), 0
    for begins, ends in spans:
        told.append(text[at:begins].rstrip(" \t"))
        at = ends
    return "".join([*told, text[at:]])
