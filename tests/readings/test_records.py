"""A table of convictions or charges comes to what looking through each record comes to, in every reading."""

import dataclasses
import random
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any

import polars as pl
import pytest

from amparo.decision.record_columns import RECORDS, REFUSALS
from amparo.decision.record_select import reduce_select, sections_select
from amparo.decision.table_charges import reduce_charges
from amparo.decision.table_convictions import reduce
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.rules import Decision
from amparo.rules.diagram import diagram_of
from amparo.rules.sql_reading import DIALECTS
from amparo.terms import FactError, RulebookError
from tests.readings.records import Person, contradictory, frame_of, people
from tests.readings.reducers import Reducer, Row, by_duckdb, by_polars, by_sqlite

KINDS = {"convictions": reduce, "charges": reduce_charges}
BY_CHANCE = {records: list(people(7282, 3000, prop47_asked=True, records=records)) for records in RECORDS}
NOBODY_ASKED = list(people(1170, 3000, prop47_asked=False))
DOUBTFUL = {records: list(contradictory(872, 2000, records)) for records in RECORDS}
ON = date(2026, 11, 24)  # a Tuesday
ROBBERY = {"request_id": 1, "on": ON, "code": "PC", "section": "211", "level": "felony", "prop47": False}


def rows_of(some: Sequence[Person]) -> list[Row]:
    return [row for one in some for row in one.rows]


def differences(read: Reducer, records: str, some: Sequence[Person]) -> list[str]:
    """Where a reading says something else of a record than looking through it."""
    told = read(records, rows_of(some))
    wrong = []
    for number, one in enumerate(some):
        opens, why = told.pop(number)
        if opens is not one.opens or (why is not None) is not one.refused:
            wrong.append(f"{one.given}: expected {one.opens}, refused {one.refused}; got {opens}, {why}")
    return [*wrong, *map(str, told.items())]


# ------------------------------------------------------------------ as the single reading


@pytest.mark.parametrize("records", RECORDS)
def test_a_record_opens_in_a_table_as_it_does_alone(reducer: Reducer, records: str) -> None:
    assert {one.opens for one in BY_CHANCE[records]} == {True, False, None}
    assert differences(reducer, records, BY_CHANCE[records])[:3] == []


def test_where_nobody_asked_for_proposition_47_section_and_day_tell(reducer: Reducer) -> None:
    rows = [{name: row[name] for name in row if name != "prop47"} for row in rows_of(NOBODY_ASKED)]
    found = [dataclasses.replace(one, rows=[]) for one in NOBODY_ASKED]
    found[0] = dataclasses.replace(found[0], rows=rows)
    assert differences(reducer, "convictions", found)[:3] == []


@pytest.mark.parametrize("records", RECORDS)
def test_a_record_that_is_refused_alone_has_no_answer_in_a_table(reducer: Reducer, records: str) -> None:
    assert sum(one.refused for one in DOUBTFUL[records]) > 50
    assert differences(reducer, records, DOUBTFUL[records])[:3] == []


def test_every_value_that_the_rules_ask_for_is_prepared() -> None:
    for records in RECORDS.values():
        asked = {variable.key for variable in diagram_of(records.decision).variables}
        assert asked <= set(records.values), records.name


# ------------------------------------------------------------------ a changed rule is noticed


def turned(known: Decision, place: int) -> Decision:
    """A decision with one rule turned round."""
    other = Decision(known.name, known.protective_first, known.apart)
    rule = known.rules[place]
    then = next(outcome for outcome in known.outcomes if outcome != rule.then)
    other.rules = [*known.rules[:place], dataclasses.replace(rule, then=then), *known.rules[place + 1 :]]
    return other


RULES = [
    (records, place)
    for records, decision in (("convictions", qualifies), ("charges", charge))
    for place in range(len(decision.rules))
]


