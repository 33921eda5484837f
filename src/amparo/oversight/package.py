"""The package that answers a request for records: rows from case files, and every withheld field with its ground.

A row is one entry of one case file. Case files are numbered within the package alone, so that no two packages can be laid
side by side by number. A free text goes out only where counsel has read that very text and let it go.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.casefile import CaseFile, Event
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.oversight.codes import OF_THE_PAPER, are_codes, facts_alone, may_be, told_of_the_paper
from amparo.oversight.fields import KIND_OF, SHOWN, Ground, Kind, ground_of
from amparo.terms import AmparoError

FORMAT = "amparo.records-package.v1"
GIVE = "give"
READ_AS = (GIVE, Ground.IDENTIFIER.value, Ground.INVESTIGATION.value)
"""What counsel may say of a free text: it goes out, or it is withheld on one of two grounds of law."""
_CITATION = re.compile(
    r"(?=.*§)[A-Za-z0-9_.:/+ §(),;–-]{1,160}|order or subpoena of a court|writ of habeas corpus ad prosequendum or testificandum"
)
_WORD = re.compile(r"[a-z0-9_.:/+-]{1,64}|[A-Z0-9_-]{1,60}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_PATTERNS = {"citation": _CITATION, "language": _LANGUAGE}
"""A list may write a language in words, which are free text; every other code is a word of the machine's."""


class ScopeError(AmparoError):
    """The scope of a request cannot be used; `en` and `es` say why."""

    def __init__(self, en: str, es: str) -> None:
        self.en, self.es = en, es
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for: entries of some kinds in case files whose request came in between two days, both counted in."""

    since: date
    until: date
    kinds: tuple[Kind, ...]

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ScopeError(
                "The last day is before the first one. Turn them round.",
                "El último día es anterior al primero. Inviértalos.",
            )
        if not self.kinds:
            raise ScopeError(
                "Choose at least one kind of entries.", "Elija al menos una clase de anotaciones."
            )


@dataclass(frozen=True, slots=True)
class Withheld:
    """One field that is withheld: of which row, its name, and the ground."""

    row: int
    field: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: the number of its case file in the package, what it is, its day, the role, and what is shown of it."""

    number: int
    file: int
    sort: str
    kind: Kind
    at: datetime
    on_paper: datetime | None
    role: str
    corrects: int | None
    is_struck: bool
    shown: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A free text of the open half that counsel has to read: which field it stands in, and how often."""

    field: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that would leave: rows, what is withheld of them, the texts still to be read, and counts of the case files."""

    scope: Scope
    rows: tuple[Row, ...]
    withheld: tuple[Withheld, ...]
    unread: tuple[Text, ...]
    files: int
    requests_by_year: Mapping[int, int]

    @property
    def by_ground(self) -> dict[Ground, int]:
        """How many fields are withheld on each ground."""
        found = Counter(one.ground for one in self.withheld)
        return {ground: found[ground] for ground in Ground if found[ground]}


def package_of(
    cases: Iterable[CaseFile],
    scope: Scope,
    read: Mapping[tuple[str, str], str],
    erased: frozenset[str] = frozenset(),
) -> Package:
    """The package for a scope. `read` is what counsel said of a free text, by field and text; `erased` are records."""
    inside = [case for case in cases if scope.since <= case.received["received_on"] <= scope.until]
    inside.sort(key=lambda case: (case.received["received_on"], case.events[0].at, case.record))
    rows, withheld, unread = list[Row](), list[Withheld](), Counter[tuple[str, str]]()
    for number, case in enumerate(inside, 1):
        first = {event.number: len(rows) + place for place, event in enumerate(_wanted(case, scope), 1)}
        for event in _wanted(case, scope):
            row, kept = _row(case, event, number, first, read)
            rows.append(row)
            withheld.extend(Withheld(row.number, name, ground) for name, ground, _ in kept)
            if case.record in erased:
                withheld.extend(Withheld(row.number, name, Ground.ERASED) for name in _personal(event))
            unread.update((name, text) for name, ground, text in kept if ground is Ground.UNREAD)
    return Package(
        scope,
        tuple(rows),
        tuple(withheld),
        tuple(Text(field, text, times) for (field, text), times in sorted(unread.items())),
        len(inside),
        Counter(case.received["received_on"].year for case in inside if is_request(case)),
    )


