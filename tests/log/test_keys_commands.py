"""amparo log key …: what each command does, in both languages and as JSON, and how it refuses without writing anything."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.tlog import Kind, Signature, has_ml_dsa, make_note, read_note
from amparo.tlog.key_notes import Reason, next_note, read_key_note, sign_key_note
from amparo_log.keyfiles import load_keys, load_recovery_key, make_recovery_key
from amparo_log.storage import Log
from tests.log.leaves import KEY, leaves

PHRASE = "ladder ochre piano thimble vivid canoe"


class County:
    """A log with its first key, its recovery key in a file, and a way to run the commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.log = Log.make(folder / "log", KEY.name)
        (folder / "phrase").write_text(f"{PHRASE}\n")
        self.recovery = make_recovery_key(folder / "recovery.pem", f"{KEY.name}/recovery", PHRASE)
        assert self.run("begin", "log", "--keys", "keys", *self.safe)[0] == 0

    @property
    def safe(self) -> tuple[str, ...]:
        """The options that put the recovery key at hand."""
        return ("--recovery", "recovery.pem", "--pass-phrase-file", "phrase")

    def run(self, *arguments: str) -> tuple[int, str]:
        """A command's exit code, and what it said."""
        code = main(["log", "key", *(self._there(word) for word in arguments)])
        told = self._capsys.readouterr()
        return code, told.out + told.err

    def _there(self, word: str) -> str:
        place = self.folder / word
        of_ours = word.endswith((".pem", ".note", ".txt")) or word in ("log", "keys", "phrase", "copy")
        return str(place) if of_ours else word

    def publish(self, size: int) -> None:
        """Let the log have that many leaves, signed by its current key."""
        self.log.append(leaves(self.log.head.size, size))
        named = self.log.keys()[-1].text
        (key,) = (
            one
            for one in load_keys(self.folder / "keys")
            if one.kind is Kind.ED25519 and one.verifier.vkey in named
        )
        text = self.log.head.text
        self.log.publish(make_note(text, [Signature(key.name, key.verifier.key_id, key.sign(text))]))


