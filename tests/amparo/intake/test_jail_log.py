"""How a line of a jail's list is read, and how a bad one is refused: with its line, its column, and how to mend it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.intake import Contact, Options, RefusedError, open_input
from amparo.intake.jail_columns import TABLE
from tests.amparo.intake import lists


def read(folder: Path, *lines_: dict[str, str], options: Options | None = None) -> list[Contact]:
    return list(open_input(lists.write(folder, *lines_), options).contacts)


def refusal(folder: Path, *lines_: dict[str, str]) -> str:
    with pytest.raises(RefusedError) as refused:
        read(folder, *lines_)
    return str(refused.value)


# What a line becomes.


def test_one_form_that_asks_three_things_becomes_three_parts(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, {"asks_interview": "yes"})
    assert contact.asks == ("notification", "hold", "interview")


def test_each_part_is_decided_on_the_day_of_its_own_act(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, {**lists.TOLD, "asks_interview": "yes"})
    assert [(part.kind, part.on, part.day_rule) for part in contact.parts] == [
        ("notification", date(2025, 1, 7), "notified"),
        ("hold", date(2025, 1, 8), "release_due"),
        ("interview", date(2025, 1, 6), "decided"),
    ]


def test_where_nobody_decided_the_day_of_arrival_counts(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, {"decision": "pending", "decided_at": "", "release_due_at": ""})
    assert {(part.on, part.day_rule) for part in contact.parts} == {(date(2025, 1, 6), "received")}


def test_a_claimed_conviction_is_the_only_one_of_a_complete_history_and_unverified(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, {**lists.TOLD, "basis_offense": "PC 459/460(a)"})
    person = contact.parts[0].person
    assert person["history_complete"] is True
    assert person["convictions"] == [
        {
            "code": "PC",
            "section": "459/460(a)",
            "level": "felony",
            "date": date(2021, 11, 30),
            "verified": False,
        }
    ]


def test_charge_only_is_one_pending_charge_without_a_finding(tmp_path: Path) -> None:
    (contact,) = read(
        tmp_path, {"basis_claimed": "charge_only", "basis_offense": "PC 273.5", "basis_level": "felony"}
    )
    person = contact.parts[0].person
    assert person["convictions"] == []
    assert person["pending"] == [{"code": "PC", "section": "273.5", "level": "felony", "finding": "none"}]


def test_an_empty_basis_is_a_history_nobody_has_read_and_never_none(tmp_path: Path) -> None:
    unread, none = read(tmp_path, {"basis_claimed": ""}, {"basis_claimed": "none"})
    assert unread.parts[0].person["history_complete"] is None
    assert none.parts[0].person["history_complete"] is True


@pytest.mark.parametrize(
    ("band", "minor"), [("25-34", False), ("65+", False), ("14-17", True), ("under_18", True), ("", None)]
)
def test_an_age_band_says_only_whether_somebody_is_a_minor(
    tmp_path: Path, band: str, minor: bool | None
) -> None:
    (contact,) = read(tmp_path, {"age_band": band})
    assert contact.parts[0].person["minor"] is minor


def test_a_demand_for_a_list_is_information_about_no_one_person(tmp_path: Path) -> None:
    (contact,) = read(
        tmp_path,
        {
            "form": "list_demand",
            "asks_notification": "no",
            "asks_hold": "no",
            "person_ref": "",
            "booking_ref": "",
        },
    )
    assert contact.asks == ("information",)
    assert not contact.about_a_person


def test_a_judicial_warrant_asks_to_act_on_it_and_its_crime_stays_unknown(tmp_path: Path) -> None:
    line = {
        "form": "judicial_warrant",
        "attached_paper": "judicial",
        "asks_notification": "no",
        "asks_hold": "no",
    }
    (contact,) = read(tmp_path, {**line, "basis_claimed": "judicial_warrant"})
    (part,) = contact.parts
    assert part.kind == "criminal_warrant"
    assert part.request["documents"] == [
        {"kind": "arrest_warrant", "signed_by": "federal_magistrate_judge", "crime": None}
    ]


def test_release_dates_are_not_public_unless_the_caller_says_so_and_the_output_says_it(
    tmp_path: Path,
) -> None:
    path = lists.write(tmp_path, {})
    for word, fact in (
        ("", {"release_date": False}),
        ("no", {"release_date": False}),
        ("yes", {"release_date": True}),
        ("unknown", None),
    ):
        source = open_input(path, Options(word))
        (contact,) = source.contacts
        assert contact.parts[0].request.get("info_public") == fact
        assert any("release dates" in said.en for said in source.assumed)


# What is refused.


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("received_at", "", "line 2, `received_at`: the moment of arrival is missing."),
        ("received_at", "1/6/2025 8:12", "is no local date and time. Write it as 2025-01-09T22:45"),
        ("received_at", "2025-02-30T08:00", "'2025-02-30T08:00' is on no calendar and no clock."),
        ("received_at", "2025-01-06T08:00-08:00", "is no local date and time."),
        ("received_at", "1925-01-06T08:00", "is in the year 1925: a slip of the pen?"),
        (
            "decision",
            "maybe",
            "line 2, `decision`: 'maybe' is no word of this column. It is one of responded,",
        ),
        ("decision", "decline", "Did you mean 'declined'?"),
        ("asks_hold", "Y", "`asks_hold`: 'Y' is no word of this column."),
        ("channel", "pigeon", "`channel`: 'pigeon' is no word of this column."),
        ("form", "I-999", "`form`: 'I-999' is no word of this column."),
        ("staff_minutes", "-5", "`staff_minutes`: '-5' is no number from 0 to 100,000."),
        ("staff_minutes", "٣", "`staff_minutes`: '٣' is no number"),
        ("request_id", "=cmd()", "`request_id`: '=cmd()' is no reference."),
        ("request_id", "../../etc/1", "is no reference."),
        ("person_ref", "Alex Ficticio", "`person_ref`: 'Alex Ficticio' is no reference."),
        ("person_ref", "Ficticio", "with at least one digit, as in R-001. Never a name."),
        ("booking_ref", "B-1\x1b[31m", "is no reference."),
        ("age_band", "old", "`age_band`: this is no age band."),
        ("copy_served_language", "=HYPERLINK(1)", "`copy_served_language`: this is no language."),
        ("copy_served_language", "es to Ana Prueba", "`copy_served_language`: this is no language."),
        ("basis_offense", "robbery", "'robbery' is no code with a section."),
        ("basis_date", "2021-02-29", "`basis_date`: '2021-02-29' is on no calendar."),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_its_line_and_column(
    tmp_path: Path, column: str, cell: str, said: str
) -> None:
    assert said in refusal(tmp_path, {column: cell})


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    columns = tuple(name for name in TABLE.needed if name != "decision")
    path = lists.write(tmp_path, {}, columns=columns)
    with pytest.raises(RefusedError, match=r"line 1: this column is missing: decision\. Add it"):
        list(open_input(path).contacts)


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    path = lists.write(tmp_path, {}, columns=(*TABLE.needed, "note"))
    with pytest.raises(RefusedError, match="`note`: this column stands there twice"):
        list(open_input(path).contacts)


def test_a_number_that_stands_twice_is_refused_on_its_second_line(tmp_path: Path) -> None:
    said = refusal(tmp_path, {"request_id": "T-1"}, {"request_id": "T-1"})
    assert "line 3, `request_id`: T-1 stands on line 2 already." in said


def test_a_request_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    assert "this request asks nothing" in refusal(tmp_path, {"asks_notification": "no", "asks_hold": "no"})


def test_a_conviction_after_the_act_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, {**lists.TOLD, "basis_date": "2025-01-08"})
    assert "`basis_date`: the conviction (2025-01-08) is after the act." in said


def test_a_conviction_that_is_not_named_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, {**lists.TOLD, "basis_offense": ""})
    assert "`basis_offense`: a conviction is claimed, but not which." in said


def test_a_comma_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(lists.text_of({}).rstrip("\n") + ",\n", "utf-8")
    with pytest.raises(RefusedError, match=r"line 2: there are \d+ cells under \d+ columns"):
        list(open_input(path).contacts)


def test_a_list_without_a_line_is_refused(tmp_path: Path) -> None:
    assert "there is no line below the column names" in refusal(tmp_path)


def test_all_bad_lines_are_told_at_once_but_not_without_end(tmp_path: Path) -> None:
    said = refusal(tmp_path, *({"channel": "pigeon"} for _ in range(5_000)))
    assert said.count("'pigeon'") == 20
    assert "mend these first." in said


# What is not kept.


@pytest.mark.parametrize(
    "column", ["citizenship", "Nationality", "birth_country", "country of birth", "Immigration-Status"]
)
def test_a_column_on_where_a_person_belongs_is_dropped_and_the_drop_is_said(
    tmp_path: Path, column: str
) -> None:
    path = lists.write(tmp_path, {column: "Freedonia"}, columns=(*TABLE.needed, column))
    source = open_input(path)
    assert [said.en for said in source.dropped] == [
        f"Dropped unread and not kept: {column!r}. No rule turns on where a person was born or belongs."
    ]
    assert "Freedonia" not in repr(list(source.contacts))


def test_a_column_nobody_knows_is_named_and_not_read(tmp_path: Path) -> None:
    path = lists.write(tmp_path, {"cell_block": "C-7"}, columns=(*TABLE.needed, "cell_block"))
    source = open_input(path)
    assert "Columns nobody here knows, not read: 'cell_block'." in source.dropped[0].en
    assert "C-7" not in repr(list(source.contacts))


def test_a_note_leaves_nothing_behind_but_whether_it_must_be_struck(tmp_path: Path) -> None:
    (contact,) = read(tmp_path, {"note": "Spoke with Sra. Ejemplo Ficticia, 555-0142."})
    assert contact.handling.note_to_strike
    assert "Ficticia" not in repr(contact)
    assert "0142" not in repr(contact)


@settings(max_examples=60, deadline=None)
@given(
    column=st.sampled_from(TABLE.needed),
    cell=st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=60),
)
def test_whatever_stands_in_a_cell_the_line_is_read_or_refused_and_nothing_else_happens(
    tmp_path_factory: pytest.TempPathFactory, column: str, cell: str
) -> None:
    path = lists.write(tmp_path_factory.mktemp("any"), {column: cell})
    try:
        read_or_refused = len(list(open_input(path).contacts))
    except RefusedError as error:
        read_or_refused = len(error.problems)
    assert read_or_refused >= 1
