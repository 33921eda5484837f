"""A drill has its own mark and its own file; no reader of visits takes it, and the guide's rules give the score."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from amparo.clock import CALIFORNIA
from amparo.documents import read_document
from amparo.facts.site_reading import read_site_profile
from amparo.facts.visit_words import OUTCOMES
from amparo.law.papers import read_paper
from amparo.law.places import decide_visit
from amparo.print.sheet_paper import picture_sheet
from amparo.terms import AmparoError
from amparo.visits import visit_record_of
from amparo.visits.drill import DRILL_SCHEMA, drill_of, new_drill, read_drill
from amparo.visits.drill_papers import MARK, ORIGINS, PAPERS, drill_paper_files, observer_sheet
from amparo.visits.drill_score import score_json, score_lines, score_of

ROOT = Path(__file__).parents[3]
SCHOOL = read_site_profile(ROOT / "samples" / "sites" / "school.toml")
ON = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 12, tzinfo=CALIFORNIA)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every file of a drill's papers."""
    return drill_paper_files(SCHOOL.name, AT)


def _filled(**answers: dict[str, Any]) -> dict[str, Any]:
    given = new_drill(SCHOOL, ON)
    for row in given["answers"]:
        row.update(answers.get(row["paper"], {}))
    return given


def _perfect() -> dict[str, Any]:
    told: dict[str, dict[str, Any]] = {}
    origins = {"agency_warrant": "agency", "court_warrant": "court", "partial_page": "cannot_tell"}
    for code, paper in PAPERS.items():
        facts = {**SCHOOL.visit_facts(ON), "document": paper.kind, "request": paper.request}
        answer = decide_visit("k12", facts, ON)
        told[code] = {
            "by_role": "office_manager",
            "paper_from": origins.get(code, "agency"),
            "answer": answer.outcome,
            "steps": list(answer.steps),
            "seconds": 30,
        }
    return _filled(**told)


def test_every_page_of_every_paper_carries_the_mark(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if not name.endswith(".pdf"):
            assert content.startswith(b"\x89PNG")
            continue
        document = read_document(content, name, ocr=False)
        for page in range(1, document.page_count + 1):
            text = " ".join(word.text for word in document.words if word.page == page)
            assert MARK in text, (name, page)


@pytest.mark.parametrize("code", ["agency_warrant", "court_warrant", "agency_subpoena"])
def test_a_made_up_paper_is_read_as_the_kind_that_it_imitates(made: dict[str, bytes], code: str) -> None:
    paper = PAPERS[code]
    document = read_document(made[f"{paper.file}.pdf"], code, ocr=False)
    assert read_paper(document.text, on=ON).kind == paper.kind


def test_a_part_of_a_page_is_never_read_as_a_courts(made: dict[str, bytes]) -> None:
    document = read_document(made["partial-page.pdf"], "partial", ocr=False)
    paper = read_paper(document.text, on=ON)
    assert not paper.paper_class.startswith("JUD")
    assert paper.confidence != "high"


def test_a_drill_is_no_visit_and_a_visit_no_drill(tmp_path: Path) -> None:
    visit = tmp_path / "visit.json"
    visit.write_text(json.dumps({"schema": "amparo-visit/1", "arrived": "2026-03-18T10:12"}), "utf-8")
    with pytest.raises(AmparoError, match="this is no drill"):
        read_drill(visit)
    with pytest.raises(AmparoError, match="a drill is never read as a visit"):
        visit_record_of(new_drill(SCHOOL, ON), "drill.json")
    bare = {key: value for key, value in new_drill(SCHOOL, ON).items() if key != "mark"}
    with pytest.raises(AmparoError, match="the mark 'DRILL / SIMULACRO' is missing"):
        drill_of(bare, "drill.json")


def test_nothing_that_counts_or_publishes_knows_of_drills() -> None:
    for room in ("figures", "register", "release", "pages", "oversight", "casefile"):
        for file in (ROOT / "src" / "amparo" / room).rglob("*.py"):
            assert not re.search(r"visits\.drill|amparo-drill", file.read_text("utf-8")), file


def test_the_guides_own_answers_score_right_and_nothing_is_left_out() -> None:
    drill = drill_of(_perfect(), "drill.json")
    scores = score_of(drill)
    assert all((one.origin, one.answer, one.left) == ("right", "right", ()) for one in scores)
    assert "4 of 4 papers" in "\n".join(score_lines(drill, scores, "en"))
    assert "4 de 4 papeles" in "\n".join(score_lines(drill, scores, "es"))


def test_refusing_a_courts_warrant_is_wrong_and_asking_instead_of_refusing_is_careful() -> None:
    given = _filled(
        court_warrant={"paper_from": "agency", "answer": "refuse_access", "steps": ["S-01"]},
        agency_warrant={"paper_from": "cannot_tell", "answer": "hold_and_refer", "steps": []},
        agency_subpoena={"paper_from": "agency", "answer": "provide", "steps": []},
    )
    found = {one.paper.code: one for one in score_of(drill_of(given, "drill.json"))}
    assert (found["court_warrant"].origin, found["court_warrant"].answer) == ("wrong", "wrong")
    assert "S-10" in found["court_warrant"].left
    assert (found["agency_warrant"].origin, found["agency_warrant"].answer) == ("safe", "safe")
    assert found["agency_subpoena"].answer == "wrong"
    assert found["partial_page"].answer == "not_tried"


def test_the_score_follows_the_law_of_the_drills_day() -> None:
    def first(on: str) -> str:
        given = {**_filled(), "on": on}
        return score_of(drill_of(given, "drill.json"))[0].guide.outcome

    assert (first("2025-09-19"), first("2025-09-20")) == ("hold_and_refer", "refuse_access")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by_role": "Oralee Brindle"}, "cannot stand here"),
        ({"answer": "sent them away"}, "cannot stand here"),
        ({"steps": ["S-99"]}, "Write codes of the guide's steps"),
        ({"seconds": -1}, "whole seconds"),
        ({"notes": "the tall one was nervous"}, "no names and no notes"),
        ({"paper_from": "ICE"}, "One of agency, court, cannot_tell"),
    ],
)
def test_a_drill_holds_roles_and_words_only(change: dict[str, Any], told: str) -> None:
    with pytest.raises(AmparoError) as refused:
        drill_of(_filled(agency_warrant=change), "drill.json")
    assert told in str(refused.value)
    assert "answers[0]" in str(refused.value)


