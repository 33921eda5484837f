"""How well the corpus is read: every paper, every field, right, unknown or wrong; and the table of the rates.

python -m tests.papers.rates              the table, field by field
python -m tests.papers.rates --each       and each field that was not read, or wrongly
python -m tests.papers.rates a-fax.tif    some papers only
"""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from amparo.documents import read_document
from amparo.intake.papers import FieldRead, PaperRead, names, read_papers

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text("utf-8"))

Outcome = Literal["right", "unknown", "wrong"]
"""Right, also where both say that nothing stands there; unknown where nothing was read though something stands there."""


@dataclass(frozen=True)
class Compared:
    """One field of one paper: what is true, what was read."""

    paper: str
    field: str
    true: object
    read: FieldRead | None

    @property
    def outcome(self) -> Outcome:
        """How the two compare."""
        value = self.read.value if self.read else None
        if value is None:
            return "right" if self.true is None else "unknown"
        return "right" if _alike(value, self.true) else "wrong"

    @property
    def is_tick(self) -> bool:
        """Whether it is a box to tick, or any other yes or no."""
        return names().fields[self.field].type == "tick"

    def __str__(self) -> str:
        place = self.read.evidence if self.read else None
        seen = f" ({place.how}, {place.sure:.2f}, “{place.text[:60]}”)" if place else ""
        value = self.read.value if self.read else None
        return f"{self.outcome:7} {self.paper}: {self.field} is {self.true!r}, read {value!r}{seen}"


def _alike(value: object, true: object) -> bool:
    """The same value; a text without regard to signs and spacing, a moment to the minute."""
    if isinstance(value, bool) or isinstance(true, bool):
        return value is true
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:16] == str(true)
    return _letters(str(value)) == _letters(str(true))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def read_paper_file(name: str) -> PaperRead:
    """One paper of the corpus, really read."""
    return read_papers(read_document((CORPUS / name).read_bytes(), name))


def read_all(wanted: Sequence[str]) -> dict[str, PaperRead]:
    """Papers read two at a time, as there are two cores."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(wanted, pool.map(read_paper_file, wanted), strict=True))


def compared(read: dict[str, PaperRead]) -> Iterator[Compared]:
    """Every field of which the truth is known."""
    for paper, found in read.items():
        for field, true in EXPECTED[paper]["fields"].items():
            yield Compared(paper, field, true, found.field(field))


def table(fields: Sequence[Compared]) -> str:
    """The rates, field by field and for all."""
    counts: dict[str, Counter[str]] = {}
    for one in fields:
        counts.setdefault(one.field, Counter())[one.outcome] += 1
        counts.setdefault("all ticks" if one.is_tick else "all others", Counter())[one.outcome] += 1
    lines = [f"{'field':28}{'right':>7}{'unknown':>9}{'wrong':>7}{'right %':>9}{'wrong %':>9}"]
    for field, count in sorted(counts.items(), key=lambda pair: (pair[0].startswith("all"), pair[0])):
        total = count.total()
        lines.append(
            f"{field:28}{count['right']:7}{count['unknown']:9}{count['wrong']:7}"
            f"{100 * count['right'] / total:9.1f}{100 * count['wrong'] / total:9.1f}"
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the table."""
    each = "--each" in arguments
    wanted = [name for name in arguments if not name.startswith("--")] or sorted(EXPECTED)
    read = read_all(wanted)
    fields = list(compared(read))
    for one in fields if each else ():
        if one.outcome != "right":
            print(one)
    for paper, found in read.items():
        if found.kind != EXPECTED[paper]["kind"]:
            print(f"kind    {paper}: is {EXPECTED[paper]['kind']!r}, read {found.kind!r} {found.paper.flags}")
    print(table(fields))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
