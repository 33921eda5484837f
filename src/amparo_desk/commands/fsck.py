"""amparo desk fsck: whether everything on record is as it was written; what is not is named, each with what to do."""

import argparse
import json

from django.conf import settings

from amparo.terms import AmparoError
from amparo_desk.agencies import vault_of
from amparo_desk.leaves import OlderLogError, OtherDayError, differing, tail_of
from amparo_desk.nightly import USING
from amparo_desk.vault.checking import Problem
from amparo_log.storage import Log


def run(options: argparse.Namespace) -> int:
    """Check every chain, document, key and list of an agency; 1 where something is not as it was written."""
    vault = vault_of(options.name)
    problems = [*vault.check_all(), *_leaves(options.name)]
    records = len(vault.records())
    if options.json:
        told = [
            {
                "record": one.record,
                "code": one.code,
                "says": one.in_language("en"),
                "dice": one.in_language("es"),
            }
            for one in problems
        ]
        print(json.dumps({"records": records, "problems": told}, ensure_ascii=False, indent=1))
        return int(bool(problems))
    for one in problems:
        print(f"{one.record}: {one.in_language(options.lang)}")
    print(_SUM[options.lang].format(records, len(problems)))
    return int(bool(problems))


def _leaves(agency: str) -> list[Problem]:
    """The days that the log holds otherwise, or that it alone knows; none where there is no log."""
    if not settings.LOG_HOME.exists():
        return []
    log = Log(settings.LOG_HOME)
    found = [Problem(day.isoformat(), "leaf") for day in differing(log, agency, USING)]
    if found:
        return found
    try:
        unknown = tail_of(log, USING).unknown.values()
    except (OlderLogError, OtherDayError) as error:
        raise AmparoError(str(error)) from error
    return [Problem(leaf.day.isoformat(), "unknown_day") for leaf in unknown if leaf.agency == agency]


_SUM = {
    "en": "{} case files checked, {} problems found.",
    "es": "Se revisaron {} expedientes; problemas: {}.",
}
