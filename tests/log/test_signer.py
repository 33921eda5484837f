"""The signer signs what follows from what it signed last, and nothing else; each refusal says what is wrong and what to do."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from amparo.tlog import Kind, LogError, Note, SigningKey, open_note, read_note
from amparo.tlog.key_notes import Reason, next_note, read_key_note, sign_key_note
from amparo_log.keyfiles import KeyFileError, load_keys, make_keys
from amparo_log.second_reading import DamagedError
from amparo_log.signer import adopt, begin, sign
from amparo_log.signer_words import WORDS, RefusedError
from amparo_log.storage import Log
from tests.log.leaves import leaves
from tests.log.signing_world import NOON, ORIGIN, RECOVERY, World, make_world, valid

YEAR = timedelta(days=365)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A log of 300 leaves whose signer has begun."""
    return make_world(tmp_path)


def refused(world: World, code: str) -> RefusedError:
    """That the signer refuses for this reason, and remembers what it did before."""
    before = world.state.last()
    with pytest.raises(RefusedError) as caught:
        sign(world.state, world.home, NOON)
    assert caught.value.code == code
    assert caught.value.says != caught.value.dice
    assert world.state.last() == before
    return caught.value


def times(world: World, note: Note) -> int:
    """The time that the signature of ML-DSA-44 bears."""
    return next(one.at for one in open_note(note, world.keys) if one.at is not None)


def test_it_signs_with_both_kinds_of_key_and_remembers_before_it_answers(world: World) -> None:
    note = sign(world.state, world.home, NOON)
    assert valid(world, note) == 300
    assert {key.kind for key in world.keys} == {Kind.ED25519, Kind.ML_DSA_44}
    assert world.state.last().note == note.written
    assert times(world, note) == int(NOON.timestamp())


def test_the_same_head_again_gets_the_same_note_again(world: World) -> None:
    first = sign(world.state, world.home, NOON)
    assert sign(world.state, world.home, NOON + YEAR) == first


def test_a_log_that_grew_is_signed_again_and_an_empty_one_too(tmp_path: Path) -> None:
    world = make_world(tmp_path, size=0)
    for size in (0, 1, 2, 255, 256, 257, 700):
        world.append(size)
        assert valid(world, sign(world.state, world.home, NOON)) == size


def test_a_shorter_log_is_refused_with_what_was_signed_and_what_to_do(world: World) -> None:
    world.copy("log", "last week")
    world.append(400)
    sign(world.state, world.home, NOON)
    world.copy("last week", "log")
    told = refused(world, "shorter")
    assert "ends at 300 entries, but this key signed 400 entries on 2026-11-24 12:00 UTC" in str(told)
    assert "newest copy" in str(told)
    assert "public site" in str(told)
    assert "termina en 300 asientos" in told.in_language("es")


@pytest.mark.parametrize("size", [300, 301, 900])
def test_a_log_of_other_entries_is_refused_whatever_its_size(world: World, size: int) -> None:
    sign(world.state, world.home, NOON)
    keys = world.log.keys()
    shutil.rmtree(world.home)
    forged = Log.make(world.home, ORIGIN)
    forged.add_keys(keys[0])
    forged.append([*leaves(0, 299), b"another".ljust(92), *leaves(300, size)])
    assert "Nothing was signed" in str(refused(world, "different"))


def test_a_bit_that_flipped_on_the_disk_is_never_signed(world: World) -> None:
    path = world.home / "public/tile/entries/000"
    path.write_bytes(b"".join((path.read_bytes()[:100], b"\x01", path.read_bytes()[101:])))
    before = world.state.last()
    with pytest.raises(DamagedError, match="tile/0/000: its hash 1 is not that of entry 1"):
        sign(world.state, world.home, NOON)
    assert world.state.last() == before


def test_a_head_that_names_another_root_than_the_tiles_is_never_signed(world: World) -> None:
    head = world.home / "head"
    head.write_text(head.read_text().replace("\n300\n", "\n299\n"))
    with pytest.raises(DamagedError):
        sign(world.state, world.home, NOON)


def test_another_log_in_the_folder_is_refused(world: World) -> None:
    sign(world.state, world.home, NOON)
    text = (world.home / "head").read_text()
    (world.home / "head").write_text(text.replace("madrone", "redwood"))
    assert "redwood.example/log" in str(refused(world, "foreign-log"))


