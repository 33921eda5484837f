"""amparo decide FILE: one request (or several) decided, with the reasons, the duties and what is still missing.

With --table a whole table is decided instead; that stands in `table.py`.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from amparo.cli import table
from amparo.cli.files import read_facts, write_bytes
from amparo.cli.fold import fold
from amparo.decision import Answer, decide, decide_parts, explain, make_receipt, parts_of_form
from amparo.facts import REQUEST_KINDS, Agency, read_agency, read_day
from amparo.facts.agency import read_policy
from amparo.intake import i247a
from amparo.terms import ContradictionError, FactError, FactValueError, FileError, UnknownFactError

_EXAMPLE = """A file holds the day, the request and the person; an absent fact is unknown:
  { "on": "2026-11-24", "agency_kind": "sheriff_jail",
    "request": { "kind": "notification", "from": "ICE", "info_public": { "release_date": false } },
    "local_policy": { "notification": "allows" },
    "person": { "minor": false, "history_complete": true, "registry": "none", "federal_felony_warrant": "none",
                "pending": [],
                "convictions": [ { "code": "PC", "section": "211", "level": "felony", "date": "2015-03-02" } ] } }
docs/how-to/the-facts.md lists every fact. With --json one part is one object, several are a list.
A keyed form I-247A (samples/i247a-request.json) is split into its parts. Example:
  amparo decide samples/i247a-request.json --agency samples/madrone-agency.toml --on 2025-01-10

A table holds one request a row, with its day and its agency's policy (docs/how-to/decide-a-table.md). Examples:
  amparo decide --table requests.csv --out decided.csv
  amparo decide --table 'requests/*.parquet' --out decided.parquet --what-if policy=forbids
"""
_KNOWN = frozenset(
    {
        "on",
        "agency_kind",
        "request",
        "person",
        "local_policy",
        "legal",
        "asks",
        "id",
        "expected",
        "why",
        "source",
    }
)


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "decide",
        help="decide a request, with reasons",
        description="Decide a request on the day of the act.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="JSON or TOML, a case file, a keyed I-247A, or - for JSON from input",
    )
    command.add_argument(
        "--agency", metavar="PROFILE", help="the agency's profile (TOML): its kind and local policy"
    )
    command.add_argument(
        "--on", metavar="DAY", help="the day of the act, where the file does not say it or to try another"
    )
    command.add_argument(
        "--as-case", action="store_true", help="read absent facts as the worked cases do: nothing there"
    )
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the text")
    command.add_argument("--json", action="store_true", help="the whole explanation as JSON")
    command.add_argument("--receipt", metavar="FILE", help="also write receipts that replay, one a line")
    table.add_arguments(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Decide and print."""
    if options.table is not None:
        return table.run(options)
    table.refuse_without_table(options)
    if options.file is None:
        raise FileError("FILE", "there is nothing to decide.", "Give FILE, or a whole table with --table.")
    answers = [answer for case in _cases(options) for answer in case]
    if options.receipt:
        write_bytes(options.receipt, b"".join(make_receipt(answer) + b"\n" for answer in answers))
    if options.json:
        told = [explain(answer).to_json(options.lang) for answer in answers]
        print(json.dumps(told if len(told) != 1 else told[0], ensure_ascii=False, indent=2))
    else:
        print(fold("\n\n".join(explain(answer).text(options.lang) for answer in answers)))
    return 0


def _cases(options: argparse.Namespace) -> Iterable[tuple[Answer, ...]]:
    data = read_facts(options.file)
    profile = read_agency(options.agency) if options.agency else None
    day = _given_day(options.on)
    if i247a.is_keyed_form(data):
        contact = i247a.read_form(data, options.file, on=day)
        yield tuple(
            decide(
                {**part.request},
                part.person,
                _agency({}, profile, options),
                day or part.on,
            )
            for part in contact.parts
        )
        return
    cases = data.get("cases", [data])
    if not isinstance(cases, list) or not cases or not all(isinstance(case, dict) for case in cases):
        raise FileError(options.file, "it holds no case.", 'Write { "on": …, "request": …, "person": … }.')
    for case in cases:
        yield _decide_case(case, profile, day, options)


def _decide_case(
    case: Mapping[str, Any], profile: Agency | None, day: date | None, options: argparse.Namespace
) -> tuple[Answer, ...]:
    for name in case:
        if name not in _KNOWN:
            raise UnknownFactError(name, _KNOWN)
    on = day or _given_day(case.get("on"))
    if on is None:
        raise FactError(
            "on", "the day of the act is missing.", "Write it into the file or give --on 2026-11-24."
        )
    request, person = case.get("request"), case.get("person", {})
    if not isinstance(request, Mapping) or not isinstance(person, Mapping):
        raise FactError(
            "request", "the request is missing or is no set of facts.", 'Write { "kind": "notification", … }.'
        )
    agency = _agency(case, profile, options)
    asks = case.get("asks")
    if (
        asks is None
        and "kind" not in request
        and isinstance(request.get("form"), str)
        and request["form"] != "none"
    ):
        asks = parts_of_form(request["form"])
    if asks is not None and not (
        isinstance(asks, list | tuple) and all(kind in REQUEST_KINDS for kind in asks)
    ):
        raise FactValueError("asks", "this names no parts.", f"A list of {', '.join(REQUEST_KINDS)}.")
    if asks:
        return decide_parts(asks, request, person, agency, on, legal=case.get("legal"))
    return (decide(request, person, agency, on, legal=case.get("legal"), as_case=options.as_case),)


def _agency(case: Mapping[str, Any], profile: Agency | None, options: argparse.Namespace) -> Agency:
    if profile is not None:
        if case.get("agency_kind", profile.kind) != profile.kind:
            raise ContradictionError(
                "agency_kind", f"the profile says {profile.kind}.", "Correct one of the two."
            )
        if "local_policy" in case:
            raise ContradictionError("local_policy", "a profile is given too.", "Leave one of the two out.")
        return profile
    kind = case.get("agency_kind")
    if kind is None:
        raise FactError(
            "agency_kind",
            "nobody says which kind of agency answers.",
            "Give --agency PROFILE or write agency_kind.",
        )
    return Agency(
        kind=kind,
        policy=read_policy(case.get("local_policy") or {}),
        absent_allows=options.as_case,
    )


def _given_day(text: Any) -> date | None:
    ordinal = read_day(text, "on")
    return None if ordinal is None else date.fromordinal(ordinal)
