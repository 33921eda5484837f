"""A power cut at every statement of an act: the record is whole before and after, and the act can be repeated."""

import subprocess
import sys
from pathlib import Path

from amparo.casefile import fold
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY
from tests.desk.test_vault import WHO, told

ROOT = Path(__file__).parents[2]
MOST = 60


def test_whenever_the_power_fails_all_or_nothing_is_on_record_and_a_repeated_act_doubles_nothing(
    sqlite: tuple[str, str],
) -> None:
    seen: set[int] = set()
    for last in range(1, MOST):
        agency = f"cut-{last}"
        ended = subprocess.run(
            [sys.executable, "-m", "tests.desk.cut", agency, KEY.hex(), str(last)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        vault = Vault(agency, KEY, using=sqlite[0], keys=sqlite[1])
        kept = vault.events("rec-1")
        seen.add(len(kept))
        assert len(kept) in (0, 3), ended.stderr
        vault.add(told(vault))
        assert fold(vault.open("rec-1", **WHO)) == fold(told(vault))
        assert len(vault.events("rec-1")) == 3
        if ended.returncode == 0:
            assert len(kept) == 3
            break
        assert ended.returncode == 9, ended.stderr
    else:
        raise AssertionError(f"more than {MOST} statements for one act")
    assert last > 6, "every statement of the act was one at which the power failed"
    assert seen == {0, 3}
