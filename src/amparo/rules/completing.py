"""Completing unknown facts in every way they allow, and finding exactly those that can still change the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amparo.rules.conditions import AnyOf, Condition, Finding, Some
from amparo.rules.decision import NOT_SETTLED, Decision, Outcome, walk
from amparo.rules.facts import Fact, Listing
from amparo.rules.python_reading import Values, compiled
from amparo.rules.reached import Gaps, Reached, Turns

MOST_COMPLETIONS = 2048
"""Beyond so many (eleven open facts of two values) the answer fails closed: see `_too_many`."""


@dataclass(slots=True, eq=False)
class _Atom:
    """Something unknown that is completed: a fact, a field of a record in a list, or a finding as a whole."""

    key: str
    path: str
    tried: tuple[Any, ...]
    fact: Fact | None = None
    record: int = -1
    finding: Finding | None = None


def _atoms(reached: "Read", fixed: Values) -> list[_Atom]:
    """What is unknown in the rules that may apply; findings that are known go into `fixed`.

    A rule that is false whatever the unknown facts are needs none of them, and so does a part of a condition.
    """
    atoms: dict[tuple[str, int], _Atom] = {}
    for fact in _facts_read(reached.decision):  # what cannot matter still needs one of its values
        if fixed[fact.path] is None:
            fixed[fact.path] = fact.completions(reached.on)[0]
    for finding in _findings(reached.decision):
        fixed[finding.key] = finding.truth(reached.values, reached.on) == 1
    for rule, truth in zip(reached.decision.rules, reached.truths, strict=False):
        if truth == 3:
            _unknown_in(rule.when, reached, atoms)
    return list(atoms.values())


@lru_cache(maxsize=256)
def _facts_read(decision: Decision) -> tuple[Fact, ...]:
    facts = {
        fact.path: fact
        for rule in decision.rules
        for node in walk(rule.when, into_findings=False)
        if not isinstance(node, Finding)
        for fact in node.facts()
        if not isinstance(fact, Listing)
    }
    return tuple(facts.values())


@lru_cache(maxsize=256)
def _findings(decision: Decision) -> tuple[Finding, ...]:
    found = {
        node.key: node
        for rule in decision.rules
        for node in walk(rule.when, into_findings=False)
        if isinstance(node, Finding)
    }
    return tuple(found.values())


def _unknown_in(condition: Condition, reached: "Read", atoms: dict[tuple[str, int], _Atom]) -> None:
    values, on = reached.values, reached.on
    if condition.truth(values, on) != 3:
        return
    if isinstance(condition, Finding):
        atoms[condition.key, -1] = _Atom(condition.key, condition.key, (True, False), finding=condition)
        return
    for fact in condition.facts():
        if isinstance(fact, Listing):
            _record_atoms(fact, condition, values, on, atoms)
        elif values[fact.path] is None:
            _add(atoms, (fact.path, -1), _Atom(fact.path, fact.path, fact.completions(on), fact))
    if not isinstance(condition, AnyOf):
        for part in condition.parts():
            _unknown_in(part, reached, atoms)


def _add(atoms: dict[tuple[str, int], _Atom], key: tuple[str, int], atom: _Atom) -> None:
    known = atoms.get(key)
    if known is None:
        atoms[key] = atom
    elif known.tried != atom.tried:  # two conditions complete the same fact differently: try all of it
        known.tried = tuple(dict.fromkeys(known.tried + atom.tried))


def _record_atoms(
    listing: Listing, node: Condition, values: Values, on: int, atoms: dict[tuple[str, int], _Atom]
) -> None:
    if not isinstance(node, AnyOf):
        return
    read = {fact.path: fact for part in walk(node.inner) for fact in part.facts()}
    for index, record in enumerate(values[listing.path]):
        if node.inner.truth(record, on) != 3:
            continue
        for path, fact in read.items():
            if record[path] is None:
                full = f"{listing.path}.{path}"
                _add(atoms, (full, index), _Atom(path, full, fact.completions(on), fact, index))


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A decision after its first pass."""

    decision: Decision
    values: Values
    on: int
    stop: int
    truths: tuple[int, ...]


