"""`amparo law book`, `law sign`, `law signed`: what counsel types, what comes out, and what a mistake loses (nothing)."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.book.signing import parts, read_sign_offs
from amparo.cli import main

SIGNER = ["--by", "Irma Vela", "--role", "County Counsel", "--on", "2026-11-24"]  # a Tuesday

AMPARO = (sys.executable, "-c", "import sys, amparo.cli; sys.exit(amparo.cli.main())")


def sign(file: Path, *words: str) -> int:
    return main(["law", "sign", *words, *SIGNER, "--file", str(file)])


def test_the_book_is_written_in_both_languages_as_page_and_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "book"
    # In a process of its own: the typesetter keeps a gigabyte of so long a book in its memory.
    command = [*AMPARO, "law", "book", "--out", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert sorted(file.name for file in folder.iterdir()) == [
        "law-book.en.html",
        "law-book.en.pdf",
        "law-book.es.html",
        "law-book.es.pdf",
    ]
    assert (folder / "law-book.es.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert 'href="law-book.es.html"' in (folder / "law-book.en.html").read_text("utf-8")
    assert f"Parts: {len(parts())}. Signed: 0." in told
    assert "not legal advice" in told


def test_one_language_without_a_pdf_has_no_link_to_the_other(tmp_path: Path) -> None:
    assert main(["law", "book", "--out", str(tmp_path), "--lang", "es", "--no-pdf"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["law-book.es.html"]
    assert "law-book.en.html" not in (tmp_path / "law-book.es.html").read_text("utf-8")


def test_what_was_signed_stands_in_the_book_and_a_change_is_red(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sign-offs.toml"
    assert sign(file, "7284.6(a)(1)(C)", "hold", "--remark", "Read with the bulletin.") == 0
    assert main(["law", "signed", str(file)]) == 0
    file.write_text(re.sub('rule = "....', 'rule = "0000', file.read_text("utf-8"), count=1), "utf-8")
    assert main(["law", "signed", str(file)]) == 1
    told = capsys.readouterr().out
    assert "Gov. Code § 7284.6(a)(1)(C): the rule has changed since it was signed" in told
    assert main(["law", "book", "--out", str(tmp_path), "--no-pdf", "--signed", str(file)]) == 0
    page = (tmp_path / "law-book.en.html").read_text("utf-8")
    assert '<span class="chip bad">the rule has changed since it was signed</span>' in page
    assert '<aside class="note bad">' in page
    assert "Irma Vela, County Counsel, on 2026-11-24" in page
    assert "Read with the bulletin." in page


def test_all_signs_what_this_person_has_not_signed_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sign-offs.toml"
    sign(file, "hold")
    capsys.readouterr()
    assert sign(file, "--all") == 0
    assert capsys.readouterr().out.count("Signed: ") == len(parts()) - 1
    assert sign(file, "--all") == 0
    assert "Signed: " not in capsys.readouterr().out
    assert main(["law", "signed", str(file), "--json"]) == 0
    assert {one["state"] for one in json.loads(capsys.readouterr().out)} == {"signed"}


def test_a_part_is_signed_by_the_title_that_the_list_prints_and_only_once_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sign-offs.toml"
    assert sign(file, "Question: tell when the person is released", "El registro de días") == 0
    assert "2 of " in capsys.readouterr().out
    before = file.read_bytes()
    assert sign(file, "question: notification") == 0
    assert "as it is, nothing added" in capsys.readouterr().out
    assert file.read_bytes() == before


def test_a_part_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sign-offs.toml"
    sign(file, "hold")
    file.write_text(file.read_text("utf-8").replace("question: hold", "question: halt"), "utf-8")
    assert main(["law", "signed", str(file)]) == 1
    assert "question: halt: signed, but no part" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["law", "sign", "7284", *SIGNER, "--file", "F"], "several parts"),
        (["law", "sign", *SIGNER, "--file", "F"], "nothing was named"),
        (["law", "sign", "hold", "--all", *SIGNER, "--file", "F"], "beside --all"),
        (["law", "sign", "hold", "--by", " ", "--role", "x", "--on", "2026-11-24", "--file", "F"], "--by"),
        (["law", "sign", "hold", "--by", "x", "--role", "x", "--on", "11/24/2026", "--file", "F"], "--on"),
        (["law", "signed", "no-such-file.toml"], "cannot be opened"),
        (["law", "book", "--out", "F/x", "--no-pdf"], "cannot be made"),
        (["law", "book", "--on", "soon"], "--on"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(
    words: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "F"
    sign(file, "transfer")
    before = file.read_bytes()
    given = [word.replace("F", str(file), 1) if word in ("F", "F/x") else word for word in words]
    assert main(given) == 2
    assert says in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["F"]


def test_a_power_cut_while_signing_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sign-offs.toml"
    sign(file, "transfer")
    before = file.read_bytes()

    def cut(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", cut)
    assert sign(file, "hold") == 130
    assert file.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["sign-offs.toml"]


def test_two_people_who_sign_at_once_both_stand_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "sign-offs.toml"
    running = [
        subprocess.Popen(
            [
                *AMPARO,
                *("law", "sign", "hold", "--role", "x"),
                *("--by", name, "--on", "2026-11-24", "--file", str(file)),
            ],
            stdout=subprocess.DEVNULL,
        )
        for name in ("Irma Vela", "Omar Lund", "Ana Peña", "Li Wen")
    ]
    assert [one.wait(60) for one in running] == [0, 0, 0, 0]
    assert {one.by for one in read_sign_offs(file.read_text("utf-8"), "file")} == {
        "Irma Vela",
        "Omar Lund",
        "Ana Peña",
        "Li Wen",
    }


def test_a_section_is_still_found_beside_the_new_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "7284.6(b)(2)"]) == 0
    assert "F-5" in capsys.readouterr().out