def is_request(case: CaseFile) -> bool:
    """Whether the public figures count it as a request: it asks something about one person, on no judge's warrant."""
    got = case.received
    is_warrant = got.get("form") == "judicial_warrant" or set(got["asks"]) == {"criminal_warrant"}
    return bool(got["about_a_person"]) and bool(got["asks"]) and not is_warrant


def _wanted(case: CaseFile, scope: Scope) -> Iterator[Event]:
    return (event for event in case.events if KIND_OF[event.sort] in scope.kinds)


def _personal(event: Event) -> list[str]:
    return [name for name, field in SORTS[event.sort].fields.items() if field.person]


_Kept = list[tuple[str, Ground, str]]


def _row(
    case: CaseFile, event: Event, file: int, first: Mapping[int, int], read: Mapping[tuple[str, str], str]
) -> tuple[Row, _Kept]:
    shown, kept = dict[str, Any](), list[tuple[str, Ground, str]]()
    for name, value in event.body.items():
        if value in (None, "", [], {}):
            continue
        if name == "request":
            kept += _of_the_paper(event, value)
            value = facts_alone(value)
        told = _by_rule(event, name, value, first)
        if told is not None:
            shown[name] = told
            continue
        text = _as_text(value)
        said = read.get((f"{event.sort.value}.{name}", text), "")
        ground = ground_of(event.sort, name)
        if ground is Ground.UNREAD and said == GIVE:
            shown[name] = text
        elif ground is Ground.UNREAD and said:
            kept.append((f"{event.sort.value}.{name}", Ground(said), text))
        else:
            kept.append((f"{event.sort.value}.{name}", ground, text))
    kept += [
        (f"{event.sort.value}.{name}", ground_of(event.sort, name), "")
        for name, value in event.person.items()
        if value not in (None, "", [], {})
    ]
    kept.append(("by", Ground.ACCOUNT, ""))
    return (
        Row(
            first[event.number],
            file,
            event.sort.value,
            KIND_OF[event.sort],
            event.at,
            event.on_paper,
            event.role,
            first.get(event.corrects) if event.corrects is not None else None,
            event.number in case.voided,
            shown,
        ),
        kept,
    )


def _of_the_paper(event: Event, request: Any) -> _Kept:
    """What a court's paper says of the person or the case, among the facts of a request: withheld, each with its ground."""
    return [
        (
            f"{event.sort.value}.request.{one}",
            Ground.IDENTIFIER if OF_THE_PAPER[one] else Ground.TELLS_WHO,
            "",
        )
        for one in told_of_the_paper(request)
    ]


def _by_rule(event: Event, name: str, value: Any, first: Mapping[int, int]) -> Any:
    """What is shown of a field by rule; None where it is not. A number of another entry becomes its row in the package."""
    if name not in SHOWN[event.sort] or value is None:
        return None
    if name == "entry":
        return first.get(value, 0)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(CALIFORNIA).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value if _PATTERNS.get(name, _WORD).fullmatch(value) and may_be(name, value) else None
    if isinstance(value, Mapping):
        return _coded(value, as_facts=name == "request")
    if isinstance(value, list | tuple) and all(
        isinstance(one, str) and _WORD.fullmatch(one) and may_be(name, one) for one in value
    ):
        return list(value)
    return None


def _coded(value: Any, *, as_facts: bool) -> list[str] | None:
    """Facts or intentions that are codes, days and numbers alone, as `name=value`; None where anything else is among them."""
    found = list(_leaves(value, ""))
    if not all(_WORD.fullmatch(one) for name, told in found for one in (name, told) if one):
        return None
    if as_facts and not all(are_codes(name, told) for name, told in found):
        return None
    return [f"{name}={told}" if name else told for name, told in found]


def _leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every single value, with the way to it: `documents.1.kind`."""
    if isinstance(value, Mapping):
        for key, inner in sorted(value.items()):
            yield from _leaves(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            nested = isinstance(inner, Mapping | list | tuple)
            yield from _leaves(
                inner, f"{name}.{number}" if nested and name else str(number) if nested else name
            )
    elif isinstance(value, bool):
        yield name, "yes" if value else "no"
    elif value is not None:
        yield name, _as_text(value)


def _as_text(value: Any) -> str:
    """A value as counsel reads it."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_as_text(inner)}" for name, inner in sorted(value.items()))
    if isinstance(value, list | tuple):
        return "; ".join(_as_text(inner) for inner in value)
    if isinstance(value, datetime):
        return value.astimezone(CALIFORNIA).isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
