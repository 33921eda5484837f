"""Both keys are lost, and a new log goes on: releases go on in it, bound to those of the old one, and no other log passes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.register import Level
from amparo.register.log import read_log
from amparo.register.release import ReleaseError, canonical, manifest_of, read_releases
from amparo.register.release_paths import BEGUN
from amparo.register.release_proof import check_release_proof
from amparo.register.succession import Ended
from amparo.release.look import look_through
from amparo_log.storage import Log
from tests.amparo.pages.verifying import Given, opened, page_says
from tests.desk.browser import browser
from tests.desk.house import House, make_house
from tests.desk.released import SAMPLES, public_list
from tests.desk.test_release_commands import _APPROVE, _BEGUN, _NIGHT
from tests.desk.told import local
from tests.log.signing_world import make_world
from tests.readings import postgres

WEDNESDAY = local(2026, 11, 25, 9)
SECOND = "madrone.example/second"
BY = ("--as", "madrone", "--by", "i.vela")


class Home:
    """A real home of one agency, driven by its commands; nights pass as they are called for."""

    def __init__(self, folder: Path, databases: tuple[str, str]) -> None:
        self.house: House = make_house(folder, "madrone", databases=databases)
        self.releases = folder / "desk" / "releases"
        self.nights = 0

    def publish(self) -> None:
        """Counted by the command, and approved."""
        draft = self.draft()
        code = f"at = datetime.fromisoformat('{draft['at']}')\n{_APPROVE.replace('DRAFT', draft['draft'])}"
        assert self.house.do(code, WEDNESDAY) == "published"

    def draft(self) -> dict[str, str]:
        """Counted by the command."""
        done = self.house.command("release", "draft", "--json", *BY)
        assert done.returncode == 0, done.stdout + done.stderr
        told: dict[str, str] = json.loads(done.stdout)
        return told

    def night(self) -> list[str]:
        """The next night: what of releases was written and proved."""
        self.nights += 1
        code = f"from datetime import timedelta\nat = at.now(at.tzinfo) + timedelta(days={self.nights})\n{_NIGHT}"
        with self.house.signer():
            released, wrong = self.house.do(code, WEDNESDAY)
        assert wrong is None
        told: list[str] = released
        return told

    def lose_the_keys(self, folder: Path) -> Path:
        """A new log under a new name takes the place of the old one; the old one's last checkpoint."""
        old = self.house.world.log.public
        self.house.world = make_world(folder, size=0, origin=SECOND)
        self.house.environment["AMPARO_LOG_HOME"] = str(self.house.world.home)
        return old / "checkpoint"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The desk's databases: files in its folder, or those of a PostgreSQL that really runs."""
    folder = postgres.programs()
    if request.param == "sqlite":
        yield "", ""
    elif folder is None:
        pytest.skip("PostgreSQL is not installed")
    else:
        with postgres.running(folder) as connection:
            for name in ("case_files", "data_keys"):
                connection.execute(f"CREATE DATABASE {name}")
            host = connection.info.host
            yield (
                f"postgresql://amparo@/case_files?host={host}",
                f"postgresql://amparo@/data_keys?host={host}",
            )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, databases: tuple[str, str]) -> Home:
    """One release in the old log, proved; one approved there too late for its night; then the keys are lost."""
    made = Home(tmp_path_factory.mktemp("home"), databases)
    made.house.do(_BEGUN, WEDNESDAY)
    (made.house.folder / "desk" / "public-list.toml").write_text(public_list("madrone"), "utf-8")
    taken = made.house.command("import-requests", str(SAMPLES / "jail-requests-2025.csv"), *BY)
    assert taken.returncode == 0, taken.stderr
    made.house.command("release", "close-period", "2025", "--office", "records", *BY)
    made.publish()
    assert made.night() == ["0001/manifest.proof.json"]
    made.publish()
    return made


