"""`amparo paper` by hand: the questions on a paper that nobody can scan, as options or asked one by one in a terminal."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from amparo.cli.fold import fold
from amparo.cli.paper_looked import ANSWER, ANSWERS
from amparo.cli.paper_words import check_lines
from amparo.cli.paper_worth import rule_as_json, rule_lines
from amparo.facts.visit import signer
from amparo.facts.visit_flags import VISIT_FACTS
from amparo.facts.visit_paper import headed_by, paper_title
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_words import CLASS_NAMES, CONFIDENCE_NAMES, FLAGS
from amparo.law.places.paper_seen import PaperByHand, look_at_paper
from amparo.rules import Choice
from amparo.terms import NOT_LEGAL_ADVICE, FactValueError, FileError, Language

_COURTS = {"federal": "federal_court", "california": "california_court", "another": "other_court"}
_SIGNERS = tuple(word for word in signer.choices if word != "in_order")
_QUESTIONS = (
    "headed_by",
    "paper_title",
    "signer",
    "paper_names_this_place",
    "paper_in_date",
    "person_matches",
)
_ANY_DAY = date(2026, 1, 1)

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "yes": "yes",
        "no": "no",
        "unknown": "I do not know",
        "how": "Type a number and Enter. Enter alone: I do not know. b: back. q: stop.",
        "again": "Type one of the numbers, b or q.",
        "first": "This is the first question.",
        "class": "what it is",
        "no_kind": "no kind known",
        "sure": "how sure",
        "odd": "note",
        "open": "nobody could tell",
        "not_read": "told by hand: nobody has read it",
    },
    "es": {
        "yes": "sí",
        "no": "no",
        "unknown": "no lo sé",
        "how": "Escriba un número y pulse Intro. Solo Intro: no lo sé. b: volver. q: terminar.",
        "again": "Escriba uno de los números, b o q.",
        "first": "Esta es la primera pregunta.",
        "class": "qué es",
        "no_kind": "tipo desconocido",
        "sure": "certeza",
        "odd": "nota",
        "open": "nadie pudo decirlo",
        "not_read": "según lo visto a mano: nadie lo ha leído",
    },
}


def add_by_hand(command: argparse.ArgumentParser) -> None:
    """Describe these options."""
    group = command.add_argument_group(
        "by hand, without a file: who heads it, who signed it, this place, in date"
    )
    group.add_argument("--ask", action="store_true", help="ask these questions one by one")
    heads = ("court", "agency", "nobody", "unknown", *_COURTS.values(), "in_part")
    group.add_argument("--headed-by", choices=heads, help="who heads it; `in_part`: a part or a phone only")
    group.add_argument("--court", choices=(*_COURTS, "unknown"), help="which court heads it")
    titles = tuple("unknown" if word == "not_known" else word for word in paper_title.choices)
    group.add_argument("--title", choices=titles, help="what its title says")
    group.add_argument("--signed-by", choices=(*_SIGNERS, "unknown"), help="the title of who signed it")
    group.add_argument("--names-place", choices=ANSWERS, help="does it name this place?")
    group.add_argument("--in-date", choices=ANSWERS, help="is it in date?")


def asks_by_hand(options: argparse.Namespace) -> bool:
    """Whether the questions by hand are meant: somebody says who heads the paper, and gives no file."""
    return options.headed_by is not None or options.court is not None


def only_by_hand(options: argparse.Namespace) -> None:
    """Refuse answers by hand beside a paper that is read. Raises FactValueError."""
    for name in ("title", "signed_by", "names_place", "in_date"):
        if getattr(options, name) is not None:
            option = f"--{name.replace('_', '-')}"
            raise FactValueError(
                option,
                "this is an answer by hand, and a paper is read here.",
                "Say who heads it (--headed-by) and give no file; or leave it out.",
            )


def run_by_hand(options: argparse.Namespace, on: date | None) -> int:
    """Ask or take the answers, and print. Raises FileError, FactError."""
    if options.file is not None or options.text is not None:
        raise FileError(
            options.file or "--text",
            "a paper is either read or told by hand, not both.",
            "Leave the file out, or --ask and --headed-by.",
        )
    language: Language = options.lang
    facts = _ask(options, on) if options.ask else _given(options)
    if facts is None:
        return 0
    seen = look_at_paper(facts, on or _ANY_DAY)
    if options.json:
        print(json.dumps(_as_json(seen, facts, on), ensure_ascii=False, indent=2))
        return 0
    print(fold("\n".join(_lines(seen, on, language))))
    print(NOT_LEGAL_ADVICE[language])
    return 0


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """The options as facts. Raises FactValueError where two of them say different things."""
    headed, court = options.headed_by, options.court
    if court is not None and headed not in (None, "court", _COURTS.get(court)):
        raise FactValueError("--court", f"--headed-by says {headed}.", "Give one of the two.")
    if headed in (None, "court"):
        headed = _COURTS.get(court or "", "court")
    told = {
        "headed_by": None if headed == "unknown" else headed,
        "paper_title": None if options.title == "unknown" else options.title,
        "signer": None if options.signed_by == "unknown" else options.signed_by,
        "paper_names_this_place": ANSWER.get(options.names_place or options.place_named),
        "paper_in_date": ANSWER.get(options.in_date),
        "person_matches": ANSWER.get(options.person_matches),
    }
    if options.phone:
        told["headed_by"] = "in_part"
    return {name: value for name, value in told.items() if value is not None}


def _ask(options: argparse.Namespace, on: date | None) -> dict[str, Any] | None:
    """The questions one by one, only those that can still change something; None where somebody stops."""
    language: Language = options.lang
    answered = _given(options) if asks_by_hand(options) else {}
    asked: list[str] = []
    print(_WORDS[language]["how"], file=sys.stderr)
    while (name := _next(answered, asked, on)) is not None:
        answer = _answer(name, language)
        if answer == "q":
            return None
        if answer == "b":
            if not asked:
                print(_WORDS[language]["first"], file=sys.stderr)
                continue
            answered.pop(asked.pop(), None)
            continue
        asked.append(name)
        if answer is not None:
            answered[name] = answer
    return answered


def _next(answered: dict[str, Any], asked: list[str], on: date | None) -> str | None:
    """The first open question that bears on the paper as it looks so far."""
    if "headed_by" not in answered and "headed_by" not in asked:
        return "headed_by"
    open_questions = look_at_paper(answered, on or _ANY_DAY).not_known
    wanted = ("paper_title", "signer", *_QUESTIONS[3:])
    return next((name for name in wanted if name in open_questions and name not in asked), None)


def _answer(name: str, language: Language) -> Any:
    """What somebody answers: a value, None for not known, `b` or `q`. Raises FileError where the input ends."""
    words = _WORDS[language]
    offered = list(_offered(name, language))
    print(_ask_of(name, language), file=sys.stderr)
    for number, (_, said) in enumerate(offered, 1):
        print(f"  {number}  {said}", file=sys.stderr)
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise FileError(
                "-", "the answers ended before the questions did.", "Enter alone says: not known."
            )
        typed = line.strip().lower()
        if typed in ("", "?"):
            return None
        if typed in ("b", "q"):
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1][0]
        print(words["again"], file=sys.stderr)


def _ask_of(name: str, language: Language) -> str:
    fact = VISIT_FACTS[f"visit.{name}"]
    return fact.question.en if language == "en" else fact.question.es


def _offered(name: str, language: Language) -> Iterator[tuple[Any, str]]:
    """The answers to choose from, not known the last of them."""
    fact = VISIT_FACTS[f"visit.{name}"]
    words = _WORDS[language]
    if not isinstance(fact, Choice):
        yield from ((True, words["yes"]), (False, words["no"]))
    elif fact is signer:
        yield from ((word, fact.say(word, language)) for word in _SIGNERS)
    else:
        yield from ((word, fact.say(word, language)) for word in fact.choices if word != "not_known")
        yield None, (headed_by if fact is headed_by else paper_title).say("not_known", language)
        return
    yield None, words["unknown"]


def _lines(seen: PaperByHand, on: date | None, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    yield seen.says(language)
    codes = f"{seen.kind or words['no_kind']} · {seen.paper_class}"
    yield f"  {words['class']}: {CLASS_NAMES[seen.paper_class][language]} ({codes})"
    yield f"  {words['sure']}: {CONFIDENCE_NAMES[seen.confidence][language]}; {words['not_read']}"
    for flag in seen.flags:
        yield f"  {words['odd']}: {FLAGS[flag][language]}"
    for name in seen.not_known:
        yield f"  {words['open']}: {_ask_of(name, language)}"
    yield from check_lines(seen.checks, language)
    for code in seen.next_steps:
        yield f"  → {code}: {STEPS_SAID[code][language]}"
    yield from rule_lines(seen.worth, on, language)


def _as_json(seen: PaperByHand, facts: dict[str, Any], on: date | None) -> dict[str, Any]:
    return {
        "kind": seen.kind,
        "paper_class": seen.paper_class,
        "document": seen.document,
        "confidence": seen.confidence,
        "flags": list(seen.flags),
        "checks": [
            {name: getattr(check, name) for name in ("code", "passed", "says", "dice", "follows", "sigue")}
            for check in seen.checks
        ],
        "next_steps": list(seen.next_steps),
        "next_steps_said": [
            {"code": code, "says": STEPS_SAID[code]["en"], "dice": STEPS_SAID[code]["es"]}
            for code in seen.next_steps
        ],
        "not_known": list(seen.not_known),
        "facts": facts,
        "worth": rule_as_json(seen.worth, on),
        "says": seen.says("en"),
        "dice": seen.says("es"),
        "not_legal_advice": NOT_LEGAL_ADVICE["en"],
    }
