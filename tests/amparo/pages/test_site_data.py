"""The files for machines tell the same numbers as the release, with zero, hidden and missing told apart in each."""

import csv
import io
import json
import re
from hashlib import sha256
from xml.etree import ElementTree

import polars
import pytest

from amparo.register.release import read_release
from amparo.register.tables import TABLES
from tests.amparo.pages.conftest import BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"


def told(built: BuiltSite, name: str) -> list[tuple[object, ...]]:
    """The rows of the release: agency, period, measure, codes, state and value."""
    rows = read_release(built.releases / "0003").tables[name].rows
    return [
        (row.agency, row.period, row.measure, dict(row.by), row.cell.state.value, row.cell.value)
        for row in rows
    ]


def of_columns(row: dict[str, object]) -> tuple[object, ...]:
    fixed = ("agency", "period", "measure", "state", "value")
    codes = {name: code for name, code in row.items() if name not in fixed and code not in (None, "")}
    value = None if row["value"] in (None, "") else int(str(row["value"]))
    return row["agency"], row["period"], row["measure"], codes, row["state"], value


@pytest.mark.parametrize("name", TABLES)
def test_csv_json_lines_parquet_and_api_hold_the_same_rows(built: BuiltSite, name: str) -> None:
    rows = told(built, name)
    assert [of_columns(row) for row in csv.DictReader(io.StringIO(built.text(f"data/{name}.csv")))] == rows
    assert [of_columns(json.loads(line)) for line in built.text(f"data/{name}.jsonl").splitlines()] == rows
    assert [
        of_columns(row) for row in polars.read_parquet(built.out / f"data/{name}.parquet").to_dicts()
    ] == rows
    assert [of_columns(row) for row in json.loads(built.text(f"api/v1/tables/{name}.json"))["rows"]] == rows


def test_the_figures_of_one_agency_are_those_of_the_tables(built: BuiltSite) -> None:
    for agency in ("madrone-jail", "madrone-probation"):
        tables = json.loads(built.text(f"api/v1/agencies/{agency}.json"))["tables"]
        for name in TABLES:
            assert [of_columns(row) for row in tables.get(name, [])] == [
                row for row in told(built, name) if row[0] == agency
            ]


def test_a_hidden_a_missing_and_a_zero_cell_are_three_things_in_csv(built: BuiltSite) -> None:
    text = built.text("data/people_by_age.csv").splitlines()
    assert "madrone-jail,2025,people,18_24,hidden," in text
    assert "madrone-jail,2025,people,45_54,value,0" in text
    assert "madrone-probation,2025,people,45_54,missing," in text


def test_the_description_of_the_data_tells_each_file_and_every_word_in_it(built: BuiltSite) -> None:
    package = json.loads(built.text("data/datapackage.json"))
    for resource in package["resources"]:
        content = (built.out / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        if "schema" not in resource:
            continue
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        rows = list(csv.DictReader(io.StringIO(content.decode())))
        assert all(list(row) == list(fields) for row in rows)
        for row in rows:
            for name, value in row.items():
                limits = fields[name]["constraints"]
                assert value or not limits.get("required"), (resource["path"], row)
                assert not value or value in limits.get("enum", [value])
                assert not value or re.fullmatch(limits.get("pattern", ".*"), value)


def test_no_column_can_hold_free_text(built: BuiltSite) -> None:
    for resource in json.loads(built.text("data/datapackage.json"))["resources"]:
        for field in resource.get("schema", {}).get("fields", []):
            closed = {"enum", "pattern"} & set(field["constraints"]) or field["type"] == "integer"
            assert closed, (resource["name"], field["name"])


def test_every_address_of_the_api_is_described_and_every_description_has_its_file(built: BuiltSite) -> None:
    described = json.loads(built.text("api/v1/openapi.json"))
    folder = built.out / "api" / "v1"
    files = {f"/{file.relative_to(folder).as_posix()}" for file in folder.rglob("*.json")} - {"/openapi.json"}
    agencies = {path for path in files if path.startswith("/agencies/")}
    assert set(described["paths"]) == (files - agencies) | {"/agencies/{agency}.json"}
    for name in TABLES:
        known = described["components"]["schemas"][name]
        for row in json.loads(built.text(f"api/v1/tables/{name}.json"))["rows"]:
            assert list(row) == known["required"]
            for column, value in row.items():
                limits = known["properties"][column]
                assert value in limits.get("enum", [value])


def test_the_feed_tells_each_release_with_a_name_that_stays(built: BuiltSite) -> None:
    for language in ("en", "es"):
        feed = ElementTree.fromstring(built.text(f"feed/{language}.atom"))
        entries = feed.findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
            f"tag:madrone.example,2026-03-02:amparo/{language}/0003",
            f"tag:madrone.example,2025-03-14:amparo/{language}/0002",
            f"tag:madrone.example,2024-02-15:amparo/{language}/0001",
        ]
        assert [entry.findtext(f"{ATOM}updated") for entry in entries][2] == "2025-03-14T12:00:00Z"
        for entry in entries:
            link = entry.find(f"{ATOM}link")
            assert link is not None
            assert (built.out / "feed" / link.attrib["href"] / "index.html").resolve().is_file()
