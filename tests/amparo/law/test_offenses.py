"""Every row of the offense table is decided at each level, on and around its limits, at each place of custody."""

from datetime import date, timedelta
from typing import Any

import pytest

from amparo.decision.history import look_through
from amparo.law.calendar import FELONY_WASHOUT_YEARS, MISDEMEANOR_WASHOUT_YEARS
from amparo.law.offenses import Offense, all_offenses, enhancement, eras, match
from tests.second_hand.grounds import conviction as theirs
from tests.second_hand.records import Reading

ON = date(2026, 11, 24)  # a Tuesday
CRIMES = [
    offense
    for offense in all_offenses()
    if offense.code in {"PC", "HSC", "VEH", "BPC"} and not offense.section_end
]
LEVELS = ("felony", "misdemeanor", "infraction", None)
CUSTODIES = ("state_prison", "1170h", None)


def _dates() -> tuple[date | None, ...]:
    limits = [ON.replace(year=ON.year - years) for years in (MISDEMEANOR_WASHOUT_YEARS, FELONY_WASHOUT_YEARS)]
    around = [limit + timedelta(days=days) for limit in limits for days in (-1, 0, 1)]
    return (*around, ON, ON - timedelta(days=40 * 365), None)


def _record(offense: Offense, level: str | None, day: date | None, custody: str | None) -> dict[str, Any]:
    record: dict[str, Any] = {"code": offense.code, "section": offense.section, "level": level}
    record["date"] = day.isoformat() if day else None
    if custody and level in {"felony", None}:
        record["felony_custody"] = custody
    if offense.section in {"664", "182"}:
        record["target"] = {"code": "PC", "section": "211"}
    return record


@pytest.mark.parametrize("offense", CRIMES, ids=lambda offense: offense.id)
def test_each_row_at_each_level_age_and_place_of_custody(offense: Offense) -> None:
    reading = Reading(on=ON, as_case=True, legal={})
    for level in LEVELS:
        for day in _dates():
            for custody in CUSTODIES:
                record = _record(offense, level, day, custody)
                found = look_through([record], [], ON.toordinal(), {}, as_case=True)
                told = theirs(record, reading)
                ours = {True: "yes", False: "no", None: "open"}[found.conviction_opens]
                assert ours == told.value, f"{offense.id} {record}"
                gaps = {gap.replace("person.convictions[0].", "") for gap in found.conviction_gaps}
                assert gaps == set(told.gaps), f"{offense.id} {record}"


def opens(record: dict[str, Any], on: date = ON) -> bool | None:
    return look_through([record], [], on.toordinal(), {}, as_case=True).conviction_opens


def test_a_row_that_qualifies_for_years_does_so_up_to_and_with_the_anniversary() -> None:
    for offense in CRIMES:
        if offense.qualifies != "yes" or offense.level_rule != "wobbler_as_misdemeanor":
            continue
        if any(
            row.startswith("a6:")
            for row in match(offense.code, offense.section, "", None, eras()[-1]).misdemeanor[0].rows
        ):
            continue
        record = {"code": offense.code, "section": offense.section, "level": "misdemeanor"}
        limit = ON.replace(year=ON.year - MISDEMEANOR_WASHOUT_YEARS)
        assert opens({**record, "date": limit.isoformat()}) is True, offense.id
        assert opens({**record, "date": (limit - timedelta(days=1)).isoformat()}) is False, offense.id


def test_the_washouts_of_the_table_are_those_of_the_calendar() -> None:
    import csv
    import io

    from amparo.law.offenses import table_bytes

    for row in csv.DictReader(io.StringIO(table_bytes().decode("utf-8"))):
        if row["washout_years"]:
            felony = row["level_rule"] in {"felony_only", "wobbler_as_felony"}
            expected = FELONY_WASHOUT_YEARS if felony else MISDEMEANOR_WASHOUT_YEARS
            assert int(row["washout_years"]) == expected, row["id"]


def test_the_table_changes_only_on_days_of_the_register() -> None:
    from amparo.law.index import days_when_answers_change

    for day in eras():
        assert date.fromordinal(day) in days_when_answers_change(), date.fromordinal(day)


@pytest.mark.parametrize(
    ("found_true", "expected"),
    [
        ("PC 12022.7(a)", ("serious", "")),
        ("PC 186.22(b)(1)", ("serious", "7282.5(a)(3)(O)")),
        ("PC 12022.1", ("listed", "7282.5(a)(3)(AB)")),
        ("VEH 20001(c)", ("listed", "7282.5(a)(3)(AE)")),
        ("PC 12022(a)(1)", ("listed", "7282.5(a)(3)(K)")),
        ("PC 12022.11", ("", "")),
        ("PC 667.5(b)", ("", "")),
    ],
)
def test_an_enhancement_is_known_by_its_section_and_its_subdivisions(
    found_true: str, expected: tuple[str, str]
) -> None:
    word, paragraph = enhancement(found_true)
    assert word == expected[0]
    if expected[1]:
        assert paragraph == expected[1]


def test_a_section_written_with_spaces_and_capitals_is_the_same_section() -> None:
    for section in ("245(a)(1)", "245 (a) (1)", "245(A)(1)"):
        assert opens({"code": "pc", "section": section, "level": "felony", "date": "2001-01-01"}) is True


def test_a_drunk_driving_record_with_subdivision_and_punishment_section_is_found() -> None:
    record = {"code": "VEH", "section": "23152(a)/23550", "level": "felony", "date": "2014-05-05"}
    assert opens(record) is True
    assert opens({**record, "date": "2010-05-05"}) is False
