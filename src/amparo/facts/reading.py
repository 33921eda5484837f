"""A request and a person's record, as given, become values by path. Nothing is guessed; every refusal names the path.

Absent and unknown facts become None. `as_case` reads absent facts by the convention of the worked cases (nothing there,
an adult in custody, history complete); it is for tests only, since in practice absent means unknown.
"""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from amparo.facts.person import CUSTODIES, DEGREES, FINDINGS, LEVELS, SENTENCES, STATUSES
from amparo.facts.request import (
    CRIMES,
    DOCUMENT_KINDS,
    FORMS,
    ITEMS,
    LEGAL_QUESTIONS,
    NOT_KNOWN,
    PURPOSES,
    REQUEST_KINDS,
    SIGNERS,
    sender,
)
from amparo.rules.states import DOES_NOT_APPLY, UNKNOWN_WORD
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
_FLAGS_FALSE_IN_CASES = ("civil_arrests_by_local", "ongoing_dedication")
_MARK = "scene_support_only"
_WORDS: dict[str, tuple[str, ...]] = {
    "population": ("civil_immigration", "minors_orr", "federal_criminal"),
    "action": ("new", "expand_beds", "renew_same_beds"),
}
_RECORD_ONLY = frozenset({"form", "received", "origin", "channel", "reference"})
_REQUEST = frozenset(
    {"kind", "from", "initiated_by", "purpose", "documents", "items", "info_public", "consent", "legal"}
    | set(_FLAGS)
    | set(_FLAGS_FALSE_IN_CASES)
    | set(_WORDS)
    | {_MARK}
    | _RECORD_ONLY
)
_RARE = frozenset(_FLAGS) | set(_FLAGS_FALSE_IN_CASES) | set(_WORDS)
_CONSENT = frozenset({"form_given", "language_understood", "answer", "attorney_present"})
_DOCUMENT = frozenset(
    {"kind", "signed_by", "crime", "form", "court", "case_no", "date", "charge", "name", "person_matches"}
)
_PERSON = frozenset(
    {"in_custody", "minor", "convictions", "history_complete", "registry", "federal_felony_warrant", "pending"}
)
_FORBIDDEN = ("citizen", "nationality", "birth", "country", "immigration_status", "alien", "a_number")

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
TEMPLATE[f"request.{_MARK}"] = False


def _flag(given: Any, path: str) -> bool | None:  # noqa: ANN401
    if given is True or given is False:
        return bool(given)
    if given is None or given == UNKNOWN_WORD:
        return None
    if given == DOES_NOT_APPLY:
        return False
    raise FactValueError(path, f"{given!r} is neither true nor false.", "Write true, false, or null for unknown.")


def _word(given: Any, path: str, words: tuple[str, ...]) -> str | None:  # noqa: ANN401
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and given in words:
        return given
    near = get_close_matches(str(given), words, n=1)
    mend = f"Did you mean {near[0]!r}?" if near else f"It is one of {', '.join(words)}, or null for unknown."
    raise FactValueError(path, f"{given!r} is no value of this fact.", mend)


