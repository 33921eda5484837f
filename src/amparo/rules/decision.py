"""A decision: an ordered list of rules of which the first that applies answers, and the duties an answer brings."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amparo.rules.conditions import AnyOf, Condition, Finding, Surely, always
from amparo.rules.facts import Fact, Listing
from amparo.rules.leaves import on_or_after
from amparo.terms import Language, RulebookError, Tag

Outcome = str

NOT_SETTLED: Outcome = "insufficient_facts"
"""A status, not a rule of law: another completion of the missing facts gives another outcome."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: where its condition holds, and no earlier rule's does, its outcome is the answer.

    `id` is the specification's identifier; `part` tells apart several rows of one identifier. `since` and `until`
    are days in force, both inclusive. `cite` names the section; `tag` says how sure we are of it.
    """

    id: str
    when: Condition
    then: Outcome
    cite: str
    tag: Tag
    says: str
    dice: str
    part: str = ""
    since: date | None = None
    until: date | None = None
    ground: str = ""
    brings: tuple["Duty", ...] = ()

    @property
    def key(self) -> str:
        """The identifier with its part, as in `H-2b`."""
        return self.id + self.part

    def in_language(self, language: Language) -> str:
        """The rule's sentence."""
        return self.says if language == "en" else self.dice

    def in_force(self, on: int) -> bool:
        """Whether the rule is law on a day (an ordinal)."""
        return (self.since is None or self.since.toordinal() <= on) and (
            self.until is None or on <= self.until.toordinal()
        )

    def graph(self) -> dict[str, Any]:
        """The rule as plain data."""
        return {
            "id": self.key,
            "when": self.when.graph(),
            "then": self.then,
            "cite": self.cite,
            "tag": self.tag,
            "says": self.says,
            "dice": self.dice,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "ground": self.ground,
            "brings": [duty.code for duty in self.brings],
        }


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed: by whom, to whom, by when, on what ground. `house` marks a rule of good practice, not of law.

    `practice` marks one that is good practice where it stands, since the law that is cited does not bind there.
    """

    code: str
    says: str
    dice: str
    owed_by: str
    owed_to: str
    deadline: str
    plazo: str
    cite: str
    tag: Tag
    house: bool = False
    practice: bool = False

    def in_language(self, language: Language) -> str:
        """What is owed, as a sentence."""
        return self.says if language == "en" else self.dice

    def deadline_in(self, language: Language) -> str:
        """By when, as people say it."""
        return self.deadline if language == "en" else self.plazo


@dataclass(frozen=True, slots=True, eq=False)
class Owing:
    """When a duty is owed: by receipt (owed if it *may* be), or upon an outcome (follows the safe one)."""

    duty: Duty
    on_receipt: Condition | None
    upon: Mapping[Outcome, Condition]

    def conditions(self) -> tuple[Condition, ...]:
        """Every condition under which the duty is owed."""
        return (*(() if self.on_receipt is None else (self.on_receipt,)), *self.upon.values())


@dataclass(eq=False)
class Decision:
    """One question and its rules in order; the order of protection is declared, the most protective outcome first.

    `apart` names outcomes outside that order (a court's command): where one is possible, nothing is refused and
    nothing done before counsel has looked.
    """

    name: str
    protective_first: tuple[Outcome, ...]
    apart: tuple[Outcome, ...] = ()
    rules: list[Rule] = field(default_factory=list)
    owings: list[Owing] = field(default_factory=list)

    def rule(
        self,
        id: str,
        *,
        when: Condition = always,
        then: Outcome,
        cite: str,
        tag: Tag,
        says: str,
        dice: str,
        part: str = "",
        since: date | None = None,
        until: date | None = None,
        ground: str = "",
        brings: tuple[Duty, ...] = (),
    ) -> Rule:
        """Add the next rule. `brings` are duties that this rule brings wherever it decides."""
        where = _caller()
        if not isinstance(when, Condition):
            raise RulebookError(f"{where}: rule {id} needs a condition, got {when!r}.")
        if then not in self.outcomes:
            raise RulebookError(
                f"{where}: {self.name} has no outcome {then!r}; it has {', '.join(self.outcomes)}."
            )
        if not (says and dice and cite):
            raise RulebookError(f"{where}: rule {id} needs a citation and a sentence in English and Spanish.")
        if any(isinstance(node, Surely) for node in walk(when)):
            raise RulebookError(f"{where}: rule {id} asks `surely`; only duties may.")
        rule = Rule(id, when, then, cite, tag, says, dice, part, since, until, ground, brings)
        if any(known.key == rule.key for known in self.rules):
            raise RulebookError(f"{where}: {self.name} has a rule {rule.key} already; give this one a part.")
        self.rules.append(rule)
        return rule

    def chapter(self, also: Condition) -> "Chapter":
        """A place for rules that hold only where `also` does."""
        return Chapter(self, also)

    def owes(
        self,
        *duties: Duty,
        on_receipt: Condition | None = None,
        upon: Mapping[Outcome, Condition] | None = None,
    ) -> None:
        """Say when duties are owed."""
        for duty in duties:
            self.owings.append(Owing(duty, on_receipt, dict(upon or {})))

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome it can have, the most protective first, those outside the order last."""
        return self.protective_first + self.apart

    def safest(self, possible: Iterable[Outcome]) -> Outcome:
        """The most protective of some outcomes."""
        among = set(possible)
        return next(outcome for outcome in self.outcomes if outcome in among)

    def check(self) -> None:
        """Refuse what could not be decided: no last rule for every case, a finding that shares a fact."""
        if not self._answers_always():
            raise RulebookError(f"{self.name}: its last rule must hold in every other case.")
        inside: dict[str, str] = {}
        outside: set[str] = set()
        for rule in self.rules:
            for node in walk(rule.when, into_findings=False):
                if isinstance(node, Finding):
                    for part in walk(node.part):
                        for fact in part.facts():
                            if inside.setdefault(fact.path, node.key) != node.key:
                                raise RulebookError(f"{self.name}: two findings share {fact.path}.")
                else:
                    outside.update(fact.path for fact in node.facts())
        shared = outside & set(inside)
        if shared:
            raise RulebookError(
                f"{self.name}: a finding shares {', '.join(sorted(shared))} with another condition."
            )

    def _answers_always(self) -> bool:
        """Whether on every day some rule holds in every other case."""
        days = {1}
        for rule in self.rules:
            days |= {rule.since.toordinal()} if rule.since else set()
            days |= {rule.until.toordinal() + 1} if rule.until else set()
        return all(any(rule.when is always and rule.in_force(day) for rule in self.rules) for day in days)

    def facts(self) -> dict[str, Fact]:
        """Every fact it reads, by path; the fields of a list under the list's own path."""
        found: dict[str, Fact] = {}
        for rule in self.rules:
            for node in walk(rule.when):
                for fact in node.facts():
                    found.setdefault(fact.path, fact)
                    if isinstance(fact, Listing):
                        for item in fact.fields:
                            found.setdefault(f"{fact.path}.{item.path}", item)
        return found

    def graph(self) -> dict[str, Any]:
        """The whole decision as plain data."""
        return {
            "decision": self.name,
            "protective_first": list(self.protective_first),
            "apart": list(self.apart),
            "rules": [rule.graph() for rule in self.rules],
            "owings": [
                {
                    "duty": owing.duty.code,
                    "cite": owing.duty.cite,
                    "on_receipt": None if owing.on_receipt is None else owing.on_receipt.graph(),
                    "upon": {outcome: condition.graph() for outcome, condition in owing.upon.items()},
                }
                for owing in self.owings
            ],
        }


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """Part of a decision: rules added through it are narrowed by one condition."""

    decision: Decision
    also: Condition

    def rule(self, id: str, *, when: Condition = always, **rest: Any) -> Rule:
        """Add the next rule, narrowed."""
        return self.decision.rule(id, when=self.also if when is always else self.also & when, **rest)


def walk(condition: Condition, *, into_findings: bool = True) -> Iterable[Condition]:
    """A condition and everything it is made of; a list's inner condition is not walked (its facts are the records')."""
    yield condition
    if isinstance(condition, AnyOf) or (isinstance(condition, Finding) and not into_findings):
        return
    for part in condition.parts():
        yield from walk(part, into_findings=into_findings)


def in_force(rule: Rule) -> Condition:
    """The days of a rule as a condition, for readings that have no day of their own."""
    since = on_or_after(rule.since) if rule.since else always
    if rule.until is None:
        return since
    return since & ~on_or_after(date.fromordinal(rule.until.toordinal() + 1))


def _caller() -> str:
    frame = sys._getframe(2)
    return f"{frame.f_code.co_filename}, line {frame.f_lineno}"