def test_a_clock_set_back_a_year_gives_no_signature_an_earlier_time(world: World) -> None:
    first = sign(world.state, world.home, NOON)
    world.append(301)
    second = sign(world.state, world.home, NOON - YEAR)
    assert times(world, second) == times(world, first)
    world.append(302)
    assert times(world, sign(world.state, world.home, NOON + timedelta(1))) > times(world, first)


def test_a_clock_that_ran_a_year_ahead_and_was_set_right_stops_nothing(world: World) -> None:
    ahead = sign(world.state, world.home, NOON + YEAR)
    for size in (301, 302):
        world.append(size)
        note = sign(world.state, world.home, NOON)
        assert valid(world, note) == size
        assert times(world, note) == times(world, ahead)


def test_without_memory_nothing_is_signed(world: World) -> None:
    world.state.place.unlink()
    with pytest.raises(RefusedError, match="--adopt FILE"):
        sign(world.state, world.home, NOON)


def test_keys_that_others_may_read_are_refused(world: World) -> None:
    key = next((world.state.folder / "keys").glob("ed25519-*.pem"))
    key.chmod(0o644)
    with pytest.raises(KeyFileError, match="chmod 600"):
        sign(world.state, world.home, NOON)


def test_a_key_that_the_key_notes_do_not_name_signs_nothing(world: World) -> None:
    shutil.rmtree(world.state.folder / "keys")
    make_keys(world.state.folder / "keys", ORIGIN, [Kind.ED25519])
    told = refused(world, "wrong-key")
    assert world.log.keys()[0].signatures[0].key_id.hex() in str(told)


def test_a_folder_without_keys_signs_nothing(world: World) -> None:
    for file in (world.state.folder / "keys").glob("*.pem"):
        file.unlink()
    refused(world, "wrong-key")


def test_a_log_without_key_notes_is_not_signed(world: World) -> None:
    shutil.rmtree(world.home / "public/keys")
    refused(world, "no-key-notes")


def test_key_notes_that_were_tampered_with_stop_the_signer(world: World) -> None:
    note = world.home / "public/keys/000.note"
    note.write_text(note.read_text().replace("reason begin", "reason lost"))
    assert "000.note" in str(refused(world, "broken-key-notes"))


def test_a_pipe_where_a_key_note_should_be_holds_nobody_up(world: World) -> None:
    note = world.home / "public/keys/000.note"
    note.unlink()
    os.mkfifo(note)
    with pytest.raises(DamagedError, match="no plain file"):
        sign(world.state, world.home, NOON)


def rotated(world: World, reason: Reason = Reason.ROUTINE) -> tuple[SigningKey, ...]:
    """New keys beside the old ones, and the note that brings them."""
    folder = world.state.folder / "keys"
    old = load_keys(folder)
    new = make_keys(folder, ORIGIN, [Kind.ED25519, Kind.ML_DSA_44], beside=True)
    before = read_key_note(world.log.keys()[-1].text)
    ordered = [key.verifier for key in sorted(new, key=lambda key: key.kind)]
    after = next_note(before, reason, world.log.head, log=ordered)
    hands = [key for key in (*old, *new) if key.kind is Kind.ED25519]
    world.log.add_keys(sign_key_note(after.text, [*hands, RECOVERY]))
    return new


def test_a_new_key_signs_as_soon_as_its_note_is_there_without_a_restart(world: World) -> None:
    first = sign(world.state, world.home, NOON)
    new = rotated(world)
    note = sign(world.state, world.home, NOON)
    assert note.text == first.text
    assert {line.key_id for line in note.signatures} == {key.verifier.key_id for key in new}
    world.append(400)
    assert {line.key_id for line in sign(world.state, world.home, NOON).signatures} == {
        key.verifier.key_id for key in new
    }


def test_a_key_that_lies_ready_for_its_note_changes_nothing_yet(world: World) -> None:
    old = set(world.keys)
    make_keys(world.state.folder / "keys", ORIGIN, [Kind.ED25519], beside=True)
    note = sign(world.state, world.home, NOON)
    assert {line.key_id for line in note.signatures} == {key.key_id for key in old}


