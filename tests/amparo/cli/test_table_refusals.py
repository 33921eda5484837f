"""amparo decide --table: refusals that say what, where and how to mend it, and lose nothing."""

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from amparo.cli import main
from tests.amparo.cli.asked import HEADER, ROWS, ran, read, summed, written

# ------------------------------------------------------------------ cells that cannot be read


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("kind", "holding", "Did you mean `hold`?"),
        ("kind", " hold", "Did you mean `hold`?"),
        ("on", "11/24/2026", "A day is written 2026-11-24."),
        ("on", "2026-02-30", "There is no such day."),
        ("on", "2026-1-4", "A day is written 2026-11-24."),
        ("on", "2026-11-24 08:00", "A day is written 2026-11-24."),
        ("policy", '=HYPERLINK("x")', "One of allows, forbids, judicial_only."),
        ("policy", "allow\x1b[31m", "Did you mean `allows`?"),
        ("from", "ice", "Did you mean"),
        ("minor", "2", "One of true, false, yes, no, 1, 0"),
        ("minor", "unknown", "Empty where it is not known"),
        ("conviction_opens", "si", "Empty where it is not known"),
    ],
)
def test_a_cell_that_its_column_does_not_know_is_told_and_its_row_counted_without_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str, cell: str, mend: str
) -> None:
    names = HEADER.split(",")
    cells = ROWS[2].split(",")
    cells[names.index(column)] = cell
    quoted = ",".join('"' + one.replace('"', '""') + '"' for one in cells)
    out = tmp_path / "decided.csv"
    told = summed(capsys, written(tmp_path, ROWS[0], quoted, ROWS[1]), "--out", out)
    assert (told["rows"], told["answered"], told["no_answer"]["rows"]) == (3, 2, 1)
    assert told["no_answer"]["because"] == {column: 1}
    (value,) = told["no_answer"]["values"]
    assert (value["column"], value["value"], value["rows"], value["first_rows"]) == (column, cell, 1, [2])
    assert mend in value["mend"]
    rows = read(out)
    assert [row["safe"] for row in rows] == ["permitted", "", "prohibited"]
    assert [row["no_answer_because"] for row in rows] == ["", column, ""]
    assert rows[1][column] == cell
    text = ran(capsys, tmp_path / "requests.csv")[1]
    assert "Rows without an answer: 1" in text
    assert "\x1b" not in text


def test_a_row_without_its_day_gets_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = summed(capsys, written(tmp_path, ROWS[0].replace("2018-01-03", "")))
    assert (told["answered"], told["no_answer"]["because"], told["no_answer"]["no_day"]) == (0, {"on": 1}, 1)


def test_many_wrong_values_are_counted_even_where_only_some_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ROWS[0].replace("allows", f"rule {number // 2}") for number in range(100)]
    told = summed(capsys, written(tmp_path, *rows))
    assert told["no_answer"]["because"] == {"policy": 100}
    assert [value["rows"] for value in told["no_answer"]["values"]] == [2] * 20
    assert "60  `policy`: other values" in ran(capsys, tmp_path / "requests.csv")[1]


# ------------------------------------------------------------------ files that cannot be used


def test_a_byte_order_mark_and_windows_line_ends_are_fine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, *ROWS, encoding="utf-8-sig")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert summed(capsys, file)["answered"] == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["the file is empty"]),
        (HEADER.replace(",", ";").encode() + b"\nT-1;hold\n", ["semicolons", "CSV UTF-8"]),
        (b"kid,on\nhold,2026-11-24\n", ["no column `kind`", "Is it 'kid'?"]),
        (b"kind,day\nhold,2026-11-24\n", ["no column `on`", "It has 'kind', 'day'."]),
        (b"kind,on,kind\nhold,2026-11-24,hold\n", ["line 1, `kind`", "stands there twice"]),
        (b"kind,on\nhold,2026-11-24\nhold\n", ["line 3", "1 cells under 2 columns"]),
        (b"kind,on\nhold,2026-11-24,allows\n", ["line 2", "3 cells under 2 columns"]),
        (b"kind,on\nhold,\xff\n", ["line 2", "not UTF-8"]),
        (b'kind,on\nhold,"2026', ["line 2", "quotes"]),
        (b"\xff\xfek\x00i\x00", ["UTF-16"]),
        (b"PAR1 and no more", ["cannot be read as parquet"]),
        (b"kind,on,safe\nhold,2026-11-24,permitted\n", ["a column `safe` already"]),
    ],
)
def test_a_hostile_file_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: list[str]
) -> None:
    file, out = tmp_path / "requests.csv", tmp_path / "decided.csv"
    file.write_bytes(content)
    code, told, err = ran(capsys, file, "--out", out)
    assert (code, told) == (2, "")
    for word in (str(file), *words):
        assert word in err
    assert [left.name for left in tmp_path.iterdir()] == ["requests.csv"]


def test_a_header_alone_is_a_table_of_no_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("decided.csv", "decided.parquet"):
        assert summed(capsys, written(tmp_path), "--out", tmp_path / name)["rows"] == 0
    assert (tmp_path / "decided.csv").read_text("utf-8").startswith(f"{HEADER},safe,possible,")
    assert pl.read_parquet(tmp_path / "decided.parquet").height == 0


@pytest.mark.parametrize(
    ("name", "cell"), [("on", 20261124), ("on", 1.5), ("minor", 1), ("policy", True), ("item", [1])]
)
def test_a_parquet_column_of_another_type_is_refused_with_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, cell: Any
) -> None:
    row = {"kind": "hold", "on": date(2026, 11, 24), name: cell}  # a Tuesday
    pl.DataFrame([row]).write_parquet(tmp_path / "requests.parquet")
    code, _, err = ran(capsys, tmp_path / "requests.parquet")
    assert code == 2
    assert f"{name}: a column of" in err
    assert "Make it" in err


