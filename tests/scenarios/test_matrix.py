"""The matrix of places and requests, every cell, as a table: quick to read beside the rules, which govern."""

from datetime import date
from typing import Any

import pytest

from amparo.law.places import decide_visit

ON = date(2026, 9, 15)  # a Tuesday, after every act of the table began
LETTERS = {
    "R": {"refuse_access", "refuse_records"},
    "H": {"hold_and_refer"},
    "L": {"permit_limited"},
    "P": {"public_area_ok"},
    "N": {"do_not_obstruct"},
    "G": {"provide"},
}
WEAK = ("NONE", "i200", "i205", "ij_order", "i247a", "letter_email_card")
ENTRY: tuple[dict[str, Any], ...] = (
    {"request": "enter_nonpublic"},
    {"request": "search", "area": "nonpublic"},
)
TALK: tuple[dict[str, Any], ...] = (
    {"request": "speak_to_person", "area": "public", "person_sought": "visitor"},
)
TAKE: tuple[dict[str, Any], ...] = (
    {"request": "arrest", "area": "public"},
    {"request": "remove_person", "area": "public"},
)
INSIDE: tuple[dict[str, Any], ...] = tuple(
    {"request": request, "area": "nonpublic"} for request in ("speak_to_person", "arrest", "remove_person")
)
RECORDS: tuple[dict[str, Any], ...] = ({"request": "records"},)
COLUMNS: dict[str, tuple[tuple[dict[str, Any], ...], tuple[str, ...]]] = {
    "public area": (({"request": "enter_public", "area": "public"},), ("NONE", "i200", "UNKNOWN")),
    "nonpublic, no court paper": (ENTRY, WEAK),
    "nonpublic, a court's warrant or order": (ENTRY, ("ao93", "ca_search", "ca_order")),
    "nonpublic, a court's subpoena": (ENTRY, ("ao88", "ao89_ao110", "ca_subpoena")),
    "talk in a public area": (TALK, WEAK),
    "arrest or take in a public area": (TAKE, WEAK),
    "talk, arrest, take in a nonpublic area": (INSIDE, WEAK),
    "records, no paper": (RECORDS, ("NONE",)),
    "records, an agency's subpoena": (RECORDS, ("i138",)),
    "records, a court's subpoena": (RECORDS, ("ao88", "ca_subpoena")),
    "arrest with a federal arrest warrant": (({"request": "arrest", "area": "nonpublic"},), ("ao442",)),
    "goes in anyway or claims an emergency": (
        ({"request": "enter_nonpublic", "officer_proceeds": "yes"}, {"request": "search", "exigency_claimed": "yes"}),
        ("NONE", "i200"),
    ),
}  # fmt: skip
COLLEGE = "P R L H H H R R H L L N"
ROWS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("k12", {}, "P R L H H H R R R L L N"),
    ("child_care", {"licensed": "yes"}, "P H L H H H H R R H L N"),
    ("ccc", {}, COLLEGE),
    ("csu", {}, COLLEGE),
    ("private_college", {}, COLLEGE),
    ("uc", {}, COLLEGE),
    ("health", {}, "P R H R H H R R R H H N"),
    ("courthouse", {}, "P R L H H R R H H H L N"),
    ("library", {}, "P R L H H H R R R * L N"),
    ("shelter", {"operator": "public", "confidential_address": "no"}, "P R L H H H R R R H L N"),
    ("shelter", {"operator": "private", "confidential_address": "no"}, "P H L H H H H R R H L N"),
    ("worksite", {"operator": "public"}, "P R L H H H R R H L L N"),
    ("worksite", {"operator": "private"}, "P H L H H H H H H L L N"),
    ("city_county_office", {}, "P R L H H H R H H H L N"),
)
CELLS = [
    (place, own, column, letter)
    for place, own, letters in ROWS
    for column, letter in zip(COLUMNS, letters.split(), strict=True)
    if letter != "*"
]
SPECIAL = [
    ("k12", {"request": "speak_to_person", "area": "public", "person_sought": "pupil"}, "R"),
    ("k12", {"request": "records", "record_kind": "staff"}, "R"),
    ("k12", {"request": "records", "record_kind": "staff", "document": "i138"}, "H"),
    ("child_care", {"request": "records", "document": "ao88", "counsel_confirmed": "yes"}, "L"),
    ("ccc", {"request": "records", "record_kind": "directory"}, "H"),
    ("uc", {"request": "records", "record_kind": "directory"}, "H"),
    ("health", {"request": "search", "document": "ao93", "grants_nonpublic_access": "yes"}, "L"),
    ("health", {"request": "arrest", "document": "ao442", "grants_nonpublic_access": "yes"}, "L"),
    ("courthouse", {"request": "records", "record_kind": "public_case_file"}, "G"),
    ("courthouse", {"request": "records", "document": "ao88", "counsel_confirmed": "yes"}, "L"),
    ("library", {"request": "records", "document": "ca_subpoena"}, "R"),
    ("library", {"request": "records", "document": "ao88"}, "H"),
    ("library", {"request": "records", "document": "ca_order"}, "L"),
    ("shelter", {"request": "enter_public", "area": "public", "confidential_address": "yes"}, "H"),
    ("shelter", {"request": "records", "document": "ao88", "counsel_confirmed": "yes"}, "L"),
    *(
        ("city_county_office", {"request": "records", "record_kind": kind}, "R")
        for kind in ("welfare", "juvenile", "voter", "dmv", "patient", "vendors", "employee", "staff")
    ),
    ("city_county_office", {"request": "records", "record_kind": "tenant"}, "H"),
    ("city_county_office", {"request": "records", "record_kind": "vendors", "document": "i138"}, "H"),
    ("city_county_office", {"request": "records", "record_kind": "vendors", "document": "ao88"}, "L"),
    ("city_county_office", {"request": "records", "record_kind": "employee", "document": "ao88"}, "L"),
    ("city_county_office", {"request": "records", "document": "ao88", "counsel_confirmed": "yes"}, "L"),
]
"""What the cells say in words: a kind of record, a person, a second stage."""


