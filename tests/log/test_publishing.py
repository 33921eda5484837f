"""Publishing asks witnesses, signer and witnesses again; whoever is down, slow or lying is named and holds nothing up."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amparo.tlog import Note, open_note, read_checkpoint
from amparo.tlog.notes import Signature
from amparo_log.durable import BusyError
from amparo_log.keyfiles import load_keys
from amparo_log.publishing import PublishError, RestoredError, publish
from amparo_log.signer import sign
from amparo_log.signer_client import SignerAbsentError, SignerRefusedError, ask
from amparo_log.storage import Log
from tests.log.powercut import killed_everywhere
from tests.log.signing_world import NOON, World, make_world, run, valid

DOWN = "http://127.0.0.1:9"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A log of 300 leaves whose signer has begun."""
    return make_world(tmp_path)


def now() -> datetime:
    """The clock by which the processes here sign, too."""
    return datetime.now(UTC)


def cosigners(world: World) -> set[str]:
    """Whose countersignatures the public checkpoint bears, each checked."""
    note = world.log.checkpoint()
    assert note is not None
    keys = [
        key.verifier
        for folder in world.folder.iterdir()
        if (folder / "witness.sqlite").exists()
        for key in load_keys(folder / "keys")
    ]
    return {one.key.name for one in open_note(note, [*keys, *world.keys]) if one.key not in world.keys}


@contextmanager
def lying(answer: bytes | None) -> Iterator[str]:
    """A witness that gives this answer to everything; none: it never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held = list[socket.socket]()

        def serve() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                held.append(line)
                if answer is not None:
                    with suppress(OSError):  # whoever asked may have gone
                        line.recv(1_000_000)
                        line.sendall(answer)
                        line.shutdown(socket.SHUT_RDWR)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
            for line in held:
                line.close()


def answer(status: int, body: str, kind: str = "text/plain") -> bytes:
    """What a witness answers, as bytes."""
    head = f"HTTP/1.0 {status} x\r\nContent-Type: {kind}\r\nContent-Length: {len(body.encode())}\r\n\r\n"
    return (head + body).encode()


def test_a_log_is_signed_countersigned_and_public_and_grows_day_after_day(world: World) -> None:
    with world.signer() as signer, world.witness("w1") as first, world.witness("w2") as second:
        world.list_witnesses(2, w1=first, w2=second)
        for size in (300, 301, 600):
            world.append(size)
            done = publish(world.log, signer, now())
            assert (done.head.size, done.cosigned, done.failed) == (size, (first, second), ())
            assert done.quorum_met
            assert not done.loud
            note = world.log.checkpoint()
            assert note is not None
            assert valid(world, note) == size
            assert cosigners(world) == {"w1.library.example", "w2.library.example"}
            publish(world.log, signer, now())
            assert world.log.checkpoint() == note, "nothing new: nothing is written"


def test_a_witness_that_was_down_countersigns_at_the_next_run_and_the_log_was_public_meanwhile(
    world: World,
) -> None:
    with world.signer() as signer:
        with world.witness("w1") as first:
            world.list_witnesses(2, w1=first, w2=DOWN)
            done = publish(world.log, signer, now())
        assert (done.cosigned, [one.url for one in done.failed]) == ((first,), [DOWN])
        assert not done.quorum_met
        assert done.loud
        assert "asked again" in done.failed[0].says
        assert "otra vez" in done.failed[0].in_language("es")
        with world.witness("w2") as second:
            world.list_witnesses(2, w1=DOWN, w2=second)
            done = publish(world.log, signer, now())
        assert done.cosigned == (DOWN, second), "what w1 gave before stays"
        assert done.quorum_met
        assert cosigners(world) == {"w1.library.example", "w2.library.example"}


def test_a_witness_far_behind_catches_up(world: World) -> None:
    with world.signer() as signer, world.witness("w1") as first:
        world.list_witnesses(1, w1=first)
        publish(world.log, signer, now())
        world.list_witnesses(0, w1=DOWN)
        for size in (301, 513, 700):
            world.append(size)
            publish(world.log, signer, now())
        world.list_witnesses(1, w1=first)
        assert publish(world.log, signer, now()).cosigned == (first,)
        world.append(701)
        assert publish(world.log, signer, now()).cosigned == (first,)


@pytest.mark.parametrize(
    ("told", "loud", "said"),
    [
        (answer(422, "no"), True, "cannot be shown"),
        (answer(409, "other root"), True, "Two histories"),
        (answer(404, "who?"), False, "does not know this log"),
        (answer(403, "who?"), False, "knows none of the keys"),
        (answer(500, "x"), False, "500"),
        (answer(200, "hello"), False, "no signature"),
        (answer(200, "x" * 600_000), False, "no signature"),
        (answer(302, ""), False, "302"),
        (answer(409, "-1\n", "text/x.tlog.size"), False, "no signature"),
        (answer(409, "7\n", "text/x.tlog.size"), False, "7 entries"),
        (b"SSH-2.0-x\r\n", False, "no signature"),
        (None, False, "no signature"),
    ],
)
def test_a_witness_that_refuses_lies_or_says_nonsense_is_named_and_holds_nothing_up(
    lied_to: tuple[World, str], told: bytes | None, loud: bool, said: str
) -> None:
    world, signer = lied_to
    world.append(world.log.head.size + 1)
    with lying(told) as liar:
        world.list_witnesses(0, w2=liar)
        since = time.monotonic()
        done = publish(world.log, signer, now(), timeout=1.0)
    assert time.monotonic() - since < 5
    assert done.cosigned == ()
    assert [one.url for one in done.failed] == [liar]
    assert said in done.failed[0].says
    assert done.failed[0].loud is done.loud is loud
    note = world.log.checkpoint()
    assert note is not None
    assert valid(world, note) == world.log.head.size


def test_a_witness_that_names_the_very_size_it_was_asked_from_knows_another_root(
    lied_to: tuple[World, str],
) -> None:
    world, signer = lied_to
    publish(world.log, signer, now())
    told = answer(409, f"{world.log.head.size}\n", "text/x.tlog.size")
    world.append(world.log.head.size + 1)
    with lying(told) as liar:
        world.list_witnesses(0, w2=liar)
        done = publish(world.log, signer, now())
    assert done.failed[0].loud
    assert "Two histories" in done.failed[0].says


@pytest.fixture(scope="module")
def lied_to(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, str]]:
    """A log that was public before, and its signer's address."""
    world = make_world(tmp_path_factory.mktemp("lied to"))
    with world.signer() as signer:
        publish(world.log, signer, now())
        yield world, signer


