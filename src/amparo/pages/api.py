"""The static JSON under /api/v1, and the OpenAPI file that describes it: the release's own values, one file an address."""

from collections.abc import Iterator, Mapping
from typing import Any

from amparo.pages.data import lists_of, schema, spelt
from amparo.pages.site import Site
from amparo.register.release import Agency, Asked, Cell, Correction, Release, folder_name
from amparo.register.tables import CODES, TABLES
from amparo.terms import NOT_LEGAL_ADVICE

BASE = "api/v1"


def head_of(release: Release) -> dict[str, Any]:
    """What each file says first: of which release it is."""
    return {"release": release.number, "made_on": release.made_on.isoformat(), "manifest": release.manifest}


def api_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder, but those of each table and of each agency."""
    release = site.release
    head = head_of(release)
    yield f"{BASE}/openapi.json", spelt(_described())
    yield (
        f"{BASE}/index.json",
        spelt({**head, "origin": release.origin, "not_legal_advice": NOT_LEGAL_ADVICE}),
    )
    yield f"{BASE}/agencies.json", spelt({**head, "agencies": [_agency(one) for one in release.agencies]})
    yield f"{BASE}/coverage.json", spelt({**head, "asked": [_asked(one) for one in release.asked]})
    yield (
        f"{BASE}/corrections.json",
        spelt({**head, "corrections": [_correction(one) for one in site.corrections]}),
    )
    yield f"{BASE}/releases.json", spelt({"releases": _releases(site)})
    yield f"{BASE}/codes.json", spelt({name: _codes(name) for name in CODES})
    yield f"{BASE}/tables.json", spelt({"tables": [_table(name) for name in TABLES]})


def table_file(head: Mapping[str, Any], name: str, lines: list[str]) -> tuple[str, bytes]:
    """All rows of a table; `lines` are these as objects of JSON."""
    return f"{BASE}/tables/{name}.json", _joined(head, f'"table":"{name}","rows":[', lines, "]")


def agency_file(head: Mapping[str, Any], agency: str, lines: Mapping[str, list[str]]) -> tuple[str, bytes]:
    """All figures of one agency, table by table; `lines` are its rows in each as objects of JSON."""
    told = ",\n".join(f'"{name}":[\n' + ",\n".join(lines[name]) + "\n]" for name in TABLES if lines.get(name))
    start = f'"agency":"{agency}","tables":{{'
    return f"{BASE}/agencies/{agency}.json", _joined(head, start, [told] if told else [], "}")


def _joined(head: Mapping[str, Any], start: str, lines: list[str], end: str) -> bytes:
    """An object of the head and of rows that are spelt already."""
    opened = _opened(head)
    return (f"{opened},\n {start}\n" + ",\n".join(lines) + f"\n{end}}}\n").encode()


def _opened(head: Mapping[str, Any]) -> str:
    return spelt(dict(head)).decode().rstrip().removesuffix("}").rstrip()


def frame_of_json(release: Release) -> tuple[bytes, bytes, Mapping[str, bytes]]:
    """What stands before the head's values, the values, and what stands after them in a file of a table or an agency."""
    opens, between, told = _opened(head_of(release)).partition(' "release": ')
    return (
        (opens + between).encode(),
        told.encode(),
        {name: f',\n "{name}":'.encode() for name in ("table", "agency")},
    )


def _agency(one: Agency) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": dict(one.name),
        "kind": one.kind,
        "region": one.region,
        "since": one.since.isoformat(),
    }


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "agency": one.agency,
        "period": one.period,
        "state": one.state,
        "closed_on": one.closed_on and one.closed_on.isoformat(),
        "office": one.office,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"state": cell.state.value, "value": cell.value}


def _correction(one: Correction) -> dict[str, Any]:
    return {
        "was_so_in": one.release,
        "table": one.table,
        "agency": one.agency,
        "period": one.period,
        "measure": one.measure,
        "by": dict(one.by),
        "old": _cell(one.old),
        "new": _cell(one.new),
        "reason": one.reason,
    }


