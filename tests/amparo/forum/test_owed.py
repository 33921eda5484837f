"""Whether a forum is owed: access is, none is not, and silence is neither."""

from datetime import date

import pytest

from amparo.forum import Body, owed_in
from amparo.forum.bodies_file import read_bodies
from amparo.forum.owed import Owed, Statement
from amparo.forum.plan_file import PlanError
from amparo.register.release import MISSING, Agency, Asked, Cell, Release, counted, table_of

YEAR = 2025


def agency(id: str, kind: str) -> Agency:
    return Agency(id, {"en": f"{id} (fictional)", "es": f"{id} (ficticia)"}, kind, "coast", date(2023, 1, 1))


def release(*told: tuple[Agency, dict[str, Cell], str]) -> Release:
    """A release in which each agency has figures of access by period, and a state for the year."""
    rows = {(one.id, period, "given", ()): cell for one, cells, _ in told for period, cell in cells.items()}
    asked = tuple(Asked(one.id, str(YEAR), state) for one, _, state in told if state)
    agencies = tuple(one for one, _, _ in told)
    return Release(
        4, date(2026, 3, 1), "x.example/log", agencies, asked, {"access": table_of("access", rows)}
    )


@pytest.mark.parametrize(
    ("kind", "cells", "state", "owed", "tag"),
    [
        ("sheriff_jail", {"2025": counted(3)}, "reported", Owed.YES, "V"),
        ("police", {"2025": counted(1)}, "reported", Owed.YES, "V"),
        ("school_police", {"2025": counted(1)}, "reported", Owed.YES, "K"),
        ("sheriff_jail", {"2025": counted(0)}, "none_known", Owed.NO, "V"),
        ("sheriff_jail", {"2025-Q1": counted(0), "2025-Q2": counted(2)}, "", Owed.YES, "V"),
        ("sheriff_jail", {"2025-Q1": counted(0)}, "", Owed.UNKNOWN, "V"),
        ("sheriff_jail", {f"2025-Q{number}": counted(0) for number in (1, 2, 3, 4)}, "", Owed.NO, "V"),
        ("probation", {"2025": MISSING}, "not_asked", Owed.UNKNOWN, "V"),
        ("probation", {"2025": MISSING}, "did_not_answer", Owed.UNKNOWN, "V"),
        ("probation", {}, "", Owed.UNKNOWN, "V"),
    ],
)
def test_one_agency_decides_for_its_body(
    kind: str, cells: dict[str, Cell], state: str, owed: Owed, tag: str
) -> None:
    (found,) = owed_in(release((agency("a", kind), cells, state)), YEAR)
    assert found.owed is owed
    assert found.due == date(2026, 12, 31)
    (reason,) = found.reasons
    assert reason.tag == tag
    assert reason.is_to_be_asked == (owed is Owed.UNKNOWN)
    assert "7283.1(d)" in reason.cite
    assert reason.why[0] != reason.why[1]


def test_a_state_agency_has_no_body_here() -> None:
    assert owed_in(release((agency("a", "chp"), {"2025": counted(5)}, "reported")), YEAR) == ()


def test_silence_beside_a_none_leaves_the_body_unknown_and_access_settles_it() -> None:
    none = (agency("jail", "sheriff_jail"), {"2025": counted(0)}, "none_known")
    silent = (agency("probation", "probation"), {"2025": MISSING}, "not_asked")
    board = Body(("Board", "Junta"), ("jail", "probation"))
    (found,) = owed_in(release(none, silent), YEAR, [board])
    assert found.owed is Owed.UNKNOWN
    assert [one.who[0] for one in found.reasons if one.is_to_be_asked] == ["probation (fictional)"]
    gave = (none[0], {"2025": counted(1)}, "reported")
    (found,) = owed_in(release(gave, silent), YEAR, [board])
    assert found.owed is Owed.YES


def test_a_departments_statement_counts_and_its_silence_is_not_none() -> None:
    none = (agency("jail", "sheriff_jail"), {"2025": counted(0)}, "none_known")

    def board(answer: str | None, kind: str | None = "probation") -> Body:
        said = (Statement("Probation", YEAR, answer, kind), Statement("Probation", 2020, "gave_access", kind))
        return Body(("Board", "Junta"), ("jail",), said)

    told = release(none)
    assert owed_in(told, YEAR, [board("none")])[0].owed is Owed.NO
    assert owed_in(told, YEAR, [board("not_asked")])[0].owed is Owed.UNKNOWN
    assert owed_in(told, YEAR, [board(None)])[0].owed is Owed.UNKNOWN
    assert owed_in(told, YEAR, [board("gave_access")])[0].owed is Owed.YES
    assert owed_in(told, YEAR, [board("gave_access", None)])[0].owed is Owed.UNKNOWN
    assert owed_in(told, YEAR, [board("none", None)])[0].owed is Owed.NO


def test_a_department_of_which_only_another_year_is_told_is_not_forgotten() -> None:
    none = release((agency("jail", "sheriff_jail"), {"2025": counted(0)}, "none_known"))
    earlier = (
        Statement("Probation", 2024, "none", "probation"),
        Statement("Probation", 2023, "none", "probation"),
    )
    (found,) = owed_in(none, YEAR, [Body(("Board", "Junta"), ("jail",), earlier)])
    assert found.owed is Owed.UNKNOWN
    (ask,) = [one for one in found.reasons if one.is_to_be_asked]
    assert ask.who == ("Probation", "Probation")
    assert "2025" in ask.why[0]
    assert "2025" in ask.why[1]


def test_a_body_of_nobody_and_an_agency_that_the_release_does_not_have_are_unknown() -> None:
    none = (agency("jail", "sheriff_jail"), {"2025": counted(0)}, "none_known")
    bodies = [Body(("Empty", "Vacía"), ()), Body(("City", "Ciudad"), ("city-police",))]
    found = owed_in(release(none), YEAR, bodies)
    assert [one.owed for one in found] == [Owed.UNKNOWN, Owed.UNKNOWN, Owed.NO]


def test_a_file_of_bodies_is_read_and_its_faults_are_named() -> None:
    text = (
        "bodies:\n- {name: Board, name_es: Junta, agencies: [jail]}\n"
        "- name: Council\n  agencies: [pd]\n  statements:\n  - {name: Fire, year: 2025, answer: none}\n"
    )
    board, council = read_bodies(text)
    assert board == Body(("Board", "Junta"), ("jail",))
    assert council.statements == (Statement("Fire", 2025, "none"),)
    with pytest.raises(PlanError) as caught:
        read_bodies(
            "bodies:\n- {agencies: [a], anwser: x}\n- {name: b, statements: [{name: c, answer: maybe}]}\n"
        )
    assert {one.code for one in caught.value.faults} == {"missing", "unknown_name", "not_one_of"}
