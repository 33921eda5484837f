"""The page on which staff note the time that a record took."""

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.casefile.sorts import PURPOSES
from amparo_desk.acts.note_time import note_time
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.opened import open_record
from amparo_desk.screens.typed import NO_NUMBER, Typed
from amparo_desk.screens.words import PURPOSE_NAMES

MOST = 1_440
"""Minutes of a day: more at once is a slip of the pen."""
_UNKNOWN = Choice("not_known", ("I cannot say", "No puedo decirlo"))


@for_act(Act.NOTE_TIME)
def time(request: HttpRequest, record: str) -> HttpResponse:
    """Note minutes, and what they were for."""
    opened = open_record(request, record, "time")
    choices = (*(Choice(word, PURPOSE_NAMES[word]) for word in PURPOSES), _UNKNOWN)
    form = ActForm(
        ("Time spent on this record", "Tiempo dedicado a este expediente"),
        (
            (
                "The minutes are added to those noted before. Declining and helping are published apart, as sums of "
                "the agency: never who worked, and never on which record."
            ),
            (
                "Los minutos se suman a los anotados antes. Rechazar y ayudar se publican aparte, como sumas de la "
                "agencia: nunca quién trabajó, ni en qué expediente."
            ),
        ),
        ("Put it on record", "Registrar"),
        ("The time is on record.", "El tiempo consta."),
        (
            Field("minutes", "text", ("Minutes", "Minutos"), required=True),
            Field("purpose", "radios", ("What for", "Para qué"), choices=choices, required=True),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        typed.text("minutes", needed=True)
        minutes = typed.number("minutes", most=MOST)
        purpose = typed.word("purpose", (*PURPOSES, _UNKNOWN.value))
        if minutes == 0:
            typed.refuse("minutes", NO_NUMBER)
        complete(typed)
        assert minutes is not None
        told = "" if purpose == _UNKNOWN.value else purpose
        note_time(vault_of(request), actor_of(request), record, now(), seen, minutes=minutes, purpose=told)

    return run_act(request, form, opened.case, do, back=opened.url)