def complete(read: Read, gaps: Gaps) -> Reached:
    """Try every completion of the unknown facts."""
    decision, values, on, stop, truths = read.decision, read.values, read.on, read.stop, read.truths
    base = dict(values)
    atoms = _atoms(read, base)
    for listing in _listings(decision):
        base[listing.path] = [_filled(record, listing, on) for record in values[listing.path]]
    crisp = compiled(decision).crisp
    rules = decision.rules
    count = 1
    strides = []
    for atom in atoms:
        strides.append(count)
        count *= len(atom.tried)
    if count > MOST_COMPLETIONS:
        return _too_many(read, atoms, gaps)
    ends: list[int] = [0] * count
    for number in range(count):
        rest = number
        for atom in atoms:
            rest, digit = divmod(rest, len(atom.tried))
            if atom.record >= 0:
                base[atom.path.rpartition(".")[0]][atom.record][atom.key] = atom.tried[digit]
            else:
                base[atom.key] = atom.tried[digit]
        ends[number] = crisp(base, on)
    outcome_of = [rule.then for rule in rules]
    outcomes = [outcome_of[end] for end in ends]
    among = set(outcomes)
    possible = tuple(outcome for outcome in decision.outcomes if outcome in among)
    safe = possible[0]
    answering = sorted({end for end in ends if outcome_of[end] == safe})
    deciding = rules[answering[-1]]
    if len(possible) == 1:
        either = tuple(rules[end] for end in answering[:-1])
        return Reached(decision, values, on, possible, safe, safe, deciding, (), {}, either, stop, truths)
    missing, turns = _missing(atoms, strides, outcomes, read, gaps)
    return Reached(
        decision, values, on, possible, NOT_SETTLED, safe, deciding, missing, turns, (), stop, truths
    )


def _too_many(read: Read, atoms: list[_Atom], gaps: Gaps) -> Reached:
    """The first pass as it is: it never misses a possible outcome, so the safe one is safe; every open fact is asked."""
    among = {rule.then for rule, truth in zip(read.decision.rules, read.truths, strict=False) if truth & 1}
    possible = tuple(outcome for outcome in read.decision.outcomes if outcome in among)
    deciding = [
        rule
        for rule, truth in zip(read.decision.rules, read.truths, strict=False)
        if truth & 1 and rule.then == possible[0]
    ][-1]
    missing = sorted({path for atom in atoms for path in _paths(atom, read.values, read.on, gaps)})
    return Reached(
        read.decision,
        read.values,
        read.on,
        possible,
        NOT_SETTLED,
        possible[0],
        deciding,
        tuple(missing),
        looked_at=read.stop,
        truths=read.truths,
    )


def _filled(record: Values, listing: Listing, on: int) -> Values:
    return {
        **record,
        **{fact.path: fact.completions(on)[0] for fact in listing.fields if record[fact.path] is None},
    }


@lru_cache(maxsize=256)
def _listings(decision: Decision) -> tuple[Listing, ...]:
    found = {
        fact.path: fact
        for rule in decision.rules
        for node in walk(rule.when)
        for fact in node.facts()
        if isinstance(fact, Listing)
    }
    return tuple(found.values())


def _missing(
    atoms: list[_Atom], strides: list[int], outcomes: list[Outcome], read: Read, gaps: Gaps
) -> tuple[tuple[str, ...], Turns]:
    """The facts whose value alone can change the outcome, without the follow-on questions that must wait."""
    turns: Turns = {}
    after: dict[str, tuple[str, ...]] = {}
    for atom, stride in zip(atoms, strides, strict=True):
        size = len(atom.tried)
        if not _turns_on(outcomes, stride, size):
            continue
        told = tuple(
            (_spoken(atom, value), _with_value(outcomes, stride, size, place, read.decision))
            for place, value in enumerate(atom.tried)
        )
        for path in _paths(atom, read.values, read.on, gaps):
            turns.setdefault(path, told)
            after.setdefault(path, _before(atom, gaps))
    waiting = _waiting(turns, after)
    kept = {path: told for path, told in turns.items() if path not in waiting}
    return tuple(sorted(kept)), kept


