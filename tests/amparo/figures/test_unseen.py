"""Tables that nobody has seen: counties renamed, rows shuffled, numbers scaled, faults planted; each is found."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.figures.reported.check import check
from amparo.figures.reported.collection import published
from amparo.figures.reported.conflicts import conflicts
from amparo.figures.reported.derived import derivations
from amparo.figures.reported.figure import Reported, Standing
from amparo.figures.reported.sums import sums
from amparo.figures.vocabulary import MEASURES
from tests.amparo.figures.tables import county, sample, truth

COUNTIES = ("Encina", "Madrone", "Robledal", "Cañada Honda")
SPLITS = st.lists(st.integers(0, 5000), min_size=2, max_size=8)


def kinds(figures: tuple[Reported, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in check(figures):
        found[one.kind] = found.get(one.kind, 0) + 1
    found.pop("no_county", None)
    return found


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.text("abcdefghij", min_size=3, max_size=8))
def test_a_renamed_and_shuffled_table_gives_the_same_findings(random: object, name: str) -> None:
    for figures in (sample(), published().figures):
        names = {
            one: f"{name} {number}" for number, one in enumerate(sorted({one.county for one in figures}))
        }
        moved = [replace(one, county=names[one.county]) for one in figures]
        random.shuffle(moved)  # type: ignore[attr-defined]
        assert kinds(tuple(moved)) == kinds(figures)


@settings(max_examples=10, deadline=None)
@given(st.integers(2, 50))
def test_a_scaled_table_has_the_same_contradictions_and_sums(factor: int) -> None:
    figures = published().figures
    scaled = tuple(
        one if MEASURES[one.measure].statistic else replace(one, value=one.value * factor) for one in figures
    )
    for kind in ("contradiction", "corrected", "unlike_units", "unlike_periods", "sum_holds", "incomplete"):
        assert kinds(scaled).get(kind) == kinds(figures).get(kind), kind


def breakdown(
    parts: list[int], total: int, name: str, dimension: str = "charge_group"
) -> tuple[Reported, ...]:
    start = f"{name},{name} Sheriff,2031-01-01,2031-12-31,transfers_to_immigration_authorities"
    rows = [f"{start},{dimension},part {number},{part},persons,press,," for number, part in enumerate(parts)]
    return truth(f"{start},,,{total},persons,press,,", *rows).figures


@given(SPLITS, st.sampled_from(COUNTIES))
def test_parts_that_add_up_hold_in_any_table(parts: list[int], name: str) -> None:
    (found,) = sums(breakdown(parts, sum(parts), name))
    assert found.kind == "sum_holds"


@given(SPLITS, st.integers(-900, 900).filter(bool), st.sampled_from(COUNTIES))
def test_parts_that_do_not_add_up_fail_with_the_remainder_named(
    parts: list[int], off: int, name: str
) -> None:
    total = sum(parts) + off
    if total < 0:
        return
    (found,) = sums(breakdown(parts, total, name))
    assert found.kind == "sum_fails"
    assert f"{abs(off)} {'are in no part' if off > 0 else 'too many are in the parts'}" in found.en
    assert f"{'Faltan' if off > 0 else 'Sobran'} {abs(off)}" in found.es


def test_a_breakdown_in_which_a_case_may_stand_twice_need_not_add_up() -> None:
    (found,) = sums(breakdown([3, 4], 5, "Encina", "prior_conviction"))
    assert found.kind == "incomplete"


def test_parts_that_give_only_the_replaced_total_fail() -> None:
    start = "Encina,S,2031-01-01,2031-12-31,notifications_given"
    figures = truth(
        f"{start},,,33,persons,superseded,,",
        f"{start},,,43,persons,corrected,,",
        f"{start},sex,male,30,persons,press,,",
        f"{start},sex,female,3,persons,press,,",
    ).figures
    (found,) = sums(figures)
    assert found.kind == "sum_fails"
    assert "only the replaced total" in found.en


@given(st.integers(0, 9000), st.integers(0, 9000), st.sampled_from(COUNTIES))
def test_two_numbers_for_the_same_words_contradict_each_other_unless_they_are_the_same(
    one: int, other: int, name: str
) -> None:
    figures = county(
        f"{name},2031,transfers,{one},reported,Sheriff,https://a.example/,",
        f"{name},2031,transfers,{other},reported,State,https://b.example/,",
    ).figures
    assert [found.kind for found in conflicts(figures)] == ([] if one == other else ["contradiction"])


def test_other_units_other_kinds_and_at_least_are_no_contradiction() -> None:
    assert [
        found.kind
        for found in conflicts(
            county(
                "Encina,2031,federal_arrests_at_jail,102,reported,Press,https://a.example/,at least",
                "Encina,2031,federal_arrests_at_jail,120,reported,Sheriff,https://b.example/,",
            ).figures
        )
    ] == []
    start = "Encina,S,2031-01-01,2031-12-31"
    assert [
        found.kind
        for found in conflicts(
            truth(
                f"{start},ice_release_notification_requests_received,,,5,requests,press,,",
                f"{start},detainer_or_hold_requests_received,,,264,requests,press,,",
            ).figures
        )
    ] == ["unlike_units"]


def test_the_same_row_twice_is_told_and_counted_once() -> None:
    row = "Encina,2031,transfers,4,reported,Sheriff,https://a.example/,"
    assert [found.kind for found in conflicts(county(row, row).figures)] == ["duplicate"]


def test_two_agencies_of_a_county_do_not_contradict_each_other() -> None:
    figures = truth(
        "Encina,Sheriff,2031-01-01,2031-12-31,bookings_all,,,100,bookings,press,,",
        "Encina,City Police,2031-01-01,2031-12-31,bookings_all,,,40,bookings,press,,",
    ).figures
    assert conflicts(figures) == ()


def test_more_answered_than_asked_cannot_be() -> None:
    figures = county(
        "Encina,2031,requests,10,reported,Sheriff,https://a.example/,",
        "Encina,2031,answered,12,reported,Sheriff,https://a.example/,",
    ).figures
    (found,) = sums(figures)
    assert found.kind == "relation_fails"
    assert "remainder -2" in found.en


@given(st.integers(1, 3000), st.integers(-90, 200).filter(bool))
def test_a_change_and_one_count_give_the_other_with_its_base(base: int, percent: int) -> None:
    start = "Encina,S,2031-01-01,2031-12-31"
    figures = truth(
        f"Encina,S,2030-01-01,2030-12-31,notifications_given,,,{base},requests,press,,",
        f"{start},notifications_given_change_from_previous_year,,,{percent},percent,press,,",
    ).figures
    (one,) = derivations(figures)
    assert one.figure.standing is Standing.DERIVED
    assert abs(one.figure.value - base * (100 + percent) / 100) <= 0.5  # type: ignore[operator]
    assert one.figure.basis.startswith(f"{base:,} ×")
    if one.fits:
        first, last = one.fits
        assert abs((first - base) / base * 100 - percent) <= 0.5000001
        assert abs((last - base) / base * 100 - percent) <= 0.5000001


def test_a_percentage_of_nothing_gives_nothing() -> None:
    figures = truth(
        "Encina,S,2030-01-01,2030-12-31,notifications_given,,,0,requests,press,,",
        "Encina,S,2031-01-01,2031-12-31,notifications_given_change_from_previous_year,,,50,percent,press,,",
        "Encina,S,2033-01-01,2033-12-31,notifications_given_change_from_previous_year,,,-100,percent,press,,",
    ).figures
    assert derivations(figures) == ()


def test_a_change_between_two_known_counts_is_checked() -> None:
    def found(last: int) -> list[str]:
        figures = truth(
            "Encina,S,2030-01-01,2030-12-31,notifications_given,,,100,requests,press,,",
            f"Encina,S,2031-01-01,2031-12-31,notifications_given,,,{last},requests,press,,",
            "Encina,S,2031-01-01,2031-12-31,notifications_given_change_from_previous_year,,,50,percent,press,,",
        ).figures
        return [one.kind for one in check(figures) if one.kind.startswith("change")]

    assert found(150) == ["change_holds"]
    assert found(140) == ["change_fails"]


def test_a_derived_figure_that_the_arithmetic_does_not_give_fails_and_one_without_base_is_told() -> None:
    figures = county(
        "Encina,2031,transfers,2000,derived,us,https://a.example/,Robledal given as 964 and 47.30 percent",
        "Encina,2030,transfers,7,derived,us,https://a.example/,by a feeling",
    ).figures
    assert {one.kind for one in check(figures)} >= {"derived_fails", "derived_unchecked"}
