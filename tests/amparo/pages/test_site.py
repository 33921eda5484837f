"""What the public site tells: asked, answered, refused, since when, who did not report; in two languages, never a bare zero."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from amparo.figures.speech import WordingError, sayer, teller
from amparo.pages.build import build
from amparo.register.release import ReleaseError
from amparo.register.tables import TABLES
from amparo.terms import NOT_LEGAL_ADVICE
from tests.amparo.pages import county
from tests.amparo.pages.conftest import BuiltSite
from tests.amparo.pages.linked import SOURCES


def words(page: str) -> str:
    """The words of a page as a reader meets them."""
    page = re.sub(r"<(head|svg|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("&amp;", "&").split())


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


# The first page answers.


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "en/",
            (
                "Asked at least 82",
                "Answered at least 7",
                "Refused at least 72",
                "1 of 2 agencies reported",
                "Asked, and did not answer for 2025: Madrone County Probation.",
                "Sheriff's Office, Main Jail 82 7 72 reported; on record since 2023",
                "Madrone County Probation not known not known not known asked; did not answer",
            ),
        ),
        (
            "es/",
            (
                "Se pidió al menos 82",
                "Se respondió al menos 7",
                "Se rechazó al menos 72",
                "Informaron 1 de 2 agencias",
                "Se les preguntó y no respondieron sobre 2025: Probatoria del condado de Madrone.",
                "Probatoria del condado de Madrone no se sabe no se sabe no se sabe se le preguntó; no respondió",
            ),
        ),
    ],
)
def test_the_first_page_says_what_was_asked_answered_refused_since_when_and_who_did_not_report(
    built: BuiltSite, path: str, told: tuple[str, ...]
) -> None:
    page = words(built.text(path))
    assert [one for one in told if one not in page] == [], page


def test_a_part_that_is_not_known_is_never_told_as_zero(built: BuiltSite) -> None:
    page = words(built.text("en/agencies/madrone-probation/2025/"))
    assert "Nothing is known here of Madrone County Probation in 2025" in page
    assert "does not mean that nothing happened" in page
    assert " 0 " not in page


def test_a_period_closed_with_nothing_known_says_by_whom_and_as_of_which_day(built: BuiltSite) -> None:
    assert "closed the period; nothing known Administration February 3, 2025" in words(
        built.text("en/coverage/")
    )
    assert "Cerrado sin nada conocido: 1, al 3 de febrero de 2025." in words(built.text("es/cobertura/"))


def test_hidden_numbers_are_told_apart_from_zero_and_from_not_known(built: BuiltSite) -> None:
    page = words(built.text("en/figures/people_by_age/"))
    assert "– 18 to 24 hidden hidden hidden" in page
    assert "– 25 to 34 31 31 31" in page
    assert "It is not zero." in page


def test_each_agency_says_since_when_it_has_told_figures(built: BuiltSite) -> None:
    listed = words(built.text("en/agencies/"))
    assert (
        "a sheriff's jail North Valley 2023 Madrone County Probation a probation department Coast 2024"
        in listed
    )
    assert "Its figures are here since 2024." in words(built.text("en/agencies/madrone-probation/"))


def test_a_breakdown_of_two_kinds_has_a_head_for_the_first(built: BuiltSite) -> None:
    page = words(built.text("en/agencies/madrone-jail/2025/"))
    assert "2025 Requests by outcome – answered: information or access was given 4 1 1 1 7" in page
    assert "Parts by what was asked and outcome – every kind 0 0 0 0 0" in page
    assert 'scope="rowgroup"' in built.text("en/figures/answers/")


def test_people_of_several_agencies_or_quarters_are_never_added(built: BuiltSite) -> None:
    page = words(built.text("en/agencies/madrone-jail/2025/"))
    assert "Different people asked about in the period, warrants included 20 17 17 17 71" in page
    both = words(built.text("en/figures/requests/"))
    assert "warrants included 21 46 at least 71" not in both
    assert re.search(r"Different people asked about in the period, warrants included 21 (46|not added)", both)


def test_a_correction_shows_old_new_and_reason_wherever_the_figure_stands(built: BuiltSite) -> None:
    told = "Requests by outcome: declined 41 42 entered later, or decided later release 2"
    for path in (
        "en/corrections/",
        "en/figures/answers/",
        "en/agencies/madrone-jail/2024/",
        "en/releases/0003/",
    ):
        assert told in words(built.text(path)), path


def test_a_withdrawn_release_keeps_its_address_says_why_and_gives_out_no_table(built: BuiltSite) -> None:
    page = words(built.text("en/releases/0001/"))
    assert "This release was taken back: it could have let somebody be found out." in page
    assert "Nothing of it is given out any more, neither its tables nor its manifest." in page
    assert sorted(one.name for one in (built.out / "releases").iterdir()) == ["0002", "0003"]
    assert "Retirada: podía permitir que se identificara a alguien." in built.text("feed/es.atom")


def test_an_earlier_release_stays_byte_for_byte(built: BuiltSite) -> None:
    for file in (built.releases / "0002").rglob("*.json"):
        there = built.out / "releases" / "0002" / file.relative_to(built.releases / "0002")
        assert there.read_bytes() == file.read_bytes()


def test_a_missing_day_shows_in_the_calendar_and_in_words(built: BuiltSite) -> None:
    calendar = built.text("en/days/madrone-jail/2026/")
    assert calendar.count('<g class="open">') == 1
    assert "days closed: 27, missing: 1, not attested" in words(calendar)
    assert "madrone-jail: missing: 2026-02-10." in words(built.text("en/days/"))
    assert "faltan: 1" in built.text("es/dias/madrone-jail/2026/")


def test_the_log_lies_under_its_own_address(built: BuiltSite) -> None:
    for name in ("log/checkpoint", "log/keys/000.note"):
        assert (built.out / name).read_bytes() == (built.releases / "0003" / name).read_bytes()


def test_each_figure_has_its_page_with_its_definition(built: BuiltSite) -> None:
    for name, spec in TABLES.items():
        assert spec.definition["en"].split(".")[0] in words(built.text(f"en/figures/{name}/")), name
        assert spec.definition["es"].split(".")[0] in words(built.text(f"es/cifras/{name}/")), name


# Every page.


def test_no_table_stands_without_a_line(built: BuiltSite) -> None:
    bare = [path for path, page in built.pages() if re.search(r"<tbody[^>]*>\s*</tbody>", page)]
    assert bare == []


def test_every_page_says_what_local_power_cannot_do_and_that_it_is_no_legal_advice(built: BuiltSite) -> None:
    for name, page in built.pages():
        if name.startswith(("en/", "es/")):
            language = "en" if name.startswith("en/") else "es"
            assert NOT_LEGAL_ADVICE[language] in words(page), name
            assert ("What local power cannot do", "Lo que el poder local no puede hacer")[
                language == "es"
            ] in page


def test_every_page_exists_in_both_languages_and_each_leads_to_the_other(built: BuiltSite) -> None:
    pages = dict(built.pages())
    for name, page in pages.items():
        other = re.search(r'<link rel="alternate" hreflang="(en|es)" href="([^"]+)">', page)
        if name.startswith(("en/", "es/")):
            assert other, name
            there = urljoin(f"http://site/{name}", other[2]).removeprefix("http://site/") + "index.html"
            assert there in pages, (name, there)
            assert there.startswith(f"{other[1]}/"), (name, there)


def test_every_link_leads_to_a_file_of_the_site_or_to_the_source_of_a_figure_that_others_published(
    built: BuiltSite,
) -> None:
    wrong = list[tuple[str, str]]()
    for name, page in built.pages():
        links = Links()
        links.feed(page)
        for link in links.found:
            if link in SOURCES and name.startswith(("en/reported/", "es/publicadas/")):
                continue
            there = urljoin(f"http://site/{name}", link).partition("#")[0].removeprefix("http://site/")
            file = built.out / (f"{there}index.html" if not there or there.endswith("/") else there)
            if not file.is_file():
                wrong.append((name, link))
    assert wrong == []


def test_no_page_needs_a_script_sets_a_style_of_its_own_or_lets_one_in(built: BuiltSite) -> None:
    for name, page in built.pages():
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page), name
        assert "default-src 'none'" in page, name


def test_no_english_stands_on_a_spanish_page_and_no_blank_is_left_open(built: BuiltSite) -> None:
    english = re.compile(r"\b(the|was|were|asked|agency|agencies|closed|hidden|known)\b", re.IGNORECASE)
    for name, page in built.pages():
        text = words(page)
        assert not re.search(r"\{\w*\}|\bNone\b(?! of| is chosen)|Undefined", text), name
        if name.startswith("es/"):
            text = re.sub(r'<(a|span)\b[^>]* lang="en"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
            text = words(re.sub(r"<code>.*?</code>", "", text))
            text = re.sub(r"\S*[./_]\S*|--\S+|English", "", text)
            assert not english.search(text), (name, english.search(text))


def test_a_sentence_without_one_of_its_languages_or_values_is_refused() -> None:
    with pytest.raises(WordingError, match="the Spanish is missing"):
        teller("en")("one", " ")
    with pytest.raises(WordingError, match="Name each in both languages"):
        sayer("es")("{n} days", "días", n=3)
    assert sayer("en")("{n} days", "{n} días", n=1234) == "1,234 days"
    assert str(teller("es")("{name}", "{name}", name="<b>")) == "&lt;b&gt;"


def test_a_name_with_a_quotation_mark_is_written_once_and_safely(built: BuiltSite) -> None:
    page = built.text("en/agencies/madrone-jail/")
    assert "&amp;#39;" not in page
    assert "&amp;amp;" not in page
    assert "Madrone County Sheriff&#39;s Office" in page


def test_no_release_no_site(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    with pytest.raises(ReleaseError, match="there is no release in it") as told:
        build(tmp_path / "releases", tmp_path / "out")
    assert "no hay ninguna publicación" in told.value.sentence("es")
    assert not (tmp_path / "out").exists()


def test_a_release_without_log_or_regions_says_so(tmp_path: Path) -> None:
    one = county.releases()[0]
    bare = replace(
        one,
        agencies=(),
        asked=(),
        regions=(),
        tables={name: replace(table, rows=()) for name, table in one.tables.items()},
    )
    build(county.write(tmp_path / "releases", [bare]), tmp_path / "out")
    site = BuiltSite(tmp_path / "releases", tmp_path / "out")
    assert "This release carries no copy of the log" in site.text("en/days/")
    assert "no hay mapa" in site.text("es/mapa/")
    assert "not known" in site.text("en/")


def test_a_release_says_which_one_it_takes_back_and_that_one_says_so(built: BuiltSite) -> None:
    assert "What it takes back Release 1 :" in words(built.text("en/releases/0002/"))
    assert "Qué retira" not in words(built.text("es/publicaciones/0003/"))
