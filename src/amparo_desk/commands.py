"""amparo desk …: set up the desk, take in the list a jail already has, and review what is on record."""

import argparse
import json
import os
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

import django

from amparo.casefile import CaseFile, Event, EventError, contact_of, events_of, fold
from amparo.casefile.today import Urgency
from amparo.cli.fold import fold as fold_text
from amparo.cli.run_result import FileResult, RunResult, document
from amparo.cli.run_sheet import terminal_width
from amparo.cli.run_table import table
from amparo.cli.run_words import stamp
from amparo.clock import CALIFORNIA
from amparo.facts import Agency, read_agency
from amparo.intake import Contact, Options, open_input
from amparo.intake.cells import moment
from amparo.intake.federal_detainers import KIND as FEDERAL
from amparo.intake.review import count_contacts, decide_contact, find
from amparo.terms import NOT_LEGAL_ADVICE, AmparoError, FactValueError, FileError

_RECORDS = uuid.UUID("6f2d1d0a-52c6-5f0e-9a5e-4c1f3b9a7d21")
"""The space in which a record's identifier is made of agency and reference: the same line is the same record again."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code. Raises AmparoError, which the door tells."""
    options = _parser().parse_args(arguments)
    os.umask(0o077)  # whatever the desk writes is its owner's alone
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo_desk.settings")
    django.setup()
    from django.db import DatabaseError  # only now is it known which databases there are

    try:
        code: int = options.run(options)
    except DatabaseError as error:
        raise FileError(
            "the desk's databases",
            f"they cannot be used ({str(error).splitlines()[0]}).",
            "See that they run and lie where AMPARO_DESK_HOME or AMPARO_DESK_DATABASE say; `amparo desk init` makes tables.",
        ) from error
    return code


def _parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="amparo desk", description=__doc__, epilog=NOT_LEGAL_ADVICE["en"])
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    init = commands.add_parser("init", help="make the databases, and the key of an agency")
    init.set_defaults(run=_init)
    taken = commands.add_parser(
        "import-requests",
        help="take in a jail's list or a keyed form as case files",
        description="Each line becomes a case file. A line that is there already is not added twice.",
        epilog="Example: amparo desk import-requests samples/jail-requests-2025.csv --as madrone --by c.ruiz",
    )
    taken.add_argument("file", metavar="FILE", help="a jail's list (CSV), or a keyed form (JSON)")
    taken.add_argument("--by", metavar="ACCOUNT", required=True, help="who takes it in")
    taken.add_argument(
        "--agency", metavar="PROFILE", help="the agency's profile: each part is decided as it is taken in"
    )
    taken.set_defaults(run=_import)
    day = commands.add_parser(
        "today",
        help="what needs a hand: undecided, unserved, due, late",
        description="What is to be done now, the most urgent first. Nobody's name or record is opened for it.",
        epilog="Example: amparo desk today --as madrone --agency samples/madrone-agency.toml",
    )
    day.add_argument("--agency", metavar="PROFILE", help="the agency's profile, with its house deadlines")
    day.add_argument(
        "--at", metavar="TIME", help="the moment to which deadlines are counted, as in 2025-12-31T23:00 (now)"
    )
    day.add_argument("--lang", choices=("en", "es"), default="en", help="language of the list")
    day.add_argument("--json", action="store_true", help="as JSON")
    day.set_defaults(run=_today)
    review = commands.add_parser(
        "review",
        help="counts and findings of everything on record",
        description="Decide every part on record again, and hold what was done against it. Opens every record, which is noted.",
        epilog="Example: amparo desk review --as madrone --agency samples/madrone-agency.toml --by i.vela",
    )
    review.add_argument("--agency", metavar="PROFILE", help="the agency's profile (TOML)")
    review.add_argument("--by", metavar="ACCOUNT", required=True, help="who reviews")
    review.add_argument("--lang", choices=("en", "es"), default="en", help="language of the table")
    review.add_argument("--json", action="store_true", help="one JSON document instead")
    review.set_defaults(run=_review)
    for command in (init, taken, day, review):
        command.add_argument(
            "--as", dest="name", metavar="AGENCY", required=True, help="the agency's short name at this desk"
        )
    return root


