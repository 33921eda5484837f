"""A court is heard before anything is refused; counsel's word is counsel's; the person is told, and told again."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from amparo.casefile import Role, Sort
from amparo.casefile.acts import COURT_COMMAND
from amparo.decision import decide
from amparo.intake import Contact, Part
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.confirm_facts import confirm_facts
from amparo_desk.acts.correct import strike
from amparo_desk.acts.counsel import answer_counsel, ask_counsel
from amparo_desk.acts.make_notices import Wanted, make_notices, owed_for
from amparo_desk.acts.make_reply import make_reply
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.record_transfer import record_transfer
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.tell_office import send_reply, tell_office
from amparo_desk.acts.verify_paper import verify_paper
from amparo_desk.screens.answered import answered
from tests.desk.on_record import (
    AGENCY,
    RELEASE,
    WRIT,
    asked,
    call,
    judged,
    on,
    paper,
    ready_to_tell,
    state,
    text_of,
)
from tests.desk.screens.here import AT, Desk, county, open_request, sample_request


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


# A court.


def test_a_clerk_who_is_not_reached_makes_no_refusal_of_a_court_s_command(desk: Desk) -> None:
    record = paper(desk, "criminal_warrant", WRIT)
    missed = call("writ", "federal_magistrate_judge", confirmed=False, reached=False)
    verify_paper(*judged(desk, record), part="criminal_warrant", paper=missed)
    case = state(desk, record)
    assert case.parts["criminal_warrant"].decided["outcome"] == "required"  # type: ignore[index]
    assert "Counsel looks now" in asked(case)
    assert "Verify the paper" in asked(case)
    assert "Decide it" not in asked(case)
    case = send_reply(*on(desk, record), sent_at=AT, channel="fax")
    assert case.replies[-1]["declined"] == []


def test_what_a_court_commands_is_done_once_counsel_has_looked_and_is_no_hand_over(desk: Desk) -> None:
    record = paper(desk, "criminal_warrant", WRIT)
    verify_paper(
        *judged(desk, record), part="criminal_warrant", paper=call("writ", "federal_magistrate_judge")
    )
    with pytest.raises(RefusedActError, match="Counsel must look first"):
        record_transfer(*judged(desk, record), part="criminal_warrant", handed_over_at=AT)
    ask_counsel(*on(desk, record), question=COURT_COMMAND)
    answer_counsel(*judged(desk, record), question=COURT_COMMAND, answer=True)
    case = record_transfer(*judged(desk, record), part="criminal_warrant", handed_over_at=AT)
    assert case.taken_to_court_at == AT
    assert not case.handed_over
    assert Sort.ACTED_OUTSIDE_DECISION not in [event.sort for event in case.events]


def test_the_letter_refuses_nothing_that_a_court_may_command(desk: Desk) -> None:
    record = paper(desk, "transfer", {"kind": "writ", "signed_by": None})
    with pytest.raises(RefusedActError, match="before counsel has looked"):
        set_intention(*judged(desk, record), parts={"transfer": "no"})
    case = make_reply(*judged(desk, record), made_at=AT)
    letter = desk.vault.document(record, case.made[-1]["sha256"], at=AT, by="test", role="auditor")
    assert b"%PDF" in letter[:8]
    assert "counsel" in text_of(letter)
    assert "declined" not in text_of(letter).lower()


def test_a_paper_that_reads_otherwise_than_its_clerk_confirmed_is_verified_again(desk: Desk) -> None:
    warrant = {"kind": "arrest_warrant", "signed_by": "federal_magistrate_judge"}
    record = paper(desk, "criminal_warrant", {**warrant, "crime": "federal_other"})
    verified = call("arrest_warrant", "federal_magistrate_judge", "federal_other")
    verify_paper(*judged(desk, record), part="criminal_warrant", paper=verified)
    facts = state(desk, record).parts["criminal_warrant"].facts
    assert facts is not None
    other = {**warrant, "crime": "federal_criminal_immigration"}
    confirm_facts(
        *judged(desk, record),
        part="criminal_warrant",
        request={**facts["request"], "documents": [other]},
        person=facts["person"],
        on=facts["on"],
    )
    with pytest.raises(RefusedActError, match="must be verified first"):
        record_transfer(*judged(desk, record), part="criminal_warrant", handed_over_at=AT)


# Counsel.


def test_counsel_s_word_on_one_conviction_never_falls_on_another(desk: Desk) -> None:
    record = open_request(desk)
    facts = state(desk, record).parts["notification"].facts
    assert facts is not None

    def confirm(*sections: str) -> None:
        lines = [
            {"code": "PC", "section": one, "level": "felony", "date": date(2020, 1, 2)} for one in sections
        ]
        person = {**facts["person"], "convictions": lines}
        confirm_facts(
            *judged(desk, record),
            part="notification",
            request=facts["request"],
            person=person,
            on=facts["on"],
        )

    confirm("538d", "496d", "69")
    ask_counsel(*on(desk, record), question="not_named:1")
    confirm("538d", "69")
    with pytest.raises(RefusedActError, match="another conviction stands in that place"):
        answer_counsel(*judged(desk, record), question="not_named:1", answer=True)
    ask_counsel(*on(desk, record), question="not_named:1")
    case = answer_counsel(*judged(desk, record), question="not_named:1", answer=True)
    known = case.parts["hold"].facts
    assert known is not None
    assert known["person"]["convictions"][1]["not_named"] is True


def test_counsel_s_word_is_struck_by_nobody_and_what_the_office_was_told_by_no_clerk(desk: Desk) -> None:
    record = ready_to_tell(desk)
    ask_counsel(*on(desk, record), question="1170h3")
    answer_counsel(*judged(desk, record), question="1170h3", answer=False)
    said = next(e.number for e in state(desk, record).events if e.sort is Sort.COUNSEL_ANSWERED)
    with pytest.raises(Exception, match="never struck"):
        strike(*judged(desk, record), entry=said, reason="not so")
    tell_office(*judged(desk, record), told_at=AT, release_at=RELEASE, channel="fax")
    told = next(e.number for e in state(desk, record).events if e.sort is Sort.OFFICE_TOLD)
    with pytest.raises(NotAllowedError):
        strike(*judged(desk, record, Role.CLERK), entry=told, reason="not so")


def test_where_the_facts_were_struck_no_answer_is_left_standing(desk: Desk) -> None:
    record = sample_request(desk)
    facts = [e.number for e in state(desk, record).events if e.sort is Sort.FACTS_CONFIRMED]
    for number in facts:
        strike(*judged(desk, record), entry=number, reason="another person's")
    case = state(desk, record)
    assert [part.decided for part in case.parts.values()] == [None, None]
    assert "Give the person a copy" in asked(case)
    with pytest.raises(RefusedActError, match="has not been decided"):
        tell_office(*judged(desk, record), told_at=AT, release_at=RELEASE, channel="fax")


# What the person is told.


def test_an_intention_that_changed_after_the_copy_stands_on_the_list_until_it_is_told(desk: Desk) -> None:
    record = sample_request(desk)
    make_notices(*judged(desk, record), Wanted("es", AT))
    copy = state(desk, record).made[0]
    serve_notice(*on(desk, record), sha256=copy["sha256"], how="hand", served_at=AT)
    assert "has changed" not in asked(state(desk, record))
    set_intention(*judged(desk, record), parts={"notification": "yes"})
    assert "The intention has changed since the person was told" in asked(state(desk, record))
    case = make_notices(*judged(desk, record), Wanted("es", AT + timedelta(minutes=5)))
    change = next(one for one in case.made if one["notice"] == "change_of_intention")
    serve_notice(*on(desk, record), sha256=change["sha256"], how="hand", served_at=AT)
    assert "has changed" not in asked(state(desk, record))


def test_a_copy_that_told_no_intention_leaves_the_notice_to_be_made(desk: Desk) -> None:
    record = sample_request(desk)
    case = state(desk, record)
    case.served.append({"notice": "copy_and_intent", "how": "not_noted", "served_at": AT})
    owed = owed_for(case, AGENCY, Wanted("es", AT), AT)
    assert owed.copy is not None
    assert owed.changed is None


@pytest.mark.parametrize("how", ["post", "pick_up"])
def test_who_is_still_here_is_given_the_notice_and_not_sent_it(desk: Desk, how: str) -> None:
    record = sample_request(desk)
    make_notices(*judged(desk, record), Wanted("es", AT))
    copy = state(desk, record).made[0]
    with pytest.raises(RefusedActError, match="still here"):
        serve_notice(*on(desk, record), sha256=copy["sha256"], how=how, served_at=AT)


# Contacts that ask for something else, or for nothing.


def test_an_interview_allowed_outside_the_decision_brings_what_access_brings(desk: Desk) -> None:
    record = paper(desk, "interview", {"kind": "other"})
    act_outside(
        *on(desk, record),
        part="interview",
        done="let_interview",
        happened_at=AT,
        reason="a slip",
        repaired="",
    )
    page = desk.as_(Role.CLERK).get(f"/requests/{record}/").content.decode()
    assert "Record the access given" in page
    assert "community forum" in page


def test_a_date_told_in_a_call_that_asked_nothing_is_recorded_as_what_it_was(desk: Desk) -> None:
    record = str(uuid.uuid4())
    contact = Contact("desk", "desk", 0, "P-1002", date(2026, 11, 24), AT, "phone", "none", ())
    receive_request(desk.vault, desk.actor(Role.CLERK), AGENCY, record, AT, contact, Came("courtesy_call"))
    seen = str(len(desk.vault.events(record)) + 1)
    typed = {"done": "told_release", "happened_at": "2026-11-24 21:00", "reason": "said in passing"}
    answer = desk.as_(Role.SUPERVISOR).post(f"/requests/{record}/outside/", {"seen": seen, **typed})
    assert answer.status_code == 302
    assert state(desk, record).office_told_at is not None


def test_the_consent_form_says_what_the_interview_is_about(desk: Desk) -> None:
    record = paper(desk, "interview", {"kind": "other"})
    clerk, seen = desk.as_(Role.CLERK), str(len(desk.vault.events(record)) + 1)
    typed = {"made_at": "2026-11-24 23:00", "language": "en", "seen": seen}
    assert clerk.post(f"/requests/{record}/notices/", typed).status_code == 422
    assert clerk.post(f"/requests/{record}/notices/", {**typed, "about": "immigration"}).status_code == 302
    form = next(one for one in state(desk, record).made if one["notice"] == "interview_consent")
    content = desk.vault.document(record, form["sha256"], at=AT, by="test", role="auditor")
    assert "about immigration" in text_of(content)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("notification", ["opens it, Gov. Code § 7282.5(a)(1)", "opens it, Gov. Code § 7282.5(b)"]),
        ("transfer", ["opens it, Gov. Code § 7282.5(a)(1)"]),
        ("hold", []),
        ("interview", []),
    ],
)
def test_a_conviction_is_shown_only_where_the_part_turns_on_it(kind: str, shown: list[str]) -> None:
    person = {
        "minor": False,
        "convictions": [{"code": "PC", "section": "211", "level": "felony", "date": date(2019, 4, 2)}],
        "pending": [{"code": "PC", "section": "211", "level": "felony", "finding": "pc872_holding_order"}],
    }
    answer = decide({"kind": kind, "from": "ICE"}, person, AGENCY, date(2026, 11, 24))
    assert [word for _, (word, _) in answered(answer).record] == shown


def test_what_was_told_before_anybody_asked_is_no_answer_to_the_request(desk: Desk) -> None:
    record = ready_to_tell(desk)
    before = state(desk, record).received["received_at"] - timedelta(minutes=10)
    with pytest.raises(RefusedActError, match="before the request came in"):
        tell_office(*judged(desk, record), told_at=before, release_at=RELEASE, channel="fax")


@pytest.mark.parametrize(
    ("kind", "document", "told"),
    [
        ("transport", {"kind": "other"}, "Hand you over to them"),
        (
            "criminal_warrant",
            {
                "kind": "arrest_warrant",
                "signed_by": "federal_magistrate_judge",
                "crime": "federal_criminal_immigration",
            },
            "Hand you over to them",
        ),
        ("information", {"kind": "other"}, "Tell them when you will leave"),
    ],
)
def test_whatever_brings_the_copy_and_the_intention_gets_them(
    desk: Desk, kind: str, document: dict[str, Any], told: str
) -> None:
    record = paper(desk, kind, document)
    facts = state(desk, record).parts[kind].facts
    assert facts is not None
    if kind == "information":
        confirm_facts(
            *judged(desk, record),
            part=kind,
            request={**facts["request"], "items": ["release_date"]},
            person=facts["person"],
            on=facts["on"],
        )
    case = make_notices(*judged(desk, record), Wanted("en", AT))
    copy = next(one for one in case.made if one["notice"] == "copy_and_intent")
    assert told in text_of(desk.vault.document(record, copy["sha256"], at=AT, by="test", role="auditor"))


def test_information_that_brings_no_copy_has_none(desk: Desk) -> None:
    record = paper(desk, "information", {"kind": "other"})
    with pytest.raises(RefusedActError, match="nothing to make"):
        make_notices(*judged(desk, record), Wanted("en", AT))


def test_a_paper_that_its_court_does_not_know_counts_for_no_part(desk: Desk) -> None:
    record = str(uuid.uuid4())
    request = {"from": "ICE", "documents": [{**WRIT}]}
    person = {"in_custody": True, "minor": False}
    parts = tuple(
        Part(kind, date(2026, 11, 24), "received", {"kind": kind, **request}, person)
        for kind in ("transfer", "criminal_warrant")
    )
    contact = Contact("desk", "desk", 0, "P-1003", date(2026, 11, 24), AT, "hand", "other", parts)
    receive_request(desk.vault, desk.actor(Role.CLERK), AGENCY, record, AT, contact, Came("paper"))
    denied = call("writ", "federal_magistrate_judge", confirmed=False)
    case = verify_paper(*judged(desk, record), part="transfer", paper=denied)
    outcomes = {kind: (part.decided or {})["outcome"] for kind, part in case.parts.items()}
    assert outcomes == {"transfer": "requires_judicial_order", "criminal_warrant": "prohibited"}
