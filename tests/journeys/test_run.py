"""`amparo run` on the samples, from the files as they came in to the table, the document and the folder."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amparo.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
FORM, LIST, ROWS = (
    str(SAMPLES / name)
    for name in ("i247a-request.json", "jail-requests-2025.csv", "detainers_sonoma_2014-10_2015-03.csv")
)
PROFILE = ("--agency", str(SAMPLES / "madrone-agency.toml"))
PRIVATE = (
    "FICTICIO",
    "Ficticio",
    "1988-01-01",
    "Ejemplo",
    "555-0142",
    "000-FICTION",
    "A-000-000-000",
    "not shown",
)


@pytest.fixture(autouse=True)
def _a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("run", *arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    told: dict[str, Any] = json.loads(out)
    return told


@pytest.fixture
def whole(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return document(capsys, FORM, LIST, ROWS, *PROFILE)


# The document.


def test_the_keyed_form_is_two_parts_notice_permitted_hold_prohibited_nothing_missing(
    whole: dict[str, Any],
) -> None:
    form = whole["contacts"][0]
    told = [(part["kind"], part["outcome"], part["missing"]) for part in form["parts"]]
    assert told == [("notification", "permitted", []), ("hold", "prohibited", [])]
    assert form["papers"] == [{"name": "I-200", "judicial": False}]
    states = {entry["duty"]: entry["state"] for entry in form["owed"]}
    assert states["COPY_TO_PERSON"] == states["INFORM_INTENT"] == "not on record"
    assert states["RELEASE_NOTICE_PERSON"] == "only if told"


def test_every_duty_says_whether_its_hour_is_law_or_a_house_rule(whole: dict[str, Any]) -> None:
    (line,) = [contact for contact in whole["contacts"] if contact["reference"] == "R-002"]
    by_code = {entry["duty"]: entry for entry in line["owed"]}
    assert by_code["COPY_TO_PERSON"]["due"] == "2025-01-10T22:45:00-08:00"
    assert by_code["COPY_TO_PERSON"]["due_is_house_rule"]
    assert by_code["RELEASE_NOTICE_PERSON"]["due"] == "2025-01-22T16:00:00-08:00"
    assert by_code["FORUM_NEXT_YEAR"]["due"] == "2026-12-31"


def test_every_table_of_the_list_comes_out_of_the_same_command(whole: dict[str, Any]) -> None:
    (file,) = [file for file in whole["files"] if file["kind"] == "jail log"]
    counts = {count["id"]: count["value"] for count in file["counts"]}
    assert (counts["contacts"], counts["forms"], counts["parts"], counts["staff_minutes"]) == (
        24,
        21,
        43,
        799,
    )
    assert sum(entry["parts"] for entry in file["outcomes"]) == 43 + 2  # the warrant and the list demand


def test_federal_rows_are_counts_and_never_rows(whole: dict[str, Any]) -> None:
    (file,) = [file for file in whole["files"] if file["kind"] == "federal detainer rows"]
    federal = file["federal"]
    assert (federal["rows"], federal["decided"]) == (129, 129)
    assert federal["outcomes"] == [
        {"kind": "hold", "outcome": "insufficient_facts", "rows": 129},
        {"kind": "notification", "outcome": "insufficient_facts", "rows": 129},
    ]
    reasons = {entry["reason"]: entry["rows"] for entry in federal["lift_reasons"]}
    assert reasons == {
        "(none given)": 98,
        "Booked into Detention": 2,
        "Case Closed": 2,
        "Detainer Declined by LEA": 27,
    }
    assert "I247 - Immigration Detainer" not in json.dumps(whole)
    assert not any(contact["file"] == ROWS for contact in whole["contacts"])


def test_the_form_is_known_to_be_the_line_of_the_list_that_it_is(whole: dict[str, Any]) -> None:
    (same,) = [finding for finding in whole["findings"] if finding["code"] == "same_as_keyed_form"]
    assert (same["reference"], same["others"]) == ("R-002", ["I-247A_20250109T2245"])


def test_the_document_is_the_same_each_time(
    capsys: pytest.CaptureFixture[str], whole: dict[str, Any]
) -> None:
    assert document(capsys, FORM, LIST, ROWS, *PROFILE) == whole


def test_what_was_assumed_and_dropped_is_said_in_both_languages(whole: dict[str, Any]) -> None:
    assumed = " ".join(said["says"] for said in whole["assumed"])
    for part in (
        "not public (no file says it)",
        "unverified",
        "nobody has read",
        "processing time",
        "day it came in",
    ):
        assert part in assumed
    assert any("citizenship_as_claimed_by_sender" in said["says"] for said in whole["dropped"])
    assert all(said["dice"] for said in (*whole["assumed"], *whole["dropped"]))


# The table.


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_table_fits_a_terminal_of_a_hundred_columns(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    code, out, _ = run(capsys, FORM, LIST, ROWS, *PROFILE, "--lang", language)
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 100 and "/" not in line] == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "permitted, never owed",
                "house rule",
                "Findings (24)",
                "This is not legal advice.",
                "was only charged",
            ),
        ),
        (
            "es",
            (
                "permitido, nunca",
                "regla interna",
                "Hallazgos (24)",
                "no es asesoría legal",
                "era solo un cargo",
            ),
        ),
    ],
)
def test_the_table_speaks_both_languages(
    capsys: pytest.CaptureFixture[str], language: str, told: tuple[str, ...]
) -> None:
    _, out, _ = run(capsys, FORM, LIST, ROWS, *PROFILE, "--lang", language)
    for part in told:
        assert part in out


def test_the_table_names_the_missing_fact_and_what_is_done_meanwhile(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, LIST, *PROFILE)
    part = out[out.index("R-021 ·") : out.index("R-022 ·")]
    assert "meanwhile: prohibited" in part
    assert "missing person.history_complete: Was the whole criminal history run and read?" in part


@pytest.mark.parametrize("extra", [(), ("--lang", "es"), ("--json",)])
def test_no_name_no_birth_date_no_number_and_no_note_is_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, extra: tuple[str, ...]
) -> None:
    _, out, _ = run(capsys, FORM, LIST, ROWS, *PROFILE, *extra, "--out", str(tmp_path / "run"))
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "run").rglob("*") if path.is_file())
    for private in PRIVATE:
        assert private not in out + written


def test_without_a_profile_local_policy_is_unknown_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = document(capsys, FORM)
    parts = {part["kind"]: part for part in told["contacts"][0]["parts"]}
    assert parts["notification"]["outcome"] == "insufficient_facts"
    assert parts["notification"]["missing"] == ["local_policy"]
    assert parts["hold"]["outcome"] == "prohibited"
    assert any("No profile was given" in said["says"] for said in told["assumed"])


def test_public_release_dates_open_only_what_the_local_rule_does_not_forbid(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = document(capsys, LIST, *PROFILE, "--release-dates-public", "yes")
    outcomes = {
        contact["reference"]: part["outcome"]
        for contact in told["contacts"]
        for part in contact["parts"]
        if part["kind"] == "notification"
    }
    assert outcomes["R-001"] == "prohibited"
    assert any("public (--release-dates-public)" in said["says"] for said in told["assumed"])


def test_a_form_can_be_decided_for_the_day_of_the_act(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, FORM, *PROFILE, "--on", "2025-01-22")
    assert {part["on"] for part in told["contacts"][0]["parts"]} == {date(2025, 1, 22).isoformat()}


# The folder.


def test_a_notice_for_every_request_about_a_person_in_both_languages_and_a_list_of_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    told = document(capsys, FORM, LIST, ROWS, *PROFILE, "--out", str(folder))
    about_a_person = {"I-247A_20250109T2245", *(f"R-{number:03}" for number in range(1, 25))} - {
        "R-010",
        "R-019",
    }
    withheld = {one["reference"] for one in told["notices_withheld"]}
    assert withheld == {"R-005", "R-006"}  # the record contradicts what a notice would have to say
    names = {f"{one}.{language}.html" for one in about_a_person - withheld for language in ("en", "es")}
    assert {path.name for path in (folder / "notices").iterdir()} == names
    index = (folder / "index.html").read_text("utf-8")
    assert all(f'href="notices/{name}"' in index for name in names)
    assert "R-005" in index
    assert json.loads((folder / "run.json").read_text("utf-8")) == told
    assert "staff_minutes,799," in (folder / "counts.csv").read_text("utf-8")


def test_the_folder_is_the_same_byte_for_byte_and_a_foreign_one_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def written(folder: Path) -> dict[str, bytes]:
        run(capsys, FORM, LIST, ROWS, *PROFILE, "--out", str(folder))
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert written(tmp_path / "one") == written(tmp_path / "two") == written(tmp_path / "one")
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine", "utf-8")
    code, out, err = run(capsys, FORM, *PROFILE, "--out", str(foreign))
    assert (code, out) == (2, "")
    assert "holds something that amparo did not write" in err


def test_the_moment_of_making_is_printed_only_if_it_is_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = tmp_path / "run"
    run(capsys, FORM, *PROFILE, "--out", str(place), "--made-at", "2025-01-10T09:50")
    page = (place / "notices" / "I-247A_20250109T2245.es.html").read_text("utf-8")
    assert "viernes 10 de enero de 2025 a las 9:50" in page


def test_no_notice_is_made_before_its_request_came_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, FORM, "--out", str(tmp_path / "run"), "--made-at", "2025-01-09T22:44")
    assert (code, out) == (2, "")
    assert "--made-at: 2025-01-09T22:44 is before I-247A_20250109T2245 came in." in err
    assert not (tmp_path / "run").exists()


# A long file.


def test_on_a_terminal_a_long_file_says_how_far_it_is_and_elsewhere_it_does_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, row, *_ = Path(ROWS).read_text("utf-8").splitlines()
    many = tmp_path / "many.csv"
    many.write_text("\n".join([header, *[row] * 5_000]) + "\n", "utf-8")
    assert run(capsys, str(many))[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "5,000 …" in run(capsys, str(many))[2]


# Bad input.


def test_bad_input_ends_with_two_says_where_and_how_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "list.csv"
    bad.write_text(Path(LIST).read_text("utf-8").replace(",declined,", ",refused,", 1), "utf-8")
    code, out, err = run(capsys, FORM, str(bad), *PROFILE, "--out", str(tmp_path / "run"))
    assert (code, out) == (2, "")
    assert re.search(
        r"amparo run: .*list\.csv: \n  line 2, `decision`: 'refused' is no word of this column\. It is one",
        err,
    )
    assert not (tmp_path / "run").exists()


def test_the_same_file_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, LIST, LIST)
    assert code == 2
    assert "R-001 stands in" in err


@pytest.mark.parametrize(
    "arguments",
    [("--on", "2025-02-30"), ("--made-at", "now"), ("--release-dates-public", "maybe"), ("--lang", "fr")],
)
def test_an_option_that_cannot_be_read_ends_with_two(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("run", FORM, *arguments))
    assert ended.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_help_shows_an_example_that_runs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("run", "--help"))
    assert ended.value.code == 0
    assert "amparo run samples/i247a-request.json samples/jail-requests-2025.csv" in capsys.readouterr().out