@pytest.mark.parametrize("purpose", ["immigration_enforcement", "unknown"])
@pytest.mark.parametrize(
    ("place", "own", "column", "letter"), CELLS, ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_cell(place: str, own: dict[str, Any], column: str, letter: str, purpose: str) -> None:
    requests, papers = COLUMNS[column]
    for asked in requests:
        for paper in papers:
            facts = {"purpose": purpose, **own, **asked, "document": paper}
            answer = decide_visit(place, facts, ON, as_case=True)
            assert answer.outcome in LETTERS[letter], (facts, answer.rule.key)


@pytest.mark.parametrize(("place", "facts", "letter"), SPECIAL)
def test_what_a_cell_says_in_words(place: str, facts: dict[str, Any], letter: str) -> None:
    answer = decide_visit(place, facts, ON, as_case=True)
    assert answer.outcome in LETTERS[letter], answer.rule.key


@pytest.mark.parametrize("place", sorted({place for place, _, _ in ROWS}))
def test_a_paper_that_nobody_could_read_is_held_in_every_cell_but_the_public_area(place: str) -> None:
    own = {"confidential_address": "no"} if place == "shelter" else {}
    for column, (requests, _) in COLUMNS.items():
        if column in ("public area", "goes in anyway or claims an emergency"):
            continue
        for asked in requests:
            answer = decide_visit(place, {**own, **asked, "document": "UNKNOWN"}, ON, as_case=True)
            assert answer.outcome == "hold_and_refer", (column, answer.rule.key)


@pytest.mark.parametrize("place", [place for place, _, _ in ROWS])
def test_a_subpoena_never_opens_a_door(place: str) -> None:
    for kind in ("ao88", "ao89_ao110", "ca_subpoena", "i138"):
        answer = decide_visit(
            place,
            {"request": "enter_nonpublic", "document": kind, "counsel_confirmed": "yes"},
            ON,
            as_case=True,
        )
        assert answer.outcome in LETTERS["H"] | LETTERS["R"], kind
