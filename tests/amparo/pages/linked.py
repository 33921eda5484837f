"""Where a page may lead away to: the addresses at which others published the figures and forums that we show."""

from amparo.figures.reported.collection import FORUMS, collected

SOURCES = frozenset({one.source for one in collected()} | {one.address for one in FORUMS})
