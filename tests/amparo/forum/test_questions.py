"""The register of questions: what was asked and never who asked, which office owes what until when, and what is carried over."""

import re
from datetime import date

import pytest

from amparo.forum import PlanError
from amparo.forum.packet_files import packet_files
from amparo.forum.questions import QuestionState, carried, read_questions
from amparo.forum.screening import is_an_office, tells_of_somebody
from amparo.register.release import Release
from tests.amparo.figures.reading_back import squeezed, text_of
from tests.amparo.forum import packets

FORUM_2026 = date(2026, 12, 10)  # a Thursday
OWED = """questions:
  - id: a-1
    forum: 2025-10-07
    topic: Cost
    topic_es: Costo
    question: What does it cost?
    question_es: ¿Cuánto cuesta?
    state: owed
    owner: County Executive's Office
    owner_es: Oficina Ejecutiva
    due: 2026-12-09
"""


def faults(text: str) -> list[tuple[str, str]]:
    """Code and place of everything that is wrong."""
    with pytest.raises(PlanError) as caught:
        read_questions(text, "questions.yaml")
    assert all("línea" in one.sentence("es") for one in caught.value.faults)
    return [(one.code, one.path.rpartition(".")[2]) for one in caught.value.faults]


def test_the_invented_register_is_read_and_carried_to_the_forum() -> None:
    held = carried(read_questions(packets.QUESTIONS), FORUM_2026)
    assert [one.id for one in held.owed] == ["2025-2", "2025-5"]
    assert [one.is_overdue(FORUM_2026) for one in held.owed] == [True, False]
    assert [one.id for one in held.answered] == ["2025-1", "2025-3"]
    assert [one.id for one in held.refused] == ["2025-4"]
    assert held.here == ()


@pytest.mark.parametrize(
    ("due", "late"), [("2026-12-09", True), ("2026-12-10", False), ("2026-12-11", False)]
)
def test_an_answer_is_overdue_from_the_day_after_it_was_due(due: str, late: bool) -> None:
    (one,) = read_questions(OWED.replace("2026-12-09", due))
    assert one.is_overdue(FORUM_2026) is late


def test_what_is_owed_is_carried_for_years_and_what_was_answered_is_told_once_more() -> None:
    text = packets.QUESTIONS
    later = read_questions(
        text + OWED.partition("\n")[2].replace("2025-10-07", "2026-12-10").replace("2026-12-09", "2027-03-01")
    )
    held = carried(later, date(2027, 11, 9))
    assert [one.id for one in held.owed] == ["2025-2", "2025-5", "a-1"]
    assert held.answered == ()  # told at the forum of 2026, and answered before it
    assert held.refused == ()
    assert [one.id for one in carried(later, FORUM_2026).here] == ["a-1"]


def test_an_old_question_that_was_answered_after_the_last_forum_is_told_as_answered() -> None:
    answered = packets.QUESTIONS.replace(
        "    state: owed\n    owner: Probation Department\n    owner_es: Departamento de Probatoria\n    due: 2026-06-30\n",
        "    state: answered\n    owner: Probation Department\n    owner_es: Departamento de Probatoria\n"
        "    due: 2026-06-30\n    answered_on: 2027-02-01\n    answer: No.\n    answer_es: No.\n",
    )
    assert answered != packets.QUESTIONS
    more = answered + OWED.partition("\n")[2].replace("2025-10-07", "2026-12-10").replace(
        "2026-12-09", "2027-03-01"
    )
    held = carried(read_questions(more), date(2027, 11, 9))
    assert [one.id for one in held.answered] == ["2025-2"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("What does it cost?", "My name is Ana Vela. What does it cost?"), ("a_persons_name", "question")),
        (("What does it cost?", "Mrs. Vela asks what it costs."), ("a_persons_name", "question")),
        (("¿Cuánto cuesta?", "Me llamo Ana, ¿cuánto cuesta?"), ("a_persons_name", "question_es")),
        (("What does it cost?", "Write to ana@mail.example"), ("a_persons_address", "question")),
        (("What does it cost?", "Call 707-555-0123"), ("a_persons_address", "question")),
        (("What does it cost?", "Why was A012 345 678 told of?"), ("a_persons_name", "question")),
        (("What does it cost?", "I live at 12 Oak Street. Why?"), ("a_persons_name", "question")),
        (("County Executive's Office", "Ana Vela"), ("not_an_office", "owner")),
        (("County Executive's Office", "Sheriff John Oak"), ("not_an_office", "owner")),
        (("    due: 2026-12-09\n", ""), ("missing", "questions[0]")),
        (("2026-12-09", "2025-10-06"), ("before_it_was_asked", "due")),
        (("2026-12-09", "2026-02-29"), ("no_such_day", "due")),
        (("state: owed", "state: open"), ("not_one_of", "state")),
        (("    due", "    answer: x\n    due"), ("not_in_this_state", "answer")),
        (("id: a-1", "id: A 1"), ("not_an_id", "id")),
        (("    topic_es: Costo\n", ""), ("missing", "questions[0]")),
        (("    topic:", "    asked_by: x\n    topic:"), ("unknown_name", "asked_by")),
    ],
)
def test_what_does_not_belong_into_the_register_is_refused_with_its_place(
    change: tuple[str, str], expected: tuple[str, str]
) -> None:
    text = OWED.replace(*change)
    assert text != OWED
    assert expected in faults(text)


