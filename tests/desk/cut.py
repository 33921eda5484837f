"""The power fails at every write of an act: each time in a process of its own, which ends without a word.

`killed_everywhere` does an act on a fresh agency, ends the process before its first write, before its second, and so on,
before and after each commit too, on the database at hand; looks at what was left; does the act again as it was; and looks
once more. What was left must be what was there before, or what the whole act comes to: never a part of it.
"""

import hashlib
import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connections

from amparo_desk.keys.models import DataKey, DaySecret
from amparo_desk.vault import models
from amparo_desk.vault.releases import unzipped
from amparo_desk.vault.rows import event_of
from amparo_desk.vault.sealing import unseal
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES

POWER_FAILED, DONE, BROKE = 9, 0, 1
MOST = 400
Do = Callable[[Vault], object]
READS = ("SELECT", "PRAGMA", "EXPLAIN")


@dataclass(frozen=True)
class Cuts:
    """How often the power failed, and how often nothing or everything of the act was on record then."""

    writes: int
    nothing: int
    everything: int


def killed_everywhere(databases: tuple[str, str], prepare: Do, act: Do) -> Cuts:
    """Do an act, killed at every write boundary, and again. `prepare` makes what must be there before; both must be
    the same each time (a moment, an identifier and an account that are given), but for the agency, which is new.
    """
    whole = _fresh(databases)
    prepare(whole)
    before = on_record(whole)
    act(whole)
    after = on_record(whole)
    assert before != after, "an act that does nothing cannot be cut"
    nothing = everything = 0
    for last in range(1, MOST):
        vault = _fresh(databases)
        prepare(vault)
        ended = _in_a_process_of_its_own(vault, act, last)
        left = on_record(vault)
        assert left in (before, after), f"at write {last} a part of the act was on record"
        nothing, everything = nothing + (left == before), everything + (left == after)
        assert {problem.code for problem in vault.check_all()} <= {"key_left"}
        act(vault)
        assert on_record(vault) == after, (
            f"cut at write {last} and done again, the act comes to something else"
        )
        assert list(vault.check_all()) == []
        assert _keys(vault) == _keys(whole)
        if ended == DONE:
            assert left == after
            return Cuts(last - 1, nothing, everything)
    raise AssertionError(f"more than {MOST} writes for one act")


def _fresh(databases: tuple[str, str]) -> Vault:
    """A new agency. Here a process dies and the machine goes on, so nobody need wait for the disk."""
    for alias in databases:
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA synchronous = OFF")
    return Vault(next(NAMES), KEY, using=databases[0], keys=databases[1])


def _in_a_process_of_its_own(vault: Vault, act: Do, last: int) -> int:
    """Fork, do the act there, and end at write `last`; how the process ended. No connection is shared with it."""
    aliases = (vault._using, vault._keys)
    for alias in aliases:
        connections[alias].close()
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in (POWER_FAILED, DONE), f"the act broke at write {last}; see above"
        return code
    ended = BROKE
    try:
        _cut_at(aliases, last)
        act(vault)
        ended = DONE
    finally:  # whatever it was, this process must not go on as a second test run
        if ended == BROKE:
            os.write(2, traceback.format_exc().encode())
        os._exit(ended)


def _cut_at(aliases: tuple[str, ...], last: int) -> Callable[[], None]:
    """From now on, the n-th write to these databases is the end: a statement, or either side of a commit.

    What comes back counts one write more, for whoever writes elsewhere, too.
    """
    done = 0

    def boundary() -> None:
        nonlocal done
        done += 1
        if done == last:
            os._exit(POWER_FAILED)

    def write(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(READS):
            boundary()
        return execute(sql, params, many, context)

    for alias in aliases:
        connection = connections[alias]
        connection.execute_wrappers.append(write)
        commit = connection._commit

        def commits(commit: Callable[[], Any] = commit) -> Any:
            boundary()
            done_so = commit()
            boundary()
            return done_so

        connection._commit = commits
    return boundary


def on_record(vault: Vault) -> dict[str, Any]:
    """Everything of an agency but its name and who read what: events whole, documents, drafts, lists, profiles, days."""
    opened: dict[str, Any] = {}
    using, agency = vault._using, vault.agency
    for row in models.Event.objects.using(using).filter(agency=agency).order_by("record", "number"):
        key = None if vault.erasure(row.record) else vault._keyring.of(row.record)
        opened[f"{row.record}, event {row.number}"] = replace(event_of(row, key), agency="")
    for model in (models.Document, models.DraftPaper):
        for row in model.objects.using(using).filter(agency=agency):
            opened[f"{row.record}, {model.__name__} {row.sha256}"] = row.media_type
    for head in vault.drafts():
        opened[f"draft {head.id}"] = (head, vault._drafts.content(head.id), vault._drafts.papers(head.id))
    opened["lists"] = vault.summaries(size=1000)
    opened["profiles"] = vault.profiles()
    opened["erased"] = [(record, vault.erasure(record)) for record in vault.records()]
    opened |= _days(vault) | _matters(vault)
    marks = models.BookingMark.objects.using(using).filter(agency=agency).order_by("record")
    opened["marks"] = list(marks.values_list("record", flat=True))
    return opened


def _matters(vault: Vault) -> dict[str, Any]:
    """Every entry of every matter whole, opened past the noting of who reads."""
    found: dict[str, Any] = {}
    for row in models.MatterEntry.objects.using(vault.using).filter(agency=vault.agency).order_by("id"):
        place = f"{vault.agency}/matter/{row.matter}/{row.number}"
        if (erasure := vault.matters.erasure(row.matter)) is not None:
            found[f"{row.matter}, entry {row.number}"] = (row.sort, bytes(row.body), erasure)
            continue
        key = vault._keyring.of(f"matter/{row.matter}")
        files = unzipped(unseal(key, bytes(row.files), f"{place}/files")) if row.files else {}
        names = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        told = (
            row.kind,
            row.sort,
            row.at,
            row.by,
            row.role,
            bytes(row.body),
            unseal(key, bytes(row.sealed), place),
        )
        if row.kind == "state_report":  # its data name the agency, which is a new one each time
            told, names = (*told[:5], b"", told[6]), dict.fromkeys(names, "")
        found[f"{row.matter}, entry {row.number}"] = (told, names)
    return found


def _days(vault: Vault) -> dict[str, Any]:
    """What is bound into days, without roots: salts are another agency's own. `check_all` makes the roots again."""
    using, agency = vault._using, vault.agency
    rows = models.LogRecord.objects.using(using).filter(agency=agency).order_by("id")
    place = "closed__closing__day", "closed__place"
    return {
        "roots": list(rows.exclude(kind="reads").values_list("kind", "record", "number", "at", *place)),
        "readings": list(rows.filter(kind="reads").values_list("record", "at", *place)),
        "days": vault.days.closed(date.min, date.max),
        "attested": vault.days.attestations(),
    }


def _keys(vault: Vault) -> tuple[list[str], list[date]]:
    rows = DataKey.objects.using(vault._keys).filter(agency=vault.agency).order_by("record")
    days = DaySecret.objects.using(vault._keys).filter(agency=vault.agency).order_by("day")
    return list(rows.values_list("record", flat=True)), list(days.values_list("day", flat=True))
