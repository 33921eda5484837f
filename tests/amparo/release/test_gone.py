"""What stays public of a release that could identify somebody: what the log says. No figure is found from that by trying."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from amparo.clock import CALIFORNIA
from amparo.pages.build import build
from amparo.register import Level
from amparo.register.log import read_log
from amparo.register.release import (
    MANIFEST,
    Release,
    ReleaseError,
    add_proof,
    canonical,
    contents_of,
    counted,
    manifest_of,
    read_release,
    read_releases,
    table_of,
)
from amparo.register.release_paths import proof_of_gone
from amparo.register.release_proof import check_release_proof
from amparo.release.look import look_through
from amparo.release.records import release_values
from amparo.tlog import Record, make_record
from tests.amparo.register.logs import SmallLog, drawn, small_log, write_log
from tests.amparo.release.test_gate import JAIL
from tests.amparo.release.test_taken_back import GONE, Chain

AGENCY = "Madrone-Sheriff"
FIRST, DAY = date(2026, 10, 1), date(2026, 10, 5)
DRAWN = sha256(b"a salt that was drawn").hexdigest()
UNSEEN = "tables/people_by_sex.json"


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    """One release, and a second that takes it back as one that could identify somebody."""
    made = Chain(tmp_path / "releases")
    made.publish(salt=DRAWN)
    made.publish(withdrawn=[GONE], requests=481)
    return made


def as_given_out(folder: Path, to: Path) -> Path:
    """The folder of the releases as the site gives it out."""
    build(folder, to / "site")
    shutil.copytree((to / "site").resolve() / "releases", to / "given-out")
    return to / "given-out"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.resolve().rglob("*"))
        if path.is_file()
    }


# Trying figures.


def guesses(first: Release) -> Iterator[tuple[int, bytes]]:
    """The table of sexes with each count that one of them may have: all else of it is known to whoever tries."""
    whole = first.tables["people_by_sex"]
    sums = {row.place: row.cell for row in whole.rows}
    codes = [row.by for row in whole.rows if row.by and row.cell.value]
    total = sum(row.cell.value or 0 for row in whole.rows if row.by)
    for count in range(40_000, 40_200):
        cells = dict(sums)
        for by, value in zip(codes, (count, total - count), strict=True):
            cells[JAIL, "2025", "people", by] = counted(value)
        told = replace(first, tables={"people_by_sex": table_of("people_by_sex", cells)}, salt="")
        yield count, contents_of(told)[UNSEEN]


def found_in(public: dict[str, bytes], first: Release) -> list[int]:
    """The counts whose table has a digest that stands anywhere in what is public."""
    written = b"\n".join(public.values())
    return [count for count, table in guesses(first) if sha256(table).hexdigest().encode() in written]


def found_by_manifest(digest: str, first: Release, salts: list[str]) -> list[int]:
    """The counts with which the whole manifest, all other files of which are known, comes to a digest that the log has."""
    files = contents_of(first)
    return [
        count
        for (count, table), salt in product(guesses(first), salts)
        if sha256(manifest_of(1, files | {UNSEEN: table}, salt)).hexdigest() == digest
    ]


def test_a_figure_is_found_by_trying_while_the_manifest_is_given_out(tmp_path: Path) -> None:
    made = Chain(tmp_path / "releases")
    made.publish()
    build(made.folder, tmp_path / "site")
    assert found_in(contents(tmp_path / "site"), made.all()[0]) == [40_063]


def test_no_figure_is_found_by_trying_from_what_is_public_after_it(chain: Chain, tmp_path: Path) -> None:
    first = chain.all()[0]
    public = contents(as_given_out(chain.folder, tmp_path)) | contents(tmp_path / "site")
    assert found_in(public, first) == []
    written = b"\n".join(public.values())
    assert first.manifest.encode() in written, "the log's word of it stays"
    assert first.salt == DRAWN
    assert DRAWN.encode() not in written


def test_nor_from_the_digest_that_the_log_has_for_ever(tmp_path: Path) -> None:
    made = Chain(tmp_path / "releases")
    made.publish(salt=DRAWN)
    first = made.all()[0]
    others = ["", "0" * 64, sha256(b"").hexdigest(), first.manifest, "5a" * 32]
    guessed = [salt for salt in others if salt]
    assert found_by_manifest(first.manifest, first, guessed) == []
    assert found_by_manifest(first.manifest, first, [first.salt]) == [40_063], "only with its salt"


def test_a_manifest_without_a_salt_is_none(chain: Chain) -> None:
    file = chain.folder / "0001" / MANIFEST
    told = json.loads(file.read_bytes())
    for salt in (None, "", "5a", 7):
        held = {**told, "salt": salt} if salt is not None else {k: v for k, v in told.items() if k != "salt"}
        file.write_bytes(canonical(held))
        with pytest.raises(ReleaseError, match=r"0001/manifest\.json: .*(salt|needed)"):
            read_releases(chain.folder)
    with pytest.raises(ReleaseError, match="salt is not 32 bytes"):
        manifest_of(1, {}, "")


# Whoever holds what is public.


def test_whoever_holds_what_is_public_builds_the_same_site_to_the_byte(chain: Chain, tmp_path: Path) -> None:
    chain.publish(requests=482)
    given = as_given_out(chain.folder, tmp_path)
    assert sorted(one.name for one in given.iterdir()) == ["0002", "0003"]
    build(given, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "site")


def test_two_that_follow_one_another_may_be_gone(tmp_path: Path) -> None:
    made = Chain(tmp_path / "releases")
    made.publish()
    made.publish(requests=481)
    made.publish(withdrawn=[GONE])
    given = as_given_out(made.folder, tmp_path)
    assert [one.name for one in given.iterdir()] == ["0003"]
    build(given, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "site")
    told = [(one.number, one.made_on, one.manifest, one.is_given_out) for one in read_releases(given)]
    whole = [(one.number, one.made_on, one.manifest, one.number == 3) for one in made.all()]
    assert told == whole


def test_it_is_checked_and_said_what_cannot_be(chain: Chain, tmp_path: Path) -> None:
    chain.publish(requests=482)
    releases = read_releases(as_given_out(chain.folder, tmp_path))
    found = [one for one in look_through(releases) if one.code != "release_sum_unfit"]
    assert [one.code for one in found if one.level is Level.FAULT] == []
    assert [one.place for one in found if one.code == "release_not_given_out"] == ["0001"]


def test_any_other_number_that_is_missing_stays_a_fault(chain: Chain, tmp_path: Path) -> None:
    chain.publish(requests=482)
    shutil.copytree(chain.folder, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy/0002")
    with pytest.raises(ReleaseError, match=r"^0002: this release is missing, and 0003 is there"):
        read_releases(tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy/0001")
    with pytest.raises(ReleaseError, match=r"^0002: this release is missing, and 0003 is there"):
        read_releases(tmp_path / "copy")


def test_whoever_publishes_the_next_one_needs_every_one(chain: Chain) -> None:
    shutil.rmtree(chain.folder / "0001")
    assert len(read_releases(chain.folder)) == 2
    with pytest.raises(ReleaseError, match=r"^0001: this release is missing"):
        read_releases(chain.folder, whole=True)


def test_what_a_later_release_says_of_it_must_be_what_it_was(chain: Chain) -> None:
    folder = chain.folder / "0002"
    told = json.loads((folder / "release.json").read_bytes())
    told["withdrawn"][0]["manifest"] = "b" * 64
    _made_anew(folder, {"release.json": canonical(told)})
    with pytest.raises(ReleaseError, match=r"^0002/release\.json: what it says of release 1"):
        read_releases(chain.folder)
    shutil.rmtree(chain.folder / "0001")
    with pytest.raises(ReleaseError, match=r"^0002/release\.json: it does not name the manifest"):
        read_releases(chain.folder)


def _made_anew(folder: Path, more: dict[str, bytes]) -> None:
    """More files, and the manifest as somebody would make it who changed one."""
    for path, content in more.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    files = {path: content for path, content in contents(folder).items() if path != MANIFEST}
    (folder / MANIFEST).write_bytes(manifest_of(int(folder.name), files, "5a" * 32))


# What the log says.


def record_of(release: Release, **changed: object) -> Record:
    told = {"agency": AGENCY, "number": release.number, "manifest": release.manifest} | changed
    values = release_values(at=datetime(2026, 10, 5, 9, tzinfo=CALIFORNIA), **told)  # type: ignore[arg-type]
    return make_record(values, drawn("release", release.number))


def logged(record: Record) -> SmallLog:
    log = small_log((DAY - FIRST).days)
    log.close(AGENCY, DAY, [record])
    return log


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "release_gone_proved"),
        ({"manifest": "b" * 64}, "release_other_manifest"),
        ({"number": 2}, "release_other_manifest"),
        (None, "release_gone_unproved"),
    ],
)
def test_the_chain_is_held_against_what_the_log_says_of_it(
    chain: Chain, tmp_path: Path, changed: dict[str, object] | None, code: str
) -> None:
    first, log = read_release(chain.folder / "0001"), None
    if changed is not None:
        record = record_of(first, **changed)
        proof = logged(record).proof(AGENCY, DAY, [(0, record)]).written
        _made_anew(chain.folder / "0002", {proof_of_gone(1): proof})
        log = read_log(write_log(logged(record), tmp_path / "log"))
        add_proof(chain.folder / "0001", proof)
    given = as_given_out(chain.folder, tmp_path)
    assert (given / "0002" / proof_of_gone(1)).exists() == (changed is not None)
    releases = read_releases(given)
    found = check_release_proof(releases[0], log=log, releases=releases)[-1]
    assert found.code == code
    assert "1" in found.en
    build(given, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "site")


def test_a_proof_of_one_that_is_given_out_does_not_belong_there(chain: Chain) -> None:
    chain.publish(requests=482)
    _made_anew(chain.folder / "0003", {proof_of_gone(2): b"{}"})
    with pytest.raises(
        ReleaseError, match=r"^0003/taken_back/0002\.proof\.json: release.json does not say that release 2"
    ):
        read_releases(chain.folder)
