"""The notice on receipt as a page: what it says for each answer, and that nothing filled in becomes markup."""

import re
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from amparo.clock import CALIFORNIA
from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.notices import (
    ContradictedError,
    CopyAndIntent,
    Intention,
    PartSaid,
    intention_of,
    render_copy_and_intent,
)
from amparo.terms import Language

ON = date(2026, 11, 24)  # a Tuesday
ADULT = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}
ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": "2021-11-30"}


def answer_to(kind: str, *, convictions: Any = (), policy: str = "allows", **person: Any) -> Answer:
    agency = Agency("sheriff_jail", {kind: policy})
    request = {"kind": kind, "from": "ICE", "info_public": {"release_date": False}}
    return decide(request, {**ADULT, "convictions": list(convictions), **person}, agency, ON)


def notice(*said: PartSaid, **changes: Any) -> CopyAndIntent:
    plain = CopyAndIntent(
        number="T-001-CI",
        agency="Madrone County Sheriff's Office, Main Jail (fictional)",
        booking_ref="B-001",
        office="DHS office (fictional)",
        received_at=datetime(2026, 11, 24, 22, 45, tzinfo=CALIFORNIA),
        channel="fax",
        parts=said,
    )
    return replace(plain, **changes)


def page(one: CopyAndIntent, language: Language = "en") -> str:
    return render_copy_and_intent(one, language).decode("utf-8")


def text_in(html: str) -> str:
    """What a person reads."""
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", body).replace("&#x27;", "'").replace("&quot;", '"')


