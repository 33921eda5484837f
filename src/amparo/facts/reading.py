"""A request and a person's record, as given, become values by path. Nothing is guessed; every refusal names the path.

Absent and unknown facts become None. `as_case` reads absent facts by the convention of the worked cases (nothing there,
an adult in custody, history complete); it is for tests only, since in practice absent means unknown.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.documents import CRIMES, DOCUMENT_KINDS, SIGNERS
from amparo.facts.request import (
    FORMS,
    ITEMS,
    NOT_KNOWN,
    PURPOSES,
    REQUEST_KINDS,
    STANDING_ACCESS,
    sender,
)
from amparo.facts.values import flag, listed, named, refuse_unknown, short_text, shown, word
from amparo.rules.states import UNKNOWN_WORD
from amparo.terms import ContradictionError, FactError, FactValueError, UnknownFactError

Values = dict[str, Any]

_FLAGS = (
    "primary_purpose_immigration",
    "duties_unrelated_to_immigration",
    "exclusive",
    "enhancement_1326b2",
    "detected_in_unrelated_activity",
    "had_contract_2017_06_15",
)
_MAY_BE_IMMIGRATION = (None, "federal_criminal_immigration")
_FLAGS_FALSE_IN_CASES = ("scene_support_only", "civil_arrests_by_local", "ongoing_dedication")
MOST_PAPERS = 16
MOST_ITEMS = 64
_WORDS: dict[str, tuple[str, ...]] = {
    "population": ("civil_immigration", "minors_orr", "federal_criminal"),
    "action": ("new", "expand_beds", "renew_same_beds"),
}
_RECORD_ONLY = frozenset({"received", "origin", "channel", "reference"})
_REQUEST = frozenset(
    {
        "kind",
        "form",
        "from",
        "initiated_by",
        "purpose",
        "documents",
        "items",
        "info_public",
        "consent",
        "legal",
    }
    | set(_FLAGS)
    | set(_FLAGS_FALSE_IN_CASES)
    | set(_WORDS)
    | _RECORD_ONLY
)
_RARE = frozenset(_FLAGS) | set(_FLAGS_FALSE_IN_CASES) | set(_WORDS)
_CONSENT = frozenset({"form_given", "language_understood", "answer", "attorney_present"})
_PAPER_RECORD_ONLY = frozenset({"form", "court", "case_no", "date", "charge", "name", "person_matches"})
_DOCUMENT = frozenset({"kind", "signed_by", "crime"}) | _PAPER_RECORD_ONLY
_PERSON = frozenset(
    {
        "in_custody",
        "minor",
        "convictions",
        "history_complete",
        "registry",
        "federal_felony_warrant",
        "pending",
    }
)

TEMPLATE: Values = {
    "agency.kind": None,
    "request.from": NOT_KNOWN,
    "request.initiated_by": "immigration_authority",
    "request.purpose": None,
    "request.purpose_is_not_immigration": False,
    "request.documents": (),
    "request.consent.form_given": None,
    "request.consent.language_understood": None,
    "request.consent.answer": None,
    "request.consent.attorney_present": None,
    "request.consent.answer_recorded": False,
    "item.kind": None,
    "item.public": None,
    "item.known_public": False,
    "local_policy": None,
    "person.in_custody": None,
    "person.minor": None,
    "person.registry": None,
    "person.federal_felony_warrant": None,
    "person.unread_ground": None,
    "person.conviction_opens": None,
    "person.charge_opens": None,
    "legal:clerk_signed_warrant": None,
    "legal:criminal_immigration_warrant_arrest": None,
    "legal:scene_support": None,
    "legal:federal_detainees_scope": None,
    "legal:lapsed_contract": None,
}
TEMPLATE.update({f"request.{name}": None for name in _RARE})


# ------------------------------------------------------------------ the request


def read_request(given: Mapping[str, Any], *, as_case: bool = False) -> tuple[str, Values]:
    """The kind of a request and its values by path.

    An unknown kind comes back empty: it is treated as information of which nothing is given. Raises FactError.
    """
    if not _REQUEST.issuperset(given):
        refuse_unknown(given, _REQUEST, "request")
    kind = word(given.get("kind"), "request.kind", REQUEST_KINDS) or ""
    for name in _RECORD_ONLY.intersection(given):
        short_text(given[name], f"request.{name}")
    values = TEMPLATE.copy()
    values["request.from"] = word(given.get("from"), "request.from", sender.choices) or NOT_KNOWN
    if "initiated_by" in given:
        started = word(given["initiated_by"], "request.initiated_by", ("immigration_authority", "agency"))
        values["request.initiated_by"] = started or NOT_KNOWN
    if values["request.from"] == "own_staff":
        _begun_by_staff(given, values)
    if "form" in given:
        word(given["form"], "request.form", FORMS)
    if "purpose" in given:
        purpose = word(given["purpose"], "request.purpose", PURPOSES)
        values["request.purpose"] = purpose
        values["request.purpose_is_not_immigration"] = purpose == "criminal_non_immigration"
    documents = given.get("documents")
    if documents:
        values["request.documents"] = [
            _document(record, f"request.documents[{index}]")
            for index, record in enumerate(listed(documents, "request.documents", MOST_PAPERS))
        ]
        # A paper that names an immigration crime, or whose crime nobody knows, says otherwise (7284.4(f)).
        if any(paper["crime"] in _MAY_BE_IMMIGRATION for paper in values["request.documents"]):
            values["request.purpose_is_not_immigration"] = False
    if "consent" in given:
        _consent(named(given["consent"], "request.consent"), values)
    if as_case:
        for name in _FLAGS_FALSE_IN_CASES:
            values[f"request.{name}"] = False
    for name in _RARE.intersection(given):
        path = f"request.{name}"
        words = _WORDS.get(name)
        values[path] = flag(given[name], path) if words is None else word(given[name], path, words)
    if given.get("legal"):
        read_legal(named(given["legal"], "request.legal"), values)
    return kind, values


def _begun_by_staff(given: Mapping[str, Any], values: Values) -> None:
    """The agency's own staff ask nobody: they begin the contact themselves (N-5)."""
    if values["request.initiated_by"] == "immigration_authority" and "initiated_by" in given:
        raise ContradictionError(
            "request.initiated_by", "the sender is the agency's own staff.", "Correct request.from or this."
        )
    values["request.initiated_by"] = "agency"


