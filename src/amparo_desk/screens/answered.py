"""An answer of the rules as a page shows it: the safe answer first, then every criterion with its truth and its source."""

from dataclasses import dataclass
from datetime import date

from amparo.decision import Answer, explain
from amparo.decision.answer import FLAG_SENTENCES
from amparo.decision.explanation import Node, Step
from amparo.facts.request import KIND_NAMES, RELEASE_ITEMS
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, OUTCOME_NAMES
from amparo.rules.conditions import always
from amparo.terms import Tag
from amparo_desk.said import Both
from amparo_desk.said.shapes import Answer as Word
from amparo_desk.said.shapes import Criterion

_TRUTH: dict[int, Word] = {1: "yes", 2: "no", 3: "unknown"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One part's answer. `outcome` is what is done now: where facts are missing, the safe one."""

    kind: str
    name: Both
    outcome: str
    safe: str
    says: Both
    rule: str
    citation: str
    tag: Tag
    on: date
    settled: bool
    missing: int
    cautions: tuple[Both, ...]
    criteria: tuple[Criterion, ...]
    why_not: tuple[tuple[Both, tuple[Both, ...]], ...]
    record: tuple[tuple[str, Both], ...]

    @property
    def is_open(self) -> bool:
        """Whether facts are missing that can still change it."""
        return self.outcome == INSUFFICIENT_FACTS


def answered(answer: Answer) -> Answered:
    """An answer with its criteria: of each rule looked at, each condition with yes, no or unknown."""
    explained = explain(answer)
    english, spanish = explained.why_not("en"), explained.why_not("es")
    return Answered(
        kind=answer.kind,
        name=KIND_NAMES[answer.kind],
        outcome=answer.outcome,
        safe=answer.safe,
        says=(answer.sentence("en"), answer.sentence("es")),
        rule=answer.rule.key,
        citation=answer.citation,
        tag=answer.tag,
        on=answer.on,
        settled=answer.settled,
        missing=len(answer.missing),
        cautions=tuple(
            (FLAG_SENTENCES[flag]["en"], FLAG_SENTENCES[flag]["es"])
            for flag in answer.flags
            if flag != "absent_read_as_nothing_there"
        ),
        criteria=tuple(row for _, steps in explained.steps for step in steps for row in _criteria(step)),
        why_not=tuple(
            (OUTCOME_NAMES[outcome], tuple(zip(reasons, spanish_reasons, strict=True)))
            for (outcome, reasons), (_, spanish_reasons) in zip(english, spanish, strict=True)
        ),
        record=tuple(_record(answer)),
    )


def _criteria(step: Step) -> list[Criterion]:
    """The conditions of one rule; a rule that always holds says what follows where none before it did."""
    rule = step.rule
    if rule.when is always:
        says = (f"{rule.key}: otherwise. {rule.says}", f"{rule.key}: en otro caso. {rule.dice}")
        return [Criterion(says, "yes", rule.cite, rule.since, rule.tag)]
    because = (rule.says, rule.dice) if step.node.truth == 1 else None
    return [
        Criterion(
            (f"{rule.key}: {node.label('en')}", f"{rule.key}: {node.label('es')}"),
            _TRUTH[node.truth],
            rule.cite,
            rule.since,
            rule.tag,
            because if node is nodes[-1] else None,
        )
        for nodes in [_worded(step.node)]
        for node in nodes
    ]


def _worded(node: Node) -> list[Node]:
    """The smallest worded parts of a condition: what a person can check one by one."""
    if node.condition.words is not None or not node.parts:
        return [node]
    found = [part for inner in node.parts for part in _worded(inner)]
    return found or [node]


def _record(answer: Answer) -> list[tuple[str, Both]]:
    """What the record shows, where the part turns on it: no conviction opens a hold, an address or an interview."""
    released = any(item.name in RELEASE_ITEMS for item in answer.items)
    asks_a_release = answer.kind == "notification" or released or answer.rule.id == "H-2"
    if not asks_a_release and answer.kind not in ("transfer", "transport", "criminal_warrant"):
        return []
    told: list[tuple[str, Both]] = []
    # A magistrate's finding opens the notice of release, never a hand-over (Gov. Code § 7282.5(b)).
    for looked in (*answer.history.convictions, *(answer.history.charges if asks_a_release else ())):
        word: Both = {
            True: ("opens it", "lo abre"),
            False: ("opens nothing", "no abre nada"),
            None: ("open: something is missing", "por aclarar: falta algo"),
        }[looked.opens]
        if looked.paragraph:
            word = (
                f"{word[0]}, Gov. Code § {looked.paragraph}",
                f"{word[1]}, Gov. Code § {looked.paragraph}",
            )
        told.append((looked.named or looked.path, word))
    return told
