"""amparo law [CITATION]: the rules, days, duties, readings, cases and open questions under a section."""

import argparse
import json
from typing import Any

from amparo.cli.fold import fold
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.law.index import (
    EVENT_WORDS,
    Section,
    days_of,
    find,
    not_coded,
    place_events,
    place_left,
    place_readings,
    readings,
    register,
    sections,
)
from amparo.law.meetings.outcomes import MEETING_OUTCOME_NAMES
from amparo.law.places import PLACE_DECISIONS, VISIT_DECISIONS, VISIT_OUTCOME_NAMES
from amparo.terms import NOT_LEGAL_ADVICE, FactValueError, Language
from amparo.terms.citations import citation_in

_OUTCOMES = {**OUTCOME_NAMES, **MEETING_OUTCOME_NAMES}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "law",
        help="what stands under a section of law",
        description="The rules, their days, duties and worked cases of a section; without one, the list of sections.",
        epilog="Examples: amparo law '7282.5(a)(3)' · amparo law N-4 · amparo law notification · amparo law 'release date'",
    )
    command.add_argument(
        "citation",
        metavar="CITATION",
        nargs="?",
        help="a section, a rule's identifier, a duty, an act, or words",
    )
    command.add_argument("--lang", choices=("en", "es"), default="en", help="language of the sentences")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Find and print."""
    if options.citation is None:
        return _list(options)
    section = find(options.citation)
    if section.is_empty:
        raise FactValueError(
            options.citation,
            "no rule, duty or event stands under it.",
            "`amparo law` lists the sections that have one.",
        )
    print(
        json.dumps(_plain(section), ensure_ascii=False, indent=2, default=str)
        if options.json
        else fold(_text(section, options.lang))
    )
    return 0


def _list(options: argparse.Namespace) -> int:
    found = sections()
    if options.json:
        told = {
            "sections": {str(place): sorted(keys) for place, keys in sorted(found.items())},
            "register": list(register()),
            "readings": list(readings()),
            "not_coded": list(not_coded()),
            "of_public_places": {
                "register": list(place_events()),
                "readings": list(place_readings()),
                "not_coded": list(place_left()),
            },
        }
        print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return 0
    for place, keys in sorted(found.items()):
        print(fold(f"{place!s:34} {', '.join(sorted(keys))}"))
    chosen, left = len(readings()) + len(place_readings()), len(not_coded()) + len(place_left())
    print(f"\nReadings chosen: {chosen}. Left to judgement: {left} points.")
    print("`amparo law --json` lists them.")
    print(NOT_LEGAL_ADVICE[options.lang])
    return 0


def _text(section: Section, language: Language) -> str:
    spanish = language == "es"
    lines = [section.citation]
    for entry in section.rules:
        rule = entry.rule
        of_a_place = entry.decisions[0] in VISIT_DECISIONS
        names = VISIT_OUTCOME_NAMES if of_a_place else _OUTCOMES
        everywhere = set(PLACE_DECISIONS) <= set(entry.decisions)
        acts = ("todo lugar" if spanish else "every place") if everywhere else ", ".join(entry.decisions)
        then = names.get(rule.then, (rule.then.replace("_", " "),) * 2)[1 if spanish else 0]
        cite = citation_in(rule.cite, language)
        lines.append(f"  {rule.key}: {then} · {days_of(rule, language)} · {cite} · {rule.tag} · {acts}")
        lines.append(f"      {rule.in_language(language)}")
    for key, told in section.statements:
        lines.append(f"  {key}: {told['cite']} · {told['tag']}")
        judged = f" {'Quién juzga' if spanish else 'Who judges'}: {told['who']}." if "who" in told else ""
        lines.append(f"      {told['dice' if spanish else 'says']}{judged}")
    for duty in section.duties:
        kind = (
            ("regla interna" if duty.house else "deber")
            if spanish
            else ("house rule" if duty.house else "duty")
        )
        lines.append(f"  {duty.code}: {kind} · {duty.cite} · {duty.tag}")
        lines.append(f"      {duty.in_language(language)} {_sentence(duty.deadline_in(language))}")
    for event in section.events:
        day = f"{event['date']:%Y-%m-%d}" if "date" in event else ("sin día" if spanish else "no day")
        word = EVENT_WORDS.get(event["event"], (event["event"],) * 2)[1 if spanish else 0]
        lines.append(f"  {day}: {event['law']}: {word} · {event['tag']}")
        lines.append(f"      {event['dice' if spanish else 'says']}")
    for reading in section.readings:
        lines += _reading(reading, spanish=spanish)
    for left in section.left:
        heading = "queda a juicio" if spanish else "left to judgement"
        lines.append(f"  {heading}: {left['que' if spanish else 'what']} · {left['tag']}")
        who, why = left["quien" if spanish else "who"], left["porque" if spanish else "why"]
        lines.append(f"      {'Quién juzga' if spanish else 'Who judges'}: {who}. {why}")
    if section.cases:
        heading = "casos de ejemplo" if spanish else "worked cases"
        lines.append(f"  {heading}: {', '.join(case['id'] for case in section.cases)}")
    lines.append(NOT_LEGAL_ADVICE[language])
    return "\n".join(lines)


def _reading(one: dict[str, Any], *, spanish: bool) -> list[str]:
    question, chosen, other, because = (
        one[name]
        for name in (
            ("pregunta", "elegida", "otra", "porque")
            if spanish
            else ("question", "chosen", "other", "because")
        )
    )
    if spanish:
        change = f"se contesta con {one['switch']}" if "switch" in one else "solo cambiando las reglas"
        heads = ("lectura elegida", "Aquí", "La otra lectura", "Por qué", f"Para cambiarla: {change}.")
    else:
        change = f"answer {one['switch']}" if "switch" in one else "only by a change of the rules"
        heads = ("reading chosen", "Here", "The other reading", "Why", f"To change it: {change}.")
    return [
        f"  {heads[0]}: {question} · {one['cite']} · {one['tag']} · {', '.join(one['rules'])}",
        f"      {heads[1]}: {chosen}",
        f"      {heads[2]}: {other}",
        f"      {heads[3]}: {because} {heads[4]}",
    ]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _plain(section: Section) -> dict[str, Any]:
    return {
        "citation": section.citation,
        "rules": [{"decisions": list(entry.decisions), **entry.rule.graph()} for entry in section.rules],
        "statements": dict(section.statements),
        "duties": [
            {"code": duty.code, "says": duty.says, "cite": duty.cite, "tag": duty.tag, "house": duty.house}
            for duty in section.duties
        ],
        "events": list(section.events),
        "readings": list(section.readings),
        "left_to_judgement": list(section.left),
        "cases": [case["id"] for case in section.cases],
        "not_legal_advice": NOT_LEGAL_ADVICE["en"],
    }
