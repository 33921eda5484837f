"""The attack finds what an outsider can find: no more than by trying everything, and no less."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.register.release import ReleaseError
from amparo.register.tables import CODES
from amparo.release.attack import Bound, attack, found_anew
from amparo.release.hiding import hide
from tests.amparo.release.people import AGENCY, SEXES, by_sex, grounds, people, possible

Line = tuple[tuple[int, ...], tuple[bool, ...]]
"""Four true counts, and which of them are hidden."""

lines = st.tuples(st.tuples(*[st.integers(0, 6)] * 4), st.tuples(*[st.booleans()] * 4)).filter(
    lambda line: all(count or not hidden for count, hidden in zip(*line, strict=True)) and any(line[1])
)

short_lines = lines.filter(lambda line: sum(line[1]) < 4 and sum(line[0]) < 12)
"""Few enough possibilities to try every pair of them."""


def shown(line: Line) -> list[int | None]:
    return [None if hidden else count for count, hidden in zip(*line, strict=True)]


def bounds_of(
    found: tuple[Bound, ...], release: int = 1, since: int | None = None
) -> dict[str, tuple[int, int]]:
    return {
        bound.by[0][1]: (bound.low, bound.high)
        for bound in found
        if bound.release == release and bound.since == since
    }


def spans(ways: list[tuple[int, ...]], told: list[int | None]) -> dict[str, tuple[int, int]]:
    """The least and most of each hidden cell over every possibility."""
    return {
        code: (min(way[at] for way in ways), max(way[at] for way in ways))
        for at, code in enumerate(SEXES)
        if told[at] is None
    }


@settings(deadline=None, max_examples=150)
@given(lines)
def test_the_bounds_of_one_table_are_those_of_trying_everything(line: Line) -> None:
    told, total = shown(line), sum(line[0])
    found = bounds_of(attack([[by_sex(told, total)]]))
    assert found == spans(list(possible(told, total)), told)


@settings(deadline=None, max_examples=60)
@given(short_lines, short_lines)
def test_the_bounds_of_two_versions_are_those_of_the_fewest_changes(old: Line, new: Line) -> None:
    first, second = shown(old), shown(new)
    if (first, sum(old[0])) == (second, sum(new[0])):
        return
    pairs = list(product(possible(first, sum(old[0])), possible(second, sum(new[0]))))
    apart = [sum(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in pairs]
    ways = [pair for pair, far in zip(pairs, apart, strict=True) if far == min(apart)]
    found = attack([[by_sex(first, sum(old[0]))], [by_sex(second, sum(new[0]))]])
    assert bounds_of(found, 1) == spans([way[0] for way in ways], first)
    assert bounds_of(found, 2) == spans([way[1] for way in ways], second)
    if min(apart):
        changes = bounds_of(found, 2, since=1)
        for at, code in enumerate(SEXES):
            steps = [abs(b[at] - a[at]) for a, b in ways]
            crosses = len({b[at] > a[at] for a, b in ways}) > 1 and 0 not in steps
            assert changes[code] == (0 if crosses else min(steps), max(steps))


def test_a_single_hidden_cell_is_the_sum_less_the_rest() -> None:
    (bound,) = attack([[by_sex([5, None, 30, 20], 62)]])
    assert (bound.low, bound.high) == (7, 7)
    assert bound.is_determined


def test_two_hidden_cells_that_leave_room_for_1_to_10_are_neither_determined_nor_narrow() -> None:
    found = attack([[by_sex([None, None, 30, 20], 61)]])
    assert bounds_of(found) == {"female": (1, 10), "male": (1, 10)}
    assert not any(bound.is_too_much for bound in found)


def test_two_hidden_cells_that_add_up_to_4_are_too_narrow() -> None:
    found = attack([[by_sex([None, None, 30, 20], 54)]])
    assert [bound.is_narrow for bound in found] == [True, True]
    assert not any(bound.is_determined for bound in found)


def test_a_table_that_is_shown_whole_gives_the_sum_of_one_that_has_none() -> None:
    ages = people("people_by_age", "age", {"18_24": 30, "25_34": 31})
    found = attack([[ages, by_sex([None, 20, 0, 34])]])
    assert bounds_of(found) == {"female": (7, 7)}


def test_without_a_sum_a_hidden_cell_has_no_upper_bound_of_its_own() -> None:
    found = attack([[by_sex([None, 20, 0, 34])]])
    assert bounds_of(found)["female"][0] == 1
    assert bounds_of(found)["female"][1] > 100_000


def test_what_was_shown_before_a_correction_tells_what_is_hidden_after_it() -> None:
    found = attack([[by_sex([11, 30, 0, 20], 61)], [by_sex([None, None, 0, 20], 60)]])
    told = bounds_of(found, 2)
    assert told == {"female": (10, 11), "male": (29, 30)}
    assert any(bound.is_narrow for bound in found)


def test_a_late_entry_that_moves_one_shown_figure_is_told_exactly() -> None:
    found = attack([[by_sex([20, 30, 0, 20], 70)], [by_sex([21, 30, 0, 20], 71)]])
    assert {bound.by[0][1] for bound in found if bound.is_determined} == {"female"}


def test_a_change_that_touches_enough_people_tells_of_nobody() -> None:
    found = attack([[by_sex([20, 30, 0, 20], 70)], [by_sex([60, 70, 0, 20], 150)]])
    assert found
    assert not any(bound.is_too_much for bound in found)


def test_the_same_release_again_tells_nothing_new() -> None:
    once = [by_sex([None, None, 30, 20], 61)]
    assert attack([once, once, once]) == attack([once])


def test_a_packet_of_others_is_known_and_is_no_target() -> None:
    release = [by_sex([None, None, 30, 20], 61)]
    packet = [by_sex({"female": 4})]
    found = {bound.by[0][1]: bound for bound in attack([release], packets=[packet])}
    assert (found["male"].low, found["male"].high) == (7, 7)
    assert found["male"].is_determined
    assert not found["female"].is_determined
    assert attack([], packets=[packet]) == ()


def test_what_a_packet_undid_is_not_held_against_a_later_release() -> None:
    first, packet = [by_sex([None, None, 30, 20], 61)], [by_sex({"female": 4})]
    other_year = [*first, by_sex([20, 30, 0, 0], 50, "2024")]
    assert found_anew([first], packets=[packet])
    assert not found_anew([first, other_year], packets=[packet])


def test_answers_on_the_record_bound_the_groups_of_offenses() -> None:
    told = {"against_person": None, "drugs": None, "other_or_none": 60}
    table = people("people_by_offense_group", "offense_group", told, 75)
    (person, _) = attack([[grounds({"a3": 15}), table]])
    assert (person.low, person.high) == (1, 14)
    assert person.before == (0, 15)


def test_a_ceiling_that_cannot_be_is_dropped_and_not_believed() -> None:
    told = {"against_person": None, "drugs": None, "other_or_none": 60}
    table = people("people_by_offense_group", "offense_group", told, 75)
    (person, _) = attack([[grounds({"a3": 2}), table]])
    assert (person.low, person.high) == (1, 14)


def test_figures_that_contradict_each_other_are_named() -> None:
    with pytest.raises(ReleaseError, match=f"{AGENCY}, 2025, people contradict each other"):
        attack([[by_sex([None, 30, 30, 20], 79)]])
    with pytest.raises(ReleaseError, match="contradict"):
        attack([[by_sex([10, 30, 30, 20], 91)]])


def test_a_correction_of_class_a_beside_the_same_table_of_people_is_attacked_too() -> None:
    """Two hidden groups of somebody each, and a ground corrected so that two people can stand in them at most."""
    groups = dict.fromkeys(CODES["offense_group"], 0) | {"other_or_none": 60}
    true = people("people_by_offense_group", "offense_group", groups | {"against_person": 1, "drugs": 1}, 62)
    first = (*hide([true, grounds({"a3": 60, "public_record": 2})], key=b"k" * 32).tables,)
    assert found_anew([first]) == ()
    second = (first[0], grounds({"a3": 2, "public_record": 60}))
    assert {one.by[0][1]: (one.low, one.high) for one in found_anew([first, second]) if one.high < 60} == {
        "against_person": (1, 1),
        "drugs": (1, 1),
    }
    more = (first[0], grounds({"a3": 61, "public_record": 2}))
    assert found_anew([first, more]) == (), "more room tells nothing"


def test_the_table_of_people_goes_first_and_the_correction_of_class_a_is_told() -> None:
    """The way out: what could identify somebody is taken back, and conduct is not rounded away."""
    groups = dict.fromkeys(CODES["offense_group"], 0) | {"other_or_none": 60}
    true = people("people_by_offense_group", "offense_group", groups | {"against_person": 1, "drugs": 1}, 62)
    first = (*hide([true, grounds({"a3": 60, "public_record": 2})], key=b"k" * 32).tables,)
    now = [true, grounds({"a3": 2, "public_record": 60})]
    gone = frozenset({1})
    second = hide(now, key=b"j" * 32, earlier=[first], taken_back=gone).tables
    assert second[1] == now[1]
    assert found_anew([first, second], taken_back=gone) == ()