def test_a_cosignature_of_an_old_tree_or_from_next_year_is_not_taken(lied_to: tuple[World, str]) -> None:
    world, signer = lied_to
    keys = load_keys(world.make_witness("w3") / "keys")

    def signed(text: str, at: datetime) -> bytes:
        lines = (
            Signature(key.name, key.verifier.key_id, key.sign(text, int(at.timestamp()))) for key in keys
        )
        return answer(200, "".join(line.line for line in lines))

    old = world.log.head.text
    world.append(world.log.head.size + 1)
    for told, said in (
        (signed(old, now()), "no signature"),
        (signed(world.log.head.text, now() + timedelta(days=365)), "in the future"),
    ):
        with lying(told) as liar:
            world.list_witnesses(1, w3=liar)
            done = publish(world.log, signer, now())
        assert (done.cosigned, done.quorum_met) == ((), False)
        assert said in done.failed[0].says
    assert "w3.library.example" not in (world.home / "public/checkpoint").read_text()


def test_a_clock_that_went_back_takes_no_cosignature_from_the_public(world: World) -> None:
    with world.witness("w1") as witness, world.signer() as signer:
        world.list_witnesses(1, w1=witness)
        publish(world.log, signer, now())
        before = (world.home / "public/checkpoint").read_text()
        done = publish(world.log, signer, now() - timedelta(days=11))
    assert done.quorum_met
    assert (world.home / "public/checkpoint").read_text() == before


def test_last_weeks_log_beside_todays_signer_is_refused_and_the_public_checkpoint_stays(world: World) -> None:
    world.copy("log", "last week")
    world.append(400)
    with world.signer() as signer:
        publish(world.log, signer, now())
        world.copy("last week", "log")
        with pytest.raises(SignerRefusedError, match="ends at 300 entries"):
            publish(world.log, signer, now())
        assert world.log.checkpoint() is None
        assert world.state.last().size == 400


def test_last_weeks_log_and_last_weeks_signer_are_found_out_by_a_witness_before_anything_is_signed(
    world: World,
) -> None:
    with world.witness("w1") as witness:
        world.list_witnesses(1, w1=witness)
        with world.signer() as signer:
            publish(world.log, signer, now())
            for folder in ("log", "signer"):
                world.copy(folder, f"{folder} of last week")
            world.append(400)
            newest = publish(world.log, signer, now())
            world.copy("log", "log of today")
        today = world.log.checkpoint()
        for folder in ("log", "signer"):
            world.copy(f"{folder} of last week", folder)
        before = world.state.last()
        for size in (300, 350, 400, 450):  # whatever was added to it since
            world.append(size)
            with (
                world.signer() as signer,
                pytest.raises(RestoredError, match="countersigned 400 entries") as caught,
            ):
                publish(world.log, signer, now())
            assert world.state.last() == before, "nothing was signed"
            assert "No se publicó nada" in caught.value.in_language("es")
        # What the sentence says to do: the newest copy of the log, and the witness's checkpoint taken over.
        world.copy("log of today", "log")
        assert today is not None
        (world.folder / "from the witness").write_text(today.written)
        assert world.command("--adopt", str(world.folder / "from the witness")).returncode == 0
        world.append(410)
        with world.signer() as signer:
            done = publish(world.log, signer, now())
        assert (done.head.size, done.cosigned, newest.head.size) == (410, (witness,), 400)


