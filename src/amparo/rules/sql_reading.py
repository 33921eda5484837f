"""The database reading: a decision as one SELECT, for DuckDB, PostgreSQL, SQLite and Spark.

The relation has one column per variable of the decision, NULL where unknown: text for a choice, a boolean for a flag or
a finding, a date for a day (in SQLite text like 2026-11-24, and 1 or 0 for a boolean). Nothing but comparisons, `CASE`
and bit operators is used, so each row is read alike everywhere. A row that holds a word its fact does not know gets no
answer: `possible_rules` 0 and `safe` NULL; refuse it, never read it as "may".
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.rules.decision import Decision
from amparo.rules.diagram import Variable
from amparo.rules.facts import Choice, Day
from amparo.rules.levels import Ask, Below, EraRoots, Levels, Mask, Step, levels_of
from amparo.terms import RulebookError


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where the four differ: quoting, big integers, days, and what keeps a nested SELECT from being copied upward.

    `number` makes an integer like 20240229 of a day; `fence` ends an inner SELECT, and `every` the one over it, so that a
    planner does not write inner columns into each of their uses (work would grow with the ways, not the nodes); `true`
    and `false` are the literals of a boolean column; `is_day` tests that a cell is a day, where columns have no types.
    """

    name: str
    quote: str
    bigint: str
    text: str
    day: str
    number: str
    every: str
    fence: str
    true: str
    false: str
    is_day: str = ""

    def column(self, name: str) -> str:
        """A quoted name."""
        return f"{self.quote}{name.replace(self.quote, self.quote * 2)}{self.quote}"

    def literal(self, value: str | bool | None) -> str:
        """A word, a truth or NULL."""
        if value is None:
            return "NULL"
        if isinstance(value, bool):
            return self.true if value else self.false
        return "'" + value.replace("'", "''") + "'"

    def day_literal(self, ordinal: int) -> str:
        """A day."""
        return self.day.format(date.fromordinal(ordinal).isoformat())

    def bits(self, value: int) -> str:
        """A big integer."""
        return self.bigint.format(value)


_PARTS = "(EXTRACT(YEAR FROM {0}) * 10000 + EXTRACT(MONTH FROM {0}) * 100 + EXTRACT(DAY FROM {0}))"
DIALECTS = {
    dialect.name: dialect
    for dialect in (
        Dialect("duckdb", '"', "{}::BIGINT", "VARCHAR", "DATE '{}'", _PARTS, "", "", "TRUE", "FALSE"),
        Dialect("postgres", '"', "{}::BIGINT", "TEXT", "DATE '{}'", _PARTS, "", " OFFSET 0", "TRUE", "FALSE"),
        Dialect(
            "sqlite",
            '"',
            "{}",
            "TEXT",
            "'{}'",
            "CAST(replace({0}, '-', '') AS INTEGER)",
            " WHERE 1",
            " LIMIT -1",
            "1",
            "0",
            "date({0}, '+0 days') IS {0}",
        ),
        Dialect("spark", "`", "{}L", "STRING", "DATE '{}'", _PARTS, "", "", "TRUE", "FALSE"),
    )
}
"""The dialects by name."""


