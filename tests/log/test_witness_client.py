"""Asking a witness that is down, slow, broken or hostile: a named error in time, and never a signature that is not its own."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from amparo.tlog import FormatError, Kind, Note, Signature, SigningKey, open_note
from amparo_log.over_http import NoAnswerError, Peer
from amparo_log.witness_client import (
    LARGEST_ANSWER,
    WitnessAbsentError,
    WitnessAheadError,
    WitnessRefusedError,
    countersign,
)
from tests.log.lying_log import LyingLog, closed_days

LOG = LyingLog(closed_days(9))
REQUEST = LOG.request(0)
KEY = SigningKey("witness.library.example/amparo", Kind.COSIGNATURE, b"a witness that was invented 0000")
OTHER = SigningKey("witness.newsroom.example/amparo", Kind.COSIGNATURE, b"another one that was invented 00")


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A machine that reads a request and then does as it likes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                line, _ = listening.accept()
                with line:
                    line.recv(1_000_000)
                    answer(line)
            except OSError:
                return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(10)


def saying(head: str, body: bytes = b"", *, length: int | None = None) -> Callable[[socket.socket], None]:
    told = len(body) if length is None else length
    return lambda line: line.sendall(f"HTTP/1.1 {head}\r\nContent-Length: {told}\r\n\r\n".encode() + body)


def line_of(key: SigningKey, text: str, at: int = 1_795_000_000) -> bytes:
    return Signature(key.name, key.verifier.key_id, key.sign(text, at)).line.encode()


def test_the_signatures_of_its_own_keys_are_taken_and_others_left_aside() -> None:
    text = REQUEST.checkpoint.text
    with answering(saying("200 OK", line_of(OTHER, text) + line_of(KEY, text))) as url:
        (line,) = countersign(url, REQUEST, [KEY.verifier])
    assert open_note(Note(text, (line,)), [KEY.verifier])[0].at == 1_795_000_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello\n",
        b"\xff\xfe\n",
        line_of(OTHER, REQUEST.checkpoint.text),
        line_of(KEY, LOG.signed(8).text),
        line_of(KEY, REQUEST.checkpoint.text)[:-9] + b"\n",
        b"hello\n" + line_of(KEY, REQUEST.checkpoint.text),
    ],
    ids=["nothing", "words", "no text", "another key", "another tree", "cut off", "words before"],
)
def test_an_answer_without_a_signature_that_fits_is_no_answer(body: bytes) -> None:
    with answering(saying("200 OK", body)) as url, pytest.raises(WitnessAbsentError):
        countersign(url, REQUEST, [KEY.verifier])


@pytest.mark.parametrize(
    "answer",
    [
        saying("302 Found\r\nLocation: http://127.0.0.1:1/", b""),
        saying("500 Oops", b"words"),
        saying("503 Busy", b""),
        saying("200 OK", b"x" * (LARGEST_ANSWER + 1)),
        saying("200 OK", line_of(KEY, REQUEST.checkpoint.text), length=100_000),
        saying("409 Conflict\r\nContent-Type: text/x.tlog.size", b"many\n"),
        saying("409 Conflict\r\nContent-Type: text/x.tlog.size", b"12"),
        lambda line: line.sendall(b"SSH-2.0-hello\r\n"),
        lambda line: line.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
        lambda line: line.close(),
    ],
    ids=[
        "elsewhere",
        "500",
        "503",
        "too much",
        "broken off",
        "no size",
        "size cut off",
        "ssh",
        "heads",
        "silence",
    ],
)
def test_whatever_else_it_answers_is_an_absent_witness(answer: Callable[[socket.socket], None]) -> None:
    with answering(answer) as url, pytest.raises(WitnessAbsentError):
        countersign(url, REQUEST, [KEY.verifier])


def test_another_size_and_a_refusal_are_told_apart() -> None:
    with (
        answering(saying("409 Conflict\r\nContent-Type: text/x.tlog.size", b"12\n")) as url,
        pytest.raises(WitnessAheadError) as ahead,
    ):
        countersign(url, REQUEST, [KEY.verifier])
    assert ahead.value.size == 12
    for status in (400, 403, 404, 409, 422):
        with (
            answering(saying(f"{status} No", "Another root.\x1b[31m\nOtra raíz.\n".encode())) as url,
            pytest.raises(WitnessRefusedError) as refused,
        ):
            countersign(url, REQUEST, [KEY.verifier])
        assert refused.value.status == status
        assert refused.value.sentence == "Another root. [31m Otra raíz."


def test_a_witness_that_drips_its_answer_is_given_up_in_time() -> None:
    def drip(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            line.sendall(b"x")
            time.sleep(0.05)

    begun = time.monotonic()
    with pytest.raises(WitnessAbsentError), answering(drip) as url:
        countersign(url, REQUEST, [KEY.verifier], timeout=0.5)
    assert time.monotonic() - begun < 3


def test_a_signature_whose_end_was_awaited_too_long_is_not_taken_as_whole() -> None:
    def stall(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + line_of(KEY, REQUEST.checkpoint.text))
        line.settimeout(5)
        while line.recv(1_000_000):  # until the other side hangs up
            pass

    with pytest.raises(WitnessAbsentError), answering(stall) as url:
        countersign(url, REQUEST, [KEY.verifier], timeout=0.5)


def test_nobody_there_is_an_absent_witness() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(WitnessAbsentError, match="does not answer"):
        countersign(f"http://127.0.0.1:{port}", REQUEST, [KEY.verifier])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://witness.library.example/",
        "http://",
        "https://user:word@witness.library.example/",
        "https://witness.library.example/?to=elsewhere",
        "http://witness.library.example:99999/",
        "http://witness.bücherei.example/",
        "witness.library.example",
    ],
)
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    with pytest.raises(FormatError, match="no address to ask"):
        countersign(url, REQUEST, [KEY.verifier])


def test_a_kept_connection_that_was_closed_is_opened_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for _ in range(2):
                line, _ = listening.accept()
                with line:
                    line.recv(100_000)
                    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

        threading.Thread(target=serve, daemon=True).start()
        with Peer(f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=5) as peer:
            assert peer.get("/one", most=10).body == b"ok"
            time.sleep(0.05)
            assert peer.get("/two", most=10).body == b"ok"
            with pytest.raises(NoAnswerError):
                peer.post("/three", b"", most=1)
