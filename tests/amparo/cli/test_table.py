"""amparo decide --table: answers beside their rows, counts on the screen, and another policy tried."""

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from amparo.decision import rule_pack
from tests.amparo.cli.asked import HEADER, ROWS, SAFE, ran, read, summed, written
from tests.readings.rows import chance_rows

# ------------------------------------------------------------------ what it does


def test_every_row_gets_its_answer_behind_its_own_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "decided.csv"
    code, told, _ = ran(capsys, written(tmp_path, *ROWS), "--out", out)
    rows = read(out)
    assert code == 0
    assert [row["safe"] for row in rows] == SAFE
    assert [row["rule"] for row in rows] == ["H-2-ground", "H-3", "N-6", "N-8"]
    assert rows[3]["possible"] == "prohibited|permitted"
    assert "person.history_complete|person.registry" in rows[3]["missing"]
    assert rows[2]["citation"] == "Gov. Code §§ 7284.6(a)(1)(C), 7282.5"
    assert {row["rule_pack"] for row in rows} == {rule_pack()}
    assert [row["note"] for row in rows] == ["=1+1", "first day", "", "open"]
    assert list(rows[0])[:9] == HEADER.split(",")
    for word in ("4 rows", "permitted, never owed", rule_pack(), "rows a second", "not legal advice"):
        assert word in told


def test_parquet_keeps_the_bits_behind_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "decided.parquet"
    assert ran(capsys, written(tmp_path, *ROWS), "--out", out)[0] == 0
    frame = pl.read_parquet(out)
    assert frame["safe"].cast(pl.String).to_list() == SAFE
    assert frame["possible_bits"].to_list() == [4, 1, 4, 5]
    assert frame["missing_bits"].to_list()[:3] == [0, 0, 0]


def test_without_out_there_is_a_summary_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = summed(capsys, written(tmp_path, *ROWS))
    assert (told["rows"], told["answered"], told["written"]) == (4, 4, None)
    assert told["outcomes"] == [
        {"kind": kind, "safe": safe, "rows": 1}
        for kind in ("hold", "notification")
        for safe in ("prohibited", "permitted")
    ]
    assert told["open"]["rows"] == 1
    assert told["columns_not_read"] == ["reference", "note"]
    assert [file.name for file in tmp_path.iterdir()] == ["requests.csv"]


def test_the_summary_is_told_in_spanish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, written(tmp_path, *ROWS), "--lang", "es", "--what-if", "policy=forbids")
    for word in ("4 filas", "prohibido", "¿Y si policy=forbids?", "asesoría legal"):
        assert word in out


def test_a_column_on_where_a_person_was_born_is_dropped_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, f"{ROWS[0]},X", header=f"{HEADER},birth_country")
    _, told, _ = ran(capsys, file, "--out", tmp_path / "decided.csv")
    assert "Dropped unread and not kept: 'birth_country'" in told
    assert "birth_country" not in (tmp_path / "decided.csv").read_text("utf-8")


def test_progress_is_told_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, written(tmp_path, *ROWS), "--progress")[2] == "4 rows\n"
    assert ran(capsys, written(tmp_path, *ROWS))[2] == ""


def test_a_misspelled_column_is_carried_along_with_the_one_that_may_be_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "hold,2026-11-24,allows", header="kind,on,Polcy")
    assert "'Polcy' (did you mean policy?)" in ran(capsys, file)[1]


# ------------------------------------------------------------------ what if


def test_a_narrower_rule_tells_what_it_would_have_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "decided.csv"
    file = written(tmp_path, *ROWS, "T-5,hold,,sheriff_jail,ICE,allows,no,yes,")
    told = summed(capsys, file, "--what-if", "policy=forbids", "--out", out)
    assert told["what_if"] == {
        "policy": {"policy": "forbids"},
        "changed": 2,
        "changes": [
            {"kind": "hold", "year": 2018, "from": "permitted", "to": "prohibited", "rows": 1},
            {"kind": "notification", "year": 2026, "from": "permitted", "to": "prohibited", "rows": 1},
        ],
    }
    assert [(row["what_if_safe"], row["what_if_rule"]) for row in read(out)] == [
        ("prohibited", "H-2-policy"),
        ("prohibited", "H-3"),
        ("prohibited", "N-3"),
        ("prohibited", "N-3"),
        ("", ""),
    ]
    text = ran(capsys, file, "--what-if", "policy=forbids")[1]
    assert "policy=forbids would have changed 2 of the 4 answers." in text


def test_a_what_if_is_what_a_table_with_that_policy_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [one.row for one in chance_rows(7, 2000, Counter())]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    frame.write_parquet(tmp_path / "as-it-is.parquet")
    frame.with_columns(policy=pl.lit("judicial_only")).write_parquet(tmp_path / "supposed.parquet")
    for name, more in (("as-it-is", ("--what-if", "policy=judicial_only")), ("supposed", ())):
        out = tmp_path / f"{name}-decided.csv"
        assert ran(capsys, tmp_path / f"{name}.parquet", "--out", out, *more)[0] == 0
    tried, other = (read(tmp_path / f"{name}-decided.csv") for name in ("as-it-is", "supposed"))
    assert [row["what_if_safe"] for row in tried] == [row["safe"] for row in other]
    assert [row["what_if_rule"] for row in tried] == [row["rule"] for row in other]
    assert any(row["what_if_safe"] != row["safe"] for row in tried)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("polciy=forbids", ["polciy", "Did you mean `policy`?"]),
        ("minor=true", ["'minor' is no column of a policy"]),
        ("policy=forbid", ["'forbid' is no word", "Did you mean `forbids`?"]),
        ("policy=", ["'' is no word"]),
        ("policy", ["Write --what-if policy=forbids"]),
    ],
)
def test_a_what_if_that_names_no_policy_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str, words: list[str]
) -> None:
    code, out, err = ran(capsys, written(tmp_path, *ROWS), "--what-if", given)
    assert (code, out) == (2, "")
    for word in words:
        assert word in err
