"""amparo ready, guide link, guide card, drill: exit codes, both languages, JSON, files, refusals that hide nothing."""

import json
from pathlib import Path

import pytest

from amparo.cli import main

SITES = Path(__file__).parents[3] / "samples" / "sites"
SCHOOL = str(SITES / "school.toml")
DAY = ["--on", "2026-11-26"]
Out = pytest.CaptureFixture[str]


def test_a_site_with_something_due_and_missing_ends_with_one(capsys: Out) -> None:
    assert main(["ready", SCHOOL, *DAY]) == 1
    told = capsys.readouterr().out
    assert "due and missing  2018-07-01  Staff trained" in told
    assert "Gov. Code § 7284.8 · S: checked in a secondary source" in told
    assert "For 2026-11-26" in told
    assert "not legal advice" in told
    assert main(["ready", str(SITES / "college.toml"), *DAY, "--lang", "es"]) == 0
    assert "vencidos y faltan: 0" in capsys.readouterr().out


def test_a_folder_is_read_whole_and_a_bad_file_hides_no_other(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "a.toml").write_text('schema = "amparo-site/1"\nplace = "k12"\n', "utf-8")
    (tmp_path / "b.toml").write_text(Path(SCHOOL).read_text("utf-8"), "utf-8")
    assert main(["ready", str(tmp_path), *DAY]) == 2
    told = capsys.readouterr()
    assert "Alder Creek" in told.out
    assert "a.toml: name: it is missing." in told.err
    (tmp_path / "empty").mkdir()
    assert main(["ready", str(tmp_path / "empty")]) == 2
    assert "holds no profile" in capsys.readouterr().err


def test_readiness_as_json_holds_both_languages(capsys: Out) -> None:
    assert main(["ready", SCHOOL, *DAY, "--json"]) == 1
    site = json.loads(capsys.readouterr().out)[0]
    assert site["due"] == ["training"]
    assert site["on"] == "2026-11-26"
    assert all(item["says"]["es"] and item["cite"] and item["tag"] for item in site["items"])


def test_the_countys_table_is_printed_and_written(tmp_path: Path, capsys: Out) -> None:
    table, page = tmp_path / "t.csv", tmp_path / "t.html"
    words = ["--matrix", str(SITES / "districts-madrone.csv"), "--csv", str(table), "--html", str(page)]
    assert main(["ready", str(SITES), *DAY, *words]) == 1
    told = capsys.readouterr()
    assert "no answer" in told.out
    assert "not asked" in told.out
    assert "Riverbend Community Clinic: its body is not in" in told.err
    assert table.read_text("utf-8").count("\n") == 6
    assert "Madrone County" in page.read_text("utf-8")
    assert main(["ready", SCHOOL, "--csv", str(table)]) == 2
    assert "Add --matrix" in capsys.readouterr().err


def test_the_link_and_the_card_of_a_site_are_made(tmp_path: Path, capsys: Out) -> None:
    assert main(["guide", "link", SCHOOL, "--base", "https://public.example"]) == 0
    assert capsys.readouterr().out.startswith("https://public.example/guide/#site=")
    out = tmp_path / "card"
    assert main(["guide", "card", SCHOOL, str(out), *DAY]) == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "card.en.html",
        "card.en.pdf",
        "card.es.html",
        "card.es.pdf",
    ]
    assert main(["guide", "card", SCHOOL, SCHOOL]) == 2
    assert "the folder cannot be made" in capsys.readouterr().err


def test_a_drill_is_made_once_and_scored(tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "drill"
    assert main(["drill", "make", SCHOOL, str(out), *DAY]) == 0
    assert len(list(out.iterdir())) == 11
    assert main(["drill", "make", SCHOOL, str(out), *DAY]) == 2
    assert "may hold answers" in capsys.readouterr().err
    assert main(["drill", "score", str(out / "drill.json"), "--lang", "es"]) == 1
    assert "0 de 4 papeles" in capsys.readouterr().out
    assert main(["drill", "score", SCHOOL]) == 2
