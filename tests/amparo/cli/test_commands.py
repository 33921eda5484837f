"""The command line: answers, exit codes, and refusals that say what, where and how to mend it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from amparo.cli import main
from amparo.decision import replays

CASE = {
    "on": "2026-11-24",
    "agency_kind": "sheriff_jail",
    "local_policy": {"notification": "allows"},
    "request": {"kind": "notification", "from": "ICE", "info_public": {"release_date": False}},
    "person": {
        "minor": False,
        "convictions": [{"code": "PC", "section": "211", "level": "felony", "date": "2015-03-02"}],
    },
}
CASES = "src/amparo/law/cases/law-enforcement-cases.json"


def written(folder: Path, data: Any, name: str = "request.json") -> str:
    file = folder / name
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(file)


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_request_is_decided_with_its_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "decide", written(tmp_path, CASE))
    assert (code, err) == (0, "")
    assert "Answer: permitted" in out
    assert "7282.5(a)(1)" in out
    assert "not legal advice" in out


def test_that_the_law_forbids_it_is_an_answer_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = ran(
        capsys,
        "decide",
        written(tmp_path, {**CASE, "request": {"kind": "hold", "from": "ICE"}}),
        "--lang",
        "es",
    )
    assert code == 0
    assert "Respuesta: prohibido" in out


def test_json_is_one_answer_or_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "decide", written(tmp_path, CASE), "--json")
    told = json.loads(out)
    assert (told["outcome"], told["rule"], told["missing"]) == ("permitted", "N-6", [])
    both = {**CASE, "request": {"from": "ICE", "form": "I-247A"}}
    _, out, _ = ran(capsys, "decide", written(tmp_path, both), "--json")
    assert [part["kind"] for part in json.loads(out)] == ["notification", "hold"]


def test_absent_means_unknown_unless_the_file_is_read_as_a_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = {"on": "2026-11-24", "agency_kind": "police", "request": {"kind": "notification", "from": "ICE"}}
    _, out, _ = ran(capsys, "decide", written(tmp_path, bare), "--json")
    assert json.loads(out)["outcome"] == "insufficient_facts"
    _, out, _ = ran(capsys, "decide", written(tmp_path, bare), "--json", "--as-case")
    assert json.loads(out)["outcome"] == "prohibited"


def test_a_toml_file_and_a_day_on_the_command_line_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'agency_kind = "police"\n[request]\nkind = "287g"\nfrom = "ICE"\n'
    file = written(tmp_path, text, "request.toml")
    for day, outcome in (("2018-01-03", "insufficient_facts"), ("2018-01-04", "prohibited")):
        _, out, _ = ran(capsys, "decide", file, "--on", day, "--json")
        assert json.loads(out)["outcome"] == outcome


def test_receipts_are_written_and_replay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "receipts.jsonl"
    assert ran(capsys, "decide", written(tmp_path, CASE), "--receipt", str(target))[0] == 0
    assert [replays(line) for line in target.read_bytes().splitlines()] == [True]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ["is empty"]),
        ("{", ["line 1, column 2"]),
        ("[1]", ["no named facts"]),
        ('{"on": "2026-11-24", "on": "2026-11-25"}', ["on", "stands twice"]),
        ("{}", ["on", "the day of the act is missing"]),
        ('{"on": "2026-11-31"}', ["no day of the calendar"]),
        ('{"on": "2026-11-24"}', ["request", "is missing"]),
        ('{"on": "2026-11-24", "requets": {}}', ["requets", "Did you mean `request`?"]),
        ('{"on": "2026-11-24", "request": {"kind": "hold"}}', ["agency_kind", "--agency PROFILE"]),
        (
            '{"on": "2026-11-24", "agency_kind": "jail", "request": {"kind": "hold"}}',
            ["'jail' is no kind of agency"],
        ),
        (
            '{"on": "2026-11-24", "agency_kind": "police", "request": {"kind": "hold"}, "local_policy": {"hold": "no"}}',
            ["hold"],
        ),
        ("[" * 100_000, ["cannot be read"]),
    ],
)
def test_bad_input_is_refused_with_code_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, words: list[str]
) -> None:
    code, out, err = ran(capsys, "decide", written(tmp_path, content))
    assert (code, out) == (2, "")
    for word in words:
        assert word in err


def test_a_file_that_is_no_text_or_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "fax.pdf"
    picture.write_bytes(b"%PDF-1.7\xff\xfe")
    code, _, err = ran(capsys, "decide", str(picture))
    assert code == 2
    assert "no text in UTF-8" in err
    code, _, err = ran(capsys, "paper", str(tmp_path / "nothing.txt"))
    assert code == 2
    assert "cannot be opened" in err


def test_check_counts_and_tells_each_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "check", CASES)
    assert code == 0
    assert out.splitlines()[-1] == "194 passed, 0 failed"
    changed = json.loads(Path(CASES).read_text(encoding="utf-8"))
    changed["cases"][0]["expected"]["outcome"] = "permitted"
    changed["cases"][1]["request"]["kind"] = "holding"
    code, out, _ = ran(capsys, "check", written(tmp_path, changed))
    assert code == 1
    assert "outcome: expected permitted, got prohibited (H-3)" in out
    assert "it cannot be decided: request.kind" in out
    assert out.splitlines()[-1] == "192 passed, 2 failed"


def test_check_reads_scenarios_and_refuses_other_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = ran(capsys, "check", "tests/scenarios/custody/hold.toml", "--json")
    assert (code, json.loads(out)["failed"]) == (0, 0)
    code, _, err = ran(capsys, "check", written(tmp_path, {"schema": "other/1"}))
    assert code == 2
    assert "no case file we know" in err


def test_law_shows_a_section_and_refuses_one_that_has_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "law", "7284.6")
    assert code == 0
    assert "H-3" in out
    assert "worked cases" in out
    assert ran(capsys, "law", "9999")[0] == 2
    _, out, _ = ran(capsys, "law", "--json")
    assert len(json.loads(out)["register"]) >= 15
    _, out, _ = ran(capsys, "law", "N-4", "--lang", "es")
    assert "Lo que está disponible al público" in out


def test_paper_names_the_kind_and_never_approves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "U.S. Department of Homeland Security\nWarrant for Arrest of Alien\nForm I-200\nFile No. A012 345 678\nJ. Doe, SDDO"
    code, out, _ = ran(capsys, "paper", written(tmp_path, text, "fax.txt"), "--on", "2026-11-24")
    assert code == 0
    assert "ADMIN_WARRANT" in out
    assert "must confirm" in out
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    _, out, _ = ran(capsys, "paper", "-", "--json")
    assert json.loads(out)["kind"] == "i200"
    assert "012 345 678" not in out


def test_help_lists_every_command_and_each_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("run", "decide", "check", "law", "paper"):
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0
        assert "amparo" in capsys.readouterr().out.split("usage:", 1)[1].split("\n", 1)[1]
    with pytest.raises(SystemExit) as left:
        main(["nonsense"])
    assert left.value.code == 2
