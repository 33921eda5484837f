"""Releases in words: states of drafts, what stands in a cell, periods, and why each thing is as it is."""

from amparo.register.release import Cell, State
from amparo.register.tables import CODES, TABLES
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
