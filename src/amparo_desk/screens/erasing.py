"""Counsel's page on which a person is erased for good: what goes, what stays, on what ground; who it is, is shown again first."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act, fold
from amparo.clock import CALIFORNIA
from amparo.notices.wording import day_in_words
from amparo.release.grounds import GROUNDS, Ground
from amparo_desk.acts.erase_record import erase_record
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.again import who_is_it
from amparo_desk.screens.erased import erased_page
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.typed import Typed

_TITLE: Both = ("Erase the person for good", "Borrar a la persona para siempre")
OTHER: Both = (
    "This is not the reference of this record. Look once more which record it is.",
    "Esta no es la referencia de este expediente. Mire otra vez de qué expediente se trata.",
)
TICK: Both = (
    "Nothing is erased while a hold or a request may cover it. Tick it once you have looked.",
    "No se borra nada mientras una orden de conservación o una petición pueda abarcarlo. Márquelo cuando lo haya visto.",
)


@dataclass(frozen=True, slots=True)
class Goes:
    """How much there is of what goes: papers that came in, notices that were made, entries."""

    papers: int
    notices: int
    entries: int


@for_act(Act.ERASE)
def erase(request: HttpRequest, record: str) -> HttpResponse:
    """Erase the person of a record. Nothing is opened for it."""
    vault = vault_of(request)
    events = vault.events(record)
    if not events:
        raise Http404(f"There is no record {record} at {actor_of(request).agency}.")
    erasure = vault.erasure(record)
    if erasure is not None and request.method == "GET":
        return erased_page(request, record, erasure, erasure.backups_end(vault.backup_days))
    asked = who_is_it(request)
    if asked is not None:
        return asked
    case = fold(events)

    def do(typed: Typed, _seen: int) -> None:
        ground = typed.word("ground", tuple(Ground))
        citation = typed.text("citation", needed=True)
        no_hold = typed.tick("no_hold")
        if not no_hold:
            typed.refuse("no_hold", TICK)
        if typed.text("reference", needed=True, longest=40) not in ("", case.received["reference"]):
            typed.refuse("reference", OTHER)
        complete(typed)
        erase_record(vault, actor_of(request), now(), record, Ground(ground), citation, no_hold=no_hold)

    return run_act(
        request,
        erase_form(vault.backup_days, _TITLE),
        case,
        do,
        back=f"/requests/{record}/",
        goes=Goes(len(case.documents), len(case.made), len(events)),
    )


def erase_form(backup_days: int, title: Both) -> ActForm:
    """The page's form: ground, law, that nothing must be held, and the reference typed once more."""
    last = (now() + timedelta(days=backup_days)).astimezone(CALIFORNIA).date()
    return ActForm(
        title,
        (
            (
                "This cannot be undone, by anybody. The last backup that still holds the key is gone on "
                f"{day_in_words(last, 'en')}."
            ),
            (
                "Nadie puede deshacerlo. La última copia de respaldo que aún guarda la clave desaparece el "
                f"{day_in_words(last, 'es')}."
            ),
        ),
        title,
        (
            f"It is erased. The last backup is gone on {day_in_words(last, 'en')}.",
            f"Se borró. La última copia de respaldo desaparece el {day_in_words(last, 'es')}.",
        ),
        (
            Field(
                "ground",
                "radios",
                ("On what ground?", "¿Con qué fundamento?"),
                choices=tuple(Choice(ground.value, GROUNDS[ground]) for ground in Ground),
                required=True,
            ),
            Field(
                "citation",
                "text",
                ("The law or the order, as you cite it", "La ley o la orden, tal como usted la cita"),
                hint=(
                    "It stands in the log for good. Name nobody in it, and no case number that leads to somebody.",
                    "Queda en el registro para siempre. No nombre a nadie, ni un número de caso que lleve a alguien.",
                ),
                required=True,
            ),
            Field(
                "no_hold",
                "tick",
                (
                    "I have looked: no litigation hold and no open request for records covers this record",
                    (
                        "Lo he revisado: ninguna orden de conservación por litigio ni petición abierta de documentos "
                        "abarca este expediente"
                    ),
                ),
                required=True,
            ),
            Field(
                "reference",
                "text",
                (
                    "Type the reference of the record, to be sure",
                    "Escriba la referencia del expediente, para estar seguros",
                ),
                required=True,
            ),
        ),
        danger=True,
        template="screens/erase.html",
    )
