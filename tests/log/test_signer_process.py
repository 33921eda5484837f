"""The signer as it runs: a process on the loopback, asked over HTTP, ended by a signal, killed at any moment, pestered."""

import http.client
import json
import os
import random
import signal
import socket
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from amparo.tlog import read_checkpoint
from amparo_log.signer_client import SignerAbsentError, SignerRefusedError, ask, last_signed
from tests.log.signing_world import World, make_world, run, started, valid


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A log of 300 leaves whose signer has begun."""
    return make_world(tmp_path)


def test_it_signs_over_loopback_tells_what_it_signed_last_and_refuses_in_both_languages(world: World) -> None:
    world.copy("log", "last week")
    world.append(400)
    with world.signer() as url:
        assert last_signed(url).note is None
        note = ask(url)
        assert valid(world, note) == 400
        assert last_signed(url).note == note
        assert last_signed(url).head == world.log.head
        world.copy("last week", "log")
        with pytest.raises(SignerRefusedError, match="ends at 300 entries") as caught:
            ask(url)
        assert caught.value.code == "shorter"
        assert caught.value.in_language("es").startswith(str(world.home))
        assert "Nunca" in caught.value.dice or "nunca" in caught.value.dice
        assert last_signed(url).note == note


def test_the_memory_outlives_the_process(world: World) -> None:
    with world.signer() as url:
        note = ask(url)
    with world.signer() as url:
        assert last_signed(url).note == note
        assert ask(url) == note


def test_a_second_signer_with_the_same_state_is_refused_at_its_start(world: World) -> None:
    with world.signer() as url:
        second = world.command("--port", "0")
        assert second.returncode == 2
        assert "another signer runs" in second.stderr
        assert valid(world, ask(url)) == 300


def test_of_many_who_ask_at_once_each_gets_the_same_note_or_is_told_to_wait(world: World) -> None:
    notes, busy = list[str](), list[str]()

    def asking(url: str) -> None:
        try:
            notes.append(ask(url).written)
        except SignerAbsentError as error:
            busy.append(error.code)

    with world.signer() as url:
        threads = [threading.Thread(target=asking, args=(url,)) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(notes) + len(busy) == 12
    assert len(set(notes)) == 1
    assert set(busy) <= {"busy"}


def test_killed_at_any_moment_it_remembers_whatever_it_answered(world: World) -> None:
    chance, answered = random.Random(22), 0
    size = 300
    for _ in range(4):
        with started(
            "log", "signer", "--state", str(world.state.folder), "--log", str(world.home), "--port", "0"
        ) as (url, process):
            threading.Timer(chance.uniform(0.0, 0.05), process.send_signal, [signal.SIGKILL]).start()
            while process.poll() is None:
                size += 1
                world.append(size)
                try:
                    answered = read_checkpoint(ask(url).text).size
                except SignerAbsentError:
                    break
            process.wait()
        last = world.state.last()
        assert answered <= last.size <= size
    with world.signer() as url:
        assert valid(world, ask(url)) == size


def test_a_signal_ends_it_cleanly_and_at_once(world: World) -> None:
    with started(
        "log", "signer", "--state", str(world.state.folder), "--log", str(world.home), "--port", "0"
    ) as (url, process):
        ask(url)
        since = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=10)
        assert process.returncode == 0
        assert time.monotonic() - since < 5
        assert "signed: 300 entries" in out
        assert err == ""


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/sign", {"Host": "rebound.example"}, None, 403),
        ("POST", "/sign", {"Origin": "https://page.example"}, None, 403),
        ("GET", "/last", {"Host": "rebound.example:80"}, None, 403),
        ("POST", "/sign", {}, b"size 9", 413),
        ("POST", "/sign", {"Transfer-Encoding": "chunked"}, None, 413),
        ("POST", "/last", {}, None, 404),
        ("GET", "/sign", {}, None, 404),
        ("GET", "/../keys", {}, None, 404),
        ("DELETE", "/last", {}, None, 501),
    ],
)
def test_what_it_is_not_there_for_it_turns_away(
    pestered: str, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    connection = http.client.HTTPConnection(urlsplit(pestered).netloc, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status == status
    assert b"example" not in content
    connection.close()


@pytest.fixture(scope="module")
def pestered(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The address of a signer that is asked odd things."""
    world = make_world(tmp_path_factory.mktemp("pestered"), 3)
    with world.signer() as url:
        yield url
        assert valid(world, ask(url)) == 3