def _name(options: argparse.Namespace) -> str:
    name: str = options.name
    if not name or len(name) > 40 or not name.replace("-", "").isalnum() or not name.isascii():
        raise FactValueError(
            "--as", f"{name!r} is no short name.", "Letters, digits and -, as in madrone-jail."
        )
    return name


def _vault(options: argparse.Namespace) -> Any:
    from django.conf import settings  # both need the settings, which are read just before

    from amparo_desk.vault.sealing import agency_key
    from amparo_desk.vault.store import Vault

    name = _name(options)
    _refuse_lost_key(name)
    known = sorted(file.stem for file in settings.KEYS.glob("*.key"))
    if not known:
        raise FileError(
            str(settings.HOME),
            "there is no desk here.",
            "Go to its folder, or set AMPARO_DESK_HOME to it; `amparo desk init` makes a new one.",
        )
    if name not in known:
        near = get_close_matches(name, known, n=1)
        mend = f"Did you mean {near[0]}?" if near else f"There is {', '.join(known)}."
        raise FactValueError("--as", f"no agency is called {name} at the desk in {settings.HOME}.", mend)
    vault = Vault(name, agency_key(settings.KEYS, name))
    vault.check_key()
    return vault


def _refuse_lost_key(name: str) -> None:
    """A new key beside old case files would open none of them, and the old one then none of the new."""
    from django.conf import settings  # as above
    from django.db import DatabaseError

    from amparo_desk.vault import models

    file = settings.KEYS / f"{name}.key"
    if file.exists():
        return
    try:
        kept = models.Event.objects.filter(agency=name, number=1).count()
    except DatabaseError:  # there are no tables yet, so nothing lies here
        return
    if kept:
        raise FileError(
            str(file),
            f"it is gone, and {kept} case files of {name} lie here that only it opens. A new key cannot.",
            "Put the file back from its backup.",
        )


def _init(options: argparse.Namespace) -> int:
    from django.conf import settings  # as above
    from django.core.management import call_command

    from amparo_desk.vault.sealing import agency_key
    from amparo_desk.vault.store import Vault

    name = _name(options)
    try:
        settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FileError(
            str(settings.HOME),
            f"the folder cannot be made ({error.strerror}).",
            "Set AMPARO_DESK_HOME to one that can.",
        ) from error
    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    _refuse_lost_key(name)
    Vault(name, agency_key(settings.KEYS, name, make=True)).check_key()
    print(f"Ready: {settings.HOME}")
    print(
        f"The key of {name}: {settings.KEYS / (name + '.key')}. Without it nothing can be opened: back it up, elsewhere."
    )
    return 0


def _import(options: argparse.Namespace) -> int:
    """Every line is read and made events before the first is added, so a list that is refused leaves nothing behind."""
    vault = _vault(options)
    from amparo_desk.vault.store import ConflictError, DiffersError  # as above

    at = datetime.now(UTC)
    source = open_input(options.file, Options("", None))
    if source.kind == FEDERAL:
        raise FileError(
            options.file, "this is a federal table, no list of the jail's own.", "Count it with `amparo run`."
        )
    contacts = list(source.contacts)
    agency = read_agency(options.agency) if options.agency else None
    made = []
    for contact in contacts:
        record = str(uuid.uuid5(_RECORDS, f"{vault.agency}/{contact.reference}"))
        answers = decide_contact(contact, agency).answers if agency else ()
        try:
            made.append(
                events_of(
                    contact,
                    record=record,
                    agency=vault.agency,
                    at=at,
                    by=options.by,
                    role="supervisor",
                    answers=answers,
                )
            )
        except EventError as error:
            raise FileError(f"{options.file}, line {contact.line}", str(error)) from error
    _refuse_known_contacts(vault, contacts, made, options)
    try:
        new = vault.add_all(made)
    except ConflictError as error:
        place = next(place for place, events in enumerate(made) if events[0].record == error.record)
        contact = contacts[place]
        fields = f": {', '.join(error.fields)}" if isinstance(error, DiffersError) else ""
        raise FileError(
            f"{options.file}, line {contact.line}",
            f"{contact.reference} is on record already and differs{fields}. Nothing of the file was added.",
            "What is on record is not changed; leave the line as it was.",
        ) from error
    for said in (*source.dropped, *source.assumed):
        print(said.en)
    print(f"{new} case file{'' if new == 1 else 's'} added, {len(made) - new} were there already.")
    return 0