def read_legal(given: Mapping[str, Any], values: Values, where: str = "legal") -> None:
    """Counsel's stored answers: true (the doubt falls away), false, or null while there is none."""
    for question, answer in given.items():
        if question == "not_named":
            problem = "counsel answers this for one offense, never for all."
            raise FactError(f"{where}.{question}", problem, "Write not_named on the conviction itself.")
        if question not in LEGAL_QUESTIONS:
            raise UnknownFactError(f"{where}.{question}", LEGAL_QUESTIONS)
        values[f"legal:{question}"] = flag(answer, f"{where}.{question}")


def _document(given: Any, path: str) -> Values:
    record = named(given, path)
    if not _DOCUMENT.issuperset(record):
        refuse_unknown(record, _DOCUMENT, path)
    for name in _PAPER_RECORD_ONLY.intersection(record):
        short_text(record[name], f"{path}.{name}")
    return {
        "kind": word(record.get("kind"), f"{path}.kind", DOCUMENT_KINDS) or "other",
        "signed_by": word(record.get("signed_by"), f"{path}.signed_by", SIGNERS),
        "crime": word(record.get("crime"), f"{path}.crime", CRIMES),
    }


def _consent(given: Mapping[str, Any], values: Values) -> None:
    if not _CONSENT.issuperset(given):
        refuse_unknown(given, _CONSENT, "request.consent")
    for name in ("form_given", "language_understood", "attorney_present"):
        if name in given:
            path = f"request.consent.{name}"
            values[path] = flag(given[name], path, may_not_apply=name == "attorney_present")
    answer = word(given.get("answer"), "request.consent.answer", ("consented", "declined", "attorney_only"))
    values["request.consent.answer"] = answer
    values["request.consent.answer_recorded"] = answer is not None


def read_items(given: Mapping[str, Any], *, as_case: bool) -> tuple[tuple[str, bool | None], ...]:
    """The items of an information request, each with whether it is public. Nothing named: one personal item."""
    asked = given.get("items")
    if not asked or asked == UNKNOWN_WORD:
        return (("personal_other", False),)
    public = named(given.get("info_public"), "request.info_public")
    found: dict[str, bool | None] = {}
    for item in listed(asked, "request.items", MOST_ITEMS):
        if not isinstance(item, str) or not _ITEM_NAME.fullmatch(item):
            mend = "Write it in small letters, digits and underscores, as home_address."
            raise FactValueError("request.items", f"{shown(item)} is no name of an item.", mend)
        if item not in ITEMS and _misspelled(item):
            mend = f"Did you mean {_misspelled(item)!r}?"
            raise FactValueError("request.items", f"{item!r} is no item we know.", mend)
        found.setdefault(item, read_public(public, item, as_case=as_case))
    for name in public:
        if name not in found:
            raise ContradictionError(
                f"request.info_public.{name}",
                "this item is not among request.items.",
                "Add it there or leave it out.",
            )
    return tuple(found.items())


_ITEM_NAME = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)


@lru_cache(maxsize=512)
def _misspelled(item: str) -> str:
    return next(iter(get_close_matches(item, ITEMS, n=1, cutoff=0.85)), "")


def read_public(given: Any, item: str, *, as_case: bool) -> bool | None:
    """Whether an item is given to everybody, from `request.info_public`. Raises FactValueError."""
    public = named(given, "request.info_public")
    if item in STANDING_ACCESS:  # a door, not an item: it is never the same detail for everybody (F-10)
        return False
    if item not in public:
        return False if as_case else None
    return flag(public[item], f"request.info_public.{item}")


# ------------------------------------------------------------------ the person


def read_person(given: Mapping[str, Any], values: Values, *, as_case: bool = False) -> tuple[Any, Any]:
    """Put a person's facts into `values`; returns the raw lists of convictions and pending charges.

    A list that is unknown as a whole comes back as None. Raises FactError.
    """
    if not _PERSON.issuperset(given):
        refuse_unknown(given, _PERSON, "person")
    default = False if as_case else None
    values["person.in_custody"] = flag(
        given.get("in_custody", True if as_case else None), "person.in_custody"
    )
    values["person.minor"] = flag(given.get("minor", default), "person.minor")
    absent = "none" if as_case else None
    values["person.registry"] = word(
        given.get("registry", absent), "person.registry", ("current", "none", "ended")
    )
    values["person.federal_felony_warrant"] = word(
        given.get("federal_felony_warrant", absent), "person.federal_felony_warrant", ("confirmed", "none")
    )
    complete = flag(given.get("history_complete", True if as_case else None), "person.history_complete")
    values["person.unread_ground"] = False if complete else None
    return (
        _known_list(given, "convictions", as_case=as_case),
        _known_list(given, "pending", as_case=as_case),
    )


def _known_list(given: Mapping[str, Any], name: str, *, as_case: bool) -> Any:
    if name not in given:
        return () if as_case else None
    found = given[name]
    if found is None or found == UNKNOWN_WORD:
        return None
    return listed(found, f"person.{name}")
