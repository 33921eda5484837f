"""The page on the columns of a jail's list says what the reader does: every word, every empty cell, every column."""

from pathlib import Path

import pytest

from amparo.cli import main
from amparo.intake import Contact, RefusedError, open_input
from amparo.intake.jail_columns import COLUMNS, PAGE, TABLE, jail_list_page
from tests.amparo.intake import lists

ROOT = Path(__file__).parents[3]
LIST_DEMAND = {"form": "list_demand", "asks_notification": "no", "asks_hold": "no"}


def read(folder: Path, line: dict[str, str]) -> Contact:
    (contact,) = open_input(lists.write(folder, line)).contacts
    return contact


def test_the_page_is_the_one_that_the_reader_would_write_today() -> None:
    told = (ROOT / PAGE).read_text("utf-8")
    assert told == jail_list_page(), (
        "write it again: .venv/bin/python -c 'from amparo.intake.jail_columns import jail_list_page as p; "
        f'print(p(), end="")\' > {PAGE}'
    )


@pytest.mark.parametrize(
    ("name", "word"), [(column.name, word) for column in COLUMNS.values() for word in column.words]
)
def test_every_word_on_the_page_is_read(tmp_path: Path, name: str, word: str) -> None:
    line = {"basis_offense": "PC 211", "asks_interview": "yes"}  # so that the line asks and claims something
    read(tmp_path, {**line, name: word})


@pytest.mark.parametrize(
    "column", [column for column in COLUMNS.values() if column.words], ids=lambda c: c.name
)
def test_no_other_word_is_read(tmp_path: Path, column: object) -> None:
    name = getattr(column, "name")  # noqa: B009
    with pytest.raises(RefusedError, match=f"`{name}`"):
        read(tmp_path, {name: "qqq"})


@pytest.mark.parametrize("name", list(COLUMNS))
def test_an_empty_cell_is_read_or_refused_as_the_page_says(tmp_path: Path, name: str) -> None:
    column = COLUMNS[name]
    if column.may_be_empty:
        read(tmp_path, {name: ""})
        return
    with pytest.raises(RefusedError, match=f"`{name}`"):
        read(tmp_path, {name: "" if name != "request_id" else " "})
    if column.empty_on_a_list_demand:
        read(tmp_path, {**LIST_DEMAND, name: ""})


def test_unknown_in_a_cell_on_the_basis_is_the_same_as_an_empty_cell(tmp_path: Path) -> None:
    names = ("basis_claimed", "basis_offense", "basis_level", "basis_date", "age_band")
    typed, empty = (read(tmp_path, dict.fromkeys(names, word)) for word in ("unknown", ""))
    assert typed.parts == empty.parts
    assert typed.handling.basis == empty.handling.basis == ""


def test_all_missing_columns_are_told_at_once_with_the_page_that_explains_them(tmp_path: Path) -> None:
    columns = tuple(name for name in TABLE.needed if not name.startswith("basis_"))
    with pytest.raises(RefusedError) as refused:
        list(open_input(lists.write(tmp_path, {}, columns=columns)).contacts)
    assert len(refused.value.problems) == 1
    assert (
        "these columns are missing: basis_claimed, basis_section, basis_offense, basis_level, basis_date."
        in str(refused.value)
    )
    assert PAGE in str(refused.value)


def test_a_refused_cell_points_to_the_page_too(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=PAGE):
        read(tmp_path, {"channel": "pigeon"})


def test_the_template_is_the_line_of_column_names_and_needs_no_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("run", "--template"))
    assert ended.value.code == 0
    assert capsys.readouterr().out == ",".join(TABLE.needed) + "\n"


def test_what_asks_in_another_language_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, {"asks_notification": "ja", "asks_hold": "no"})
    assert [problem.column for problem in refused.value.problems] == ["asks_notification"]


def test_a_form_that_cannot_be_read_does_not_blame_the_references(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, {"form": "list_demnd", "person_ref": "", "booking_ref": ""})
    assert [problem.column for problem in refused.value.problems] == ["form"]
