"""The witness on HTTP, byte for byte as C2SP tlog-witness has it, and against those who send what nobody should."""

import socket
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from amparo.tlog import Kind, SigningKey, make_note, open_note, read_note, read_signatures
from amparo.tlog.notes import LARGEST, Note, Signature
from amparo_log.witness_client import WitnessAheadError
from amparo_log.witness_server import MOST_AT_ONCE, WitnessServer
from amparo_log.witness_state import hashed
from tests.log.lying_log import KEY, ORIGIN, LyingLog, closed_days
from tests.log.witnesses import Witness, asked, serving
from tests.log.witnesses import witness as made

LOG = LyingLog(closed_days(60))
TEXT = "text/plain; charset=utf-8"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Witness:
    return made(tmp_path_factory.mktemp("witness") / "library")


@pytest.fixture(scope="module")
def address(one: Witness) -> Iterator[str]:
    with serving(one) as found:
        asked(found, one, LOG, 0, 9)
        yield found


def sent(
    address: str, body: bytes | str, path: str = "/add-checkpoint", method: str = "POST"
) -> tuple[int, str, bytes]:
    host, _, port = address.removeprefix("http://").partition(":")
    line = HTTPConnection(host, int(port), timeout=10)
    try:
        line.request(method, path, body.encode() if isinstance(body, str) else body)
        answer = line.getresponse()
        return answer.status, answer.getheader("Content-Type", ""), answer.read()
    finally:
        line.close()


def raw(address: str, content: bytes) -> bytes:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(content)
        line.shutdown(socket.SHUT_WR)
        found = b""
        while more := line.recv(65536):
            found += more
    return found


def test_a_cosignature_is_lines_of_signatures_with_the_time_and_nothing_else(
    one: Witness, address: str
) -> None:
    status, kind, body = sent(address, LOG.request(9, 10).written)
    assert (status, kind) == (200, TEXT)
    lines = tuple(read_signatures(body.decode()))
    assert "".join(line.line for line in lines).encode() == body
    signed = open_note(Note(LOG.signed(10).text, lines), one.keys)
    assert {each.key.kind for each in signed} == {Kind.COSIGNATURE, Kind.ML_DSA_44}
    assert all(each.at is not None and abs(each.at - time.time()) < 60 for each in signed)


def test_another_old_size_is_answered_by_the_size_that_was_seen(one: Witness, address: str) -> None:
    size = one.latest().size
    for old in (0, size - 1, size + 1):
        assert sent(address, LOG.request(old, 40).written) == (409, "text/x.tlog.size", f"{size}\n".encode())


def test_what_cannot_be_read_is_a_bad_request(one: Witness, address: str) -> None:
    size = one.latest().size
    good = LOG.request(size, 40).written
    huge = make_note(
        f"{ORIGIN}\n9223372036854775808\n{b64encode(bytes(32)).decode()}\n",
        [Signature(ORIGIN, KEY.verifier.key_id, b"0" * 64)],
    )
    signed_huge = huge.signed_too([Signature(ORIGIN, KEY.verifier.key_id, KEY.sign(huge.text))])
    for body in (
        "",
        "\n",
        "old\n\n",
        good[:-1],
        good.replace("old ", "old 0", 1),
        good.replace("old ", "old -", 1),
        good.replace("old ", "new ", 1),
        good.replace("\n\n", "\nnot base64!\n\n", 1),
        good.replace("\n\n", "\nQUJD\n\n", 1),
        good.replace("\n\n", "\n", 1),
        good.replace("\n40\n", "\n040\n"),
        good.replace(ORIGIN, f"{ORIGIN}\x01", 1),
        good.encode() + b"\xff\n",
        f"old {size}\n"
        + "".join(f"{b64encode(bytes(32)).decode()}\n" for _ in range(64))
        + "\n"
        + LOG.signed(40).written,
        LOG.signed(40).written,
        f"old {size}\n\n{signed_huge.written}",
        f"old 41\n\n{LOG.signed(40).written}",
    ):
        status, kind, answer = sent(address, body)
        assert (status, kind) == (400, TEXT), body
        assert b"C2SP" in answer


def test_a_wrong_key_a_foreign_log_and_a_wrong_proof_have_each_their_status(
    one: Witness, address: str
) -> None:
    size = one.latest().size
    forged = SigningKey(ORIGIN, Kind.ED25519, b"x" * 32)
    note = make_note(
        LOG.signed(40).text, [Signature(ORIGIN, forged.verifier.key_id, forged.sign(LOG.signed(40).text))]
    )
    assert sent(address, f"old {size}\n\n{note.written}")[0] == 403
    broken = make_note(LOG.signed(40).text, [Signature(ORIGIN, KEY.verifier.key_id, bytes(64))])
    assert sent(address, f"old {size}\n\n{broken.written}")[0] == 403
    poppy = LyingLog(closed_days(3), origin="poppy.example/log")
    assert sent(address, poppy.request(0).written)[0] == 404
    wrong = f"old {size}\n{b64encode(bytes(32)).decode()}\n\n{LOG.signed(40).written}"
    assert sent(address, wrong)[0] == 422
    proof_within_one_size = f"old {size}\n{b64encode(bytes(32)).decode()}\n\n{LOG.signed(size).written}"
    assert sent(address, proof_within_one_size)[0] == 422


