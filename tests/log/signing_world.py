"""A log, its keys, its signer and its witnesses in a folder, each a real process over loopback where it is one in life."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from amparo.tlog import Kind, Note, SigningKey, VerifierKey, open_note, read_checkpoint, root_of
from amparo.tlog.key_notes import first_note, sign_key_note
from amparo_log.keyfiles import load_keys, make_keys
from amparo_log.signer import begin
from amparo_log.signer_state import SignerState
from amparo_log.storage import Log
from amparo_log.witness_state import WitnessState
from amparo_log.witness_trust import trust
from tests.log.leaves import leaves

ORIGIN = "madrone.example/log"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday
RECOVERY = SigningKey(f"{ORIGIN}/recovery", Kind.ED25519, sha256(b"an invented recovery key").digest())
AMPARO = (sys.executable, "-c", "import sys; from amparo.cli import main; sys.exit(main(sys.argv[1:]))")


@dataclass(frozen=True)
class World:
    """Where things lie."""

    folder: Path

    @property
    def home(self) -> Path:
        """The log."""
        return self.folder / "log"

    @property
    def log(self) -> Log:
        """The log, opened afresh."""
        return Log(self.home)

    @property
    def state(self) -> SignerState:
        """The signer's memory."""
        return SignerState(self.folder / "signer")

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """The public halves of the signer's keys."""
        return tuple(key.verifier for key in load_keys(self.state.folder / "keys"))

    def append(self, end: int) -> None:
        """Let the log reach so many leaves."""
        log = self.log
        log.append(leaves(log.head.size, end))

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the signer's, run to its end."""
        return run("log", "signer", "--state", str(self.state.folder), "--log", str(self.home), *words)

    @contextmanager
    def signer(self, *words: str) -> Iterator[str]:
        """The signer as a process; its address."""
        with started(
            "log", "signer", "--state", str(self.state.folder), "--log", str(self.home), "--port", "0", *words
        ) as (address, _):
            yield address

    @contextmanager
    def witness(self, name: str = "w1") -> Iterator[str]:
        """A witness that trusts this log, as a process; its address."""
        with started("witness", "serve", str(self.make_witness(name)), "--port", "0") as (address, _):
            yield address

    def make_witness(self, name: str) -> Path:
        """A witness's folder, where there is none yet."""
        folder = self.folder / name
        if not folder.exists():
            folder.mkdir(mode=0o700)
            make_keys(folder / "keys", f"{name}.library.example", [Kind.COSIGNATURE, Kind.ML_DSA_44])
            WitnessState.make(folder)
            trust(WitnessState(folder), ORIGIN, self.keys, (), int(NOON.timestamp()))
        return folder

    def list_witnesses(self, quorum: int, **witnesses: str) -> None:
        """Write witnesses.toml: the names of witnesses, and where each is asked."""
        lines = [f"quorum = {quorum}"]
        for name, url in witnesses.items():
            vkeys = [key.verifier.vkey for key in load_keys(self.make_witness(name) / "keys")]
            lines += ["[[witness]]", f'url = "{url}"', f"keys = {vkeys}"]
        (self.home / "witnesses.toml").write_text("\n".join(lines))

    def copy(self, what: str, to: str) -> None:
        """Keep a copy of a folder, or put one back."""
        shutil.rmtree(self.folder / to, ignore_errors=True)
        shutil.copytree(self.folder / what, self.folder / to)


def make_world(folder: Path, size: int = 300, *, begun: bool = True, origin: str = ORIGIN) -> World:
    """A log of so many leaves whose keys are on record, not signed yet."""
    world = World(folder)
    folder.mkdir(parents=True, exist_ok=True)
    log = Log.make(world.home, origin)
    world.state.folder.mkdir(mode=0o700)
    keys = make_keys(world.state.folder / "keys", origin, [Kind.ED25519, Kind.ML_DSA_44])
    log.add_keys(key_note(keys, origin))
    log.append(leaves(0, size))
    if begun:
        begin(world.state, world.home, NOON)
    return world


def key_note(keys: Sequence[SigningKey], origin: str = ORIGIN) -> Note:
    """The first key note for these keys."""
    ordered = sorted(keys, key=lambda key: key.kind)
    note = first_note(origin, [key.verifier for key in ordered], RECOVERY.verifier)
    return sign_key_note(note.text, [ordered[0], RECOVERY])


def valid(world: World, note: Note) -> int:
    """That both of the log's keys signed the note, and that the log leads to it; its size."""
    point = read_checkpoint(note.text)
    assert {one.key for one in open_note(note, world.keys)} == set(world.keys)
    assert root_of(point.size, world.log.node(point.size)) == point.root
    return point.size


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """A command, to its end."""
    return subprocess.run((*AMPARO, *words), capture_output=True, text=True, timeout=30, check=False)


@contextmanager
def started(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A process that serves: its address, as its first line says, and the process; ended by SIGTERM, and cleanly."""
    process = subprocess.Popen(
        (*AMPARO, *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    try:
        found = re.search(r"http://127\.0\.0\.1:[0-9]+", process.stdout.readline())
        assert found, process.stderr.read()
        yield found[0], process
    finally:
        process.terminate()
        process.communicate(timeout=15)
    assert process.returncode in (0, -9), process.returncode
