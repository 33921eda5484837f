"""Every step and class that a paper can be given is told in words, in both languages."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.law.paper_kinds import STEPS, PaperClass, kinds
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_words import CLASS_NAMES, FLAGS
from amparo.terms.citations import Language

PAPERS = Path(__file__).parent / "papers"


def test_every_step_that_a_class_or_a_kind_names_has_its_sentence_and_no_other_has() -> None:
    named = {step for steps in STEPS.values() for step in steps}
    named |= {step for kind in kinds().values() for step in kind.steps}
    assert named == set(STEPS_SAID)
    assert all(set(told) == {"en", "es"} and all(told.values()) for told in STEPS_SAID.values())


def test_every_class_has_its_name() -> None:
    assert set(CLASS_NAMES) == set(PaperClass)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("an agency's warrant, not a court's", "→ S-09: Say that you need a paper from a court")),
        ("es", ("una orden de una agencia, no de un tribunal", "→ S-09: Diga que necesita un papel de un")),
    ],
)
def test_the_text_explains_the_class_and_each_step(
    capsys: pytest.CaptureFixture[str], language: Language, told: tuple[str, ...]
) -> None:
    assert main(("paper", str(PAPERS / "i200.txt"), "--lang", language)) == 0
    out = capsys.readouterr().out
    assert all(part in out for part in told)


def test_what_is_odd_is_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("paper", str(PAPERS / "i200.txt"), "--phone", "--lang", "es")) == 0
    assert f"nota: {FLAGS['phone_only']['es']}" in capsys.readouterr().out


def test_the_document_explains_them_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("paper", str(PAPERS / "noi_i9.txt"), "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["class_says"] == "an agency's paper, not a court's"
    assert told["class_dice"] == "un papel de una agencia, no de un tribunal"
    assert [step["code"] for step in told["next_steps_said"]] == told["next_steps"] == ["S-25"]
    assert all(step["says"] and step["dice"] for step in told["next_steps_said"])
