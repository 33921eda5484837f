"""Conditions over one fact: a day reached, a choice among words, a window of years."""

from datetime import date
from typing import TYPE_CHECKING, Any

from amparo.rules.conditions import Condition, Truth, Wording
from amparo.rules.dates import last_day_within

if TYPE_CHECKING:  # facts are conditions too; only the type checker needs the arrow back
    from amparo.rules.facts import Choice, Day, Fact


class OnOrAfter(Condition):
    """True from a day on, that day included."""

    __slots__ = ("day",)

    def __init__(self, day: date) -> None:
        super().__init__(
            Wording(f"the act is on or after {day:%Y-%m-%d}", f"el acto es el {day:%Y-%m-%d} o después")
        )
        self.day = day.toordinal()

    def truth(self, values: dict[str, Any], on: int) -> Truth:  # noqa: ARG002
        return 1 if on >= self.day else 2

    def bits_source(self) -> str:
        return f"(1 if on >= {self.day} else 2)"

    def crisp_source(self) -> str:
        return f"on >= {self.day}"

    def graph(self) -> dict[str, Any]:
        return {"on_or_after": date.fromordinal(self.day).isoformat()}


def on_or_after(day: date) -> OnOrAfter:
    """True where the act is done on that day or later."""
    return OnOrAfter(day)


class Among(Condition):
    """True where a choice is one of some words."""

    __slots__ = ("choice", "ordered", "spelled", "wanted", "when_unknown")

    def __init__(self, choice: "Choice", wanted: frozenset[str]) -> None:
        said = {
            language: " or ".join(choice.say(word, language) for word in choice.choices if word in wanted)
            for language in ("en", "es")
        }
        super().__init__(
            Wording(
                f"{choice.noun.en} is {said['en']}", f"{choice.noun.es} {said['es'].replace(' or ', ' o ')}"
            )
        )
        assert self.words is not None
        self.spelled = self.words
        self.choice = choice
        self.wanted = wanted
        self.ordered = tuple(sorted(wanted))
        can_be = any(word in wanted for word in choice.completes)
        can_fail = any(word not in wanted for word in choice.completes)
        self.when_unknown: Truth = (1 if can_be else 0) | (2 if can_fail else 0)

    def named(self, en: str, es: str) -> "Among":
        """The same condition, told by a name instead of a long list of words; the list is `spelled`."""
        other = Among(self.choice, self.wanted)
        other.words = Wording(en, es)
        return other

    def facts(self) -> tuple["Fact", ...]:
        return (self.choice,)

    def truth(self, values: dict[str, Any], on: int) -> Truth:  # noqa: ARG002
        given = values[self.choice.path]
        return self.when_unknown if given is None else 1 if given in self.wanted else 2

    def _test(self) -> str:
        return f"== {self.ordered[0]!r}" if len(self.ordered) == 1 else f"in {self.ordered!r}"

    def bits_source(self) -> str:
        return f"({self.when_unknown} if (x := v[{self.choice.path!r}]) is None else 1 if x {self._test()} else 2)"

    def crisp_source(self) -> str:
        return f"v[{self.choice.path!r}] {self._test()}"

    def graph(self) -> dict[str, Any]:
        return {
            "fact": self.choice.path,
            "one_of": list(self.ordered),
            "completes": list(self.choice.completes),
        }


class Within(Condition):
    """True from a day up to and with its n-th anniversary."""

    __slots__ = ("day", "years")

    def __init__(self, day: "Day", years: int) -> None:
        super().__init__(
            Wording(
                f"{day.noun.en} is not more than {years} years before the act",
                f"{day.noun.es} no es anterior al acto por más de {years} años",
            )
        )
        self.day = day
        self.years = years

    def facts(self) -> tuple["Fact", ...]:
        return (self.day,)

    def truth(self, values: dict[str, Any], on: int) -> Truth:
        given = values[self.day.path]
        return 3 if given is None else 1 if given <= on <= last_day_within(given, self.years) else 2

    def bits_source(self) -> str:
        path = self.day.path
        return (
            f"(3 if (x := v[{path!r}]) is None else 1 if x <= on <= last_day_within(x, {self.years}) else 2)"
        )

    def crisp_source(self) -> str:
        path = self.day.path
        return f"(v[{path!r}] <= on <= last_day_within(v[{path!r}], {self.years}))"

    def graph(self) -> dict[str, Any]:
        return {"fact": self.day.path, "within_years": self.years, "leap_day": "28 February"}
