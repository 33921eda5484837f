"""The pieces that several drafts share: rows of the visit, its answers, the site, counts with their words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from amparo.facts.visit import request as request_fact
from amparo.facts.visit_record import AREAS, UNIFORMS
from amparo.facts.visit_words import PLACES
from amparo.law.paper_kinds import kinds
from amparo.notices.filling import Values, ours, said_in, theirs
from amparo.notices.texts import Text
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.print.sheet import Block, Line, Lines, Rows, Said
from amparo.terms import Language
from amparo.visits.drafts.kind import Facts
from amparo.visits.drafts.told import Told, agency_said, role_said
from amparo.visits.drafts.words import ANSWERED, CLASSES, NO_PAPER, UNWRITTEN, class_of, said

__all__ = [
    "agency_row",
    "all_clear_rows",
    "answers_said",
    "call_lines",
    "classes_said",
    "counted",
    "dress_said",
    "have_left",
    "language_of",
    "listed",
    "moment_said",
    "papers_said",
    "place_said",
    "request_rows",
    "requests_said",
    "role_row",
    "rows",
    "site_values",
    "week_said",
    "where_said",
    "yes_no",
]


def language_of(text: Text) -> Language:
    """The language of a draft; there are two."""
    return "es" if text.language == "es" else "en"


def rows(text: Text, *told: tuple[str, Said]) -> Block:
    """Labels of the text, by name, each with what is said to it."""
    return Rows(tuple((said_in(text, f"label.{name}"), value) for name, value in told))


def site_values(facts: Facts, text: Text) -> Values:
    """The words of the site that a sentence may use; each a blank where no profile gives it."""
    site = facts.site
    return {
        "site": theirs(site.name, "site"),
        "body": theirs(site.body, "body"),
        "contact": theirs(site.contact_said(language_of(text)), "contact"),
        "link": _address(site.link),
    }


def _address(link: str) -> Said:
    """A page's address, whole: words of others may be parted at a line's end, and a parted address leads nowhere."""
    return ours(link) if link and link.isascii() else theirs(link, "link")


def moment_said(at: datetime | None, text: Text, where: str) -> Said:
    """A moment in words, or a blank."""
    return ours(moment_in_words(at, text.language)) if at else theirs("", where)


def week_said(day: date, text: Text) -> Said:
    """The week of a day, by its Monday: a report that many read names no day."""
    monday = day - timedelta(days=day.weekday())
    return said_in(text, "week", day=ours(day_in_words(monday, text.language)))


def yes_no(value: bool | None, text: Text) -> Said:
    """Yes, no, or that nobody wrote it down."""
    return said_in(text, {True: "yes", False: "no", None: "not_written"}[value])


def requests_said(told: Told, language: Language) -> tuple[str, ...]:
    """What was asked, in words; a request that nobody wrote down is none of ours."""
    spoken = request_fact.spoken
    return tuple(said(spoken if word in spoken else UNWRITTEN, word, language) for word in told.requests)


def answers_said(told: Told, language: Language) -> tuple[str, ...]:
    """What the rules answer to it, in words, each once."""
    return tuple(dict.fromkeys(said(ANSWERED, answer.outcome, language) for answer in told.answers))


def papers_said(told: Told, language: Language) -> tuple[str, ...]:
    """The papers by their kinds, in our own words, never those that stood on them."""
    known = kinds()
    return tuple(
        (known[kind].es if language == "es" else known[kind].en)
        if kind in known
        else said(CLASSES, class_of(kind), language)
        for kind in told.papers
        if kind != NO_PAPER
    )


def classes_said(visits: Iterable[Told], language: Language) -> list[str]:
    """The papers of visits by their class: the class and how many."""
    classes = [class_of(kind) for visit in visits for kind in visit.papers]
    return counted(said(CLASSES, word, language) for word in classes)


def counted(words: Iterable[str]) -> list[str]:
    """Each word with how often it came, in the order in which it came first."""
    return [f"{word}: {number}" for word, number in Counter(words).items()]


def listed(words: Iterable[str], text: Text) -> Said:
    """Words one after the other in a row, or that there are none."""
    told = "; ".join(words)
    return ours(told) if told else said_in(text, "nothing")


def where_said(told: Told, text: Text) -> Said:
    """How far they came, or a blank."""
    return theirs(said(AREAS, told.area, language_of(text)) if told.area else "", "where")


def agency_row(told: Told, text: Text) -> Said:
    """The agency that was stated."""
    return ours(agency_said(told, language_of(text)))


def role_row(role: str, text: Text, where: str) -> Said:
    """A role, or a blank."""
    return theirs(role_said(role, language_of(text)), where)


def dress_said(told: Told, text: Text) -> Said:
    """How the officers were dressed, or that nobody wrote it down."""
    if told.dress not in UNIFORMS:
        return said_in(text, "not_written")
    return ours(said(UNIFORMS, told.dress, language_of(text)))


def place_said(told: Told, text: Text) -> Said:
    """The kind of place."""
    return ours(said(PLACES, told.place, language_of(text)))


def have_left(told: Told) -> bool:
    """Whether the moment of leaving is written down."""
    return told.left is not None


def all_clear_rows(facts: Facts, text: Text) -> Block:
    """When the presence was confirmed, and when the officers left."""
    told = facts.told
    return rows(
        text,
        ("when", moment_said(told.confirmed_at, text, "confirmed_at")),
        ("left", moment_said(told.left, text, "left")),
    )


def request_rows(facts: Facts, text: Text, *, names_office: bool) -> Block:
    """A request as a report to the state tells it; `names_office` adds the site and the office that answers questions."""
    told, language = facts.told, language_of(text)
    site = (("site", theirs(facts.site.name, "site")), ("body", theirs(facts.site.body, "body")))
    contact = (("contact", theirs(facts.site.contact_said(language), "contact")),)
    return rows(
        text,
        *(site if names_office else ()),
        ("place", place_said(told, text)),
        ("arrived", moment_said(told.arrived, text, "arrived")),
        ("left", moment_said(told.left, text, "left")),
        ("agency", agency_row(told, text)),
        ("officers", ours(str(told.officers)) if told.officers is not None else said_in(text, "not_written")),
        ("requests", listed(requests_said(told, language), text)),
        ("area", where_said(told, text)),
        ("classes", listed(classes_said((told,), language), text)),
        ("answers", listed(answers_said(told, language), text)),
        ("released", yes_no(told.released, text)),
        *(contact if names_office else ()),
    )


def call_lines(text: Text, count: int, *names: str) -> Block:
    """Lines for calls: what is named, the role that called, and what came of it."""
    line = (
        *(Line(said_in(text, name)) for name in names),
        Line(said_in(text, "line.role")),
        Line(said_in(text, "line.outcome")),
    )
    return Lines((line,) * count)
