"""The report: columns by what the release speaks of, changes only where both are known whole, corrections, refusals."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amparo.cli.main import main
from amparo.figures.report import Report, report_of
from amparo.figures.sentences import so_far
from amparo.register.release import Asked, Release, Withdrawn
from amparo.terms import FileError
from tests.amparo.pages import county

AGENCIES = (county.MADRONE, county.PROBATION)


def running() -> tuple[Release, ...]:
    """Madrone's releases, and a fourth with one quarter of the next year."""
    asked = (*county.ASKED, Asked(county.MADRONE.id, "2026-Q1", "reported", date(2026, 4, 20), "records"))
    tables = county.tables_of(asked)
    fourth = Release(4, date(2026, 5, 4), county.ORIGIN, AGENCIES, asked, tables, county.REGIONS)
    return (*county.releases(), fourth)


def columns(report: Report) -> list[tuple[str, str, bool]]:
    return [(one.when, one.period, one.part) for one in report.columns]


def test_a_whole_year_stands_beside_the_year_before_and_its_quarters() -> None:
    assert columns(report_of(county.releases(), county.MADRONE.id, "2025")) == [
        ("before", "2024", False),
        *(("quarter", one, False) for one in county.QUARTERS),
        ("year", "2025", False),
    ]


def test_the_year_that_runs_stands_beside_it_and_is_marked() -> None:
    report = report_of(running(), county.MADRONE.id, "2025")
    assert columns(report)[-1] == ("to_date", "2026", True)
    declined = next(one for one in report.heads if one.headline.name == "declined")
    assert declined.to_date is not None
    assert declined.to_date.exact is None
    assert declined.to_date.value > 0
    assert so_far(declined, report, "es").endswith("2026 hasta T1 2026: al menos 27. El año no ha terminado.")


def test_a_year_that_runs_is_itself_a_part_year_without_a_change() -> None:
    report = report_of(running(), county.MADRONE.id, "2026")
    assert report.part
    assert columns(report) == [
        ("before", "2025", False),
        ("quarter", "2026-Q1", False),
        ("year", "2026", True),
    ]
    assert {line.change for section in report.sections for line in section.lines} == {None}


def test_a_median_of_one_quarter_is_none_of_the_year_that_runs() -> None:
    report = report_of(running(), county.MADRONE.id, "2026")
    copies = next(one for one in report.sections if one.table == "copies")
    median = next(one for one in copies.lines if one.measure == "median_minutes")
    told = dict(zip((one.when for one in report.columns), median.sums, strict=True))
    assert told["quarter"] is not None
    assert told["quarter"].whole
    assert told["year"] is not None
    assert told["year"].apart


def test_the_first_year_has_none_before_it() -> None:
    report = report_of(county.releases(), county.MADRONE.id, "2023")
    assert report.column("before") is None
    assert {one.change for one in report.heads} == {None}


def test_a_change_is_told_only_where_both_years_are_known_whole() -> None:
    report = report_of(county.releases(), county.MADRONE.id, "2025")
    hidden = [
        line
        for section in report.sections
        for line in section.lines
        if any(one is not None and one.hidden for one in line.sums)
    ]
    assert hidden
    assert {line.change for line in hidden} == {None}


def test_corrections_are_those_of_the_shown_periods_and_none_of_a_release_taken_back() -> None:
    first, second, third = county.releases()
    assert [one.since for one in report_of((first, second, third), county.MADRONE.id, "2025").corrected] == [
        3
    ]
    assert report_of((first, second, third), county.MADRONE.id, "2023").corrected == ()
    fourth = replace(third, number=4, corrections=(), withdrawn=(Withdrawn(3, "figures_wrong"),))
    assert report_of((first, second, third, fourth), county.MADRONE.id, "2025").corrected == ()


@pytest.mark.parametrize(
    ("agency", "year", "problem"),
    [
        ("nobody", "2025", "no such agency. It holds: madrone-jail, madrone-probation."),
        ("madrone-jail", "2019", "in that year. It holds: 2023, 2024, 2025."),
        ("madrone-probation", "2023", "It holds: 2024, 2025."),
    ],
)
def test_what_the_releases_do_not_hold_is_refused_with_what_they_do(
    agency: str, year: str, problem: str
) -> None:
    with pytest.raises(FileError, match=problem):
        report_of(county.releases(), agency, year)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    county.write(tmp_path / "releases", county.releases())
    return tmp_path


def build(folder: Path, *more: str) -> int:
    return main(["figures", "build", str(folder / "releases"), str(folder / "out"), *more])


def test_the_command_builds_what_is_asked_for_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(folder, "--agency", "madrone-jail", "--year", "2024", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reports"] == [{"agency": "madrone-jail", "year": "2024"}]
    assert told["files"] == len([one for one in (folder / "out").rglob("*") if one.is_file()])
    assert (folder / "out/madrone-jail/2024/es/staff-report.pdf").read_bytes().startswith(b"%PDF")


def test_the_command_replaces_its_own_earlier_output_whole(folder: Path) -> None:
    assert build(folder, "--agency", "madrone-jail", "--year", "2024") == 0
    (folder / "out/madrone-jail/2024/notes.txt").write_text("left over", "utf-8")
    assert build(folder, "--agency", "madrone-jail", "--year", "2025") == 0
    assert sorted(one.name for one in (folder / "out/madrone-jail").iterdir()) == ["2025"]
    assert sorted(one.name for one in folder.iterdir()) == ["out", "releases"]


def test_the_command_replaces_nothing_that_it_has_not_built(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").mkdir()
    (folder / "out/thesis.txt").write_text("of somebody else", "utf-8")
    assert build(folder) == 2
    assert "this command has not built it" in capsys.readouterr().err
    assert [one.name for one in (folder / "out").iterdir()] == ["thesis.txt"]


def test_a_build_that_fails_leaves_what_stood(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(folder, "--agency", "madrone-jail", "--year", "2025") == 0
    before = {one: one.read_bytes() for one in (folder / "out").rglob("*") if one.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("amparo.cli.exchanged.os.fsync", full)
    assert build(folder, "--agency", "madrone-jail", "--year", "2024") == 2
    assert "what stood before is untouched" in capsys.readouterr().err
    assert {one: one.read_bytes() for one in (folder / "out").rglob("*") if one.is_file()} == before
    assert sorted(one.name for one in folder.iterdir()) == ["out", "releases"]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (("--agency", "nobody"), "It holds: madrone-jail, madrone-probation."),
        (("--year", "1999"), "It holds: 2023, 2024, 2025."),
        (("--year", "12 monkeys"), "It holds: 2023, 2024, 2025."),
    ],
)
def test_the_command_refuses_what_is_not_there_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], problem: str
) -> None:
    assert build(folder, *more) == 2
    assert problem in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_release_that_was_changed_is_refused_in_the_language_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "releases/0003/tables/requests.json"
    file.write_bytes(file.read_bytes().replace(b'"value":82', b'"value":83'))
    assert build(folder, "--language", "es") == 2
    assert "se cambió" in capsys.readouterr().err


def test_a_folder_without_releases_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "releases").mkdir()
    assert build(tmp_path) == 2
    assert "there is no release in it" in capsys.readouterr().err
