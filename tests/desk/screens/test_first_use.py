"""What somebody who has never seen the desk stumbles over: names, words, times that cannot be, the language of a notice."""

import re
from pathlib import Path

import pytest

from amparo.casefile import Role, Sort
from amparo_desk.screens.act_words import purpose
from tests.desk.screens.here import Desk, county, open_request, post, sample_request, sorts, state
from tests.desk.screens.papers_made import AO_442, pdf_of
from tests.desk.screens.taken_in import confirm, record_of, sent

CLERK = Role.CLERK
MADE_AT = "2026-11-25 22:50"
SCREENS = Path(__file__).parents[3] / "src" / "amparo_desk" / "screens"


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def test_a_record_is_linked_by_the_reference_that_people_say(desk: Desk) -> None:
    one, other, clerk = open_request(desk), sample_request(desk), desk.as_(CLERK)
    line = desk.vault.line(other)
    assert line is not None
    answer = post(clerk, desk, one, "link/", other=line.reference.lower(), why="sent_again")
    assert answer.status_code == 302, answer.content.decode()
    assert state(desk, one).links == [other]
    assert f">{line.reference}</a>" in clerk.get(f"/requests/{one}/").content.decode()


def test_an_address_still_names_a_record(desk: Desk) -> None:
    one, other = open_request(desk), sample_request(desk)
    post(
        desk.as_(CLERK), desk, one, "link/", other=f"http://desk.example/requests/{other}/", why="sent_again"
    )
    assert state(desk, one).links == [other]


@pytest.mark.parametrize("written", ["R-999999", "/", "%", "requests"])
def test_a_reference_that_no_record_has_is_said_where_it_was_typed(desk: Desk, written: str) -> None:
    record = open_request(desk)
    answer = post(desk.as_(CLERK), desk, record, "link/", other=written, why="sent_again")
    assert answer.status_code == 422
    assert "No record here is called that" in answer.content.decode()


def test_no_service_is_noted_from_before_its_notice_was_made(desk: Desk) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    post(clerk, desk, record, "notices/", made_at=MADE_AT, language="es")
    copy = next(one for one in state(desk, record).made if one["notice"] == "copy_and_intent")
    where = f"notices/{copy['sha256']}/served/"
    early = post(clerk, desk, record, where, how="hand", served_at="2024-01-09 23:10")
    assert early.status_code == 422
    assert "was not made yet at that time" in early.content.decode()
    assert Sort.NOTICE_SERVED not in sorts(desk, record)
    assert post(clerk, desk, record, where, how="not_served", served_at="2024-01-09 23:10").status_code == 302


def test_a_letter_to_the_office_does_not_become_the_language_of_the_person(desk: Desk) -> None:
    record, clerk = sample_request(desk), desk.as_(CLERK)
    post(clerk, desk, record, "notices/", made_at=MADE_AT, language="zh-Hans")
    post(clerk, desk, record, "intention/", notification="no", hold="no")
    post(clerk, desk, record, "notices/reply/", made_at=MADE_AT)
    assert [one["notice"] for one in state(desk, record).made][-1] == "reply_to_federal_office"
    page = clerk.get(f"/requests/{record}/notices/").content.decode()
    (ticked,) = re.findall(r'name="language"[^>]*value="([^"]+)"[^>]*checked', page)
    assert ticked == "zh-Hans"


def test_whatever_a_page_opens_a_file_for_is_told_to_the_auditor_in_both_languages() -> None:
    written = "".join(path.read_text("utf-8") for path in SCREENS.glob("*.py"))
    named = set(re.findall(r'open_record\(\s*request,\s*record,\s*"([^"]+)"', written))
    assert len(named) > 20
    assert not {why for why in named | {"print set 2", "page 1 of a draft"} if len({*purpose(why)}) == 1}


def test_a_court_s_paper_that_nobody_verified_never_looks_like_a_plain_yes(desk: Desk) -> None:
    clerk = desk.as_(CLERK)
    address = sent(clerk, pdf_of(AO_442))
    confirm(clerk, address, sender="USMS", booking_ref="B-7")
    page = clerk.get(f"/requests/{record_of(address)}/").content.decode()
    warning, verdict = page.index("Nobody has verified the paper"), page.index('class="verdict ')
    assert warning < verdict
    assert "A supervisor verifies the court" in page
    assert "judicial_warrant" not in page
