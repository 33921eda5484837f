"""The first reading: a decision as generated Python for one case.

Four functions are made of each decision. `reading` walks the rules once with three-valued facts and tells which
outcomes are possible; `crisp` answers where every fact is known; `owed` lists the duties; `trace` gives the truth of
every condition of every rule, which is the explanation. A first-hit table with unknowns is not a chain of ifs: a rule
that *may* apply adds its outcome and the next rules are looked at too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amparo.rules.conditions import (
    NEGATED,
    All,
    Always,
    AnyOf,
    Condition,
    Finding,
    Not,
    Some,
    Surely,
    Truth,
)
from amparo.rules.dates import last_day_within
from amparo.rules.decision import Decision, Duty

Values = dict[str, Any]
Reading = Callable[[Values, int], tuple[int, int, tuple[Truth, ...]]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The functions made of one decision.

    `reading(values, on)` gives the possible outcomes as a bit mask in the order of `Decision.outcomes`, the index of
    the rule at which looking stopped, and the truth of each rule up to it (0: not in force on that day).
    `crisp(values, on)` gives the index of the rule that answers. `owed(values, on, outcome)` gives the duties.
    `trace(values, on)` gives truths in the places that `shapes` name, one shape per rule.
    """

    reading: Reading
    crisp: Callable[[Values, int], int]
    owed: Callable[[Values, int, str], list[Duty]]
    trace: Callable[[Values, int], tuple[Truth, ...]]
    shapes: tuple["Shape", ...]
    source: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A condition of a rule and where its truth stands in the trace; one shape per rule, with its parts below."""

    condition: Condition
    place: int
    parts: tuple["Shape", ...]


class _Writer:
    """Writes statements that put the truth of a condition into a local name, each condition once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.globals: dict[str, Any] = {"NEGATED": NEGATED, "last_day_within": last_day_within}
        self.names: dict[int, str] = {}
        self.helpers: dict[int, str] = {}
        self.count = 0

    def fresh(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def line(self, indent: int, text: str) -> None:
        self.lines.append("    " * indent + text)

    def truth(self, condition: Condition, indent: int) -> str:
        """Emit the statements for a condition and return the name that holds its two bits."""
        known = self.names.get(id(condition))
        if known is not None:
            return known
        match condition:
            case Always():
                return "1"
            case Finding() | All() | Some() if len(condition.parts()) == 1:
                name = self.truth(condition.parts()[0], indent)
            case All():
                parts = [self.truth(part, indent) for part in condition.parts()]
                name = self.fresh()
                self.line(indent, f"{name} = ({' & '.join(parts)}) | (({' | '.join(parts)}) & 2)")
            case Some():
                parts = [self.truth(part, indent) for part in condition.parts()]
                name = self.fresh()
                self.line(indent, f"{name} = ({' & '.join(parts)}) | (({' | '.join(parts)}) & 1)")
            case Not():
                inner = self.truth(condition.part, indent)
                name = self.fresh()
                self.line(indent, f"{name} = NEGATED[{inner}]")
            case Surely():
                inner = self.truth(condition.part, indent)
                name = self.fresh()
                self.line(indent, f"{name} = 1 if {inner} == 1 else 2")
            case AnyOf():
                name = self.fresh()
                helper = self.helper(condition)
                path = condition.listing.path
                self.line(indent, f"{name} = {helper}(w, on) if (w := v[{path!r}]) else 2")
                if condition.unread is not None:
                    unread = self.truth(condition.unread, indent)
                    self.line(indent, f"{name} = (({name} | {unread}) & 1) | ({name} & {unread} & 2)")
            case _:
                name = self.fresh()
                self.line(indent, f"{name} = {condition.bits_source()}")
        self.names[id(condition)] = name
        return name

    def helper(self, condition: AnyOf) -> str:
        """A function over the records of a list."""
        name = self.helpers.get(id(condition))
        if name is None:
            name = f"any_{len(self.helpers)}"
            inner = _Writer()
            inner.line(0, f"def {name}(records, on):")
            inner.line(1, "found = 2")
            inner.line(1, "for v in records:")
            bits = inner.truth(condition.inner, 2)
            inner.line(2, f"found = ((found | {bits}) & 1) | (found & {bits} & 2)")
            inner.line(2, "if found == 1:")
            inner.line(3, "return 1")
            inner.line(1, "return found")
            exec(compile("\n".join(inner.lines), f"<{name}>", "exec"), inner.globals)
            self.globals[name] = inner.globals[name]
            self.helpers[id(condition)] = name
        return name


def _write_reading(decision: Decision, writer: _Writer) -> None:
    writer.line(0, "def reading(v, on):")
    writer.line(1, "possible = 0")
    outcomes = decision.outcomes
    seen: list[str] = []
    for index, rule in enumerate(decision.rules):
        bit = 1 << outcomes.index(rule.then)
        indent = 1
        name = f"r{index}"
        seen.append(name)
        known_before = dict(writer.names)
        dated = rule.since is not None or rule.until is not None
        if dated:
            tests = []
            if rule.since is not None:
                tests.append(f"{rule.since.toordinal()} <= on")
            if rule.until is not None:
                tests.append(f"on <= {rule.until.toordinal()}")
            writer.line(1, f"{name} = 0")
            writer.line(1, f"if {' and '.join(tests)}:")
            indent = 2
        bits = writer.truth(rule.when, indent)
        writer.line(indent, f"{name} = {bits}")
        writer.line(indent, f"if {name} & 1:")
        writer.line(indent + 1, f"possible |= {bit}")
        writer.line(indent + 1, f"if {name} == 1:")
        writer.line(indent + 2, f"return possible, {index}, ({', '.join(seen)},)")
        if dated:  # what was computed under a date may be unbound on other days
            writer.names = known_before
    writer.line(1, "raise AssertionError('no rule answered')")


def _write_crisp(decision: Decision, writer: _Writer) -> None:
    writer.line(0, "def crisp(v, on):")
    for index, rule in enumerate(decision.rules):
        tests = []
        if rule.since is not None:
            tests.append(f"{rule.since.toordinal()} <= on")
        if rule.until is not None:
            tests.append(f"on <= {rule.until.toordinal()}")
        tests.append(rule.when.crisp_source())
        writer.line(1, f"if {' and '.join(tests)}:")
        writer.line(2, f"return {index}")
    writer.line(1, "raise AssertionError('no rule answered')")


def _write_owed(decision: Decision, writer: _Writer) -> None:
    writer.names = {}
    writer.line(0, "def owed(v, on, outcome):")
    writer.line(1, "found = []")
    for index, owing in enumerate(decision.owings):
        writer.globals[f"D{index}"] = owing.duty
        if owing.on_receipt is not None:
            bits = writer.truth(owing.on_receipt, 1)
            writer.line(1, f"if {bits} & 1:")
            writer.line(2, f"found.append(D{index})")
    by_outcome: dict[str, list[tuple[int, Condition]]] = {}
    for index, owing in enumerate(decision.owings):
        for outcome, condition in owing.upon.items():
            by_outcome.setdefault(outcome, []).append((index, condition))
    before = dict(writer.names)
    keyword = "if"
    for outcome, owed in by_outcome.items():
        writer.names = dict(before)
        writer.line(1, f"{keyword} outcome == {outcome!r}:")
        keyword = "elif"
        for index, condition in owed:
            bits = writer.truth(condition, 2)
            writer.line(2, f"if {bits} & 1:")
            writer.line(3, f"found.append(D{index})")
    writer.line(1, "return found")


def _write_trace(decision: Decision, writer: _Writer) -> tuple[Shape, ...]:
    writer.names = {}
    writer.line(0, "def trace(v, on):")
    places: dict[str, int] = {}

    def shape(condition: Condition) -> Shape:
        inner = () if isinstance(condition, AnyOf) else condition.parts()
        if len(inner) == 1 and not isinstance(condition, Not) and not inner[0].parts():
            inner = ()  # a leaf under a name of its own: the name says it
        parts = tuple(shape(part) for part in inner)
        name = writer.truth(condition, 1)
        return Shape(condition, places.setdefault(name, len(places)), parts)

    shapes = tuple(shape(rule.when) for rule in decision.rules)
    writer.line(1, f"return ({', '.join(places)},)")
    return shapes


@lru_cache(maxsize=256)
def compiled(decision: Decision) -> Compiled:
    """The decision as Python functions, made once."""
    decision.check()
    writer = _Writer()
    _write_reading(decision, writer)
    _write_crisp(decision, writer)
    _write_owed(decision, writer)
    shapes = _write_trace(decision, writer)
    source = "\n".join(writer.lines)
    exec(compile(source, f"<reading of {decision.name}>", "exec"), writer.globals)
    made = writer.globals
    return Compiled(made["reading"], made["crisp"], made["owed"], made["trace"], shapes, source)
