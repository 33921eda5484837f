"""Events: what happened to one record, in order, never changed. What each sort holds stands in `sorts.py`, as data.

An event has two halves. `body` is what the desk may count and show; `person` is what tells who the person is or what
their record holds, and is stored sealed. A field that its sort does not know is refused, so nothing slips in: there is
none for immigration status, nationality, citizenship or birthplace, and none may be added.

Two times: `at` is the machine's, when the event came in; `on_paper` the one that somebody wrote down, where they did.
A correction is an event that names the one it replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from amparo.casefile.sorts import SORTS, Field, Sort
from amparo.intake.never_kept import never_kept
from amparo.terms import AmparoError, Language


class EventError(AmparoError):
    """An event cannot be made: a field lacks, is unknown, or holds what it may not."""

    def __init__(self, sort: str, field: str, problem: str) -> None:
        self.sort, self.field = sort, field
        super().__init__(f"{sort}.{field}: {problem}" if field else f"{sort}: {problem}")


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `number` counts a record's events from 1; `by` names the account, `role` as what it acted."""

    record: str
    number: int
    sort: Sort
    agency: str
    at: datetime
    by: str
    role: str
    body: Mapping[str, Any]
    person: Mapping[str, Any]
    on_paper: datetime | None = None
    corrects: int | None = None

    def sentence(self, language: Language) -> str:
        """What happened, as people see it."""
        told = SORTS[self.sort]
        return told.en if language == "en" else told.es


def make_event(
    sort: Sort,
    given: Mapping[str, Any],
    *,
    record: str,
    number: int,
    agency: str,
    at: datetime,
    by: str,
    role: str,
    on_paper: datetime | None = None,
    corrects: int | None = None,
) -> Event:
    """An event whose fields are those of its sort. Raises EventError; nothing that is unknown is kept in silence."""
    for name, moment in (("at", at), ("on_paper", on_paper)):
        if moment is not None and moment.tzinfo is None:
            raise EventError(sort, name, "a moment without a zone; California's is needed.")
    if corrects is not None and not 0 < corrects < number:
        raise EventError(sort, "corrects", f"there is no earlier event {corrects} of this record.")
    body, person = halves(sort, SORTS[sort].fields, given)
    return Event(
        record,
        number,
        sort,
        agency,
        at,
        by,
        role,
        MappingProxyType(body),
        MappingProxyType(person),
        on_paper,
        corrects,
    )


def halves(
    sort: str, fields: Mapping[str, Field], given: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is given, parted into the open half and the person's. Raises EventError for whatever is not among the fields."""
    for name in given:
        if never_kept(name):
            raise EventError(sort, name, "what tells where a person was born or belongs is never kept.")
        if name not in fields:
            raise EventError(sort, name, "no such field; it would not be stored.")
    body: dict[str, Any] = {}
    person: dict[str, Any] = {}
    for name, field in fields.items():
        value = given.get(name)
        if value is None or value == "":
            if field.needed and value is None:
                raise EventError(sort, name, "it is missing.")
            continue
        _check(sort, name, field, value)
        (person if field.person else body)[name] = value
    return body, person


def _check(sort: str, name: str, field: Field, value: Any) -> None:
    is_flag = isinstance(value, bool)
    fits = is_flag if field.type is bool else isinstance(value, field.type) and not is_flag
    if fits and field.type is date and isinstance(value, datetime):
        fits = False
    if not fits:
        raise EventError(sort, name, f"{value!r} is of another type.")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise EventError(sort, name, "a moment without a zone; California's is needed.")
    if isinstance(value, int) and not is_flag and value < 0:
        raise EventError(sort, name, f"{value} is below nothing.")
    if isinstance(value, str) and len(value) > field.longest:
        raise EventError(sort, name, f"it is longer than {field.longest} letters.")
    if field.words and value not in field.words:
        raise EventError(sort, name, f"{value!r} is none of {', '.join(field.words)}.")
    _refuse_origin(sort, name, value)


def _refuse_origin(sort: str, path: str, value: Any) -> None:
    """What is never kept is never kept inside something else either."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if never_kept(str(name)):
                raise EventError(
                    sort, f"{path}.{name}", "what tells where a person was born or belongs is never kept."
                )
            _refuse_origin(sort, f"{path}.{name}", inner)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            _refuse_origin(sort, f"{path}[{place}]", inner)
