"""The form by which a person names an attorney or one other person to be told; it may stay empty (§ 7283.1(b)).

It asks how to reach them and nothing else of them.
"""

from dataclasses import dataclass

from amparo.notices.filling import Filling, said_in
from amparo.notices.head import Head, signature_lines
from amparo.notices.texts import Text
from amparo.print.sheet import Choices, Line, Lines


@dataclass(frozen=True, slots=True)
class DesigneeForm:
    """The form has nothing but its head; the person fills it in."""

    head: Head


def fill_designee_form(_notice: DesigneeForm, text: Text) -> Filling:
    """What fills its text."""
    choices = Choices(tuple(said_in(text, f"choice.{one}") for one in ("attorney", "person", "nobody")))
    lines = Lines(
        (
            (Line(said_in(text, "line.name")),),
            (Line(said_in(text, "line.telephone")), Line(said_in(text, "line.email"))),
        )
    )
    return Filling({}, {"choices": (choices,), "lines": (lines,), "sign": (signature_lines(text),)})
