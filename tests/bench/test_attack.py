"""The attack on small counties, on thirty of the thousand: of ours nothing is found, of the usual way much."""

from bench import attack, attack_counties


def test_of_thirty_small_counties_nothing_hidden_is_found_and_of_the_usual_way_much() -> None:
    found = attack.measured(30)
    ours, usual = found["ours"], found["below 11 hidden"]
    assert ours["hidden"] > 1_000
    assert [ours[what] for what in attack.FOUND if what.endswith(("determined", "narrow"))] == [0, 0, 0, 0]
    assert usual["hidden determined"] > 100
    assert usual["changes determined"] > 100
    assert ours["releases"] == usual["releases"] > 60
    assert found["one attack"]["worst s"] < attack.MOST_SECONDS


def test_a_county_comes_out_the_same_from_the_same_seed() -> None:
    assert attack_counties.releases(7) == attack_counties.releases(7)
    assert attack_counties.releases(7) != attack_counties.releases(8)
    assert attack.published(7) == attack.published(7)
