"""amparo desk begin-log: after a log, or all of its keys, were lost, go on in the new one that AMPARO_LOG_HOME names."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings

from amparo.clock import CALIFORNIA
from amparo.register.succession import Ended
from amparo.terms import FileError
from amparo.tlog import read_checkpoint, read_note
from amparo_desk.agencies import agencies, vault_of
from amparo_desk.leaves import begin_anew
from amparo_desk.nightly import USING
from amparo_desk.releasing import written
from amparo_desk.vault import models
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError
from amparo_log.storage import Log


class BeforeError(SpokenError):
    """It is not said, or not rightly, in which log's place the new one goes on."""


def run(options: argparse.Namespace) -> int:
    """Do it, and say what comes next."""
    try:
        log, at = Log(settings.LOG_HOME), datetime.now(CALIFORNIA)
        before = _ended(Path(options.before)) if options.before else None
        _check_before(before, log.origin)
        with log.writing():
            days = begin_anew(log, USING, at)
        if before is not None:
            _say(log.origin, before, at)
    except (SpokenError, StorageError) as error:
        print(f"amparo desk begin-log: {error.in_language(options.lang)}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"origin": log.origin, "days": days}))
    else:
        print(_WORDS[options.lang].format(log.origin, days))
    return 0


def _ended(file: Path) -> Ended:
    """Where the log before ends, from its last checkpoint. Raises FileError, FormatError where it is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileError(str(file), f"it cannot be read ({error.strerror or error}).", _GIVE) from error
    head = read_checkpoint(read_note(content, str(file)).text, str(file))
    return Ended(head.origin, head.size, head.root.hex())


def _check_before(before: Ended | None, origin: str) -> None:
    """That it is named whose place the log takes, where there are releases of it. Raises BeforeError."""
    published = written(settings.RELEASES)
    last = published[-1].origin if published else None
    if before is None and last not in (None, origin):
        raise BeforeError(
            f"The releases are of the log {last}. Say with --before where it ends, else nothing can be published. {_GIVE}",
            f"Las publicaciones son del registro {last}. Diga con --before dónde termina; sin eso ya no se puede publicar nada. "
            f"{_GIVE_ES}",
        )
    if before is not None and before.log == origin:
        raise BeforeError(
            f"That checkpoint is of {origin} itself. {_GIVE}",
            f"Ese es un punto de control del mismo {origin}. {_GIVE_ES}",
        )
    if before is not None and last not in (None, origin, before.log) and last not in _earlier(before.log):
        raise BeforeError(
            f"That checkpoint is of {before.log}, and the releases are of {last}. {_GIVE}",
            f"Ese punto de control es de {before.log}, y las publicaciones son de {last}. {_GIVE_ES}",
        )


def _say(origin: str, before: Ended, at: datetime) -> None:
    """Each agency's record says so; it goes into the first day that it closes in the new log."""
    ended = (before, *(one for one in _earlier(before.log).values() if one.log != before.log))
    for agency in agencies():
        vault_of(agency).begin_log(origin, ended, at)


def _earlier(log: str) -> dict[str, Ended]:
    """The logs in whose place that log went on."""
    row = models.LogFollows.objects.using(USING).filter(origin=log).first()
    return {one["log"]: Ended(**one) for one in json.loads(row.before)} if row else {}


_GIVE = (
    "Give the last checkpoint of the log that is lost: `checkpoint` in its public folder, `log/checkpoint` in a release, or a "
    "witness's copy."
)
_GIVE_ES = (
    "Dé el último punto de control del registro perdido: `checkpoint` en su carpeta pública, `log/checkpoint` en una "
    "publicación, o la copia de un testigo."
)
_WORDS = {
    "en": "From now on this desk writes into the log {}. Closed days that were in no log yet: {}. `amparo desk close-days` "
    "has them signed there. Say in public that the earlier log ends, and why.",
    "es": "Desde ahora este escritorio anota en el registro {}. Días cerrados que aún no estaban en ninguno: {}. "
    "`amparo desk close-days` hace que se firmen ahí. Diga en público que el registro anterior termina, y por qué.",
}
