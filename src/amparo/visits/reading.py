"""Reading a visit record from a file, JSON or YAML, or from plain data: refused with every fault at once, or made whole.

Nothing of the file is changed. Free text is struck before it is kept; a key that is none of ours is told and left out.
A drill is never read as a visit.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amparo.facts.never_written import strike, strike_site
from amparo.facts.visit_record import (
    AREAS,
    DECIDED_KEYS,
    DUTY_KEYS,
    KEYS,
    LATER,
    NOTICE_KEYS,
    OFFICER_KEYS,
    PAPER_KEYS,
    ROLES,
    SCHEMA,
    STEP_KEYS,
    STEPS,
    TOLD,
    UNIFORMS,
    WANTED,
)
from amparo.facts.visit_words import OUTCOMES, PLACES
from amparo.facts.yaml_tree import MOST_CHARACTERS, Names
from amparo.law.paper_kinds import kinds
from amparo.law.places import PLACE_DUTIES
from amparo.law.places.reading import KNOWN, read_visit
from amparo.terms import FactError, Language
from amparo.visits.faults import VisitRecordError, fault
from amparo.visits.fields import Fields, Gathered
from amparo.visits.paper_seen import kind_of, with_the_guide
from amparo.visits.record import Decided, DutyMark, Officers, VisitNotice, VisitPaper, VisitRecord, VisitStep
from amparo.visits.tree import plain_of, tree_of_bytes, tree_of_text

_DAY_KEY = "next_board_meeting"
_PAPER_WORDS = ("ADMIN", "UNKNOWN", *kinds())


def read_visit_record(path: str | Path, *, place: str = "", language: Language = "en") -> VisitRecord:
    """A record from its file; `place` is the kind of place where the file does not tell it. Raises VisitRecordError."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_CHARACTERS * 4 + 1)
    except OSError as error:
        raise VisitRecordError(str(path), [fault("cannot_be_opened", 0, why=error.strerror)]) from error
    return _made(tree_of_bytes(content, str(path)), str(path), place, language)


def visit_record_of(
    plain: Mapping[str, Any], name: str = "the record", *, language: Language = "en"
) -> VisitRecord:
    """A record from plain data, as JSON gives it. Raises VisitRecordError."""
    return _made(tree_of_text(json.dumps(dict(plain), ensure_ascii=False), name), name, "", language)


def plain_of_text(content: bytes | str, name: str) -> dict[str, Any]:
    """A record's file as plain data, nothing struck yet and nothing checked but its form. Raises VisitRecordError."""
    names = tree_of_text(content, name) if isinstance(content, str) else tree_of_bytes(content, name)
    found: dict[str, Any] = plain_of(names)
    return found


def _made(names: Names, name: str, place: str, language: Language) -> VisitRecord:
    told = Gathered(language=language)
    top = Fields(names, "", KEYS, told)
    _refuse_others(top, name)
    told.known = tuple(one for one in (top.raw("site"),) if one and not strike_site(one).reasons)
    record = _record(top, place)
    if record is None or told.faults:
        untaken = [fault("unknown_key", 0, key) for key in told.untaken]  # one of them may be what is missing
        raise VisitRecordError(name, [*told.faults, *untaken])
    return record


def _refuse_others(top: Fields, name: str) -> None:
    """Another format is refused before anything of it is read, above all a drill."""
    schema = top.raw("schema")
    line = top.names.lines.get("schema", 1)
    if (schema or "").startswith("amparo-drill") or "drill" in top.names.held:
        raise VisitRecordError(name, [fault("a_drill", line, "schema")])
    if schema not in (None, SCHEMA):
        raise VisitRecordError(name, [fault("other_schema", line, "schema", value=strike(schema or "").text)])


def _record(top: Fields, place: str) -> VisitRecord | None:
    arrived, left = top.moment("arrived"), top.moment("left")
    wanted = top.words("wanted", WANTED)
    kind, assumed = _place(top, place, wanted)
    if arrived is None and top.node("arrived") is None:
        top.wrong("missing_arrived", "arrived")
    if arrived is not None and left is not None and left < arrived:
        top.wrong("left_before", "left")
    day = arrived.date() if arrived else date(2026, 1, 1)  # with a fault noted: no record comes of it
    made: dict[str, Any] = {
        "site": top.site("site"),
        "kept_by": top.word("kept_by", ROLES),
        "left": left,
        "received_by_role": top.word("received_by_role", ROLES),
        "second_staff_witness_role": top.word("second_staff_witness_role", ROLES),
        "staff_present": top.words("staff_present", ROLES),
        "decided_by_role": top.word("decided_by_role", ROLES),
        "officers": _officers(top.group("officers", OFFICER_KEYS)),
        "stated_reason": top.struck("stated_reason"),
        "wanted": wanted,
        "area_reached": top.word("area_reached", AREAS),
        "entered_nonpublic_area": top.flag("entered_nonpublic_area"),
        "exigent_circumstances_claimed": top.flag("exigent_circumstances_claimed"),
        "papers": tuple(_paper(one, day) for one in top.groups("papers", PAPER_KEYS)),
        "answer_given": top.struck("answer_given"),
        "officers_then": top.struck("officers_then"),
        "steps": _steps(top),
        "later": _later(top.group("later", (*LATER, _DAY_KEY))),
        "records_released": top.flag("records_released"),
        "records_released_at": top.moment("records_released_at"),
        "free_text": top.struck("free_text"),
        "follow_up": top.struck("follow_up"),
        "facts": _facts(top, kind, day),
        "decided": _decided(top.group("decided", DECIDED_KEYS)),
        "notices": tuple(_notice(one) for one in top.groups("notices", NOTICE_KEYS)),
        "duties": tuple(_mark(one) for one in top.groups("duties", DUTY_KEYS)),
    }
    if arrived is None or not kind:
        return None
    made["papers"] = with_the_guide(made["papers"], made["facts"], day)
    record = VisitRecord(kind, arrived, **made)
    return replace(record, struck=tuple(top.told.struck), untaken=tuple(top.told.untaken), assumed=assumed)


