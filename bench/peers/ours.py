"""Amparo's own readings of the decision: one request, a table in polars, DuckDB or SQLite, and JavaScript in node."""

import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from amparo.decision import Answer, decide, explain
from amparo.decision.explanation import Explanation
from amparo.decision.graphs import bundle_bytes, evaluator
from amparo.decision.table_columns import missing_facts
from amparo.decision.table_select import decide_select
from amparo.decision.tables import decide_kind
from amparo.facts import Agency
from amparo.law.custody import decision_for
from amparo.rules.python_reading import compiled
from bench.peers.asked import FLAGS, MISSING, Facts
from bench.peers.by_hand import connected, filled, frame_of, one_row, tiled
from bench.peers.contender import Contender

KIND = "notification"
DECISION = decision_for(KIND)
OUTCOMES = DECISION.outcomes

_QUALIFIES = {"code": "PC", "section": "187", "level": "felony", "felony_custody": "state_prison"}
CONVICTION = {**_QUALIFIES, "date": "2009-03-02", "status": "final"}
CHARGE = {**_QUALIFIES, "finding": "pc872_holding_order"}
"""A conviction and a charge that qualify on every day."""


def outcomes_of(mask: int) -> list[str]:
    """The outcomes of a bit mask, the most protective first."""
    return [outcome for place, outcome in enumerate(OUTCOMES) if mask >> place & 1]


def open_answer(safe: str, possible: Sequence[str], missing: Sequence[str] | None) -> str:
    """How an answer reads in the table of missing facts; `missing` is None where a reading does not tell them."""
    if len(possible) == 1:
        return safe
    told = "" if missing is None else f"; missing: {', '.join(missing)}"
    return f"undetermined ({' or '.join(possible)}); meanwhile {safe}{told}"


# ------------------------------------------------------------------ one request


def nested(facts: Facts) -> tuple[dict[str, Any], dict[str, Any], Agency, date]:
    """What `decide` takes. What is absent stays absent, null stays null; of a record read, all was read."""
    request: dict[str, Any] = {"kind": KIND}
    request |= {name: facts[name] for name in ("from", "initiated_by", "purpose") if name in facts}
    if "document_crime" in facts:
        request["documents"] = [{"kind": "other", "crime": facts["document_crime"]}]
    if "item_public" in facts:
        request["info_public"] = {"release_date": facts["item_public"]}
    plain = ("minor", "registry", "federal_felony_warrant")
    person = {name: facts[name] for name in plain if name in facts}
    for flag, listed, one in (
        ("conviction_opens", "convictions", CONVICTION),
        ("charge_opens", "pending", CHARGE),
    ):
        if flag in facts:
            person[listed] = None if facts[flag] is None else [one] if facts[flag] else []
    if "conviction_opens" in facts:
        person["history_complete"] = None if facts["conviction_opens"] is None else True
    policy = {KIND: facts["policy"]} if "policy" in facts else {}
    return request, person, Agency(facts["agency_kind"], policy), date.fromisoformat(facts["on"])


class Decide(Contender):
    """`decide` and `explain`: the record read, duties, missing facts, and the truth of every condition of every rule."""

    def ready(self, facts: Facts) -> Any:
        """The request as a file would hold it."""
        return nested(facts)

    def ask(self, form: Any) -> Explanation:
        """The answer with its explanation."""
        return explain(decide(*form))

    def outcome(self, raw: Explanation) -> str:
        """The outcome, or `insufficient_facts`."""
        return raw.answer.outcome

    def says(self, raw: Explanation) -> str:
        """The outcome, what is done meanwhile, and what to ask."""
        answer: Answer = raw.answer
        return open_answer(answer.safe, answer.possible, answer.missing)


