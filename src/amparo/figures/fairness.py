"""Shares answered by group, with the base beside each, only where both numbers are shown; else the words that it is too small.

A share is of two published tables on people, never of anything that is hidden. It says how often, never why.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from amparo.figures.cells import Figures
from amparo.register.tables import CODES, TABLES, Both
from amparo.register.totals import MISSING, By, Cell, State

LEAST = 11
"""The fewest people of whom a share says anything."""
Why = Literal["shown", "small", "hidden", "nobody", "missing", "no_base"]

WORDS: dict[Why, Both] = {
    "shown": {"en": "", "es": ""},
    "small": {
        "en": "too few to say anything",
        "es": "demasiado pocas para decir algo",
    },
    "hidden": {
        "en": "too small to say anything: a number is hidden",
        "es": "demasiado pequeño para decir algo: un número está oculto",
    },
    "nobody": {"en": "nobody was asked about", "es": "no se preguntó por nadie"},
    "missing": {"en": "not known", "es": "no se sabe"},
    "no_base": {
        "en": "not recorded of people about whom no access was given, so there is no base",
        "es": "no se anota de las personas sobre las que no se dio acceso, así que no hay base",
    },
}
"""Why a share is not shown."""
CAUTION: Both = {
    "en": (
        "Of the people asked about, how many the agency gave access to. A share tells how often, never why. "
        "Groups differ in what the law allows: state law opens answers for some offenses and for others not, so "
        "different shares are expected and prove nothing by themselves. Small groups swing from year to year. "
        "Whoever was answered on a judge's warrant, on a public record, or against the rules stands under "
        "“another offense, none, or not recorded”. Age and sex are recorded only of people about whom access was "
        "given; of others nobody is asked for them. Not legal advice."
    ),
    "es": (
        "De las personas por las que se preguntó, a cuántas se dio acceso. Un porcentaje dice con qué frecuencia, "
        "nunca por qué. Los grupos difieren en lo que la ley permite: la ley estatal permite responder por unos "
        "delitos y por otros no, así que es de esperar que los porcentajes sean distintos, y eso por sí solo no "
        "prueba nada. Los grupos pequeños varían mucho de un año a otro. Quien fue respondido por una orden "
        "judicial, por un dato público o contra las reglas está en «otro delito, ninguno, o no consta». La edad y "
        "el sexo solo se anotan de las personas sobre las que se dio acceso; de las demás no se piden. No es "
        "asesoría legal."
    ),
}
"""What must be read with every share."""


@dataclass(frozen=True, slots=True)
class Share:
    """One group: how many were given access, of how many asked about, as published; the share, or why there is none."""

    by: By
    given: Cell
    asked: Cell
    why: Why

    @property
    def answered(self) -> int | None:
        """How many were given access, where that is published."""
        return self.given.value

    @property
    def base(self) -> int | None:
        """How many were asked about, where that is published."""
        return self.asked.value

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, to a whole one, halves up; None where none is shown."""
        if self.why != "shown" or self.answered is None or not self.base:
            return None
        return (Decimal(100 * self.answered) / self.base).quantize(Decimal(1), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Fairness:
    """The shares of one agency and year by one characteristic; `base` names the table that the base is from, if there is one."""

    table: str
    base: str
    shares: tuple[Share, ...]

    @property
    def says_something(self) -> bool:
        """Whether at least two groups can be laid beside each other; one alone compares nothing."""
        return sum(one.why == "shown" for one in self.shares) > 1


def fairness_of(figures: Figures, agency: str, year: str) -> tuple[Fairness, ...]:
    """The shares by each characteristic of people to whom access was given. What cannot be said is said to be so."""
    return tuple(
        _fairness(figures, spec.name, spec.within, agency, year)
        for spec in TABLES.values()
        if spec.whose == "given_access"
    )


def _fairness(figures: Figures, table: str, base: str, agency: str, year: str) -> Fairness:
    (name,) = TABLES[table].measures["people"].by
    given = figures.cells(table, agency, year)
    asked = figures.cells(base, agency, year) if base else {}
    shares = list[Share]()
    for code in CODES[name]:
        by: By = ((name, code),)
        shares.append(
            _share(by, given.get(("people", by), MISSING), asked.get(("people", by), MISSING), bool(base))
        )
    return Fairness(table, base, tuple(shares))


def _share(by: By, given: Cell, asked: Cell, has_base: bool) -> Share:
    return Share(by, given, asked, _why(given, asked, has_base))


def _why(given: Cell, asked: Cell, has_base: bool) -> Why:
    if not has_base:
        return "no_base"
    if State.MISSING in (given.state, asked.state):
        return "missing"
    if given.value is None or asked.value is None:
        return "hidden"
    if asked.value == 0:
        return "nobody"
    return "shown" if asked.value >= LEAST and given.value >= LEAST else "small"
