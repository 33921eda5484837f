"""The agency's profile as a form, and what was typed as a profile again. What the form does not show is not lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from amparo.facts import Agency
from amparo.facts.agency import AGENCY_KINDS, HOUSE_DEADLINES, CustomPolicy, agency_kind
from amparo.notices.languages import NOTICE_LANGUAGES
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field, typed_again
from amparo_desk.screens.policy_words import (
    BY_LAW,
    CUSTODY,
    CUSTOM,
    DEADLINES,
    OTHERS,
    RULES,
    UNKNOWN,
    ByLaw,
    act_name,
    hint_for,
)
from amparo_desk.screens.typed import NEEDED, Typed, shown
from amparo_desk.screens.words import LANGUAGES

LONGEST_RULE, LONGEST_LIMIT = 400, 100_000
WORDS_WITHOUT_RULE: Both = (
    "Words of a rule stand here: choose the rule of its own, or take them out.",
    "Aquí hay palabras de una regla: elija la regla propia, o bórrelas.",
)
assert set(DEADLINES) == HOUSE_DEADLINES
_KINDS = tuple(
    Choice(kind, (en[:1].upper() + en[1:], es[:1].upper() + es[1:]))
    for kind, (en, es) in ((kind, agency_kind.spoken[kind]) for kind in AGENCY_KINDS)
)


@dataclass(frozen=True, slots=True)
class ActFields:
    """The fields of one act's local rule, with what the law says whatever it is."""

    act: str
    name: Both
    law: ByLaw | None
    rule: Field
    says: Field


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form in its parts."""

    custody: tuple[ActFields, ...]
    others: tuple[ActFields, ...]
    adoption: tuple[Field, ...]
    agency: tuple[Field, ...]
    languages: tuple[Field, ...]
    deadlines: tuple[Field, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All of its fields, for the summary of errors."""
        acts = [field for one in (*self.custody, *self.others) for field in (one.rule, one.says)]
        return (*self.agency, *acts, *self.adoption, *self.languages, *self.deadlines)


def form_of(agency: Agency | None, typed: Typed | None = None) -> Form:
    """The form as a profile fills it; or, after an error, as it was typed."""

    def again(fields: Sequence[Field]) -> tuple[Field, ...]:
        if typed is None:
            return tuple(fields)
        ticks = {
            field.name: "" for field in fields if field.kind == "tick"
        }  # a box without a tick is not sent
        sent = {name: str(value) for name, value in typed.given.items()}
        return typed_again(fields, ticks | sent, typed.errors)

    def act(name: str) -> ActFields:
        rule, says = again(_act_fields(name, agency))
        return ActFields(name, act_name(name), BY_LAW.get(name), rule, says)

    return Form(
        tuple(act(name) for name in CUSTODY),
        tuple(act(name) for name in OTHERS),
        again(_adoption(agency)),
        again(_about_agency(agency)),
        again(_languages(agency)),
        again(_deadlines(agency)),
    )


def _act_fields(act: str, agency: Agency | None) -> tuple[Field, Field]:
    found = agency.policy.get(act) if agency is not None else None
    value, words = (CUSTOM, found.says) if isinstance(found, CustomPolicy) else (found or UNKNOWN, "")
    plain = act in CUSTODY
    choices = tuple(
        Choice(rule, name, hint_for(act, rule) if plain else None) for rule, name in RULES.items()
    )
    rule = Field(f"rule_{act}", "radios" if plain else "choice", act_name(act), value=value, choices=choices)
    en, es = act_name(act)
    label: Both = (f"{en}: in the order's words", f"{es}: con las palabras de la orden")
    says = Field(f"says_{act}", "area" if plain else "text", label, value=words)
    return rule, says


def _adoption(agency: Agency | None) -> tuple[Field, ...]:
    return (
        Field(
            "adopted",
            "day",
            ("Adopted on", "Adoptada el"),
            hint=(
                "As 2024-12-02. Before that day only what it forbids holds.",
                "Como 2024-12-02. Antes de ese día solo vale lo que prohíbe.",
            ),
            value=shown(agency.adopted) if agency else "",
        ),
        Field(
            "authority",
            "text",
            ("By which authority", "Con qué autoridad"),
            hint=("The number of the order or resolution", "El número de la orden o resolución"),
            value=agency.authority if agency else "",
        ),
    )


