"""Says in one line which tests a run left out, and why, from the reports that pytest wrote.

python -m tests.house.left_out                   what `make test` left out, both halves together
python -m tests.house.left_out --none            exits 1 if anything was left out
python -m tests.house.left_out REPORT.xml ...    the same of other reports
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from tests.house.halves import HALVES, report_of


def reasons(reports: Sequence[Path]) -> Counter[str]:
    """How many tests were skipped, or expected to fail, for each reason given."""
    skipped = [mark for report in reports for mark in ElementTree.parse(report).iter("skipped")]
    return Counter(" ".join((mark.get("message") or "no reason given").split()) for mark in skipped)


def sentence(left_out: Counter[str]) -> str:
    """The line to print."""
    if not left_out:
        return "Left out: nothing."
    each = "; ".join(f"{count} because: {reason}" for reason, count in left_out.most_common())
    return f"Left out: {left_out.total()} of the tests; {each}"


def main(arguments: list[str]) -> int:
    """Print the line; with --none, anything left out is a failure, and so is a run without a report."""
    none_allowed = "--none" in arguments
    named = [Path(word) for word in arguments if word != "--none"]
    reports = named or [report_of(half) for half in HALVES]
    for report in reports:
        if not report.exists():
            print(f"Left out: not known, because the run ended before it wrote {report}.")
            return 1 if none_allowed else 0
    left_out = reasons(reports)
    print(sentence(left_out))
    return 1 if none_allowed and left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