def test_a_log_older_than_its_last_key_note_is_refused(world: World) -> None:
    world.copy("log", "last week")
    world.append(400)
    rotated(world)
    keys = world.log.keys()
    world.copy("last week", "log")
    world.log.add_keys(keys[1])
    assert "400" in str(refused(world, "key-notes-ahead"))


def test_begin_is_for_a_log_that_was_never_signed(world: World) -> None:
    with pytest.raises(RefusedError) as caught:
        begin(world.state, world.home, NOON)
    assert caught.value.code == "state-there"
    world.log.publish(sign(world.state, world.home, NOON))
    world.state.place.unlink()
    with pytest.raises(RefusedError) as caught:
        begin(world.state, world.home, NOON)
    assert caught.value.code == "signed-already"
    assert not world.state.place.exists()


def test_a_lost_memory_is_made_again_from_a_checkpoint_that_others_hold(world: World, tmp_path: Path) -> None:
    note = sign(world.state, world.home, NOON)
    world.append(400)
    world.state.place.unlink()
    held = tmp_path / "from a witness"
    held.write_text(note.written)
    assert adopt(world.state, world.home, held, NOON).size == 300
    assert valid(world, sign(world.state, world.home, NOON)) == 400


def test_a_memory_from_an_older_copy_is_brought_forward_by_a_newer_checkpoint_only(
    world: World, tmp_path: Path
) -> None:
    old = sign(world.state, world.home, NOON)
    world.copy("signer", "signer of last week")
    world.append(400)
    new = sign(world.state, world.home, NOON)
    world.copy("signer of last week", "signer")
    (tmp_path / "new").write_text(new.written)
    (tmp_path / "old").write_text(old.written)
    assert adopt(world.state, world.home, tmp_path / "new", NOON).size == 400
    with pytest.raises(RefusedError, match="400 are signed") as caught:
        adopt(world.state, world.home, tmp_path / "old", NOON)
    assert caught.value.code == "older-checkpoint"
    assert world.state.last().size == 400


def test_a_checkpoint_older_than_the_public_one_is_not_taken_over(world: World, tmp_path: Path) -> None:
    (tmp_path / "old").write_text(sign(world.state, world.home, NOON).written)
    world.append(400)
    world.log.publish(sign(world.state, world.home, NOON))
    world.state.place.unlink()
    with pytest.raises(RefusedError, match="public/checkpoint"):
        adopt(world.state, world.home, tmp_path / "old", NOON)


def test_a_checkpoint_that_the_log_does_not_reach_or_nobody_signed_is_not_taken_over(
    world: World, tmp_path: Path
) -> None:
    world.copy("log", "last week")
    world.append(400)
    note = sign(world.state, world.home, NOON)
    world.state.place.unlink()
    world.copy("last week", "log")
    held = tmp_path / "held"
    held.write_text(note.written)
    with pytest.raises(RefusedError) as caught:
        adopt(world.state, world.home, held, NOON)
    assert caught.value.code == "not-in-log"
    held.write_text(note.written.replace("\n400\n", "\n300\n"))
    with pytest.raises(LogError, match="does not fit"):
        adopt(world.state, world.home, held, NOON)
    assert not world.state.place.exists()


def test_countersignatures_are_not_the_signers_to_remember(world: World, tmp_path: Path) -> None:
    note = sign(world.state, world.home, NOON)
    stranger = SigningKey("witness.example", Kind.COSIGNATURE, bytes(32))
    line = note.signatures[0].__class__(
        "witness.example", stranger.verifier.key_id, stranger.sign(note.text, 1)
    )
    (tmp_path / "held").write_text(note.signed_too([line]).written)
    world.state.place.unlink()
    adopt(world.state, world.home, tmp_path / "held", NOON)
    assert sign(world.state, world.home, NOON) == note
    assert read_note(world.state.last().note) == note


def test_every_refusal_is_said_in_both_languages_and_names_the_same_facts() -> None:
    for code, (says, dice) in WORDS.items():
        facts = [sorted(set(_facts(sentence))) for sentence in (says, dice)]
        assert code in ("broken-key-notes",) or facts[0] == facts[1], code


def _facts(sentence: str) -> list[str]:
    return [part.partition("}")[0] for part in sentence.split("{")[1:]]
