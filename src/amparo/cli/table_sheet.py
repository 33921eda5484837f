"""The summary of a decided table: for a person on the screen, and for a program as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amparo.cli.run_sheet import Sheet
from amparo.cli.table_words import told
from amparo.decision.questions import question_for
from amparo.decision.receipt import rule_pack
from amparo.decision.table_columns import COLUMNS
from amparo.facts.request import KIND_NAMES, REQUEST_KINDS
from amparo.intake.refusal import quoted
from amparo.law.calendar import LAST_ENACTED, RULES_VERSION
from amparo.law.custody.outcomes import APART, OUTCOME_NAMES, PROTECTIVE_FIRST
from amparo.terms import NOT_LEGAL_ADVICE, Language

if TYPE_CHECKING:  # they need polars, and this file is read where it is missing
    from amparo.tables import Asked, Opened, Tally

FORMAT = "amparo-table/1"
_COUNT = (13, 87)
_OUTCOME = (44, 34, 22)
_CHANGE = (34, 6, 12, 24, 24)
_KINDS = (*REQUEST_KINDS, None)
_OUTCOMES = (*PROTECTIVE_FIRST, *APART, None)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was asked, the table, its counts, and how long it took."""

    table: "Opened"
    asked: "Asked"
    tally: "Tally"
    seconds: float

    @property
    def speed(self) -> int:
        """Rows a second."""
        return round(self.tally.rows / max(self.seconds, 0.001))

    def outcomes(self) -> list[tuple[str | None, str | None, int]]:
        """Kind, safe outcome and rows, in the order of the kinds and of protection."""
        found = [(kind, safe, count) for (kind, safe), count in self.tally.outcomes.items()]
        return sorted(found, key=lambda one: (_KINDS.index(one[0]), _OUTCOMES.index(one[1])))

    def changes(self) -> list[tuple[str | None, int, str, str, int]]:
        """Kind, year, from, to and rows."""
        found = [(*group, count) for group, count in self.tally.changed.items()]
        return sorted(found, key=lambda one: (_KINDS.index(one[0]), *one[1:]))

    def carried(self) -> list[tuple[str, str]]:
        """Columns that are none of ours, each with the one that may be meant."""
        from amparo.tables.cells import unread  # see above

        return list(unread(self.table.schema))

    def what_if(self) -> str:
        """The policy that was tried, as it was given."""
        return ", ".join(f"{column}={word}" for column, word in (self.asked.what_if or {}).items())

    # -------------------------------------------------------------- for a program

    def to_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        tally = self.tally
        found: dict[str, Any] = {
            "format": FORMAT,
            "table": self.table.name,
            "engine": self.asked.engine,
            "rows": tally.rows,
            "answered": tally.answered,
            "outcomes": [
                {"kind": kind, "safe": safe, "rows": count} for kind, safe, count in self.outcomes()
            ],
            "open": {"rows": tally.open_rows, "facts": dict(tally.open_facts())},
            "no_answer": {
                "rows": tally.rows - tally.answered,
                "because": dict(sorted(tally.unanswered.items())),
                "no_day": tally.no_day,
                "values": [
                    {
                        "column": one.column,
                        "value": one.value,
                        "rows": one.count,
                        "first_rows": one.rows,
                        "mend": one.mend,
                    }
                    for one in tally.problems()
                ],
            },
            "after_the_last_enacted_date": tally.after_the_last_day,
            "columns_not_read": [name for name, _ in self.carried()],
            "columns_dropped": list(self.table.dropped),
            "written": str(self.asked.out) if self.asked.out else None,
            "rule_pack": rule_pack(),
            "rules_version": RULES_VERSION,
            "seconds": round(self.seconds, 3),
            "rows_per_second": self.speed,
            "note": NOT_LEGAL_ADVICE["en"],
        }
        if self.asked.what_if:
            names = ("kind", "year", "from", "to", "rows")
            changes = [dict(zip(names, one, strict=True)) for one in self.changes()]
            found["what_if"] = {
                "policy": dict(self.asked.what_if),
                "changed": tally.changes(),
                "changes": changes,
            }
        return found

    # -------------------------------------------------------------- for a person

    def text(self, sheet: Sheet) -> str:
        """The summary, folded to a width."""
        lines = "\n".join(line.rstrip() for line in self._lines(sheet)).strip("\n")
        return f"{lines}\n"

    def _lines(self, sheet: Sheet) -> Iterator[str]:
        language = sheet.language
        rows = f"{self.tally.rows:,}"
        yield from sheet.text(
            told("head", language, table=self.table.name, rows=rows, engine=self.asked.engine)
        )
        yield from sheet.title(told("outcomes", language))
        yield from sheet.text(told("outcomes_note", language))
        for kind, safe, count in self.outcomes():
            name = told("no_answer", language) if safe is None else _in(OUTCOME_NAMES[safe], language)
            yield from sheet.row((_kind(kind, language), name, f"{count:>13,}"), _OUTCOME, 2)
        if self.tally.open_rows:
            yield from sheet.title(told("open", language, rows=f"{self.tally.open_rows:,}"))
            for fact, count in self.tally.open_facts():
                question = question_for(fact, language)
                name = fact if question == fact else f"{fact}: {question}"
                yield from sheet.row((f"{count:>11,}", name), _COUNT, 2)
        if self.tally.rows > self.tally.answered:
            yield from self._unanswered(sheet)
        if self.asked.what_if:
            yield from self._supposed(sheet)
        yield from sheet.title(told("columns", language))
        yield from self._columns(sheet)
        yield ""
        yield from self._end(sheet)

    def _unanswered(self, sheet: Sheet) -> Iterator[str]:
        language = sheet.language
        count = f"{self.tally.rows - self.tally.answered:,}"
        yield from sheet.title(told("unanswered", language, rows=count))
        yield from sheet.text(told("unanswered_note", language))
        if self.tally.no_day:
            yield from sheet.row((f"{self.tally.no_day:>11,}", told("no_day", language)), _COUNT, 2)
        for one in self.tally.problems():
            rows = ", ".join(f"{row:,}" for row in one.rows) + (" …" if one.count > len(one.rows) else "")
            values = {"column": one.column, "value": quoted(one.value), "rows": rows, "mend": one.mend}
            yield from sheet.row((f"{one.count:>11,}", told("unknown", language, **values)), _COUNT, 2)
        for column, cells in self.tally.untold().items():
            yield from sheet.row((f"{cells:>11,}", told("others", language, column=column)), _COUNT, 2)

    def _supposed(self, sheet: Sheet) -> Iterator[str]:
        language, policy = sheet.language, self.what_if()
        yield from sheet.title(told("what_if", language, policy=policy))
        changed, rows = f"{self.tally.changes():,}", f"{self.tally.answered:,}"
        yield from sheet.text(told("changed", language, policy=policy, changed=changed, rows=rows))
        if self.tally.changed:
            yield from sheet.row(told("changed_head", language).split(","), _CHANGE, 2)
        for kind, year, before, after, count in self.changes():
            names = [_in(OUTCOME_NAMES[outcome], language) for outcome in (before, after)]
            yield from sheet.row((_kind(kind, language), str(year), f"{count:,}", *names), _CHANGE, 2)

    def _columns(self, sheet: Sheet) -> Iterator[str]:
        language = sheet.language
        read = [column.name for column in COLUMNS if column.name in self.table.schema]
        yield from sheet.item(told("read", language, names=", ".join(read)))
        carried = [
            told("maybe", language, column=quoted(name), meant=meant) if meant else quoted(name)
            for name, meant in self.carried()
        ]
        if carried:
            yield from sheet.item(told("carried", language, names=", ".join(carried)))
        if self.table.dropped:
            names = ", ".join(quoted(name) for name in self.table.dropped)
            yield from sheet.item(told("dropped", language, names=names))

    def _end(self, sheet: Sheet) -> Iterator[str]:
        language = sheet.language
        if self.tally.after_the_last_day:
            rows = f"{self.tally.after_the_last_day:,}"
            yield from sheet.text(told("after", language, rows=rows, day=LAST_ENACTED))
        if self.asked.out:
            yield from sheet.text(told("written", language, file=self.asked.out))
        else:
            yield from sheet.text(told("not_written", language))
        yield from sheet.text(told("rules", language, version=RULES_VERSION, pack=rule_pack()))
        yield told("took", language, seconds=f"{self.seconds:.1f}", speed=f"{self.speed:,}")
        yield ""
        yield from sheet.text(NOT_LEGAL_ADVICE[language])


def _in(both: tuple[str, str], language: Language) -> str:
    return both[language == "es"]


def _kind(kind: str | None, language: Language) -> str:
    return told("no_kind", language) if kind is None else _in(KIND_NAMES[kind], language)
