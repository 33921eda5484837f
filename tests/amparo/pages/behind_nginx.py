"""A site behind nginx with deploy/site.conf, only port and folder changed; and everything that can be reached there."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

CONF = Path(__file__).resolve().parents[3] / "deploy" / "site.conf"
_HOUSE = """
{user} daemon off; pid {home}/pid; error_log {home}/error.log notice; worker_processes 1; events {{}}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/site.conf;
}}
"""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address. The test is left out, by name, where nginx is missing."""
    program = next(filter(None, map(shutil.which, ("nginx", "/usr/sbin/nginx"))), None)
    if program is None:
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        told = CONF.read_text("utf-8").replace("listen 8080", f"listen 127.0.0.1:{port}")
        (home / "site.conf").write_text(told.replace("/srv/amparo/public-site", str(site)), "utf-8")
        user = "user root;" if os.geteuid() == 0 else ""  # a folder of tests is closed to everybody else
        (home / "nginx.conf").write_text(_HOUSE.format(home=home, user=user), "utf-8")
        command = [program, "-e", str(home / "error.log"), "-c", str(home / "nginx.conf")]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            _wait(running, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            running.terminate()
            _, said = running.communicate(timeout=10)
    assert "[warn]" not in said, said


def _wait(running: "subprocess.Popen[str]", port: int) -> None:
    for _ in range(200):
        assert running.poll() is None, running.communicate()[1]
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


@dataclass(frozen=True, slots=True)
class Answer:
    """What nginx answered."""

    status: int
    headers: "http.client.HTTPMessage"
    content: bytes

    @property
    def text(self) -> str:
        """As text."""
        return self.content.decode("utf-8")


def asked(address: str, path: str, **headers: str) -> Answer:
    """The answer at a path. Redirections are not followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found


class _Links(HTMLParser):
    """What a page refers to, the names of places in it, and the words that it shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.places, self.scripts, self.words = list[str](), set[str](), 0, list[str]()
        self._silent = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.links += [value for name in ("href", "src", "action") if (value := told.get(name)) is not None]
        self.places |= {value for name in ("id", "name") if (value := told.get(name))}
        self.scripts += tag == "script"
        self._silent = tag if tag in {"script", "style"} else self._silent

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


@dataclass
class Crawled:
    """Everything that was reached: answers by path, what each page says, where a link leads nowhere, what leads elsewhere."""

    answers: dict[str, Answer] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    scripts: set[str] = field(default_factory=set)
    broken: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)


SAID_TO_THE_GUIDE = {("/guide/", "lang=en"), ("/guide/", "lang=es")}
"""What stands behind the `#` of a link to the guide is no place on it: its script reads it."""


def crawled(address: str) -> Crawled:
    """Follow every link from the first page: of pages, style, feeds, the data's description and the API's."""
    found, places = Crawled(), dict[str, set[str]]()
    wanted, jumps = [("", "/")], list[tuple[str, str, str]]()
    while wanted:
        here, path = wanted.pop()
        if path not in found.answers:
            answer = found.answers[path] = asked(address, path)
            told = _told(path, answer, found, places)
            for link in told:
                there, jump = urldefrag(urljoin(urljoin(address, path), link))
                if not there.startswith(address):
                    if not there.startswith("data:"):
                        found.elsewhere.append((path, link))
                    continue
                wanted.append((path, urlsplit(there).path))
                jumps += [(path, urlsplit(there).path, jump)] if jump else []
        if found.answers[path].status != 200:
            found.broken.append((here, path))
    found.broken += [
        (here, f"{there}#{jump}")
        for here, there, jump in jumps
        if jump not in places.get(there, ()) and (there, jump) not in SAID_TO_THE_GUIDE
    ]
    return found


def _told(path: str, answer: Answer, found: Crawled, places: dict[str, set[str]]) -> list[str]:
    """The links of what was answered, by its type."""
    match str(answer.headers["Content-Type"]).partition(";")[0]:
        case "text/html":
            page = _Links(answer.text)
            places[path] = page.places
            found.words[path] = " ".join(" ".join(page.words).split())
            found.scripts |= {path} if page.scripts else set()
            return page.links
        case "text/css":
            return re.findall(r"url\(['\"]?([^'\")]+)", answer.text)
        case "application/atom+xml":
            return [
                link for one in ElementTree.fromstring(answer.content).iter() if (link := one.get("href"))
            ]
        case "application/json" if path.endswith("datapackage.json"):
            return [one["path"] for one in json.loads(answer.content)["resources"]]
        case "application/json" if path.endswith("openapi.json"):
            return [one.removeprefix("/") for one in json.loads(answer.content)["paths"] if "{" not in one]
        case _:
            return []
