"""What is never written is struck in English and Spanish, in Python as in the guide's script; an office's notes survive."""

import json
import shutil
import subprocess
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from amparo.facts.never_written import data, reaches_somebody, strike, strike_site, tells_origin

SENTENCES = tomllib.loads(
    Path(__file__).with_name("never_written_sentences.toml").read_text(encoding="utf-8")
)
BAD = [(code, text) for code, texts in SENTENCES.items() if code != "kept" for text in texts]
WHOLE = [(code, text) for code, text in BAD if code not in ("name", "reach")]


def test_there_are_more_than_a_hundred_and_twenty_sentences() -> None:
    assert sum(len(texts) for texts in SENTENCES.values()) >= 120


@pytest.mark.parametrize(("code", "text"), BAD)
def test_what_is_never_written_is_struck_with_its_reason(code: str, text: str) -> None:
    struck = strike(text)
    assert code in {reason.code for reason in struck.reasons}, struck.text
    assert "[struck: " in struck.text


@pytest.mark.parametrize("text", [text for _, text in WHOLE])
def test_nothing_of_such_a_sentence_is_left(text: str) -> None:
    left = strike(text).text.split("[struck: ")[0] + strike(text).text.split("]")[-1]
    assert not [word for word in left.split() if len(word) > 1], strike(text).text


@pytest.mark.parametrize("text", SENTENCES["name"])
def test_no_part_of_an_invented_name_is_left(text: str) -> None:
    left = strike(text).text.lower()
    invented = (
        "maria",
        "lopez",
        "xiomara",
        "quispe",
        "zelmira",
        "invencia",
        "rosalba",
        "tenorio",
        "anselma",
        "cruz",
    )
    assert not [word for word in invented if word in left], left


@pytest.mark.parametrize("text", SENTENCES["kept"])
def test_an_ordinary_note_of_an_office_survives(text: str) -> None:
    assert strike(text).text == text
    assert strike(text).reasons == ()


def test_the_rest_of_a_note_stands_word_for_word() -> None:
    note = (
        "Two came at 10:12.\nThe pupil was born abroad.\nOfficer Doe, badge 4411, left a card. — fin «nota»"
    )
    assert strike(note).text == note.replace("The pupil was born abroad", "[struck: where somebody was born]")


def test_the_mark_is_in_the_language_asked_for() -> None:
    assert strike("Nació en otro país.", language="es").text == "[tachado: dónde nació alguien]."


def test_striking_twice_changes_nothing_more() -> None:
    for _, text in BAD:
        for language in ("en", "es"):
            once = strike(text, language=language).text
            assert strike(once, language=language).text == once


def test_the_sites_own_name_is_no_persons() -> None:
    told = "They waited before Zelmira Tenorio and left."
    assert strike(told).reasons
    assert not strike(told, known=("Zelmira Tenorio Children's House",)).reasons


def test_a_short_question_about_origin_is_answered_by_the_same_words() -> None:
    assert tells_origin("Nació en otro país")
    assert not tells_origin("Two officers came.")
    assert reaches_somebody("Supervisor 555-0142")


@pytest.mark.skipif(shutil.which("node") is None, reason="without Node the script cannot be run here")
def test_the_guides_script_strikes_the_very_same_letters() -> None:
    texts = [text for _, text in BAD] + SENTENCES["kept"]
    texts += [
        "\n".join(texts),
        " ".join(texts),
        "",
        "\n\n",
        "😀 born 😀. Maria 😀",
        "a\u0301b Mari\u0301a\u200b Lo\u0301pez",
        "i̇ſ İstanbul",
    ]
    script = files("amparo.facts").joinpath("never_written.js").read_text(encoding="utf-8")
    ask = (
        "const told = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const { strike, strikeSite } = AmparoNeverWritten.open(told.data);"
        "const all = (text, l) => [strike(text, ['Zelmira House'], l), strikeSite(text, l)];"
        "const out = told.texts.map((text) => ['en', 'es'].map((l) => all(text, l)));"
        "process.stdout.write(JSON.stringify(out));"
    )
    answered = subprocess.run(
        ["node", "-e", script + ask],
        input=json.dumps({"data": data(), "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    for text, both in zip(texts, json.loads(answered), strict=True):
        for language, found in zip(("en", "es"), both, strict=True):
            mine = (strike(text, ("Zelmira House",), language), strike_site(text, language))
            assert [one["text"] for one in found] == [one.text for one in mine]
            codes = [[reason["code"] for reason in one["reasons"]] for one in found]
            assert codes == [[reason.code for reason in one.reasons] for one in mine]
