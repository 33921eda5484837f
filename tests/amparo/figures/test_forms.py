"""The forms: no number in a text, singular and plural, zero and hidden and unknown, papers that a screen reader can read."""

import io
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from amparo.figures.cells import Sum
from amparo.figures.forms.every import every_form
from amparo.figures.forms.slides import slides
from amparo.figures.headlines import HEADLINES, NOUNS, SENTENCES
from amparo.figures.report import Head, Report, report_of
from amparo.figures.sentences import beside, change_words, chart_sentence, sentence, so_far
from amparo.figures.speech import LANGUAGES
from amparo.figures.spoken import spoken
from amparo.register.release import Release, read_releases
from amparo.terms import FileError, Language
from tests.amparo.figures.reading_back import tables_of
from tests.amparo.pages import county

FIGURES = Path("src/amparo/figures")
LAW = re.compile(r"Gov\. Code §§? [\d.]+(?:\([a-z0-9]+\))*|I-247[A-Z]?")


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, ...]:
    return read_releases(county.write(tmp_path_factory.mktemp("forms") / "releases", county.releases()))


@pytest.fixture(scope="module")
def report(releases: tuple[Release, ...]) -> Report:
    return report_of(releases, county.MADRONE.id, "2025")


@pytest.fixture(scope="module")
def made(report: Report) -> dict[str, bytes]:
    return dict(every_form(report))


def test_no_number_stands_in_a_sentence_or_word() -> None:
    """But in names: of the file format SHA-256, and of laws and forms."""
    named = re.compile(rf"SHA-256|{LAW.pattern}")
    words = [one[language] for one in SENTENCES.values() for language in LANGUAGES]
    for one in HEADLINES:
        words += [told[language] for told in (one.title, one.some, one.none) for language in LANGUAGES]
    for noun in NOUNS.values():
        words += [told[language] for told in (noun.one, noun.many) for language in LANGUAGES]
    assert [one for one in words if re.search(r"\d", named.sub("", one))] == []
    assert len(words) > 200


def test_no_form_adds_or_counts() -> None:
    """A form that added up would have a number of its own."""
    adds = re.compile(r"\bsum\(|Sum\(|of_year|sum_of\b|(?<!register)\.tables\b|\.cells\b(?! import)")
    for file in (*(FIGURES / "forms").glob("*.py"), FIGURES / "sentences.py"):
        assert not adds.search(file.read_text("utf-8")), file


def head(name: str, total: Sum, change: int | None = None) -> Head:
    return Head(
        next(one for one in HEADLINES if one.name == name),
        total,
        before=Sum(1, 1),
        to_date=total,
        change=change,
    )


SAID: tuple[tuple[str, Sum, str, str], ...] = (
    ("declined", Sum(told=1), "The agency declined no request", "no rechazó ninguna solicitud de"),
    ("declined", Sum(1, 1), "The agency declined 1 request of", "La agencia rechazó 1 solicitud de"),
    ("declined", Sum(2_345, 1), "declined 2,345 requests of", "rechazó 2,345 solicitudes de"),
    ("declined", Sum(1, 1, missing=1), "declined at least 1 request of", "rechazó al menos 1 solicitud de"),
    ("declined", Sum(9, 1, hidden=1), "declined at least 9 requests of", "rechazó al menos 9 solicitudes de"),
    ("declined", Sum(hidden=1), "hidden, so that nobody", "oculto, para que no se identifique"),
    (
        "declined",
        Sum(missing=1),
        "not known. That does not mean zero",
        "no se sabe. Eso no quiere decir cero",
    ),
    ("declined", Sum(told=1, missing=1), "0 as far as known", "0 hasta donde se sabe"),
    ("people", Sum(9, 2, apart=True), "the periods are not added", "los períodos no se suman"),
    ("access", Sum(1, 1), "access to a person 1 time.", "acceso a una persona 1 vez."),
    ("access", Sum(2, 1), "access to a person 2 times.", "acceso a una persona 2 veces."),
    ("handovers", Sum(told=1), "handed nobody over", "no entregó a nadie"),
    ("people", Sum(1, 1), "asked about 1 person,", "preguntaron por 1 persona,"),
    ("people", Sum(2, 1), "asked about 2 different people,", "preguntaron por 2 personas distintas,"),
    ("warrants", Sum(1, 1), "1 warrant signed by a judge", "1 orden de un juez"),
    ("warrants", Sum(3, 1), "3 warrants signed by a judge", "3 órdenes de un juez"),
)


@pytest.mark.parametrize(("name", "total", "en", "es"), SAID)
def test_a_sentence_chooses_one_many_none_hidden_and_unknown(
    report: Report, name: str, total: Sum, en: str, es: str
) -> None:
    assert en in sentence(head(name, total), report, "en")
    assert es in sentence(head(name, total), report, "es")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "total", [Sum(hidden=1), Sum(missing=1), Sum(3, 1, hidden=1), Sum(told=1, missing=1)]
)
def test_what_is_not_known_whole_is_never_said_as_none(
    report: Report, language: Language, total: Sum
) -> None:
    for one in HEADLINES:
        told = {"agency": report.agency.name[language], "year": report.year}
        assert sentence(head(one.name, total), report, language) != one.none[language].format(**told)


