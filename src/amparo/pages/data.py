"""The tables as files for machines: CSV, JSON Lines, and the description of both. Zero, hidden and missing stay three things."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from amparo.figures.vocabulary import names_of
from amparo.pages.laid import Laid
from amparo.pages.site import Site
from amparo.register.release import Row
from amparo.register.tables import CODES, TABLES, TableSpec

KINDS = (("CSV", "csv"), ("JSON Lines", "jsonl"), ("Parquet", "parquet"))
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
_STATES = {
    "value": "value is a count, zero included",
    "hidden": "a number of people between 1 and 10, or one that would give such a number away; not zero",
    "missing": "not reported, not asked, the period is not closed, or told in a sum alone; not zero",
}


def lists_of(spec: TableSpec) -> tuple[str, ...]:
    """The lists of codes that a table is broken down by, each once."""
    return tuple(dict.fromkeys(name for measure in spec.measures.values() for name in measure.by))


def columns(spec: TableSpec) -> tuple[str, ...]:
    """The columns of a table's files."""
    return ("agency", "period", "measure", *lists_of(spec), "state", "value")


def values(row: Row, lists: tuple[str, ...]) -> tuple[str | int | None, ...]:
    """A row in the order of the columns; None for a breakdown that it does not have, and where there is no count."""
    codes = dict(row.by)
    told = (codes.get(name) for name in lists)
    return row.agency, row.period, row.measure, *told, row.cell.state.value, row.cell.value


def lines_of(spec: TableSpec, rows: tuple[Row, ...]) -> list[str]:
    """Each row as an object of JSON, in the order of the rows."""
    names, lists, spell = columns(spec), lists_of(spec), json.JSONEncoder(separators=(",", ":")).encode
    return [spell(dict(zip(names, values(row, lists), strict=True))) for row in rows]


def csv_of(spec: TableSpec, rows: tuple[Row, ...]) -> bytes:
    """The table as CSV (RFC 4180, UTF-8); an empty value is no zero: `state` says why it is empty."""
    written, lists = io.StringIO(), lists_of(spec)
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns(spec))
    writer.writerows(values(row, lists) for row in rows)
    return written.getvalue().encode()


def data_files(spec: TableSpec, rows: tuple[Row, ...], lines: list[str]) -> Iterator[tuple[str, bytes]]:
    """The files of a table in the folder `data`. `lines` are its rows as `lines_of` spells them."""
    # Here, because polars is the extra `bulk`; a site without Parquet would be another site, so it is refused, not left out.
    from amparo.pages.parquet import parquet_of

    yield f"data/{spec.name}.csv", csv_of(spec, rows)
    yield f"data/{spec.name}.jsonl", "".join(f"{line}\n" for line in lines).encode()
    yield f"data/{spec.name}.parquet", parquet_of(spec, rows)


def package(site: Site, laid: Mapping[str, Laid]) -> tuple[str, bytes]:
    """The description of all tables' files, which are laid already."""
    resources = [
        _resource(spec, ending, laid[f"data/{spec.name}.{ending}"])
        for spec in TABLES.values()
        for _, ending in KINDS
    ]
    return "data/datapackage.json", spelt(_package(site, resources))


def spelt(told: Any) -> bytes:
    """JSON for reading by people, too; the same bytes each time."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _package(site: Site, resources: list[dict[str, Any]]) -> dict[str, Any]:
    release = site.release
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "amparo-figures",
        "title": "Contacts of immigration authorities with public bodies, and what was answered",
        "description": "Counts alone. state tells zero (value), hidden and missing apart; an empty value is never zero. "
        "Quarters and their year both have rows: do not add them together. Not legal advice.",
        "version": str(release.number),
        "created": f"{release.made_on.isoformat()}T12:00:00Z",
        "sources": [
            {"title": f"Release {release.number} of {release.origin}, manifest SHA-256 {release.manifest}"}
        ],
        "suppression": _STATES,
        "codes": {name: {code: dict(told) for code, told in codes.items()} for name, codes in CODES.items()},
        "resources": resources,
    }


def _resource(spec: TableSpec, ending: str, file: Laid) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": spec.name if ending == "csv" else f"{spec.name}-{ending}",
        "path": f"{spec.name}.{ending}",
        "title": spec.title["en"],
        "titulo": spec.title["es"],
        "description": spec.definition["en"],
        "descripcion": spec.definition["es"],
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "class": spec.public_class,
        "measures": {
            measure.name: {
                "title": dict(measure.title),
                "unit": dict(measure.unit),
                "by": list(measure.by),
                "never_add": list(measure.never_add),
                "statistic": measure.statistic,
                "events": list(measure.events),
                "law": list(measure.law),
                "vocabulary": list(names_of(spec.name, measure.name)),
            }
            for measure in spec.measures.values()
        },
    }
    if ending == "csv":
        told |= {"encoding": "utf-8", "schema": schema(spec)}
    return told


def schema(spec: TableSpec) -> dict[str, Any]:
    """The columns of a table: types, and every word that can stand in them."""
    fields: list[dict[str, Any]] = [
        _field("agency", "identifier of the agency, from release.json", pattern="[a-z][a-z0-9-]{0,39}"),
        _field("period", "a year, or a quarter of one", pattern="[0-9]{4}(-Q[1-4])?"),
        _field("measure", "what is counted", enum=list(spec.measures)),
        *(
            {
                "name": name,
                "type": "string",
                "description": "empty for the sum over all, or where the measure is not broken down by this",
                "constraints": {"enum": list(CODES[name])},
            }
            for name in lists_of(spec)
        ),
        _field("state", "; ".join(f"{name}: {told}" for name, told in _STATES.items()), enum=list(_STATES)),
        {
            "name": "value",
            "type": "integer",
            "description": "the count; empty where state is hidden or missing",
            "constraints": {"minimum": 0},
        },
    ]
    return {
        "fields": fields,
        "missingValues": [""],
        "uniqueKeys": [["agency", "period", "measure", *lists_of(spec)]],
    }


def _field(name: str, description: str, **constraints: Any) -> dict[str, Any]:
    return {
        "name": name,
        "type": "string",
        "description": description,
        "constraints": {"required": True, **constraints},
    }
