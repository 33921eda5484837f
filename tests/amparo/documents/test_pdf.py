"""What is read of a PDF: its text with places, its form's fields, its boxes to tick; and what nobody can see in it."""

import io

import pytest
from PIL import Image

from amparo.documents import Document, Tick, page_picture, read_document
from tests.amparo.documents.made import box, encoded, pdf, said, sheet

FORM = "/AcroForm<</Fields[100 0 R 101 0 R 102 0 R]/DR<</Font<</F 3 0 R>>>>>>"


def field(kind: str, name: str, place: str, more: str) -> str:
    return f"<</Type/Annot/Subtype/Widget/FT/{kind}/T({name})/Rect[{place}]/F 4 {more}>>"


def ticks(document: Document) -> list[bool | None]:
    return [tick.ticked for tick in document.ticks]


def test_words_have_their_places_in_fractions_of_the_page() -> None:
    document = read_document(pdf(said("Name of person:", 72, 700) + said("EJEMPLO", 306, 700)), "a.pdf")
    assert document.text == "Name of person: EJEMPLO"
    word = document.words[-1]
    assert (word.how, word.sure, word.page) == ("text", 1.0, 1)
    assert word.box.left == pytest.approx(0.5, abs=0.002)
    assert word.box.top == pytest.approx(1 - 711 / 792, abs=0.01)
    assert (document.media_type, document.page_count, len(document.sha256)) == ("application/pdf", 1, 64)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_its_file_turns_is_read_as_it_is_seen(degrees: int) -> None:
    document = read_document(pdf(said("Upright words", 72, 700), rotate=degrees), "a.pdf")
    assert document.text == "Upright words"
    assert document.pages[0].turned == (360 - degrees) % 360


def test_a_text_written_sideways_is_turned_and_its_picture_with_it() -> None:
    sideways = "BT 0 1 -1 0 300 100 Tm /F 12 Tf (Written up the page in one long line) Tj ET\n"
    document = read_document(pdf(sideways), "a.pdf")
    assert document.text == "Written up the page in one long line"
    assert document.pages[0].turned == 90
    picture = Image.open(io.BytesIO(page_picture(pdf(sideways), 1, 600, turned=90)))
    where = document.words[0].box
    ink = picture.convert("L").crop(
        (
            int(where.left * picture.width), int(where.top * picture.height),
            int(where.right * picture.width), int(where.bottom * picture.height),
        )
    )  # fmt: skip
    assert ink.getextrema()[0] < 100, "the box lies where the word is seen"


def test_a_form_tells_its_fields_and_their_values_stand_as_words_in_their_place() -> None:
    content = pdf(
        said("Date:", 72, 700),
        annotations="100 0 R 101 0 R 102 0 R",
        catalog=FORM,
        more=(
            field("Tx", "form1.Date", "110 695 300 712", "/V(01/09/2025)/TU(Date of the form)"),
            field("Btn", "Box1", "72 650 82 660", "/V/Yes/AS/Yes/AP<</N<</Yes 103 0 R>>>>"),
            field("Btn", "Box2", "72 630 82 640", "/V/Off/AS/Off/AP<</N<</Yes 103 0 R>>>>"),
            "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 27>>stream\n0 0 m 10 10 l 0 10 m 10 0 l S\nendstream",
        ),
    )
    document = read_document(content, "form.pdf")
    date, one, two = document.fields
    assert (date.name, date.tip, date.kind, date.value) == (
        "form1.Date",
        "Date of the form",
        "text",
        "01/09/2025",
    )
    assert (one.kind, one.ticked, two.ticked) == ("tick", True, False)
    assert document.text.splitlines()[0] == "Date: 01/09/2025"
    assert [word.how for word in document.words] == ["text", "form"]


def test_a_field_that_holds_one_thing_and_shows_another_is_unknown() -> None:
    content = pdf(
        said("Cancel", 90, 650),
        annotations="100 0 R",
        catalog="/AcroForm<</Fields[100 0 R]>>",
        more=(
            field("Btn", "Box1", "72 650 82 660", "/V/Yes/AS/Off/AP<</N<</Yes 101 0 R>>>>"),
            "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 2>>stream\nn\nendstream",
        ),
    )
    assert ticks(read_document(content, "form.pdf"))[0] is not True


