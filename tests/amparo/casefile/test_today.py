"""The list of today: what is late comes first, what is done is gone, and nobody is on it who has nothing open."""

import dataclasses
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import CaseFile, Sort, contact_of, events_of, fold
from amparo.casefile.imported import decided_fields
from amparo.casefile.today import Group, Item, Urgency, today
from amparo.clock import CALIFORNIA
from amparo.decision import decide
from amparo.facts import Agency
from amparo.intake.review import State, decide_contact, owed
from amparo.law import duties as law
from tests.amparo.casefile.test_events import AT, FACTS, case
from tests.amparo.casefile.test_imported import AGENCY, LIST, contacts

HOUR = timedelta(hours=1)
HOLD = {**FACTS, "part": "hold", "request": {"kind": "hold", "from": "ICE"}}


def decision(facts: dict[str, Any]) -> tuple[Sort, dict[str, Any]]:
    return Sort.DECIDED, decided_fields(decide(facts["request"], facts["person"], AGENCY, facts["on"]))


ANSWERED = ((Sort.FACTS_CONFIRMED, FACTS), (Sort.FACTS_CONFIRMED, HOLD), decision(FACTS), decision(HOLD))
"""Both parts of a new request, their facts confirmed and the rules' answers with them."""
DECLINED = (Sort.INTENTION_SET, {"intention": "declined", "decided_at": AT})
SERVED = (
    Sort.NOTICE_SERVED,
    {"notice": "copy_and_intent", "how": "hand", "served_at": AT, "told_intention_at": AT},
)


def items(*told: tuple[Sort, dict[str, Any]], at: datetime = AT, agency: Agency = AGENCY) -> list[Item]:
    return today([case(*told)], agency, at)


def said(found: list[Item]) -> list[tuple[str, str]]:
    return [(item.urgency.name, " ".join(item.says.split()[:3])) for item in found]


def test_a_new_request_asks_for_its_papers_and_a_decision() -> None:
    assert said(items(*ANSWERED)) == [
        ("NOW", "Give the person"),
        ("NOW", "Tell the person,"),
        ("TODAY", "Decide it: nothing"),
        ("TODAY", "Facts can still"),
    ]


def test_a_part_whose_facts_nobody_confirmed_waits_for_them() -> None:
    assert ("NOW", "Confirm the facts:") in said(items())
    assert ("NOW", "Confirm the facts:") in said(items(ANSWERED[0], ANSWERED[2]))
    assert ("NOW", "Confirm the facts:") not in said(items(*ANSWERED))


def test_the_list_is_made_without_opening_anybody_s_half() -> None:
    whole = case(*ANSWERED)
    closed = fold([dataclasses.replace(event, person={}) for event in whole.events])
    assert today([closed], AGENCY, AT) == today([whole], AGENCY, AT)


def test_what_is_served_and_decided_is_gone() -> None:
    assert items(*ANSWERED, DECLINED, SERVED) == []


def test_after_the_house_s_hours_a_copy_is_late_and_stands_first() -> None:
    on_time = items(*ANSWERED, DECLINED, at=AT + 24 * HOUR)
    late = items(*ANSWERED, DECLINED, at=AT + 24 * HOUR + timedelta(minutes=1))
    assert {item.urgency for item in on_time} == {Urgency.NOW}
    assert {item.urgency for item in late} == {Urgency.LATE}
    assert all(item.house and item.due == AT + 24 * HOUR for item in late)


def test_without_hours_of_the_house_nothing_is_ever_called_late_by_the_law() -> None:
    found = items(*ANSWERED, DECLINED, at=AT + 1000 * HOUR, agency=Agency("sheriff_jail"))
    assert {item.urgency for item in found} == {Urgency.NOW}
    assert all(item.due is None for item in found)


@pytest.mark.parametrize(
    ("hours", "told"),
    [(25, None), (24, "NOW"), (1, "NOW"), (0, "NOW"), (-1, "LATE")],
)
def test_a_release_stands_on_the_list_from_a_day_before_and_is_late_after_its_hour(
    hours: int, told: str | None
) -> None:
    due = (Sort.RELEASE_DUE, {"due_at": AT + hours * HOUR})
    found = [item.urgency.name for item in items(*ANSWERED, DECLINED, SERVED, due)]
    assert found == ([told] if told else [])


def test_who_has_left_is_not_due_but_still_owed_the_papers() -> None:
    gone = (Sort.RELEASED, {"released_at": AT})
    due = (Sort.RELEASE_DUE, {"due_at": AT})
    assert said(items(*ANSWERED, due, gone, at=AT + HOUR)) == [
        ("NOW", "Give the person"),
        ("NOW", "Tell the person,"),
    ]


def test_a_withdrawn_request_needs_no_decision_and_still_its_papers() -> None:
    assert said(items(*ANSWERED, (Sort.WITHDRAWN, {}))) == [
        ("NOW", "Give the person"),
        ("NOW", "Tell the person,"),
    ]


def test_once_the_office_was_told_the_missing_notices_stand_there_with_their_hour() -> None:
    told = (Sort.OFFICE_TOLD, {"told_at": AT})
    found = items(*ANSWERED, DECLINED, SERVED, told, at=AT + 2 * HOUR)
    assert [(item.urgency, item.due) for item in found] == [(Urgency.LATE, AT + HOUR)] * 2
    person = (Sort.NOTICE_SERVED, {"notice": "release_notice_person", "how": "hand", "served_at": AT})
    (left,) = items(*ANSWERED, DECLINED, SERVED, told, person)
    assert "attorney" in left.says


