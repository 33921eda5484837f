"""After an older database was restored: who had been erased since is there again, and that is said."""

from pathlib import Path

from tests.desk.house import make_house
from tests.desk.told import local

ADD = "from tests.desk.told import told\nv = vault_of('madrone'); v.add(told(v))"
ERASE = (
    "v = vault_of('madrone')\n"
    "v.erase('rec-1', 'court_order', at=at, by='a.bell', role='counsel', citation='An order (invented)', is_free=True)"
)
IS_ERASED = "out = vault_of('madrone').erasure('rec-1') is not None"


def test_who_takes_days_over_is_told_that_the_erased_are_back(tmp_path: Path) -> None:
    house = make_house(tmp_path / "house", "madrone")
    with house.signer():
        house.do(ADD, local(2026, 11, 25, 9))
        house.night(local(2026, 11, 26, 0, 10))
        house.copy("desk", "backup")
        house.do(ERASE, local(2026, 11, 26, 9))
        house.night(local(2026, 11, 27, 0, 10))
        house.copy("backup", "desk")
        assert house.do(IS_ERASED, local(2026, 11, 27, 9)) is False
        adopted = house.command("adopt-days")
        assert adopted.returncode == 0, adopted.stderr
        assert "madrone 2026-11-26: taken over" in adopted.stdout
        assert "Erase them again." in adopted.stdout
        assert "Bórrelo de nuevo." not in house.command("adopt-days", "--lang", "es").stdout, "none was left"
        house.do(ERASE, local(2026, 11, 27, 10))
        assert house.do(IS_ERASED, local(2026, 11, 27, 11)) is True
        assert house.night(local(2026, 11, 28, 0, 10))["closed"]["madrone"] == ["2026-11-27"]
