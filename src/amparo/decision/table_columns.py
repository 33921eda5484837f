"""The columns of a table of requests, what NULL means in each, and how they become the values that the rules ask for.

One flat row per request part; one row per item of an information request; at most one paper per row. A column that a
table lacks is a fact that nobody gave; NULL is a fact asked and not known. What `decide` does with one request before
the rules run stands here once, as data: both table readings interpret it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from amparo.facts.agency import agency_kind
from amparo.facts.documents import crime, document_kind, signed_by
from amparo.facts.person import federal_felony_warrant, registry
from amparo.facts.request import (
    ITEMS,
    NOT_KNOWN,
    REQUEST_KINDS,
    STANDING_ACCESS,
    action,
    consent_answer,
    initiated_by,
    inquiry_purpose,
    population,
    sender,
    transfer_policy,
)
from amparo.law.custody import all_decisions, decision_for
from amparo.rules.diagram import Variable, diagram_of
from amparo.rules.facts import Flag
from amparo.rules.leaves import Among
from amparo.rules.levels import Ask

Value = str | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a word out of `words` (or any text, or a flag, or a day), and what NULL means in it.

    `absent` is the value where the table has no such column.
    """

    name: str
    type: str
    null: str
    words: tuple[str, ...] = ()
    absent: Value = None


WORD, TEXT, FLAG, DAY = "word", "text", "flag", "day"
_UNKNOWN = "unknown: every value is tried"

COLUMNS = (
    Column("kind", WORD, "decided as `information` of which nothing is given", REQUEST_KINDS),
    Column("on", DAY, "no answer: the day of the act is needed"),
    Column("agency_kind", WORD, _UNKNOWN, agency_kind.choices),
    Column("from", WORD, "treated as an immigration authority", sender.choices),
    Column(
        "initiated_by",
        WORD,
        "begun by somebody nobody noted: treated as the agency's own",
        initiated_by.choices,
        absent="immigration_authority",
    ),
    Column("purpose", WORD, "unknown, and no recorded purpose for G-8", inquiry_purpose.choices),
    Column("document_kind", WORD, "no paper, or one of no kind we know", document_kind.choices),
    Column("document_signed_by", WORD, _UNKNOWN, signed_by.choices),
    Column("document_crime", WORD, f"{_UNKNOWN}; G-8 then does not apply", crime.choices),
    Column("consent_form_given", FLAG, _UNKNOWN),
    Column("consent_language_understood", FLAG, _UNKNOWN),
    Column("consent_answer", WORD, "no answer is recorded", consent_answer.choices),
    Column("consent_attorney_present", FLAG, _UNKNOWN),
    Column("item", TEXT, "nothing named: one personal item that is not public"),
    Column("item_public", FLAG, _UNKNOWN),
    Column("primary_purpose_immigration", FLAG, _UNKNOWN),
    Column("duties_unrelated_to_immigration", FLAG, _UNKNOWN),
    Column("civil_arrests_by_local", FLAG, _UNKNOWN),
    Column("scene_support_only", FLAG, _UNKNOWN),
    Column("exclusive", FLAG, _UNKNOWN),
    Column("enhancement_1326b2", FLAG, _UNKNOWN),
    Column("detected_in_unrelated_activity", FLAG, _UNKNOWN),
    Column("population", WORD, _UNKNOWN, population.choices),
    Column("action", WORD, _UNKNOWN, action.choices),
    Column("had_contract_2017_06_15", FLAG, _UNKNOWN),
    Column("policy", WORD, _UNKNOWN, transfer_policy.choices),
    Column("criminal_warrant_policy", WORD, _UNKNOWN, transfer_policy.choices),
    Column("minor", FLAG, "unknown; in a juvenile hall a minor"),
    Column("in_custody", FLAG, _UNKNOWN),
    Column("registry", WORD, _UNKNOWN, registry.choices),
    Column("federal_felony_warrant", WORD, _UNKNOWN, federal_felony_warrant.choices),
    Column("history_complete", FLAG, "unknown, as if false: an unread part may hold a ground"),
    Column("conviction_opens", FLAG, _UNKNOWN),
    Column("charge_opens", FLAG, _UNKNOWN),
    Column("legal_clerk_signed_warrant", FLAG, "counsel has not answered"),
    Column("legal_criminal_immigration_warrant_arrest", FLAG, "counsel has not answered"),
    Column("legal_scene_support", FLAG, "counsel has not answered"),
    Column("legal_federal_detainees_scope", FLAG, "counsel has not answered"),
    Column("legal_lapsed_contract", FLAG, "counsel has not answered"),
)
"""`policy` is the agency's own rule for the act, in force on the day: for a release date asked as information the one on
notification, for `transport` and `criminal_warrant` the one on transfers. A custom rule is written as what it says of
this person."""

