"""A release that could identify somebody is taken back at a desk; whoever holds what is public checks and builds without it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.desk.released import SAMPLES, public_list
from tests.desk.test_release_commands import _APPROVE, _BEGUN
from tests.desk.test_release_new_log import BY, WEDNESDAY, Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One release, proved; then a second that takes it back, proved as well."""
    made = Home(tmp_path_factory.mktemp("home"), ("", ""))
    made.house.do(_BEGUN, WEDNESDAY)
    (made.house.folder / "desk" / "public-list.toml").write_text(public_list("madrone"), "utf-8")
    taken = made.house.command("import-requests", str(SAMPLES / "jail-requests-2025.csv"), *BY)
    assert taken.returncode == 0, taken.stderr
    made.house.command("release", "close-period", "2025", "--office", "records", *BY)
    made.publish()
    made.night()
    drafted = made.house.command(
        "release", "draft", "--withdraw", "1", "--because", "could_identify", "--json", *BY
    )
    assert drafted.returncode == 0, drafted.stderr
    draft = json.loads(drafted.stdout)
    code = f"at = datetime.fromisoformat('{draft['at']}')\n{_APPROVE.replace('DRAFT', draft['draft'])}"
    assert made.house.do(code, WEDNESDAY) == "published"
    assert made.night() == ["0002/manifest.proof.json"]
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.resolve().rglob("*"))
        if path.is_file()
    }


def test_each_manifest_has_a_salt_of_its_own(home: Home) -> None:
    salts = [
        json.loads((home.releases / name / "manifest.json").read_bytes())["salt"] for name in ("0001", "0002")
    ]
    assert len({*salts}) == 2
    assert all(len(bytes.fromhex(salt)) == 32 for salt in salts)


def test_the_second_has_the_first_s_proof_and_the_public_checks_it_and_builds_the_same_site(
    home: Home, tmp_path: Path
) -> None:
    house, own = home.house, home.releases / "0001/manifest.proof.json"
    assert (home.releases / "0002/taken_back/0001.proof.json").read_bytes() == own.read_bytes()
    built = house.amparo("site", "build", str(home.releases), str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr
    given = tmp_path / "given-out"
    shutil.copytree((tmp_path / "site").resolve() / "releases", given)
    assert [one.name for one in given.iterdir()] == ["0002"]
    key, log = house.world.keys[0].vkey, str(house.world.log.public)
    for language, says in (
        ("en", "Its manifest, as later ones name it, is a record of the log"),
        ("es", "tal como lo nombran las posteriores, es una constancia del registro"),
    ):
        words = ("release", "check", str(given), "--log", log, "--key", key, "--lang", language)
        checked = house.amparo(*words)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert says in checked.stdout
    again = house.amparo("site", "build", str(given), str(tmp_path / "again"))
    assert again.returncode == 0, again.stderr
    assert contents(tmp_path / "again") == contents(tmp_path / "site")
    page = (tmp_path / "site/en/releases/0001/index.html").read_text("utf-8")
    assert "releases/0002/taken_back/0001.proof.json" in page


def test_the_desk_publishes_nothing_more_without_what_it_took_back(home: Home, tmp_path: Path) -> None:
    kept = tmp_path / "0001"
    shutil.move(home.releases / "0001", kept)
    drafted = home.house.command("release", "draft", *BY)
    assert drafted.returncode == 0, "it is written again from what was approved, byte for byte"
    now, before = contents(home.releases / "0001"), contents(kept)
    before.pop("manifest.proof.json")
    assert now == before
