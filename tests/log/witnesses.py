"""Witnesses to try: each a folder of its own, and where it is asked over HTTP a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from amparo.tlog import Signature, SigningKey, VerifierKey
from amparo_log.keyfiles import load_keys
from amparo_log.witness_client import countersign
from amparo_log.witness_commands import main
from amparo_log.witness_state import Finding, Known, WitnessState, countersigned_at, findings, known
from tests.log.lying_log import KEY, ORIGIN, LyingLog

_SERVE = "import sys; from amparo_log.witness_commands import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Witness:
    """One witness."""

    folder: Path

    @property
    def state(self) -> WitnessState:
        """What it remembers."""
        return WitnessState(self.folder)

    @property
    def signing(self) -> tuple[SigningKey, ...]:
        """Its keys."""
        return load_keys(self.folder / "keys")

    @property
    def keys(self) -> list[VerifierKey]:
        """The public halves."""
        return [key.verifier for key in self.signing]

    def found(self) -> tuple[Finding, ...]:
        """What it found."""
        with self.state.reading() as db:
            return findings(db)

    def latest(self, origin: str = ORIGIN) -> Known:
        """What it countersigned last."""
        with self.state.reading() as db:
            log = known(db, origin)
        assert log is not None
        return log

    def root_at(self, size: int) -> bytes | None:
        """The root that it countersigned at a size."""
        with self.state.reading() as db:
            seen = countersigned_at(db, ORIGIN, size)
        return seen[0] if seen else None


def witness(
    folder: Path, name: str = "witness.library.example/amparo", *, trusts: Sequence[str] = ()
) -> Witness:
    """Make one that trusts the log of madrone."""
    assert main(["init", str(folder), "--name", name]) == 0
    assert main(["trust", str(folder), ORIGIN, *(trusts or (KEY.verifier.vkey,))]) == 0
    return Witness(folder)


@contextmanager
def serving(one: Witness) -> Iterator[str]:
    """Let it answer, as a process of its own; its address."""
    with started(one) as (address, _):
        yield address


@contextmanager
def started(one: Witness) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address and the process."""
    command = [sys.executable, "-c", _SERVE, "serve", str(one.folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield line.split()[2].rstrip(";"), process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                assert process.wait(10) == 0, "it does not end cleanly"


def asked(
    address: str, one: Witness, log: LyingLog, old: int, size: int | None = None
) -> tuple[Signature, ...]:
    """What a witness answers to a log. Raises LogError."""
    return countersign(address, log.request(old, size), one.keys, timeout=10)
