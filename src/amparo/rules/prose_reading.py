"""A condition as people read it: a tree of claims in English or Spanish, in which every node of the condition stands.

This is the reading that counsel signs. The executable readings and this one walk the same condition; a test holds the
tree against it node by node, so that nothing that is run is left unsaid.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.rules.conditions import All, AnyOf, Condition, Not, Some, Surely
from amparo.rules.leaves import Among
from amparo.terms import Language, RulebookError

_ALL = {"en": "all of these", "es": "todo esto"}
_SOME = {"en": "at least one of these", "es": "al menos uno de estos"}
_NONE = {"en": "none of these", "es": "nada de esto"}
_NOT_ALL = {"en": "not all of these together", "es": "no todo esto a la vez"}
_NOT = {"en": "it is not so that", "es": "no se cumple esto:"}
_SURELY = {"en": "it is known that", "es": "consta que"}
_AND = {"en": "and", "es": "y"}
_OR = {"en": "or", "es": "o"}


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """One node of a condition: what it claims, what it is made of, and for a leaf the path of the fact it reads.

    `spelled` are the words of a choice that is told by a name. A leaf that is denied in words of its own is one node with
    its denial.
    """

    condition: Condition
    claim: str
    parts: tuple["Prose", ...] = ()
    fact: str = ""
    spelled: str = ""

    def nodes(self) -> Iterable["Prose"]:
        """This node and everything under it."""
        yield self
        for part in self.parts:
            yield from part.nodes()


def prose(condition: Condition, language: Language) -> Prose:
    """The condition as a tree of claims. Raises RulebookError for a sort of condition that has no words."""
    if isinstance(condition, AnyOf):
        made_of: tuple[Condition, ...] = (condition.inner,)
        if condition.unread is not None:
            made_of += (condition.unread,)
    else:
        made_of = condition.parts()
    if isinstance(condition, Not) and condition.part.denial is not None and not condition.part.parts():
        denied = prose(condition.part, language)
        return Prose(condition, claim(condition, language), (), denied.fact, denied.spelled)
    parts = tuple(prose(part, language) for part in made_of)
    facts = condition.facts()
    fact = facts[0].path if facts and not parts else ""
    spelled = ""
    if isinstance(condition, Among) and condition.words is not condition.spelled:
        spelled = condition.spelled.in_language(language)
    return Prose(condition, claim(condition, language), parts, fact, spelled)


def claim(condition: Condition, language: Language) -> str:
    """What one node says by itself: its words, or how it joins its parts."""
    if condition.words is not None:
        return condition.words.in_language(language)
    match condition:
        case All():
            return _ALL[language]
        case Some():
            return _SOME[language]
        case Not() if condition.part.denial is not None:
            return condition.part.denial.in_language(language)
        case Not(part=Some(words=None)):
            return _NONE[language]
        case Not(part=All(words=None)):
            return _NOT_ALL[language]
        case Not():
            return _NOT[language]
        case Surely():
            return _SURELY[language]
    raise RulebookError(f"{type(condition).__name__} has no words for people.")


def sentence(condition: Condition, language: Language) -> str:
    """The condition in one line; what has a name is told by its name."""
    return _line(condition, language, inside=False)


def _line(condition: Condition, language: Language, *, inside: bool) -> str:
    if condition.words is not None:
        return condition.words.in_language(language)
    match condition:
        case All() | Some():
            word = (_AND if isinstance(condition, All) else _OR)[language]
            said = [_line(part, language, inside=True) for part in condition.parts()]
            joined = f", {word} ".join(said)
            return f"({joined})" if inside else joined
        case Not() if condition.part.denial is not None:
            return claim(condition, language)
        case Not() | Surely():
            line = f"{claim(condition, language)} {_line(condition.part, language, inside=True)}"
            return f"({line})" if inside else line
    return claim(condition, language)
