"""The acts on a visit: what is struck, what is owed, what waits for the presence, and what nobody may do."""

import hashlib
import json
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import Act, Role
from amparo.clock import CALIFORNIA
from amparo.terms import AmparoError
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.step import RefusedActError
from amparo_desk.acts.visits import (
    confirm_presence,
    correct_visit,
    keep_visit_paper,
    note_duty_done,
    note_duty_not_done,
    note_notice_sent,
    open_visit,
    record_visit,
    visit_of,
    visit_paper,
    visits_of,
    void_visit,
)
from amparo_desk.screens.visit_typed import merged, typed_from
from amparo_desk.vault.matters import MatterChangedError
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES, rows
from tests.desk.visited import AT, PLAIN, visited, who

PAPER = b"an invented paper QUOKKA"
DONE: dict[str, Any] = {"by_role": "principal", "how": "email"}


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Vault:
    """The vault of an agency that nobody else uses; on both databases the vault itself is tested elsewhere."""
    return Vault(next(NAMES), KEY, using=sqlite[0], keys=sqlite[1])


def noon(hour: int, minute: int = 0, day: int = 18) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=CALIFORNIA)


def test_a_visit_is_decided_for_its_own_day_and_what_is_owed_has_its_clock(desk: Vault) -> None:
    id = visited(desk)
    visit = visit_of(desk, id)
    assert visit.number == "V-2026-001"
    assert (visit.decided["outcome"], visit.decided["decided_on"].isoformat()) == (
        "refuse_access",
        "2026-03-18",
    )
    assert visit.decided["tag"] in "VSK"
    assert visit.decided["citation"]
    assert visit.duties["D-LOG"].state == "done"
    assert visit.duties["D-ID"].state == "done", "the record's own steps meet duties"
    codes = {one.code for one in visit.open_duties()}
    assert {"D-ADMIN", "D-COUNSEL", "D-BOARD", "D-BCJ", "D-COPY"} <= codes
    assert visit.duties["D-BCJ"].due is not None
    assert visit.duties["D-BCJ"].due.date().isoformat() == "2026-03-18"


def test_where_somebody_was_born_is_struck_before_it_is_stored_and_no_table_holds_it(desk: Vault) -> None:
    words = {
        "free_text": "The pupil asked for was born in WOMBATLAND. They waited at the counter.",
        "answer_given": "She is a citizen of WOMBATLAND, they said.",
        "stated_reason": "They look for pupil Ximena Bandicoot in Room 4.",
    }
    id = str(uuid.uuid4())
    front = who(desk, Role.FRONT_DESK)
    _, record = record_visit(desk, front, AT, id, {**PLAIN, **words}, came_by="desk")
    assert {one.field for one in record.struck} == set(words)
    opened = open_visit(desk, front, AT, id)
    kept = json.dumps(dict(opened.plain))
    for private in ("WOMBATLAND", "Bandicoot"):
        assert private not in kept
    assert "They waited at the counter." in kept
    assert {one["field"] for one in opened.visit.told["struck"]} == set(words)
    assert all(one["reason"] for one in opened.visit.told["struck"])


def test_what_is_written_in_words_names_of_officers_and_papers_lie_sealed(desk: Vault) -> None:
    plain = {**PLAIN, "free_text": "NUMBAT noise in the yard", "officers": {"names": ["Officer Potoroo"]}}
    id = visited(desk, plain, papers=[(PAPER, "application/pdf")])
    raw = b"".join(
        bytes(one) for row in rows(desk, "SELECT body, sealed, files FROM vault_matterentry") for one in row
    )
    for private in (b"NUMBAT", b"Potoroo", b"QUOKKA", b"4411"):
        assert private not in raw
    assert visit_of(desk, id).papers[0].sha256 == hashlib.sha256(PAPER).hexdigest()


def test_a_visit_sent_twice_stands_once_and_one_that_has_not_come_is_refused(desk: Vault) -> None:
    id, front = str(uuid.uuid4()), who(desk, Role.FRONT_DESK)
    for minutes in (0, 2):
        record_visit(desk, front, AT + timedelta(minutes=minutes), id, PLAIN, came_by="desk")
    assert len(visits_of(desk)) == 1
    assert len(desk.matters.entries(id)) == 1
    with pytest.raises(RefusedActError, match="not come"):
        visited(desk, {**PLAIN, "arrived": "2026-03-19T10:12", "left": None})


def test_a_drill_or_a_file_of_another_form_is_no_visit(desk: Vault) -> None:
    with pytest.raises(AmparoError, match="schema"):
        visited(desk, {**PLAIN, "schema": "amparo-drill/1"})
    assert visits_of(desk) == []


