"""A small table of requests for the tests of the command, and the command run on it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from amparo.cli import main

HEADER = "reference,kind,on,agency_kind,from,policy,minor,conviction_opens,note"
ROWS = (
    "T-1,hold,2018-01-03,sheriff_jail,ICE,allows,no,yes,=1+1",  # a Wednesday
    "T-2,hold,2018-01-04,sheriff_jail,ICE,allows,0,1,first day",  # a Thursday
    "T-3,notification,2026-11-24,sheriff_jail,ICE,allows,false,true,",  # a Tuesday
    "T-4,notification,2026-11-24,sheriff_jail,ICE,allows,FALSE,,open",
)
SAFE = ["permitted", "prohibited", "permitted", "prohibited"]


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["decide", "--table", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out, told.err


def written(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    file = folder / "requests.csv"
    file.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return file


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def summed(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code, out, err = ran(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    told: dict[str, Any] = json.loads(out)
    return told
