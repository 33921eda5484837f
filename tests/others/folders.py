"""A log on a disk, as the desk keeps it, for Go to read without a word of ours."""

import json
import subprocess
from pathlib import Path

from amparo.tlog import make_note
from amparo_log.storage import Log
from tests.others import programs
from tests.others.cases import LOG, WITNESSES, entry, signature, vkey


def a_log(home: Path, size: int, *, signed_at: int | None = None) -> Log:
    """A log of so many entries, added in unequal batches, and published under a checkpoint that two witnesses signed."""
    log = Log.make(home, LOG.name)
    batch, signed_at = 1, size if signed_at is None else signed_at
    with log.writing():
        while log.head.size < size:
            start = log.head.size
            end = min(start + batch, size, signed_at if start < signed_at else size)
            log.append(entry(index) for index in range(start, end))
            batch = batch * 3 % 4801 + 1
            if end == signed_at:
                text = log.head.text
                log.publish(make_note(text, [signature(key, text) for key in (LOG, *WITNESSES)]))
    return log


def go_reads(program: programs.Program, public: Path, stride: int = 1) -> tuple[dict[str, int], str]:
    """What Go finds in a public folder, in figures; or why it refuses it."""
    command = [*program.command, "tiles", str(public), vkey(), str(stride)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    return (json.loads(done.stdout) if done.returncode == 0 else {}), done.stderr.strip()


def read_by_go(program: programs.Program, home: Path, size: int, stride: int) -> str:
    """Make a log, let Go read it, and say what it found. Raises AssertionError where it refuses it."""
    found, refused = go_reads(program, a_log(home, size).public, stride)
    if refused or found["size"] != size or found["inclusions"] != -(-size // stride):
        raise AssertionError(f"{program.name} refuses a log of {size} entries: {refused or found}")
    return (
        f"{program.name}: reads a log of {size:,} entries from its folder, {found['inclusions']:,} of them proved and "
        f"as many changed ones refused, {found['pairs']:,} pairs of sizes consistent and as many changed ones refused"
    )
