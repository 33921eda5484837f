"""A release date, each act by itself: decided for its own day, and nothing owed is lost."""

from datetime import UTC, datetime

import pytest

from amparo.casefile import Role
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.make_notices import Wanted, make_notices
from amparo_desk.acts.make_reply import make_reply
from amparo_desk.acts.name_designee import name_designee
from amparo_desk.acts.record_transfer import record_transfer
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.tell_office import send_reply, tell_office
from amparo_desk.acts.verify_paper import verify_paper
from tests.desk.on_record import DAY, RELEASE, asked, call, judged, on, paper, ready_to_tell, state
from tests.desk.screens.here import AT, Desk, county, open_request, sample_request


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


# A release date.


def test_who_is_named_after_the_letters_were_made_gets_a_letter_of_their_own_first(desk: Desk) -> None:
    record = sample_request(desk)
    set_intention(*judged(desk, record), parts={"notification": "yes"})
    name_designee(*on(desk, record), attorney=True, name="Ana Peña", reach="555-0100")
    make_notices(*judged(desk, record), Wanted("es", AT, release_at=RELEASE, channel="fax"))
    name_designee(*on(desk, record), attorney=False, name="Luis Gama", reach="555-0101")
    with pytest.raises(RefusedActError, match="attorney or chosen person must be ready first"):
        tell_office(*judged(desk, record), told_at=AT, release_at=RELEASE, channel="fax")
    with pytest.raises(RefusedActError, match="attorney or chosen person must be ready first"):
        make_reply(*judged(desk, record), made_at=AT)
    make_notices(*judged(desk, record), Wanted("es", AT, release_at=RELEASE, channel="fax"))
    assert tell_office(*judged(desk, record), told_at=AT, release_at=RELEASE, channel="fax").told


def test_a_letter_that_would_tell_a_date_is_not_made_before_the_person_s_notice(desk: Desk) -> None:
    record = sample_request(desk)
    with pytest.raises(RefusedActError, match="has not said what it intends"):
        make_reply(*judged(desk, record), made_at=AT)
    with pytest.raises(RefusedActError, match="has not said what it intends"):
        send_reply(*on(desk, record), sent_at=AT, channel="fax")
    set_intention(*judged(desk, record), parts={"notification": "yes"})
    with pytest.raises(RefusedActError, match="own notice of release must be ready first"):
        make_reply(*judged(desk, record), made_at=AT)


def test_a_conviction_that_washed_out_since_opens_nothing_on_the_day_of_the_act(desk: Desk) -> None:
    wobbler = {
        "code": "PC 273.5",
        "level": "misdemeanor",
        "convicted_on": "2020-01-10",
        "source": "court record",
    }
    record = open_request(desk, convictions=[wobbler], history_complete=True, registrant_290_or_457_1=False)
    received = state(desk, record).received["received_at"]
    last, after = datetime(2025, 1, 10, 20, 0, tzinfo=UTC), datetime(2025, 1, 11, 20, 0, tzinfo=UTC)
    assert received < last, "the sample's form came before the last day"
    set_intention(*judged(desk, record, at=last), parts={"notification": "yes"})
    with pytest.raises(RefusedActError, match="does not allow it"):
        set_intention(*judged(desk, record, at=after), parts={"notification": "yes"})
    with pytest.raises(RefusedActError, match="does not allow"):
        make_notices(*judged(desk, record, at=after), Wanted("es", last, release_at=RELEASE))


def test_nothing_is_noted_as_done_on_a_day_that_has_not_come(desk: Desk) -> None:
    record = ready_to_tell(desk)
    with pytest.raises(RefusedActError, match="has not come yet"):
        tell_office(*judged(desk, record), told_at=AT + DAY, release_at=RELEASE, channel="fax")
    made = state(desk, record).made[0]
    with pytest.raises(RefusedActError, match="has not come yet"):
        serve_notice(*on(desk, record), sha256=made["sha256"], how="hand", served_at=AT + DAY)