def select(
    decision: Decision,
    relation: str,
    *,
    dialect: str,
    keep: Iterable[str] = (),
    day: str = "on_day",
    columns: Mapping[str, str] | None = None,
    asks: Mapping[str, tuple[Ask, ...]] | None = None,
    missing: bool = True,
    rule_pack: str = "",
) -> str:
    """A SELECT over `relation` (a table's name as written in SQL, or a SELECT in parentheses).

    Its columns are those of `keep`, then `possible_rules` (rule k is bit k), `safe` (outcome), `possible` (outcome k of
    `decision.outcomes` is bit k), `rule` (key), `missing` (variable i of the diagram is bit i; `asks` puts other bits)
    and `rule_pack`; without `missing` that column is left out. `day` names the column of the day; `columns` names columns
    that are not called after their variable. Raises RulebookError for a dialect we do not write.
    """
    if dialect not in DIALECTS:
        raise RulebookError(f"{dialect!r} is no dialect we write; one of {', '.join(DIALECTS)}.")
    levels = levels_of(decision)
    named = {v.key: (columns or {}).get(v.key, v.key) for v in levels.diagram.variables}
    return _Query(DIALECTS[dialect], levels, tuple(keep), day, named, asks or {}, missing).write(
        relation, rule_pack
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Query:
    """Writes one SELECT, from the masks outward."""

    dialect: Dialect
    levels: Levels
    keep: tuple[str, ...]
    day: str
    columns: Mapping[str, str]
    asks: Mapping[str, tuple[Ask, ...]]
    missing: bool

    def write(self, relation: str, rule_pack: str) -> str:
        levels = self.levels
        kept = [self.dialect.column(name) for name in self.keep]
        masks = sorted({*levels.masks(turns=False), *(levels.masks(turns=True) if self.missing else ())})
        asked = levels.asked() if self.missing else ()
        turns = levels.turns if self.missing else ()
        have = {self._mask_name(mask): self._all_or_none(self._mask(mask)) for mask in masks}
        have |= {f"_e{place}": self._all_or_none(self._in_era(era)) for place, era in enumerate(levels.eras)}
        have |= {f"_u{place}": self._all_or_none(self._unknown(place)) for place in asked}
        for asks in self.asks.values():
            for ask in asks:
                if ask.only:
                    have[f"_o{ask.bit}"] = self._all_or_none(f"{self.dialect.column(ask.only)} IS NULL")
        made = [self._select(kept, have, relation)]
        carried = list(have)
        for place in range(max(len(levels.rules), len(turns))):
            steps = [*levels.rules[place : place + 1], *turns[place : place + 1]]
            values = {name: self._value(step) for level in steps for name, step in level.items()}
            made.append(self._select([*kept, *carried], values, f"_level_{len(made) - 1}"))
            carried += values
        values = {"possible_rules": self._over_eras(lambda era: era.rules)}
        values |= {f"_turns{place}": self._turning(place) for place in asked}
        only = [name for name in have if name.startswith("_o")]
        made.append(self._select([*kept, *only], values, f"_level_{len(made) - 1}"))
        results = {"safe": self._safe(), "possible": self._possible(), "rule": self._rule()}
        results |= {"missing": self._missing()} if self.missing else {}
        results |= {"rule_pack": self.dialect.literal(rule_pack)}
        named = [f"_level_{place} AS (\n{text}{self.dialect.fence}\n)" for place, text in enumerate(made)]
        last = self._select([*kept, "possible_rules"], results, f"_level_{len(made) - 1}")
        return f"WITH {', '.join(named)}\n{last}"

    def _select(self, kept: list[str], made: Mapping[str, str], source: str) -> str:
        told = [*kept, *(f"{text} AS {name}" for name, text in made.items())]
        every = self.dialect.every if source.startswith("_level_") else ""
        alias = " AS _given" if source.startswith("(") else ""
        return f"SELECT {', '.join(told)}\nFROM {source}{alias}{every}"

    # -------------------------------------------------------------- masks

    def _all_or_none(self, condition: str) -> str:
        return f"CASE WHEN {condition} THEN {self.dialect.bits(-1)} ELSE {self.dialect.bits(0)} END"

    def _mask_name(self, mask: Mask) -> str:
        return f"_m{mask.variable}_{'_'.join(map(str, mask.classes))}"

    def _column(self, place: int) -> str:
        return self.dialect.column(self.columns[self.levels.diagram.variables[place].key])

    def _unknown(self, place: int) -> str:
        return f"{self._column(place)} IS NULL"

    def _mask(self, mask: Mask) -> str:
        variable = self.levels.diagram.variables[mask.variable]
        column = self._column(mask.variable)
        match variable.fact:
            case Choice():
                words = ", ".join(map(self.dialect.literal, self.levels.words(mask)))
                known = f"{column} IN ({words})"
            case Day():
                known = " OR ".join(f"({self._window(variable, place, column)})" for place in mask.classes)
            case _:
                known = column if mask.classes == (1,) else f"NOT {column}"
        return f"{known} OR {column} IS NULL" if self.levels.unknown_is_tried(mask) else known

    def _window(self, variable: Variable, place: int, column: str) -> str:
        """A day's class: as numbers like 20240229 a year more is 10000 more, and 29 February rounds down."""
        start = self.dialect.number.format(column)
        on = self.dialect.number.format(self.dialect.column(self.day))
        years = [values[0] for values in variable.classes[:-1]]
        if place == len(years):
            return f"{on} > {start} + {years[-1] * 10_000} OR {start} > {on}"
        after = f"{on} > {start} + {years[place - 1] * 10_000}" if place else f"{start} <= {on}"
        return f"{after} AND {on} <= {start} + {years[place] * 10_000}"

    def _in_era(self, era: EraRoots) -> str:
        day = self.dialect.column(self.day)
        tests = [f"{day} >= {self.dialect.day_literal(era.first)}"] if era.first is not None else []
        tests += [f"{day} <= {self.dialect.day_literal(era.last)}"] if era.last is not None else []
        return " AND ".join(tests) or f"{day} IS NOT NULL"

    # -------------------------------------------------------------- steps

    def _value(self, below: Below) -> str:
        if isinstance(below, Step):
            ways = [
                self._mask_name(mask)
                if under is True
                else f"({self._mask_name(mask)} & {self._value(under)})"
                for mask, under in below.ways
            ]
            return ways[0] if len(ways) == 1 else "(" + " | ".join(ways) + ")"
        if isinstance(below, str):
            return below
        return self.dialect.bits(-int(below) if isinstance(below, bool) else below)

    def _over_eras(self, root: Callable[[EraRoots], Below]) -> str:
        return " | ".join(
            f"(_e{place} & {self._value(root(era))})" for place, era in enumerate(self.levels.eras)
        )

    def _turning(self, variable: int) -> str:
        ways = self._over_eras(lambda era: era.turns.get(variable, False))
        return f"_u{variable} & ({ways})"

    # -------------------------------------------------------------- results

    def _giving(self, outcome: str) -> str:
        return f"(possible_rules & {self.dialect.bits(self.levels.rule_bits(outcome))}) <> 0"

    def _outcomes(self) -> list[tuple[int, str]]:
        decision = self.levels.decision
        return [
            (place, outcome)
            for place, outcome in enumerate(decision.outcomes)
            if self.levels.rule_bits(outcome)
        ]

    def _safe(self) -> str:
        whens = " ".join(
            f"WHEN {self._giving(outcome)} THEN {self.dialect.literal(outcome)}"
            for _, outcome in self._outcomes()
        )
        return f"CASE {whens} END"

    def _possible(self) -> str:
        return " | ".join(
            f"CASE WHEN {self._giving(outcome)} THEN {1 << place} ELSE 0 END"
            for place, outcome in self._outcomes()
        )

    def _rule(self) -> str:
        """The last of the reached rules that give the safe outcome."""
        whens = []
        rules = list(enumerate(self.levels.decision.rules))
        for _, outcome in self._outcomes():
            last = " ".join(
                f"WHEN (possible_rules & {self.dialect.bits(1 << place)}) <> 0 THEN {self.dialect.literal(rule.key)}"
                for place, rule in reversed(rules)
                if rule.then == outcome
            )
            whens.append(f"WHEN {self._giving(outcome)} THEN CASE {last} END")
        return f"CASE {' '.join(whens)} END"

    def _missing(self) -> str:
        parts = [self.dialect.bits(0)]
        for place in self.levels.asked():
            turning = f"_turns{place}"
            for earlier in self.levels.waits_for(place):
                turning += f" & ~_turns{earlier}"
            key = self.levels.diagram.variables[place].key
            for ask in self.asks.get(key, (Ask(place),)):
                only = f" & _o{ask.bit}" if ask.only else ""
                parts.append(f"({turning}{only} & {self.dialect.bits(1 << ask.bit)})")
        return " | ".join(parts)
