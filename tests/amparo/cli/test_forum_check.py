"""amparo forum check, owed and dates: exit codes, both languages, JSON."""

import json
import random
from pathlib import Path

import pytest

from amparo.cli import main
from tests.amparo.forum.plans import as_yaml, right_plan
from tests.amparo.pages.county import releases, write

SAMPLE = str(Path(__file__).parents[3] / "samples" / "forum-plan.yaml")
Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three releases of an invented county, the first taken back."""
    return str(write(tmp_path_factory.mktemp("releases"), releases()))


def test_a_right_plan_is_fine(tmp_path: Path, capsys: Out) -> None:
    plan = tmp_path / "2027.yaml"
    plan.write_text(as_yaml(right_plan(random.Random(5))), "utf-8")
    assert main(["forum", "check", str(plan)]) == 0
    told = capsys.readouterr().out
    assert "Nothing was found." in told
    assert "not legal advice" in told


def test_the_sample_plan_is_told_in_two_languages(capsys: Out) -> None:
    assert main(["forum", "check", SAMPLE]) == 1
    english = capsys.readouterr().out
    assert main(["forum", "check", SAMPLE, "--language", "es"]) == 1
    spanish = capsys.readouterr().out
    assert "Found: 7 of law, 0 not said, 12 of the house." in english
    assert "Se halló: 7 de ley, 0 sin decir, 12 de la casa." in spanish
    assert "Decided for the forum of 2026-07-07." in english
    assert "Gov. Code §§ 7283(a), 7283.1(d) · V" in english


def test_as_data_it_is_the_same_and_in_both(capsys: Out) -> None:
    assert main(["forum", "check", SAMPLE, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["fine"]
    assert len(told["findings"]) == 20
    assert all(one["says"]["en"] and one["says"]["es"] and one["line"] for one in told["findings"])


def test_bad_input_is_named_line_by_line(tmp_path: Path, capsys: Out) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("county: Alder\ndata_year: 2025\nforum:\n  place: Hall\n  captoins: on\n", "utf-8")
    assert main(["forum", "check", str(plan)]) == 2
    said = capsys.readouterr().err
    assert "`forum.starts` is missing" in said
    assert "line 5, forum.captoins" in said
    assert main(["forum", "check", str(plan), "--language", "es", "--json"]) == 2
    both = capsys.readouterr()
    assert "Falta `forum.starts`" in both.err
    assert {one["code"] for one in json.loads(both.out)["faults"]} == {"missing", "unknown_name"}
    assert main(["forum", "check", str(tmp_path / "none.yaml")]) == 2


def test_with_releases_each_figure_gets_its_definition(folder: str, capsys: Out) -> None:
    assert main(["forum", "check", SAMPLE, "--releases", folder]) == 2
    assert "--agency" in capsys.readouterr().err
    assert main(["forum", "check", SAMPLE, "--releases", folder, "--agency", "nobody"]) == 2
    assert "madrone-jail" in capsys.readouterr().err
    assert main(["forum", "check", SAMPLE, "--releases", folder, "--agency", "madrone-jail"]) == 1
    assert "no definition gives it" in capsys.readouterr().out


def test_owed_says_whom_to_ask(folder: str, capsys: Out) -> None:
    assert main(["forum", "owed", folder, "--year", "2025", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    by_name = {one["body"]["en"]: one for one in told["bodies"]}
    probation = next(one for name, one in by_name.items() if "Probation" in name)
    assert probation["forum"] == "unknown"
    assert probation["ask"] == [{"en": "Madrone County Probation", "es": "Probatoria del condado de Madrone"}]
    assert main(["forum", "owed", folder, "--year", "2025", "--language", "es"]) == 0
    spanish = capsys.readouterr().out
    assert "Eso no quiere decir que no lo dio: pregúntele de nuevo." in " ".join(spanish.split())
    assert main(["forum", "owed", folder, "--year", "1990"]) == 2


def test_bodies_join_agencies(folder: str, tmp_path: Path, capsys: Out) -> None:
    bodies = tmp_path / "bodies.yaml"
    bodies.write_text(
        "bodies:\n- {name: Madrone Board, agencies: [madrone-jail, madrone-probation]}\n", "utf-8"
    )
    assert main(["forum", "owed", folder, "--year", "2025", "--bodies", str(bodies), "--json"]) == 0
    (board,) = json.loads(capsys.readouterr().out)["bodies"]
    assert board["body"]["en"] == "Madrone Board"
    assert board["forum"] == "unknown"
    assert len(board["reasons"]) == 2


def test_dates_name_what_is_past(capsys: Out) -> None:
    assert main(["forum", "dates", "--on", "2026-07-07", "--as-of", "2026-06-08"]) == 0
    told = capsys.readouterr().out
    assert "2026-06-07 (Sunday)  [PAST]" in told
    assert main(["forum", "dates", "--on", "2026-07-07", "--as-of", "2026-06-08", "--language", "es"]) == 0
    assert "2026-06-07 (domingo)  [YA PASÓ]" in capsys.readouterr().out
    assert main(["forum", "dates", "--on", "2027-07-07", "--as-of", "2026-06-08", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["due"]
    assert "2027-06-07" in {one["day"] for one in first if one["code"] == "first_notice"}
    assert main(["forum", "dates", "--on", "2027-02-29"]) == 2
