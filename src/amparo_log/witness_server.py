"""The witness on HTTP: POST /add-checkpoint (C2SP tlog-witness), and for monitors GET /checkpoint/<SHA-256 of the origin>.

It stands behind a web server that speaks TLS, or on the loopback alone. It answers in fixed sentences and returns nothing
that was sent; a request has so many bytes and so much time, all of it together, and so many are answered at once.
"""

import io
import re
import socket
import socketserver
import time
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import BoundedSemaphore

from amparo.tlog.keys import SigningKey
from amparo.tlog.notes import LARGEST
from amparo_log import witness_state as kept
from amparo_log.durable import BusyError, StorageError
from amparo_log.witness import Answer, add_checkpoint
from amparo_log.witness_state import WitnessState
from amparo_log.witness_words import REFUSALS

MOST_AT_ONCE = 32
SECONDS = 15.0
"""From the first byte of a request to its last, and between two requests."""
_VIEW = re.compile(r"/checkpoint/([0-9a-f]{64})")
_LENGTH = re.compile(r"[0-9]{1,9}")


class WitnessServer(socketserver.ThreadingMixIn, HTTPServer):
    """Answers until it is shut down. `tell` gets a line for each request that was refused for a reason of this machine's."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(
        self,
        address: tuple[str, int],
        state: WitnessState,
        keys: Sequence[SigningKey],
        clock: Callable[[], int],
        tell: Callable[[str], None],
        seconds: float = SECONDS,
    ) -> None:
        self.state, self.keys, self.clock, self.tell, self.seconds = state, tuple(keys), clock, tell, seconds
        self._places = BoundedSemaphore(MOST_AT_ONCE)
        super().__init__(address, _Request)

    def process_request(
        self, request: "socket.socket | tuple[bytes, socket.socket]", client_address: object
    ) -> None:
        """Each in a thread, and not more than there are places."""
        if not self._places.acquire(blocking=False):
            self._turn_away(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(
        self, request: "socket.socket | tuple[bytes, socket.socket]", client_address: object
    ) -> None:
        """Answer, then give the place back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that breaks off is no news, and what was sent is not written down."""

    def _turn_away(self, request: "socket.socket | tuple[bytes, socket.socket]") -> None:
        if isinstance(request, socket.socket):
            try:
                request.settimeout(1.0)
                request.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            except OSError:
                pass
        self.shutdown_request(request)


class _Deadline(io.RawIOBase):
    """Reads of a connection until a moment, however slowly its bytes come."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self.until = connection, 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "amparo-witness", ""
    server: WitnessServer

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._deadline = _Deadline(self.connection)
        self.rfile = io.BufferedReader(self._deadline)

    def handle_one_request(self) -> None:
        self._deadline.until = time.monotonic() + self.server.seconds
        super().handle_one_request()

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if self.request_version == "HTTP/0.9":  # its answers have no status
            self.send_error(400)
            return False
        return True

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not _LENGTH.fullmatch(length):
            return self._refuse(411)
        if int(length) > LARGEST:
            return self._refuse(413)
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            return self._refuse(400)
        if self.path != "/add-checkpoint":
            return self._answer(_fixed(404))
        return self._answer(self._done(body))

    def _done(self, body: bytes) -> Answer:
        try:
            return add_checkpoint(self.server.state, self.server.keys, body, self.server.clock())
        except BusyError:
            return _fixed(503)
        except StorageError as error:
            self.server.tell(str(error))
            return _fixed(500)

    def do_GET(self) -> None:
        found = _VIEW.fullmatch(self.path)
        try:
            with self.server.state.reading() as db:
                origin = kept.origin_named(db, found[1]) if found else None
                log = kept.known(db, origin) if origin else None
        except StorageError as error:
            self.server.tell(str(error))
            return self._answer(_fixed(500))
        return self._answer(Answer(200, log.note) if log and log.note else _fixed(404))

    do_HEAD = do_GET

    def _refuse(self, status: int) -> None:
        """What follows on the line cannot be told from a request: close it."""
        self.close_connection = True
        self._answer(_fixed(status))

    def _answer(self, answer: Answer) -> None:
        body = answer.body.encode()
        self.connection.settimeout(self.server.seconds)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """The server's own refusals repeat what was sent; these do not."""
        status = {414: 431, 501: 405, 505: 400}.get(code, code)
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = "HTTP/1.1"
        self._refuse(status if status in REFUSALS else 400)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing of requests is written down: who asked and for what is nobody's affair."""


def _fixed(status: int) -> Answer:
    return Answer(status, "".join(f"{sentence}\n" for sentence in REFUSALS[status]))
