"""`amparo run FILE…`: requests as they came in are decided, held against what was done, counted, and answered in pages.

Nothing is written and nothing printed before every file has been read to its end: a line that cannot be used refuses
the whole run. The program has no clock; `--made-at` is the moment to print on the notices, else it is left to be
written in by hand.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from amparo.cli.run_notices import folder_files, notices
from amparo.cli.run_result import FileResult, RunResult, document
from amparo.cli.run_sheet import terminal_width
from amparo.cli.run_table import table
from amparo.cli.visit import is_visit, run_visits
from amparo.clock import elapsed
from amparo.facts import Agency, read_agency
from amparo.intake import Contact, Options, Source, open_input
from amparo.intake.cells import day, moment
from amparo.intake.federal_detainers import KIND as FEDERAL
from amparo.intake.jail_columns import template
from amparo.intake.jail_log import KIND as LIST
from amparo.intake.reading import PUBLIC_WORDS
from amparo.intake.refusal import whole_file
from amparo.intake.review import Decided, count_contacts, count_federal, decide_contact, find
from amparo.notices import write_folder
from amparo.terms import FactValueError

_SHOW_EVERY = 5_000

_HELP = "decide requests as they came in, and write the notices owed"
_EXAMPLE = """\
example:
  amparo run samples/i247a-request.json samples/jail-requests-2025.csv \\
      --agency samples/madrone-agency.toml --out build/run

What a file is, is found by what is in it: a keyed federal form (JSON), a jail's list of requests (CSV), released
federal detainer rows (CSV), or the record of a visit (YAML or JSON; it is answered as by `amparo visit`, and ends with
1 where it shows something). Ends with 0, or with 2 where a file cannot be used; then it says what is wrong, in which
line and column, and how to mend it. This is not legal advice."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add `run` to the commands; the parsed arguments carry `run` as what to call."""
    parser = subparsers.add_parser(
        "run",
        help=_HELP,
        description=_HELP,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a form, a list of requests, or federal rows"
    )
    parser.add_argument(
        "--agency", metavar="PROFILE", help="the agency's profile (TOML); without it policy is unknown"
    )
    parser.add_argument(
        "--out", metavar="DIR", help="write notices, their list and the figures into this folder"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of the table")
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of the table (en)")
    parser.add_argument(
        "--on", metavar="DAY", type=_day, help="the day of the act for a keyed form (else the day it came in)"
    )
    parser.add_argument(
        "--made-at", metavar="TIME", type=_moment, help="local date and time to print on the notices"
    )
    parser.add_argument(
        "--release-dates-public",
        choices=tuple(PUBLIC_WORDS),
        default="",
        help="whether the jail gives release dates to everybody (a list: no, a form: unknown)",
    )
    parser.add_argument(
        "--template", action=_Template, nargs=0, help="print an empty list, its column names only, and end"
    )
    parser.set_defaults(run=run)
    return parser


class _Template(argparse.Action):
    """Prints the empty list and ends, as --help does: no file is needed for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(template(), end="")
        parser.exit()


def _day(given: str) -> date:
    found = day(given, 2000)
    if isinstance(found, str):
        raise argparse.ArgumentTypeError(f"{found} Write it as 2025-01-22.")
    return found


def _moment(given: str) -> datetime:
    found = moment(given)
    if isinstance(found, str):
        raise argparse.ArgumentTypeError(f"{found} Write it as 2025-01-10T09:30, local time, without a zone.")
    return found


def run(args: argparse.Namespace) -> int:
    """Run the command; returns the exit code. Raises AmparoError for input or a folder that cannot be used."""
    visits = [name for name in args.files if is_visit(name)]
    if visits:
        return _visits(args, visits)
    result = _decide(args)
    if args.out:
        _write(args, result)
    if args.json:
        print(json.dumps(document(result), ensure_ascii=False, indent=1))
    else:
        print(table(result, args.lang, terminal_width()), end="")
    return 0


def _visits(args: argparse.Namespace, visits: list[str]) -> int:
    """Records of visits are answered by the law of public places, not counted with requests to a jail."""
    others = [name for name in args.files if name not in visits]
    if others:
        wrong = f"it is the record of a visit, and {others[0]} is none."
        raise whole_file(visits[0], wrong, "Give records of visits by themselves.")
    if args.out:
        raise whole_file(visits[0], "a visit has no notices.", "Its drafts: amparo visit FILE --drafts DIR.")
    return run_visits(visits, args.lang, args.json)


def _decide(args: argparse.Namespace) -> RunResult:
    agency = read_agency(args.agency) if args.agency else Agency(kind="sheriff_jail")
    options = Options(args.release_dates_public, args.on)
    result = RunResult(agency, bool(args.agency))
    seen: dict[str, str] = {}
    for name in args.files:
        source = open_input(name, options)
        file = FileResult(source.file, source.kind, assumed=source.assumed, dropped=source.dropped)
        result.files.append(file)
        if source.kind == FEDERAL:
            file.federal = count_federal(_with_progress(source))
        else:
            file.decided = tuple(decide_contact(contact, agency) for contact in _with_progress(source))
            _refuse_doubles(file.decided, source, seen)
        if source.kind == LIST:
            file.counts = count_contacts([one.contact for one in file.decided])
    listed = [one for file in result.files if file.counts for one in file.decided]
    keyed = [one for file in result.files if not file.counts for one in file.decided]
    result.findings = find(listed, agency, keyed)
    return result


def _refuse_doubles(decided: Iterable[Decided], source: Source, seen: dict[str, str]) -> None:
    """One reference is one contact: two files that share one would overwrite each other's notice."""
    for one in decided:
        reference = one.contact.reference
        if reference in seen:
            wrong = f"{reference} stands in {seen[reference]} already."
            raise whole_file(
                source.file, wrong, "Give each file once, and every contact a number of its own."
            )
        seen[reference] = source.file


def _with_progress(source: Source) -> Iterator[Contact]:
    """The contacts as they come; on a terminal, a long file says how far it is."""
    shown = False
    for number, contact in enumerate(source.contacts, 1):
        if number % _SHOW_EVERY == 0 and sys.stderr.isatty():
            print(f"\r{source.file}: {number:,} …", end="", file=sys.stderr, flush=True)
            shown = True
        yield contact
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _write(args: argparse.Namespace, result: RunResult) -> None:
    _refuse_made_too_early(args.made_at, result)
    pages, listed, withheld = notices(result.decided, result.agency, args.made_at)
    result.notices = tuple(pages)
    result.withheld = tuple(withheld)
    write_folder(Path(args.out), folder_files(result, pages, listed, args.lang))
    result.folder = args.out


def _refuse_made_too_early(made_at: datetime | None, result: RunResult) -> None:
    """A notice cannot have been made before its request came in."""
    for one in result.decided:
        received = one.contact.received_at
        if made_at is not None and received is not None and elapsed(received, made_at).total_seconds() < 0:
            problem = f"{made_at:%Y-%m-%dT%H:%M} is before {one.contact.reference} came in."
            raise FactValueError(
                "--made-at", problem, "Give a later moment, or leave it out: then it stays open."
            )