def test_a_question_that_counsel_has_not_answered_stands_there_until_it_is() -> None:
    asked = (Sort.COUNSEL_ASKED, {"question": "scene_support"})
    answered = (Sort.COUNSEL_ANSWERED, {"question": "scene_support", "answer": False})
    assert said(items(*ANSWERED, DECLINED, SERVED, asked)) == [("TODAY", "Counsel has not")]
    assert items(*ANSWERED, DECLINED, SERVED, asked, answered) == []


def test_the_sample_list_at_the_end_of_its_year_shows_what_was_never_done() -> None:
    at = datetime(2025, 12, 31, 23, 0, tzinfo=CALIFORNIA)  # a Wednesday
    cases: list[CaseFile] = [
        fold(
            events_of(
                one,
                record=one.reference,
                agency="madrone",
                at=at,
                by="x",
                role="supervisor",
                answers=decide_contact(one, AGENCY).answers,
            )
        )
        for one in contacts(LIST)
    ]
    found = today(cases, AGENCY, at)
    open_ones = {(item.reference, item.says.split()[0]) for item in found}
    assert ("R-007", "Give") in open_ones
    assert ("R-008", "Give") in open_ones
    assert ("R-021", "Tell") in open_ones
    assert not [item for item in found if item.reference in {"R-001", "R-002", "R-016"}]
    assert [item.urgency for item in found] == sorted(item.urgency for item in found)
    assert all(item.dice != item.says for item in found)


def test_each_thing_to_do_says_what_sort_of_hand_it_needs_and_when_its_request_came() -> None:
    found = items(
        *ANSWERED, (Sort.COUNSEL_ASKED, {"question": "prelim_waived"}), (Sort.RELEASE_DUE, {"due_at": AT})
    )
    assert {item.group for item in found} == {Group.UNSERVED, Group.UNDECIDED, Group.COUNSEL, Group.RELEASE}
    assert {item.came_at for item in found} == {case().received["received_at"]}
    assert {item.tag for item in found} <= {"V", "S", "K"}


def test_the_notice_to_whom_the_person_chose_is_a_sort_of_its_own() -> None:
    told = (Sort.OFFICE_TOLD, {"told_at": AT})
    permitted = {**FACTS, "person": {**FACTS["person"], "registry": "current"}}
    found = items((Sort.FACTS_CONFIRMED, permitted), decision(permitted), DECLINED, SERVED, told)
    assert [item.group for item in found if "attorney" in item.says] == [Group.DESIGNEE]


RELEASE_TOLD = (Sort.OFFICE_TOLD, {"told_at": AT, "release_at": AT})
ITS_RECORD = (Sort.ACCESS_GIVEN, {"part": "notification", "means": "notification", "given_at": AT})
LET = (
    Sort.ACTED_OUTSIDE_DECISION,
    {"part": "hold", "act": "let_interview", "reason": "a slip", "happened_at": AT},
)


def access(*told: tuple[Sort, dict[str, Any]], agency: Agency = AGENCY) -> list[Item]:
    return [item for item in items(*told, agency=agency) if item.group is Group.ACCESS]


def test_access_without_its_record_stands_on_the_list_until_it_has_one() -> None:
    permitted = {**FACTS, "person": {**FACTS["person"], "convictions": [ROBBERY], "minor": False}}
    allowed = ((Sort.FACTS_CONFIRMED, permitted), decision(permitted))
    (item,) = access(*allowed, RELEASE_TOLD)
    assert (item.urgency, item.house, item.due, item.tag) == (Urgency.NOW, True, None, "V")
    assert access(*ANSWERED, RELEASE_TOLD), "told, and by other facts forbidden since: it was given"
    assert access(*allowed, RELEASE_TOLD, (Sort.RELEASED, {"released_at": AT}))
    assert access(*allowed, RELEASE_TOLD, ITS_RECORD) == []
    later = {**RELEASE_TOLD[1], "told_at": AT + HOUR}
    assert access(*allowed, RELEASE_TOLD, ITS_RECORD, (Sort.OFFICE_TOLD, later))


def test_access_outside_the_decision_owes_its_record_whatever_was_decided_and_only_at_local_agencies() -> (
    None
):
    assert access(*ANSWERED, LET)
    assert access(LET)
    assert access(LET, agency=Agency("chp")) == []


def test_what_a_list_tells_of_access_is_not_asked_for_since_it_has_no_column_for_it() -> None:
    assert access(*ANSWERED, (Sort.OFFICE_TOLD, {"told_at": AT}), (Sort.HANDED_OVER, {})) == []


def test_the_review_of_a_case_file_shows_access_as_recorded_or_not() -> None:
    permitted = {**FACTS, "person": {**FACTS["person"], "convictions": [ROBBERY], "minor": False}}
    allowed = ((Sort.FACTS_CONFIRMED, permitted), decision(permitted), RELEASE_TOLD)
    for told, state in ((allowed, State.NOT_ON_RECORD), ((*allowed, ITS_RECORD), State.DONE)):
        entries = {one.duty: one for one in owed(decide_contact(contact_of(case(*told)), AGENCY), AGENCY)}
        assert entries[law.ICE_ACCESS_RECORD].state is state
        assert entries[law.FORUM_NEXT_YEAR].due == date(2027, 12, 31)


ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": date(2019, 4, 2)}
