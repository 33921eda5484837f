"""A site built over the one that stands is, byte for byte, the site that is built into an empty folder."""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from amparo.pages import kept
from amparo.pages.build import Built, build
from amparo.register.release import (
    Agency,
    Asked,
    Correction,
    Release,
    Table,
    Withdrawn,
    counted,
    read_release,
)
from amparo.register.tables import TABLES
from tests.amparo.pages import county
from tests.amparo.pages.test_building import contents
from tests.amparo.register import logs

SPOKEN = ("answers", "contacts", "days", "grounds", "parts", "requests", "staff_time")


@dataclass
class House:
    """Releases that grow, one after the other, the log with them; and the site built over itself each time."""

    folder: Path
    log: logs.SmallLog
    last: Release
    until: date

    @property
    def releases(self) -> Path:
        """Where the releases lie."""
        return self.folder / "releases"

    @property
    def out(self) -> Path:
        """Where the site lies."""
        return self.folder / "out"

    def close_days(self, count: int, silent: str = "") -> None:
        """So many further days, all closed but those of an agency that is silent."""
        for _ in range(count):
            for agency in self.last.agencies:
                if agency.id != silent:
                    self.log.close(agency.id, self.until)
            self.until += timedelta(days=1)

    def publish(self, release: Release) -> None:
        """The next release, with the log as it is now."""
        copy = logs.write_log(self.log, self.folder / f"log-{release.number}")
        files = {f"log/{path}": content for path, content in contents(copy).items()}
        earlier = [read_release(folder) for folder in sorted(self.releases.iterdir())]
        previous = earlier[-1].manifest if earlier else None
        county.publish(self.releases, replace(release, previous=previous), files, earlier)
        self.last = release

    def next(self, **changes: object) -> None:
        """The release after the last one."""
        made_on = self.last.made_on + timedelta(days=1)
        told = {"corrections": (), "withdrawn": (), **changes}
        self.publish(replace(self.last, number=self.last.number + 1, made_on=made_on, **told))  # type: ignore[arg-type]

    def build(self, **options: bool) -> Built:
        """Build over what stands, and hold it against a site that is built into an empty folder."""
        built = build(self.releases, self.out, **options)
        fresh = self.folder / f"fresh-{time.monotonic_ns()}"
        build(self.releases, fresh)
        assert contents(self.out) == contents(fresh)
        assert all(file.stat().st_mode & 0o777 == 0o644 for file in self.out.rglob("*") if file.is_file())
        return built


@pytest.fixture(scope="module")
def first_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The county's last release as the first of a house, forty days in the log, and the site of both."""
    first = replace(county.releases()[-1], number=1, corrections=(), withdrawn=())
    made = House(tmp_path_factory.mktemp("house"), logs.SmallLog([], {}), first, date(2026, 1, 1))
    made.releases.mkdir()
    made.close_days(40)
    made.publish(first)
    made.build()
    return made


@pytest.fixture
def house(first_house: House, tmp_path: Path) -> House:
    """The first house again in a folder of its own: its files with all their names, moments and rights, and its record."""
    for one in (first_house.releases, first_house.out, kept.place_of(first_house.out)):
        subprocess.run(["cp", "-a", "--", one, tmp_path / one.name], check=True)
    log = replace(first_house.log, entries=[*first_house.log.entries], roots={**first_house.log.roots})
    return replace(first_house, folder=tmp_path, log=log)


def correction(house: House, chance: random.Random) -> None:
    """A figure of conduct was wrong."""
    name = chance.choice(SPOKEN)
    table = house.last.tables[name]
    place = chance.choice([place for place, row in enumerate(table.rows) if row.cell.value is not None])
    row = table.rows[place]
    new = counted((row.cell.value or 0) + chance.randrange(1, 9))
    rows = (*table.rows[:place], replace(row, cell=new), *table.rows[place + 1 :])
    told = Correction(
        house.last.number, name, row.agency, row.period, row.by, row.measure, row.cell, new, "late_entry"
    )
    tables = {**house.last.tables, name: replace(table, rows=rows)}
    house.next(tables=tables, corrections=(told,))


def new_year(house: House, _chance: random.Random) -> None:
    """The agency that did not answer says that nothing is known; or another year of the jail comes."""
    asked = list(house.last.asked)
    silent = [place for place, one in enumerate(asked) if one.state == "did_not_answer"]
    if silent:
        one = asked[silent[0]]
        asked[silent[0]] = Asked(one.agency, one.period, "none_known", date(2026, 3, 1), "administration")
    else:
        years = [int(one.period[:4]) for one in asked if one.agency == county.MADRONE.id]
        asked.append(Asked(county.MADRONE.id, str(min(years) - 1), "reported", date(2026, 3, 1), "records"))
    house.next(asked=tuple(asked), tables=_told(house.last, tuple(asked)))


