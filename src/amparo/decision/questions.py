"""The question behind the path of a missing fact, in English and Spanish."""

import re
from functools import lru_cache

from amparo.facts import counsel, documents, person, request
from amparo.facts.request import KIND_NAMES
from amparo.rules import Fact, Listing
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


@lru_cache(maxsize=1)
def _by_path() -> dict[str, Question]:
    found: dict[str, Question] = {}
    for module in (request, documents, counsel, person):
        for fact in vars(module).values():
            if isinstance(fact, Listing):
                for field in fact.fields:
                    found[f"{fact.path}.{field.path}"] = field.question
            elif isinstance(fact, Fact) and fact.question.en:
                found.setdefault(fact.path, fact.question)
    return found


def question_for(path: str, language: Language, kind: str = "") -> str:
    """How to ask for a fact by its path; the path itself where there is no better question."""
    record = _RECORD.fullmatch(path)
    if record:
        group, name = record.groups()
        fact = (_OF_A_CONVICTION if group == "convictions" else _OF_A_CHARGE).get(name)
        question = fact.question if fact is not None else _PLAIN.get(name)
    elif path.startswith("request.info_public."):
        question = request.item_is_public.question
    else:
        question = _PLAIN.get(path) or _by_path().get(path)
    if question is None:
        return path
    told = question.in_language(language)
    return f"{told} ({KIND_NAMES[kind][1 if language == 'es' else 0]})" if kind in KIND_NAMES else told
