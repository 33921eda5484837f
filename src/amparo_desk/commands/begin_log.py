"""amparo desk begin-log: after a log, or all of its keys, were lost, go on in the new one that AMPARO_LOG_HOME names."""

import argparse
import json
import sys
from datetime import datetime

from django.conf import settings

from amparo.clock import CALIFORNIA
from amparo_desk.leaves import begin_anew
from amparo_desk.nightly import USING
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError
from amparo_log.storage import Log


def run(options: argparse.Namespace) -> int:
    """Do it, and say what comes next."""
    try:
        log = Log(settings.LOG_HOME)
        with log.writing():
            days = begin_anew(log, USING, datetime.now(CALIFORNIA))
    except (SpokenError, StorageError) as error:
        print(f"amparo desk begin-log: {error.in_language(options.lang)}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"origin": log.origin, "days": days}))
    else:
        print(_WORDS[options.lang].format(log.origin, days))
    return 0


_WORDS = {
    "en": "From now on this desk writes into the log {}. Closed days that were in no log yet: {}. `amparo desk close-days` "
    "has them signed there. Say in public that the earlier log ends, and why.",
    "es": "Desde ahora este escritorio anota en el registro {}. Días cerrados que aún no estaban en ninguno: {}. "
    "`amparo desk close-days` hace que se firmen ahí. Diga en público que el registro anterior termina, y por qué.",
}
