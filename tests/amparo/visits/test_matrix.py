"""The county's table: real bodies are always not asked, silence is told of invented ones alone, rows add up their sites."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amparo.facts.site_profile import Policy, SiteProfile, Trained
from amparo.facts.site_reading import read_site_profile
from amparo.terms import AmparoError, FactError, FileError
from amparo.visits.matrix import MATRIX_COLUMNS, cells_of, matrix_of
from amparo.visits.matrix_list import COLUMNS, read_bodies
from amparo.visits.matrix_page import matrix_csv, matrix_html

SITES = Path(__file__).parents[3] / "samples" / "sites"
ON = date(2026, 11, 26)
HEAD = ",".join(COLUMNS)


def _list(*rows: str) -> str:
    return "\n".join((HEAD, *rows)) + "\n"


@pytest.fixture(scope="module")
def school() -> SiteProfile:
    """The sample school."""
    return read_site_profile(SITES / "school.toml")


def test_the_real_districts_of_the_sample_are_all_not_asked() -> None:
    bodies = read_bodies((SITES / "districts-sonoma.csv").read_text("utf-8"), "districts-sonoma.csv")
    assert len(bodies) == 40
    assert all(one.real and one.source for one in bodies)
    assert {row.answer for row in matrix_of(bodies, (), ON)} == {"not_asked"}


def test_a_real_body_can_be_shown_neither_silent_nor_answered(school: SiteProfile) -> None:
    with pytest.raises(FileError, match="line 2: a real body cannot be shown as silent"):
        read_bodies(_list("Some District,Sonoma,yes,no_answer,1,register"), "list.csv")
    bodies = read_bodies(_list(f"{school.body},Sonoma,yes,,1,register"), "list.csv")
    with pytest.raises(FactError, match="a real body is shown as not asked"):
        matrix_of(bodies, (school,), ON)
    invented = read_bodies(_list(f"{school.body},Madrone,no,,,invented"), "list.csv")
    with pytest.raises(FactError, match="a real body is shown as not asked"):
        matrix_of(invented, (replace(school, fictional=False),), ON)


def test_the_invented_county_shows_every_answer(school: SiteProfile) -> None:
    bodies = read_bodies((SITES / "districts-madrone.csv").read_text("utf-8"), "districts-madrone.csv")
    rows = matrix_of(bodies, (school,), ON)
    assert [row.answer for row in rows] == ["answered", "no_answer", "no_answer", "not_asked", "not_asked"]
    assert (rows[0].trained, rows[0].people, rows[0].reports, rows[0].due) == (
        16,
        21,
        ("D-BOARD",),
        ("training",),
    )
    assert cells_of(rows[1], "es")[1:] == ("sin respuesta", *[""] * 7)
    assert cells_of(rows[0], "es")[3] == "Modelo de la Fiscalía General, texto del 2025-12-01"


def test_two_sites_of_a_body_are_one_row_as_careful_as_its_least_ready_site(school: SiteProfile) -> None:
    bodies = read_bodies(_list(f"{school.body},Madrone,no,,,invented"), "list.csv")
    other = replace(
        school,
        name="Second School",
        policies=(),
        last_drill=None,
        reports=(),
        training=(Trained("teachers", 5, 5, date(2026, 9, 1), "papers"),),
    )
    row = matrix_of(bodies, (school, other), ON)[0]
    assert (row.adopted, row.last_drill, row.trained, row.people) == (None, None, 21, 26)
    assert "ab49_policy" in row.due
    contrary = replace(other, policies=(Policy("ab49_policy", date(2026, 2, 18)),))
    with pytest.raises(FactError, match="different days of the same policy"):
        matrix_of(bodies, (school, contrary), ON)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("body,real\n", "these are not its columns"),
        (_list(), "it lists nobody"),
        (_list("A,Madrone,maybe,,,invented"), "`real` is 'maybe'"),
        (_list("A,Madrone,no,late,,invented"), "`answer` is 'late'"),
        (_list("A,Madrone,no,,,"), "`source` is empty"),
        (_list(",Madrone,no,,,invented"), "`body` is empty"),
        (_list("A,Madrone,no"), "more or fewer cells"),
        (_list("A,Madrone,no,,,invented", "A,Madrone,no,,,invented"), "stands twice"),
    ],
)
def test_a_list_that_cannot_stand_is_refused(text: str, told: str) -> None:
    with pytest.raises(AmparoError) as refused:
        read_bodies(text, "list.csv")
    assert told in str(refused.value)
    assert "list.csv" in str(refused.value)


def test_the_table_is_written_as_csv_without_formulas_and_as_an_escaped_page() -> None:
    bodies = read_bodies(_list("=SUM(1) <b>District</b>,Madrone,no,,,invented"), "list.csv")
    rows = matrix_of(bodies, (), ON)
    read = list(csv.reader(io.StringIO(matrix_csv(rows, "en").decode("utf-8"))))
    assert len(read[0]) == len(MATRIX_COLUMNS)
    assert read[1][0].startswith("'=SUM")
    page = matrix_html(rows, "Madrone", "es", ON).decode("utf-8")
    assert "&lt;b&gt;" in page
    assert "<b>District" not in page
    assert "Esto no es asesoría legal" in page
    assert "no se le preguntó" in page
    assert "<script" not in page
