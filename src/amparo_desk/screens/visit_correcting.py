"""The page on which the record of a visit is corrected: it holds what stands, and what was written before stays on record."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.casefile.visit_file import fold_visit
from amparo.terms import AmparoError
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.sites import sites_at
from amparo_desk.acts.visits import correct_visit, open_visit
from amparo_desk.said import Both, language_now
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.receive_form import Group, fields_of, with_fields
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.visit_form import NEVER, groups
from amparo_desk.screens.visit_sites import Sites, as_chosen
from amparo_desk.screens.visit_typed import merged, plain_of, typed_from
from amparo_desk.screens.visits import BACK, here, warn_of_why, warn_struck


@for_act(Act.CORRECT_VISIT)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, draft: object) -> HttpResponse:
    """Correct the record of a visit: the page holds what stands; what was written before stays on record."""
    visit = fold_visit(here(request, draft))
    opened = open_visit(vault_of(request), actor_of(request), now(), str(draft), Act.CORRECT_VISIT)
    sites = sites_at(vault_of(request))
    asked = _correcting(visit.told["place"], sites)
    error: Both | None = None
    status, seen = 200, visit.next_number
    fields = typed_again(fields_of(asked), as_chosen(typed_from(opened.plain), sites), {})
    if request.method == "POST":
        typed = Typed(request.POST)
        seen, status = typed.number("seen") or seen, 422
        plain, why = plain_of(typed, sites), typed.text("why", needed=True, longest=500)
        if not typed.errors:
            try:
                _, record = correct_visit(
                    vault_of(request),
                    actor_of(request),
                    now(),
                    str(draft),
                    seen,
                    merged(opened.plain, plain),
                    why=why,
                    language=language_now(),
                )
            except NotAllowedError as refused:
                error, status = refusal(refused), 403
            except AmparoError as refused:
                error, status = refusal(refused), 409
            else:
                told(request, ("The correction is on record.", "La corrección consta."))
                warn_struck(request, record.struck)
                warn_of_why(request, why)
                return _to(draft)
        given = {name: str(value) for name, value in request.POST.items()}
        fields = typed_again(fields_of(asked), given, typed.errors)
    return page(
        request,
        "screens/visit_new.html",
        status=status,
        number=visit.number,
        seen=seen,
        groups=with_fields(asked, fields),
        fields=fields,
        error=error,
        back=f"{BACK}{draft}/",
    )


def _correcting(place: str, sites: Sites) -> tuple[Group, ...]:
    """The same groups without the paper's file, which is added by itself, and with the reason at the end."""
    why = Field("why", "area", ("Why it is corrected", "Por qué se corrige"), hint=NEVER, required=True)
    kept = [
        Group(
            group.title,
            tuple(field for field in group.fields if field.name != "papers"),
            group.lead,
            pairs=group.pairs,
        )
        for group in groups("", place, sites=sites)
    ]
    return (*kept, Group(("The correction", "La corrección"), (why,)))


def _to(draft: object) -> HttpResponse:
    return HttpResponseRedirect(f"{BACK}{draft}/")
