"""`amparo verify`: what it prints, in both languages and as JSON, and how it ends."""

import json
from datetime import date
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.cli.this_day import this_day
from amparo.tlog import make_record
from tests.amparo.register.cases import small_case
from tests.amparo.register.logs import FIRST, LOG_KEY, ONE, WITNESS, drawn, small_log, write_log

KEYS = ["--key", LOG_KEY.verifier.vkey, "--witness", WITNESS.verifier.vkey]
ON = ["--on", "2026-10-12"]  # a Monday


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a good log."""
    (tmp_path / "public").mkdir()
    return write_log(small_log(10), tmp_path / "public")


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A proof of a case file."""
    file = tmp_path / "proof.json"
    file.write_bytes(small_case().proof(1, 2, 3, hide=frozenset({"by", "person.name"})).written)
    return file


def test_a_good_log_ends_with_nothing_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder), *KEYS, *ON]) == 0
    out = capsys.readouterr().out
    assert "fine   Every tile and every entry agrees with the signed root" in out
    assert "Nothing wrong was found." in out
    assert "not legal advice" in out


def test_in_spanish_every_line_is_spanish(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder), *ON, "--language", "es"]) == 0
    out = capsys.readouterr().out
    assert "bien   Cada bloque y cada asiento concuerda con la raíz firmada" in out
    assert "No se halló nada incorrecto." in out
    for english in ("fine ", "note ", " the ", "missing"):
        assert english not in out


def test_without_a_day_today_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert this_day() > date(2026, 1, 1)
    code = main(["verify", str(folder), *KEYS])
    assert "No day was given" not in capsys.readouterr().out
    assert code in (0, 1)


def test_a_fault_ends_with_one_and_names_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "tile/entries/000.p/20"
    content = bytearray(file.read_bytes())
    content[94 * 3 + 60] ^= 4
    file.write_bytes(content)
    assert main(["verify", str(folder), *KEYS, *ON]) == 1
    out = capsys.readouterr().out
    assert "FAULT  tile/entries/000.p/20: entry 3 was changed." in out
    assert "Wrong: 1." in out
    assert main(["verify", str(folder), *KEYS, *ON, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    wrong = [one for one in told["findings"] if one["level"] == "fault"]
    assert [(one["place"], one["entry"]) for one in wrong] == [("tile/entries/000.p/20", 3)]
    assert told["fine"] is False


def test_a_key_copied_from_a_sheet_may_bring_its_line_breaks(
    proof: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, at = LOG_KEY.verifier.vkey, len(LOG_KEY.verifier.name) + 20
    assert main(["verify", str(proof), "--key", f"{key[:5]}\u200b{key[5:at]}\u200b\n{key[at:]} "]) == 0
    assert "Nothing wrong was found" in capsys.readouterr().out


def test_a_proof_shows_its_fields(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(proof), *KEYS]) == 0
    out = capsys.readouterr().out
    assert "Shown of event 1 of record R-2026-014 (" in out
    assert '  body.reference: "R-014"' in out
    assert "account-7" not in out
    assert "Rosa" not in out
    assert main(["verify", str(proof), *KEYS, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["shown"]
    assert [one["fields"]["number"] for one in shown] == [1, 2, 3]
    assert "person.name" not in shown[0]["fields"]


def test_what_a_log_signed_moves_no_cursor_hides_no_word_and_fakes_no_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, day = small_log(3), FIRST + ONE * 3
    values = {
        "kind": "event",
        "record": "R-1\x1b[2J",
        "number": 1,
        "x\n\nNothing wrong was found.": 1,
        "at": {"@at": "now\nFAULT  none\x9b31m"},
        "body.what": "safe \u202e ton \u2028 \u200b",
    }
    record = make_record(values, drawn("hostile"))
    log.close("Madrone-Sheriff", day, [record])
    file = tmp_path / "proof.json"
    file.write_bytes(log.proof("Madrone-Sheriff", day, [(0, record)]).written)
    assert main(["verify", str(file), *KEYS, "--on", "2026-10-05"]) == 0
    out = capsys.readouterr().out
    assert all(line.isprintable() for line in out.split("\n"))
    assert out.count("\nNothing wrong was found.") == 1
    assert r"R-1\x1b[2J" in out
    assert main(["verify", str(file), *KEYS, "--on", "2026-10-05", "--json"]) == 0
    told = capsys.readouterr().out
    assert all(line.isprintable() for line in told.split("\n"))
    assert json.loads(told)["shown"][0]["fields"] == values


def test_a_proof_can_be_held_against_a_copy_of_the_log(
    proof: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copy").mkdir()
    copy = write_log(small_case().log, tmp_path / "copy")
    assert main(["verify", str(proof), "--log", str(copy)]) == 0
    assert "begins with exactly the 24 entries" in capsys.readouterr().out


def test_a_bare_tlog_proof_is_checked_with_its_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = small_case().proof(1).tlog_proofs()[0]
    (tmp_path / "day.tlog-proof").write_text(cut.written, "utf-8")
    assert cut.extra
    (tmp_path / "day.entry").write_bytes(cut.extra)
    asked = ["verify", str(tmp_path / "day.tlog-proof"), *KEYS]
    assert main([*asked, "--entry", str(tmp_path / "day.entry")]) == 0
    assert main(asked) == 0
    (tmp_path / "day.entry").write_bytes(b"another")
    assert main([*asked, "--entry", str(tmp_path / "day.entry")]) == 1
    assert "does not lead to the signed root" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.json"], "cannot be opened"),
        (["."], "no `checkpoint` in it"),
        (["broken.json"], "no JSON, or is cut off"),
        (["broken.json", "--key", "nonsense"], "no public key"),
        (["broken.json", "--on", "tomorrow"], "--on"),
        ([".", "--log", "."], "belongs to a proof"),
        (["broken.json", "--log", "nowhere"], "no such folder"),
    ],
)
def test_bad_input_ends_with_two_and_says_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.json").write_text('{"format"', "utf-8")
    assert main(["verify", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert main(["verify", *arguments, "--language", "es"]) == 2


def test_a_broken_proof_is_refused_in_spanish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert main(["verify", str(tmp_path / "broken.json"), "--language", "es"]) == 2
    assert "no tiene la forma debida" in capsys.readouterr().err


def test_at_a_terminal_lines_are_folded_and_the_way_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in ("sys.stdout.isatty", "sys.stderr.isatty"):
        monkeypatch.setattr(stream, lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["verify", str(folder), *ON]) == 0
    told = capsys.readouterr()
    assert "checking 0 of 20" in told.err
    words = [line for line in told.out.splitlines() if "+" not in line and "last word" not in line]
    assert max(map(len, words)) <= 80
    assert "\n       " in told.out
