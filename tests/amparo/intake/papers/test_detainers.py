"""What a detainer asks and says of itself: printed requests, boxes, the two grounds for a hold, and what stays unknown."""

from datetime import date, datetime

import pytest

from amparo.clock import CALIFORNIA
from amparo.intake.papers import PaperRead, read_papers
from tests.amparo.intake.papers.typed import FORM, HEAD, document, less_sure, read


def value(paper: PaperRead, name: str) -> object:
    field = paper.field(name)
    assert field is not None
    return field.value


def test_every_field_of_a_form_is_read_with_its_place() -> None:
    paper = read()
    assert (paper.kind, paper.form, paper.revision) == ("i247a", "I-247A", "3/17")
    assert value(paper, "form_date") == date(2025, 1, 9)
    assert value(paper, "subject_name") == "FICTICIO EJEMPLO, Alex"
    assert value(paper, "date_of_birth") == date(1988, 1, 1)
    assert value(paper, "local_booking_no") == "B-1002"
    assert value(paper, "estimated_release") == datetime(2025, 1, 23, 8, 0, tzinfo=CALIFORNIA)
    day = paper.field("form_date")
    assert day is not None
    assert day.evidence is not None
    assert (day.evidence.page, day.evidence.how, day.evidence.text) == (1, "text", "01/09/2025")
    assert (day.label.en, day.label.es) == ("Date on the form", "Fecha del formulario")


def test_only_name_birth_and_sex_are_sealed() -> None:
    assert [field.name for field in read().fields if field.sealed] == ["subject_name", "date_of_birth", "sex"]


def test_what_has_no_use_is_not_taken_and_that_is_said() -> None:
    paper = read(FORM.replace("Citizenship:", "Place of Birth:"))
    assert "FREEDONIA" not in repr(paper.fields)
    assert "000-000" not in repr(paper.fields)
    (said,) = paper.dropped
    assert "born" in said.en
    assert "número A" in said.es


def test_a_printed_request_is_asked_by_the_form_that_prints_it() -> None:
    paper = read()
    asked = {
        name: value(paper, f"asks_{name}") for name in ("notice", "hold", "transfer", "relay", "death_notice")
    }
    assert asked == {"notice": True, "hold": True, "transfer": False, "relay": True, "death_notice": True}


def test_with_box_2_alone_the_form_asks_notice_and_no_hold() -> None:
    lent = FORM.replace("[x] Biometric", "[ ] Biometric").replace(
        "[ ] DHS transferred", "[x] DHS transferred"
    )
    paper = read(lent)
    assert [value(paper, name) for name in ("box_1", "box_2", "asks_notice", "asks_hold")] == [
        False,
        True,
        True,
        False,
    ]


def test_where_neither_box_can_be_told_the_hold_is_unknown() -> None:
    paper = read(FORM.replace("[x] Biometric", "[?] Biometric"))
    assert [value(paper, name) for name in ("ground_biometric_match", "box_1", "asks_hold")] == [
        None,
        None,
        None,
    ]
    field = paper.field("ground_biometric_match")
    assert field is not None
    assert field.evidence is not None, "a person is shown the place"


def test_where_requests_have_boxes_the_boxes_count() -> None:
    boxed = FORM.replace("* Notify DHS", "[x] Notify DHS").replace("* Maintain", "[ ] Maintain")
    paper = read(boxed.replace("* Relay", "[?] Relay"))
    assert [value(paper, f"asks_{name}") for name in ("notice", "hold", "relay")] == [True, False, None]
    assert value(paper, "asks_death_notice") is None, "its box was not found, so nothing is known"


def test_a_request_before_which_something_unread_stands_is_unknown() -> None:
    assert value(read(FORM.replace("* Maintain", "Cl Maintain")), "asks_hold") is None


def test_a_mark_typed_before_the_words_is_a_tick() -> None:
    typed = FORM.replace("[ ] A final", "_X_ A final").replace("[ ] Statements", "____ Statements")
    paper = read(typed)
    assert value(paper, "ground_final_order") is True
    assert value(paper, "ground_statements") is False
    assert value(read(typed, how="ocr", sure=0.9), "ground_statements") is None, "a pencil may be on the line"


def test_the_first_option_with_a_box_is_meant_also_over_a_wrapped_line() -> None:
    wrapped = FORM.replace(
        "[ ] A final order of removal against the alien;",
        "[x] A final order\n    of removal against the alien;",
    )
    assert value(read(wrapped), "ground_final_order") is True