def test_a_csv_cannot_hold_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = pl.DataFrame([{"kind": "hold", "on": date(2026, 11, 24), "mine": [1, 2]}])  # a Tuesday
    frame.write_parquet(tmp_path / "requests.parquet")
    code, _, err = ran(capsys, tmp_path / "requests.parquet", "--out", tmp_path / "decided.csv")
    assert (code, "the column mine" in err, "Write .parquet" in err) == (2, True, True)
    assert ran(capsys, tmp_path / "requests.parquet", "--out", tmp_path / "decided.parquet")[0] == 0


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("none.csv", ["cannot be opened", "Check the name"]),
        ("*.parquet", ["no file is called so"]),
        (".", ["holds no parquet file"]),
        ("none.duckdb::asked", ["there is no such file"]),
    ],
)
def test_a_table_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, words: list[str]
) -> None:
    code, _, err = ran(capsys, tmp_path / table)
    assert code == 2
    for word in words:
        assert word in err


# ------------------------------------------------------------------ what is written, and what never is


def test_what_is_there_is_not_overwritten_unless_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = written(tmp_path, *ROWS), tmp_path / "decided.csv"
    out.write_text("mine")
    code, _, err = ran(capsys, file, "--out", out)
    assert (code, "it is there already" in err, out.read_text()) == (2, True, "mine")
    assert ran(capsys, file, "--out", out, "--overwrite")[0] == 0
    assert len(read(out)) == 4
    code, _, err = ran(capsys, file, "--out", file, "--overwrite")
    assert (code, "the table that is read" in err) == (2, True)
    for name, word in (("decided.txt", ".parquet or .csv"), ("none/decided.csv", "folder is not there")):
        code, _, err = ran(capsys, file, "--out", tmp_path / name)
        assert (code, word in err) == (2, True)


def test_a_file_that_ends_in_a_broken_line_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("decided.csv", "decided.parquet"):
        file = written(tmp_path, *ROWS * 60_000, "broken")
        code, _, err = ran(capsys, file, "--out", tmp_path / name, "--engine", "sqlite")
        assert (code, "line 240002" in err) == (2, True)
        assert [left.name for left in tmp_path.iterdir()] == ["requests.csv"]


@pytest.mark.parametrize("name", ["decided.csv", "decided.parquet"])
def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, name: str) -> None:
    row = {"kind": "hold", "on": date(2026, 11, 24), "agency_kind": "police"}  # a Tuesday
    pl.concat([pl.DataFrame([row])] * 1000).select(pl.all().repeat_by(1000).explode()).write_parquet(
        tmp_path / "requests.parquet"
    )
    (tmp_path / name).write_text("an earlier one")
    program = "import sys; from amparo.cli import main; sys.exit(main())"
    asked = [sys.executable, "-c", program, "decide", "--table", str(tmp_path / "requests.parquet")]
    asked += ["--engine", "sqlite", "--out", str(tmp_path / name), "--overwrite", "--progress"]
    with subprocess.Popen(asked, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert "rows" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        try:
            _, err = running.communicate(timeout=60)
        finally:
            running.kill()  # a test that fails must not wait for a program that does not end
    assert running.returncode == 130
    assert err.splitlines()[-1] == "Stopped."
    assert (tmp_path / name).read_text() == "an earlier one"
    assert sorted(left.name for left in tmp_path.iterdir()) == sorted([name, "requests.parquet"])


# ------------------------------------------------------------------ options and extras


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--table", "x.csv", "request.json"], ["FILE", "not with a table"]),
        (["--table", "x.csv", "--agency", "a.toml"], ["--agency", "its own day"]),
        (["--table", "x.csv", "--as-case"], ["--as-case"]),
        (["--table", "x.csv", "--database", "host=x"], ["--engine postgres"]),
        (["request.json", "--what-if", "policy=forbids"], ["--what-if", "with a table only"]),
        (["request.json", "--out", "x.csv"], ["--out", "with a table only"]),
        ([], ["nothing to decide", "--table"]),
    ],
)
def test_options_of_a_table_and_of_one_request_are_not_mixed_in_silence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    assert main(["decide", *arguments]) == 2
    err = capsys.readouterr().err
    for word in words:
        assert word in err


@pytest.mark.parametrize(
    ("engine", "module", "extra"),
    [
        ("polars", "polars", "bulk"),
        ("duckdb", "duckdb", "bulk"),
        ("postgres", "psycopg", "postgres"),
        ("spark", "pyspark.sql", "spark"),
    ],
)
def test_an_extra_that_is_not_installed_is_named(
    tmp_path: Path, engine: str, module: str, extra: str
) -> None:
    program = f"import sys; sys.modules[{module!r}] = None; from amparo.cli import main; sys.exit(main())"
    file = written(tmp_path, *ROWS)
    asked = [sys.executable, "-c", program, "decide", "--table", str(file), "--engine", engine]
    told = subprocess.run(asked, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (2, "")
    assert f"pip install -e '.[{extra}]'" in told.stderr


def test_a_database_that_cannot_be_reached_is_told_without_its_password(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    where = f"host={tmp_path} dbname=jail user=auditor password=sesame"
    code, _, err = ran(capsys, "asked", "--engine", "postgres", "--database", where)
    assert code == 2
    assert "cannot be reached" in err
    assert "--database" in err
    assert "sesame" not in err
