"""python -m tests.receipts.make: one receipt per worked case, made by the rules of today."""

from pathlib import Path

from amparo.decision import make_receipt
from amparo.decision.checking import answer_case
from amparo.law.index import worked_cases

KEPT = Path(__file__).with_name("custody.jsonl")


def main() -> None:
    """Write them."""
    KEPT.write_bytes(b"".join(make_receipt(answer_case(case)) + b"\n" for case in worked_cases()))


if __name__ == "__main__":
    main()
