"""Cost: minutes times the agency's own rates, by purpose, to the cent; a file of rates that cannot be used is refused whole."""

from decimal import Decimal

import pytest

from amparo.figures.cells import Figures
from amparo.figures.cost import Cost, RatesError, cost_of, read_rates
from amparo.register.release import MISSING, Cell, counted, table_of

JAIL = "madrone-jail"
RATES = """
[[rates]]
agency = "madrone-jail"
year = 2025
pay_class = "records clerk, average with benefits"
rate_per_hour = "48.50"
share = 75
source = "county pay schedule, July 2025"
[[rates]]
agency = "madrone-jail"
year = 2025
pay_class = "records supervisor, average with benefits"
rate_per_hour = "66.10"
share = 25
source = "county pay schedule, July 2025"
"""


def figures(declining: Cell, helping: Cell, not_known: Cell) -> Figures:
    told = {"declining": declining, "helping": helping, "not_known": not_known}
    cells = {(JAIL, "2025", "minutes", (("purpose", purpose),)): cell for purpose, cell in told.items()}
    return Figures({"staff_time": table_of("staff_time", cells)})


def cost(*cells: Cell) -> Cost:
    found = cost_of(figures(*cells), JAIL, 2025, read_rates(RATES, "rates.toml"))
    assert found is not None
    return found


def test_minutes_cost_what_the_agency_s_rates_say_and_declining_stands_apart_from_helping() -> None:
    found = cost(counted(401), counted(299), counted(99))
    assert found.per_hour == Decimal("52.9")  # 48.50 * 0.75 + 66.10 * 0.25
    assert found.dollars("declining") == Decimal("353.55")  # 401 / 60 * 52.9 = 353.548…
    assert found.dollars("helping") == Decimal("263.62")  # 263.618…
    assert found.dollars("not_known") == Decimal("87.29")  # 87.285 exactly: halves go up
    assert found.total == Decimal("704.46")


def test_minutes_that_are_not_known_cost_nothing_that_is_known() -> None:
    found = cost(counted(10), MISSING, counted(0))
    assert found.dollars("helping") is None
    assert found.total is None
    assert found.dollars("not_known") == 0


def test_a_year_without_a_rate_has_no_cost() -> None:
    known = figures(counted(1), counted(1), counted(1))
    assert cost_of(known, JAIL, 2024, read_rates(RATES, "rates.toml")) is None
    assert cost_of(known, "toyon-police", 2025, read_rates(RATES, "rates.toml")) is None


def test_the_method_says_rates_shares_and_sources_in_both_languages() -> None:
    found = cost(counted(1), counted(1), counted(1))
    for language in ("en", "es"):
        said = found.method(language)  # type: ignore[arg-type]
        for word in ("$52.90", "$48.50", "75 %", "$66.10", "25 %", "county pay schedule", "2025"):
            assert word in said


BAD = (
    ("[[rates", "no TOML"),
    ("", "at least one"),
    (RATES.replace("share = 25", "share = 20"), "come to 95, not 100"),
    (RATES.replace('"48.50"', "48.5"), "rate 1: rate_per_hour is no amount"),
    (RATES.replace('"48.50"', '"-1"'), "rate 1: rate_per_hour is no amount"),
    (RATES.replace('"48.50"', '"NaN"'), "rate 1: rate_per_hour is no amount"),
    (RATES.replace("year = 2025", 'year = "2025"', 1), "rate 1: year is no year"),
    (RATES.replace("pay_class", "name"), "name is not known here"),
    (RATES.replace('source = "county pay schedule, July 2025"', "", 1), "source is missing"),
    (RATES.replace("supervisor", "clerk"), "a class of pay stands twice"),
)


@pytest.mark.parametrize(("text", "says"), BAD)
def test_a_file_of_rates_that_cannot_be_used_is_refused_with_its_place(text: str, says: str) -> None:
    with pytest.raises(RatesError, match=says.replace("$", r"\$")) as refused:
        read_rates(text, "rates.toml")
    assert refused.value.sentence("es") != refused.value.sentence("en")


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(RatesError) as refused:
        read_rates(RATES.replace('"48.50"', "48.5").replace('"66.10"', '"nothing"'), "rates.toml")
    assert len(refused.value.faults) == 2