@pytest.mark.parametrize("written", ["01/01/1900", "02/31/2025", "________", "soon"])
def test_a_day_that_is_none_is_none_and_keeps_its_place(written: str) -> None:
    paper = read(FORM.replace("01/09/2025", written))
    field = paper.field("form_date")
    assert field is not None
    assert field.value is None
    assert field.evidence is not None


def test_a_word_hardly_read_gives_no_value() -> None:
    paper = read_papers(less_sure(document(HEAD + FORM), "B-1002", 0.41))
    field = paper.field("local_booking_no")
    assert field is not None
    assert field.value is None
    assert field.evidence is not None
    assert (field.evidence.text, field.evidence.sure) == ("B-1002", 0.41)


@pytest.mark.parametrize("name", ["王小明", "ليلى", "Nguyễn Thị Ví Dụ", "김 예시", "Ejémplo-Núñez, Íñigo"])
def test_a_name_in_any_script_is_read_as_it_stands(name: str) -> None:
    assert value(read(FORM.replace("FICTICIO EJEMPLO, Alex", name)), "subject_name") == name


def test_a_letter_that_a_scan_has_spoiled_still_makes_its_label() -> None:
    spoiled = FORM.replace("Maintain custody", "Maintaln custady").replace("Booking/Inmate", "Bookmg/Inmate")
    paper = read(spoiled, how="ocr", sure=0.9)
    assert value(paper, "asks_hold") is True
    assert value(paper, "local_booking_no") == "B-1002"


def test_a_form_whose_letter_is_lost_is_not_taken_for_the_older_one() -> None:
    lost = read(FORM.replace("Form I-247A (3/17)", "Form I-247 (3/17)"))
    assert (lost.form, value(lost, "form")) == ("", None)
    assert value(lost, "asks_hold") is None, "which form prints its requests as text is not known"
    old = read(FORM.replace("Form I-247A (3/17)", "Form I-247 (12/12)"))
    assert (old.form, old.revision) == ("I-247", "12/12")


def test_a_form_whose_title_and_number_differ_has_no_form() -> None:
    text = "DEPARTMENT OF HOMELAND SECURITY\nREQUEST FOR ADVANCE NOTIFICATION OF RELEASE\n" + FORM
    assert read_papers(document(text)).form == ""


def test_a_served_block_is_filled_with_a_day_or_a_manner_and_blank_only_without_ink() -> None:
    assert value(read(), "served_block_filled") is False
    served = FORM.replace("alien on __________", "alien on 01/10/2025").replace(
        "[ ] in person", "[x] in person"
    )
    paper = read(served)
    assert (value(paper, "served_block_filled"), value(paper, "served_on")) == (True, date(2025, 1, 10))
    assert value(paper, "served_in_person") is True
    assert value(read(FORM.replace("[ ] in person", "[?] in person")), "served_block_filled") is None


def test_a_cancellation_has_its_own_day() -> None:
    cancels = FORM.replace("[ ] If checked", "[x] If checked").replace("you on ________", "you on 11/05/2024")
    paper = read(cancels)
    assert (value(paper, "cancels"), value(paper, "cancels_date")) == (True, date(2024, 11, 5))


def test_a_paper_that_is_no_form_has_no_fields() -> None:
    paper = read_papers(document("Please call us about an inmate.\nThank you."))
    assert (paper.kind, paper.fields) == ("letter_email_card", ())
    assert read_papers(document("")).fields == ()


def test_each_paper_of_a_file_is_read_alone() -> None:
    warrant = (
        "U.S. DEPARTMENT OF HOMELAND SECURITY\nWarrant for Arrest of Alien\nDate: 01/09/2025\n"
        "Supervisory Detention and Deportation Officer\nForm I-200 (Rev. 09/16)"
    )
    paper = read_papers(
        document("FAX\nTo: the jail\nFrom: the office\f" + HEAD + FORM + "\fMore of it\f" + warrant)
    )
    assert (paper.kind, paper.pages) == ("i247a", (2, 3))
    assert [(other.kind, other.pages) for other in paper.others] == [
        ("letter_email_card", (1,)),
        ("i200", (4,)),
    ]


def test_columns_of_addresses_are_read_each_by_itself() -> None:
    columns = """
TO: (Name and Title of Institution - OR Any      FROM: (Department of Homeland Security
Subsequent Law Enforcement Agency)               Office Address)
Madrone County Main Jail                         ERO Sacramento (fictional)
Arroyo Claro, CA                                 Sacramento, CA
"""
    paper = read(FORM.replace("Name of Alien", columns.strip("\n") + "\nName of Alien", 1))
    assert value(paper, "to_agency") == "Madrone County Main Jail Arroyo Claro, CA"
    assert value(paper, "from_office") == "ERO Sacramento (fictional) Sacramento, CA"
