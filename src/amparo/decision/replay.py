"""python -m amparo.decision.replay FILE…: decide every receipt again and compare its bytes."""

import sys
from pathlib import Path

from amparo.decision.receipt import replays


def main(names: list[str]) -> int:
    """Replay files of receipts, one a line; prints `N passed, N failed` and returns 1 where one differs."""
    passed = failed = 0
    for name in names:
        for number, line in enumerate(Path(name).read_bytes().splitlines(), 1):
            if replays(line):
                passed += 1
            else:
                failed += 1
                print(f"{name}, line {number}: deciding again gives other bytes.")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
