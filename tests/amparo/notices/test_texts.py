"""The texts themselves: whole in every language they exist in, plain, and without a word that must not be said."""

import re
from itertools import product

import pytest

from amparo.law.custody import all_decisions
from amparo.law.custody.outcomes import MIXED
from amparo.notices import LANGUAGES, Intention
from amparo.notices.copy_and_intent import NOTICE, SAID_PARTS
from amparo.notices.languages import NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, Text, languages_of, notices_with_texts, text_of
from amparo.terms import Language, RulebookError

COMPLETE: tuple[NoticeLanguage, ...] = ("en", "es", "zh-Hans", "zh-Hant", "tl", "vi", "ko")
"""The languages in which every notice to the person exists. Whoever brings a further language adds it here."""

TO_THE_PERSON = (
    "copy_and_intent",
    "change_of_intention",
    "interview_consent",
    "designee_form",
    "release_notice_person",
    "release_notice_attorney_or_designee",
    "read_aloud",
    "proof_of_service",
)
FOR_STAFF = ("reply_to_federal_office", "counsel_question", "breach_note")

LONGEST_SENTENCE: dict[NoticeLanguage, int] = {
    "en": 20,
    "es": 20,
    "tl": 26,  # particles are words of their own
    "vi": 30,  # every syllable is
    "ko": 20,
    "zh-Hans": 44,  # characters
    "zh-Hant": 44,
}
NEVER: dict[NoticeLanguage, tuple[str, ...]] = {
    "en": (
        *(
            "you must",
            "must respond",
            "deport",
            "alien",
            "illegal",
            "nationality",
            "citizen",
            "born",
            "status",
        ),
        *("detainer", "inmate", "a-number", "birth", "country"),
    ),
    "es": (
        *(
            "usted debe ",
            "debe responder",
            "deport",
            "ilegal",
            "nacionalidad",
            "ciudadan",
            "nacid",
            "estatus",
        ),
        *("recluso", "extranjer", "nacimiento", "país"),
    ),
    "tl": ("deport", "ilegal", "nasyonalidad", "mamamayan", "ipinanganak", "katayuan", "dayuhan"),
    "vi": ("trục xuất", "bất hợp pháp", "quốc tịch", "công dân", "nơi sinh", "tình trạng di trú", "tù nhân"),
    "zh-Hans": ("驱逐", "遣返", "非法", "国籍", "公民", "出生", "移民身份", "囚犯", "你必须", "您必须"),
    "zh-Hant": ("驅逐", "遣返", "非法", "國籍", "公民", "出生", "移民身分", "囚犯", "你必須", "您必須"),
    "ko": ("추방", "불법", "국적", "시민권", "출생", "체류 신분", "수감자"),
}
"""What no text may say: fear, status, and words of law that are not plain."""

EVERY_TEXT = [
    (notice, language)
    for notice in (*notices_with_texts(), EVERY_NOTICE)
    for language in languages_of(notice)
]
TRANSLATIONS = [(notice, language) for notice, language in EVERY_TEXT if language != "en"]
NOT_SPOKEN = ("label.", "rule", "blank", "role.", "tag.", "cite.", "page", "line.", "box.")


def blocks_of(text: Text) -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", text.body) if block.strip()]


def sentences(text: Text) -> list[str]:
    """Every sentence a person reads, headings and list items included."""
    lines = [
        re.sub(r"^(#+|-) |\*\*", "", line)
        for block in blocks_of(text)
        if not re.fullmatch(r"\$[a-z_]+", block)
        for line in block.splitlines()
    ]
    spoken = [sentence for name, sentence in text.sentences.items() if not name.startswith(NOT_SPOKEN)]
    found = [
        part.strip() for one in [*lines, *spoken] for part in re.split(r"(?<=[.?!:])\s+|(?<=[。？！])", one)
    ]
    return [part for part in found if re.search(r"[^\W\d_]", re.sub(r"\$[a-z_]+", "", part))]


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence.replace("$", ""))


