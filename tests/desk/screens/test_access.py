"""Access that was given is on record where it was allowed, with what the law asks for; what was not allowed is not made so."""

import re
import tomllib
import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from amparo.casefile import CaseFile, Role
from amparo.casefile.accesses import unrecorded
from amparo.casefile.acts import COURT_COMMAND
from amparo.casefile.today import Group, today
from amparo.intake import Contact, Part
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.correct import strike
from amparo_desk.acts.counsel import answer_counsel, ask_counsel
from amparo_desk.acts.make_notices import Wanted, make_notices
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.record_access import Held, record_access
from amparo_desk.acts.record_withdrawal import record_withdrawal
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.set_policy import agency_at, set_policy
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.tell_office import tell_office
from amparo_desk.acts.verify_paper import verify_paper
from tests.desk.on_record import RELEASE, call, judged, on, ready_to_tell, state
from tests.desk.screens.here import AT, SAMPLES, Desk, county, sample_request, seen

CLERK, SUPERVISOR = Role.CLERK, Role.SUPERVISOR
DAY = date(2026, 11, 24)
CAME = AT - timedelta(hours=6)
HELD = Held("25_34", "female", "hispanic")
TYPED = {"age_band": "25_34", "sex": "female", "ethnicity": "not_held"}
CONSENTED = {"form_given": True, "language_understood": True, "answer": "consented"}
ADULT = {"in_custody": True, "minor": False, "history_complete": True, "registry": "none"}
ADULT |= {"federal_felony_warrant": "none"}
STRIKE = {"code": "PC", "section": "211", "level": "felony", "date": date(2019, 4, 2)}
ORDER = {"kind": "court_order", "signed_by": "federal_district_judge"}


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    """A county whose own rule leaves information to the law."""
    made = county(policy=False)
    profile = tomllib.loads((SAMPLES / "madrone-agency.toml").read_text("utf-8"))
    profile["policy"]["information"] = "allows"
    set_policy(made.vault, made.actor(SUPERVISOR), AT, 0, profile=profile)
    return made


def asked_for(desk: Desk, kind: str, *, convictions: tuple[Any, ...] = (), **request: Any) -> str:
    """A request for an interview or information of an adult in custody; its identifier."""
    record = str(uuid.uuid4())
    facts = {"kind": kind, "from": "ICE", **request}
    part = Part(kind, DAY, "received", facts, {**ADULT, "convictions": list(convictions)})
    contact = Contact("desk", "desk", 0, "P-1001", DAY, CAME, "email", "other", (part,))
    how = Came("interview_request" if kind == "interview" else "paper")
    receive_request(desk.vault, desk.actor(CLERK), agency_at(desk.vault), record, AT, contact, how)
    return record


def interview(desk: Desk, consent: Mapping[str, Any] = CONSENTED, *, served: datetime | None = CAME) -> str:
    record = asked_for(desk, "interview", consent=dict(consent))
    if served is not None:
        case = make_notices(*of(desk, record), Wanted("es", CAME))
        (form,) = [one["sha256"] for one in case.made if one["notice"] == "interview_consent"]
        serve_notice(*on(desk, record), sha256=form, how="hand", served_at=served, signed="signed")
    return record


def of(desk: Desk, record: str, *roles: Role) -> tuple[Any, ...]:
    vault, actor, _, *rest = judged(desk, record, *roles)
    return (vault, actor, agency_at(desk.vault), *rest)


def give(desk: Desk, record: str, part: str, **more: Any) -> CaseFile:
    return record_access(*of(desk, record, CLERK), part=part, **{"given_at": AT, "held": HELD, **more})


def refusal(desk: Desk, record: str, part: str, **more: Any) -> str:
    before = len(desk.vault.events(record))
    with pytest.raises(RefusedActError) as refused:
        give(desk, record, part, **more)
    assert len(desk.vault.events(record)) == before
    return refused.value.reason[0]


def post(browser: Client, desk: Desk, record: str, part: str, **typed: str):  # type: ignore[no-untyped-def]
    return browser.post(f"/requests/{record}/access/{part}/", {"seen": seen(desk, record), **typed})


def text(response) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def owed(desk: Desk, record: str) -> list[str]:
    found = today([state(desk, record)], agency_at(desk.vault), AT)
    return [item.says for item in found if item.group is Group.ACCESS]


# An interview.


