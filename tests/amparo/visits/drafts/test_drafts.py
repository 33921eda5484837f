"""Each draft in both languages: what it says, when it is owed, when it is held, and what can never come into it."""

import email
import email.policy
import io
import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import pypdf
import pytest

from amparo.cli.main import main
from amparo.clock import CALIFORNIA
from amparo.law.places.offices import OFFICES
from amparo.notices.texts import text_of
from amparo.print.sheet import texts_of
from amparo.terms import FactValueError, FileError, Language
from amparo.visits import Confirmed
from amparo.visits.drafts import (
    DRAFTS,
    Draft,
    DraftRefusedError,
    NotConfirmedError,
    drafts_owed,
    held_said,
    make_draft,
    write_drafts,
)
from amparo.visits.drafts.make import ROOM
from tests.amparo.visits.drafts.made import (
    AT,
    CANARIES,
    CHILD_CARE,
    INSPECTION,
    SCHOOL,
    SHOWN,
    confirmed_at,
    on_paper,
    site,
    visit,
)

EACH: list[tuple[str, Language]] = [(code, language) for code in DRAFTS for language in ("en", "es")]
HELD = ("school_notice", "school_all_clear", "campus_notice", "campus_all_clear")
MARKS = {
    "en": ("Draft – not legal advice.", "HELD – do not send."),
    "es": ("Borrador – no es asesoría legal.", "RETENIDO – no lo envíe."),
}


@lru_cache(maxsize=64)
def draft(code: str, language: Language) -> Draft:
    record, place = SHOWN[code]
    return make_draft(code, record, site(place), AT, language)


