"""A case file as of a day: what happened later is left out, and what was entered late is in."""

from datetime import date

from amparo.casefile import CaseFile, Event, Sort, fold, make_event
from amparo.release.as_of import as_of
from tests.amparo.release.counted import DECIDED, desk_case, moment, sample_cases


def corrected_minutes() -> CaseFile:
    """A desk's record on which twenty minutes noted in February became thirty in June."""
    before = desk_case(*DECIDED, (Sort.TIME_SPENT, {"minutes": 20}))
    return fold([*before.events, mend(before)])


def mend(case: CaseFile) -> Event:
    return make_event(
        Sort.TIME_SPENT,
        {"minutes": 30},
        record=case.record,
        number=case.next_number,
        agency=case.agency,
        at=moment(6, 1),
        by="c.ruiz",
        role="clerk",
        corrects=case.next_number - 1,
    )


def test_a_contact_that_came_later_is_not_there() -> None:
    assert as_of(desk_case(), date(2025, 2, 9)) is None
    assert as_of(desk_case(), date(2025, 2, 10)) is not None


def test_a_correction_stands_on_the_day_of_what_it_corrects() -> None:
    found = as_of(corrected_minutes(), date(2025, 3, 31))
    assert found is not None
    assert found.minutes == 30


def test_an_act_of_the_next_day_is_left_out_and_what_only_classifies_stays() -> None:
    told = (Sort.OFFICE_TOLD, {"told_at": moment(4, 1, 0), "release_at": moment(4, 1)})
    found = as_of(desk_case(*DECIDED, told), date(2025, 3, 31))
    assert found is not None
    assert found.office_told_at is None
    assert found.parts["notification"].decided is not None


def test_on_a_list_what_was_answered_only_later_is_still_open() -> None:
    straddling = next(case for case in sample_cases() if case.record == "R-023")
    then = as_of(straddling, date(2025, 12, 31))
    assert then is not None
    assert (then.intention, then.office_told_at, then.arrested_on_premises) == ({}, None, False)
    now = as_of(straddling, date(2026, 3, 31))
    assert now is not None
    assert now.arrested_on_premises


def test_with_everything_in_the_past_nothing_is_lost() -> None:
    for case in sample_cases():
        found = as_of(case, date(2027, 1, 1))
        assert found is not None
        assert [event.sort for event in found.events] == [event.sort for event in case.events]
        assert found.parts == case.parts