def test_a_permitted_interview_is_on_record_as_what_it_was_and_no_breach(desk: Desk) -> None:
    record = interview(desk)
    typed = {"given_at": "2026-11-24 22:40", **TYPED}
    assert post(desk.as_(CLERK), desk, record, "interview", **typed).status_code == 302
    case = state(desk, record)
    (access,) = case.accesses
    assert access["means"] == "interview"
    assert access["age_band"] == "25_34"
    assert "ethnicity" not in access
    assert case.outside == []
    page = text(desk.as_(CLERK).get(f"/requests/{record}/"))
    assert "Access that was given was put on record." in page
    assert re.search(r"Record the access given.{0,160}? done ", page)
    assert owed(desk, record) == []


@pytest.mark.parametrize("answer", ["declined", None])
def test_no_interview_is_noted_where_the_person_said_no_or_nobody_knows(
    desk: Desk, answer: str | None
) -> None:
    record = interview(desk, {**CONSENTED, "answer": answer})
    assert "does not allow it" in refusal(desk, record, "interview")


def test_no_interview_without_the_form_served_and_none_before_it(desk: Desk) -> None:
    assert "consent form must be served first" in refusal(desk, interview(desk, served=None), "interview")
    later = interview(desk, served=AT)
    assert "not served before that moment" in refusal(
        desk, later, "interview", given_at=AT - timedelta(minutes=5)
    )
    assert give(desk, later, "interview").accesses


def test_what_the_person_was_told_is_refused_is_not_allowed_behind_their_back(desk: Desk) -> None:
    record = interview(desk)
    set_intention(*of(desk, record), parts={"interview": "no"})
    assert "has said no to this part" in refusal(desk, record, "interview")


def test_tomorrow_and_a_day_before_the_request_are_refused(desk: Desk) -> None:
    record = interview(desk)
    assert "has not come yet" in refusal(desk, record, "interview", given_at=AT + timedelta(days=1))
    assert "before the request came" in refusal(desk, record, "interview", given_at=CAME - timedelta(hours=1))


def test_a_withdrawn_request_gives_no_interview(desk: Desk) -> None:
    record = interview(desk)
    record_withdrawal(*on(desk, record), withdrawn_at=AT)
    assert "took it back" in refusal(desk, record, "interview")


# Information.


def test_only_the_items_whose_own_answer_allows_it_are_given(desk: Desk) -> None:
    record = asked_for(
        desk, "information", items=["criminal_history", "home_address", "photo"], info_public={"photo": True}
    )
    answer = desk.as_(CLERK).get(f"/requests/{record}/access/information/")
    page, shown = answer.content.decode(), text(answer)
    assert 'name="item_criminal_history"' in page
    assert 'name="item_photo"' in page
    assert 'name="item_home_address"' not in page
    assert "The home address: prohibited. Personal information that is not public is not given" in shown
    assert "decided by itself" in refusal(
        desk, record, "information", items=["criminal_history", "home_address"]
    )
    hostile = {"given_at": "2026-11-24 22:40", "item_home_address": "yes", **TYPED}
    assert post(desk.as_(CLERK), desk, record, "information", **hostile).status_code == 409
    nothing = post(desk.as_(CLERK), desk, record, "information", given_at="2026-11-24 22:40", **TYPED)
    assert nothing.status_code == 422
    good = {"given_at": "2026-11-24 22:40", "item_photo": "yes", **TYPED}
    assert post(desk.as_(CLERK), desk, record, "information", **good).status_code == 302
    assert state(desk, record).accesses[-1]["items"] == ["photo"]


def test_an_item_that_may_be_public_and_of_which_nobody_knows_is_not_given(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["photo"])
    assert "decided by itself" in refusal(desk, record, "information", items=["photo"])


def test_what_the_law_keeps_back_has_no_page_to_give_it(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["home_address"], info_public={"home_address": False})
    assert "does not allow it" in refusal(desk, record, "information", items=["home_address"])
    page = desk.as_(CLERK).get(f"/requests/{record}/access/information/").content.decode()
    assert "does not allow it" in unescape(page)
    assert 'name="given_at"' not in page


def test_an_item_that_was_not_asked_for_is_not_given(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["criminal_history"])
    assert "decided by itself" in refusal(desk, record, "information", items=["photo"])
    assert "Say what was given" in refusal(desk, record, "information", items=[])


def test_a_court_s_order_for_records_waits_for_counsel_and_its_clerk(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["home_address"], documents=[ORDER])
    assert "Counsel must look first" in refusal(desk, record, "information", items=["home_address"])
    ask_counsel(*on(desk, record), question=COURT_COMMAND)
    answer_counsel(*of(desk, record), question=COURT_COMMAND, answer=True)
    assert "must be verified first" in refusal(desk, record, "information", items=["home_address"])
    verify_paper(*of(desk, record), part="information", paper=call("court_order", "federal_district_judge"))
    case = give(desk, record, "information", items=["home_address"])
    assert case.accesses[-1]["items"] == ["home_address"]
    assert case.outside == []


