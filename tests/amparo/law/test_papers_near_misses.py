"""Papers that only look like a court's, signatures, and days and hours at their limits.

Each near miss is a specimen of `papers/` with one thing changed, so that a test breaks for one reason.
"""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.law.papers import Paper, PaperClass, read_paper

PAPERS = Path(__file__).parent / "papers"
SPECIMENS = {path.stem: path.read_text("utf-8") for path in sorted(PAPERS.glob("*.txt"))}
ON = date(2026, 11, 20)  # a Friday


def changed(kind: str, *changes: tuple[str, str]) -> str:
    """A specimen with something replaced; every change must find its place."""
    text = SPECIMENS[kind]
    for old, new in changes:
        assert old in text, f"{kind}.txt no longer holds {old!r}"
        text = text.replace(old, new)
    return text


def check(paper: Paper, code: str) -> bool | None:
    """What the check says; a paper must have it."""
    return {check.code: check.passed for check in paper.checks}[code]


NEAR_MISSES = tomllib.loads((PAPERS / "near_misses.toml").read_text("utf-8"))


def text_of(case: dict[str, Any]) -> str:
    """The text of a near miss: a specimen, changed."""
    changes = [(old, new) for old, new in case.get("change", ())]
    specimen = changed(case["of"], *changes) if "of" in case else ""
    return "\n".join((case.get("above", ""), specimen, case.get("below", "")))


def name_of(case: dict[str, Any]) -> str:
    """How a test shows the case."""
    return str(case["name"])


@pytest.mark.parametrize("case", NEAR_MISSES["doubtful"], ids=name_of)
def test_a_doubtful_paper_is_unknown_and_says_why(case: dict[str, Any]) -> None:
    paper = read_paper(text_of(case), on=ON)
    assert paper.paper_class is PaperClass.UNKNOWN
    assert case["flag"] in paper.flags
    assert paper.confidence == "low"
    assert paper.as_document()["kind"] == "other"
    assert {"S-04", "S-07", "S-17"} <= set(paper.next_steps)


@pytest.mark.parametrize("case", NEAR_MISSES["sound"], ids=name_of)
def test_what_looks_odd_and_is_right_keeps_its_class(case: dict[str, Any]) -> None:
    paper = read_paper(text_of(case), on=ON)
    assert (paper.kind, paper.paper_class) == (case["kind"], case["class"])


def test_two_agency_papers_in_one_text_are_told_apart_by_the_first_and_no_number_is_guessed() -> None:
    text = changed("i247a", ("DHS Form I-247A (3/17)", "")) + SPECIMENS["i200"]
    paper = read_paper(text, on=ON)
    assert (paper.kind, paper.form_no) == ("i247a", "")
    assert "several_papers" in paper.flags


def test_a_paper_that_somebody_knows_to_be_spanish_is_no_courts() -> None:
    assert "spanish_court" in read_paper(SPECIMENS["ao93"], on=ON, language="es").flags


COMPLAINT = changed(
    "ao442",
    ("AO 442 (Rev. 11/11) Arrest Warrant", "AO 91 (Rev. 11/11) Criminal Complaint"),
    ("ARREST WARRANT\n", "CRIMINAL COMPLAINT\n"),
    (
        "To:    Any authorized law enforcement officer",
        "I, the complainant in this case, state that this is true.",
    ),
    ("K. Ficticio, Deputy Clerk", "K. Ficticio, U.S. Magistrate Judge"),
)


def test_a_complaint_that_a_judge_signed_is_no_warrant_but_counsel_is_told() -> None:
    signed, unsigned = read_paper(COMPLAINT), read_paper(COMPLAINT.replace("/s/ K. Ficticio", "__________"))
    assert (signed.kind, signed.paper_class) == ("", PaperClass.UNKNOWN)
    assert "possible_pc_finding" in signed.flags
    assert unsigned.paper_class is PaperClass.UNKNOWN
    assert "possible_pc_finding" not in unsigned.flags


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("finds probable cause", "does not find probable cause"),
        ("finds probable cause", "has read on probable cause"),
        ("is authorized to arrest the defendant", "is informed of the complaint"),
        ("COMPLAINT: FINDING OF PROBABLE CAUSE AND ORDER OF ARREST", "COMPLAINT"),
    ],
)
def test_a_finding_without_an_authority_to_arrest_is_an_order_like_any_other(old: str, new: str) -> None:
    paper = read_paper(changed("jud_pc_determination", (old, new)), on=ON)
    expected = "jud_pc_determination" if new == "COMPLAINT" else "fed_order"  # the words count, not the title
    assert (paper.kind, paper.paper_class) == (expected, PaperClass.JUD_ORDER)