def length(sentence: str, language: NoticeLanguage) -> int:
    """In words; in Chinese, which does not part them, in characters."""
    if language in ("zh-Hans", "zh-Hant"):
        return len(re.findall(r"[^\W\d_]", re.sub(r"\$[a-z_]+", "某", sentence)))
    return len(words(sentence))


def syllables(word: str) -> int:
    """A rough count for English: groups of vowels, without a silent e."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1))


def test_every_notice_of_the_specification_is_there() -> None:
    assert set(notices_with_texts()) == {*TO_THE_PERSON, *FOR_STAFF}


@pytest.mark.parametrize("notice", [*TO_THE_PERSON, EVERY_NOTICE])
def test_every_notice_to_the_person_exists_in_every_complete_language(notice: str) -> None:
    assert set(COMPLETE) <= set(languages_of(notice))


@pytest.mark.parametrize("notice", FOR_STAFF)
def test_what_staff_and_the_federal_office_read_exists_in_both_languages_of_the_staff(notice: str) -> None:
    assert set(LANGUAGES) <= set(languages_of(notice))


@pytest.mark.parametrize(("notice", "language"), EVERY_TEXT)
def test_no_sentence_is_too_long_to_be_read_with_ease(notice: str, language: NoticeLanguage) -> None:
    most = LONGEST_SENTENCE[language]
    assert [one for one in sentences(text_of(notice, language)) if length(one, language) > most] == []


@pytest.mark.parametrize("notice", notices_with_texts())
def test_the_english_reads_at_sixth_grade_or_below(notice: str) -> None:
    """Flesch and Kincaid's grade over the whole text, with a rough count of syllables."""
    told = sentences(text_of(notice, "en"))
    spoken = [word for sentence in told for word in words(sentence)]
    grade = 0.39 * len(spoken) / len(told) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
    assert grade <= 6


@pytest.mark.parametrize(("notice", "language"), EVERY_TEXT)
def test_nothing_is_said_that_must_not_be(notice: str, language: NoticeLanguage) -> None:
    text = text_of(notice, language)
    whole = (text.body + " ".join(text.sentences.values())).lower()
    assert [never for never in NEVER[language] if never in whole] == []


@pytest.mark.parametrize(("notice", "language"), TRANSLATIONS)
def test_a_translation_says_the_same_things_in_the_same_places(notice: str, language: NoticeLanguage) -> None:
    english, other = text_of(notice, "en"), text_of(notice, language)
    assert other.of == english.version
    assert [other.notice for other in other.leans_on] == [other.notice for other in english.leans_on]
    assert list(other.sentences) == list(english.sentences)
    for name, sentence in english.sentences.items():
        assert places(other.sentences[name]) == places(sentence), name
    assert len(blocks_of(other)) == len(blocks_of(english))
    for said, source in zip(blocks_of(other), blocks_of(english), strict=True):
        assert shape(said) == shape(source)
        assert places(said) == places(source)
        assert said.count("**") == source.count("**")


def places(told: str) -> list[str]:
    return sorted(re.findall(r"\$[a-z_]+", told))


def shape(block: str) -> list[str]:
    """What stands before each line: the marks of a heading, of a list, or nothing; a paragraph is one line."""
    marks = [re.match(r"#+ |- |\$[a-z_]+$|", line) for line in block.splitlines()]
    found = [mark[0] if mark else "" for mark in marks]
    return found if any(found) else [""]


@pytest.mark.parametrize("language", languages_of(NOTICE))
def test_there_is_a_reason_for_every_answer_that_a_part_can_have(language: NoticeLanguage) -> None:
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


@pytest.mark.parametrize(("notice", "language"), EVERY_TEXT)
def test_every_text_is_a_draft_until_a_lawyer_approves_it(notice: str, language: NoticeLanguage) -> None:
    text = text_of(notice, language)
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
    text = text_of(EVERY_NOTICE, language)
    body = " ".join([text.body, *text.sentences.values()])
    assert asks in body
    assert claims not in body
