"""Does the state allow it, and may this person: each act over the states, each right over role, act and agency."""

from datetime import date
from typing import Any

import pytest

from amparo.casefile import ROLES, Act, CaseFile, Role, Sort, may, refused
from amparo.casefile.acts import reason_in
from amparo.casefile.roles import RIGHTS
from tests.amparo.casefile.test_events import ANSWER, AT, FACTS, case

PERMITTED = {**ANSWER, "outcome": "permitted", "safe": "permitted", "rule": "N-6"}
OPEN = {**ANSWER, "outcome": "insufficient_facts", "safe": "prohibited", "missing": ["person.registry"]}
READY = (Sort.NOTICE_SERVED, {"notice": "release_notice_person", "how": "hand", "served_at": AT})
MADE = (
    Sort.NOTICE_MADE,
    {
        "notice": "release_notice_person",
        "language": "vi",
        "number": "N-2",
        "text": "1",
        "state": "draft",
        "set": 1,
        "sha256": "0" * 64,
    },
)
NOT_READY = (Sort.NOTICE_SERVED, {"notice": "release_notice_person", "how": "not_served"})
DESIGNEE = (Sort.DESIGNEE_NAMED, {"attorney": True, "name": "Ana Peña"})
DESIGNEE_READY = (Sort.NOTICE_SERVED, {"notice": "release_notice_attorney_or_designee", "how": "post"})
CONFIRMED = (Sort.FACTS_CONFIRMED, FACTS)
WITHDRAWN: tuple[Sort, dict[str, Any]] = (Sort.WITHDRAWN, {})


def said(made: CaseFile | None, act: Act, **more: str) -> str:
    reason = refused(made, act, **more)
    return reason_in(reason, "en") if reason else "yes"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ((), "has not been decided"),
        ((CONFIRMED, (Sort.DECIDED, ANSWER), READY), "does not allow it"),
        ((CONFIRMED, (Sort.DECIDED, OPEN), READY), "does not allow it"),
        ((CONFIRMED, (Sort.DECIDED, {**OPEN, "safe": "permitted"}), READY), "yes"),
        (
            (CONFIRMED, (Sort.DECIDED, {**OPEN, "safe": "permitted", "duties": ["COUNSEL_REVIEW"]}), READY),
            "Counsel must look first",
        ),
        (
            (CONFIRMED, (Sort.DECIDED, {**OPEN, "outcome": "required", "safe": "required"}), READY),
            "does not allow it",
        ),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED)), "person's own notice of release must be ready first"),
        (
            (CONFIRMED, (Sort.DECIDED, PERMITTED), NOT_READY),
            "person's own notice of release must be ready first",
        ),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), READY), "yes"),
        (
            (CONFIRMED, (Sort.DECIDED, PERMITTED), READY, DESIGNEE),
            "attorney or chosen person must be ready first",
        ),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), READY, DESIGNEE, DESIGNEE_READY), "yes"),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), MADE), "yes"),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), MADE, DESIGNEE), "attorney or chosen person must be ready"),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), READY, CONFIRMED), "has not been decided"),
        ((CONFIRMED, (Sort.DECIDED, PERMITTED), READY, WITHDRAWN), "took it back"),
    ],
)
def test_a_release_date_goes_out_only_by_decision_and_after_the_person_and_whom_they_chose(
    told: tuple[tuple[Sort, dict[str, Any]], ...], answer: str
) -> None:
    assert answer in said(case(*told), Act.RECORD_ANSWER)


def test_a_part_is_decided_once_its_facts_are_confirmed_and_only_if_it_was_asked() -> None:
    assert "Nobody has confirmed" in said(case(), Act.DECIDE, part="hold")
    assert said(case(CONFIRMED), Act.DECIDE, part="notification") == "yes"
    assert "does not ask" in said(case(CONFIRMED), Act.DECIDE, part="transfer")
    assert "does not ask" in said(case(), Act.RECORD_TRANSFER, part="transfer")


def test_what_was_done_against_a_decision_can_always_be_recorded() -> None:
    for told in ((), (CONFIRMED, (Sort.DECIDED, ANSWER)), (WITHDRAWN,)):
        assert said(case(*told), Act.ACT_OUTSIDE_DECISION) == "yes"


