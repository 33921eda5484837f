"""On what ground a duty rests at a place: the law that binds it there, or good practice where the cited law does not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from amparo.facts.visit import operator, place, place_sub
from amparo.law.places.answer import college
from amparo.law.places.calendar import PUPIL_POLICY_ACT, SAFE_HAVEN_ACTS
from amparo.law.places.duty_words import PLACE_DUTIES
from amparo.law.places.reading import read_visit
from amparo.rules import Condition, Duty, Rule, always
from amparo.terms import Tag

__all__ = ["GROUNDS", "PRACTICE", "PRACTICE_SAID", "Ground", "duty_at", "duty_by", "grounds_of"]

PRACTICE = "-practice"
"""How the part of a rule ends where the law that is cited does not bind the place."""

PRACTICE_SAID = (
    "Good practice here: the law that is cited does not demand it of this place.",
    "Buena práctica aquí: la ley citada no lo exige a este lugar.",
)


_TRUE = 1


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a duty rests on a law: the part of the rule, the law and its tag, the places, and its first day."""

    part: str
    cite: str
    tag: Tag
    where: Condition
    since: date | None = None

    @property
    def is_practice(self) -> bool:
        """Whether the law that is cited does not bind here."""
        return self.part.endswith(PRACTICE)


_MODELS = "Gov. Code § 7284.8"
_SCHOOLS = "Educ. Code § 234.7; Gov. Code § 7284.8"
_unbound = place_sub.one_of("private_school", "not_qualifying")
_public_school = ((place == "k12") & ~_unbound & ~(operator == "private")).called(
    "it is a public school", "es una escuela pública"
)
_modelled = (
    (
        ~_unbound
        & (
            (place.one_of("k12", "ccc", "csu", "courthouse", "health") & ~(operator == "private"))
            | (place == "private_college")
        )
    )
    .called(
        "the Attorney General's models bind it",
        "las políticas modelo de la Fiscalía General del estado lo obligan",
    )
    .denied(
        "the Attorney General's models do not bind it",
        "las políticas modelo de la Fiscalía General del estado no lo obligan",
    )
)
_health = place == "health"
_campus = college & ~_unbound
_model = Ground("", _MODELS, "S", _modelled)
_by_model = (_model, Ground(PRACTICE, _MODELS, "S", ~_modelled))
_always_by_model = (_model, Ground(PRACTICE, _MODELS, "S", always))
_witness, _care = PLACE_DUTIES["D-WITNESS"], PLACE_DUTIES["D-CARE"]
_cares = ((place == "child_care") | _public_school).called(
    "children are in its care", "hay niños a su cuidado"
)

GROUNDS: dict[str, tuple[Ground, ...]] = {
    "D-ID": (
        Ground("-k12", _SCHOOLS, "S", _public_school, SAFE_HAVEN_ACTS),
        *_by_model,
    ),
    "D-COPY": _by_model,
    "D-ADMIN": (
        Ground("-health", "Health & Saf. Code § 24250(b)", "V", _health, SAFE_HAVEN_ACTS),
        Ground("-uc" + PRACTICE, "Educ. Code § 66093.3(b)", "V", _campus & (place == "uc"), PUPIL_POLICY_ACT),
        Ground("-college", "Educ. Code § 66093.3(b)", "V", _campus, PUPIL_POLICY_ACT),
        *_always_by_model,
    ),
    "D-COUNSEL": _by_model,
    "D-LOG": _always_by_model,
    "D-WITNESS": (
        Ground("", _witness.cite, _witness.tag, _health, SAFE_HAVEN_ACTS),
        Ground(PRACTICE, _witness.cite, _witness.tag, always),
    ),
    "D-FERPA": (
        Ground("-college", "34 CFR § 99.31(a)(9)(ii)", "V", college),
        Ground("", "34 CFR § 99.31(a)(9)(ii); Educ. Code § 49077", "V", always),
    ),
    "D-EMERG": (
        Ground("-uc" + PRACTICE, "Educ. Code § 66093.3(c)", "V", place == "uc"),
        Ground("-college", "Educ. Code § 66093.3(c)", "V", college),
        Ground("-employer", "Lab. Code § 1555", "S", always),
    ),
    "D-SB98-CAMPUS": (
        Ground("-uc" + PRACTICE, "Educ. Code § 66093.4; SB 98", "S", place == "uc"),
        Ground("", "Educ. Code § 66093.4; SB 98", "S", always),
    ),
    "D-CARE": (
        Ground("", _care.cite, _care.tag, _cares),
        Ground(PRACTICE, _care.cite, _care.tag, always),
    ),
}
"""The grounds of each duty that does not rest on one law everywhere, the first that holds; the others have their own."""


def grounds_of(code: str) -> tuple[Ground, ...]:
    """The grounds of a duty, the last of them for every other place."""
    duty = PLACE_DUTIES[code]
    return GROUNDS.get(code, (Ground("", duty.cite, duty.tag, always),))


def duty_by(rule: Rule) -> Duty:
    """A duty as the rule that brings it grounds it."""
    duty = PLACE_DUTIES[rule.id]
    return replace(duty, cite=rule.cite, tag=rule.tag, practice=rule.part.endswith(PRACTICE))


def duty_at(code: str, kind: str, on: date, facts: Mapping[str, Any] | None = None) -> Duty:
    """A duty as it rests at a kind of place on a day; what nobody knows of the place takes its safe value.

    Raises FactError for a place or a value that is none of ours.
    """
    known = {name: value for name, value in (facts or {}).items() if name in ("operator", "place_sub")}
    values, _ = read_visit(kind, known, on, as_case=False)
    ground = next(
        one
        for one in grounds_of(code)
        if one.where.truth(values, on.toordinal()) == _TRUE and (one.since is None or one.since <= on)
    )
    return replace(PLACE_DUTIES[code], cite=ground.cite, tag=ground.tag, practice=ground.is_practice)
