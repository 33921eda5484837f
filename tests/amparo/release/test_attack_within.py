"""Two tables of which one's people stand within the other's: together they tell no more than each may; of the rest, too."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.register.release import Table
from amparo.release.attack import Bound, attack
from amparo.release.hiding import hide
from tests.amparo.release.people import KEY, hidden_in, people, possible, told_of

GIVEN, ASKED = "people_by_offense_group", "asked_by_offense_group"
CODES = ("against_person", "property", "drugs")
Line = tuple[tuple[int, int, int], tuple[int, int, int], tuple[bool, ...], tuple[bool, ...]]


def pair(inner: list[int | None], around: list[int | None], totals: tuple[int, int]) -> list[Table]:
    """Both tables, three groups each; None is hidden."""
    return [
        people(GIVEN, "offense_group", dict(zip(CODES, inner, strict=True)), totals[0]),
        people(ASKED, "offense_group", dict(zip(CODES, around, strict=True)), totals[1]),
    ]


def bounds(found: tuple[Bound, ...]) -> dict[tuple[str, bool, str], tuple[int, int]]:
    return {(one.table, one.is_between, one.by[0][1]): (one.low, one.high) for one in found}


three = st.tuples(*[st.integers(0, 4)] * 3)
flags = st.tuples(*[st.booleans()] * 3)
lines = st.tuples(three, three, flags, flags).filter(
    # A zero is never hidden beside what is shown.
    lambda line: (
        all(count or not hides for count, hides in zip(line[0], line[2], strict=True))
        and all(a + b or not hides for a, b, hides in zip(line[0], line[1], line[3], strict=True))
    )
)


@settings(deadline=None, max_examples=120)
@given(lines)
def test_the_bounds_of_both_together_are_those_of_trying_everything(line: Line) -> None:
    counts, more, hides, hides_around = line
    around = tuple(a + b for a, b in zip(counts, more, strict=True))
    told = [None if hide_it else count for count, hide_it in zip(counts, hides, strict=True)]
    told_around = [None if hide_it else count for count, hide_it in zip(around, hides_around, strict=True)]
    totals = sum(counts), sum(around)
    ways = [
        (one, other)
        for one, other in product(possible(told, totals[0]), possible(told_around, totals[1]))
        if all(a <= b for a, b in zip(one, other, strict=True))
    ]
    expected: dict[tuple[str, bool, str], tuple[int, int]] = {}
    for at, code in enumerate(CODES):
        for table, place, hidden in ((GIVEN, 0, told[at] is None), (ASKED, 1, told_around[at] is None)):
            if hidden:
                found = {way[place][at] for way in ways}
                expected[table, False, code] = (min(found), max(found))
        rest = {other[at] - one[at] for one, other in ways}
        expected[ASKED, True, code] = (min(rest), max(rest))
    assert bounds(attack([pair(told, told_around, totals)])) == expected


def test_who_subtracts_one_published_table_from_the_other_finds_the_few_between_and_that_is_too_much() -> (
    None
):
    found = attack([pair([25, 20, 30], [27, 60, 90], (75, 177))])
    between = {one.by[0][1]: one for one in found if one.is_between}
    assert (between["against_person"].low, between["against_person"].high) == (2, 2)
    assert between["against_person"].is_determined
    assert not between["property"].is_too_much  # forty are as many as a table would show


def test_that_nobody_stands_between_may_be_known_as_a_zero_may() -> None:
    found = attack([pair([25, 20, 30], [25, 60, 90], (75, 175))])
    assert not any(one.is_too_much for one in found)


def test_what_is_hidden_beside_the_base_lets_nobody_subtract_and_costs_the_other_table_nothing() -> None:
    counts, around = [25, 20, 30], [27, 60, 90]
    true = pair([*counts], [*around], (75, 177))
    outcome = hide(true, key=KEY)
    alone = hide(true[:1], key=KEY)
    assert not any(one.is_too_much for one in attack([outcome.tables]))
    assert told_of(outcome.tables[0]) == told_of(alone.tables[0]) == dict(zip(CODES, counts, strict=True))
    assert "against_person" in hidden_in(outcome.tables[1])


def test_a_base_that_is_large_enough_is_shown_whole() -> None:
    outcome = hide(pair([25, 20, 30], [60, 60, 900], (75, 1020)), key=KEY)
    assert all(not hidden_in(table) for table in outcome.tables)


def test_a_base_that_comes_after_the_other_table_is_out_changes_nothing_of_it() -> None:
    true = pair([25, 20, 30], [27, 60, 90], (75, 177))
    first = hide(true[:1], key=KEY)
    second = hide(true, key=KEY, earlier=[first.tables])
    assert second.tables[0] == first.tables[0]
    assert not any(one.is_too_much for one in attack([first.tables, second.tables]))
    assert {row.cell.value for row in second.tables[1].rows if not row.by} == {177}
