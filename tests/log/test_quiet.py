"""What is public of a year tells nothing of how busy an agency was; and whoever closes days badly is seen by the same means."""

import random
from datetime import date

import pytest

from amparo.tlog import read_leaf
from tests.log.quiet_year import AGENCIES, BADLY, BUSY, QUIET, Close, Public, properly, records, year
from tests.log.telling_apart import Verdict, told_apart

DAYS = 365


@pytest.fixture(scope="module")
def public() -> Public:
    """A year of two busy agencies and two quiet ones."""
    return year(properly, DAYS)


def test_the_busy_are_busy_and_the_quiet_are_quiet() -> None:
    chance = random.Random("how many")
    many = {agency: [records(agency, chance) for _ in range(DAYS)] for agency in AGENCIES}
    assert max(max(many[agency]) for agency in BUSY) > 1024
    assert max(max(many[agency]) for agency in QUIET) <= 2
    assert all(0 in many[agency] for agency in AGENCIES)
    assert min(sum(many[agency]) for agency in BUSY) > 50 * max(sum(many[agency]) for agency in QUIET)


def test_a_classifier_tells_busy_from_quiet_no_better_than_a_coin(public: Public) -> None:
    verdict = told_apart(public)
    assert verdict.asked == DAYS * len(AGENCIES) // 2
    assert verdict.by_chance > 0.01, f"it is right in {verdict.share:.1%} of {verdict.asked}"


@pytest.mark.parametrize("close", BADLY, ids=lambda close: close.__name__)
def test_the_same_classifier_sees_days_that_were_closed_badly(close: Close) -> None:
    verdict = told_apart(year(close, DAYS))
    assert verdict.share > 0.6
    assert verdict.by_chance < 0.001, f"it is right in {verdict.share:.1%} of {verdict.asked}"


def test_the_bound_is_that_of_a_coin() -> None:
    assert Verdict(5, 10).by_chance == 1.0
    assert Verdict(10, 10).by_chance == Verdict(0, 10).by_chance == 2 / 1024
    assert Verdict(9, 10).by_chance == 22 / 1024


def test_nothing_but_hashes_differs_between_a_full_log_and_an_empty_one() -> None:
    empty = year(properly, 20, seed="same", many=dict.fromkeys(AGENCIES, 0))
    full = year(
        properly, 20, seed="same", many={agency: 1 + 12 * at * at for at, agency in enumerate(AGENCIES)}
    )
    assert full.files == empty.files
    for left, right in zip(full.leaves, empty.leaves, strict=True):
        assert (left.entry[:60], left.published, left.checkpoint_size) == (
            *(right.entry[:60], right.published, right.checkpoint_size),
        )
        assert left.entry[60:] != right.entry[60:]


def test_every_agency_has_every_day_in_the_order_of_names(public: Public) -> None:
    days = [read_leaf(leaf.entry) for leaf in public.leaves]
    assert len(days) == DAYS * len(AGENCIES)
    assert [(leaf.day, leaf.agency) for leaf in days] == sorted((leaf.day, leaf.agency) for leaf in days)
    assert (days[0].day, days[-1].day) == (date(2025, 12, 1), date(2026, 11, 30))
    assert len({leaf.root for leaf in days}) == len(days), "two days alike"