def test_a_withdrawn_request_still_owes_its_papers() -> None:
    made = case(CONFIRMED, WITHDRAWN)
    assert said(made, Act.SERVE_NOTICE) == "yes"
    assert said(made, Act.RECORD_RELEASE) == "yes"
    assert "took it back" in said(made, Act.DECIDE, part="notification")


WARRANT = {
    **PERMITTED,
    "part": "criminal_warrant",
    "rule": "X-2",
    "duties": ["VERIFY_WARRANT"],
}
VERIFIED = {
    "part": "criminal_warrant",
    "signed_by": "federal_magistrate_judge",
    "issued_on": date(2025, 1, 9),
    "clerk_called_at": AT,
    "number_found_at": "court_website",
    "confirmed": True,
    "court": "a court",
    "case_number": "0-00-mj-0000",
}


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ((), "must be verified first"),
        (((Sort.PAPER_VERIFIED, {**VERIFIED, "confirmed": False}),), "must be verified first"),
        (((Sort.PAPER_VERIFIED, VERIFIED),), "yes"),
    ],
)
def test_nothing_is_done_on_a_court_s_paper_before_its_clerk_confirmed_it(
    told: tuple[tuple[Sort, dict[str, Any]], ...], answer: str
) -> None:
    facts = (Sort.FACTS_CONFIRMED, {**FACTS, "part": "criminal_warrant"})
    made = case(facts, (Sort.DECIDED, WARRANT), *told, asks=("criminal_warrant",))
    assert answer in said(made, Act.RECORD_TRANSFER, part="criminal_warrant")


def test_nothing_is_served_that_was_not_made_and_nothing_answered_before_all_is_decided() -> None:
    assert "has not been made" in said(case(), Act.SERVE_NOTICE, notice="copy_and_intent")
    assert said(case(MADE), Act.SERVE_NOTICE, notice="release_notice_person") == "yes"
    assert "not all decided" in said(case(CONFIRMED, (Sort.DECIDED, ANSWER)), Act.SEND_REPLY)


CONSENT = {"form_given": True, "language_understood": True, "answer": "consented"}
ASKS = {"part": "interview", "request": {"kind": "interview", "from": "ICE", "consent": CONSENT}}
INTERVIEW = (Sort.FACTS_CONFIRMED, {**FACTS, **ASKS})
SILENT = (Sort.FACTS_CONFIRMED, {**FACTS, **ASKS, "request": {"kind": "interview", "consent": {}}})
ALLOWED = (Sort.DECIDED, {**PERMITTED, "part": "interview", "duties": ["CONSENT_FORM"]})
FORM = (Sort.NOTICE_SERVED, {"notice": "interview_consent", "how": "hand", "served_at": AT})
LET = (Sort.ACTED_OUTSIDE_DECISION, {"part": "interview", "act": "let_interview", "reason": "a slip"})
RECORDED = (Sort.ACCESS_GIVEN, {"part": "interview", "means": "interview", "given_at": AT})
ITEMS = (Sort.FACTS_CONFIRMED, {**FACTS, "part": "information", "request": {"kind": "information"}})
ASKED = (Sort.COUNSEL_ANSWERED, {"question": "court_command", "answer": True})
SAID_NO = (Sort.COUNSEL_ANSWERED, {"question": "court_command", "answer": False})
TOLD = (Sort.OFFICE_TOLD, {"told_at": AT, "release_at": AT})


def items(outcome: str, *duties: str) -> tuple[Sort, dict[str, Any]]:
    return Sort.DECIDED, {**ANSWER, "part": "information", "outcome": outcome, "duties": [*duties]}


