"""The manual cannot lie: the README shows what the command prints today."""

import re
from pathlib import Path

import pytest

from amparo.cli import main
from tests.house import facts_page

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ("R-005, line 6", "R-006, line 7", "R-021, line 22", "Counts, by definition")


def shown(out: str) -> str:
    """What the README shows of `make run`: one contact, some findings, the counts and the released rows."""
    blocks = out.split("\n\n")
    contact = next(block for block in blocks if block.startswith("R-021"))
    findings = out[out.index("\nFindings") : out.index("\nAnswers, by what was asked")]
    chosen = [part for part in re.split(r"\n(?=[A-Z]-\d)", findings) if part.startswith(SHOWN[:3])]
    counts = out[out.index("\nCounts, by definition") : out.index("  Facts missing:")]
    return "\n".join(["```text", contact, "", "…", "", *chosen, "…", counts.rstrip(), "```"])


def test_the_readme_shows_what_make_run_prints_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    command = re.search(r"\$\(BIN\)/amparo (run .*?) --out", makefile)
    assert command is not None
    assert main([*command[1].split(), "--out", str(tmp_path / "run")]) == 0
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- output:run -->\n(.*?)\n<!-- /output -->", readme, re.DOTALL)
    assert block is not None
    assert block[1] == shown(capsys.readouterr().out)


def test_the_page_of_facts_is_what_the_facts_are() -> None:
    assert facts_page.PAGE.read_text(encoding="utf-8") == facts_page.page(), (
        "python -m tests.house.facts_page"
    )


def test_every_fact_of_the_page_is_accepted_by_name() -> None:
    from amparo.facts.reading import _CONSENT, _PERSON, _REQUEST  # the names that reading accepts
    from amparo.facts.records import _CHARGE, _CONVICTION

    told = set(re.findall(r"^\| `([\w, ]+)` \|", facts_page.page(), re.MULTILINE))
    named = {name for cell in told for name in cell.split(", ")}
    record_only = {"received", "origin", "channel", "reference", "legal", "source", "verified", "charged_on"}
    tables = {"kind", "documents", "consent"}
    accepted = _REQUEST | _CONSENT | _PERSON | _CONVICTION | _CHARGE
    assert accepted - record_only - tables <= named


def test_the_page_on_tables_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/how-to/decide-a-table.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:python|text)\n(.*?)```", page, re.DOTALL)
    assert len(blocks) >= 4
    for program, printed in zip(blocks[::2], blocks[1::2], strict=True):
        exec(compile(program, "decide-a-table.md", "exec"), {})
        assert capsys.readouterr().out == printed


def test_the_page_on_tables_shows_what_the_command_says_of_its_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs/how-to/decide-a-table.md").read_text(encoding="utf-8")
    (given,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    command = re.search(r"^amparo (decide --table requests.csv .*)$", page, re.MULTILINE)
    assert command is not None
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("requests.csv").write_text(given, encoding="utf-8")
    assert main(command[1].split()) == 0
    told = capsys.readouterr().out
    assert [part for part in shown.split("…\n") if part.strip() not in told] == []
    header, *rows = Path("decided.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == given.count("\n") - 1
    explained = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `.*$", page, re.MULTILINE))))
    assert set(header.split(",")) - set(given.partition("\n")[0].split(",")) <= explained
