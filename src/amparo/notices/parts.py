"""One part of a request as it is told to the person: what they ask, what we intend, why, and the rule behind it."""

from dataclasses import dataclass
from datetime import datetime
from string import Template

from amparo.decision import Answer
from amparo.notices.cited import cited
from amparo.notices.intention import Intention
from amparo.notices.texts import Text
from amparo.notices.wording import day_in_words, moment_in_words

SAID_PARTS = ("notification", "hold", "transfer", "interview")
"""The kinds of parts that a notice speaks of."""


@dataclass(frozen=True, slots=True, eq=False)
class PartSaid:
    """One part of the request with the answer of the rules and what the agency intends."""

    answer: Answer
    intention: Intention


def reason(said: PartSaid, text: Text) -> str:
    """Why, in one sentence."""
    answer = said.answer
    kind, outcome, rule = answer.kind, answer.outcome, answer.rule.id
    return text.sentence(
        *([f"why.{kind}.{rule}"] if answer.settled else []),
        f"why.{kind}.{outcome}.{said.intention}",
        f"why.{kind}.{outcome}",
        f"why.{outcome}.{said.intention}",
        f"why.{outcome}",
    )


def why(said: PartSaid, text: Text, due_at: datetime | None, withdrawn: bool) -> str:
    """Why, in one sentence; then by when, where it is not decided, or that the request was taken back."""
    told = reason(said, text)
    if withdrawn:
        return _joined(told, text.sentence("withdrawn"), text)
    if said.intention is Intention.OPEN:
        return _joined(told, until(due_at, text), text)
    return told


def until(due: datetime | None, text: Text) -> str:
    """By when an open part will be decided; None means before release."""
    if due is None:
        return text.sentence("until.release")
    told = text.sentence("until.day").replace("$due", moment_in_words(due, text.language))
    return told.removesuffix(".") if told.endswith("..") else told  # "8:00 a.m." ends the sentence by itself


def rule_in_words(answer: Answer, text: Text) -> str:
    """The rule, its place in the law, how sure we are of it, and the day decided for."""
    return Template(text.sentence("rule")).substitute(
        rule=answer.rule.key,
        cite=cited(answer.citation, text),
        tag=text.sentence(f"tag.{answer.tag}"),
        day=day_in_words(answer.on, text.language),
    )


def _joined(first: str, second: str, text: Text) -> str:
    """Two sentences after one another; Chinese has no space between them."""
    return f"{first}{'' if text.language.startswith('zh') else ' '}{second}"
