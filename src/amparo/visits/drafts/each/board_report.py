"""The report to the governing board (D-BOARD): counts and facts by week, of one visit or of several."""

from collections import Counter
from datetime import date, timedelta

from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.texts import Text
from amparo.notices.wording import day_in_words
from amparo.print.sheet import Block, Paragraph, Points, Said
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import (
    answers_said,
    classes_said,
    counted,
    language_of,
    listed,
    place_said,
    requests_said,
    rows,
    week_said,
)

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """Who reports to which meeting; what was asked and answered; how many visits each week; which rules were followed."""
    meeting = facts.site.next_meeting
    head = rows(
        text,
        ("body", theirs(facts.site.body, "body")),
        ("meeting", ours(day_in_words(meeting, text.language)) if meeting else theirs("", "meeting")),
        ("place", place_said(facts.told, text)),
    )
    return Filling(
        {},
        {
            "head": (head,),
            "counts": (_counts(facts, text),),
            "weeks": _weeks(facts, text),
            "policy": _policy(facts, text),
        },
    )


def _counts(facts: Facts, text: Text) -> Block:
    language = language_of(text)
    asked = counted(word for visit in facts.visits for word in requests_said(visit, language))
    answered = counted(word for visit in facts.visits for word in answers_said(visit, language))
    return rows(
        text,
        ("visits", ours(str(len(facts.visits)))),
        ("requests", listed(asked, text)),
        ("classes", listed(classes_said(facts.visits, language), text)),
        ("answers", listed(answered, text)),
        ("released", _given(facts, text)),
    )


def _given(facts: Facts, text: Text) -> Said:
    given = [visit.released for visit in facts.visits]
    if True in given:
        return said_in(text, "given.some")
    return said_in(text, "given.unknown" if None in given else "given.none")


def _weeks(facts: Facts, text: Text) -> tuple[Block, ...]:
    weeks = Counter(_monday(visit.on) for visit in facts.visits)
    return (
        Points(
            tuple(
                said_in(text, "visits.count", week=week_said(week, text), count=ours(str(number)))
                for week, number in sorted(weeks.items())
            )
        ),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _policy(facts: Facts, text: Text) -> tuple[Block, ...]:
    rules = dict.fromkeys(answer.rule for visit in facts.visits for answer in visit.answers)
    told = tuple(
        said_in(
            text,
            "policy.said",
            rule=ours(rule.key),
            cite=ours(rule.cite),
            tag=ours(text.sentence(f"tag.{rule.tag}")),
        )
        for rule in rules
    )
    return (Points(told),) if told else (Paragraph(said_in(text, "nothing")),)


KIND = DraftKind("board_report", ("D-BOARD",), fill)
