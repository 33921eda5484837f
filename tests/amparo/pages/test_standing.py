"""Who stands where: a year is told as reported only where the whole of it was."""

from dataclasses import replace
from datetime import date

import pytest

from amparo.figures.cells import Sum
from amparo.figures.coverage import coverage
from amparo.pages.agency import agency_pages
from amparo.pages.home import set_of
from amparo.pages.shown import Numbers
from amparo.pages.site import Page, Site, site_of
from amparo.register.release import Asked, Release, counted
from tests.amparo.pages import county


def release_of(*asked: Asked) -> Release:
    last = county.releases()[-1]
    return replace(
        last, agencies=(county.MADRONE,), asked=asked, tables=county.tables_of(asked), corrections=()
    )


def reported(period: str) -> Asked:
    return Asked(county.MADRONE.id, period, "reported", date(2026, 1, 30), "records")


@pytest.mark.parametrize(
    ("asked", "state", "answered"),
    [
        ((), None, False),
        ((reported("2025"),), "reported", True),
        (tuple(map(reported, county.QUARTERS)), "reported", True),
        ((reported("2025-Q1"), reported("2025-Q2")), "partly", True),
        ((reported("2025-Q1"), Asked(county.MADRONE.id, "2025-Q2", "did_not_answer")), "partly", True),
        ((Asked(county.MADRONE.id, "2025-Q1", "did_not_answer"),), "did_not_answer", False),
        (
            (
                Asked(county.MADRONE.id, "2025-Q1", "not_asked"),
                Asked(county.MADRONE.id, "2025-Q2", "did_not_answer"),
            ),
            "did_not_answer",
            False,
        ),
        ((Asked(county.MADRONE.id, "2025", "none_known", date(2026, 1, 3), "records"),), "none_known", True),
    ],
)
def test_a_year_has_one_word_for_what_an_agency_said(
    asked: tuple[Asked, ...], state: str | None, answered: bool
) -> None:
    found = coverage(release_of(*asked))
    if state is None:
        assert found.years == ()
    else:
        standing = found.of(county.MADRONE.id, "2025")
        assert (standing.state, standing.answered) == (state, answered)


def test_a_year_of_which_no_word_is_there_is_no_zero() -> None:
    site = site_of([release_of(reported("2023"), reported("2025"))], None)
    assert site.coverage.years == ("2023", "2025")
    other = replace(county.PROBATION, since=date(2023, 1, 1))
    both = replace(site.release, agencies=(county.MADRONE, other))
    assert coverage(both).of(other.id, "2025").state == "no_word"


def test_a_year_that_is_not_over_is_told_as_at_least() -> None:
    site = site_of([release_of(reported("2025-Q1"), reported("2025-Q2"))], None)
    total = site.of_agency("requests", "received", (), "2025", county.MADRONE)
    assert Numbers("en").word(total) == "at least 42"


def test_the_first_page_speaks_of_the_newest_whole_year() -> None:
    assert site_of([release_of(reported("2024"), reported("2025-Q1"))], None).year == "2024"
    assert site_of([release_of(*map(reported, county.QUARTERS))], None).year == "2025"
    assert site_of([release_of(reported("2025-Q1"))], None).year == "2025"
    assert site_of([release_of()], None).year == "2026"


def test_a_zero_of_an_agency_without_a_jail_says_that_there_is_none() -> None:
    schools = replace(county.MADRONE, kind="non_law_enforcement")
    none, some, silent = Sum(0, told=1), Sum(2, told=1), Sum(missing=1)
    english, spanish = Numbers("en"), Numbers("es")
    assert set_of(english, schools, none).words == "0 (no jail)"
    assert set_of(spanish, schools, none).words == "0 (sin cárcel)"
    assert set_of(english, county.MADRONE, none).words == "0"
    assert set_of(english, schools, some).words == "2"
    assert set_of(english, schools, silent).words == "not known"


def test_the_page_of_an_agency_without_a_jail_sends_the_reader_to_its_visits() -> None:
    release = release_of(reported("2025"))
    told = page_of(site_of([release], None)).told
    assert not told["no_jail"], "a jail whose requests are told"
    assert told["by_year"] is not None
    schools = replace(county.MADRONE, kind="non_law_enforcement")
    asked = page_of(site_of([replace(release, agencies=(schools,))], None)).told
    assert not asked["no_jail"], "whoever was asked is told as such, with or without a jail"
    tables = {
        name: replace(table, rows=tuple(replace(row, cell=counted(0)) for row in table.rows))
        for name, table in release.tables.items()
    }
    empty = page_of(site_of([replace(release, agencies=(schools,), tables=tables)], None)).told
    assert empty["no_jail"]
    assert empty["by_year"] is None


def page_of(site: Site) -> Page:
    """The page of the first agency, in English."""
    return next(iter(agency_pages(site, site.release.agencies[0], "en")))
