"""A paper comes in: kept before it is read, shown with its evidence, confirmed once."""

import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

from amparo.casefile import Role, Sort
from amparo.casefile.written import written
from amparo.clock import CALIFORNIA
from amparo_desk.acts.keep_paper import keep_paper
from tests.desk.screens.here import AT, Desk, county
from tests.desk.screens.papers_made import AO_442, I_200, I_247A, pdf_of
from tests.desk.screens.taken_in import ANSWERS, case_of, confirm, record_of, sent, typed_on

CLERK, SUPERVISOR = Role.CLERK, Role.SUPERVISOR
FORM = pdf_of(I_247A)
FORM_AND_WARRANT = pdf_of(I_247A, I_200)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def words_of(page) -> str:  # type: ignore[no-untyped-def]
    return page.content.decode()


# Kept first.


def test_a_paper_is_kept_sealed_before_anything_reads_it(desk: Desk) -> None:
    address = sent(desk.as_(CLERK), FORM)
    draft = record_of(address)
    assert [head.id for head in desk.vault.drafts()] == [draft]
    content = desk.vault.draft(draft, at=AT, by="test", role="clerk")
    assert "read" not in content
    assert abs((datetime.now(UTC) - content["came_at"]).total_seconds()) < 60
    papers = desk.vault.draft_papers(draft, at=AT, by="test", role="clerk")
    assert papers == [(FORM, "application/pdf")]
    database = Path(connections["default"].settings_dict["NAME"]).read_bytes()
    assert b"FICTICIO EJEMPLO" not in database


def test_after_a_crash_between_sending_and_confirming_the_next_clerk_goes_on(desk: Desk) -> None:
    address = sent(desk.as_(CLERK), FORM)
    page = words_of(desk.as_(CLERK).get("/requests/new/"))
    assert f'href="{address}"' in page
    assert confirm(desk.as_(CLERK), address).status_code == 302
    assert f'href="{address}"' not in words_of(desk.as_(CLERK).get("/requests/new/"))


def test_a_paper_kept_by_an_act_that_was_cut_off_before_reading_is_read_when_it_is_looked_at(
    desk: Desk,
) -> None:
    draft = "5a0a4a8e-1f5d-4f6e-9a8b-3f1f2d1c0b9a"
    keep_paper(desk.vault, desk.actor(CLERK), draft, datetime.now(UTC), [(FORM, "application/pdf")])
    page = desk.as_(CLERK).get(f"/requests/new/{draft}/")
    assert {field.name: field.value for field in page.context["fields"]}["booking_ref"] == "B-1002"
    assert "read" in desk.vault.draft(draft, at=AT, by="test", role="clerk")


def test_two_drafts_at_once_stay_apart(desk: Desk) -> None:
    one, other = desk.as_(CLERK), desk.as_(CLERK)
    first, second = sent(one, FORM), sent(other, pdf_of(AO_442))
    assert confirm(one, first).status_code == 302
    assert [head.id for head in desk.vault.drafts()] == [record_of(second)]
    assert case_of(desk, record_of(first)).received["form"] == "I-247A"


# Shown with its evidence.


