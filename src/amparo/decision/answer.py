"""The answer to one question: outcome, what is done meanwhile, the rule, the duties, the facts still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amparo.decision.history import History
from amparo.facts import Agency
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, OUTCOME_NAMES, REQUIRED
from amparo.law.duties import OWED_ALWAYS
from amparo.rules import Duty, Reached, Rule, Turns
from amparo.terms import NOT_LEGAL_ADVICE, Language, Tag, weakest

_KINDS_OF_OWN_KNOWLEDGE = ("uc_police", "district_attorney")
"""Agencies of which the acts do not speak by name: bound in our own reading (K)."""

FLAG_SENTENCES: dict[str, dict[Language, str]] = {
    "absent_read_as_nothing_there": {
        "en": "Absent facts were read as “nothing there”, as worked cases are. Do not act on this answer.",
        "es": "Los datos ausentes se leyeron como “no hay”, como en los casos de ejemplo. No actúe con esta respuesta.",
    },
    "fourth_amendment_caution": {
        "en": "Keeping a person on a detainer alone is a new seizure under the Fourth Amendment: ask counsel.",
        "es": "Retener solo por una solicitud es una nueva detención (Cuarta Enmienda): consulte al abogado de la agencia.",
    },
    "boundary_day": {
        "en": "Today is the anniversary, the last day that counts (own reading): ask counsel, and decide again tomorrow.",
        "es": "Hoy es el aniversario, el último día que cuenta (lectura propia): consulte y decida de nuevo mañana.",
    },
    "a6_present": {
        "en": "A Proposition 47 misdemeanor is on record; read literally it may bar all cooperation: ask counsel.",
        "es": "Consta un delito menor de la Proposición 47; leído a la letra puede excluir toda cooperación: consulte.",
    },
    "custody_place_differs": {
        "en": "Staff and the offense table differ on the place of custody; the table was followed: check the statute.",
        "es": "El personal y la tabla difieren sobre el lugar de custodia; se siguió la tabla: verifique la ley.",
    },
    "after_the_last_enacted_date": {
        "en": "This day lies after the last law known here; what comes later may change the answer.",
        "es": "Este día es posterior a la última ley conocida aquí; lo que venga puede cambiar la respuesta.",
    },
}
"""What a reader must notice, by the word that `Answer.flags` holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One item of an information request with its own answer."""

    name: str
    reached: Reached

    @property
    def outcome(self) -> str:
        """The item's outcome."""
        return self.reached.outcome


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What `decide` returns.

    `outcome` is one of the words of `law.custody.outcomes`; `safe` is what is done where it is `insufficient_facts`
    (for `mixed`, look at the items). `missing` are exactly the facts that can still change the answer. `duties` are
    what is owed, without the two that are owed always (`OWED_ALWAYS`). `flags` are cautions, as words.
    """

    kind: str
    on: date
    agency: Agency
    outcome: str
    possible: tuple[str, ...]
    safe: str
    rule: Rule
    missing: tuple[str, ...]
    duties: tuple[Duty, ...]
    history: History
    reached: Reached
    items: tuple[Item, ...] = ()
    flags: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    relied_on: tuple[tuple[str, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether no missing fact can change the answer."""
        return self.outcome != INSUFFICIENT_FACTS and not self.missing

    @property
    def citation(self) -> str:
        """The section behind the answer."""
        return self.rule.cite

    @property
    def tag(self) -> Tag:
        """How sure we are: the weakest of the rules behind the answer and of the surest ground it relies on."""
        tags = [self.rule.tag, *(rule.tag for rule in self.reached.either)]
        tags += [item.reached.rule.tag for item in self.items]
        relied = {path for path, _ in self.relied_on}
        grounds = [
            one.tag for one in (*self.history.convictions, *self.history.charges) if one.path in relied
        ]
        if grounds and len(grounds) == len(relied):
            tags.append(min(grounds, key="VSK".index))
        if self.agency.kind in _KINDS_OF_OWN_KNOWLEDGE:
            tags.append("K")
        return weakest(*tags)

    def sentence(self, language: Language) -> str:
        """The safe answer in one sentence; never "must respond" to a civil paper."""
        return _sentence(self, language)

    def turns(self) -> Turns:
        """For each missing fact: the values tried and the outcomes that are then still possible."""
        found: Turns = {}
        for reached in [item.reached for item in self.items] or [self.reached]:
            for path, told in reached.turns.items():
                found.setdefault(path, told)
        return found

    def to_json(self) -> dict[str, Any]:
        """Plain data, stable in its names."""
        data: dict[str, Any] = {
            "kind": self.kind,
            "on": self.on.isoformat(),
            "outcome": self.outcome,
            "possible": list(self.possible),
            "safe": self.safe,
            "settled": self.settled,
            "counsel_first": REQUIRED in self.possible,
            "rule": self.rule.key,
            "citation": self.citation,
            "tag": self.tag,
            "says": self.sentence("en"),
            "dice": self.sentence("es"),
            "because": [{"fact": path, "paragraph": paragraph} for path, paragraph in self.relied_on],
            "missing": list(self.missing),
            "turns": {
                path: [{"if": value, "then": list(outcomes)} for value, outcomes in told]
                for path, told in sorted(self.turns().items())
            },
            "duties": [duty.code for duty in self.duties],
            "duties_always": [duty.code for duty in OWED_ALWAYS],
            "flags": list(self.flags),
            "not_legal_advice": NOT_LEGAL_ADVICE["en"],
            "no_es_asesoria_legal": NOT_LEGAL_ADVICE["es"],
        }
        if self.items:
            data["items"] = {
                item.name: {
                    "outcome": item.outcome,
                    "safe": item.reached.safe,
                    "rule": item.reached.rule.key,
                    "citation": item.reached.rule.cite,
                    "tag": item.reached.rule.tag,
                    "says": item.reached.rule.says,
                    "dice": item.reached.rule.dice,
                }
                for item in self.items
            }
        return data


_ABOUT_A_PERSON = ("hold", "notification", "transfer", "transport", "interview", "criminal_warrant")


def _sentence(answer: Answer, language: Language) -> str:
    spanish = language == "es"
    if len(answer.items) > 1:
        return " ".join(
            f"{item.name}: {OUTCOME_NAMES[item.outcome][1 if spanish else 0]}. {item.reached.rule.in_language(language)}"
            for item in answer.items
        )
    if REQUIRED in answer.possible and answer.outcome != REQUIRED:
        return (
            "Quizá un tribunal lo ordene: no niegue ni haga nada hasta que el abogado de la agencia lo vea, ahora mismo."
            if spanish
            else "A court may be commanding this: refuse nothing and do nothing before counsel has looked, now."
        )
    if answer.outcome == INSUFFICIENT_FACTS:
        meanwhile = OUTCOME_NAMES[answer.safe][1 if spanish else 0]
        told = (
            f"Faltan datos. Mientras tanto: {meanwhile}."
            if spanish
            else f"Facts are missing. Meanwhile: {meanwhile}."
        )
        if answer.kind in _ABOUT_A_PERSON:
            told += " La persona sale a su hora." if spanish else " The person leaves on time."
        return told
    either = [rule.in_language(language) for rule in (answer.rule, *answer.reached.either)]
    sentences = list(dict.fromkeys(either))
    if len(sentences) == 1:
        return sentences[0]
    first, between = ("O bien: ", " O bien: ") if spanish else ("Either: ", " Or: ")
    return first + between.join(sentences)
