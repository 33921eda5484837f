"""A paper that was looked at in the guide is the paper of the record, until somebody writes down another."""

from typing import Any

import pytest

from amparo.law.paper_kinds import kinds
from amparo.visits import answer_of, counted_of, findings_of, visit_record_of
from tests.amparo.visits.records import AT, FAULTLESS

AGENCYS = {"headed_by": "agency", "paper_title": "arrest", "signer": "immigration_officer"}
COURTS = {
    "headed_by": "federal_court",
    "paper_title": "search",
    "signer": "judge",
    "paper_names_this_place": True,
    "paper_in_date": True,
}


def _seen(facts: dict[str, Any], papers: list[dict[str, Any]]) -> dict[str, Any]:
    return {**FAULTLESS, "facts": facts, "papers": papers, "wanted": ["to_enter_nonpublic"]}


@pytest.mark.parametrize("papers", [[], [{"shown": True}]])
def test_an_agencys_paper_seen_by_hand_is_not_told_as_one_that_may_be_a_courts(
    papers: list[dict[str, Any]],
) -> None:
    record = visit_record_of(_seen(AGENCYS, papers))
    assert [paper.kind for paper in record.papers] == ["ADMIN"]
    assert counted_of(record, AT).paper_class == "agency"
    codes = [one.code for one in findings_of(record, AT)]
    assert "agency_paper" in codes
    assert "unproven_paper" not in codes
    assert visit_record_of(record.to_plain()).papers == record.papers


def test_a_courts_warrant_seen_by_hand_keeps_what_was_seen_of_it() -> None:
    record = visit_record_of(_seen(COURTS, [{"shown": True}]))
    assert [paper.kind for paper in record.papers] == ["ao93"]
    assert answer_of(record).first.outcome == "permit_limited"
    unsigned = visit_record_of(_seen({**COURTS, "signer": "none"}, [{"shown": True}]))
    assert answer_of(unsigned).first.outcome == "hold_and_refer"


def test_a_kind_that_somebody_wrote_down_stays_and_two_papers_stay_as_they_are() -> None:
    written = visit_record_of(_seen(AGENCYS, [{"shown": True, "kind": "ao93"}]))
    assert [paper.kind for paper in written.papers] == ["ao93"]
    two = visit_record_of(_seen(AGENCYS, [{"shown": True}, {"shown": True}]))
    assert [paper.kind for paper in two.papers] == ["UNKNOWN", "UNKNOWN"]


def test_no_two_kinds_of_paper_are_called_the_same_in_either_language() -> None:
    for language in ("en", "es"):
        names = [getattr(kind, language) for kind in kinds().values()]
        assert len(names) == len(set(names)), language


def test_where_no_paper_was_shown_none_is_added() -> None:
    assert visit_record_of(FAULTLESS).papers == ()