def test_a_notice_to_families_waits_until_a_named_role_has_confirmed_the_presence(desk: Vault) -> None:
    id, lead = visited(desk), who(desk, Role.SITE_LEAD, "s.dunn")
    sent: dict[str, Any] = {
        **DONE,
        "draft": "school_notice",
        "language": "es",
        "duty": "D-SB98-K12",
        "sha256": "0" * 64,
    }
    with pytest.raises(RefusedActError, match="waits"):
        note_notice_sent(desk, lead, AT, id, 2, sent_at=noon(10, 40), **sent)
    with pytest.raises(RefusedActError):
        note_duty_done(desk, lead, AT, id, 2, duty="D-SB98-K12", done_at=noon(10, 40), **DONE)
    confirm_presence(desk, lead, AT, id, 2, confirmed_at=noon(10, 31), by_role="principal")
    visit = visit_of(desk, id)
    assert (visit.confirmed_by, visit.duties["D-SB98-K12"].state) == ("principal", "open")
    with pytest.raises(RefusedActError, match="waits"):
        note_notice_sent(desk, lead, AT, id, 3, sent_at=noon(10, 15), **sent)
    note_notice_sent(desk, lead, AT, id, 3, sent_at=noon(10, 40), **sent)
    visit = visit_of(desk, id)
    assert visit.duties["D-SB98-K12"].state == "done"
    assert visit.notices[0]["language"] == "es"
    with pytest.raises(RefusedActError, match="already"):
        confirm_presence(desk, lead, AT, id, 4, confirmed_at=noon(10, 31), by_role="principal")


def test_the_presence_is_confirmed_by_an_office_that_answers_for_the_site(desk: Vault) -> None:
    id, lead = visited(desk), who(desk, Role.SITE_LEAD)
    with pytest.raises(RefusedActError, match="answers for the site"):
        confirm_presence(desk, lead, AT, id, 2, confirmed_at=noon(10, 31), by_role="receptionist")
    assert not visit_of(desk, id).is_confirmed


def test_a_step_whose_time_nobody_noted_stops_neither_confirming_nor_correcting(desk: Vault) -> None:
    id = visited(desk, {**PLAIN, "steps": [{"what": "called_administrator"}]})
    lead = who(desk, Role.SITE_LEAD)
    confirm_presence(desk, lead, AT, id, 2, confirmed_at=noon(10, 31), by_role="principal")
    opened = open_visit(desk, lead, AT, id)
    assert opened.record.steps[0].what == "called_administrator"
    assert "step_1_at" not in typed_from(opened.plain)


def test_a_correction_keeps_who_confirmed_and_in_which_languages_it_was_told() -> None:
    before = {
        **PLAIN,
        "steps": [
            {"at": "2026-03-18T10:31", "what": "presence_confirmed", "by_role": "administrator"},
            {"at": "2026-03-18T10:35", "what": "text_sent_to_families", "languages": ["en", "es"]},
        ],
    }
    typed = {
        "steps": [
            {"at": "2026-03-18T10:31", "what": "presence_confirmed"},
            {"at": "2026-03-18T10:36", "what": "text_sent_to_families"},
        ]
    }
    first, second = merged(before, typed)["steps"]
    assert first["by_role"] == "administrator"
    assert (second["at"], second["languages"]) == ("2026-03-18T10:36", ["en", "es"])


def test_a_message_sent_before_the_presence_was_confirmed_meets_nothing(desk: Vault) -> None:
    early = [
        {"at": "2026-03-18T10:20", "what": "text_sent_to_families", "languages": ["en", "es"]},
        {"at": "2026-03-18T10:31", "what": "principal_confirmed_presence"},
    ]
    visit = visit_of(desk, visited(desk, {**PLAIN, "steps": early}))
    assert visit.is_confirmed
    assert visit.duties["D-SB98-K12"].state == "open"


def test_something_owed_is_done_with_its_moment_or_not_done_with_the_reason(desk: Vault) -> None:
    id, front = visited(desk), who(desk, Role.FRONT_DESK)
    told: dict[str, Any] = {"duty": "D-BCJ", "reason": "not_reached", "by_role": "principal"}
    note_duty_not_done(desk, front, AT, id, 2, why="The mother was born in WOMBATLAND.", **told)
    assert visit_of(desk, id).duties["D-BCJ"].state == "not_done"
    sealed = desk.matters.open(id, 2, at=AT, by="x", role="counsel", why="test")
    assert "WOMBATLAND" not in str(sealed)
    later = AT + timedelta(days=1)
    note_duty_done(desk, front, later, id, 3, duty="D-BCJ", done_at=noon(9, day=19), **DONE)
    assert visit_of(desk, id).duties["D-BCJ"].is_late
    with pytest.raises(RefusedActError, match="already"):
        note_duty_done(desk, front, later, id, 4, duty="D-BCJ", done_at=noon(9, day=19), **DONE)
    with pytest.raises(RefusedActError, match="before the officers"):
        note_duty_done(desk, front, later, id, 4, duty="D-BOARD", done_at=noon(9), **DONE)
    with pytest.raises(RefusedActError, match="does not bring"):
        note_duty_done(desk, front, later, id, 4, duty="D-902", done_at=noon(11), **DONE)