# Pages, phones, eyes.


def test_a_paper_on_a_phone_or_in_part_is_unknown_whatever_it_is() -> None:
    for paper in (
        read_paper(SPECIMENS["ao93"], on=ON, shown_on_phone=True),
        read_paper(SPECIMENS["ao93"], on=ON, pages_seen=1, pages_total=3),
        read_paper(SPECIMENS["i200"], on=ON, pages_seen=0, pages_total=1),
        read_paper(""),
    ):
        assert (paper.kind, paper.paper_class) == ("blank_or_partial", PaperClass.UNKNOWN)
        assert check(paper, "C8") is False
    assert check(read_paper(SPECIMENS["ao93"], on=ON, pages_seen=3, pages_total=3), "C8") is True


def test_of_a_book_the_beginning_and_the_end_are_read_and_it_is_said() -> None:
    book = SPECIMENS["fed_order"] + "and so on\n" * 100_000
    assert "long_text" in read_paper(book, on=ON).flags
    assert "possible_mismatch" in read_paper(book + "Form I-138 (6/09)", on=ON).flags


def test_an_attachment_that_is_named_and_missing_fails_its_check() -> None:
    assert (
        check(read_paper(changed("ao93", ("ATTACHMENT B\n", "")), on=ON, pages_seen=2, pages_total=2), "C8")
        is False
    )


def test_what_eyes_saw_of_a_signature_outweighs_the_text() -> None:
    empty = changed("ao93", ("/s/ Pilar Quimera", "_______________"))
    assert read_paper(empty, on=ON, signature_seen=True).paper_class is PaperClass.JUD_WARRANT
    assert read_paper(SPECIMENS["ao93"], on=ON, signature_seen=False).paper_class is PaperClass.UNKNOWN


@pytest.mark.parametrize(
    ("signing", "seen"),
    [
        ("/s/ Amador Quimera\nUnited States District Judge", True),
        ("Signed: Hon. Amador Quimera, United States District Judge", True),
        ("Judge's signature: Amador Quimera, U.S. District Judge", True),
        ("Amador Quimera\nJudge's signature\nAmador Quimera, U.S. District Judge", True),
        ("UNITED STATES DISTRICT JUDGE\n/s/ Amador Quimera", True),
        ("Amador Quimera\nUnited States District Judge", None),
        ("United States District Judge\nAttest: /s/ K. Ficticio, Deputy Clerk", None),
        ("Presented by: /s/ I. Ficticia\nUnited States District Judge", None),
        ("________________\nUnited States District Judge", False),
        ("United States District Judge: ____________", False),
        ("Judge's signature\nAmador Quimera, U.S. District Judge", False),
    ],
)
def test_a_signature_is_seen_missing_or_not_told(signing: str, seen: bool | None) -> None:
    paper = read_paper(
        changed("fed_order", ("/s/ Amador Quimera\nUnited States District Judge", signing)), on=ON
    )
    assert (paper.signature_present, paper.signer) == (seen, "federal_district_judge")
    assert (paper.paper_class is PaperClass.JUD_ORDER) is (seen is not False)
    assert paper.confidence == {True: "high", None: "medium", False: "low"}[seen]


def test_place_and_person_are_answered_by_whoever_stands_there() -> None:
    assert check(read_paper(SPECIMENS["ao93"], on=ON, place_named=False), "C5") is False
    answers = [read_paper(SPECIMENS["ao442"], on=ON, person_matches=answer) for answer in (True, False, None)]
    assert [check(paper, "C6") for paper in answers] == [True, False, None]
    codes = {check.code for check in read_paper(SPECIMENS["ao442"], on=ON).checks}
    assert "C5" not in codes
    assert "C10" not in codes
    assert check(read_paper(SPECIMENS["ao93"], on=ON, at_health_facility=True), "C10") is False


# Days: the day of issue is not counted, the last day is included.

MONDAY = date(2026, 11, 16)  # both search warrants were issued on it


