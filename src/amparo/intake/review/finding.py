"""What can be found on a line: every code with its sentence, and how grave it is."""

from dataclasses import dataclass
from enum import StrEnum

from amparo.intake.contact import Contact
from amparo.terms import Language


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    PRIVACY = "privacy"
    BREACH = "breach"
    HOUSE = "house"
    CHECK = "check"
    COUNT = "count"


SEVERITY_NAMES: dict[Severity, tuple[str, str]] = {
    Severity.PRIVACY: ("not to be published", "no debe publicarse"),
    Severity.BREACH: ("the law was not kept", "no se cumplió la ley"),
    Severity.HOUSE: ("the agency's own rule was not kept", "no se cumplió la regla de la agencia"),
    Severity.CHECK: ("somebody must look at it or mark it", "alguien debe revisarlo o marcarlo"),
    Severity.COUNT: ("how it is counted", "cómo se cuenta"),
}


class Code(StrEnum):
    """Everything that can be found; the text beside each says when."""

    ANSWERED_WHERE_PROHIBITED = "answered_where_prohibited"
    """The federal office was answered although the answer to that part is prohibited."""
    ANSWERED_ON_UNKNOWN_FACTS = "answered_on_unknown_facts"
    """The federal office was answered although facts were missing that could forbid it."""
    ANSWERED_ON_UNKNOWN_POLICY = "answered_on_unknown_policy"
    """The federal office was answered, and nobody can say whether the agency's own rule allowed it."""
    COPY_NOT_SERVED = "copy_not_served"
    """No copy of the request was given to the person."""
    COPY_SERVED_LATE = "copy_served_late"
    """The copy came later than the agency's own hours allow."""
    SERVED_AFTER_RELEASE = "served_after_release"
    """The copy came when the person had left."""
    INTENTION_NEVER_TOLD = "intention_never_told"
    """The person was never told what the agency intends."""
    PERSON_NOT_TOLD_OF_RELEASE_NOTICE = "person_not_told_of_release_notice"
    """The federal office was told a release date and the person was not."""
    DESIGNEE_NOT_TOLD = "designee_not_told"
    """The federal office was told a release date and no attorney or designee was."""
    RELEASE_NOTICE_LATE = "release_notice_late"
    """The same notice came to the person or the designee later than the agency's own minutes allow."""
    RELEASED_LATE = "released_late"
    """The person left later than processing takes."""
    NEVER_DECIDED = "never_decided"
    """No decision was made before the person left."""
    DECIDED_AFTER_RELEASE = "decided_after_release"
    """The decision was made when the person had left."""
    SERVED_BY_MOUTH = "served_by_mouth"
    """The copy was read aloud in a language without a written form."""
    ASKED_WITHOUT_PAPER = "asked_without_paper"
    """The request came by telephone or word of mouth."""
    JUDICIAL_WARRANT = "judicial_warrant"
    """A judge's warrant: outside the detainer rules."""
    CRIME_NOT_RECORDED = "crime_not_recorded"
    """The warrant's crime is not written down, and a report turns on it."""
    DEMAND_FOR_A_LIST = "demand_for_a_list"
    """The request is about no one person."""
    WITHDRAWN = "withdrawn"
    """The federal office took its request back."""
    SAME_PERSON_SAME_BOOKING = "same_person_same_booking"
    """An earlier line asks about the same person in the same booking."""
    SAME_PERSON_NEW_BOOKING = "same_person_new_booking"
    """An earlier line asks about the same person in another booking."""
    ACROSS_THE_YEAR_END = "across_the_year_end"
    """The request and what followed fall in different years."""
    SAME_AS_KEYED_FORM = "same_as_keyed_form"
    """The keyed form and a line of the list are one contact."""
    TIMES_OUT_OF_ORDER = "times_out_of_order"
    """Something was done before the request came in."""
    NOTE_NAMES_SOMEBODY = "note_names_somebody"
    """The free text seems to name a person or a telephone number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: on which line, in a sentence, with the section or the house rule behind it."""

    code: Code
    severity: Severity
    file: str
    line: int
    reference: str
    says: str
    dice: str
    cite: str
    house: bool = False
    others: tuple[str, ...] = ()

    def in_language(self, language: Language) -> str:
        """The finding as a sentence."""
        return self.says if language == "en" else self.dice


HOUSE_CITE = "house rule (profile)"
PROGRAM_CITE = "house rule (Amparo)"


def on_line(
    contact: Contact,
    code: Code,
    severity: Severity,
    says: str,
    dice: str,
    cite: str,
    others: tuple[str, ...] = (),
) -> Finding:
    """A finding on the line of a contact."""
    house = cite in {HOUSE_CITE, PROGRAM_CITE}
    return Finding(
        code, severity, contact.file, contact.line, contact.reference, says, dice, cite, house, others
    )
