"""The site served by nginx as deploy/site.conf says, and its peers, each alone on a core, asked by wrk from the other one."""

import gzip
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from amparo.register.release import Release

ROOT = Path(__file__).resolve().parents[1]
Figures = dict[str, float]
_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
_BAD = re.compile(r"Non-2xx or 3xx responses: ([0-9]+)")


def served(out: Path, folder: Path, release: Release, seconds: int) -> Iterator[tuple[str, Figures]]:
    """Pages a second from each that is here; what is missing is named, and left out."""
    missing = [name for name in ("wrk", "nginx") if shutil.which(name) is None]
    if missing:
        print(f"serving: not measured, because {' and '.join(missing)} cannot be found.")
        return
    agency = next(one for one in release.agencies if one.since.year < 2025)
    pages = {"home": "en/", "agency": f"en/agencies/{agency.id}/", "year": f"en/agencies/{agency.id}/2025/"}
    yield from _nginx(out, folder, pages, seconds)
    database = folder / "register.db"
    _fill(database, release)
    yield from _datasette(database, agency.id, seconds)
    yield from _django(database, f"agencies/{agency.id}/2025/", seconds)


def _nginx(out: Path, folder: Path, pages: dict[str, str], seconds: int) -> Iterator[tuple[str, Figures]]:
    pressed = folder / "pressed"
    for path in pages.values():
        content = (out / path / "index.html").read_bytes()
        (pressed / path).mkdir(parents=True, exist_ok=True)
        (pressed / path / "index.html").write_bytes(content)
        (pressed / path / "index.html.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    for name, root, more, header in (
        ("nginx", out, "", ""),
        ("nginx, gzip each time", out, "", "Accept-Encoding: gzip"),
        ("nginx, gzip made before", pressed, "gzip_static on;", "Accept-Encoding: gzip"),
    ):
        port = _free()
        place = _configured(folder / f"nginx-{port}", root, port, more)
        with _running(["nginx", "-p", str(place), "-c", str(place / "nginx.conf")], port):
            for what, path in pages.items():
                yield f"{name}: {what}", _asked(f"http://127.0.0.1:{port}/{path}", seconds, header)


def _configured(place: Path, root: Path, port: int, more: str) -> Path:
    """deploy/site.conf in a server of its own, for this port and folder."""
    place.mkdir(parents=True)
    site = (ROOT / "deploy" / "site.conf").read_text("utf-8")
    site = re.sub(r"listen \S+;", f"listen 127.0.0.1:{port};", site)
    site = re.sub(r"root \S+;", f"root {root}; {more}", site)
    (place / "site.conf").write_text(site, "utf-8")
    held = "".join(f"{kind}_temp_path {place}/{kind}; " for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root; " if os.getuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{user}worker_processes 1; daemon off; pid {place}/pid; error_log {place}/error.log; "
        f"events {{ worker_connections 1024; }} http {{ sendfile on; keepalive_requests 1000000; "
        f"client_body_temp_path {place}/body; {held} include {place}/site.conf; }}\n",
        "utf-8",
    )
    return place


def _fill(database: Path, release: Release) -> None:
    """The figures of a release as rows."""
    with sqlite3.connect(database) as held:
        held.execute(
            'create table figure (id integer primary key, "table" text, agency text, period text, measure text, '
            '"by" text, state text, value integer)'
        )
        held.executemany(
            'insert into figure ("table", agency, period, measure, "by", state, value) values (?, ?, ?, ?, ?, ?, ?)',
            (
                (
                    *(table.name, row.agency, row.period, row.measure),
                    ";".join(f"{name}={code}" for name, code in row.by),
                    *(row.cell.state.value, row.cell.value),
                )
                for table in release.tables.values()
                for row in table.rows
            ),
        )
        held.execute("create index whose on figure (agency, period)")
        held.execute("pragma journal_mode=wal")


def _datasette(database: Path, agency: str, seconds: int) -> Iterator[tuple[str, Figures]]:
    command = [sys.executable, "-m", "datasette"] if find_spec("datasette") else []
    if found := shutil.which("datasette"):
        command = command or [found]
    if not command:
        print("Datasette: not measured, because it is not installed.")
        return
    port = _free()
    with _running([*command, str(database), "-h", "127.0.0.1", "-p", str(port)], port):
        where = f"http://127.0.0.1:{port}/register/figure"
        yield "Datasette: a table, 50 rows", _asked(f"{where}?agency={agency}&_size=50", seconds)
        yield (
            "Datasette: JSON, 50 rows",
            _asked(f"{where}.json?agency={agency}&_size=50&_shape=array", seconds),
        )


def _django(database: Path, path: str, seconds: int) -> Iterator[tuple[str, Figures]]:
    missing = [name for name in ("django", "gunicorn") if find_spec(name) is None]
    if missing:
        print(f"Django: not measured, because {' and '.join(missing)} is not installed.")
        return
    port = _free()
    command = [sys.executable, "-m", "gunicorn", "-w", "1", "-b", f"127.0.0.1:{port}", "--log-level", "error"]
    more = {
        "AMPARO_BENCH_DATABASE": str(database),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
    }
    with _running([*command, "bench.site_django:application"], port, more):
        yield "Django and gunicorn: year", _asked(f"http://127.0.0.1:{port}/{path}", seconds)


@contextmanager
def _running(command: Sequence[str], port: int, more: dict[str, str] | None = None) -> Iterator[None]:
    """A server, on the first core where cores can be chosen, until it is no longer needed."""
    process = subprocess.Popen(
        [*_on_core(0), *command],
        env={**os.environ, **(more or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended with {process.returncode} before it served.")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _asked(url: str, seconds: int, header: str = "") -> Figures:
    """Pages a second, and the size of one as it travels."""
    name, _, value = header.partition(": ")
    try:
        with urlopen(Request(url, headers={name: value} if name else {})) as answer:
            size = len(answer.read())
    except URLError as error:
        sys.exit(f"{url}: {error}")
    headers = ["-H", header] if header else []
    wrk = [*_on_core(1), "wrk", "-t1", "-c8", *headers]
    subprocess.run([*wrk, "-d1s", url], check=True, stdout=subprocess.DEVNULL)
    told = subprocess.run([*wrk, f"-d{seconds}s", url], check=True, capture_output=True, text=True).stdout
    rate, bad = _RATE.search(told), _BAD.search(told)
    if rate is None or bad:
        sys.exit(f"{url}: {bad[0] if bad else told}")
    return {"pages a second": float(rate[1]), "bytes": size}


def _on_core(number: int) -> list[str]:
    return ["taskset", "-c", str(number)] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else []


def _free() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