def test_a_first_request_with_a_proof_from_nothing_is_refused(tmp_path: Path) -> None:
    fresh = made(tmp_path / "fresh")
    with serving(fresh) as address:
        assert sent(address, f"old 0\n{b64encode(bytes(32)).decode()}\n\n{LOG.signed(5).written}")[0] == 422
        empty = LyingLog([])
        assert sent(address, empty.request(0).written)[0] == 200
        assert sent(address, LOG.request(0, 5).written)[0] == 200
    assert fresh.latest().size == 5


def test_monitors_read_the_latest_countersigned_note_and_no_other_page(one: Witness, address: str) -> None:
    status, kind, body = sent(address, b"", f"/checkpoint/{hashed(ORIGIN)}", "GET")
    assert (status, kind) == (200, TEXT)
    assert body.decode() == one.latest().note
    assert len(open_note(read_note(body), [KEY.verifier, *one.keys])) == 3
    for path in (
        "/",
        "/checkpoint/",
        f"/checkpoint/{'0' * 64}",
        f"/checkpoint/../{hashed(ORIGIN)}",
        "/add-checkpoint",
    ):
        assert sent(address, b"", path, "GET")[0] == 404
    assert sent(address, LOG.request(0).written, "/other")[0] == 404
    assert sent(address, b"", f"/checkpoint/{hashed(ORIGIN)}", "HEAD") == (200, TEXT, b"")
    assert sent(address, b"x", "/add-checkpoint", "DELETE")[0] == 405


def test_nothing_that_was_sent_comes_back(address: str) -> None:
    mark = b"zqxjk-mark"
    for content in (
        b"GET /" + mark + b" HTTP/1.1\r\nHost: " + mark + b"\r\n\r\n",
        mark + b" / HTTP/1.1\r\n\r\n",
        mark + b"\r\n\r\n",
        b"GET / " + mark + b"\r\n\r\n",
        b"GET / HTTP/9.9\r\n" + mark + b": 1\r\n\r\n",
        b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 10\r\n\r\n" + mark,
        b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: " + mark + b"\r\n\r\n",
        b"GET /" + mark + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: %s\r\n" % (at, mark) for at in range(200)) + b"\r\n",
    ):
        answer = raw(address, content)
        assert mark not in answer
        assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 50")), answer[:80]


def test_a_body_without_length_too_long_or_in_chunks_is_not_read(address: str) -> None:
    for head, status in (
        (b"", b"411"),
        (b"Transfer-Encoding: chunked\r\n", b"411"),
        (b"Content-Length: 10\r\nTransfer-Encoding: chunked\r\n", b"411"),
        (b"Content-Length: -1\r\n", b"411"),
        (b"Content-Length: %d\r\n" % (LARGEST + 1), b"413"),
        (b"Content-Length: 9999999999999\r\n", b"411"),
    ):
        answer = raw(address, b"POST /add-checkpoint HTTP/1.1\r\n" + head + b"\r\n")
        assert answer.split(b" ")[1] == status, head


def test_one_connection_carries_many_requests(one: Witness, address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    line = HTTPConnection(host, int(port), timeout=10)
    for _ in range(3):
        line.request("POST", "/add-checkpoint", LOG.request(one.latest().size).written.encode())
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
        sock = line.sock
        line.request("GET", f"/checkpoint/{hashed(ORIGIN)}")
        assert line.getresponse().read()
        assert line.sock is sock
    line.close()


def test_requests_at_once_never_lead_back_and_what_was_signed_stands_on_record(tmp_path: Path) -> None:
    fresh = made(tmp_path / "fresh")

    def grow(address: str, start: int) -> list[int]:
        """Try to get every eighth size signed, as several senders would that do not know of each other."""
        done = list[int]()
        for size in range(start, 61, 8):
            old = fresh.latest().size
            while old <= size:
                try:
                    asked(address, fresh, LOG, old, size)
                    done.append(size)
                    break
                except WitnessAheadError as ahead:
                    old = max(ahead.size, old + 1)
        return done

    with serving(fresh) as address, ThreadPoolExecutor(8) as threads:
        signed = [
            size for sizes in threads.map(lambda start: grow(address, start), range(1, 9)) for size in sizes
        ]
    assert fresh.latest().size == max(signed) == 60
    assert all(fresh.root_at(size) == LOG.tree.root(size) for size in signed)
    assert fresh.found() == ()


@pytest.fixture
def hasty(one: Witness) -> Iterator[tuple[str, int]]:
    """The same witness within this process, with a second of patience."""
    server = WitnessServer(
        ("127.0.0.1", 0), one.state, one.signing, lambda: int(time.time()), print, seconds=1.0
    )
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_request_that_drips_in_is_given_up(hasty: tuple[str, int]) -> None:
    begun = time.monotonic()
    with socket.create_connection(hasty, timeout=10) as line:
        with suppress(OSError):
            for _ in range(100):
                line.sendall(b"P")
                time.sleep(0.05)
        line.settimeout(5)
        with suppress(ConnectionError):
            assert b"200" not in line.recv(1000)
    assert time.monotonic() - begun < 6


def test_more_at_once_than_there_are_places_are_turned_away_and_the_others_served(
    hasty: tuple[str, int],
) -> None:
    idle = [socket.create_connection(hasty, timeout=10) for _ in range(MOST_AT_ONCE)]
    time.sleep(0.2)
    with socket.create_connection(hasty, timeout=10) as late:
        assert late.recv(100).startswith(b"HTTP/1.1 503")
    for line in idle:
        line.close()
    time.sleep(0.3)
    assert sent(f"http://{hasty[0]}:{hasty[1]}", b"", f"/checkpoint/{hashed(ORIGIN)}", "GET")[0] == 200
