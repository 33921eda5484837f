"""Tables are decided by the same rules as one case: every reading gives the same outcome, rule and missing facts."""

import dataclasses
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from amparo.decision import rule_pack, table_columns, table_select, tables
from amparo.decision.table_columns import COLUMNS, MISSING, prepared
from amparo.decision.table_select import decide_select
from amparo.decision.tables import decide_batch, decide_batches, decide_frame, decide_kind
from amparo.facts import REQUEST_KINDS
from amparo.law.custody import all_decisions, decision_for
from amparo.law.custody.outcomes import APART, PROTECTIVE_FIRST
from amparo.rules import Decision
from amparo.rules.diagram import diagram_of
from amparo.rules.sql_reading import DIALECTS, select
from amparo.terms import FactError, RulebookError
from tests.readings import engines
from tests.readings.engines import Reading, frame_of
from tests.readings.rows import Expected, Left, chance_rows, scenarios, worked

ROWS_BY_CHANCE = 20_000
LEFT: Left = Counter()
WORKED, SCENARIOS = list(worked(LEFT)), list(scenarios(LEFT))
CHANCE = list(chance_rows(20_261_124, ROWS_BY_CHANCE, Counter()))


def differences(reading: Reading, expected: list[Expected]) -> list[str]:
    """Where a reading says something else than `decide`, with the sentence of the case."""
    told = reading([one.row for one in expected])
    return [
        f"{one.sentence}: expected {one.told}, got {other}"
        for one, other in zip(expected, told, strict=True)
        if one.told != other
    ]


# ------------------------------------------------------------------ every reading says what `decide` says


def test_every_worked_case_is_read_as_it_is_decided(reading: Reading) -> None:
    assert differences(reading, WORKED) == []


def test_every_scenario_is_read_as_it_is_decided(reading: Reading) -> None:
    assert differences(reading, SCENARIOS) == []


def test_twenty_thousand_rows_by_chance_are_read_as_they_are_decided(reading: Reading) -> None:
    assert differences(reading, CHANCE)[:3] == []


def test_only_cases_with_several_papers_are_left_to_the_single_reading() -> None:
    assert set(LEFT) <= {"several papers"}
    assert len(WORKED) + len(SCENARIOS) > 800


def test_chance_reaches_every_kind_outcome_and_missing_fact() -> None:
    assert {one.row["kind"] for one in CHANCE} == set(REQUEST_KINDS)
    assert {one.told.safe for one in CHANCE} == {*PROTECTIVE_FIRST, *APART}
    assert set().union(*(one.told.missing for one in CHANCE)) == set(MISSING) - {"agency.kind"}


# ------------------------------------------------------------------ the table itself


def test_the_rows_keep_their_order_and_their_columns() -> None:
    rows = frame_of([one.row for one in CHANCE[:500]]).with_columns(mine=pl.int_range(pl.len()))
    decided = decide_frame(rows.lazy()).collect()
    assert decided.select(rows.columns).equals(rows)
    assert decided["safe"].to_list() == [one.told.safe for one in CHANCE[:500]]
    assert decided["rule_pack"].unique().to_list() == [rule_pack()]
    without = decide_frame(rows.lazy(), missing=False).collect()
    assert without.equals(decided.drop("missing"))


def test_a_table_larger_than_memory_goes_by_in_batches_in_the_order_of_its_rows() -> None:
    rows = frame_of([one.row for one in CHANCE[:1000]])
    rows = rows.with_columns(
        kind=pl.when(pl.int_range(pl.len()) % 50 == 0).then(None).otherwise(pl.col("kind"))
    )
    whole = decide_frame(rows.lazy()).collect()
    batches = list(decide_batches(rows.lazy(), rows=64))
    assert max(batch.height for batch in batches) <= 64
    assert pl.concat(batches).equals(whole)
    without = decide_batches(rows.lazy(), rows=300, missing=False)
    assert pl.concat(without).equals(whole.drop("missing"))
    assert decide_batch(rows.clear()).schema == whole.schema


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_rows_of_one_kind_need_no_splitting(kind: str) -> None:
    rows = frame_of([one.row for one in CHANCE if one.row["kind"] == kind])
    alone = decide_kind(rows.drop("kind").lazy(), kind).collect()
    assert alone.equals(decide_frame(rows.lazy()).collect().drop("kind"))
    with pytest.raises(FactError, match="holding"):
        decide_kind(rows.lazy(), "holding")