@pytest.fixture
def county(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> County:
    """A county that has begun its log."""
    return County(tmp_path, capsys)


def test_a_log_that_has_begun_begins_no_second_time(county: County) -> None:
    before = county.log.keys()
    assert county.run("begin", "log", "--keys", "keys", *county.safe)[0] == 0
    county.publish(3)
    code, told = county.run("begin", "log", "--keys", "keys", *county.safe, "--lang", "es")
    assert code == 2
    assert "ya tiene claves" in told
    assert county.log.keys() == before


def test_a_beginning_makes_the_recovery_key_where_there_is_none(county: County) -> None:
    Log.make(county.folder / "copy", KEY.name)
    code, _ = county.run(
        "begin", "copy", "--keys", str(county.folder / "keys2"), "--recovery", "new.pem", *county.safe[2:]
    )
    assert code == 0
    assert (
        load_recovery_key(county.folder / "new.pem", PHRASE).verifier.vkey
        in Log(county.folder / "copy").keys()[-1].text
    )


def test_a_beginning_names_its_recovery_key(county: County) -> None:
    Log.make(county.folder / "copy", KEY.name)
    code, told = county.run("begin", "copy", "--keys", "keys", "--draft", "first.note")
    assert code == 2
    assert "--recovery-key VKEY" in told


def test_a_rotation_says_what_it_did_as_json(county: County) -> None:
    county.publish(3)
    code, told = county.run("rotate", "log", "--keys", "keys", "--reason", "routine", *county.safe, "--json")
    assert code == 0
    assert json.loads(told)["size"] == 3
    code, told = county.run("show", "log", "--json")
    shown = json.loads(told)
    assert [note["reason"] for note in shown["notes"]] == ["begin", "routine"]
    assert shown["sound"]


def test_the_same_rotation_again_makes_no_second_one_until_something_was_signed(county: County) -> None:
    county.publish(3)
    for _ in range(2):
        assert county.run("rotate", "log", "--keys", "keys", "--reason", "routine", *county.safe)[0] == 0
    assert len(county.log.keys()) == 2
    county.publish(3)
    assert county.run("rotate", "log", "--keys", "keys", "--reason", "routine", *county.safe)[0] == 0
    assert len(county.log.keys()) == 3


def test_a_public_copy_is_shown_and_checked_in_spanish(county: County) -> None:
    county.publish(3)
    code, told = county.run("check", str(county.folder / "log/public"), "--lang", "es")
    assert code == 0
    assert "El registro madrone.example/log comienza" in told
    assert "El punto de control de 3 asientos está firmado" in told
    code, told = county.run("show", str(county.folder / "log/public"), "--lang", "es")
    assert code == 0
    assert "Claves que firman ahora:" in told


def test_a_draft_goes_from_one_to_the_other_and_is_taken(county: County) -> None:
    county.publish(3)
    assert (
        county.run("rotate", "log", "--keys", "keys", "--reason", "routine", "--draft", "next.note")[0] == 0
    )
    code, told = county.run("take", "log", "next.note")
    assert code == 2
    assert "is not signed by madrone.example/log/recovery" in told
    assert len(county.log.keys()) == 1
    code, told = county.run("sign", "next.note", *county.safe, "--lang", "es")
    assert code == 0
    assert "Usted va a firmar esto" in told
    assert county.run("take", "log", "next.note")[0] == 0
    assert county.run("take", "log", "next.note")[0] == 0
    assert len(county.log.keys()) == 2


def test_a_draft_for_a_log_that_has_grown_is_refused_and_written_again_with_the_same_key(
    county: County,
) -> None:
    county.publish(3)
    rotate = ("rotate", "log", "--keys", "keys", "--reason", "routine", "--draft", "next.note")
    assert county.run(*rotate)[0] == 0
    assert county.run("sign", "next.note", *county.safe)[0] == 0
    county.publish(4)
    code, told = county.run("take", "log", "next.note", "--lang", "es")
    assert code == 2
    assert "ya hay 4 publicados" in told
    assert county.run(*rotate)[0] == 0
    assert county.run("sign", "next.note", *county.safe)[0] == 0
    assert county.run("take", "log", "next.note")[0] == 0
    assert len(load_keys(county.folder / "keys")) == 2


def test_a_draft_never_overwrites_another_file(county: County) -> None:
    (county.folder / "diary.txt").write_text("Not a note.\n")
    code, told = county.run("rotate", "log", "--keys", "keys", "--reason", "routine", "--draft", "diary.txt")
    assert code == 2
    assert "no draft" in told
    assert (county.folder / "diary.txt").read_text() == "Not a note.\n"


def test_without_the_old_key_the_reason_can_only_be_lost(county: County) -> None:
    (file,) = (county.folder / "keys").iterdir()
    file.unlink()
    code, told = county.run("rotate", "log", "--keys", "keys", "--reason", "stolen", *county.safe)
    assert code == 2
    assert "the reason is `lost`" in told
    assert not list((county.folder / "keys").iterdir())
    assert county.run("check", "log", "--keys", "keys")[0] == 1
    assert county.run("rotate", "log", "--keys", "keys", "--reason", "lost", *county.safe)[0] == 0
    assert county.run("check", "log", "--keys", "keys")[0] == 0


def test_a_size_is_chosen_only_after_a_theft_and_only_one_that_the_log_had(county: County) -> None:
    county.publish(5)
    rotate = ("rotate", "log", "--keys", "keys", *county.safe, "--from")
    assert county.run(*rotate, "3", "--reason", "routine")[0] == 2
    assert county.run(*rotate, "6", "--reason", "stolen")[0] == 2
    assert county.run(*rotate, "3", "--reason", "stolen")[0] == 0
    assert read_key_note(county.log.keys()[-1].text).since.size == 3
    code, told = county.run("check", "log")
    assert code == 1
    assert "was stolen; beyond 3 entries" in told


@pytest.mark.skipif(not has_ml_dsa(), reason="the crypto library has no ML-DSA-44")
def test_a_second_key_of_ml_dsa_comes_and_goes_with_a_change(county: County) -> None:
    kinds = []
    for size, more in enumerate((("--ml-dsa",), (), ("--no-ml-dsa",)), 1):
        county.publish(size)
        rotate = ("rotate", "log", "--keys", "keys", "--reason", "routine", *county.safe, *more)
        assert county.run(*rotate)[0] == 0
        kinds.append([key.kind for key in read_key_note(county.log.keys()[-1].text).log])
    both = [Kind.ED25519, Kind.ML_DSA_44]
    assert kinds == [both, both, [Kind.ED25519]]
    assert county.run("check", "log", "--keys", "keys")[0] == 0


def test_one_of_two_ways_is_chosen(county: County) -> None:
    rotate = ("rotate", "log", "--keys", "keys", "--reason", "routine")
    assert county.run(*rotate)[0] == 2
    assert county.run(*rotate, "--draft", "next.note", *county.safe)[0] == 2


def test_another_pass_phrase_changes_nothing(county: County) -> None:
    (county.folder / "phrase").write_text("gravel nutmeg orbit quilt salmon terrace\n")
    code, told = county.run(
        "rotate", "log", "--keys", "keys", "--reason", "routine", *county.safe, "--lang", "es"
    )
    assert code == 2
    assert "la frase no lo abre" in told
    assert len(load_keys(county.folder / "keys")) == 1
    assert len(county.log.keys()) == 1


def test_a_recovery_key_of_another_log_does_not_sign(county: County) -> None:
    county.run("rotate", "log", "--keys", "keys", "--reason", "routine", "--draft", "next.note")
    make_recovery_key(county.folder / "other.pem", "other.example/log/recovery", PHRASE)
    before = (county.folder / "next.note").read_bytes()
    code, told = county.run("sign", "next.note", "--recovery", "other.pem", "--pass-phrase-file", "phrase")
    assert code == 2
    assert "another name" in told
    assert (county.folder / "next.note").read_bytes() == before


def test_of_two_changes_at_once_one_wins(county: County) -> None:
    for draft in ("one.note", "two.note"):
        rotate = ("rotate", "log", "--keys", "keys", "--reason", "stolen", "--draft", draft)
        assert county.run(*rotate)[0] == 0
        assert county.run("sign", draft, *county.safe)[0] == 0
    assert county.run("take", "log", "one.note")[0] == 0
    code, told = county.run("take", "log", "two.note")
    assert code == 2
    assert "Nothing was changed" in told
    assert county.run("check", "log", "--keys", "keys")[0] == 0
    with county.log.writing():
        assert "another process" in county.run("take", "log", "two.note")[1]


def test_a_draft_of_another_log_is_not_taken(county: County) -> None:
    Log.make(county.folder / "copy", "other.example/log")
    county.run("rotate", "log", "--keys", "keys", "--reason", "routine", "--draft", "next.note")
    county.run("sign", "next.note", *county.safe)
    assert county.run("take", "copy", "next.note")[0] == 2
    assert Log(county.folder / "copy").keys() == []


def test_a_note_that_a_thief_of_the_log_key_put_there_stops_every_change_until_it_is_moved_away(
    county: County,
) -> None:
    thief = make_recovery_key(county.folder / "thief.pem", f"{KEY.name}/recovery", PHRASE)
    (key,) = load_keys(county.folder / "keys")
    first = read_key_note(county.log.keys()[0].text)
    forged = next_note(first, Reason.RECOVERY_LOST, first.since, recovery=thief.verifier)
    county.log.add_keys(sign_key_note(forged.text, [key, thief]))
    code, told = county.run("rotate", "log", "--keys", "keys", "--reason", "stolen", *county.safe)
    assert code == 2
    assert "a thief of that key could do as well" in told
    assert county.run("check", "log")[0] == 1
    (county.folder / "log/public/keys/001.note").rename(county.folder / "evidence.note")
    assert county.run("rotate", "log", "--keys", "keys", "--reason", "stolen", *county.safe)[0] == 0
    assert county.run("check", "log")[0] == 0


def test_a_changed_note_is_found_by_its_name(county: County) -> None:
    place = county.folder / "log/public/keys/000.note"
    content = place.read_bytes().replace(b"number 0", b"number 7")
    place.write_bytes(content)
    code, told = county.run("check", "log", "--json")
    assert code == 1
    faults = [one for one in json.loads(told)["findings"] if one["level"] == "fault"]
    assert faults[0]["place"] == "keys/000.note"
    assert read_note(content)


def test_a_key_that_is_none_is_told_at_once(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        county.run("check", "log", "--key", "rubbish")
    assert "this is no public key" in capsys.readouterr().err
