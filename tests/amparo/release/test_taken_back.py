"""A release that could identify somebody is taken back: what it told of people is never said again, and the attack knows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars
import pytest

from amparo.pages.addresses import page
from amparo.pages.build import build
from amparo.register import Level
from amparo.register.release import (
    HIDDEN,
    Cell,
    Release,
    State,
    Table,
    Withdrawn,
    counted,
    read_releases,
    table_of,
    write_release,
)
from amparo.register.tables import TABLES
from amparo.release import gate
from amparo.release.gate import Counts, Draft, make_release
from amparo.release.gate_words import Code
from amparo.release.look import look_through
from tests.amparo.release.test_gate import AGENCIES, CLOSED, JAIL, MADE_ON, REGIONS

AGES = {"18_24": 31517, "25_34": 73519, "35_44": 20483, "45_54": 7}
SEXES = {"female": 40063, "male": 85463}
GROUPS = {"against_person": 61211, "property": 64315}
SUMS = "release_sum_unfit"  # the requests of these tables are invented without their parts
GONE = Withdrawn(1, "could_identify")


def tables(ages: Mapping[str, int] = AGES, requests: int = 480) -> tuple[Table, ...]:
    """Every table of a year, zeros but for requests and people; numbers that stand nowhere else."""
    total = sum(ages.values())
    told: dict[str, Mapping[str, int]] = {
        "people_by_age": ages,
        "people_by_sex": SEXES | {"male": total - SEXES["female"]} if total else {},
        "people_by_offense_group": GROUPS | {"other_or_none": total - sum(GROUPS.values())} if total else {},
    }
    told["asked_by_offense_group"] = told["people_by_offense_group"]
    found = []
    for name, spec in TABLES.items():
        cells = dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Cell]()
        for measure, by in spec.places():
            counts = told.get(name)
            number = (counts.get(by[0][1], 0) if by else sum(counts.values())) if counts else 0
            if name in ("requests", "contacts") and not by:
                number = requests
            cells[JAIL, "2025", measure, by] = counted(number)
        found.append(table_of(name, cells))
    return tuple(found)


class Chain:
    """Releases in a folder, each made by the gate and read back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> tuple[Release, ...]:
        return read_releases(self.folder) if self.folder.is_dir() else ()

    def draft(
        self,
        ages: Mapping[str, int] = AGES,
        withdrawn: Sequence[Withdrawn] = (),
        salt: str = "5a" * 32,
        **more: int,
    ) -> Draft:
        earlier = self.all()
        made = [Counts(AGENCIES, tables(ages, **more))]
        given = {"origin": "log.example/madrone", "regions": REGIONS, "key": b"k" * 32, "salt": salt}
        return make_release(made, CLOSED, earlier, MADE_ON, withdrawn=withdrawn, **given)  # type: ignore[arg-type]

    def publish(
        self,
        *given: Mapping[str, int],
        withdrawn: Sequence[Withdrawn] = (),
        salt: str = "5a" * 32,
        **more: int,
    ) -> Draft:
        found = self.draft(*given, withdrawn=withdrawn, salt=salt, **more)
        assert found.release is not None, [one.en for one in found.refused]
        write_release(self.folder / f"{found.release.number:04}", found.files)
        return found


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    return Chain(tmp_path / "releases")


def people(release: Release) -> dict[str, set[str]]:
    """The states of the figures on people, broken down, by table."""
    return {
        name: {row.cell.state.value for row in release.tables[name].rows if row.by}
        for name, spec in TABLES.items()
        if spec.public_class == "B"
    }


def spellings(number: int) -> set[bytes]:
    """A number as a page, a file or a sentence may spell it."""
    return {
        text.encode()
        for text in (
            str(number),
            f"{number:,}",
            f"{number:,}".replace(",", "."),
            f"{number:,}".replace(",", "\u00a0"),
            f"{number:,}".replace(",", "\u202f"),
        )
    }


def test_nothing_of_it_stays_in_the_site_but_its_address_says_so(chain: Chain, tmp_path: Path) -> None:
    chain.publish()
    chain.publish(withdrawn=[GONE], requests=481)
    build(chain.folder, tmp_path / "out")
    out = (tmp_path / "out").resolve()
    private = {
        word
        for told in (AGES, SEXES, GROUPS)
        for number in told.values()
        if number > 10
        for word in spellings(number)
    }
    first = list((chain.folder / "0001").rglob("*.json"))
    bytes_of_it = {path.read_bytes() for path in first if path.name not in ("regions.json",)}
    after = {path.read_bytes() for path in (chain.folder / "0002").rglob("*.json")}
    for file in (path for path in out.rglob("*") if path.is_file()):
        content = file.read_bytes()
        assert not [word for word in private if word in content], file
        assert content not in bytes_of_it - after, file
        if file.suffix == ".parquet":
            numbers = {value for row in polars.read_parquet(file).to_dicts() for value in row.values()}
            assert not numbers & {*AGES.values(), *SEXES.values(), *GROUPS.values()} - {7}, file
    assert sorted(path.name for path in (out / "releases").iterdir()) == ["0002"]
    for language, says in (("en", "This release was taken back:"), ("es", "Esta publicación fue retirada:")):
        assert says in (
            out / page("es" if language == "es" else "en", "releases", "0001") / "index.html"
        ).read_text("utf-8")


