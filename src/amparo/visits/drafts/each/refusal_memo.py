"""The memo of a refusal (D-WITNESS): who by role, when, the witness, the words used, the paper seen; it stays in the office."""

from amparo.law.places import steps_said
from amparo.notices.filling import Filling, ours, said_in
from amparo.notices.texts import Text
from amparo.print.sheet import Line, Lines
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import (
    agency_row,
    answers_said,
    dress_said,
    language_of,
    listed,
    moment_said,
    papers_said,
    requests_said,
    role_row,
    rows,
    yes_no,
)
from amparo.visits.drafts.told import Told

__all__ = ["KIND"]

_REFUSED = ("refuse_access", "refuse_records", "refuse_assist", "hold_and_refer", "do_not_obstruct")


def fill(facts: Facts, text: Text) -> Filling:
    """What the record holds in words of closed lists; the words that were used, and names, are for a hand to write."""
    told, language = facts.told, language_of(text)
    seen = rows(
        text,
        ("arrived", moment_said(told.arrived, text, "arrived")),
        ("left", moment_said(told.left, text, "left")),
        ("spoke", role_row(told.received_by, text, "spoke")),
        ("witness", role_row(told.witness, text, "witness")),
        ("agency", agency_row(told, text)),
        ("officers", ours(str(told.officers)) if told.officers is not None else said_in(text, "not_written")),
        ("id", said_in(text, f"id.{told.id_shown}")),
        ("badges", said_in(text, "badges.sealed")),
        ("dress", dress_said(told, text)),
        ("requests", listed(requests_said(told, language), text)),
        ("papers", listed(papers_said(told, language), text)),
        ("copied", yes_no(told.copy_kept, text)),
        ("answers", listed(answers_said(told, language), text)),
        ("walked", yes_no(told.walked_in, text)),
    )
    step = "S-14" if "S-14" in facts.answer.steps else "S-04"
    words = Lines(((Line(said_in(text, "line.words")),), (Line(()),), (Line(()),)))
    signed = Lines(
        tuple(
            (
                Line(said_in(text, f"line.{name}"), 3),
                Line(said_in(text, "line.date")),
                Line(said_in(text, "line.time")),
            )
            for name in ("spoke", "witness")
        )
    )
    return Filling(
        {"sentence": ours(steps_said()[step][language])},
        {"facts": (seen,), "words": (words,), "signed": (signed,)},
    )


def _refused(told: Told) -> bool:
    return any(answer.outcome in _REFUSED for answer in told.answers)


KIND = DraftKind("refusal_memo", ("D-WITNESS", "D-LOG"), fill, asks=_refused)