def _releases(site: Site) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "made_on": one.made_on.isoformat(),
            "manifest": one.manifest,
            "folder": f"releases/{folder_name(one.number)}/" if one.is_given_out else None,
            "withdrawn": site.withdrawn[one.number].reason if one.number in site.withdrawn else None,
            "given_out": one.is_given_out,
        }
        for one in site.releases
    ]


def _codes(name: str) -> list[dict[str, str]]:
    return [{"code": code, "en": told["en"], "es": told["es"]} for code, told in CODES[name].items()]


def _table(name: str) -> dict[str, Any]:
    spec = TABLES[name]
    return {
        "name": name,
        "class": spec.public_class,
        "grain": spec.grain,
        "title": dict(spec.title),
        "definition": dict(spec.definition),
        "measures": [
            {
                "name": one.name,
                "by": list(one.by),
                "title": dict(one.title),
                "unit": dict(one.unit),
                "never_add": list(one.never_add),
            }
            for one in spec.measures.values()
        ],
    }


_FILES = {
    "index.json": "Which release this is, its log, and that it is no legal advice.",
    "agencies.json": "The agencies that keep this record.",
    "coverage.json": "Who was asked for which period, and what they said.",
    "corrections.json": "Every figure that was changed after it was published: old, new, reason.",
    "releases.json": "Every release, with the SHA-256 of its manifest; withdrawn ones with the reason.",
    "codes.json": "Every code, with its words in English and Spanish.",
    "tables.json": "Every public table: class, grain, definition, measures.",
}


def _described() -> dict[str, Any]:
    """The OpenAPI file. All addresses are files: they answer GET alone and take no parameters but those in the path."""
    paths: dict[str, Any] = {
        f"/{name}": _get(name, told, {"type": "object"}) for name, told in _FILES.items()
    }
    rows = {name: {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}} for name in TABLES}
    for name, spec in TABLES.items():
        paths[f"/tables/{name}.json"] = _get(
            f"table_{name}", spec.definition["en"], _with_head({"table": {"const": name}, "rows": rows[name]})
        )
    one = _get(
        "agency",
        "All figures of one agency, by table.",
        _with_head({"agency": {"type": "string"}, "tables": {"type": "object", "properties": rows}}),
    )
    one["get"]["parameters"] = [
        {"name": "agency", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    paths["/agencies/{agency}.json"] = one
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Amparo, public figures",
            "version": "1",
            "description": "Static files. An empty value is never zero: see `state`. Not legal advice.",
        },
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {"schemas": {name: _row(name) for name in TABLES}},
    }


def _get(name: str, told: str, answer: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": answer}}
    return {
        "get": {
            "operationId": name.removesuffix(".json"),
            "summary": told,
            "responses": {"200": {"description": told, "content": content}},
        }
    }


def _with_head(more: dict[str, Any]) -> dict[str, Any]:
    head = {
        "release": {"type": "integer"},
        "made_on": {"type": "string", "format": "date"},
        "manifest": {"type": "string"},
    }
    return {"type": "object", "required": [*head, *more], "properties": {**head, **more}}


def _row(name: str) -> dict[str, Any]:
    """A row of a table: exactly its columns."""
    spec = TABLES[name]
    lists = lists_of(spec)
    properties: dict[str, Any] = {}
    for field in schema(spec)["fields"]:
        told: dict[str, Any] = {"description": field["description"]}
        limits = field["constraints"]
        if field["name"] in lists:
            told |= {"type": ["string", "null"], "enum": [*limits["enum"], None]}
        elif field["name"] == "value":
            told |= {"type": ["integer", "null"], "minimum": 0}
        else:
            told["type"] = "string"
            told |= {"enum": limits["enum"]} if "enum" in limits else {"pattern": f"^{limits['pattern']}$"}
        properties[field["name"]] = told
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