def test_the_number_would_be_found_where_the_release_stands(chain: Chain, tmp_path: Path) -> None:
    chain.publish()
    build(chain.folder, tmp_path / "out")
    found = [
        path
        for path in (tmp_path / "out").resolve().rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in spellings(AGES["25_34"]))
    ]
    assert len(found) > 5


def test_the_next_release_tells_the_sum_alone_and_so_does_every_one_after_it(chain: Chain) -> None:
    chain.publish()
    chain.publish(withdrawn=[GONE])
    chain.publish({**AGES, "25_34": 99991})
    first, second, third = chain.all()
    assert people(first)["people_by_age"] == {"value", "hidden"}
    for release in (second, third):
        assert set.union(*people(release).values()) == {"hidden"}
    assert second.cells()["people_by_age", JAIL, "2025", "people", ()] == counted(sum(AGES.values()))
    assert [
        one.code for one in look_through(chain.all()) if one.level is Level.FAULT and one.code != SUMS
    ] == []


def test_no_correction_tells_the_old_figure(chain: Chain) -> None:
    chain.publish()
    chain.publish({**AGES, "25_34": 88001}, withdrawn=[GONE])
    told = chain.all()[1].corrections
    assert {one.old for one in told if one.by and TABLES[one.table].public_class == "B"} <= {HIDDEN}
    assert {one.table for one in told} >= {"people_by_age"}, "the sum is told"


def test_a_later_release_that_repeats_it_is_taken_back_with_it(chain: Chain) -> None:
    chain.publish()
    chain.publish(requests=481)
    found = chain.publish(withdrawn=[GONE])
    assert found.release is not None
    assert [one.release for one in found.release.withdrawn] == [1, 2]
    assert [one.en for one in found.findings if one.code is Code.TAKEN_BACK_TOO] == [
        "Release 2 repeats figures on people of one that could identify somebody. It is taken back with it."
    ]


def test_a_release_before_it_stands_and_goes_on_word_for_word(chain: Chain) -> None:
    chain.publish()
    chain.publish(requests=481)
    chain.publish(withdrawn=[Withdrawn(2, "could_identify")])
    first, _, third = chain.all()
    assert third.withdrawn == (Withdrawn(2, "could_identify"),)
    assert third.tables["people_by_age"] == first.tables["people_by_age"]


def test_one_that_was_taken_back_for_its_figures_is_taken_back_for_this_too(chain: Chain) -> None:
    chain.publish()
    chain.publish(withdrawn=[Withdrawn(1, "figures_wrong")])
    chain.publish(withdrawn=[GONE])
    assert chain.all()[2].withdrawn == (GONE, Withdrawn(2, "could_identify"))


def test_what_a_house_says_again_nevertheless_is_found(chain: Chain) -> None:
    chain.publish()
    kept = chain.all()[0]
    again = replace(kept, number=2, previous=kept.manifest, withdrawn=(GONE,), manifest="b" * 64)
    codes = [one.code for one in look_through((kept, again))]
    assert "release_repeated" in codes


def test_the_attack_still_holds_it_for_published(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    chain.publish()
    chain.publish(withdrawn=[GONE])
    attacked = list[Sequence[Table]]()
    whole = gate.found_anew

    def watched(published: Sequence[Sequence[Table]], **more: Sequence[Sequence[Table]]) -> object:
        attacked.extend(published)
        return whole(published, **more)

    monkeypatch.setattr(gate, "found_anew", watched)
    chain.draft()
    ages = next(table for table in attacked[0] if table.name == "people_by_age")
    assert {row.cell.value for row in ages.rows if row.cell.state is State.VALUE} >= {73519}
    assert len(attacked) == 3


def test_a_year_with_nobody_in_it_can_identify_nobody_and_stays(chain: Chain) -> None:
    nobody = dict.fromkeys(AGES, 0)
    chain.publish(nobody)
    found = chain.publish(nobody, withdrawn=[GONE])
    assert found.release is not None
    assert {cell.value for key, cell in found.release.cells().items() if key[0] == "people_by_age"} == {0}
