"""A change of keys that is killed, or whose power is cut, at any write: the old key is good or the new one, never none."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from amparo.tlog import Signature, SigningKey, make_note
from amparo.tlog.key_notes import Reason, recovery_name
from amparo.tlog.keys import Kind
from amparo.tlog.rotation import read_keys
from amparo_log.durable import DiskFullError, ReadOnlyError, TooManyFilesError
from amparo_log.key_ceremony import countersign, draft_first, draft_next, ended_already, take
from amparo_log.keyfiles import load_keys
from amparo_log.storage import Log
from tests.log.leaves import KEY, leaves
from tests.log.powercut import failing_everywhere, killed_everywhere, power_cut_everywhere

RECOVERY = SigningKey(recovery_name(KEY.name), Kind.ED25519, bytes(range(32)))


def own(folder: Path) -> Path:
    """The signer's folder."""
    return folder / "signer"


def with_its_modes(keys: Path) -> Path:
    """The folder as it was: a disk that is built again after a power cut has the contents, not the modes."""
    if keys.is_dir():
        keys.chmod(0o700)
        for file in keys.iterdir():
            file.chmod(0o600)
    return keys


def new_log(folder: Path) -> None:
    """A log with leaves and without keys."""
    Log.make(folder / "log", KEY.name).append(leaves(0, 5))


def begun(folder: Path) -> None:
    """A log with its first key, and a published checkpoint."""
    new_log(folder)
    begin(folder)
    log = Log(folder / "log")
    (key,) = load_keys(own(folder))
    text = log.head.text
    log.publish(make_note(text, [Signature(key.name, key.verifier.key_id, key.sign(text))]))


def begin(folder: Path) -> None:
    """What `amparo log key begin` does, as often as it must."""
    log = Log(folder / "log")
    if not ended_already(log, Reason.BEGIN):
        draft = draft_first(log, own(folder), RECOVERY.verifier, ml_dsa=False)
        take(log, countersign(draft, RECOVERY))


def rotate(reason: Reason) -> Callable[[Path], None]:
    """What `amparo log key rotate` does, as often as it must."""

    def act(folder: Path) -> None:
        log = Log(folder / "log")
        if not ended_already(log, reason):
            draft = draft_next(log, own(folder), reason)
            take(log, countersign(draft, RECOVERY))

    return act


def look(folder: Path) -> list[str]:
    """The reasons of the notes; the key that signs now is good for the next checkpoint, and lies in the signer's folder."""
    with_its_modes(own(folder))
    notes = Log(folder / "log").keys()
    if not notes:
        return []
    keys = read_keys(notes, [RECOVERY.verifier], KEY.name)
    assert keys.sound, keys.findings
    held = {key.verifier for key in load_keys(own(folder))}
    assert keys.current
    assert set(keys.current) <= held, "the key that must sign is nowhere"
    assert keys.current == keys.at(6)
    return [str(note.reason) for note in keys.notes]


def test_a_beginning_that_is_killed_anywhere_is_ended_by_beginning_again(tmp_path: Path) -> None:
    assert killed_everywhere(tmp_path, new_log, begin, look) > 8


@pytest.mark.parametrize("reason", [Reason.ROUTINE, Reason.LOST, Reason.STOLEN])
def test_a_rotation_that_is_killed_anywhere_leaves_the_old_key_or_the_new_and_is_ended_by_repeating(
    tmp_path: Path, reason: Reason
) -> None:
    assert killed_everywhere(tmp_path, begun, rotate(reason), look) > 8


def test_a_beginning_outlives_a_power_cut_at_any_write(tmp_path: Path) -> None:
    assert power_cut_everywhere(tmp_path, new_log, begin, look) > 8


def test_a_rotation_outlives_a_power_cut_at_any_write(tmp_path: Path) -> None:
    assert power_cut_everywhere(tmp_path, begun, rotate(Reason.ROUTINE), look) > 8


@pytest.mark.parametrize(
    ("error", "named"),
    [(errno.ENOSPC, DiskFullError), (errno.EROFS, ReadOnlyError), (errno.EMFILE, TooManyFilesError)],
)
def test_a_rotation_on_a_disk_that_fails_says_why_and_is_ended_once_it_works(
    tmp_path: Path, error: int, named: type[Exception]
) -> None:
    assert failing_everywhere(tmp_path, begun, rotate(Reason.ROUTINE), look, error, named) > 8


def test_a_planned_rotation_that_was_cut_off_uses_the_key_that_lies_ready(tmp_path: Path) -> None:
    begun(tmp_path)
    log = Log(tmp_path / "log")
    first = draft_next(log, own(tmp_path), Reason.ROUTINE)
    assert draft_next(log, own(tmp_path), Reason.ROUTINE) == first
    assert len(load_keys(own(tmp_path))) == 2


def test_after_a_theft_a_key_that_lay_ready_is_not_used(tmp_path: Path) -> None:
    begun(tmp_path)
    log = Log(tmp_path / "log")
    ready = draft_next(log, own(tmp_path), Reason.ROUTINE)
    stolen = draft_next(log, own(tmp_path), Reason.STOLEN)
    assert ready.text.splitlines()[6] != stolen.text.splitlines()[6]
