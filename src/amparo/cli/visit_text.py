"""What a visit's record shows, as lines of text or as JSON: answers, what is owed, findings. No free text of it is told again."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from amparo.cli.shown_text import in_one_line
from amparo.decision.visit_law import visit_rule_pack
from amparo.facts.visit import request as asked
from amparo.facts.visit_words import OUTCOMES, PLACES
from amparo.law.places import PRACTICE_SAID, VisitAnswer, steps_said
from amparo.rules import Duty
from amparo.terms import NOT_LEGAL_ADVICE, Language, Tag
from amparo.terms.citations import TAG_SENTENCES
from amparo.visits import VisitRecord, answer_of, counted_of, duties_owed, findings_of
from amparo.visits.findings import KINDS, Finding
from amparo.visits.owed import STATES, due_words

_SAID: dict[str, tuple[str, str]] = {
    "visit": ("Visit to {place}, {at}; decided for {on}", "Visita a {place}, {at}; según la ley del {on}"),
    "asked": ("Asked", "Pidieron"),
    "answers": ("What the rules say", "Lo que dicen las reglas"),
    "findings": ("What the record shows", "Lo que muestra el informe"),
    "right": ("What was right", "Lo que estuvo bien"),
    "owed": ("What is owed, as of {at}", "Lo que se debe, al {at}"),
    "optional": ("may be done", "puede hacerse"),
    "untaken": (
        "Not taken over, since no field of a record has this name: {names}. The file is unchanged.",
        "No se tomó, porque ningún campo del informe se llama así: {names}. El archivo no cambió.",
    ),
    "assumed": (
        "The record does not name the kind of place; it speaks of a pupil, so it is read as {place}. Write place: to settle it.",
        "El informe no dice el tipo de lugar; habla de un alumno, así que se lee como {place}. Escriba place: para fijarlo.",
    ),
    "none": ("Nothing to mend.", "Nada que corregir."),
    "unknown": ("something nobody wrote down", "algo que nadie anotó"),
}


def _said(name: str, language: Language, **told: str) -> str:
    return _SAID[name][language == "es"].format(**told)


def visit_lines(
    record: VisitRecord, name: str, at: datetime, language: Language, meetings: Sequence[date] = ()
) -> Iterator[str]:
    """The visit in lines, in the order in which somebody at a desk asks."""
    decided, findings, spanish = answer_of(record), findings_of(record, at), language == "es"
    place = PLACES[record.place][spanish]
    yield f"{in_one_line(name)}: " + _said(
        "visit", language, place=place, at=f"{record.arrived:%Y-%m-%d %H:%M}", on=str(record.on)
    )
    if "place" in record.assumed:
        yield _said("assumed", language, place=place)
    if record.untaken:
        yield _said("untaken", language, names=", ".join(record.untaken))
    yield ""
    yield _said("answers", language)
    for word, answer in decided.answers:
        yield from _answer_lines(word, answer, language)
    yield ""
    yield _said("findings", language)
    wrong = [finding for finding in findings if not finding.right]
    yield from (_finding_line(finding, language) for finding in wrong)
    if not any(finding.is_found for finding in wrong):
        yield "  " + _said("none", language)
    if len(wrong) < len(findings):
        yield ""
        yield _said("right", language)
        yield from (_finding_line(finding, language) for finding in findings if finding.right)
    yield ""
    yield _said("owed", language, at=f"{at:%Y-%m-%d %H:%M}")
    for one in duties_owed(record, at, meetings):
        state, ground = STATES[one.state][spanish], _rests(one.duty, language)
        yield f"  {one.duty.code}  {state}: {one.duty.in_language(language)} {due_words(one, language)} · {ground}"
    for duty in decided.optional:
        ground = _rests(duty, language)
        yield f"  {duty.code}  {_said('optional', language)}: {duty.in_language(language)} · {ground}"
    yield ""
    yield NOT_LEGAL_ADVICE[language]


def _answer_lines(word: str, answer: VisitAnswer, language: Language) -> Iterator[str]:
    spoken = (asked.spoken or {}).get(word, _SAID["unknown"])[language == "es"]
    outcome = OUTCOMES[answer.outcome][language == "es"]
    rule = answer.rule
    yield f"  {_said('asked', language)}: {spoken} → {answer.outcome}: {outcome}"
    yield f"    {rule.says if language == 'en' else rule.dice}"
    yield f"    {rule.id} · {_ground(rule.cite, rule.tag, language)}"


def _finding_line(finding: Finding, language: Language) -> str:
    kind = KINDS[finding.kind][language == "es"]
    ground = _ground(finding.cite, finding.tag, language)
    return f"  {kind} · {finding.field}: {finding.in_language(language)} · {ground}"


def _rests(duty: Duty, language: Language) -> str:
    """The law behind a duty; where it does not bind the place, this is said before it."""
    ground = _ground(duty.cite, duty.tag, language)
    return f"{PRACTICE_SAID[language == 'es']} {ground}" if duty.practice else ground


def _ground(cite: str, tag: Tag, language: Language) -> str:
    return f"{cite} [{tag}: {TAG_SENTENCES[tag][language]}]"


def visit_json(record: VisitRecord, name: str, at: datetime, meetings: Sequence[date] = ()) -> dict[str, Any]:
    """The same as plain data."""
    decided, steps = answer_of(record), steps_said()
    return {
        "file": name,
        "place": record.place,
        "on": record.on.isoformat(),
        "as_of": at.isoformat(),
        "rule_pack": visit_rule_pack(),
        "assumed": list(record.assumed),
        "not_taken": list(record.untaken),
        "answers": [
            {
                "request": word,
                "outcome": answer.outcome,
                "rule": answer.rule.id,
                "cite": answer.rule.cite,
                "tag": answer.rule.tag,
                "says": answer.rule.says,
                "dice": answer.rule.dice,
                "flags": list(answer.flag_words),
            }
            for word, answer in decided.answers
        ],
        "steps": [{"code": code, **steps[code]} for code in decided.steps],
        "findings": [asdict(finding) for finding in findings_of(record, at)],
        "owed": [
            {
                "duty": one.duty.code,
                "state": one.state,
                "due": one.due.isoformat() if one.due else None,
                "next_business_day": one.next_business.isoformat() if one.next_business else None,
                "done": one.done.isoformat() if one.done else None,
                "may_be_called_missed": one.may_fail,
                "says": one.duty.says,
                "dice": one.duty.dice,
                "deadline": one.duty.deadline,
                "plazo": one.duty.plazo,
                "cite": one.duty.cite,
                "tag": one.duty.tag,
                "good_practice_here": one.duty.practice,
            }
            for one in duties_owed(record, at, meetings)
        ],
        "optional": [duty.code for duty in decided.optional],
        "may_be_counted": asdict(counted_of(record, at)),
        "not_legal_advice": dict(NOT_LEGAL_ADVICE),
    }
