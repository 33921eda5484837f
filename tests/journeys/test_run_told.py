"""What `amparo run` tells a clerk and a supervisor: without a profile, on a narrow terminal, at the end, in the index."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.facts import Agency
from amparo.intake.review.owed import house_limit
from amparo.terms import FactValueError
from tests.amparo.intake import lists

SAMPLES = Path(__file__).parents[2] / "samples"
FORM, LIST, ROWS = (
    str(SAMPLES / name)
    for name in ("i247a-request.json", "jail-requests-2025.csv", "detainers_sonoma_2014-10_2015-03.csv")
)
PROFILE = ("--agency", str(SAMPLES / "madrone-agency.toml"))
GIVE = "Give the agency's profile (--agency); until then nobody can say whether this answer was allowed."


@pytest.fixture(autouse=True)
def _a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(("run", *arguments)) == 0
    return capsys.readouterr().out


# Without a profile, or with one that does not decide.


def test_without_a_profile_an_answered_line_must_be_looked_at_and_is_no_breach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    findings = json.loads(ran(capsys, LIST, "--json"))["findings"]
    told = {one["reference"]: one for one in findings if one["says"] == GIVE}
    assert "R-002" in told
    assert {one["severity"] for one in told.values()} == {"check"}
    assert not any("local_policy" in one["says"] + one["dice"] for one in findings)
    assert "somebody must look at it or mark it\n    " + GIVE in ran(capsys, LIST)


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ('hold = "forbids"', "The agency's profile does not name this act (policy.notification)"),
        (
            'notification = { rule = "custom", says = "The captain signs." }',
            "Hold the agency's own rule (“The captain signs”) against this answer",
        ),
    ],
)
def test_a_profile_that_cannot_settle_it_is_no_breach_either(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, policy: str, says: str
) -> None:
    profile = tmp_path / "agency.toml"
    profile.write_text(f'agency_kind = "sheriff_jail"\n[policy]\n{policy}\n', "utf-8")
    path = lists.write(tmp_path, lists.TOLD)
    findings = json.loads(ran(capsys, str(path), "--agency", str(profile), "--json"))["findings"]
    (one,) = [one for one in findings if one["code"] == "answered_on_unknown_policy"]
    assert says in one["says"]
    assert one["severity"] == "check"


def test_an_answer_on_a_history_nobody_read_stays_a_breach_without_a_profile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = lists.write(tmp_path, {**lists.TOLD, "basis_claimed": ""})
    findings = json.loads(ran(capsys, str(path), "--json"))["findings"]
    (one,) = [one for one in findings if one["code"] == "answered_on_unknown_facts"]
    assert one["severity"] == "breach"
    assert "person.history_complete" in one["says"]
    assert "local_policy" not in one["says"]


@pytest.mark.parametrize("value", ["24", 2.5, True, -1, 10**12, [24]])
def test_an_odd_house_limit_is_refused_by_name_and_never_counted_with(value: object) -> None:
    agency = Agency(kind="sheriff_jail", house_deadlines={"copy_to_person_hours": value})  # type: ignore[dict-item]
    with pytest.raises(FactValueError, match=r"house_deadlines\.copy_to_person_hours: .* is no whole number"):
        house_limit(agency, "copy_to_person_hours")


@pytest.mark.parametrize("value", ['"24"', "2.5", "true", "999999999999", "[24]"])
def test_a_run_with_an_odd_profile_ends_with_two_and_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, value: str
) -> None:
    profile = tmp_path / "agency.toml"
    text = f'agency_kind = "sheriff_jail"\n[house_deadlines]\ncopy_to_person_hours = {value}\n'
    profile.write_text(text, "utf-8")
    assert main(("run", LIST, "--agency", str(profile))) == 2
    assert "copy_to_person_hours" in capsys.readouterr().err


# What is owed, and when.


def test_without_a_profile_the_same_notice_is_owed_promptly_and_no_star_is_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = ran(capsys, LIST)
    line = next(line for line in out.splitlines() if "same notice, person" in line)
    assert "promptly after the" in line
    assert "on receipt" not in line
    assert "*" not in out
    assert "* house rule" in ran(capsys, LIST, *PROFILE)


def test_a_release_whose_hour_nobody_wrote_down_is_not_owed_on_receipt(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = ran(capsys, str(lists.write(tmp_path, {"release_due_at": ""})))
    assert "release on time         when release is due" in out


def test_the_agencys_own_rule_that_the_profile_has_is_not_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for language, told in (
        ("en", "The agency's own rule (“A conviction in a category of"),
        ("es", "La regla de la agencia (“A conviction in a category of"),
    ):
        out = ran(capsys, LIST, *PROFILE, "--lang", language)
        part = out[out.index("R-021 ·") : out.index("R-022 ·")]
        assert told in part
        assert "local_policy" not in part
    assert "no puede aplicarse hasta que se lea el historial." in " ".join(part.split())


# The end of a run, and its first page.


def test_a_run_ends_with_what_a_supervisor_wants_to_know(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    out = ran(capsys, LIST, *PROFILE, "--out", str(folder))
    end = out[out.index("What was left aside") :]
    assert "Findings: 23, of which 8 against the law, 2 against the agency's own rule." in end
    assert f"Pages: {folder}/index.html" in end.replace("\n  ", " ")
    assert "Pages: none (--out DIR writes them)" in ran(capsys, FORM, *PROFILE)
    assert "Findings:" not in ran(capsys, FORM, *PROFILE)


@pytest.mark.parametrize(("language", "title"), [("en", "Findings (23)"), ("es", "Hallazgos (23)")])
def test_the_first_page_of_the_folder_lists_the_findings_by_reference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, title: str
) -> None:
    ran(capsys, LIST, *PROFILE, "--lang", language, "--out", str(tmp_path / "run"))
    page = (tmp_path / "run" / "index.html").read_text("utf-8")
    assert title in page
    assert page.count("<li><strong>R-") == 23 + 2  # two notices were withheld
    assert "Ficticio" not in page


def test_a_run_over_a_page_changed_by_hand_ends_with_two_and_loses_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    ran(capsys, LIST, *PROFILE, "--out", str(folder))
    page = folder / "notices" / "R-003.en.html"
    page.write_text("mended", "utf-8")
    assert main(("run", FORM, *PROFILE, "--out", str(folder))) == 2
    assert "notices/R-003.en.html was changed by hand; move it" in capsys.readouterr().err
    assert page.read_text("utf-8") == "mended"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("columns", ["80", "72"])
def test_the_table_is_folded_to_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, columns: str
) -> None:
    monkeypatch.chdir(SAMPLES.parent)
    monkeypatch.setenv("COLUMNS", columns)
    for files in ((FORM, LIST, ROWS, *PROFILE), (LIST,)):
        names = [str(Path(name).relative_to(SAMPLES.parent)) if "/" in name else name for name in files]
        out = ran(capsys, *names, "--lang", language)
        assert [line for line in out.splitlines() if len(line) > int(columns)] == []


def test_both_languages_say_the_same_of_a_notice_that_was_withheld(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = json.loads(ran(capsys, LIST, *PROFILE, "--json", "--out", str(tmp_path / "run")))
    for one in told["notices_withheld"]:
        assert "rule N-3 does not allow it" in one["says"]
        assert "la regla N-3 no lo permite" in one["dice"]
        assert "faltan datos" not in one["dice"]


def test_the_reason_of_the_day_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    part = json.loads(ran(capsys, FORM, *PROFILE, "--json"))["contacts"][0]["parts"][0]
    assert (part["day_rule_says"], part["day_rule_dice"]) == ("the day it came in", "el día en que llegó")


def test_federal_rows_ask_for_what_is_missing_in_the_language_of_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "¿Qué condenas constan?" in ran(capsys, ROWS, "--lang", "es")
