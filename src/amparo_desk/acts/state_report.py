"""The report to the state: a task force is stated, a year's report is made and kept, and it is put on record when it was sent."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.intake.never_kept import names_somebody
from amparo.oversight.state_report import (
    FIRST_YEAR,
    Amends,
    StateReport,
    changes_between,
    report_data,
    standing_forces,
)
from amparo.oversight.state_report_forms import DATA, forms_of, to_json
from amparo.oversight.task_forces import Fault, TaskForce, TaskForceError, read_task_force
from amparo.oversight.transfers import transfers_of
from amparo.release.records import local_day
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.acts.step import RefusedActError
from amparo_desk.overseeing import opened_cases, sent_data, sent_entries
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault

HOW = ("portal", "email", "mail", "hand")
"""How a report goes to the state."""
_NOT_OVER: Reason = (
    "That year is not over. Its report is made once its last day has passed.",
    "Ese año no ha terminado. Su informe se hace cuando haya pasado su último día.",
)
_BEFORE: Reason = (
    f"Hand-overs are reported for {FIRST_YEAR} and later.",
    f"Las entregas se informan desde {FIRST_YEAR}.",
)
_SENT: Reason = (
    "This report was sent already. What changed since goes into an amendment: make the year's report again.",
    "Este informe ya se envió. Lo que cambió va en una enmienda: haga otra vez el informe del año.",
)
_OVERTAKEN: Reason = (
    "Another report of this year was sent since this was made, and this one does not name it. Make the year's report again.",
    "Desde que se hizo se envió otro informe de este año, y este no lo nombra. Haga otra vez el informe del año.",
)
_DAY: Reason = (
    "It cannot have been sent before it was made, nor on a day that has not come.",
    "No pudo enviarse antes de hacerse, ni en un día que aún no llega.",
)
_OFFICE: Reason = (
    "The office seems to name somebody, or to hold a telephone number. Name the office alone.",
    "La oficina parece nombrar a alguien o traer un teléfono. Nombre solo la oficina.",
)
_NAMES = (
    "It seems to name somebody, or to hold a telephone number. Write what the task force is for, and agencies, never people.",
    "Parece nombrar a alguien o traer un teléfono. Escriba para qué es el grupo y qué agencias, nunca personas.",
)


def state_task_force(
    vault: Vault, actor: Actor, at: datetime, id: str, seen: int, given: Mapping[str, Any]
) -> Entry:
    """Put a task force of a year on record, or state it anew. Raises NotAllowedError, TaskForceError, MatterChangedError."""
    role = actor.role_for(Act.SEND_STATE_REPORT)
    force = read_task_force(given)
    told = force.told()
    faults = [
        Fault(name, *_NAMES)
        for name in ("name", "purpose", "federal", "state", "local")
        if names_somebody(told[name] if isinstance(told[name], str) else "; ".join(told[name]))
    ]
    if faults:
        raise TaskForceError(faults)
    return vault.matters.add(id, "task_force", seen, "stated", told, at=at, by=actor.account, role=role.value)


def task_forces(vault: Vault) -> list[TaskForce]:
    """Every task force as it was stated last."""
    return [read_task_force(own[-1].body) for own in vault.matters.all("task_force")]


def make_state_report(
    vault: Vault, actor: Actor, at: datetime, id: str, year: int, *, due: date | None = None, pdf: bool = True
) -> Entry:
    """Make a year's report and keep its files; where one was sent, it is an amendment that names that one.

    Raises NotAllowedError, RefusedActError where the year is not over, FileError where no PDF can be set.
    """
    role = actor.role_for(Act.SEND_STATE_REPORT)
    made_on = local_day(at)
    if year < FIRST_YEAR:
        raise RefusedActError(_BEFORE)
    if made_on <= date(year, 12, 31):
        raise RefusedActError(_NOT_OVER)
    agency = agency_at(vault)
    cases = opened_cases(vault, actor, Act.SEND_STATE_REPORT, at)
    report = StateReport(
        vault.agency,
        agency.name or vault.agency,
        year,
        made_on,
        transfers_of(cases, agency, year),
        standing_forces(task_forces(vault), year),
        due,
    )
    data = report_data(report)
    before = sent_data(vault.matters, year, at=at, by=actor.account, role=role.value)
    if before is not None:
        made, sent = sent_entries(vault.matters, year)[-1]
        changes = changes_between(before, data)
        amends = Amends(sent.body["sent_on"], made.body["sha256"], changes)
        data = report_data(
            StateReport(
                report.agency,
                report.name,
                year,
                made_on,
                report.transfers,
                report.task_forces,
                due,
                amends,
            )
        )
    body = {
        "year": year,
        "transfers": data["transfer_count"],
        "offenses": data["offense_count"],
        "task_forces": len(data["task_forces"]),
        "gaps": data["gaps"],
        "due": due,
        "sha256": hashlib.sha256(to_json(data)).hexdigest(),
        "amends": data["amends"],
    }
    files = forms_of(data, pdf=pdf)
    assert hashlib.sha256(files[DATA]).hexdigest() == body["sha256"]
    return vault.matters.add(
        id, "state_report", 1, "made", body, files=files, at=at, by=actor.account, role=role.value
    )


def note_report_sent(
    vault: Vault, actor: Actor, at: datetime, id: str, *, sent_on: date, how: str, office: str
) -> Entry:
    """Put on record when, how and to which office a report was sent; its digest was kept when it was made.

    Raises NotAllowedError, NoMatterError, RefusedActError where it was sent already, or another one was meanwhile.
    """
    role = actor.role_for(Act.SEND_STATE_REPORT)
    entries = vault.matters.entries(id)
    made, body = entries[0], {"sent_on": sent_on, "how": how, "office": office}
    if len(entries) > 1 and (entries[1].body, entries[1].by) != (body, actor.account):
        raise RefusedActError(_SENT)
    if names_somebody(office):
        raise RefusedActError(_OFFICE)
    if not local_day(made.at) <= sent_on <= local_day(at):
        raise RefusedActError(_DAY)
    others = [one for one in sent_entries(vault.matters, made.body["year"]) if one[0].matter != id]
    named = (made.body["amends"] or {}).get("sha256")
    if len(entries) == 1 and others and others[-1][0].body["sha256"] != named:
        raise RefusedActError(_OVERTAKEN)
    return vault.matters.add(id, "state_report", 2, "sent", body, at=at, by=actor.account, role=role.value)
