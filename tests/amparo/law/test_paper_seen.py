"""A paper that was read becomes facts of a visit: what it does not tell stays unknown, and no failed check is lost."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from amparo.law.paper_check_words import FAILS, LOOK, SENTENCES, UNKNOWN
from amparo.law.paper_features import FEATURES
from amparo.law.paper_kinds import COURT_CLASSES, PaperClass, kinds
from amparo.law.papers import Paper, read_paper
from amparo.law.places import decide_visit
from amparo.law.places.asked import COURT_SUBPOENAS, FULL_PAPERS, UNSURE
from amparo.law.places.paper_seen import visit_facts, worth_of

PAPERS = Path(__file__).parent / "papers"
SPECIMENS = {path.stem: path.read_text("utf-8") for path in sorted(PAPERS.glob("*.txt"))}
DOUBTFUL = tomllib.loads((PAPERS / "near_misses.toml").read_text("utf-8"))["doubtful"]
ON = date(2026, 11, 20)
OPENS = (*FULL_PAPERS, *COURT_SUBPOENAS)
AS_SEEN: dict[str, Any] = {"place_named": True, "person_matches": True, "officer": "california"}


def worth(paper: Paper) -> str:
    return str(worth_of(visit_facts(paper), ON).then)


def check(paper: Paper, code: str) -> Any:
    return {check.code: check for check in paper.checks}[code]


def found(paper: Paper) -> dict[str, bool | None]:
    return {feature.code: feature.found for feature in paper.features}


# From a paper to a place.


@pytest.mark.parametrize("kind", SPECIMENS)
def test_a_specimen_counts_at_a_place_as_its_class_says(kind: str) -> None:
    paper = read_paper(SPECIMENS[kind], on=ON, **AS_SEEN)
    if paper.paper_class in COURT_CLASSES:
        wanted = OPENS if paper.signature_present else UNSURE
    elif paper.paper_class is PaperClass.UNKNOWN:
        wanted = ("unknown_paper", *UNSURE)
    elif paper.paper_class is PaperClass.REQUEST and kind != "i247a":
        wanted = ("none",)
    else:
        wanted = ("agency_paper", "agency_subpoena", "noi_i9", "sevp_letter")
    # An inspection warrant runs by its own words, and an attachment may be named that is not there: no proof as yet.
    lacks = check(paper, "C8").passed is False or kind == "civil_inspection_warrant"
    wanted = (*wanted, *UNSURE) if lacks else wanted
    assert worth(paper) in wanted


@pytest.mark.parametrize("kind", SPECIMENS)
def test_without_a_day_and_without_eyes_no_paper_opens_anything(kind: str) -> None:
    assert worth(read_paper(SPECIMENS[kind])) not in OPENS


@pytest.mark.parametrize("case", DOUBTFUL, ids=lambda case: case["name"])
def test_no_doubtful_paper_opens_anything_at_a_place(case: dict[str, Any]) -> None:
    specimen = SPECIMENS[case["of"]] if "of" in case else ""
    for old, new in case.get("change", ()):
        specimen = specimen.replace(old, new)
    text = "\n".join((case.get("above", ""), specimen, case.get("below", "")))
    assert worth(read_paper(text, on=ON, **AS_SEEN)) not in OPENS


@pytest.mark.parametrize(
    ("kind", "seen", "flag"),
    [
        ("ao93", {"place_named": False}, "other_place"),
        ("ao93", {"at": time(23, 10)}, "out_of_hours"),
        ("ca_search", {"officer": "federal"}, "other_officer"),
        ("ao442", {"person_matches": False}, "other_person"),
        ("ao93", {"at_health_facility": True}, "no_access_words"),
    ],
)
def test_a_check_that_fails_here_and_now_keeps_the_kind_and_sends_to_counsel(
    kind: str, seen: dict[str, Any], flag: str
) -> None:
    right = AS_SEEN | {"at": time(9), "pages_seen": 4, "pages_total": 4}
    before = read_paper(SPECIMENS[kind], on=ON, **right)
    paper = read_paper(SPECIMENS[kind], on=ON, **right | seen)
    assert worth(before) in OPENS
    assert (paper.kind, paper.paper_class) == (kind, before.paper_class)
    assert flag in paper.flags
    assert "S-17" in paper.next_steps
    assert "S-17" not in before.next_steps
    if flag != "no_access_words":  # the place itself asks for that one
        assert worth(paper) in UNSURE
    place = "health" if seen.get("at_health_facility") else "k12"
    facts = {"request": "enter_nonpublic", **visit_facts(paper)}
    assert decide_visit(place, facts, ON).outcome != "permit_limited"


def test_an_expired_warrant_and_one_of_another_state_hold_and_are_never_called_void() -> None:
    expired = read_paper(SPECIMENS["ao93"], on=date(2026, 12, 1), **AS_SEEN)
    assert (expired.kind, expired.paper_class, worth(expired)) == ("ao93", "UNKNOWN", "unproven_warrant")
    other = read_paper("IN THE DISTRICT COURT OF HARRIS COUNTY, TEXAS / ORDER to produce", on=ON)
    assert worth(other) == "other_state"


def test_an_agencys_paper_without_a_kind_is_an_agencys_paper_at_a_place() -> None:
    paper = read_paper("Department of Homeland Security / WARRANT / the magistrate has approved entry", on=ON)
    assert (paper.kind, paper.paper_class) == ("", PaperClass.ADMIN_NOTICE)
    assert (visit_facts(paper)["document"], worth(paper)) == ("ADMIN", "agency_paper")


def test_an_attorney_may_sign_a_courts_subpoena_and_nothing_else() -> None:
    paper = read_paper(SPECIMENS["ao88"], on=ON)
    assert visit_facts(paper)["signer"] == "attorney"
    assert worth(paper) == "federal_subpoena"


def test_the_crime_on_the_paper_goes_with_it_to_the_place() -> None:
    facts = visit_facts(read_paper(SPECIMENS["ao442"], on=ON, **AS_SEEN))
    assert facts["offence"] == "immigration"
    criminal = {"purpose": "other_law_enforcement", "request": "arrest", **facts}
    assert decide_visit("k12", criminal, ON).outcome != "ordinary_procedure"


# The checks, and what follows.


def test_every_check_says_in_both_languages_what_follows() -> None:
    assert set(SENTENCES) == set(FAILS) == {f"C{number}" for number in range(1, 13)}
    assert all(
        en and es and en != es for en, es in (*SENTENCES.values(), *FAILS.values(), *UNKNOWN.values(), LOOK)
    )


@pytest.mark.parametrize("kind", kinds())
def test_a_check_that_passed_has_nothing_to_follow_and_any_other_has(kind: str) -> None:
    for one in read_paper(SPECIMENS[kind], on=ON, copied=True, place_named=False).checks:
        assert (one.passed is True) == (not one.follows) == (not one.sigue)


@pytest.mark.parametrize(("officer", "passed"), [(None, None), ("federal", False), ("california", True)])
def test_a_california_warrant_asks_who_carries_it_out(officer: Any, passed: bool | None) -> None:
    assert check(read_paper(SPECIMENS["ca_search"], on=ON, officer=officer), "C9").passed is passed


def test_at_a_health_facility_the_words_must_be_there_and_somebody_must_have_read_them() -> None:
    plain = SPECIMENS["ao93"]
    worded = plain + "\nEntry into the nonpublic areas of the clinic is authorized.\n"
    asked = {"at_health_facility": True}
    assert check(read_paper(plain, on=ON, **asked), "C10").passed is False
    assert check(read_paper(worded, on=ON, **asked), "C10").passed is None
    assert check(read_paper(worded, on=ON, grants_access=True, **asked), "C10").passed is True
    assert check(read_paper(worded, on=ON, grants_access=False, **asked), "C10").passed is False


def test_a_copy_is_a_copy_only_when_somebody_says_so() -> None:
    assert check(read_paper(SPECIMENS["i200"], on=ON), "C12").passed is None
    assert check(read_paper(SPECIMENS["i200"], on=ON, copied=True), "C12").passed is True


# What it says it does not know.


def test_every_feature_is_looked_for_and_named_in_both_languages() -> None:
    for text in SPECIMENS.values():
        assert [feature.code for feature in read_paper(text, on=ON).features] == list(FEATURES)
    assert all(told["en"] != told["es"] for told in FEATURES.values())


def test_what_is_not_on_the_paper_is_told_as_not_found_and_a_seal_as_not_known() -> None:
    card = found(read_paper("ICE - please call Officer Prueba"))
    assert not any(
        card[code] for code in ("court_name", "form_no", "case_no", "issue_date", "signature_present")
    )
    assert card["seal"] is None
    warrant = found(read_paper(SPECIMENS["ao93"], on=ON))
    assert all(
        warrant[code]
        for code in ("court_name", "title", "form_no", "case_no", "issue_date", "execute_by", "hours", "signer_title",
                     "addressed_to", "place_named", "things_listed", "attachments_present", "statutes_cited")
    )  # fmt: skip
    assert warrant["agency_header"] is False


def test_that_somebody_is_named_is_told_and_who_is_not() -> None:
    for kind in ("ao442", "i200", "ca_arrest"):
        paper = read_paper(SPECIMENS[kind], on=ON)
        told = {feature.code: feature for feature in paper.features}
        assert (told["person_named"].found, told["person_named"].value) == (True, "")
        assert (told["signer_name"].found, told["signer_name"].value) == (True, "")
        assert told["a_number"].value == ""
