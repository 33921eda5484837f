"""The gate: what is too young, unclosed, gone or found by an outsider does not pass; what changed is told, old and new."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amparo.casefile import CaseFile, Sort
from amparo.register.release import (
    HIDDEN,
    MISSING,
    Agency,
    Asked,
    Region,
    Release,
    ReleaseError,
    State,
    Withdrawn,
    counted,
    read_releases,
    write_release,
)
from amparo.release import gate
from amparo.release.asked_periods import is_part
from amparo.release.counting import count
from amparo.release.gate import Counts, Draft, make_release, quarters_shown
from amparo.release.gate_words import STOPS, WORDS, Code
from amparo.release.hiding import Outcome, hide
from amparo.release.periods import DelayError, last_day
from tests.amparo.release.counted import AGENCY, DECIDED, JAIL, SINCE, desk_case, moment, sample_cases, tables

MADE_ON = date(2026, 7, 30)  # a Thursday: the quarter to the end of June may be told of
REGIONS = (Region("valley", {"en": "Valley", "es": "Valle"}, "M0 0 L9 0 L9 9 Z"),)
AGENCIES = Agency(JAIL, {"en": "Madrone Jail", "es": "Cárcel de Madrone"}, "sheriff_jail", "valley", SINCE)
SILENT = Agency("probation", {"en": "Probation", "es": "Probatoria"}, "probation", "valley", date(2025, 1, 1))
SALT = "5a" * 32
CLOSED = (Asked(JAIL, "2025", "reported", date(2026, 1, 12), "records"),)


def draft(
    cases: Iterable[CaseFile],
    earlier: tuple[Release, ...] = (),
    on: date = MADE_ON,
    asked: tuple[Asked, ...] = CLOSED,
    **more: Any,
) -> Draft:
    shown = quarters_shown(earlier, JAIL)
    made = count(cases, AGENCY, JAIL, SINCE, last_day(on), quarters_shown=shown)
    given: dict[str, Any] = {
        "origin": "log.example/madrone",
        "regions": REGIONS,
        "key": b"k" * 32,
        "salt": SALT,
    } | more
    return make_release([Counts(AGENCIES, made), Counts(SILENT)], asked, earlier, on, **given)


def released(found: Draft) -> Release:
    assert found.release is not None, [one.en for one in found.refused]
    return replace(found.release, manifest="a" * 64)


def codes(found: Draft) -> set[Code]:
    return {one.code for one in found.findings}


def test_a_closed_year_becomes_a_release_that_is_read_back_word_for_word(tmp_path: Path) -> None:
    found = draft(sample_cases())
    write_release(tmp_path / "0001", found.files)
    (read,) = read_releases(tmp_path)
    assert found.release is not None
    assert read.cells() == found.release.cells()
    assert read.cells()["contacts", JAIL, "2025", "contacts", ()] == counted(24)
    asked = read.asked_of(JAIL, "2025")
    assert asked is not None
    assert (asked.state, asked.office) == ("reported", "records")


def test_of_people_so_few_only_their_number_is_shown() -> None:
    release = released(draft(sample_cases()))
    told = [row for row in release.tables["people_by_offense_group"].rows if row.agency == JAIL]
    assert {row.cell for row in told if row.by} == {HIDDEN}
    assert [row.cell for row in told if not row.by] == [counted(7)]


def test_a_period_that_nobody_closed_has_no_figures_and_never_a_zero() -> None:
    release = released(draft(sample_cases(), asked=()))
    assert set(release.cells().values()) == {MISSING}
    asked = release.asked_of(JAIL, "2025")
    assert asked is not None
    assert asked.state == "not_asked"


def test_a_closed_period_without_a_contact_is_told_as_nothing_known_and_its_zeros_stand() -> None:
    release = released(draft([]))
    asked = release.asked_of(JAIL, "2025")
    assert asked is not None
    assert asked.state == "none_known"
    assert release.cells()["contacts", JAIL, "2025", "contacts", ()] == counted(0)


def test_an_agency_that_did_not_answer_is_told_of_without_figures() -> None:
    silent = Asked("probation", "2025", "did_not_answer")
    release = released(draft(sample_cases(), asked=(*CLOSED, silent)))
    assert release.asked_of("probation", "2025") == silent
    assert release.cells()["contacts", "probation", "2025", "contacts", ()] == MISSING
    with pytest.raises(ReleaseError, match="its counts are not here"):
        draft(sample_cases(), asked=(*CLOSED, replace(CLOSED[0], agency="probation")))


STOPPED = (
    (replace(CLOSED[0], closed_on=date(2025, 12, 31)), Code.CLOSED_TOO_EARLY),
    (replace(CLOSED[0], state="none_known"), Code.CLOSED_AS_NOTHING),
)


@pytest.mark.parametrize(("asked", "code"), STOPPED)
def test_a_closing_that_cannot_be_true_stops_the_release(asked: Asked, code: Code) -> None:
    found = draft(sample_cases(), asked=(asked,))
    assert [one.code for one in found.refused] == [code]
    assert (found.release, found.files) == (None, {})
    assert all(one.sentence("en") != one.sentence("es") for one in found.findings)


def test_a_closing_without_its_office_counts_as_none() -> None:
    found = draft(sample_cases(), asked=(replace(CLOSED[0], office=None),))
    assert Code.NOT_CLOSED in codes(found)
    assert released(found).cells()["contacts", JAIL, "2025", "contacts", ()] == MISSING


def test_what_is_younger_than_the_delay_does_not_pass_and_the_delay_has_a_least() -> None:
    made = tables(sample_cases(), date(2026, 3, 31))
    given: dict[str, Any] = {
        "origin": "log.example/madrone",
        "regions": REGIONS,
        "key": b"k" * 32,
        "salt": SALT,
    }
    early = make_release([Counts(AGENCIES, made)], CLOSED, (), date(2026, 1, 29), **given)
    assert Code.TOO_YOUNG in {one.code for one in early.refused}
    with pytest.raises(DelayError):
        make_release([Counts(AGENCIES, made)], CLOSED, (), MADE_ON, delay_days=7, **given)


def test_before_anything_is_old_enough_there_is_nothing_to_publish() -> None:
    found = make_release(
        [Counts(AGENCIES)],
        (),
        (),
        date(2025, 3, 1),
        origin="log.example/madrone",
        regions=REGIONS,
        key=b"k" * 32,
        salt=SALT,
    )
    assert [one.code for one in found.refused] == [Code.NOTHING_TO_SHOW]
    assert "2025-04-30" in found.refused[0].en


# The second release.


def test_a_figure_that_changed_is_corrected_with_old_new_and_reason() -> None:
    first = released(draft(sample_cases()))
    late = desk_case(
        (Sort.TIME_SPENT, {"minutes": 1}),
        request={"contact": "courtesy_call", "asks": [], "about_a_person": False},
    )
    key = ("contacts", JAIL, "2025", "contacts", ())
    found = draft([*sample_cases(), late], (first,), reasons={key: "entry_corrected"})
    second = released(found)
    told = {one.key: one for one in second.corrections}
    assert set(told) == {
        key,
        ("contacts", JAIL, "2025", "contacts", (("kind", "courtesy_call"),)),
        ("staff_time", JAIL, "2025", "minutes", ()),
        ("staff_time", JAIL, "2025", "minutes", (("purpose", "not_known"),)),
    }
    assert (told[key].release, told[key].old, told[key].new) == (1, counted(24), counted(25))
    assert told[key].reason == "entry_corrected"
    assert told["staff_time", JAIL, "2025", "minutes", ()].reason == "late_entry"
    assert second.previous == first.manifest
    said = next(one for one in found.findings if one.code is Code.CORRECTED)
    assert "24, now 25" in said.en
    assert "24, ahora 25" in said.es


def test_a_release_that_corrects_nothing_says_nothing() -> None:
    first = released(draft(sample_cases()))
    assert released(draft(sample_cases(), (first,))).corrections == ()


def test_a_period_closed_since_is_told_as_that() -> None:
    first = released(draft(sample_cases(), asked=()))
    second = released(draft(sample_cases(), (first,)))
    assert {one.reason for one in second.corrections if one.new.state is State.VALUE} == {"period_closed"}


def test_a_figure_is_never_dropped() -> None:
    first = released(draft(sample_cases()))
    given: dict[str, Any] = {
        "origin": "log.example/madrone",
        "regions": REGIONS,
        "key": b"k" * 32,
        "salt": SALT,
    }
    found = make_release([Counts(SILENT)], (), (first,), MADE_ON, **given)
    assert {one.code for one in found.refused} == {Code.FIGURE_GONE}


def test_another_log_and_an_older_day_are_refused() -> None:
    first = released(draft(sample_cases()))
    found = draft(sample_cases(), (replace(first, origin="log.example/encina", made_on=date(2026, 9, 1)),))
    assert {one.code for one in found.refused} == {Code.OTHER_LOG, Code.BEFORE_THE_LAST}


def test_a_withdrawn_release_stays_withdrawn() -> None:
    first = released(draft(sample_cases()))
    second = released(draft(sample_cases(), (first,), withdrawn=[Withdrawn(1, "figures_wrong")]))
    third = released(draft(sample_cases(), (first, replace(second, manifest="b" * 64))))
    assert third.withdrawn == (Withdrawn(1, "figures_wrong"),)


def test_the_attack_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """If hiding let a small cell stand open beside hidden ones, the draft would be refused."""
    many = [
        desk_case(
            *DECIDED,
            (
                Sort.ACCESS_GIVEN,
                {
                    "part": "notification",
                    "means": "notification",
                    "given_at": moment(2, 14),
                    "sex": "female" if number < 3 else "male",
                },
            ),
            record=f"rec-{number}",
            request={"person_ref": f"P-{number}"},
        )
        for number in range(60)
    ]
    asked = tuple(
        Asked(JAIL, f"2025-Q{number}", "reported", date(2026, 1, 12), "records") for number in (1, 2, 3, 4)
    )
    fine = draft(many, asked=asked)
    assert fine.release is not None
    honest = hide

    def careless(*given: Any, **named: Any) -> Outcome:
        outcome = honest(*given, **named)
        table = next(one for one in outcome.tables if one.name == "people_by_sex")
        shown = {"male": 57, "nonbinary": 0, "not_recorded": 0}
        rows = tuple(
            replace(row, cell=counted(shown[row.codes["sex"]]))
            if row.codes.get("sex") in shown and row.agency == JAIL
            else row
            for row in table.rows
        )
        others = tuple(replace(one, rows=rows) if one is table else one for one in outcome.tables)
        return replace(outcome, tables=others)

    monkeypatch.setattr(gate, "hide", careless)
    found = draft(many, asked=asked)
    assert {one.code for one in found.refused} == {Code.DETERMINED}
    assert all("3" not in one.en.partition(": ")[2] for one in found.refused), "the figure itself is not said"


def test_an_agency_that_began_within_a_period_is_told_so() -> None:
    assert is_part(date(2025, 5, 20), "2025-Q2")
    assert is_part(date(2025, 5, 20), "2025")
    assert not is_part(date(2025, 5, 20), "2025-Q3")
    assert not is_part(date(2025, 4, 1), "2025-Q2")


def test_every_finding_has_words_in_both_languages() -> None:
    assert set(WORDS) == set(Code)
    assert set(Code) > STOPS
    assert all(en != es for en, es in WORDS.values())
