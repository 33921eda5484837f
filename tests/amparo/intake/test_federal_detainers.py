"""Released federal rows: counted under the law of their own day, never shown one by one."""

from pathlib import Path

import pytest

from amparo.intake import RefusedError, open_input
from amparo.intake.review import FederalCounts, count_federal

HEADER = "Prepare Date,Detainer Type,State,Detainer Lift Reason"
ROW = "2015-03-09,I247 - Immigration Detainer - Notice of Action (as of March 2013),CALIFORNIA,"


def counted(folder: Path, *rows: str, header: str = HEADER) -> FederalCounts:
    path = folder / "rows.csv"
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return count_federal(open_input(path).contacts)


def test_a_detainer_of_2015_is_an_insufficient_hold_and_the_safe_answer_is_no(tmp_path: Path) -> None:
    counts = counted(tmp_path, ROW, ROW)
    assert counts.outcomes == {("notification", "insufficient_facts"): 2, ("hold", "insufficient_facts"): 2}
    assert counts.safe == {("notification", "prohibited"): 2, ("hold", "prohibited"): 2}
    assert counts.missing["hold", "person.convictions"] == 2
    assert counts.missing["notification", "local_policy"] == 2


def test_a_detainer_of_2018_is_decided_under_the_values_act(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2018-01-03,I247A,CALIFORNIA,", "2018-01-04,I247A,CALIFORNIA,")
    assert counts.outcomes["hold", "prohibited"] == 1
    assert counts.outcomes["hold", "insufficient_facts"] == 1


def test_rows_for_other_states_and_unknown_forms_are_counted_and_not_decided(tmp_path: Path) -> None:
    counts = counted(
        tmp_path, ROW, ROW.replace("CALIFORNIA", "NEVADA"), ROW.replace("I247 -", "Phone call -")
    )
    assert (counts.rows, counts.decided, counts.elsewhere, counts.unknown_form) == (3, 1, 1, 1)


def test_reasons_of_lifting_are_counted_as_they_stand_and_nothing_in_them_can_run(tmp_path: Path) -> None:
    counts = counted(tmp_path, ROW, ROW + "Detainer Declined by LEA", ROW + "=cmd()")
    assert counts.lifted == {"(none given)": 1, "Detainer Declined by LEA": 1, "'=cmd()'": 1}


def test_many_different_reasons_do_not_grow_without_end(tmp_path: Path) -> None:
    counts = counted(tmp_path, *(f"{ROW}reason {number}" for number in range(500)))
    assert len(counts.lifted) == 51
    assert sum(counts.lifted.values()) == 500


def test_a_day_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="line 3, `Prepare Date`: '3/9/2015' is no date"):
        counted(tmp_path, ROW, ROW.replace("2015-03-09", "3/9/2015"))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="line 1: this column is missing: Detainer Lift Reason"):
        counted(tmp_path, "2015-03-09,I247,CALIFORNIA", header="Prepare Date,Detainer Type,State")


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="there is no row below the column names"):
        counted(tmp_path)


def test_where_somebody_was_born_is_dropped_and_said(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"{HEADER},Birth Country,Citizenship Country\n{ROW},Freedonia,Sylvania\n", "utf-8")
    source = open_input(path)
    assert "'Birth Country', 'Citizenship Country'" in source.dropped[0].en
    assert "Freedonia" not in repr(list(source.contacts))
