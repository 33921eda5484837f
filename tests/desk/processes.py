"""Programs in processes of their own, quickly: each is forked from one process that has read the library and Django already.

What a test tries through a process (what it says, how it ends, what it leaves, that it dies half way) is tried all the same,
but two thirds of its time would go into reading the same files again. The desk itself is read anew each time, with the
settings of the test. Sites that serve, and the demonstration that is killed, are started as a shell starts them.
"""

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

READ_ALREADY = [
    *(
        "amparo.cli",
        "django.contrib.auth.hashers",
        "django.core.management",
        "django.db.backends.sqlite3.base",
    ),
    *("django.db.migrations.executor", "django.db.models", "django.forms", "django.views", __name__),
]
"""Nothing that reads settings when it is imported, and nothing that starts threads, which no fork takes along."""
STARTER = get_context("forkserver")
STARTER.set_forkserver_preload(READ_ALREADY)


def python(code: str, *words: str, env: Mapping[str, str], timeout: float = 120) -> CompletedProcess[str]:
    """Like `python -c CODE WORDS…`, with what it said and how it ended."""
    with tempfile.TemporaryDirectory(prefix="amparo-said-") as folder:
        said = Path(folder, "stdout"), Path(folder, "stderr")
        process = STARTER.Process(target=_become, args=(code, words, dict(env), said))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutExpired([*words], timeout)
        code_of_exit = process.exitcode
        process.close()
        out, errors = (file.read_text("utf-8") for file in said)
    return CompletedProcess([*words], code_of_exit, out, errors)


def _become(code: str, words: Sequence[str], env: Mapping[str, str], said: tuple[Path, Path]) -> None:
    os.environ.clear()
    os.environ.update(env)
    for number, file in zip((1, 2), said, strict=True):
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    sys.argv = ["-c", *words]
    exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
