"""The full proof: python -m tests.readings.proof --rows 1000000 compares every reading with `decide`, row by row."""

import argparse
import contextlib
import sys
import time
from collections import Counter

from tests.readings import postgres
from tests.readings.engines import READINGS, on_postgres
from tests.readings.rows import Left, chance_rows

BATCH = 50_000


def main(arguments: list[str] | None = None) -> int:
    """Progress per batch, a count at the end; 1 where some reading differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    folder = postgres.programs()
    left: Left = Counter()
    wrong: Counter[str] = Counter()
    began, done = time.perf_counter(), 0
    with contextlib.ExitStack() as stack:
        readings = dict(READINGS)
        if folder is not None:
            readings["postgres"] = on_postgres(stack.enter_context(postgres.running(folder)))
        while done < asked.rows:
            size = min(BATCH, asked.rows - done)
            expected = list(chance_rows(asked.seed + done, size, left))
            for name, reading in readings.items():
                told = reading([one.row for one in expected])
                for one, other in zip(expected, told, strict=True):
                    if one.told != other:
                        wrong[name] += 1
                        if wrong[name] <= 3:
                            print(f"{name}: {one.sentence}: expected {one.told}, got {other}: {one.row}")
            done += size
            print(
                f"{done:>9,} rows, {sum(wrong.values())} differences, {time.perf_counter() - began:,.0f} s",
                flush=True,
            )
    print(f"{done:,} rows in {len(readings)} readings ({', '.join(readings)}) beside `decide`.")
    print(f"Differences: {dict(wrong) or 'none'}. Left to the single reading: {dict(left)}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
