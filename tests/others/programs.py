"""Where the programs by others are, why one is missing, and how they are asked: a JSON line for each case, a line back."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "others"
HERE = Path(__file__).parent
GO_SOURCES = Path("/usr/share/gocode")
"""Where Debian's golang-golang-x-mod-dev puts what it holds."""
GO = "Go's x/mod"
MENDED = "make others"


@dataclass(frozen=True, slots=True)
class Program:
    """One program: its name, how it is started, and why it cannot be, if so."""

    name: str
    command: tuple[str, ...]
    missing: str = ""

    def ask(self, cases: Iterable[Mapping[str, Any]], *mode: str) -> list[str]:
        """What it says of each case: `yes`, or `no:` and why."""
        told = "".join(f"{json.dumps(case)}\n" for case in cases)
        done = subprocess.run(
            [*self.command, *mode], input=told, capture_output=True, text=True, check=False, timeout=240
        )
        if done.returncode:
            raise AssertionError(f"{self.name} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout.splitlines()


def sigstore_python() -> Program:
    """Sigstore for Python, in an environment of its own."""
    python = HOME / "python" / "bin" / "python"
    there = any(HOME.glob("python/lib/python3*/site-packages/sigstore"))
    return Program(
        "Sigstore for Python",
        (str(python), str(HERE / "check_sigstore.py")),
        "" if there else f"Sigstore for Python is not installed ({MENDED})",
    )


def sigstore_javascript() -> Program:
    """Sigstore for JavaScript, in Node."""
    node = shutil.which("node")
    missing = "" if node else "node is not installed"
    if not (HOME / "node_modules" / "@sigstore" / "verify").is_dir():
        missing = missing or f"Sigstore for JavaScript is not installed ({MENDED})"
    command = (node or "node", str(HERE / "check_sigstore.cjs"), str(HOME / "node_modules"))
    return Program("Sigstore for JavaScript", command, missing)


def go() -> Program:
    """Our program over Go's own tlog and note, compiled anew if its source is newer."""
    return Program(GO, (str(HOME / "check-go"),), compile_go(HOME))


def compile_go(home: Path) -> str:
    """Compile check.go. Returns why it could not be done, or nothing."""
    source, made = HERE / "check.go", home / "check-go"
    toolchain = home / "python" / "bin" / "go"
    if not (GO_SOURCES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        return "Go's x/mod is not installed (On Debian: apt-get install golang-golang-x-mod-dev)"
    if not toolchain.exists():
        return f"Go is not installed ({MENDED})"
    if made.exists() and made.stat().st_mtime > source.stat().st_mtime:
        return ""
    alone = {"GOPATH": str(GO_SOURCES), "GOCACHE": str(home / "go-cache"), "CGO_ENABLED": "0", "GOFLAGS": ""}
    alone |= {"GO111MODULE": "off", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOTELEMETRY": "off"}
    command = [str(toolchain), "build", "-o", str(made), str(source)]
    done = subprocess.run(command, env={**os.environ, **alone}, capture_output=True, text=True, check=False)
    return f"check.go does not compile: {done.stderr}" if done.returncode else ""


ALL = (go, sigstore_python, sigstore_javascript)