def test_every_fault_is_told_at_once() -> None:
    text = OWED.replace("County Executive's Office", "Ana Vela").replace("state: owed", "state: open")
    twice = text + OWED.partition("\n")[2]
    assert {code for code, _ in faults(twice)} == {"not_an_office", "not_one_of", "same_id"}


def test_ordinary_questions_are_not_taken_for_people() -> None:
    for text in (
        "Does the Sheriff's Office tell Probation when somebody is released?",
        "Why did Form I-247A come without a warrant in May 2025?",
        "I am worried. Who decides?",
        "¿Por qué la Oficina del Sheriff avisa a ICE? Soy de aquí.",
        "How many of the 480 requests were answered in 2025?",
    ):
        assert list(tells_of_somebody(text)) == [], text


def test_a_bare_name_in_the_middle_of_a_sentence_is_not_found() -> None:
    """The limit that the how-to names: whoever writes the register reads it once more."""
    assert list(tells_of_somebody("What became of the case that Ana told us of?")) == []


def test_offices_are_known_by_their_words() -> None:
    for owner in (
        "Sheriff's Office",
        "Probation Department",
        "Clerk of the Board",
        "County Counsel",
        "Sheriff",
    ):
        assert is_an_office(owner)
    for owner in ("Ana Vela", "Deputy Oak", "Supervisor Ana Vela"):
        assert not is_an_office(owner)


def test_each_state_stands_in_the_packet_with_its_office_and_day(releases: tuple[Release, ...]) -> None:
    packet = packets.packet(packets.plan_text(packets.ENCINA, 3), releases)
    made = dict(packet_files(packet))
    for language, words in (
        (
            "en",
            (
                "Owed: 2, of them overdue on the day of this forum: 1. Answered: 2. Refused: 1. Withdrawn: 0.",
                "Probation Department owes an answer by June 30, 2026.",
                "Overdue on the day of this forum.",
                "Answered by Sheriff's Office on January 22, 2026",
                "Refused by County Counsel: It concerns one person.",
            ),
        ),
        (
            "es",
            (
                "Por responder: 2, de ellas vencidas el día de este foro: 1.",
                "Departamento de Probatoria debe responder a más tardar el 30 de junio de 2026.",
                "Respondió Oficina del Sheriff el 22 de enero de 2026",
            ),
        ),
    ):
        text = text_of(made[f"{language}/packet.pdf"])
        for one in words:
            assert squeezed(one) in re.sub("’", "'", text), one


def test_a_withdrawn_question_needs_no_office() -> None:
    text = OWED.replace("state: owed", "state: withdrawn")
    for line in (
        "    owner: County Executive's Office\n",
        "    owner_es: Oficina Ejecutiva\n",
        "    due: 2026-12-09\n",
    ):
        text = text.replace(line, "")
    (one,) = read_questions(text)
    assert one.state is QuestionState.WITHDRAWN
