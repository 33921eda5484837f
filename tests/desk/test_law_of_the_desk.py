"""The law at the desk: each act by itself, for its own day; a court is heard before anything is refused; nothing owed is lost."""

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import CaseFile, Role, Sort, fold
from amparo.casefile.acts import COURT_COMMAND
from amparo.casefile.today import today
from amparo.decision import decide
from amparo.facts import Agency, read_agency
from amparo.intake import Contact, Part
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.confirm_facts import confirm_facts
from amparo_desk.acts.correct import strike
from amparo_desk.acts.counsel import answer_counsel, ask_counsel
from amparo_desk.acts.make_notices import Wanted, make_notices, owed_for
from amparo_desk.acts.make_reply import make_reply
from amparo_desk.acts.name_designee import name_designee
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.record_transfer import record_transfer
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.tell_office import send_reply, tell_office
from amparo_desk.acts.verify_paper import Verified, verify_paper
from amparo_desk.screens.answered import answered
from tests.desk.screens.here import AT, SAMPLES, Desk, county, open_request, sample_request

AGENCY: Agency = read_agency(SAMPLES / "madrone-agency.toml")
RELEASE = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def state(desk: Desk, record: str) -> CaseFile:
    return fold(desk.vault.open(record, at=AT, by="test", role="auditor", why="test"))


def on(desk: Desk, record: str, *roles: Role, at: datetime = AT) -> tuple[Any, ...]:
    """What most acts begin with, as somebody with the roles (all, where none is named)."""
    seen = len(desk.vault.events(record)) + 1
    return (desk.vault, desk.actor(*(roles or tuple(Role))), record, at, seen)


def judged(desk: Desk, record: str, *roles: Role, at: datetime = AT) -> tuple[Any, ...]:
    vault, actor, *rest = on(desk, record, *roles, at=at)
    return (vault, actor, AGENCY, *rest)


def paper(desk: Desk, kind: str, document: Mapping[str, Any], sender: str = "ICE") -> str:
    """A paper on record that asks one thing of an adult in custody, with that document; its identifier."""
    record = str(uuid.uuid4())
    request = {"kind": kind, "from": sender, "documents": [dict(document)]}
    person = {"in_custody": True, "minor": False}
    part = Part(kind, date(2026, 11, 24), "received", request, person)
    contact = Contact("desk", "desk", 0, "P-1001", date(2026, 11, 24), AT, "hand", "other", (part,))
    receive_request(desk.vault, desk.actor(Role.CLERK), AGENCY, record, AT, contact, Came("paper"))
    return record


def asked(record: CaseFile, at: datetime = AT) -> str:
    """What today's list says of a record."""
    return " | ".join(item.says for item in today([record], AGENCY, at))


# A release date.


def ready_to_tell(desk: Desk) -> str:
    record = sample_request(desk)
    set_intention(*judged(desk, record), intention="responded")
    make_notices(*judged(desk, record), Wanted("es", AT, release_at=RELEASE, channel="fax"))
    return record


def test_who_is_named_after_the_letters_were_made_gets_a_letter_of_their_own_first(desk: Desk) -> None:
    record = sample_request(desk)
    set_intention(*judged(desk, record), intention="responded")
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
    set_intention(*judged(desk, record), intention="responded")
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
    set_intention(*judged(desk, record, at=last), intention="responded")
    with pytest.raises(RefusedActError, match="does not allow it"):
        set_intention(*judged(desk, record, at=after), intention="responded")
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


# A court.


WRIT = {"kind": "writ", "signed_by": "federal_magistrate_judge"}
CALLED = {
    "court": "a court (invented)",
    "case_number": "26-cr-555",
    "offense": "",
    "issued_on": date(2026, 11, 20),
    "clerk_called_at": AT,
    "number_found_at": "court_website",
}


def call(kind: str, signer: str, crime: str = "", **more: bool) -> Verified:
    return Verified(kind=kind, signed_by=signer, crime=crime, **{"confirmed": True, **CALLED, **more})  # type: ignore[arg-type]


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
        set_intention(*judged(desk, record), intention="declined")
    case = make_reply(*judged(desk, record), made_at=AT)
    letter = desk.vault.document(record, case.made[-1]["sha256"], at=AT, by="test", role="auditor")
    assert b"%PDF" in letter[:8]
    assert "counsel" in _text(letter)
    assert "declined" not in _text(letter).lower()


def _text(content: bytes) -> str:
    import io

    from pypdf import PdfReader

    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


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
    set_intention(*judged(desk, record), intention="responded")
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
    assert "about immigration" in _text(content)


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
    assert told in _text(desk.vault.document(record, copy["sha256"], at=AT, by="test", role="auditor"))


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