def test_lines_that_say_nothing_hold_nobody_up(pestered: str) -> None:
    where = urlsplit(pestered)
    silent = [socket.create_connection((where.hostname, where.port)) for _ in range(8)]
    silent[0].sendall(b"POST /sign HTTP/1.1\r\nHost: ")
    silent[1].sendall(b"\xff" * 70_000)
    assert ask(pestered, timeout=5).text
    more = [socket.create_connection((where.hostname, where.port)) for _ in range(30)]
    for line in (*silent, *more):
        line.close()
    for _ in range(50):  # until it has noticed that they hung up
        try:
            assert ask(pestered, timeout=5).text
            return
        except SignerAbsentError:
            time.sleep(0.1)
    raise AssertionError


def test_a_signer_that_is_not_there_and_what_is_none_are_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(SignerAbsentError, match="nothing is lost") as caught:
        ask(url)
    assert "no se pierde nada" in caught.value.in_language("es")
    for elsewhere in (
        "http://signer.example:8471",
        "https://127.0.0.1:1",
        "127.0.0.1:8471",
        "http://10.0.0.8:1",
        "",
    ):
        with pytest.raises(SignerAbsentError, match="on its own machine"):
            ask(elsewhere)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.0 200 OK\r\n\r\nhello",
        b"HTTP/1.0 409 Conflict\r\n\r\n{}",
        b"HTTP/1.0 409 Conflict\r\n\r\n[1]",
        b'HTTP/1.0 500 No\r\n\r\n{"where": 1}',
        b"HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Length: 50\r\n\r\ncut",
        b"SSH-2.0-other\r\n",
        b"",
    ],
)
def test_another_program_on_the_signers_port_is_told_apart(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(2):
                line, _ = server.accept()
                line.recv(65_536)
                line.sendall(answer)
                line.close()

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(SignerAbsentError):
            ask(url, timeout=3)
        with pytest.raises(SignerAbsentError):
            last_signed(url, timeout=3)


def test_the_state_is_made_and_taken_over_by_command(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3, begun=False)
    none = world.command("--port", "0")
    assert none.returncode == 2
    assert "--begin" in none.stderr
    begun = world.command("--begin", "--language", "es")
    assert begun.returncode == 0, begun.stderr
    assert "el firmante recuerda madrone.example/log con 0 asientos" in begun.stdout
    assert os.stat(world.state.place).st_mode & 0o077 == 0  # noqa: PTH116
    with world.signer() as url:
        (tmp_path / "held").write_text(ask(url).written)
    again = world.command("--begin", "--language", "es")
    assert again.returncode == 2
    assert "ya hay un estado: 3 asientos firmados" in again.stderr
    world.state.place.unlink()
    adopted = world.command("--adopt", str(tmp_path / "held"), "--json")
    assert adopted.returncode == 0, adopted.stderr
    assert '"size": 3' in adopted.stdout


def test_a_port_that_is_taken_is_named(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = world.command("--port", str(other.getsockname()[1]))
    assert told.returncode == 2
    assert "--port" in told.stderr


def test_help_shows_an_example() -> None:
    told = run("log", "signer", "--help")
    assert "Example: amparo log signer --state" in told.stdout


def test_no_word_of_another_program_on_the_signers_port_moves_the_cursor() -> None:
    told = {"code": "shorter\x1b[2J", "where": "\x9b2J", "says": "run\nthis\u202e", "dice": "x" * 9_000}
    answer = json.dumps(told).encode()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            line.recv(65_536)
            line.sendall(b"HTTP/1.0 409 Conflict\r\n\r\n" + answer)
            line.close()

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(SignerRefusedError) as caught:
            ask(f"http://127.0.0.1:{server.getsockname()[1]}", timeout=3)
    for said in (caught.value.code, caught.value.in_language("en"), caught.value.in_language("es")):
        assert said.isprintable()
        assert len(said) < 2_100
