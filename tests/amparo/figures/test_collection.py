"""The collected figures: whole, sourced, in both languages, and every sum that must hold does."""

import pytest

from amparo.figures.reported.check import check
from amparo.figures.reported.collection import (
    COUNTIES,
    FORUMS,
    STATE,
    collected,
    csv_of,
    is_published,
    joined,
    published,
)
from amparo.figures.reported.comparison import compare, share_of
from amparo.figures.reported.figure import Standing
from amparo.figures.reported.findings import Finding
from amparo.figures.reported.words import spoken
from tests.amparo.figures.tables import read, sample


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return check(collected())


def test_california_has_58_counties() -> None:
    assert len(COUNTIES) == len(set(COUNTIES)) == 58
    assert {figure.county for figure in collected()} <= {*COUNTIES, STATE}


def test_every_figure_names_its_source_and_who_gave_it() -> None:
    for figure in published().figures:
        assert figure.source.startswith(("http://", "https://")) or figure.publisher
        assert figure.given_by


def test_every_word_beside_a_figure_exists_in_spanish() -> None:
    words = {
        text
        for figure in collected()
        for text in (figure.county, figure.given_by, figure.category, figure.period.given, figure.note)
        if text and text not in COUNTIES
    } | {forum.note for forum in FORUMS}
    assert {text for text in words if spoken(text, "es")[1] != "es"} == set()


def test_every_figure_of_the_sample_is_among_the_collected() -> None:
    values = {(one.county, one.period.start, one.value) for one in collected()}
    assert {(one.county, one.period.start, one.value) for one in sample()} - values == set()


def test_two_tables_that_took_a_figure_from_one_source_tell_it_once() -> None:
    again = joined([*published().figures, *sample()])
    assert len(again) == len(published().figures)


def test_the_file_is_as_we_write_it() -> None:
    assert csv_of(published().figures) == csv_of(read(csv_of(published().figures)).figures)


@pytest.mark.parametrize(
    ("county", "year", "sum_"),
    [
        ("Fresno", "2021", "27 + 7 + 5 + 5 = 44"),
        ("Fresno", "2022", "14 + 2 + 1 + 1 = 18"),
        ("Contra Costa", "2017", "0 + 47 + 2 + 14 = 63"),
        ("Contra Costa", "2019", "18 + 1 + 72 + 3 + 2 = 96"),
        ("Contra Costa", "2019", "2 + 94 = 96"),
        ("Tulare", "2019", "109 + 231 + 33 + 51 = 424"),
    ],
)
def test_the_parts_that_must_add_up_do(
    findings: tuple[Finding, ...], county: str, year: str, sum_: str
) -> None:
    sums = [one.en for one in findings if one.kind == "sum_holds" and one.county == county]
    assert any(f"{county}, {year}" in one and sum_ in one for one in sums)


def test_an_incomplete_list_is_told_as_one_with_what_is_not_in_it(findings: tuple[Finding, ...]) -> None:
    (found,) = (one for one in findings if one.kind == "incomplete")
    assert found.county == "Contra Costa"
    assert "11 + 71 + 4 = 86" in found.en
    assert "Not in the list: 10." in found.en
    assert not found.fails


def test_no_sum_of_the_collected_figures_fails(findings: tuple[Finding, ...]) -> None:
    assert {one.kind for one in findings if one.fails} == {"contradiction"}


def test_what_counts_people_beside_requests_is_said(findings: tuple[Finding, ...]) -> None:
    (found,) = (one for one in findings if one.kind == "sum_holds" and one.county == "Tulare")
    assert found.en.endswith("The parts count people, the total requests.")


def test_notices_are_people_and_repeats(findings: tuple[Finding, ...]) -> None:
    said = [one.en for one in findings if one.kind == "relation_holds" and one.county == "Contra Costa"]
    assert len(said) == 2
    assert all("remainder 0" in one for one in said)


def test_a_fiscal_year_is_not_the_calendar_year_that_it_overlaps(findings: tuple[Finding, ...]) -> None:
    found = [one for one in findings if one.kind == "unlike_periods" and one.county == "Fresno"]
    assert any("2017-10-01 to 2018-09-30" in one.en for one in found)


def test_a_comparison_takes_like_figures_alone_and_names_who_is_missing() -> None:
    compared = compare("transfers", 2018, collected())
    by_unit = {group.unit: [entry.county for entry in group.entries] for group in compared.groups}
    assert "San Diego" in by_unit[""]
    assert STATE not in [name for names in by_unit.values() for name in names]
    (fresno,) = (entry for entry in compared.groups[0].entries if entry.county == "Fresno")
    assert fresno.is_contested
    assert [one.value for one in fresno.figures] == [0, 4]
    assert [one.value for one in fresno.replaced] == [3]
    assert "Sonoma" in compared.silent
    assert {one.county for one in compared.apart} == {"San Mateo"}
    shown = {name for names in by_unit.values() for name in names} | {one.county for one in compared.apart}
    assert len(compared.silent) + len(shown) == 58


def test_a_part_of_a_year_is_never_compared_with_a_whole_one() -> None:
    compared = compare("federal_arrests_at_premises", 2022, collected())
    assert "Monterey" in {one.county for one in compared.apart}
    assert all(entry.county != "Monterey" for group in compared.groups for entry in group.entries)


def test_a_share_has_its_base_from_the_same_source_or_there_is_none() -> None:
    figures = collected()
    (answered,) = (
        one for one in figures if (one.county, one.measure, one.value) == ("Sonoma", "answered_requests", 72)
    )
    share = share_of(answered, figures)
    assert share is not None
    assert (share.base.value, str(share.percent)) == (492, "14.6")
    (people,) = (
        one for one in figures if (one.county, one.measure, one.value) == ("Sonoma", "answered_persons", 43)
    )
    assert share_of(people, figures) is None  # the base counts requests, not people


def test_nothing_about_what_people_are_is_published_again() -> None:
    shown = [one for one in collected() if is_published(one)]
    assert {one.dimension for one in shown} == {"", "outcome"}
    assert all(one.unit not in ("years", "days") for one in shown)


def test_derived_figures_show_their_base() -> None:
    assert all(one.basis or one.note for one in collected() if one.standing is Standing.DERIVED)
