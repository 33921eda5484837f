"""Asking another machine over HTTP, within bounds: so long and no longer, so much and no more, no other address than that given.

Whoever answers may be slow, broken or hostile. The whole answer has to come within the time, not each piece of it.
"""

from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from types import TracebackType
from urllib.parse import urlsplit

from amparo.tlog.errors import FormatError, LogError


class NoAnswerError(LogError):
    """The other machine is not there, too slow, or does not speak as it should."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the type without its parameters, the body."""

    status: int
    kind: str
    body: bytes


class Peer:
    """One address and what lies under it. The connection is kept between requests; use it as a context."""

    def __init__(self, url: str, *, timeout: float = 10.0) -> None:
        """Raises FormatError where it is no address of the web."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        odd = parts.username or parts.password or parts.query or parts.fragment
        if parts.scheme not in ("http", "https") or not parts.hostname or odd or not url.isascii():
            raise FormatError(
                f"{url[:80]!r}",
                "this is no address to ask.",
                "Write it as https://witness.library.example/amparo, without a question mark, user or pass word.",
            )
        self.url, self._prefix, self._timeout = url.rstrip("/"), parts.path.rstrip("/"), timeout
        sort = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._line: HTTPConnection = sort(parts.hostname, port, timeout=timeout)
        self._used = False

    def __enter__(self) -> "Peer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def get(self, path: str = "", *, most: int) -> Answer:
        """Fetch what lies under the address. Raises NoAnswerError."""
        try:
            return self._ask("GET", path, None, most)
        except NoAnswerError:
            if not self._used:
                raise
        self._used = False  # a kept connection may have been closed at the other end; a fresh one tells
        return self._ask("GET", path, None, most)

    def post(self, path: str, body: bytes, *, most: int) -> Answer:
        """Send a body. Raises NoAnswerError."""
        return self._ask("POST", path, body, most)

    def _ask(self, method: str, path: str, body: bytes | None, most: int) -> Answer:
        where = f"{self.url}{path}"
        late, over = None, Event()
        try:
            if self._line.sock is None:
                self._line.connect()
            late = Timer(self._timeout, _hang_up, [self._line.sock, over])
            late.daemon = True
            late.start()
            sent = {"Content-Type": "text/plain; charset=utf-8"} if body is not None else {}
            self._line.request(method, self._prefix + path or "/", body, sent)
            answer = _read(self._line.getresponse(), most, where)
            if over.is_set():  # a body without a length would seem whole where it was cut off
                raise NoAnswerError(where, "it took too long.")
        except (OSError, HTTPException, ValueError) as error:
            self._line.close()
            raise NoAnswerError(where, f"it does not answer as it should ({_said(error)}).") from error
        except NoAnswerError:
            self._line.close()
            raise
        finally:
            if late is not None:
                late.cancel()
        self._used = True
        return answer


def _hang_up(line: socket, over: Event) -> None:
    """The time is over, and known to be, before whatever waits on the line wakes up; the line may be let go by now."""
    over.set()
    with suppress(OSError):
        line.shutdown(SHUT_RDWR)


def _read(answer: HTTPResponse, most: int, where: str) -> Answer:
    body = answer.read(most + 1)
    if len(body) > most:
        raise NoAnswerError(where, f"it sends more than the {most} bytes that such an answer can have.")
    if answer.length:  # fewer came than were promised: cut off, or the time was over
        raise NoAnswerError(where, "its answer broke off.")
    return Answer(answer.status, answer.headers.get_content_type(), body)


def _said(error: Exception) -> str:
    """Why, without a word that the other machine chose."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
