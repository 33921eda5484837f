"""amparo desk today: what needs a hand, the most urgent first. Nobody is opened for it."""

import argparse
import json
from datetime import datetime

from amparo.casefile.today import Urgency
from amparo.cli.fold import fold
from amparo.cli.run_words import stamp, tags_in
from amparo.clock import CALIFORNIA
from amparo.intake.cells import moment
from amparo.terms import NOT_LEGAL_ADVICE, FactValueError
from amparo_desk.agencies import vault_of
from amparo_desk.commands.acting import profile


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    vault, at = vault_of(options.name), datetime.now(CALIFORNIA)
    if options.at:
        found = moment(options.at)
        if isinstance(found, str):
            raise FactValueError("--at", found, "Write it as 2025-12-31T23:00, local time, without a zone.")
        at = found
    items = vault.today(profile(options.agency, vault), at)
    if options.json:
        told = [
            {
                "record": item.record,
                "reference": item.reference,
                "urgency": item.urgency.name.lower(),
                "due": item.due.isoformat() if item.due else None,
                "house_deadline": item.house,
                "says": item.says,
                "dice": item.dice,
                "citation": item.cite,
                "tag": item.tag,
            }
            for item in items
        ]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    print(_HEAD[options.lang].format(stamp(at)))
    for item in items:
        due = stamp(item.due) + (" *" if item.house and item.due else "")
        urgency = _URGENCY[item.urgency][0 if options.lang == "en" else 1]
        print(
            fold(
                f"{urgency:8} {item.reference:12} {due:18} {item.in_language(options.lang)} [{item.cite}] ({item.tag})"
            )
        )
    print(_NOTHING[options.lang] if not items else _HOUSE[options.lang])
    if items:
        print(tags_in(options.lang))
    print(NOT_LEGAL_ADVICE[options.lang])
    return 0


_URGENCY = {
    Urgency.LATE: ("LATE", "TARDE"),
    Urgency.NOW: ("now", "ahora"),
    Urgency.TODAY: ("today", "hoy"),
}
_HEAD = {
    "en": "What is on record now, with deadlines counted to {}",
    "es": "Lo que consta ahora, con plazos contados al {}",
}
_NOTHING = {"en": "Nothing is open.", "es": "No hay nada pendiente."}
_HOUSE = {
    "en": "* the agency's own deadline, not the law's",
    "es": "* plazo de la propia agencia, no de la ley",
}
