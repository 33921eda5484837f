"""Counsel's page on which what is sealed of a visit is erased for good: the words, the officers' names, the papers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.casefile.visit_file import fold_visit
from amparo.release.grounds import Ground
from amparo_desk.acts.erase_record import erase_visit
from amparo_desk.said import Both
from amparo_desk.screens.act_form import complete, run_act
from amparo_desk.screens.again import who_is_it
from amparo_desk.screens.erasing import OTHER, TICK, Goes, erase_form
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.visits import BACK, here

_TITLE: Both = (
    "Erase what is sealed for good",
    "Borrar lo sellado para siempre",
)


@for_act(Act.ERASE)
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, draft: object) -> HttpResponse:
    """Erase what is sealed of a visit. Nothing is opened for it."""
    visit, vault = fold_visit(here(request, draft)), vault_of(request)
    asked = who_is_it(request)
    if asked is not None:
        return asked

    def do(typed: Typed, _seen: int) -> None:
        ground, citation = typed.word("ground", tuple(Ground)), typed.text("citation", needed=True)
        no_hold = typed.tick("no_hold")
        if not no_hold:
            typed.refuse("no_hold", TICK)
        if typed.text("reference", needed=True, longest=40) not in ("", visit.number):
            typed.refuse("reference", OTHER)
        complete(typed)
        erase_visit(vault, actor_of(request), now(), str(draft), Ground(ground), citation, no_hold=no_hold)

    return run_act(
        request,
        erase_form(vault.backup_days, _TITLE),
        None,
        do,
        back=f"{BACK}{draft}/",
        seen=visit.next_number,
        goes=Goes(len(visit.papers), 0, len(visit.entries)),
        reference=visit.number,
    )
