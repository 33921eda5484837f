"""Whom a witness relies on: keys it was told, key notes that follow by their signatures, its clock while that goes forward."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from amparo.tlog import Checkpoint, FormatError, Kind, Signature, SigningKey, make_note, open_note, read_note
from amparo.tlog.key_notes import (
    KeyNote,
    Reason,
    first_note,
    must_sign,
    next_note,
    recovery_name,
    sign_key_note,
)
from amparo_log.witness import CLOCK_MAY_GO_BACK, GIVEN_AGAIN, add_checkpoint
from amparo_log.witness_commands import main
from amparo_log.witness_state import Kind as Found
from amparo_log.witness_trust import TrustError, trust
from tests.log.lying_log import KEY, ORIGIN, LyingLog, closed_days
from tests.log.witnesses import Witness
from tests.log.witnesses import witness as made

AT = 1_795_000_000
AHEAD = 8_000_000_000
LOG = LyingLog(closed_days(40))
NEW, THIEF = (SigningKey(ORIGIN, Kind.ED25519, sha256(word).digest()) for word in (b"new", b"thief"))
RECOVERY = SigningKey(recovery_name(ORIGIN), Kind.ED25519, sha256(b"recovery").digest())
ALL = {key.verifier: key for key in (KEY, NEW, THIEF, RECOVERY)}
FIRST = first_note(ORIGIN, [KEY.verifier], RECOVERY.verifier)


def signed(note: KeyNote, before: KeyNote | None = None) -> str:
    """A key note with the signatures that it needs."""
    return sign_key_note(note.text, [ALL[key] for key in must_sign(note, before)]).written


def changed(reason: Reason, size: int, key: SigningKey = NEW) -> KeyNote:
    return next_note(FIRST, reason, LOG.head(size), log=[key.verifier])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("witness") / "library").folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Witness:
    return Witness(shutil.copytree(template, tmp_path / "library"))


def status(one: Witness, old: int, size: int, key: SigningKey = KEY, at: int = AT) -> int:
    log = LyingLog(LOG.entries, key=key)
    return add_checkpoint(one.state, one.signing, log.request(old, size).written.encode(), at).status


def copy_with(folder: Path, *notes: str) -> str:
    """A copy of the log with these key notes."""
    LOG.publish(folder)
    (folder / "keys").mkdir()
    for number, note in enumerate(notes):
        (folder / "keys" / f"{number:03}.note").write_text(note)
    return str(folder)


def test_a_new_key_counts_from_the_size_that_its_note_names_and_the_old_one_until_there(
    library: Witness, tmp_path: Path
) -> None:
    place = copy_with(tmp_path / "public", signed(FIRST), signed(changed(Reason.ROUTINE, 20), FIRST))
    assert status(library, 0, 10) == 200
    assert status(library, 10, 15, NEW) == 403
    assert main(["trust", str(library.folder), ORIGIN, "--keys", place]) == 0
    assert status(library, 10, 15, NEW) == 403
    assert status(library, 10, 15) == 200
    assert status(library, 15, 30) == 403
    assert status(library, 15, 30, NEW) == 200


def test_a_stolen_key_is_not_relied_on_beyond_its_note(library: Witness) -> None:
    notes = (signed(FIRST), signed(changed(Reason.STOLEN, 10), FIRST))
    assert status(library, 0, 10) == 200
    trust(library.state, ORIGIN, [], notes, AT)
    assert status(library, 10, 11) == 403
    assert status(library, 10, 11, NEW) == 200


@pytest.mark.parametrize("signers", [(KEY, NEW), (RECOVERY, NEW), (THIEF, NEW), (KEY, RECOVERY)])
def test_a_change_that_lacks_a_signature_is_not_taken(
    library: Witness, signers: tuple[SigningKey, ...]
) -> None:
    note = changed(Reason.ROUTINE, 10)
    with pytest.raises(TrustError):
        trust(library.state, ORIGIN, [], (signed(FIRST), sign_key_note(note.text, list(signers)).written), AT)
    assert library.latest().key_notes == ()


def test_key_notes_that_no_key_vouches_for_are_not_taken(library: Witness, tmp_path: Path) -> None:
    foreign = first_note(ORIGIN, [THIEF.verifier], RECOVERY.verifier)
    with pytest.raises(TrustError):
        trust(library.state, ORIGIN, [], (signed(foreign),), AT)
    with pytest.raises(TrustError, match="no key was named"):
        trust(library.state, "poppy.example/log", [], (), AT)
    assert (
        main(["trust", str(library.folder), "poppy.example/log", KEY.verifier.vkey, "--keys", str(tmp_path)])
        == 2
    )
    with pytest.raises(FormatError, match="no name of a log"):
        trust(library.state, "two\nlines", [KEY.verifier], (), AT)


def test_other_key_notes_than_those_taken_before_are_refused_and_both_kept(library: Witness) -> None:
    trust(library.state, ORIGIN, [], (signed(FIRST), signed(changed(Reason.ROUTINE, 20), FIRST)), AT)
    for other in ((signed(FIRST), signed(changed(Reason.ROUTINE, 20, THIEF), FIRST)), (signed(FIRST),)):
        with pytest.raises(TrustError, match="not the one that was taken"):
            trust(library.state, ORIGIN, [], other, AT)
    assert [one.kind for one in library.found()] == [Found.KEYS, Found.KEYS]
    assert len(library.latest().key_notes) == 2
    assert main(["show", str(library.folder), "--language", "es"]) == 1


def test_a_key_note_that_names_another_root_than_was_countersigned_is_refused(library: Witness) -> None:
    assert status(library, 0, 20) == 200
    note = next_note(FIRST, Reason.ROUTINE, Checkpoint(ORIGIN, 20, bytes(32)), log=[NEW.verifier])
    with pytest.raises(TrustError, match="another root"):
        trust(library.state, ORIGIN, [], (signed(FIRST), signed(note, FIRST)), AT)
    assert library.latest().key_notes == ()


def test_a_clock_set_back_a_little_gives_the_last_time_again_and_further_back_nothing(
    library: Witness,
) -> None:
    assert status(library, 0, 10) == 200
    assert status(library, 10, 11, at=AT - CLOCK_MAY_GO_BACK) == 200
    assert library.latest().at == AT
    for back in (CLOCK_MAY_GO_BACK + 1, 365 * 86400):
        assert status(library, 11, 12, at=AT - back) == 503
    assert library.latest().size == 11
    assert [one.kind for one in library.found()] == [Found.CLOCK]
    assert status(library, 11, 12, at=AT + 1) == 200


def test_after_a_clock_a_year_ahead_the_keeper_goes_on_from_now_and_it_stays_on_record(
    library: Witness, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(library, 0, 10, at=AHEAD) == 200
    assert status(library, 10, 11) == 503
    assert main(["clock", str(library.folder), ORIGIN, "--language", "es"]) == 0
    assert "queda registrado" in capsys.readouterr().out
    assert status(library, 10, 11, at=library.latest().at + 1) == 200
    assert {one.kind for one in library.found()} == {Found.CLOCK}
    assert main(["clock", str(library.folder), ORIGIN]) == 2
    assert main(["clock", str(library.folder), "poppy.example/log"]) == 2


def test_the_same_request_again_gets_the_same_lines_and_later_a_newer_time(library: Witness) -> None:
    body = LOG.request(0, 10).written.encode()
    first = add_checkpoint(library.state, library.signing, body, AT)
    same = LOG.request(10, 10).written.encode()
    assert add_checkpoint(library.state, library.signing, same, AT + GIVEN_AGAIN - 1) == first
    later = add_checkpoint(library.state, library.signing, same, AT + GIVEN_AGAIN)
    assert later.status == 200
    assert later != first
    fresh = open_note(read_note(library.latest().note), library.keys)
    assert {one.at for one in fresh} == {AT + GIVEN_AGAIN}


def test_lines_of_unknown_keys_are_not_kept(library: Witness) -> None:
    note = LOG.signed(10).signed_too([Signature("nobody.example/x", b"0000", b"anything at all")])
    body = f"old 0\n\n{note.written}".encode()
    assert add_checkpoint(library.state, library.signing, body, AT).status == 200
    assert "nobody" not in library.latest().note


def test_a_checkpoint_with_further_lines_is_countersigned_with_them(library: Witness) -> None:
    text = LOG.head(10).text + "something else\n"
    note = make_note(text, [Signature(ORIGIN, KEY.verifier.key_id, KEY.sign(text))])
    body = f"old 0\n\n{note.written}".encode()
    assert add_checkpoint(library.state, library.signing, body, AT).status == 200
    assert "something else" in library.latest().text


def test_a_log_that_is_trusted_no_more_is_not_countersigned_until_it_is_trusted_again(
    library: Witness, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(library, 0, 10) == 200
    assert main(["distrust", str(library.folder), ORIGIN]) == 0
    assert status(library, 10, 11) == 404
    capsys.readouterr()
    assert main(["show", str(library.folder)]) == 0
    assert "trusted no more; 10 entries" in capsys.readouterr().out
    assert main(["trust", str(library.folder), ORIGIN]) == 0
    assert status(library, 10, 11) == 200
    assert main(["distrust", str(library.folder), "poppy.example/log"]) == 2


def test_the_keeper_is_shown_everything_in_both_languages_and_as_json(
    library: Witness, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for language, nothing in (("en", "Nothing was found"), ("es", "No se encontró nada")):
        assert main(["show", str(library.folder), "--language", language]) == 0
        assert nothing in capsys.readouterr().out
    assert status(library, 0, 10) == 200
    assert main(["show", str(library.folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["logs"][0]["size"] == 10
    assert told["logs"][0]["note"] == library.latest().note


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nowhere"],
        ["serve", "nowhere"],
        ["evidence", "nowhere"],
        ["compare", "nowhere", "elsewhere"],
        ["trust", "nowhere", ORIGIN, "word"],
    ],
)
def test_where_there_is_no_witness_every_command_says_so(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command, place, *rest = words
    assert main([command, str(tmp_path / place), *rest]) == 2
    assert capsys.readouterr().err.startswith(f"amparo witness {command}: ")


def test_a_port_that_is_taken_a_key_that_others_may_read_and_no_key_are_named(
    library: Witness, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(library.folder), "--port", "99999"]) == 2
    (library.folder / "keys").chmod(0o755)
    assert main(["serve", str(library.folder), "--port", "0"]) == 2
    (library.folder / "keys").chmod(0o700)
    for key in (library.folder / "keys").iterdir():
        key.unlink()
    assert main(["serve", str(library.folder), "--port", "0"]) == 2
    assert "no key of this witness" in capsys.readouterr().err
