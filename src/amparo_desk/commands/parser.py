"""Which commands there are, with their words and options. Each is run by the file of its name, once the settings are read."""

import argparse
from typing import Any

from amparo.casefile.roles import ROLES, Role
from amparo.terms import NOT_LEGAL_ADVICE
from amparo_desk.commands.parser_release import release_commands

DEMONSTRATION = {"AMPARO_DESK_HOME": "build/desk", "AMPARO_DESK_SECOND_FACTOR": "offered"}
"""What a demonstration takes where nothing else is said: a folder that `make clean` removes, no second factor asked."""


def parser() -> argparse.ArgumentParser:
    """The parser of `amparo desk`."""
    root = argparse.ArgumentParser(
        prog="amparo desk",
        description="Set up the desk, keep its accounts, start its site, take in a jail's list, review what is on record.",
        epilog=NOT_LEGAL_ADVICE["en"],
    )
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _init(commands)
    _account(commands)
    _serve(commands)
    _demo(commands)
    _import(commands)
    _today(commands)
    _review(commands)
    _fsck(commands)
    _days(commands)
    release_commands(commands, _add, _for_agency)
    return root


def _add(commands: Any, name: str, file: str, help: str, **more: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help, **more)
    command.set_defaults(command_file=file, environment={})
    return command


def _for_agency(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as", dest="name", metavar="AGENCY", required=True, help="the agency's short name at this desk"
    )


def _init(commands: Any) -> None:
    _for_agency(_add(commands, "init", "init", "make the databases, and the key of an agency"))


def _account(commands: Any) -> None:
    root = commands.add_parser(
        "account",
        help="add, list, block and renew accounts",
        description="Keeps accounts from this machine, as an administrator does at /accounts/. Each change is on record.",
        epilog="Example: amparo desk account add c.ruiz --role clerk --as madrone --language es",
    )
    verbs = root.add_subparsers(dest="verb", metavar="VERB", required=True)
    role = {"metavar": "ROLE", "choices": [role.value for role in Role], "action": "append"}
    roles = ", ".join(role.value for role in ROLES)
    add = _add(
        verbs,
        "add",
        "account",
        "add an account, or a role to one; prints a one-time link to set the password",
    )
    add.add_argument("account", metavar="NAME", help="how the account is called, as in c.ruiz")
    add.add_argument("--role", dest="roles", required=True, help=f"once or more: {roles}", **role)
    add.add_argument("--language", choices=("en", "es"), default="en", help="the language of its pages")
    password = add.add_mutually_exclusive_group()
    password.add_argument("--ask", action="store_true", help="ask for the password here, instead of a link")
    password.add_argument(
        "--password-file", metavar="FILE", help="take the password from the first line of a file"
    )
    listed = _add(verbs, "list", "account", "list the accounts of an agency")
    listed.add_argument("--json", action="store_true", help="as JSON")
    take = _add(verbs, "take", "account", "take roles away")
    take.add_argument("account", metavar="NAME")
    take.add_argument("--role", dest="roles", required=True, help=f"once or more: {roles}", **role)
    for command in (add, listed, take):
        _for_agency(command)
    for verb, help in (
        ("block", "shut an account out, from this moment on"),
        ("unblock", "let it in again"),
        ("renew", "for who lost password or second factor: neither counts any more; prints a one-time link"),
    ):
        _add(verbs, verb, "account", help).add_argument("account", metavar="NAME")


def _serve(commands: Any) -> None:
    serve = _add(
        commands,
        "serve",
        "serve",
        "start the desk's site on this machine",
        description="Answers on this machine alone. For others, put a web server with TLS before it; see the manual.",
        epilog="Example: amparo desk serve --port 8047",
    )
    _with_port(serve)


def _with_port(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, metavar="N", help="the port (AMPARO_DESK_PORT, or 8047)")
    command.add_argument("--workers", type=int, metavar="N", default=2, help="how many answer at once (2)")


def _demo(commands: Any) -> None:
    words = "A desk in build/desk, unless AMPARO_DESK_HOME names another folder. What was done there is kept."
    demo = _add(
        commands,
        "demo",
        "demo",
        "make a fictional county with accounts, for a demonstration",
        description=words,
    )
    both = _add(commands, "run", "demo", "make it, if need be, and start its site", description=words)
    _with_port(both)
    for command in (demo, both):
        command.set_defaults(environment=DEMONSTRATION)