def test_each_row_is_decided_on_its_own_day() -> None:
    days = [date(2013, 12, 31), date(2014, 1, 1), date(2018, 1, 3), date(2018, 1, 4)]  # Tue, Wed, Wed, Thu
    known = {"kind": "hold", "agency_kind": "sheriff_jail", "from": "ICE", "policy": "allows", "minor": False}
    known |= {"registry": "none", "federal_felony_warrant": "none", "history_complete": True}
    frame = pl.DataFrame(
        [{**known, "on": day, "conviction_opens": True, "charge_opens": False} for day in days]
    )
    assert decide_frame(frame.lazy()).collect()["safe"].to_list() == [
        "not_regulated",
        "permitted",
        "permitted",
        "prohibited",
    ]


def test_a_kind_that_nobody_knows_is_information_of_which_nothing_is_given(reading: Reading) -> None:
    row = {**dict.fromkeys(column.name for column in COLUMNS), "on": date(2026, 11, 24)}  # a Tuesday
    row |= {"agency_kind": "police", "item": "citizenship_status", "item_public": True}
    assert reading([row])[0].safe == "prohibited"


def test_a_column_that_is_not_there_is_a_fact_that_nobody_gave() -> None:
    frame = pl.DataFrame({"kind": ["notification"], "on": [date(2026, 11, 24)]})  # a Tuesday
    polars = decide_frame(frame.lazy()).collect().row(0, named=True)
    query = decide_select("asked", dialect="sqlite", columns=("kind", "on"), keep=("kind",))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute('CREATE TABLE asked (kind, "on")')
        connection.execute("INSERT INTO asked VALUES ('notification', '2026-11-24')")
        told = connection.execute(query).fetchone()
    assert told == (
        "notification",
        polars["possible_rules"],
        polars["safe"],
        polars["possible"],
        polars["rule"],
        polars["missing"],
        rule_pack(),
    )
    assert polars["safe"] == "prohibited"


def test_a_word_that_is_none_of_its_columns_is_never_read_as_may() -> None:
    row = {"kind": "premises", "on": date(2026, 11, 24), "agency_kind": "police"}  # a Tuesday
    frame = pl.DataFrame([{**row, "policy": "alows", "exclusive": False}])
    with pytest.raises(pl.exceptions.PolarsError, match="alows"):
        decide_frame(frame.lazy()).collect()
    with duckdb.connect() as connection:
        connection.register("asked", frame.to_arrow())
        query = decide_select("asked", dialect="duckdb", columns=frame.columns)
        assert connection.execute(query).fetchall() == [(0, None, 0, None, 0, rule_pack())]


def test_a_select_for_some_kinds_is_shorter_says_the_same_and_answers_no_other_kind() -> None:
    rows = [one.row for one in CHANCE if one.row["kind"] in ("hold", "notification", "transfer", None)][:2000]
    with duckdb.connect() as connection:
        connection.register("asked", frame_of(rows).with_row_index("row_id").to_arrow())
        columns = ("row_id", *(column.name for column in COLUMNS))
        told = {}
        for name, kinds in (("all", REQUEST_KINDS), ("some", ("hold", "notification"))):
            query = decide_select("asked", dialect="duckdb", columns=columns, keep=("row_id",), kinds=kinds)
            told[name] = query, connection.execute(f"SELECT * FROM ({query}) ORDER BY row_id").fetchall()
    assert len(told["some"][0]) < len(told["all"][0]) / 3
    for row, whole, part in zip(rows, told["all"][1], told["some"][1], strict=True):
        assert part[2] is None if row["kind"] == "transfer" else part == whole


def test_a_kind_we_do_not_know_gets_no_answer_from_a_database() -> None:
    frame = pl.DataFrame({"kind": ["holding"], "on": [date(2026, 11, 24)]})
    with duckdb.connect() as connection:
        connection.register("asked", frame.to_arrow())
        query = decide_select("asked", dialect="duckdb", columns=frame.columns, keep=("kind",))
        assert connection.execute(query).fetchall() == [("holding", 0, None, 0, None, 0, rule_pack())]


REQUEST: dict[str, Any] = {
    "kind": "notification",
    "on": "2026-11-24",
    "agency_kind": "sheriff_jail",
    "from": "ICE",
}
REQUEST |= {"policy": "allows", "minor": 0, "conviction_opens": 1}


