"""The files of a release, read back as values: every field by its name, nothing missing, nothing else beside it."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from amparo.register.release_values import (
    COULD_IDENTIFY,
    Agency,
    Asked,
    Correction,
    Region,
    Release,
    Withdrawn,
)
from amparo.register.release_written import FORMAT, MANIFEST, SALT, canonical
from amparo.register.tables import CODES
from amparo.register.totals import By, Cell, ReleaseError, Row, State, Table, by_of, is_identifier, is_period

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
ORIGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./:_-]{0,99}", re.ASCII)
OUTLINE = re.compile(r"[MLHVCSQTAZmlhvcsqtaz0-9 .,-]{1,20000}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f<>\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{1,120}")
_UNFIT = ("it is not in the form of a release.", "no tiene la forma de una publicación.")


class Reader:
    """The values of one file, taken field by field; what is missing, too much or of another type is refused by name."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        try:
            self.values: Any = json.loads(content)
            same = canonical(self.values) == content
        except (ValueError, RecursionError) as error:
            raise self.refuse("", "it is no JSON.") from error
        if not same:
            raise self.refuse("", "it is not spelt as RFC 8785 spells it, or it says a field twice.")

    def refuse(self, place: str, problem: str) -> ReleaseError:
        """The error for one place of the file; the value itself is not repeated."""
        where = f"{place}: " if place else ""
        mend = "Take the file from the publisher again; if it is the same there, tell them."
        es = f"{where}{_UNFIT[1]} Tómelo otra vez de quien lo publica; si allí está igual, avísele."
        return ReleaseError(self.file, f"{where}{problem}", mend, es)

    def fields(self, value: Any, place: str, *names: str) -> tuple[Any, ...]:
        """The values of an object that has exactly these fields."""
        if not isinstance(value, dict) or set(value) != set(names):
            raise self.refuse(place, f"an object with {', '.join(names)} is needed, and nothing else.")
        return tuple(value[name] for name in names)

    def every(self, value: Any, place: str, one: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        """Each item of a list."""
        if not isinstance(value, list):
            raise self.refuse(place, "a list is needed.")
        return tuple(one(item, f"{place}[{number}]") for number, item in enumerate(value))

    def text(self, value: Any, place: str, pattern: re.Pattern[str]) -> str:
        """A text of a known shape."""
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.refuse(place, "it does not have the shape that is needed here.")
        return value

    def code(self, value: Any, place: str, name: str) -> str:
        """A code of a closed list."""
        if not isinstance(value, str) or value not in CODES[name]:
            raise self.refuse(place, f"it is none of {', '.join(CODES[name])}.")
        return value

    def identifier(self, value: Any, place: str) -> str:
        """The identifier of an agency or a region."""
        if not is_identifier(value):
            raise self.refuse(place, "it is no identifier: small letters, digits, hyphens.")
        return str(value)

    def period(self, value: Any, place: str) -> str:
        """A year or a quarter."""
        if not is_period(value):
            raise self.refuse(place, "it is no period, as 2025 or 2025-Q3.")
        return str(value)

    def number(self, value: Any, place: str) -> int:
        """A whole number from 1."""
        if type(value) is not int or value < 1:
            raise self.refuse(place, "it is no whole number from 1.")
        return value

    def day(self, value: Any, place: str) -> date:
        """A day."""
        try:
            return date.fromisoformat(self.text(value, place, _DAY))
        except ValueError as error:
            raise self.refuse(place, "there is no such day.") from error

    def names(self, value: Any, place: str) -> Mapping[Any, str]:
        """A name in both languages."""
        en, es = self.fields(value, place, "en", "es")
        return {"en": self.text(en, f"{place}.en", NAME), "es": self.text(es, f"{place}.es", NAME)}

    def cell(self, state: Any, value: Any, place: str) -> Cell:
        """A cell from its two fields."""
        try:
            return Cell(State(state), value)
        except (ValueError, TypeError, ReleaseError) as error:
            raise self.refuse(place, "state and value do not go together.") from error

    def by(self, value: Any, place: str) -> By:
        """Codes by list; that the table has such a breakdown is checked with the table."""
        if not isinstance(value, dict):
            raise self.refuse(place, "an object of codes is needed.")
        for name, code in value.items():
            if name not in CODES:
                raise self.refuse(place, "it names a list that is not known.")
            self.code(code, f"{place}.{name}", name)
        return by_of(value)


def read_manifest(content: bytes) -> tuple[int, dict[str, tuple[str, int]], str]:
    """Number, files (digest and size by path) and salt of a manifest. Raises ReleaseError."""
    read = Reader(MANIFEST, content)
    form, number, salt, files = read.fields(read.values, "", "format", "number", "salt", "files")
    if form != FORMAT:
        raise read.refuse("format", f"it is not {FORMAT}; another version of this program may read it.")
    listed: dict[str, tuple[str, int]] = {}
    before = ""

    def one(value: Any, place: str) -> None:
        nonlocal before
        path, digest, size = read.fields(value, place, "path", "sha256", "size")
        if not isinstance(path, str) or type(size) is not int or path <= before:
            raise read.refuse(place, "paths are sorted, each once, and sizes are whole numbers.")
        before, listed[path] = path, (read.text(digest, f"{place}.sha256", _DIGEST), size)

    read.every(files, "files", one)
    return read.number(number, "number"), listed, read.text(salt, "salt", SALT)


def read_table(name: str, content: bytes) -> Table:
    """A table from its file; `tables.check` is still to be asked. Raises ReleaseError."""
    read = Reader(f"tables/{name}.json", content)
    told, rows = read.fields(read.values, "", "table", "rows")
    if told != name:
        raise read.refuse("table", "it is another table than the file's name says.")

    def row(value: Any, place: str) -> Row:
        agency, period, by, measure, state, count = read.fields(
            value, place, "agency", "period", "by", "measure", "state", "value"
        )
        return Row(
            read.identifier(agency, f"{place}.agency"),
            read.period(period, f"{place}.period"),
            str(measure),
            read.by(by, f"{place}.by"),
            read.cell(state, count, place),
        )

    return Table(name, read.every(rows, "rows", row))


def read_regions(content: bytes) -> tuple[Region, ...]:
    """The regions from their file. Raises ReleaseError."""
    read = Reader("regions.json", content)

    def region(value: Any, place: str) -> Region:
        identifier, name, path = read.fields(value, place, "id", "name", "path")
        return Region(
            read.identifier(identifier, f"{place}.id"),
            read.names(name, f"{place}.name"),
            read.text(path, f"{place}.path", OUTLINE),
        )

    (regions,) = read.fields(read.values, "", "regions")
    return read.every(regions, "regions", region)


def read_told(content: bytes, tables: Mapping[str, Table], regions: Sequence[Region]) -> Release:
    """A release from its release.json, with the tables and regions read already. Raises ReleaseError."""
    read = Reader("release.json", content)
    number, made_on, origin, agencies, asked, corrections, withdrawn, previous = read.fields(
        read.values,
        "",
        "number",
        "made_on",
        "origin",
        "agencies",
        "asked",
        "corrections",
        "withdrawn",
        "previous",
    )
    return Release(
        number=read.number(number, "number"),
        made_on=read.day(made_on, "made_on"),
        origin=read.text(origin, "origin", ORIGIN),
        agencies=read.every(agencies, "agencies", lambda value, place: _agency(read, value, place)),
        asked=read.every(asked, "asked", lambda value, place: _asked(read, value, place)),
        tables=tables,
        regions=tuple(regions),
        corrections=read.every(
            corrections, "corrections", lambda value, place: _correction(read, value, place)
        ),
        withdrawn=read.every(withdrawn, "withdrawn", lambda value, place: _withdrawn(read, value, place)),
        previous=None if previous is None else read.text(previous, "previous", _DIGEST),
    )


def _agency(read: Reader, value: Any, place: str) -> Agency:
    identifier, name, kind, region, since = read.fields(value, place, "id", "name", "kind", "region", "since")
    return Agency(
        read.identifier(identifier, f"{place}.id"),
        read.names(name, f"{place}.name"),
        read.code(kind, f"{place}.kind", "agency_kind"),
        read.identifier(region, f"{place}.region"),
        read.day(since, f"{place}.since"),
    )


def _asked(read: Reader, value: Any, place: str) -> Asked:
    agency, period, state, closed_on, office = read.fields(
        value, place, "agency", "period", "state", "closed_on", "office"
    )
    return Asked(
        read.identifier(agency, f"{place}.agency"),
        read.period(period, f"{place}.period"),
        read.code(state, f"{place}.state", "asked"),
        None if closed_on is None else read.day(closed_on, f"{place}.closed_on"),
        None if office is None else read.code(office, f"{place}.office", "office"),
    )


def _correction(read: Reader, value: Any, place: str) -> Correction:
    release, table, agency, period, by, measure, old, new, reason = read.fields(
        value, place, "release", "table", "agency", "period", "by", "measure", "old", "new", "reason"
    )
    return Correction(
        read.number(release, f"{place}.release"),
        str(table),
        read.identifier(agency, f"{place}.agency"),
        read.period(period, f"{place}.period"),
        read.by(by, f"{place}.by"),
        str(measure),
        _cell(read, old, f"{place}.old"),
        _cell(read, new, f"{place}.new"),
        read.code(reason, f"{place}.reason", "correction"),
    )


def _withdrawn(read: Reader, value: Any, place: str) -> Withdrawn:
    """Of one that could identify somebody with its manifest and day; of another nothing but number and reason."""
    if not isinstance(value, dict) or value.get("reason") != COULD_IDENTIFY:
        release, reason = read.fields(value, place, "release", "reason")
        code = read.code(reason, f"{place}.reason", "withdrawal")
        return Withdrawn(read.number(release, f"{place}.release"), code)
    release, reason, manifest, made_on = read.fields(value, place, "release", "reason", "manifest", "made_on")
    return Withdrawn(
        read.number(release, f"{place}.release"),
        reason,
        read.text(manifest, f"{place}.manifest", _DIGEST),
        read.day(made_on, f"{place}.made_on"),
    )


def _cell(read: Reader, value: Any, place: str) -> Cell:
    state, count = read.fields(value, place, "state", "value")
    return read.cell(state, count, place)
