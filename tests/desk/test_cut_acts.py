"""A power cut at every write of every act at the desk: nothing lost, nothing doubled, and the act can be done again."""

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.casefile import Role
from amparo.casefile.folding import CaseFile, fold
from amparo.facts import Agency, read_agency
from amparo.intake import Options, open_input
from amparo.notices import sets
from amparo.print import sheet_paper
from amparo_desk.acts.act_outside import act_outside
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.attach_document import attach_document
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.acts.close_day import close_days
from amparo_desk.acts.confirm_facts import confirm_facts
from amparo_desk.acts.correct import correct, strike
from amparo_desk.acts.counsel import answer_counsel, ask_counsel
from amparo_desk.acts.decide_again import decide_again
from amparo_desk.acts.erase_record import Ground, erase_record, erase_visit
from amparo_desk.acts.keep_paper import keep_paper
from amparo_desk.acts.link_again import link_again
from amparo_desk.acts.make_notices import Wanted, make_notices
from amparo_desk.acts.make_reply import make_reply
from amparo_desk.acts.name_designee import name_designee
from amparo_desk.acts.note_time import note_time
from amparo_desk.acts.receive_request import Attached, Came, receive_request
from amparo_desk.acts.record_access import Held, record_access
from amparo_desk.acts.record_release import record_due, record_release
from amparo_desk.acts.record_transfer import record_transfer
from amparo_desk.acts.record_withdrawal import record_withdrawal
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.set_policy import approve_text, set_policy
from amparo_desk.acts.tell_office import send_reply, tell_office
from amparo_desk.acts.verify_paper import Verified, verify_paper
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import AT
from tests.desk.cut import killed_everywhere
from tests.desk.test_visit_vault import add as add_visit
from tests.desk.told import local

SAMPLES = Path("samples")
AGENCY: Agency = read_agency(SAMPLES / "madrone-agency.toml")
PROFILE = tomllib.loads((SAMPLES / "madrone-agency.toml").read_text("utf-8"))
FAX = (b"%PDF-1.7 the request as it came", "application/pdf")
THURSDAY, DECEMBER = local(2026, 11, 26, 0, 5), local(2026, 12, 1, 0, 5)
RELEASE = AT + timedelta(days=2)
Does = Callable[["Here"], object]


@dataclass(frozen=True)
class Here:
    """A vault with somebody who has all roles, and the number that the page of the record showed as the next."""

    vault: Vault
    seen: int

    @property
    def actor(self) -> Actor:
        """One account with every role: what each role may do is tried elsewhere."""
        return Actor("s.ode", frozenset(Role), self.vault.agency)

    @property
    def on(self) -> tuple[Vault, Actor, str, Any, int]:
        """What most acts begin with."""
        return (self.vault, self.actor, "rec-1", AT, self.seen)

    @property
    def judged(self) -> tuple[Vault, Actor, Agency, str, Any, int]:
        """The same for acts that decide."""
        return (self.vault, self.actor, AGENCY, "rec-1", AT, self.seen)

    @property
    def case(self) -> CaseFile:
        """The record as its page showed it, open half."""
        return fold(self.vault.events("rec-1")[: self.seen - 1])


def received(here: Here, record: str = "rec-1", *, kind: str = "") -> None:
    """The sample's request, with its fax, of which a draft lay there; or its first part as a request of another kind."""
    contact = next(iter(open_input(str(SAMPLES / "i247a-request.json"), Options("", None)).contacts))
    if kind:
        first = contact.parts[0]
        part = replace(first, kind=kind, request={**first.request, "kind": kind})
        contact = replace(contact, parts=(part,))
    paper = Attached(*FAX, hashlib.sha256(FAX[0]).hexdigest(), "I-247A", 3)
    came = Came(how="paper", name="EJEMPLO, Alex")
    receive_request(here.vault, here.actor, AGENCY, record, AT, contact, came, attached=[paper])


def drafted(here: Here) -> None:
    keep_paper(here.vault, here.actor, "rec-1", AT, [FAX])


