"""A process that adds three events to a vault and is ended, without a word, before its n-th statement: tests/desk/test_cut."""

import os
import sys
from typing import Any

import django


def main(agency: str, key: str, last: int) -> None:
    """Add the events; at statement `last` the process ends as if the power had failed."""
    django.setup()

    from django.db import connections  # after the settings are read

    from amparo_desk.vault.store import Vault
    from tests.desk.test_vault import told

    done = 0

    def cut(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal done
        done += 1
        if done == last:
            os._exit(9)
        return execute(sql, params, many, context)

    vault = Vault(agency, bytes.fromhex(key))
    with connections["default"].execute_wrapper(cut), connections["keys"].execute_wrapper(cut):
        vault.add(told(vault))
    print(done)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
