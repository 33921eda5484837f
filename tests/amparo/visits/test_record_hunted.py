"""What somebody would try who looks for a pupil in a record: every field, the keys, the refusals, the moment of confirming."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from amparo.visits import (
    VisitRecordError,
    answer_of,
    counted_of,
    duties_owed,
    findings_of,
    presence_confirmed,
    visit_record_of,
)
from amparo.visits.drafts import make_draft

_CAME = {"schema": "amparo-visit/1", "place": "k12", "arrived": "2026-03-18T10:12"}
_NAME = "Zelmira Tenorio Lopez"
_AT = datetime(2026, 3, 18, 22, tzinfo=UTC)


def _made(**told: Any) -> Any:
    return visit_record_of({**_CAME, **told})


@pytest.mark.parametrize(
    "told",
    [
        {"site": f"pupil {_NAME}, born in Guatemala"},
        {"site": f"pupil {_NAME}"},
        {"site": "Maria Lopez"},
        {"officers": {"supervisor_phone": f"for the pupil {_NAME}, born in Guatemala"}},
        {"officers": {"names": [f"asked for the pupil {_NAME}, born in Guatemala"]}},
        {"officers": {"badges": [f"asked for the pupil {_NAME}, born in Guatemala"]}},
        {"papers": [{"kind": "UNKNOWN", "form_number": "pupil Zelmira Tenorio Lopez"}]},
        {"papers": [{"kind": "UNKNOWN", "judge_named": f"for the pupil {_NAME}, of Guatemala"}]},
        {"papers": [{"kind": "UNKNOWN", "case_number": f"of the pupil {_NAME}"}]},
        {"papers": [{"kind": "UNKNOWN", "case_number": "A 012-345-678"}]},
        {"papers": [{"kind": "UNKNOWN", "picture": "maria_tenorio_lopez.jpg"}]},
        {"decided": {"rule": f"pupil {_NAME}", "rules_version": f"pupil {_NAME}"}},
        {"Zelmira Tenorio": "x"},
        {"Maria_Lopez": "x"},
        {"officers": {"maria": "x"}},
    ],
)
def test_no_field_and_no_key_keeps_a_name_or_an_origin(told: dict[str, Any]) -> None:
    record = _made(**told)
    kept = json.dumps([record.to_plain(), record.untaken]).lower()
    assert not [
        word for word in ("zelmira", "tenorio", "lopez", "maria", "guatemala", "345") if word in kept
    ], kept


def test_officers_courts_and_sites_keep_their_names_and_numbers() -> None:
    told = {
        "site": "Cesar Chavez Elementary, 12 Oak Street",
        "officers": {"names": ["Maria Tenorio", "J. Doe"], "badges": ["4411"], "supervisor_phone": "415-555-0100"},
        "papers": [{"kind": "i200", "form_number": "I-200", "judge_named": "Ana Lopez", "case_number": "3:26-mj-00123"}],
    }  # fmt: skip
    record = _made(**told)
    assert not record.struck
    assert {name: record.to_plain()[name] for name in told} == told


@pytest.mark.parametrize(
    "told",
    [
        {"kept_by": _NAME},
        {"arrived": _NAME},
        {"schema": _NAME},
        {"steps": [{"what": _NAME}]},
        {"steps": [{"what": "notes_written", "languages": ["Maria"]}]},
        {"facts": {"document": _NAME}},
        {"duties": [{"code": _NAME}]},
        {"officers": {"count": _NAME}},
    ],
)
def test_a_refusal_does_not_repeat_a_name(told: dict[str, Any]) -> None:
    with pytest.raises(VisitRecordError) as refused:
        _made(**told)
    said = refused.value.in_language("en") + refused.value.in_language("es")
    assert not [word for word in ("Zelmira", "Tenorio", "Lopez", "Maria") if word in said], said


def test_nobody_confirms_before_they_came() -> None:
    early = {"at": "2026-03-18T10:11", "what": "principal_confirmed_presence"}
    assert presence_confirmed(_made(steps=[early])) is None
    assert presence_confirmed(_made(steps=[early | {"at": "2026-03-18T10:12"}])) is not None


def test_only_who_answers_for_the_site_confirms_whatever_a_record_says() -> None:
    for role in ("receptionist", "volunteer", "other_staff", "teacher"):
        told = {"at": "2026-03-18T10:20", "what": "presence_confirmed", "by_role": role}
        assert presence_confirmed(_made(steps=[told])) is None
    assert presence_confirmed(_made(steps=[told | {"by_role": "assistant_principal"}])) is not None


def test_a_message_that_nobody_confirmed_never_counts_as_sent_in_time() -> None:
    sent = {"at": "2026-03-18T10:20", "what": "text_sent_to_families", "languages": ["en", "es"]}
    record = _made(wanted=["to_enter_nonpublic"], facts={"presence_confirmed": True}, steps=[sent])
    states = {one.duty.code: one.state for one in duties_owed(record, _AT)}
    assert states["D-SB98-K12"] == "early"
    assert "message_unconfirmed" in {one.code for one in findings_of(record, _AT)}


def test_the_day_of_our_own_hour_is_californias() -> None:
    record = _made(arrived="2026-03-18T16:00", wanted=["to_enter_nonpublic"])
    evening = datetime(2026, 3, 19, 2, tzinfo=UTC)  # seven in the evening of the eighteenth in California
    kinds = {one.duty: one.kind for one in findings_of(record, evening) if one.code == "overdue_duty"}
    assert kinds["D-ADMIN"] == "practice"


@pytest.mark.parametrize(
    ("told", "counted", "said"),
    [
        ({}, "unknown", "not written down"),
        ({"facts": {"document": "NONE"}}, "none", "none, or a letter or card"),
        ({"papers": [{"shown": True, "kind": "i200"}]}, "agency", "issued by an agency"),
    ],
)
def test_a_paper_that_nobody_noted_is_never_told_as_none(
    told: dict[str, Any], counted: str, said: str
) -> None:
    record = _made(wanted=["to_enter_nonpublic"], **told)
    assert counted_of(record, _AT).paper_class == counted
    report = make_draft("board_report", record, None, _AT).text()
    assert f"Papers, by who issued them: {said}" in report
    memo = make_draft("refusal_memo", record, None, _AT).text()
    assert ("Papers shown, by kind: none" in memo) is (counted == "none")


def test_the_posting_of_an_inspection_runs_from_its_receipt_through_a_change_of_the_clock() -> None:
    told = {
        "place": "worksite",
        "arrived": "2026-10-30T09:00",
        "wanted": ["inspection"],
        "papers": [{"shown": True, "kind": "noi_i9"}],
        "steps": [{"at": "2026-10-30T16:40", "what": "paper_received"}],
    }
    due = {one.duty.code: one.due for one in duties_owed(_made(**told), _AT)}["D-902"]
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-11-02 15:40"  # 72 hours that pass; the clocks went back between


_IN_ORDER = {
    "document": "ao93",
    "issuer": "court",
    "signer": "judge",
    "paper_in_date": True,
    "paper_names_this_place": True,
    "person_matches": True,
    "area": "nonpublic",
}


@pytest.mark.parametrize(
    ("papers", "facts", "outcome"),
    [
        ([{"shown": True, "kind": "ao93"}], _IN_ORDER, "permit_limited"),
        ([{"shown": True, "kind": "ao93", "in_date": False}], _IN_ORDER, "hold_and_refer"),
        ([{"shown": True, "kind": "ao93", "names_this_place": False}], _IN_ORDER, "hold_and_refer"),
        ([{"shown": True, "kind": "i200"}], _IN_ORDER, "hold_and_refer"),
        ([{"shown": True, "kind": "ij_order"}], _IN_ORDER, "hold_and_refer"),
        ([{"shown": False}], _IN_ORDER, "hold_and_refer"),
        ([{"shown": True, "kind": "ao93"}], {"document": "NONE"}, "hold_and_refer"),
        (
            [{"shown": True, "kind": "i200"}, {"shown": True, "kind": "ao93"}],
            {"document": "i200"},
            "hold_and_refer",
        ),
        ([{"shown": True, "kind": "i200"}], {"document": "i205"}, "refuse_access"),
    ],
)
def test_a_paper_that_was_corrected_is_never_answered_as_the_guide_took_it_for(
    papers: list[dict[str, Any]], facts: dict[str, Any], outcome: str
) -> None:
    record = _made(wanted=["to_search"], papers=papers, facts=facts)
    assert answer_of(record).first.outcome == outcome
