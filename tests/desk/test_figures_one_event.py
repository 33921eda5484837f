"""One event is changed at the desk, and the forms are built anew: the numbers that depend on it change, and no other word."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pypdf
import pytest

from amparo.cli.main import main
from amparo.figures.report import report_of
from amparo.figures.speech import LANGUAGES
from amparo.register.release import read_releases
from tests.amparo.figures.reading_back import (
    Oracle,
    differences_of_csv,
    differences_of_json,
    differences_of_sentences,
    differences_of_tables,
    rows_on_paper,
)
from tests.desk.released import fresh_databases, publishing
from tests.desk.test_release_one_event import CHANGES, LIST

AGENCY = "madrone"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def forms_of(folder: Path, told: str) -> Path:
    """The forms of a desk that took in this list, closed its year, counted and published."""
    folder.mkdir()
    (folder / "list.csv").write_text(told, "utf-8")
    with fresh_databases(folder) as databases:
        desk = publishing(folder, databases, list_file=folder / "list.csv", named=AGENCY)
        desk.close_year()
        desk.publish()
        releases = desk.house.folder
        assert main(["figures", "build", str(releases), str(folder / "forms"), "--agency", AGENCY]) == 0
    (folder / "released").symlink_to(releases)
    return folder


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of the list as it is."""
    return forms_of(tmp_path_factory.mktemp("before") / "home", LIST)


def words_of(file: Path) -> list[str]:
    """What a person reads in a form, word by word; no digests."""
    if file.suffix == ".pdf":
        text = " ".join(one.extract_text() for one in pypdf.PdfReader(file).pages)
        return _DIGEST.sub("…", "".join(text.split())).split("\0")
    text = file.read_text("utf-8")
    if file.suffix in (".html", ".svg"):
        text = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<style.*?</style>", " ", text, flags=re.DOTALL)))
    return _DIGEST.sub("…", text).split()


def cells(file: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))
    return {" ".join((one["table"], one["measure"], one["by"], one["period"])): one["value"] for one in rows}


def in_the_release(before: Path, after: Path) -> dict[str, int]:
    """Which cells of the release differ, and by how much."""
    old, new = (read_releases((one / "released").resolve())[-1].cells() for one in (before, after))
    assert old.keys() == new.keys()
    return {
        " ".join((table, measure, ";".join(f"{one}={code}" for one, code in by), period)): (
            (new[table, agency, period, measure, by].value or 0) - (cell.value or 0)
        )
        for (table, agency, period, measure, by), cell in old.items()
        if cell != new[table, agency, period, measure, by]
    }


@pytest.mark.parametrize("name", CHANGES)
def test_every_form_follows_an_event_and_no_sentence_is_edited(
    before: Path, tmp_path: Path, name: str
) -> None:
    told, _ = CHANGES[name]
    after = forms_of(tmp_path / "home", told)
    place = Path("forms") / AGENCY / "2025"
    old, new = cells(before / place / "figures.csv"), cells(after / place / "figures.csv")
    assert old.keys() == new.keys()
    changed = {key: int(new[key]) - int(old[key]) for key in old if old[key] != new[key]}
    assert changed == in_the_release(before, after)
    assert changed
    files = sorted(one.relative_to(before) for one in (before / place).rglob("*") if one.is_file())
    assert files == sorted(one.relative_to(after) for one in (after / place).rglob("*") if one.is_file())
    touched = {one.name for one in files if words_of(before / one) != words_of(after / one)}
    assert {"figures.csv", "figures.json", "table.html", "staff-report.html", "staff-report.pdf"} <= touched
    assert {"sentences.txt", "slides.pdf"} <= touched
    for one in files:
        if one.suffix in (".txt", ".html", ".svg") and one.name != "table.html":
            _only_numbers(words_of(before / one), words_of(after / one), one)
    _agree(after, place)


def _only_numbers(old: list[str], new: list[str], file: Path) -> None:
    """That the two say the same words, but for numbers and what goes with one and many."""
    without = [[word for word in words if not re.search(r"\d", word)] for words in (old, new)]
    assert without[0] == without[1], file


def _agree(home: Path, place: Path) -> None:
    """That every form says what the cells of the release say."""
    releases = read_releases((home / "released").resolve())
    report, oracle = report_of(releases, AGENCY, "2025"), Oracle(releases[-1], AGENCY)
    assert differences_of_csv((home / place / "figures.csv").read_bytes(), report, oracle)[0] == []
    assert differences_of_json((home / place / "figures.json").read_bytes(), report, oracle)[0] == []
    for language in LANGUAGES:
        folder = home / place / language
        page = (folder / "staff-report.html").read_text("utf-8")
        assert differences_of_tables(page, report, oracle, language)[0] == []
        assert rows_on_paper(page, (folder / "staff-report.pdf").read_bytes()) == []
        text = (folder / "sentences.txt").read_text("utf-8")
        assert differences_of_sentences(text, report, oracle, language) == []
