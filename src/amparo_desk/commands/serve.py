"""amparo desk serve: the desk's site, on this machine alone, until it is stopped."""

import argparse
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from amparo.terms import EngineError, FactValueError, FileError
from amparo_desk.agencies import agencies
from amparo_desk.commands.account import need_secret

HERE = "127.0.0.1"


def run(options: argparse.Namespace) -> int:
    """Check that all is there, then answer until somebody stops it. Raises FileError, EngineError, FactValueError."""
    check()
    if not 1 <= options.workers <= 32:
        raise FactValueError("--workers", f"{options.workers} is not from 1 to 32.", "Leave it out for 2.")
    _refuse_taken_port(settings.PORT)
    call_command("clearsessions")
    connections.close_all()  # a worker must not share a connection with its parent
    Site(options.workers).run()
    return 0


def check() -> None:
    """Whether the databases stand as this version needs them. Raises FileError."""
    if not agencies():
        raise FileError(
            str(settings.HOME), "there is no desk here.", "`amparo desk init --as AGENCY` makes one."
        )
    need_secret()
    _refuse_open_files()
    for alias in ("default", "keys"):
        executor = MigrationExecutor(connections[alias])
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            raise FileError(
                f"the database `{alias}`",
                f"it lacks {len(missing)} steps that this version makes ({missing[0][0]} is the first).",
                "Back it up, then `amparo desk init --as AGENCY` takes them; nothing on record changes.",
            )


def _refuse_open_files() -> None:
    """A backup that was put back by hand is often open to everybody on the machine. Raises FileError."""
    databases = [Path(one["NAME"]) for one in settings.DATABASES.values() if "sqlite3" in one["ENGINE"]]
    for file in (settings.SECRET_FILE, *sorted(settings.KEYS.glob("*.key")), *databases):
        if file.exists() and file.stat().st_mode & 0o007:
            raise FileError(
                str(file),
                "everybody who has an account on this machine may open it.",
                f"chmod 600 '{file}', and ask who could have read it meanwhile.",
            )


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE, port))
        except OSError as error:
            raise EngineError(
                f"port {port}",
                "something answers there already, perhaps a desk.",
                "Stop that one, or choose another port: the same command with AMPARO_DESK_PORT=8048 before it.",
            ) from error


class Site(BaseApplication):  # type: ignore[misc]
    """gunicorn, with our settings and none from files or the environment."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Our settings."""
        for name, value in {
            "bind": f"{HERE}:{settings.PORT}",
            "workers": self._workers,
            "threads": 4,
            "timeout": 60,
            "graceful_timeout": 20,
            "umask": 0o077,  # gunicorn would open what it writes to everybody
            "proc_name": "amparo-desk",
            "loglevel": "warning",
            "logger_class": "amparo_desk.commands.serve_log.Quiet",
            "forwarded_allow_ips": HERE,
            "control_socket_disable": True,
            "when_ready": _tell,
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The site."""
        return get_wsgi_application()


def _tell(_server: Any) -> None:
    print(f"The desk answers at {settings.ADDRESS}/  (Ctrl+C stops it)", flush=True)
