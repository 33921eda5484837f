"""A proof for a holder from its page: what is offered, what is shown, the file that anybody can check, and its sheet."""

import io
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pypdf import PdfReader

from amparo.casefile import Role
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.release.records import ENVELOPE, NEVER_SHOWN
from amparo.tlog import (
    ProofFile,
    check_inclusion,
    leaf_hash,
    open_note,
    read_checkpoint,
    read_leaf,
    read_proof_file,
    root_of_day,
)
from amparo_desk.screens.field_words import field_name, is_sealed, said_value
from tests.desk.screens.here import AT, Desk, county, sample_request
from tests.desk.signed_days import KEY, close, sign

SUPERVISOR, COUNSEL = Role.SUPERVISOR, Role.COUNSEL
BOX = re.compile(r'<input type="checkbox" id="(e\d+\.[\w.]+)" name="[^"]+" value="yes"( checked)?')
NIGHT = datetime(2026, 11, 25, 0, 5, tzinfo=CALIFORNIA)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    """A county with the sample's policy."""
    return county()


@pytest.fixture
def record(desk: Desk) -> str:
    """The sample's request; its day is closed and signed."""
    made = sample_request(desk)
    close(desk.vault, NIGHT)
    sign(desk.vault)
    return made


def boxes(page: str) -> dict[str, bool]:
    """Each box of the page, and whether it is ticked."""
    return {name: bool(ticked) for name, ticked in BOX.findall(page)}


def shown(desk: Desk, record: str, *roles: Role, language: str = "en") -> str:
    """The page as it is first shown."""
    browser = desk.as_(*(roles or (COUNSEL,)), language=language)
    return str(browser.get(f"/requests/{record}/proof/").content.decode())


def sent(desk: Desk, record: str, *ticked: str, **more: str) -> Any:
    """The form as it is sent with these boxes."""
    browser = desk.as_(COUNSEL)
    return browser.post(f"/requests/{record}/proof/", {**dict.fromkeys(ticked, "yes"), **more})


def checked(content: bytes) -> ProofFile:
    """A proof file that leads to a head which the log's key signed, as a stranger checks it."""
    proof = read_proof_file(content)
    assert open_note(proof.checkpoint, [KEY.verifier])
    point = read_checkpoint(proof.checkpoint.text)
    for day in proof.days:
        check_inclusion(leaf_hash(day.entry), day.index, point.size, day.path, point.root)
        for one in day.records:
            assert root_of_day(one.record.root, one.steps) == read_leaf(day.entry).root
    return proof


# What is offered.


def test_every_field_that_an_entry_can_have_is_called_something_in_both_languages() -> None:
    names = {*ENVELOPE}
    for told in SORTS.values():
        names |= {f"{'person' if field.person else 'body'}.{name}" for name, field in told.fields.items()}
    unnamed = [name for name in sorted(names) if field_name(name)[0] == name.rpartition(".")[2]]
    assert unnamed == []


def test_who_the_person_is_is_offered_and_not_ticked_and_who_noted_it_is_never_offered(
    desk: Desk, record: str
) -> None:
    page = shown(desk, record)
    found = boxes(page)
    fields = {box.partition(".")[2] for box in found}
    assert "person.name" in fields
    assert not fields & NEVER_SHOWN
    assert not any(ticked for box, ticked in found.items() if is_sealed(box.partition(".")[2]))
    assert found["e1.body.office"]
    assert found["e4.body.citation"]
    assert "EJEMPLO, Alex" in page, "who chooses sees what they choose"


def test_values_are_said_in_words_in_the_reader_s_language(desk: Desk, record: str) -> None:
    page = shown(desk, record, language="es")
    for word in (
        "avisar cuándo sale la persona",
        "una orden de un agente migratorio (I-200, I-205)",
        "sellado",
    ):
        assert word in page
    for raw in ("administrative_warrant", "immigration_officer", "COPY_TO_PERSON", "request_received"):
        assert raw not in page


def test_buttons_tick_all_none_and_the_usual_of_everything_or_of_one_entry(desk: Desk, record: str) -> None:
    usual = boxes(shown(desk, record))
    everything = boxes(sent(desk, record, set="all").content.decode())
    assert all(everything.values())
    assert not any(boxes(sent(desk, record, *everything, set="none").content.decode()).values())
    assert boxes(sent(desk, record, set="usual").content.decode()) == usual
    one = boxes(sent(desk, record, "e1.body.form", set="all.2").content.decode())
    assert {box for box, ticked in one.items() if ticked} == {
        "e1.body.form",
        *(box for box in everything if box.startswith("e2.")),
    }


