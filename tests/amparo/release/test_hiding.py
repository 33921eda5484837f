"""Hiding: the masking rule, a correction that is kept back, and who knows the program but not the key."""

from functools import lru_cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.register.release import MISSING, ReleaseError, Row, Table
from amparo.release import hiding
from amparo.release.attack import attack
from amparo.release.hiding import Outcome, hide
from amparo.release.hiding_words import WHYS, Why
from amparo.release.masking import covered, lacks, small
from tests.amparo.release.people import KEY, SEXES, by_sex, grounds, hidden_in, people, possible, told_of

counts = st.tuples(*[st.one_of(st.just(0), st.integers(1, 12), st.integers(11, 200))] * 4)


def hidden(*true: int, key: bytes = KEY) -> Outcome:
    return hide([by_sex(true)], key=key)


def whys(outcome: Outcome) -> dict[Why, int]:
    return {note.why: note.cells for note in outcome.notes}


def test_where_no_count_is_small_everything_is_shown() -> None:
    outcome = hidden(40, 30, 0, 11)
    assert told_of(outcome.tables[0]) == {"female": 40, "male": 30, "nonbinary": 0, "not_recorded": 11}
    assert outcome.notes == ()


def test_the_sum_is_shown_beside_what_is_hidden() -> None:
    (table,) = hidden(40, 30, 2, 11).tables
    assert [row.cell.value for row in table.rows if not row.by] == [83]


def test_a_single_small_count_takes_another_with_it_and_never_a_zero() -> None:
    outcome = hidden(5, 45, 0, 40)
    assert "female" in hidden_in(outcome.tables[0])
    assert len(hidden_in(outcome.tables[0])) == 2
    assert "nonbinary" not in hidden_in(outcome.tables[0])
    assert whys(outcome) == {Why.SMALL: 1, Why.COMPLEMENTARY: 1}


def test_small_counts_that_add_up_to_less_than_11_take_one_more() -> None:
    outcome = hidden(5, 3, 40, 40)
    assert len(hidden_in(outcome.tables[0])) == 3
    assert whys(outcome) == {Why.SMALL: 2, Why.ONE_MORE: 1}


def test_small_counts_that_cover_each_other_take_none() -> None:
    assert hidden_in(hidden(5, 6, 40, 40).tables[0]) == {"female", "male"}


def test_of_43_people_only_their_number_is_shown_and_of_44_more() -> None:
    outcome = hidden(20, 23, 0, 0)
    assert hidden_in(outcome.tables[0]) == set(SEXES)
    assert whys(outcome) == {Why.POOL: 4}
    assert hidden_in(hidden(20, 24, 0, 0).tables[0]) == set()


def test_of_nobody_every_count_is_a_zero() -> None:
    assert told_of(hidden(0, 0, 0, 0).tables[0]) == dict.fromkeys(SEXES, 0)


def test_what_is_missing_stays_missing() -> None:
    true = by_sex([20, 30, 5, 0])
    gone = Table(
        true.name, tuple(Row(row.agency, row.period, row.measure, row.by, MISSING) for row in true.rows)
    )
    assert hide([gone], key=KEY).tables == (gone,)


def test_class_a_passes_as_it_is() -> None:
    table = grounds({"a3": 2})
    assert hide([table], key=KEY).tables == (table,)


@settings(deadline=None, max_examples=150)
@given(counts, st.binary(min_size=16, max_size=16))
def test_whatever_the_counts_and_the_key_the_attack_finds_nothing(true: tuple[int, ...], key: bytes) -> None:
    outcome = hidden(*true, key=key)
    assert not any(bound.is_too_much for bound in attack([outcome.tables]))
    for code, count in told_of(outcome.tables[0]).items():
        assert count in (None, true[SEXES.index(code)])
        assert count is None or count == 0 or count >= 11


@settings(deadline=None, max_examples=100)
@given(st.lists(counts, min_size=2, max_size=4), st.binary(min_size=16, max_size=16))
def test_whatever_is_corrected_the_attack_on_all_releases_finds_nothing(
    versions: list[tuple[int, ...]], key: bytes
) -> None:
    out = list[tuple[Table, ...]]()
    for true in versions:
        out.append(hide([by_sex(true)], key=key, earlier=out).tables)
    assert not any(bound.is_too_much for bound in attack(out))


def test_a_late_entry_is_kept_back_and_what_was_published_stands() -> None:
    first = hidden(20, 30, 0, 25)
    second = hide([by_sex([20, 31, 0, 25])], key=KEY, earlier=[first.tables])
    assert second.tables == first.tables
    assert whys(second) == {Why.KEPT_BACK: 0}


def test_a_correction_of_many_is_published() -> None:
    first = hidden(20, 30, 0, 25)
    second = hide([by_sex([60, 75, 0, 25])], key=KEY, earlier=[first.tables])
    assert told_of(second.tables[0])["female"] == 60
    assert second.notes == ()


