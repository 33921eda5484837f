"""The vocabulary: every measure is defined in both languages, and never added to what counts something else."""

import pytest

from amparo.casefile.sorts import SORTS
from amparo.casefile.visit_sorts import VISIT_SORTS
from amparo.figures.vocabulary import (
    DIMENSIONS,
    KINDS,
    MEASURES,
    UNITS,
    WORDS,
    Measure,
    are_never_added,
    base_word,
    measure_of,
    names_of,
    unit_of,
    word_of,
)
from amparo.register.tables import TABLES


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda one: one.name)
def test_every_measure_is_defined_in_both_languages_and_names_only_what_exists(measure: Measure) -> None:
    for words in (measure.title, measure.meaning):
        assert words["en"].strip()
        assert words["es"].strip()
    assert measure.unit in UNITS or measure.name == "mean_or_median"
    assert set(measure.never_add) <= {*MEASURES, "*"}
    assert set(measure.events) <= {sort.value for sort in SORTS}


def test_every_word_of_another_table_leads_to_a_measure() -> None:
    for word in WORDS.values():
        assert {word.measure, *word.by_unit.values()} <= set(MEASURES)
        assert word.kind in {"", *KINDS}
        assert set(word.by_unit) <= set(UNITS)


def test_the_unit_decides_whether_requests_or_people_were_counted() -> None:
    word = word_of("notifications_given")
    assert word is not None
    assert measure_of(word, "requests").name == "answered_requests"
    assert measure_of(word, "persons").name == "answered_persons"
    assert measure_of(word, "").name == "answered_requests"


def test_the_three_words_for_a_request_are_one_measure_and_three_kinds() -> None:
    names = ("ice_release_notification", "detainer_or_hold", "ice_inquiries_or")
    words = [word_of(f"{name}_requests_received") for name in names]
    assert [word and word.measure for word in words] == ["requests_received"] * 3
    assert len({word.kind for word in words if word}) == 3


def test_a_statistic_is_added_to_nothing() -> None:
    word = word_of("bookings_all_mean_age")
    assert word is not None
    assert MEASURES[word.measure].statistic
    assert base_word("bookings_all_mean_age") == "bookings_all"
    assert all(are_never_added("mean_or_median", name) for name in MEASURES)


def test_whoever_says_that_two_measures_are_not_added_says_it_for_both() -> None:
    assert are_never_added("transfers", "federal_arrests_at_premises")
    assert are_never_added("federal_arrests_at_premises", "transfers")
    assert not are_never_added("staff_minutes", "transfers")


def test_a_word_that_nobody_has_defined_is_not_known() -> None:
    assert word_of("contacts_of_some_sort") is None
    assert unit_of("handfuls") is None
    assert unit_of("unknown") == ""
    assert unit_of("inmates") == "persons"


def test_breakdowns_about_people_are_marked() -> None:
    assert {name for name, one in DIMENSIONS.items() if not one.about_people} == {"outcome"}


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda one: one.name)
def test_every_measure_is_counted_or_says_why_not(measure: Measure) -> None:
    assert bool(measure.counted_as) != bool(measure.not_counted)
    if measure.not_counted:
        assert measure.not_counted["en"].strip()
        assert measure.not_counted["es"].strip()
    for one in measure.counted_as:
        spec = TABLES[one.table].measures[one.measure]
        assert spec.statistic == measure.statistic
        assert set(measure.events) & set(spec.events), one
        assert spec.law or not measure.law, one


def test_every_figure_of_the_public_tables_says_from_which_events_it_comes_and_what_it_is_called() -> None:
    about_others = {"contacts", "days", "grounds", "notices", "eligibility", "visits"}
    for table, spec in TABLES.items():
        for name, measure in spec.measures.items():
            assert measure.events or table == "days"
            assert set(measure.events) <= {sort.value for sort in (*SORTS, *VISIT_SORTS)}
            if spec.public_class == "A" and table not in about_others:
                assert names_of(table, name) or (table, name) in {
                    ("answers", "parts"),
                    ("access", "given"),
                    ("copies", "timed"),
                    ("late_duties", "not_on_record"),
                }, (table, name)
