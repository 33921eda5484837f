"""Words and boxes of a page in lines, in the order in which a person reads them."""

from collections.abc import Sequence
from dataclasses import replace

from amparo.documents.document import Box, Tick, Word


def in_lines(words: Sequence[Word], ticks: Sequence[Tick]) -> tuple[list[Word], list[Tick]]:
    """The same words and ticks of one page, each with the number of its line, from the top and the left."""
    placed: list[Word | Tick] = sorted([*words, *ticks], key=lambda thing: (thing.box.middle, thing.box.left))
    lines: list[list[Word | Tick]] = []
    for thing in placed:
        near = next((line for line in reversed(lines[-6:]) if _on_line(line, thing.box)), None)
        if near is None:
            lines.append([thing])
        else:
            near.append(thing)
    lines.sort(key=lambda line: sum(thing.box.middle for thing in line) / len(line))
    ordered_words, ordered_ticks = [], []
    for number, line in enumerate(lines, 1):
        for thing in sorted(line, key=lambda one: one.box.left):
            if isinstance(thing, Word):
                ordered_words.append(replace(thing, line=number))
            else:
                ordered_ticks.append(replace(thing, line=number))
    return ordered_words, ordered_ticks


def _on_line(line: list[Word | Tick], box: Box) -> bool:
    """Whether a place belongs to a line: it goes on with the line's nearest word, by more than half of the height."""
    near = min(line, key=lambda thing: max(thing.box.left - box.right, box.left - thing.box.right, 0))
    shared = min(near.box.bottom, box.bottom) - max(near.box.top, box.top)
    return shared > 0.5 * min(near.box.height, box.height)
