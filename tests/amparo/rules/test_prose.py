"""The prose of a rule says all of it: every node of every condition stands in the tree, in both languages."""

from collections import Counter
from collections.abc import Iterator

import pytest

from amparo.book.contents import questions
from amparo.rules import Choice, Flag, Listing, always, any_of
from amparo.rules.conditions import AnyOf, Condition, Not, surely
from amparo.rules.prose_reading import prose, sentence
from amparo.terms import Language, RulebookError

rain = Flag("rain", ("it rains", "llueve"))
cold = Flag("cold", ("it is cold", "hace frío"))
day = Choice("day", ("monday", "friday"), noun=("the day", "el día es"))


def every_condition() -> Iterator[tuple[str, Condition]]:
    for name, decision in questions().items():
        for rule in decision.rules:
            yield f"{name} {rule.key}", rule.when
        for owing in decision.owings:
            for condition in owing.conditions():
                yield f"{name} {owing.duty.code}", condition


def nodes(condition: Condition) -> Iterator[Condition]:
    yield condition
    parts = condition.parts()
    if isinstance(condition, AnyOf):
        parts = (condition.inner, *(() if condition.unread is None else (condition.unread,)))
    if isinstance(condition, Not) and condition.part.denial is not None and not condition.part.parts():
        return  # a leaf that is denied in words of its own is said by them
    for part in parts:
        yield from nodes(part)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_node_of_every_rule_and_duty_is_said_once(language: Language) -> None:
    for where, condition in every_condition():
        said = Counter(id(node.condition) for node in prose(condition, language).nodes())
        assert said == Counter(id(node) for node in nodes(condition)), where
        assert all(node.claim.strip() for node in prose(condition, language).nodes()), where


def test_every_leaf_names_the_fact_that_it_reads() -> None:
    for where, condition in every_condition():
        for node in prose(condition, "en").nodes():
            if not node.parts and node.condition.facts():
                assert node.fact == node.condition.facts()[0].path, where


def test_a_line_keeps_and_apart_from_or() -> None:
    assert sentence((rain | cold) & (day == "monday"), "en") == (
        "(it rains, or it is cold), and the day is monday"
    )
    assert sentence(rain | (cold & rain), "es") == "llueve, o (hace frío, y llueve)"


def test_a_denial_is_never_told_as_a_claim() -> None:
    assert sentence(~rain, "en") == "it is not so that it rains"
    assert sentence(~(rain | cold), "en") == "none of these (it rains, or it is cold)"
    assert sentence(~(rain & cold), "es") == "no todo esto a la vez (llueve, y hace frío)"
    assert [node.claim for node in prose(~rain, "es").nodes()] == ["no se cumple esto:", "llueve"]


def test_a_leaf_may_be_denied_in_words_of_its_own_and_a_part_of_a_line_stands_in_brackets() -> None:
    wet = Flag("wet", ("it is wet", "está mojado")).denied("it is dry", "está seco")
    told = prose(~wet, "es")
    assert (told.claim, told.parts, told.fact) == ("está seco", (), "wet")
    assert sentence(~wet & rain, "en") == "it is dry, and it rains"
    assert sentence(~rain & cold, "en") == "(it is not so that it rains), and it is cold"
    assert sentence(wet, "en") == "it is wet"


def test_a_named_condition_still_shows_what_it_is_made_of() -> None:
    bad = (rain | cold).called("the weather is bad", "hace mal tiempo")
    assert sentence(bad, "en") == "the weather is bad"
    assert [node.claim for node in prose(bad, "en").nodes()] == [
        "the weather is bad",
        "at least one of these",
        "it rains",
        "it is cold",
    ]


def test_a_choice_told_by_a_name_still_spells_its_words() -> None:
    any_day = day.one_of("monday", "friday").named("it is any day", "es cualquier día")
    told = prose(any_day, "en")
    assert (told.claim, told.spelled) == ("it is any day", "the day is monday or friday")
    assert any_day.graph() == day.one_of("monday", "friday").graph()


def test_a_list_says_what_one_of_its_records_must_meet_and_that_it_may_be_longer() -> None:
    unread = Flag("unread", ("part of the list is unread", "falta leer parte de la lista"))
    some = any_of(Listing("days", (rain,)), rain, ("on some day it rains", "algún día llueve"), unread)
    assert [node.claim for node in prose(some, "en").nodes()] == [
        "on some day it rains",
        "it rains",
        "part of the list is unread",
    ]


def test_what_must_be_known_is_said_to_be_known() -> None:
    assert sentence(surely(rain), "en") == "it is known that it rains"
    assert sentence(always, "es") == "en todos los demás casos"


def test_a_condition_without_words_is_refused() -> None:
    with pytest.raises(RulebookError, match="no words"):
        prose(Condition(), "en")
