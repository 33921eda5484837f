"""What stands at the head and at the foot of every notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amparo.notices.filling import Filling, blocks_of, ours, said_in, spoken, theirs
from amparo.notices.standing import TextState
from amparo.notices.texts import EVERY_NOTICE, Text, text_of
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.print.sheet import Block, Line, Lines, Paragraph, Rows, Said

ROLES = ("clerk", "supervisor", "counsel", "administrator", "front_desk", "site_lead")
"""The roles that a notice can name; every other one is "a member of the staff"."""

_OF_A_PERSON = ("person", "booking", "also_for")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of a notice.

    `desk` names the unit and its telephone; a blank where empty. `made_at` None leaves date and time to be written in.
    `person` is the name, only for the copy that is served. `also_for` is a guardian or counsel who gets the notice as
    well, where the person is a minor or conserved. `legal_help` are offices of the directory, each with its telephone.
    """

    number: str
    agency: str
    desk: str = ""
    made_at: datetime | None = None
    person: str = ""
    booking_ref: str = ""
    also_for: str = ""
    legal_help: tuple[str, ...] = ()


def head_rows(
    head: Head,
    text: Text,
    state: TextState,
    more: Sequence[tuple[Said, Said]] = (),
    *,
    of_person: bool = True,
) -> Block:
    """The head; `more` rows stand below the number. What belongs to the person is there only if `of_person`."""
    made = ours(moment_in_words(head.made_at, text.language)) if head.made_at else theirs("", "made")
    rows = [
        ("agency", theirs(head.agency, "agency")),
        ("desk", theirs(head.desk, "desk")),
        ("made", made),
        ("number", theirs(head.number, "number")),
    ]
    if of_person:
        told = zip(_OF_A_PERSON, (head.person, head.booking_ref, head.also_for), strict=True)
        rows += [(name, theirs(value, name)) for name, value in told if value]
    labelled = [(said_in(text, f"label.{name}"), value) for name, value in rows]
    return Rows((*labelled, *more, (said_in(text, "label.text"), text_row(text, state))))


def text_row(text: Text, state: TextState) -> Said:
    """Language, version and state of a text."""
    values = {"version": ours(text.version)}
    if state.on is not None:
        values |= {"role": role_in(state.role, text), "day": ours(day_in_words(state.on, text.language))}
    return spoken(text.sentence(f"text.{state.state}"), values)


def role_in(role: str, text: Text) -> Said:
    """A role in words."""
    return said_in(text, f"role.{role if role in ROLES else 'other'}")


def office_in(office: str, text: Text) -> Said:
    """The federal office as the paper names it, or that nobody wrote it down."""
    return theirs(office, "office") if office else said_in(text, "office.unknown")


def foot(head: Head, text: Text) -> tuple[Block, ...]:
    """The foot: no legal advice, a lawyer, free legal help, an interpreter; or what a text for staff says instead."""
    if text.has("note"):
        return (Paragraph(said_in(text, "note")),)
    if head.legal_help:
        helped = said_in(text, "help.list", offices=theirs("; ".join(head.legal_help), "legal_help"))
    else:
        helped = said_in(text, "help.ask")
    return blocks_of(text_of(EVERY_NOTICE, text.language).body, Filling({"help": helped}))


def signature_lines(text: Text, first: Sequence[tuple[Line, ...]] = (), interpreter: str = "") -> Block:
    """Room for a signature or a mark, a date and a time, and the interpreter. Nobody else signs."""
    return Lines(
        (
            *first,
            (
                Line(said_in(text, "line.signature"), 4),
                Line(said_in(text, "line.date"), 2),
                Line(said_in(text, "line.time"), 2),
            ),
            (
                Line(
                    said_in(text, "line.interpreter"),
                    5,
                    theirs(interpreter, "interpreter") if interpreter else (),
                ),
                Line(said_in(text, "line.language"), 3),
            ),
        )
    )
