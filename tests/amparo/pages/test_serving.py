"""nginx with deploy/site.conf: it hands out files, and keeps nothing of who asked for what."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

NGINX = next(filter(None, map(shutil.which, ("nginx", "/usr/sbin/nginx"))), None)
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")
CONF = Path("deploy/site.conf")
_HOUSE = """
{user} daemon off; pid {home}/pid; error_log {home}/error.log notice; events {{}}
http {{
    access_log {home}/access.log;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/site.conf;
}}
"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A small site behind nginx: the folder of its logs, and the port."""
    site = tmp_path / "site"
    for path in ("en/index.html", "404.html", "log/checkpoint", "log/tile/0/000"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("page", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = CONF.read_text("utf-8").replace("listen 8080", f"listen 127.0.0.1:{port}")
    (tmp_path / "site.conf").write_text(told.replace("/srv/amparo/public-site", str(site)), "utf-8")
    (tmp_path / "nginx.conf").write_text(
        _HOUSE.format(home=tmp_path, user="user root;" if os.geteuid() == 0 else ""), "utf-8"
    )
    running = subprocess.Popen(
        [str(NGINX), "-e", str(tmp_path / "error.log"), "-c", str(tmp_path / "nginx.conf")],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield tmp_path, port
    finally:
        running.terminate()
        running.wait(10)


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def _asked(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Referer": "https://search.example/?q=rosa", "Cookie": "a=b"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_nothing_is_noted_of_who_read_what_nor_of_who_found_nothing(served: tuple[Path, int]) -> None:
    home, port = served
    assert _asked(port, "/en/").status == 200
    assert _asked(port, "/en/agencies/rosa-paz/").status == 404
    assert _asked(port, "/log/tile/0/rosa").status == 404
    assert _asked(port, "/en").status == 301
    kept = "".join(path.read_text("utf-8") for path in home.glob("*.log"))
    assert "rosa" not in kept
    assert "client:" not in kept
    assert "GET" not in kept


def test_no_answer_sets_a_cookie_or_lets_the_next_site_know(served: tuple[Path, int]) -> None:
    _, port = served
    for path in ("/en/", "/gone", "/log/checkpoint", "/log/tile/0/000"):
        answer = _asked(port, path)
        assert answer.headers["Set-Cookie"] is None
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