def test_what_is_made_is_read_again_and_scored_as_plain_data(tmp_path: Path) -> None:
    file = tmp_path / "drill.json"
    file.write_text(json.dumps(_perfect()), "utf-8")
    drill = read_drill(file)
    told = score_json(drill, score_of(drill))
    assert told["schema"] != DRILL_SCHEMA
    assert told["mark"] == MARK
    assert [one["answer"] for one in told["papers"]] == ["right"] * 4
    for content in (b"[]", b"{", b"\xff", b'{"schema": "amparo-drill/1", "mark": "DRILL / SIMULACRO"}'):
        file.write_bytes(content)
        with pytest.raises(AmparoError):
            read_drill(file)


def test_the_steps_left_out_name_the_offices_of_the_sites_own_profile() -> None:
    given = _filled(agency_warrant={"answer": "provide", "steps": []})
    drill = drill_of(given, "drill.json")
    lines = "\n".join(score_lines(drill, score_of(drill), "en"))
    assert "the number is not entered here" not in lines
    assert SCHOOL.contacts["counsel"].telephone in lines
    bare = {key: value for key, value in given.items() if key not in ("body", "contacts")}
    older = drill_of(bare, "drill.json")
    assert "the number is not entered here" in "\n".join(score_lines(older, score_of(older), "en"))


def test_a_drill_takes_no_person_as_a_contact() -> None:
    given = _filled()
    given["contacts"]["administrator"]["name"] = "Oralee Brindle"
    with pytest.raises(AmparoError, match="administrator"):
        drill_of(given, "drill.json")


def test_the_score_names_each_paper_in_the_readers_language() -> None:
    drill = drill_of(_filled(), "drill.json")
    lines = {language: "\n".join(score_lines(drill, score_of(drill), language)) for language in ("en", "es")}
    assert "A second page without its first: " in lines["en"]
    assert "Una segunda página sin la primera: " in lines["es"]
    assert "(page 2)" not in lines["en"] + lines["es"]


def test_the_observers_sheet_lists_every_word_that_the_drills_file_takes(made: dict[str, bytes]) -> None:
    for language in ("en", "es"):
        document = read_document(made[f"observer.{language}.pdf"], language, ocr=False)
        for word in (*OUTCOMES, *ORIGINS):
            assert word in document.text, word


def test_the_observers_sheet_is_said_in_both_languages() -> None:
    assert picture_sheet(observer_sheet(SCHOOL.name, ON, "es"), AT).startswith(b"\x89PNG")
    assert observer_sheet(SCHOOL.name, ON, "en").title != observer_sheet(SCHOOL.name, ON, "es").title