def safe_in_sqlite(row: dict[str, Any]) -> str | None:
    names = ", ".join(f'"{name}"' for name in row)
    query = decide_select("asked", dialect="sqlite", columns=row)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE asked ({names})")
        connection.execute(f"INSERT INTO asked VALUES ({', '.join('?' * len(row))})", list(row.values()))
        safe: str | None = connection.execute(query).fetchone()[1]
    return safe


def test_a_sound_row_is_answered() -> None:
    assert safe_in_sqlite(REQUEST) == "permitted"


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("on", "11/24/2026"),
        ("on", "2026-1-4"),
        ("on", "2026-02-30"),
        ("on", "20261124"),
        ("on", 20261124),
        ("on", "2026-11-24 00:00:00"),
        ("on", "now"),
        ("on", ""),
        ("minor", "yes"),
        ("minor", "true"),
        ("minor", 2),
        ("conviction_opens", 2),
        ("conviction_opens", "unknown"),
        ("policy", "maybe"),
        ("from", "ice"),
        ("document_crime", "immigration"),
    ],
)
def test_a_cell_that_its_column_does_not_know_gets_no_answer_where_columns_have_no_types(
    name: str, cell: Any
) -> None:
    assert safe_in_sqlite({**REQUEST, name: cell}) is None


@pytest.mark.parametrize(
    ("name", "cell"), [("minor", 2), ("minor", "yes"), ("on", 20261124), ("on", "2026-11-24")]
)
def test_polars_is_not_let_guess_a_flag_or_a_day(name: str, cell: Any) -> None:
    row = {**REQUEST, "on": date(2026, 11, 24), "minor": False, "conviction_opens": True, name: cell}
    with pytest.raises(FactError, match=f"{name}: a column of"):
        decide_frame(pl.DataFrame([row]).lazy())


def test_without_polars_the_error_says_how_to_get_it() -> None:
    program = "import sys; sys.modules['polars'] = None; import amparo.decision.tables"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "pip install -e '.[bulk]'" in told.stderr
    program = "import sys; sys.modules['polars'] = None; import amparo.decision.table_select"
    subprocess.run([sys.executable, "-c", program], check=True)  # a database alone needs no polars


def test_a_table_without_kind_or_day_is_refused() -> None:
    for lacking in ("kind", "on"):
        frame = pl.DataFrame({"kind": ["hold"], "on": [date(2026, 11, 24)]}).drop(lacking)
        with pytest.raises(FactError, match=lacking):
            decide_frame(frame.lazy())


def test_every_fact_of_every_kind_has_its_column() -> None:
    names = {column.name for column in COLUMNS}
    for kind in REQUEST_KINDS:
        for path, made in prepared(kind).values.items():
            assert set(_columns(made)) <= names, (kind, path)
    assert all(column.null for column in COLUMNS)
    assert len(MISSING) <= 63


def _columns(made: object) -> list[str]:
    if not dataclasses.is_dataclass(made):
        return [name for part in made for name in _columns(part)] if isinstance(made, tuple) else []
    own = getattr(made, "column", None)
    inner = [_columns(getattr(made, field.name)) for field in dataclasses.fields(made)]
    return [*([own] if own else []), *(name for names in inner for name in names)]


# ------------------------------------------------------------------ the text of the query


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_query_grows_with_the_nodes_not_with_the_ways(dialect: str) -> None:
    for kind, decision in all_decisions().items():
        era_nodes = len(diagram_of(decision).graph.nodes)
        assert len(select(decision, "rows", dialect=dialect)) < 4000 + 500 * era_nodes, kind


def test_a_dialect_we_do_not_write_is_refused() -> None:
    with pytest.raises(RulebookError, match="oracle"):
        select(all_decisions()["hold"], "rows", dialect="oracle")


# ------------------------------------------------------------------ a changed rule is noticed


def changed(kind: str) -> Decision:
    """A kind's rules with the last one turned round."""
    known = all_decisions()[kind]
    other = Decision(known.name, known.protective_first, known.apart)
    *kept, last = known.rules
    then = "not_regulated" if last.then == "permitted" else "permitted"
    other.rules = [*kept, dataclasses.replace(last, then=then)]
    return other


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_a_changed_rule_turns_each_reading_red(
    reading: Reading, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [one for one in CHANCE if one.row["kind"] == kind]
    assert differences(reading, rows) == []
    other = changed(kind)
    for module in (table_columns, table_select, tables, engines):
        monkeypatch.setattr(
            module, "decision_for", lambda asked: other if asked == kind else decision_for(asked)
        )
    assert differences(reading, rows) != []
