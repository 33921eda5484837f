"""The pages of figures that others published: every figure with source and standing, nothing about people, accessible, light."""

import functools
import gzip
import http.server
import json
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from amparo.figures.reported.collection import COUNTIES, STATE, collected, csv_of, is_published, slug
from amparo.figures.reported.numbers import written
from amparo.figures.speech import LANGUAGES
from amparo.pages.render import Renderer
from amparo.pages.reported import compared, places, public, reported_files
from amparo.pages.reported_pages import reported
from amparo.pages.site import site_of
from tests.amparo.figures.tables import read
from tests.amparo.pages import county
from tests.desk.browser import browser, is_too_wide, new_page, violations

Pages = Mapping[str, bytes]


@pytest.fixture(scope="module")
def files() -> Pages:
    """These pages alone, and their files of data, by path."""
    site = site_of(county.releases(), None)
    renderer = Renderer(site.release)
    made = dict(renderer.assets())
    for language in LANGUAGES:
        made |= dict(renderer.page(page, language) for page in reported(site, language))
    return made | dict(reported_files())


def text(files: Pages, path: str) -> str:
    return files[f"{path}index.html"].decode()


def words(files: Pages, path: str) -> str:
    """A page without its marks of HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(files, path)).replace("&#39;", "'").split())


def test_every_county_with_a_figure_has_a_page_and_every_other_is_named_as_silent(files: Pages) -> None:
    for language, folder in (("en", "reported"), ("es", "publicadas")):
        for place in places():
            assert f"{language}/{folder}/{slug(place)}/index.html" in files
        index = words(files, f"{language}/{folder}/")
        assert all(name in index for name in (*COUNTIES, STATE if language == "en" else "toda California"))


def test_every_figure_stands_on_its_countys_page_with_its_source_and_standing(files: Pages) -> None:
    for figure in public():
        page = text(files, f"en/reported/{slug(figure.county)}/")
        assert written(figure.value) in page
        assert not figure.source.startswith("http") or figure.source.replace("&", "&amp;") in page


def test_what_was_corrected_disputed_or_derived_is_marked_on_page_and_chart(files: Pages) -> None:
    sonoma = words(files, "en/reported/sonoma/")
    for said in (
        "2021 · replaced",
        "2021 · corrected",
        "2022 · derived",
        "33 people",
        "43 people",
        "71 people",
        "54 people",
    ):
        assert said in sonoma
    assert "2019 · no figure found" in sonoma
    assert "2021 · counted otherwise: 33 people / 43 people" in sonoma
    assert "2024 · counted otherwise: 484 people" in sonoma
    fresno = words(files, "es/publicadas/fresno/")
    assert "3 cifras que no coinciden: 0 (en disputa" in fresno
    assert "Arrestos federales en las instalaciones al menos 102" in fresno
    assert "2018 · disputed" in words(files, "en/reported/san-diego/")


def test_the_forums_of_a_county_stand_on_its_page_with_their_addresses(files: Pages) -> None:
    assert "February 9, 2021 : about 2019-2020; figures are in attachments" in words(
        files, "en/reported/sonoma/"
    )
    assert "las cifras están en anexos" in words(files, "es/publicadas/sonoma/")


def test_each_page_says_that_we_did_not_check_and_that_it_is_no_legal_advice(files: Pages) -> None:
    for path in files:
        if path.startswith("en/"):
            assert "Not checked by us" in files[path].decode(), path
            assert "This is not legal advice" in files[path].decode(), path
        if path.startswith("es/"):
            assert "No las comprobamos" in files[path].decode(), path
            assert "no es asesoría legal" in files[path].decode(), path


def test_no_breakdown_of_people_is_shown_again(files: Pages) -> None:
    everything = b"".join(files.values()).decode()
    assert "race_ethnicity" not in everything
    for words_ in ("Hispanic", "hispana", "sex crimes", "delitos sexuales", "murder"):
        assert words_ not in everything
    assert "Breakdowns of people (by sex, race, charge) that add up to their total: 3." in words(
        files, "en/reported/contra-costa/"
    )


def test_counties_are_compared_with_who_is_missing(files: Pages) -> None:
    page = words(files, "en/reported/compare/transfers/")
    assert "2018: no figure found of 51 of 58 counties" in page
    assert "San Diego · disputed" in page
    shares = words(files, "es/publicadas/compare/answered_requests/")
    assert "14.6% de 492 (Solicitudes recibidas)" in shares


def test_the_data_files_are_read_back_the_same_and_hold_the_findings(files: Pages) -> None:
    assert csv_of(read(files["data/reported.csv"]).figures) == files["data/reported.csv"]
    told = json.loads(files["data/reported.json"])
    assert len(told["figures"]) == sum(map(is_published, collected()))
    assert {one["county"] for one in told["findings"] if one["kind"] == "contradiction"} >= {
        "San Diego",
        "Orange",
    }


def test_every_link_within_these_pages_leads_somewhere(files: Pages) -> None:
    ours = re.compile(r"/(reported|publicadas)/")
    for path in files:
        if not path.endswith("/index.html") or not ours.search(path):
            continue
        for link in re.findall(r'href="(\.\./[^"#]*|\./)', files[path].decode()):
            parts = [*path.split("/")[:-1]]
            for step in link.split("/"):
                parts = parts[:-1] if step == ".." else [*parts, step] if step not in ("", ".") else parts
            target = "/".join(parts)
            if ours.search(f"{target}/"):
                assert f"{target}/index.html" in files or target in files, (path, link)


def test_a_page_weighs_at_most_20_kb(files: Pages) -> None:
    for path, content in files.items():
        assert len(gzip.compress(content, 6, mtime=0)) <= 20_000, path


def test_the_pages_are_the_same_however_often_they_are_made(files: Pages) -> None:
    site = site_of(county.releases(), None)
    renderer = Renderer(site.release)
    again = dict(renderer.page(page, "es") for page in reported(site, "es"))
    assert again == {path: content for path, content in files.items() if path in again}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(files: Pages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plain web host in front of the files."""
    folder: Path = tmp_path_factory.mktemp("reported")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()


def test_no_page_breaks_a_rule_of_accessibility_or_is_wider_than_the_screen(address: str) -> None:
    paths = ["en/reported/", "es/publicadas/"]
    paths += [f"en/reported/{slug(place)}/" for place in places()[::3]] + ["es/publicadas/sonoma/"]
    paths += [f"es/publicadas/compare/{name}/" for name in compared()[::4]]
    with browser() as opened:
        for width in (320, 1400):
            page = new_page(opened, address, width=width)
            found = list[tuple[str, object]]()
            for path in paths:
                page.goto(address + path)
                found += [(path, violation) for violation in violations(page)]
                found += [(path, "too wide")] if is_too_wide(page) else []
            assert found == []
            assert page.faults == []  # type: ignore[attr-defined]
            page.context.close()
