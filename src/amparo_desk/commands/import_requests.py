"""amparo desk import-requests: a list that a jail keeps becomes case files, whole or not at all."""

import argparse
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from amparo.casefile import Act, CaseFile, Event, EventError, Role, events_of, fold
from amparo.facts import Agency
from amparo.intake import Contact, Options, open_input
from amparo.intake.federal_detainers import KIND as FEDERAL
from amparo.intake.review import decide_contact
from amparo.terms import FileError
from amparo_desk.acts.actor import Actor
from amparo_desk.agencies import vault_of
from amparo_desk.commands.acting import acting, profile
from amparo_desk.vault.store import ConflictError, DiffersError, Vault

_RECORDS = uuid.UUID("6f2d1d0a-52c6-5f0e-9a5e-4c1f3b9a7d21")
"""The space in which a record's identifier is made of agency and reference: the same line is the same record again."""


class SameContactError(FileError):
    """One contact from a form and from a list is one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many case files are new, how many were there, and what the reader said of dropped and assumed columns."""

    new: int
    there: int
    said: tuple[str, ...]


def run(options: argparse.Namespace) -> int:
    """Take it in, and say what became of it."""
    vault = vault_of(options.name)
    actor, role = acting(options.by, options.name, Act.IMPORT_REQUESTS)
    taken = take_in(
        vault, actor, role, options.file, profile(options.agency, vault) if options.agency else None
    )
    for said in taken.said:
        print(said)
    print(f"{taken.new} case file{'' if taken.new == 1 else 's'} added, {taken.there} were there already.")
    return 0


def take_in(vault: Vault, actor: Actor, role: Role, file: str, agency: Agency | None) -> Taken:
    """Every line is read and made events before the first is added, so a list that is refused leaves nothing behind.

    With an agency's profile each part is decided as it is taken in. Raises FileError, SameContactError.
    """
    at = datetime.now(UTC)
    source = open_input(file, Options("", None))
    if source.kind == FEDERAL:
        raise FileError(
            file, "this is a federal table, no list of the jail's own.", "Count it with `amparo run`."
        )
    # Its folder would tell of this machine, and stand in an open half for ever.
    contacts = [replace(contact, file=Path(contact.file).name) for contact in source.contacts]
    made = [_events(contact, vault, actor, role, at, file, agency) for contact in contacts]
    _refuse_known_contacts(vault, contacts, made, actor, role, file)
    try:
        new = vault.add_all(made)
    except ConflictError as error:
        place = next(place for place, events in enumerate(made) if events[0].record == error.record)
        contact = contacts[place]
        fields = f": {', '.join(error.fields)}" if isinstance(error, DiffersError) else ""
        raise FileError(
            f"{file}, line {contact.line}",
            f"{contact.reference} is on record already and differs{fields}. Nothing of the file was added.",
            "What is on record is not changed; leave the line as it was.",
        ) from error
    return Taken(new, len(made) - new, tuple(said.en for said in (*source.dropped, *source.assumed)))


def _events(
    contact: Contact, vault: Vault, actor: Actor, role: Role, at: datetime, file: str, agency: Agency | None
) -> Sequence[Event]:
    record = str(uuid.uuid5(_RECORDS, f"{vault.agency}/{contact.reference}"))
    answers = decide_contact(contact, agency).answers if agency else ()
    try:
        return events_of(
            contact,
            record=record,
            agency=vault.agency,
            at=at,
            by=actor.account,
            role=role.value,
            answers=answers,
        )
    except EventError as error:
        raise FileError(f"{file}, line {contact.line}", str(error)) from error


def _refuse_known_contacts(
    vault: Vault,
    contacts: Sequence[Contact],
    made: Sequence[Sequence[Event]],
    actor: Actor,
    role: Role,
    file: str,
) -> None:
    """One contact from a form and from a list is one: the same moment and the same booking, under another number.

    Two lines of one list are two. Only records of that very moment are opened, and that they were is on record.
    """
    at_moment: dict[datetime, list[CaseFile]] = {}
    for events in vault.every():
        case = fold(events)
        received = case.received.get("received_at")
        if received is not None:
            at_moment.setdefault(received, []).append(case)
    for contact, events in zip(contacts, made, strict=True):
        for case in at_moment.get(contact.received_at, ()) if contact.received_at else ():
            same_kind = case.received["source"]["kind"] == contact.source
            if case.record == events[0].record or same_kind or not contact.booking_ref:
                continue
            opened = fold(
                vault.open(
                    case.record,
                    at=datetime.now(UTC),
                    by=actor.account,
                    role=role.value,
                    why="is it the same contact?",
                )
            )
            if opened.received.get("booking_ref") == contact.booking_ref:
                raise SameContactError(
                    f"{file}, line {contact.line}",
                    f"{contact.reference} is {case.received['reference']} already: the same moment, the same booking.",
                    "Leave it out; it would be counted twice.",
                )
