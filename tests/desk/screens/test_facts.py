"""The facts page: only what can still change the answer is asked, an unknown is never a yes, nothing typed is lost."""

import json

import pytest

from amparo.casefile import Role
from tests.desk.screens.here import Desk, county, open_request, post, sorts, state

CLERK, SUPERVISOR, COUNSEL = Role.CLERK, Role.SUPERVISOR, Role.COUNSEL


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


# The facts.


def test_only_what_can_still_change_the_answer_is_asked_each_with_the_rule_that_turns_on_it(
    desk: Desk,
) -> None:
    record = open_request(desk)
    page = desk.as_(CLERK).get(f"/requests/{record}/facts/notification/").content.decode()
    assert "Is the person a current registrant" in page
    assert "N-6" in page
    assert "Asked and unknown" in page
    settled = desk.as_(CLERK).get(f"/requests/{record}/facts/hold/").content.decode()
    assert "current registrant (Pen" not in settled.split("Confirmed already")[0]
    assert "Nothing that is missing can change the answer" in settled


def test_one_conviction_that_qualifies_settles_it(desk: Desk) -> None:
    record = open_request(desk)
    line = {
        "c0.offense": "pc 245(a)(1)",
        "c0.level": "felony",
        "c0.date": "04/02/2019",
        "c0.seen": "court_record",
    }
    answer = post(
        desk.as_(CLERK),
        desk,
        record,
        "facts/notification/",
        lines_convictions="1",
        lines_pending="1",
        on="2026-11-25",
        **line,
    )
    assert answer.status_code == 302
    assert answer["Location"] == f"/requests/{record}/"
    part = state(desk, record).parts["notification"]
    assert part.decided["outcome"] == "permitted"
    assert part.decided["rule"] == "N-6"
    assert part.facts["person"]["convictions"][0]["verified"] is True


def test_what_is_said_of_the_person_goes_to_the_other_part_too(desk: Desk) -> None:
    record = open_request(desk)
    post(desk.as_(CLERK), desk, record, "facts/notification/", **{"person.registry": "none"})
    parts = state(desk, record).parts
    assert parts["notification"].facts["person"]["registry"] == "none"
    assert parts["hold"].facts["person"]["registry"] == "none"


def test_asked_and_unknown_is_kept_and_is_never_a_yes(desk: Desk) -> None:
    record = open_request(desk)
    post(desk.as_(CLERK), desk, record, "facts/notification/", **{"person.registry": "unknown"})
    part = state(desk, record).parts["notification"]
    assert part.facts["person"]["registry"] is None
    assert part.decided["safe"] == "prohibited"


def test_an_empty_line_is_no_conviction_and_no_proof_that_there_is_none(desk: Desk) -> None:
    record = open_request(desk)
    post(desk.as_(CLERK), desk, record, "facts/notification/", lines_convictions="1", lines_pending="1")
    assert "convictions" not in state(desk, record).parts["notification"].facts["person"]
    post(desk.as_(CLERK), desk, record, "facts/notification/", lines_convictions="1", no_convictions="yes")
    assert state(desk, record).parts["notification"].facts["person"]["convictions"] == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"c0.offense": "assault"}, "code and the section"),
        ({"c0.offense": "PC 245(a)(1)", "c0.date": "1800-01-01"}, "Write the day"),
        ({"c0.offense": "PC 245(a)(1)", "c0.date": "31.12.2019"}, "Write the day"),
        ({"c0.offense": "PC 245(a)(1)", "c0.level": "grave"}, "Choose one"),
        ({"c0.date": "2019-04-02"}, "Which offense?"),
        ({"c0.offense": "PC 245(a)(1)", "no_convictions": "yes"}, "clear it, or this tick"),
        ({"person.registry": "maybe"}, "Choose one"),
        ({"c0.offense": "PC 245(a)(1)", "c0.date": "2030-01-01"}, "2030-01-01"),
    ],
)
def test_what_cannot_be_read_is_told_and_everything_typed_is_still_there(
    desk: Desk, typed: dict[str, str], says: str
) -> None:
    record = open_request(desk)
    before = sorts(desk, record)
    given = {"lines_convictions": "1", "lines_pending": "1", "p0.offense": "PC 459", **typed}
    answer = post(desk.as_(CLERK), desk, record, "facts/notification/", **given)
    assert answer.status_code in (409, 422)
    page = answer.content.decode()
    assert says in page
    for value in given.values():
        if value not in ("1", "yes", "maybe", "grave"):
            assert value in page
    assert sorts(desk, record) == before


def test_one_more_line_clears_nothing(desk: Desk) -> None:
    record = open_request(desk)
    answer = post(
        desk.as_(CLERK),
        desk,
        record,
        "facts/notification/",
        lines_convictions="1",
        lines_pending="1",
        more="convictions",
        **{"c0.offense": "PC 2"},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="c1.offense"' in page
    assert 'value="PC 2"' in page


def test_a_name_of_a_fact_that_nobody_asked_for_goes_nowhere(desk: Desk) -> None:
    record = open_request(desk)
    post(
        desk.as_(CLERK),
        desk,
        record,
        "facts/notification/",
        **{"person.citizenship": "yes", "person.registry": "none"},
    )
    assert "citizenship" not in json.dumps(str(state(desk, record)))