def declined(here: Here) -> None:
    set_intention(*here.judged, parts={"notification": "no", "hold": "no"})


def covered(here: Here) -> None:
    make_notices(*here.judged, Wanted("es", AT))


def dated(here: Here) -> None:
    set_intention(*here.judged, parts={"notification": "yes"})
    next_one = Here(here.vault, here.seen + 1)
    make_notices(*next_one.judged, Wanted("es", AT, release_at=RELEASE, channel="fax"))


def told(here: Here) -> None:
    tell_office(*here.judged, told_at=AT, release_at=RELEASE, channel="fax")


def served(here: Here) -> None:
    digest = here.case.made[0]["sha256"]
    serve_notice(*here.on, sha256=digest, how="hand", served_at=AT, signed="signed")


def outside(here: Here) -> None:
    act_outside(
        *here.on,
        part="hold",
        done="handed_over",
        happened_at=AT,
        reason="an order",
        repaired="counsel was told",
    )


def verified(here: Here, part: str = "hold") -> None:
    paper = Verified(
        kind="arrest_warrant",
        signed_by="federal_district_judge",
        crime="federal_criminal_immigration",
        court="a court (invented)",
        case_number="26-cr-555",
        offense="",
        issued_on=date(2026, 11, 20),
        clerk_called_at=AT,
        number_found_at="court_website",
        confirmed=True,
    )
    verify_paper(*here.judged, part=part, paper=paper)


def handed_over(here: Here) -> None:
    record_transfer(*here.judged, part="transfer", handed_over_at=AT)


ACTS: dict[str, tuple[tuple[Does, ...], Does]] = {
    "erase_visit": (
        (lambda here: add_visit(here.vault, "visit-1"),),
        lambda here: erase_visit(
            here.vault,
            here.actor,
            AT,
            "visit-1",
            Ground.RETENTION_ENDED,
            "Gov. Code § 34090",
            no_hold=True,
        ),
    ),
    "keep_paper": ((), drafted),
    "receive_request": ((drafted,), received),
    "confirm_facts": (
        (received,),
        lambda here: confirm_facts(
            *here.judged,
            part="hold",
            request={"kind": "hold", "from": "ICE"},
            person={"minor": False, "convictions": []},
            on=date(2026, 11, 25),
        ),
    ),
    "decide_again": (
        (received,),
        lambda here: decide_again(*here.judged, part="notification", on=date(2026, 11, 25)),
    ),
    "set_intention": ((received,), declined),
    "verify_paper": ((received,), verified),
    "record_transfer": (
        (lambda here: received(here, kind="transfer"), lambda here: verified(here, "transfer")),
        handed_over,
    ),
    "ask_counsel": ((received,), lambda here: ask_counsel(*here.on, question="court_command")),
    "answer_counsel": (
        (received, lambda here: ask_counsel(*here.on, question="court_command")),
        lambda here: answer_counsel(*here.judged, question="court_command", answer=False),
    ),
    "name_designee": (
        (received,),
        lambda here: name_designee(*here.on, attorney=True, name="Irma Vela", reach="555-0101"),
    ),
    "make_notices": ((received,), covered),
    "make_reply": ((received, declined), lambda here: make_reply(*here.judged, made_at=AT)),
    "serve_notice": ((received, covered), served),
    "tell_office": ((received, dated), told),
    "send_reply": (
        (received, declined),
        lambda here: send_reply(*here.on, sent_at=AT, channel="fax"),
    ),
    "record_due": ((received,), lambda here: record_due(*here.on, due_at=RELEASE)),
    "record_release": (
        (received,),
        lambda here: record_release(*here.on, released_at=AT, arrested=True),
    ),
    "record_access": (
        (received, dated, told),
        lambda here: record_access(*here.judged, part="notification", held=Held("25_34", "female", "")),
    ),
    "record_withdrawal": ((received,), lambda here: record_withdrawal(*here.on, withdrawn_at=AT)),
    "note_time": ((received,), lambda here: note_time(*here.on, minutes=12, purpose="declining")),
    "link_again": (
        (received, lambda here: received(here, "rec-2")),
        lambda here: link_again(*here.on, other="rec-2", why="sent_again"),
    ),
    "act_outside": ((received,), outside),
    "attach_document": (
        (received,),
        lambda here: attach_document(
            *here.on, Attached(b"a second page", "image/png", hashlib.sha256(b"a second page").hexdigest())
        ),
    ),
    "correct": (
        (received,),
        lambda here: correct(*here.on, entry=1, given={"booking_ref": "B-2001"}),
    ),
    "strike": (
        (received, lambda here: record_due(*here.on, due_at=RELEASE)),
        lambda here: strike(*here.judged, entry=here.seen - 1, reason="another person's"),
    ),
    "close_day": ((received,), lambda here: close_days(here.vault, THURSDAY)),
    "attest_month": (
        (received, lambda here: close_days(here.vault, DECEMBER)),
        lambda here: attest_month(here.vault, here.actor, DECEMBER, date(2026, 11, 1), "records"),
    ),
    "erase_record": (
        (received, lambda here: close_days(here.vault, THURSDAY)),
        lambda here: erase_record(
            here.vault, here.actor, THURSDAY, "rec-1", Ground.COURT_ORDER, "an invented order", True
        ),
    ),
    "set_policy": ((), lambda here: set_policy(here.vault, here.actor, AT, 0, profile=PROFILE)),
    "approve_text": (
        (lambda here: set_policy(here.vault, here.actor, AT, 0, profile=PROFILE),),
        lambda here: approve_text(
            here.vault,
            here.actor,
            AT,
            1,
            notice="designee_form",
            language="es",
            digest="0" * 64,
            state="reviewed",
        ),
    ),
}