SPELLED = {
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
    "1": True,
    "0": False,
    "TRUE": True,
    "FALSE": False,
}
"""How a flag may be written where a table has text only (a spreadsheet writes TRUE); a day is written 2026-11-24."""

# ------------------------------------------------------------------ preparations, as data


@dataclass(frozen=True, slots=True)
class Cell:
    """The row's value in a column."""

    column: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same value on every row."""

    value: Value


@dataclass(frozen=True, slots=True)
class Known:
    """Whether the column is not NULL."""

    column: str


@dataclass(frozen=True, slots=True)
class Is:
    """Whether a column holds one of some values; unknown where it is NULL, unless `surely`: then false."""

    column: str
    values: tuple[Value, ...]
    surely: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """The three-valued `or`."""

    parts: tuple["Made", ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """`then` where `when` is true, `otherwise` where it is not; `when` is never unknown."""

    when: Known | Is
    then: "Made"
    otherwise: "Made"


Made = Cell | Fixed | Known | Is | Either | Choose


def _else(column: str, value: Value) -> Made:
    return Choose(Known(column), Cell(column), Fixed(value))


def _without_judicial_only(column: str) -> Made:
    return Choose(Is(column, ("judicial_only",), surely=True), Fixed("forbids"), Cell(column))


_A_DOOR = Is("item", STANDING_ACCESS, surely=True)


def _of_the_item(named: Made, nothing_named: Made) -> Made:
    """Where the kind is not known either, no item is named."""
    return Choose(Known("kind"), Choose(Known("item"), named, nothing_named), nothing_named)


_OTHER_PURPOSE = Is("purpose", ("criminal_non_immigration",), surely=True)

PREPARED: dict[str, Made] = {
    "agency.kind": Cell("agency_kind"),
    "request.from": _else("from", NOT_KNOWN),
    "request.initiated_by": Choose(
        Is("from", ("own_staff",), surely=True), Fixed("agency"), _else("initiated_by", NOT_KNOWN)
    ),
    "request.purpose": Cell("purpose"),
    "request.purpose_is_not_immigration": Choose(
        Known("document_crime"),
        Choose(
            Is("document_crime", ("federal_criminal_immigration",), surely=True), Fixed(False), _OTHER_PURPOSE
        ),
        Choose(Known("document_kind"), Fixed(False), _OTHER_PURPOSE),
    ),
    "request.documents.kind": _else("document_kind", "other"),
    "request.documents.signed_by": Cell("document_signed_by"),
    "request.documents.crime": Cell("document_crime"),
    "request.consent.form_given": Cell("consent_form_given"),
    "request.consent.language_understood": Cell("consent_language_understood"),
    "request.consent.answer": Cell("consent_answer"),
    "request.consent.attorney_present": Cell("consent_attorney_present"),
    "item.kind": _of_the_item(
        Choose(Is("item", ITEMS, surely=True), Cell("item"), Fixed("other_personal")), Fixed("personal_other")
    ),
    "item.public": Cell("item_public"),
    "item.known_public": _of_the_item(
        Choose(_A_DOOR, Fixed(False), Is("item_public", (True,), surely=True)), Fixed(False)
    ),
    "local_policy": _without_judicial_only("policy"),
    "local_policy.criminal_warrant": _without_judicial_only("criminal_warrant_policy"),
    "person.minor": Choose(
        Known("minor"),
        Cell("minor"),
        Choose(Is("agency_kind", ("juvenile_hall",), surely=True), Fixed(True), Cell("minor")),
    ),
    "person.unread_ground": Choose(Is("history_complete", (True,), surely=True), Fixed(False), Fixed(None)),
}
"""What `decide` makes of a request before the rules run, by the path the rules read; a path that is not here is the
column of its last name."""

PREPARED_FOR: dict[tuple[str, str], Made] = {
    ("information", "item.public"): _of_the_item(
        Choose(_A_DOOR, Fixed(False), Cell("item_public")), Fixed(False)
    ),
    **{(kind, "local_policy"): Cell("policy") for kind in ("transfer", "transport", "criminal_warrant")},
}
"""Where one kind differs: an item nobody named, or a standing access, is never public; only a transfer has a rule for a
judge's paper."""


