"""A visit record is read whole or refused with every fault: file, line, field, and how to mend it; what is struck is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from amparo.facts.visit_record import (
    AREAS,
    DECIDED_KEYS,
    DUTY_KEYS,
    KEYS,
    LATER,
    LATER_MEETS,
    NOTICE_KEYS,
    OFFICER_KEYS,
    PAPER_KEYS,
    ROLES,
    STEP_KEYS,
    STEP_MEETS,
    STEPS,
    TOLD,
    WANTED,
)
from amparo.law.places import PLACE_DUTIES
from amparo.visits import (
    VisitRecordError,
    answer_of,
    plain_of_text,
    presence_confirmed,
    read_visit_record,
    visit_record_of,
)
from tests.amparo.visits.records import FAULTLESS, changed, step


def _refused(tmp_path: Path, text: str, name: str = "visit.yaml") -> VisitRecordError:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(VisitRecordError) as caught:
        read_visit_record(file)
    assert file.read_text(encoding="utf-8") == text
    return caught.value


REFUSED = [
    ("arrived: yesterday\nplace: k12\n", 1, "arrived", "not_a_moment"),
    ("place: k12\n", 1, "arrived", "missing_arrived"),
    ("arrived: 2026-03-18T10:12\n", 1, "place", "missing_place"),
    ("place: school\narrived: 2026-03-18T10:12\n", 1, "place", "not_one_of"),
    ("place: k12\narrived: 2026-02-30T10:12\n", 2, "arrived", "not_a_moment"),
    ("place: k12\narrived: 2026-03-18T10:12\nleft: 2026-03-18T09:00\n", 3, "left", "left_before"),
    (
        "place: k12\narrived: 2026-03-18T10:12\nofficers:\n  count: many\n",
        4,
        "officers.count",
        "not_a_number",
    ),
    (
        "place: k12\narrived: 2026-03-18T10:12\nrecords_released: yes\n",
        3,
        "records_released",
        "not_true_or_false",
    ),
    ("place: k12\narrived: 2026-03-18T10:12\nreceived_by_role: maria\n", 3, "received_by_role", "not_one_of"),
    ("place: k12\narrived: 2026-03-18T10:12\nsteps: [ran]\n", 3, "steps", "not_a_group"),
    ("place: k12\narrived: 2026-03-18T10:12\nsteps:\n  - {what: ran}\n", 4, "steps[0].what", "not_one_of"),
    ("place: k12\narrived: 2026-03-18T10:12\nfacts: {area: roof}\n", 3, "facts.area", "fact"),
    ("place: k12\narrived: 2026-03-18T10:12\nduties: [{code: D-NONE}]\n", 3, "duties[0].code", "no_duty"),
    ("place: k12\nplace: uc\narrived: 2026-03-18T10:12\n", 2, "", "twice"),
    ("schema: amparo-drill/1\nplace: k12\n", 1, "schema", "a_drill"),
    ("schema: amparo-site/1\n", 1, "schema", "other_schema"),
    ("place: &a k12\narrived: *a\n", 1, "", "anchor"),
    ("", 1, "", "no_names"),
    ('{"place": "k12",\n "arrived": "2026-03-18T10:12",\n', 3, "", "not_json"),
    ('{"place": "k12",\n "arrived": "x"}', 2, "arrived", "not_a_moment"),
]


@pytest.mark.parametrize(("text", "line", "field", "code"), REFUSED)
def test_a_record_that_cannot_be_used_says_where_and_how_to_mend_it(
    tmp_path: Path, text: str, line: int, field: str, code: str
) -> None:
    error = _refused(tmp_path, text)
    assert (line, field, code) in [(one.line, one.field, one.code) for one in error.faults]
    assert "visit.yaml" in str(error)
    assert error.in_language("es") != error.in_language("en")


def test_all_faults_are_told_at_once_and_a_misspelled_key_with_its_neighbour(tmp_path: Path) -> None:
    error = _refused(tmp_path, "arived: 2026-03-18T10:12\nplace: k12\nleft: soon\n")
    assert [one.code for one in error.faults] == ["not_a_moment", "missing_arrived", "unknown_key"]
    assert "arived (arrived?)" in str(error)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0arrived")
    for path in (file, tmp_path / "nothing.yaml"):
        with pytest.raises(VisitRecordError):
            read_visit_record(path)


def test_json_and_yaml_give_the_same_record(tmp_path: Path) -> None:
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(FAULTLESS, indent=1), encoding="utf-8")
    assert read_visit_record(file) == visit_record_of(FAULTLESS)
    assert plain_of_text(file.read_bytes(), "visit.json") == FAULTLESS


def test_a_record_that_is_written_and_read_again_is_the_same() -> None:
    record = visit_record_of(FAULTLESS)
    assert record.to_plain() == FAULTLESS
    assert set(record.to_plain()) <= set(KEYS)


def test_what_is_struck_is_told_field_by_field_and_gone_from_what_is_kept() -> None:
    plain = changed("free_text", "Room 4. The pupil was born abroad. Officer Doe, badge 4411, left.")
    plain["stated_reason"] = "They asked for Zelmira Tenorio."
    plain["papers"] = [
        {"shown": True, "title": "Warrant for Arrest of Alien Zelmira Tenorio", "form_number": "I-200"}
    ]
    record = visit_record_of(plain)
    assert [(one.field, one.reason.code) for one in record.struck] == [
        ("stated_reason", "name"),
        ("papers[0].title", "name"),
        ("free_text", "birthplace"),
    ]
    kept = json.dumps(record.to_plain())
    assert "Zelmira" not in kept
    assert "born abroad" not in kept
    assert "badge 4411" in kept
    assert visit_record_of(record.to_plain()).struck == ()


def test_an_unknown_key_is_told_and_not_taken_whatever_it_holds() -> None:
    plain = {
        **FAULTLESS,
        "birthplace": "abroad",
        "oficers": 3,
        "facts": {"document": "NONE", "nationality": "x"},
    }
    record = visit_record_of(plain)
    assert record.untaken == ("birthplace", "oficers (officers?)", "facts.nationality")
    assert "abroad" not in json.dumps(record.to_plain())


def test_presence_is_confirmed_by_a_named_role_at_a_moment_only() -> None:
    found = presence_confirmed(visit_record_of(FAULTLESS))
    assert found is not None
    assert (found.role, f"{found.at:%H:%M}") == ("principal", "10:25")
    nobody = step("principal_confirmed_presence")
    nobody["steps"].append({"what": "presence_confirmed", "at": "2026-03-18T10:25"})
    assert presence_confirmed(visit_record_of(nobody)) is None
    nobody["steps"][-1] = {"what": "presence_confirmed", "by_role": "administrator"}
    assert presence_confirmed(visit_record_of(nobody)) is None


DHS = "Department of Homeland Security"
PAPERS: list[tuple[dict[str, Any], str]] = [
    (
        {
            "shown": True,
            "form_number": "I-138",
            "title": "Immigration Enforcement Subpoena",
            "headed_by": DHS,
        },
        "i138",
    ),
    (
        {
            "shown": True,
            "court_named": "United States District Court",
            "title": "Search and Seizure Warrant",
            "form_number": "AO 93",
            "signed_by_title": "United States Magistrate Judge",
        },
        "ao93",
    ),
    ({"shown": True, "title": "A paper"}, "UNKNOWN"),
    ({"shown": False, "title": "Warrant for Arrest of Alien", "form_number": "I-200"}, "UNKNOWN"),
    ({"shown": True, "kind": "i205"}, "i205"),
]


@pytest.mark.parametrize(("paper", "kind"), PAPERS)
def test_a_paper_is_judged_by_who_issued_it(paper: dict[str, Any], kind: str) -> None:
    record = visit_record_of({**changed("facts", {}), "papers": [paper]})
    assert record.papers[0].kind == kind
    assert answer_of(record).first.outcome in ("refuse_access", "hold_and_refer")


def test_a_paper_nobody_could_read_is_never_answered_like_an_agencys() -> None:
    record = visit_record_of({**changed("facts", {}), "papers": [{"shown": True}]})
    assert {answer.outcome for _, answer in answer_of(record).answers} == {"hold_and_refer"}


def test_what_followed_and_each_step_names_a_duty_that_there_is_and_every_word_has_two_languages() -> None:
    assert {code for code in (*LATER_MEETS.values(), *STEP_MEETS.values()) if code} <= set(PLACE_DUTIES)
    for words in (ROLES, AREAS, WANTED, STEPS, LATER, TOLD):
        assert all(en and es and (en != es or en in ("video", "supervisor")) for en, es in words.values()), (
            words
        )


@pytest.mark.parametrize("word", tuple(WANTED))
def test_everything_that_may_be_wanted_is_answered_at_a_school_and_by_a_crew(word: str) -> None:
    for place in ("k12", "patrol"):
        assert answer_of(
            visit_record_of({"place": place, "arrived": "2026-03-18T10:12", "wanted": [word]})
        ).answers


def test_the_example_of_the_format_s_page_is_read_whole_and_the_page_names_every_key(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "spec" / "visit-record.md").read_text(encoding="utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    record = read_visit_record(file)
    assert record.untaken == record.assumed == record.struck == ()
    keys = (*KEYS, *OFFICER_KEYS, *PAPER_KEYS, *STEP_KEYS, *DECIDED_KEYS, *NOTICE_KEYS, *DUTY_KEYS)
    assert not [key for key in keys if key not in page]
