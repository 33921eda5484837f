"""A site's card says what the guide says, with the site's own offices, in both languages, on two pages."""

import io
import re
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest

from amparo.clock import CALIFORNIA
from amparo.facts.guide_site import fill_step
from amparo.facts.site_profile import CONTACTS_EXPECTED, SiteProfile
from amparo.facts.site_reading import read_site_profile, site_profile_of
from amparo.facts.visit_words import OUTCOMES
from amparo.law.places import STEP_DECISIONS, decide_visit, steps_said
from amparo.law.places.steps import SEQUENCES
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.visits import card_answers
from amparo.visits.card import card_files, card_html, card_pdf, card_sheet
from amparo.visits.card_answers import GOING_IN, common_steps, situations_of

SITES = Path(__file__).parents[3] / "samples" / "sites"
AT = datetime(2026, 11, 26, 9, tzinfo=CALIFORNIA)
ON = AT.date()
LANGUAGES: tuple[Language, ...] = ("en", "es")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _words_of(profile: SiteProfile, language: Language) -> str:
    return card_html(profile, language, AT).decode("utf-8").replace("&#x27;", "'").replace("&quot;", '"')


@pytest.fixture(scope="module")
def school() -> SiteProfile:
    """The sample school."""
    return read_site_profile(SITES / "school.toml")


@pytest.mark.parametrize("name", sorted(file.stem for file in SITES.glob("*.toml")))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_situation_stands_on_the_card_filled(name: str, language: Language) -> None:
    profile = read_site_profile(SITES / f"{name}.toml")
    told = _words_of(profile, language)
    for one in situations_of(profile, ON):
        for step in one.steps:
            said = fill_step(
                steps_said()[step][language], language, profile.contacts, profile.name, profile.body
            )
            assert said in told, step
        for _, answer in one.answers:
            outcome = OUTCOMES[answer.outcome][language == "es"]
            assert outcome[1:] in told
            assert (answer.rule.dice if language == "es" else answer.rule.says) in told
    for contact in profile.contacts.values():
        assert contact.telephone in told
    assert NOT_LEGAL_ADVICE[language] in told
    assert "2026-11-26" in told
    assert "[" not in re.sub(r"<style>.*</style>", "", told, flags=re.DOTALL)


def test_the_answers_are_made_by_the_rules_for_the_day(school: SiteProfile) -> None:
    for on in (date(2025, 9, 19), date(2025, 9, 20), ON):
        for one in situations_of(school, on):
            for asked, answer in one.answers:
                case = next(
                    case for case in card_answers.SITUATIONS[False][one.code] if case["request"] == asked
                )
                assert answer == decide_visit("k12", {**school.visit_facts(on), **case}, on)
    before = situations_of(school, date(2025, 9, 19))[0].answers[0][1].outcome
    after = situations_of(school, date(2025, 9, 20))[0].answers[0][1].outcome
    assert (before, after) == ("hold_and_refer", "refuse_access")


def test_they_are_going_in_begins_with_its_own_steps_and_never_says_to_block(school: SiteProfile) -> None:
    going_in = next(one for one in situations_of(school, ON) if one.code == GOING_IN)
    assert going_in.steps[:2] == ("S-01", "S-14")
    shared = common_steps(situations_of(school, ON))
    assert "S-04" in shared
    assert "S-14" not in shared
    known = {step for sequence in SEQUENCES.values() for step in sequence} | set(STEP_DECISIONS)
    assert set(shared) <= known


def test_the_paper_says_the_same_as_the_page_sentence_by_sentence(school: SiteProfile) -> None:
    for language in LANGUAGES:
        printed = card_pdf(school, language, AT)
        assert printed.pages == 2
        assert printed.by_hand == ()
        pages = pypdf.PdfReader(io.BytesIO(printed.content)).pages
        text = _squeezed("".join(page.extract_text() for page in pages))
        for block in card_sheet(school, language, ON).blocks:
            for said in getattr(block, "points", ()):
                assert _squeezed("".join(run.text for run in said)) in text


def test_the_card_of_every_kind_of_place_fits_on_two_pages_in_the_longer_language() -> None:
    office = {
        "administrator": "duty_manager",
        "backup": "deputy_director",
        "counsel": "legal_office",
        "lawyer": "congregation_lawyer",
    }
    for place in ("ccc", "child_care", "shelter", "worksite", "patrol", "worship"):
        profile = site_profile_of(
            {
                "schema": "amparo-site/1",
                "name": "North Place of the Invented Valley",
                "body": "Invented Valley Body of the County",
                "place": place,
                "fictional": True,
                "contacts": {
                    role: {"office": office.get(role, "records_office"), "telephone": "707-555-0100"}
                    for role in CONTACTS_EXPECTED[place]
                },
            },
            "made",
        )
        assert card_pdf(profile, "es", AT).pages == 2, place


def test_the_files_of_a_card_are_the_same_for_the_same_moment(school: SiteProfile) -> None:
    made = card_files(school, AT)
    assert sorted(made) == ["card.en.html", "card.en.pdf", "card.es.html", "card.es.pdf"]
    assert made == card_files(school, AT)
