"""A release at the desk: counted by one, approved by another, written whole, in the log, proved; corrected and withdrawn."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from amparo.casefile import Role
from amparo.register.release import (
    State,
    Withdrawn,
    read_releases,
)
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.release_approve import STALE_AFTER, approve_release
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.release_drop import drop_release
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.releases import DraftState, TakenError
from amparo_desk.vault.store import Vault
from tests.desk.released import LATER, SAMPLES, Publishing, fresh_databases, publishing
from tests.desk.told import local


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Publishing]:
    """A house of two agencies of which an office closed 2025."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases, agencies=2)
        made.close_year()
        yield made


def figure(desk: Publishing, number: int, table: str, measure: str, **by: str) -> int | None:
    """A figure of the first agency's 2025 in a release."""
    release = read_releases(desk.house.folder)[number - 1]
    return release.cells()[table, desk.agencies[0], "2025", measure, tuple(by.items())].value


# The way of a release.


def test_one_person_counts_another_approves_and_the_folder_holds_it_whole(desk: Publishing) -> None:
    draft = desk.draft()
    assert (draft.state, draft.number, draft.is_whole) == (DraftState.WAITING, 1, True)
    assert not desk.house.folder.exists(), "a draft is public nowhere"
    done = approve_release(desk.house, desk.approver, desk.at, draft.id)
    assert (done.state, done.end and done.end.by) == (DraftState.PUBLISHED, "s.ode")
    (release,) = read_releases(desk.house.folder)
    assert release.manifest == draft.manifest
    assert release.log == ("log/keys/000.note",)
    assert figure(desk, 1, "requests", "received") == 22
    assert figure(desk, 1, "parts", "asked") == 43
    assert release.asked_of(desk.agencies[1], "2025").state == "none_known"  # type: ignore[union-attr]
    assert list(desk.vault.check_all()) == []


def test_every_opening_for_it_is_on_record(desk: Publishing) -> None:
    desk.draft()
    for record in desk.vault.records():
        assert ("i.vela", "supervisor", "draft_release") in {told[1:] for told in desk.vault.reads(record)}


def test_progress_is_told_record_by_record(desk: Publishing) -> None:
    told: list[tuple[str, int, int]] = []
    desk.draft(progress=lambda *one: told.append(one))
    assert told == [(desk.agencies[0], number, 24) for number in range(1, 25)]


def test_whoever_counted_it_does_not_approve_it_whatever_their_roles(desk: Publishing) -> None:
    both = frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})
    actor = desk.actor()
    drafter = type(actor)(actor.account, both, actor.agency)
    draft = draft_release(desk.house, drafter, desk.at, str(uuid.uuid4()))
    with pytest.raises(RefusedActError, match="somebody else approves"):
        approve_release(desk.house, drafter, desk.at, draft.id)
    with pytest.raises(NotAllowedError):
        approve_release(desk.house, desk.actor("b.lane"), desk.at, draft.id)
    partner = desk.actor("p.hale", Role.RELEASE_APPROVER, agency=1)
    done = approve_release(desk.house, partner, desk.at, draft.id)
    assert done.end is not None
    assert (done.agency, done.end.agency) == (desk.agencies[0], desk.agencies[1])


def test_of_two_drafts_one_is_published_and_the_other_is_counted_anew(desk: Publishing) -> None:
    first, second = desk.draft(), desk.draft()
    approve_release(desk.house, desk.approver, desk.at, first.id)
    assert desk.house.releases.draft(second.id).state is DraftState.OVERTAKEN
    with pytest.raises(TakenError, match="Count anew"):
        approve_release(desk.house, desk.approver, desk.at, second.id)
    assert [one.number for one in read_releases(desk.house.folder)] == [1]


def test_approved_twice_it_is_published_once_and_what_was_dropped_is_not_at_all(desk: Publishing) -> None:
    draft, other = desk.draft(), desk.draft()
    for _ in range(2):
        approve_release(desk.house, desk.approver, desk.at, draft.id)
    with pytest.raises(TakenError, match="never thrown away"):
        drop_release(desk.house, desk.actor(), desk.at, draft.id)
    drop_release(desk.house, desk.actor(), desk.at, other.id)
    drop_release(desk.house, desk.actor(), desk.at, other.id)
    with pytest.raises(TakenError, match="thrown away"):
        approve_release(desk.house, desk.approver, desk.at, other.id)


def test_a_draft_that_lay_too_long_is_counted_anew(desk: Publishing) -> None:
    draft = desk.draft()
    with pytest.raises(RefusedActError, match="14 days ago"):
        approve_release(desk.house, desk.approver, desk.at + STALE_AFTER + timedelta(hours=1), draft.id)