def test_last_weeks_signer_beside_todays_log_goes_on(world: World) -> None:
    with world.witness("w1") as witness:
        world.list_witnesses(1, w1=witness)
        with world.signer() as signer:
            publish(world.log, signer, now())
            world.copy("signer", "signer of last week")
            world.append(400)
            publish(world.log, signer, now())
        world.copy("signer of last week", "signer")
        world.append(401)
        with world.signer() as signer:
            done = publish(world.log, signer, now())
        assert (done.head.size, done.cosigned, done.failed) == (401, (witness,), ())


def test_killed_at_any_write_of_publishing_the_checkpoint_is_the_old_or_the_new_and_again_ends_it(
    tmp_path: Path,
) -> None:
    world = make_world(tmp_path / "world")
    world.list_witnesses(1, w1=DOWN)
    world.log.publish(sign(world.state, world.home, NOON))
    world.append(600)
    home = tmp_path / "killed/home/log"
    shutil.copytree(world.home, home)
    with world.signer("--log", str(home)) as signer, world.witness("w1") as witness:
        world.list_witnesses(1, w1=witness)

        def prepare(folder: Path) -> None:
            shutil.copytree(world.home, folder / "log")

        def act(folder: Path) -> None:
            publish(Log(folder / "log"), signer, now())

        def look(folder: Path) -> tuple[int, int]:
            log = Log(folder / "log")
            note = log.checkpoint()
            assert note is not None
            open_note(note, world.keys)
            assert not log.head.size - 600
            return read_checkpoint(note.text).size, len(note.signatures)

        assert killed_everywhere(tmp_path / "killed", prepare, act, look) > 8


def test_two_publishers_at_once_do_not_meet(world: World) -> None:
    with world.signer() as signer, lying(None) as slow:
        world.list_witnesses(0, w1=slow)
        first = threading.Thread(target=publish, args=(world.log, signer, now()), kwargs={"timeout": 2.0})
        first.start()
        time.sleep(0.7)
        with pytest.raises(BusyError):
            publish(world.log, signer, now())
        first.join()
        assert world.log.checkpoint() is not None


def test_without_a_signer_nothing_is_asked_of_witnesses_and_nothing_is_public(world: World) -> None:
    with pytest.raises(SignerAbsentError):
        publish(world.log, DOWN, now())
    assert world.log.checkpoint() is None


def test_a_signer_of_another_folder_is_found_out(tmp_path: Path) -> None:
    world, other = make_world(tmp_path / "one", 5), make_world(tmp_path / "two", 6)
    with other.signer() as signer:
        with pytest.raises(PublishError, match="not this log's head") as caught:
            publish(world.log, signer, now())
        assert caught.value.code == "not-the-head"
        assert ask(signer).text == other.log.head.text
    assert world.log.checkpoint() is None


def test_the_commands_publish_and_show_in_both_languages(world: World) -> None:
    nothing = run("log", "checkpoint", str(world.home))
    assert nothing.returncode == 1
    assert "nothing is public yet" in nothing.stdout
    with world.signer() as signer:
        world.list_witnesses(1, w1=DOWN)
        spanish = run("log", "publish", str(world.home), "--signer", signer, "--language", "es")
        assert spanish.returncode == 1, spanish.stderr
        assert "SOLO 0 testigos" in spanish.stdout
        with world.witness("w1") as witness:
            world.list_witnesses(1, w1=witness)
            told = run("log", "publish", str(world.home), "--signer", signer, "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["cosigned"] == [witness]
    world.append(310)
    shown = run("log", "checkpoint", str(world.home), "--language", "es")
    assert shown.returncode == 0, shown.stdout
    assert "300 asientos públicos" in shown.stdout
    assert "Refrendado por w1.library.example" in shown.stdout
    assert "esperan firma: 10" in shown.stdout
    as_json = json.loads(run("log", "checkpoint", str(world.home), "--json").stdout)
    assert (as_json["size"], as_json["head"], as_json["quorum_met"]) == (300, 310, True)


def test_an_altered_public_checkpoint_is_shown_as_unsigned(world: World) -> None:
    world.log.publish(sign(world.state, world.home, NOON))
    place = world.home / "public/checkpoint"
    note = world.log.checkpoint()
    assert isinstance(note, Note)
    place.write_text(note.written.replace("\n300\n", "\n299\n"))
    shown = run("log", "checkpoint", str(world.home))
    assert shown.returncode == 1
