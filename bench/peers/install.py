"""Installs the pinned engines, and where one cannot be had on this Python the others all the same.

    python -m bench.peers.install requirements/bench.txt MARK

MARK is written when all has been tried: empty, or a line for each package that could not be installed, with the reason.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path


def pinned(text: str) -> dict[str, str]:
    """The packages of a requirement file, each with its lines."""
    entries = re.findall(r"^([\w.-]+==\S+)( \\\n(?: +--hash=\S+(?: \\\n|\n))+)", text, re.MULTILINE)
    return {name: name + hashes for name, hashes in entries}


def install(file: Path, *more: str) -> str:
    """Install what a requirement file names. Returns why it could not be done, or nothing."""
    quiet = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    command = [sys.executable, "-m", "pip", "install", *quiet, *more, "-r", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
    return (errors or ["ERROR: pip ended without saying why"])[-1].removeprefix("ERROR: ")


def install_each(file: Path) -> list[str]:
    """Install each package alone. Returns a line for each that could not be."""
    left_out = []
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in pinned(file.read_text(encoding="utf-8")).items():
            alone = Path(folder, "alone.txt")
            alone.write_text(lines, encoding="utf-8")
            if reason := install(alone, "--no-deps"):
                left_out.append(f"{name}: {reason}")
    return left_out


def main(file: str, mark: str) -> None:
    """Install, tell what was left out, and leave the mark."""
    left_out = install_each(Path(file)) if install(Path(file)) else []
    for line in left_out:
        print(f"Left out of the comparison: {line}", file=sys.stderr)
    Path(mark).write_text("".join(f"{line}\n" for line in left_out), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
