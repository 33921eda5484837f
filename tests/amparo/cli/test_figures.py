"""`amparo figures read` and `amparo figures compare`: what they say, in both languages, and how they end."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.cli.figures_words import KINDS
from amparo.figures.reported import check, conflicts, derived, sums
from tests.amparo.figures.tables import COUNTY_HEADER, SAMPLE


def table(folder: Path, *rows: str) -> str:
    file = folder / "table.csv"
    file.write_text("\n".join((COUNTY_HEADER, *rows)) + "\n", "utf-8")
    return str(file)


def test_reading_the_sample_tells_its_contradictions_and_ends_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["figures", "read", str(SAMPLE)]) == 1
    said = capsys.readouterr().out
    assert said.count("DISAGREE") == 3
    assert "This is not legal advice" in said
    assert main(["figures", "read", str(SAMPLE), "--lang", "es"]) == 1
    said = capsys.readouterr().out
    assert said.count("NO COINCIDEN") == 3
    assert "no es asesoría legal" in said


def test_a_table_in_order_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "read", table(tmp_path, "Sonoma,2031,transfers,4,reported,Sheriff,,")]) == 0
    assert "Findings: 0; by 0 of them" in capsys.readouterr().out


def test_a_measure_without_definition_ends_with_one_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "read", table(tmp_path, "Sonoma,2031,transfer,4,reported,Sheriff,,")]) == 1
    assert "'transfer' has no definition here, so 4 is kept aside" in capsys.readouterr().out


def test_rows_that_cannot_be_read_end_with_two_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(
        tmp_path,
        "Sonoma,2031,transfers,four,reported,Sheriff,,",
        "Sonoma,2030,transfers,4,reported,Sheriff,,",
        "Sonoma,2031,transfers,4,doubted,Sheriff,,",
    )
    assert main(["figures", "read", file, "--lang", "es"]) == 2
    said = capsys.readouterr()
    assert "cifras 1, lugares 1" in said.out
    assert "línea 2, value" in said.err
    assert "línea 4, standing" in said.err


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_that_is_no_table_is_refused(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear sheriff,\nplease.\n")
    assert main(["figures", "read", str(tmp_path / "letter.txt"), "--lang", language]) == 2
    assert "letter.txt" in capsys.readouterr().err
    assert main(["figures", "read", str(tmp_path / "nothing.csv")]) == 2


def test_the_answer_as_json_holds_every_figure_and_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "read", str(SAMPLE), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["figures"]) == 96
    assert sum(one["fails"] for one in told["findings"]) == 3
    assert all(one["en"] and one["es"] for one in told["findings"])


def test_comparing_names_the_like_the_unlike_and_the_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "compare", "transfers", "--year", "2018"]) == 0
    said = capsys.readouterr().out
    assert "San Diego: 266 (disputed" in said
    assert "[do not agree]" in said
    assert "No figure found (51 of 58 counties; that is no zero)" in said
    assert "Set apart, because the period is another" in said


def test_a_share_is_shown_with_its_base(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "compare", "answered_requests", "--year", "2023", "--lang", "es"]) == 0
    assert "= 14.6% / 492" in capsys.readouterr().out


def test_a_further_table_stands_beside_the_collected_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, "Napa,2018,transfers,9,reported,Sheriff,https://paper.example/,")
    assert main(["figures", "compare", "transfers", file, "--year", "2018", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "Napa" in [one["county"] for group in told["groups"] for one in group["counties"]]
    assert "Napa" not in told["no_figure_found"]


@pytest.mark.parametrize("words", [["transfer", "--year", "2018"], ["transfers", "--year", "18"]])
def test_a_measure_or_a_year_that_cannot_be_is_refused(words: list[str]) -> None:
    assert main(["figures", "compare", *words]) == 2


def test_every_kind_of_finding_has_its_word() -> None:
    source = "".join(
        Path(str(module.__file__)).read_text("utf-8") for module in (check, conflicts, derived, sums)
    )
    assert {kind for kind in KINDS if f'"{kind}"' not in source} <= {"unlike_units"}
    assert all(words["en"] and words["es"] for words in KINDS.values())
