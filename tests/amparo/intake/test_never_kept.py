"""What is never kept, found by pattern: columns on belonging, and free text that names somebody."""

import csv
from pathlib import Path

import pytest

from amparo.intake.never_kept import names_somebody, never_kept

SAMPLE = Path(__file__).parents[3] / "samples" / "jail-requests-2025.csv"


@pytest.mark.parametrize(
    "note",
    [
        "Spoke with attorney of Sr. Ejemplo Ficticio.",
        "Called 555-0142.",
        "Called (707) 555-0142 twice.",
        "Called 707.555.0142.",
        "Called 7075550142.",
        "Wrote to nobody@jail.example about it.",
        "File A000-000-000 was attached.",
        "Told Doña Invencia at the window.",
        "Dr. Nadie confirmed.",
        "Released to Deputy Nadie.",
    ],
)
def test_a_note_that_seems_to_name_somebody_is_found(note: str) -> None:
    assert names_somebody(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Charge pending, no conviction found.",
        "Released 26 hours after release was due.",
        "Served on 2025-07-30 at 10:05, 22 minutes.",
        "PC 29800(a)(1), 2012-02-10.",
        "Federal criminal arrest warrant signed by a magistrate judge.",
        "Same person as R-003, new booking B-1016.",
    ],
)
def test_an_ordinary_note_passes(note: str) -> None:
    assert not names_somebody(note)


def test_of_the_samples_notes_only_that_of_r_020_must_be_struck() -> None:
    with SAMPLE.open(encoding="utf-8") as file:
        found = [row["request_id"] for row in csv.DictReader(file) if names_somebody(row["note"])]
    assert found == ["R-020"]


@pytest.mark.parametrize(
    "column",
    [
        "citizenship_as_claimed_by_sender",
        "Birth Country",
        "BIRTHPLACE",
        "Citizenship Country",
        "a_number",
    ],
)
def test_columns_on_belonging_are_known_in_every_spelling(column: str) -> None:
    assert never_kept(column)


@pytest.mark.parametrize("column", ["note", "city", "state", "person_ref", "age_band", "State", "City"])
def test_other_columns_are_not_taken_for_them(column: str) -> None:
    assert not never_kept(column)
