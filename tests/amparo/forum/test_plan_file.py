"""A plan that cannot be read: every fault at once, with its line, and nothing taken for said that is not written."""

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.yaml_tree import MOST_CHARACTERS
from amparo.forum import PlanError, check_plan, read_plan
from amparo.forum.plan import Said
from tests.amparo.forum.plans import as_yaml, right_plan

SAMPLE = (Path(__file__).parents[3] / "samples" / "forum-plan.yaml").read_text("utf-8")
HEAD = "county: Alder (fictional)\ndata_year: 2025\nforum:\n  starts: 2026-07-09T18:00\n"


def faults(text: str) -> list[tuple[str, int, str]]:
    """The code, line and place of everything that is wrong."""
    with pytest.raises(PlanError) as caught:
        read_plan(text, "plan.yaml")
    assert str(caught.value).startswith("plan.yaml: ")
    spanish = caught.value.sentence("es")
    assert all(f"línea {one.line}" in spanish for one in caught.value.faults)
    return [(one.code, one.line, one.path) for one in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("no_names", 1, "")]),
        ("- a\n- b\n", [("no_names", 1, "")]),
        ("county: Alder\ndata_year: 2025\n", [("missing", 1, "")]),
        ("county: Alder\ndata_year: 2025\nforum:\n  place: Hall\n", [("missing", 4, "forum")]),
        ("county: Alder\ndata_year: 2025\nforum:\n", [("missing", 3, "")]),
        (HEAD + "notices:\n\t- {kind: web}\n", [("tab", 6, "")]),
        (HEAD + "notices: [\n", [("not_yaml", 6, "")]),
        (HEAD + "county: Alder\n", [("twice", 5, "")]),
        (HEAD + "parts: &a [*a]\n", [("anchor", 5, "")]),
        (HEAD + "place: !!python/object:os.system x\n", [("tag", 5, "")]),
        (HEAD + "---\ncounty: Other\n", [("second_document", 5, "")]),
        (HEAD + "  setp_free_access: true\n", [("unknown_name", 5, "forum.setp_free_access")]),
        (HEAD + "? [a, b]\n: c\n", [("name_is_no_word", 5, "")]),
        (HEAD + "a\x00b: c\n", [("no_text", 5, "")]),
        (HEAD + "agenda: yes\n", [("not_names", 5, "agenda")]),
        (HEAD + "notices: web\n", [("not_a_list", 5, "notices")]),
        (HEAD + "population: many\n", [("not_a_number", 5, "population")]),
        (HEAD + "population: -5\n", [("not_a_number", 5, "population")]),
        (HEAD + "agenda: {posted: 2026-02-29}\n", [("no_such_day", 5, "agenda.posted")]),
        (HEAD + "agenda: {posted: 7/2/2026}\n", [("not_a_day", 5, "agenda.posted")]),
        (HEAD + "  step_free_access: yes\n", [("not_true_or_false", 5, "forum.step_free_access")]),
        (HEAD + "  call_in_number_posted: off\n", [("not_true_or_false", 5, "forum.call_in_number_posted")]),
        (HEAD + "  remote_attendance: zoom\n", [("not_one_of", 5, "forum.remote_attendance")]),
        (HEAD + "  interpretation: [Spanish]\n", [("not_a_language", 5, "forum.interpretation")]),
        (HEAD + "  place: {a: b}\n", [("not_a_word", 5, "forum.place")]),
        (
            HEAD + "  groups_invited: [a.person@mail.example]\n",
            [("a_persons_address", 5, "forum.groups_invited")],
        ),
        (
            HEAD + "  community_presenter: Call 555-0142\n",
            [("a_persons_address", 5, "forum.community_presenter")],
        ),
        (
            HEAD + "languages_survey:\n  es: {share_of_county: 28, of_these_less_than_very_well: 0.3}\n",
            [("not_a_share", 6, "languages_survey.es.share_of_county")],
        ),
        (
            HEAD + "figures_stated:\n  slides: {contactos: 4}\n",
            [("no_definition", 6, "figures_stated.slides.contactos")],
        ),
        (
            HEAD + "attachments:\n- {id: 1, title: a}\n- {id: 1, title: b}\n",
            [("same_id", 7, "attachments[1].id")],
        ),
        (HEAD + "questions: ../../secret.yaml\n", [("not_one_of", 5, "questions")]),
        (HEAD.replace("2025", "1999"), [("not_a_year", 2, "data_year")]),
        (HEAD.replace("2026-07-09T18:00", "2026-07-09"), [("not_a_time", 4, "forum.starts")]),
        (HEAD.replace("2026-07-09T18:00", "2026-07-09T25:00"), [("not_a_time", 4, "forum.starts")]),
        (HEAD.replace("2026-07-09", "2027-02-29"), [("no_such_day", 4, "forum.starts")]),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert faults(text) == expected


def test_every_fault_is_told_at_once() -> None:
    text = HEAD + "  step_free_access: on\n  captoins: off\npopulation: x\nagenda: {posted: 2026-02-30}\n"
    assert [line for _, line, _ in faults(text)] == [5, 6, 7, 8]


def test_29_february_is_a_day_in_a_leap_year_only() -> None:
    assert read_plan(HEAD.replace("2026-07-09", "2028-02-29")).on.isoformat() == "2028-02-29"
    with pytest.raises(PlanError, match="2027 is no leap year") as caught:
        read_plan(HEAD.replace("2026-07-09", "2027-02-29"))
    assert "2027 no es un año bisiesto" in caught.value.sentence("es")


