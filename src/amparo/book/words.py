"""The words of the law book in one language: its own, and those that name questions, outcomes, days and tags."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from amparo.facts.request import KIND_NAMES
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody.outcomes import (
    NOT_REGULATED,
    OUTCOME_NAMES,
    PERMITTED,
    PROHIBITED,
    REQUIRED,
    REQUIRES_JUDICIAL_ORDER,
)
from amparo.law.places import VISIT_OUTCOME_NAMES
from amparo.law.standing import DOES_NOT_OPEN, OPENS
from amparo.print.blocks import Chip, Code, Text, Tone
from amparo.rules import Outcome
from amparo.terms import Language

_TONES: dict[Outcome, Tone] = {
    PROHIBITED: "stop",
    REQUIRES_JUDICIAL_ORDER: "judge",
    PERMITTED: "open",
    NOT_REGULATED: "free",
    REQUIRED: "command",
    DOES_NOT_OPEN: "stop",
    OPENS: "open",
}
_SHORT: dict[Outcome, tuple[str, str]] = {
    REQUIRED: ("court order: counsel now", "orden judicial: al abogado, ya"),
    OPENS: ("a ground", "es causal"),
    DOES_NOT_OPEN: ("no ground", "no es causal"),
}
"""Outcomes that have no name elsewhere, or one too long for a chip."""
_AT_A_PLACE: dict[Outcome, tuple[str, str]] = {
    "refuse_access": ("no access", "sin acceso"),
    "refuse_records": ("no records", "sin registros"),
    "refuse_assist": ("no help", "sin ayuda"),
    "hold_and_refer": ("hold and refer", "retener y remitir"),
    "do_not_obstruct": ("step aside", "hacerse a un lado"),
    "permit_limited": ("court paper, inside its words", "orden judicial, en sus términos"),
    "provide": ("give what is owed", "entregar lo debido"),
    "public_area_ok": ("public area", "área pública"),
    "ordinary_procedure": ("usual procedure", "procedimiento habitual"),
    "notify_only": ("notices only", "solo avisos"),
    "no_duty": ("no duty", "sin deber"),
}
"""The answers at a public place, short enough for a chip; the table before the ladders says them whole."""
_PLACE_TONES: dict[Outcome, Tone] = {
    "refuse_access": "stop",
    "refuse_records": "stop",
    "refuse_assist": "stop",
    "hold_and_refer": "judge",
    "permit_limited": "command",
    "do_not_obstruct": "judge",
    "provide": "open",
    "public_area_ok": "open",
    "ordinary_procedure": "free",
    "notify_only": "free",
    "no_duty": "free",
    "owed": "open",
    "not_owed": "free",
    "shown": "open",
    "not_shown": "free",
}


@lru_cache(maxsize=1)
def _catalog() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("amparo.book").joinpath("words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Words:
    """The book's words in one language."""

    language: Language

    def __call__(self, name: str, /, **filled: object) -> str:
        """One of the book's own texts, its places filled in."""
        return _catalog()[name][self.language].format(**filled)

    def text(self, name: str) -> Text:
        """One of the book's own texts, with what stands in `backquotes` as the machine knows it."""
        return in_text(self(name))

    def pick(self, en: str, es: str) -> str:
        """One of two texts that stand elsewhere in both languages."""
        return en if self.language == "en" else es

    def outcome(self, outcome: Outcome) -> Chip:
        """An outcome as a chip that says it in words."""
        names = _SHORT.get(outcome) or OUTCOME_NAMES[outcome]
        return Chip(self.pick(*names), _TONES.get(outcome, "plain"))

    def visit_outcome(self, outcome: Outcome) -> Chip:
        """What a decision of public places comes to, in a word or two."""
        names = _AT_A_PLACE.get(outcome) or VISIT_OUTCOME_NAMES[outcome]
        return Chip(self.pick(*names), _PLACE_TONES.get(outcome, "plain"))

    def done(self, outcome: Outcome) -> Chip:
        """An outcome beside a duty that comes with the act: owed where it is done."""
        own = {PERMITTED: "permitted_done", NOT_REGULATED: "unregulated_done"}.get(outcome)
        return Chip(self(own), _TONES[outcome]) if own else self.outcome(outcome)

    def question(self, name: str) -> str:
        """A question by what is asked: `tell when the person is released`."""
        if name in (qualifies.name, charge.name):
            return self(name)
        return self.pick(*KIND_NAMES[name])


def in_text(text: str) -> Text:
    """A text with what stands in `backquotes` as the machine knows it."""
    return tuple(Code(part) if place % 2 else part for place, part in enumerate(text.split("`")))


def capital(text: str) -> str:
    """A text as the beginning of a sentence: `¿abre …?` becomes `¿Abre …?`."""
    first = next((place for place, sign in enumerate(text) if sign.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