class Generated(Contender):
    """The Python that is generated from the rules, on facts read beforehand: possible outcomes and no explanation."""

    def __init__(self) -> None:
        self.reading = compiled(DECISION).reading
        self.names = {mask: outcomes_of(mask) for mask in range(1 << len(OUTCOMES))}

    def ready(self, facts: Facts) -> Any:
        """The facts as `decide` has read them, and the day as a number."""
        reached = decide(*nested(facts)).reached
        return reached.values, reached.on

    def ask(self, form: Any) -> int:
        """The possible outcomes as bits."""
        return self.reading(*form)[0]

    def outcome(self, raw: int) -> str:
        """The most protective of them."""
        return self.names[raw][0]

    def says(self, raw: int) -> str:
        """All of them."""
        return open_answer(self.names[raw][0], self.names[raw], None)


# ------------------------------------------------------------------ tables

TOLD = ("safe", "possible", "rule", "missing")


def row_of(facts: Facts) -> Facts:
    """One row of a table. An absent fact is a column that the table lacks."""
    known = {"history_complete": True} if facts.get("conviction_opens") is not None else {}
    return {"kind": KIND, **facts, **known}


class _Row(Contender):
    """What the table readings share: a decided row is (safe, possible, rule, missing)."""

    def ready(self, facts: Facts) -> Facts:
        """The row."""
        return row_of(facts)

    def outcome(self, raw: Any) -> str:
        """Its safe outcome."""
        return str(raw[0])

    def says(self, raw: Any) -> str:
        """All that the row tells."""
        return open_answer(raw[0], outcomes_of(raw[1]), missing_facts(raw[3]))


class InPolars(_Row):
    """The rules as columns of polars; a single request is a frame of one row."""

    def _decided(self, frame: Any) -> Any:
        return decide_kind(frame.lazy(), KIND).select(TOLD)

    def _frame(self, rows: Sequence[Facts]) -> Any:
        known = {"history_complete": True} if rows[0].get("history_complete") else {}
        return frame_of(rows, known)

    def ask(self, form: Facts) -> Any:
        """The decided row."""
        return self._decided(self._frame([form])).collect().row(0)

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A frame, decided in one go."""
        frame = tiled(self._frame([row_of(facts) for facts in requests]), copies)
        return lambda: self._decided(frame).collect(engine="streaming")

    def column(self, decided: Any) -> list[str]:
        """The safe outcomes."""
        return [str(word) for word in decided["safe"]]


class InDuckDB(_Row):
    """The rules as one SELECT, in DuckDB."""

    asked_singly = 2  # DuckDB plans the whole SELECT, of eighteen kinds of request, for each

    def __init__(self) -> None:
        self.connection = connected()

    def _select(self, columns: Sequence[str]) -> str:
        query = decide_select("asked", dialect="duckdb", columns=columns)
        return f"SELECT {', '.join(TOLD)} FROM ({query})"

    def ask(self, form: Facts) -> Any:
        """A table of one row, and the row decided."""
        typed = f"CREATE OR REPLACE TABLE asked AS SELECT {one_row(form)}"
        self.connection.execute(typed, list(form.values()))
        return self.connection.execute(self._select(tuple(form))).fetchall()[0]

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A table, decided into another."""
        frame = frame_of(requests, {"kind": KIND, "history_complete": True})
        filled(self.connection, tiled(frame, copies))
        query = f"CREATE OR REPLACE TABLE decided AS {self._select(frame.columns)}"
        return lambda: self.connection.execute(query)

    def column(self, decided: Any) -> list[str]:  # noqa: ARG002 - it stands in the database
        """The safe outcomes, in the order in which the rows went in."""
        return [row[0] for row in self.connection.execute("SELECT safe FROM decided").fetchall()]


