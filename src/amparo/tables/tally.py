"""What a decided table comes to: counts by kind and outcome, the open facts, the rows without an answer, what-ifs."""

from collections import Counter
from dataclasses import dataclass, field

from amparo.decision.table_columns import missing_facts
from amparo.law.calendar import LAST_ENACTED
from amparo.rules.polars_reading import pl
from amparo.tables.cells import MOST_ROWS, MOST_VALUES, Unknown
from amparo.tables.told import BETWEEN, Decided


@dataclass(slots=True)
class Tally:
    """Counts, batch after batch. An outcome of None is a row without an answer, a kind of None one whose kind is open."""

    rows: int = 0
    outcomes: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    masks: Counter[int] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    no_day: int = 0
    unknown: dict[tuple[str, str], Unknown] = field(default_factory=dict)
    after_the_last_day: int = 0
    changed: Counter[tuple[str | None, int, str, str]] = field(default_factory=Counter)

    def add(self, decided: Decided) -> None:
        """Count one more batch."""
        frame = decided.cells.ready.select("kind", "on").with_columns(
            decided.answers["safe"], decided.answers["missing"], decided.cells.because.alias("because")
        )
        self.rows += frame.height
        for kind, safe, count in frame.group_by("kind", "safe").len().iter_rows():
            self.outcomes[kind, safe] += count
        for mask, count in frame["missing"].value_counts().iter_rows():
            self.masks[mask] += count
        self.no_day += decided.given["on"].null_count()
        self.after_the_last_day += int((frame["on"] > LAST_ENACTED).sum())
        if frame["because"].null_count() < frame.height:
            for reasons, count in frame["because"].drop_nulls().value_counts().iter_rows():
                self.unanswered.update(dict.fromkeys(reasons.split(BETWEEN), count))
        for one in decided.cells.unknown:
            self._note(one)
        if decided.supposed is not None:
            self._compare(frame.with_columns(decided.supposed["safe"].alias("other")))

    def _note(self, one: Unknown) -> None:
        known = self.unknown.get((one.column, one.value))
        if known is not None:
            known.count += one.count
            known.rows = [*known.rows, *one.rows][:MOST_ROWS]
        elif sum(column == one.column for column, _ in self.unknown) < MOST_VALUES:
            self.unknown[one.column, one.value] = one

    def _compare(self, frame: pl.DataFrame) -> None:
        changed = frame.filter(pl.col("safe") != pl.col("other"))
        groups = changed.group_by("kind", pl.col("on").dt.year().alias("year"), "safe", "other").len()
        for kind, year, safe, other, count in groups.iter_rows():
            self.changed[kind, year, safe, other] += count

    # -------------------------------------------------------------- what it comes to

    @property
    def answered(self) -> int:
        """Rows that have an answer."""
        return sum(count for (_, safe), count in self.outcomes.items() if safe is not None)

    @property
    def open_rows(self) -> int:
        """Rows on whose answer some fact still turns."""
        return sum(count for mask, count in self.masks.items() if mask)

    def open_facts(self) -> list[tuple[str, int]]:
        """The facts that are still open, the most frequent first, each with its rows."""
        facts: Counter[str] = Counter()
        for mask, count in self.masks.items():
            facts.update(dict.fromkeys(missing_facts(mask), count))
        return sorted(facts.items(), key=lambda pair: (-pair[1], pair[0]))

    def problems(self) -> list[Unknown]:
        """The values that their columns do not know, the most frequent first."""
        return sorted(self.unknown.values(), key=lambda one: (-one.count, one.column, one.value))

    def untold(self) -> dict[str, int]:
        """Cells that could not be read beyond those of `problems`, by column."""
        told = Counter({"on": self.no_day})
        for one in self.unknown.values():
            told[one.column] += one.count
        return {
            column: count - told[column] for column, count in self.unanswered.items() if count > told[column]
        }

    def changes(self) -> int:
        """Answers that would have been different."""
        return self.changed.total()
