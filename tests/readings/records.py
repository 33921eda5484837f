"""Records of convictions made by chance, flat and as `decide` is given them, with what looking through them says."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from amparo.decision.history import look_through
from amparo.decision.table_convictions import CONVICTIONS
from amparo.terms import AmparoError
from tests.chance import DAYS, conviction

QUESTIONS = (
    "dismissed_1203.4",
    "reduced_after_sentencing",
    "juvenile_adjudication",
    "1170h3",
    "out_of_state_not_strike",
)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One request's convictions as given and as rows, and what they come to."""

    given: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    opens: bool | None


def people(seed: int, count: int, *, prop47_asked: bool) -> Iterator[Person]:
    """`count` records; with `prop47_asked` every conviction was asked for Proposition 47, else none was."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        on = chance.choice(DAYS)
        given = [conviction(chance, on) for _ in range(chance.choice((1, 1, 2, 3)))]
        for one in given:
            if prop47_asked:
                one.setdefault("prop47", None)
            else:
                one.pop("prop47", None)
        legal = {question: chance.choice((True, False, None)) for question in QUESTIONS}
        answers = {f"legal:{question}": answer for question, answer in legal.items()}
        try:
            history = look_through(given, (), on.toordinal(), answers, as_case=False)
        except AmparoError:
            continue
        yield Person(given, [_row(one, made, on, legal) for one in given], history.conviction_opens)
        made += 1


def _row(one: dict[str, Any], number: int, on: date, legal: dict[str, Any]) -> dict[str, Any]:
    given = {"jurisdiction": "CA", "status": "final", **one}
    row = {
        column.name: None if given.get(column.name) == "unknown" else given.get(column.name)
        for column in CONVICTIONS
    }
    row |= {f"legal_{question.replace('.', '_')}": answer for question, answer in legal.items()}
    row |= {f"target_{name}": value for name, value in one.get("target", {}).items()}
    row |= {"request_id": number, "on": on, "enhancements": one.get("enhancements")}
    row["date"] = date.fromisoformat(one["date"]) if one["date"] else None
    return row


def frame_of(some: list[Person], *, prop47_asked: bool) -> pl.DataFrame:
    """Their convictions as a frame, without the column `prop47` where nobody asked."""
    frame = pl.DataFrame([row for one in some for row in one.rows], infer_schema_length=None)
    return frame if prop47_asked else frame.drop("prop47")
