"""The tables and the program decide alike on every case; each row of the tables is needed."""

import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from typing import Any

import pytest

from amparo.facts.request import REQUEST_KINDS
from amparo.law.custody import decision_for
from amparo.law.index import worked_cases
from tests.readings import postgres
from tests.readings.rows import worked
from tests.second_hand_sql.changed_rows import Changed
from tests.second_hand_sql.compare import NAMES, Beside, Case, Difference, parts_of
from tests.second_hand_sql.completed import closed, is_open, known, outcomes_of, status
from tests.second_hand_sql.slices import (
    Choices,
    ask,
    ask_cases,
    decided_by_each_row,
    every_so_many,
    neighbours,
    places_of,
)
from tests.second_hand_sql.spaces import NO_PAPER, PAPER, RULES, days_of, space_of, tables, words_of

WHOLE_IN_A_TEST = 500_000
SPREAD = 120_000


@pytest.fixture(scope="module")
def beside() -> Iterator[Beside]:
    """The tables and the program in one database."""
    with Beside() as both:
        yield both


@lru_cache(maxsize=32)
def spread(kind: str) -> tuple[dict[int, Choices], list[Difference], int]:
    """Cases spread over a kind's whole space, asked once: for each row one that it decides, what differs, how many."""
    space = space_of(kind)
    cases = list(every_so_many(space, SPREAD))
    with Beside() as both:
        rows = decided_by_each_row(both, space, cases)
        return rows, both.differences(), len(cases)


def chosen(kind: str) -> dict[int, Choices]:
    """For each row of a kind's tables a case that it decides."""
    return spread(kind)[0]


@lru_cache(maxsize=32)
def round_the_rows(kind: str) -> list[Choices]:
    """Those cases and all that differ from one of them in one or two facts."""
    return neighbours(space_of(kind), chosen(kind).values())


def told(found: list[Difference]) -> list[str]:
    return [str(one) for one in found]


# ------------------------------------------------------------------ the same answers


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_the_whole_space_or_a_part_spread_over_it_is_decided_alike(beside: Beside, kind: str) -> None:
    space, found, done = space_of(kind), list[Difference](), 0
    if space.size <= WHOLE_IN_A_TEST:
        for part in parts_of(space):
            beside.ask(part)
            found += beside.differences()
            done += part.size
        assert done == space.size
    else:
        _, found, done = spread(kind)
    print(f"{kind}: {done:,} of {space.size:,} cases")
    assert told(found) == []


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_every_row_and_rule_decides_a_case_and_is_right_within_two_facts_of_it(
    beside: Beside, kind: str
) -> None:
    space = space_of(kind)
    assert set(chosen(kind)) == places_of(kind)
    cases = round_the_rows(kind)
    ask(beside, space, cases)
    print(f"{kind}: {len(cases):,} neighbours of {len(chosen(kind))} rows")
    assert told(beside.differences()) == []
    reached = beside.database.execute("SELECT DISTINCT rule FROM program").fetchall()
    assert {key for (key,) in reached} == {rule.key for rule in decision_for(kind).rules}


def test_words_that_stand_for_others_hide_nothing(beside: Beside) -> None:
    chance = random.Random("any word, not only one of its class")
    ask_cases(beside, [any_case(chance) for _ in range(40_000)])
    assert told(beside.differences()) == []


def any_case(chance: random.Random) -> Case:
    kind = chance.choice(REQUEST_KINDS)
    case: Case = {name: chance.choice(words_of(name)) for name in NAMES if name != "on"}
    case |= {"kind": kind, "on": chance.choice(days_of(kind))}
    if NO_PAPER in (case[name] for name in PAPER):
        case |= dict.fromkeys(PAPER)
    return case


# ------------------------------------------------------------------ worked cases, and section 4.3


def test_the_worked_cases_that_fit_one_row_are_answered_as_expected(beside: Beside) -> None:
    left: Counter[str] = Counter()
    rows = list(worked(left))
    cases = [{name: _as_asked(row.row[name]) for name in NAMES} for row in rows]
    expected = [_expected(row.sentence.partition(":")[0], row.row["item"]) for row in rows]
    found = [status(outcomes) for outcomes in outcomes_of(beside, cases, known)]
    wrong = [
        (row.sentence, wanted, got)
        for row, wanted, got in zip(rows, expected, found, strict=True)
        if wanted != got
    ]
    assert wrong == []
    assert len(rows) > 190
    assert set(left) <= {"several papers"}


def _as_asked(cell: Any) -> Any:
    return cell.isoformat() if hasattr(cell, "isoformat") else int(cell) if isinstance(cell, bool) else cell


def _expected(name: str, item: str | None) -> str:
    wanted = next(case["expected"] for case in worked_cases() if case["id"] == name)
    found: str = wanted.get("items", {}).get(item, wanted["outcome"])
    return found


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_rows_that_leave_a_case_open_are_right_because_its_completions_differ(
    beside: Beside, kind: str
) -> None:
    space, outcomes = space_of(kind), decision_for(kind).outcomes
    ask(beside, space, round_the_rows(kind))
    names = ", ".join(f'a."{name}"' for name in NAMES)
    asked = beside.database.execute(
        f"""SELECT {names}, t.outcome, p.possible, p.outcome FROM asked a
        JOIN answer t ON t.case_id = a.case_id JOIN program p ON p.case_id = a.case_id"""
    ).fetchall()
    rows = [(dict(zip(NAMES, row, strict=False)), *row[-3:]) for row in asked]
    rows = [row for row in rows if is_open(row[0], space)]
    found = outcomes_of(beside, [row[0] for row in rows], closed)
    for (case, ours, possible, theirs), ends in zip(rows, found, strict=True):
        assert ours == status(ends), case
        program = {outcome for place, outcome in enumerate(outcomes) if possible >> place & 1}
        assert ends == program or ours != theirs, case


