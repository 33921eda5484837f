"""What is known of the sample of real totals: every conflict, correction and derived figure in it is found, and no more."""

import pytest

from amparo.figures.reported.check import check
from amparo.figures.reported.collection import completed
from amparo.figures.reported.conflicts import conflicts
from amparo.figures.reported.figure import Reported, Standing
from amparo.figures.reported.findings import Finding
from amparo.figures.vocabulary import are_never_added
from tests.amparo.figures.tables import sample


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return check(sample())


def of(findings: tuple[Finding, ...], kind: str, county: str) -> Finding:
    (found,) = (one for one in findings if one.kind == kind and one.county == county)
    return found


def values(finding: Finding) -> list[int]:
    return sorted(int(one.value) for one in finding.figures)


def test_san_diego_has_three_totals_for_2018(findings: tuple[Finding, ...]) -> None:
    found = of(findings, "contradiction", "San Diego")
    assert values(found) == [266, 423, 519]
    for language in ("en", "es"):
        assert all(f"{value} (" in found.sentence(language) for value in (266, 423, 519))  # type: ignore[arg-type]
    assert "no mean is taken" in found.en
    assert "ni se promedian" in found.es


def test_fresno_has_three_totals_for_2018_beside_an_unlike_figure(findings: tuple[Finding, ...]) -> None:
    found = of(findings, "contradiction", "Fresno")
    assert values(found) == [0, 3, 4]
    assert "Beside it, and never added: Federal arrests on the premises at least 102" in found.en
    assert "3 (replaced; Sheriff)" in found.en


def test_orange_has_three_totals_for_2024(findings: tuple[Finding, ...]) -> None:
    assert values(of(findings, "contradiction", "Orange")) == [186, 221, 228]


def test_san_mateo_has_two_totals_for_2020_that_count_people_and_convictions(
    findings: tuple[Finding, ...],
) -> None:
    found = of(findings, "unlike_units", "San Mateo")
    assert values(found) == [15, 26]
    assert "15 people" in found.en
    assert "26 convictions or rows, not people" in found.en
    assert "26 condenas o filas, no personas" in found.es
    assert not found.fails


def test_sonomas_figure_for_2021_was_corrected_from_33_to_43(findings: tuple[Finding, ...]) -> None:
    found = of(findings, "corrected", "Sonoma")
    assert values(found) == [33, 43]
    assert "33 (replaced; Sheriff at the forum); 43 (corrected; Sheriff, later correction)" in found.en
    assert not found.fails


def test_nothing_else_in_the_sample_contradicts_itself(findings: tuple[Finding, ...]) -> None:
    failing = {one.county for one in findings if one.fails}
    assert failing == {"San Diego", "Fresno", "Orange"}


def test_a_twelve_months_period_is_neither_added_to_nor_compared_with_a_year(
    findings: tuple[Finding, ...],
) -> None:
    found = of(findings, "unlike_periods", "San Mateo")
    assert "2019-09-01 to 2020-08-31 (given as: 2019-09/2020-09): 21" in found.en


def test_the_lines_marked_derived_are_arithmetic_and_the_arithmetic_gives_them(
    findings: tuple[Finding, ...],
) -> None:
    given = {(figure.county, figure.value) for figure in sample() if figure.standing is Standing.DERIVED}
    held = {(one.county, one.figures[0].value) for one in findings if one.kind == "derived_holds"}
    assert given == held == {("All California", 2038), ("Sonoma", 468), ("Sonoma", 71)}


def test_a_contested_base_gives_both_results(findings: tuple[Finding, ...]) -> None:
    sentences = [one.en for one in findings if one.kind == "derived" and one.county == "Sonoma"]
    assert any(
        "71 if the base is 43 (corrected)" in one and "54 if the base is 33 (replaced)" in one
        for one in sentences
    )
    assert any(
        "468 if the base is 117 (reported)" in one and "from 459 to 477 fits" in one for one in sentences
    )
    both = {
        one.value: one.basis
        for one in completed(sample())
        if one.county == "Sonoma" and one.period.start.year == 2022 and one.standing is Standing.DERIVED
    }
    assert both == {71: "43 × (1 + 64%) = 70.5", 54: "33 × (1 + 64%) = 54.1"}


def test_the_measures_of_the_sample_are_never_added_to_each_other() -> None:
    names = ("answered_requests", "transfers", "federal_arrests_at_premises")
    assert are_never_added(names[0], names[1])
    assert are_never_added(names[1], names[2])


def test_the_order_of_the_lines_changes_nothing() -> None:
    def said(figures: tuple[Reported, ...]) -> set[str]:
        return {one.en for one in conflicts(figures)}

    assert said(sample()) == said(tuple(reversed(sample())))