@pytest.fixture(autouse=True)
def printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The typesetter's threads do not live on in a forked process: there a sheet printed before is not printed again."""
    kept: dict[str, Any] = {}

    def print_sheet(sheet: Any, at: Any) -> Any:
        name = repr((sheet, at))
        if name not in kept:
            kept[name] = sheet_paper.print_sheet(sheet, at)
        return kept[name]

    monkeypatch.setattr(sets, "print_sheet", print_sheet)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_whenever_the_power_fails_an_act_is_whole_or_undone_and_can_be_done_again(
    request: pytest.FixtureRequest, database: str, name: str
) -> None:
    before, act = ACTS[name]
    shown: dict[str, int] = {}

    def here(vault: Vault) -> Here:
        line = vault.line("rec-1")
        return Here(vault, 1 if line is None else line.number + 1)

    def prepare(vault: Vault) -> None:
        for one in before:
            one(here(vault))
        shown[vault.agency] = here(vault).seen

    cuts = killed_everywhere(
        request.getfixturevalue(database), prepare, lambda vault: act(Here(vault, shown[vault.agency]))
    )
    assert cuts.writes >= 3
    assert cuts.nothing >= 2
    assert cuts.everything >= 2


def test_every_act_of_the_desk_is_among_them() -> None:
    files = {path.stem for path in Path("src/amparo_desk/acts").glob("*.py")} - {"__init__"}
    without = {"actor", "step", "deciding"}  # who acts, how an act is done, what the rules say: no acts
    without |= {"give_proof"}  # it notes a reading and changes nothing
    without |= {  # they are the house's, with a folder beside the databases: tests/desk/test_release_cut.py
        f"release_{act}" for act in ("approve", "close_period", "draft", "drop")
    }
    without |= {"release_reasons"}  # a draft made anew of another: the writes of release_draft
    without |= {"release_visits"}  # it reads what a release counts, and writes nothing
    # they add one entry to a matter: tests/desk/test_state_reports.py, test_records_requests.py, test_visits.py
    without |= {"state_report", "records_request", "draw_sample", "visits", "visit_told"}
    without |= {"sites"}  # one more version of the profile: the writes of set_policy
    assert files - without - {"counsel"} <= {*ACTS}
