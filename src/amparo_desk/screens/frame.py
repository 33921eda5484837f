"""The frame of every page: who is here, where they can go, what time it is; and what an act refused, as the page says it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from amparo.casefile import Act
from amparo.casefile.events import EventError
from amparo.clock import CALIFORNIA
from amparo.intake import RefusedError
from amparo.register.release import ReleaseError
from amparo.terms import AmparoError
from amparo.visits.faults import VisitRecordError
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.acts.step import RefusedActError
from amparo_desk.said import Both, both
from amparo_desk.vault.erasing import ErasedError
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.matters import BEFORE_A_MATTER
from amparo_desk.vault.store import ConflictError, Vault
from amparo_log.durable import StorageError

NAV: tuple[tuple[str, Both, Act], ...] = (
    ("/", ("Today", "Hoy"), Act.READ_PERSON),
    ("/requests/", ("Requests", "Solicitudes"), Act.READ_PERSON),
    ("/requests/new/", ("New request", "Solicitud nueva"), Act.RECEIVE_REQUEST),
    ("/visits/", ("Visits", "Visitas"), Act.READ_VISITS),
    ("/visits/new/", ("New visit", "Visita nueva"), Act.RECORD_VISIT),
    ("/sites/", ("Sites", "Sitios"), Act.READ_SITES),
    ("/counsel/", ("For counsel", "Para el abogado"), Act.ANSWER_COUNSEL),
    ("/policy/", ("Local policy", "Regla local"), Act.SET_POLICY),
    ("/texts/", ("Notice texts", "Textos de avisos"), Act.APPROVE_TEXT),
    ("/days/", ("Days", "Días"), Act.READ_DAYS),
    ("/releases/", ("Releases", "Publicaciones"), Act.READ_RELEASES),
    ("/oversight/", ("Reports", "Informes"), Act.READ_OVERSIGHT),
    ("/access/", ("Who read what", "Quién leyó qué"), Act.READ_ACCESS_LOG),
    ("/accounts/", ("Accounts", "Cuentas"), Act.MANAGE_USERS),
)
"""Where to go, for whoever has the right."""

View = Callable[..., HttpResponse]


def now() -> datetime:
    """The machine's clock: the one place where the pages read it."""
    return datetime.now(UTC)


def california_now() -> datetime:
    """The same by California's clock, to the minute, as it is typed."""
    return datetime.now(CALIFORNIA).replace(second=0, microsecond=0)


def vault_of(request: HttpRequest) -> Vault:
    """The vault of the agency of whoever is signed in."""
    vault: Vault = request.vault  # type: ignore[attr-defined]
    return vault


def actor_of(request: HttpRequest) -> Actor:
    """Who is signed in, with their roles at the agency."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page with its frame."""
    actor = actor_of(request)
    told = {
        "nav": [
            (
                url,
                both(label),
                request.path == url
                or (url not in ("/", "/requests/", "/visits/") and request.path.startswith(url)),
            )
            for url, label, act in NAV
            if actor.may(act)
        ],
        "agency_name": agency_at(vault_of(request)).name or actor.agency,
        **context,
    }
    return render(request, template, told, status=status)


def for_act(act: Act) -> Callable[[View], View]:
    """Only for those who may do this act; everybody else gets a page that says for whom it is."""

    def wrap(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if not actor.may(act):
                return page(request, "screens/not_allowed.html", status=403, act=act, roles=_roles_with(act))
            try:
                return view(request, *args, **kwargs)
            except ErasedError as error:
                return _erased(request, error)

        shown.act = act  # type: ignore[attr-defined]
        return shown

    return wrap


def _erased(request: HttpRequest, error: ErasedError) -> HttpResponse:
    from amparo_desk.screens.erased import erased_page  # that page stands in this frame

    matter = error.record.removeprefix(BEFORE_A_MATTER)
    if matter != error.record:
        return redirect("visit", matter)  # whose own page says that it was erased
    return erased_page(request, error.record, error.erasure, error.backups_end, status=410)


def _roles_with(act: Act) -> list[str]:
    from amparo.casefile.roles import RIGHTS, ROLES  # only a refusal names them

    return [both(ROLES[role]) for role, acts in RIGHTS.items() if act in acts]


def told(request: HttpRequest, words: Both) -> None:
    """A message at the top of the next page."""
    messages.success(request, both(words))


def refusal(error: AmparoError) -> Both:
    """What went wrong, as the page says it, in English and Spanish.

    Errors of the library are told in English where they name a field; what it means stands before them in both languages.
    """
    match error:
        case RefusedActError():
            return error.reason
        case NotAllowedError():
            return (str(error), "Su papel en esta agencia no permite hacer eso.")
        case ConflictError():
            return _first_came(error)
        case StorageError() | SpokenError() | VisitRecordError():
            return (error.in_language("en"), error.in_language("es"))
        case ReleaseError():
            return (error.sentence("en"), error.sentence("es"))
        case EventError() | RefusedError():
            return (f"This cannot be kept: {error}", f"Esto no se puede guardar: {error}")
        case _:
            return (str(error), f"No se pudo: {error}")


def _first_came(error: ConflictError) -> Both:
    newest = error.newest
    if newest is None:
        return (str(error), "El expediente cambió desde que lo abrió. Véalo de nuevo.")
    at = f"{newest.at.astimezone(CALIFORNIA):%Y-%m-%d %H:%M}"
    return (
        (
            f"Somebody was first: {newest.sentence('en')} By {newest.by}, {at}. What you typed is still here; "
            "look at the record, then decide whether it is still to be done."
        ),
        (
            f"Alguien se adelantó: {newest.sentence('es')} Por {newest.by}, {at}. Lo que escribió sigue aquí; "
            "mire el expediente y decida si aún hace falta."
        ),
    )
