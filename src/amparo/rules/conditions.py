"""Conditions: expressions over facts that are true, false or unknown.

Two ideas carry the rest.

1. A truth is two bits: 1 = it can be true, 2 = it can be false, so 3 is unknown. `and`, `or` and `not` are then a few
   integer operations, and so is "may this rule be the first hit?".
2. A condition is data. Python's own `and`, `or`, `not`, `if`, `in` would evaluate it on the spot, so they are refused
   while the rules are loaded, with the line where it happened: write `&`, `|`, `~`.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, Self

from amparo.terms import Language, RulebookError

if TYPE_CHECKING:  # facts are conditions too; only the type checker needs the arrow back
    from amparo.rules.facts import Fact, Flag, Listing

Truth = int
"""1 true, 2 false, 3 unknown."""

NEGATED: tuple[Truth, ...] = (0, 2, 1, 3)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a condition claims, in English and Spanish."""

    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """The claim in one language."""
        return self.en if language == "en" else self.es


def wording(en: str, es: str) -> Wording:
    """A claim in both languages; an empty one is refused, because every rule must be readable in both."""
    if not en or not es:
        raise RulebookError(f"Every condition is worded in English and Spanish; got {en!r} and {es!r}.")
    return Wording(en, es)


def _misused(operator: str) -> NoReturn:
    frame = sys._getframe(2)
    raise RulebookError(
        f"{frame.f_code.co_filename}, line {frame.f_lineno}: `{operator}` evaluates a condition on the spot. "
        "Write & for and, | for or, ~ for not, and give the rule one condition."
    )


class Condition:
    """An expression over facts. Combine with `&`, `|`, `~`; word it with `.called(en, es)`.

    `denial` are the words for the opposite, where "it is not so that …" would read badly.
    """

    __slots__ = ("denial", "words")

    def __init__(self, words: Wording | None = None) -> None:
        self.words = words
        self.denial: Wording | None = None

    def denied(self, en: str, es: str) -> Self:
        """This condition, with the words in which people deny it."""
        self.denial = wording(en, es)
        return self

    def called(self, en: str, es: str) -> "Condition":
        """The same condition under a name that people can read aloud."""
        return All((self,), wording(en, es))

    def __and__(self, other: "Condition") -> "Condition":
        return All((*_parts(self, All), *_parts(other, All)))

    def __or__(self, other: "Condition") -> "Condition":
        return Some((*_parts(self, Some), *_parts(other, Some)))

    def __invert__(self) -> "Condition":
        return Not(self)

    def __bool__(self) -> NoReturn:
        _misused("and, or, not, if")

    def __iter__(self) -> NoReturn:
        _misused("in, for")

    def facts(self) -> tuple["Fact", ...]:
        """The facts that this condition reads itself, without its parts."""
        return ()

    def parts(self) -> tuple["Condition", ...]:
        """The conditions it is made of."""
        return ()

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        """Its truth on a day (an ordinal), from values by path where None is unknown."""
        raise NotImplementedError

    def bits_source(self) -> str:
        """For a leaf: Python source of its truth, with `v` the values and `on` the day."""
        raise NotImplementedError

    def crisp_source(self) -> str:
        """Python source of its value where every fact is known."""
        raise NotImplementedError

    def graph(self) -> dict[str, Any]:
        """The condition as plain data: what the rule pack's hash is taken over."""
        raise NotImplementedError


def _parts(condition: Condition, kind: type) -> tuple[Condition, ...]:
    if type(condition) is kind and condition.words is None:
        return condition.parts()
    return (condition,)


class All(Condition):
    """True where every part is."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Iterable[Condition], words: Wording | None = None) -> None:
        super().__init__(words)
        self._parts = tuple(parts)

    def parts(self) -> tuple[Condition, ...]:
        return self._parts

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        every, some = 1, 0
        for part in self._parts:
            bits = part.truth(values, on)
            every &= bits
            some |= bits
        return every | (some & 2)

    def crisp_source(self) -> str:
        return "(" + " and ".join(part.crisp_source() for part in self._parts) + ")"

    def graph(self) -> dict[str, Any]:
        return {"all": [part.graph() for part in self._parts]}


class Some(Condition):
    """True where at least one part is."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Iterable[Condition], words: Wording | None = None) -> None:
        super().__init__(words)
        self._parts = tuple(parts)

    def parts(self) -> tuple[Condition, ...]:
        return self._parts

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        every, some = 2, 0
        for part in self._parts:
            bits = part.truth(values, on)
            every &= bits
            some |= bits
        return every | (some & 1)

    def crisp_source(self) -> str:
        return "(" + " or ".join(part.crisp_source() for part in self._parts) + ")"

    def graph(self) -> dict[str, Any]:
        return {"some": [part.graph() for part in self._parts]}


