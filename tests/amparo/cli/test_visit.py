"""`amparo visit` prints answer, findings and what is owed; `amparo run` knows the record of a visit by what is in it."""

import json
from pathlib import Path

import pytest

from amparo.cli.main import main
from amparo.decision import rule_pack
from amparo.pages.guide import bundle
from tests.amparo.visits.records import FAULTLESS

SAMPLE = str(Path(__file__).parents[3] / "samples" / "school-visit.yaml")


@pytest.mark.parametrize(
    ("language", "word"), [("en", "This is not legal advice"), ("es", "Esto no es asesoría legal")]
)
def test_the_sample_is_told_in_both_languages_and_ends_with_one(
    capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    assert main(["visit", SAMPLE, "--on", "2026-03-20", "--lang", language]) == 1
    told = capsys.readouterr().out
    assert word in told
    assert "K12-R07" in told
    assert "Educ. Code § 234.7" in told
    assert "Room 4" not in told


def test_as_json_every_answer_carries_citation_tag_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["visit", SAMPLE, "--at", "2026-03-18T17:00", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["on"] == "2026-03-18"
    assert told["rule_pack"] == bundle()["rule_pack"] != rule_pack(), (
        "the rules of visits, the same as the guide's"
    )
    assert all(one["cite"] and one["tag"] for one in (*told["answers"], *told["findings"], *told["owed"]))
    assert {one["duty"]: one["state"] for one in told["owed"]}["D-BCJ"] == "open"


def test_a_visit_without_a_fault_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(FAULTLESS), encoding="utf-8")
    assert main(["visit", str(file), "--on", "2026-05-01"]) == 0
    assert "Nothing to mend." in capsys.readouterr().out


def test_bad_input_ends_with_two_and_says_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "visit.yaml"
    file.write_text("place: k12\narrived: soon\n", encoding="utf-8")
    assert main(["visit", str(file)]) == 2
    assert "line 2, arrived" in capsys.readouterr().err
    assert main(["visit", str(file), "--lang", "es"]) == 2
    assert "línea 2, arrived" in capsys.readouterr().err
    assert main(["visit", SAMPLE, "--on", "2026-03-01"]) == 2
    assert "before they came" in capsys.readouterr().err


def test_run_answers_the_record_of_a_visit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", SAMPLE]) == 1
    assert "K12-R08" in capsys.readouterr().out
    assert main(["run", SAMPLE, str(Path(SAMPLE).with_name("i247a-request.json"))]) == 2
    assert "by themselves" in capsys.readouterr().err
