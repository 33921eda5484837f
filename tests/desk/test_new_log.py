"""A log, or all of its keys, are lost: the house goes on in a new one, and nothing that was signed is signed again."""

import json
from datetime import date
from pathlib import Path

import pytest

from amparo_log.storage import Log
from tests.desk.house import House, make_house
from tests.desk.told import local
from tests.log.signing_world import make_world

THURSDAY, FRIDAY, SATURDAY = (local(2026, 11, day, 0, 10) for day in (26, 27, 28))
BUSY = "v = vault_of('madrone'); v.add(told(v))"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path / "house", "madrone")


def test_the_house_goes_on_in_a_new_log_where_the_old_one_ended(house: House, tmp_path: Path) -> None:
    with house.signer():
        house.do(BUSY, local(2026, 11, 25, 9))
        house.night(THURSDAY)
    lost = house.leaves()
    assert [leaf.day for leaf in lost] == [date(2026, 11, 25)]
    house.night(FRIDAY)  # closed while nobody could sign any more
    house.world = make_world(tmp_path / "new", size=0, origin="madrone.example/second")
    house.environment["AMPARO_LOG_HOME"] = str(house.world.home)
    with house.signer():
        refused = house.refused("night()", SATURDAY)
        assert refused.startswith("OlderLogError")
        begun = house.command("begin-log", "--json")
        assert begun.returncode == 0, begun.stderr
        assert json.loads(begun.stdout) == {"origin": "madrone.example/second", "days": 1}
        again = house.command("begin-log", "--lang", "es")
        assert "anota en el registro madrone.example/second" in again.stdout
        night = house.night(SATURDAY)
        assert (night["appended"], night["signed"], night["unsigned"]) == (2, 2, None)
        assert [leaf.day for leaf in house.leaves()] == [date(2026, 11, 26), date(2026, 11, 27)]
        assert house.night(SATURDAY)["appended"] == 0
        after = house.night(local(2026, 11, 29, 0, 10))
        assert (after["closed"]["madrone"], after["signed"]) == (["2026-11-28"], 3)
        told = "out = [d.index for d in vault_of('madrone').days.closed(date(2026,1,1), date(2027,1,1))]"
        assert house.do(told, SATURDAY) == [0, 1, 2, 3]
        assert house.command("fsck", "--as", "madrone").returncode == 0


def test_an_older_database_is_told_apart_in_a_new_log_too(house: House, tmp_path: Path) -> None:
    with house.signer():
        house.night(THURSDAY)
    house.copy("desk", "backup")
    house.world = make_world(tmp_path / "new", size=0, origin="madrone.example/second")
    house.environment["AMPARO_LOG_HOME"] = str(house.world.home)
    with house.signer():
        assert house.command("begin-log").returncode == 0
        house.night(SATURDAY)
        house.copy("backup", "desk")
        assert house.refused("night()", SATURDAY).startswith("OlderLogError")
        assert house.command("begin-log").returncode == 0
        assert house.refused("night()", SATURDAY).startswith("OlderDatabaseError")
        assert house.command("adopt-days").returncode == 0
        assert house.night(local(2026, 11, 29, 0, 10))["closed"]["madrone"] == ["2026-11-28"]


def test_days_that_only_an_older_copy_of_the_log_is_left_of_are_written_again(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("log", "backup")
        house.night(SATURDAY)
        whole = house.leaves()
        house.copy("backup", "log")
        refused = house.refused("night()", local(2026, 11, 29, 0, 10))
        assert "amparo desk restore-log" in refused
        restored = house.command("restore-log")
        assert restored.returncode == 0, restored.stderr
        assert "madrone 2026-11-26" in restored.stdout
        assert house.leaves() == whole
        assert json.loads(house.command("restore-log", "--json").stdout) == {"restored": []}
        night = house.night(local(2026, 11, 29, 0, 10))
        assert (night["signed"], night["unsigned"]) == (len(whole) + 1, None)


def test_the_full_check_finds_an_older_database_under_a_newer_log(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("desk", "backup")
        house.night(FRIDAY)
        house.copy("backup", "desk")
    found = house.command("fsck", "--as", "madrone", "--json")
    assert found.returncode == 1
    assert [one["code"] for one in json.loads(found.stdout)["problems"]] == ["unknown_day"]


def test_no_log_is_begun_in_the_place_of_itself_or_of_none(house: House) -> None:
    with house.signer():
        none = house.command("begin-log")
        assert (none.returncode, "only a new log can be begun" in none.stderr) == (2, True)
        house.night(THURSDAY)
        itself = house.command("begin-log", "--lang", "es")
        assert (itself.returncode, "solo se puede empezar un registro nuevo" in itself.stderr) == (2, True)
        assert Log(house.world.home).head.size == 1
