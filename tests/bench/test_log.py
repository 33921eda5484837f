"""The measurement of the log can be run, on small logs: what it measures it also checks."""

import json
from pathlib import Path

import pytest

from bench import log, log_cases


def test_a_small_log_is_measured_on_disk_and_from_its_tiles(tmp_path: Path) -> None:
    found = log.in_a_process("log on disk", tmp_path, 0.02)
    assert found["leaves a second"] > 0
    log.in_a_process("a million made on disk", tmp_path, 0.001)
    proved = log.in_a_process("proofs from tiles", tmp_path, 0.001)
    assert 0 < proved["p50 us"] <= proved["p99 us"]


def test_a_small_log_is_signed_and_verified_without_a_fault(tmp_path: Path) -> None:
    made = log.in_a_process("ten years made on disk", tmp_path, 0.001)
    assert made["attestations"] == 60
    signed = log.in_a_process("signing a day", tmp_path, 0.001)
    checked = log.in_a_process("amparo verify", tmp_path, 0.001)
    assert signed["leaves"] == checked["leaves"] == 32 * 60


def test_every_goal_is_that_of_a_case_and_every_ratio_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert {case for case, _ in log.GOALS} <= set(log_cases.CASES)
    assert set(log.BESIDE) | {other for others in log.BESIDE.values() for other in others} <= set(
        log_cases.CASES
    )
    assert set(log_cases.PEERS) | set(log_cases.MADE_ONCE) <= set(log_cases.CASES)
    figures = dict.fromkeys(("leaves a second", "p50 us", "p99 us", "seconds"), 4.0)
    log.print_table(dict.fromkeys(log_cases.CASES, figures), 1)
    told = capsys.readouterr().out
    assert "log on disk, leaves a second >= 25,000: 4.0, NOT met" in told
    assert "amparo verify, seconds <= 20: 4.0, met" in told
    assert json.dumps(log.medians([{"a": 1.0}, {"a": 9.0}, {"a": 2.0}])) == '{"a": 2.0}'
