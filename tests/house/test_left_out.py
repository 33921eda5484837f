"""The last line of `make test` names what was not run."""

from pathlib import Path

import pytest

from tests.house.left_out import main

REPORT = """<testsuites><testsuite>
  <testcase name="a"/>
  <testcase name="b">{}</testcase>
  <testcase name="c">{}</testcase>
</testsuite></testsuites>"""
SKIPPED = '<skipped type="pytest.skip" message="no second Python here">tests/x.py:3</skipped>'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "junit.xml"


def test_a_full_run_leaves_out_nothing(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(REPORT.format("", ""))
    assert main([str(report), "--none"]) == 0
    assert capsys.readouterr().out == "Left out: nothing.\n"


def test_skipped_tests_are_counted_by_reason(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(REPORT.format(SKIPPED, SKIPPED))
    assert main([str(report)]) == 0
    assert capsys.readouterr().out == "Left out: 2 of the tests; 2 because: no second Python here\n"


def test_where_nothing_may_be_left_out_one_skipped_test_is_a_failure(report: Path) -> None:
    report.write_text(REPORT.format(SKIPPED, ""))
    assert main([str(report), "--none"]) == 1


def test_a_run_without_a_report_is_no_full_run(report: Path) -> None:
    assert main([str(report), "--none"]) == 1