@pytest.mark.parametrize(
    ("part", "told", "answer"),
    [
        ("interview", (), "has not been decided"),
        (
            "interview",
            (INTERVIEW, (Sort.DECIDED, {**ANSWER, "part": "interview"}), FORM),
            "does not allow it",
        ),
        ("interview", (INTERVIEW, ALLOWED), "consent form must be served first"),
        ("interview", (SILENT, ALLOWED, FORM), "own answer must be on record first"),
        ("interview", (INTERVIEW, ALLOWED, FORM), "yes"),
        ("interview", (INTERVIEW, ALLOWED, FORM, RECORDED), "yes"),
        ("interview", (INTERVIEW, ALLOWED, FORM, WITHDRAWN), "took it back"),
        ("interview", (LET,), "yes"),
        ("interview", (LET, WITHDRAWN), "yes"),
        ("interview", (LET, RECORDED), "has not been decided"),
        ("information", (), "has not been decided"),
        ("information", (ITEMS, items("prohibited")), "does not allow it"),
        ("information", (ITEMS, items("requires_judicial_order")), "does not allow it"),
        (
            "information",
            (ITEMS, items("requires_judicial_order", "COUNSEL_REVIEW")),
            "Counsel must look first",
        ),
        ("information", (ITEMS, items("mixed")), "yes"),
        ("information", (ITEMS, items("permitted")), "yes"),
        ("information", (ITEMS, items("permitted", "COUNSEL_REVIEW")), "Counsel must look first"),
        ("information", (ITEMS, items("permitted", "COUNSEL_REVIEW"), ASKED), "yes"),
        ("information", (ITEMS, items("insufficient_facts", "COUNSEL_REVIEW"), ASKED), "Counsel must look"),
        ("information", (ITEMS, items("required", "COUNSEL_REVIEW")), "Counsel must look first"),
        ("information", (ITEMS, items("required", "COUNSEL_REVIEW"), SAID_NO), "Counsel must look first"),
        ("information", (ITEMS, items("required", "VERIFY_WARRANT"), ASKED), "must be verified first"),
        ("notification", (), "not on record that such access"),
        ("notification", (TOLD,), "yes"),
        ("notification", (TOLD, WITHDRAWN), "yes"),
        ("transfer", (TOLD,), "not on record that such access"),
        ("transfer", ((Sort.HANDED_OVER, {"handed_over_at": AT}),), "yes"),
        ("hold", (), "not on record that such access"),
        ("287g", (), "not on record that such access"),
    ],
)
def test_access_is_recorded_where_it_was_allowed_or_stands_on_record_already(
    part: str, told: tuple[tuple[Sort, dict[str, Any]], ...], answer: str
) -> None:
    made = case(*told, asks=("notification", "interview", "information"))
    assert answer in said(made, Act.RECORD_ACCESS, part=part)


def test_counsel_answers_what_was_asked_and_a_person_leaves_once() -> None:
    assert "Nobody has asked" in said(case(), Act.ANSWER_COUNSEL, question="scene_support")
    asked = case((Sort.COUNSEL_ASKED, {"question": "scene_support"}))
    assert said(asked, Act.ANSWER_COUNSEL, question="scene_support") == "yes"
    assert "left already" in said(case((Sort.RELEASED, {"released_at": AT})), Act.RECORD_RELEASE)


def test_without_a_record_it_can_only_be_opened_and_with_one_not_again() -> None:
    opens = {act for act in Act if refused(None, act) is None}
    assert opens == {
        Act.RECEIVE_REQUEST,
        Act.IMPORT_REQUESTS,
        Act.SET_POLICY,
        Act.APPROVE_TEXT,
        Act.READ_ACCESS_LOG,
        Act.MANAGE_USERS,
        Act.READ_DAYS,
        Act.ATTEST_MONTH,
        Act.READ_RELEASES,
        Act.CLOSE_PERIOD,
        Act.DRAFT_RELEASE,
        Act.APPROVE_RELEASE,
        Act.WITHDRAW_RELEASE,
        Act.READ_OVERSIGHT,
        Act.SEND_STATE_REPORT,
        Act.LOG_RECORDS_REQUEST,
        Act.READ_FREE_TEXT,
        Act.ANSWER_RECORDS_REQUEST,
        Act.DRAW_SAMPLE,
        Act.READ_VISITS,
        Act.RECORD_VISIT,
        Act.READ_VISIT_PAPER,
        Act.CORRECT_VISIT,
        Act.VOID_VISIT,
        Act.CONFIRM_PRESENCE,
        Act.DO_VISIT_DUTY,
        Act.SEND_VISIT_NOTICE,
        Act.READ_SITES,
        Act.SET_SITE,
    }
    assert "received already" in said(case(), Act.RECEIVE_REQUEST)


