"""The list of a county's bodies, a CSV: who is asked. A real body stands as not asked, whatever the list says.

A silence is told of invented bodies alone, so that no sample can accuse anybody.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from amparo.terms import FileError

__all__ = ["COLUMNS", "ListedBody", "read_bodies"]

COLUMNS = ("body", "county", "real", "answer", "code", "source")
_REAL = {"yes": True, "no": False}
_ANSWERS = ("", "no_answer")


@dataclass(frozen=True, slots=True)
class ListedBody:
    """A body of the list. `silent`: it was asked and gave no answer."""

    body: str
    county: str
    real: bool
    silent: bool
    code: str
    source: str


def read_bodies(text: str, name: str) -> tuple[ListedBody, ...]:
    """The bodies of a list in its order. Raises FileError with the line where a row cannot stand."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise FileError(name, "line 1: these are not its columns.", f"Write: {','.join(COLUMNS)}.")
        found = [_body(row, f"{name}, line {reader.line_num}") for row in reader]
    except csv.Error as error:
        raise FileError(name, f"line {reader.line_num}: {error}.", "Save it as plain CSV.") from error
    if not found:
        raise FileError(name, "it lists nobody.", "Give each body a row.")
    seen: set[str] = set()
    for one in found:
        if one.body in seen:
            raise FileError(name, f"{one.body!r} stands twice.", "Keep one row of it.")
        seen.add(one.body)
    return tuple(found)


def _body(row: Mapping[str | None, str | None], where: str) -> ListedBody:
    if None in row or None in row.values():
        raise FileError(
            where, "the row has more or fewer cells than columns.", "Put texts with commas in quotes."
        )
    told = {str(column): str(cell).strip() for column, cell in row.items()}
    if not told["body"]:
        raise FileError(where, "`body` is empty.", "Write the body's name.")
    if told["real"] not in _REAL:
        raise FileError(
            where, f"`real` is {told['real']!r}.", "Write yes for a body that exists, no for an invented one."
        )
    if told["answer"] not in _ANSWERS:
        raise FileError(where, f"`answer` is {told['answer']!r}.", "Leave it empty, or write no_answer.")
    real = _REAL[told["real"]]
    if real and told["answer"]:
        problem = "a real body cannot be shown as silent: nobody asked it here."
        raise FileError(where, problem, "Leave `answer` empty; it is shown as not asked.")
    if not told["source"]:
        raise FileError(
            where, "`source` is empty.", "Name where the body's name comes from, or write invented."
        )
    return ListedBody(
        told["body"], told["county"], real, told["answer"] == "no_answer", told["code"], told["source"]
    )
