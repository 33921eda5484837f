"""Reader of released federal detainer rows (the columns of ICE's detainer release): one row, one contact, no person.

Nothing is known of the person, the history or the agency's policy, so rows are for counting, never for showing. A
row is decided under the law of the day on which the federal office prepared it.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from amparo.decision import parts_of_form
from amparo.intake.cells import day
from amparo.intake.contact import Contact, Part, Said, Source
from amparo.intake.reading import Options, release_dates
from amparo.intake.refusal import MOST_TOLD, Problem, RefusedError, quoted, whole_file
from amparo.intake.rows import Table, rows_of, said_of_columns

KIND = "federal detainer rows"
MARKS = ("Prepare Date", "Detainer Type")
TABLE = Table(
    needed=(*MARKS, "State", "Detainer Lift Reason"),
    unread=("Detainer Detention Facility", "City"),
)
LONGEST_REASON = 60
_FORM = re.compile(r"I-?247([ADGNX]?)\b")
NO_REASON = "(none given)"
UNKNOWN_FORM = "other"

ASSUMED = (
    Said(
        "Federal rows say nothing of history or local policy: every one of those facts is unknown, and the profile "
        "is not applied to them. The agency is taken as a county jail.",
        "Las filas federales no dicen nada del historial ni de la regla local: todo eso es desconocido y el perfil "
        "no se les aplica. La agencia se toma como una cárcel del condado.",
    ),
    Said(
        "Federal rows are decided under the law of the day on which the form was prepared, and shown as counts only.",
        "Las filas federales se deciden según la ley del día en que se preparó el formulario y solo se cuentan.",
    ),
)


def read(path: Path, options: Options) -> Source:
    """Federal rows as a stream of contacts. Raises RefusedError."""
    del options  # nobody at that jail said whether its release dates were public
    return Source(KIND, str(path), _contacts(path), ASSUMED, said_of_columns(path, TABLE))


def _contacts(path: Path) -> Iterator[Contact]:
    problems: list[Problem] = []
    days: dict[str, date | str] = {}
    kinds: dict[str, tuple[str, tuple[str, ...]]] = {}
    line = 0
    for line, cells in rows_of(path, TABLE):
        given = cells["Prepare Date"]
        prepared = days.get(given)
        if prepared is None:
            prepared = days.setdefault(given, day(given.removesuffix(" 00:00:00"), 1990))
        if isinstance(prepared, str):
            problems.append(Problem(line, "Prepare Date", prepared, "Write it as 2015-03-09."))
            if len(problems) > MOST_TOLD:
                break
            continue
        if problems:
            continue
        typed = cells["Detainer Type"]
        form, asks = kinds.get(typed) or kinds.setdefault(typed, _form(typed))
        yield Contact(
            source=KIND,
            file=str(path),
            line=line,
            reference=f"line {line}",
            received_on=prepared,
            received_at=None,
            channel="",
            form=form,
            parts=tuple(_part(kind, prepared, form) for kind in asks),
            state=cells["State"].upper()[:30],
            lift_reason=_reason(cells["Detainer Lift Reason"]),
        )
    if problems:
        raise RefusedError(str(path), problems)
    if not line:
        raise whole_file(str(path), "there is no row below the column names.", "Give at least one row.")


def _form(typed: str) -> tuple[str, tuple[str, ...]]:
    """The form and what it asks; a type we do not know asks nothing that could be decided."""
    found = _FORM.search(typed.upper())
    if found is None:
        return UNKNOWN_FORM, ()
    form = "I-247" + found[1]
    return form, parts_of_form(form)


def _part(kind: str, on: date, form: str) -> Part:
    request = {"kind": kind, "from": "ICE", "form": form, **release_dates(None)}
    return Part(kind, on, "prepared", request, {"in_custody": True})


def _reason(given: str) -> str:
    """A lift reason as it may be shown; a cell that is no plain phrase is quoted, so that no table runs it."""
    reason = given[:LONGEST_REASON]
    return (reason if re.fullmatch(r"\w[\w (),./&'-]*", reason) else quoted(reason)) if reason else NO_REASON
