"""The decision in OpenFisca: variables of a person on a day, with one formula for each era of the law.

OpenFisca is under the AGPL. It is measured here and nowhere else: the library never imports it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.peers.asked import FLAGS, WORDS, Facts
from bench.peers.by_hand import ELSEWHERE
from bench.peers.contender import Contender

person = build_entity(key="person", plural="persons", label="The person asked about", is_person=True)

WORD = {
    name: Enum(f"{name}_words", {"not_given": "not given", **{word: word for word in words}})
    for name, words in WORDS.items()
}
"""OpenFisca asks for a default of every variable. Here it is a word of its own, so that nothing is read into silence."""

Outcome = Enum(
    "Outcome",
    {word: word for word in ("prohibited", "requires_judicial_order", "permitted", "not_regulated")},
)


class outcome(Variable):
    """The first condition that holds gives the outcome."""

    value_type = Enum
    possible_values = Outcome
    default_value = Outcome.prohibited
    entity = person
    definition_period = DateUnit.DAY
    label = "What may be done with a request to tell of a release"

    def formula(persons: Any, period: Any) -> Any:  # OpenFisca passes the population, not itself
        """Before any of these laws a local rule that forbids still forbids."""
        outside, forbids = persons("outside_these_acts", period), persons("policy_forbids", period)
        return np.select(
            [outside, forbids], [Outcome.not_regulated, Outcome.prohibited], Outcome.not_regulated
        )

    def formula_2016_01_01(persons: Any, period: Any) -> Any:
        """A minor's release only by order of a judge."""
        return np.select(
            [
                persons("outside_these_acts", period),
                persons("is_minor", period),
                persons("policy_forbids", period),
            ],
            [Outcome.not_regulated, Outcome.requires_judicial_order, Outcome.prohibited],
            Outcome.not_regulated,
        )

    def formula_2018_01_04(persons: Any, period: Any) -> Any:
        """The Values Act."""
        return np.select(
            [
                persons("outside_these_acts", period),
                persons("is_minor", period),
                persons("policy_forbids", period),
                persons("item_public", period),
                persons("nobody_asked", period),
                persons("ground", period),
            ],
            [
                Outcome.not_regulated,
                Outcome.requires_judicial_order,
                Outcome.prohibited,
                Outcome.permitted,
                Outcome.prohibited,
                Outcome.permitted,
            ],
            Outcome.prohibited,
        )


def _among(persons: Any, period: Any, name: str, *words: str) -> Any:
    values = persons(name, period)
    return np.isin(values, [WORD[name][word].index for word in words])


def _outside(persons: Any, period: Any) -> Any:
    elsewhere = _among(persons, period, "from", *ELSEWHERE)
    purpose = _among(persons, period, "purpose", "criminal_non_immigration")
    immigration = _among(persons, period, "document_crime", "federal_criminal_immigration")
    kinds = _among(persons, period, "agency_kind", "non_law_enforcement", "cdcr")
    return kinds | (elsewhere & purpose & ~immigration)


def _minor(persons: Any, period: Any) -> Any:
    return persons("minor", period) | _among(persons, period, "agency_kind", "juvenile_hall")


def _forbids(persons: Any, period: Any) -> Any:
    return _among(persons, period, "policy", "forbids", "judicial_only")


def _nobody_asked(persons: Any, period: Any) -> Any:
    asked = _among(persons, period, "initiated_by", "immigration_authority")
    return ~asked | _among(persons, period, "from", "own_staff")


def _ground(persons: Any, period: Any) -> Any:
    return (
        persons("conviction_opens", period)
        | persons("charge_opens", period)
        | _among(persons, period, "registry", "current")
        | _among(persons, period, "federal_felony_warrant", "confirmed")
    )


FINDINGS: dict[str, Callable[[Any, Any], Any]] = {
    "outside_these_acts": _outside,
    "is_minor": _minor,
    "policy_forbids": _forbids,
    "nobody_asked": _nobody_asked,
    "ground": _ground,
}


def system() -> TaxBenefitSystem:
    """The variables: facts as given, findings made of them, and the outcome."""
    made = TaxBenefitSystem([person])
    common = {"entity": person, "definition_period": DateUnit.DAY}
    for name, words in WORD.items():
        choice = {"value_type": Enum, "possible_values": words, "default_value": words.not_given}
        made.add_variable(type(name, (Variable,), {**common, **choice, "label": name}))
    for name in FLAGS:
        made.add_variable(type(name, (Variable,), {**common, "value_type": bool, "label": name}))
    for name, formula in FINDINGS.items():
        body = {**common, "value_type": bool, "label": name, "formula": formula}
        made.add_variable(type(name, (Variable,), body))
    made.add_variable(outcome)
    return made


ERAS = (("2014-01-01", "2016-01-01"), ("2016-01-01", "2018-01-04"), ("2018-01-04", "2100-01-01"))


class InOpenFisca(Contender):
    """A simulation of one person on the day; a table is split by the eras of the law, one simulation for each."""

    def __init__(self) -> None:
        self.system = system()

    def ready(self, facts: Facts) -> Any:
        """A situation: every fact with its day."""
        day = facts["on"]
        told = {name: {day: value} for name, value in facts.items() if name != "on"}
        return {"persons": {"person": told}}, day

    def ask(self, form: Any) -> Any:
        """The variable's value, as OpenFisca gives it."""
        situation, day = form
        simulation = SimulationBuilder().build_from_entities(self.system, situation)
        return simulation.calculate("outcome", day)

    def outcome(self, raw: Any) -> str:
        """The one word in it."""
        return str(raw.decode_to_str()[0])

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """Columns by era. All days of an era have the same formula, so the first of them stands for all."""
        days = np.array([facts["on"] for facts in requests] * copies)
        columns = {
            name: np.tile([WORD[name][facts[name]].index for facts in requests], copies).astype("uint8")
            for name in WORDS
        }
        columns |= {name: np.tile([facts[name] for facts in requests], copies) for name in FLAGS}
        eras = [(first, np.flatnonzero((days >= first) & (days < end))) for first, end in ERAS]
        return lambda: self._by_era(columns, eras, len(days))

    def _by_era(self, columns: dict[str, Any], eras: Sequence[tuple[str, Any]], rows: int) -> Any:
        decided = np.empty(rows, "uint8")
        for first, places in eras:
            simulation = SimulationBuilder().build_default_simulation(self.system, count=len(places))
            for name, column in columns.items():
                simulation.set_input(name, first, column[places])
            decided[places] = simulation.calculate("outcome", first)
        return decided

    def column(self, decided: Any) -> list[str]:
        """The words behind the numbers."""
        names = [one.name for one in Outcome]
        return [names[place] for place in decided]