def test_where_the_date_was_told_all_the_same_the_notices_of_release_can_be_made(desk: Desk) -> None:
    record = open_request(desk)
    act_outside(
        *on(desk, record),
        part="notification",
        done="told_release",
        happened_at=AT,
        reason="a slip",
        repaired="",
    )
    page = desk.as_(Role.CLERK).get(f"/requests/{record}/notices/").content.decode()
    assert 'name="release_at"' in page
    seen = str(len(desk.vault.events(record)) + 1)
    typed = {"made_at": "2026-11-24 23:00", "language": "es", "release_at": "2026-11-27 08:00"}
    answer = desk.as_(Role.CLERK).post(f"/requests/{record}/notices/", {"seen": seen, **typed})
    assert answer.status_code == 302
    assert "release_notice_person" in [one["notice"] for one in state(desk, record).made]


# Each act by itself.


@pytest.mark.parametrize("part", ["notification", "hold"])
def test_a_yes_to_the_notice_of_release_is_none_to_a_hand_over(desk: Desk, part: str) -> None:
    record = sample_request(desk)
    with pytest.raises(RefusedActError, match="asks for no hand-over"):
        record_transfer(*judged(desk, record), part=part, handed_over_at=AT)
    assert not state(desk, record).handed_over


def test_who_was_handed_over_outside_the_decision_is_owed_the_notices_of_release(desk: Desk) -> None:
    record = open_request(desk)
    act_outside(
        *on(desk, record), part="hold", done="handed_over", happened_at=AT, reason="a slip", repaired=""
    )
    told = asked(state(desk, record))
    assert "the same notice of release that the federal office gets" in told
    assert "to the person's attorney or to one person they may name" in told


def test_each_part_has_an_intention_of_its_own_and_the_law_s_no_stands_whatever_is_said(desk: Desk) -> None:
    record = sample_request(desk)
    case = set_intention(*judged(desk, record), parts={"notification": "yes"})
    assert case.intention["parts"] == {"notification": "yes", "hold": "no"}
    assert case.intention["intention"] == "responded"
    with pytest.raises(RefusedActError, match=r"hold|does not allow"):
        set_intention(*judged(desk, record), parts={"notification": "yes", "hold": "yes"})


def test_an_interview_may_be_intended_while_the_person_has_not_answered_the_form(desk: Desk) -> None:
    record = paper(desk, "interview", {"kind": "other"})
    case = set_intention(*judged(desk, record), parts={"interview": "yes"})
    assert case.intention["parts"] == {"interview": "yes"}
    case = set_intention(*judged(desk, record), parts={"interview": "no"})
    assert case.intention["intention"] == "declined"


def test_the_letter_calls_no_interview_declined_for_which_the_person_has_not_answered(desk: Desk) -> None:
    record = paper(desk, "interview", {"kind": "other"})
    with pytest.raises(RefusedActError, match="has not said"):
        make_reply(*judged(desk, record), made_at=AT)
    set_intention(*judged(desk, record), parts={"interview": "yes"})
    with pytest.raises(RefusedActError, match="has not answered the consent form"):
        make_reply(*judged(desk, record), made_at=AT)


def test_nobody_is_handed_over_while_the_person_was_told_that_it_is_not_intended(desk: Desk) -> None:
    warrant = {"kind": "arrest_warrant", "signed_by": "federal_magistrate_judge", "crime": "federal_other"}
    record = paper(desk, "criminal_warrant", warrant)
    verified = call("arrest_warrant", "federal_magistrate_judge", "federal_other")
    verify_paper(*judged(desk, record), part="criminal_warrant", paper=verified)
    set_intention(*judged(desk, record), parts={"criminal_warrant": "no"})
    with pytest.raises(RefusedActError, match="has said no to this part"):
        record_transfer(*judged(desk, record), part="criminal_warrant", handed_over_at=AT)
    set_intention(*judged(desk, record), parts={"criminal_warrant": "yes"})
    assert record_transfer(*judged(desk, record), part="criminal_warrant", handed_over_at=AT).handed_over
