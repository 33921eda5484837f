"""An event holds what its sort holds and nothing else; a case file is what its events come to, in their order."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import CaseFile, Event, EventError, Sort, fold, make_event
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.intake.never_kept import never_kept

AT = datetime(2026, 11, 25, 22, 45, tzinfo=CALIFORNIA)  # a Wednesday
REQUEST: dict[str, Any] = {
    "reference": "R-001",
    "received_on": date(2026, 11, 25),
    "received_at": AT,
    "asks": ["notification", "hold"],
    "about_a_person": True,
    "person_ref": "P-001",
}
FACTS: dict[str, Any] = {
    "part": "notification",
    "on": date(2026, 11, 25),
    "day_rule": "received",
    "request": {"kind": "notification", "from": "ICE"},
    "person": {"convictions": []},
}
ANSWER: dict[str, Any] = {
    "part": "notification",
    "on": date(2026, 11, 25),
    "outcome": "prohibited",
    "safe": "prohibited",
    "rule": "N-8",
    "citation": "Gov. Code § 7284.6(a)(1)(C)",
    "tag": "V",
    "missing": [],
    "duties": ["COPY_TO_PERSON", "INFORM_INTENT"],
    "rule_pack": "0" * 64,
}


def event(number: int, sort: Sort, given: dict[str, Any], **more: Any) -> Event:
    return make_event(
        sort,
        given,
        **{
            "record": "rec-1",
            "number": number,
            "agency": "madrone",
            "at": AT,
            "by": "c.ruiz",
            "role": "clerk",
        }
        | more,
    )


def case(*told: tuple[Sort, dict[str, Any]], asks: tuple[str, ...] = ()) -> CaseFile:
    first = event(1, Sort.REQUEST_RECEIVED, REQUEST | ({"asks": list(asks)} if asks else {}))
    return fold([first, *(event(number, *one) for number, one in enumerate(told, 2))])


# One event.


def test_every_sort_has_a_sentence_in_both_languages_and_no_field_for_where_a_person_was_born_or_belongs() -> (
    None
):
    assert set(SORTS) == set(Sort)
    for sort, told in SORTS.items():
        assert told.en != told.es, sort
        assert {told.en[-1], told.es[-1]} == {"."}, sort
        assert not [name for name in told.fields if never_kept(name)], sort


def test_what_tells_who_a_person_is_lies_in_the_sealed_half() -> None:
    made = event(1, Sort.REQUEST_RECEIVED, REQUEST)
    assert dict(made.person) == {"person_ref": "P-001"}
    assert "person_ref" not in made.body


def test_an_event_cannot_be_changed_once_it_is_made() -> None:
    made = event(1, Sort.REQUEST_RECEIVED, REQUEST)
    with pytest.raises(AttributeError):
        made.number = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        made.body["reference"] = "R-002"  # type: ignore[index]


@pytest.mark.parametrize(
    ("sort", "given", "says"),
    [
        (Sort.REQUEST_RECEIVED, {**REQUEST, "reference": None}, "reference: it is missing"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "note": "called twice"}, "note: no such field"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "country_of_birth": "x"}, "never kept"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "received_at": datetime(2026, 11, 25)}, "without a zone"),  # noqa: DTZ001
        (Sort.REQUEST_RECEIVED, {**REQUEST, "received_on": AT}, "of another type"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "pages": -1}, "below nothing"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "pages": True}, "of another type"),
        (Sort.REQUEST_RECEIVED, {**REQUEST, "reference": "R" * 41}, "longer than 40"),
        (Sort.FACTS_CONFIRMED, {**FACTS, "person": {"citizenship": "x"}}, "never kept"),
        (Sort.FACTS_CONFIRMED, {**FACTS, "person": {"convictions": [{"birthplace": "x"}]}}, "never kept"),
        (Sort.NOTICE_SERVED, {"notice": "a_letter", "how": "hand"}, "none of"),
        (Sort.DECIDED, {**ANSWER, "tag": "X"}, "none of V, S, K"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(sort: Sort, given: dict[str, Any], says: str) -> None:
    with pytest.raises(EventError, match=says):
        event(2, sort, given)


def test_a_moment_of_the_machine_needs_a_zone_and_a_correction_an_earlier_event() -> None:
    with pytest.raises(EventError, match="without a zone"):
        event(1, Sort.REQUEST_RECEIVED, REQUEST, at=datetime(2026, 11, 25))  # noqa: DTZ001
    for number in (0, 2, 3):
        with pytest.raises(EventError, match="no earlier event"):
            event(2, Sort.RELEASED, {"released_at": AT}, corrects=number)


# What they come to.


def test_new_facts_wait_for_a_new_answer() -> None:
    made = case((Sort.FACTS_CONFIRMED, FACTS), (Sort.DECIDED, ANSWER))
    assert made.parts["notification"].decided == ANSWER
    made = case((Sort.FACTS_CONFIRMED, FACTS), (Sort.DECIDED, ANSWER), (Sort.FACTS_CONFIRMED, FACTS))
    assert made.parts["notification"].decided is None
    assert made.parts["hold"].facts is None


def test_a_correction_takes_the_place_of_what_it_corrects_and_both_stay_in_the_record() -> None:
    later = AT + timedelta(hours=2)
    told = [
        event(1, Sort.REQUEST_RECEIVED, REQUEST),
        event(2, Sort.RELEASED, {"released_at": AT}),
        event(3, Sort.RELEASED, {"released_at": later}, corrects=2),
        event(4, Sort.RELEASED, {"released_at": AT}, corrects=3),
    ]
    assert fold(told[:3]).released_at == later
    assert fold(told).released_at == AT
    assert [one.number for one in fold(told).events] == [1, 2, 3, 4]


def test_a_corrected_number_is_counted_once() -> None:
    told = [
        event(1, Sort.REQUEST_RECEIVED, REQUEST),
        event(2, Sort.TIME_SPENT, {"minutes": 90}),
        event(3, Sort.TIME_SPENT, {"minutes": 9}, corrects=2),
        event(4, Sort.TIME_SPENT, {"minutes": 1}),
    ]
    assert fold(told).minutes == 10


def test_a_correction_of_another_sort_is_refused() -> None:
    told = [
        event(1, Sort.REQUEST_RECEIVED, REQUEST),
        event(2, Sort.RELEASED, {"released_at": AT}),
        event(3, Sort.TIME_SPENT, {"minutes": 9}, corrects=2),
    ]
    with pytest.raises(EventError, match="none of this sort"):
        fold(told)


@pytest.mark.parametrize("left_out", [0, 1])
def test_a_gap_in_a_record_is_noticed(left_out: int) -> None:
    told = [
        event(1, Sort.REQUEST_RECEIVED, REQUEST),
        event(2, Sort.FACTS_CONFIRMED, FACTS),
        event(3, Sort.DECIDED, ANSWER),
    ]
    del told[left_out]
    with pytest.raises(EventError, match=r"begins with|missing or is another's"):
        fold(told)


def test_another_agency_s_or_record_s_event_is_noticed() -> None:
    for other in ({"agency": "elsewhere"}, {"record": "rec-2"}):
        with pytest.raises(EventError, match="another's"):
            fold(
                [
                    event(1, Sort.REQUEST_RECEIVED, REQUEST),
                    event(2, Sort.RELEASED, {"released_at": AT}, **other),
                ]
            )


def test_a_record_receives_its_request_once() -> None:
    with pytest.raises(EventError, match="once"):
        fold([event(1, Sort.REQUEST_RECEIVED, REQUEST), event(2, Sort.REQUEST_RECEIVED, REQUEST)])


def test_every_sort_changes_the_state() -> None:
    given: dict[Sort, dict[str, Any]] = {
        Sort.DOCUMENT_ATTACHED: {"sha256": "0" * 64, "media_type": "application/pdf", "bytes": 9},
        Sort.FACTS_CONFIRMED: FACTS,
        Sort.DECIDED: ANSWER,
        Sort.INTENTION_SET: {"intention": "declined"},
        Sort.COUNSEL_ASKED: {"question": "scene_support"},
        Sort.COUNSEL_ANSWERED: {"question": "scene_support", "answer": False},
        Sort.DESIGNEE_NAMED: {"attorney": True, "name": "Ana Peña"},
        Sort.NOTICE_SERVED: {"notice": "copy_and_intent", "how": "hand"},
        Sort.OFFICE_TOLD: {"told_at": AT},
        Sort.RELEASE_DUE: {"due_at": AT},
        Sort.RELEASED: {"released_at": AT},
        Sort.HANDED_OVER: {},
        Sort.TAKEN_TO_COURT: {"taken_at": AT},
        Sort.ARRESTED_ON_PREMISES: {},
        Sort.WITHDRAWN: {},
        Sort.LINKED: {"record": "rec-0", "why": "sent_again"},
        Sort.TIME_SPENT: {"minutes": 12},
        Sort.TEXT_TO_STRIKE: {},
        Sort.ACTED_OUTSIDE_DECISION: {"part": "hold", "act": "kept", "reason": "by mistake"},
        Sort.ACCESS_GIVEN: {"part": "interview", "means": "interview", "given_at": AT, "sex": "female"},
        Sort.NOTICE_MADE: {
            "notice": "copy_and_intent",
            "language": "es",
            "number": "N-1",
            "text": "3",
            "state": "draft",
            "set": 1,
            "sha256": "0" * 64,
        },
        Sort.REPLY_SENT: {"sent_at": AT, "declined": ["hold"]},
        Sort.PAPER_VERIFIED: {
            "part": "criminal_warrant",
            "signed_by": "federal_magistrate_judge",
            "issued_on": date(2025, 5, 1),
            "clerk_called_at": AT,
            "number_found_at": "court_website",
            "confirmed": True,
            "court": "a court",
            "case_number": "0-00-mj-0000",
        },
    }
    assert set(given) | {Sort.REQUEST_RECEIVED, Sort.VOIDED} == set(Sort)
    for sort, fields in given.items():
        earlier = [(Sort.FACTS_CONFIRMED, FACTS)] if sort is Sort.DECIDED else []  # an answer needs its facts
        before, after = case(*earlier), case(*earlier, (sort, fields))
        before.events = after.events = ()
        assert after != before, sort


def test_an_entry_noted_by_mistake_is_struck_and_stays_to_be_seen() -> None:
    released = event(2, Sort.RELEASED, {"released_at": AT})
    struck = event(3, Sort.VOIDED, {"entry": 2, "reason": "another person's"})
    made = fold([event(1, Sort.REQUEST_RECEIVED, REQUEST), released, struck])
    assert made.released_at is None
    assert made.voided == {2}
    assert made.events[1] == released


def test_striking_what_was_corrected_strikes_both() -> None:
    later = AT.replace(hour=23)
    made = fold(
        [
            event(1, Sort.REQUEST_RECEIVED, REQUEST),
            event(2, Sort.RELEASED, {"released_at": AT}),
            event(3, Sort.RELEASED, {"released_at": later}, corrects=2),
            event(4, Sort.VOIDED, {"entry": 3, "reason": "not released at all"}),
        ]
    )
    assert made.released_at is None
    assert made.voided == {2, 3}


@pytest.mark.parametrize("entry", [1, 3, 9])
def test_neither_the_beginning_nor_what_is_not_there_can_be_struck(entry: int) -> None:
    told = [
        event(1, Sort.REQUEST_RECEIVED, REQUEST),
        event(2, Sort.RELEASED, {"released_at": AT}),
        event(3, Sort.VOIDED, {"entry": entry, "reason": "a slip"}),
    ]
    with pytest.raises(EventError, match="cannot be struck"):
        fold(told)