def test_a_release_of_the_new_log_follows_those_of_the_old_one(home: Home, tmp_path: Path) -> None:
    house = home.house
    checkpoint = home.lose_the_keys(tmp_path / "new")
    before = {path: path.read_bytes() for path in home.releases.rglob("*") if path.is_file()}
    untold = house.command("begin-log")
    assert (untold.returncode, "Say with --before where it ends" in untold.stderr) == (2, True)
    itself = house.command("begin-log", "--before", str(tmp_path / "nothing"), "--lang", "es")
    assert itself.returncode == 2
    begun = house.command("begin-log", "--before", str(checkpoint))
    assert begun.returncode == 0, begun.stderr
    assert house.command("begin-log", "--before", str(checkpoint)).returncode == 0, "done again, it stands"
    early = house.command("release", "draft", *BY)
    assert (early.returncode, "does not say so in public yet" in early.stderr) == (2, True)
    assert home.night() == ["0002/manifest.proof.json"], "approved under the old log, closed in the new one"
    home.publish()
    assert home.night() == ["0003/manifest.proof.json"]
    assert {path: path.read_bytes() for path in before} == before, "what was published stays as it was"

    first, second, third = read_releases(home.releases)
    assert (first.origin, second.origin, third.origin) == (second.origin, first.origin, SECOND)
    assert third.begun is not None
    ended = Log(checkpoint.parents[1]).head
    assert third.begun.before == (Ended(first.origin, ended.size, ended.root.hex()),)
    told = [one for one in look_through((first, second, third)) if one.code == "release_log_begun"]
    assert [(one.level, first.origin in one.en, SECOND in one.es) for one in told] == [
        (Level.NOTE, True, True)
    ]
    new, old = read_log(house.world.log.public), read_log(checkpoint.parent)
    proved = [
        [one.code for one in check_release_proof(release, log=log, releases=read_releases(home.releases))][-1]
        for release, log in ((first, old), (second, new), (third, new), (first, new))
    ]
    assert proved == ["release_proved", "release_proved_later", "release_proved", "release_proved"]
    key = house.world.keys[0].vkey
    checked = house.amparo(
        "release", "check", str(home.releases), "--log", str(house.world.log.public), "--key", key
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "goes on for" in checked.stdout
    assert house.command("fsck", "--as", "madrone").returncode == 0

    built = house.amparo("site", "build", str(home.releases), str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr
    site = (tmp_path / "site").resolve()
    assert (site / "log/keys/000.note").read_bytes() == (
        home.releases / "0003/log/keys/000.note"
    ).read_bytes()
    kept = home.releases / "0002/log/checkpoint"
    assert (site / "releases/0002/log/checkpoint").read_bytes() == kept.read_bytes(), (
        "the old log stays public"
    )
    for page, says in (("en/days", "Since"), ("es/dias", "Desde el")):
        told = (site / page / "index.html").read_text("utf-8")
        assert f"<code>{first.origin}</code>" in told, page
        assert says in told, page
        assert 'href="../../releases/0002/log/checkpoint"' in told, page
    proofs = [
        (home.releases / name / "manifest.proof.json").read_bytes() for name in ("0001", "0002", "0003")
    ]
    with browser() as running, opened(running, site / "verify/index.html") as page_:
        words = page_.evaluate("WORDS.keys")
        said = page_says(page_, [Given(content, words) for content in proofs])
    codes = [
        {one[0] for one in each["findings"]} & {"checkpoint-key-ended", "checkpoint-key"} for each in said
    ]
    assert codes == [{"checkpoint-key-ended"}, {"checkpoint-key"}, {"checkpoint-key"}]
    assert [len(each["shown"]) for each in said] == [1, 2, 1]
    assert not [one for each in said for one in each["findings"] if one[1] == "fault"]


def test_a_log_that_is_not_in_the_chain_stays_refused_and_is_named(home: Home, tmp_path: Path) -> None:
    for change, told in (
        (lambda folder: (folder / BEGUN).unlink(), "no record of it says that it goes on for it"),
        (lambda folder: (folder / BEGUN).write_bytes((folder / "manifest.proof.json").read_bytes()), BEGUN),
    ):
        releases = tmp_path / told[:5]
        shutil.copytree(home.releases, releases)
        folder = releases / "0003"
        change(folder)
        _made_anew(folder, 3)
        with pytest.raises(ReleaseError, match=told):
            read_releases(releases)


def test_a_begun_proof_of_yet_another_log_does_not_pass(home: Home, tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    shutil.copytree(home.releases, releases)
    told = json.loads((releases / "0003/release.json").read_bytes())
    told["origin"] = "redbud.example/log"
    (releases / "0003/release.json").write_bytes(canonical(told))
    _made_anew(releases / "0003", 3)
    with pytest.raises(
        ReleaseError, match=r"redbud.example/log goes on in the place of another log: it is of another log"
    ):
        read_releases(releases)


def test_going_back_to_the_old_log_is_refused(home: Home) -> None:
    first, _, third = read_releases(home.releases)
    assert first.begun is None
    assert third.begun is not None
    assert not third.begun.names(SECOND)


def _made_anew(folder: Path, number: int) -> None:
    """The manifest as somebody would make it who changed a file."""
    (folder / "manifest.proof.json").unlink(missing_ok=True)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    (folder / "manifest.json").write_bytes(manifest_of(number, files, "5a" * 32))
