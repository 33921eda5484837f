"""A house in a folder of its own: desk, log and signer as processes, and what is done there at a moment that is given."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from amparo.tlog import DayLeaf, read_leaf
from tests.desk import processes
from tests.log.signing_world import World, make_world

POWER_FAILED = 9
_BEGIN = """
import os, sys, json, django
from datetime import datetime, date
from pathlib import Path
os.umask(0o077)
django.setup()
from django.conf import settings
from amparo_desk import nightly
from amparo_desk.agencies import agencies, vault_of
from amparo_desk.nightly import close_house
from amparo_desk.vault import models
from tests.desk.told import told, local
at = datetime.fromisoformat(sys.argv[1])
def cut(name, when):
    whole = getattr(nightly, name)
    def ends(*given, **named):
        if when == "before":
            os._exit(9)
        done = whole(*given, **named)
        os._exit(9)
    setattr(nightly, name, ends)
def night():
    done = close_house(settings.LOG_HOME, settings.LOG_SIGNER, at)
    return {
        "closed": {name: [str(day) for day in days] for name, days in done.closed.items()},
        "refused": {name: str(error) for name, error in done.refused.items()},
        "appended": len(done.appended), "unsigned": done.unsigned and str(done.unsigned),
        "signed": done.published and done.published.head.size, "attested": done.attested,
    }
"""


@dataclass
class House:
    """Where things lie, and what the processes are told."""

    folder: Path
    world: World
    environment: dict[str, str] = field(default_factory=dict)

    def do(self, code: str, at: datetime, *, ended: int = 0) -> Any:
        """Lines of Python at the desk, at a moment; what they gave as `out`."""
        program = f"{_BEGIN}\nout = None\n{code}\nprint(json.dumps(out))"
        done = processes.python(program, at.isoformat(), env={**os.environ, **self.environment})
        assert done.returncode == ended, done.stderr
        return json.loads(done.stdout.splitlines()[-1]) if not ended else None

    def refused(self, code: str, at: datetime) -> str:
        """The same, of what ends with an error; the error."""
        done = f"try:\n    {code}\nexcept Exception as error:\n    out = type(error).__name__ + ': ' + str(error)"
        told: str = self.do(done, at)
        assert told, "it was not refused"
        return told

    def night(self, at: datetime) -> Any:
        """What the house does each night."""
        return self.do("out = night()", at)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """amparo desk …"""
        return self.amparo("desk", *words)

    def amparo(self, *words: str) -> subprocess.CompletedProcess[str]:
        """amparo …"""
        program = "import sys; from amparo.cli import main; sys.exit(main(sys.argv[1:]))"
        return processes.python(program, *words, env={**os.environ, **self.environment})

    @contextmanager
    def signer(self) -> Iterator[None]:
        """The signer as a process."""
        with self.world.signer() as address:
            self.environment["AMPARO_LOG_SIGNER"] = address
            try:
                yield
            finally:
                self.environment["AMPARO_LOG_SIGNER"] = "http://127.0.0.1:9"

    def leaves(self) -> list[DayLeaf]:
        """What stands in the log."""
        log = self.world.log
        return [read_leaf(entry) for entry in log.entries(0, log.head.size)]

    def copied(self, folder: Path) -> "House":
        """The same in another folder."""
        shutil.copytree(self.folder, folder)
        moved = {
            name: value.replace(str(self.folder), str(folder)) for name, value in self.environment.items()
        }
        return House(folder, World(folder), moved)

    def copy(self, what: str, to: str) -> None:
        """Keep a copy of a folder, or put one back."""
        shutil.rmtree(self.folder / to, ignore_errors=True)
        shutil.copytree(self.folder / what, self.folder / to)


def make_house(folder: Path, *agencies: str, databases: tuple[str, str] = ("", "")) -> House:
    """A desk with these agencies, an empty log whose keys are on record, and a signer that is not running yet.

    `databases`: those of case files and of keys; else files in the folder.
    """
    world = make_world(folder, size=0)
    house = House(folder, world)
    house.environment = {
        "AMPARO_DESK_HOME": str(folder / "desk"),
        "AMPARO_DESK_KEYS": "",
        "AMPARO_DESK_SECRET_FILE": "",
        "AMPARO_DESK_DATABASE": databases[0],
        "AMPARO_DESK_KEY_DATABASE": databases[1],
        "AMPARO_LOG_HOME": str(world.home),
        "AMPARO_LOG_SIGNER": "http://127.0.0.1:9",
        "DJANGO_SETTINGS_MODULE": "amparo_desk.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    for agency in agencies:
        done = house.command("init", "--as", agency)
        assert done.returncode == 0, done.stderr
    return house
