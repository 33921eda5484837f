"""Papers that cannot be read and words that cannot be kept: nothing is lost, and each page says what is wrong."""

import io
import random
import zipfile
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader, PdfWriter

from amparo.casefile import Role
from amparo_desk.acts.keep_paper import begin_reading, open_draft
from amparo_desk.screens.receive import MOST_FILES
from tests.desk.accounts_cast import somebody
from tests.desk.screens.here import AT, Desk, county
from tests.desk.screens.papers_made import I_247A, pdf_of
from tests.desk.screens.taken_in import ANSWERS, case_of, confirm, record_of, send, sent, typed_on
from tests.desk.test_kept import PHRASE, end_session, hidden, sign_in

CLERK = Role.CLERK
FORM = pdf_of(I_247A)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def locked() -> bytes:
    """The form behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(FORM)))
    writer.encrypt("a secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def shoe() -> bytes:
    """A picture on which nothing is written."""
    chance = random.Random(7)
    picture = Image.effect_noise((300, 200), 40).rotate(chance.randint(1, 20))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


UNREADABLE = {
    "locked": (locked, "locked with a password"),
    "damaged": (lambda: FORM[:120], "damaged"),
    "word": (word_document, "a Word document"),
    "shoe": (shoe, "What is this paper?"),
    "text": (lambda: b"please hold him", "no PDF, PNG, JPEG or TIFF"),
}


@pytest.mark.parametrize("sort", UNREADABLE)
def test_what_cannot_be_read_is_kept_and_keyed_by_hand(desk: Desk, sort: str) -> None:
    make, says = UNREADABLE[sort]
    content = make()
    browser = desk.as_(CLERK)
    address = sent(browser, content)
    page = browser.get(address)
    assert page.status_code == 200
    assert says in page.content.decode()
    record = record_of(address)
    chosen = browser.post(address, {"record": record, "as": "", "other_sort": "detainer", "change": "yes"})
    typed = typed_on(
        chosen,
        **ANSWERS,
        form="I-247G",
        cancels="no",
        asks_notification="yes",
        asks_hold="no",
        asks_transfer="no",
        booking_ref="B-9",
    )
    assert browser.post(address, typed).status_code == 302
    case = case_of(desk, record)
    assert list(case.parts) == ["notification"]
    kept = desk.vault.document(record, case.documents[0]["sha256"], at=AT, by="t", role="clerk")
    assert kept == content


def test_an_empty_file_no_file_and_too_many_are_refused_with_nothing_kept(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    for papers in ((), (b"",), tuple(b"%d" % n for n in range(MOST_FILES + 1))):
        answer = send(browser, *papers)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert desk.vault.drafts() == []


def test_another_sort_of_paper_keeps_what_was_typed(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    typed = typed_on(browser.get(address), name="Corrected Name", change="yes", other_sort="office_subpoena")
    page = browser.post(address, typed)
    assert page.status_code == 200
    now = typed_on(page)
    assert (now["as"], now["name"], now["booking_ref"]) == ("office_subpoena", "Corrected Name", "B-1002")
    assert page.context["sort_says"][0].startswith("A subpoena")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("received_at", "1900-01-01 00:00", "Write the date and the time"),
        ("received_at", "2099-01-01 00:00", "after now"),
        ("received_at", "yesterday", "Write the date and the time"),
        ("born", "2098-01-01", "after now"),
        ("born", "1899-12-31", "Write the day"),
        ("booking_ref", "Juan Ejemplo", "Never a name"),
        ("booking_ref", "", "Which booking?"),
        ("office", "ICE, Officer Ejemplo", "no name, no telephone"),
        ("office", "ICE 555-0100", "no name, no telephone"),
        ("office", "x" * 500, "At most 120 letters"),
        ("name", "A\u0007B", "cannot be printed"),
        ("name", "N" * 300, "At most 200 letters"),
        ("channel", "pigeon", "Choose one of those shown"),
        ("matched_by", "", "This is needed"),
        ("matched_by", "hunch", "Choose one of those shown"),
        ("pages", "many", "digits only"),
        ("pages", "99999", "digits only"),
        ("form", "I-999", "Choose one of those shown"),
        ("asks_hold", "maybe", "Choose one of those shown"),
        ("prepared_on", "32/13/2025", "Write the day"),
        ("release_due_at", "soon", "Write the date and the time"),
    ],
)
def test_each_word_that_cannot_be_kept_is_told_beside_its_field(
    form_page: tuple[Desk, Client, str, dict[str, str]], name: str, value: str, says: str
) -> None:
    desk, browser, address, typed = form_page
    answer = browser.post(address, {**typed, name: value})
    assert answer.status_code == 422
    errors = {field.name: field.error for field in answer.context["fields"] if field.error}
    assert says in errors.get(name, errors.get("booking_ref", ("",)))[0]
    kept = typed_on(answer)
    assert kept[name] == value
    assert kept["office" if name != "office" else "form"] == typed["office" if name != "office" else "form"]
    assert len(desk.vault.drafts()) == 1


@pytest.fixture(scope="module")
def form_page(sqlite: tuple[str, str]) -> tuple[Desk, Client, str, dict[str, str]]:  # noqa: ARG001
    """The form's page as a clerk has it, ready to be confirmed."""
    desk = county()
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    return desk, browser, address, typed_on(browser.get(address), **ANSWERS)


