"""What stands and what is due and missing: the day before and the day of each duty, whom it binds, and what shows it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from amparo.facts.site_profile import Area, Policy, Report, SafetyPlan, SiteProfile, Trained
from amparo.facts.site_reading import read_site_profile
from amparo.facts.visit_words import PLACES
from amparo.law.places.readiness import STANDING_RULES
from amparo.terms import FactError
from amparo.visits.readiness import is_due, readiness_of
from amparo.visits.readiness_shown import short

SITES = Path(__file__).parents[3] / "samples" / "sites"
LATER = date(2027, 6, 1)


def _bare(place: str, **known: object) -> SiteProfile:
    return replace(SiteProfile("Site", "Body", place), **known)  # type: ignore[arg-type]


def _states(profile: SiteProfile, on: date) -> dict[str, str]:
    return {item.code: item.state for item in readiness_of(profile, on)}


@pytest.mark.parametrize(
    ("place", "code", "due"),
    [
        ("k12", "sb98_plan", date(2026, 3, 1)),
        ("k12", "ab49_policy", date(2026, 3, 1)),
        ("k12", "educational_rights", date(2026, 1, 1)),
        ("k12", "training", date(2018, 7, 1)),
        ("health", "sb81_map", date(2025, 11, 4)),
        ("health", "administrator", date(2025, 11, 4)),
        ("health", "training", date(2025, 11, 4)),
        ("health", "ag_health", date(2018, 10, 1)),
        ("courthouse", "ag_courts", date(2018, 10, 1)),
        ("library", "sb580", date(2027, 1, 1)),
        ("shelter", "sb580", date(2027, 1, 1)),
        ("city_county_office", "sb580", date(2027, 1, 1)),
        ("fire", "sb580", date(2027, 1, 1)),
    ],
)
def test_a_duty_is_due_on_its_day_and_not_before(place: str, code: str, due: date) -> None:
    bare = _bare(place, operator="public")
    assert _states(bare, due - timedelta(days=1))[code] == "soon"
    item = next(one for one in readiness_of(bare, due) if one.code == code)
    assert (item.state, item.due) == ("due", due)
    assert item.cite
    assert item.rule
    assert item.tag in ("V", "S")


def test_the_university_and_encouraged_bodies_never_show_a_violation() -> None:
    for bare in (
        _bare("uc", operator="public"),
        _bare("k12", place_sub="private_school", operator="private"),
        _bare("worship"),
        _bare("worksite", operator="private"),
        _bare("private_college", place_sub="not_qualifying"),
    ):
        assert not is_due(readiness_of(bare, LATER)), bare
    asked = next(one for one in readiness_of(_bare("uc"), LATER) if one.code == "sb580")
    assert asked.state == "encouraged"
    assert "never a violation" in asked.mend["en"]
    library = _states(_bare("library", operator="public"), LATER)
    assert library["ag_library"] == "encouraged"
    assert library["sb580"] == "due"


def test_own_knowledge_and_house_rules_alone_are_no_failure() -> None:
    for place in PLACES:
        for item in readiness_of(_bare(place), LATER):
            if item.tag == "K":
                assert item.state in ("advised", "confirm", "encouraged", "soon"), (place, item)
    assert _states(_bare("ccc"), LATER)["ag_college"] == "confirm"


def test_a_policy_older_than_the_revised_model_does_not_stand() -> None:
    def school(**known: date) -> SiteProfile:
        return _bare("k12", policies=(Policy("ab49_policy", **known),))  # type: ignore[arg-type]

    on = date(2026, 3, 1)
    assert _states(school(adopted=date(2018, 6, 5)), on)["ab49_policy"] == "due"
    old_text = school(adopted=date(2026, 2, 1), model_day=date(2024, 12, 1))
    assert _states(old_text, on)["ab49_policy"] == "due"
    assert (
        _states(school(adopted=date(2026, 2, 1), model_day=date(2025, 12, 1)), on)["ab49_policy"] == "stands"
    )
    assert _states(school(adopted=date(2026, 3, 2)), on)["ab49_policy"] == "due"


def test_what_is_not_known_is_missing() -> None:
    on = date(2026, 11, 26)
    assert _states(_bare("k12", safety_plan=SafetyPlan(date(2026, 2, 1), None)), on)["sb98_plan"] == "due"
    designated = (Policy("sb81_map", date(2025, 10, 1)),)
    assert _states(_bare("health", policies=designated), on)["sb81_map"] == "due"  # no area is named
    areas = (Area({"en": "Wards", "es": "Salas"}, "nonpublic"),)
    assert _states(_bare("health", policies=designated, areas=areas), on)["sb81_map"] == "stands"


def test_training_stands_only_where_everybody_of_the_roll_was_trained() -> None:
    on = date(2026, 11, 26)
    whole = Trained("front_desk", 3, 3, date(2026, 1, 5), "front_desk")
    assert _states(_bare("health", training=(whole,)), on)["training"] == "stands"
    part = replace(whole, trained=2)
    assert _states(_bare("health", training=(whole, part)), on)["training"] == "due"
    assert _states(_bare("health", training=(replace(whole, on=date(2026, 12, 1)),)), on)["training"] == "due"


def test_a_report_is_missing_from_its_day_on_until_it_is_sent() -> None:
    due = date(2026, 12, 9)
    owed = _bare("k12", reports=(Report("D-BOARD", due),))
    assert _states(owed, due - timedelta(days=1))["D-BOARD"] == "soon"
    assert _states(owed, due)["D-BOARD"] == "due"
    sent = _bare("k12", reports=(Report("D-BOARD", due, date(2026, 12, 8)),))
    assert _states(sent, due)["D-BOARD"] == "stands"
    with pytest.raises(FactError, match="D-NONE is no duty of ours"):
        readiness_of(_bare("k12", reports=(Report("D-NONE", due),)), due)


def test_a_safety_plan_is_asked_of_child_care_on_a_school_site_only() -> None:
    assert "sb98_plan" not in _states(_bare("child_care"), LATER)
    assert _states(_bare("child_care", on_lea_site=True), LATER)["sb98_plan"] == "due"


def test_the_policy_on_meetings_is_asked_of_eligible_bodies_only() -> None:
    assert "sb707_disruption" not in _states(_bare("city_county_office"), LATER)
    eligible = _bare("city_county_office", eligible_legislative_body=True)
    assert _states(eligible, date(2026, 6, 30))["sb707_disruption"] == "soon"
    assert _states(eligible, date(2026, 7, 1))["sb707_disruption"] == "due"


def test_the_samples_show_what_they_were_made_to_show() -> None:
    on = date(2026, 11, 26)
    due = {
        file.stem: [one.code for one in readiness_of(read_site_profile(file), on) if one.state == "due"]
        for file in SITES.glob("*.toml")
    }
    assert due == {
        "school": ["training"],
        "clinic": ["sb81_map", "ag_health", "training"],
        "library": [],
        "college": [],
        "courthouse": [],
        "fire-station": [],
    }


def test_every_item_is_said_in_both_languages() -> None:
    for rule in STANDING_RULES:
        assert rule.says["en"]
        assert rule.says["es"]
        assert short(rule.code, "es") != rule.code or rule.code in ("portal",)
    for place in PLACES:
        for item in readiness_of(_bare(place), LATER):
            assert item.found["en"]
            assert item.found["es"]
            assert bool(item.mend["en"]) == bool(item.mend["es"]) == (item.state != "stands")