def test_a_year_that_was_shut_tells_its_new_sum_and_stays_shut_where_zeros_would_tell_of_the_old_one() -> (
    None
):
    first = hidden(20, 20, 0, 0)
    for true in ((20, 21, 0, 0), (60, 50, 20, 0)):
        second = hide([by_sex(true)], key=KEY, earlier=[first.tables])
        assert hidden_in(second.tables[0]) == set(SEXES)
        assert [row.cell.value for row in second.tables[0].rows if not row.by] == [sum(true)]
        assert not any(bound.is_too_much for bound in attack([first.tables, second.tables]))


def test_where_the_rule_covers_nothing_the_attack_makes_more_be_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hiding, "covered", lambda *_: {})
    outcome = hidden(5, 45, 0, 40)
    assert whys(outcome) == {Why.SMALL: 1, Why.ATTACKED: 1}


def test_a_new_key_hides_nothing_else_in_what_is_out() -> None:
    first = hidden(5, 45, 30, 40)
    for number in range(8):
        assert (
            hide([by_sex([5, 45, 30, 40])], key=bytes([number] * 16), earlier=[first.tables]).tables
            == first.tables
        )


def test_few_answers_on_the_record_shut_the_table_of_offense_groups() -> None:
    true = {"against_person": 2, "property": 0, "weapons": 0, "drugs": 1, "driving": 0, "other_or_none": 60}
    table = people("people_by_offense_group", "offense_group", true)
    outcome = hide([grounds({"a3": 3, "public_record": 60}), table], key=KEY)
    assert hidden_in(outcome.tables[1]) == set(true)
    assert Why.WITHHELD in whys(outcome)
    assert not any(bound.is_too_much for bound in attack([outcome.tables]))


def test_a_packet_that_tells_one_of_two_hidden_counts_makes_more_be_hidden() -> None:
    packet = [by_sex({"female": 5})]
    outcome = hide([by_sex([5, 6, 40, 40])], key=KEY, packets=[packet])
    assert hidden_in(outcome.tables[0]) > {"female", "male"}
    assert not any(bound.is_too_much for bound in attack([outcome.tables], packets=[packet]))


def test_true_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ReleaseError, match="does not add up to its sum"):
        hide([by_sex([5, 6, 40, 40], 90)], key=KEY)
    ages = people("people_by_age", "age", {"18_24": 50, "25_34": 42})
    with pytest.raises(ReleaseError, match=r"the same people \(given_access\), but \[91, 92\] of them"):
        hide([by_sex([5, 6, 40, 40]), ages], key=KEY)
    with pytest.raises(ReleaseError, match="hidden already"):
        hide(hidden(5, 6, 40, 40).tables, key=KEY)


def test_a_key_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(ReleaseError, match="Make 16 random ones"):
        hide([by_sex([5, 6, 40, 40])], key=b"short")


def test_every_reason_is_said_in_both_languages() -> None:
    assert set(WHYS) == set(Why)
    assert all(why.in_language("en") != why.in_language("es") for why in Why)


@pytest.mark.parametrize(
    "true", [(5, 45, 30, 0), (9, 10, 30, 0), (10, 10, 11, 24), (2, 3, 41, 12), (10, 11, 23, 0)]
)
def test_who_knows_the_program_but_not_the_key_determines_nothing(true: tuple[int, ...]) -> None:
    """Every count that could have led to what is published, by some order of cover, is tried."""
    for number in range(6):
        told = [told_of(hidden(*true, key=bytes([number] * 16)).tables[0])[code] for code in SEXES]
        spots = frozenset(at for at, count in enumerate(told) if count is None)
        ways = [way for way in possible(told, sum(true), 1) if _can_lead_to(way, spots)]
        assert true in ways
        for at in spots:
            assert {way[at] for way in ways} >= set(range(1, 10))


def test_with_an_order_that_everybody_knows_a_hidden_count_could_be_determined() -> None:
    """Why there is a key: were men always taken first as cover, women and nonbinary people could only both be small."""
    told, order = [None, 30, None, 15], (1, 0, 2, 3)
    ways = []
    for way in possible(told, 65, 1):
        counts_of = dict(enumerate(way))
        beside = covered(counts_of, order, small(counts_of))
        if beside is not None and small(counts_of) | set(beside) == {0, 2}:
            ways.append(way)
    assert ways == [(10, 30, 10, 15)]


@lru_cache(maxsize=100_000)
def _can_lead_to(way: tuple[int, ...], spots: frozenset[int]) -> bool:
    """Whether some order hides just these: what covers with one cell less would have been left at that."""
    counted = dict(enumerate(way))
    first = small(counted)
    if not first or not first <= spots:
        return False
    if lacks(counted, spots) is not None:
        return False
    if first == spots:
        return True
    beside = spots - first
    return any(
        lacks(counted, first | frozenset(some)) is not None for some in combinations(beside, len(beside) - 1)
    )
