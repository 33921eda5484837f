"""Text that others wrote, made fit for a screen: nothing in it moves the cursor, hides a word or turns the line around."""

import json
from collections.abc import Callable


def in_one_line(text: str) -> str:
    """The text with each letter that no screen shows written out: a line feed as \\n, the escape of a terminal as \\x1b."""
    return _with(text, lambda letter: letter.encode("unicode_escape").decode())


def json_text(text: str) -> str:
    """JSON, the same value, in which such letters are escaped as JSON has it; its own line feeds stay."""
    return "\n".join(_with(line, lambda letter: json.dumps(letter)[1:-1]) for line in text.split("\n"))


def _with(text: str, spelt: Callable[[str], str]) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else spelt(letter) for letter in text)
