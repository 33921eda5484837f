"""What a proof shows of records: which event of which case file, whether it was logged in time, and what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from amparo.register.findings import Finding, ShownRecord, found
from amparo.register.values import day_of, number_of, root_from, shown_values, text_of
from amparo.tlog import Record

Both = tuple[str, str]
_MOST_NUMBERS = 12
PLAIN: dict[str, Both] = {
    "tombstone": ("The tombstone of an erased record", "La constancia de un expediente borrado"),
    "attestation": ("An attestation of a month", "La certificación de un mes"),
    "reads": ("The record of a day's readings", "La constancia de las lecturas de un día"),
    "release": ("The record of a release", "La constancia de una publicación"),
    "log_begun": (
        "The record that this log goes on in place of another",
        "La constancia de que este registro sustituye a otro",
    ),
}
"""Kinds of records that are no events, in words."""


def describe(record: Record, sorts: Mapping[str, Both]) -> Both:
    """What a record is of, in words, as far as it is shown."""
    values = shown_values(record)
    kind = text_of(values, "kind")
    if kind in PLAIN:
        return PLAIN[kind]
    number, name = number_of(values, "number"), text_of(values, "record")
    en, es = ("An event", "Un evento") if number is None else (f"Event {number}", f"El evento {number}")
    if kind not in (None, "event"):
        en, es = "A record of another kind", "Una constancia de otro tipo"
    if name is not None:
        en, es = f"{en} of record {name}", f"{es} del expediente {name}"
    words = sorts.get(text_of(values, "sort") or "")
    if words:
        en, es = f"{en} ({words[0].rstrip('.')})", f"{es} ({words[1].rstrip('.')})"
    return en, es


def story(one: ShownRecord) -> Iterator[Finding]:
    """What is to be said of one record whose proof holds."""
    values = shown_values(one.record)
    yield found(
        "record_proved",
        entry=one.index,
        day=one.day,
        shown=len(one.record.fields),
        hidden=len(one.record.hidden),
        what=one.what,
    )
    named = text_of(values, "agency")
    if named is not None and named != one.agency:
        yield found("record_other_agency", entry=one.index, named=named, agency=one.agency, what=one.what)
    if text_of(values, "kind") in PLAIN:
        yield from _tombstone(values)
        return
    yield _when(one, day_of(values, "day"))
    corrects = number_of(values, "corrects")
    if corrects is not None:
        yield found("corrects", number=corrects, what=one.what)


def _when(one: ShownRecord, happened: date | None) -> Finding:
    if happened is None:
        return found("not_told_when", what=one.what)
    late = (one.day - happened).days
    code = "late" if late > 0 else "in_time" if late == 0 else "ahead_of_its_day"
    return found(code, what=one.what, happened=happened, day=one.day, late=late)


def _tombstone(values: Mapping[str, object]) -> Iterator[Finding]:
    """The legal ground of an erasure, where it is shown."""
    ground = values.get("ground")
    if text_of(values, "kind") != "tombstone" or not isinstance(ground, dict):
        return
    en, es = text_of(ground, "en", 2_000), text_of(ground, "es", 2_000)
    if en and es:
        cited = text_of(values, "citation", 2_000) or "—"
        yield found("erased", ground=en, ground_es=es, citation=cited)


def chains(shown: Sequence[ShownRecord]) -> Iterator[Finding]:
    """For each case file whether its events follow one another without a gap, as far as they are shown."""
    files = dict[str, dict[int, ShownRecord]]()
    for one in shown:
        values = shown_values(one.record)
        name, number = text_of(values, "record"), number_of(values, "number")
        if text_of(values, "kind") in PLAIN or name is None or number is None:
            continue
        before = files.setdefault(name, {}).setdefault(number, one)
        if before.root != one.root:
            yield found("record_twice", entry=one.index, what=one.what)
    for name, events in sorted(files.items()):
        yield from _chain(name, events)


def _chain(name: str, events: Mapping[int, ShownRecord]) -> Iterator[Finding]:
    withheld, unfit = list[int](), False
    for number, one in sorted(events.items()):
        values = shown_values(one.record)
        yield from _correction(one, values, events)
        if "previous" not in values:
            withheld.append(number)
            continue
        told, before = values["previous"], events.get(number - 1)
        right = told is None if number == 1 else root_from(told) is not None
        if not right or (before is not None and root_from(told) != before.root):
            unfit = True
            yield found("chain_unfit", entry=one.index, record=name, number=number)
    last = max(events)
    missing = _ranges(events)
    if missing:
        yield found("chain_gaps", record=name, missing=missing)
    if withheld:
        more = ", …" if len(withheld) > _MOST_NUMBERS else ""
        yield found(
            "chain_withheld", record=name, numbers=", ".join(map(str, withheld[:_MOST_NUMBERS])) + more
        )
    if not missing and not withheld and not unfit:
        yield found("chain_whole", record=name, first=1, last=last)


def _correction(
    one: ShownRecord, values: Mapping[str, object], events: Mapping[int, ShownRecord]
) -> Iterator[Finding]:
    """That a correction names the root of the event that it corrects, where both are shown."""
    number = number_of(values, "corrects")
    old = events.get(number) if number is not None else None
    if old is not None and "corrects_root" in values and root_from(values["corrects_root"]) != old.root:
        yield found("corrects_unfit", entry=one.index, what=one.what, number=number)


def _ranges(events: Mapping[int, ShownRecord]) -> str:
    """The numbers from 1 that are not shown, in words; a number may be as large as anyone likes."""
    parts, expected = list[str](), 1
    for number in sorted(events):
        if number > expected:
            parts.append(f"{expected}" if number == expected + 1 else f"{expected} … {number - 1}")
        expected = number + 1
    return ", ".join([*parts[:_MOST_NUMBERS], *(["…"] if len(parts) > _MOST_NUMBERS else [])])