def test_more_fewer_and_as_many_are_told_apart_and_two_zeros_are_passed_over(report: Report) -> None:
    assert beside(head("declined", Sum(5, 1), 4), report, "en") == "Requests declined: 4 more than in 2024."
    assert beside(head("declined", Sum(5, 1), -4), report, "es").endswith("4 menos que en 2024.")
    assert beside(head("declined", Sum(1, 1), 0), report, "en").endswith("as many as in 2024.")
    assert beside(head("declined", Sum(told=1), 0), report, "en") == ""
    assert beside(head("declined", Sum(hidden=1)), report, "en") == ""
    assert [change_words(one, "en") for one in (1_200, -3, 0, None)] == ["+1,200", "–3", "0", "—"]


def test_a_year_that_runs_is_said_only_where_there_is_one(report: Report) -> None:
    assert so_far(head("declined", Sum(1, 1)), report, "en") == ""


def test_every_form_is_made_in_both_languages(made: dict[str, bytes]) -> None:
    named = {path.removeprefix("madrone-jail/2025/") for path in made}
    english, spanish = (
        {one.removeprefix(f"{language}/") for one in named if one.startswith(f"{language}/")}
        for language in LANGUAGES
    )
    assert english == spanish
    assert english == {
        *("table.html", "staff-report.html", "staff-report.pdf", "press-note.html", "press-note.txt"),
        *("sentences.txt", "slides.pdf", "chart-asked.svg", "chart-outcomes.svg", "chart-over-time.svg"),
    }
    assert {"figures.csv", "figures.json"} <= named


def test_every_text_names_release_manifest_and_that_it_is_no_legal_advice(made: dict[str, bytes]) -> None:
    manifest = re.search(r'"manifest": "([0-9a-f]{64})"', made["madrone-jail/2025/figures.json"].decode())
    assert manifest
    for path, content in made.items():
        if path.endswith((".html", ".txt")):
            text = " ".join(content.decode().split())
            assert manifest[1] in text, path
            assert ("not legal advice" if "/en/" in path else "no es asesoría legal") in text, path
            assert ("Release 3" if "/en/" in path else "Publicación 3") in text, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["slides.pdf", "staff-report.pdf"])
def test_papers_are_tagged_titled_and_in_their_language(
    made: dict[str, bytes], language: Language, name: str
) -> None:
    content = made[f"madrone-jail/2025/{language}/{name}"]
    reader = pypdf.PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "2025" in reader.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert not re.search(rb"/FontFile3? 0", content)
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            told = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_on_a_slide_is_told_in_words(made: dict[str, bytes], language: Language) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made[f"madrone-jail/2025/{language}/slides.pdf"]))
    alternatives = [
        str(one.get_object()["/Alt"]) for one in _elements(reader.trailer["/Root"]["/StructTreeRoot"])
    ]
    assert len(alternatives) == 3
    assert all(any(letter.isdigit() for letter in one) for one in alternatives)


def _elements(node: object) -> list[object]:
    """Every element of a tag tree that has an alternative text."""
    told = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(told, list):
        return [one for child in told for one in _elements(child)]
    if not isinstance(told, dict):
        return []
    own = [told] if "/Alt" in told else []
    return own + (_elements(told["/K"]) if "/K" in told else [])


def test_a_chart_stands_alone_with_its_name_its_sentence_and_no_outside_resource(
    made: dict[str, bytes],
) -> None:
    for path, content in made.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(content)
            assert root.tag == "{http://www.w3.org/2000/svg}svg"
            assert root.get("aria-label")
            told = root.find("{http://www.w3.org/2000/svg}desc")
            assert told is not None
            assert re.search(r"\d", told.text or "")
            assert b"href" not in content
            assert b"@import" not in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_sentence_and_its_numbers_on_the_page_of_tables(
    report: Report, made: dict[str, bytes], language: Language
) -> None:
    tables = {
        one.caption: one for one in tables_of(made[f"madrone-jail/2025/{language}/table.html"].decode())
    }
    for drawn in report.charts:
        told = tables[chart_sentence(drawn, report, language)]
        assert [row[1] for row in told.rows] == [spoken(one.total, language) for one in drawn.points]


def test_the_same_releases_give_the_same_bytes(report: Report, made: dict[str, bytes]) -> None:
    assert dict(every_form(report)) == made


def test_a_name_with_a_letter_that_the_fonts_lack_is_refused_by_that_letter(report: Report) -> None:
    strange = replace(report.agency, name={"en": "Madrone ᚠ", "es": "Madrone ᚠ"})
    with pytest.raises(FileError, match="ᚠ"):
        slides(replace(report, agency=strange), "en")


def test_markup_in_a_name_stays_text(report: Report) -> None:
    name = 'Jail "#panic()" & $x$ [b] *c* \\ @d'
    named = replace(report, agency=replace(report.agency, name={"en": name, "es": name}))
    made = dict(every_form(named))
    assert "&amp; $x$" in made["madrone-jail/2025/en/table.html"].decode()
    first = pypdf.PdfReader(io.BytesIO(made["madrone-jail/2025/en/slides.pdf"])).pages[0].extract_text()
    assert "#panic()" in first


def test_one_year_of_one_agency_in_both_languages_is_made_in_five_seconds(report: Report) -> None:
    began = time.monotonic()
    assert len(dict(every_form(report))) == 22
    assert time.monotonic() - began < 5


def test_of_an_agency_that_did_not_answer_nothing_is_said_as_zero(releases: tuple[Release, ...]) -> None:
    silent = report_of(releases, county.PROBATION.id, "2025")
    made = dict(every_form(silent))
    text = made["madrone-probation/2025/en/press-note.txt"].decode()
    assert "Nothing is known of this agency in 2025" in text
    assert "no request" not in text
    assert silent.made_on == date(2026, 3, 2)