def _refuse_unknown(record: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for name in record:
        if name not in known:
            path = f"{where}.{name}"
            if any(word in str(name).lower() for word in _FORBIDDEN):
                raise FactError(
                    path,
                    "this is never asked and never kept: no rule turns on where a person was born or belongs.",
                    "Leave it out.",
                )
            raise UnknownFactError(path, known)


def _record(given: Any, path: str) -> Mapping[str, Any]:  # noqa: ANN401
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return given
    raise FactValueError(path, f"{given!r} is not a set of named facts.", "Write { name = value, … }.")


def _list(given: Any, path: str) -> list[Any] | tuple[Any, ...]:  # noqa: ANN401
    if isinstance(given, list | tuple):
        return given
    raise FactValueError(path, f"{given!r} is not a list.", "Write [ … ], or null for unknown.")


def read_day(given: Any, path: str) -> int | None:  # noqa: ANN401
    """A day as an ordinal, from a date or its ISO text; None where unknown.

    Raises FactValueError where there is no such day on the calendar.
    """
    if type(given) is date:
        return given.toordinal()
    if given is None or given == UNKNOWN_WORD:
        return None
    if isinstance(given, str) and len(given) == 10:
        try:
            return date.fromisoformat(given).toordinal()
        except ValueError:
            pass
    raise FactValueError(path, f"{given!r} is no day of the calendar.", "Write it as 2026-11-24.")


# ------------------------------------------------------------------ the request


def read_request(given: Mapping[str, Any], *, as_case: bool = False) -> tuple[str, Values]:
    """The kind of a request and its values by path.

    An absent or unknown kind is treated as `information`, with nothing given. Raises FactError.
    """
    if not _REQUEST.issuperset(given):
        _refuse_unknown(given, _REQUEST, "request")
    kind = _word(given.get("kind"), "request.kind", REQUEST_KINDS) or "information"
    values = TEMPLATE.copy()
    values["request.from"] = _word(given.get("from"), "request.from", sender.choices) or NOT_KNOWN
    if "initiated_by" in given:
        started = _word(given["initiated_by"], "request.initiated_by", ("immigration_authority", "agency"))
        values["request.initiated_by"] = started or NOT_KNOWN
    if "form" in given:
        _word(given["form"], "request.form", FORMS)
    if "purpose" in given:
        purpose = _word(given["purpose"], "request.purpose", PURPOSES)
        values["request.purpose"] = purpose
        values["request.purpose_is_not_immigration"] = purpose == "criminal_non_immigration"
    documents = given.get("documents")
    if documents:
        values["request.documents"] = [
            _document(record, f"request.documents[{index}]")
            for index, record in enumerate(_list(documents, "request.documents"))
        ]
    if "consent" in given:
        _consent(_record(given["consent"], "request.consent"), values)
    if as_case:
        for name in _FLAGS_FALSE_IN_CASES:
            values[f"request.{name}"] = False
    if _MARK in given:  # a mark, not a question: unknown is no mark
        values[f"request.{_MARK}"] = _flag(given[_MARK], f"request.{_MARK}") is True
    for name in _RARE.intersection(given):
        path = f"request.{name}"
        words = _WORDS.get(name)
        values[path] = _flag(given[name], path) if words is None else _word(given[name], path, words)
    if given.get("legal"):
        read_legal(_record(given["legal"], "request.legal"), values)
    return kind, values


def read_legal(given: Mapping[str, Any], values: Values, where: str = "legal") -> None:
    """Counsel's stored answers: true (the doubt falls away), false, or null while there is none."""
    for question, answer in given.items():
        if question not in LEGAL_QUESTIONS:
            raise UnknownFactError(f"{where}.{question}", LEGAL_QUESTIONS)
        values[f"legal:{question}"] = _flag(answer, f"{where}.{question}")


def _document(given: Any, path: str) -> Values:  # noqa: ANN401
    record = _record(given, path)
    if not _DOCUMENT.issuperset(record):
        _refuse_unknown(record, _DOCUMENT, path)
    return {
        "kind": _word(record.get("kind"), f"{path}.kind", DOCUMENT_KINDS) or "other",
        "signed_by": _word(record.get("signed_by"), f"{path}.signed_by", SIGNERS),
        "crime": _word(record.get("crime"), f"{path}.crime", CRIMES),
    }


def _consent(given: Mapping[str, Any], values: Values) -> None:
    if not _CONSENT.issuperset(given):
        _refuse_unknown(given, _CONSENT, "request.consent")
    for name in ("form_given", "language_understood", "attorney_present"):
        if name in given:
            path = f"request.consent.{name}"
            values[path] = _flag(given[name], path)
    answer = _word(given.get("answer"), "request.consent.answer", ("consented", "declined", "attorney_only"))
    values["request.consent.answer"] = answer
    values["request.consent.answer_recorded"] = answer is not None


def read_items(given: Mapping[str, Any], *, as_case: bool) -> tuple[tuple[str, bool | None], ...]:
    """The items of an information request, each with whether it is public. Nothing named: one personal item."""
    asked = given.get("items")
    if not asked or asked == UNKNOWN_WORD:
        return (("personal_other", False),)
    public = _record(given.get("info_public"), "request.info_public")
    found: list[tuple[str, bool | None]] = []
    for item in dict.fromkeys(_list(asked, "request.items")):
        if not isinstance(item, str) or not item:
            raise FactValueError("request.items", f"{item!r} names nothing.", "Write the item's name.")
        near = get_close_matches(item, ITEMS, n=1, cutoff=0.85)
        if near and item not in ITEMS:
            raise FactValueError("request.items", f"{item!r} is no item we know.", f"Did you mean {near[0]!r}?")
        found.append((item, read_public(public, item, as_case=as_case)))
    for name in public:
        if name not in asked:
            raise ContradictionError(
                f"request.info_public.{name}", "this item is not among request.items.", "Add it there or leave it out."
            )
    return tuple(found)


def read_public(given: Mapping[str, Any], item: str, *, as_case: bool) -> bool | None:
    """Whether an item is given to everybody."""
    if item not in given:
        return False if as_case else None
    return _flag(given[item], f"request.info_public.{item}")


# ------------------------------------------------------------------ the person


def read_person(given: Mapping[str, Any], values: Values, *, as_case: bool = False) -> tuple[Any, Any]:
    """Put a person's facts into `values`; returns the raw lists of convictions and pending charges.

    A list that is unknown as a whole comes back as None. Raises FactError.
    """
    if not _PERSON.issuperset(given):
        _refuse_unknown(given, _PERSON, "person")
    default = False if as_case else None
    values["person.in_custody"] = _flag(given.get("in_custody", True if as_case else None), "person.in_custody")
    values["person.minor"] = _flag(given.get("minor", default), "person.minor")
    absent = "none" if as_case else None
    values["person.registry"] = _word(
        given.get("registry", absent), "person.registry", ("current", "none", "ended")
    )
    values["person.federal_felony_warrant"] = _word(
        given.get("federal_felony_warrant", absent), "person.federal_felony_warrant", ("confirmed", "none")
    )
    complete = _flag(given.get("history_complete", True if as_case else None), "person.history_complete")
    values["person.unread_ground"] = False if complete else None
    return (
        _known_list(given, "convictions", as_case=as_case),
        _known_list(given, "pending", as_case=as_case),
    )


def _known_list(given: Mapping[str, Any], name: str, *, as_case: bool) -> Any:  # noqa: ANN401
    if name not in given:
        return () if as_case else None
    found = given[name]
    if found is None or found == UNKNOWN_WORD:
        return None
    return _list(found, f"person.{name}")


_CONVICTION = frozenset(
    {
        "code",
        "section",
        "degree",
        "level",
        "date",
        "sentence",
        "jurisdiction",
        "status",
        "target",
        "enhancements",
        "felony_custody",
        "not_named",
        "strike",
        "equiv_strike",
        "agg_felony",
        "prop47",
        "source",
        "verified",
    }
)
_CHARGE = frozenset(
    {"code", "section", "degree", "level", "target", "finding", "finding_date", "felony_custody", "charged_on"}
)
_TARGET = frozenset({"code", "section", "degree"})
_STATES = frozenset(
    "AL AK AZ AR CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI "
    "SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP".split()
)
_ELSEWHERE = frozenset({"foreign", "tribal", "military"})
CALIFORNIA_CODES = frozenset(
    "PC HSC VEH WIC BPC GOV FGC CORP CCP CIV EDC ELEC EVID FAM FIN FAC HNC INS LAB MVC PRC PCC PROB PUC RTC SHC UIC "
    "WAT".split()
)
_SECTION = re.compile(r"\d+(\.\d+)?[a-z]{0,2}(\.\d+)?(\([a-z0-9]{1,4}\))*(/\d+(\.\d+)?[a-z]{0,2}(\([a-z0-9]{1,4}\))*)?")
_LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTU")


class Record:
    """One conviction or pending charge, read and checked; the offense table has not been asked yet."""

    __slots__ = (
        "agg_listed",
        "code",
        "date",
        "degree",
        "enhancements",
        "equiv_strike",
        "felony_custody",
        "finding",
        "jurisdiction",
        "level",
        "not_named",
        "path",
        "prop47",
        "section",
        "served_in_prison",
        "status",
        "status_known",
        "strike",
        "target",
    )

    path: str
    code: str
    section: str
    degree: str
    level: str | None
    date: int | None
    jurisdiction: str
    status: str
    status_known: bool
    target: tuple[str, str, str] | None
    enhancements: tuple[str, ...]
    felony_custody: str | None
    not_named: bool | None
    strike: bool | None
    equiv_strike: bool | None
    agg_listed: bool | None
    prop47: bool | str | None
    served_in_prison: bool
    finding: str | None


PROP47_ABSENT = "absent"


def read_conviction(given: Any, path: str, on: int, *, as_case: bool) -> Record:  # noqa: ANN401
    """One conviction, every value checked. Raises FactError with the path of the fact."""
    record = _record(given, path)
    if not _CONVICTION.issuperset(record):
        _refuse_unknown(record, _CONVICTION, path)
    read = Record()
    read.path = path
    get = record.get
    _read_place(read, record, path)
    read.level = _word(get("level"), f"{path}.level", LEVELS)
    read.date = read_day(get("date"), f"{path}.date")
    if read.date is not None and read.date > on:
        raise ContradictionError(
            f"{path}.date",
            f"the conviction ({date.fromordinal(read.date)}) is after the day of the act ({date.fromordinal(on)}).",
            "Correct the date, or enter a charge under person.pending.",
        )
    status = _word(get("status", "final"), f"{path}.status", STATUSES)
    read.status_known = status is not None
    read.status = status or "final"
    _read_section(read, record, path)
    read.enhancements = tuple(str(name) for name in _list(get("enhancements") or (), f"{path}.enhancements"))
    _read_custody(read, record, path)
    read.not_named = _flag(get("not_named"), f"{path}.not_named")
    read.strike = _flag(get("strike", False if as_case else None), f"{path}.strike")
    read.equiv_strike = _flag(get("equiv_strike"), f"{path}.equiv_strike")
    letter = _word(get("agg_felony"), f"{path}.agg_felony", (*_LETTERS, "none"))
    read.agg_listed = None if letter is None else letter in _LETTERS[:16]
    read.prop47 = _flag(record["prop47"], f"{path}.prop47") if "prop47" in record else PROP47_ABSENT
    read.served_in_prison = _word(get("sentence"), f"{path}.sentence", SENTENCES) == "state_prison"
    read.finding = None
    return read


def read_charge(given: Any, path: str, on: int) -> Record:  # noqa: ANN401
    """One pending charge, every value checked. Raises FactError with the path of the fact."""
    record = _record(given, path)
    if not _CHARGE.issuperset(record):
        _refuse_unknown(record, _CHARGE, path)
    read = Record()
    read.path = path
    read.jurisdiction = "CA"
    read.level = _word(record.get("level"), f"{path}.level", LEVELS)
    _read_section(read, record, path)
    read.finding = _word(record.get("finding"), f"{path}.finding", FINDINGS)
    when = read_day(record.get("finding_date"), f"{path}.finding_date")
    if when is not None and when > on:
        raise ContradictionError(
            f"{path}.finding_date", "the finding is after the day of the act.", "Correct the date or the day."
        )
    _read_custody(read, record, path)
    return read


def _read_place(read: Record, record: Mapping[str, Any], path: str) -> None:
    where = record.get("jurisdiction", "CA")
    if where == "CA" or where == "US":
        read.jurisdiction = where
    elif where in _STATES or where in _ELSEWHERE:
        read.jurisdiction = "elsewhere"
    else:
        raise FactValueError(
            f"{path}.jurisdiction",
            f"{where!r} is no jurisdiction.",
            "Write CA, US, a state's two letters, foreign, tribal or military.",
        )


def _read_custody(read: Record, record: Mapping[str, Any], path: str) -> None:
    read.felony_custody = _word(record.get("felony_custody"), f"{path}.felony_custody", CUSTODIES)
    if read.felony_custody is not None and read.level in {"misdemeanor", "infraction"}:
        raise ContradictionError(
            f"{path}.felony_custody", f"a {read.level} has no felony custody.", f"Correct {path}.level or leave it out."
        )


def _read_section(read: Record, record: Mapping[str, Any], path: str) -> None:
    code, section = record.get("code"), record.get("section")
    if not isinstance(code, str) or not isinstance(section, str) or not code or not section:
        raise FactError(path, "a code and a section are needed.", 'Write { code = "PC", section = "211", … }.')
    read.degree = _word(record.get("degree"), f"{path}.degree", DEGREES) or ""
    read.target = None
    if read.jurisdiction != "CA":
        if code.upper() in CALIFORNIA_CODES and read.jurisdiction == "US":
            raise ContradictionError(
                f"{path}.code", f"{code} is a California code, but the court is federal.", "Correct one of the two."
            )
        read.code, read.section = code, section
        return
    read.code, read.section = section_form(code, section, path)
    target = record.get("target")
    if target is not None and target != UNKNOWN_WORD:
        fields = _record(target, f"{path}.target")
        if not _TARGET.issuperset(fields):
            _refuse_unknown(fields, _TARGET, f"{path}.target")
        target_code, target_section = section_form(
            str(fields.get("code", "PC")), str(fields.get("section", "")), f"{path}.target"
        )
        read.target = (
            target_code,
            target_section,
            _word(fields.get("degree"), f"{path}.target.degree", DEGREES) or "",
        )


_FORMS: dict[tuple[str, str], tuple[str, str]] = {}


def section_form(code: str, section: str, path: str) -> tuple[str, str]:
    """A California code and section in the form of the offense table. Raises FactValueError for what is neither."""
    found = _FORMS.get((code, section))
    if found is not None:
        return found
    letters = code.strip().upper()
    if letters not in CALIFORNIA_CODES:
        near = get_close_matches(letters, CALIFORNIA_CODES, n=1)
        mend = f"Did you mean {near[0]}?" if near else "Write PC, HSC, VEH, WIC, BPC …"
        raise FactValueError(f"{path}.code", f"{code!r} is no California code.", f"{mend} Or give the jurisdiction.")
    normal = re.sub(r"\s+", "", section).lower()
    if not _SECTION.fullmatch(normal):
        raise FactValueError(
            f"{path}.section", f"{section!r} is no section number.", "Write 245(a)(1), 459, 23152/23550 or 664/211."
        )
    if len(_FORMS) < 20_000:
        _FORMS[code, section] = (letters, normal)
    return letters, normal
