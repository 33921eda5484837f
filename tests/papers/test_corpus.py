"""The corpus, really read: no tick is ever told wrongly, little else is, and what nobody may keep leaves no paper."""

from collections import Counter

import pytest

from amparo.intake.papers import PaperRead
from tests.papers.rates import CORPUS, EXPECTED, Compared, compared, read_all, table

PRIVATE = ("FREEDONIA", "RURITANIA", "000-000", "000 000", "MAD-", "000-FICTION")
OFFICERS = ("Inventado", "Inventada")
"""Names of those who sign. Whom a form is about is written in capitals, so that one is not taken for the other."""


@pytest.fixture(scope="module")
def read() -> dict[str, PaperRead]:
    return read_all(sorted(EXPECTED))


@pytest.fixture(scope="module")
def fields(read: dict[str, PaperRead]) -> list[Compared]:
    return list(compared(read))


def test_there_are_more_than_thirty_papers_and_the_truth_is_known_of_each() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(EXPECTED)
    assert len(EXPECTED) > 30
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 4_000_000


def test_no_box_is_told_ticked_that_is_not_or_unticked_that_is(fields: list[Compared]) -> None:
    assert [str(one) for one in fields if one.is_tick and one.outcome == "wrong"] == []


def test_little_else_is_read_wrongly_and_most_of_it_is_read(
    fields: list[Compared], capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\n{table(fields)}")
    wrong = [str(one) for one in fields if one.outcome == "wrong"]
    assert len(wrong) <= 3, wrong
    counts = Counter((one.is_tick, one.outcome) for one in fields)
    for is_tick in (True, False):
        total = sum(count for (of, _), count in counts.items() if of is is_tick)
        assert counts[is_tick, "right"] >= 0.88 * total


def test_what_each_paper_is_is_told_from_its_picture_as_from_its_text(read: dict[str, PaperRead]) -> None:
    told = {paper: found.kind for paper, found in read.items()}
    assert told == {paper: of["kind"] for paper, of in EXPECTED.items()}


def test_every_value_comes_with_its_place_on_the_paper(read: dict[str, PaperRead]) -> None:
    lost = [
        (paper, field.name)
        for paper, found in read.items()
        for field in found.fields
        if field.value is not None and (field.evidence is None or not 0 <= field.evidence.sure <= 1)
    ]
    assert lost == []


def test_no_origin_no_federal_number_and_no_officers_name_is_handed_on(read: dict[str, PaperRead]) -> None:
    for paper, found in read.items():
        for one in (found, *found.others):
            told = repr(one.fields)
            assert [word for word in (*PRIVATE, *OFFICERS) if word in told] == [], paper


def test_that_something_was_left_aside_is_said_in_both_languages(read: dict[str, PaperRead]) -> None:
    (said,) = read["a-chromium-glyphs.pdf"].dropped
    assert "where the person belongs or was born" in said.en
    assert "dónde nació" in said.es


def test_a_warrant_faxed_behind_a_detainer_is_a_paper_of_its_own(read: dict[str, PaperRead]) -> None:
    for paper, pages in (("a-fax-fine-with-i200.tif", (2,)), ("a-text-and-scan.pdf", (2,))):
        (other,) = read[paper].others
        assert (other.kind, other.pages) == ("i200", pages)
    (cover,) = read["a-fax-cover.tif"].others
    assert cover.kind == "letter_email_card"


@pytest.mark.parametrize(
    ("paper", "paper_class", "flag"),
    [
        ("application.pdf", "UNKNOWN", "not_a_command"),
        ("complaint.pdf", "UNKNOWN", "possible_pc_finding"),
        ("ao93-half-in-view.jpg", "UNKNOWN", "unsigned"),
        ("order-of-texas.pdf", "UNKNOWN", "other_state"),
        ("order-on-a-subpoena.pdf", "JUD_ORDER", ""),
        ("immigration-judge-scan.pdf", "ADMIN_NOTICE", ""),
        ("notice-bilingual.pdf", "ADMIN_NOTICE", ""),
        ("warrant-of-nobody.jpg", "ADMIN_NOTICE", ""),
        ("subpoena-spanish.pdf", "UNKNOWN", ""),
    ],
)
def test_what_is_easily_taken_for_more_than_it_is_is_told_from_its_picture_too(
    read: dict[str, PaperRead], paper: str, paper_class: str, flag: str
) -> None:
    found = read[paper].paper
    assert found.paper_class == paper_class
    assert flag in ("", *found.flags)
