"""The page on which access is noted: sealed, once, for those at the desk, in both languages."""

import tomllib
from datetime import datetime

import pytest

from amparo.casefile import Role, Sort
from amparo.casefile.sorts import AGE_BANDS, ETHNICITIES, MEANS, SEXES
from amparo.clock import CALIFORNIA
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.screens import words
from tests.desk.on_record import on, state
from tests.desk.screens.here import AT, SAMPLES, Desk, county, sample_request, seen
from tests.desk.screens.test_access import TYPED, asked_for, give, interview, post, text

CLERK, SUPERVISOR = Role.CLERK, Role.SUPERVISOR


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    """A county whose own rule leaves information to the law."""
    made = county(policy=False)
    profile = tomllib.loads((SAMPLES / "madrone-agency.toml").read_text("utf-8"))
    profile["policy"]["information"] = "allows"
    set_policy(made.vault, made.actor(SUPERVISOR), AT, 0, profile=profile)
    return made


# The page.


def test_demographics_are_sealed_and_known_words_alone_so_that_no_country_can_be_typed(desk: Desk) -> None:
    record = interview(desk)
    for name in ("age_band", "sex", "ethnicity"):
        typed = {"given_at": "2026-11-24 22:40", **TYPED, name: "Ruritania"}
        assert post(desk.as_(CLERK), desk, record, "interview", **typed).status_code == 422
    give(desk, record, "interview")
    event = desk.vault.events(record)[-1]
    assert event.sort is Sort.ACCESS_GIVEN
    assert {*event.body} == {"part", "means", "given_at"}
    assert set(words.MEANS) == set(MEANS)
    assert set(words.AGE_BANDS) == set(AGE_BANDS)
    assert set(words.SEXES) == set(SEXES)
    assert set(words.ETHNICITIES) == set(ETHNICITIES)


def test_sent_twice_it_is_on_record_once_and_the_second_of_two_clerks_is_told(desk: Desk) -> None:
    record = interview(desk)
    number = seen(desk, record)
    typed = {"seen": number, "given_at": "2026-11-24 22:40", **TYPED}
    clerk, where = desk.as_(CLERK), f"/requests/{record}/access/interview/"
    assert [clerk.post(where, typed).status_code for _ in range(2)] == [302, 302]
    assert len(state(desk, record).accesses) == 1
    answer = desk.as_(CLERK).post(where, {**typed, "given_at": "2026-11-24 22:41"})
    assert answer.status_code == 409
    assert "Somebody was first" in answer.content.decode()
    assert "2026-11-24 22:41" in answer.content.decode()


def test_what_stands_on_record_is_added_to_once_too(desk: Desk) -> None:
    record = sample_request(desk)
    act_outside(
        *on(desk, record), part="hold", done="let_interview", happened_at=AT, reason="a slip", repaired=""
    )
    typed = {"seen": seen(desk, record), **TYPED}
    clerk, where = desk.as_(CLERK), f"/requests/{record}/access/interview/"
    assert [clerk.post(where, typed).status_code for _ in range(2)] == [302, 302]
    assert len(state(desk, record).accesses) == 1


@pytest.mark.parametrize("typed", ["1900-01-01 08:00", "2026-02-30 08:00", "mañana", ""])
def test_a_moment_that_cannot_be_is_told_and_kept_in_its_field(desk: Desk, typed: str) -> None:
    record = interview(desk)
    answer = post(desk.as_(CLERK), desk, record, "interview", given_at=typed, **TYPED)
    assert answer.status_code in (409, 422)
    assert typed in answer.content.decode()
    assert not state(desk, record).accesses


@pytest.mark.parametrize("role", [Role.COUNSEL, Role.AUDITOR, Role.ADMINISTRATOR, Role.FRONT_DESK])
def test_only_those_at_the_desk_note_access(desk: Desk, role: Role) -> None:
    record = interview(desk)
    for answer in (
        desk.as_(role).get(f"/requests/{record}/access/interview/"),
        post(desk.as_(role), desk, record, "interview", given_at="2026-11-24 22:40", **TYPED),
    ):
        assert answer.status_code == 403
    assert not state(desk, record).accesses


def test_another_agency_s_record_and_what_is_no_access_are_not_there(desk: Desk) -> None:
    record = interview(desk)
    assert county().as_(CLERK).get(f"/requests/{record}/access/interview/").status_code == 404
    for part in ("287g", "nothing"):
        assert desk.as_(CLERK).get(f"/requests/{record}/access/{part}/").status_code == 404
    assert "does not ask for that" in text(desk.as_(CLERK).get(f"/requests/{record}/access/information/"))


def test_in_spanish_every_word_of_the_page_is_spanish(desk: Desk) -> None:
    record = asked_for(desk, "information", items=["criminal_history", "home_address"])
    clerk = desk.as_(CLERK, language="es")
    page = text(clerk.get(f"/requests/{record}/access/information/"))
    for spanish in (
        "Se dio información",
        "Se dio: el historial penal",
        "El domicilio: prohibido",
        "asesoría legal",
    ):
        assert spanish in page
    for english in ("given", "Given", "record", "Age", "Put it"):
        assert english not in page
    answer = text(post(clerk, desk, record, "information", given_at="", **TYPED))
    assert "Marque lo que se dio." in answer


def test_the_answer_stands_on_the_page_with_its_section_day_tag_and_no_advice(desk: Desk) -> None:
    page = text(desk.as_(CLERK).get(f"/requests/{interview(desk)}/access/interview/"))
    assert "7283.1(a)" in page
    assert "decided for" in page
    assert "not legal advice" in page
    assert datetime.now(CALIFORNIA).strftime("%Y") in page