# What is handed out.


def test_the_file_shows_what_was_ticked_and_proves_it_to_a_stranger(desk: Desk, record: str) -> None:
    answer = sent(desk, record, "e1.body.form", "e1.person.name", "e4.body.outcome", take="file")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert re.fullmatch(r'attachment; filename="[\w.-]+-proof\.json"', answer["Content-Disposition"])
    assert answer["Cache-Control"] == "no-store"
    (day,) = checked(answer.content).days
    held = [{field.name: field.content for field in one.record.fields} for one in day.records]
    assert held == [
        {"body.form": "I-247A", "person.name": "EJEMPLO, Alex", "kind": "event"},
        {"body.outcome": held[1]["body.outcome"], "kind": "event"},
    ]
    assert b"c.ruiz" not in answer.content
    assert "give_proof" in {why for _, _, _, why in desk.vault.reads(record)}


def test_the_sheet_says_in_its_holder_s_language_what_the_file_says_and_does_not(
    desk: Desk, record: str
) -> None:
    answer = sent(desk, record, "e1.sort", "e1.person.name", take="sheet", language="es")
    text = _text(answer)
    for words in (
        "Prueba de su expediente",
        "Llegó una solicitud.",
        "EJEMPLO, Alex",
        "Qué no prueba",
        "Que lo anotado sea cierto.",
        "amparo verify",
        "Esto no es asesoría legal",
    ):
        assert words in text, words
    assert KEY.verifier.vkey in text.replace(" ", "").replace("\u200b", ""), "the key stands on it whole"
    office = desk.vault.events(record)[0].body["office"]
    assert len(office) > 3
    assert office not in text, "what was not ticked is not on it"
    assert "What it does not prove" in _text(sent(desk, record, "e1.sort", take="sheet", language="en"))


def _text(answer: Any) -> str:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf"), answer.content[:400]
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_with_nothing_ticked_the_form_says_so_and_nothing_is_given(desk: Desk, record: str) -> None:
    answer = sent(desk, record, take="file")
    assert answer.status_code == 422
    assert "Nothing is ticked." in answer.content.decode()
    assert "give_proof" not in {why for _, _, _, why in desk.vault.reads(record)}


def test_a_box_that_was_never_offered_opens_nothing(desk: Desk, record: str) -> None:
    answer = sent(desk, record, "e1.by", "e9.body.form", "e1.body.form", take="file")
    (day,) = checked(answer.content).days
    assert [field.name for field in day.records[0].record.fields] == ["body.form", "kind"]


# What cannot be proved yet.


def test_an_entry_of_today_says_until_when_to_wait_and_offers_no_box(desk: Desk) -> None:
    record = sample_request(desk)
    page = shown(desk, record)
    assert boxes(page) == {}
    assert "Its day is not closed yet." in page
    assert "Su día aún no está cerrado." in shown(desk, record, language="es")
    assert sent(desk, record, "e1.body.form", take="file").status_code == 422


def test_a_closed_day_that_is_not_signed_waits_too_and_is_named(desk: Desk) -> None:
    record = sample_request(desk)
    close(desk.vault, NIGHT)
    page = shown(desk, record)
    assert boxes(page) == {}
    assert "It is in Tuesday, November 24, 2026, which is closed and waits for its signature." in page


def test_a_log_that_cannot_be_read_is_told_and_every_tick_stays(
    desk: Desk, record: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "LOG_HOME", tmp_path / "nowhere")
    answer = sent(desk, record, "e1.body.form", take="file")
    assert answer.status_code == 409
    assert "nowhere" in answer.content.decode()
    assert [box for box, ticked in boxes(answer.content.decode()).items() if ticked] == ["e1.body.form"]


def test_at_a_desk_that_is_late_the_proof_still_names_the_day_on_which_it_was_noted(desk: Desk) -> None:
    record = sample_request(desk)
    close(desk.vault, NIGHT + timedelta(days=3))
    sign(desk.vault)
    answer = sent(desk, record, "e1.day", "e1.at", take="file")
    (day,) = checked(answer.content).days
    assert read_leaf(day.entry).day == AT.astimezone(CALIFORNIA).date()


def test_of_the_list_that_an_entry_comes_from_what_is_empty_is_not_shown() -> None:
    source = {"agency": "", "file": "list.csv", "line": 25, "lift_reason": "", "state": "Active"}
    assert (
        said_value("body.source", source, "en") == "file: list.csv; line: 25; state as written there: Active"
    )
    assert said_value("body.source", source, "es").startswith("archivo: list.csv; línea: 25; estado")
