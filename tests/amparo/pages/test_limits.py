"""What the site says of the law: of courts no more than it says, of records and forums no less; and on every page its limits."""

import html
import re

import pytest

from tests.amparo.pages.conftest import BuiltSite


def _words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


EVERYWHERE = {
    "en": (r"federal officers from acting on their own", r"not legal advice"),
    "es": (r"agentes federales actúen por su cuenta", r"no es asesoría legal"),
}


def test_no_page_of_html_is_without_the_limits_and_the_warning(built: BuiltSite) -> None:
    """Not even the door, the page for what is not there, or the one that checks proofs."""
    looked_at = set[str]()
    for file in sorted(built.out.rglob("*.html")):
        name, told = file.relative_to(built.out).as_posix(), _words(file.read_text("utf-8"))
        languages = [name[:2]] if name.startswith(("en/", "es/")) else ["en", "es"]
        for language in languages:
            for words in EVERYWHERE[language]:
                assert re.search(words, told, re.IGNORECASE), (name, words)
        looked_at.add(name)
    assert {"index.html", "404.html", "en/verify/index.html", "es/index.html"} <= looked_at


def test_no_page_says_that_whatever_a_judge_signed_must_be_followed(built: BuiltSite) -> None:
    """A judge's warrant permits, a court's order binds, an immigration judge is no court: three things."""
    wrong = re.compile(
        r"where a judge has signed|an order that a judge has signed|what a judge has ordered"
        r"|si un juez firmó una orden|lo que un juez ha ordenado",
        re.IGNORECASE,
    )
    for file in sorted(built.out.rglob("*.html")):
        assert not wrong.search(file.read_text("utf-8")), file


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("en/limits/", "immigration judge"),
        ("es/limites/", "juez de inmigración"),
        ("en/", "no court’s order"),
        ("es/", "no es orden de un tribunal"),
    ],
)
def test_an_immigration_judge_is_said_to_be_no_court(path: str, says: str, built: BuiltSite) -> None:
    assert says in _words(built.text(path))


@pytest.mark.parametrize(("path", "forum"), [("en/limits/", "forum"), ("es/limites/", "foro")])
def test_the_figures_are_said_to_replace_no_records_forum_or_report(
    path: str, forum: str, built: BuiltSite
) -> None:
    told = _words(built.text(path))
    for cite in ("Gov. Code § 7283.1(c)", "Gov. Code § 7283.1(d)", "Gov. Code § 7284.6(c)"):
        (sentence,) = re.findall(re.escape(cite) + r"[^\]]*\]", told)
        assert re.search(r"\[[VSK]: ", sentence), "its tag stands with it"
        assert re.search(r"\b20\d\d\b", sentence), "and since when"
    assert forum in told


def test_what_cannot_be_prevented_is_said(built: BuiltSite) -> None:
    assert "can recognize it among these numbers" in _words(built.text("en/privacy/"))
    assert "puede reconocerlo entre estos números" in _words(built.text("es/privacidad/"))
