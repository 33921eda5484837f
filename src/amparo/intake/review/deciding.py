"""A contact with the answer to each of its parts, each on the day of its act."""

from dataclasses import dataclass

from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.intake.contact import Contact, Part
from amparo.intake.refusal import Problem, RefusedError
from amparo.terms import FactError


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """A contact and its answers, in the order of its parts."""

    contact: Contact
    answers: tuple[Answer, ...]

    @property
    def pairs(self) -> tuple[tuple[Part, Answer], ...]:
        """Each part with its answer."""
        return tuple(zip(self.contact.parts, self.answers, strict=True))

    def answer_to(self, kind: str) -> Answer | None:
        """The answer to one kind of part, if it was asked."""
        return next((answer for answer in self.answers if answer.kind == kind), None)

    @property
    def told_the_office(self) -> bool:
        """Whether the record says that the federal office was told or answered with information."""
        return told_the_office(self.contact)


def told_the_office(contact: Contact) -> bool:
    """Whether a contact's record says that the federal office was told or answered with information."""
    handling = contact.handling
    return handling.office_told_at is not None or (
        handling.decision == "responded" and "notification" in contact.asks
    )


def decide_contact(contact: Contact, agency: Agency) -> Decided:
    """Decide every part. Raises RefusedError with the line where a fact cannot be used."""
    try:
        answers = tuple(decide(part.request, part.person, agency, part.on) for part in contact.parts)
    except FactError as error:
        problem = Problem(contact.line, error.path, error.problem, error.mend)
        raise RefusedError(contact.file, [problem]) from error
    return Decided(contact, answers)
