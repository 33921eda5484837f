"""The signer's door: HTTP on this machine alone, two addresses, nothing read from whoever asks.

    POST /sign   200 the signed note · 409 refused, and why · 503 it is signing just now · 500 the disk
    GET /last    200 what was signed last, as JSON

A refusal is JSON: `code`, `where`, `says` (English), `dice` (Spanish).
"""

import json
import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import BoundedSemaphore, Lock, Timer
from typing import Any

from amparo.tlog.errors import LogError
from amparo_log.durable import StorageError
from amparo_log.said import SaidError
from amparo_log.signer import sign
from amparo_log.signer_state import SignerState
from amparo_log.signer_words import refusal

HOST = "127.0.0.1"
_SECONDS = 10.0
_AT_ONCE = 16


class SignerServer(ThreadingHTTPServer):
    """The door itself. `clock` tells the time; `say` is told each signature and refusal."""

    daemon_threads = False  # a signature that was begun is ended before the process is
    request_queue_size = _AT_ONCE

    def __init__(
        self,
        state: SignerState,
        home: Path,
        port: int,
        *,
        clock: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        """Raises RefusedError where the port is taken."""
        self.state, self.home, self.clock, self.say = state, home, clock, say
        self.signing = Lock()
        self._places = BoundedSemaphore(_AT_ONCE)
        try:
            super().__init__((HOST, port), _Door)
        except (OSError, OverflowError) as error:
            raise refusal("port-taken", HOST, port=port, told=error) from error
        names = (HOST, "localhost")
        self.names = frozenset(f"{name}:{self.server_port}" for name in names)

    def process_request(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A thread for each, so many at once; further ones are hung up on."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no thread came of it: its place is free
            self._places.release()
            raise

    def process_request_thread(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Answer one, and make room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked has gone: that is no matter. Anything else is told whole, on standard error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Door(BaseHTTPRequestHandler):
    """One request."""

    server: SignerServer
    timeout = _SECONDS
    server_version, sys_version = "amparo-signer", ""

    def setup(self) -> None:
        super().setup()
        # However slowly a request drips in: the whole of it has to be there by then.
        self._late = Timer(_SECONDS, self._hang_up)
        self._late.daemon = True
        self._late.start()

    def finish(self) -> None:
        self._late.cancel()
        super().finish()

    def do_GET(self) -> None:
        """What was signed last."""
        if self._turned_away("/last"):
            return
        try:
            last = self.server.state.last()
        except LogError as error:
            self._refuse(error)
            return
        told = {
            "origin": last.origin,
            "size": last.size,
            "root": b64encode(last.root).decode(),
            "at": datetime.fromtimestamp(last.at, UTC).isoformat(),
            "note": last.note or None,
        }
        self._answer(HTTPStatus.OK, json.dumps(told).encode(), "application/json")

    def do_POST(self) -> None:
        """Sign."""
        if self._turned_away("/sign"):
            return
        if not self.server.signing.acquire(blocking=False):
            self._tell(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "/sign", *_BUSY)
            return
        try:
            note = sign(self.server.state, self.server.home, self.server.clock())
        except LogError as error:
            self.server.say(str(error))
            self._refuse(error)
            return
        finally:
            self.server.signing.release()
        self.server.say(f"signed: {note.text.splitlines()[1]} entries")
        self._answer(HTTPStatus.OK, note.written.encode(), "text/plain; charset=utf-8")

    def _turned_away(self, path: str) -> bool:
        """Whether it was answered already: another address, a page of the web that asks through a browser, a body."""
        self._late.cancel()
        length = self.headers.get("Content-Length", "0")
        if self.path != path:
            self._tell(HTTPStatus.NOT_FOUND, "not-here", "", *_NOT_HERE)
        elif self.headers.get("Host") not in self.server.names or "Origin" in self.headers:
            self._tell(HTTPStatus.FORBIDDEN, "not-for-pages", "", *_NOT_FOR_PAGES)
        elif length != "0" or "Transfer-Encoding" in self.headers:
            self._tell(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "no-body", "", *_NO_BODY)
        else:
            return False
        return True

    def _refuse(self, error: LogError) -> None:
        says = f"{error.problem} {error.mend}".strip()
        code, dice = "unusable", error.dice if isinstance(error, StorageError) else says
        status = HTTPStatus.CONFLICT
        if isinstance(error, SaidError):
            code = error.code
        elif isinstance(error, StorageError):
            code, status = "disk", HTTPStatus.INTERNAL_SERVER_ERROR
        self._tell(status, code, error.where, says, dice)

    def _tell(self, status: HTTPStatus, code: str, where: str, says: str, dice: str) -> None:
        told = {"code": code, "where": where, "says": says, "dice": dice}
        self._answer(status, json.dumps(told, ensure_ascii=False).encode(), "application/json")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _hang_up(self) -> None:
        try:
            self.connection.shutdown(SHUT_RDWR)
        except OSError:
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing that others chose goes into a log; `say` is told what was done."""


_BUSY = (
    "it is signing just now. Ask again in a moment.",
    "está firmando en este momento. Pregunte otra vez en un instante.",
)
_NOT_HERE = (
    "there is nothing here but POST /sign and GET /last.",
    "aquí solo hay POST /sign y GET /last.",
)
_NOT_FOR_PAGES = (
    "it answers programs of this machine, under its own address, and no page of the web.",
    "responde a programas de esta máquina, con su propia dirección, y a ninguna página web.",
)
_NO_BODY = (
    "it reads the log itself and takes nothing from whoever asks: send no body.",
    "lee el registro por sí mismo y no acepta nada de quien pregunta: no envíe contenido.",
)
