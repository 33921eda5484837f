"""The page on checking does what it says: each of its commands is run on a small log, and shows what the page shows."""

import re
import subprocess
import sys
from pathlib import Path

from tests.amparo.register.cases import AGENCY, small_case
from tests.amparo.register.logs import FIRST, LOG_KEY, ONE, WITNESS, write_log
from tests.log.test_log_keys_page import ENDED, matches

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/verify.md"


def script(page: str) -> str:
    """The page's commands as one program, with the keys of the small log for those that are printed somewhere."""
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    keys = f"KEY='{LOG_KEY.verifier.vkey}'\nWITNESS='{WITNESS.verifier.vkey}'\n"
    assert [line.partition("=")[0] for line in blocks[0].splitlines()] == ["KEY", "WITNESS"]
    ended = f"echo '{ENDED}'\n"
    return "set -euo pipefail\nexec 2>&1\n" + ended.join([keys, *blocks[1:], ""])


def test_every_command_of_the_page_runs_and_says_what_the_page_shows(tmp_path: Path) -> None:
    page, case = PAGE.read_text("utf-8"), small_case()
    for passed in range(12, 55):  # until the day on which the witness signed
        for agency in (AGENCY, "Pico-Library"):
            case.log.close(agency, FIRST + ONE * passed)
    (tmp_path / "public").mkdir()
    write_log(case.log, tmp_path / "public")
    (tmp_path / "proof.json").write_bytes(case.proof(1, 2, 3, hide=frozenset({"by", "person.name"})).written)
    ran = subprocess.run(
        ["bash", "-c", script(page)],
        cwd=tmp_path,
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
    told = ran.stdout.split(f"{ENDED}\n")[:-1]
    shown = re.findall(r"```(sh|console)\n(.*?)```", page, re.DOTALL)
    assert len(told) == sum(kind == "sh" for kind, _ in shown)
    at = -1
    for kind, block in shown:
        at += kind == "sh"
        if kind == "console":
            assert [line for line in block.splitlines() if not matches(line, told[at])] == [], told[at]
