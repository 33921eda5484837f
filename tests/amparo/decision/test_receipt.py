"""A receipt replays byte for byte; a changed fact, rule or byte shows."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amparo.decision import decide, make_receipt, replays, rule_pack
from amparo.decision.replay import main
from amparo.facts import Agency, CustomPolicy
from amparo.law.index import worked_cases
from amparo.terms import FileError
from tests.properties.test_protection import answer_of

KEPT = Path(__file__).parents[2] / "receipts" / "custody.jsonl"


def made() -> bytes:
    agency = Agency("sheriff_jail", {"notification": CustomPolicy(needs="conviction"), "hold": "forbids"})
    person = {"convictions": [{"code": "PC", "section": "211", "level": "felony", "date": date(2015, 3, 2)}]}
    return make_receipt(
        decide({"kind": "notification", "from": "ICE"}, person, agency, date(2026, 11, 24))
    )  # Tuesday


def test_deciding_again_on_a_receipt_gives_its_bytes() -> None:
    assert replays(made())


@pytest.mark.parametrize("case", worked_cases(), ids=lambda case: case["id"])
def test_every_worked_case_replays(case: dict[str, Any]) -> None:
    assert replays(make_receipt(answer_of(case, as_case=True)))


def test_a_receipt_with_one_fact_changed_does_not_replay() -> None:
    told = json.loads(made())
    told["facts"]["person"]["convictions"][0]["level"] = "misdemeanor"
    assert not replays(json.dumps(told).encode())


def test_what_is_no_receipt_is_refused() -> None:
    for wrong in (b"", b"{}", b"[]", b'{"format": "other/1"}', made()[:-10]):
        with pytest.raises(FileError):
            replays(wrong)


def test_the_kept_receipts_were_made_by_the_rules_of_today() -> None:
    """Red after a change of the rules: `make receipts` makes them anew, and the change stands in the changelog."""
    lines = KEPT.read_bytes().splitlines()
    assert len(lines) >= len(worked_cases())
    assert json.loads(lines[0])["rule_pack"] == rule_pack()
    assert all(replays(line) for line in lines)


def test_replaying_a_file_tells_the_line_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "receipts.jsonl"
    file.write_bytes(made() + b"\n" + made().replace(b'"felony"', b'"infraction"') + b"\n")
    assert main([str(file)]) == 1
    assert "line 2" in capsys.readouterr().out