def _told(last: Release, asked: tuple[Asked, ...]) -> dict[str, Table]:
    """The tables of what was asked: figures that stood stay as they were, also where they were corrected."""
    stood = {one for one in asked if one in last.asked}
    periods, cells = {(one.agency, one.period) for one in stood}, last.cells()
    return {
        name: replace(
            table,
            rows=tuple(
                replace(row, cell=cells.get((name, *row.place), row.cell))
                if (row.agency, row.period) in periods
                else row
                for row in table.rows
            ),
        )
        for name, table in county.tables_of(asked).items()
    }


def new_agency(house: House, _chance: random.Random) -> None:
    """A further agency is on the list, which was not asked yet."""
    number = len(house.last.agencies)
    name = {"en": f"Madrone Branch {number}", "es": f"Sucursal {number} de Madrone"}
    agency = Agency(f"madrone-z{number}", name, "police", "coast", date(2025, 1, 1))
    asked = (*house.last.asked, Asked(agency.id, "2025", "not_asked"))
    house.next(agencies=(*house.last.agencies, agency), asked=asked)


def renamed(house: House, chance: random.Random) -> None:
    """An agency has another name in one language."""
    agencies = list(house.last.agencies)
    place = chance.randrange(len(agencies))
    es = f"{agencies[place].name['es'].split(' (')[0]} ({chance.randrange(99)})"
    agencies[place] = replace(agencies[place], name={**agencies[place].name, "es": es})
    house.next(agencies=tuple(agencies))


def withdrawal(house: House, chance: random.Random) -> None:
    """An earlier release is taken back."""
    back = {
        one.release for folder in sorted(house.releases.iterdir()) for one in read_release(folder).withdrawn
    }
    left = [number for number in range(1, house.last.number + 1) if number not in back]
    reason = chance.choice(("could_identify", "figures_wrong"))
    house.next(withdrawn=(Withdrawn(chance.choice(left), reason),) if left else ())


def days(house: House, chance: random.Random) -> None:
    """Days were closed; perhaps one is missing of an agency."""
    silent = chance.choice(["", "", county.MADRONE.id])
    house.close_days(chance.randrange(1, 3), silent)
    house.next()


def region(house: House, chance: random.Random) -> None:
    """A region has another outline."""
    regions = house.last.regions
    moved = replace(regions[0], path=f"M{chance.randrange(90)} 80L300 40L340 500L280 950Z")
    house.next(regions=(moved, *regions[1:]))


CHANGES: tuple[Callable[[House, random.Random], None], ...] = (
    *(correction, correction, new_year, new_agency, renamed, withdrawal, days, days, region),
)


@pytest.mark.parametrize("change", dict.fromkeys(CHANGES), ids=lambda change: change.__name__)
def test_after_one_change_the_site_is_the_one_that_is_built_into_an_empty_folder(
    house: House, change: Callable[[House, random.Random], None]
) -> None:
    change(house, random.Random(change.__name__))
    built = house.build()
    assert built.kept > 0


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_in_whatever_order_it_is_the_site_of_an_empty_folder(
    house: House, seed: int
) -> None:
    chance = random.Random(f"site {seed}")
    for _ in range(6):
        for _ in range(chance.choice((1, 1, 1, 2))):  # a build may have been left out
            chance.choice(CHANGES)(house, chance)
        house.build()


def test_one_corrected_figure_leaves_all_other_agencies_and_figures_as_they_were(house: House) -> None:
    before = {path: file.stat().st_ino for path, file in files(house.out).items()}
    correction(house, random.Random("one figure"))
    row = house.last.corrections[0]
    house.build()
    taken = {path for path, file in files(house.out).items() if before.get(path) == file.stat().st_ino}
    for name in TABLES:
        assert (f"data/{name}.csv" in taken) == (name != row.table)
    assert "log/checkpoint" in taken
    assert "releases/0001/release.json" in taken


def files(folder: Path) -> dict[str, Path]:
    return {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}


# What stands is never believed.


def test_a_bit_that_flipped_anywhere_in_the_site_that_stands_is_never_carried_over(house: House) -> None:
    chance = random.Random("bits")
    for _ in range(12):
        for path, file in chance.sample(sorted(files(house.out).items()), 25):
            content = bytearray(file.read_bytes())
            if not content or path == "site.json":
                continue
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            file.unlink()  # one file may stand at several addresses; here it is changed at this one alone
            file.write_bytes(content)
            file.chmod(0o644)
        days(house, chance)
        house.build()