@lru_cache(maxsize=64)
def printed(code: str, language: Language) -> tuple[bytes, str]:
    content = draft(code, language).pdf()
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return content, squeezed("".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(made: Draft) -> str:
    """The message alone, without what only the office reads."""
    return " ".join("".join(run.text for run in one) for block in made.message for one in texts_of(block))


def owed(record: object, place: str = "k12", **more: object) -> dict[str, str]:
    found = drafts_owed(record, site(place), AT, **more)  # type: ignore[arg-type]
    return {one.code: one.state for one in found}


def test_every_draft_has_a_visit_that_asks_for_it() -> None:
    assert set(SHOWN) == set(DRAFTS)


@pytest.mark.parametrize(("code", "language"), EACH)
def test_every_sentence_comes_out_of_the_pdf_as_it_went_in(code: str, language: Language) -> None:
    made, (content, told) = draft(code, language), printed(code, language)
    went_in = ["".join(run.text for run in one) for block in made.sheet.blocks for one in texts_of(block)]
    went_in.append("".join(run.text for run in made.sheet.mark))
    # What is left blank for a hand stands as a line on paper: the words around it are looked for.
    assert [one for one in went_in if one and squeezed(one) not in told] == []
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/Lang"] == language
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(("code", "language"), EACH)
def test_nothing_that_somebody_wrote_freely_comes_into_a_draft(code: str, language: Language) -> None:
    made, (_, told) = draft(code, language), printed(code, language)
    everywhere = f"{made.html().decode()} {made.text()} {told} {made.subject}"
    assert [one for one in CANARIES if one in everywhere or squeezed(one) in told] == []


def test_the_record_itself_holds_every_word_that_must_not_come_into_a_draft() -> None:
    told = json.dumps(SCHOOL.to_plain())
    assert [one for one in CANARIES if one not in told] == []


@pytest.mark.parametrize(("code", "language"), EACH)
def test_it_says_duty_law_tag_day_and_that_it_is_a_draft_and_no_legal_advice(
    code: str, language: Language
) -> None:
    made = draft(code, language)
    text = text_of(code, language, ROOM)
    told = made.text()
    assert MARKS[language][0] in told
    assert made.duty in told
    assert text.sentence("label.law") in told
    assert any(f"({text.sentence(f'tag.{tag}')})" in told for tag in "VSK")
    assert ("March" if language == "en" else "marzo") in told or code == "court_report"
    assert text.sentence("office.advice") in told


@pytest.mark.parametrize("code", DRAFTS)
def test_english_and_spanish_have_the_same_sentences_and_places(code: str) -> None:
    english, spanish = text_of(code, "en", ROOM), text_of(code, "es", ROOM)
    assert set(english.sentences) == set(spanish.sentences)
    places = re.compile(r"\$[a-z_]+")
    assert sorted(places.findall(english.body)) == sorted(places.findall(spanish.body))
    never = [text.sentence("never").count(" | ") for text in (english, spanish)]
    assert never[0] == never[1]
    assert spanish.of == english.version


@pytest.mark.parametrize("code", HELD)
def test_a_notice_is_held_until_a_role_has_confirmed_the_presence(code: str) -> None:
    record, place = SHOWN[code]
    unconfirmed = visit(place=place, steps=[])
    assert owed(unconfirmed, place)[code] == "held"
    with pytest.raises(NotConfirmedError, match=r"nobody has confirmed.*write down the role and the moment"):
        make_draft(code, unconfirmed, site(place), AT)
    made = make_draft(code, unconfirmed, site(place), AT, preview=True)
    assert made.held
    assert made.email() is None
    assert made.text().startswith(MARKS["en"][1])
    assert made.sheet.stamp == "HELD"
    by_hand = Confirmed(role="administrator", at=datetime(2026, 3, 18, 10, 31, tzinfo=CALIFORNIA))
    assert not make_draft(code, unconfirmed, site(place), AT, confirmed=by_hand).held
    assert make_draft(code, record, site(place), AT).email() is not None


def test_a_fact_without_a_role_and_a_moment_confirms_nothing() -> None:
    record = visit(steps=[], facts={"presence_confirmed": "yes"})
    assert owed(record)["school_notice"] == "held"
    with pytest.raises(NotConfirmedError):
        make_draft("school_notice", record, site(), AT)


def test_nobody_confirms_what_is_still_to_come() -> None:
    later = Confirmed(role="principal", at=AT + timedelta(hours=1))
    with pytest.raises(FactValueError, match="after the draft is made"):
        make_draft("school_notice", SCHOOL, site(), AT, confirmed=later)


@pytest.mark.parametrize(
    ("day", "place", "code", "state"),
    [
        ("2025-09-19", "ccc", "campus_notice", None),
        ("2025-09-20", "ccc", "campus_notice", "owed"),
        ("2025-09-20", "uc", "campus_notice", "optional"),
        ("2026-02-28", "k12", "school_notice", None),
        ("2026-03-01", "k12", "school_notice", "owed"),
        ("2030-12-31", "k12", "school_notice", "owed"),
        ("2031-01-01", "k12", "school_notice", None),
        ("2031-01-01", "ccc", "campus_notice", None),
        ("2025-12-31", "child_care", "child_care_report", None),
        ("2026-01-01", "child_care", "child_care_report", "owed"),
    ],
)
def test_a_draft_is_there_from_the_right_day_only(day: str, place: str, code: str, state: str | None) -> None:
    record = visit(
        "left",
        place=place,
        wanted=["to_enter_nonpublic"],
        arrived=f"{day}T10:12",
        steps=confirmed_at(f"{day}T10:31"),
    )
    at = datetime(2031, 2, 1, 9, 0, tzinfo=CALIFORNIA)
    found = {one.code: one.state for one in drafts_owed(record, None, at)}
    assert found.get(code) == state
    if state is None:
        with pytest.raises(DraftRefusedError, match=f"no duty of this visit asks for it on {day}"):
            make_draft(code, record, None, at)


def test_a_safety_plan_that_holds_the_notice_early_brings_it_early() -> None:
    early = visit(
        "left",
        arrived="2026-02-10T10:12",
        steps=confirmed_at("2026-02-10T10:31"),
        facts={"safety_plan_updated": "yes", "safety_plan_date": "2026-01-20"},
    )
    assert owed(early)["school_notice"] == "owed"


def test_the_boards_report_counts_by_week_and_names_no_day() -> None:
    second = visit(arrived="2026-03-20T08:00", left="2026-03-20T08:20", papers=[], steps=[])
    third = visit(arrived="2026-03-30T08:00", left="2026-03-30T08:20", steps=[])
    made = make_draft("board_report", SCHOOL, site(), AT, also=(second, third))
    told = said(made)
    assert "the week of Monday, March 16, 2026: 2" in told
    assert "the week of Monday, March 30, 2026: 1" in told
    assert "issued by an agency, not by a court: 2; not written down: 1" in told
    assert "to speak to a person: 3; records or information about a person: 3" in told
    assert "July 9, 2026" in told
    assert not re.search(r"March (18|20)|10:12|pupil|student|room|grade|front office", told)
    assert "K12-R08" in told


def test_the_schools_notice_is_calm_and_says_who_where_when_and_what_now() -> None:
    for language, frightening, told_so in (
        (
            "en",
            r"raid|danger|warn|urgent|alert|immediately|pick up|lockdown|evacuat|arrest|emergency",
            "10:31",
        ),
        ("es", r"redada|peligro|alerta|urgente|inmediat|recog|evacu|arresto|emergencia|detenid", "10:31"),
    ):
        made = draft("school_notice", language)  # type: ignore[arg-type]
        told = said(made)
        assert not re.search(frightening, told, re.IGNORECASE)
        assert told_so in told
        assert "https://madrone.example/help" in told
        assert "(ICE)" in told
        assert made.to_translate == ("vi",)
        assert "en → vi (Tiếng Việt)" in made.text()
        assert "Tiếng Việt" not in told


def test_the_campus_notice_holds_its_three_contents() -> None:
    told = said(draft("campus_notice", "en"))
    assert "Wednesday, March 18, 2026, at 10:31" in told
    assert "the front office" in told
    assert "https://madrone.example/help" in told


def test_an_all_clear_waits_until_they_have_left() -> None:
    still_there = visit("left")
    assert "school_all_clear" not in owed(still_there)
    assert "We will write again when the officers have left." in said(
        make_draft("school_notice", still_there, site(), AT)
    )


def test_the_mail_to_the_bureau_goes_where_a_source_says_and_is_not_sent() -> None:
    content = draft("children_justice_email", "en").email()
    assert content is not None
    mail = email.message_from_bytes(content, policy=email.policy.default)
    boxes = [OFFICES[code].mailboxes_for("D-BCJ") for code in ("children_justice", "attorney_general")]
    assert [len(one) for one in boxes] == [1, 1]
    assert mail["To"] == f"{boxes[0][0]}, {boxes[1][0]}"
    assert mail["From"] is None
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "[DRAFT] Officers at a school site: notice of a request"
    assert "No pupil is named" in mail.get_content()
    assert mail.get_content().startswith("Draft")
    assert "For the office only" not in mail.get_content(), "the office's part is never a part of the message"


def test_an_address_that_no_source_names_stays_open() -> None:
    made = draft("child_care_report", "en")
    assert made.recipients == ()
    assert "our list has no address for this report" in made.text()
    mail = email.message_from_bytes(made.email() or b"", policy=email.policy.default)
    assert mail["To"] is None


def test_a_preschools_free_report_does_not_say_who_makes_it() -> None:
    told = draft("preschool_report", "en").text()
    assert not re.search(r"Cedar Flat|Madrone|707-555|madrone\.example", told)
    assert "no law demands it here" in told


def test_the_courts_report_has_the_items_of_the_rule_and_nobodys_identity() -> None:
    told = draft("court_report", "en").text()
    for item in (
        "Date and time: Wednesday, June 10, 2026, at 9:12",
        "Place: a public hallway",
        "Somebody was taken into custody: yes",
        "U.S. Immigration and Customs Enforcement (ICE)",
        "in plain clothes",
        "Law enforcement identification shown: yes",
        "an immigration agency's arrest warrant (I-200), which no court issued",
    ):
        assert item in told


def test_the_inspection_is_posted_within_hours_that_truly_pass() -> None:
    assert "Saturday, March 21, 2026, at 10:12" in draft("inspection_posting", "en").text()
    over_the_change = visit(
        "left",
        place="worksite",
        arrived="2026-03-07T10:00",
        wanted=["inspection"],
        papers=on_paper("noi_i9"),
        steps=[],
    )
    made = make_draft("inspection_posting", over_the_change, site("worksite"), AT)
    assert "Tuesday, March 10, 2026, at 11:00" in made.text()


def test_the_letter_for_a_subpoena_promises_nothing_and_admits_nothing() -> None:
    told = said(draft("subpoena_receipt", "en"))
    assert "referred to counsel" in told
    assert not re.search(
        r"\bwill (comply|produce|provide|answer|ignore)|our records|the records|refuse", told
    )
    with pytest.raises(DraftRefusedError):
        make_draft("subpoena_receipt", SCHOOL, site(), AT)


def test_child_protective_services_come_last() -> None:
    for language, last in (("en", "Child protective services"), ("es", "servicios de protección infantil")):
        text = text_of("care_steps", language, ROOM)  # type: ignore[arg-type]
        steps = text.sentence("steps").split(" | ")
        assert [last in step for step in steps] == [False] * (len(steps) - 1) + [True]


def test_without_a_profile_what_it_would_say_is_left_blank() -> None:
    made = make_draft("children_justice_email", SCHOOL, None, AT)
    assert "Site: ________________" in made.text()
    held = make_draft("school_notice", SCHOOL, None, AT)
    assert "Ask the site which languages are read there." in held.text()


def test_a_list_of_drafts_names_law_tag_and_day() -> None:
    found = {one.code: one for one in drafts_owed(CHILD_CARE, site("child_care"), AT)}
    report = found["child_care_report"]
    assert (report.duty, report.tag, str(report.on)) == ("D-CDSS-AG", "V", "2026-03-18")
    assert report.cite == "Health & Saf. Code § 1597.640(b); AB 495"
    assert report.languages == ("en", "es")


def test_a_moment_without_a_zone_and_a_draft_of_no_name_are_refused() -> None:
    with pytest.raises(FactValueError, match="no time zone"):
        make_draft("board_report", SCHOOL, site(), AT.replace(tzinfo=None))
    with pytest.raises(FactValueError, match="'board' is no draft"):
        make_draft("board", SCHOOL, site(), AT)


def test_the_same_visit_and_moment_give_the_same_bytes() -> None:
    again = make_draft("board_report", SCHOOL, site(), AT)
    assert again.pdf() == printed("board_report", "en")[0]


def test_a_folder_of_drafts_leaves_out_what_is_held_and_overwrites_nothing(tmp_path: Path) -> None:
    record = replace(INSPECTION)
    written = write_drafts(record, site("worksite"), AT, tmp_path / "drafts")
    names = {path.name for path in written}
    assert {"inspection_posting.en.pdf", "inspection_posting.es.html", "inspection_results.es.txt"} <= names
    assert not [name for name in names if name.endswith(".eml")]
    written[0].write_text("worked on")
    with pytest.raises(FileError, match="stands there already"):
        write_drafts(record, site("worksite"), AT, tmp_path / "drafts")
    assert written[0].read_text() == "worked on"


def test_a_profile_of_another_site_is_told_and_the_records_words_are_not() -> None:
    other = make_draft("children_justice_email", SCHOOL, site(), AT)
    assert "Check which site this is before anything leaves." in other.text()
    same = make_draft("children_justice_email", visit(site="Cedar Flat Campus, Madrone"), site(), AT)
    assert "Check which site" not in same.text()


def test_the_folder_says_which_drafts_are_held() -> None:
    told = held_said(visit(steps=[]), site(), AT, "es")
    assert [line.split(":")[0] for line in told] == ["school_all_clear", "school_notice"]
    assert "nadie ha confirmado" in told[0]
    assert held_said(SCHOOL, site(), AT, "en") == ()


def test_the_command_writes_what_is_owed_and_says_what_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(visit(steps=[]).to_plain()), encoding="utf-8")
    assert main(["visit", str(file), "--on", "2026-03-20", "--drafts", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "school_notice: held, not written: nobody has confirmed" in told
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"board_report.es.pdf", "children_justice_email.en.eml"} <= names
    assert not [name for name in names if "notice" in name or "clear" in name]


def test_the_address_of_help_is_printed_whole() -> None:
    for code in HELD:
        assert "\u200b" not in printed(code, "es")[1]
        assert "https://madrone.example/help" in printed(code, "es")[1]
