"""Every word of the desk stands in both languages, and its pages hold to what the house promises about them."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo_desk.said import language_now, said
from amparo_desk.said.shapes import Field, Mark, PaperPage, typed_again
from amparo_desk.said.speech import WordingError
from tests.desk import conftest, looks_urls

DESK = Path(conftest.__file__).parents[2] / "src" / "amparo_desk"
TEMPLATES = sorted(DESK.rglob("*.html"))


def name_of(path: Path) -> str:
    return path.relative_to(DESK).as_posix()


def rendered(text: str, language: str = "en", **values: object) -> str:
    with override(language):
        return Template("{% load said %}" + text).render(Context(values))


# A sentence has two languages.


def test_a_sentence_is_said_in_the_language_of_the_request() -> None:
    text = '{% t "{n} pages" "{n} páginas" n=count %}'
    assert rendered(text, "en", count=3) == "3 pages"
    assert rendered(text, "es", count=3) == "3 páginas"
    assert rendered(text, "es-us", count=3) == "3 páginas"


def test_a_value_is_escaped_and_so_are_the_words() -> None:
    assert rendered('{% t "{n} & more" "{n} y más" n=name %}', name="<b>") == "&lt;b&gt; &amp; more"
    with override("es"):
        assert said("{n}'s", "de {n}", n='"') == "de &quot;"


def test_a_sentence_can_be_kept_under_a_name_and_is_not_escaped_twice() -> None:
    assert rendered('{% t "A & B" "A y B" as both_letters %}[{{ both_letters }}]') == "[A &amp; B]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{% t "Today" %}', "write"),
        ('{% t "Today" "" %}', "The Spanish is missing"),
        ('{% t "" "Hoy" %}', "The English is missing"),
        ("{% t today hoy %}", "both in quotation marks"),
        ('{% t "{n} pages" "páginas" n=1 %}', "Spanish.*names no value"),
        ('{% t "pages" "páginas" n=1 %}', "names no value, given are"),
        ('{% t "{n} pages" "{m} páginas" n=1 %}', "names"),
        ('{% t "{n} pages" "{n} páginas" n= %}', "write"),
    ],
)
def test_a_language_or_a_value_that_is_missing_stops_the_template_when_it_is_read(
    text: str, told: str
) -> None:
    with pytest.raises(TemplateSyntaxError, match=told):
        Template("{% load said %}" + text)


def test_the_same_in_python() -> None:
    with pytest.raises(WordingError, match="The Spanish is missing"):
        said("Today", " ")
    with override("fr"):
        assert language_now() == "en"


def test_days_moments_citations_and_outcomes_are_said_in_both_languages() -> None:
    values = {"day": looks_urls.RECEIVED.date(), "at": looks_urls.RECEIVED, "cite": "Stats. 2017, of 2014"}
    text = "{{ at|moment }} {{ at|stamp }} {{ cite|cite }}"
    assert "Tuesday, November 24, 2026, at 10:45" in rendered(text, "en", **values)
    assert "martes 24 de noviembre de 2026 a las 10:45" in rendered(text, "es", **values)
    assert ">2026-11-24 22:45<" in rendered(text, "es", **values)
    assert "de 2014" in rendered(text, "es", **values)
    for outcome, (en, es) in OUTCOME_NAMES.items():
        assert en.replace("'", "&#x27;") in rendered("{{ one|outcome }}", "en", one=outcome)
        assert es in rendered("{{ one|outcome }}", "es", one=outcome)
    assert "own knowledge: confirm with counsel" in rendered('{% citation "WIC 831" "K" %}')


class _Words(HTMLParser):
    """Collects what a person reads: texts, and the attributes that are read out."""

    READ_OUT = ("title", "alt", "aria-label", "placeholder", "summary", "label")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "kbd")
        self.words += [value or "" for name, value in attrs if name in self.READ_OUT]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "kbd")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def bare_words(template: str) -> list[str]:
    """Words of a template that stand outside of tags and values, and so in one language only."""
    reader = _Words()
    template = re.sub(r"\{% block page_class %\}.*?\{% endblock %\}", "", template)  # names of classes
    reader.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", template, flags=re.DOTALL))
    return [word for text in reader.words for word in re.findall(r"[^\W\d_]{2,}", text) if word != "Amparo"]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_says_anything_in_one_language_only(path: Path) -> None:
    assert bare_words(path.read_text("utf-8")) == []


def test_the_search_for_bare_words_finds_them() -> None:
    assert bare_words('<p title="Help">{% t "A" "B" %} today <b>{{ n }}</b> days</p>') == [
        "Help",
        "today",
        "days",
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_holds_a_script_a_style_or_a_foreign_address(path: Path) -> None:
    text = path.read_text("utf-8")
    inline = r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*(\ssrc=|type=\"application/json\"))"
    assert re.findall(inline, text) == []
    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_form_in_which_something_is_typed_is_kept_when_its_session_ends(path: Path) -> None:
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text("utf-8"), re.DOTALL)
    assert [
        form[:80] for form in forms if "{% field " in form and not re.search("{% kept %}|data-unasked", form)
    ] == []
    assert [form[:80] for form in forms if "{% csrf_token %}" not in form] == []


def test_the_script_is_small_and_keeps_nothing_in_the_browser() -> None:
    script = (DESK / "static" / "desk.js").read_text("utf-8")
    assert len(script.encode()) <= 8 * 1024
    assert (
        re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|eval\(|innerHTML", script) == []
    )


# A field shows what was typed and what is wrong with it.


def test_a_field_keeps_what_was_typed_beside_its_error() -> None:
    fields = (Field("name", "text", ("Name", "Nombre")), Field("judge", "yes_no", ("A judge?", "¿Un juez?")))
    again = typed_again(fields, {"name": '"><b>', "judge": "unknown"}, {"name": ("Too odd.", "Muy raro.")})
    shown = rendered("{% for one in fields %}{% field one %}{% endfor %}", "es", fields=again)
    assert 'value="&quot;&gt;&lt;b&gt;"' in shown
    assert "Muy raro." in shown
    assert 'aria-describedby="name-error" aria-invalid="true"' in shown
    assert re.search(r'value="unknown"[^>]*checked', shown)
    assert shown.count("checked") == 1


@pytest.mark.parametrize("field", looks_urls.FIELDS, ids=lambda field: field.name)
def test_every_field_has_a_label_its_texts_and_no_memory_of_the_browser(field: Field) -> None:
    shown = rendered("{% field one %}", one=field)
    assert 'autocomplete="off"' in shown
    assert field.label[0] in shown
    described = re.search(r'aria-describedby="([^"]*)"', shown)
    named = described[1].split() if described else []
    assert named == field.described_by.split()
    assert all(f'id="{name}"' in shown for name in named)


def test_a_box_on_a_paper_stands_where_it_was_read() -> None:
    paper = PaperPage("/p.png", 1, 1, 850, 1100, (Mark(0.1, 0.5, 0.2, 0.02, "Date"),), chosen=0)
    shown = rendered('{% include "parts/paper_page.html" %}', "es", paper=paper)
    assert (
        '<rect x="85.0" y="550.0" width="170.0" height="22.0" class="is-chosen"><title>Date</title>' in shown
    )
