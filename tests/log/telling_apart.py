"""A classifier that is shown what everybody sees of a log, and is asked which agencies are busy: features, and weights.

Logistic regression in plain Python, with the same start and steps each time. It learns from the first half of the days and
is asked of the second. It does not see the agency's name, which is public and the same whatever happens.
"""

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo.tlog import EMPTY_ROOT
from tests.log.quiet_year import BUSY, Leaf, Public

Row = list[float]
STEPS, RATE, DECAY = 60, 0.8, 0.003


@dataclass(frozen=True, slots=True)
class Verdict:
    """How often it was right, of how many, and how likely it is that a coin would be as right or as wrong."""

    right: int
    asked: int

    @property
    def share(self) -> float:
        """How often it was right."""
        return self.right / self.asked

    @property
    def by_chance(self) -> float:
        """Both tails of the binomial distribution at one half, counted exactly."""
        far = max(self.right, self.asked - self.right)
        tail = sum(math.comb(self.asked, number) for number in range(far, self.asked + 1))
        return min(1.0, 2 * tail / 2**self.asked)


def told_apart(public: Public) -> Verdict:
    """How well the busy are told from the quiet in the second half, after the first."""
    rows, busy = features(public), [leaf.agency in BUSY for leaf in public.leaves]
    half = len(rows) // 2
    center, spread = _scale(rows[:half])
    even = [
        [(value - at) / wide for value, at, wide in zip(row, center, spread, strict=True)] for row in rows
    ]
    weights = learned(even[:half], busy[:half])
    right = sum(
        (_odds(weights, row) > 0) == answer for row, answer in zip(even[half:], busy[half:], strict=True)
    )
    return Verdict(right, len(rows) - half)


def learned(rows: Sequence[Row], answers: Sequence[bool]) -> Row:
    """Weights, the last of which stands alone, by steps down the slope of the error."""
    weights = [0.0] * (len(rows[0]) + 1)
    for _ in range(STEPS):
        slope = [0.0] * len(weights)
        for row, answer in zip(rows, answers, strict=True):
            off = 1 / (1 + math.exp(-max(-30.0, min(30.0, _odds(weights, row))))) - answer
            for at, value in enumerate(row):
                slope[at] += off * value
            slope[-1] += off
        weights = [
            weight - RATE * (down / len(rows) + DECAY * weight)
            for weight, down in zip(weights, slope, strict=True)
        ]
    return weights


def _odds(weights: Row, row: Row) -> float:
    return sum(map(float.__mul__, weights, row), weights[-1])


def _scale(rows: Sequence[Row]) -> tuple[Row, Row]:
    columns = list(zip(*rows, strict=True))
    center = [sum(column) / len(column) for column in columns]
    spread = [
        math.sqrt(sum((value - at) ** 2 for value in column) / len(column)) or 1.0
        for column, at in zip(columns, center, strict=True)
    ]
    return center, spread


# What is seen of each leaf, as numbers.


def features(public: Public) -> list[Row]:
    """A row for each leaf."""
    roots = [leaf.entry[60:92] for leaf in public.leaves]
    seen = Counter(roots)
    before: dict[str, bytes] = {}
    first: dict[date, float] = {}
    rows = []
    for leaf, root in zip(public.leaves, roots, strict=True):
        later = leaf.published - first.setdefault(leaf.on, leaf.published)
        rows.append([*_row(leaf, root, seen[root], before.get(leaf.agency, bytes(32))), math.log1p(later)])
        before[leaf.agency] = root
    return rows


def _row(leaf: Leaf, root: bytes, seen: int, before: bytes) -> Row:
    number = int.from_bytes(root, "big")
    return [
        *(byte / 255 for byte in root),
        number.bit_count() / 256,
        (number ^ int.from_bytes(before, "big")).bit_count() / 256,
        len(set(root)) / 32,
        float(len(zlib.compress(root))),
        float(root == EMPTY_ROOT),
        float(seen > 1),
        float(root == before),
        float(len(leaf.entry)),
        float(leaf.bundle_size % 1000),
        float(leaf.tile_size),
        float(leaf.checkpoint_size),
        leaf.published,
        float(leaf.in_order),
    ]
