"""What may be asked: a flag, a choice among words, a day, a list of records. Each with its question in two languages.

A fact also states how it is *completed*: the values tried when it is unknown. The result of a decision with unknown
facts is what holds for every completion, so the completions belong to the law, not to the engine.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from amparo.rules.conditions import Condition, Truth, wording
from amparo.rules.leaves import Among, Within
from amparo.terms import Language, RulebookError


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """How a fact is asked for, and why, in English and Spanish."""

    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """The question as a person would put it."""
        return self.en if language == "en" else self.es


class Fact:
    """One thing that may be known. `path` is its address in a request, as in `person.minor`.

    `after` names facts (by path) that must be known before this one is worth asking: a follow-on question.
    """

    path: str
    question: Question
    after: tuple[str, ...]

    def completions(self, on: int) -> tuple[Any, ...]:
        """The values tried when the fact is unknown, on the day `on` (an ordinal)."""
        raise NotImplementedError


class Flag(Condition, Fact):
    """A fact that is true or false, and itself a condition."""

    __slots__ = ("after", "path", "question")

    def __init__(
        self,
        path: str,
        claim: tuple[str, str],
        ask: tuple[str, str] = ("", ""),
        after: Iterable[str] = (),
    ) -> None:
        super().__init__(wording(*claim))
        self.path = path
        self.question = Question(*ask)
        self.after = tuple(after)

    def completions(self, on: int) -> tuple[bool, ...]:  # noqa: ARG002
        return (True, False)

    def facts(self) -> tuple[Fact, ...]:
        return (self,)

    def bits_source(self) -> str:
        return f"(3 if (x := v[{self.path!r}]) is None else 1 if x else 2)"

    def crisp_source(self) -> str:
        return f"v[{self.path!r}]"

    def truth(self, values: dict[str, Any], on: int) -> Truth:  # noqa: ARG002
        given = values[self.path]
        return 3 if given is None else 1 if given else 2

    def graph(self) -> dict[str, Any]:
        return {"fact": self.path}


class Choice(Fact):
    """A fact that is one word out of a fixed set. `choice == "word"` and `choice.one_of(…)` are conditions."""

    __slots__ = ("after", "choices", "completes", "noun", "path", "question", "spoken")

    def __init__(
        self,
        path: str,
        choices: Iterable[str],
        noun: tuple[str, str],
        ask: tuple[str, str] = ("", ""),
        completes: Iterable[str] | None = None,
        after: Iterable[str] = (),
        spoken: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        self.path = path
        self.choices = tuple(choices)
        self.noun = wording(*noun)
        self.question = Question(*ask)
        self.completes = tuple(completes) if completes is not None else self.choices
        self.after = tuple(after)
        self.spoken = spoken or {}

    def completions(self, on: int) -> tuple[str, ...]:  # noqa: ARG002
        return self.completes

    def one_of(self, *words: str) -> Among:
        """True where the fact is one of the words; a word outside the fact's choices is refused at import."""
        for word in words:
            if word not in self.choices:
                raise RulebookError(
                    f"{self.path} can never be {word!r}; it is one of {', '.join(self.choices)}."
                )
        return Among(self, frozenset(words))

    def __eq__(self, word: object) -> Condition:  # type: ignore[override]
        return self.one_of(str(word))

    def __ne__(self, word: object) -> Condition:  # type: ignore[override]
        return ~self.one_of(str(word))

    __hash__ = object.__hash__

    def say(self, word: str, language: Language) -> str:
        """One of the fact's words as people say it."""
        en, es = self.spoken.get(word, (word.replace("_", " "), word.replace("_", " ")))
        return en if language == "en" else es


class Day(Fact):
    """A fact that is a day, kept as an ordinal. `day.within(15)` is true up to and with the 15th anniversary.

    `windows` are the numbers of years that rules may count from it: an unknown day is tried inside each and beyond.
    """

    __slots__ = ("after", "noun", "path", "question", "windows")

    def __init__(
        self,
        path: str,
        noun: tuple[str, str],
        windows: Iterable[int],
        ask: tuple[str, str] = ("", ""),
        after: Iterable[str] = (),
    ) -> None:
        self.path = path
        self.noun = wording(*noun)
        self.windows = tuple(windows)
        self.question = Question(*ask)
        self.after = tuple(after)

    def completions(self, on: int) -> tuple[int, ...]:
        return (on, *(on - 366 * years - 1 for years in self.windows))

    def within(self, years: int) -> Within:
        """True while `day <= on <= the anniversary`; 29 February rounds down to 28 February."""
        if years not in self.windows:
            raise RulebookError(
                f"{self.path} has no window of {years} years; it is completed around {self.windows}."
            )
        return Within(self, years)


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Fact):
    """A list of records of one shape; `fields` are the facts a record has, with paths inside the record."""

    path: str
    fields: tuple[Fact, ...]
    question: Question = field(default_factory=lambda: Question("", ""))
    after: tuple[str, ...] = ()

    def completions(self, on: int) -> tuple[Any, ...]:  # noqa: ARG002
        raise RulebookError(f"{self.path} is a list; its records' fields are completed one by one.")
