"""How a keyed federal form is read: parts, papers, age, the local record; and what stays in the reader."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amparo.intake import Contact, Options, RefusedError, Source, open_input
from amparo.intake.i247a import is_keyed_form, read_form

SAMPLE = Path(__file__).parents[3] / "samples" / "i247a-request.json"


@pytest.fixture
def form() -> dict[str, Any]:
    given: dict[str, Any] = json.loads(SAMPLE.read_text("utf-8"))
    return given


def opened(folder: Path, form: dict[str, Any], options: Options | None = None) -> Source:
    path = folder / "form.json"
    path.write_text(json.dumps(form), "utf-8")
    return open_input(path, options)


def read(folder: Path, form: dict[str, Any], options: Options | None = None) -> Contact:
    (contact,) = opened(folder, form, options).contacts
    return contact


def put(form: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(form)
    *groups, last = path.split(".")
    here: Any = changed
    for name in groups:
        here = here[int(name)] if name.isdigit() else here[name]
    here[int(last) if last.isdigit() else last] = value
    return changed


def test_a_form_that_ticks_notice_and_hold_is_one_contact_with_two_parts(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    contact = read(tmp_path, form)
    assert contact.asks == ("notification", "hold")
    assert (contact.reference, contact.booking_ref, contact.pages) == ("I-247A_20250109T2245", "B-1002", 3)


def test_the_attached_i_200_is_administrative_because_an_officer_signed_it(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    assert [(paper.name, paper.judicial) for paper in read(tmp_path, form).papers] == [("I-200", False)]


def test_a_paper_that_claims_to_be_judicial_over_an_officers_name_is_refused(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    with pytest.raises(
        RefusedError, match=r"`attachments\[0\].is_judicial`: is_judicial is true, but it is signed"
    ):
        read(tmp_path, put(form, "attachments.0.is_judicial", True))


def test_the_form_is_decided_for_the_day_chosen_or_else_for_the_day_it_came_in(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    assert {part.on for part in read(tmp_path, form).parts} == {date(2025, 1, 9)}
    assert {part.on for part in read(tmp_path, form, Options(on=date(2025, 1, 22))).parts} == {
        date(2025, 1, 22)
    }


@pytest.mark.parametrize(
    ("born", "on", "minor"),
    [
        ("1988-01-01", date(2025, 1, 9), False),
        ("2007-01-10", date(2025, 1, 9), True),  # eighteen tomorrow
        ("2007-01-09", date(2025, 1, 9), False),  # eighteen today
        ("2008-02-29", date(2026, 2, 28), True),  # born on a leap day
        ("2008-02-29", date(2026, 3, 1), False),
    ],
)
def test_of_the_date_of_birth_only_minor_or_not_is_handed_on(
    tmp_path: Path, form: dict[str, Any], born: str, on: date, minor: bool
) -> None:
    contact = read(tmp_path, put(form, "form.subject.date_of_birth", born), Options(on=on))
    assert contact.parts[0].person["minor"] is minor
    assert born not in repr(contact)


def test_no_name_no_birth_date_no_citizenship_and_no_federal_number_leaves_the_reader(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    form = put(form, "form.subject.citizenship_as_claimed_by_sender", "Freedonia")
    source = opened(tmp_path, form)
    everything = repr(list(source.contacts)) + repr(source.dropped) + repr(source.assumed)
    for private in ("FICTICIO", "1988", "Freedonia", "000-FICTION", "A-000-000-000", "MAD-2501", "illegible"):
        assert private not in everything
    assert any("'citizenship_as_claimed_by_sender'" in said.en for said in source.dropped)


def test_fields_nobody_knows_are_named_and_remarks_are_not(tmp_path: Path, form: dict[str, Any]) -> None:
    source = opened(tmp_path, {**form, "local_recrod": {"convictions": []}, "_remark": "ours"})
    assert any("'local_recrod.convictions'" in said.en for said in source.dropped)
    assert "_remark" not in repr(source.dropped)


def test_what_the_local_record_does_not_say_stays_unknown(tmp_path: Path, form: dict[str, Any]) -> None:
    del form["local_record"]["convictions"]
    del form["form"]["subject"]["date_of_birth"]
    source = opened(tmp_path, put(form, "local_record.registrant_290_or_457_1", None))
    (contact,) = source.contacts
    assert contact.parts[0].person == {"in_custody": True, "pending": []}
    assert any("whether the person is a minor is unknown" in said.en for said in source.assumed)


def test_a_serious_felony_counts_as_proved_only_from_a_courts_record(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    proved = read(tmp_path, form).parts[0].person["convictions"][0]
    hearsay = read(tmp_path, put(form, "local_record.convictions.0.source", "rap sheet"))
    assert (proved["strike"], proved["verified"]) == (True, True)
    assert hearsay.parts[0].person["convictions"][0]["strike"] is None


def test_a_charge_is_held_to_answer_only_if_a_magistrate_said_so(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    form = put(form, "local_record.charges_pending", [{"code": "PC 211", "level": "felony"}])
    for held, finding in ((True, "pc872_holding_order"), (False, "none"), (None, None)):
        contact = read(tmp_path, put(form, "local_record.held_to_answer_by_magistrate", held))
        assert contact.parts[0].person["pending"][0]["finding"] == finding


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("received.at", "yesterday", "`received.at`: 'yesterday' is no local date and time."),
        ("received.at", None, "`received.at`: the moment of arrival is missing."),
        ("received.channel", "pigeon", "`received.channel`: 'pigeon' is no word of this field."),
        ("received.pages", "three", "`received.pages`: 'three' is no number from 0 to 500."),
        ("received.pages", True, "`received.pages`: 'True' is no number"),
        ("form.name", "I-999", "`form.name`: 'I-999' is no word of this field."),
        ("form.requests_made", {}, "`form.requests_made`: this form asks nothing."),
        ("form.requests_made", "all", "`form.requests_made`: this is no group of fields."),
        (
            "form.subject.date_of_birth",
            "1988-13-01",
            "`form.subject.date_of_birth`: '1988-13-01' is on no calendar.",
        ),
        ("form.subject.date_of_birth", "2025-02-01", "this day is after the day of the act."),
        ("local_record.booking_ref", "Alex", "`local_record.booking_ref`: 'Alex' is no reference."),
        ("local_record.convictions", {}, "`local_record.convictions`: this is no list of groups"),
        (
            "local_record.convictions.0.code",
            "assault",
            "`local_record.convictions[0].code`: 'assault' is no code",
        ),
        ("local_record.convictions.0.level", "big", "`local_record.convictions[0].level`: 'big' is no word"),
        (
            "local_record.convictions.0.convicted_on",
            "2025-01-10",
            "the conviction is after the day of the act.",
        ),
        ("attachments.0.signed_by", "the boss", "`attachments[0].signed_by`: 'the boss' is no word"),
        ("form.from", "x" * 200, "`form.from`: "),
        ("form.from", "a\nb", "`form.from`: 'a\\nb' is no text"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_with_its_path(
    tmp_path: Path, form: dict[str, Any], path: str, value: Any, said: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, put(form, path, value))
    assert said in str(refused.value)


def test_a_form_read_elsewhere_gives_the_same_contact(form: dict[str, Any], tmp_path: Path) -> None:
    assert is_keyed_form(form)
    assert not is_keyed_form({"request": {}, "person": {}})
    assert read_form(form, str(tmp_path / "form.json")) == read(tmp_path, form)


# A part that is asked never vanishes in silence.


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "form.requests_made.notify_befor_release",
            {"asked": True},
            "notify_befor_release`: a form asks no such thing. Did you mean `notify_before_release`?",
        ),
        (
            "form.requests_made.hold_past_release",
            {"askd": True},
            "`form.requests_made.hold_past_release.askd`: there is no such field. Did you mean `asked`?",
        ),
        (
            "form.requests_made.hold_past_release.asked",
            None,
            "`form.requests_made.hold_past_release.asked`: nobody knows whether this is asked. Look at the form",
        ),
        (
            "form.requests_made.hold_past_release",
            {"max_hours": 48},
            "`form.requests_made.hold_past_release.asked`: nobody knows whether this is asked.",
        ),
        (
            "form.requests_made.relay_to_next_facility",
            None,
            "`form.requests_made.relay_to_next_facility.asked`: nobody knows",
        ),
        ("form.requests_made.\x1b[31m", {}, r"`form.requests_made.'\x1b[31m'`: a form asks no such thing."),
    ],
)
def test_a_request_that_cannot_be_read_as_asked_or_not_is_refused(
    form: dict[str, Any], path: str, value: Any, said: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        read_form(put(form, path, value), "form.json")
    assert said in str(refused.value)
    assert len(refused.value.problems) == 1


def test_a_remark_under_what_is_asked_is_no_request(form: dict[str, Any]) -> None:
    form = put(form, "form.requests_made._remark", "ours")
    assert read_form(put(form, "form.requests_made.hold_past_release._seen", "yes"), "f").asks == (
        "notification",
        "hold",
    )


@pytest.mark.parametrize(
    ("path", "value", "column"),
    [
        ("received.at", "yesterday", "received.at"),  # date of birth and convictions are not to blame
        ("received", "yesterday", "received"),
        ("form.requests_made", "all", "form.requests_made"),
        ("attachments.0", {"name": "I-200", "kind": "administrative_warrant", "signed_by": "boss",
                           "is_judicial": True}, "attachments[0].signed_by"),
    ],
)  # fmt: skip
def test_only_the_cause_is_told_and_not_what_follows_from_it(
    form: dict[str, Any], path: str, value: Any, column: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        read_form(put(form, path, value), "form.json")
    assert [problem.column for problem in refused.value.problems] == [column]


def test_asked_in_another_language_is_told_once(form: dict[str, Any]) -> None:
    form = put(form, "form.requests_made", {"hold_past_release": {"asked": "ja"}})
    with pytest.raises(RefusedError) as refused:
        read_form(form, "form.json")
    assert [problem.problem for problem in refused.value.problems] == ["'ja' is neither true nor false."]


def test_a_level_that_somebody_calls_unknown_is_unknown(form: dict[str, Any]) -> None:
    contact = read_form(put(form, "local_record.convictions.0.level", "unknown"), "form.json")
    assert contact.parts[0].person["convictions"][0]["level"] is None


def test_a_case_is_sent_to_the_command_that_decides_it(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"this is a case: use `amparo decide .*form\.json`"):
        opened(tmp_path, {"on": "2026-11-24", "request": {"kind": "hold"}, "person": {}})


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_form_in_another_encoding_is_to_be_saved_as_utf_8(
    tmp_path: Path, form: dict[str, Any], encoding: str
) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(json.dumps({**form, "agency": "Cañada"}, ensure_ascii=False).encode(encoding))
    with pytest.raises(RefusedError, match="save it as UTF-8"):
        open_input(path)