# Who may.

TABLE = """
                      clerk supervisor counsel release_approver auditor administrator front_desk site_lead promise_owner
receive_request         x       x         .            .           .          .           .          .          .
attach_document         x       x         .            .           .          .           .          .          .
confirm_facts           x       x         .            .           .          .           .          .          .
decide                  x       x         .            .           .          .           .          .          .
set_intention           x       x         .            .           .          .           .          .          .
verify_paper            .       x         .            .           .          .           .          .          .
ask_counsel             x       x         .            .           .          .           .          .          .
answer_counsel          .       .         x            .           .          .           .          .          .
name_designee           x       x         .            .           .          .           .          .          .
make_notices            x       x         .            .           .          .           .          .          .
serve_notice            x       x         .            .           .          .           .          .          .
send_reply              x       x         .            .           .          .           .          .          .
record_answer           x       x         .            .           .          .           .          .          .
record_access           x       x         .            .           .          .           .          .          .
record_release          x       x         .            .           .          .           .          .          .
record_transfer         .       x         .            .           .          .           .          .          .
record_withdrawal       x       x         .            .           .          .           .          .          .
link_again              x       x         .            .           .          .           .          .          .
note_time               x       x         .            .           .          .           .          .          .
act_outside_decision    .       x         .            .           .          .           .          .          .
correct                 x       x         .            .           .          .           .          .          .
read_person             x       x         x            .           x          .           .          .          .
import_requests         .       x         .            .           .          .           .          .          .
set_policy              .       x         x            .           .          .           .          .          .
approve_text            .       .         x            .           .          .           .          .          .
read_access_log         .       .         .            .           x          .           .          .          .
manage_users            .       .         .            .           .          x           .          .          .
read_days               .       x         x            x           x          x           .          .          .
attest_month            .       x         .            x           .          .           .          .          .
erase                   .       .         x            .           .          .           .          .          .
give_proof              .       x         x            .           .          .           .          .          .
read_releases           .       x         x            x           x          .           .          .          .
close_period            .       x         .            x           .          .           .          .          .
draft_release           .       x         .            x           .          .           .          .          .
approve_release         .       .         .            x           .          .           .          .          .
withdraw_release        .       x         .            x           .          .           .          .          .
read_oversight          .       x         x            x           x          .           .          .          .
send_state_report       .       x         .            .           .          .           .          .          .
log_records_request     .       x         .            .           .          .           .          .          .
read_free_text          .       .         x            .           .          .           .          .          .
answer_records_request  .       .         x            x           .          .           .          .          .
draw_sample             .       .         .            .           x          .           .          .          .
read_visits             .       .         x            .           x          .           x          x          .
record_visit            .       .         .            .           .          .           x          x          .
read_visit_paper        .       .         x            .           x          .           .          x          .
correct_visit           .       .         .            .           .          .           x          x          .
void_visit              .       .         x            .           .          .           .          x          .
confirm_presence        .       .         .            .           .          .           .          x          .
do_visit_duty           .       .         x            .           .          .           x          x          .
send_visit_notice       .       .         .            .           .          .           .          x          .
read_sites              .       .         x            .           x          x           x          x          .
set_site                .       .         .            .           .          x           .          x          .
"""


def test_the_rights_are_those_of_the_table_and_end_at_the_agency_s_wall() -> None:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    assert head == [role.value for role in Role]
    assert [row[0] for row in rows] == [act.value for act in Act]
    for act, *marks in rows:
        for role, mark in zip(head, marks, strict=True):
            roles = frozenset({Role(role)})
            assert may(roles, Act(act), at="madrone", own="madrone") is (mark == "x"), (act, role)
            assert not may(roles, Act(act), at="elsewhere", own="madrone")


def test_every_role_is_named_in_both_languages_and_has_a_place_in_the_table() -> None:
    assert set(ROLES) == set(RIGHTS) == set(Role)
    assert all(en and es for en, es in ROLES.values())
    assert not may(frozenset(), Act.READ_PERSON, at="madrone", own="madrone")
