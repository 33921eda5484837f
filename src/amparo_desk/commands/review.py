"""amparo desk review: counts and findings of everything on record. Each record is opened, and that it was is on record."""

import argparse
import json
from datetime import UTC, datetime

from amparo.casefile import Act, contact_of, fold
from amparo.cli.run_result import FileResult, RunResult, document
from amparo.cli.run_sheet import terminal_width
from amparo.cli.run_table import table
from amparo.intake.review import count_contacts, decide_contact, find
from amparo.terms import AmparoError
from amparo_desk.agencies import vault_of
from amparo_desk.commands.acting import acting, profile


def run(options: argparse.Namespace) -> int:
    """Print the review."""
    vault = vault_of(options.name)
    actor, role = acting(options.by, options.name, Act.READ_PERSON)
    agency, at = profile(options.agency, vault), datetime.now(UTC)
    contacts = [
        contact_of(fold(vault.open(record, at=at, by=actor.account, role=role.value, why="review")))
        for record in vault.records()
    ]
    if not contacts:
        raise AmparoError(
            f"Nothing is on record at {vault.agency}. `amparo desk import-requests` takes in a list."
        )
    decided = tuple(decide_contact(contact, agency) for contact in contacts)
    result = RunResult(agency, bool(options.agency) or vault.profile() is not None, has_pages=False)
    result.files.append(
        FileResult(f"desk of {vault.agency}", "case files", decided, count_contacts(contacts))
    )
    result.findings = find(decided, agency)
    if options.json:
        print(json.dumps(document(result), ensure_ascii=False, indent=1))
    else:
        print(table(result, options.lang, terminal_width()), end="")
    return 0
