"""Fetches the programs by others that check our log, each at its pinned version, into a folder of their own.

    python -m tests.others.install              into build/others

Python's come from requirements/others.txt with hashes, into an environment of their own. JavaScript's are packed by npm,
compared with the SHA-512 in packages.toml, and unpacked; nothing of theirs is run to install them. Go's x/mod is Debian's
golang-golang-x-mod-dev; what is compiled from it is our own program. What cannot be had is named, and the rest made.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha512
from pathlib import Path

from tests.others import programs

HERE = Path(__file__).parent
REQUIREMENTS = programs.ROOT / "requirements" / "others.txt"


class NotHadError(Exception):
    """Something that could not be installed, with the reason and how to mend it."""


def python(home: Path) -> None:
    """Sigstore for Python, and the Go toolchain that a wheel carries."""
    run([sys.executable, "-m", "venv", str(home / "python")])
    pip = [str(home / "python" / "bin" / "python"), "-m", "pip", "install"]
    run([*pip, "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(REQUIREMENTS)])


def javascript(home: Path) -> None:
    """Sigstore for JavaScript: each package packed, compared, and only then unpacked."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotHadError("npm is not installed. On Debian: apt-get install npm")
    modules = home / "node_modules"
    shutil.rmtree(modules, ignore_errors=True)
    for package in tomllib.loads((HERE / "packages.toml").read_text("utf-8"))["package"]:
        named = f"{package['name']}@{package['version']}"
        with tempfile.TemporaryDirectory() as folder:
            run([npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", folder, named])
            [packed] = Path(folder).iterdir()
            found = b64encode(sha512(packed.read_bytes()).digest()).decode()
            if found != package["sha512"]:
                raise NotHadError(f"{named} has SHA-512 {found}, not the one in packages.toml: not unpacked.")
            with tarfile.open(packed) as archive:
                archive.extractall(folder, filter="data")
            shutil.copytree(Path(folder, "package"), modules / package["name"])


def go(home: Path) -> None:
    """Our program over Go's own tlog and note."""
    reason = programs.compile_go(home)
    if reason:
        raise NotHadError(reason)


def run(command: list[str]) -> None:
    """Run a command, and say why it failed if it did."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotHadError(f"{' '.join(command[:4])} … ended with: {said[-1] if said else 'nothing said'}")


def main(home: Path = programs.HOME) -> int:
    """Install each, name what could not be, and leave a mark when all are there."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "made").unlink(missing_ok=True)
    steps: dict[str, Callable[[Path], None]] = {
        "Sigstore for Python, and Go": python,
        "Sigstore for JavaScript": javascript,
        "our program over Go's x/mod": go,
    }
    missing = 0
    for name, step in steps.items():
        try:
            step(home)
        except NotHadError as reason:
            missing += 1
            print(f"Not installed: {name}: {reason}", file=sys.stderr)
        else:
            print(f"Installed: {name}")
    if not missing:
        (home / "made").touch()
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