def test_counted_twice_under_one_name_it_is_one_draft(desk: Publishing) -> None:
    id = str(uuid.uuid4())
    made = [draft_release(desk.house, desk.actor(), desk.at, id) for _ in range(2)]
    assert made[0].manifest == made[1].manifest
    assert len(desk.house.releases.all()) == 1


# Periods.


def test_without_an_office_s_word_there_is_no_figure_and_no_zero(tmp_path: Path) -> None:
    with fresh_databases(tmp_path) as databases:
        desk = publishing(tmp_path, databases)
        desk.publish()
        (release,) = read_releases(desk.house.folder)
        assert {row.cell.state for table in release.tables.values() for row in table.rows} == {State.MISSING}
        assert {one.state for one in release.asked} == {"did_not_answer"}
        desk.close_year()
        desk.publish()
        second = read_releases(desk.house.folder)[1]
        assert {one.reason for one in second.corrections} == {"period_closed"}
        assert figure(desk, 2, "requests", "received") == 22


def test_a_period_is_closed_once_it_is_over_and_its_days_are_closed(desk: Publishing) -> None:
    vault, actor = desk.vault, desk.actor()
    with pytest.raises(RefusedActError, match="not over"):
        close_period(vault, actor, local(2026, 9, 30, 23), "2026-Q3", "records")
    vault.close(local(2026, 9, 30, 0, 5))
    with pytest.raises(RefusedActError, match="Not every day"):
        close_period(vault, actor, local(2026, 10, 1, 9), "2026-Q3", "records")
    vault.close(local(2026, 10, 1, 0, 5))
    for _ in range(2):
        close_period(vault, actor, local(2026, 10, 1, 9), "2026-Q3", "counsel")
    assert vault.periods.closed()["2026-Q3"].office == "counsel"
    assert "2026" not in vault.periods.closed()
    with pytest.raises(NotAllowedError):
        close_period(vault, desk.actor(role=Role.CLERK), desk.at, "2025", "records")


def test_four_closed_quarters_are_a_closed_year(vault: Vault) -> None:
    for quarter in (1, 2, 3, 4):
        assert "2024" not in vault.periods.closed()
        vault.periods.close(f"2024-Q{quarter}", "records", at=LATER, by="i.vela", role="supervisor")
    assert vault.periods.closed()["2024"].on == date(2026, 12, 1)


# Corrections and withdrawals.


def test_a_correction_names_old_new_and_why_and_the_first_release_stands(
    desk: Publishing, tmp_path: Path
) -> None:
    desk.publish()
    before = (desk.house.folder / "0001" / "manifest.json").read_bytes()
    more = tmp_path / "late.csv"
    lines = (SAMPLES / "jail-requests-2025.csv").read_text("utf-8").splitlines()
    more.write_text("\n".join([lines[0], lines[1].replace("R-001", "R-901").replace("B-10", "B-77")]) + "\n")
    desk.take_in(more)
    desk.publish(reason="late_entry")
    second = read_releases(desk.house.folder)[1]
    told = {(one.table, one.measure, one.by): one for one in second.corrections}
    one = told["requests", "received", ()]
    assert (one.release, one.old.value, one.new.value, one.reason) == (1, 22, 23, "late_entry")
    assert (desk.house.folder / "0001" / "manifest.json").read_bytes() == before
    assert second.previous == read_releases(desk.house.folder)[0].manifest


def test_a_release_is_withdrawn_by_one_that_says_so_and_stays_withdrawn(desk: Publishing) -> None:
    desk.publish()
    with pytest.raises(
        RefusedActError, match=r"no release 2 to withdraw.*can be withdrawn for that reason: 1\."
    ):
        desk.draft(withdraw=Withdrawn(2, "figures_wrong"))
    desk.publish(withdraw=Withdrawn(1, "figures_wrong"))
    with pytest.raises(RefusedActError, match="withdrawn already"):
        desk.draft(withdraw=Withdrawn(1, "published_by_mistake"))
    desk.publish()
    for release in read_releases(desk.house.folder)[1:]:
        assert [(one.release, one.reason) for one in release.withdrawn] == [(1, "figures_wrong")]


def test_what_was_withdrawn_is_withdrawn_once_more_where_it_could_identify_somebody(desk: Publishing) -> None:
    desk.publish()
    desk.publish(withdraw=Withdrawn(1, "figures_wrong"))
    desk.publish(withdraw=Withdrawn(1, "could_identify"))
    with pytest.raises(RefusedActError, match="withdrawn already"):
        desk.draft(withdraw=Withdrawn(1, "could_identify"))
    desk.publish()
    last = read_releases(desk.house.folder)[-1]
    assert [(one.release, one.reason) for one in last.withdrawn] == [(1, "could_identify")]