def test_each_field_shows_where_it_was_read_and_how_surely(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    page = words_of(browser.get(sent(browser, FORM_AND_WARRANT)))
    assert "Signed by an immigration officer: no judge." in page
    assert "Page 1, from the text of the file, 100 % sure. As written: “FICTICIO EJEMPLO, Alex”." in page
    assert "where the person belongs or was born" in page
    assert "Freedonia" not in page
    assert "A-000-000-000" not in page
    assert page.count("<rect ") > 8


def test_the_same_page_speaks_spanish_throughout(desk: Desk) -> None:
    browser = desk.as_(CLERK, language="es")
    page = words_of(browser.get(sent(browser, FORM_AND_WARRANT)))
    assert "La firma un agente migratorio: no es de un juez." in page
    assert "¿Es alguien que está aquí?" in page
    page = re.sub(r"<[^>]*>", " ", page)
    for english in ("Signed by", "Came in", "required", "As written", "Papers with it"):
        assert english not in page


def test_looking_at_a_page_of_it_is_on_record(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    browser.get(address)
    picture = browser.get(f"{address}page/1.png")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert len(picture.content) < 60_000
    assert "page 1 of a draft" in [why for *_, why in desk.vault.reads(record_of(address))]
    assert browser.get(f"{address}page/2.png").status_code == 404
    assert browser.get(f"{address}page/1.png?paper=7").status_code == 404
    assert browser.get(f"{address}page/1.png?paper=-1").status_code == 404


def test_the_file_as_it_came_is_given_out_and_never_opened_by_the_browser(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    answer = browser.get(f"{sent(browser, FORM)}file/0")
    assert answer.content == FORM
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


# On record.


def test_confirmed_it_is_one_record_with_two_parts_its_paper_and_its_evidence(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM_AND_WARRANT)
    answer = confirm(browser, address)
    record = record_of(address)
    assert answer["Location"] == f"/requests/{record}/"
    case = case_of(desk, record)
    assert list(case.parts) == ["notification", "hold"]
    assert case.received["reference"].startswith("D-20")
    assert case.received["reference"].endswith(record[:6].upper())
    assert case.received["papers"] == [{"name": "I-200", "judicial": False}]
    assert case.received["name"] == "FICTICIO EJEMPLO, Alex"
    assert case.received["matched_by"] == "booking_number"
    assert case.parts["hold"].decided is not None
    assert case.parts["hold"].decided["outcome"] == "prohibited"
    assert [one["paper"] for one in case.documents] == ["I-247A"]
    kept = desk.vault.document(record, case.documents[0]["sha256"], at=AT, by="t", role="clerk")
    assert kept == FORM_AND_WARRANT
    told = {one["field"]: one for one in case.documents[0]["evidence"]}
    assert told["asks_hold"]["page"] == 1
    assert not told["asks_hold"]["changed"]
    assert desk.vault.drafts() == []


def test_of_the_birth_date_only_minor_or_not_is_kept_and_of_origin_nothing(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    for born, minor in (("1988-01-01", False), ("2015-06-01", True), ("", None)):
        address = sent(browser, pdf_of(I_247A, [born or "x"]))
        confirm(browser, address, born=born, earlier="another")
        case = case_of(desk, record_of(address))
        facts = case.parts["notification"].facts
        assert facts is not None
        assert facts["person"].get("minor") is minor
        whole = b"".join(written(event.body) + written(event.person) for event in case.events)
        for never in (b"1988-01-01", b"01/01/1988", b"2015-06-01", b"Freedonia", b"A-000", b'"born"'):
            assert never not in whole


def test_both_times_are_kept_the_machine_s_and_the_one_that_was_confirmed(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    confirm(browser, address, received_at="2025-01-09 22:45")
    first = case_of(desk, record_of(address)).events[0]
    assert first.on_paper == datetime(2025, 1, 9, 22, 45, tzinfo=CALIFORNIA)
    assert abs((datetime.now(UTC) - first.at).total_seconds()) < 60


def test_the_line_of_a_fax_machine_gives_the_hour_and_the_channel(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    minute = datetime.now(CALIFORNIA).replace(second=0, microsecond=0) - timedelta(minutes=10)
    for line in (
        f"{minute:%m/%d/%Y %H:%M}  FROM: ERO 555 0100  P.01/01",
        f"{minute:%b-%d-%Y %I:%M%p}".upper() + "  555 0100  P.1/1",
        f"{minute:%Y-%m-%d %H:%M}  ERO (FICTIONAL)  FAX",
    ):
        typed = typed_on(browser.get(sent(browser, pdf_of([line, *I_247A], top=775))))
        assert (typed["received_at"], typed["channel"]) == (f"{minute:%Y-%m-%d %H:%M}", "fax"), line


@pytest.mark.parametrize(
    "line", ["01/09/1999 22:41 FROM: 555 0100 P.1", "99/99/2026 22:41 FAX", "Printed 6:40 PM", "FAX"]
)
def test_a_line_of_another_day_or_of_no_clock_is_no_fax_line(desk: Desk, line: str) -> None:
    browser = desk.as_(CLERK)
    typed = typed_on(browser.get(sent(browser, pdf_of([line, *I_247A], top=775))))
    assert typed["channel"] == ""


def test_what_tells_who_the_person_is_stands_in_no_open_half(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    confirm(browser, address)
    told = b"".join(written(event.body) for event in desk.vault.events(record_of(address)))
    for private in (b"EJEMPLO", b"B-1002", b"1988", b"paper-0.pdf"):
        assert private not in told


def test_a_box_that_could_not_be_read_must_be_answered(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    typed = typed_on(browser.get(address), **ANSWERS)
    del typed["asks_hold"]
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert {field.name for field in answer.context["fields"] if field.error} == {"asks_hold"}
    assert typed_on(answer)["name"] == "FICTICIO EJEMPLO, Alex"


def test_a_value_that_a_person_changed_is_marked_beside_its_evidence(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    confirm(browser, address, office="ICE ERO, Fiction Field Office", asks_hold="no")
    case = case_of(desk, record_of(address))
    assert list(case.parts) == ["notification"]
    changed = {one["field"] for one in case.documents[0]["evidence"] if one["changed"]}
    assert changed == {"office", "asks_hold"}


# Once, and by one.


def test_a_double_click_makes_one_record(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    typed = typed_on(browser.get(address), **ANSWERS)
    first = browser.post(address, typed)
    count = len(desk.vault.events(record_of(address)))
    second = browser.post(address, typed)
    assert first["Location"] == second["Location"]
    assert len(desk.vault.events(record_of(address))) == count
    assert "on record already" in words_of(browser.get(second["Location"]))


def test_two_clicks_in_the_same_moment_make_one_record(desk: Desk) -> None:
    browsers = [desk.as_(CLERK), desk.as_(CLERK)]
    address = sent(browsers[0], FORM)
    typed = typed_on(browsers[0].get(address), **ANSWERS)
    codes: list[int] = []

    def click(place: int) -> None:
        codes.append(browsers[place].post(address, typed).status_code)
        for connection in connections.all(initialized_only=True):
            connection.close()

    clicks = [threading.Thread(target=click, args=(place,)) for place in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert codes == [302, 302]
    sorts = [event.sort for event in desk.vault.events(record_of(address))]
    assert sorts.count(Sort.REQUEST_RECEIVED) == 1
    assert sorts.count(Sort.DOCUMENT_ATTACHED) == 1


def test_a_second_clerk_who_confirms_something_else_is_told(desk: Desk) -> None:
    first, second = desk.as_(CLERK), desk.as_(CLERK)
    address = sent(first, FORM)
    theirs = typed_on(second.get(address), **ANSWERS, name="Another Name")
    confirm(first, address)
    answer = second.post(address, theirs, follow=True)
    assert "Look whether it says what you confirmed" in words_of(answer)
    assert case_of(desk, record_of(address)).received["name"] == "FICTICIO EJEMPLO, Alex"