def _turns_on(outcomes: list[Outcome], stride: int, size: int) -> bool:
    """Whether two completions that differ in this atom alone end differently."""
    return any(
        outcomes[number + step * stride] != outcome
        for number, outcome in enumerate(outcomes)
        if (number // stride) % size == 0
        for step in range(1, size)
    )


def _with_value(
    outcomes: list[Outcome], stride: int, size: int, place: int, decision: Decision
) -> tuple[Outcome, ...]:
    among = {end for number, end in enumerate(outcomes) if (number // stride) % size == place}
    return tuple(outcome for outcome in decision.outcomes if outcome in among)


def _before(atom: _Atom, gaps: Gaps) -> tuple[str, ...]:
    if atom.fact is None:
        return ()
    return tuple(path for earlier in atom.fact.after for path in gaps.get(earlier, (earlier,)))


def _waiting(missing: Iterable[str], after: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Follow-on questions whose earlier facts are missing themselves."""
    names = set(missing)
    return {path for path in names if any(earlier in names for earlier in after.get(path, ()))}


def _spoken(atom: _Atom, value: Any) -> str:
    if value is True or value is False:
        words = ("yes", "no") if atom.finding is None else ("it_qualifies", "it_does_not_qualify")
        return words[0 if value else 1]
    return str(value)


def _paths(atom: _Atom, values: Values, on: int, gaps: Gaps) -> tuple[str, ...]:
    """Under which names an atom is missing: its own, those of its records, or the gaps of a finding."""
    if atom.finding is None:
        return gaps.get(atom.path, (atom.path,))
    return open_facts(atom.finding.part, values, on, gaps)


def open_facts(condition: Condition, values: Values, on: int, gaps: Gaps) -> tuple[str, ...]:
    """The facts that keep a condition open.

    In a plain `or` of flags each unknown one can open it alone. Otherwise each unknown fact is tried both ways
    against every completion of the others.
    """
    leaves = _plain_or(condition)
    if leaves is not None:
        unknown = [leaf.facts()[0].path for leaf in leaves if leaf.truth(values, on) == 3]
    else:
        unknown = _essential(condition, values, on)
    found: list[str] = []
    for path in unknown:
        found.extend(gaps.get(path, (path,)))
    return tuple(dict.fromkeys(found))


def _plain_or(condition: Condition) -> list[Condition] | None:
    if not condition.parts() and len(condition.facts()) == 1 and not isinstance(condition, AnyOf):
        return [condition]
    if not isinstance(condition, Some):
        return None
    parts = [_plain_or(part) for part in condition.parts()]
    return None if any(part is None for part in parts) else [leaf for part in parts for leaf in part or ()]


def _essential(condition: Condition, values: Values, on: int) -> list[str]:
    facts = {
        fact.path: fact for part in walk(condition) for fact in part.facts() if values[fact.path] is None
    }
    paths = list(facts)
    combinations: list[dict[str, Any]] = [{}]
    for path in paths:
        combinations = [
            {**chosen, path: value} for chosen in combinations for value in facts[path].completions(on)
        ]
    ends = {tuple(chosen.values()): condition.truth({**values, **chosen}, on) for chosen in combinations}
    found = []
    for place, path in enumerate(paths):
        first = facts[path].completions(on)[0]
        for chosen, end in ends.items():
            if chosen[place] != first and ends[*chosen[:place], first, *chosen[place + 1 :]] != end:
                found.append(path)
                break
    return found
