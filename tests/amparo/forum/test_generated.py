"""Plans that the checker never saw: the right ones pass, each fault is found, and nothing else is."""

import random
from datetime import date

import pytest

from amparo.forum import Finding, Severity, read_plan
from amparo.forum import check_plan as check_whole_plan
from amparo.forum.plan import Plan
from tests.amparo.forum.plans import FAULTS, as_yaml, right_plan, with_fault

SEEDS = range(40)


def check_plan(plan: Plan) -> list[Finding]:
    """What counts: a reminder alone fails no plan."""
    return [one for one in check_whole_plan(plan) if one.severity is not Severity.REMINDER]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_right_plan_passes(seed: int) -> None:
    plan = read_plan(as_yaml(right_plan(random.Random(seed))))
    assert [(one.code, one.says[0]) for one in check_plan(plan)] == []


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("seed", range(5))
def test_one_fault_is_found_and_nothing_else(name: str, seed: int) -> None:
    made, code = with_fault(right_plan(random.Random(f"{name} {seed}")), name)
    found = check_plan(read_plan(as_yaml(made)))
    assert {one.code for one in found} == {code}, [one.says[0] for one in found]


@pytest.mark.parametrize("seed", range(10))
def test_before_the_section_none_of_its_duties_is_owed(seed: int) -> None:
    chance = random.Random(seed)
    made = right_plan(chance, first=date(2024, 1, 2))
    made["forum"].update({"starts": "2026-06-30T18:00", "weekday": "Tuesday", "remote_attendance": "none"})
    made["forum"].update({"public_comment": "in_person_only", "disruption_policy_approved": None})
    made["forum"].update({"groups_invited": [], "own_interpreter_instructions_published": False})
    made["notices"][0]["published"] = "2026-05-31"
    made["data_year"] = 2025
    made["agenda"].update({"posted": "2026-06-25", "languages": ["en"]})
    for paper in made["attachments"]:
        paper["posted"] = "2026-06-25"
    assert [one.code for one in check_plan(read_plan(as_yaml(made)))] == []


def test_a_body_under_the_line_owes_none_of_them_and_an_unknown_population_settles_nothing() -> None:
    made = right_plan(random.Random("a small county"))
    made.pop("city", None)
    made.update(
        {"county": "Small (fictional)", "governing_body": "Board of Supervisors", "population": 29_999}
    )
    made["forum"]["remote_attendance"] = "none"
    assert [one.code for one in check_plan(read_plan(as_yaml(made)))] == []
    del made["population"]
    (open_,) = check_plan(read_plan(as_yaml(made)))
    assert (open_.code, open_.severity) == ("not_settled", Severity.UNKNOWN)
    assert open_.missing == ("meeting.people_reach_line",)
    assert "30,000" in open_.sentence("es")


def test_the_council_of_a_small_city_in_a_large_county_is_eligible() -> None:
    made = right_plan(random.Random("a small city"))
    made.pop("county", None)
    made.update({"city": "Small (fictional)", "governing_body": "City Council", "population": 9_000})
    made.update({"county_population": 600_000})
    made["forum"]["remote_attendance"] = "none"
    (found,) = check_plan(read_plan(as_yaml(made)))
    assert found.code == "remote_attendance"
    assert found.rule == "MTG-R02-none, MTG-R01-council"
    assert found.tag == "S"


def test_of_four_languages_that_pass_the_three_largest_are_owed() -> None:
    made = right_plan(random.Random("four languages"))
    made["languages_survey"] = {
        tag: {"share_of_county": share, "of_these_less_than_very_well": 0.5}
        for tag, share in (("es", 0.29), ("zh", 0.26), ("vi", 0.24), ("ko", 0.21))
    }
    made["agenda"]["languages"] = ["en"]
    found = [one for one in check_plan(read_plan(as_yaml(made))) if one.code == "agenda_language"]
    assert [one.told["language"] for one in found] == ["Spanish", "Chinese", "Vietnamese"]


def test_a_forum_by_itself_is_a_meeting_of_the_body_unless_the_plan_denies_it() -> None:
    made = right_plan(random.Random("a stand-alone evening"))
    made["forum"].update({"part_of_regular_meeting": False, "remote_attendance": "none"})
    assert [one.code for one in check_plan(read_plan(as_yaml(made)))] == ["remote_attendance"]
    made["forum"]["meeting_of_the_body"] = False
    assert check_plan(read_plan(as_yaml(made))) == []


def test_a_duty_for_which_few_plans_have_a_line_is_a_reminder_until_it_is_denied() -> None:
    made = right_plan(random.Random("a reminder"))
    made["forum"].pop("place_for_public_translations", None)
    (one,) = check_whole_plan(read_plan(as_yaml(made)))
    assert (one.severity, one.cite) == (Severity.REMINDER, "Gov. Code § 54953.4(c),(e)")
    made["forum"]["place_for_public_translations"] = False
    (one,) = check_whole_plan(read_plan(as_yaml(made)))
    assert one.severity is Severity.LAW