# ------------------------------------------------------------------ a changed row is noticed

IDLE_CELLS = {
    "a policy that forbids gives the same later, so its last day only says where the row belongs": {
        *("hold 10 G-3: last_day", "hold 12 H-2: last_day", "notification 13 N-1: last_day"),
        *("civil_arrest 10 G-3: last_day", "border_search 10 G-3: last_day", "287g 10 G-3: last_day"),
        *("interpreter 10 G-3: last_day", "reentry_1326 10 G-3: last_day", "premises 10 G-3: last_day"),
        *("joint 10 G-3: last_day", "joint 13 G-4: scene_support_only"),
        *("detention_contract 10 G-3: last_day", "detention_contract 12 G-4: population"),
    },
    "the row after it says the same": {
        *("hold 18 H-2: last_day", "criminal_warrant 16 A-2: document_kind"),
        *("interview 2 P-3: agency_kind", "interview 3 P-3: agency_kind"),
        *("interview 4 P-3: agency_kind", "interview 5 P-3: agency_kind"),
    },
    "the rows before it leave nothing else": {
        *("hold 19 H-3: first_day", "interview 6 P-3: consent_answer", "interview 19 I-6: consent_answer"),
        *("information 44 F-4: item_public", "information 45 F-3: item_public"),
        "criminal_warrant 21 A-2: legal_criminal_immigration_warrant_arrest",
        "joint 16 T-6: legal_scene_support",
        *(f"detention_contract {row}: had_contract_2017_06_15" for row in ("17 K-3", "18 G-4", "19 K-3")),
        *(f"detention_contract {place} K-4: had_contract_2017_06_15" for place in (20, 21, 22)),
        *(f"detention_contract {place} K-4: action" for place in (20, 21, 22)),
        "detention_contract 22 K-4: legal_lapsed_contract",
    },
}
"""Cells that a pencil needs and a machine does not, with the reason: blank, they change no answer."""


SAME_ROWS = ("transport", "joint_operation")
"""Kinds that read the very rows of another, `transfer` and `task_force`."""


def test_each_row_and_each_cell_changed_by_itself_is_noticed(beside: Beside) -> None:
    unnoticed: dict[str, set[str]] = {}
    for kind in (kind for kind in REQUEST_KINDS if kind not in SAME_ROWS):
        ask(beside, space_of(kind), round_the_rows(kind))
        here = set(Changed(beside, kind).unnoticed())
        for about in {name.split()[0] for name in here} | _abouts(kind):
            own = {name for name in here if name.split()[0] == about}
            unnoticed[about] = (
                unnoticed.get(about, own) & own
            )  # a row of several kinds is noticed by one of them
    rows = {name for own in unnoticed.values() for name in own}
    assert {name for name in rows if name.endswith(("outcome", "left out"))} == set()
    assert rows == set().union(*IDLE_CELLS.values())


def _abouts(kind: str) -> set[str]:
    with closing(tables()) as connection:
        found = connection.execute(
            "SELECT about FROM kinds WHERE kind = ? AND about <> 'every kind'", (kind,)
        )
        return {row["about"] for row in found}


# ------------------------------------------------------------------ plain SQL, for a pencil


def test_sqlite_and_postgresql_read_the_tables_alike(beside: Beside) -> None:
    chance = random.Random("three databases")
    cases = [any_case(chance) for _ in range(3000)]
    ask_cases(beside, cases)
    query = "SELECT case_id, outcome, id FROM answer ORDER BY case_id"
    expected = beside.database.execute(query).fetchall()
    assert len(expected) == len(cases)
    rows = [(number, *(case[name] for name in NAMES)) for number, case in enumerate(cases)]
    names = ", ".join(f'"{name}"' for name in ("case_id", *NAMES))
    marks = ", ".join("?" * (len(NAMES) + 1))
    with closing(tables()) as connection:
        connection.row_factory = sqlite3.Row
        connection.executemany(f"INSERT INTO asked ({names}) VALUES ({marks})", rows)
        assert [tuple(row) for row in connection.execute(query)] == expected
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as server, server.cursor() as cursor:
        cursor.execute(RULES)
        with cursor.copy(f"COPY asked ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        assert cursor.execute(query).fetchall() == expected


def test_no_two_rows_of_a_kind_stand_in_one_place() -> None:
    with closing(tables()) as connection:
        query = """SELECT k.kind, r.place FROM rule r JOIN kinds k ON k.about = r.about
            GROUP BY k.kind, r.place HAVING count(*) > 1"""
        assert connection.execute(query).fetchall() == []


def test_every_row_has_its_sentence_and_its_identifier() -> None:
    lines = RULES.splitlines()
    starts = [n for n, line in enumerate(lines) if re.match(r"\('[\w -]+', \d+, '", line)]
    assert [lines[n] for n in starts if not lines[n - 1].startswith("-- ")] == []
    assert [lines[n] for n in starts if not re.match(r"\('[\w -]+', \d+, '[A-Z]-\d+', ", lines[n])] == []
    with closing(tables()) as connection:
        assert connection.execute("SELECT count(*) FROM rule").fetchone()[0] == len(starts)
