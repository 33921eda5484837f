"""Forums on the public site: packets at addresses that stay, corrections marked, nothing unlawful published."""

import functools
import http.server
import io
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser

from amparo.cli.main import main
from amparo.figures.speech import LANGUAGES, number
from amparo.pages.build import build
from amparo.register.release import read_releases
from amparo.terms import FileError, Language
from tests.amparo.figures.reading_back import Oracle, differences_of_tables
from tests.amparo.forum import packets
from tests.amparo.forum.conftest import corrected, encina
from tests.desk.browser import browser, is_too_wide, new_page, violations

__all__ = ["corrected", "encina"]
SAMPLE = (Path(__file__).parents[3] / "samples" / "forum-plan.yaml").read_text("utf-8")
WORDS = {"en": "forums", "es": "foros"}
OLD = "forums/2026/0003"
NEW = "forums/2026/0004"


@dataclass(frozen=True)
class Sites:
    """The site as of the release on which the plan rests, and as of the next, which corrects it."""

    before: Path
    after: Path
    plans: Path


@pytest.fixture(scope="module")
def sites(encina: Path, corrected: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The second is built over a copy of the first, as a site goes on."""
    folder = tmp_path_factory.mktemp("forum-sites")
    plans = packets.plan_folder(folder / "plans", packets.plan_text(packets.ENCINA, 3))
    build(encina, folder / "site", forums=plans)
    shutil.copytree(folder / "site", folder / "before")
    build(corrected, folder / "site", forums=plans)
    return Sites(folder / "before", folder / "site", plans)


def page(site: Path, language: Language, *parts: str) -> str:
    """A page of the forums."""
    return (site / language / WORDS[language] / "/".join(parts) / "index.html").read_text("utf-8")


def words(html: str) -> str:
    """What is read on a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_first_how_many_were_asked_about_and_how_many_answered(
    sites: Sites, encina: Path, language: Language
) -> None:
    oracle = Oracle(read_releases(encina)[-1], packets.ENCINA)
    html = page(sites.before, language, "2026")
    first = words(html[html.index("<h1>") : html.index('id="papers"')])
    for measure in (("requests", "received", ()), ("requests", "people_asked_about", ())):
        told = oracle.of_period(measure, "2025")[1]
        assert told is not None
        assert number(told, language) in first
    assert '<svg class="chart"' in html[: html.index('id="papers"')]
    drawn = re.findall(r'class="value">([^<]+)</text>', html[: html.index('id="papers"')])
    assert drawn[0] == number(oracle.of_period(("requests", "received", ()), "2025")[1] or 0, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_newest_page_says_what_the_newest_cells_say(
    sites: Sites, corrected: Path, language: Language
) -> None:
    from amparo.figures.report import report_of  # beside its only use

    releases = read_releases(corrected)
    report = report_of(releases, packets.ENCINA, "2025")
    html = page(sites.after, language, "2026")
    wrong, seen = differences_of_tables(html, report, Oracle(releases[-1], packets.ENCINA), language)
    assert wrong == []
    assert seen > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_earlier_packet_stays_at_its_address_with_a_note_on_its_page(
    sites: Sites, language: Language
) -> None:
    for name in ("packet.pdf", "notice.txt", "agenda.txt", "forum.ics", "sign-up.pdf"):
        old = (sites.before / OLD / language / name).read_bytes()
        assert (sites.after / OLD / language / name).read_bytes() == old
    earlier = page(sites.after, language, "2026", "release-0003")
    note = {"en": "An earlier packet, of release 3.", "es": "Un expediente anterior, de la publicación 3."}
    assert note[language] in words(earlier)
    assert "480" in words(earlier)
    assert "479" in words(earlier)
    assert note[language] not in words(page(sites.before, language, "2026", "release-0003"))
    assert note[language] not in words(page(sites.after, language, "2026"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_build_brings_the_correction_to_page_packet_and_data(sites: Sites, language: Language) -> None:
    html = page(sites.after, language, "2026")
    since = {"en": "release 4, September 4, 2026", "es": "publicación 4, 4 de septiembre de 2026"}
    assert since[language] in words(html)
    paper = pypdf.PdfReader(io.BytesIO((sites.after / NEW / language / "packet.pdf").read_bytes()))
    assert "479" in paper.pages[0].extract_text()
    assert "480" not in paper.pages[0].extract_text()
    assert '"value": 479' in (sites.after / NEW / "forum.json").read_text("utf-8")
    assert (sites.after / NEW / language / packets.ENCINA / "slides.pdf").is_file()


def test_only_papers_that_are_for_everybody_are_given_out(sites: Sites) -> None:
    names = {file.name for file in (sites.after / "forums").rglob("*") if file.is_file()}
    assert not any(name.endswith(".html") or name.startswith("notice-dates") for name in names)
    for language in LANGUAGES:
        for link in re.findall(r'href="((?:\.\./)+forums/[^"]+)"', page(sites.after, language, "2026")):
            assert (sites.after / re.sub(r"^(\.\./)+", "", link)).is_file(), link


def test_the_same_plans_and_releases_give_the_same_bytes_and_what_stands_is_taken_over(
    sites: Sites, corrected: Path, tmp_path: Path
) -> None:
    anew = build(corrected, tmp_path / "site", forums=sites.plans)
    for file in (tmp_path / "site").rglob("*"):
        if file.is_file() and "foru" in str(file.relative_to(tmp_path)):
            assert file.read_bytes() == (sites.after / file.relative_to(tmp_path / "site")).read_bytes(), file
    again = build(corrected, tmp_path / "site", forums=sites.plans)
    assert again.kept == again.files == anew.files


def test_what_a_site_gives_out_is_all_that_it_takes_to_build_it_again(sites: Sites, tmp_path: Path) -> None:
    build(sites.after / "releases", tmp_path / "site", forums=sites.after / "forums")
    files = {file.relative_to(sites.after) for file in sites.after.rglob("*") if file.is_file()}
    assert files == {
        one.relative_to(tmp_path / "site") for one in (tmp_path / "site").rglob("*") if one.is_file()
    }
    for file in files:
        assert (tmp_path / "site" / file).read_bytes() == (sites.after / file).read_bytes(), file


def test_an_answer_in_the_register_comes_to_the_page(sites: Sites, corrected: Path, tmp_path: Path) -> None:
    told = packets.QUESTIONS.replace(
        "    state: owed\n    owner: County Executive's Office",
        "    state: refused\n    reason: Nobody counts it.\n    reason_es: Nadie lo cuenta.\n"
        "    owner: County Executive's Office",
    )
    plans = packets.plan_folder(tmp_path / "plans", packets.plan_text(packets.ENCINA, 3), told)
    shutil.copytree(sites.after, tmp_path / "site")
    build(corrected, tmp_path / "site", forums=plans)
    assert "Nobody counts it." in page(tmp_path / "site", "en", "2026")
    assert "Nadie lo cuenta." in page(tmp_path / "site", "es", "2026")
    assert "Nobody counts it." not in page(sites.after, "en", "2026")


def test_a_plan_that_breaks_the_law_is_refused_and_as_a_draft_says_so(
    sites: Sites, encina: Path, tmp_path: Path
) -> None:
    broken = SAMPLE + f"agencies: [{packets.ENCINA}]\n"
    plans = packets.plan_folder(tmp_path / "plans", broken)
    shutil.copytree(sites.before, tmp_path / "site")
    with pytest.raises(FileError, match=r"draft: true"):
        build(encina, tmp_path / "site", forums=plans)
    assert page(tmp_path / "site", "en", "2026") == page(sites.before, "en", "2026")  # what stood, stands
    packets.plan_folder(plans, broken + "draft: true\n")
    build(encina, tmp_path / "site", forums=plans)
    for language, mark in (("en", "DRAFT"), ("es", "BORRADOR")):
        for parts in (("2026",), ("2026", "release-0003")):
            html = page(tmp_path / "site", language, *parts)  # type: ignore[arg-type]
            assert mark in html[html.index("<h1>") : html.index('id="papers"')]
    assert not list((tmp_path / "site" / "forums").rglob("slides.pdf"))


def test_a_folder_without_plans_and_a_wrong_plan_are_refused_by_name(
    encina: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["site", "build", str(encina), str(tmp_path / "site"), "--forums"]
    assert main([*command, str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert main([*command, str(tmp_path / "empty")]) == 2
    assert "2026.yaml" in capsys.readouterr().err
    plans = packets.plan_folder(tmp_path / "plans", packets.plan_text(packets.ENCINA, 3))
    (plans / "questions.yaml").unlink()
    assert main([*command, str(plans)]) == 2
    assert "questions.yaml" in capsys.readouterr().err
    (plans / "2026.yaml").write_bytes("county: Peñón\n".encode("latin-1"))
    assert main([*command, str(plans)]) == 2
    assert "UTF-8" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_without_forums_the_page_says_that_none_is_published(encina: Path, tmp_path: Path) -> None:
    build(encina, tmp_path / "site")
    assert "That does not say whether a forum is owed." in page(tmp_path / "site", "en")
    assert "Eso no dice si se debe un foro." in page(tmp_path / "site", "es")


# ------------------------------------------------------------------ in a browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(sites: Sites) -> Iterator[str]:
    """A plain web host in front of the files."""
    host = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(sites.after))
    )
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.mark.parametrize(
    "path", ["en/forums/", "en/forums/2026/", "es/foros/2026/", "es/foros/2026/release-0003/"]
)
def test_the_pages_are_accessible_and_fit_a_telephone(chromium: Browser, address: str, path: str) -> None:
    for width in (360, 1400):
        tab = new_page(chromium, address, width=width)
        tab.goto(path)
        assert violations(tab) == []
        assert not is_too_wide(tab)
        tab.context.close()
