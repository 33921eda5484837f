"""amparo desk restore-log: add again to an older copy of the log the days that the database knows to be signed."""

import argparse
import json
import sys

from django.conf import settings

from amparo_desk.leaves import restore
from amparo_desk.nightly import USING
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError
from amparo_log.storage import Log


def run(options: argparse.Namespace) -> int:
    """Do it, and name each day; `close-days` then has the head signed, which must be the one that the signer remembers."""
    try:
        log = Log(settings.LOG_HOME)
        with log.writing():
            days = restore(log, USING)
    except (SpokenError, StorageError) as error:
        print(f"amparo desk restore-log: {error.in_language(options.lang)}", file=sys.stderr)
        return 2
    if options.json:
        told = [{"agency": leaf.agency, "day": leaf.day.isoformat()} for leaf in days]
        print(json.dumps({"restored": told}, indent=1))
        return 0
    for leaf in days:
        print(f"{leaf.agency} {leaf.day}")
    print(_WORDS[options.lang].format(len(days)))
    return 0


_WORDS = {
    "en": "Days written again: {}. Now run `amparo desk close-days`: the signer remembers the root, and says whether they are "
    "the same.",
    "es": "Días escritos otra vez: {}. Ahora ejecute `amparo desk close-days`: el firmante recuerda la raíz y dice si son los "
    "mismos.",
}