@pytest.mark.parametrize(
    ("records", "place"), RULES, ids=[f"{name} {RECORDS[name].decision.rules[at].key}" for name, at in RULES]
)
def test_each_changed_rule_turns_polars_and_sql_red(
    records: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = dataclasses.replace(RECORDS[records], decision=turned(RECORDS[records].decision, place))
    monkeypatch.setitem(RECORDS, records, other)
    for read in (by_polars, by_duckdb, by_sqlite):
        assert differences(read, records, BY_CHANCE[records]) != []


# ------------------------------------------------------------------ the table itself


@pytest.mark.parametrize("records", RECORDS)
def test_rows_may_stand_in_any_order(reducer: Reducer, records: str) -> None:
    rows = rows_of(DOUBTFUL[records][:500])
    before = reducer(records, rows)
    random.Random("order").shuffle(rows)
    assert reducer(records, rows) == before


def test_an_empty_table_answers_nothing() -> None:
    for records, reduced in KINDS.items():
        frame = frame_of(BY_CHANCE[records][:5]).clear()
        answered = reduced(frame.lazy()).collect()
        assert answered.height == 0
        assert answered.columns == ["request_id", RECORDS[records].opens, RECORDS[records].refused]
    with closing(sqlite3.connect(":memory:")) as connection:
        names = ("request_id", "on", "code", "section")
        connection.execute('CREATE TABLE given (request_id, "on", code, section)')
        query = reduce_select("charges", "given", dialect="sqlite", columns=names, sections=[])
        assert connection.execute(query).fetchall() == []


def test_a_request_is_called_by_any_name() -> None:
    frame = pl.DataFrame([{**ROBBERY, "request_id": name, "date": ON} for name in ("R-1", "R-2", "R-2")])
    assert sorted(reduce(frame.lazy()).collect().rows()) == [("R-1", True, None), ("R-2", True, None)]


def test_enhancements_are_a_list_or_one_text() -> None:
    row = {**ROBBERY, "section": "459", "degree": "second", "date": date(1990, 1, 2)}  # a Tuesday
    lists = pl.DataFrame([{**row, "enhancements": ["HSC 11370.4", "PC 12022.7(a)"]}])
    text = lists.with_columns(pl.lit("HSC 11370.4;PC 12022.7(a)").alias("enhancements"))
    without = lists.drop("enhancements")
    told = [reduce(frame.lazy()).collect().row(0)[1] for frame in (lists, text, without)]
    assert told == [True, True, False]
    with pytest.raises(FactError, match="enhancements: a column of Int"):
        reduce(lists.with_columns(pl.lit(1).alias("enhancements")).lazy())
    with pytest.raises(FactError, match=r"convictions\.enhancements"):
        reduce(text.with_columns(pl.lit("PC 12022.7(a)!").alias("enhancements")).lazy())


def test_a_section_that_is_none_is_refused_with_its_path() -> None:
    frame = pl.DataFrame([{**ROBBERY, "code": "PX", "date": ON}])
    with pytest.raises(FactError, match=r"convictions\.code"):
        reduce(frame.lazy())
    with pytest.raises(FactError, match=r"charges\.code"):
        reduce_charges(frame.drop("prop47", "date").lazy())
    with pytest.raises(FactError, match="section"):
        reduce(frame.drop("section").lazy())
    with pytest.raises(FactError, match=r"convictions\.code"):
        by_sqlite("convictions", [{**ROBBERY, "code": "PX"}])
    with pytest.raises(FactError, match="section: the table has no such column"):
        sections_select("convictions", "given", dialect="sqlite", columns=("request_id", "on", "code"))


def test_a_dialect_or_records_that_we_do_not_write_are_refused() -> None:
    names = ("request_id", "on", "code", "section")
    with pytest.raises(RulebookError, match="oracle"):
        sections_select("convictions", "given", dialect="oracle", columns=names)
    with pytest.raises(RulebookError, match="arrests"):
        reduce_select("arrests", "given", dialect="sqlite", columns=names, sections=[])


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("records", RECORDS)
def test_each_dialect_has_its_text_and_a_section_adds_one_line(records: str, dialect: str) -> None:
    names = [column.name for column in RECORDS[records].columns] + ["request_id", "enhancements"]
    width = len(RECORDS[records].key)
    section = dict.fromkeys(RECORDS[records].key) | {"code": "PC", "section": "211"}
    row = ("PC|211", *(section[name] for name in RECORDS[records].key), 0)
    assert len(row) == width + 2

    def text(rows: list[Any]) -> str:
        return reduce_select(records, "given", dialect=dialect, columns=names, sections=rows)

    assert text([row, ("pc|211", *row[1:])]).count("\n") == text([row]).count("\n") + 1
    quote = DIALECTS[dialect].quote
    assert f"{quote}request_id{quote}" in text([row])


def test_a_database_alone_needs_no_polars() -> None:
    program = "import sys; sys.modules['polars'] = None; import amparo.decision.record_select"
    subprocess.run([sys.executable, "-c", program], check=True)


# ------------------------------------------------------------------ cells that cannot be read


@pytest.mark.parametrize(
    ("name", "cell", "why"),
    [
        ("on", None, "day"),
        ("on", "11/24/2026", "day"),
        ("date", "2011-02-30", "cell"),
        ("date", "1811-02-03", "year"),
        ("level", "Felony", "cell"),
        ("prop47", "no", "cell"),
        ("prop47", 2, "cell"),
        ("degree", "1st", "cell"),
        ("status", "", "cell"),
    ],
)
def test_a_cell_that_its_column_does_not_know_leaves_the_request_without_an_answer(
    name: str, cell: Any, why: str
) -> None:
    sound = {**ROBBERY, "date": date(2020, 1, 2), "degree": "first", "status": "final"}  # a Thursday
    assert by_sqlite("convictions", [sound]) == {1: (True, None)}
    assert by_sqlite("convictions", [sound, {**sound, name: cell}]) == {1: (None, why)}


def test_a_word_that_is_none_of_its_columns_stops_polars() -> None:
    with pytest.raises(pl.exceptions.PolarsError, match="Felony"):
        reduce(pl.DataFrame([{**ROBBERY, "level": "Felony"}]).lazy())


def test_a_section_that_came_after_the_matching_leaves_the_request_without_an_answer() -> None:
    names = ("request_id", "on", "code", "section", "level")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute('CREATE TABLE given (request_id, "on", code, section, level)')
        sections = connection.execute(
            sections_select("convictions", "given", dialect="sqlite", columns=names)
        ).fetchall()
        connection.execute("INSERT INTO given VALUES (1, '2026-11-24', 'PC', '211', 'felony')")
        query = reduce_select("convictions", "given", dialect="sqlite", columns=names, sections=sections)
        assert connection.execute(query).fetchall() == [(1, None, "section")]


def test_two_days_in_one_request_leave_it_without_an_answer(reducer: Reducer) -> None:
    robbery = {**ROBBERY, "date": date(2020, 1, 2)}  # a Thursday
    told = reducer("convictions", [robbery, {**robbery, "on": date(2026, 11, 25)}])
    assert told == {1: (None, "day")}
    assert set(REFUSALS) >= {why for _, why in told.values() if why}
