"""Says in one line which tests a run left out, and why, from the report that pytest wrote.

python -m tests.house.left_out build/junit.xml
python -m tests.house.left_out build/junit.xml --none     exits 1 if anything was left out
"""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def reasons(report: Path) -> Counter[str]:
    """How many tests were skipped, or expected to fail, for each reason given."""
    skipped = ElementTree.parse(report).iter("skipped")
    return Counter(" ".join((mark.get("message") or "no reason given").split()) for mark in skipped)


def sentence(left_out: Counter[str]) -> str:
    """The line to print."""
    if not left_out:
        return "Left out: nothing."
    each = "; ".join(f"{count} because: {reason}" for reason, count in left_out.most_common())
    return f"Left out: {left_out.total()} of the tests; {each}"


def main(arguments: list[str]) -> int:
    """Print the line; with --none, anything left out is a failure, and so is a run without a report."""
    report = Path(arguments[0])
    none_allowed = "--none" in arguments[1:]
    if not report.exists():
        print(f"Left out: not known, because the run ended before it wrote {report}.")
        return 1 if none_allowed else 0
    left_out = reasons(report)
    print(sentence(left_out))
    return 1 if none_allowed and left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
