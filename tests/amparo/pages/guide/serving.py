"""A small server of the guide's files that can cut a file off half way, lose it, and tells what it was asked for."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from amparo.pages.guide import bundle_bytes, engine
from amparo.pages.guide.page import guide_files

TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webmanifest": "application/manifest+json",
}


@cache
def made() -> Mapping[str, bytes]:
    """The guide of the live rules."""
    return guide_files(bundle_bytes(), engine())


class Served:
    """The server: its files may be exchanged, and each may be cut or lost."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.cut: dict[str, int] = {}
        """How many bytes are sent of a file before the line breaks, by its path; none: it is lost."""
        self.asked: list[str] = []
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told.answer(self)

            def log_message(self, *_: object) -> None:
                """Nothing is written about who asked."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://localhost:{self.server.server_port}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Send the file asked for, or what of it arrives."""
        self.asked.append(handler.path)
        path = handler.path.lstrip("/").split("?")[0]
        path = f"{path}index.html" if path.endswith("/") else path
        content = self.files.get(path)
        sent = self.cut.get(path)
        if content is None or sent == 0:
            handler.send_error(404)
            return
        handler.send_response(200)
        handler.send_header("Content-Type", TYPES[path.rsplit(".", 1)[1]])
        handler.send_header("Content-Length", str(len(content)))
        handler.send_header("Cache-Control", "no-cache")
        handler.end_headers()
        handler.wfile.write(content if sent is None else content[:sent])
        if sent is not None:
            time.sleep(
                0.4
            )  # the browser has begun to show the page when the line breaks; else it shows one of its own
        handler.close_connection = True


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Served]:
    """A server of these files on a free port."""
    served = Served(files)
    running = threading.Thread(
        target=served.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    running.start()
    try:
        yield served
    finally:
        served.server.shutdown()
        served.server.server_close()
