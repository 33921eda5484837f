"""The texts themselves: whole in both languages, plain, and without a word that must not be said."""

import re
from itertools import product

import pytest

from amparo.law.custody import all_decisions
from amparo.law.custody.outcomes import MIXED
from amparo.notices import LANGUAGES, Intention
from amparo.notices.copy_and_intent import NOTICE, SAID_PARTS
from amparo.notices.texts import Text, text_of
from amparo.terms import Language, RulebookError

LONGEST_SENTENCE = 20


def sentences(text: Text) -> list[str]:
    """Every sentence a person reads, headings and list items included."""
    body = re.sub(r"[#*]|^- ", "", text.body, flags=re.MULTILINE)
    spoken = [
        sentence
        for name, sentence in text.sentences.items()
        if not name.startswith(("label.", "rule", "blank"))
    ]
    blocks = [block for block in re.split(r"\n+", body) if not re.fullmatch(r"\s*\$\w+\s*", block)] + spoken
    found = [part.strip() for block in blocks for part in re.split(r"(?<=[.?!:])\s+", block)]
    return [part for part in found if re.search(r"\w", part)]


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", sentence.replace("$", ""))


def syllables(word: str) -> int:
    """A rough count for English: groups of vowels, without a silent e."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_twenty_words(language: Language) -> None:
    long = [
        sentence
        for sentence in sentences(text_of(NOTICE, language))
        if len(words(sentence)) > LONGEST_SENTENCE
    ]
    assert long == []


def test_the_english_reads_at_sixth_grade_or_below() -> None:
    """Flesch and Kincaid's grade over the whole text, with a rough count of syllables."""
    told = sentences(text_of(NOTICE, "en"))
    spoken = [word for sentence in told for word in words(sentence)]
    grade = 0.39 * len(spoken) / len(told) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
    assert grade < 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_must_not_be(language: Language) -> None:
    text = text_of(NOTICE, language)
    whole = (text.body + " ".join(text.sentences.values())).lower()
    for never in (
        "you must",
        "usted debe ",
        "deport",
        "alien",
        "illegal",
        "ilegal",
        "nationality",
        "nacionalidad",
    ):
        assert never not in whole
    for never in ("citizen", "ciudadan", "born", "nacido", "status", "detainer", "inmate", "recluso"):
        assert never not in whole


def test_both_languages_say_the_same_things() -> None:
    english, spanish = (text_of(NOTICE, language) for language in LANGUAGES)
    assert list(english.sentences) == list(spanish.sentences)
    assert re.findall(r"\$\w+|^#+", english.body, re.MULTILINE) == re.findall(
        r"\$\w+|^#+", spanish.body, re.MULTILINE
    )
    assert english.version == spanish.version


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_reason_for_every_answer_that_a_part_can_have(language: Language) -> None:
    text = text_of(NOTICE, language)
    decisions = all_decisions()
    for kind, intention in product(SAID_PARTS, Intention):
        for outcome in (*decisions[kind].outcomes, "insufficient_facts"):
            if outcome != MIXED:
                text.sentence(f"why.{kind}.{outcome}", f"why.{outcome}.{intention}", f"why.{outcome}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_rule_is_about_a_rule_that_exists(language: Language) -> None:
    decisions = all_decisions()
    for name in text_of(NOTICE, language).sentences:
        if found := re.fullmatch(r"why\.(\w+)\.([A-Z]-\d+)", name):
            assert found[2] in {rule.id for rule in decisions[found[1]].rules}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_a_draft_until_a_lawyer_approves_it(language: Language) -> None:
    text = text_of(NOTICE, language)
    assert text.state == "draft"
    assert text.is_draft


def test_a_sentence_that_is_not_there_is_named() -> None:
    with pytest.raises(
        RulebookError, match=r"texts/copy_and_intent/es\.md: there is no sentence `why\.nothing`"
    ):
        text_of(NOTICE, "es").sentence("why.nothing")


@pytest.mark.parametrize(
    ("language", "asks", "claims"),
    [
        ("en", "You may ask the desk for offices that give free legal help.", "has a list"),
        ("es", "Puede pedir en la oficina nombres de lugares que dan ayuda legal gratis.", "tiene una lista"),
    ],
)
def test_nothing_is_claimed_of_the_desk_that_nobody_told_us(
    language: Language, asks: str, claims: str
) -> None:
    body = text_of(NOTICE, language).body
    assert asks in body
    assert claims not in body
