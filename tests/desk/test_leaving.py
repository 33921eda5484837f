"""An agency leaves the log by its last attestation: what its desk publishes then is found sound by the command."""

import json
from pathlib import Path

from tests.desk.house import make_house
from tests.desk.told import local

LEAVE = (
    "from amparo_desk.acts.attest_month import attest_month\nfrom amparo_desk.acts.actor import Actor\n"
    "from amparo.casefile import Role\n"
    "v = vault_of('madrone'); by = Actor('s.ode', frozenset({Role.SUPERVISOR}), 'madrone')\n"
    "out = str(attest_month(v, by, at, date(2026, 11, 1), 'records', ends=date(2026, 11, 26)).ends)"
)


def test_an_agency_that_left_is_not_missing_and_no_fault_is_found_with_it(tmp_path: Path) -> None:
    house = make_house(tmp_path / "house", "alder", "madrone")
    with house.signer():
        house.night(local(2026, 11, 26, 0, 10))
        house.night(local(2026, 11, 27, 0, 10))
        assert house.do(LEAVE, local(2026, 11, 27, 9)) == "2026-11-26"
        told = house.night(local(2026, 11, 28, 0, 10))
        assert told["attested"] == ["attestations/madrone/2026-11.json"]
        after = house.night(local(2026, 11, 30, 0, 10))
    assert (len(after["closed"]["alder"]), after["closed"]["madrone"]) == (2, [])
    keys = [word for key in house.world.keys for word in ("--key", key.vkey)]
    done = house.amparo("verify", str(house.world.log.public), *keys, "--on", "2026-11-30", "--json")
    found = json.loads(done.stdout)["findings"]
    assert [one for one in found if one["level"] == "fault"] == []
    assert "agency_left" in {one["code"] for one in found}
