"""What was typed on the page of a visit becomes a record of the form `amparo-visit/1`, and a record fills the page again."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from amparo.facts.visit import purpose
from amparo.facts.visit_record import AREAS, ROLES, SCHEMA, STEPS, UNIFORMS, WANTED
from amparo.law.paper_kinds import kinds
from amparo_desk.said import Both
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.visit_form import NO_PAPER, NOBODY, SHOWN, STEP_ROWS, WANTED_ROWS
from amparo_desk.screens.visit_sites import Sites, where

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_NO_TIME: Both = (
    "Write the time as 10:14, or with the day as 2026-03-18 10:14.",
    "Escriba la hora como 10:14, o con el día como 2026-03-18 10:14.",
)
_NO_STEP: Both = ("Choose what was done at that time.", "Elija qué se hizo a esa hora.")
_BEFORE: Both = ("That is before they came.", "Eso es antes de que llegaran.")
_ANSWERS: Mapping[Any, str] = {True: "yes", False: "no"}


def plain_of(typed: Typed, sites: Sites | None = None) -> dict[str, Any]:
    """The record as it was typed, with the raw words; what is wrong stands in `Typed.errors`, and then it is none.

    The site is as it was chosen or written.
    """
    arrived, left = typed.moment("arrived"), typed.moment("left", needed=False)
    if arrived is not None and left is not None and left < arrived:
        typed.refuse("left", _BEFORE)
    kind = typed.word("paper", (NO_PAPER, "UNKNOWN", "ADMIN", *kinds()), needed=False)
    place, site = where(typed, sites or {})
    witness = typed.word("witness", (NOBODY, *ROLES), needed=False)
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "place": place,
        "site": site,
        "arrived": _wall(arrived),
        "left": _wall(left),
        "received_by_role": typed.word("received_by", tuple(ROLES), needed=False),
        "second_staff_witness_role": "" if witness == NOBODY else witness,
        "officers": _officers(typed),
        "stated_reason": typed.text("stated_reason", longest=2_000),
        "wanted": _wanted(typed),
        "area_reached": typed.word("area", tuple(AREAS), needed=False),
        "entered_nonpublic_area": typed.answer("entered", needed=False),
        "exigent_circumstances_claimed": typed.answer("exigent", needed=False),
        "papers": _papers(typed, kind),
        "answer_given": typed.text("answer", longest=2_000),
        "officers_then": typed.text("then", longest=2_000),
        "steps": _steps(typed, arrived),
        "records_released": typed.answer("released", needed=False),
        "free_text": typed.text("free_text", longest=4_000),
        "facts": _facts(typed, kind),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _officers(typed: Typed) -> dict[str, Any]:
    shown = typed.word("shown", tuple(SHOWN), needed=False)
    badges = [one.strip() for one in typed.text("badges").split(",") if one.strip()]
    found = {
        "count": typed.number("officers", most=500),
        "agency_stated": typed.text("agency"),
        "identification_shown": {"yes": True, "no": False, "refused": "refused"}.get(shown),
        "badges": badges,
        "badge_number_noted": True if badges else None,
        "supervisor_phone_noted": typed.answer("phone_noted", needed=False),
        "uniform": typed.word("uniform", tuple(UNIFORMS), needed=False),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _wanted(typed: Typed) -> list[str]:
    found = (typed.word(f"wanted_{row}", tuple(WANTED), needed=False) for row in range(1, WANTED_ROWS + 1))
    return list(dict.fromkeys(filter(None, found)))


def _papers(typed: Typed, kind: str) -> list[dict[str, Any]]:
    copied = typed.answer("copied", needed=False)
    told = {
        "names_this_place": typed.answer("names_place", needed=False),
        "in_date": typed.answer("in_date", needed=False),
    }
    if kind in ("", NO_PAPER):
        return []
    paper = {"shown": True, "kind": kind, **told, "copy_kept": copied}
    return [{name: value for name, value in paper.items() if value is not None}]


def _facts(typed: Typed, kind: str) -> dict[str, Any]:
    """What the rules ask and no other part of a record says."""
    why = typed.word("purpose", tuple(purpose.spoken or {}), needed=False)
    taken = typed.answer("taken", needed=False)
    found: dict[str, Any] = {"purpose": why or None, "person_taken": taken}
    if kind == NO_PAPER:
        found["document"] = "NONE"
    return {name: value for name, value in found.items() if value is not None}


def _steps(typed: Typed, arrived: datetime | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in range(1, STEP_ROWS + 1):
        what, at = (
            typed.word(f"step_{row}", tuple(STEPS), needed=False),
            typed.text(f"step_{row}_at", longest=30),
        )
        if not what:
            if at and f"step_{row}" not in typed.errors:
                typed.refuse(f"step_{row}", _NO_STEP)
            continue
        moment = _time(typed, f"step_{row}_at", at, arrived.date() if arrived else None)
        found.append({"at": moment, "what": what})
    return sorted(found, key=lambda one: one["at"])


def _time(typed: Typed, name: str, given: str, day: date | None) -> str:
    """A time of the day of the visit, or a moment of another day."""
    clock = _CLOCK.fullmatch(given)
    if clock is not None and day is not None:
        return f"{day.isoformat()}T{int(clock[1]):02}:{clock[2]}"
    if clock is None and len(given) > 8:
        return _wall(typed.moment(name)) or ""
    if day is not None:
        typed.refuse(name, _NO_TIME)
    return ""


def _wall(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%M}"


# ---------------------------------------------------------------- and back


def typed_from(plain: Mapping[str, Any]) -> dict[str, str]:
    """The fields of the page as a record fills them, to be corrected there."""
    officers, facts = plain.get("officers") or {}, plain.get("facts") or {}
    paper: Mapping[str, Any] = next(iter(plain.get("papers") or ()), {})
    shown = officers.get("identification_shown")
    found = {
        "place": plain.get("place"),
        "site": plain.get("site"),
        "arrived": _moment(plain.get("arrived")),
        "left": _moment(plain.get("left")),
        "officers": officers.get("count"),
        "agency": officers.get("agency_stated"),
        "shown": shown if shown == "refused" else _ANSWERS.get(shown),
        "badges": ", ".join(officers.get("badges") or ()),
        "phone_noted": _ANSWERS.get(officers.get("supervisor_phone_noted")),
        "uniform": officers.get("uniform"),
        "purpose": facts.get("purpose"),
        "stated_reason": plain.get("stated_reason"),
        "area": plain.get("area_reached"),
        "entered": _ANSWERS.get(plain.get("entered_nonpublic_area")),
        "exigent": _ANSWERS.get(plain.get("exigent_circumstances_claimed")),
        "paper": paper.get("kind") or (NO_PAPER if facts.get("document") == "NONE" else None),
        "names_place": _ANSWERS.get(paper.get("names_this_place")),
        "in_date": _ANSWERS.get(paper.get("in_date")),
        "copied": _ANSWERS.get(paper.get("copy_kept")),
        "received_by": plain.get("received_by_role"),
        "witness": plain.get("second_staff_witness_role"),
        "answer": plain.get("answer_given"),
        "then": plain.get("officers_then"),
        "released": _ANSWERS.get(plain.get("records_released")),
        "taken": _ANSWERS.get(facts.get("person_taken")),
        "free_text": plain.get("free_text"),
    }
    for row, wish in enumerate(plain.get("wanted") or (), 1):
        found[f"wanted_{row}"] = wish
    for row, step in enumerate(plain.get("steps") or (), 1):
        found |= {f"step_{row}": step["what"], f"step_{row}_at": _moment(step.get("at"))}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


def _moment(written: Any) -> str | None:
    return str(written)[:16].replace("T", " ") if written else None


def merged(before: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """A corrected record: what the page does not ask stays as it was written; what it asks is as it was typed."""
    asked = {
        *(
            "place",
            "site",
            "arrived",
            "left",
            "received_by_role",
            "second_staff_witness_role",
            "stated_reason",
        ),
        *(
            "wanted",
            "area_reached",
            "entered_nonpublic_area",
            "exigent_circumstances_claimed",
            "papers",
            "answer_given",
        ),
        *("officers_then", "steps", "records_released", "free_text"),
    }
    kept = {name: value for name, value in before.items() if name not in asked}
    found = {**kept, **typed}
    for name, own in (("officers", _OFFICERS), ("facts", _FACTS)):
        gone = own | _SEEN_BY_HAND if _kinds_of(before) != _kinds_of(typed) else own
        others = {key: value for key, value in (before.get(name) or {}).items() if key not in gone}
        found[name] = {**others, **(typed.get(name) or {})}
    found["wanted"] = [*typed.get("wanted", ()), *(before.get("wanted") or ())[WANTED_ROWS:]]
    steps: list[dict[str, Any]] = list(before.get("steps") or ())
    found["steps"] = [*(_step_kept(one, steps) for one in typed.get("steps", ())), *steps[STEP_ROWS:]]
    there: list[dict[str, Any]] = list(before.get("papers") or ())
    first = [{**one, **told} for one, told in zip(there or [{}], typed.get("papers", ()), strict=False)]
    found["papers"] = [*first, *there[1:]]
    return found


def _step_kept(typed: dict[str, Any], before: list[dict[str, Any]]) -> dict[str, Any]:
    """A step as it was typed, with what the page does not ask of it: by which role, in which languages."""
    same = [one for one in before[:STEP_ROWS] if one["what"] == typed["what"]]
    at = str(typed.get("at"))[:16]
    first = next((one for one in same if str(one.get("at"))[:16] == at), next(iter(same), {}))
    return {**first, **typed}


_OFFICERS = frozenset(
    {
        "count",
        "agency_stated",
        "identification_shown",
        "badges",
        "badge_number_noted",
        "supervisor_phone_noted",
        "uniform",
    }
)
_FACTS = frozenset({"purpose", "person_taken", "document"})
_SEEN_BY_HAND = frozenset({"headed_by", "paper_title", "signer"})
"""What the guide's questions told of a paper: it goes as soon as the desk says that it is another."""


def _kinds_of(plain: Mapping[str, Any]) -> list[Any]:
    return [one.get("kind") for one in (plain.get("papers") or ())[:1]]
