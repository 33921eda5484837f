"""The agenda's languages, help with interpretation, reaching people (Gov. Code § 54953.4(b)(2), (c), (e))."""

from amparo.facts.meeting import (
    agenda_in_language,
    among_the_largest,
    groups_invited,
    interpreter_instructions,
    language_is_spoken,
    meetings_page_linked,
    place_for_translations,
    speakers_need_it,
)
from amparo.law.meetings.bodies import who_and_when
from amparo.law.meetings.calendar import OPEN_MEETINGS_ACT
from amparo.law.meetings.outcomes import MET, NO_DUTY, OWED, duty_decision
from amparo.rules import Condition, Decision
from amparo.terms import Tag

_LANGUAGES = "Gov. Code § 54953.4(c),(e)"
_HELP = "Gov. Code § 54953.4(b)(2)"

agenda_language = duty_decision("agenda_language")
"""Asked of one language at a time. The text says "spoken jointly"; counsel confirms the reading."""
who_and_when(agenda_language)
agenda_language.rule(
    "MTG-R05",
    part="-few_speakers",
    since=OPEN_MEETINGS_ACT,
    when=~language_is_spoken,
    then=NO_DUTY,
    cite=_LANGUAGES,
    tag="V",
    says="The language stays under 20 % of the people.",
    dice="El idioma no llega al 20 % de los habitantes.",
)
agenda_language.rule(
    "MTG-R05",
    part="-english_spoken_well",
    since=OPEN_MEETINGS_ACT,
    when=~speakers_need_it,
    then=NO_DUTY,
    cite=_LANGUAGES,
    tag="V",
    says="Under 20 % of its speakers speak English less than very well.",
    dice="Menos del 20 % de quienes lo hablan habla inglés menos que muy bien.",
)
agenda_language.rule(
    "MTG-R05",
    part="-three_larger",
    since=OPEN_MEETINGS_ACT,
    when=~among_the_largest,
    then=NO_DUTY,
    cite=_LANGUAGES,
    tag="V",
    says="Three larger languages pass the same tests; the agenda is owed in those.",
    dice="Tres idiomas mayores pasan las mismas pruebas; la agenda se debe en esos.",
)
agenda_language.rule(
    "MTG-R05",
    part="-posted",
    since=OPEN_MEETINGS_ACT,
    when=agenda_in_language,
    then=MET,
    cite=_LANGUAGES,
    tag="V",
    says="The agenda is posted in the language, like the English one.",
    dice="La agenda se publica en el idioma, igual que la inglesa.",
)
agenda_language.rule(
    "MTG-R05",
    then=OWED,
    cite=_LANGUAGES,
    tag="V",
    says="The agenda, not the packet, is posted in this language like the English one; digital translation is enough.",
    dice="La agenda, no los documentos, se publica en este idioma igual que la inglesa; basta una traducción digital.",
)


def _plain_duty(
    name: str,
    rule: str,
    done: Condition,
    *,
    cite: str,
    of_a_meeting: bool,
    met: tuple[str, str],
    owed: tuple[str, str],
) -> Decision:
    """A duty that one fact meets."""
    decision = duty_decision(name)
    who_and_when(decision, of_a_meeting=of_a_meeting)
    tag: Tag = "V"
    says, dice = met
    decision.rule(
        rule,
        part="-met",
        since=OPEN_MEETINGS_ACT,
        when=done,
        then=MET,
        cite=cite,
        tag=tag,
        says=says,
        dice=dice,
    )
    says, dice = owed
    decision.rule(rule, then=OWED, cite=cite, tag=tag, says=says, dice=dice)
    return decision


more_translations = _plain_duty(
    "more_translations",
    "MTG-R05",
    place_for_translations,
    cite=_LANGUAGES,
    of_a_meeting=True,
    met=(
        "The public has a place to post more translations of the agenda.",
        "El público tiene dónde publicar más traducciones de la agenda.",
    ),
    owed=(
        "There is a place where the public may post more translations of the agenda.",
        "Hay un lugar donde el público puede publicar más traducciones de la agenda.",
    ),
)
own_interpreter = _plain_duty(
    "own_interpreter",
    "MTG-R06",
    interpreter_instructions,
    cite=_HELP,
    of_a_meeting=False,
    met=(
        "Instructions for people who bring an interpreter are published.",
        "Se publican instrucciones para quien trae su intérprete.",
    ),
    owed=(
        "People who bring an interpreter are helped, and instructions for them are published.",
        "Se ayuda a quien trae su intérprete, y se publican instrucciones para ello.",
    ),
)
meetings_page = _plain_duty(
    "meetings_page",
    "MTG-R06",
    meetings_page_linked,
    cite=_HELP,
    of_a_meeting=False,
    met=(
        "A page on the meetings is linked from the home page.",
        "La página de inicio enlaza una página sobre las reuniones.",
    ),
    owed=(
        "There is a page on the meetings, linked from the home page.",
        "Hay una página sobre las reuniones, enlazada desde la página de inicio.",
    ),
)
outreach = _plain_duty(
    "outreach",
    "MTG-R06",
    groups_invited,
    cite=_HELP,
    of_a_meeting=False,
    met=(
        "Groups that seldom come were invited.",
        "Se invitó a grupos que rara vez vienen.",
    ),
    owed=(
        "Reasonable efforts are made to invite groups that seldom come.",
        "Se hacen esfuerzos razonables por invitar a grupos que rara vez vienen.",
    ),
)
