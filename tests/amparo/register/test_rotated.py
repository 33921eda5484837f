"""A log whose key was changed, checked: by whom it is signed now, and that the change names a state which the log had."""

from datetime import date
from pathlib import Path

import pytest

from amparo.register import Pinned, Report, check_log
from amparo.tlog import Checkpoint, Kind, SigningKey
from amparo.tlog.key_notes import KeyNote, Reason, first_note, next_note, sign_key_note
from tests.amparo.register.logs import LOG_KEY, ORIGIN, RECOVERY, WITNESS, drawn, small_log, write_log

NEW_KEY = SigningKey(ORIGIN, Kind.ED25519, drawn("new log"))
ON = date(2026, 10, 12)  # a Monday
BEGUN = first_note(ORIGIN, [LOG_KEY.verifier], RECOVERY.verifier)


def rotated(folder: Path, since: Checkpoint, reason: Reason, key: SigningKey) -> Path:
    """A log of twenty days whose key was changed, signed by a key."""
    log = small_log(10)
    write_log(log, folder, log.note(key=key))
    note: KeyNote = next_note(BEGUN, reason, since, log=[NEW_KEY.verifier])
    written = sign_key_note(note.text, [LOG_KEY, RECOVERY, NEW_KEY]).written
    (folder / note.place).write_text(written, "utf-8")
    return folder


def checked(folder: Path, *keys: SigningKey) -> Report:
    pinned = Pinned.of([key.verifier for key in keys], [WITNESS.verifier])
    return check_log(folder, on=ON, pinned=pinned)


@pytest.mark.parametrize("pinned", [LOG_KEY, NEW_KEY, RECOVERY])
def test_a_log_is_followed_to_its_new_key_from_any_that_the_reader_knows(
    tmp_path: Path, pinned: SigningKey
) -> None:
    folder = rotated(tmp_path, small_log(10).head(12), Reason.ROUTINE, NEW_KEY)
    report = checked(folder, pinned)
    assert report.faults == ()
    assert {"keys-routine", "checkpoint-key"} <= report.codes


@pytest.mark.parametrize(
    ("reason", "code"), [(Reason.ROUTINE, "checkpoint-old-key"), (Reason.STOLEN, "checkpoint-stolen-key")]
)
def test_what_the_old_key_signs_after_the_change_is_found(tmp_path: Path, reason: Reason, code: str) -> None:
    folder = rotated(tmp_path, small_log(10).head(12), reason, LOG_KEY)
    assert [one.code for one in checked(folder, LOG_KEY).faults] == [code]


def test_a_key_note_that_names_a_state_which_the_log_never_had_is_found(tmp_path: Path) -> None:
    folder = rotated(tmp_path, Checkpoint(ORIGIN, 12, drawn("another")), Reason.ROUTINE, NEW_KEY)
    assert [(one.code, one.place) for one in checked(folder, LOG_KEY).faults] == [
        ("keys_head", "keys/001.note")
    ]


def test_a_key_note_that_is_missing_between_others_is_found(tmp_path: Path) -> None:
    folder = rotated(tmp_path, small_log(10).head(12), Reason.ROUTINE, NEW_KEY)
    (folder / "keys/000.note").unlink()
    assert checked(folder, LOG_KEY).faults != ()
