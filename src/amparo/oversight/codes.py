"""Which words of an entry are codes of the program, so that a name or a case number that looks like one is free text.

A word goes out by rule only where its own field can hold it: `garcia` is a word of small letters, and no channel. What a
court's paper says of the person or the case stands among the facts of a request, and never leaves with them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from amparo.facts import AGENCY_KINDS, REQUEST_KINDS
from amparo.facts import documents as papers
from amparo.facts import request as requests
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.intake.jail_columns import ALL_FORMS, BASES, CHANNELS
from amparo.rules import Choice

OF_THE_PAPER = {
    "name": True,
    "case_no": True,
    "court": False,
    "charge": False,
    "date": False,
    "person_matches": False,
    "reference": False,
}
"""Facts that tell who the person is, or lead there; true where the field is an identifier by itself."""

_CHOICES = frozenset(
    word
    for room in (papers, requests)
    for fact in vars(room).values()
    if isinstance(fact, Choice)
    for word in fact.choices
    if isinstance(word, str)
)
_OF_FIELD: dict[str, frozenset[str]] = {
    "form": frozenset((*ALL_FORMS, *requests.FORMS)),
    "channel": frozenset(CHANNELS),
    "basis": frozenset((*BASES, "unknown")),
    "items": frozenset(requests.item_kind.choices),
    "signed_by": frozenset(papers.SIGNERS),
    "crime": frozenset(papers.CRIMES),
    **dict.fromkeys(("asks", "part", "declined"), frozenset(REQUEST_KINDS)),
}
"""The words of fields that people or their lists fill; the rest is written by the program alone."""

_FACTS = _CHOICES | {
    *ALL_FORMS,
    *requests.FORMS,
    *CHANNELS,
    *REQUEST_KINDS,
    *AGENCY_KINDS,
    *LEGAL_QUESTIONS,
    "yes",
    "no",
    "unknown",
}
_NUMBER_DAY_OR_FORM = re.compile(r"\d{1,3}|\d{4}-\d{2}-\d{2}|I-\d{3}[A-Z]?", re.ASCII)
_NAMES = frozenset(
    {
        *(
            "kind",
            "from",
            "form",
            "purpose",
            "initiated_by",
            "received",
            "channel",
            "documents",
            "items",
            "info_public",
        ),
        *(
            "consent",
            "legal",
            "signed_by",
            "crime",
            "form_given",
            "language_understood",
            "answer",
            "attorney_present",
        ),
        *("population", "action", "exclusive", "civil_arrests_by_local", "duties_unrelated_to_immigration"),
        *(
            "had_contract_2017_06_15",
            "enhancement_1326b2",
            "primary_purpose_immigration",
            "scene_support_only",
        ),
        *("ongoing_dedication", "detected_in_unrelated_activity"),
    }
)


def may_be(field: str, word: str) -> bool:
    """Whether a word is one that its field can hold; of a field that only the program fills, any is."""
    known = _OF_FIELD.get(field)
    return known is None or word in known


def facts_alone(request: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a request without what a paper says of the person or the case."""
    return {
        name: [_bare(one) for one in value] if isinstance(value, list | tuple) else _bare(value)
        for name, value in request.items()
        if name not in OF_THE_PAPER
    }


def _bare(value: Any) -> Any:
    return facts_alone(value) if isinstance(value, Mapping) else value


def told_of_the_paper(request: Any) -> Iterator[str]:
    """Every fact that `facts_alone` leaves out and that says something, by its name, each once."""
    found = list[str]()
    _gather(request, found)
    yield from dict.fromkeys(found)


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in OF_THE_PAPER:
                if inner not in (None, "", [], {}):
                    found.append(name)
            else:
                _gather(inner, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            _gather(inner, found)


def are_codes(name: str, told: str) -> bool:
    """Whether a fact, by the way to it (`documents.1.kind`) and what it says, is made of the program's own words."""
    known = _NAMES | _FACTS
    return all(one.isdecimal() or one in known for one in name.split(".") if one) and (
        told in _FACTS or _NUMBER_DAY_OR_FORM.fullmatch(told) is not None
    )
