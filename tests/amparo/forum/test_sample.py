"""The sample plan: every finding that its README lists, none of those that it says are not findings."""

from datetime import date
from pathlib import Path

import pytest

from amparo.forum import Finding, Severity, check_plan, defined_in, read_plan
from amparo.forum.definitions import Defined
from amparo.register.release import Agency, Asked, Release
from amparo.release.counting import count
from tests.amparo.release.counted import AGENCY, JAIL, SINCE, sample_cases

SAMPLE = Path(__file__).parents[3] / "samples" / "forum-plan.yaml"
LISTED = {  # code and line, in the words of samples/README.md
    ("notice_short", 24),
    ("newspaper_languages", 25),
    ("remote_attendance", 14),
    ("remote_comment", 17),
    ("service_failure", 18),
    ("agenda_language", 30),
    ("own_interpreter", 20),
    ("outreach", 22),
    ("not_asked", 41),
    ("stale_pair", 49),
    ("no_pair", 47),
    ("no_pair", 50),
    ("posted_late", 47),
    ("no_data", 44),
    ("no_community_presenter", 23),
    ("working_hours", 9),
    ("figures_disagree", 52),
}


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    return check_plan(read_plan(SAMPLE.read_text("utf-8")))


def test_every_finding_of_the_readme_is_found_at_its_line(found: tuple[Finding, ...]) -> None:
    assert {(one.code, one.line) for one in found} - LISTED == {("not_settled", 8)}  # a reminder
    assert {(one.code, one.line) for one in found} >= LISTED


def test_the_one_thing_more_is_a_reminder_and_shows_why(found: tuple[Finding, ...]) -> None:
    (one,) = [one for one in found if one.severity is Severity.REMINDER]
    assert one.path == "forum.place_for_public_translations"
    assert one.cite == "Gov. Code § 54953.4(c),(e)"  # a duty of MTG-R05 of which the plan says nothing


def test_what_is_right_or_not_owed_is_no_finding(found: tuple[Finding, ...]) -> None:
    assert {"captions", "call_in_number", "meetings_page", "place", "weekday_differs"}.isdisjoint(
        one.code for one in found
    )
    assert all(one.told.get("language") != "Chinese" for one in found)


def test_29_days_are_refused_and_the_last_good_day_is_named(found: tuple[Finding, ...]) -> None:
    one = next(one for one in found if one.code == "notice_short")
    assert "29 days" in one.sentence("en")
    assert "2026-06-07" in one.how_to_mend("en")
    assert one.severity is Severity.LAW
    assert one.cite == "Gov. Code §§ 7283(a), 7283.1(d)"
    assert one.tag == "V"


def test_every_finding_says_its_ground_and_how_to_mend_it_in_both_languages(
    found: tuple[Finding, ...],
) -> None:
    for one in found:
        assert one.says[0] != one.says[1]
        assert one.mend[0] != one.mend[1]
        assert bool(one.cite) == (one.severity is not Severity.HOUSE)
        for text in (*one.says, *one.mend):
            assert text.endswith((".", "?")), text
            assert "{" not in text


def test_each_figure_is_named_with_the_definition_that_gives_it() -> None:
    told = count(sample_cases(), AGENCY, JAIL, SINCE, date(2026, 3, 31), None)
    agency = Agency(
        JAIL, {"en": "Jail (fictional)", "es": "Cárcel (ficticia)"}, "sheriff_jail", "coast", SINCE
    )
    asked = (Asked(JAIL, "2025", "reported", date(2026, 2, 1), "records"),)
    release = Release(
        1, date(2026, 3, 1), "madrone.example/log", (agency,), asked, {one.name: one for one in told}
    )
    found = check_plan(read_plan(SAMPLE.read_text("utf-8")), defined_in(release, JAIL, 2025))
    texts = [one.sentence("en") for one in found if one.code == "figures_disagree"]
    requests, answered, people = texts
    assert "24: Contacts, all kinds" in requests
    assert "21: Requests about one person: Form I-247A (detainer)" in requests
    assert "8: Answered requests and warrants" in answered
    assert "7: Requests by outcome: answered" in answered
    assert "10: no definition gives it" in answered
    assert "21: Different people asked about" in people
    assert "19: no definition gives it" in people


def test_without_a_release_only_that_they_disagree_is_said(found: tuple[Finding, ...]) -> None:
    one = next(one for one in found if one.code == "figures_disagree")
    assert "staff report 24, slides 21, press release 24" in one.sentence("en")
    assert "--releases" in one.sentence("es")


def test_a_plan_that_denies_the_access_in_the_release_is_refused() -> None:
    text = SAMPLE.read_text("utf-8").replace(
        "access_given_in_data_year: true", "access_given_in_data_year: false"
    )
    plan = read_plan(text.replace("{name: Sheriff, answer: gave_access}", "{name: Sheriff, answer: none}"))
    definitions = (Defined("answered", "access.given", "Times that access was given", "Veces", 7),)
    found = [one for one in check_plan(plan, definitions) if one.code == "access_in_release"]
    assert [one.severity for one in found] == [Severity.LAW]
    assert "shows 7" in found[0].sentence("en")
    assert "muestra 7" in found[0].sentence("es")
    assert not [one for one in check_plan(plan) if one.code == "access_in_release"]