def test_an_order_whose_judge_nobody_could_read_is_counsel_s_first(desk: Desk) -> None:
    order = {"kind": "court_order", "signed_by": None}
    record = asked_for(desk, "information", items=["criminal_history"], documents=[order])
    assert "Counsel must look first" in refusal(desk, record, "information", items=["criminal_history"])


def test_a_release_date_does_not_slip_out_as_information_before_its_notices(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["release_date"], convictions=(STRIKE,))
    assert "Set the intention first" in refusal(desk, record, "information", items=["release_date"])
    set_intention(*of(desk, record), parts={"information": "yes"})
    assert "notices of release lie ready" in refusal(desk, record, "information", items=["release_date"])
    make_notices(*of(desk, record), Wanted("es", AT, release_at=RELEASE, channel="fax"))
    case = give(desk, record, "information", items=["release_date"])
    assert case.office_told_at == AT


# What stands on record already.


def test_a_release_date_that_was_told_owes_its_record_until_it_is_there(desk: Desk) -> None:
    record = ready_to_tell(desk)
    assert "not on record that such access" in refusal(desk, record, "notification")
    tell_office(*of(desk, record), told_at=AT, release_at=RELEASE, channel="fax")
    assert owed(desk, record) == [
        "Record the access given: date, means, and the demographics the law asks for."
    ]
    clerk = desk.as_(CLERK)
    assert (
        f'href="/requests/{record}/access/notification/"'
        in clerk.get(f"/requests/{record}/").content.decode()
    )
    page = clerk.get(f"/requests/{record}/access/notification/").content.decode()
    assert 'name="given_at"' not in page
    assert post(clerk, desk, record, "notification", **TYPED).status_code == 302
    assert state(desk, record).accesses[-1]["given_at"] == AT
    assert owed(desk, record) == []
    assert "there already" in refusal(desk, record, "notification")
    assert re.search(r"Record the access given.{0,160}? done ", text(clerk.get(f"/requests/{record}/")))


@pytest.mark.parametrize(
    ("done", "part", "means"),
    [
        ("told_release", "notification", "notification"),
        ("handed_over", "hold", "transfer"),
        ("let_interview", "notification", "interview"),
        ("gave_information", "notification", "information"),
        ("kept_longer", "hold", "hold"),
        ("kept_longer", "notification", ""),
        ("other", "hold", ""),
    ],
)
def test_access_outside_the_decision_stays_a_breach_and_has_its_record_too(
    desk: Desk, done: str, part: str, means: str
) -> None:
    record = sample_request(desk)
    act_outside(*on(desk, record), part=part, done=done, happened_at=AT, reason="by mistake", repaired="")
    assert [one.means for one in unrecorded(state(desk, record))] == ([means] if means else [])
    assert len(owed(desk, record)) == bool(means)
    if means:
        case = give(desk, record, means, given_at=None)
        assert unrecorded(case) == []
        assert [one["act"] for one in case.outside] == [done]


def test_two_acts_by_the_same_means_have_two_records(desk: Desk) -> None:
    record = sample_request(desk)
    for hours in (2, 1):
        happened = AT - timedelta(hours=hours)
        act_outside(
            *on(desk, record),
            part="hold",
            done="let_interview",
            happened_at=happened,
            reason="a slip",
            repaired="",
        )
    case = give(desk, record, "interview", given_at=None)
    assert [one.at for one in unrecorded(case)] == [AT - timedelta(hours=1)]
    assert unrecorded(give(desk, record, "interview", given_at=None)) == []


def test_the_record_of_access_is_owed_after_the_request_was_taken_back_too(desk: Desk) -> None:
    record = ready_to_tell(desk)
    tell_office(*of(desk, record), told_at=AT, release_at=RELEASE, channel="fax")
    record_withdrawal(*on(desk, record), withdrawn_at=AT)
    assert owed(desk, record)
    assert give(desk, record, "notification").accesses


def test_a_clerk_strikes_no_access_a_supervisor_does_and_it_is_owed_again(desk: Desk) -> None:
    record = ready_to_tell(desk)
    tell_office(*of(desk, record), told_at=AT, release_at=RELEASE, channel="fax")
    give(desk, record, "notification")
    entry = len(desk.vault.events(record))
    with pytest.raises(NotAllowedError):
        strike(*of(desk, record, CLERK), entry=entry, reason="a slip")
    strike(*of(desk, record, SUPERVISOR), entry=entry, reason="another person's")
    assert owed(desk, record)
