"""What the reader of papers could not tell is told on the page as well: not sure, and the checks one by one."""

import pytest

from amparo.casefile import Role
from tests.desk.screens.here import Desk, county
from tests.desk.screens.papers_made import AO_442, I_200, pdf_of
from tests.desk.screens.taken_in import sent


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def test_a_courts_paper_shows_its_sentence_and_each_check_with_what_follows(desk: Desk) -> None:
    browser = desk.as_(Role.CLERK)
    address = sent(browser, pdf_of(AO_442))
    page = browser.get(address)
    told = page.context["told"]
    assert told["looks"][0].endswith("an administrator or counsel must confirm this.")
    marks = {one.code: one.mark[0] for one in told["checks"]}
    assert (marks["C1"], marks["C3"], marks["C6"], marks["C12"]) == (
        "passes",
        "passes",
        "not known",
        "not known",
    )
    body = page.content.decode()
    assert "The paper&#x27;s checks, one by one" in body or "The paper's checks, one by one" in body
    assert "Name and birth date are those of the person" in body
    assert "Not known: the administrator or counsel must look." in body


def test_below_high_the_page_says_not_sure_first_in_both_languages(desk: Desk) -> None:
    browser = desk.as_(Role.CLERK)
    unsigned = [
        line for line in AO_442 if "signed" not in line and "Issuing" not in line and "Magistrate" not in line
    ]
    doubtful = browser.get(sent(browser, pdf_of(unsigned))).context["told"]
    assert doubtful["looks"][0].startswith("Paper not identified: call now")
    assert doubtful["looks"][1].startswith("Papel no identificado: llame ya")
    assert next(one.follows for one in doubtful["checks"] if one.code == "C2") is not None
    half = [line for line in I_200 if "Signature" not in line]
    assert browser.get(sent(browser, pdf_of(half))).context["told"]["looks"][0].startswith("Not sure: ")
