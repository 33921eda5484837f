"""The contents of a release's files, read as a release; what was found sound before, byte for byte, is not gone through again.

A release that follows another repeats most of it. What one agency tells in all tables, and for which periods it was asked,
is sound or not by itself: so the digest of it is kept, and only agencies whose digest is new are read strictly. That holds
for the same program alone; whoever keeps digests for another time throws them away when the program changes.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from amparo.register.release_json import read_regions, read_table, read_told
from amparo.register.release_sound import check_sound
from amparo.register.release_values import Release
from amparo.register.release_written import canonical
from amparo.register.tables import edition_of, newer_than
from amparo.register.totals import Cell, ReleaseError, Row, State, Table

_HEAD, _BETWEEN = b'{"rows":[', b',{"agency":"'
_FIRST = _BETWEEN.removeprefix(b",")


def read_contents(contents: Mapping[str, bytes]) -> Release:
    """A release from its files, but those of the log, every field and figure looked at. Raises ReleaseError."""
    tables = {name: read_table(name, content) for name, content in sorted(_tables(contents).items())}
    release = read_told(contents["release.json"], tables, read_regions(contents["regions.json"]))
    check_sound(release)
    return release


class SoundBefore:
    """Digests of what was found sound before: of a manifest, or of one agency's part in a release.

    Of several releases that are read through one of these, the last alone keeps its tables.
    """

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = frozenset(known)
        self._tables = KnownTables({})
        self.found = set[str]()
        """The digests of all that was read through this, once it was found sound."""

    def read(self, manifest: str, contents: Mapping[str, bytes]) -> Release:
        """As `read_contents`, for files that agree with a manifest of this digest. Raises ReleaseError."""
        self._tables.forget()
        self._tables = tables = KnownTables(_tables(contents))
        if manifest in self._known:
            release = read_told(contents["release.json"], {}, read_regions(contents["regions.json"]))
            self.found.add(manifest)
        else:
            release = self._read_new(contents, tables)
            self.found |= {manifest, *part_digests(release, tables).values()}
        return replace(release, tables=tables)

    def keep_parts(self, release: Release) -> None:
        """Find the digests of a release's parts, too, where its manifest was known."""
        if isinstance(release.tables, KnownTables):
            self.found |= set(part_digests(release, release.tables).values())

    def _read_new(self, contents: Mapping[str, bytes], tables: "KnownTables") -> Release:
        """A release that was not read before: strictly those agencies that tell something new."""
        if not self._known or not tables.are_regular:
            return read_contents(contents)
        told = read_told(contents["release.json"], {}, read_regions(contents["regions.json"]))
        new = {whose for whose, part in part_digests(told, tables).items() if part not in self._known}
        cut = {f"tables/{name}.json": tables.only(name, new) for name in tables}
        try:
            read_contents({**contents, **cut})
        except ReleaseError:  # said again with the place in the whole file, not in the part of it
            return read_contents(contents)
        return told


class KnownTables(Mapping[str, Table]):
    """Tables that are known to be sound, each read when it is asked for."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = dict(sorted(contents.items()))
        self._tables = dict[str, Table]()
        self._parts = dict[str, dict[str, slice]]()

    def __getitem__(self, name: str) -> Table:
        if name not in self._tables:
            self._tables[name] = _table(name, self._contents[name])
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)

    def __contains__(self, name: object) -> bool:  # the inherited one would read the table
        return name in self._contents

    def content(self, name: str) -> bytes:
        """The table's file."""
        return self._contents[name]

    @property
    def are_regular(self) -> bool:
        """That each begins and ends as it must, and tells of one agency after the other."""
        return all(
            content.startswith(_HEAD)
            and content.endswith(_tail(name))
            and list(self.parts(name)) == sorted(self.parts(name))
            and sum(part.stop - part.start for part in self.parts(name).values())
            == max(0, len(content) - len(_HEAD) - len(_tail(name)) - max(0, len(self.parts(name)) - 1))
            for name, content in self._contents.items()
        )

    def parts(self, name: str) -> Mapping[str, slice]:
        """Where each agency's rows stand in the file of a table; no quote stands bare within a value of JSON."""
        if name not in self._parts:
            self._parts[name] = _cut(self._contents[name], len(_tail(name)))
        return self._parts[name]

    def forget(self) -> None:
        """Hold nothing any more."""
        self._contents, self._tables, self._parts = {}, {}, {}

    def narrowed(self, agencies: Collection[str]) -> "KnownTables":
        """The same tables with the rows of some agencies alone."""
        return KnownTables({name: self.only(name, agencies) for name in self})

    def named(self, names: Collection[str]) -> "KnownTables":
        """Some of these tables alone."""
        return KnownTables({name: content for name, content in self._contents.items() if name in names})

    def only(self, name: str, agencies: Collection[str]) -> bytes:
        """The file of a table with the rows of some agencies alone."""
        content = self._contents[name]
        parts = [content[part] for whose, part in self.parts(name).items() if whose in agencies]
        return _HEAD + b",".join(parts) + _tail(name)


def part_digests(release: Release, tables: KnownTables) -> dict[str, str]:
    """Of each agency a digest of all its rows and of the periods that it was asked for, whether the list names it or not."""
    edition = edition_of([name for name in tables if tables.parts(name)])
    digests = {one.id: sha256(f"{edition} {one.id}".encode()) for one in release.agencies}
    for name in tables:
        content = memoryview(tables.content(name))
        for whose, part in tables.parts(name).items():
            digest = digests.setdefault(whose, sha256(whose.encode()))
            digest.update(canonical([name, part.stop - part.start]))
            digest.update(content[part])
    for one in release.asked:
        told = [one.period, one.state, str(one.closed_on), one.office]
        digests.setdefault(one.agency, sha256(one.agency.encode())).update(canonical(told))
    return {whose: digest.hexdigest() for whose, digest in digests.items()}


def _tables(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tables' files by name; of a release of an older edition the newer tables, too, with nothing in them."""
    found = {
        path.removeprefix("tables/").removesuffix(".json"): content
        for path, content in contents.items()
        if path.startswith("tables/")
    }
    return found | {name: _HEAD + _tail(name) for name in newer_than(found)}


def _tail(name: str) -> bytes:
    return b'],"table":' + canonical(name) + b"}"


def _cut(content: bytes, tail: int) -> dict[str, slice]:
    """The place of each agency's rows; what stands twice is there from its first row to its last."""
    found = dict[str, slice]()
    at = len(_HEAD)
    inner = content[at : len(content) - tail]
    if not inner:
        return found
    for number, piece in enumerate(inner.removeprefix(_FIRST).split(_BETWEEN)):
        start = at + (1 if number else 0)
        at = start + len(_FIRST) + len(piece)
        whose = piece[: piece.find(b'"')].decode(errors="replace")
        before = found.get(whose)
        found[whose] = slice(before.start if before else start, at)
    return found


def _table(name: str, content: bytes) -> Table:
    """A table that is known to be sound, from its file."""
    cells, places = dict[tuple[str, int | None], Cell](), dict[str, tuple[tuple[str, str], ...]]()
    rows = list[Row]()
    for told in json.loads(content)["rows"]:
        state, by = (told["state"], told["value"]), told["by"]
        if state not in cells:
            cells[state] = Cell(State(state[0]), state[1])
        spelt = repr(by)
        if spelt not in places:
            places[spelt] = tuple(sorted(by.items()))
        rows.append(Row(told["agency"], told["period"], told["measure"], places[spelt], cells[state]))
    return Table(name, tuple(rows))
