"""The demonstration's log: made once, then signed by a signer and countersigned by a witness, two processes beside the desk.

In a real house each of the two runs under a user of its own, the witness at another body, and the recovery key lies in a
safe; see docs/how-to/log.md. Here all lie in the demonstration's folder, so that one command shows how they work together.
"""

import ctypes
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from amparo.clock import CALIFORNIA
from amparo.terms import EngineError, filled
from amparo.tlog import has_ml_dsa
from amparo_desk.commands.demo_words import WORDS
from amparo_desk.nightly import Night, close_house
from amparo_desk.once import write_once
from amparo_desk.releasing import house_here
from amparo_log.durable import write_durably
from amparo_log.key_ceremony import countersign, draft_first, take
from amparo_log.keyfiles import load_keys, load_recovery_key, make_recovery_key
from amparo_log.storage import Log

ORIGIN, WITNESS = "madrone.example/log", "library.example/witness"
_PARENT_DEATH_SIGNAL = 1
_AMPARO = "import sys; from amparo.cli import main; sys.exit(main(sys.argv[1:]))"


@contextmanager
def beside() -> Iterator[Night]:
    """Signer and witness while the desk runs, and what the nightly work did at its start. Raises AmparoError."""
    signer, witness = _place("signer"), _place("witness")
    log = _log(signer)
    if not (signer / "last.sqlite").exists():
        _run("log", "signer", "--state", str(signer), "--log", str(log.home), "--begin")
    if not (witness / "keys").exists():
        _run("witness", "init", str(witness), "--name", WITNESS)
    first = log.keys()[0].text
    vkeys = [line.split()[-1] for line in first.splitlines() if line.startswith("log ")]
    _run("witness", "trust", str(witness), ORIGIN, *vkeys, "--keys", str(log.public))
    with ExitStack() as stack:
        signs = stack.enter_context(_running("log", "signer", "--state", str(signer), "--log", str(log.home)))
        sees = stack.enter_context(_running("witness", "serve", str(witness)))
        _list(log, sees, witness)
        at = datetime.now(CALIFORNIA)
        yield close_house(settings.LOG_HOME, signs, at, at.date() - timedelta(days=1), house_here())


def tell(night: Night) -> None:
    """What stands in the log, and how anybody checks it."""
    public = night.published
    if public is None:
        print(
            f"The closed days are not signed: {night.unsigned}" if night.unsigned else "No day has ended yet."
        )
        return
    print(
        filled(
            "The log holds {size:closed day|closed days}; {there} of {quorum:witness|witnesses} countersigned. ",
            size=public.head.size,
            there=len(public.cosigned),
            quorum=public.quorum,
        )
        + f"Check it as anybody would:\n  amparo verify {settings.LOG_HOME / 'public'}\n"
    )


def end_with_the_desk() -> None:
    """In a process that is begun beside the desk: be ended with it, however it ends. Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _place(name: str) -> Path:
    return Path(settings.HOME) / f"demonstration-{name}"


def _log(signer: Path) -> Log:
    """The log with its first key note."""
    home = Path(settings.LOG_HOME)
    log = Log(home) if (home / "head").exists() else Log.make(home, ORIGIN)
    if not log.keys():
        phrase, file = _place("recovery-phrase"), _place("recovery.pem")
        write_once(phrase, (" ".join(secrets.choice(WORDS) for _ in range(8)) + "\n").encode())
        told = phrase.read_text("utf-8").strip()
        if not file.exists():
            make_recovery_key(file, f"{ORIGIN}/recovery", told)
        recovery = load_recovery_key(file, told)
        take(
            log,
            countersign(draft_first(log, signer / "keys", recovery.verifier, ml_dsa=has_ml_dsa()), recovery),
        )
    return log


def _list(log: Log, address: str, witness: Path) -> None:
    """The witness answers at another port each time, so the list is written anew."""
    keys = json.dumps([key.verifier.vkey for key in load_keys(witness / "keys")])
    told = f'quorum = 1\n\n[[witness]]\nurl = "{address}"\nkeys = {keys}\n'
    write_durably(log.home / "witnesses.toml", told.encode())


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", _AMPARO, *words]


def _run(*words: str) -> None:
    done = subprocess.run(_command(*words), capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"amparo {words[0]} {words[1]}", (done.stderr or done.stdout).strip(), "")


@contextmanager
def _running(*words: str) -> Iterator[str]:
    """A process that answers until the desk ends; its address. Raises EngineError where it does not start."""
    command = _command(*words, "--port", "0", "--json")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=end_with_the_desk)

    def disown() -> None:
        process.returncode = 0

    os.register_at_fork(after_in_child=disown)  # a worker of the desk must not end what is none of its own
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        if not told:
            raise EngineError(f"amparo {words[0]} {words[1]}", "it did not start; see above.", "")
        yield json.loads(told)["address"]
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(10)
