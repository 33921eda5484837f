"""Parts of a space that are small enough for a test: every so-many-th case, and the neighbours of chosen cases.

A slice is the same each time. Neighbours differ from a chosen case in one or two facts (a paper is one, a day is one);
the chosen cases are one for each row of the tables, so every row is tried at its edges.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import gcd

import polars as pl

from amparo.decision.table_columns import COLUMNS, DAY, FLAG
from tests.second_hand_sql.compare import NAMES, Beside, Case
from tests.second_hand_sql.spaces import PAPER, Space, Word, rows_about

Choices = tuple[int, ...]
"""A case of a space: which of its days, papers and words, in the space's order."""


def turns_of(space: Space) -> tuple[int, ...]:
    """How many choices each turn has: the day, the paper, then each column."""
    return (len(space.days), len(space.papers), *map(len, space.words.values()))


def case_of(space: Space, choices: Choices) -> Case:
    """The case itself."""
    day, paper, *others = choices
    case: Case = {"kind": space.kind, "on": space.days[day]}
    case |= dict(zip(PAPER, space.papers[paper], strict=True))
    return case | {
        name: words[choice] for (name, words), choice in zip(space.words.items(), others, strict=True)
    }


def every_so_many(space: Space, count: int) -> Iterator[Choices]:
    """`count` cases spread over the whole space (all of them, where there are no more)."""
    step = max(1, space.size // count)
    while gcd(step, space.size) != 1:
        step += 1  # so that every word of every column takes its turn
    for number in range(0, space.size, step):
        rest, choices = number, []
        for turn in turns_of(space):
            rest, choice = divmod(rest, turn)
            choices.append(choice)
        yield tuple(choices)


def neighbours(space: Space, chosen: Iterable[Choices]) -> list[Choices]:
    """The chosen cases and all that differ from one of them in one or two facts, each once."""
    found: dict[Choices, None] = {}
    turns = turns_of(space)
    for base in chosen:
        for first, second in combinations(range(len(turns)), 2):
            for one in range(turns[first]):
                for other in range(turns[second]):
                    case = list(base)
                    case[first], case[second] = one, other
                    found.setdefault(tuple(case))
    return list(found)


def decided_by_each_row(beside: Beside, space: Space, cases: list[Choices]) -> dict[int, Choices]:
    """For each row of the tables, by its place, the first of the cases that it decides."""
    ask(beside, space, cases)
    query = "SELECT place, min(case_id) FROM answer GROUP BY place ORDER BY place"
    return {place: cases[number] for place, number in beside.database.execute(query).fetchall()}


def places_of(kind: str) -> set[int]:
    """The places of a kind's rows."""
    return {row["place"] for row in rows_about(kind)}


def ask(beside: Beside, space: Space, cases: Iterable[Choices]) -> None:
    """Put the cases into `asked`, numbered from 0."""
    ask_cases(beside, (case_of(space, choices) for choices in cases))


def ask_cases(beside: Beside, cases: Iterable[Case]) -> None:
    """The same for cases that are written out."""
    rows = list(cases)
    columns: dict[str, list[Word]] = {name: [case[name] for case in rows] for name in NAMES}
    types = {c.name: pl.Int32 if c.type == FLAG else pl.String for c in COLUMNS if c.type != DAY}
    frame = pl.DataFrame(columns, {**types, "on": pl.String}).with_row_index("case_id")
    beside.database.execute("DELETE FROM asked")
    beside.database.register("given", frame.to_arrow())
    names = ", ".join(f'"{name}"' for name in ("case_id", *NAMES))
    beside.database.execute(f"INSERT INTO asked ({names}) SELECT {names} FROM given")
    beside.database.unregister("given")
