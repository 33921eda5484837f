"""A diagram as levels of plain `and`/`or` steps, the shape that table engines work through column by column.

A mask says of every row whether a variable may take one of some classes: its value lies in one of them, or it is unknown
and one of them is tried. What a node comes to is then the `or`, over its children, of mask and child. For rules the
values are bits (rule k is bit k), for "does the outcome turn on it" they are truths. A node that only one other uses is
written into it; a shared one is a column of its own, worked out once, on the level above those it needs. So the text
grows with the nodes, never with the ways through them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from amparo.rules.decision import Decision
from amparo.rules.diagram import Diagram, diagram_of

_DEEPEST = 8
"""So many steps are written into one another at most: a parser's stack is finite (SQLite's holds a hundred)."""

Source = int | bool | str
"""A constant (rule bits, or a truth) or the name of a shared step's column."""


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """Whether a variable may take one of some classes."""

    variable: int
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The `or` over its ways of (mask and what lies below)."""

    ways: tuple[tuple[Mask, "Below"], ...]

    def masks(self) -> Iterable[Mask]:
        """Every mask used in it and in the steps written into it."""
        for mask, below in self.ways:
            yield mask
            if isinstance(below, Step):
                yield from below.masks()


Below = Source | Step


@dataclass(frozen=True, slots=True)
class EraRoots:
    """One era's days (ordinals, inclusive, None: without end) and what its rules and its turns come to."""

    first: int | None
    last: int | None
    rules: Below
    turns: Mapping[int, Below]


@dataclass(frozen=True, slots=True)
class Ask:
    """A bit of the missing mask. With `only`, it is set only where that column of the relation is NULL."""

    bit: int
    only: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """A decision as steps: `rules` and `turns` are levels of shared steps by column name, lowest first."""

    decision: Decision
    diagram: Diagram
    rules: tuple[Mapping[str, Step], ...]
    turns: tuple[Mapping[str, Step], ...]
    eras: tuple[EraRoots, ...]

    def masks(self, *, turns: bool) -> tuple[Mask, ...]:
        """Every mask that the rules use, or that the turns use."""
        levels = self.turns if turns else self.rules
        found = {mask for level in levels for step in level.values() for mask in step.masks()}
        for era in self.eras:
            for root in era.turns.values() if turns else (era.rules,):
                if isinstance(root, Step):
                    found.update(root.masks())
        return tuple(sorted(found))

    def asked(self) -> tuple[int, ...]:
        """The variables on which the outcome turns on some day."""
        return tuple(sorted({place for era in self.eras for place in era.turns}))

    def waits_for(self, variable: int) -> tuple[int, ...]:
        """The asked variables that come before a follow-on question."""
        fact = self.diagram.variables[variable].fact
        earlier = set(fact.after) if fact is not None else set()
        return tuple(place for place in self.asked() if self.diagram.variables[place].key in earlier)

    def unknown_is_tried(self, mask: Mask) -> bool:
        """Whether an unknown value may take one of the mask's classes."""
        return bool(set(mask.classes) & set(self.diagram.variables[mask.variable].tried))

    def words(self, mask: Mask) -> tuple[str, ...]:
        """The words of the mask's classes."""
        classes = self.diagram.variables[mask.variable].classes
        return tuple(str(word) for place in mask.classes for word in classes[place])

    def rule_bits(self, outcome: str) -> int:
        """The rules that give an outcome, as bits."""
        return sum(1 << place for place, rule in enumerate(self.decision.rules) if rule.then == outcome)


@lru_cache(maxsize=64)
def levels_of(decision: Decision) -> Levels:
    """The levels of a decision, made once."""
    diagram = diagram_of(decision)
    rules, turns = _Arranger(diagram, "r"), _Arranger(diagram, "t")
    for era in diagram.eras:
        rules.use(era.root)
        for root in era.turns.values():
            turns.use(root)
    eras = tuple(
        EraRoots(
            era.first,
            era.last,
            rules.below(era.root),
            {place: turns.below(root) for place, root in era.turns.items()},
        )
        for era in diagram.eras
    )
    return Levels(decision, diagram, rules.levels(), turns.levels(), eras)


@dataclass(slots=True, eq=False)
class _Arranger:
    """Counts how often each node is used, then writes it into its one user or gives it a column."""

    diagram: Diagram
    letter: str
    uses: dict[int, int] = field(default_factory=dict)
    steps: dict[int, Step] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)

    def use(self, number: int) -> None:
        if number < 0:
            return
        self.uses[number] = self.uses.get(number, 0) + 1
        if self.uses[number] == 1:
            for child in set(self.diagram.graph.nodes[number].children):
                self.use(child)

    def below(self, number: int) -> Below:
        if number < 0:
            return ~number == 1 if self.letter == "t" else 1 << ~number
        step = self._step(number)
        return self._name(number) if self._is_column(number) else step

    def levels(self) -> tuple[Mapping[str, Step], ...]:
        shared = [number for number in self.uses if self._is_column(number)]
        highest = max((self.heights[number] for number in shared), default=-1)
        return tuple(
            {
                self._name(number): self.steps[number]
                for number in sorted(shared)
                if self.heights[number] == height
            }
            for height in range(highest + 1)
        )

    def _is_column(self, number: int) -> bool:
        return self.uses[number] > 1 or self.depths[number] == _DEEPEST

    def _name(self, number: int) -> str:
        return f"_{self.letter}{number}"

    def _step(self, number: int) -> Step:
        if number not in self.steps:
            node = self.diagram.graph.nodes[number]
            classes: dict[int, list[int]] = {}
            for place, child in enumerate(node.children):
                classes.setdefault(child, []).append(place)
            ways = tuple(
                (Mask(node.variable, tuple(places)), self.below(child)) for child, places in classes.items()
            )
            self.steps[number] = Step(tuple(way for way in ways if way[1] is not False))
            inside = [child for child in classes if child >= 0]
            self.heights[number] = max((self._height(child) for child in inside), default=0)
            self.depths[number] = 1 + max((self._depth(child) for child in inside), default=0)
        return self.steps[number]

    def _height(self, child: int) -> int:
        """The level on which a user of this child can stand."""
        return self.heights[child] + (1 if self._is_column(child) else 0)

    def _depth(self, child: int) -> int:
        return 0 if self._is_column(child) else self.depths[child]
