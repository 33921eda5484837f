"""Shares by group: only of two numbers that are published, with the base beside, and never out of what is hidden."""

from decimal import Decimal

from amparo.figures.cells import Figures
from amparo.figures.fairness import CAUTION, WORDS, Fairness, fairness_of
from amparo.register.release import HIDDEN, MISSING, Cell, counted, table_of
from amparo.register.tables import CODES

JAIL = "encina-jail"


def by_group(given: dict[str, Cell], asked: dict[str, Cell]) -> Fairness:
    tables = {}
    for name, cells in (("people_by_offense_group", given), ("asked_by_offense_group", asked)):
        told = {
            (JAIL, "2025", "people", (("offense_group", code),)): cells.get(code, HIDDEN)
            for code in CODES["offense_group"]
        }
        tables[name] = table_of(name, told)
    found = {one.table: one for one in fairness_of(Figures(tables), JAIL, "2025")}
    return found["people_by_offense_group"]


def told(found: Fairness) -> dict[str, tuple[Decimal | None, str]]:
    return {one.by[0][1]: (one.percent, one.why) for one in found.shares}


def test_a_share_stands_only_where_both_numbers_are_shown() -> None:
    found = by_group(
        {
            "against_person": counted(20),
            "property": HIDDEN,
            "weapons": counted(0),
            "drugs": counted(30),
            "driving": MISSING,
            "other_or_none": counted(11),
        },
        {
            "against_person": counted(32),
            "property": counted(40),
            "weapons": counted(0),
            "drugs": HIDDEN,
            "driving": counted(30),
            "other_or_none": counted(200),
        },
    )
    assert told(found) == {
        "against_person": (Decimal(63), "shown"),  # 62.5: halves go up
        "property": (None, "hidden"),
        "weapons": (None, "nobody"),
        "drugs": (None, "hidden"),
        "driving": (None, "missing"),
        "other_or_none": (Decimal(6), "shown"),
    }
    assert found.says_something


def test_a_published_zero_is_too_few_and_one_share_alone_compares_nothing() -> None:
    found = by_group(
        {"against_person": counted(20), "drugs": counted(0)},
        {"against_person": counted(32), "drugs": counted(300)},
    )
    assert told(found)["drugs"] == (None, "small")
    assert not found.says_something


def test_by_age_and_sex_there_is_no_base_and_that_is_said() -> None:
    found = {one.table: one for one in fairness_of(Figures({}), JAIL, "2025")}
    assert set(found) == {"people_by_age", "people_by_sex", "people_by_offense_group"}
    assert {one.why for name in ("people_by_age", "people_by_sex") for one in found[name].shares} == {
        "no_base"
    }
    assert {one.why for one in found["people_by_offense_group"].shares} == {"missing"}


def test_every_reason_and_the_caution_stand_in_both_languages() -> None:
    assert all(words["en"] and words["es"] for why, words in WORDS.items() if why != "shown")
    assert "Not legal advice" in CAUTION["en"]
    assert "No es asesoría legal" in CAUTION["es"]