class Structure(HTMLParser):
    """The order of headings, and every tag and attribute that could load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []
        self.languages: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            if name in {"src", "href", "style", "action"} or name.startswith("on"):
                self.outside.append(f"{tag} {name}={value}")
            if name == "lang":
                self.languages.append(value or "")


def structure(html: str) -> Structure:
    read = Structure()
    read.feed(html)
    return read


NO_HOLD = PartSaid(answer_to("hold"), Intention.NO)
OPEN_NOTICE = PartSaid(answer_to("notification", convictions=[ROBBERY]), Intention.OPEN)


# What it says.


def test_it_says_that_a_request_came_from_which_office_and_when() -> None:
    told = text_in(page(notice(NO_HOLD, pages=3)))
    assert "The request came from DHS office (fictional) ." in told
    assert (
        "It came on Tuesday, November 24, 2026, at 10:45\u00a0p.m., by fax. All 3 pages of it are attached."
        in told
    )
    dicho = text_in(page(notice(NO_HOLD, pages=3), "es"))
    assert (
        "Llegó el martes 24 de noviembre de 2026 a las 10:45\u00a0p.\u00a0m., por fax. Se adjuntan sus 3 páginas."
        in dicho
    )


def test_a_hold_is_not_intended_and_the_rule_stands_beside_it() -> None:
    told = text_in(page(notice(NO_HOLD)))
    assert "Keep you here after you should leave (hold request)" in told
    assert "We do not intend to do this. State law does not let us keep you longer for this." in told
    assert "Rule H-3, Gov. Code § 7284.6(a)(1)(B)" in told


def test_what_the_agencys_own_rules_forbid_is_said_to_be_its_own_rule() -> None:
    said = PartSaid(answer_to("notification", convictions=[ROBBERY], policy="forbids"), Intention.NO)
    assert "We do not intend to do this. Our own rules do not let us tell them in your case." in text_in(
        page(notice(said))
    )


@pytest.mark.parametrize(
    ("intention", "sentence"),
    [
        (
            Intention.YES,
            "We intend to do this. State law leaves the choice to us in your case, and we chose yes.",
        ),
        (
            Intention.NO,
            "We do not intend to do this. State law leaves the choice to us in your case, and we chose no.",
        ),
        (Intention.OPEN, "We have not decided yet. State law leaves the choice to us in your case."),
    ],
)
def test_a_permitted_answer_is_always_a_choice(intention: Intention, sentence: str) -> None:
    assert sentence in text_in(page(notice(PartSaid(OPEN_NOTICE.answer, intention))))


def test_an_open_part_says_by_when_and_ends_with_one_full_stop() -> None:
    due = datetime(2026, 11, 30, 8, 0, tzinfo=CALIFORNIA)
    told = text_in(page(notice(OPEN_NOTICE, due_at=due)))
    assert "We will tell you in writing by Monday, November 30, 2026, at 8:00\u00a0a.m. " in told
    dicho = text_in(page(notice(OPEN_NOTICE, due_at=due), "es"))
    assert "a más tardar el lunes 30 de noviembre de 2026 a las 8:00\u00a0a.\u00a0m. " in dicho
    assert "We will tell you in writing before you leave." in text_in(page(notice(OPEN_NOTICE)))


def test_while_facts_are_missing_nothing_is_done_and_that_is_said() -> None:
    unread = answer_to("notification", history_complete=None)
    assert unread.outcome == "insufficient_facts"
    told = text_in(page(notice(PartSaid(unread, Intention.OPEN))))
    assert "We do not have all the facts, and until we do we will not tell them." in told


def test_a_request_taken_back_is_said_to_be() -> None:
    assert "They have taken this request back." in text_in(page(notice(NO_HOLD, withdrawn=True)))


def test_a_call_without_paper_comes_with_the_written_record_of_it() -> None:
    told = text_in(page(notice(OPEN_NOTICE, on_paper=False, channel="phone", office="")))
    assert "by telephone. They sent no paper. Our written record of the request is attached." in told
    assert "a federal immigration office (our record does not say which)" in told


def test_it_says_how_to_name_somebody_that_a_change_will_be_told_and_that_one_leaves_on_time() -> None:
    told = text_in(page(notice(NO_HOLD)))
    for sentence in (
        "You may name a lawyer or one other person.",
        "If our plan changes, we will tell you in writing.",
        "We will let you go at the time that applies to everyone.",
        "This is not legal advice. You may ask for a lawyer.",
        "You may ask the desk for offices that give free legal help.",
        "You may ask for an interpreter.",
    ):
        assert sentence in told


# The page.


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_loads_and_runs_nothing(language: Language) -> None:
    read = structure(page(notice(NO_HOLD, OPEN_NOTICE), language))
    assert read.outside == []
    assert not read.tags & {"script", "img", "iframe", "link", "object", "form", "svg"}
    assert "url(" not in page(notice(NO_HOLD), language)
    assert "@import" not in page(notice(NO_HOLD), language)


@pytest.mark.parametrize(("language", "languages"), [("en", ["en", "en"]), ("es", ["es", "es", "en"])])
def test_each_language_is_marked_and_a_draft_in_spanish_carries_the_english(
    language: Language, languages: list[str]
) -> None:
    html = page(notice(NO_HOLD), language)
    assert structure(html).languages == languages
    assert html.count('class="mark"') == len(languages) - 1
    assert "A federal office asked us about you" in html


@pytest.mark.parametrize("language", ["en", "es"])
def test_headings_go_down_one_step_at_a_time_from_one_title(language: Language) -> None:
    levels = structure(page(notice(NO_HOLD, OPEN_NOTICE), language)).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_time_it_was_made_is_printed_or_left_to_be_written_in() -> None:
    made = datetime(2026, 11, 25, 9, 5, tzinfo=CALIFORNIA)
    assert "Wednesday, November 25, 2026, at 9:05\u00a0a.m." in page(notice(NO_HOLD, made_at=made))
    assert "Made on ________________" in text_in(page(notice(NO_HOLD))).replace("  ", " ")


def test_the_same_notice_gives_the_same_bytes() -> None:
    assert page(notice(NO_HOLD, OPEN_NOTICE), "es") == page(notice(NO_HOLD, OPEN_NOTICE), "es")


@pytest.mark.parametrize("field", ["agency", "office", "booking_ref", "number"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_markup_in_what_is_filled_in_stays_text(field: str, language: Language) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="1"> & **bold** $agency $parts # title'
    html = page(notice(NO_HOLD, **{field: hostile}), language)
    read = structure(html)
    assert not read.tags & {"script", "img"}
    assert read.outside == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "**bold** $agency $parts # title" in html


# The intention.


@pytest.mark.parametrize(
    ("decided", "intention"),
    [
        ("responded", Intention.YES),
        ("declined", Intention.NO),
        ("withdrawn_by_requester", Intention.NO),
        ("pending", Intention.OPEN),
        (None, Intention.OPEN),
    ],
)
def test_where_the_law_permits_the_agencys_own_word_is_the_intention(
    decided: str | None, intention: Intention
) -> None:
    assert intention_of(OPEN_NOTICE.answer, decided) is intention


def test_a_hold_is_never_intended_although_the_request_was_answered() -> None:
    assert intention_of(NO_HOLD.answer, "responded") is Intention.NO


def test_no_notice_can_promise_no_where_the_record_says_yes() -> None:
    with pytest.raises(ContradictedError, match="rule N-8 does not allow it"):
        intention_of(answer_to("notification"), "responded")
    with pytest.raises(ContradictedError, match=r"facts are missing: person\.history_complete"):
        intention_of(answer_to("notification", history_complete=None), "responded")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_desk_and_telephone_of_the_profile_stand_in_the_head(language: Language) -> None:
    said = PartSaid(answer_to("hold"), Intention.NO)
    assert "Records desk, 555-0100" in text_in(page(notice(said, desk="Records desk, 555-0100"), language))
    assert "____" in text_in(page(notice(said), language))
