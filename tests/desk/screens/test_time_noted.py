"""The page on which staff note time: minutes and what they were for; what cannot be meant is asked again and nothing is lost."""

import pytest
from django.utils.html import escape

from amparo.casefile import Role, Sort
from amparo.casefile.sorts import PURPOSES
from amparo_desk.screens import words
from tests.desk.screens.here import Desk, county, post, sample_request, sorts, state

CLERK = Role.CLERK


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def noted(desk: Desk, record: str) -> list[tuple[int, str | None]]:
    return [
        (event.body["minutes"], event.body.get("purpose"))
        for event in state(desk, record).events
        if event.sort is Sort.TIME_SPENT
    ]


def test_time_is_noted_with_what_it_was_for_and_adds_up(desk: Desk) -> None:
    record = sample_request(desk)
    clerk = desk.as_(CLERK)
    assert f"/requests/{record}/time/" in clerk.get(f"/requests/{record}/").content.decode()
    for minutes, purpose in (("12", "declining"), ("30", "helping"), ("5", "not_known")):
        answer = post(clerk, desk, record, "time/", minutes=minutes, purpose=purpose)
        assert answer.status_code == 302
    assert noted(desk, record) == [(12, "declining"), (30, "helping"), (5, None)]
    assert state(desk, record).minutes == 47
    page = clerk.get(f"/requests/{record}/").content.decode()
    assert escape(words.PURPOSE_NAMES["declining"][0]) in page


@pytest.mark.parametrize(
    ("minutes", "purpose"),
    [
        ("", "declining"),
        ("0", "declining"),
        ("ten", "helping"),
        ("1441", "helping"),
        ("12", ""),
        ("12", "fun"),
    ],
)
def test_what_cannot_be_meant_is_asked_again(desk: Desk, minutes: str, purpose: str) -> None:
    record = sample_request(desk)
    answer = post(desk.as_(CLERK), desk, record, "time/", minutes=minutes, purpose=purpose)
    assert answer.status_code == 422
    assert Sort.TIME_SPENT not in sorts(desk, record)
    assert f'value="{minutes}"' in answer.content.decode() or not minutes


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COUNSEL, Role.ADMINISTRATOR])
def test_who_does_not_work_on_records_notes_no_time(desk: Desk, role: Role) -> None:
    record = sample_request(desk)
    assert desk.as_(role).get(f"/requests/{record}/time/").status_code in (403, 404)


def test_each_purpose_has_its_words_in_both_languages() -> None:
    assert set(words.PURPOSE_NAMES) == set(PURPOSES)
    assert all(en and es and en != es for en, es in words.PURPOSE_NAMES.values())
