"""Worked examples: for each rule the fewest facts that lead to it, on the day before, of and after each of its limits.

Nothing here is written by hand: the facts are a way through the decision's diagram, the answers are what the rules give.
A limit is the first day of a rule, the day after its last, or the end of a window of years that its condition counts.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from amparo.rules import Choice, Decision, Finding, Rule
from amparo.rules.conditions import AnyOf
from amparo.rules.dates import last_day_within
from amparo.rules.decision import walk
from amparo.rules.diagram import Diagram, Variable, diagram_of
from amparo.rules.facts import Day
from amparo.rules.leaves import Within
from amparo.terms import Language

Sort = Literal["begins", "ends", "window", "leap", "any_day"]
Chosen = dict[int, int]
"""Classes of variables, by the variables' places."""

_DAY = timedelta(days=1)
_CONVICTED = date(2011, 11, 24)
_LEAP_DAYS = (date(2008, 2, 29), date(2016, 2, 29))


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One example: what it shows, its facts, and on each day the rule that answers."""

    sort: Sort
    facts: tuple[tuple[Variable, int], ...]
    days: tuple[tuple[date, Rule], ...]
    dated: tuple[tuple[Variable, date], ...] = ()
    """Facts that are days: the same day on each line."""
    years: int = 0
    read: frozenset[str] = frozenset()
    """Keys of the variables that the rule itself, or one that answers on another day, reads."""


@lru_cache(maxsize=1024)
def examples_of(decision: Decision, rule: Rule, on: date) -> tuple[Example, ...]:
    """One example per limit of the rule in this decision; for a rule without limits one on the day `on`.

    A rule that earlier rules leave no case to has none.
    """
    return tuple(_examples(diagram_of(decision), decision.rules.index(rule), on))


def _examples(diagram: Diagram, place: int, on: date) -> Iterator[Example]:
    rule = diagram.decision.rules[place]
    limits: list[tuple[Sort, date, date]] = []
    if rule.since is not None:
        limits.append(("begins", rule.since, rule.since))
    if rule.until is not None:
        limits.append(("ends", rule.until, rule.until + _DAY))
    found = False
    for sort, inside, limit in limits:
        chosen = _way(diagram, inside, place)
        if chosen is not None:
            found = True
            yield _shown(diagram, sort, chosen, (limit - _DAY, limit, limit + _DAY), place)
    for leaf in walk(rule.when):
        if isinstance(leaf, Within):
            for shown in _windows(diagram, place, leaf):
                found = True
                yield shown
    if not found:
        day = on if rule.in_force(on.toordinal()) else (rule.until or on)
        chosen = _way(diagram, day, place)
        if chosen is not None:
            yield _shown(diagram, "any_day", chosen, (day,), place)


def _windows(diagram: Diagram, place: int, leaf: Within) -> Iterator[Example]:
    """Examples at the last day of a window of years, one of them counted from a 29 February: all days of it are one."""
    numbers = [n for n, variable in enumerate(diagram.variables) if isinstance(variable.fact, Day)]
    sorts: tuple[Sort, Sort] = ("window", "leap")
    for sort, first in zip(
        sorts, (_CONVICTED, _LEAP_DAYS[0] if leaf.years > 5 else _LEAP_DAYS[1]), strict=True
    ):
        last = date.fromordinal(last_day_within(first.toordinal(), leaf.years))
        inside = {number: diagram.variables[number].class_of(leaf.years) for number in numbers}
        chosen = _way(diagram, last, place, inside)
        if chosen is not None:
            days = (last - _DAY, last, last + _DAY)
            yield _shown(diagram, sort, chosen, days, place, dict.fromkeys(numbers, first), leaf.years)


def _shown(
    diagram: Diagram,
    sort: Sort,
    chosen: Chosen,
    days: tuple[date, ...],
    place: int,
    dated: dict[int, date] | None = None,
    years: int = 0,
) -> Example:
    """Decide the chosen facts on each day; a fact that only another day asks is added, so that the change shows."""
    dated = dated or {}
    answers = []
    for day in days:
        answers.append((day, _decided(diagram, chosen, day, dated, place)))
    facts = tuple(
        (diagram.variables[number], value) for number, value in chosen.items() if number not in dated
    )
    named = tuple((diagram.variables[number], day) for number, day in dated.items())
    read = {diagram.decision.rules[place], *(rule for _, rule in answers)}
    return Example(sort, facts, tuple(answers), named, years, frozenset(_keys_read(read)))


def _keys_read(rules: Iterable[Rule]) -> Iterator[str]:
    """The keys of the variables that rules read: paths of facts, and of findings as a whole."""
    for rule in rules:
        for node in walk(rule.when, into_findings=False):
            if isinstance(node, Finding):
                yield node.key
            elif isinstance(node, AnyOf):
                yield from (
                    f"{node.listing.path}.{fact.path}" for part in walk(node.inner) for fact in part.facts()
                )
            yield from (fact.path for fact in node.facts())


def _decided(diagram: Diagram, chosen: Chosen, day: date, dated: dict[int, date], place: int) -> Rule:
    at = {
        **chosen,
        **{number: _class_on(diagram.variables[number], first, day) for number, first in dated.items()},
    }
    end, added = _nearest(diagram, day, at, place)
    chosen.update({number: value for number, value in added.items() if number not in dated})
    return diagram.decision.rules[end]


def _class_on(variable: Variable, first: date, day: date) -> int:
    """The class of a day: the shortest window in which the act falls."""
    assert isinstance(variable.fact, Day)
    for years in sorted(variable.fact.windows):
        if first.toordinal() <= day.toordinal() <= last_day_within(first.toordinal(), years):
            return variable.class_of(years)
    return variable.class_of(0)


def _way(diagram: Diagram, day: date, place: int, fixed: Chosen | None = None) -> Chosen | None:
    """The fewest facts that lead to a rule on a day, those of `fixed` among them; None where nothing does."""
    root = diagram.era(day.toordinal()).root
    for end, chosen in _ends(diagram, root, fixed or {}):
        if end == place:
            return chosen
    return None


def _nearest(diagram: Diagram, day: date, at: Chosen, place: int) -> tuple[int, Chosen]:
    """Where facts lead on a day, with the fewest more facts; rather to another outcome than that of the rule `place`."""
    rules = diagram.decision.rules
    ends = list(_ends(diagram, diagram.era(day.toordinal()).root, at))
    other = (found for found in ends if rules[found[0]].then != rules[place].then)
    same = next((found for found in ends if len(found[1]) == len(at)), None)
    return same or next(other, ends[0])


def _ends(diagram: Diagram, root: int, fixed: Chosen) -> Iterator[tuple[int, Chosen]]:
    """Every rule that can be reached with these facts fixed, those that need the fewest other facts to hold first."""
    waiting: list[tuple[int, int, int, Chosen]] = [(0, 0, root, fixed)]
    seen: set[int] = set()
    pushed = 0
    while waiting:
        cost, _, number, chosen = heapq.heappop(waiting)
        if number in seen:
            continue
        seen.add(number)
        if number < 0:
            yield ~number, chosen
            continue
        node = diagram.graph.nodes[number]
        plain = _plain_class(diagram.variables[node.variable])
        for value, child in enumerate(node.children):
            if fixed.get(node.variable, value) != value:
                continue
            more = 0 if node.variable in fixed else 1 if value == plain else 1000
            pushed += 1
            heapq.heappush(waiting, (cost + more, pushed, child, {**chosen, node.variable: value}))


_PLAIN = ("none", "administrative_warrant", "clerk_of_court", "personal_other", "final")
"""The words with which an example has least to say."""


def _plain_class(variable: Variable) -> int:
    for place, values in enumerate(variable.classes):
        if any(word in values for word in _PLAIN):
            return place
    return 0


# ------------------------------------------------------------------ in words


def told(variable: Variable, value: int, language: Language) -> tuple[str, bool]:
    """A fact of an example as a claim, and whether it holds (a choice is told by the word it has)."""
    if variable.finding is not None:
        words = variable.finding.words
        assert words is not None
        return words.in_language(language), bool(value)
    fact = variable.fact
    if isinstance(fact, Choice):
        verb = " is " if language == "en" else " "
        known = variable.classes[value]
        word = next((word for word in _PLAIN if word in known), known[0])
        return f"{fact.noun.in_language(language)}{verb}{fact.say(word, language)}", True
    if isinstance(fact, Day):
        return (
            f"{fact.noun.in_language(language)} {_age(fact.windows, variable.classes[value][0], language)}",
            True,
        )
    words = getattr(fact, "words", None)
    assert words is not None
    return words.in_language(language), bool(value)


def _age(windows: tuple[int, ...], years: int, language: Language) -> str:
    """How long before the act a day is, as the windows part time."""
    shorter = max((n for n in windows if n < (years or max(windows) + 1)), default=0)
    if language == "en":
        parts = [f"more than {shorter}" if shorter else "", f"not more than {years}" if years else ""]
        return f"is {' and '.join(filter(None, parts))} years before the act"
    parts = [f"más de {shorter}" if shorter else "", f"no más de {years}" if years else ""]
    return f"es {' y '.join(filter(None, parts))} años antes del acto"
