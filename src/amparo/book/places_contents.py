"""What the book holds of public places: the specification's groups of rules, each a part that counsel signs."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amparo.book.contents import Placed
from amparo.law.index import place_left, place_readings
from amparo.law.places import PLACE_DECISIONS, VISIT_DECISIONS, place_statements
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.flags import FLAG_DECISIONS
from amparo.law.places.steps import STEP_DECISIONS
from amparo.rules import Decision, Rule

__all__ = ["GROUPS", "PLACES_PART", "PlacePart", "ladders", "parts_of_places"]

PLACES_PART = "places: "
GROUPS: dict[str, tuple[str, str]] = {
    "papers": ("What is found out first: the paper and the purpose", "Lo que se averigua primero: el papel y el motivo"),
    "GEN": ("General rules", "Reglas generales"),
    "K12": ("Public schools", "Escuelas públicas"),
    "CHI": ("Child care", "Guarderías"),
    "COL": ("Colleges and universities", "Universidades y colegios"),
    "HLT": ("Health facilities", "Centros de salud"),
    "CRT": ("Courthouses", "Tribunales (cortes)"),
    "LIB": ("Libraries", "Bibliotecas"),
    "SHL": ("Shelters", "Albergues"),
    "EMP": ("Employers", "Empleadores"),
    "GOV": ("City and county offices", "Oficinas municipales y del condado"),
    "FLD": ("Crews: rules for all cards", "Equipos: reglas de todas las tarjetas"),
    "PAT": ("Patrol", "Patrulla"),
    "DIS": ("Dispatch", "Operación del 911"),
    "FIR": ("Fire", "Bomberos"),
    "AMB": ("Ambulance", "Ambulancia"),
    "COD": ("Code enforcement", "Inspección del código municipal"),
    "PRK": ("Parks", "Parques"),
    "WOR": ("Places of worship", "Lugares de culto"),
    "duties": ("What is then owed", "Lo que se debe entonces"),
    "flags": ("What is shown beside an answer", "Lo que se muestra junto a una respuesta"),
    "steps": ("What staff do, step by step", "Lo que hace el personal, paso a paso"),
}  # fmt: skip
"""The parts, in the order of the book, with their headings in English and Spanish."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacePart:
    """One group: its rules once each with the decisions they stand in, what is no row, the readings, what is open."""

    group: str
    rules: tuple[Placed, ...]
    statements: tuple[str, ...]
    readings: tuple[dict[str, Any], ...]
    left: tuple[dict[str, Any], ...]

    @property
    def name(self) -> str:
        """The part as it is signed: `places: K12`."""
        return PLACES_PART + self.group


def _group_of(decision: str, rule: Rule) -> str:
    for group, decisions in (
        ("duties", DUTY_DECISIONS),
        ("flags", FLAG_DECISIONS),
        ("steps", STEP_DECISIONS),
    ):
        if decision in decisions:
            return group
    return rule.id.partition("-")[0] if decision in PLACE_DECISIONS else "papers"


@lru_cache(maxsize=1)
def parts_of_places() -> tuple[PlacePart, ...]:
    """Every group with all that stands in it; a rule that several places have word for word stands once."""
    found: dict[str, dict[str, tuple[Rule, list[str]]]] = {group: {} for group in GROUPS}
    for name, decision in VISIT_DECISIONS.items():
        for rule in decision.rules:
            own = found[_group_of(name, rule)]
            own.setdefault(json.dumps(rule.graph(), sort_keys=True), (rule, []))[1].append(name)
    return tuple(
        PlacePart(
            group,
            tuple(Placed(rule, tuple(names)) for rule, names in own.values()),
            tuple(key for key in place_statements() if key.startswith(f"{group}-")),
            tuple(one for one in place_readings() if one["part"] == group),
            tuple(one for one in place_left() if one["part"] == group),
        )
        for group, own in found.items()
    )


@lru_cache(maxsize=1)
def ladders() -> tuple[tuple[Decision, tuple[str, ...]], ...]:
    """One decision for each place, with the names of those whose rules are the very same in the same order."""
    alike: dict[str, tuple[Decision, list[str]]] = {}
    for name, decision in PLACE_DECISIONS.items():
        run = json.dumps([rule.graph() for rule in decision.rules], sort_keys=True)
        alike.setdefault(run, (decision, []))[1].append(name)
    return tuple((decision, tuple(names)) for decision, names in alike.values())
