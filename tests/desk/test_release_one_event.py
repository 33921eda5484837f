"""One event is changed at the desk, and the site built anew: exactly the figures that depend on it change, in data and pages."""

import csv
import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import polars
import pytest

from amparo.pages.build import build
from amparo.register.tables import TABLES
from tests.desk.released import SAMPLES, fresh_databases, publishing
from tests.desk.told import local
from tests.desk.visited import keep_sites, of_a_day, visited

LIST = (SAMPLES / "jail-requests-2025.csv").read_text("utf-8")
Figures = dict[tuple[str, ...], str]
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_KEYS = ("agency", "period", "measure", "breakdown", "code")
Visits = tuple[dict[str, Any], ...]
SCHOOL, CLINIC = of_a_day("2025-10-15"), of_a_day("2025-11-04", place="health", wanted=["patient_records"])
OTHERS: Visits = (
    of_a_day("2025-10-20"),
    of_a_day("2025-12-02", papers=[], facts={"document": "NONE"}),
    of_a_day("2025-12-09", place="health", wanted=["patient_records"]),
    of_a_day("2025-12-11", place="shelter", wanted=["patient_records"]),
)
SITES = {"k12": 6, "health": 3, "shelter": 2}
VISITS: Visits = (SCHOOL, CLINIC, *OTHERS)


