"""The keys that come with the page: each is good for the sizes of which the log's key notes say so, and for no other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from amparo.tlog import Kind, Note, ProofFile, Signature, SigningKey
from amparo.tlog.key_notes import Reason, first_note, next_note, sign_key_note
from amparo.tlog.rotation import read_keys
from tests.amparo.pages.verifying import Given, opened, page_says, write_pages
from tests.amparo.register.cases import AGENCY, RECEIVED, small_case
from tests.amparo.register.logs import LOG_KEY, ORIGIN, RECOVERY, SIGNED_AT, STRANGER, drawn
from tests.desk.browser import browser

ROSA = small_case()
NEW_KEY = SigningKey(ORIGIN, Kind.ED25519, drawn("new"))
BEGUN = first_note(ORIGIN, [LOG_KEY.verifier], RECOVERY.verifier)


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as running:
        yield running


def rotated(reason: Reason, *signers: SigningKey) -> tuple[str, str]:
    """The key notes of a log whose key was changed at twelve entries."""
    note = next_note(BEGUN, reason, ROSA.log.head(12), log=[NEW_KEY.verifier])
    begun = sign_key_note(BEGUN.text, [LOG_KEY, RECOVERY])
    return begun.written, sign_key_note(note.text, signers or [LOG_KEY, RECOVERY, NEW_KEY]).written


def proved(size: int, *keys: SigningKey) -> tuple[Note, bytes]:
    """A proof under a checkpoint of so many entries, signed by these keys."""
    text = ROSA.log.head(size).text
    lines = (
        Signature(
            key.name, key.verifier.key_id, key.sign(text, None if key.kind is Kind.ED25519 else SIGNED_AT)
        )
        for key in keys
    )
    note = Note(text, tuple(lines))
    days = ROSA.log.proof(AGENCY, RECEIVED, [(0, ROSA.records[0])], size).days
    return note, ProofFile(note, days).written


@pytest.mark.parametrize("reason", [Reason.ROUTINE, Reason.LOST, Reason.STOLEN])
def test_a_key_is_good_for_its_sizes_alone(running: Browser, tmp_path: Path, reason: Reason) -> None:
    notes = rotated(reason)
    known = read_keys(notes)
    words = [key.vkey for key in dict.fromkeys(key for note in known.notes for key in note.log)]
    with opened(running, write_pages(tmp_path, (), notes=notes) / "verify/index.html") as page:
        assert page.evaluate("WORDS.keys") == words
        for size in (9, 11, 12, 13, 24):
            for keys in ([LOG_KEY], [NEW_KEY], [LOG_KEY, NEW_KEY], [NEW_KEY, LOG_KEY], [STRANGER]):
                note, content = proved(size, *keys)
                told = known.explain(note, size)
                (said,) = page_says(page, [Given(content, words)])
                assert [told.code.value, told.level.value, told.en, told.es] in said["findings"], (size, keys)
                relied = told.level.value != "fault"
                assert bool(said["shown"]) == relied


def test_a_note_that_nobody_signed_who_may_brings_no_key(running: Browser, tmp_path: Path) -> None:
    notes = rotated(Reason.ROUTINE, NEW_KEY)
    with opened(running, write_pages(tmp_path, (), notes=notes) / "verify/index.html") as page:
        assert page.evaluate("WORDS.keys") == [LOG_KEY.verifier.vkey]
        (said,) = page_says(page, [Given(proved(13, NEW_KEY)[1], [LOG_KEY.verifier.vkey])])
        assert [one[0] for one in said["findings"] if one[1] == "fault"] == ["checkpoint-no-key"]
        assert said["shown"] == []


def test_the_keys_of_the_log_stand_in_the_field_before_those_of_witnesses(
    running: Browser, tmp_path: Path
) -> None:
    witness = replace(STRANGER, name="witness.other.example", kind=Kind.COSIGNATURE).verifier.vkey
    folder = write_pages(tmp_path, (witness,), notes=rotated(Reason.ROUTINE))
    with opened(running, folder / "es/verify/index.html") as page:
        words = [LOG_KEY.verifier.vkey, NEW_KEY.verifier.vkey, witness]
        assert page.locator("#keys").input_value().split("\n") == words
        page.locator("summary").last.click()
        assert page.get_by_text("Estas claves venían con la página.").is_visible()


OTHER = "madrone.example/second"


@pytest.mark.parametrize("reason", [None, Reason.ROUTINE, Reason.STOLEN])
def test_proofs_of_a_log_that_ended_are_checked_up_to_its_end(
    running: Browser, tmp_path: Path, reason: Reason | None
) -> None:
    """Whose keys somebody else may have now: so nothing beyond its end is relied on, and a witness is asked for."""
    notes = rotated(reason) if reason else (sign_key_note(BEGUN.text, [LOG_KEY, RECOVERY]).written,)
    key = NEW_KEY if reason else LOG_KEY
    own = replace(LOG_KEY, name=OTHER)
    begun = sign_key_note(
        first_note(OTHER, [own.verifier], replace(RECOVERY, name=f"{OTHER}/recovery").verifier).text,
        [own, replace(RECOVERY, name=f"{OTHER}/recovery")],
    ).written
    folder = write_pages(tmp_path, (), notes=(begun,), ended=[(notes, 20)])
    with opened(running, folder / "verify/index.html") as page:
        words = page.evaluate("WORDS.keys")
        assert words[0] == own.verifier.vkey
        assert key.verifier.vkey in words
        said = page_says(page, [Given(proved(size, key)[1], words) for size in (20, 21)])
        codes = [[one[0] for one in each["findings"] if one[0].startswith("checkpoint-")] for each in said]
        assert codes == [["checkpoint-key-ended"], ["checkpoint-old-key"]]
        assert [bool(each["shown"]) for each in said] == [True, False]
        told = next(one for one in said[0]["findings"] if one[0] == "checkpoint-key-ended")
        assert told[1] == "note"
        assert "20 entries" in told[2]
        assert "20 asientos" in told[3]


def test_a_key_of_the_log_that_ended_signs_nothing_of_the_one_that_goes_on(
    running: Browser, tmp_path: Path
) -> None:
    """A thief who has it could sign in its name; not in that of another log."""
    notes = (sign_key_note(BEGUN.text, [LOG_KEY, RECOVERY]).written,)
    text = ROSA.log.head(20).text.replace(ORIGIN, OTHER, 1)
    forged = Note(text, (Signature(ORIGIN, LOG_KEY.verifier.key_id, LOG_KEY.sign(text, None)),))
    days = ROSA.log.proof(AGENCY, RECEIVED, [(0, ROSA.records[0])], 20).days
    folder = write_pages(tmp_path, (), ended=[(notes, 20)])
    with opened(running, folder / "verify/index.html") as page:
        words = page.evaluate("WORDS.keys")
        (said,) = page_says(page, [Given(ProofFile(forged, days).written, words)])
        assert said["shown"] == []
        assert "keys_none" in [one[0] for one in said["findings"]]