def test_a_bit_that_flips_under_all_addresses_of_a_file_at_once_is_not_carried_over_either(
    house: House,
) -> None:
    file = house.out / "log" / "checkpoint"
    content = file.read_bytes()
    assert (house.out / "releases" / "0001" / "log" / "checkpoint").stat().st_ino == file.stat().st_ino
    with file.open("r+b") as stream:
        stream.write(bytes([content[0] ^ 1]))
    house.build()


@pytest.mark.parametrize("harm", ["gone", "cut", "flipped", "of_another_site", "a_folder"])
def test_a_record_that_is_not_whole_or_not_of_this_site_costs_time_alone(
    house: House, tmp_path: Path, harm: str
) -> None:
    record = kept.place_of(house.out)
    content = record.read_bytes()
    record.unlink()
    match harm:
        case "cut":
            record.write_bytes(content[: len(content) // 2])
        case "flipped":
            place = len(content) // 2
            record.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        case "of_another_site":
            other = county.write(tmp_path / "other", county.releases())
            build(other, tmp_path / "elsewhere")
            record.write_bytes(kept.place_of(tmp_path / "elsewhere").read_bytes())
        case "a_folder":
            record.mkdir()
            with pytest.raises(Exception, match="The new site stands"):
                build(house.releases, house.out)
            record.rmdir()
    house.build()


def test_a_file_that_was_taken_away_or_put_there_is_not_missed_and_not_kept(house: House) -> None:
    (house.out / "en" / "agencies" / county.MADRONE.id / "index.html").unlink()
    (house.out / "en" / "more.html").write_text("more")
    link = house.out / "data" / "days.csv"
    link.unlink()
    link.symlink_to(house.releases / "0001" / "release.json")
    house.build()


def test_another_program_makes_all_of_it_anew(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(house.releases, house.out).kept > 200
    monkeypatch.setattr(kept, "_PACKAGES", ("jinja2",))
    before = {path: file.stat().st_ino for path, file in files(house.out).items()}
    build(house.releases, house.out)
    assert not {p for p, file in files(house.out).items() if before.get(p) == file.stat().st_ino}


def test_a_changed_template_changes_every_page_that_stands(house: House, tmp_path: Path) -> None:
    program = tmp_path / "program"
    package = Path(kept.__file__).parents[1]
    shutil.copytree(package, program / "amparo")
    base = program / "amparo" / "pages" / "templates" / "base.html"
    base.write_text(base.read_text().replace("</body>", "<!-- another --></body>"))
    run = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
        "from amparo.pages.build import build; build(Path(sys.argv[2]), Path(sys.argv[3]))"
    )
    for out in (house.out, tmp_path / "fresh"):
        subprocess.run([sys.executable, "-c", run, str(program), str(house.releases), str(out)], check=True)
    assert contents(house.out) == contents(tmp_path / "fresh")
    assert "<!-- another -->" in (house.out / "en" / "index.html").read_text()


def test_anew_takes_nothing_over(house: House) -> None:
    before = {path: file.stat().st_ino for path, file in files(house.out).items()}
    assert house.build(anew=True).kept == 0
    assert not {p for p, file in files(house.out).items() if before.get(p) == file.stat().st_ino}


# Cut off.


def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    house: House, tmp_path: Path
) -> None:
    old = contents(house.out)
    correction(house, random.Random("killed"))
    build(house.releases, tmp_path / "new")
    new = contents(tmp_path / "new")
    starts = multiprocessing.get_context(
        "forkserver"
    )  # a process that has read the program: each moment is the build's
    starts.set_forkserver_preload(["amparo.pages.build"])
    chance, seen, longest = random.Random("when"), set[str](), 0.0
    for number in range(15):
        process = starts.Process(
            target=build, args=(house.releases, tmp_path / "timed" if number == 0 else house.out)
        )
        began = time.monotonic()
        process.start()
        if number == 0:  # how long it takes; elsewhere, and undisturbed
            process.join()
            longest = time.monotonic() - began
            continue
        time.sleep(chance.uniform(0.0, 1.1) * longest)
        process.kill()
        process.join()
        now = contents(house.out)
        assert now in (old, new)
        seen.add("old" if now == old else "new")
    house.build()
    assert not [one for one in tmp_path.iterdir() if ".new-" in one.name], "what was left behind is cleared"
    assert seen


def test_a_file_system_without_second_names_gets_copies(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:

    def no_links(there: str, _file: str) -> None:
        raise OSError(1, "Operation not permitted", there)

    monkeypatch.setattr(os, "link", no_links)
    days(house, random.Random("no links"))
    house.build()
