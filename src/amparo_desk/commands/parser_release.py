"""The words and options of `amparo desk release …`."""

import argparse
from collections.abc import Callable
from typing import Any

from amparo.register.tables import CODES
from amparo_desk.release_reasons import REASONS

Add = Callable[..., argparse.ArgumentParser]


def release_commands(commands: Any, add: Add, for_agency: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add them to the desk's commands."""
    root = commands.add_parser(
        "release",
        help="count a release, look at its checks, close a period, write what was approved",
        description="What is counted is a draft. A second person approves it at the desk's site; no command does.",
        epilog="Example: amparo desk release draft --as madrone --by i.vela",
    )
    verbs = root.add_subparsers(dest="verb", metavar="VERB", required=True)
    draft = add(
        verbs,
        "draft",
        "release",
        "count the next release: opens every case file of the desk's agencies, which is noted",
        epilog="Example: amparo desk release draft --withdraw 3 --because figures_wrong --as madrone --by i.vela",
    )
    draft.add_argument(
        "--reason", choices=REASONS, default="late_entry", help="why figures of the last release changed"
    )
    draft.add_argument("--withdraw", type=int, metavar="NUMBER", help="take an earlier release back")
    draft.add_argument("--because", choices=tuple(CODES["withdrawal"]), help="why it is taken back")
    listed = add(verbs, "list", "release", "what is published, and which drafts there are")
    drop = add(verbs, "drop", "release", "throw a draft away")
    drop.add_argument("draft", metavar="DRAFT", help="the draft's name, as `list` shows it")
    finish = add(
        verbs, "finish", "release", "write what was approved and cut off; the nightly job does it, too"
    )
    close = add(verbs, "close-period", "release", "say for an office that a year or a quarter is whole")
    close.add_argument("period", metavar="PERIOD", help="as 2025, or 2025-Q3")
    close.add_argument("--office", choices=tuple(CODES["office"]), required=True, help="which office says so")
    for command in (draft, drop, close):
        command.add_argument(
            "--by", metavar="ACCOUNT", required=True, help="who does it: an account with the right"
        )
        for_agency(command)
    for command in (draft, listed, drop, finish, close):
        command.add_argument("--lang", choices=("en", "es"), default="en", help="language of what is said")
    for command in (draft, listed):
        command.add_argument("--json", action="store_true", help="as JSON")
