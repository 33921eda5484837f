"""amparo desk adopt-days: after an older database was restored, take over from the log the days that it alone knows."""

import argparse
import json
import sys
from datetime import datetime

from django.conf import settings

from amparo.clock import CALIFORNIA
from amparo_desk.leaves import adopt
from amparo_desk.nightly import USING
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError
from amparo_log.storage import Log


def run(options: argparse.Namespace) -> int:
    """Do it, and name each day: what was in it is not in this database, and cannot be proved from it."""
    try:
        log = Log(settings.LOG_HOME)
        with log.writing():
            days = adopt(log, USING, datetime.now(CALIFORNIA))
    except (SpokenError, StorageError) as error:
        print(f"amparo desk adopt-days: {error.in_language(options.lang)}", file=sys.stderr)
        return 2
    if options.json:
        told = [{"agency": leaf.agency, "day": leaf.day.isoformat()} for leaf in days]
        print(json.dumps({"adopted": told}, indent=1))
        return 0
    words = _WORDS[options.lang]
    for leaf in days:
        print(words[0].format(leaf.agency, leaf.day))
    print(words[1].format(len(days)))
    if days:
        print(words[2])
    return 0


_WORDS = {
    "en": (
        "{} {}: taken over from the log, without what was in it.",
        "{} days taken over. Their contents are only in a newer backup; what is on record here goes into the next closed day.",
        "Whoever was erased on one of these days or later is here again. Counsel can say who; the log cannot. Erase them again.",
    ),
    "es": (
        "{} {}: se tomó del registro, sin su contenido.",
        "Días tomados: {}. Su contenido solo está en una copia más reciente; lo que consta aquí entra en el próximo cierre.",
        "Quien fue borrado en uno de esos días o después está aquí otra vez. Quién, lo sabe el abogado. Bórrelo de nuevo.",
    ),
}