def test_boxes_drawn_as_lines_are_found_and_told_apart() -> None:
    content = pdf(
        box(72, 700)
        + said("notify", 90, 701)
        + box(72, 670, marked=True)
        + said("hold", 90, 671)
        + said("DOOR OF BOND", 72, 640)
    )
    document = read_document(content, "a.pdf")
    assert document.text.splitlines() == ["[ ] notify", "[x] hold", "DOOR OF BOND"]
    assert [tick.how for tick in document.ticks] == ["ink", "ink"]


def test_boxes_typed_as_signs_are_ticks_too() -> None:
    content = pdf(
        said("[X] one", 72, 700)
        + said("[ ] two", 72, 680)
        + said("o", 72, 660, font="Z")
        + said("three", 90, 660)
        + said("8", 72, 640, font="Z")
        + said("four", 90, 640)
    )
    document = read_document(content, "a.pdf")
    assert document.text.splitlines() == ["[x] one", "[ ] two", "[ ] three", "[x] four"]


def test_a_filled_square_may_be_a_mark_or_a_dot_before_an_item_and_stays_unknown() -> None:
    document = read_document(pdf(said("n", 72, 700, font="Z") + said("hold", 90, 700)), "a.pdf")
    assert ticks(document) == [None]


def test_hidden_text_is_left_out_and_that_is_said() -> None:
    content = pdf(
        said("Form I-200 Warrant", 72, 700)
        + said("UNITED STATES DISTRICT COURT", 72, 650, mode=3)
        + said("outside", 900, 900)
    )
    document = read_document(content, "a.pdf")
    assert document.text == "Form I-200 Warrant"
    assert [note.code for note in document.notes] == ["hidden_text"]


def test_what_an_xfa_form_left_behind_is_read_as_data_and_told() -> None:
    data = "<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><form><EventNo>MAD-2501</EventNo></form></xfa:datasets>"
    content = pdf(
        said("Please wait...", 72, 700),
        catalog="/AcroForm<</Fields[]/XFA[(datasets) 100 0 R]>>",
        more=(f"<</Length {len(data)}>>stream\n{data}\nendstream",),
    )
    document = read_document(content, "xfa.pdf")
    assert [(field.name, field.value) for field in document.fields] == [("EventNo", "MAD-2501")]
    assert [note.code for note in document.notes] == ["xfa_only"]


def test_data_that_defines_entities_is_left_alone() -> None:
    data = "<!DOCTYPE a [<!ENTITY b 'cc'>]><datasets><A>&b;</A></datasets>"
    content = pdf(
        said("Please wait...", 72, 700),
        catalog="/AcroForm<</Fields[]/XFA[(datasets) 100 0 R]>>",
        more=(f"<</Length {len(data)}>>stream\n{data}\nendstream",),
    )
    assert read_document(content, "xfa.pdf").fields == ()


def test_a_scan_in_a_pdf_is_read_by_ocr_and_can_be_left_unread() -> None:
    held = encoded(sheet(["IMMIGRATION DETAINER", "Maintain custody of the alien"]), "PDF", resolution=150)
    document = read_document(held, "scan.pdf")
    assert "IMMIGRATION DETAINER" in document.text
    assert document.pages[0].how == "ocr"
    assert all(word.how == "ocr" and 0 < word.sure < 1 for word in document.words)
    unread = read_document(held, "scan.pdf", ocr=False)
    assert (unread.text, [note.code for note in unread.notes]) == ("", ["picture_not_read_1", "no_text"])


def test_a_box_is_one_tick_however_often_it_is_seen() -> None:
    content = pdf(box(72, 700) + said("X", 73.5, 701.5, size=9) + said("hold", 90, 701))
    document = read_document(content, "a.pdf")
    assert document.text == "[x] hold"
    (tick,) = document.ticks
    assert isinstance(tick, Tick)