def made_for(kind: str, path: str) -> Made:
    """How a row of one kind gets the value of a fact."""
    found = PREPARED_FOR.get((kind, path)) or PREPARED.get(path)
    if found is not None:
        return found
    return Cell("legal_" + path[6:] if path.startswith("legal:") else path.rpartition(".")[2])


# ------------------------------------------------------------------ what is missing

MISSING = (
    "agency.kind",
    "local_policy",
    "request.purpose",
    "request.documents.signed_by",
    "request.documents.crime",
    "request.consent.form_given",
    "request.consent.language_understood",
    "request.consent.answer",
    "request.consent.attorney_present",
    "request.info_public",
    "request.primary_purpose_immigration",
    "request.duties_unrelated_to_immigration",
    "request.civil_arrests_by_local",
    "request.scene_support_only",
    "request.exclusive",
    "request.enhancement_1326b2",
    "request.detected_in_unrelated_activity",
    "request.population",
    "request.action",
    "request.had_contract_2017_06_15",
    "person.minor",
    "person.in_custody",
    "person.registry",
    "person.federal_felony_warrant",
    "person.history_complete",
    "person.conviction_opens",
    "person.charge_opens",
    "legal:clerk_signed_warrant",
    "legal:criminal_immigration_warrant_arrest",
    "legal:scene_support",
    "legal:federal_detainees_scope",
    "legal:lapsed_contract",
)
"""The facts that can be missing: fact i is bit i of the column `missing`, whatever the kind. Add at the end only."""

RESULTS = ("possible_rules", "safe", "possible", "rule", "missing", "rule_pack")
"""What a decided table has more: rules reached (bits, in the order of the kind's rules), safe outcome, possible outcomes
(bits, in the order of `Decision.outcomes`), deciding rule, missing facts (bits of MISSING), hash of the rules."""


def missing_facts(mask: int) -> tuple[str, ...]:
    """The facts of a missing mask, sorted."""
    return tuple(sorted(path for place, path in enumerate(MISSING) if mask >> place & 1))


_CALLED = {
    "local_policy.criminal_warrant": "local_policy",
    "item.public": "request.info_public",
    "person.unread_ground": "person.history_complete",
}


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """One kind's rows: the value of each variable, extra columns that tell what keeps a finding open, and the asks."""

    values: dict[str, Made]
    asks: dict[str, tuple[Ask, ...]]


@lru_cache(maxsize=32)
def prepared(kind: str) -> Prepared:
    """How rows of a kind are prepared; names of `values` are variables' keys, or paths within a finding."""
    values: dict[str, Made] = {}
    asks: dict[str, tuple[Ask, ...]] = {}
    for variable in diagram_of(decision_for(kind)).variables:
        if variable.finding is None:
            values[variable.key] = made_for(kind, variable.key)
            path = _CALLED.get(variable.key, variable.key)
            asks[variable.key] = (Ask(MISSING.index(path)),) if path in MISSING else ()
            continue
        parts = dict(_parts(kind, variable))
        values |= parts
        values[variable.key] = Either(tuple(parts.values()))
        asks[variable.key] = tuple(Ask(MISSING.index(_CALLED.get(path, path)), only=path) for path in parts)
    return Prepared(values, asks)


def _parts(kind: str, variable: Variable) -> Iterator[tuple[str, Made]]:
    """The parts of a finding: flags, or choices with the words that meet it."""
    assert variable.finding is not None
    for leaf in variable.finding.part.parts():
        path = leaf.facts()[0].path
        made = made_for(kind, path)
        if isinstance(leaf, Among):
            assert isinstance(made, Cell)
            made = Is(made.column, leaf.ordered)
        else:
            assert isinstance(leaf, Flag)
        yield path, made


def rule_keys() -> tuple[str, ...]:
    """Every rule key of custody law: the words of the column `rule`."""
    return tuple(dict.fromkeys(rule.key for decision in all_decisions().values() for rule in decision.rules))
