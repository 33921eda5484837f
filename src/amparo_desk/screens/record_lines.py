"""The criminal record on the facts page: convictions and pending charges, a line each, as they are typed and read.

A line is read whole: offense, level, day, where it was seen. An empty line is no conviction; "none on record" is said
with its own tick, since a page left empty proves nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amparo.facts.person import FINDINGS, LEVELS
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.typed import Typed

RECORD_PATHS = frozenset({"person.convictions", "person.pending"})
MOST_LINES = 40
_UNKNOWN = Choice("unknown", ("Unknown", "No se sabe"))
LEVEL_NAMES: dict[str, Both] = {
    "felony": ("Felony", "Delito grave (felony)"),
    "misdemeanor": ("Misdemeanor", "Delito menor (misdemeanor)"),
    "infraction": ("Infraction", "Infracción"),
}
FINDING_NAMES: dict[str, Both] = {
    "pc872_holding_order": ("Holding order (Pen. Code 872)", "Orden de proceso (Pen. Code 872)"),
    "arrest_pc_48h": ("Only probable cause for the arrest", "Solo causa probable del arresto"),
    "indictment": ("Indictment", "Acusación formal (indictment)"),
    "prelim_waived": ("Preliminary hearing waived", "Se renunció a la audiencia preliminar"),
    "none": ("No finding by a magistrate", "Sin determinación de un magistrado"),
}
SEEN_IN: dict[str, Both] = {
    "court_record": ("the court's record", "el registro del tribunal"),
    "rap_sheet": ("a rap sheet", "un historial policial"),
}
_SOURCE_WORDS = {"court_record": "court record", "rap_sheet": "rap sheet"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its fields in order, and its number as people count."""

    number: int
    fields: tuple[Field, ...]


def conviction_lines(given: Sequence[Mapping[str, Any]] | None, count: int) -> tuple[Line, ...]:
    """The convictions confirmed so far, and empty lines up to `count`."""
    records = list(given or ())
    return tuple(
        Line(place + 1, _conviction(place, records[place] if place < len(records) else {}))
        for place in range(max(count, len(records)))
    )


def charge_lines(given: Sequence[Mapping[str, Any]] | None, count: int) -> tuple[Line, ...]:
    """The pending charges confirmed so far, and empty lines up to `count`."""
    records = list(given or ())
    return tuple(
        Line(place + 1, _charge(place, records[place] if place < len(records) else {}))
        for place in range(max(count, len(records)))
    )


def _offense(name: str, record: Mapping[str, Any], label: Both) -> Field:
    written = f"{record['code']} {record['section']}" if record.get("code") else ""
    return Field(
        name,
        "code",
        label,
        hint=("Code and section, as in PC 245(a)(1)", "Código y sección, como PC 245(a)(1)"),
        value=written,
    )


def _level(name: str, record: Mapping[str, Any]) -> Field:
    value = (record.get("level") or "unknown") if record else ""
    choices = (*(Choice(word, LEVEL_NAMES[word]) for word in LEVELS), _UNKNOWN)
    return Field(
        name, "choice", ("Level, as it was entered", "Nivel, como se dictó"), value=value, choices=choices
    )


def _conviction(place: int, record: Mapping[str, Any]) -> tuple[Field, ...]:
    at = f"c{place}"
    day = record.get("date")
    seen = "" if not record else "court_record" if record.get("verified") else "rap_sheet"
    return (
        _offense(f"{at}.offense", record, ("Convicted of", "Condena por")),
        _level(f"{at}.level", record),
        Field(
            f"{at}.date",
            "day",
            ("Day of the conviction", "Día de la condena"),
            hint=("Leave it empty where it is unknown", "Déjelo vacío si no se sabe"),
            value=day.isoformat() if day else "",
        ),
        Field(
            f"{at}.seen",
            "choice",
            ("Read in", "Se leyó en"),
            value=seen,
            choices=tuple(Choice(word, name) for word, name in SEEN_IN.items()),
        ),
    )


def _charge(place: int, record: Mapping[str, Any]) -> tuple[Field, ...]:
    at = f"p{place}"
    finding = (record.get("finding") or "unknown") if record else ""
    return (
        _offense(f"{at}.offense", record, ("Charged with", "Cargo por")),
        _level(f"{at}.level", record),
        Field(
            f"{at}.finding",
            "choice",
            ("A magistrate's finding", "Determinación de un magistrado"),
            value=finding,
            choices=(*(Choice(word, FINDING_NAMES[word]) for word in FINDINGS), _UNKNOWN),
        ),
    )


def read_record(typed: Typed, person: Mapping[str, Any], lines: Mapping[str, int]) -> dict[str, Any]:
    """The person's facts with the lines of the record; `lines` says how many of each the page showed.

    What a line held beyond what it shows (a sentence, a status) stays with it while its offense is the same.
    """
    told = dict(person)
    for name, letter, nothing in (("convictions", "c", "no_convictions"), ("pending", "p", "no_charges")):
        before = list(person.get(name) or ())
        found = []
        for place in range(min(lines.get(name, 0), MOST_LINES)):
            at = f"{letter}{place}"
            if not typed.given.get(f"{at}.offense", "").strip():
                if any(typed.given.get(f"{at}.{part}", "").strip() for part in ("date", "finding")):
                    typed.refuse(f"{at}.offense", ("Which offense?", "¿Qué delito?"))
                continue
            earlier = before[place] if place < len(before) else {}
            found.append(_read_line(typed, at, letter, earlier))
        if typed.tick(nothing) and found:
            typed.refuse(
                nothing,
                (
                    "There is a line above: clear it, or this tick.",
                    "Hay una línea arriba: bórrela, o esta marca.",
                ),
            )
        if found or typed.tick(nothing):
            told[name] = found
        elif name in told and lines.get(name):
            told.pop(name)  # the lines were cleared: nobody says any more what is on record
    return told


def _read_line(typed: Typed, at: str, letter: str, earlier: Mapping[str, Any]) -> dict[str, Any]:
    code, section = typed.offense(f"{at}.offense") or ("", "")
    level = typed.word(f"{at}.level", (*LEVELS, "unknown"), needed=False)
    same = (earlier.get("code"), earlier.get("section")) == (code, section)
    line = {**(earlier if same else {}), "code": code, "section": section}
    line["level"] = level if level in LEVELS else None
    if letter == "c":
        line["date"] = typed.day(f"{at}.date", needed=False)
        seen = typed.word(f"{at}.seen", tuple(SEEN_IN), needed=False)
        line["verified"] = seen == "court_record"
        line["source"] = _SOURCE_WORDS.get(seen)
    else:
        finding = typed.word(f"{at}.finding", (*FINDINGS, "unknown"), needed=False)
        line["finding"] = finding if finding in FINDINGS else None
    return {
        name: value
        for name, value in line.items()
        if value is not None or name in ("level", "date", "finding")
    }