def _import(commands: Any) -> None:
    taken = _add(
        commands,
        "import-requests",
        "import_requests",
        "take in a jail's list or a keyed form as case files",
        description="Each line becomes a case file. A line that is there already is not added twice.",
        epilog="Example: amparo desk import-requests samples/jail-requests-2025.csv --as madrone --by i.vela",
    )
    taken.add_argument("file", metavar="FILE", help="a jail's list (CSV), or a keyed form (JSON)")
    taken.add_argument(
        "--by", metavar="ACCOUNT", required=True, help="who takes it in: an account with the right"
    )
    taken.add_argument(
        "--agency", metavar="PROFILE", help="the agency's profile: each part is decided as it is taken in"
    )
    _for_agency(taken)


def _today(commands: Any) -> None:
    day = _add(
        commands,
        "today",
        "today",
        "what needs a hand: undecided, unserved, due, late",
        description="What is to be done now, the most urgent first. Nobody's name or record is opened for it.",
        epilog="Example: amparo desk today --as madrone --agency samples/madrone-agency.toml",
    )
    day.add_argument("--agency", metavar="PROFILE", help="the agency's profile, with its house deadlines")
    day.add_argument(
        "--at", metavar="TIME", help="the moment to which deadlines are counted, as in 2025-12-31T23:00 (now)"
    )
    day.add_argument("--lang", choices=("en", "es"), default="en", help="language of the list")
    day.add_argument("--json", action="store_true", help="as JSON")
    _for_agency(day)


def _review(commands: Any) -> None:
    review = _add(
        commands,
        "review",
        "review",
        "counts and findings of everything on record",
        description="Decide every part on record again, and hold what was done against it. Opens every record, which is noted.",
        epilog="Example: amparo desk review --as madrone --agency samples/madrone-agency.toml --by i.vela",
    )
    review.add_argument("--agency", metavar="PROFILE", help="the agency's profile (TOML)")
    review.add_argument(
        "--by", metavar="ACCOUNT", required=True, help="who reviews: an account with the right"
    )
    review.add_argument("--lang", choices=("en", "es"), default="en", help="language of the table")
    review.add_argument("--json", action="store_true", help="one JSON document instead")
    _for_agency(review)


def _fsck(commands: Any) -> None:
    fsck = _add(
        commands,
        "fsck",
        "fsck",
        "check that everything on record is as it was written",
        description="Checks every chain of events, document, key and list. Nobody is shown anything of a person.",
        epilog="Example: amparo desk fsck --as madrone",
    )
    fsck.add_argument("--lang", choices=("en", "es"), default="en", help="language of what is found")
    fsck.add_argument("--json", action="store_true", help="as JSON")
    _for_agency(fsck)


def _days(commands: Any) -> None:
    close = _add(
        commands,
        "close-days",
        "close_days",
        "close every agency's days that have ended, and have the log signed",
        description="Run each night after midnight, and again whenever it was cut off: nothing is closed or added twice. "
        "More than eight days at once need --through, after a look at the clock.",
        epilog="Example: amparo desk close-days",
    )
    close.add_argument("--through", metavar="DATE", help="close up to this day, as in 2026-11-25 (yesterday)")
    adopt = _add(
        commands,
        "adopt-days",
        "adopt_days",
        "after an older database was restored, take over the days that only the log knows",
        description="Only where no newer backup can be had: what was in those days is not in the restored database.",
        epilog="Example: amparo desk adopt-days",
    )
    restore = _add(
        commands,
        "restore-log",
        "restore_log",
        "to an older copy of the log, add again the days that the database knows to be signed",
        description="Only where no newer copy can be had. The signer remembers the root, and says whether the days are the same.",
        epilog="Example: amparo desk restore-log",
    )
    begin = _add(
        commands,
        "begin-log",
        "begin_log",
        "after a log, or all of its keys, were lost, go on in a new one",
        description="Only where nobody has a copy of the log any more, or nobody can sign for it. What was signed in it stays "
        "where it was; the days that were not go into the new log.",
        epilog="Example: amparo desk begin-log --before old-log/public/checkpoint",
    )
    begin.add_argument(
        "--before",
        metavar="CHECKPOINT",
        help="the last checkpoint of the log that ends; needed where there are releases of it",
    )
    for command in (close, adopt, restore, begin):
        command.add_argument("--lang", choices=("en", "es"), default="en", help="language of what is said")
        command.add_argument("--json", action="store_true", help="as JSON")