class InSQLite(_Row):
    """The same SELECT in the SQLite that comes with Python."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(":memory:")
        self.columns: tuple[str, ...] = ()
        self.query = ""

    def _holds(self, columns: tuple[str, ...]) -> None:
        if columns != self.columns:
            self.columns = columns
            query = decide_select("asked", dialect="sqlite", columns=columns, keep=("row",))
            self.query = f"SELECT {', '.join(TOLD)} FROM ({query}) ORDER BY row"
            self.database.execute("DROP TABLE IF EXISTS asked")
            names = ", ".join(f'"{name}"' for name in columns)
            self.database.execute(f"CREATE TABLE asked (row INTEGER PRIMARY KEY, {names})")
        self.database.execute("DELETE FROM asked")

    def _fill(self, rows: Sequence[Facts]) -> None:
        marks = ", ".join("?" for _ in self.columns)
        values = ([None, *row.values()] for row in rows)
        self.database.executemany(f"INSERT INTO asked VALUES (?, {marks})", values)

    def ask(self, form: Facts) -> Any:
        """The one row of the table, decided."""
        self._holds(tuple(form))
        self._fill([form])
        return self.database.execute(self.query).fetchall()[0]

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A table, decided and fetched."""
        rows = [row_of(facts) for facts in requests]
        self._holds(tuple(rows[0]))
        for _ in range(copies):
            self._fill(rows)
        return lambda: self.database.execute(self.query).fetchall()

    def column(self, decided: Any) -> list[str]:
        """The safe outcomes."""
        return [row[0] for row in decided]


# ------------------------------------------------------------------ JavaScript

_PATHS = {
    "agency_kind": "agency.kind",
    "from": "request.from",
    "initiated_by": "request.initiated_by",
    "purpose": "request.purpose",
    "document_crime": "request.documents.crime",
    "item_public": "request.info_public.release_date",
    "policy": f"local_policy.{KIND}",
    **{f"{name}": f"person.{name}" for name in ("registry", "federal_felony_warrant", *FLAGS[:3])},
}


class InNode(Contender):
    """The evaluator for browsers, in node: a process that is given all requests and keeps its own clock."""

    asked_singly = len(MISSING)  # each is a process of its own

    def __init__(self) -> None:
        node = shutil.which("node")
        if node is None:
            raise ImportError("node is not installed")
        self.node = node

    def ready(self, facts: Facts) -> Any:
        """The question as a browser asks it."""
        known = {"history_complete": True} if facts.get("conviction_opens") is not None else {}
        told = {_PATHS[name]: value for name, value in facts.items() if name != "on"}
        told |= {f"person.{name}": value for name, value in known.items()}
        return {"kind": KIND, "on": facts["on"], "facts": told}

    def _run(self, questions: Sequence[Any], *more: str) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            given = {"evaluator.js": evaluator().encode(), "bundle.json": bundle_bytes()}
            given["questions.json"] = json.dumps(questions).encode()
            for name, content in given.items():
                Path(folder, name).write_bytes(content)
            program = Path(__file__).with_name("in_node.mjs")
            command = [self.node, str(program), *(str(Path(folder, name)) for name in given), *more]
            told = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(told.stdout)

    def ask(self, form: Any) -> Any:
        """What the evaluator tells."""
        return self._run([form])["answers"][0]

    def outcome(self, raw: Any) -> str:
        """The outcome, or `insufficient_facts`."""
        return str(raw["outcome"])

    def says(self, raw: Any) -> str:
        """The outcome, what is done meanwhile, and what to ask."""
        return open_answer(raw["safe"], raw["possible"], raw["missing"])

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """All of them in one process."""
        questions = [self.ready(facts) for facts in requests] * copies
        return lambda: self._run(questions)["answers"]

    def column(self, decided: Any) -> list[str]:
        """The outcomes."""
        return [self.outcome(raw) for raw in decided]

    def one_by_one(self, requests: Sequence[Facts]) -> list[float]:
        """Microseconds of single calls, by node's clock."""
        spent: list[float] = self._run([self.ready(facts) for facts in requests], "one_by_one")["spent"]
        return spent

    def all_at_once(self, requests: Sequence[Facts], copies: int) -> tuple[float, float]:
        """Seconds and megabytes, by node's own count."""
        told = self._run([self.ready(facts) for facts in requests], "all_at_once", str(copies))
        return told["seconds"], told["rise"]
