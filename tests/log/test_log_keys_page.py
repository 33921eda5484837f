"""The page on the log's keys does what it says: each of its commands is run, in a folder of its own, by a shell."""

import re
import shlex
import socket
import subprocess
import sys
import time
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from amparo.tlog import DayLeaf, Signature, make_note
from amparo_log.keyfiles import load_keys
from amparo_log.storage import Log

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/how-to/log-keys.md"
ENDED = "=== block ended"


def close_a_day(home: Path, what: str) -> Log:
    """Close the last day that is over: of another invented agency each time, so that no day is missing nor to come."""
    log = Log(home)
    begun = datetime.fromtimestamp((home / "format").stat().st_mtime, ZoneInfo("America/Los_Angeles"))
    agency = f"madrone-{log.head.size + 1}"
    root = sha256(f"{agency}{what}".encode()).digest()
    log.append([DayLeaf(agency, begun.date() - timedelta(days=1), root).entry])
    return log


def forge(home: Path, forged: Path, thief: Path) -> None:
    """What a thief of the key does: the days that are published, another one after them, signed with the stolen key."""
    log, other = Log(home), Log.make(forged / "made", Log(home).origin)
    other.append(log.entries(0, log.head.size))
    close_a_day(forged / "made", "forged")
    text = other.head.text
    keys = sorted(load_keys(thief), key=lambda key: key.verifier.vkey in log.keys()[-1].text)
    note = make_note(text, [Signature(keys[-1].name, keys[-1].verifier.key_id, keys[-1].sign(text))])
    other.publish(note)
    for made in (forged / "made/public").rglob("*"):
        if made.is_file():
            place = forged / "public" / made.relative_to(forged / "made/public")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(made.read_bytes())


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def script(page: str) -> str:
    """The page's commands as one program; what only the desk and a thief can do stands in for its comment."""
    act = f"PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)} -m tests.log.test_log_keys_page"
    lines = []
    for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL):
        for line in block.splitlines():
            if line == "# a day is closed":
                lines.append(f"{act} day log")
            elif line.startswith("# the thief closes"):
                lines.append(f"{act} forge log forged thief/keys")
            else:
                lines.append(line)
            if served := re.search(r"--port (\d+) &$", line):
                lines.append(f"{act} wait {served[1]}")
        lines.append(f"echo '{ENDED}'")
    text = "\n".join(lines)
    for port in ("8471", "8472"):
        text = text.replace(port, str(free_port()))
    return f"set -euo pipefail\ntrap 'kill $(jobs -p)' EXIT\nexec 2>&1\n{text}\n"


def matches(line: str, output: str) -> bool:
    """Whether a line that the page shows is in the output; … stands for anything."""
    pattern = ".*".join(re.escape(part) for part in line.split("…"))
    return re.search(f"^{pattern}", output, re.MULTILINE) is not None


def test_every_command_of_the_page_runs_and_says_what_the_page_shows(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    (tmp_path / "run.sh").write_text(script(page))
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    ran = subprocess.run(
        ["bash", "run.sh"],
        cwd=tmp_path,
        env={"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr
    told = ran.stdout.split(f"{ENDED}\n")[:-1]
    shown = re.findall(r"```(sh|console)\n(.*?)```", page, re.DOTALL)
    assert len(told) == sum(kind == "sh" for kind, _ in shown)
    at = -1
    for kind, block in shown:
        at += kind == "sh"
        if kind == "console":
            missing = [line for line in block.splitlines() if not matches(line, told[at])]
            assert missing == [], told[at]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["day", home]:
            close_a_day(Path(home), "")
        case ["forge", home, forged, thief]:
            forge(Path(home), Path(forged), Path(thief))
        case ["wait", port]:
            for _ in range(200):
                with socket.socket() as tried:
                    if tried.connect_ex(("127.0.0.1", int(port))) == 0:
                        break
                time.sleep(0.1)