def _place(top: Fields, given: str, wanted: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The kind of place: as written, as given beside the file, or a school's where the record itself speaks of a pupil."""
    written = top.word("place", PLACES) or given
    if written or top.node("place") is not None:
        return written, ()
    later = top.node("later")
    words = [*wanted, *(later.held if isinstance(later, Names) else ())]
    if any("pupil" in word for word in words):
        return "k12", ("place",)
    top.wrong("missing_place", "place", known=", ".join(PLACES))
    return "", ()


def _officers(one: Fields) -> Officers:
    shown = one.raw("identification_shown")
    return Officers(
        count=one.number("count", 500),
        agency_stated=one.struck("agency_stated", 120),
        identification_shown="refused" if shown == "refused" else one.flag("identification_shown"),
        names=one.officials("names"),
        badges=one.officials("badges"),
        badge_number_noted=one.flag("badge_number_noted"),
        supervisor_phone_noted=one.flag("supervisor_phone_noted"),
        supervisor_phone=one.official("supervisor_phone", 60),
        uniform=one.word("uniform", UNIFORMS),
        vehicle_described=one.flag("vehicle_described"),
        vehicles=one.struck("vehicles", 500),
    )


def _paper(one: Fields, on: date) -> VisitPaper:
    paper = VisitPaper(
        shown=one.flag("shown"),
        kind=one.word("kind", _PAPER_WORDS) or "",
        title=one.struck("title", 200),
        form_number=one.official("form_number", 40),
        headed_by=one.struck("headed_by", 200),
        signed_by_title=one.struck("signed_by_title", 200),
        court_named=one.struck("court_named", 200),
        judge_named=one.official("judge_named", 120),
        case_number=one.official("case_number", 60),
        dated=one.day("dated"),
        names_this_place=one.flag("names_this_place"),
        in_date=one.flag("in_date"),
        person_matches=one.flag("person_matches"),
        copy_kept=one.flag("copy_kept"),
        picture=one.struck("picture", 200),
    )
    return paper if paper.kind else replace(paper, kind=kind_of(paper, on))


def _steps(top: Fields) -> tuple[VisitStep, ...]:
    """The steps, in the order of their time; one without a time keeps its place."""
    found = []
    for one in top.groups("steps", STEP_KEYS):
        what = one.word("what", STEPS)
        if what is None:
            if one.node("what") is None:
                one.wrong("not_one_of", "what", value="nothing", near="", known=", ".join(STEPS))
            continue
        found.append(
            VisitStep(what, one.moment("at"), one.languages("languages"), one.word("by_role", ROLES))
        )
    return tuple(found)


def _later(group: Fields) -> dict[str, datetime | date]:
    found: dict[str, datetime | date | None] = {name: group.moment_or_day(name) for name in LATER}
    found[_DAY_KEY] = group.day(_DAY_KEY)
    return {name: value for name, value in found.items() if value is not None}


def _facts(top: Fields, place: str, on: date) -> dict[str, Any]:
    """The facts as the guide was answered. One that the rules do not know is told and left out, as any other key is."""
    group = top.group("facts", KNOWN)
    given = {name: plain_of(node) for name, node in group.names.held.items() if name in KNOWN}
    for name in given:
        if name in ("names_probation_only", "offence") and isinstance(given[name], str):
            given[name] = group.struck(name, 200)
        elif isinstance(
            given[name], str
        ):  # never a fact's word: told in the refusal without what is never written
            given[name] = strike(given[name]).text
    found = {name: value for name, value in given.items() if value not in (None, "", "unknown")}
    try:
        if place:
            read_visit(place, found, on, as_case=False)
    except FactError as error:
        name = error.path.removeprefix("facts.")
        line = group.names.lines.get(name, group.names.line)
        group.told.faults.append(fault("fact", line, error.path, problem=error.problem, mend=error.mend))
    return found


def _decided(one: Fields) -> Decided:
    return Decided(
        one.word("outcome", OUTCOMES), one.struck("rule", 60), one.day("on"), one.struck("rules_version", 80)
    )


def _duty(one: Fields) -> str:
    code = one.raw("code") or ""
    if code not in PLACE_DUTIES:
        one.wrong("no_duty", "code", value=code or "nothing", known=", ".join(PLACE_DUTIES))
    return code


def _notice(one: Fields) -> VisitNotice:
    return VisitNotice(
        _duty(one),
        one.moment("at"),
        one.word("to", TOLD),
        one.languages("languages"),
        one.word("by_role", ROLES),
    )


def _mark(one: Fields) -> DutyMark:
    return DutyMark(
        _duty(one),
        one.moment("done"),
        one.word("by_role", ROLES),
        one.struck("how", 500),
        one.struck("not_done_because", 500),
    )