class Not(Condition):
    """True where its part is false."""

    __slots__ = ("part",)

    def __init__(self, part: Condition) -> None:
        super().__init__()
        self.part = part

    def parts(self) -> tuple[Condition, ...]:
        return (self.part,)

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        return NEGATED[self.part.truth(values, on)]

    def crisp_source(self) -> str:
        return f"(not {self.part.crisp_source()})"

    def graph(self) -> dict[str, Any]:
        return {"not": self.part.graph()}


class Surely(Condition):
    """True where its part is known to be true, else false. Only duties may ask this; a rule never does."""

    __slots__ = ("part",)

    def __init__(self, part: Condition) -> None:
        super().__init__()
        self.part = part

    def parts(self) -> tuple[Condition, ...]:
        return (self.part,)

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        return 1 if self.part.truth(values, on) == 1 else 2

    def crisp_source(self) -> str:
        return self.part.crisp_source()

    def graph(self) -> dict[str, Any]:
        return {"surely": self.part.graph()}


def surely(condition: Condition) -> Condition:
    """Known to be true: an unknown counts as false here, so use it only where that is the careful side."""
    return Surely(condition)


class Always(Condition):
    """True."""

    __slots__ = ()

    def truth(self, values: dict[str, Any], on: int) -> Truth:  # noqa: ARG002
        return 1

    def bits_source(self) -> str:
        return "1"

    def crisp_source(self) -> str:
        return "True"

    def graph(self) -> dict[str, Any]:
        return {"always": True}


always = Always(Wording("in every other case", "en todos los demás casos"))


class AnyOf(Condition):
    """True where some record of a list meets a condition over the record's own facts.

    `unread` is a flag that is unknown while the list may be longer than what we have: an incomplete list never
    proves a "no".
    """

    __slots__ = ("inner", "listing", "unread")

    def __init__(self, listing: "Listing", inner: Condition, unread: "Flag | None", words: Wording) -> None:
        super().__init__(words)
        self.listing = listing
        self.inner = inner
        self.unread = unread

    def facts(self) -> tuple["Fact", ...]:
        return (self.listing,) if self.unread is None else (self.listing, self.unread)

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        found = 2
        for record in values[self.listing.path]:
            bits = self.inner.truth(record, on)
            found = ((found | bits) & 1) | (found & bits & 2)
            if found == 1:
                return 1
        if self.unread is not None:
            bits = self.unread.truth(values, on)
            found = ((found | bits) & 1) | (found & bits & 2)
        return found

    def crisp_source(self) -> str:
        some = f"any({self.inner.crisp_source()} for v in v[{self.listing.path!r}])"
        return some if self.unread is None else f"({some} or {self.unread.crisp_source()})"

    def graph(self) -> dict[str, Any]:
        unread = None if self.unread is None else self.unread.path
        return {"any_of": self.listing.path, "meets": self.inner.graph(), "unread": unread}


def any_of(
    listing: "Listing", condition: Condition, says: tuple[str, str], unread: "Flag | None" = None
) -> AnyOf:
    """Some record of the list meets the condition; with `unread`, an incomplete list stays unknown."""
    return AnyOf(listing, condition, unread, wording(*says))


class Finding(Condition):
    """A condition whose facts are read nowhere else in a decision: it is true, false or open as a whole.

    While it is open the decision is completed once with it true and once with it false, and its own gaps are listed
    together. A decision refuses, when it is loaded, a finding that shares a fact with another of its conditions.
    """

    __slots__ = ("key", "part")

    def __init__(self, key: str, part: Condition, says: tuple[str, str]) -> None:
        super().__init__(wording(*says))
        self.key = key
        self.part = part

    def parts(self) -> tuple[Condition, ...]:
        return (self.part,)

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        return self.part.truth(values, on)

    def crisp_source(self) -> str:
        return f"v[{self.key!r}]"

    def graph(self) -> dict[str, Any]:
        return {"finding": self.key, "is": self.part.graph()}