def test_a_form_that_asks_nothing_is_not_put_on_record(
    form_page: tuple[Desk, Client, str, dict[str, str]],
) -> None:
    _, browser, address, typed = form_page
    answer = browser.post(address, {**typed, "asks_notification": "no", "asks_hold": "no"})
    assert answer.status_code == 422
    assert "asks nothing" in answer.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn Ví Dụ",
        "陳範例",
        "예시 인물",
        "محمد مثال",
        "Ñandú O’Brien-Ñúñez",
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}",
    ],
)
def test_names_in_any_script_are_kept_as_they_are_and_harm_no_page(desk: Desk, name: str) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    wrong = confirm(browser, address, name=name, channel="")
    assert wrong.status_code == 422
    assert "<script>alert" not in wrong.content.decode()
    assert browser.post(address, typed_on(wrong, channel="fax")).status_code == 302
    assert case_of(desk, record_of(address)).received["name"] == name


def test_nobody_here_and_not_looked_up_say_so_to_the_rules(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    for matched, held in (("nobody", False), ("not_known", None)):
        address = sent(browser, pdf_of([*I_247A, matched]))
        confirm(browser, address, matched_by=matched, booking_ref="")
        facts = case_of(desk, record_of(address)).parts["notification"].facts
        assert facts is not None
        assert facts["person"]["in_custody"] is held


def test_an_earlier_record_that_is_none_is_refused(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    confirm(browser, sent(browser, FORM))
    answer = confirm(browser, sent(browser, FORM), earlier="00000000-0000-4000-8000-000000000000")
    assert answer.status_code == 422


def test_a_birthday_makes_eighteen_on_the_day_itself(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    for place, (received, minor) in enumerate((("2025-06-14 23:00", True), ("2025-06-15 00:10", False))):
        address = sent(browser, pdf_of([*I_247A, f"page {place}"]))
        confirm(browser, address, received_at=received, born=date(2007, 6, 15).isoformat(), earlier="another")
        facts = case_of(desk, record_of(address)).parts["notification"].facts
        assert facts is not None
        assert facts["person"]["minor"] is minor


def test_a_paper_whose_reading_was_cut_off_is_keyed_by_hand_or_read_again(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    actor = desk.actor(CLERK)
    begin_reading(
        desk.vault, actor, open_draft(desk.vault, actor, record_of(address), AT)
    )  # and the power fails
    page = browser.get(address)
    assert "Reading it began and has not ended" in page.content.decode()
    assert "What is this paper?" in page.content.decode()
    page = browser.get(f"{address}?read=again")
    assert typed_on(page)["booking_ref"] == "B-1002"


# The same by hand.


def test_a_form_in_hand_is_keyed_without_a_file_and_a_second_click_doubles_nothing(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    page = browser.get("/requests/new/form/")
    typed = typed_on(
        page, channel="hand", matched_by="booking_number", booking_ref="B-3", cancels="no", form="I-247A"
    )
    typed |= {"asks_notification": "yes", "asks_hold": "yes", "asks_transfer": "no", "name": "Sra. Ejemplo"}
    answers = [browser.post("/requests/new/form/", typed) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {f"/requests/{typed['record']}/"}
    assert list(case_of(desk, typed["record"]).parts) == ["notification", "hold"]
    assert case_of(desk, typed["record"]).documents == []


def test_keyed_twice_with_other_words_the_second_is_told(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    page = browser.get("/requests/new/form/")
    typed = typed_on(page, channel="hand", matched_by="not_known", cancels="no", form="I-247G")
    typed |= {"asks_notification": "yes", "asks_hold": "no", "asks_transfer": "no"}
    browser.post("/requests/new/form/", typed)
    second = browser.post("/requests/new/form/", {**typed, "form": "I-247N"})
    assert second.status_code == 409
    assert "Somebody was first" in second.content.decode()


def test_sent_again_without_a_file_is_linked_by_choice(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    confirm(browser, address)
    found = browser.post("/requests/new/earlier/", {"booking_ref": "b-1002"}).content.decode()
    assert desk.vault.reads(record_of(address))[-1][-1] == "found by its booking"
    assert f"/requests/new/form/?again={record_of(address)}" in found
    assert f"/requests/{record_of(address)}/withdraw/" in found
    page = browser.get(f"/requests/new/form/?again={record_of(address)}")
    typed = typed_on(page, channel="hand", matched_by="not_known", cancels="no", form="I-247A")
    assert typed["earlier"] == record_of(address)
    typed |= {"asks_notification": "yes", "asks_hold": "yes", "asks_transfer": "no"}
    browser.post("/requests/new/form/", typed)
    assert case_of(desk, typed["record"]).links == [record_of(address)]


# The session ends.


def test_a_session_that_ends_while_confirming_loses_nothing(desk: Desk) -> None:
    user: Any = somebody(desk.agency, CLERK)
    user.set_password(PHRASE)
    user.save()
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, user)
    file = SimpleUploadedFile("paper.pdf", FORM)
    address = browser.post(
        "/requests/new/upload/", {**hidden(browser.get("/requests/new/")), "papers": file}
    )["Location"].removesuffix("reading/")
    page = browser.get(address)
    typed = {**hidden(page), **typed_on(page, **ANSWERS, office="Typed at 22:45")}
    end_session(browser)
    away = browser.post(address, typed)
    assert away["Location"].startswith("/sign-in/")
    back = sign_in(browser, user, unquote(away["Location"].partition("next=")[2]))
    kept = browser.get(back["Location"])
    assert "Typed at 22:45" in kept.content.decode()
    assert browser.post(address, {**typed, **hidden(kept)}).status_code == 302
    assert case_of(desk, record_of(address)).received["office"] == "Typed at 22:45"
    assert desk.vault.drafts() == []