def _refuse_known_contacts(
    vault: Any, contacts: Sequence[Contact], made: Sequence[Sequence[Event]], options: argparse.Namespace
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
            who = {"at": datetime.now(UTC), "by": options.by, "role": "supervisor"}
            opened = fold(vault.open(case.record, why="is it the same contact?", **who))
            if opened.received.get("booking_ref") == contact.booking_ref:
                raise FileError(
                    f"{options.file}, line {contact.line}",
                    f"{contact.reference} is {case.received['reference']} already: the same moment, the same booking.",
                    "Leave it out; it would be counted twice.",
                )


def _today(options: argparse.Namespace) -> int:
    vault, at = _vault(options), datetime.now(CALIFORNIA)
    if options.at:
        found = moment(options.at)
        if isinstance(found, str):
            raise FactValueError("--at", found, "Write it as 2025-12-31T23:00, local time, without a zone.")
        at = found
    items = vault.today(_profile(options), at)
    if options.json:
        told = [
            {
                "record": item.record,
                "reference": item.reference,
                "urgency": item.urgency.name.lower(),
                "due": item.due.isoformat() if item.due else None,
                "house_deadline": item.house,
                "says": item.says,
                "dice": item.dice,
                "citation": item.cite,
            }
            for item in items
        ]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    print(_HEAD[options.lang].format(stamp(at)))
    for item in items:
        due = stamp(item.due) + (" *" if item.house and item.due else "")
        urgency = _URGENCY[item.urgency][0 if options.lang == "en" else 1]
        print(
            fold_text(
                f"{urgency:8} {item.reference:12} {due:18} {item.in_language(options.lang)} [{item.cite}]"
            )
        )
    print(_NOTHING[options.lang] if not items else _HOUSE[options.lang])
    print(NOT_LEGAL_ADVICE[options.lang])
    return 0


def _profile(options: argparse.Namespace) -> Agency:
    return read_agency(options.agency) if options.agency else Agency(kind="sheriff_jail")


_URGENCY = {
    Urgency.LATE: ("LATE", "TARDE"),
    Urgency.NOW: ("now", "ahora"),
    Urgency.TODAY: ("today", "hoy"),
}
_HEAD = {
    "en": "What is on record now, with deadlines counted to {}",
    "es": "Lo que consta ahora, con plazos contados al {}",
}
_NOTHING = {"en": "Nothing is open.", "es": "No hay nada pendiente."}
_HOUSE = {
    "en": "* the agency's own deadline, not the law's",
    "es": "* plazo de la propia agencia, no de la ley",
}


def _review(options: argparse.Namespace) -> int:
    vault = _vault(options)
    agency = _profile(options)
    at = datetime.now(UTC)
    contacts = [
        contact_of(fold(vault.open(record, at=at, by=options.by, role="supervisor", why="review")))
        for record in vault.records()
    ]
    if not contacts:
        raise AmparoError(
            f"Nothing is on record at {vault.agency}. `amparo desk import-requests` takes in a list."
        )
    decided = tuple(decide_contact(contact, agency) for contact in contacts)
    result = RunResult(agency, bool(options.agency), has_pages=False)
    result.files.append(
        FileResult(f"desk of {vault.agency}", "case files", decided, count_contacts(contacts))
    )
    result.findings = find(decided, agency)
    if options.json:
        print(json.dumps(document(result), ensure_ascii=False, indent=1))
    else:
        print(table(result, options.lang, terminal_width()), end="")
    return 0
