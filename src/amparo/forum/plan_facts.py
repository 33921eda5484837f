"""The facts of law that a plan tells: numbers held against the lines of the law, days counted. Unsaid is None."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from amparo.forum.plan import Plan, Said, Spoken
from amparo.law.meetings.calendar import (
    DISTRICT_REVENUE,
    FORUM_NOTICE_DAYS,
    LANGUAGE_SHARE,
    MOST_LANGUAGES,
    OPEN_MEETINGS_ACT,
    PEOPLE_OF_THE_COUNTY,
    PEOPLE_OF_THE_PLACE,
    REVENUE_INDEXED,
    STAFF_OF_A_LARGE_DISTRICT,
    STAFF_OF_THE_LARGEST_DISTRICTS,
)

Facts = Mapping[str, Any]


def last_notice_day(forum: date) -> date:
    """The last lawful day of the first notice: whole days between, so 7 June 2026 for 7 July 2026."""
    return forum - timedelta(days=FORUM_NOTICE_DAYS)


def first_notice(plan: Plan) -> date | None:
    """The day of the first notice with a day; None where there is none."""
    return min((one.published for one in plan.notices or () if one.published), default=None)


def gave_access(plan: Plan) -> tuple[str, ...]:
    """The departments that gave access, by what the plan says."""
    return tuple(one.name for one in plan.departments or () if one.answer == "gave_access")


def facts_of(plan: Plan) -> Facts:
    """Every fact about the body, the meeting and the forum."""
    meeting = plan.meeting
    return {
        "meeting.body": plan.body,
        # The body itself holds the forum, which is an open meeting: it is one of the body's unless the plan denies it.
        "meeting.of_the_body": bool(meeting.regular_meeting) or meeting.of_the_body is not False,
        "meeting.remote_attendance": meeting.remote_attendance,
        # An exception stands only where it is claimed: silence claims none.
        "meeting.remote_exception": meeting.remote_exception or "not_claimed",
        "meeting.call_in_posted": meeting.call_in_posted,
        "meeting.captions": meeting.captions,
        "meeting.public_comment": meeting.comment,
        "meeting.disruption_policy": _policy(plan),
        "meeting.place_for_translations": meeting.place_for_translations,
        "meeting.interpreter_instructions": meeting.own_interpreter_instructions,
        "meeting.meetings_page_linked": meeting.meetings_page_linked,
        "meeting.groups_invited": None if meeting.groups_invited is None else bool(meeting.groups_invited),
        "forum.access_given": True if gave_access(plan) else plan.access_given,
        "forum.day": _day(plan),
        "forum.notice": _notice(plan),
        "forum.place_is_accessible": meeting.step_free,
        **_size(plan),
    }


def _size(plan: Plan) -> Facts:
    county = plan.county_population
    if county is None and not plan.is_city:
        county = plan.population
    district = plan.district
    revenue = _over(district.revenue, DISTRICT_REVENUE)
    return {
        "meeting.people_reach_line": _reaches(plan.population, PEOPLE_OF_THE_PLACE),
        "meeting.county_reaches_line": _reaches(county, PEOPLE_OF_THE_COUNTY),
        "meeting.district_has_website": district.has_website,
        "meeting.district_covers_county": district.covers_county,
        "meeting.district_over_200_staff": _over(district.staff, STAFF_OF_A_LARGE_DISTRICT),
        "meeting.district_over_1000_staff": _over(district.staff, STAFF_OF_THE_LARGEST_DISTRICTS),
        # Indexed from that day on by an amount that is not known here.
        "meeting.district_over_revenue": None if plan.on >= REVENUE_INDEXED else revenue,
    }


def _reaches(number: int | None, line: int) -> bool | None:
    return None if number is None else number >= line


def _over(number: int | None, line: int) -> bool | None:
    return None if number is None else number > line


def _policy(plan: Plan) -> str | None:
    approved = plan.meeting.disruption_policy
    if approved is Said.NOTHING:
        return None
    if not isinstance(approved, date) or approved > plan.on:
        return "none"
    if plan.meeting.policy_on_consent is None:
        return (
            None  # the law wants it off the consent calendar; a plan that does not say so has not said enough
        )
    if plan.meeting.policy_on_consent:
        return "on_consent"
    return "in_time" if approved <= OPEN_MEETINGS_ACT else "late"


def _day(plan: Plan) -> str:
    year = plan.on.year - plan.data_year
    return "before_the_year" if year < 1 else "in_the_year" if year == 1 else "after_the_year"


def _notice(plan: Plan) -> str | None:
    if plan.notices is None:
        return None
    if not plan.notices:
        return "none"
    first = first_notice(plan)
    if first is not None and first <= last_notice_day(plan.on):
        return "long_enough"
    return None if any(one.published is None for one in plan.notices) else "too_short"


def facts_of_language(plan: Plan, spoken: Spoken) -> Facts:
    """The facts of one language of the survey, beside those of the plan."""
    return {
        **facts_of(plan),
        "meeting.language_is_spoken": _share_reaches(spoken.share),
        "meeting.speakers_need_it": _share_reaches(spoken.less_than_very_well),
        "meeting.among_the_largest": _among_the_largest(plan, spoken),
        "meeting.agenda_in_language": None
        if plan.agenda_languages is None
        else spoken.language in plan.agenda_languages,
    }


def _share_reaches(share: float | None) -> bool | None:
    return None if share is None else share >= LANGUAGE_SHARE


def _among_the_largest(plan: Plan, spoken: Spoken) -> bool | None:
    """Whether fewer than three larger languages pass both tests; None where that turns on what is not known."""
    surely = possibly = 0
    for other in plan.survey or ():
        if other.language in (spoken.language, "en"):
            continue
        tests = (_share_reaches(other.share), _share_reaches(other.less_than_very_well))
        if False in tests or (other.share is not None and other.share <= (spoken.share or 0.0)):
            continue
        possibly += 1
        surely += None not in tests and spoken.share is not None
    if possibly < MOST_LANGUAGES:
        return True
    return False if surely >= MOST_LANGUAGES else None


def languages_that_pass(plan: Plan) -> tuple[str, ...]:
    """The languages other than English that surely pass both tests of the survey."""
    return tuple(
        one.language
        for one in plan.survey or ()
        if one.language != "en" and _share_reaches(one.share) and _share_reaches(one.less_than_very_well)
    )
