"""`amparo paper` without a file: words given in the command, questions by options, and questions asked one by one."""

import io
import json
from pathlib import Path

import pytest

from tests.amparo.cli.test_commands import ran

AO_93 = "tests/amparo/law/papers/ao93.txt"
RIGHT = ("paper", "--headed-by", "court", "--court", "federal", "--title", "search", "--signed-by", "judge")
CARD = "ICE - please call Officer Prueba"

Capture = pytest.CaptureFixture[str]


def asked(monkeypatch: pytest.MonkeyPatch, capsys: Capture, typed: str, *more: str) -> tuple[int, str, str]:
    """The command as somebody answers it, a line a question."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return ran(capsys, "paper", "--ask", *more)


# The words themselves.


def test_words_that_are_no_file_are_read_as_the_paper_and_that_is_said(capsys: Capture) -> None:
    code, out, err = ran(capsys, "paper", CARD)
    assert (code, err) == (0, "")
    assert out.startswith("There is no file of this name: read as the words of the paper.\nNot sure: ")
    assert "letter_email_card · REQUEST" in out
    code, out, _ = ran(capsys, "paper", "--text", CARD, "--lang", "es")
    assert (code, out.splitlines()[0][:12]) == (0, "Sin certeza,")


@pytest.mark.parametrize("name", ["warrant", "my fax.pdf", "papers/fax.tif", "x" * 5000])
def test_what_looks_like_a_files_name_is_not_taken_for_a_text(name: str, capsys: Capture) -> None:
    code, out, err = ran(capsys, "paper", name)
    assert (code, out) == (2, "")
    assert "cannot be opened" in err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "there is no paper to read"),
        ((AO_93, "--text", "a letter of somebody"), "two papers"),
        ((AO_93, "--title", "search"), "--title: this is an answer by hand"),
        ((AO_93, "--headed-by", "agency"), "either read or told by hand"),
        (("--headed-by", "agency", "--court", "federal"), "--court: --headed-by says agency"),
        ((AO_93, "--at", "25:00"), "'25:00' is no hour"),
        ((AO_93, "--at", "2026-11-20T09:00", "--on", "2026-11-21"), "its day is not that of --on"),
        ((AO_93, "--pages", "3/1"), "'3/1' are no pages"),
        (("--text", CARD, "--fields"), "this is a text"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_mended(
    given: tuple[str, ...], says: str, capsys: Capture
) -> None:
    code, out, err = ran(capsys, "paper", *given)
    assert (code, out) == (2, "")
    assert says in err


# What somebody sees who holds the paper.


def test_hour_place_and_pages_are_judged_as_they_are_told(capsys: Capture) -> None:
    seen = ("--at", "2026-11-20T23:10", "--place-named", "no", "--place", "health", "--copied", "yes")
    code, out, _ = ran(capsys, "paper", AO_93, *seen, "--json")
    told = json.loads(out)
    passed = {check["code"]: check["passed"] for check in told["checks"]}
    assert code == 0
    assert (passed["C3"], passed["C4"], passed["C5"], passed["C10"], passed["C12"]) == (
        True,
        False,
        False,
        False,
        True,
    )
    assert {"out_of_hours", "other_place", "no_access_words"} <= set(told["flags"])
    assert told["next_steps"] == ["S-10", "S-17"]
    assert (told["worth"]["paper"], told["worth"]["rule"], told["worth"]["on"]) == (
        "unproven_warrant", "GEN-03", "2026-11-20",
    )  # fmt: skip
    _, out, _ = ran(capsys, "paper", AO_93, "--pages", "1/3")
    assert "blank_or_partial · UNKNOWN" in out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "found: |not found: |not known, look: a seal|Not at this hour.|decided for 2026-11-20|GEN-03"),
        (
            "es",
            "se encontró: |no se encontró: |no se sabe, mire: un sello|No a esta hora.|decidido para el 2026-11-20|GEN-03",
        ),
    ],
)
def test_the_answer_says_what_it_does_not_know_what_follows_and_where_it_stands(
    language: str, words: str, capsys: Capture
) -> None:
    _, out, _ = ran(capsys, "paper", AO_93, "--at", "2026-11-20T23:10", "--lang", language)
    told = " ".join(out.split())
    assert [word for word in words.split("|") if word not in told] == []


# By options.


def test_the_answers_by_hand_tell_the_paper_and_never_more_than_was_seen(capsys: Capture) -> None:
    _, out, _ = ran(
        capsys, *RIGHT, "--names-place", "yes", "--in-date", "yes", "--on", "2026-11-24", "--json"
    )
    told = json.loads(out)
    assert (told["kind"], told["paper_class"], told["confidence"]) == ("ao93", "JUD_WARRANT", "medium")
    assert (told["worth"]["paper"], told["not_known"]) == ("federal_search", [])
    assert told["says"].startswith("Not sure: ")
    four = ("--headed-by", "court", "--signed-by", "judge", "--names-place", "yes", "--in-date", "yes")
    code, out, _ = ran(capsys, "paper", *four)
    assert code == 0
    assert "UNKNOWN" in out
    assert "S-17: Call legal counsel" in out


def test_what_nobody_knows_may_be_left_out_or_said(capsys: Capture) -> None:
    answers = [
        ran(capsys, *RIGHT, *more)[1] for more in ((), ("--names-place", "unknown", "--in-date", "unknown"))
    ]
    assert answers[0] == answers[1]
    assert "nobody could tell: Does the paper name this place?" in answers[0]
    assert "a court's warrant or order that lacks a check" in answers[0]
    assert "UNKNOWN" in ran(capsys, "paper", "--headed-by", "unknown")[1]


# One by one.


def test_the_four_questions_and_the_title_are_asked_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    code, out, asks = asked(monkeypatch, capsys, "1\n1\n1\n1\n1\n", "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["worth"]["paper"]) == (0, "ao93", "federal_search")
    places = [
        asks.index(word)
        for word in ("who does it say", "the title", "Who signed", "name this place", "in date")
    ]
    assert places == sorted(places)


def test_an_agencys_paper_ends_after_its_signer_and_not_knowing_is_always_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    code, out, asks = asked(monkeypatch, capsys, "5\n\n\n", "--lang", "es")
    assert (code, "ADMIN_NOTICE" in out) == (0, True)
    assert "¿Quién firmó el papel?" in asks
    assert "¿Nombra el papel este lugar?" not in asks
    code, out, _ = asked(monkeypatch, capsys, "\n" * 9)
    assert (code, "UNKNOWN" in out) == (0, True)


def test_one_can_go_back_mend_an_answer_and_stop(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    _, out, asks = asked(monkeypatch, capsys, "b\n1\n2\nb\nb\n5\n1\n9\nx\n5\n", "--json")
    assert json.loads(out)["facts"] == {
        "headed_by": "agency", "paper_title": "search", "signer": "immigration_officer"
    }  # fmt: skip
    assert "This is the first question." in asks
    assert asks.count("Type one of the numbers, b or q.") == 2
    assert asked(monkeypatch, capsys, "1\nq\n")[:2] == (0, "")


def test_answers_that_end_too_early_are_refused(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    code, out, err = asked(monkeypatch, capsys, "1\n1\n")
    assert (code, out) == (2, "")
    assert "the answers ended before the questions did" in err


def test_a_warrant_for_another_address_an_expired_one_and_a_half_one_are_held(
    tmp_path: Path, capsys: Capture
) -> None:
    text = Path(AO_93).read_text("utf-8")
    half = tmp_path / "half.txt"
    half.write_text(text[: len(text) // 3], "utf-8")
    for given in (
        (AO_93, "--on", "2026-11-20", "--place-named", "no"),
        (AO_93, "--on", "2026-12-01", "--place-named", "yes"),
        (str(half), "--on", "2026-11-20", "--place-named", "yes"),
        (AO_93, "--on", "2026-11-20", "--place-named", "yes", "--phone"),
    ):
        _, out, _ = ran(capsys, "paper", *given, "--json")
        told = json.loads(out)
        assert told["worth"]["paper"] in ("unproven_warrant", "unknown_paper"), given
        assert "S-17" in told["next_steps"], given
