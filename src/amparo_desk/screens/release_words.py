"""Releases in words: states of drafts, what stands in a cell, periods, and why each thing is as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.register.release import Cell, Correction, State
from amparo.register.tables import CODES, TABLES
from amparo.release.gate import named
from amparo_desk.said import Both
from amparo_desk.vault.releases import DraftState

STATES: dict[DraftState, Both] = {
    DraftState.WAITING: ("waits for a second person", "espera a una segunda persona"),
    DraftState.PUBLISHED: ("published", "publicado"),
    DraftState.DROPPED: ("thrown away", "desechado"),
    DraftState.OVERTAKEN: ("overtaken by a later release", "superado por una publicación posterior"),
}
STOPPED: Both = ("stopped by a check", "detenido por una comprobación")
HIDDEN: Both = ("hidden", "oculto")
MISSING: Both = ("no figure", "sin cifra")


def cell_both(cell: Cell) -> Both:
    """What stands in a cell, as it is shown; a zero is shown as such."""
    match cell.state:
        case State.VALUE:
            return (f"{cell.value:,}", f"{cell.value:,}")
        case State.HIDDEN:
            return HIDDEN
        case State.MISSING:
            return MISSING


def code_both(name: str, code: str) -> Both:
    """The words of a code; the code itself where a list has it no longer."""
    told = CODES.get(name, {}).get(code)
    return (told["en"], told["es"]) if told else (code, code)


def table_both(name: str) -> Both:
    """A table's title."""
    spec = TABLES[name]
    return (spec.title["en"], spec.title["es"])


def period_both(period: str) -> Both:
    """A period in words: 2025, or the third quarter of 2025."""
    year, _, quarter = period.partition("-Q")
    if not quarter:
        return (year, year)
    name = {"1": ("First", "Primer"), "2": ("Second", "Segundo"), "3": ("Third", "Tercer")}
    en, es = name.get(quarter, ("Fourth", "Cuarto"))
    return (f"{en} quarter of {year}", f"{es} trimestre de {year}")


def finding_both(told: Mapping[str, str], names: Mapping[str, Both]) -> Both:
    """What a check found, its place in words instead of codes; `names` are those of the agencies."""
    place = told["place"]
    en, es = (told[language].removeprefix(place) for language in ("en", "es"))
    where = place_both(place, names)
    return (where[0] + en, where[1] + es)


def place_both(place: str, names: Mapping[str, Both]) -> Both:
    """A place of a finding in words instead of codes."""
    return _place(place.split(), names) if place else ("", "")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Figures of a draft that are withheld: which, how many, and why."""

    figures: Both
    count: int
    why: Both


def withheld(told: Mapping[str, Any], names: Mapping[str, Both]) -> Withheld:
    """What the gate found of withheld figures, in words."""
    en, es = told["why"]
    return Withheld(place_both(told["place"], names), told["count"], (en, es))


def figure_both(one: Correction, names: Mapping[str, Both]) -> Both:
    """Which figure a correction is of."""
    return _place(named(one.key).split(), names)


def _place(told: list[str], names: Mapping[str, Both]) -> Both:
    """A place as the gate names it, table, agency, period, measure and codes, or agency and period alone."""
    spec = TABLES.get(told[0])
    parts = [table_both(told[0])] if spec else []
    rest = told[1:] if spec else told
    parts += [names.get(word, period_both(word)) for word in rest[:2]]
    if spec is not None and len(rest) > 2 and rest[2] in spec.measures:
        measure = spec.measures[rest[2]]
        if len(spec.measures) > 1:
            parts.append((measure.title["en"], measure.title["es"]))
        parts += [code_both(name, code) for name, code in zip(sorted(measure.by), rest[3:], strict=False)]
    return (", ".join(en for en, _ in parts), ", ".join(es for _, es in parts))
