"""Keys in files: made once, for their owner alone, never written over, and refused where anything about them is odd."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from amparo.tlog import FormatError, Kind, has_ml_dsa
from amparo_log import pass_phrase
from amparo_log.durable import MissingError, TakenError
from amparo_log.key_words import KeyFileError, PassPhraseError
from amparo_log.keyfiles import (
    file_name,
    load_keys,
    load_recovery_key,
    make_keys,
    make_recovery_key,
    public_half,
)

LOG = "madrone.example/log"
PHRASE = "ladder ochre piano thimble vivid canoe"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one key of the log."""
    make_keys(tmp_path / "keys", LOG, [Kind.ED25519])
    return tmp_path / "keys"


def only(folder: Path) -> Path:
    """The one file in it."""
    (file,) = folder.iterdir()
    return file


def test_a_key_is_read_as_it_was_made_and_is_its_owners_alone(tmp_path: Path) -> None:
    kinds = [Kind.ED25519, Kind.COSIGNATURE, *([Kind.ML_DSA_44] if has_ml_dsa() else [])]
    made = make_keys(tmp_path / "keys", LOG, kinds)
    assert set(load_keys(tmp_path / "keys")) == set(made)
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    for key in made:
        file = tmp_path / "keys" / file_name(key.verifier)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert public_half(file) == key.verifier
        assert key.seed.hex() not in repr(key)


def test_openssl_reads_a_key_and_a_recovery_key(tmp_path: Path, folder: Path) -> None:
    make_recovery_key(tmp_path / "recovery.pem", f"{LOG}/recovery", PHRASE)
    for file in (only(folder), tmp_path / "recovery.pem"):
        told = subprocess.run(
            ["openssl", "pkey", "-in", file, "-passin", f"pass:{PHRASE}", "-noout", "-text"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        public = public_half(file).public.hex()
        assert public in told.replace(":", "").replace(" ", "").replace("\n", "")


def test_a_key_is_never_written_over(folder: Path) -> None:
    before = only(folder).read_bytes()
    with pytest.raises(KeyFileError, match="never written over"):
        make_keys(folder, LOG, [Kind.ED25519])
    assert only(folder).read_bytes() == before
    assert len(make_keys(folder, LOG, [Kind.ED25519], beside=True)) == 1
    assert len(list(folder.iterdir())) == 2


def test_a_recovery_key_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "recovery.pem"
    made = make_recovery_key(file, f"{LOG}/recovery", PHRASE)
    with pytest.raises(TakenError):
        make_recovery_key(file, f"{LOG}/recovery", PHRASE)
    assert load_recovery_key(file, PHRASE) == made


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_that_others_may_read_is_refused(folder: Path, mode: int) -> None:
    only(folder).chmod(mode)
    with pytest.raises(KeyFileError, match="chmod 600") as refused:
        load_keys(folder)
    assert "trate la clave como robada" in refused.value.in_language("es")


def test_a_folder_that_others_may_enter_is_refused(folder: Path) -> None:
    folder.chmod(0o755)
    with pytest.raises(KeyFileError, match="chmod 700"):
        load_keys(folder)
    with pytest.raises(KeyFileError, match="chmod 700"):
        make_keys(folder, LOG, [Kind.ED25519], beside=True)


def test_a_renamed_key_is_refused_with_its_right_name(folder: Path) -> None:
    file = only(folder)
    file.rename(folder / "mine.pem")
    with pytest.raises(KeyFileError, match=file.name):
        load_keys(folder)


def test_a_key_cut_off_anywhere_is_refused(folder: Path) -> None:
    file = only(folder)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(KeyFileError):
            load_keys(folder)


def test_a_key_with_a_flipped_bit_is_refused_and_never_another_key(folder: Path) -> None:
    file = only(folder)
    whole = file.read_bytes()
    (made,) = load_keys(folder)
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert load_keys(folder) == (made,), f"byte {at}"
        except KeyFileError:
            continue


def test_a_private_key_under_another_public_one_is_refused(tmp_path: Path, folder: Path) -> None:
    make_keys(tmp_path / "other", LOG, [Kind.ED25519])
    line = only(tmp_path / "other").read_text().splitlines()[0]
    file = only(folder)
    _, _, block = file.read_text().partition("\n")
    file.write_text(f"{line}\n{block}")
    with pytest.raises(KeyFileError, match="not that of its first line"):
        load_keys(folder)


def test_a_recovery_key_among_the_daily_ones_is_refused(folder: Path) -> None:
    made = make_recovery_key(folder / "recovery.pem", f"{LOG}/recovery", PHRASE)
    with pytest.raises(KeyFileError, match="encrypted"):
        load_keys(folder)
    (folder / "recovery.pem").unlink()
    with pytest.raises(KeyFileError, match="not encrypted"):
        load_recovery_key(only(folder), PHRASE)
    assert made.name == f"{LOG}/recovery"


def test_another_pass_phrase_opens_nothing(tmp_path: Path) -> None:
    make_recovery_key(tmp_path / "recovery.pem", f"{LOG}/recovery", PHRASE)
    with pytest.raises(KeyFileError, match="does not open it"):
        load_recovery_key(tmp_path / "recovery.pem", PHRASE + " ")


@pytest.mark.parametrize("phrase", ["", "short", "x" * 19, "a phrase with a\ttab in it"])
def test_a_pass_phrase_that_is_guessed_too_easily_is_refused(tmp_path: Path, phrase: str) -> None:
    with pytest.raises(PassPhraseError):
        make_recovery_key(tmp_path / "recovery.pem", f"{LOG}/recovery", phrase)
    assert not list(tmp_path.iterdir())


def test_a_new_pass_phrase_is_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([PHRASE, PHRASE, PHRASE, "another"])
    monkeypatch.setattr(pass_phrase, "getpass", lambda _: next(answers))
    assert pass_phrase.ask_pass_phrase(None, new=True) == PHRASE
    with pytest.raises(PassPhraseError, match="not the same"):
        pass_phrase.ask_pass_phrase(None, new=True)


def test_a_pass_phrase_comes_from_the_first_line_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "phrase"
    file.write_text(f"{PHRASE}\n")
    assert pass_phrase.ask_pass_phrase(file, new=True) == PHRASE
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(PassPhraseError, match="UTF-8"):
        pass_phrase.ask_pass_phrase(file, new=True)
    with pytest.raises(MissingError):
        pass_phrase.ask_pass_phrase(tmp_path / "nowhere", new=True)


@pytest.mark.parametrize("name", ["", "a name", "a+b"])
def test_a_key_has_a_name_that_a_note_can_bear(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError):
        make_keys(tmp_path / "keys", name, [Kind.ED25519])


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser gives files away")
def test_keys_that_the_superuser_makes_belong_to_the_signer(folder: Path) -> None:
    from amparo_log.keyfiles import give_to_owner

    os.chown(folder, 4711, 4711)
    give_to_owner(folder)
    assert only(folder).stat().st_uid == 4711