def site_of(folder: Path, told: str, visits: Visits = VISITS, **sites: int) -> Path:
    """The public site of a desk that took in this list and these visits, closed its year, counted and published.

    `sites`: how many it has named of each kind of place.
    """
    folder.mkdir()
    (folder / "list.csv").write_text(told, "utf-8")
    with fresh_databases(folder) as databases:
        desk = publishing(folder, databases, list_file=folder / "list.csv", named="madrone")
        if sites:
            keep_sites(desk.vault, local(2025, 1, 15, 9), **sites)
        for plain in visits:
            visited(desk.vault, plain, desk.at)
        desk.close_year()
        desk.publish()
        build(desk.house.folder, folder / "site")
    return (folder / "site").resolve()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the list as it is."""
    return site_of(tmp_path_factory.mktemp("before") / "home", LIST, **SITES)


def changed(row: str, column: str, value: str) -> str:
    """The list with one cell changed: one event of one case file is another one, or is not there."""
    lines = LIST.splitlines()
    at = lines[0].split(",").index(column)
    number = next(number for number, line in enumerate(lines) if line.startswith(f"{row},"))
    cells = next(csv.reader([lines[number]]))
    assert cells[at] != value
    cells[at] = value
    lines[number] = ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)
    return "\n".join(lines) + "\n"


def without(row: str) -> str:
    """The list without one of its rows: a case file that is not there."""
    return "".join(line for line in LIST.splitlines(True) if not line.startswith(f"{row},"))


CHANGES: dict[str, tuple[str, dict[str, int]]] = {
    "an arrest on the premises that was none": (
        changed("R-002", "ice_arrest_on_premises", "no"),
        {"arrests_on_premises arrests": -1},
    ),
    "minutes that were more": (
        changed("R-001", "staff_minutes", "122"),
        {"staff_time minutes": 100, "staff_time minutes declining": 100},
    ),
    "a copy that was never served": (
        changed("R-001", "copy_served_at", ""),
        {
            "notices served COPY_TO_PERSON": -1,
            "late_duties not_on_record": 1,
            "late_duties not_on_record COPY_TO_PERSON": 1,
            "copies given": -1,
            "copies with_intention": -1,
            "copies timed": -1,
            "copies median_minutes": -2,
        },
    ),
    "a request that never came": (
        without("R-022"),
        {
            "contacts contacts": -1,
            "contacts contacts paper": -1,
            "requests received": -1,
            "requests received I-247A": -1,
            "requests people_asked_about": -1,
            "requests bookings": -1,
            "parts asked": -2,
            "parts asked hold": -1,
            "parts asked notification": -1,
            "answers requests declined": -1,
            "answers parts declined hold": -1,
            "answers parts declined notification": -1,
            "notices owed COPY_TO_PERSON": -1,
            "notices owed INFORM_INTENT": -1,
            "notices served COPY_TO_PERSON": -1,
            "notices served INFORM_INTENT": -1,
            "staff_time minutes": -13,
            "staff_time minutes declining": -13,
            "eligibility requests": -1,
            "eligibility requests not_allowed": -1,
            "copies given": -1,
            "copies with_intention": -1,
            "copies timed": -1,
            "copies median_minutes": 4,
            "asked_by_offense_group people": -1,
        },
    ),
}


BOARD_TOLD = {"code": "D-BCJ", "done": "2025-10-15T15:00", "by_role": "principal"}
VISIT_CHANGES: dict[str, tuple[Visits, dict[str, int]]] = {
    "something owed after a visit that was done in time": (
        ({**SCHOOL, "duties": [BOARD_TOLD]}, CLINIC, *OTHERS),
        {"visits duties_met": 1},
    ),
    "something owed after a visit that was done late": (
        ({**SCHOOL, "duties": [{**BOARD_TOLD, "done": "2025-10-17T15:00"}]}, CLINIC, *OTHERS),
        {},
    ),
    "a visit at a place of another kind": (
        (
            SCHOOL,
            {**CLINIC, "place": "shelter"},
            *OTHERS,
        ),  # both kinds stand merged, and the answer is the sum's
        {"visits outcomes refuse_records": -1, "visits outcomes hold_and_refer": 1},
    ),
    "a visit with no paper": (
        ({**SCHOOL, "papers": [], "facts": {"document": "NONE"}}, CLINIC, *OTHERS),
        {
            "visits papers agency": -1,
            "visits papers none": 1,
            "visits duties_owed": -1,  # no copy of it is owed
        },
    ),
    "a visit that never came": (
        (SCHOOL, *OTHERS),
        {
            "visits visits": -1,
            "visits visits merged": -1,
            "visits outcomes refuse_records": -1,
            "visits papers agency": -1,
            "visits duties_owed": -5,
            "visits duties_met": -1,
        },
    ),
}


def figures(site: Path) -> dict[str, Figures]:
    """Every figure of each table in each form of the data: by its place, what stands there."""
    found = dict[str, Figures]()
    for file in (site / "data" / f"{name}.csv" for name in sorted(TABLES)):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        found[f"{file.stem}.csv"] = _figures(rows)
        found[f"{file.stem}.jsonl"] = _figures(
            [json.loads(line) for line in file.with_suffix(".jsonl").read_text("utf-8").splitlines()]
        )
        found[f"{file.stem}.parquet"] = _figures(polars.read_parquet(file.with_suffix(".parquet")).to_dicts())
    return found


def _figures(rows: list[dict[str, object]]) -> Figures:
    told = {
        tuple(str(value) for name, value in row.items() if name not in ("value", "state")): str(row["value"])
        for row in rows
    }
    assert len(told) == len(rows)
    return told


def words(page: Path) -> list[str]:
    """What a person reads on a page, word by word, and what a screen reader says of its pictures; no digests."""
    told = page.read_text("utf-8")
    said = re.findall(r'(?:aria-label|alt|content)="([^"]*)"', told)
    text = re.sub(r"<[^>]*>", " ", re.sub(r"<(style|script)\b.*?</\1>", " ", told, flags=re.DOTALL))
    return _DIGEST.sub("…", unescape(" ".join([text, *said]))).split()


@pytest.mark.parametrize("name", [*CHANGES, *VISIT_CHANGES])
def test_exactly_the_figures_that_depend_on_it_change(before: Path, tmp_path: Path, name: str) -> None:
    told, expected = CHANGES.get(name, (LIST, {}))
    visits, of_visits = VISIT_CHANGES.get(name, (VISITS, {}))
    expected = expected | of_visits
    after = site_of(tmp_path / "home", told, visits, **SITES)
    old, new = figures(before), figures(after)
    assert old.keys() == new.keys()
    for form in ("csv", "jsonl", "parquet"):
        differ = Counter[str]()
        for table in (one for one in old if one.endswith(f".{form}")):
            assert old[table].keys() == new[table].keys()
            for place, was in old[table].items():
                if new[table][place] != was:
                    differ[_named(table, place)] += int(new[table][place]) - int(was)
        assert differ == expected, form
    tables = {figure.split(" ")[0] for figure in expected}
    touched = {page.as_posix() for page in pages_that_differ(before, after, {*expected.values()})}
    must = {f"en/figures/{table}/index.html" for table in tables} | {"en/agencies/madrone/2025/index.html"}
    must |= {f"es/cifras/{table}/index.html" for table in tables} | {"es/agencias/madrone/2025/index.html"}
    must = must if expected else set()
    assert must <= touched
    if name != "a request that never came":  # that one is told of on the first pages, too
        assert touched == must


def _named(table: str, place: tuple[str, ...]) -> str:
    """A figure by its table, measure and codes; all of them are of the one agency and year."""
    assert {"madrone", "2025"} <= set(place)
    told = (table.partition(".")[0], *place)
    return " ".join(word for word in told if word not in ("madrone", "2025", "", "None"))


def pages_that_differ(before: Path, after: Path, deltas: set[int]) -> list[Path]:
    """Those on which a number differs, by as much as a figure does; word for word they are the same else."""
    pages = sorted(path.relative_to(before) for path in before.rglob("*.html"))
    assert pages == sorted(path.relative_to(after) for path in after.rglob("*.html"))
    found = []
    for page in pages:
        old, new = words(before / page), words(after / page)
        assert len(old) == len(new), page
        pairs = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
        assert {_number(now) - _number(was) for was, now in pairs} <= deltas, (page, pairs)
        if pairs:
            found.append(page)
    return found


def _number(word: str) -> int:
    """The number that a word is, whatever stands around it."""
    digits = re.findall(r"\d+", word)
    assert len(digits) == 1, word
    return int(digits[0])


def test_kinds_of_place_that_stand_merged_are_told_in_one_line_and_not_as_zero(before: Path) -> None:
    told = " ".join(words(before / "en/agencies/madrone/2025/index.html"))
    assert (
        "– a public school 3 – other kinds of place, merged so that no small site is told 3 – every other kind"
        in told
    )
    assert "every other kind, by itself not known Duties owed after the visits" in told
    assert "– a health facility" not in told
    spanish = " ".join(words(before / "es/agencias/madrone/2025/index.html"))
    assert "cada una de las demás clases, por separado no se sabe Deberes que dejaron las visitas" in spanish


def test_of_an_agency_that_keeps_no_visits_the_page_says_that_it_is_not_known(tmp_path: Path) -> None:
    site = site_of(tmp_path / "home", LIST, ())
    told = " ".join(words(site / "en/agencies/madrone/2025/index.html"))
    assert "That is not zero: Visits by officers to places ." in told
    assert "Visits, all kinds of place" not in told
