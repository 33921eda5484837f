"""The sentences about keys: each in both languages, and each in the specification."""

import re
from pathlib import Path

from amparo.tlog.key_notes import Reason
from amparo.tlog.rotation import read_keys
from amparo.tlog.rotation_codes import KeyCode
from amparo.tlog.rotation_words import _SENTENCES
from tests.amparo.tlog.test_rotation import BEGUN, ROUTINE, A

ROOT = Path(__file__).resolve().parents[3]


def test_every_finding_has_its_sentence_in_both_languages() -> None:
    assert set(_SENTENCES) == set(KeyCode)
    for _, en, es in _SENTENCES.values():
        assert en != es
        assert en.endswith((".", "{why}"))
        assert es.endswith(".")


def test_the_specification_shows_notes_that_can_be_read_and_every_code() -> None:
    page = (ROOT / "docs/spec/keys.md").read_text("utf-8")
    shown = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert shown == [BEGUN.written, ROUTINE.written]
    assert read_keys(shown, [A.verifier]).sound
    many = re.compile(r"\{(\w+):[^|}]*\|([^}]*)\}")
    told = {code: (level, many.sub(r"{\1} \2", en)) for code, (level, en, _) in _SENTENCES.items()}
    rows = [f"| `{code}` | {level} | {en} |" for code, (level, en) in told.items()]
    assert page.split("| --- | --- | --- |\n")[-1].splitlines() == rows
    for reason in Reason:
        assert f"| `{reason}` |" in page
