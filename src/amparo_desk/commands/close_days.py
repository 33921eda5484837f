"""amparo desk close-days: close every agency's days that have ended, add them to the log, have it signed and countersigned."""

import argparse
import json
import sys
from datetime import date, datetime
from typing import Any

from django.conf import settings

from amparo.clock import CALIFORNIA
from amparo.terms import AmparoError, FactValueError, filled
from amparo_desk.nightly import Night, close_house
from amparo_desk.releasing import house_here
from amparo_desk.vault.errors import SpokenError
from amparo_log.durable import StorageError


def run(options: argparse.Namespace) -> int:
    """Do it; 1 where something was not closed, not signed, or not countersigned as it should be; 2 where nothing was done."""
    at = datetime.now(CALIFORNIA)
    through = _day(options.through)
    try:
        night = close_house(settings.LOG_HOME, settings.LOG_SIGNER, at, through, house_here())
    except (SpokenError, StorageError) as error:
        print(f"amparo desk close-days: {error.in_language(options.lang)}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(_told(night), ensure_ascii=False, indent=1))
    else:
        for line in _lines(night, options.lang):
            print(line)
    return int(not night.is_fine)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as error:
        raise FactValueError("--through", f"{told!r} is no day.", "Write it as 2026-11-25.") from error


def _said(error: AmparoError, language: str) -> str:
    """An error of the log speaks both languages; others say what there is."""
    says = getattr(error, "in_language", None)
    return str(says(language)) if says else str(error)


def _lines(night: Night, language: str) -> list[str]:
    words = _WORDS[language]
    lines = []
    for agency, days in night.closed.items():
        told = ", ".join(day.isoformat() for day in days)
        lines.append(words["closed"].format(agency, told) if days else words["none"].format(agency))
    lines += [f"{words['refused']} {_said(error, language)}" for error in night.refused.values()]
    if night.appended:
        lines.append(filled(words["appended"], days=len(night.appended)))
    if night.published is not None:
        public = night.published
        lines.append(
            filled(words["signed"], size=public.head.size, there=len(public.cosigned), quorum=public.quorum)
        )
        lines += [one.in_language(language) for one in public.failed]
        if not public.quorum_met:
            lines.append(words["no_quorum"])
    if night.unsigned is not None:
        lines.append(f"{words['unsigned']} {_said(night.unsigned, language)}")
    if night.unreleased is not None:
        lines.append(f"{words['unreleased']} {_said(night.unreleased, language)}")
    return lines + [words["attested"].format(path) for path in (*night.attested, *night.released)]


def _told(night: Night) -> dict[str, Any]:
    public = night.published
    return {
        "closed": {agency: [day.isoformat() for day in days] for agency, days in night.closed.items()},
        "not_closed": {agency: str(error) for agency, error in night.refused.items()},
        "appended": [{"agency": leaf.agency, "day": leaf.day.isoformat()} for leaf in night.appended],
        "signed_size": public.head.size if public else None,
        "witnesses": list(public.cosigned) if public else [],
        "failed": [{"url": one.url, "says": one.says, "dice": one.dice} for one in public.failed]
        if public
        else [],
        "quorum_met": public.quorum_met if public else None,
        "not_signed": _both(night.unsigned) if night.unsigned else None,
        "attestations": night.attested,
        "releases": night.released,
        "not_released": _both(night.unreleased) if night.unreleased else None,
    }


def _both(error: AmparoError) -> dict[str, str]:
    return {"says": _said(error, "en"), "dice": _said(error, "es")}


_WORDS = {
    "en": {
        "closed": "{}: closed {}.",
        "none": "{}: no day was due.",
        "refused": "Not closed:",
        "appended": "{days:day was|days were} added to the log.",
        "signed": "The log is signed at {size:entry|entries}; {there:witness|witnesses} countersigned, {quorum:is|are} needed.",
        "no_quorum": "Fewer witnesses countersigned than are needed. They are asked again at the next run.",
        "unsigned": "The days are closed, and not signed yet; the next run has them signed.",
        "attested": "Published: {}.",
        "unreleased": "A release could not be written, or its proof not added; the next run tries again.",
    },
    "es": {
        "closed": "{}: se cerró {}.",
        "none": "{}: no había ningún día por cerrar.",
        "refused": "Sin cerrar:",
        "appended": "Días que se agregaron al registro: {}.",
        "signed": "El registro está firmado con {size:asiento|asientos}; testigos que refrendaron: {there}; se"
        " necesitan: {quorum}.",
        "no_quorum": "Refrendaron menos testigos de los necesarios. Se les pedirá otra vez en la próxima ejecución.",
        "unsigned": "Los días están cerrados y aún no firmados; se firmarán en la próxima ejecución.",
        "attested": "Publicado: {}.",
        "unreleased": "No se pudo escribir una publicación o agregar su prueba; se intentará en la próxima ejecución.",
    },
}
