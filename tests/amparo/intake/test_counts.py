"""The figures of a list: each with its definition, each as the specification's table has it."""

from pathlib import Path

import pytest

from amparo.intake import open_input
from amparo.intake.review import Count, count_contacts
from tests.amparo.intake import lists

SAMPLE = Path(__file__).parents[3] / "samples" / "jail-requests-2025.csv"

EXPECTED = {
    "contacts": 24,
    "forms": 21,
    "requests_about_one_person": 22,
    "people": 21,
    "bookings": 22,
    "parts": 43,
    "answered": 7,
    "answered_with_warrant": 8,
    "notices_to_federal_office": 6,
    "transfers": 1,
    "arrests": 4,
    "arrests_in_period": 3,
    "offenses": 9,
    "staff_minutes": 799,
}


@pytest.fixture(scope="module")
def counts() -> tuple[Count, ...]:
    return count_contacts(list(open_input(SAMPLE).contacts))


def test_every_figure_of_the_sample_is_the_one_defined(counts: tuple[Count, ...]) -> None:
    assert {count.id: count.value for count in counts} == EXPECTED


def test_every_figure_carries_its_definition_in_both_languages(counts: tuple[Count, ...]) -> None:
    for count in counts:
        assert count.question_in("en") != count.question_in("es")
        assert count.definition_in("en") != count.definition_in("es")
        assert "{period}" not in count.question + count.pregunta + count.definition + count.definicion
    assert len({count.question for count in counts}) == len(counts)


def test_what_happened_after_the_year_is_not_counted_into_it(tmp_path: Path) -> None:
    line = {
        **lists.TOLD,
        "received_at": "2025-12-31T23:50",
        "decided_at": "2026-01-01T08:00",
        "copy_served_at": "2026-01-01T08:00",
        "told_decision_at": "2026-01-01T08:00",
        "ice_notified_at": "2026-01-02T08:00",
        "released_at": "2026-01-03T08:00",
        "ice_arrest_on_premises": "yes",
    }
    values = {
        count.id: count.value
        for count in count_contacts(list(open_input(lists.write(tmp_path, line)).contacts))
    }
    assert (values["contacts"], values["answered"]) == (1, 1)
    assert (values["arrests"], values["arrests_in_period"], values["notices_to_federal_office"]) == (1, 0, 0)
