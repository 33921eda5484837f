"""amparo desk release, as processes: counted, approved, and with the next night's signature proved to anybody."""

import fcntl
import json
from pathlib import Path

import pytest

from amparo.register.release import read_releases
from tests.desk.house import House, make_house
from tests.desk.released import SAMPLES, public_list
from tests.desk.told import local

WEDNESDAY, THURSDAY = local(2026, 11, 25, 9), local(2026, 11, 26, 0, 10)
_BEGUN = """
import tomllib
from amparo.casefile import Role
from amparo_desk.accounts import manage
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import set_policy
for name, role in (("i.vela", Role.SUPERVISOR), ("s.ode", Role.RELEASE_APPROVER)):
    manage.make(name, frozenset({role}), "madrone", by="test", language="en")
profile = tomllib.loads(Path("samples/madrone-agency.toml").read_text("utf-8"))
set_policy(vault_of("madrone"), Actor("i.vela", frozenset({Role.SUPERVISOR}), "madrone"), at, 0, profile=profile)
"""
_APPROVE = """
from amparo.casefile import Role
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.releasing import house_here
by = Actor("s.ode", frozenset({Role.RELEASE_APPROVER}), "madrone")
out = approve_release(house_here(), by, at, "DRAFT").state
"""
_NIGHT = """
from amparo_desk.releasing import house_here
done = close_house(settings.LOG_HOME, settings.LOG_SIGNER, at, None, house_here())
out = [done.released, done.unreleased and str(done.unreleased)]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The sample county's house: its list taken in, its people, its public list."""
    made = make_house(tmp_path_factory.mktemp("publishing"), "madrone")
    made.do(_BEGUN, WEDNESDAY)
    (made.folder / "desk" / "public-list.toml").write_text(public_list("madrone"), "utf-8")
    by = ("--as", "madrone", "--by", "i.vela")
    taken = made.command("import-requests", str(SAMPLES / "jail-requests-2025.csv"), *by)
    assert taken.returncode == 0, taken.stderr
    return made


def test_from_the_command_to_the_proof_that_anybody_checks(house: House) -> None:
    by = ("--as", "madrone", "--by", "i.vela")
    assert "Nothing was counted" in house.command("release", "list").stdout
    lock = house.folder / "desk" / ".releases.counting.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = house.command("release", "draft", *by)
    assert (refused.returncode, "counts a release at this moment" in refused.stderr) == (2, True)
    closed = house.command("release", "close-period", "2025", "--office", "records", *by)
    assert closed.stdout == "2025 is closed for madrone.\n", closed.stderr
    drafted = house.command("release", "draft", "--json", *by)
    assert drafted.returncode == 0, drafted.stderr
    draft = json.loads(drafted.stdout)
    assert {one["code"] for one in draft["findings"]} == {"hidden"}
    listed = house.command("release", "list", "--lang", "es")
    assert "espera a una segunda persona" in listed.stdout
    now = (
        f"from datetime import timedelta\nat = datetime.fromisoformat('{draft['at']}') + timedelta(minutes=5)"
    )
    assert house.do(f"{now}\n{_APPROVE.replace('DRAFT', draft['draft'])}", WEDNESDAY) == "published"
    folder = house.folder / "desk" / "releases"
    assert [one.manifest for one in read_releases(folder)] == [draft["manifest"]]
    with house.signer():
        night = f"from datetime import timedelta\nat = at.now(at.tzinfo) + timedelta(days=1)\n{_NIGHT}"
        assert house.do(night, THURSDAY) == [["0001/manifest.proof.json"], None]
        assert house.do(night, THURSDAY) == [[], None]
    proof = folder / "0001" / "manifest.proof.json"
    checked = house.amparo("verify", str(proof), "--key", house.world.keys[0].vkey)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "The record of a release" in checked.stdout
    assert f'manifest: "{draft["manifest"]}"' in checked.stdout
    told = json.loads(house.command("release", "list", "--json").stdout)
    assert [(one["number"], one["has_proof"]) for one in told["published"]] == [(1, True)]


def test_a_draft_is_dropped_and_what_is_cut_off_is_finished(house: House) -> None:
    by = ("--as", "madrone", "--by", "i.vela")
    drafted = json.loads(house.command("release", "draft", "--json", *by).stdout)
    assert house.command("release", "drop", drafted["draft"], *by).stdout == "The draft is thrown away.\n"
    assert house.command("release", "finish").stdout == "Every approved release is in its folder.\n"
    assert house.command("release", "drop", "none", *by).returncode == 2


def test_without_a_public_list_it_says_what_to_do(house: House, tmp_path: Path) -> None:
    house.environment["AMPARO_RELEASE_LIST"] = str(tmp_path / "no-list.toml")
    told = house.command("release", "draft", "--as", "madrone", "--by", "i.vela")
    del house.environment["AMPARO_RELEASE_LIST"]
    assert told.returncode == 2
    assert "the house's public list is not there" in told.stderr
    odd = house.command("release", "draft", "--withdraw", "1", "--as", "madrone", "--by", "i.vela")
    assert odd.returncode == 2
    assert "Give --because as well" in odd.stderr