def test_a_correction_needs_its_reason_and_the_first_record_stays(desk: Vault) -> None:
    id, front = visited(desk), who(desk, Role.FRONT_DESK)
    with pytest.raises(AmparoError, match="reason"):
        correct_visit(desk, front, AT, id, 2, PLAIN, why=" ")
    better = {**PLAIN, "papers": [{"shown": True, "kind": "i205"}]}
    correct_visit(desk, front, AT, id, 2, better, why="It was the other form.")
    visit = visit_of(desk, id)
    assert visit.told["papers"] == ["i205"]
    assert (
        desk.matters.open(id, 1, at=AT, by="x", role="counsel", why="test")["record"]["papers"][0]["kind"]
        == "i200"
    )
    with pytest.raises(MatterChangedError):
        correct_visit(desk, who(desk, Role.FRONT_DESK, "other"), AT, id, 2, PLAIN, why="too late")


def test_a_confirmed_presence_outlives_a_correction(desk: Vault) -> None:
    id, lead = visited(desk), who(desk, Role.SITE_LEAD)
    confirm_presence(desk, lead, AT, id, 2, confirmed_at=noon(10, 31), by_role="principal")
    correct_visit(
        desk, lead, AT, id, 3, {**PLAIN, "free_text": "A third officer stood outside."}, why="left out"
    )
    visit = visit_of(desk, id)
    assert visit.is_confirmed
    assert visit.duties["D-SB98-K12"].is_owed


def test_a_visit_entered_by_mistake_stays_on_record_and_takes_nothing_more(desk: Vault) -> None:
    id, lead = visited(desk), who(desk, Role.SITE_LEAD)
    given: dict[str, Any] = {"reason": "entered_twice", "why": "The mother was born in WOMBATLAND."}
    for _ in range(2):
        void_visit(desk, lead, AT, id, 2, **given)
    visit = visit_of(desk, id)
    assert (len(visit.entries), visit.voided_for, visit.open_duties()) == (2, "entered_twice", [])
    assert "WOMBATLAND" not in str(desk.matters.open(id, 2, at=AT, by="x", role="counsel", why="test"))
    assert open_visit(desk, lead, AT, id).record.site == PLAIN["site"]
    for refused in (
        lambda: confirm_presence(desk, lead, AT, id, 3, confirmed_at=noon(10, 31), by_role="principal"),
        lambda: note_duty_done(desk, lead, AT, id, 3, duty="D-BCJ", done_at=noon(11), **DONE),
        lambda: correct_visit(desk, lead, AT, id, 3, PLAIN, why="x"),
        lambda: keep_visit_paper(desk, lead, AT, id, 3, (PAPER, "application/pdf")),
        lambda: void_visit(desk, lead, AT, id, 3, **given),
    ):
        with pytest.raises(RefusedActError, match="by mistake"):
            refused()


@pytest.mark.parametrize("role", Role)
def test_each_role_does_what_is_its_work_and_nothing_else(desk: Vault, role: Role) -> None:
    id, one = visited(desk, papers=[(PAPER, "application/pdf")]), who(desk, role, "one")
    sha256 = hashlib.sha256(PAPER).hexdigest()
    moment: dict[str, Any] = {"confirmed_at": noon(10, 31), "by_role": "principal"}
    tries: dict[Act, Any] = {
        Act.RECORD_VISIT: lambda: keep_visit_paper(desk, one, AT, id, 2, (b"another", "image/png")),
        Act.READ_VISITS: lambda: open_visit(desk, one, AT, id),
        Act.READ_VISIT_PAPER: lambda: visit_paper(desk, one, AT, id, sha256),
        Act.CORRECT_VISIT: lambda: correct_visit(desk, one, AT, id, 3, PLAIN, why="x"),
        Act.CONFIRM_PRESENCE: lambda: confirm_presence(desk, one, AT, id, 4, **moment),
        Act.VOID_VISIT: lambda: void_visit(
            desk, one, AT, id, len(desk.matters.entries(id)) + 1, reason="no_visit", why=""
        ),
    }
    allowed = {
        Role.FRONT_DESK: {Act.RECORD_VISIT, Act.READ_VISITS, Act.CORRECT_VISIT},
        Role.SITE_LEAD: set(tries),
        Role.COUNSEL: {Act.READ_VISITS, Act.READ_VISIT_PAPER, Act.VOID_VISIT},
        Role.AUDITOR: {Act.READ_VISITS, Act.READ_VISIT_PAPER},
    }.get(role, set())
    for act, do in tries.items():
        if act in allowed:
            do()
        else:
            with pytest.raises(NotAllowedError):
                do()


def test_who_opens_a_record_or_a_paper_is_written_down_first(desk: Vault) -> None:
    id = visited(desk, papers=[(PAPER, "application/pdf")])
    sha256 = hashlib.sha256(PAPER).hexdigest()
    open_visit(desk, who(desk, Role.AUDITOR, "n.abara"), AT, id)
    assert visit_paper(desk, who(desk, Role.COUNSEL, "t.marlow"), AT, id, sha256) == (
        PAPER,
        "application/pdf",
    )
    assert [(by, why) for _, by, _, why in desk.reads(id)] == [
        ("n.abara", "read_visits"),
        ("t.marlow", f"document {sha256}"),
    ]