def test_a_bomb_of_aliases_and_a_huge_or_deep_file_are_refused_at_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(50))
    assert faults(bomb) == [("anchor", 1, "")]
    assert faults("a" * (MOST_CHARACTERS + 1)) == [("too_large", 1, "")]
    assert [code for code, _, _ in faults("a: " + "[" * 60 + "]" * 60)] == ["too_deep"]
    assert [code for code, _, _ in faults("a: [" + "x, " * 30_000 + "x]")] == ["too_many"]


def test_the_words_on_and_off_are_words() -> None:
    plan = read_plan(HEAD + "  automatic_captions: on\n")
    assert plan.meeting.captions == "on"


def test_what_is_not_written_is_unknown_and_null_is_none_only_where_it_can_be() -> None:
    plan = read_plan(HEAD)
    assert plan.meeting.step_free is None
    assert plan.notices is None
    assert plan.meeting.disruption_policy is Said.NOTHING
    other = read_plan(HEAD + "  disruption_policy_approved: null\n  step_free_access: null\n")
    assert other.meeting.disruption_policy is Said.NONE
    assert other.meeting.step_free is None


def test_a_policy_of_which_nobody_says_whether_it_was_on_consent_is_not_known_to_be_lawful() -> None:
    body = "population: 40000\ngoverning_body: Board of Supervisors\n"

    def told(more: str) -> list[tuple[str, str]]:
        found = check_plan(read_plan(f"{HEAD}  disruption_policy_approved: {more}\n{body}"))
        return [(one.code, one.path) for one in found if one.path == "forum.disruption_policy_approved"]

    unsaid = [("not_settled", "forum.disruption_policy_approved")]
    assert told("2026-06-16") == unsaid
    assert told("2026-07-02") == unsaid
    assert told("2026-06-16\n  disruption_policy_on_consent: unknown") == unsaid
    assert told("2026-06-16\n  disruption_policy_on_consent: false") == []


@pytest.mark.parametrize(
    "place",
    [
        '"Hall \\x00"',
        '"Hall \\e[31m"',
        '"Hall \\u202etxet"',
        "Hall \u202etxet\u202c",
        "Hall \u2066x\u2069",
        "Ha\u200bll",
        '"Hall \\ud800"',
        '"Hall \\L2"',
        "Hall \U000e0041",
    ],
)
def test_signs_that_nobody_sees_or_that_turn_a_text_round_are_refused(place: str) -> None:
    assert faults(f"{HEAD}  place: {place}\n") == [("no_text", HEAD.count("\n") + 1, "")]


def test_a_text_stands_in_one_line_and_keeps_the_joiners_that_persian_needs() -> None:
    assert read_plan(f'{HEAD}  place: "Hall\\nA\\t 2"\n').meeting.place == "Hall A 2"
    assert read_plan(f"{HEAD}  place: \u0645\u06cc\u200c\u062e\n").meeting.place == "\u0645\u06cc\u200c\u062e"


@pytest.mark.parametrize(
    "number",
    [
        "707\u2013555\u20130123",
        "7075550123",
        "707\u00a0555\u00a00123",
        "707/555/0123",
        "+52 55 5555 0123",
        "(707)555-0123",
    ],
)
def test_a_telephone_is_found_however_it_is_written(number: str) -> None:
    (one,) = faults(f"{HEAD}  place: Call {number} before\n")
    assert one[0] == "a_persons_address"


def test_the_number_of_a_meeting_in_an_address_is_no_telephone() -> None:
    page = "https://meetings.toyon.example/j/9875550123?id=9875550123"
    assert read_plan(f"{HEAD}  meetings_page: {page}\n").meeting.page == page


def test_a_plan_that_says_nothing_is_met_by_no_yes() -> None:
    codes = {
        one.code
        for one in check_plan(read_plan(HEAD + "population: 40000\ngoverning_body: Board of Supervisors\n"))
    }
    assert codes <= {"not_settled", "survey_not_said", "not_said", "departments_not_said"}
    open_paths = {one.path for one in check_plan(read_plan(HEAD)) if one.code == "not_settled"}
    assert {
        "notices",
        "forum.remote_attendance",
        "forum.step_free_access",
        "forum.groups_invited",
    } <= open_paths


def test_the_number_of_the_release_and_the_file_of_questions_are_kept() -> None:
    plan = read_plan(HEAD + "release: 3\nquestions: questions.yaml\n")
    assert (plan.release, plan.questions) == (3, "questions.yaml")


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=200))
def test_no_text_brings_the_reader_down(text: str) -> None:
    with contextlib.suppress(PlanError):  # anything else that is raised fails the test
        read_plan(text)


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.integers(0, len(SAMPLE)),
    st.sampled_from(["\t", "[", "}", ":", "\n", "&a ", "'", "null", "é", "\x07", "- "]),
)
def test_a_plan_with_something_put_in_is_read_or_named(place: int, put: str) -> None:
    with contextlib.suppress(PlanError):
        check_plan(read_plan(SAMPLE[:place] + put + SAMPLE[place:]))


def test_a_plan_written_as_json_is_the_same_plan() -> None:
    assert read_plan(as_yaml(right_plan(random.Random(1)))).meeting.comment == "live_remote"
