"""A record opened for a page: its case file whole, the agency's profile, and the answers of the rules. The opening is noted."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from amparo.casefile import Act, CaseFile, fold
from amparo.decision import Answer
from amparo.facts import Agency
from amparo_desk.acts.deciding import answer_for, day_for
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.screens.frame import actor_of, california_now, now, vault_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A case file with the agency that keeps it."""

    record: str
    case: CaseFile
    agency: Agency
    today: date

    def answer(self, kind: str) -> Answer | None:
        """The rules' answer to a part on its confirmed facts, decided for today; None where nobody confirmed them."""
        if not self.case.parts[kind].facts:
            return None
        return answer_for(self.case, kind, self.agency, day_for(self.case, kind, now()))

    @property
    def url(self) -> str:
        """The record's page."""
        return f"/requests/{self.record}/"


def open_record(request: HttpRequest, record: str, why: str) -> Opened:
    """Open a record of the agency of whoever is signed in. Raises Http404 where it has none of that name."""
    actor, vault = actor_of(request), vault_of(request)
    if not vault.events(record):
        raise Http404(f"There is no record {record} at {actor.agency}.")
    role = actor.role_for(Act.READ_PERSON)
    events = vault.open(record, at=now(), by=actor.account, role=role, why=why)
    return Opened(record, fold(events), agency_at(vault), california_now().date())
