"""Records made by chance, flat and as `decide` is given them, with what looking through them says."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from amparo.decision.history import look_through
from amparo.decision.record_columns import RECORDS
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.person import CUSTODIES
from amparo.terms import AmparoError, ContradictionError
from tests.chance import DAYS, charge, conviction

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One request's convictions or charges as given and as rows, and what they come to; `refused` where `decide` refuses."""

    given: list[dict[str, Any]]
    rows: list[Row]
    opens: bool | None
    refused: bool = False


def person(
    records: str, given: list[dict[str, Any]], number: int, on: date, legal: Mapping[str, bool | None]
) -> Person:
    """What the single reading says of some convictions or charges, beside their rows."""
    answers = {f"legal:{question}": legal.get(question) for question in LEGAL_QUESTIONS}
    rows = [row_of(records, one, number, on, legal) for one in given]
    lists = (given, ()) if records == "convictions" else ((), given)
    try:
        history = look_through(*lists, on.toordinal(), answers, as_case=False)
    except ContradictionError:
        return Person(given, rows, None, refused=True)
    return Person(given, rows, history.conviction_opens if records == "convictions" else history.charge_opens)


def people(seed: int, count: int, *, prop47_asked: bool, records: str = "convictions") -> Iterator[Person]:
    """`count` records that `decide` reads; with `prop47_asked` all were asked for Proposition 47, else none was."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        on = chance.choice(DAYS)
        some = chance.choice((1, 1, 2, 3))
        given = [
            rarer(chance, conviction(chance, on)) if records == "convictions" else accusation(chance, on)
            for _ in range(some)
        ]
        found = person(
            records, [asked(one, records, prop47_asked) for one in given], made, on, counsel(chance)
        )
        if not found.refused:
            yield found
            made += 1


def rarer(chance: random.Random, one: dict[str, Any]) -> dict[str, Any]:
    """Now and then what a record seldom holds: a juvenile adjudication, a section beside the offense table, an attempt of
    what Proposition 47 made a misdemeanor, another enhancement."""
    if one.get("jurisdiction", "CA") != "CA":
        return one
    if chance.random() < 0.6:
        one.setdefault("prop47", False)  # else nearly every felony is open on it
    if chance.random() < 0.04:
        one["status"] = "juvenile_adjudication"
    if chance.random() < 0.04:
        one |= {"code": "CORP", "section": "25110", "level": "felony"}
        one |= {"felony_custody": chance.choice(("1170h", *CUSTODIES)), "status": "final", "not_named": True}
    elif chance.random() < 0.02:
        one |= {
            "code": "PC",
            "section": "664/" + chance.choice(("459.5", "476a", "473(b)")),
            "level": "felony",
        }
    if one["level"] == "felony" and chance.random() < 0.06:
        one["enhancements"] = ["HSC 11370.4", chance.choice(("PC 12022.4", "VEH 20001(c)", "12022.53(d)"))]
    return one


def asked(one: dict[str, Any], records: str, prop47_asked: bool) -> dict[str, Any]:
    """A table has a column on Proposition 47 or none."""
    if records == "charges":
        return one
    rest = {name: value for name, value in one.items() if name != "prop47"}
    return {**rest, "prop47": one.get("prop47")} if prop47_asked else rest


def counsel(chance: random.Random) -> dict[str, bool | None]:
    return {question: chance.choice((True, False, None)) for question in sorted(LEGAL_QUESTIONS)}


def accusation(chance: random.Random, on: date) -> dict[str, Any]:
    """A charge as a docket has it: also an attempt, a section without its subdivision, a degree, a day of the finding."""
    made = charge(chance)
    if chance.random() < 0.2:
        made["section"] = made["section"].split("(")[0].split("/")[0]
    if chance.random() < 0.1:
        target = {"code": made["code"], "section": made["section"].split("/")[-1]}
        made |= {"code": "PC", "section": chance.choice(("664", "182")), "target": target}
        if chance.random() < 0.2:
            del made["target"]
    if made["section"] == "459":
        made["degree"] = chance.choice(("first", "second", None))
    if chance.random() < 0.3:
        made["finding_date"] = on.isoformat()
    return made


def contradictory(seed: int, count: int, records: str) -> Iterator[Person]:
    """People of whom many entries are told twice or cannot be: other spellings, levels, days and places."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        on = chance.choice(DAYS)
        make = conviction if records == "convictions" else accusation
        given = [asked(make(chance, on), records, True) for _ in range(chance.choice((1, 2)))]
        for one in list(given):
            if chance.random() < 0.5:
                given.append(_told_again(chance, one, on, records))
        try:
            yield person(records, given, made, on, {})
        except AmparoError:
            continue
        made += 1


def _told_again(chance: random.Random, one: dict[str, Any], on: date, records: str) -> dict[str, Any]:
    again = {**one, "level": chance.choice((one["level"], "felony", "misdemeanor", None))}
    if again.get("felony_custody") and again["level"] != "felony" and chance.random() < 0.8:
        del again["felony_custody"]
    if chance.random() < 0.2 and one.get("jurisdiction", "CA") == "CA":
        again |= {"code": f" {one['code'].lower()}", "section": one["section"].upper().replace("(", " (")}
    if chance.random() < 0.1:
        again["degree"] = "second"
    if chance.random() < 0.1:
        again["target"] = {"code": "PC", "section": "211"}
    day = "date" if records == "convictions" else "finding_date"
    if chance.random() < 0.2:
        again[day] = chance.choice((None, on.isoformat(), date(on.year + 1, 1, 2).isoformat()))
    if records == "convictions" and chance.random() < 0.05:
        again |= {"jurisdiction": "US", "agg_felony": "A"}
    return again


# ------------------------------------------------------------------ rows and frames


def row_of(
    records: str, one: Mapping[str, Any], number: int, on: date, legal: Mapping[str, bool | None]
) -> Row:
    """One conviction or charge as a flat row."""
    given = {"jurisdiction": "CA", "status": "final", **one}
    columns = RECORDS[records].columns
    row = {column.name: _known(given.get(column.name)) for column in columns}
    row |= {
        f"legal_{question.replace('.', '_')}": answer
        for question, answer in legal.items()
        if f"legal_{question.replace('.', '_')}" in row
    }
    row |= {f"target_{name}": value for name, value in (one.get("target") or {}).items()}
    row |= {"request_id": number, "on": on}
    day = RECORDS[records].day
    row[day] = date.fromisoformat(one[day]) if one.get(day) else None
    return {**row, "enhancements": one.get("enhancements")} if records == "convictions" else row


def _known(value: Any) -> Any:
    return None if value == "unknown" else value


def frame_of(some: Sequence[Person], *, prop47_asked: bool = True) -> pl.DataFrame:
    """Their records as a frame, without the column `prop47` where nobody asked."""
    frame = pl.DataFrame([row for one in some for row in one.rows], infer_schema_length=None)
    return frame if prop47_asked or "prop47" not in frame.columns else frame.drop("prop47")
