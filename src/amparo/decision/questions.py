"""The question behind the path of a missing fact, in English and Spanish."""

import re
from functools import lru_cache

from amparo.decision.answer import Answer
from amparo.facts import CustomPolicy, counsel, documents, person, request
from amparo.rules import Choice, Fact, Listing
from amparo.rules.facts import Question
from amparo.terms import Language

_OF_A_CONVICTION = {
    "level": person.level,
    "date": person.date_of_conviction,
    "felony_custody": person.place,
    "strike": person.strike,
    "status": person.void,
    "prop47": person.prop47,
    "agg_felony": person.agg_listed,
    "equiv_strike": person.equiv_strike,
}
_OF_A_CHARGE = {
    "level": person.charge_level,
    "finding": person.finding,
    "felony_custody": person.charge_place,
}
_PLAIN = {
    "section": Question(
        "Which subdivision does the court docket show?", "¿Qué inciso muestra el expediente?"
    ),
    "target": Question(
        "An attempt of, or conspiracy to, which offense?", "¿Intento o conspiración de qué delito?"
    ),
    "person.convictions": Question("Which convictions are on record?", "¿Qué condenas constan?"),
    "person.pending": Question(
        "Is a charge pending, and did a magistrate make a finding?",
        "¿Hay un cargo pendiente y una determinación de un magistrado?",
    ),
    "person.history_complete": person.unread_ground.question,
    "legal:not_named": person.not_named.question,
}
_RECORD = re.compile(r"person\.(convictions|pending)\[\d+\]\.(\w+)")


def ask_about(answer: Answer, path: str, language: Language) -> str:
    """The question for a missing fact of an answer, with the words that may be given; a custom rule speaks itself."""
    if path == "local_policy":
        rule = answer.agency.policy_for(answer.kind)
        if isinstance(rule, CustomPolicy) and rule.says:
            return (
                f"La regla propia de la agencia («{rule.says}») no puede aplicarse hasta que se lea el historial."
                if language == "es"
                else f"The agency's own rule (“{rule.says}”) cannot be applied until the record is read."
            )
    words = words_for(path)
    return question_for(path, language) + (f" ({', '.join(words)})" if words else "")


def words_for(path: str) -> tuple[str, ...]:
    """The words that may answer a fact, where it is one of a few."""
    fact = fact_at(path)
    return fact.choices if isinstance(fact, Choice) else ()


def fact_at(path: str) -> Fact | None:
    """The fact behind the path of a missing one; None where it is no single fact, as a list of convictions is none."""
    record = _RECORD.fullmatch(path)
    if record:
        return (_OF_A_CONVICTION if record[1] == "convictions" else _OF_A_CHARGE).get(record[2])
    if path.startswith("request.info_public."):
        return request.item_is_public
    return _facts_by_path().get(re.sub(r"\[\d+\]", "", path))


@lru_cache(maxsize=1)
def _facts_by_path() -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for module in (request, documents, counsel, person):
        for fact in vars(module).values():
            if isinstance(fact, Listing):
                found |= {f"{fact.path}.{field.path}": field for field in fact.fields}
            elif isinstance(fact, Fact):
                found.setdefault(fact.path, fact)
    return found


def question_for(path: str, language: Language) -> str:
    """How to ask for a fact by its path; the path itself where there is no better question."""
    record = _RECORD.fullmatch(path)
    if record:
        group, name = record.groups()
        fact = (_OF_A_CONVICTION if group == "convictions" else _OF_A_CHARGE).get(name)
        question = fact.question if fact is not None else _PLAIN.get(name)
    elif path.startswith("request.info_public."):
        question = request.item_is_public.question
    else:
        fact = _facts_by_path().get(path)
        question = _PLAIN.get(path) or (fact.question if fact is not None and fact.question.en else None)
    if question is None:
        return path
    return question.in_language(language)
