"""Why this answer, why not another, and why a fact is asked: trees of conditions with truth and citation."""

from dataclasses import dataclass
from typing import Any

from amparo.decision.answer import Answer
from amparo.decision.history import Looked
from amparo.decision.questions import ask_about
from amparo.decision.told import as_text
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.rules import Condition, Reached, Rule
from amparo.rules.conditions import All, Not, always
from amparo.rules.prose_reading import claim
from amparo.rules.python_reading import Shape, compiled
from amparo.terms import Language

_MARKS = {1: ("true", "cierto"), 2: ("false", "falso"), 3: ("unknown", "desconocido")}
_ENGLISH = {
    "it_qualifies": "it brings a ground",
    "it_does_not_qualify": "it brings none",
    "allows": "it allows",
    "forbids": "it forbids",
    "judicial_only": "only with a judge",
}
_SPANISH = {
    "yes": "sí",
    "it_qualifies": "hay causal",
    "it_does_not_qualify": "no hay",
    "allows": "lo permite",
    "forbids": "lo prohíbe",
    "judicial_only": "solo con un juez",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One condition with its truth (1 true, 2 false, 3 unknown) and what it is made of."""

    shape: Shape
    reached: Reached
    trace: tuple[int, ...]

    @property
    def condition(self) -> Condition:
        """The condition itself."""
        return self.shape.condition

    @property
    def truth(self) -> int:
        """Its truth."""
        return self.trace[self.shape.place]

    @property
    def parts(self) -> tuple["Node", ...]:
        """What it is made of."""
        return tuple(Node(part, self.reached, self.trace) for part in self.shape.parts)

    def label(self, language: Language) -> str:
        """What it claims, in words."""
        if isinstance(self.condition, Not) and self.condition.words is None:
            return f"{'not' if language == 'en' else 'no'}: {self.parts[0].label(language)}"
        return claim(self.condition, language)

    def to_json(self, language: Language) -> dict[str, Any]:
        """Plain data."""
        told: dict[str, Any] = {"says": self.label(language), "truth": _MARKS[self.truth][0]}
        if self.parts:
            told["parts"] = [part.to_json(language) for part in self.parts]
        return told


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was looked at, with the tree of its condition."""

    rule: Rule
    node: Node


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """An answer with the truth of every condition of every rule; `steps` are the rules looked at on the way to it."""

    answer: Answer
    traced: tuple[tuple[str, Reached, tuple[int, ...]], ...]

    @property
    def steps(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """Per item (one nameless item where there are none): each rule in force that was looked at, in order."""
        return tuple((name, _steps(reached, trace)) for name, reached, trace in self.traced)

    def why_not(self, language: Language) -> list[tuple[str, list[str]]]:
        """For each outcome that is not possible here: the rules that give it, and which part of each fails."""
        return _why_not(self, language)

    def why_asked(self, language: Language) -> list[tuple[str, str, str]]:
        """For each missing fact: its path, its question, and what it turns on."""
        return _why_asked(self.answer, language)

    def text(self, language: Language) -> str:
        """The whole explanation for a terminal or a file."""
        return as_text(self, language)

    def to_json(self, language: Language = "en") -> dict[str, Any]:
        """The whole explanation as plain data."""
        return {
            **self.answer.to_json(),
            "steps": [
                {"item": name or None, "rules": [_step_json(step, language) for step in steps]}
                for name, steps in self.steps
            ],
            "record": [_looked_json(one, language) for one in _looked(self.answer)],
            "why_not": [
                {"outcome": outcome, "because": reasons} for outcome, reasons in self.why_not(language)
            ],
            "why_asked": [
                {"fact": path, "question": question, "because": because}
                for path, question, because in self.why_asked(language)
            ],
        }


def explain(answer: Answer) -> Explanation:
    """The tree behind an answer: every rule, with the truth of each of its conditions."""
    named = [(item.name, item.reached) for item in answer.items] or [("", answer.reached)]
    return Explanation(answer, tuple((name, reached, reached.trace()) for name, reached in named))


def _steps(reached: Reached, trace: tuple[int, ...]) -> tuple[Step, ...]:
    shapes = compiled(reached.decision).shapes
    return tuple(
        Step(rule, Node(shapes[place], reached, trace))
        for place, rule in enumerate(reached.decision.rules[: reached.looked_at + 1])
        if rule.in_force(reached.on)
    )


def _step_json(step: Step, language: Language) -> dict[str, Any]:
    return {
        "rule": step.rule.key,
        "then": step.rule.then,
        "citation": step.rule.cite,
        "tag": step.rule.tag,
        "says": step.rule.in_language(language),
        "when": step.node.to_json(language),
    }


# ------------------------------------------------------------------ the record


def _looked(answer: Answer) -> list[Looked]:
    return [*answer.history.convictions, *answer.history.charges]


def _looked_json(looked: Looked, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"fact": looked.path, "opens": looked.opens, "missing": list(looked.gaps)}
    if looked.reached is not None:
        rule = looked.reached.rule
        told |= {"rule": rule.key, "citation": rule.cite, "tag": rule.tag, "says": rule.in_language(language)}
    if looked.paragraph:
        told["paragraph"] = looked.paragraph
    if looked.profile is not None:
        told["offense_rows"] = list(looked.profile.rows)
    return told


# ------------------------------------------------------------------ why not, why asked


def _why_not(explanation: Explanation, language: Language) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for _, reached, trace in explanation.traced:
        shapes = compiled(reached.decision).shapes
        for outcome in reached.decision.outcomes:
            if outcome in explanation.answer.possible or outcome in found:
                continue
            reasons = [
                f"{rule.key}: {_failing(rule, Node(shapes[place], reached, trace), language)}"
                for place, rule in enumerate(reached.decision.rules)
                if rule.then == outcome and rule.in_force(reached.on)
            ]
            if reasons:
                found[outcome] = reasons
    return list(found.items())


def _failing(rule: Rule, node: Node, language: Language) -> str:
    spanish = language == "es"
    if rule.when is always or node.truth == 1:
        before = node.reached.rule.key
        return f"{before} va antes" if spanish else f"{before} comes first"
    failing = _first_failing(node)
    word = _MARKS[failing.truth][1 if spanish else 0]
    return f"{failing.label(language)} ({word})"


def _first_failing(node: Node) -> Node:
    """The smallest worded part of a condition that keeps it from being true."""
    if isinstance(node.condition, All) and node.condition.words is None:
        for part in node.parts:
            if part.truth == node.truth:
                return _first_failing(part)
    return node


def _why_asked(answer: Answer, language: Language) -> list[tuple[str, str, str]]:
    spanish = language == "es"
    turns = answer.turns()
    asked = []
    for path in answer.missing:
        told = turns.get(path, ())
        each = "; ".join(
            (f"si {_value(value, language)}: " if spanish else f"if {_value(value, language)}: ")
            + _outcomes(outcomes, language)
            for value, outcomes in told
        )
        asked.append((path, ask_about(answer, path, language), each))
    return asked


def _outcomes(outcomes: tuple[str, ...], language: Language) -> str:
    names = [
        OUTCOME_NAMES.get(outcome, (outcome, outcome))[1 if language == "es" else 0] for outcome in outcomes
    ]
    return (" o " if language == "es" else " or ").join(names)


def _value(value: str, language: Language) -> str:
    words = value.replace("_", " ")
    return _SPANISH.get(value, words) if language == "es" else _ENGLISH.get(value, words)
