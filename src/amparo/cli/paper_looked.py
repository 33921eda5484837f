"""What a person who holds the paper may tell `amparo paper`: the hour, the place, the person, the officer, the pages."""

import argparse
import re
from datetime import date, datetime, time

from amparo.facts.visit_words import PLACES
from amparo.law.papers import Looked
from amparo.terms import FactValueError

ANSWERS = ("yes", "no", "unknown")
ANSWER = {"yes": True, "no": False, "unknown": None}


def add_looked(command: argparse.ArgumentParser) -> None:
    """Describe these options."""
    group = command.add_argument_group("what you see who hold the paper (leave out what you do not know)")
    group.add_argument(
        "--at", metavar="TIME", help="the hour, as 23:15, or day and hour, as 2026-11-24T23:15"
    )
    group.add_argument(
        "--place", choices=tuple(PLACES), help="the kind of place: at `health` check C10 is made"
    )
    for name, says in (
        ("--place-named", "does it name this address, building and room? (C5)"),
        ("--person-matches", "are name and birth date those of the person meant? (C6)"),
        ("--grants-access", "do its words open this health facility's nonpublic areas? (C10)"),
        ("--signature-seen", "is there a signature on the paper itself? (C2)"),
        ("--copied", "was the whole paper copied? (C12)"),
    ):
        group.add_argument(name, choices=ANSWERS, help=says)
    group.add_argument(
        "--officer-kind",
        choices=("federal", "california", "unknown"),
        help="who would carry it out: a federal officer, or a California peace officer (C9)",
    )
    group.add_argument("--pages", metavar="SEEN/ALL", help="pages shown, of how many: 1/3 (C8)")


def looked_at(options: argparse.Namespace, on: date | None) -> tuple[date | None, Looked]:
    """The day, and what was seen. Raises FactValueError for an hour or pages that cannot be."""
    day, hour = _moment(options.at)
    if day is not None and on is not None and day != on:
        raise FactValueError("--at", f"its day is not that of --on ({on}).", "Give the day once.")
    seen, total = _pages(options.pages)
    officer = options.officer_kind
    looked: Looked = {
        "at": hour,
        "shown_on_phone": options.phone,
        "pages_seen": seen,
        "pages_total": total,
        "signature_seen": ANSWER.get(options.signature_seen),
        "person_matches": ANSWER.get(options.person_matches),
        "place_named": ANSWER.get(options.place_named),
        "at_health_facility": options.place == "health",
        "grants_access": ANSWER.get(options.grants_access),
        "officer": officer if officer in ("federal", "california") else None,
        "copied": ANSWER.get(options.copied),
    }
    return on or day, looked


def _moment(given: str | None) -> tuple[date | None, time | None]:
    if given is None:
        return None, None
    try:
        if re.fullmatch(r"\d{1,2}:\d{2}", given):
            return None, time.fromisoformat(given.zfill(5))
        moment = datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or len(given) < 16:
        raise FactValueError("--at", f"{given!r} is no hour.", "Write 23:15, or 2026-11-24T23:15.")
    return moment.date(), moment.time()


def _pages(given: str | None) -> tuple[int | None, int | None]:
    if given is None:
        return None, None
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", given)
    if match is None or int(match[1]) > int(match[2]) or int(match[2]) == 0:
        raise FactValueError("--pages", f"{given!r} are no pages.", "Write pages seen and in all, as 1/3.")
    return int(match[1]), int(match[2])
