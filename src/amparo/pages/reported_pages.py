"""All pages of figures that others published, in the order in which the site is built."""

from collections.abc import Iterator

from amparo.pages.reported import compared, places, reported_index
from amparo.pages.reported_compare import compare_page
from amparo.pages.reported_county import county_page
from amparo.pages.site import Page, Site
from amparo.terms import Language


def reported(_site: Site, language: Language) -> Iterator[Page]:
    """The list, a page for each place, and a page for each measure that can be compared."""
    yield reported_index(language)
    for county in places():
        yield county_page(county, language)
    for measure in compared():
        yield compare_page(measure, language)
