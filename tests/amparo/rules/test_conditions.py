"""Conditions are three-valued expressions, and Python's own `and`, `or`, `not`, `if`, `in` are refused with their line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.rules import Choice, Condition, Day, Flag, Listing, any_of, on_or_after
from amparo.rules.conditions import Surely, surely
from amparo.terms import RulebookError

T, F, U = 1, 2, 3
rain = Flag("rain", ("it rains", "llueve"))
wind = Flag("wind", ("it blows", "hace viento"))
signer = Choice(
    "signer", ("judge", "clerk", "nobody"), noun=("the signer", "quien firma"), completes=("judge", "nobody")
)
entered = Day("entered", ("the entry", "el registro"), windows=(5,))
ON = date(2025, 3, 1).toordinal()  # a Saturday
VALUES = {"rain": None, "wind": None, "signer": None, "entered": None}


def truth(condition: Condition, **known: object) -> int:
    return condition.truth({**VALUES, **known}, ON)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, T, T),
        (True, False, F, T),
        (False, False, F, F),
        (True, None, U, T),
        (False, None, F, U),
        (None, None, U, U),
    ],
)
def test_and_or_keep_the_unknown_only_where_it_matters(
    left: bool, right: bool, both: int, either: int
) -> None:
    assert truth(rain & wind, rain=left, wind=right) == both
    assert truth(wind & rain, rain=left, wind=right) == both
    assert truth(rain | wind, rain=left, wind=right) == either
    assert truth(~(~rain & ~wind), rain=left, wind=right) == either


def test_not_unknown_is_unknown() -> None:
    assert truth(~rain) == U
    assert truth(~rain, rain=True) == F


@pytest.mark.parametrize(
    "misuse",
    [
        lambda: rain and wind,
        lambda: rain or wind,
        lambda: not rain,
        lambda: 1 if rain else 2,
        lambda: rain in (signer == "judge"),
        lambda: bool(signer.one_of("judge")),
    ],
    ids=["and", "or", "not", "if", "in", "bool"],
)
def test_python_s_own_operators_are_refused_with_file_and_line(misuse: object) -> None:
    with pytest.raises(RulebookError, match=r"test_conditions\.py, line \d+: .*Write & for and"):
        misuse()  # type: ignore[operator]


def test_a_word_that_a_choice_can_never_be_is_refused_at_import() -> None:
    with pytest.raises(RulebookError, match="signer can never be 'jugde'"):
        _ = signer == "jugde"


def test_a_condition_without_a_spanish_wording_is_refused() -> None:
    with pytest.raises(RulebookError, match="English and Spanish"):
        Flag("sun", ("the sun shines", ""))


def test_an_unknown_choice_is_only_what_its_completions_allow() -> None:
    assert truth(signer == "judge") == U
    assert truth(signer == "clerk") == F  # never tried as a clerk
    assert truth(signer.one_of("judge", "nobody")) == T
    assert truth(signer != "judge", signer="clerk") == T


@pytest.mark.parametrize(
    ("day", "on", "expected"),
    [
        (date(2020, 3, 1), date(2025, 3, 1), T),  # the anniversary itself, a Saturday
        (date(2020, 2, 28), date(2025, 3, 1), F),  # the day after it
        (date(2020, 2, 29), date(2025, 2, 28), T),  # 29 February ends on 28 February
        (date(2020, 2, 29), date(2025, 3, 1), F),
        (date(2025, 3, 2), date(2025, 3, 1), F),  # not yet entered
        (date(2025, 3, 1), date(2025, 3, 1), T),
    ],
)
def test_a_window_of_years_ends_with_its_anniversary(day: date, on: date, expected: int) -> None:
    condition = entered.within(5)
    assert condition.truth({"entered": day.toordinal()}, on.toordinal()) == expected


def test_a_window_that_the_day_does_not_declare_is_refused() -> None:
    with pytest.raises(RulebookError, match="no window of 7 years"):
        entered.within(7)


def test_on_or_after_includes_the_day_itself() -> None:
    condition = on_or_after(date(2018, 1, 4))
    assert condition.truth({}, date(2018, 1, 4).toordinal()) == T
    assert condition.truth({}, date(2018, 1, 3).toordinal()) == F


papers = Listing("papers", (signer,))
unread = Flag("unread", ("pages nobody read hold one", "hay uno en páginas sin leer"))
SAYS = ("a judge signed one", "un juez firmó uno")


@pytest.mark.parametrize(
    ("signers", "expected"),
    [([], F), (["nobody"], F), (["nobody", "judge"], T), (["nobody", None], U), ([None, "judge"], T)],
)
def test_some_record_of_a_list_keeps_the_unknown(signers: list[str | None], expected: int) -> None:
    condition = any_of(papers, signer == "judge", SAYS)
    assert condition.truth({"papers": [{"signer": one} for one in signers]}, ON) == expected


def test_an_incomplete_list_never_proves_a_no() -> None:
    condition = any_of(papers, signer == "judge", SAYS, unread=unread)
    assert condition.truth({"papers": [{"signer": "nobody"}], "unread": None}, ON) == U
    assert condition.truth({"papers": [{"signer": "nobody"}], "unread": False}, ON) == F
    assert condition.truth({"papers": [{"signer": "judge"}], "unread": None}, ON) == T


def test_surely_reads_unknown_as_false() -> None:
    assert truth(surely(rain)) == F
    assert truth(surely(rain), rain=True) == T
    assert isinstance(surely(rain), Surely)


def test_a_condition_says_itself_in_both_languages_and_as_plain_data() -> None:
    named = (rain & wind).called("a storm", "una tormenta")
    assert named.words is not None
    assert named.words.in_language("es") == "una tormenta"
    assert (signer == "judge").words.en == "the signer is judge"  # type: ignore[union-attr]
    assert named.graph() == {"all": [{"all": [{"fact": "rain"}, {"fact": "wind"}]}]}


@given(st.lists(st.sampled_from([True, False, None]), min_size=2, max_size=2))
def test_an_expression_is_true_in_three_values_only_where_every_completion_makes_it_true(
    known: list[bool | None],
) -> None:
    condition = (rain & ~wind) | (~rain & wind)
    values = dict(zip(("rain", "wind"), known, strict=True))
    ways = [
        condition.truth({"rain": a, "wind": b}, ON)
        for a in ((True, False) if known[0] is None else (known[0],))
        for b in ((True, False) if known[1] is None else (known[1],))
    ]
    bits = condition.truth(values, ON)
    for way in ways:
        assert bits & way, "a possible truth was lost"