def _about_agency(agency: Agency | None) -> tuple[Field, ...]:
    held = {
        name: getattr(agency, name) if agency else ""
        for name in ("kind", "name", "desk", "telephone", "county")
    }
    hint: Both = ("It stands on every notice.", "Figura en cada aviso.")
    return (
        Field(
            "name",
            "text",
            ("Name of the agency", "Nombre de la agencia"),
            hint=hint,
            value=held["name"],
            required=True,
        ),
        Field(
            "kind",
            "choice",
            ("Kind of agency", "Clase de agencia"),
            hint=("It says which laws bind it.", "De ello depende qué leyes la obligan."),
            value=held["kind"],
            choices=_KINDS,
            required=True,
        ),
        Field("desk", "text", ("Unit or desk", "Unidad o ventanilla"), hint=hint, value=held["desk"]),
        Field("telephone", "text", ("Telephone", "Teléfono"), hint=hint, value=held["telephone"]),
        Field("county", "text", ("County", "Condado"), value=held["county"]),
    )


def _languages(agency: Agency | None) -> tuple[Field, ...]:
    held = agency.languages if agency else ("en", "es")
    return tuple(
        Field(f"language_{one}", "tick", LANGUAGES[one], value="yes" if one in held else "")
        for one in NOTICE_LANGUAGES
    )


def _deadlines(agency: Agency | None) -> tuple[Field, ...]:
    held: Mapping[str, int] = agency.house_deadlines if agency else {}
    return tuple(
        Field(name, "text", label, hint=hint, value=str(held.get(name, "")))
        for name, (label, hint) in DEADLINES.items()
    )


def profile_of(agency: Agency) -> dict[str, Any]:
    """A profile as its TOML file would hold it: nothing but what was read and understood."""
    policy: dict[str, Any] = {act: _rule_of(rule) for act, rule in agency.policy.items() if rule is not None}
    policy |= {"adopted": agency.adopted} if agency.adopted else {}
    policy |= {"authority": agency.authority} if agency.authority else {}
    told = {name: getattr(agency, name) for name in ("name", "desk", "telephone", "county")}
    return {
        **{name: value for name, value in told.items() if value},
        "agency_kind": agency.kind,
        "languages": list(agency.languages),
        "policy": policy,
        "house_deadlines": dict(agency.house_deadlines),
    }


def _rule_of(rule: str | CustomPolicy) -> Any:
    if isinstance(rule, str):
        return rule
    told = {"rule": CUSTOM, "needs": rule.needs, "says": rule.says, "result": rule.result}
    return {name: value for name, value in told.items() if value not in ("", None)}


def profile_typed(typed: Typed, stands: Agency | None) -> dict[str, Any]:
    """The profile that was typed, as its TOML file would hold it. Errors go into `typed`."""
    policy: dict[str, Any] = {}
    for act in (*CUSTODY, *OTHERS):
        rule = _rule(typed, act, stands.policy.get(act) if stands is not None else None)
        policy |= {act: rule} if rule is not None else {}
    policy |= {"adopted": typed.day("adopted", needed=False), "authority": typed.text("authority")}
    languages = [one for one in NOTICE_LANGUAGES if typed.tick(f"language_{one}")]
    if not languages:
        typed.refuse("language_en", ("Tick at least one language.", "Marque al menos un idioma."))
    deadlines = {name: typed.number(name, most=LONGEST_LIMIT) for name in DEADLINES}
    return {
        "name": typed.text("name", needed=True),
        "agency_kind": typed.word("kind", AGENCY_KINDS),
        **{name: typed.text(name) for name in ("desk", "telephone", "county")},
        "languages": languages,
        "policy": policy,
        "house_deadlines": {name: number for name, number in deadlines.items() if number is not None},
    }


def _rule(typed: Typed, act: str, stands: str | CustomPolicy | None) -> Any:
    """One act's rule; None where it is not known. A rule of its own keeps what its file said beside the words."""
    rule = typed.word(f"rule_{act}", tuple(RULES))
    says = typed.text(f"says_{act}", longest=LONGEST_RULE)
    if rule != CUSTOM:
        if says and rule:
            typed.refuse(f"says_{act}", WORDS_WITHOUT_RULE)
        return rule if rule not in ("", UNKNOWN) else None
    held = stands if isinstance(stands, CustomPolicy) else None
    if not says and (held is None or held.says):
        typed.refuse(f"says_{act}", NEEDED)
    return _rule_of(replace(held, says=says) if held is not None else CustomPolicy("conviction", says))
