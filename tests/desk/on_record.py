"""Papers on record, and acts on them by anybody, for tests of the law at the desk."""

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from amparo.casefile import CaseFile, Role, fold
from amparo.casefile.today import today
from amparo.facts import Agency, read_agency
from amparo.intake import Contact, Part
from amparo_desk.acts.make_notices import Wanted, make_notices
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.set_intention import set_intention
from amparo_desk.acts.verify_paper import Verified
from tests.desk.screens.here import AT, SAMPLES, Desk, sample_request

AGENCY: Agency = read_agency(SAMPLES / "madrone-agency.toml")
RELEASE = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def state(desk: Desk, record: str) -> CaseFile:
    return fold(desk.vault.open(record, at=AT, by="test", role="auditor", why="test"))


def on(desk: Desk, record: str, *roles: Role, at: datetime = AT) -> tuple[Any, ...]:
    """What most acts begin with, as somebody with the roles (all, where none is named)."""
    seen = len(desk.vault.events(record)) + 1
    return (desk.vault, desk.actor(*(roles or tuple(Role))), record, at, seen)


def judged(desk: Desk, record: str, *roles: Role, at: datetime = AT) -> tuple[Any, ...]:
    vault, actor, *rest = on(desk, record, *roles, at=at)
    return (vault, actor, AGENCY, *rest)


def paper(desk: Desk, kind: str, document: Mapping[str, Any], sender: str = "ICE") -> str:
    """A paper on record that asks one thing of an adult in custody, with that document; its identifier."""
    record = str(uuid.uuid4())
    request = {"kind": kind, "from": sender, "documents": [dict(document)]}
    person = {"in_custody": True, "minor": False}
    part = Part(kind, date(2026, 11, 24), "received", request, person)
    contact = Contact("desk", "desk", 0, "P-1001", date(2026, 11, 24), AT, "hand", "other", (part,))
    receive_request(desk.vault, desk.actor(Role.CLERK), AGENCY, record, AT, contact, Came("paper"))
    return record


def asked(record: CaseFile, at: datetime = AT) -> str:
    """What today's list says of a record."""
    return " | ".join(item.says for item in today([record], AGENCY, at))


WRIT = {"kind": "writ", "signed_by": "federal_magistrate_judge"}
CALLED = {
    "court": "a court (invented)",
    "case_number": "26-cr-555",
    "offense": "",
    "issued_on": date(2026, 11, 20),
    "clerk_called_at": AT,
    "number_found_at": "court_website",
}


def call(kind: str, signer: str, crime: str = "", **more: bool) -> Verified:
    return Verified(kind=kind, signed_by=signer, crime=crime, **{"confirmed": True, **CALLED, **more})  # type: ignore[arg-type]


def ready_to_tell(desk: Desk) -> str:
    record = sample_request(desk)
    set_intention(*judged(desk, record), parts={"notification": "yes"})
    make_notices(*judged(desk, record), Wanted("es", AT, release_at=RELEASE, channel="fax"))
    return record


def text_of(content: bytes) -> str:
    import io

    from pypdf import PdfReader

    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