@pytest.mark.parametrize(
    ("kind", "day", "stands"),
    [
        ("ao93", MONDAY - timedelta(days=1), False),
        ("ao93", MONDAY, True),
        ("ao93", date(2026, 11, 30), True),  # a Monday, the fourteenth day
        ("ao93", date(2026, 12, 1), False),  # a Tuesday, the fifteenth
        ("ca_search", MONDAY, True),
        ("ca_search", date(2026, 11, 26), True),  # a Thursday, the tenth day
        ("ca_search", date(2026, 11, 27), False),  # a Friday, the eleventh
        ("ca_arrest", date(2036, 11, 3), True),  # arrest warrants do not run out
        ("ca_arrest", date(2026, 11, 1), False),  # a Sunday, the day before it was issued
    ],
)
def test_a_warrant_stands_from_its_day_to_its_last_day(kind: str, day: date, stands: bool) -> None:
    text = SPECIMENS[kind].replace(
        "on or before November 30, 2026", ""
    )  # the rule's own limit, not the paper's
    paper = read_paper(text, on=day)
    assert check(paper, "C3") is stands
    assert paper.kind == kind
    assert (paper.paper_class is PaperClass.UNKNOWN) is not stands
    assert ("out_of_date" in paper.flags) is not stands


def test_a_date_on_the_paper_may_end_it_sooner_never_later() -> None:
    sooner = changed("ao93", ("before November 30", "before November 20"))
    later = changed("ao93", ("before November 30", "before December 30"))
    assert [check(read_paper(sooner, on=ON + timedelta(days=days)), "C3") for days in (0, 1)] == [True, False]
    assert check(read_paper(later, on=date(2026, 12, 1)), "C3") is False


def test_without_a_day_or_a_date_nothing_is_said_about_time() -> None:
    assert check(read_paper(SPECIMENS["ao93"]), "C3") is None
    assert check(read_paper(changed("ao93", ("11/16/2026 2:10 p.m.", "")), on=ON), "C3") is None
    tracking = changed("ao93", ("SEARCH AND SEIZURE WARRANT", "TRACKING WARRANT"))
    assert check(read_paper(tracking, on=ON), "C3") is None


# Hours.

NIGHT = (
    "[x] in the daytime 6:00 a.m. to 10:00 p.m.\n[ ] at any",
    "[ ] in the daytime 6:00 a.m. to 10:00 p.m.\n[x] at any",
)
LOST = (
    "[x] in the daytime 6:00 a.m. to 10:00 p.m.\n[ ] at any",
    "in the daytime 6:00 a.m. to 10:00 p.m.\nat any",
)
CA_NIGHT = ("NIGHT SERVICE: [ ] approved", "NIGHT SERVICE: [x] approved")
MISDEMEANOR = (", a felony,", ", a misdemeanor,")


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        (SPECIMENS["ao93"], {"5:59": False, "6:00": True, "22:00": True, "22:01": False}),
        (changed("ao93", NIGHT), {"5:59": True, "22:01": True}),
        (changed("ao93", LOST), {"6:00": True, "22:01": None}),
        (SPECIMENS["ca_search"], {"6:59": False, "7:00": True, "22:00": True, "22:01": False}),
        (changed("ca_search", CA_NIGHT), {"3:00": True}),
        (SPECIMENS["ca_arrest"], {"3:00": True}),
        (changed("ca_arrest", MISDEMEANOR), {"5:59": False, "6:00": True, "22:00": True, "22:01": False}),
        (changed("ca_arrest", MISDEMEANOR) + "\nEndorsed for night service", {"22:01": True}),
        (changed("ca_arrest", (", a felony,", "")), {"12:00": True, "22:01": None}),
    ],
)
def test_an_hour_outside_the_day_needs_the_judges_leave(text: str, passes: dict[str, bool | None]) -> None:
    hours = {hour: time(*(int(part) for part in hour.split(":"))) for hour in passes}
    assert {hour: check(read_paper(text, on=ON, at=at), "C4") for hour, at in hours.items()} == passes


def test_a_moment_is_taken_where_a_day_is_asked_for() -> None:
    moment = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert check(read_paper(SPECIMENS["ao93"], on=moment, at=time(9, tzinfo=UTC)), "C3") is False


def test_a_moment_gives_both_day_and_hour() -> None:
    paper = read_paper(SPECIMENS["ao93"], at=datetime(2026, 12, 1, 23, 0, tzinfo=UTC))
    assert (check(paper, "C3"), check(paper, "C4")) == (False, False)


def test_a_subpoena_is_answered_on_a_day_to_come() -> None:
    days = {date(2026, 12, 14): True, date(2026, 12, 15): False}  # the answer is due on the 15th, a Tuesday
    assert {day: check(read_paper(SPECIMENS["ao88"], on=day), "C11") for day in days} == days
