"""The tables of `rules.sql` beside the program's own table reading, over the full space of what either reads.

python -m tests.second_hand_sql.compare                     every kind, every case; exits 1 where the two differ
python -m tests.second_hand_sql.compare --kind premises     one kind
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import duckdb

from amparo.decision.table_columns import COLUMNS, DAY, FLAG
from amparo.decision.table_select import decide_select
from amparo.facts.request import REQUEST_KINDS
from tests.second_hand_sql.spaces import PAPER, RULES, Space, Word, space_of

NAMES = tuple(column.name for column in COLUMNS)
MOST_AT_ONCE = 400_000
"""Cases in the database at one time: memory stays small, and progress is seen."""

Case = dict[str, Word]


@dataclass(frozen=True, slots=True)
class Difference:
    """Cases on which one rule of the program and one row of the tables differ: how many, and the first of them."""

    program: tuple[str | None, str | None]
    tables: tuple[str | None, str | None]
    count: int
    first: Case

    def __str__(self) -> str:
        (theirs, rule), (ours, row) = self.program, self.tables
        read = space_of(str(self.first["kind"])).read
        told = ", ".join(f"{name} {value}" for name, value in self.first.items() if name in read)
        return f"{self.count:,} cases: the program says {theirs} ({rule}), the tables {ours} ({row}); first: {told}"


class Beside:
    """A database that holds the tables, what is asked, and both answers (the views `program` and `answer`)."""

    def __init__(self) -> None:
        self.database = duckdb.connect()
        self.database.execute(RULES)
        self.database.execute(f"CREATE VIEW facts AS SELECT case_id, {_typed()} FROM asked")
        decided = decide_select("facts", dialect="duckdb", columns=NAMES, keep=("case_id",))
        self.database.execute(f"CREATE VIEW program AS SELECT *, {_STATUS} AS outcome FROM ({decided})")

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def ask(self, part: Space) -> None:
        """Put the cases of a space into `asked`, numbered from 1."""
        self.database.execute("DELETE FROM asked")
        self.database.execute(_filling(part))

    def differences(self) -> list[Difference]:
        """Where the two decide the cases asked differently."""
        names = ", ".join(f'first("{name}" ORDER BY case_id)' for name in NAMES)
        groups = "theirs, rule, ours, id"
        query = f"SELECT {groups}, count(*), {names} FROM ({_BOTH}) GROUP BY {groups} ORDER BY {groups}"
        rows = self.database.execute(query).fetchall()
        return [Difference(r[0:2], r[2:4], r[4], dict(zip(NAMES, r[5:], strict=True))) for r in rows]


_STATUS = "CASE WHEN possible & (possible - 1) = 0 THEN safe ELSE 'insufficient_facts' END"
"""`insufficient_facts` is a status: more than one outcome is possible (a question for counsel, an unread record)."""

_BOTH = """SELECT a.*, p.outcome AS theirs, p.rule, t.outcome AS ours, t.id
FROM asked a LEFT JOIN program p ON p.case_id = a.case_id LEFT JOIN answer t ON t.case_id = a.case_id
WHERE p.outcome IS NULL OR t.outcome IS NULL OR p.outcome <> t.outcome"""


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _typed() -> str:
    """The same cases as the program wants them: days as days, flags as booleans."""
    types = {DAY: "DATE", FLAG: "BOOLEAN"}
    return ", ".join(
        f'CAST("{c.name}" AS {types[c.type]}) AS "{c.name}"' if c.type in types else f'"{c.name}"'
        for c in COLUMNS
    )


# ------------------------------------------------------------------ filling `asked`


def _filling(part: Space) -> str:
    listed = {
        ("kind",): [(part.kind,)],
        ("on",): [(day,) for day in part.days],
        PAPER: list(part.papers),
        **{(name,): [(word,) for word in words] for name, words in part.words.items()},
    }
    names = [name for group in listed for name in group]
    joined = " CROSS JOIN ".join(
        _values(number, group, rows) for number, (group, rows) in enumerate(listed.items())
    )
    return f"INSERT INTO asked (case_id, {_named(tuple(names))}) SELECT row_number() OVER (), * FROM {joined}"


def _values(number: int, group: tuple[str, ...], rows: list[tuple[Word, ...]]) -> str:
    told = ", ".join("(" + ", ".join(map(_literal, row)) + ")" for row in rows)
    return f"(VALUES {told}) AS t{number}({_named(group)})"


def _literal(word: Word) -> str:
    return "NULL" if word is None else str(word) if isinstance(word, int) else f"'{word}'"


def parts_of(space: Space, most: int = MOST_AT_ONCE) -> Iterator[Space]:
    """The space in parts that hold no more than `most` cases, if days and papers are enough to part it by."""
    if space.size <= most:
        yield space
    elif len(space.days) > 1:
        for day in space.days:
            yield from parts_of(replace(space, days=(day,)), most)
    else:
        at_once = max(1, most * len(space.papers) // space.size)
        for start in range(0, len(space.papers), at_once):
            yield replace(space, papers=space.papers[start : start + at_once])


# ------------------------------------------------------------------ the command


def compare(kinds: list[str]) -> int:
    """Progress and counts per kind; the number of cases decided differently."""
    began, cases, wrong = time.perf_counter(), 0, 0
    with Beside() as beside:
        for kind in kinds:
            space, done, found = space_of(kind), 0, list[Difference]()
            for part in parts_of(space):
                beside.ask(part)
                found += beside.differences()
                done += part.size
                if done < space.size:
                    print(f"  {kind}: {done:,} of {space.size:,}", end="\r", flush=True)
            differing = sum(one.count for one in found)
            cases, wrong = cases + done, wrong + differing
            print(f"{kind}: {done:,} cases on {len(space.days)} days, {differing:,} differences", flush=True)
            for one in _together(found):
                print(f"  {one}")
    seconds = time.perf_counter() - began
    print(f"{cases:,} cases in {seconds:,.0f} s, {wrong:,} differences.")
    return wrong


def _together(found: list[Difference]) -> list[Difference]:
    """Those of one rule and one row as one."""
    first: dict[tuple[object, ...], Difference] = {}
    for one in found:
        same = (one.program, one.tables)
        first[same] = replace(first[same], count=first[same].count + one.count) if same in first else one
    return list(first.values())


def main(arguments: list[str] | None = None) -> int:
    """Every kind, or the kinds asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kind", action="append", choices=REQUEST_KINDS)
    asked = parser.parse_args(arguments)
    return 1 if compare(asked.kind or list(REQUEST_KINDS)) else 0


if __name__ == "__main__":
    sys.exit(main())
